//! Logging in: by `AUTHENTICATE PLAIN` (RFC 4616), by `LOGIN`, or by `XOAUTH2`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::command::Command;
use super::error::{Garble, ImapError, Sent};
use super::line::Line;
use super::refusal;
use super::response::{Response, Said, Status};
use super::server::Login;

/// What the server can do, as it says itself, in upper case.
pub(super) type Offered = std::collections::BTreeSet<String>;

/// Asks what the server can do.
pub(super) async fn offered(line: &mut Line) -> Result<Offered, ImapError> {
    let mut offered = Offered::new();
    let said = line
        .run(Command::new("CAPABILITY"), &mut |data| {
            if data.name == "CAPABILITY" {
                let names = data.values.iter().filter_map(super::value::Value::text);
                offered.extend(names.map(|name| name.to_ascii_uppercase()));
            }
        })
        .await?;
    match said.status {
        Status::Ok => Ok(offered),
        _ => Err(refusal::of_command(&said, "CAPABILITY")),
    }
}

/// Logs in.
pub(super) async fn log_in(
    line: &mut Line,
    login: &Login,
    offered: &Offered,
) -> Result<(), ImapError> {
    let initial = offered.contains("SASL-IR");
    let said = match login {
        Login::XOAuth2 { user, token } => {
            let words = x_oauth2(user, token.reveal())?;
            authenticate(line, "XOAUTH2", &words, initial).await?
        }
        Login::Password { user, password } => {
            let password = password.reveal();
            if offered.contains("AUTH=PLAIN") {
                authenticate(line, "PLAIN", &plain(user, password)?, initial).await?
            } else if offered.contains("LOGINDISABLED") {
                return Err(no_way(offered));
            } else {
                let command = Command::new("LOGIN ")
                    .argument(user.as_bytes(), Sent::User)?
                    .words(" ")
                    .argument(password.as_bytes(), Sent::Secret)?;
                line.run(command, &mut |_| {}).await?
            }
        }
    };
    match said.status {
        Status::Ok => Ok(()),
        _ => Err(refusal::of_login(&said, login)),
    }
}

fn no_way(offered: &Offered) -> ImapError {
    let names = offered.iter().filter(|name| name.starts_with("AUTH="));
    ImapError::NoWayToLogIn { offered: names.cloned().collect::<Vec<_>>().join(" ") }
}

/// `\0user\0password` (RFC 4616, 2).
fn plain(user: &str, password: &str) -> Result<String, ImapError> {
    refuse(user, &['\0'], Sent::User)?;
    refuse(password, &['\0'], Sent::Secret)?;
    Ok(format!("\0{user}\0{password}"))
}

/// `user=…^Aauth=Bearer …^A^A`, as Google and Microsoft describe it.
fn x_oauth2(user: &str, token: &str) -> Result<String, ImapError> {
    refuse(user, &['\0', '\x01'], Sent::User)?;
    refuse(token, &['\0', '\x01'], Sent::Secret)?;
    Ok(format!("user={user}\x01auth=Bearer {token}\x01\x01"))
}

fn refuse(text: &str, signs: &[char], what: Sent) -> Result<(), ImapError> {
    if text.contains(signs) { Err(ImapError::Unsendable { what }) } else { Ok(()) }
}

/// `AUTHENTICATE`, with the words at once (RFC 4959) or when the server asks for them. What it asks
/// after that is a refusal that tells why, and is answered by nothing.
async fn authenticate(
    line: &mut Line,
    way: &str,
    words: &str,
    initial: bool,
) -> Result<Said, ImapError> {
    let words = STANDARD.encode(words);
    let mut command = Command::new(format!("AUTHENTICATE {way}"));
    if initial {
        command = command.words(" ").words(&words);
    }
    let tag = line.send(command).await?;
    let mut unsent = (!initial).then_some(words);
    let mut reason = None;
    loop {
        match line.response().await? {
            Some(Response::Continue(challenge)) => {
                let answer = match unsent.take() {
                    Some(words) => words,
                    None if reason.is_none() => {
                        reason = Some(told(&challenge));
                        String::new()
                    }
                    None => return Err(ImapError::Garbled { what: Garble::Answer }),
                };
                line.write(format!("{answer}\r\n").as_bytes()).await?;
            }
            Some(response) => {
                if let Some(mut said) = line.ends(&response, &tag) {
                    if let Some(reason) = reason.filter(|it| !it.is_empty()) {
                        format!("{} {reason}", said.text).trim().clone_into(&mut said.text);
                    }
                    return Ok(said);
                }
            }
            None => {}
        }
    }
}

/// What a refusal in a challenge says: JSON such as `{"status":"400","schemes":"Bearer"}`.
fn told(challenge: &str) -> String {
    let json = STANDARD.decode(challenge.trim()).unwrap_or_default();
    let text = String::from_utf8_lossy(&json);
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h_04_names_and_secrets_stay_what_they_are() {
        assert_eq!(plain("a\r\nb", "c\"d").as_deref(), Ok("\0a\r\nb\0c\"d"));
        assert_eq!(plain("a\0b", "c"), Err(ImapError::Unsendable { what: Sent::User }));
        assert_eq!(plain("a", "b\0c"), Err(ImapError::Unsendable { what: Sent::Secret }));
        assert_eq!(x_oauth2("a\x01b", "c"), Err(ImapError::Unsendable { what: Sent::User }));
        assert_eq!(x_oauth2("a", "b").as_deref(), Ok("user=a\x01auth=Bearer b\x01\x01"));
    }
}
