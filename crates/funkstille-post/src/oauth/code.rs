//! A login in a browser on this machine, and what comes after it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use url::form_urlencoded;

use super::answer::{Answer, Tokens, refused};
use super::provider::endpoint;
use super::{Form, OAuthError, Provider};
use crate::secret::SecretText;

/// How many random bytes a verifier and a state are made of (RFC 7636, 4.1).
pub const RANDOM_BYTES: usize = 32;

/// One login in a browser. What is random in it proves that answer and question belong together:
/// the state in the browser (RFC 6749, 10.12), the verifier at the provider (RFC 7636).
#[derive(Clone, Debug)]
pub struct CodeFlow {
    verifier: SecretText,
    state: SecretText,
    redirect: String,
}

impl CodeFlow {
    /// A login whose answer this machine hears at `port`. `random` are two times bytes that nobody
    /// can guess.
    pub fn new(provider: &Provider, port: u16, random: [[u8; RANDOM_BYTES]; 2]) -> Self {
        let [verifier, state] = random.map(|bytes| URL_SAFE_NO_PAD.encode(bytes).into());
        Self { verifier, state, redirect: format!("http://{}:{port}", provider.redirect_host) }
    }

    /// The address that the person opens in a browser. `user` is proposed as the one to log in.
    ///
    /// # Errors
    /// [`OAuthError::NoBrowserLogin`], [`OAuthError::BadEndpoint`].
    pub fn address(&self, provider: &Provider, user: &str) -> Result<String, OAuthError> {
        let begins = provider.authorize.as_deref().ok_or(OAuthError::NoBrowserLogin)?;
        let mut url = endpoint(begins)?;
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.reveal().as_bytes()));
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &provider.client.id)
            .append_pair("redirect_uri", &self.redirect)
            .append_pair("scope", &provider.scope())
            .append_pair("state", self.state.reveal())
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .append_pair("login_hint", user)
            .extend_pairs(&provider.parameters);
        Ok(url.into())
    }

    /// The code in the query with which the browser returns.
    ///
    /// # Errors
    /// [`OAuthError::OtherState`], whatever else it says; or why there is none.
    pub fn judge(&self, query: &str) -> Result<SecretText, OAuthError> {
        let values = |name: &str| {
            let pairs = form_urlencoded::parse(query.as_bytes());
            pairs
                .filter(|(key, _)| key == name)
                .map(|(_, value)| value.into_owned())
                .collect::<Vec<_>>()
        };
        // A parameter that is there twice can be read in two ways.
        let only = |name: &str| match values(name).as_slice() {
            [value] => Some(value.clone()),
            _ => None,
        };
        if only("state").as_deref() != Some(self.state.reveal()) {
            return Err(OAuthError::OtherState);
        }
        if let Some(error) = only("error") {
            return Err(refused(&error, &only("error_description").unwrap_or_default()));
        }
        let code = only("code").filter(|code| !code.is_empty());
        code.map(SecretText::from).ok_or(OAuthError::OtherState)
    }

    /// What turns the code into tokens.
    ///
    /// # Errors
    /// [`OAuthError::BadEndpoint`].
    pub fn redeem(&self, provider: &Provider, code: &SecretText) -> Result<Form, OAuthError> {
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code.reveal()),
            ("redirect_uri", &self.redirect),
            ("code_verifier", self.verifier.reveal()),
        ];
        provider.form(&provider.token, &fields)
    }
}

/// What gets the next access token.
///
/// # Errors
/// [`OAuthError::BadEndpoint`].
pub fn refresh(provider: &Provider, token: &SecretText) -> Result<Form, OAuthError> {
    let fields = [("grant_type", "refresh_token"), ("refresh_token", token.reveal())];
    provider.form(&provider.token, &fields)
}

/// What the answer to [`refresh`] brings.
///
/// # Errors
/// [`OAuthError::Revoked`] where only a person can help; or what else is wrong.
pub fn refreshed(answer: &Answer) -> Result<Tokens, OAuthError> {
    // Microsoft also says that a person must look: `interaction_required`.
    let is_over = |code: &str| ["invalid_grant", "interaction_required"].contains(&code);
    match answer.refusal_code() {
        Some(code) if is_over(&code) => Err(OAuthError::Revoked),
        _ => answer.tokens(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow() -> CodeFlow {
        CodeFlow { verifier: "v".into(), state: "s".into(), redirect: "http://127.0.0.1:9".into() }
    }

    #[test]
    fn the_challenge_is_that_of_the_standard() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into();
        let flow = CodeFlow { verifier, ..flow() };
        let authorize = Some("https://a.example/auth?x=1".to_owned());
        let provider = Provider { authorize, ..Provider::default() };
        let address = flow.address(&provider, "freya+a@b.example").expect("an address");
        assert!(address.contains("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&"));
        assert!(address.starts_with("https://a.example/auth?x=1&response_type=code&"));
        assert!(address.contains("login_hint=freya%2Ba%40b.example"));
        assert!(!address.contains("dBjftJeZ4CVP"), "the verifier stays here");
    }

    #[test]
    fn answers_in_the_browser() {
        for (query, expected) in [
            ("code=c&state=s", Ok("c")),
            ("state=s&code=a%2Fb+c&scope=x", Ok("a/b c")),
            ("code=c&state=other", Err(OAuthError::OtherState)),
            ("code=c", Err(OAuthError::OtherState)),
            ("", Err(OAuthError::OtherState)),
            ("state=s", Err(OAuthError::OtherState)),
            ("state=s&code=", Err(OAuthError::OtherState)),
            ("state=s&state=s&code=c", Err(OAuthError::OtherState)),
            ("state=s&code=c&code=d", Err(OAuthError::OtherState)),
            ("error=access_denied&state=s", Err(OAuthError::Denied)),
            // Anybody can say no; only who knows the state is heard.
            ("error=access_denied", Err(OAuthError::OtherState)),
        ] {
            assert_eq!(flow().judge(query), expected.map(SecretText::from), "{query}");
        }
    }

    #[test]
    fn a_refresh_token_that_no_longer_counts() {
        for code in ["invalid_grant", "interaction_required"] {
            let body = format!(r#"{{"error":"{code}"}}"#).into_bytes();
            assert_eq!(refreshed(&Answer { status: 400, body }), Err(OAuthError::Revoked));
        }
        let body = br#"{"error":"invalid_client"}"#.to_vec();
        assert_eq!(refreshed(&Answer { status: 401, body }), Err(OAuthError::BadClient));
    }
}
