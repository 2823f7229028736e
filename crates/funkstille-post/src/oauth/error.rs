//! Why nobody could be logged in.

use std::fmt;

use funkstille_core::explain::{Explain, Fact};

use crate::http::HttpError;

/// Why a login with a provider did not succeed, or a token could not be renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OAuthError {
    /// The person said no, or the organisation does not allow it (`access_denied`).
    Denied,
    /// The answer in the browser belongs to another login: its state is not ours (RFC 6749, 10.12).
    OtherState,
    /// The code was used before, is too old, or nobody entered it in time.
    Expired,
    /// The refresh token no longer counts: revoked, a new password, or not used for too long.
    Revoked,
    /// The provider does not know the client, or does not let it do this.
    BadClient,
    /// The provider does not give the rights that were asked for.
    BadScope,
    /// The provider knows no login by code on another device.
    NoDeviceLogin,
    /// The provider knows no login in a browser.
    NoBrowserLogin,
    /// No refresh token came: the mailbox could be read for an hour, and never again.
    NoRefreshToken,
    /// An endpoint that is neither encrypted nor on this machine, or no address at all.
    BadEndpoint {
        /// The address.
        url: String,
    },
    /// An answer that cannot be understood.
    Garbage {
        /// The status of HTTP.
        status: u16,
    },
    /// The provider says no in words of its own.
    Refused {
        /// Its code (RFC 6749, 5.2), shortened.
        code: String,
        /// Its words, shortened; may be empty.
        said: String,
    },
    /// The provider cannot be reached.
    Web(HttpError),
    /// No answer came from the browser in time.
    NobodyCame,
    /// This machine cannot listen for the answer.
    CannotListen {
        /// What the system says.
        why: String,
    },
}

impl OAuthError {
    /// Whether the world outside failed, and not what was asked for.
    pub fn is_outside(&self) -> bool {
        matches!(self, Self::Web(_) | Self::Garbage { .. } | Self::CannotListen { .. })
    }
}

impl Explain for OAuthError {
    fn key(&self) -> String {
        let name = match self {
            Self::Denied => "denied",
            Self::OtherState => "other-state",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::BadClient => "bad-client",
            Self::BadScope => "bad-scope",
            Self::NoDeviceLogin => "no-device-login",
            Self::NoBrowserLogin => "no-browser-login",
            Self::NoRefreshToken => "no-refresh-token",
            Self::BadEndpoint { .. } => "bad-endpoint",
            Self::Garbage { .. } => "garbage",
            Self::Refused { .. } => "refused",
            Self::Web(error) => return error.key(),
            Self::NobodyCame => "nobody-came",
            Self::CannotListen { .. } => "cannot-listen",
        };
        format!("oauth-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::BadEndpoint { url } => vec![("url", url.into())],
            Self::Garbage { status } => vec![("status", Fact::Text(status.to_string()))],
            Self::Refused { code, said } => vec![("code", code.into()), ("said", said.into())],
            Self::CannotListen { why } => vec![("why", why.into())],
            Self::Web(error) => error.facts(),
            _ => vec![],
        }
    }
}

impl std::error::Error for OAuthError {}

impl fmt::Display for OAuthError {
    /// The key; a person reads the sentence instead.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}
