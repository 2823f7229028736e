//! Says which access tokens are good, as an OAuth server does (token introspection, RFC 7662).

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex, PoisonError};

use super::listener::Listener;

/// The good tokens, each with the address that it opens.
type Good = Arc<Mutex<BTreeMap<String, String>>>;

/// The endpoint that the mail server asks each time somebody comes with a token.
pub struct Tokens {
    good: Good,
    listener: Listener,
}

impl Tokens {
    /// Starts it; no token is good yet.
    pub fn start() -> Self {
        let good = Good::default();
        let seen = Arc::clone(&good);
        let listener = Listener::start(move |connection| {
            // Whoever hangs up in between has not asked.
            let _ = serve(connection, &seen);
        });
        Self { good, listener }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.listener.port()
    }

    /// From now on the token opens the box of this address. It consists of letters, digits and the
    /// signs `-._~` (as RFC 6750 has them, without those that a form would escape).
    pub fn grant(&self, token: &str, address: &str) {
        self.change().insert(token.to_owned(), address.to_owned());
    }

    /// From now on the token opens nothing.
    pub fn revoke(&self, token: &str) {
        self.change().remove(token);
    }

    fn change(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.good.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers one question: a form with the field `token`.
fn serve(connection: TcpStream, good: &Good) -> Result<()> {
    let mut client = BufReader::new(connection);
    let mut length = 0;
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
    let mut form = String::new();
    client.by_ref().take(length).read_to_string(&mut form)?;
    let token = form.split('&').find_map(|field| field.strip_prefix("token="));
    let address = {
        let good = good.lock().unwrap_or_else(PoisonError::into_inner);
        token.and_then(|token| good.get(token).cloned())
    };
    let answer = match address {
        Some(address) => format!(r#"{{"active":true,"username":"{address}"}}"#),
        None => r#"{"active":false}"#.to_owned(),
    };
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    let length = answer.len();
    client.get_mut().write_all(format!("{head}Content-Length: {length}\r\n\r\n{answer}").as_bytes())
}
