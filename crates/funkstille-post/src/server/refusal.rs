//! What a refusal means, by the words that the large providers use.

use std::sync::LazyLock;

use serde::Deserialize;

use super::error::ServerError;
use super::login::Login;

/// What servers say, in lower case, and what they mean (`signals/servers.toml`).
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Words {
    app_password: Vec<String>,
    passwords_off: Vec<String>,
    not_allowed: Vec<String>,
    too_many: Vec<String>,
    unavailable: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../signals/servers.toml"))
        .expect("the file is part of the program and a test reads it")
});

impl Words {
    fn meaning(&self, text: &str) -> Option<Meaning> {
        let lists = [
            (&self.app_password, Meaning::AppPassword),
            (&self.passwords_off, Meaning::PasswordsOff),
            (&self.not_allowed, Meaning::NotAllowed),
            (&self.too_many, Meaning::TooMany),
            (&self.unavailable, Meaning::Unavailable),
        ];
        let said = |words: &[String]| words.iter().any(|it| text.contains(it.as_str()));
        lists.into_iter().find(|(words, _)| said(words)).map(|(_, meaning)| meaning)
    }
}

/// What a refusal means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    AppPassword,
    PasswordsOff,
    PasswordExpired,
    NotAllowed,
    Protection,
    TooMany,
    Unavailable,
    Wrong,
}

/// What the words of a refusal mean; `None` where they say nothing that is known.
pub(crate) fn words_mean(text: &str) -> Option<Meaning> {
    WORDS.meaning(&text.to_lowercase())
}

/// A login that was refused.
pub(crate) fn of_login(meaning: Meaning, login: &Login, says: &str) -> ServerError {
    let (user, says) = (login.user().to_owned(), says.to_owned());
    match meaning {
        Meaning::AppPassword => ServerError::AppPassword { user, says },
        Meaning::PasswordsOff => ServerError::PasswordsOff { user, says },
        Meaning::PasswordExpired => ServerError::PasswordExpired { user, says },
        Meaning::NotAllowed => ServerError::NotAllowed { user, says },
        Meaning::Protection => ServerError::ProtectionWanted { says },
        Meaning::TooMany => ServerError::TooMany { says },
        Meaning::Unavailable => ServerError::Unavailable { says },
        Meaning::Wrong => match login {
            Login::Password { .. } => ServerError::WrongPassword { user, says },
            Login::XOAuth2 { .. } => ServerError::TokenRefused { user, says },
        },
    }
}
