//! Who logs in, and the words of it that IMAP and SMTP have in common (SASL, RFC 4422).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::error::{Sent, ServerError};

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

/// `\0user\0password` (RFC 4616, 2).
pub(crate) fn plain(user: &str, password: &str) -> Result<String, ServerError> {
    refuse(user, &['\0'], Sent::User)?;
    refuse(password, &['\0'], Sent::Secret)?;
    Ok(format!("\0{user}\0{password}"))
}

/// `user=…^Aauth=Bearer …^A^A`, as Google and Microsoft describe it.
pub(crate) fn x_oauth2(user: &str, token: &str) -> Result<String, ServerError> {
    refuse(user, &['\0', '\x01'], Sent::User)?;
    refuse(token, &['\0', '\x01'], Sent::Secret)?;
    Ok(format!("user={user}\x01auth=Bearer {token}\x01\x01"))
}

fn refuse(text: &str, signs: &[char], what: Sent) -> Result<(), ServerError> {
    if text.contains(signs) { Err(ServerError::Unsendable { what }) } else { Ok(()) }
}

/// What a refusal in a challenge says.
pub(crate) fn told(challenge: &str) -> Vec<u8> {
    STANDARD.decode(challenge.trim()).unwrap_or_default()
}

/// Whether it is JSON such as `{"status":"400","schemes":"Bearer"}`: it is judged, and shown to
/// nobody.
pub(crate) fn is_for_programs(told: &[u8]) -> bool {
    told.trim_ascii_start().starts_with(b"{")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h_04_names_and_secrets_stay_what_they_are() {
        assert_eq!(plain("a\r\nb", "c\"d").as_deref(), Ok("\0a\r\nb\0c\"d"));
        assert_eq!(plain("a\0b", "c"), Err(ServerError::Unsendable { what: Sent::User }));
        assert_eq!(plain("a", "b\0c"), Err(ServerError::Unsendable { what: Sent::Secret }));
        assert_eq!(x_oauth2("a\x01b", "c"), Err(ServerError::Unsendable { what: Sent::User }));
        assert_eq!(x_oauth2("a", "b").as_deref(), Ok("user=a\x01auth=Bearer b\x01\x01"));
    }

    #[test]
    fn a_secret_does_not_show_itself() {
        let password = Secret::new("canary");
        let shown = format!("{:?}", Login::Password { user: "freya".to_owned(), password });
        assert!(!shown.contains("canary"), "{shown}");
    }
}
