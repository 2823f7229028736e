//! What a refusal means: by its code (RFC 5530), else by the words that the large providers use.

use std::sync::LazyLock;

use serde::Deserialize;

use super::error::ImapError;
use super::response::{Said, Status};
use super::server::Login;

/// What servers say, in lower case, and what they mean (`signals/imap.toml`).
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
    toml::from_str(include_str!("../../../../signals/imap.toml"))
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    AppPassword,
    PasswordsOff,
    PasswordExpired,
    NotAllowed,
    Protection,
    TooMany,
    Unavailable,
    Wrong,
}

fn meaning(said: &Said) -> Meaning {
    let text = said.text.to_lowercase();
    // The words say more than the codes: Google has its application passwords under `ALERT`,
    // Dovecot its number of connections under `UNAVAILABLE`.
    if let Some(meaning) = WORDS.meaning(&text) {
        return meaning;
    }
    match said.code_name().as_str() {
        "EXPIRED" => Meaning::PasswordExpired,
        "PRIVACYREQUIRED" => Meaning::Protection,
        "AUTHORIZATIONFAILED" | "CONTACTADMIN" | "NOPERM" => Meaning::NotAllowed,
        "LIMIT" => Meaning::TooMany,
        "UNAVAILABLE" | "INUSE" | "SERVERBUG" => Meaning::Unavailable,
        "WEBALERT" => Meaning::AppPassword,
        _ => Meaning::Wrong,
    }
}

/// A login that was refused.
pub(super) fn of_login(said: &Said, login: &Login) -> ImapError {
    let (user, says) = (login.user().to_owned(), said.text.clone());
    match meaning(said) {
        Meaning::AppPassword => ImapError::AppPassword { user, says },
        Meaning::PasswordsOff => ImapError::PasswordsOff { user, says },
        Meaning::PasswordExpired => ImapError::PasswordExpired { user, says },
        Meaning::NotAllowed => ImapError::NotAllowed { user, says },
        Meaning::Protection => ImapError::ProtectionWanted { says },
        Meaning::TooMany => ImapError::TooMany { says },
        Meaning::Unavailable => ImapError::Unavailable { says },
        Meaning::Wrong => match login {
            Login::Password { .. } => ImapError::WrongPassword { user, says },
            Login::XOAuth2 { .. } => ImapError::TokenRefused { user, says },
        },
    }
}

/// A command that was refused.
pub(super) fn of_command(said: &Said, command: &str) -> ImapError {
    let says = said.text.clone();
    match meaning(said) {
        Meaning::TooMany => ImapError::TooMany { says },
        Meaning::Unavailable => ImapError::Unavailable { says },
        _ => ImapError::Refuses { command: command.to_owned(), says },
    }
}

/// Whether it may go better later. A bug of the server (`SERVERBUG`) is mostly one message that it
/// cannot read.
pub(super) fn is_temporary(said: &Said) -> bool {
    let passes = matches!(meaning(said), Meaning::TooMany | Meaning::Unavailable);
    said.status != Status::Ok && passes && said.code_name() != "SERVERBUG"
}

/// A server that ends the connection.
pub(super) fn of_farewell(said: &Said) -> ImapError {
    let says = said.text.clone();
    match meaning(said) {
        Meaning::TooMany => ImapError::TooMany { says },
        Meaning::Unavailable => ImapError::Unavailable { says },
        _ => ImapError::Closed { says },
    }
}

#[cfg(test)]
mod tests {
    use funkstille_core::explain::Explain;

    use super::super::response::{self, Response};
    use super::super::server::Secret;
    use super::super::value::Piece;
    use super::*;

    #[track_caller]
    fn check(line: &str, key: &str) {
        let Some(Response::Done(_, said)) =
            response::read(vec![Piece::Line(line.as_bytes().to_vec())])
        else {
            panic!("a status: {line}")
        };
        let login = Login::Password { user: "freya".to_owned(), password: Secret::new("x") };
        assert_eq!(of_login(&said, &login).key(), key, "{line}");
    }

    #[test]
    fn a_refused_login_says_what_to_do() {
        for (line, key) in [
            ("a NO [AUTHENTICATIONFAILED] Authentication failed.", "imap-wrong-password"),
            ("a NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", "imap-wrong-password"),
            ("a NO LOGIN failed.", "imap-wrong-password"),
            (
                "a NO [ALERT] Application-specific password required: \
                 https://support.google.com/accounts/answer/185833 (Failure)",
                "imap-app-password",
            ),
            (
                "a NO [WEBALERT https://accounts.google.com/x] Web login required.",
                "imap-app-password",
            ),
            ("a NO [UNAVAILABLE] Temporary authentication failure.", "imap-unavailable"),
            ("a NO [EXPIRED] Expired", "imap-password-expired"),
            ("a NO [PRIVACYREQUIRED] Not without TLS", "imap-protection-wanted"),
            ("a NO [AUTHORIZATIONFAILED] No such mailbox", "imap-not-allowed"),
            ("a NO [CONTACTADMIN] Ask", "imap-not-allowed"),
            ("a NO [LIMIT] Enough", "imap-too-many"),
            ("a NO [ALERT] Too many simultaneous connections. (Failure)", "imap-too-many"),
            (
                "a NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded",
                "imap-too-many",
            ),
            ("a BAD User is authenticated but not connected.", "imap-not-allowed"),
            ("a NO AUTHENTICATE failed. Basic Authentication is disabled.", "imap-passwords-off"),
            ("a NO LogonDenied-BasicAuthBlocked", "imap-passwords-off"),
        ] {
            check(line, key);
        }
    }
}
