//! How the server behaves.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// Everything about it.
#[derive(Clone, Debug)]
pub struct Rules {
    /// How a connection is protected.
    pub protection: Protection,
    /// Certificate and key in PEM, for `localhost`.
    pub certificate: String,
    /// The lines of its answer to `EHLO` after the first; `STARTTLS` is added where it has it.
    pub offers: Vec<String>,
    /// The passwords of those who may log in.
    pub passwords: BTreeMap<String, String>,
    /// The tokens of those who may log in.
    pub tokens: BTreeMap<String, String>,
    /// Whether a sender is taken only from somebody who is logged in.
    pub wants_login: bool,
    /// What goes wrong, the first that fits first.
    pub faults: Vec<Fault>,
    /// Addresses to which nothing can be delivered, each with the status that its bounce names
    /// (`5.1.1`; `4.4.1` for a delay). Bounces go to the sender's box.
    pub bounces: BTreeMap<String, String>,
    /// Where messages go on to.
    pub lmtp: Option<PathBuf>,
    /// What it sends in the same breath as its consent to TLS.
    pub injected: String,
}

/// How a connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// TLS from the first byte.
    Tls,
    /// TLS when it is asked for.
    StartTls,
    /// Not at all.
    None,
}

/// Something that goes wrong.
#[derive(Clone, Debug)]
pub struct Fault {
    /// When.
    pub at: At,
    /// What.
    pub act: Act,
    /// How often; `u32::MAX` for ever.
    pub times: u32,
}

/// How far a conversation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Somebody has connected.
    Greeting,
    /// `EHLO` was heard, and so on for the others.
    Hello,
    /// `STARTTLS`.
    StartTls,
    /// `AUTH` and all that belongs to it.
    Login,
    /// `MAIL`.
    Sender,
    /// `RCPT`.
    Recipient,
    /// `DATA`.
    Start,
    /// The first line of a message was heard.
    Message,
    /// The dot after a message was heard.
    End,
}

/// What it does instead of what is right.
#[derive(Clone, Debug)]
pub enum Act {
    /// Says this and does nothing. Of several lines, all but the last end with CRLF.
    Say(String),
    /// Says this, does nothing and hangs up.
    SayAndClose(String),
    /// Hangs up without a word, where `done` says so after doing what it was told: at [`At::End`]
    /// the message is taken then.
    Close {
        /// Whether it does it.
        done: bool,
    },
    /// Says nothing any more until the other side hangs up.
    Hang {
        /// Whether it does it.
        done: bool,
    },
    /// Does it, and answers in single bytes.
    Drip,
}

impl Default for Rules {
    /// Freya may log in with `secret`, with every extension and TLS when it is asked for.
    fn default() -> Self {
        let freya = "freya@studio.test".to_owned();
        let offers = ["SIZE 20000000", "8BITMIME", "SMTPUTF8", "AUTH PLAIN LOGIN XOAUTH2"];
        Self {
            protection: Protection::StartTls,
            certificate: include_str!(
                "../../../crates/funkstille-post/tests/certificates/localhost.pem"
            )
            .to_owned(),
            offers: offers.map(str::to_owned).to_vec(),
            passwords: BTreeMap::from([(freya.clone(), "secret".to_owned())]),
            tokens: BTreeMap::from([(freya, "good-token".to_owned())]),
            wants_login: true,
            faults: Vec::new(),
            bounces: BTreeMap::new(),
            lmtp: None,
            injected: String::new(),
        }
    }
}

impl Rules {
    /// What goes wrong at this point, if anything does; it is used up by that.
    pub(super) fn next(&mut self, at: At) -> Option<Act> {
        let fault = self.faults.iter_mut().find(|fault| fault.at == at && fault.times > 0)?;
        if fault.times < u32::MAX {
            fault.times -= 1;
        }
        Some(fault.act.clone())
    }
}
