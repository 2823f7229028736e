//! The way back from the browser: a listener of this machine that hears one answer (RFC 8252, 7.3).

use std::net::Ipv4Addr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use super::{CodeFlow, OAuthError};
use crate::secret::SecretText;

/// A listener on a port that was free. Nobody on another machine can reach it.
#[derive(Debug)]
pub struct Loopback {
    listener: TcpListener,
    port: u16,
}

/// What the browser shows in the end, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The code of the language: `de`.
    pub language: String,
    /// That all is well, and the window may be closed.
    pub done: String,
    /// That it did not work, and that the program says why.
    pub failed: String,
}

/// The page, with places for language and text.
const PAGE: &str = include_str!("loopback.html");

/// The longest head of a request: an address with a code, and what browsers say of themselves.
const LONGEST_BYTES: usize = 16 * 1024;

/// How long one connection may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);

/// What ends the head of a request (RFC 9112, 2.1).
const END_OF_HEAD: &[u8] = b"\r\n\r\n";

impl Loopback {
    /// Begins to listen.
    ///
    /// # Errors
    /// [`OAuthError::CannotListen`].
    pub async fn bind() -> Result<Self, OAuthError> {
        let fail = |error: std::io::Error| OAuthError::CannotListen { why: error.to_string() };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(fail)?;
        let port = listener.local_addr().map_err(fail)?.port();
        Ok(Self { listener, port })
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Waits until the browser returns, at most so long, and gives the code that it brings. Whoever
    /// asks for something else (an icon, say) is told that there is nothing; the first answer,
    /// right or wrong, ends the waiting.
    ///
    /// # Errors
    /// [`OAuthError::NobodyCame`], and why the answer brings no code.
    pub async fn receive(
        self,
        flow: &CodeFlow,
        pages: &Pages,
        at_most: Duration,
    ) -> Result<SecretText, OAuthError> {
        let heard = timeout(at_most, self.hear(flow, pages)).await;
        heard.unwrap_or(Err(OAuthError::NobodyCame))
    }

    async fn hear(&self, flow: &CodeFlow, pages: &Pages) -> Result<SecretText, OAuthError> {
        loop {
            let Ok((mut stream, _)) = self.listener.accept().await else { continue };
            let head = timeout(PATIENCE, read_head(&mut stream)).await.ok().flatten();
            let query = head.as_deref().and_then(|head| self.query_of(head));
            let Some(query) = query else {
                answer(&mut stream, "404 Not Found", "").await;
                continue;
            };
            let judged = flow.judge(&query);
            let (status, text) = match &judged {
                Ok(_) => ("200 OK", &pages.done),
                Err(_) => ("400 Bad Request", &pages.failed),
            };
            answer(&mut stream, status, &page(&pages.language, text)).await;
            return judged;
        }
    }

    /// The query of a request that is the browser's return: a GET of the root, for this host. A
    /// page elsewhere that made its name lead here asks for that name.
    fn query_of(&self, head: &str) -> Option<String> {
        let mut lines = head.split("\r\n");
        let mut words = lines.next()?.split(' ');
        let (method, target, version) = (words.next()?, words.next()?, words.next()?);
        let is_http = version.starts_with("HTTP/1.") && words.next().is_none();
        let hosts: Vec<_> = lines
            .filter_map(|line| line.split_once(':'))
            .filter(|(name, _)| name.eq_ignore_ascii_case("host"))
            .map(|(_, value)| value.trim())
            .collect();
        let own = [format!("127.0.0.1:{}", self.port), format!("localhost:{}", self.port)];
        let is_here = matches!(hosts.as_slice(), [host] if own.iter().any(|own| own == host));
        if method != "GET" || !is_http || !is_here {
            return None;
        }
        let (path, query) = target.split_once('?')?;
        (path == "/").then(|| query.to_owned())
    }
}

/// The head of a request; `None` where none comes, or one that is too long.
async fn read_head(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    let mut piece = [0; 1024];
    while !head.windows(END_OF_HEAD.len()).any(|end| end == END_OF_HEAD) {
        let count = stream.read(&mut piece).await.ok()?;
        if count == 0 || head.len() + count > LONGEST_BYTES {
            return None;
        }
        head.extend_from_slice(piece.get(..count)?);
    }
    String::from_utf8(head).ok()
}

/// Answers; a browser that is gone needs no answer.
async fn answer(stream: &mut TcpStream, status: &str, body: &str) {
    let length = body.len().to_string();
    let fields = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", length.as_str()),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Connection", "close"),
    ];
    let fields: String = fields.map(|(name, value)| format!("{name}: {value}\r\n")).concat();
    let whole = format!("HTTP/1.1 {status}\r\n{fields}\r\n{body}");
    if stream.write_all(whole.as_bytes()).await.is_ok() {
        let _ = stream.shutdown().await;
    }
}

fn page(language: &str, text: &str) -> String {
    PAGE.replace("{language}", &escaped(language)).replace("{text}", &escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
