//! From the name of a server to its greeting, protected.

use std::io;

use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use super::command::Command;
use super::error::ImapError;
use super::line::{Line, Stream};
use super::response::{Response, Status};
use super::server::{Limits, Security, Server};
use super::tls;

/// How a connection begins.
pub(super) struct Greeted {
    pub(super) line: Line,
    /// Whether the server took us for somebody already (`PREAUTH`).
    pub(super) known: bool,
}

impl Server {
    /// `host:port`.
    pub(super) fn place(&self) -> String {
        let Self { host, port, .. } = self;
        if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
    }
}

/// Reaches a server and hears its greeting.
pub(super) async fn connect(server: &Server, limits: Limits) -> Result<Greeted, ImapError> {
    let stream: Box<dyn Stream> = Box::new(dial(server, limits).await?);
    match server.security {
        Security::Tls => {
            greet(protect(stream, server, limits).await?, server.place(), limits).await
        }
        Security::Plain => greet(stream, server.place(), limits).await,
        Security::StartTls => {
            let Greeted { mut line, known } = greet(stream, server.place(), limits).await?;
            let refused = || ImapError::NoStartTls { place: server.place() };
            // Who is known already may not ask for TLS any more (RFC 9051, 6.2.1): somebody
            // between may have written that greeting.
            if known {
                return Err(refused());
            }
            let said = line.run(Command::new("STARTTLS"), &mut |_| {}).await?;
            if said.status != Status::Ok {
                return Err(refused());
            }
            // Whatever came before TLS began is dropped with `line`, and what the server can do is
            // asked anew: anybody may have put it there.
            let stream = protect(line.into_stream(), server, limits).await?;
            Ok(Greeted { line: Line::new(stream, limits), known: false })
        }
    }
}

async fn protect(
    stream: Box<dyn Stream>,
    server: &Server,
    limits: Limits,
) -> Result<Box<dyn Stream>, ImapError> {
    let silent = |_| ImapError::NoTls { place: server.place() };
    timeout(limits.connect, tls::over(stream, server)).await.map_err(silent)?
}

/// Tries each address of the server in turn.
async fn dial(server: &Server, limits: Limits) -> Result<TcpStream, ImapError> {
    let no_host = || ImapError::NoSuchHost { host: server.host.clone() };
    let lookup = timeout(limits.connect, lookup_host((server.host.as_str(), server.port))).await;
    let addresses: Vec<_> = lookup.map_err(|_| no_host())?.map_err(|_| no_host())?.collect();
    let mut last = no_host();
    for address in addresses {
        if server.security == Security::Plain && !address.ip().is_loopback() {
            return Err(ImapError::PlainOverNetwork { place: server.place() });
        }
        last = match timeout(limits.connect, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                // Commands are small and are waited for.
                let _ = stream.set_nodelay(true);
                return Ok(stream);
            }
            Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
                ImapError::Refused { place: server.place() }
            }
            Ok(Err(error)) => {
                ImapError::Unreachable { place: server.place(), why: error.to_string() }
            }
            Err(_) => ImapError::Silent { seconds: limits.connect.as_secs() },
        };
    }
    Err(last)
}

/// Hears the greeting (RFC 9051, 7.1). `place` is for what is said of a failure.
pub(super) async fn greet(
    stream: Box<dyn Stream>,
    place: String,
    limits: Limits,
) -> Result<Greeted, ImapError> {
    let mut line = Line::new(stream, limits);
    match line.response().await? {
        Some(Response::Beside(said)) if said.status == Status::Ok => {
            Ok(Greeted { line, known: false })
        }
        Some(Response::Beside(said)) if said.status == Status::Preauth => {
            Ok(Greeted { line, known: true })
        }
        Some(Response::Beside(said)) => Err(super::refusal::of_farewell(&said)),
        _ => Err(ImapError::NoImap { place }),
    }
}
