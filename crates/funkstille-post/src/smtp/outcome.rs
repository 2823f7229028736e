//! What became of a message, and what may be done next.

use super::error::{SmtpError, Stage};
use super::reply::Reply;
use crate::server::{Meaning, ServerError, words_mean};

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken it and answers for it from now on.
    Accepted {
        /// What it said.
        reply: Reply,
    },
    /// The server has not taken it: it may be offered again without harm.
    NotSent(NotSent),
    /// The end of the message may have left, and no answer came: the server may have taken it.
    Uncertain {
        /// What happened instead of an answer.
        why: SmtpError,
    },
}

/// Why a message was not taken, by what comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// This message will never be taken as it is.
    Refused {
        /// Why.
        why: SmtpError,
    },
    /// No message will be taken before a person has changed something: a password, a setting, the
    /// certificate of the server.
    Blocked {
        /// Why.
        why: SmtpError,
    },
    /// It may go better later.
    Later {
        /// Why.
        why: SmtpError,
    },
}

impl NotSent {
    /// Why it was not taken.
    pub fn why(&self) -> &SmtpError {
        let (Self::Refused { why } | Self::Blocked { why } | Self::Later { why }) = self;
        why
    }
}

impl From<SmtpError> for NotSent {
    fn from(why: SmtpError) -> Self {
        match next(&why) {
            Next::Never => Self::Refused { why },
            Next::Person => Self::Blocked { why },
            Next::Wait => Self::Later { why },
        }
    }
}

impl From<ServerError> for NotSent {
    fn from(error: ServerError) -> Self {
        SmtpError::from(error).into()
    }
}

enum Next {
    Never,
    Person,
    Wait,
}

fn next(why: &SmtpError) -> Next {
    match why {
        SmtpError::Server(error) => next_of_server(error),
        SmtpError::NoSmtp { .. } => Next::Person,
        SmtpError::Refuses { stage, reply } => next_of_reply(*stage, reply),
        SmtpError::TooLarge { .. }
        | SmtpError::NeedsUtf8 { .. }
        | SmtpError::NeedsEightBit
        | SmtpError::BadAddress { .. }
        | SmtpError::ZeroByte => Next::Never,
    }
}

fn next_of_server(error: &ServerError) -> Next {
    use ServerError as E;
    match error {
        E::NoSuchHost { .. }
        | E::Refused { .. }
        | E::Unreachable { .. }
        | E::TooMany { .. }
        | E::Unavailable { .. }
        | E::Closed { .. }
        | E::Broken { .. }
        | E::Silent { .. }
        | E::NoGreeting { .. }
        | E::Garbled { .. } => Next::Wait,
        _ => Next::Person,
    }
}

/// RFC 5321, 4.2.1: 4yz may go better later, 5yz never. Large providers answer so too when an
/// account has sent enough for today.
fn next_of_reply(stage: Stage, reply: &Reply) -> Next {
    if reply.code < 500 || words_mean(&reply.text) == Some(Meaning::TooMany) {
        return Next::Wait;
    }
    let is_too_large = reply.code == 552;
    match stage {
        // Who may not come, or may not write from this address, may not with the next one either.
        Stage::Greeting | Stage::Hello => Next::Person,
        Stage::Sender if !is_too_large => Next::Person,
        // RFC 4954, 6: a login is wanted.
        _ if reply.code == 530 => Next::Person,
        _ => Next::Never,
    }
}
