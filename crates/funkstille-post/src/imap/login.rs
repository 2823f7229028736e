//! Logging in: by `AUTHENTICATE PLAIN` (RFC 4616), by `LOGIN`, or by `XOAUTH2`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::command::Command;
use super::error::ImapError;
use super::line::Line;
use super::refusal;
use super::response::{Response, Said, Status};
use crate::server::{
    Garble, Login, Sent, ServerError, is_for_programs, of_login, plain, printable, told, x_oauth2,
};

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
                return Err(no_way(line, offered).into());
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
        _ => Err(of_login(refusal::meaning(&said), login, &said.text).into()),
    }
}

fn no_way(line: &Line, offered: &Offered) -> ServerError {
    let names = offered.iter().filter(|name| name.starts_with("AUTH="));
    let names = names.cloned().collect::<Vec<_>>().join(" ");
    ServerError::NoWayToLogIn { offered: line.shown(names.as_bytes()) }
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
                    None => return Err(ServerError::Garbled { what: Garble::Answer }.into()),
                };
                line.write(format!("{answer}\r\n").as_bytes()).await?;
            }
            Some(response) => {
                if let Some(mut said) = line.ends(&response, &tag) {
                    if let Some(reason) = reason.filter(|it| !it.is_empty()) {
                        said.raw = format!("{} {}", said.raw, printable(&reason));
                        if !is_for_programs(&reason) {
                            let shown = line.shown(&reason);
                            format!("{} {shown}", said.text).trim().clone_into(&mut said.text);
                        }
                    }
                    return Ok(said);
                }
            }
            None => {}
        }
    }
}
