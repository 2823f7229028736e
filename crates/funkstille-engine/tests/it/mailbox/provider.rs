//! Who gives tokens, on this machine: RFC 8628 for the first, RFC 6749, 6 for the next ones.

use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use funkstille_engine::Data;
use funkstille_engine::accounts::Providers;

use crate::testbed::listener::Listener;

/// A provider; the tokens that it gives are `access-1`, `access-2` and so on, for an hour each.
pub(super) struct Provider {
    desk: Arc<Mutex<Desk>>,
    listener: Listener,
}

#[derive(Default)]
struct Desk {
    given: u32,
    is_revoked: bool,
}

impl Provider {
    /// Starts it.
    pub(super) fn start() -> Self {
        let desk = Arc::new(Mutex::new(Desk::default()));
        let seen = Arc::clone(&desk);
        let listener = Listener::start(move |connection| {
            // Whoever hangs up in between has not asked.
            let _ = serve(connection, &seen);
        });
        Self { desk, listener }
    }

    /// How the program knows it; the file that says so is written into `folder`.
    pub(super) fn described(&self, folder: &Path) -> Providers {
        let at = format!("http://127.0.0.1:{}", self.listener.port());
        let file = folder.join("oauth.toml");
        let text = format!(
            "[played]\ntoken = '{at}/token'\ndevice = '{at}/device'\nscopes = ['mail']\n\
             client_id = 'funkstille'\n"
        );
        std::fs::write(&file, text).expect("writes");
        Providers::load(&Data::embedded(), Some(&file)).expect("it is described")
    }

    /// From now on no token is given any more: its owner said so.
    pub(super) fn revoke(&self) {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner).is_revoked = true;
    }

    /// How many tokens were given.
    pub(super) fn given(&self) -> u32 {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner).given
    }
}

fn serve(connection: TcpStream, desk: &Mutex<Desk>) -> Result<()> {
    let mut client = BufReader::new(connection);
    let (mut first, mut length) = (String::new(), 0);
    client.read_line(&mut first)?;
    loop {
        let mut line = String::new();
        client.read_line(&mut line)?;
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    client.by_ref().take(length).read_to_string(&mut String::new())?;
    let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
    let (status, answer) = if first.contains("/device") {
        let begun = r#"{"device_code":"d","user_code":"WDJB-MJHT","interval":1,"expires_in":60,
            "verification_uri":"https://login.test/device"}"#;
        ("200 OK", begun.to_owned())
    } else if desk.is_revoked {
        ("400 Bad Request", r#"{"error":"invalid_grant"}"#.to_owned())
    } else {
        desk.given += 1;
        let token = format!(
            r#"{{"access_token":"access-{}","refresh_token":"again","token_type":"Bearer",
                "expires_in":3600}}"#,
            desk.given
        );
        ("200 OK", token)
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: application/json\r\n");
    let length = answer.len();
    let rest = format!("Connection: close\r\nContent-Length: {length}\r\n\r\n{answer}");
    client.get_mut().write_all(format!("{head}{rest}").as_bytes())
}
