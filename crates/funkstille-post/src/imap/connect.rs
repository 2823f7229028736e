//! From the name of a server to its greeting, protected.

use super::Limits;
use super::command::Command;
use super::error::ImapError;
use super::line::Line;
use super::response::{Response, Status};
use crate::server::{Security, Server, ServerError, Stream, dial, protect};

/// How a connection begins.
pub(super) struct Greeted {
    pub(super) line: Line,
    /// Whether the server took us for somebody already (`PREAUTH`).
    pub(super) known: bool,
}

/// Reaches a server and hears its greeting.
pub(super) async fn connect(server: &Server, limits: Limits) -> Result<Greeted, ImapError> {
    let stream: Box<dyn Stream> = Box::new(dial(server, limits.connect).await?);
    match server.security {
        Security::Tls => {
            greet(protect(stream, server, limits.connect).await?, server.place(), limits).await
        }
        Security::Plain => greet(stream, server.place(), limits).await,
        Security::StartTls => {
            let greeted = greet(stream, server.place(), limits).await;
            let Greeted { mut line, known } = greeted.map_err(|error| quiet(error, server))?;
            let refused = || ServerError::NoStartTls { place: server.place() };
            // Who is known already may not ask for TLS any more (RFC 9051, 6.2.1): somebody
            // between may have written that greeting.
            if known {
                return Err(refused().into());
            }
            let said = line.run(Command::new("STARTTLS"), &mut |_| {}).await?;
            if said.status != Status::Ok {
                return Err(refused().into());
            }
            // Whatever came before TLS began is dropped with `line`, and what the server can do is
            // asked anew: anybody may have put it there.
            let stream = protect(line.into_stream(), server, limits.connect).await?;
            Ok(Greeted { line: Line::new(stream, limits), known: false })
        }
    }
}

/// A server that says nothing at first waits for TLS, where a greeting is due (RFC 8314, 3).
fn quiet(error: ImapError, server: &Server) -> ImapError {
    match error {
        ImapError::Server(ServerError::Silent { .. }) => {
            ServerError::NoGreeting { place: server.place() }.into()
        }
        error => error,
    }
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
