//! What can go wrong with any server of mail.

use funkstille_core::explain::Fact;

/// Why a server could not be reached, did not let us in, or could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerError {
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
    /// The server said nothing at first: on a port where TLS comes first, it waits for us.
    NoGreeting {
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
    /// The id of a message.
    Id,
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

impl ServerError {
    /// The end of the key under which the sentence stands in `locales/`: `no-such-host` for
    /// `imap-no-such-host`, since what is to be done next depends on what the server is for.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::NoSuchHost { .. } => "no-such-host",
            Self::Refused { .. } => "refused",
            Self::Unreachable { .. } => "unreachable",
            Self::NoTls { .. } => "no-tls",
            Self::NoStartTls { .. } => "no-starttls",
            Self::NoGreeting { .. } => "no-greeting",
            Self::PlainOverNetwork { .. } => "plain-over-network",
            Self::CertificateUntrusted { .. } => "certificate-untrusted",
            Self::CertificateExpired { .. } => "certificate-expired",
            Self::CertificateOtherName { .. } => "certificate-other-name",
            Self::Tls { .. } => "tls",
            Self::BadRoots { .. } => "bad-roots",
            Self::WrongPassword { .. } => "wrong-password",
            Self::AppPassword { .. } => "app-password",
            Self::PasswordsOff { .. } => "passwords-off",
            Self::PasswordExpired { .. } => "password-expired",
            Self::TokenRefused { .. } => "token-refused",
            Self::NotAllowed { .. } => "not-allowed",
            Self::ProtectionWanted { .. } => "protection-wanted",
            Self::NoWayToLogIn { .. } => "no-way-to-log-in",
            Self::TooMany { .. } => "too-many",
            Self::Unavailable { .. } => "unavailable",
            Self::Unsendable { what: Sent::User } => "unsendable-user",
            Self::Unsendable { what: Sent::Secret } => "unsendable-secret",
            Self::Unsendable { what: Sent::Folder } => "unsendable-folder",
            Self::Unsendable { what: Sent::Id } => "unsendable-id",
            Self::Closed { .. } => "closed",
            Self::Broken { .. } => "broken",
            Self::Silent { .. } => "silent",
            Self::Garbled { what: Garble::Line } => "garbled-line",
            Self::Garbled { what: Garble::Literal } => "garbled-literal",
            Self::Garbled { what: Garble::TooMuch } => "garbled-too-much",
            Self::Garbled { what: Garble::Answer } => "garbled-answer",
        }
    }

    /// The facts of that sentence.
    pub(crate) fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NoSuchHost { host } | Self::CertificateOtherName { host } => {
                vec![("host", host.into())]
            }
            Self::Refused { place }
            | Self::NoTls { place }
            | Self::NoStartTls { place }
            | Self::NoGreeting { place }
            | Self::PlainOverNetwork { place }
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
            | Self::NotAllowed { user, says } => {
                vec![("user", user.into()), ("says", inside(says))]
            }
            Self::ProtectionWanted { says }
            | Self::TooMany { says }
            | Self::Unavailable { says } => {
                vec![("says", inside(says))]
            }
            Self::Closed { says } => vec![("says", says.into())],
            Self::NoWayToLogIn { offered } => {
                let count = i64::try_from(offered.split_whitespace().count()).unwrap_or(i64::MAX);
                vec![("offered", offered.into()), ("count", count.into())]
            }
            Self::Silent { seconds } => {
                vec![("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX).into())]
            }
            Self::Unsendable { .. } | Self::Garbled { .. } => Vec::new(),
        }
    }
}

/// What a server says, inside a sentence that ends by itself.
fn inside(says: &str) -> Fact {
    match says.trim_end_matches('.') {
        "" => Fact::Key("server-said-nothing".to_owned()),
        says => Fact::from(says),
    }
}
