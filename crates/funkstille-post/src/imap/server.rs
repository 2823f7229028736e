//! Which server, how it is reached, and who logs in.

use std::fmt;
use std::time::Duration;

/// A server of mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port; 993 for [`Security::Tls`], 143 for [`Security::StartTls`] by custom.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Certificates that are trusted beside the authorities of the system, each in PEM or DER: of
    /// an authority of the business's own, or of the server itself.
    pub extra_roots: Vec<Vec<u8>>,
}

/// How a connection is protected. There is no kind that protects "if possible".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314, 3.3).
    Tls,
    /// A plain greeting, then TLS before anything is said (RFC 9051, 6.2.1). A server that has no
    /// TLS is left.
    StartTls,
    /// No protection: only to this computer itself.
    Plain,
}

/// Who logs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// By password.
    Password {
        /// The name of the account.
        user: String,
        /// Its password, or one for this program alone.
        password: Secret,
    },
    /// By a token of OAuth 2 (`XOAUTH2` of Google and Microsoft).
    XOAuth2 {
        /// The name of the account.
        user: String,
        /// The access token.
        token: Secret,
    },
}

impl Login {
    /// The name of the account.
    pub fn user(&self) -> &str {
        match self {
            Self::Password { user, .. } | Self::XOAuth2 { user, .. } => user,
        }
    }
}

/// A password or a token. It never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes it.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself, to be sent and not to be shown.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// How much is read at once, and how long an answer may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long reaching the server and its TLS may take, each.
    pub connect: Duration,
    /// How long the server may be silent while an answer is awaited.
    pub silence: Duration,
    /// Of a message, no more than this many bytes are read; the rest is left out.
    pub message_bytes: u32,
    /// A batch has at most so many messages.
    pub batch_messages: usize,
    /// A batch has at most so many bytes of messages, or one message.
    pub batch_bytes: usize,
}

impl Default for Limits {
    /// 32 MiB of a message, 500 messages or 16 MiB at once; 20 s to connect, 60 s of silence.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(20),
            silence: Duration::from_mins(1),
            message_bytes: 32 << 20,
            batch_messages: 500,
            batch_bytes: 16 << 20,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_show_itself() {
        let password = Secret::new("canary");
        let shown = format!("{:?}", Login::Password { user: "freya".to_owned(), password });
        assert!(!shown.contains("canary"), "{shown}");
    }
}
