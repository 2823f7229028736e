//! Why a mailbox could not be read, each with what a person can do about it.

use std::fmt;

use funkstille_core::explain::{Explain, Fact};

/// Why a mailbox could not be read. Nothing was changed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImapError {
    /// The name of the server leads nowhere.
    NoSuchHost {
        /// The name.
        host: String,
    },
    /// Nothing answers there.
    Refused {
        /// `host:port`.
        place: String,
    },
    /// The server cannot be reached.
    Unreachable {
        /// `host:port`.
        place: String,
        /// What the system says.
        why: String,
    },
    /// There is a server, and it speaks no TLS on this port.
    NoTls {
        /// `host:port`.
        place: String,
    },
    /// The server offers no TLS after its greeting.
    NoStartTls {
        /// `host:port`.
        place: String,
    },
    /// A connection without protection is only made to this computer itself.
    PlainOverNetwork {
        /// `host:port`.
        place: String,
    },
    /// Nobody who is trusted vouches for the certificate.
    CertificateUntrusted {
        /// `host:port`.
        place: String,
        /// What is wrong.
        why: String,
    },
    /// The certificate holds no longer, or not yet.
    CertificateExpired {
        /// `host:port`.
        place: String,
    },
    /// The certificate is that of another server.
    CertificateOtherName {
        /// The name that was asked for.
        host: String,
    },
    /// The server and this program find no common way to speak TLS.
    Tls {
        /// `host:port`.
        place: String,
        /// What is wrong.
        why: String,
    },
    /// A certificate of an authority of one's own cannot be read, or there is none at all.
    BadRoots {
        /// What is wrong.
        why: String,
    },
    /// What answers there is no server of IMAP.
    NoImap {
        /// `host:port`.
        place: String,
    },
    /// Name or password is wrong.
    WrongPassword {
        /// The name of the account.
        user: String,
        /// What the server says.
        says: String,
    },
    /// The account wants a password made for this program.
    AppPassword {
        /// The name of the account.
        user: String,
        /// What the server says.
        says: String,
    },
    /// The account takes no passwords any more, only OAuth.
    PasswordsOff {
        /// The name of the account.
        user: String,
        /// What the server says.
        says: String,
    },
    /// The password has expired.
    PasswordExpired {
        /// The name of the account.
        user: String,
        /// What the server says.
        says: String,
    },
    /// The token was refused.
    TokenRefused {
        /// The name of the account.
        user: String,
        /// What the server says.
        says: String,
    },
    /// The password is right, and the account may not use IMAP.
    NotAllowed {
        /// The name of the account.
        user: String,
        /// What the server says.
        says: String,
    },
    /// The server takes this login only over a protected connection.
    ProtectionWanted {
        /// What the server says.
        says: String,
    },
    /// The server offers no way to log in that this program knows.
    NoWayToLogIn {
        /// What it offers.
        offered: String,
    },
    /// The server lets no more connections in.
    TooMany {
        /// What the server says.
        says: String,
    },
    /// The server cannot do it just now.
    Unavailable {
        /// What the server says.
        says: String,
    },
    /// A name or password has a character that cannot be sent.
    Unsendable {
        /// What has it.
        what: Sent,
    },
    /// The folder is not there.
    NoFolder {
        /// Its name.
        folder: String,
        /// What the server says.
        says: String,
    },
    /// The server refuses a command.
    Refuses {
        /// The command.
        command: String,
        /// What the server says.
        says: String,
    },
    /// The server ended the connection.
    Closed {
        /// What it said before; empty where it said nothing.
        says: String,
    },
    /// The connection broke.
    Broken {
        /// What the system says.
        why: String,
    },
    /// The server said nothing for too long.
    Silent {
        /// How long it was waited for.
        seconds: u64,
    },
    /// What the server says makes no sense.
    Garbled {
        /// What is wrong with it.
        what: Garble,
    },
}

/// What is sent to a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The name of the account.
    User,
    /// The password or the token.
    Secret,
    /// The name of a folder.
    Folder,
}

/// What is wrong with what a server says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Garble {
    /// A line without an end.
    Line,
    /// A literal of absurd size.
    Literal,
    /// More than was asked for.
    TooMuch,
    /// Something else than the answer.
    Answer,
}

impl Explain for ImapError {
    fn key(&self) -> String {
        match self {
            Self::NoSuchHost { .. } => "imap-no-such-host",
            Self::Refused { .. } => "imap-refused",
            Self::Unreachable { .. } => "imap-unreachable",
            Self::NoTls { .. } => "imap-no-tls",
            Self::NoStartTls { .. } => "imap-no-starttls",
            Self::PlainOverNetwork { .. } => "imap-plain-over-network",
            Self::CertificateUntrusted { .. } => "imap-certificate-untrusted",
            Self::CertificateExpired { .. } => "imap-certificate-expired",
            Self::CertificateOtherName { .. } => "imap-certificate-other-name",
            Self::Tls { .. } => "imap-tls",
            Self::BadRoots { .. } => "imap-bad-roots",
            Self::NoImap { .. } => "imap-no-imap",
            Self::WrongPassword { .. } => "imap-wrong-password",
            Self::AppPassword { .. } => "imap-app-password",
            Self::PasswordsOff { .. } => "imap-passwords-off",
            Self::PasswordExpired { .. } => "imap-password-expired",
            Self::TokenRefused { .. } => "imap-token-refused",
            Self::NotAllowed { .. } => "imap-not-allowed",
            Self::ProtectionWanted { .. } => "imap-protection-wanted",
            Self::NoWayToLogIn { .. } => "imap-no-way-to-log-in",
            Self::TooMany { .. } => "imap-too-many",
            Self::Unavailable { .. } => "imap-unavailable",
            Self::Unsendable { what: Sent::User } => "imap-unsendable-user",
            Self::Unsendable { what: Sent::Secret } => "imap-unsendable-secret",
            Self::Unsendable { what: Sent::Folder } => "imap-unsendable-folder",
            Self::NoFolder { .. } => "imap-no-folder",
            Self::Refuses { .. } => "imap-refuses",
            Self::Closed { .. } => "imap-closed",
            Self::Broken { .. } => "imap-broken",
            Self::Silent { .. } => "imap-silent",
            Self::Garbled { what: Garble::Line } => "imap-garbled-line",
            Self::Garbled { what: Garble::Literal } => "imap-garbled-literal",
            Self::Garbled { what: Garble::TooMuch } => "imap-garbled-too-much",
            Self::Garbled { what: Garble::Answer } => "imap-garbled-answer",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NoSuchHost { host } | Self::CertificateOtherName { host } => {
                vec![("host", host.into())]
            }
            Self::Refused { place }
            | Self::NoTls { place }
            | Self::NoStartTls { place }
            | Self::PlainOverNetwork { place }
            | Self::NoImap { place }
            | Self::CertificateExpired { place } => vec![("place", place.into())],
            Self::Unreachable { place, why }
            | Self::CertificateUntrusted { place, why }
            | Self::Tls { place, why } => vec![("place", place.into()), ("why", why.into())],
            Self::BadRoots { why } | Self::Broken { why } => vec![("why", why.into())],
            Self::WrongPassword { user, says }
            | Self::AppPassword { user, says }
            | Self::PasswordsOff { user, says }
            | Self::PasswordExpired { user, says }
            | Self::TokenRefused { user, says }
            | Self::NotAllowed { user, says } => vec![("user", user.into()), ("says", says.into())],
            Self::ProtectionWanted { says }
            | Self::TooMany { says }
            | Self::Unavailable { says }
            | Self::Closed { says } => vec![("says", says.into())],
            Self::NoWayToLogIn { offered } => vec![("offered", offered.into())],
            Self::NoFolder { folder, says } => {
                vec![("folder", folder.into()), ("says", says.into())]
            }
            Self::Refuses { command, says } => {
                vec![("command", command.into()), ("says", says.into())]
            }
            Self::Silent { seconds } => {
                vec![("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX).into())]
            }
            Self::Unsendable { .. } | Self::Garbled { .. } => Vec::new(),
        }
    }
}

impl fmt::Display for ImapError {
    /// Key and facts in one line, for logs and tests.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key())?;
        for (name, fact) in self.facts() {
            match fact {
                Fact::Number(number) => write!(f, " {name}={number}")?,
                Fact::Text(text) | Fact::Key(text) => write!(f, " {name}={text}")?,
                Fact::Day(_) | Fact::Money(_) | Fact::Name { .. } => {}
            }
        }
        Ok(())
    }
}

impl std::error::Error for ImapError {}
