//! What a server says, made fit to be shown: without the password or token that it was given. Some
//! servers repeat the command that they refuse.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::login::{self, Login};
use super::shown::printable;
use crate::secret::SecretText;

/// A secret in every form in which it is sent.
#[derive(Default)]
pub(crate) struct Hidden(Vec<SecretText>);

/// A shorter secret cannot be told from other words.
const SHORTEST: usize = 4;

/// So much of a secret, cut off by the server, is no other word.
const SHORTEST_PART: usize = 8;

/// What stands where the secret stood.
const GONE: &str = "…";

/// How many characters are shown.
const LONGEST: usize = 300;

impl Hidden {
    /// The forms of what is logged in with: as it is, in quotes (`LOGIN` of IMAP), by itself
    /// (`AUTH LOGIN` of SMTP) and among the words of a login (`PLAIN`, `XOAUTH2`) in base64.
    pub(crate) fn of(login: &Login) -> Self {
        let (secret, words) = match login {
            Login::Password { user, password } => {
                (password.reveal(), login::plain(user, password.reveal()))
            }
            Login::XOAuth2 { user, token } => {
                (token.reveal(), login::x_oauth2(user, token.reveal()))
            }
        };
        // What they are looked for in has no other signs either.
        let bare = printable(secret.as_bytes());
        let quoted = bare.replace('\\', "\\\\").replace('"', "\\\"");
        let encoded = words.ok().map(|words| STANDARD.encode(words));
        let mut forms = vec![quoted, bare, STANDARD.encode(secret)];
        forms.extend(encoded);
        forms.retain(|form| form.len() >= SHORTEST);
        // A form may hold another one.
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        Self(forms.into_iter().map(SecretText::from).collect())
    }

    /// The server's words as one line of at most 300 characters that can be shown.
    pub(crate) fn words(&self, text: &[u8]) -> String {
        let mut shown = printable(text);
        for form in &self.0 {
            shown = shown.replace(form.reveal(), GONE);
        }
        let words = shown.split(' ').map(|word| if self.is_part(word) { GONE } else { word });
        let shown = words.collect::<Vec<_>>().join(" ");
        shown.chars().take(LONGEST).collect()
    }

    /// Whether a word is the beginning, the end or the middle of a secret.
    fn is_part(&self, word: &str) -> bool {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        word.len() >= SHORTEST_PART && self.0.iter().any(|form| form.reveal().contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Secret;
    use super::*;

    #[track_caller]
    fn check(hidden: &Hidden, says: &str, shown: &str) {
        assert_eq!(hidden.words(says.as_bytes()), shown);
    }

    fn password(text: &str) -> Hidden {
        Hidden::of(&Login::Password { user: "freya".to_owned(), password: Secret::new(text) })
    }

    #[test]
    fn a_secret_that_comes_back_is_not_shown() {
        let hidden = password("p\"a sw\\ord-0815");
        check(&hidden, r#"Bad: LOGIN "freya" "p\"a sw\\ord-0815""#, r#"Bad: LOGIN "freya" "…""#);
        check(&hidden, "no p\"a sw\\ord-0815!", "no …!");
        let sent = STANDARD.encode("\0freya\0p\"a sw\\ord-0815");
        check(&hidden, &format!("What is {sent}?"), "What is …?");
        check(&hidden, &format!("Cut: {}", &sent[..12]), "Cut: …");
        let alone = STANDARD.encode("p\"a sw\\ord-0815");
        check(&hidden, &format!("Cannot decode {alone}"), "Cannot decode …");
        check(&hidden, "Authentication failed for freya", "Authentication failed for freya");
        let token = Secret::new("ya29.canary-token");
        let hidden = Hidden::of(&Login::XOAuth2 { user: "freya".to_owned(), token });
        check(&hidden, "auth=Bearer ya29.canary-token", "auth=Bearer …");
        check(&hidden, "ya29.canary-tok…", "…");
    }

    #[test]
    fn signs_that_are_not_shown_do_not_hide_a_secret() {
        check(&password("canary"), "no can\u{202e}ary", "no …");
        check(&password("can\u{200e}ary"), "no can\u{200e}ary", "no …");
    }

    #[test]
    fn what_is_shown_stays_on_its_line() {
        let none = Hidden::default();
        check(&none, " \u{1b}[31mred\r\nA1 \u{202e}drow\u{2028}x\u{7} ", "[31mredA1 drowx");
        assert_eq!(none.words("é".repeat(5000).as_bytes()).chars().count(), LONGEST);
    }
}
