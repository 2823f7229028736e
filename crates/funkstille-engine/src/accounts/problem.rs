//! Why something cannot be done to an account: nothing was changed.

use std::fmt;

use funkstille_core::explain::{Explain, Fact};

/// Why something cannot be done to an account. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountProblem {
    /// Something was named that is not there.
    Unknown {
        /// What was named.
        given: String,
    },
    /// Several accounts have this address.
    Many {
        /// The address.
        given: String,
        /// Their ids.
        found: Vec<String>,
    },
    /// The same mailbox is there already.
    There {
        /// Its address.
        address: String,
        /// Its id.
        account: String,
    },
    /// Where mail of an account is handed over is not known, and no server was named.
    NoSmtpHost {
        /// The account.
        account: String,
    },
    /// A server that may not be used: no name, or no TLS on the way to another machine.
    UnsafeServer {
        /// The server.
        host: String,
    },
    /// An empty name of a user, or one with a control character.
    BadUser,
    /// A folder that holds no mail.
    NoMaildir {
        /// The folder.
        path: String,
    },
    /// The account is another kind of mailbox, where one does not log in that way.
    OtherKind {
        /// The account.
        account: String,
    },
    /// A Maildir: nobody logs in to it.
    NoLogin {
        /// The account.
        account: String,
    },
    /// No password or token is kept that could be sealed with another key.
    NothingSealed,
    /// No password or token is kept for the account.
    NoSecret {
        /// The account.
        account: String,
    },
    /// An empty password, or one with a line break or another control character.
    BadPassword,
    /// Nothing here opens a connection: the database is for practice.
    Practice,
    /// A provider of tokens that is not described.
    UnknownProvider {
        /// Its name.
        given: String,
        /// Those that are.
        known: Vec<String>,
    },
    /// A provider at which this program is not registered yet.
    NoClient {
        /// Its name.
        provider: String,
    },
    /// A file about providers or hosts that cannot be understood.
    BadFile {
        /// The file.
        path: String,
        /// What is wrong, as the TOML reader says it.
        why: String,
    },
    /// Settings or a secret in the database that this version does not understand.
    Unreadable {
        /// The account.
        account: String,
    },
    /// The name servers of this machine are not known.
    NoNames,
    /// What is no name of a server that says what it found out about senders.
    BadAuthservId {
        /// What was given.
        given: String,
    },
}

impl Explain for AccountProblem {
    fn key(&self) -> String {
        let name = match self {
            Self::Unknown { .. } => "unknown",
            Self::Many { .. } => "many",
            Self::There { .. } => "there",
            Self::UnsafeServer { .. } => "unsafe-server",
            Self::BadUser => "bad-user",
            Self::NoMaildir { .. } => "no-maildir",
            Self::OtherKind { .. } => "other-kind",
            Self::NoLogin { .. } => "no-login",
            Self::NothingSealed => "nothing-sealed",
            Self::NoSecret { .. } => "no-secret",
            Self::BadPassword => "bad-password",
            Self::Practice => "practice",
            Self::UnknownProvider { .. } => "unknown-provider",
            Self::NoClient { .. } => "no-client",
            Self::BadFile { .. } => "bad-file",
            Self::Unreadable { .. } => "unreadable",
            Self::NoNames => "no-names",
            Self::NoSmtpHost { .. } => "no-smtp-host",
            Self::BadAuthservId { .. } => "bad-authserv-id",
        };
        format!("problem-account-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let list = |names: &[String]| Fact::Text(names.join(", "));
        match self {
            Self::Unknown { given } | Self::BadAuthservId { given } => {
                vec![("given", given.into())]
            }
            Self::Many { given, found } => vec![("given", given.into()), ("known", list(found))],
            Self::UnknownProvider { given, known } => {
                vec![("given", given.into()), ("known", list(known))]
            }
            Self::There { address, account } => {
                vec![("address", address.into()), ("account", account.into())]
            }
            Self::UnsafeServer { host } => vec![("host", host.into())],
            Self::NoMaildir { path } => vec![("path", path.into())],
            Self::OtherKind { account }
            | Self::NoLogin { account }
            | Self::NoSecret { account }
            | Self::NoSmtpHost { account }
            | Self::Unreadable { account } => {
                vec![("account", account.into())]
            }
            Self::NoClient { provider } => vec![("provider", provider.into())],
            Self::BadFile { path, why } => vec![("path", path.into()), ("why", why.into())],
            Self::BadUser
            | Self::BadPassword
            | Self::NothingSealed
            | Self::Practice
            | Self::NoNames => vec![],
        }
    }
}

impl std::error::Error for AccountProblem {}

impl fmt::Display for AccountProblem {
    /// The key; a person reads the sentence instead.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}
