//! The connection itself: commands go out, responses come in, and neither without a bound.

use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::time::timeout;

use super::command::{Command, Part};
use super::error::{Garble, ImapError};
use super::response::{self, Data, Response, Said, Status};
use super::server::Limits;
use super::value::Piece;

/// Anything that a server can be spoken to through.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// A connection.
pub(super) struct Line {
    stream: BufReader<Box<dyn Stream>>,
    limits: Limits,
    tags: u64,
    /// A command that was sent ahead: its answer comes before that of any other.
    ahead: Option<Tag>,
    /// Where an answer was not read to its end, the next one cannot be told from it.
    torn: bool,
    /// What the server said when it took its leave.
    farewell: String,
}

/// The name of a command on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag(String);

/// The longest line that is read: a search that finds a million messages.
const LONGEST_LINE: usize = 8 << 20;

/// The most literals of a response: a message and its labels.
const MOST_PIECES: usize = 4096;

/// How much the literals beside a message may hold, in one response.
const ROOM_BESIDE: u64 = 1 << 20;

/// How much of the data beside messages one answer may bring.
pub(super) const MOST_DATA: usize = 64 << 20;

/// What a server may send of a message beyond what was asked for; it is read and dropped.
const MOST_DROPPED: u64 = 1 << 30;

/// How much room a literal gets before its bytes are there.
const FIRST_ROOM: usize = 1 << 20;

const BUFFER: usize = 64 << 10;

impl Line {
    pub(super) fn new(stream: Box<dyn Stream>, limits: Limits) -> Self {
        let stream = BufReader::with_capacity(BUFFER, stream);
        Self { stream, limits, tags: 0, ahead: None, torn: false, farewell: String::new() }
    }

    /// Gives the stream back; what was read from it and not yet looked at is dropped.
    pub(super) fn into_stream(self) -> Box<dyn Stream> {
        self.stream.into_inner()
    }

    /// Sends a command and reads its answer, giving each piece of data to `on`.
    pub(super) async fn run(
        &mut self,
        command: Command,
        on: &mut (dyn FnMut(Data) + Send),
    ) -> Result<Said, ImapError> {
        let tag = self.send(command).await?;
        self.answer(&tag, MOST_DATA, on).await
    }

    /// Sends a command. What was sent ahead is read to its end before.
    pub(super) async fn send(&mut self, command: Command) -> Result<Tag, ImapError> {
        if let Some(tag) = self.ahead.clone() {
            self.answer(&tag, usize::MAX, &mut |_| {}).await?;
        }
        self.begin()?;
        self.tags += 1;
        let tag = Tag(format!("f{}", self.tags));
        let mut out = format!("{} ", tag.0).into_bytes();
        for part in command.into_parts() {
            match part {
                Part::Bytes(bytes) => out.extend_from_slice(&bytes),
                Part::Literal(bytes) => {
                    out.extend_from_slice(format!("{{{}}}\r\n", bytes.len()).as_bytes());
                    self.write(&out).await?;
                    self.go_ahead(&tag).await?;
                    out = bytes;
                }
            }
        }
        out.extend_from_slice(b"\r\n");
        self.write(&out).await?;
        Ok(tag)
    }

    /// Marks the connection as torn until an answer has been read to its end.
    fn begin(&mut self) -> Result<(), ImapError> {
        if self.torn {
            return Err(ImapError::Closed { says: self.farewell.clone() });
        }
        self.torn = true;
        Ok(())
    }

    /// Sends a command whose answer is read later, while the caller does something else.
    pub(super) async fn send_ahead(&mut self, command: Command) -> Result<Tag, ImapError> {
        let tag = self.send(command).await?;
        self.torn = false;
        self.ahead = Some(tag.clone());
        Ok(tag)
    }

    /// Whether the answer to this command is still to come.
    pub(super) fn is_ahead(&self, tag: &Tag) -> bool {
        self.ahead.as_ref() == Some(tag)
    }

    /// Waits until the server lets the command go on; its refusal is an error.
    async fn go_ahead(&mut self, tag: &Tag) -> Result<(), ImapError> {
        loop {
            match self.response().await? {
                Some(Response::Continue(_)) => return Ok(()),
                Some(Response::Done(name, said)) if name == tag.0 => {
                    self.torn = false;
                    let command = String::new();
                    return Err(ImapError::Refuses { command, says: said.text });
                }
                _ => {}
            }
        }
    }

    /// Reads the answer to a command. `most` bounds the bytes of its data.
    pub(super) async fn answer(
        &mut self,
        tag: &Tag,
        most: usize,
        on: &mut (dyn FnMut(Data) + Send),
    ) -> Result<Said, ImapError> {
        if self.is_ahead(tag) {
            self.ahead = None;
            self.begin()?;
        }
        let mut data_bytes = 0_usize;
        loop {
            let pieces = self.pieces().await?;
            data_bytes = data_bytes.saturating_add(pieces.iter().map(size).sum());
            if data_bytes > most {
                return Err(ImapError::Garbled { what: Garble::TooMuch });
            }
            match response::read(pieces) {
                Some(Response::Done(name, said)) if name == tag.0 => {
                    self.torn = false;
                    return Ok(said);
                }
                Some(Response::Data(data)) => on(data),
                Some(Response::Beside(said)) => {
                    self.hear(&said);
                    on(beside(said));
                }
                // A server that waits for more than it was told will get none.
                Some(Response::Continue(_)) => {
                    return Err(ImapError::Garbled { what: Garble::Answer });
                }
                _ => {}
            }
        }
    }

    /// The next response; `None` where a line makes no sense.
    pub(super) async fn response(&mut self) -> Result<Option<Response>, ImapError> {
        let response = response::read(self.pieces().await?);
        if let Some(Response::Beside(said)) = &response {
            self.hear(said);
        }
        Ok(response)
    }

    fn hear(&mut self, said: &Said) {
        if said.status == Status::Bye {
            self.farewell.clone_from(&said.text);
        }
    }

    /// Sends bytes as they are.
    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), ImapError> {
        let wait = self.limits.silence;
        let write = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        match timeout(wait, write).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(self.lost(&error)),
            Err(_) => Err(silent(wait)),
        }
    }

    /// Whether the server has ended the connection: its last word is known.
    fn lost(&self, error: &std::io::Error) -> ImapError {
        use std::io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
        match error.kind() {
            BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof => self.closed(),
            _ => ImapError::Broken { why: error.to_string() },
        }
    }

    fn closed(&self) -> ImapError {
        ImapError::Closed { says: self.farewell.clone() }
    }

    /// A response in pieces: its lines, and the literals between them.
    async fn pieces(&mut self) -> Result<Vec<Piece>, ImapError> {
        let mut pieces = Vec::new();
        let mut left = LONGEST_LINE;
        let mut room = u64::from(self.limits.message_bytes) + ROOM_BESIDE;
        loop {
            let mut line = self.line(left).await?;
            left -= line.len();
            if pieces.len() > MOST_PIECES {
                return Err(ImapError::Garbled { what: Garble::TooMuch });
            }
            let Some((announced, size)) = literal(&line) else {
                pieces.push(Piece::Line(line));
                return Ok(pieces);
            };
            line.truncate(announced);
            pieces.push(Piece::Line(line));
            let bytes = self.literal(size, room).await?;
            room -= bytes.len() as u64;
            pieces.push(Piece::Literal(bytes));
        }
    }

    /// A line without its end.
    async fn line(&mut self, most: usize) -> Result<Vec<u8>, ImapError> {
        let mut line = Vec::new();
        loop {
            let buffer = self.fill().await?;
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let taken = end.map_or(buffer.len(), |end| end + 1);
            line.extend_from_slice(&buffer[..taken]);
            self.stream.consume(taken);
            if line.len() > most {
                return Err(ImapError::Garbled { what: Garble::Line });
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

    /// A literal. Of more than was asked for, the beginning is kept.
    async fn literal(&mut self, size: u64, room: u64) -> Result<Vec<u8>, ImapError> {
        let most = u64::from(self.limits.message_bytes).min(room);
        if size > most.saturating_add(MOST_DROPPED) {
            return Err(ImapError::Garbled { what: Garble::Literal });
        }
        let kept = usize::try_from(size.min(most)).expect("u32 fits");
        let mut bytes = Vec::with_capacity(kept.min(FIRST_ROOM));
        let mut left = size;
        while left > 0 {
            let buffer = self.fill().await?;
            let taken = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
            let wanted = taken.min(kept - bytes.len());
            bytes.extend_from_slice(&buffer[..wanted]);
            self.stream.consume(taken);
            left -= taken as u64;
        }
        Ok(bytes)
    }

    /// What has arrived; waits until something has.
    async fn fill(&mut self) -> Result<&[u8], ImapError> {
        if self.stream.buffer().is_empty() {
            let wait = self.limits.silence;
            match timeout(wait, self.stream.fill_buf()).await {
                Ok(Ok([])) => return Err(self.closed()),
                Ok(Ok(_)) => {}
                Ok(Err(error)) => return Err(self.lost(&error)),
                Err(_) => return Err(silent(wait)),
            }
        }
        Ok(self.stream.buffer())
    }

    /// Waits until the server says something, or the time is up. Nothing is read.
    pub(super) async fn hears_within(&mut self, wait: Duration) -> Result<bool, ImapError> {
        match timeout(wait, self.stream.fill_buf()).await {
            Ok(Ok([])) => Err(self.closed()),
            Ok(Ok(_)) => Ok(true),
            Ok(Err(error)) => Err(self.lost(&error)),
            Err(_) => Ok(false),
        }
    }

    /// Reads until the end of a command that was waited in; what comes before it is of no use.
    pub(super) async fn answer_late(&mut self, tag: &Tag) -> Result<(), ImapError> {
        loop {
            if let Some(response) = self.response().await?
                && self.ends(&response, tag).is_some()
            {
                return Ok(());
            }
        }
    }

    /// Whether this response ends the command.
    pub(super) fn ends(&mut self, response: &Response, tag: &Tag) -> Option<Said> {
        match response {
            Response::Done(name, said) if *name == tag.0 => {
                self.torn = false;
                Some(said.clone())
            }
            _ => None,
        }
    }
}

fn silent(wait: Duration) -> ImapError {
    ImapError::Silent { seconds: wait.as_secs() }
}

fn size(piece: &Piece) -> usize {
    match piece {
        Piece::Line(bytes) | Piece::Literal(bytes) => bytes.len(),
    }
}

/// What is said beside an answer, as data: `OK` with its code.
fn beside(said: Said) -> Data {
    Data { number: None, name: "OK".to_owned(), values: said.code }
}

/// Where the announcement of a literal begins at the end of a line, and its size (RFC 9051,
/// `literal`; `~{…}` is that of RFC 3516).
fn literal(line: &[u8]) -> Option<(usize, u64)> {
    let inner = line.strip_suffix(b"}")?;
    let open = inner.iter().rposition(|&byte| byte == b'{')?;
    let digits = std::str::from_utf8(&inner[open + 1..]).ok()?;
    let digits = digits.strip_suffix('+').unwrap_or(digits);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let start = if open > 0 && line[open - 1] == b'~' { open - 1 } else { open };
    // A number too large for its type is the largest there is, and refused as such.
    Some((start, digits.parse().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_is_announced_at_the_end_of_a_line() {
        assert_eq!(literal(b"BODY[] {12}"), Some((7, 12)));
        assert_eq!(literal(b"BODY[] ~{12}"), Some((7, 12)));
        assert_eq!(literal(b"{99999999999999999999999}"), Some((0, u64::MAX)));
        for none in [&b"x {}"[..], b"x {a}", b"x {12} ", b"}", b""] {
            assert_eq!(literal(none), None);
        }
    }
}
