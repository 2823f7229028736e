//! Who vouches for the user, and what is sent there.

use std::collections::BTreeMap;

use url::{Host, Url};

use super::OAuthError;
use crate::secret::SecretText;

/// A provider, and this program as it is registered there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provider {
    /// Its name in the configuration: `google`.
    pub name: String,
    /// Where a browser begins (RFC 6749, 3.1); `None` where there is only the login by device.
    pub authorize: Option<String>,
    /// Where codes become tokens (3.2).
    pub token: String,
    /// Where a login by device begins (RFC 8628, 3.1); `None` where there is none.
    pub device: Option<String>,
    /// The rights that are asked for.
    pub scopes: Vec<String>,
    /// The name of this machine in the address to which the browser returns: `127.0.0.1` (RFC 8252,
    /// 7.3), or `localhost` where a provider takes no other.
    pub redirect_host: String,
    /// What else the browser brings along.
    pub parameters: BTreeMap<String, String>,
    /// This program.
    pub client: Client,
}

/// This program, as its user registered it with a provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// The public id.
    pub id: String,
    /// The secret, where the provider gives one to programs that people install. It proves nothing
    /// there (RFC 8252, 8.5) and is asked for all the same.
    pub secret: Option<SecretText>,
}

/// What is sent to a provider: a POST of `application/x-www-form-urlencoded`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Where to.
    pub url: String,
    /// Its fields, in order.
    pub fields: Vec<(&'static str, SecretText)>,
}

impl Provider {
    /// The scopes as they are sent (RFC 6749, 3.3).
    pub(super) fn scope(&self) -> String {
        self.scopes.join(" ")
    }

    /// A form with the fields and who this program is.
    ///
    /// # Errors
    /// [`OAuthError::BadEndpoint`].
    pub(super) fn form(
        &self,
        url: &str,
        fields: &[(&'static str, &str)],
    ) -> Result<Form, OAuthError> {
        endpoint(url)?;
        let fields = fields.iter().map(|(name, value)| (*name, SecretText::from(*value)));
        let mut fields: Vec<_> = fields.collect();
        fields.push(("client_id", self.client.id.as_str().into()));
        fields.extend(self.client.secret.clone().map(|secret| ("client_secret", secret)));
        Ok(Form { url: url.to_owned(), fields })
    }
}

/// The address of an endpoint: encrypted, or on this machine.
///
/// # Errors
/// [`OAuthError::BadEndpoint`].
pub(super) fn endpoint(text: &str) -> Result<Url, OAuthError> {
    let bad = || OAuthError::BadEndpoint { url: text.to_owned() };
    let url = Url::parse(text).map_err(|_| bad())?;
    let is_safe = match (url.scheme(), url.host()) {
        ("https", Some(_)) => true,
        ("http", Some(Host::Ipv4(address))) => address.is_loopback(),
        ("http", Some(Host::Ipv6(address))) => address.is_loopback(),
        _ => false,
    };
    if is_safe && url.username().is_empty() { Ok(url) } else { Err(bad()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_encrypted_or_here() {
        for (text, is_good) in [
            ("https://login.example/token", true),
            ("http://127.0.0.1:8080/token", true),
            ("http://[::1]/token", true),
            ("http://login.example/token", false),
            // A name can be made to lead anywhere.
            ("http://localhost/token", false),
            ("https://me@login.example/token", false),
            ("file:///etc/passwd", false),
            ("login.example", false),
            ("", false),
        ] {
            assert_eq!(endpoint(text).is_ok(), is_good, "{text}");
        }
    }

    #[test]
    fn a_form_says_who_asks_and_hides_what_it_holds() {
        let client = Client { id: "id".to_owned(), secret: Some("canary".into()) };
        let provider = Provider { client, ..Provider::default() };
        let form = provider.form("https://a.example/t", &[("code", "canary")]).expect("a form");
        let names: Vec<_> = form.fields.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["code", "client_id", "client_secret"]);
        assert!(!format!("{form:?}{provider:?}").contains("canary"));
    }
}
