//! Why a message was not taken, each with what a person can do about it.

use std::fmt;

use funkstille_core::explain::{Explain, Fact, write_plain};

use super::reply::Reply;
use crate::server::{Garble, ServerError};

/// Why a message was not taken, or why nobody knows whether it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SmtpError {
    /// What can go wrong with any server.
    Server(ServerError),
    /// What answers there is no server that takes mail.
    NoSmtp {
        /// `host:port`.
        place: String,
    },
    /// The server says no.
    Refuses {
        /// To what.
        stage: Stage,
        /// How.
        reply: Reply,
    },
    /// The message is larger than what the server takes.
    TooLarge {
        /// Its size in bytes.
        size_bytes: u64,
        /// What the server takes (RFC 1870).
        most_bytes: u64,
    },
    /// An address has letters before the `@` that only servers with SMTPUTF8 (RFC 6531) take, and
    /// this one has it not.
    NeedsUtf8 {
        /// The address.
        address: String,
    },
    /// The message has bytes that only servers with 8BITMIME (RFC 6152) take, and this one has it
    /// not.
    NeedsEightBit,
    /// A text that is no address stands where one must be.
    BadAddress {
        /// The text, without what cannot be shown.
        address: String,
    },
    /// The message has a zero byte, which no server may be given (RFC 5321, 4.1.1.4).
    ZeroByte,
}

/// What a server says no to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// That we came at all.
    Greeting,
    /// Our own name.
    Hello,
    /// The sender of the message.
    Sender,
    /// Its recipient.
    Recipient,
    /// That a message follows.
    Start,
    /// The message itself.
    Message,
}

impl SmtpError {
    /// An answer that does not agree: a refusal, or one that fits to nothing.
    pub(super) fn of(stage: Stage, reply: Reply) -> Self {
        if reply.code < 400 {
            return ServerError::Garbled { what: Garble::Answer }.into();
        }
        Self::Refuses { stage, reply }
    }

    /// What the server answered; `None` where it did not.
    pub fn reply(&self) -> Option<&Reply> {
        match self {
            Self::Refuses { reply, .. } => Some(reply),
            _ => None,
        }
    }

    /// What the server said against the recipient, to be judged like what a bounce says: it may
    /// name a dead address. A message has one recipient, so that what is said once the message is
    /// begun may be said of that one too. `None` where it said nothing against it.
    pub fn against_recipient(&self) -> Option<&Reply> {
        match self {
            Self::Refuses { stage: Stage::Recipient | Stage::Start | Stage::Message, reply } => {
                Some(reply)
            }
            _ => None,
        }
    }
}

impl From<ServerError> for SmtpError {
    fn from(error: ServerError) -> Self {
        Self::Server(error)
    }
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Greeting => "greeting",
            Self::Hello => "hello",
            Self::Sender => "sender",
            Self::Recipient => "recipient",
            Self::Start => "start",
            Self::Message => "message",
        }
    }
}

impl Explain for SmtpError {
    fn key(&self) -> String {
        match self {
            Self::Server(error) => format!("smtp-{}", error.key()),
            Self::NoSmtp { .. } => "smtp-no-smtp".to_owned(),
            Self::Refuses { stage, reply } => {
                let how = if reply.code < 500 { "later" } else { "never" };
                format!("smtp-{}-{how}", stage.name())
            }
            Self::TooLarge { .. } => "smtp-too-large".to_owned(),
            Self::NeedsUtf8 { .. } => "smtp-needs-utf8".to_owned(),
            Self::NeedsEightBit => "smtp-needs-eight-bit".to_owned(),
            Self::BadAddress { .. } => "smtp-bad-address".to_owned(),
            Self::ZeroByte => "smtp-zero-byte".to_owned(),
        }
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let number = |bytes: u64| Fact::from(i64::try_from(bytes).unwrap_or(i64::MAX));
        match self {
            Self::Server(error) => error.facts(),
            Self::NoSmtp { place } => vec![("place", place.into())],
            Self::Refuses { reply, .. } => vec![("says", reply.to_string().as_str().into())],
            Self::TooLarge { size_bytes, most_bytes } => {
                vec![("size", number(*size_bytes)), ("most", number(*most_bytes))]
            }
            Self::NeedsUtf8 { address } | Self::BadAddress { address } => {
                vec![("address", address.into())]
            }
            Self::NeedsEightBit | Self::ZeroByte => Vec::new(),
        }
    }
}

impl fmt::Display for SmtpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_plain(self, f)
    }
}

impl std::error::Error for SmtpError {}

impl fmt::Display for Reply {
    /// `550 5.1.1 User unknown`, as the server said it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        if let Some(enhanced) = &self.enhanced {
            write!(f, " {enhanced}")?;
        }
        if self.text.is_empty() { Ok(()) } else { write!(f, " {}", self.text) }
    }
}
