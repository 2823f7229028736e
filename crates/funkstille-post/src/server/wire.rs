//! The bytes of a connection: what goes out and what comes in, each with a bound and a time limit.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::time::timeout;

use super::error::{Garble, ServerError};

/// Anything that a server can be spoken to through.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// A connection.
pub(crate) struct Wire {
    stream: BufReader<Box<dyn Stream>>,
    /// How long the other side may take nothing, or say nothing.
    pub(crate) silence: Duration,
}

/// How much is read or written at once.
const BUFFER: usize = 64 << 10;

impl Wire {
    pub(crate) fn new(stream: Box<dyn Stream>, silence: Duration) -> Self {
        Self { stream: BufReader::with_capacity(BUFFER, stream), silence }
    }

    /// Gives the stream back; what was read from it and not yet looked at is dropped.
    pub(crate) fn into_stream(self) -> Box<dyn Stream> {
        self.stream.into_inner()
    }

    /// Sends bytes as they are. Where it fails, nobody knows how many of them left.
    pub(crate) async fn write(&mut self, bytes: &[u8]) -> Result<(), ServerError> {
        for part in bytes.chunks(BUFFER) {
            let write = async {
                self.stream.write_all(part).await?;
                self.stream.flush().await
            };
            match timeout(self.silence, write).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => return Err(lost(&error)),
                Err(_) => return Err(self.is_silent()),
            }
        }
        Ok(())
    }

    /// A line without its end, of at most so many bytes.
    pub(crate) async fn line(&mut self, most: usize) -> Result<Vec<u8>, ServerError> {
        let mut line = Vec::new();
        loop {
            let buffer = self.fill().await?;
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let taken = end.map_or(buffer.len(), |end| end + 1);
            line.extend_from_slice(&buffer[..taken]);
            self.consume(taken);
            if line.len() > most {
                return Err(ServerError::Garbled { what: Garble::Line });
            }
            if end.is_some() {
                line.pop();
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                return Ok(line);
            }
        }
    }

    /// What has arrived; waits until something has.
    pub(crate) async fn fill(&mut self) -> Result<&[u8], ServerError> {
        if self.stream.buffer().is_empty() && !self.hears_within(self.silence).await? {
            return Err(self.is_silent());
        }
        Ok(self.stream.buffer())
    }

    /// Drops so many bytes of what has arrived.
    pub(crate) fn consume(&mut self, bytes: usize) {
        self.stream.consume(bytes);
    }

    /// Waits until the other side says something, or the time is up. Nothing is read.
    pub(crate) async fn hears_within(&mut self, wait: Duration) -> Result<bool, ServerError> {
        match timeout(wait, self.stream.fill_buf()).await {
            Ok(Ok([])) => Err(ended()),
            Ok(Ok(_)) => Ok(true),
            Ok(Err(error)) => Err(lost(&error)),
            Err(_) => Ok(false),
        }
    }

    fn is_silent(&self) -> ServerError {
        ServerError::Silent { seconds: self.silence.as_secs() }
    }
}

/// The other side has hung up, and nobody has asked yet what it said before.
fn ended() -> ServerError {
    ServerError::Closed { says: String::new() }
}

fn lost(error: &io::Error) -> ServerError {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    match error.kind() {
        BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof => ended(),
        _ => ServerError::Broken { why: error.to_string() },
    }
}
