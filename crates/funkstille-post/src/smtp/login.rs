//! Logging in (RFC 4954): `PLAIN`, `LOGIN`, `XOAUTH2`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::error::SmtpError;
use super::hello::Offers;
use super::reply::Heard;
use super::talk::Talk;
use crate::secret::SecretText;
use crate::server::{
    Garble, Hidden, Login, Meaning, ServerError, is_for_programs, of_login, plain, printable, told,
    words_mean, x_oauth2,
};

/// The longest command (RFC 5321, 4.5.3.1.4). What would not fit is sent when it is asked for.
const LONGEST_COMMAND: usize = 512;

impl Talk {
    /// Logs in by the first way that both sides know.
    pub(super) async fn log_in(&mut self, login: &Login, offers: &Offers) -> Result<(), SmtpError> {
        self.hidden = Hidden::of(login);
        let (way, words) = words(login, offers)?.ok_or_else(|| self.no_way(offers))?;
        let words: Vec<SecretText> = words.iter().map(|it| STANDARD.encode(it).into()).collect();
        let mut heard = self.authenticate(way, &words).await?;
        if heard.code == 235 {
            return Ok(());
        }
        let meaning = meaning(&heard);
        heard.lines.retain(|line| !is_for_programs(line));
        let reply = self.reply(&heard);
        if reply.code < 400 {
            return Err(ServerError::Garbled { what: Garble::Answer }.into());
        }
        Err(of_login(meaning, login, &reply.to_string()).into())
    }

    fn no_way(&self, offers: &Offers) -> ServerError {
        let offered = offers.logins.iter().cloned().collect::<Vec<_>>().join(" ");
        ServerError::NoWayToLogIn { offered: self.hidden.words(offered.as_bytes()) }
    }

    /// Sends the words one by one as the server asks for them, the first at once where it fits.
    async fn authenticate(&mut self, way: &str, words: &[SecretText]) -> Result<Heard, SmtpError> {
        let mut left = words.iter();
        let mut line: SecretText = format!("AUTH {way}").into();
        // `LOGIN` has no first word in its command.
        if way != "LOGIN"
            && let Some(word) = words.first()
            && line.reveal().len() + word.reveal().len() + 3 <= LONGEST_COMMAND
        {
            line = format!("{} {}", line.reveal(), word.reveal()).into();
            left.next();
        }
        let mut heard = self.ask(line.reveal()).await?;
        while heard.code == 334 {
            let Some(word) = left.next() else { return self.reason(&heard).await };
            heard = self.ask(word.reveal()).await?;
        }
        Ok(heard)
    }

    /// A server that asks for more refuses a token, and says why before it says no.
    async fn reason(&mut self, challenge: &Heard) -> Result<Heard, SmtpError> {
        let text = challenge.lines.first().map(|line| String::from_utf8_lossy(line).into_owned());
        let reason = told(&text.unwrap_or_default());
        let mut heard = self.ask("").await?;
        if heard.code == 334 {
            return Err(ServerError::Garbled { what: Garble::Answer }.into());
        }
        heard.lines.push(reason);
        Ok(heard)
    }
}

/// The way to log in, and what is sent on it; `None` where no way is common.
fn words(
    login: &Login,
    offers: &Offers,
) -> Result<Option<(&'static str, Vec<String>)>, ServerError> {
    let has = |way: &str| offers.logins.contains(way);
    Ok(match login {
        Login::XOAuth2 { user, token } if has("XOAUTH2") => {
            Some(("XOAUTH2", vec![x_oauth2(user, token.reveal())?]))
        }
        Login::Password { user, password } if has("PLAIN") => {
            Some(("PLAIN", vec![plain(user, password.reveal())?]))
        }
        Login::Password { user, password } if has("LOGIN") => {
            plain(user, password.reveal())?;
            Some(("LOGIN", vec![user.clone(), password.reveal().to_owned()]))
        }
        _ => None,
    })
}

/// RFC 4954, 6, where the words say nothing that is known.
fn meaning(heard: &Heard) -> Meaning {
    match (words_mean(&printable(&heard.text())), heard.code) {
        (Some(meaning), _) => meaning,
        (None, 432) => Meaning::PasswordExpired,
        (None, 538) => Meaning::Protection,
        (None, 400..500) => Meaning::Unavailable,
        (None, _) => Meaning::Wrong,
    }
}
