//! The connection itself: commands go out, responses come in, and neither without a bound.

use std::time::Duration;

use super::Limits;
use super::command::{Command, Part};
use super::error::ImapError;
use super::refusal;
use super::response::{self, Data, Response, Said, Status};
use super::value::Piece;
use crate::server::{Garble, Hidden, ServerError, Stream, Wire};

/// A connection.
pub(super) struct Line {
    wire: Wire,
    limits: Limits,
    tags: u64,
    /// A command that was sent ahead: its answer comes before that of any other.
    ahead: Option<Tag>,
    /// Where an answer was not read to its end, the next one cannot be told from it.
    torn: bool,
    /// What the server said when it took its leave.
    farewell: String,
    /// What the server must not say back to a person.
    hidden: Hidden,
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

impl Line {
    pub(super) fn new(stream: Box<dyn Stream>, limits: Limits) -> Self {
        let wire = Wire::new(stream, limits.silence);
        let (farewell, hidden) = (String::new(), Hidden::default());
        Self { wire, limits, tags: 0, ahead: None, torn: false, farewell, hidden }
    }

    /// From now on the server is told a secret: where it repeats that, nobody sees it.
    pub(super) fn hide(&mut self, hidden: Hidden) {
        self.hidden = hidden;
    }

    /// What the server says in other places than a status, as it may be shown.
    pub(super) fn shown(&self, text: &[u8]) -> String {
        self.hidden.words(text)
    }

    /// Gives the stream back; what was read from it and not yet looked at is dropped.
    pub(super) fn into_stream(self) -> Box<dyn Stream> {
        self.wire.into_stream()
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
            return Err(self.closed());
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
                    if refusal::is_full(&said) {
                        return Err(ImapError::Full { says: said.text });
                    }
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
                return Err(ServerError::Garbled { what: Garble::TooMuch }.into());
            }
            match response::read(pieces, &self.hidden) {
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
                    return Err(ServerError::Garbled { what: Garble::Answer }.into());
                }
                _ => {}
            }
        }
    }

    /// The next response; `None` where a line makes no sense.
    pub(super) async fn response(&mut self) -> Result<Option<Response>, ImapError> {
        let pieces = self.pieces().await?;
        let response = response::read(pieces, &self.hidden);
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
        let written = self.wire.write(bytes).await;
        written.map_err(|error| self.known(error))
    }

    /// What went wrong, with the server's last word where it has hung up.
    fn known(&self, error: ServerError) -> ImapError {
        match error {
            ServerError::Closed { .. } => self.closed(),
            other => other.into(),
        }
    }

    fn closed(&self) -> ImapError {
        ServerError::Closed { says: self.farewell.clone() }.into()
    }

    /// A response in pieces: its lines, and the literals between them.
    async fn pieces(&mut self) -> Result<Vec<Piece>, ImapError> {
        let mut pieces = Vec::new();
        let mut left = LONGEST_LINE;
        let mut room = u64::from(self.limits.message_bytes) + ROOM_BESIDE;
        loop {
            let read = self.wire.line(left).await;
            let mut line = read.map_err(|error| self.known(error))?;
            left -= line.len();
            if pieces.len() > MOST_PIECES {
                return Err(ServerError::Garbled { what: Garble::TooMuch }.into());
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

    /// A literal. Of more than was asked for, the beginning is kept.
    async fn literal(&mut self, size: u64, room: u64) -> Result<Vec<u8>, ImapError> {
        let most = u64::from(self.limits.message_bytes).min(room);
        if size > most.saturating_add(MOST_DROPPED) {
            return Err(ServerError::Garbled { what: Garble::Literal }.into());
        }
        let kept = usize::try_from(size.min(most)).expect("u32 fits");
        let mut bytes = Vec::with_capacity(kept.min(FIRST_ROOM));
        let mut left = size;
        while left > 0 {
            let buffer = match self.wire.fill().await {
                Ok(buffer) => buffer,
                Err(error) => return Err(self.known(error)),
            };
            let taken = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
            let wanted = taken.min(kept - bytes.len());
            bytes.extend_from_slice(&buffer[..wanted]);
            self.wire.consume(taken);
            left -= taken as u64;
        }
        Ok(bytes)
    }

    /// Waits until the server says something, or the time is up. Nothing is read.
    pub(super) async fn hears_within(&mut self, wait: Duration) -> Result<bool, ImapError> {
        let heard = self.wire.hears_within(wait).await;
        heard.map_err(|error| self.known(error))
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
