//! What a refusal means: by its code (RFC 5530), else by the words that the large providers use.

use super::error::ImapError;
use super::response::{Said, Status};
use crate::server::{Meaning, ServerError, words_mean};

/// What a server means by what it said.
pub(super) fn meaning(said: &Said) -> Meaning {
    // The words say more than the codes: Google has its application passwords under `ALERT`,
    // Dovecot its number of connections under `UNAVAILABLE`.
    if let Some(meaning) = words_mean(&said.raw) {
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

/// A command that was refused.
pub(super) fn of_command(said: &Said, command: &str) -> ImapError {
    let says = said.text.clone();
    if is_full(said) {
        return ImapError::Full { says };
    }
    match meaning(said) {
        Meaning::TooMany => ServerError::TooMany { says }.into(),
        Meaning::Unavailable => ServerError::Unavailable { says }.into(),
        _ => ImapError::Refuses { command: command.to_owned(), says },
    }
}

/// Whether the mailbox has no room left: by the code of RFC 9208, section 5.2.
pub(super) fn is_full(said: &Said) -> bool {
    said.status != Status::Ok && said.code_name() == "OVERQUOTA"
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
        Meaning::TooMany => ServerError::TooMany { says }.into(),
        Meaning::Unavailable => ServerError::Unavailable { says }.into(),
        _ => ServerError::Closed { says }.into(),
    }
}

#[cfg(test)]
mod tests {
    use funkstille_core::explain::Explain;

    use super::super::response::{self, Response};
    use super::super::value::Piece;
    use super::*;
    use crate::server::{Hidden, Login, Secret, of_login};

    #[track_caller]
    fn check(line: &str, key: &str) {
        let Some(Response::Done(_, said)) =
            response::read(vec![Piece::Line(line.as_bytes().to_vec())], &Hidden::default())
        else {
            panic!("a status: {line}")
        };
        let login = Login::Password { user: "freya".to_owned(), password: Secret::new("x") };
        let error: ImapError = of_login(meaning(&said), &login, &said.text).into();
        assert_eq!(error.key(), key, "{line}");
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
