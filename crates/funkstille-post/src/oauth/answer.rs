//! What a provider answers.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::OAuthError;
use crate::secret::SecretText;

/// The answer to a [`super::Form`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

/// What a mailbox is opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Opens the mailbox, for a while.
    pub access: SecretText,
    /// Gets the next one; `None` where the last one goes on counting.
    pub refresh: Option<SecretText>,
    /// For how many seconds the access token counts; `None` where the provider does not say.
    pub expires_in_seconds: Option<u32>,
}

/// RFC 6749, 5.1.
#[derive(Deserialize)]
struct Granted {
    access_token: SecretText,
    token_type: String,
    expires_in: Option<Seconds>,
    refresh_token: Option<SecretText>,
}

/// A number; some providers write it as text.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Seconds {
    Number(u32),
    Text(String),
}

/// RFC 6749, 5.2.
#[derive(Deserialize)]
struct Refusal {
    error: String,
    #[serde(default)]
    error_description: String,
}

/// The longest text of a provider's that is shown.
const SHOWN: usize = 300;

impl Answer {
    /// The tokens in it.
    ///
    /// # Errors
    /// Why there are none; [`OAuthError::Garbage`] for what is no answer of a provider.
    pub fn tokens(&self) -> Result<Tokens, OAuthError> {
        let granted: Granted = self.read()?;
        let is_bearer = granted.token_type.eq_ignore_ascii_case("bearer");
        let access = granted.access_token.reveal();
        // RFC 6750, 2.1: visible characters; whatever else could end the line that it is sent in.
        let is_sound = !access.is_empty() && access.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_bearer || !is_sound {
            return Err(OAuthError::Garbage { status: self.status });
        }
        Ok(Tokens {
            access: granted.access_token,
            refresh: granted.refresh_token.filter(|token| !token.reveal().is_empty()),
            expires_in_seconds: granted.expires_in.as_ref().and_then(Seconds::get),
        })
    }

    /// What a successful answer holds.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, OAuthError> {
        let garbage = || OAuthError::Garbage { status: self.status };
        if let Some(refused) = self.refusal() {
            return Err(refused);
        }
        // RFC 6749, 5.1: a success is a 200.
        if self.status != 200 {
            return Err(garbage());
        }
        serde_json::from_slice(&self.body).map_err(|_| garbage())
    }

    /// The code of a refusal, as it came; `None` where it is none.
    pub(super) fn refusal_code(&self) -> Option<String> {
        let refusal: Refusal = serde_json::from_slice(&self.body).ok()?;
        Some(refusal.error)
    }

    fn refusal(&self) -> Option<OAuthError> {
        let refusal: Refusal = serde_json::from_slice(&self.body).ok()?;
        Some(refused(&refusal.error, &refusal.error_description))
    }
}

impl Seconds {
    pub(super) fn get(&self) -> Option<u32> {
        match self {
            Self::Number(seconds) => Some(*seconds),
            Self::Text(text) => text.parse().ok(),
        }
    }
}

/// What a code of RFC 6749 (4.1.2.1, 5.2) or RFC 8628 (3.5) means.
pub(super) fn refused(code: &str, said: &str) -> OAuthError {
    match code {
        "access_denied" => OAuthError::Denied,
        "invalid_grant" | "expired_token" => OAuthError::Expired,
        "invalid_client" | "unauthorized_client" => OAuthError::BadClient,
        "invalid_scope" => OAuthError::BadScope,
        other => OAuthError::Refused { code: shown(other), said: shown(said) },
    }
}

/// A foreign text as it may stand in a line: shortened, and nothing that moves a cursor.
fn shown(text: &str) -> String {
    let plain = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign });
    plain.take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(status: u16, body: &str) -> Result<Tokens, OAuthError> {
        Answer { status, body: body.as_bytes().to_vec() }.tokens()
    }

    #[test]
    fn tokens_are_read() {
        let body = r#"{"access_token":"a","token_type":"Bearer","expires_in":3599,"scope":"x"}"#;
        let expected = |seconds, refresh: Option<&str>| {
            let refresh = refresh.map(SecretText::from);
            Ok(Tokens { access: "a".into(), refresh, expires_in_seconds: seconds })
        };
        assert_eq!(tokens(200, body), expected(Some(3599), None));
        let body =
            r#"{"access_token":"a","token_type":"bearer","expires_in":"60","refresh_token":"r"}"#;
        assert_eq!(tokens(200, body), expected(Some(60), Some("r")));
        let body = r#"{"access_token":"a","token_type":"bearer","refresh_token":""}"#;
        assert_eq!(tokens(200, body), expected(None, None));
    }

    #[test]
    fn what_is_no_answer_is_garbage() {
        for (status, body) in [
            (200, ""),
            (200, "<html>"),
            (200, "[]"),
            (200, r#"{"access_token":"a"}"#),
            (200, r#"{"access_token":"","token_type":"bearer"}"#),
            (200, r#"{"access_token":"a\r\nb","token_type":"bearer"}"#),
            (200, r#"{"access_token":"a","token_type":"mac"}"#),
            (200, r#"{"access_token":7,"token_type":"bearer"}"#),
            (302, r#"{"access_token":"a","token_type":"bearer"}"#),
            (502, "Bad gateway"),
            (200, "\u{0}"),
        ] {
            assert_eq!(tokens(status, body), Err(OAuthError::Garbage { status }), "{body}");
        }
    }

    #[test]
    fn refusals_are_understood() {
        for (code, expected) in [
            ("access_denied", OAuthError::Denied),
            ("invalid_grant", OAuthError::Expired),
            ("invalid_client", OAuthError::BadClient),
            ("invalid_scope", OAuthError::BadScope),
        ] {
            assert_eq!(tokens(400, &format!(r#"{{"error":"{code}"}}"#)), Err(expected));
        }
        let body = r#"{"error":"odd","error_description":"line\nbreak\u001b[31m"}"#;
        let expected =
            OAuthError::Refused { code: "odd".to_owned(), said: "line break [31m".to_owned() };
        // Some providers refuse with a 200.
        assert_eq!(tokens(200, body), Err(expected));
    }
}
