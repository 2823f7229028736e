//! Where one logs in by token (`providers/oauth.toml`), and this program as its user registered it
//! there: a file of the user's own (docs/accounts.md, *Gmail and Microsoft 365*).

use std::collections::BTreeMap;
use std::path::Path;

use funkstille_post::oauth::{Client, Provider};
use funkstille_post::secret::SecretText;
use serde::Deserialize;

use super::AccountProblem;
use crate::data::{self, Data};
use crate::error::Error;

/// The file with the providers.
const PATH: &str = "providers/oauth.toml";

/// What a login by password is called; no provider has that name.
const PASSWORD: &str = "password";

/// The name of this machine where a provider asks for no other (RFC 8252, 7.3).
const HERE: &str = "127.0.0.1";

/// All providers that are described, by name.
#[derive(Clone, Debug, Default)]
pub struct Providers(BTreeMap<String, Described>);

/// What a table of a file says; the tables of both files are laid over each other.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Described {
    authorize: Option<String>,
    token: Option<String>,
    device: Option<String>,
    scopes: Option<Vec<String>>,
    redirect_host: Option<String>,
    parameters: Option<BTreeMap<String, String>>,
    client_id: Option<String>,
    client_secret: Option<SecretText>,
    client_secret_file: Option<String>,
}

impl Providers {
    /// The providers of the program, and `own`: the user's file, with the clients and further
    /// providers.
    ///
    /// # Errors
    /// [`AccountProblem::BadFile`], and where a file cannot be read.
    pub fn load(data: &Data, own: Option<&Path>) -> Result<Self, Error> {
        let text = data.text(PATH)?.unwrap_or_default();
        let mut all = parse(&text, &data.place_of(PATH))?;
        if let Some(path) = own {
            let place = path.display().to_string();
            for (name, mut table) in parse(&data::read_text(path)?, &place)? {
                if let Some(file) = &table.client_secret_file {
                    // A relative path counts from the folder of the file.
                    let file = path.parent().unwrap_or(Path::new("")).join(file);
                    table.client_secret = Some(data::read_text(&file)?.trim().into());
                }
                let below = all.remove(&name).unwrap_or_default();
                all.insert(name, table.over(below));
            }
        }
        Ok(Self(all))
    }

    /// The names, in alphabetical order.
    pub fn names(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    /// Refuses a provider that is not described.
    ///
    /// # Errors
    /// [`AccountProblem::UnknownProvider`].
    pub fn check(&self, name: &str) -> Result<(), AccountProblem> {
        self.described(name).map(drop)
    }

    fn described(&self, name: &str) -> Result<&Described, AccountProblem> {
        let (given, known) = (name.to_owned(), self.names());
        self.0.get(name).ok_or(AccountProblem::UnknownProvider { given, known })
    }

    /// A provider at which this program is registered.
    ///
    /// # Errors
    /// [`AccountProblem::UnknownProvider`], [`AccountProblem::NoClient`].
    pub(super) fn get(&self, name: &str) -> Result<Provider, AccountProblem> {
        let it = self.described(name)?.clone();
        let missing = || AccountProblem::NoClient { provider: name.to_owned() };
        let id = it.client_id.filter(|id| !id.is_empty()).ok_or_else(missing)?;
        Ok(Provider {
            name: name.to_owned(),
            authorize: it.authorize,
            token: it.token.ok_or_else(missing)?,
            device: it.device,
            scopes: it.scopes.unwrap_or_default(),
            redirect_host: it.redirect_host.unwrap_or_else(|| HERE.to_owned()),
            parameters: it.parameters.unwrap_or_default(),
            client: Client { id, secret: it.client_secret },
        })
    }
}

impl Described {
    fn over(self, below: Self) -> Self {
        Self {
            authorize: self.authorize.or(below.authorize),
            token: self.token.or(below.token),
            device: self.device.or(below.device),
            scopes: self.scopes.or(below.scopes),
            redirect_host: self.redirect_host.or(below.redirect_host),
            parameters: self.parameters.or(below.parameters),
            client_id: self.client_id.or(below.client_id),
            client_secret: self.client_secret.or(below.client_secret),
            client_secret_file: self.client_secret_file,
        }
    }
}

fn parse(text: &str, place: &str) -> Result<BTreeMap<String, Described>, Error> {
    let bad = |why: String| AccountProblem::BadFile { path: place.to_owned(), why };
    let all: BTreeMap<String, Described> =
        toml::from_str(text).map_err(|error| bad(error.message().to_owned()))?;
    match all.keys().find(|name| name.as_str() == PASSWORD) {
        Some(name) => Err(bad(name.clone()).into()),
        None => Ok(all),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_users_file_adds_clients_and_providers() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = folder.path().join("oauth.toml");
        let text = "[google]\nclient_id = 'mine'\nclient_secret_file = 'secret'\n\
                    [studio]\ntoken = 'https://studio.example/token'\nclient_id = 'x'\n";
        fs::write(&own, text).expect("writes");
        fs::write(folder.path().join("secret"), "canary\n").expect("writes");
        let all = Providers::load(&Data::embedded(), Some(&own)).expect("reads");
        assert_eq!(all.names(), ["google", "microsoft", "studio"]);
        let google = all.get("google").expect("it is registered");
        assert_eq!(google.client, Client { id: "mine".to_owned(), secret: Some("canary".into()) });
        assert_eq!(google.scopes, ["https://mail.google.com/"]);
        assert!(!format!("{all:?}").contains("canary"));
        assert_eq!(all.get("studio").map(|it| it.redirect_host), Ok(HERE.to_owned()));
        let provider = "microsoft".to_owned();
        assert_eq!(all.get("microsoft"), Err(AccountProblem::NoClient { provider }));
        let given = "other".to_owned();
        let unknown = AccountProblem::UnknownProvider { given, known: all.names() };
        assert_eq!(all.check("other"), Err(unknown));
    }

    #[test]
    fn files_that_are_none() {
        for text in ["[google]\nid = 'x'", "google = 1", "[google", "[password]\ntoken = 'x'"] {
            let folder = tempfile::tempdir().expect("a folder");
            let own = folder.path().join("oauth.toml");
            fs::write(&own, text).expect("writes");
            let read = Providers::load(&Data::embedded(), Some(&own));
            let bad = matches!(read, Err(Error::Account(AccountProblem::BadFile { .. })));
            assert!(bad, "{text}");
        }
    }
}
