//! What a server says, one response at a time (RFC 9051, 7).

use super::value::{self, Piece, Value};
use crate::server::{Hidden, printable};

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Response {
    /// `+`: the server waits for the rest of the command. Its text.
    Continue(String),
    /// The end of the command with this tag.
    Done(String, Said),
    /// Something beside the answer: `* OK`, `* BYE` …
    Beside(Said),
    /// Data: `* 3 EXISTS`, `* LIST …`.
    Data(Data),
}

/// A status, with its code and the server's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) status: Status,
    /// What stands in brackets: `UIDVALIDITY 7`.
    pub(super) code: Vec<Value>,
    /// As it may be shown.
    pub(super) text: String,
    /// As it was said, to be judged and not to be shown.
    pub(super) raw: String,
}

/// How the server says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    #[default]
    No,
    Bad,
    Bye,
    Preauth,
}

/// Data that a response brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Data {
    /// The number before the name: of messages, or of one of them.
    pub(super) number: Option<u64>,
    /// `EXISTS`, `FETCH`, `LIST` …, in upper case.
    pub(super) name: String,
    pub(super) values: Vec<Value>,
}

impl Said {
    /// The name of its code, in upper case; empty where it has none.
    pub(super) fn code_name(&self) -> String {
        self.code.first().and_then(Value::text).unwrap_or_default().to_ascii_uppercase()
    }
}

/// Reads a response; `None` where it is none. What is `hidden` is not shown again.
pub(super) fn read(mut pieces: Vec<Piece>, hidden: &Hidden) -> Option<Response> {
    let Some(Piece::Line(line)) = pieces.first_mut() else { return None };
    if let Some(text) = line.strip_prefix(b"+") {
        return Some(Response::Continue(printable(text)));
    }
    let (tag, rest) = word(line);
    let (tag, rest) = (String::from_utf8_lossy(tag).into_owned(), rest.to_vec());
    let (name, after) = word(&rest);
    if let Some(status) = status(name) {
        let said = said(status, after, hidden);
        return Some(if tag == "*" { Response::Beside(said) } else { Response::Done(tag, said) });
    }
    if tag != "*" {
        return None;
    }
    *line = rest;
    data(value::parse(pieces)).map(Response::Data)
}

fn data(mut values: Vec<Value>) -> Option<Data> {
    let number = values.first()?.number();
    values.drain(..usize::from(number.is_some()));
    let name = values.first()?.text()?.to_ascii_uppercase();
    values.remove(0);
    Some(Data { number, name, values })
}

fn status(name: &[u8]) -> Option<Status> {
    match name.to_ascii_uppercase().as_slice() {
        b"OK" => Some(Status::Ok),
        b"NO" => Some(Status::No),
        b"BAD" => Some(Status::Bad),
        b"BYE" => Some(Status::Bye),
        b"PREAUTH" => Some(Status::Preauth),
        _ => None,
    }
}

fn said(status: Status, rest: &[u8], hidden: &Hidden) -> Said {
    let coded = rest.strip_prefix(b"[").and_then(|rest| {
        let end = rest.iter().position(|&byte| byte == b']')?;
        Some((value::parse(vec![Piece::Line(rest[..end].to_vec())]), &rest[end + 1..]))
    });
    let (code, text) = coded.unwrap_or_else(|| (Vec::new(), rest));
    Said { status, code, text: hidden.words(text), raw: printable(text) }
}

/// The first word of a line, and what follows the space after it.
fn word(line: &[u8]) -> (&[u8], &[u8]) {
    let end = line.iter().position(|&byte| byte == b' ').unwrap_or(line.len());
    (&line[..end], line.get(end + 1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<Response> {
        read(vec![Piece::Line(text.as_bytes().to_vec())], &Hidden::default())
    }

    #[test]
    fn statuses_have_codes_and_words() {
        let Some(Response::Done(tag, said)) = line("a1 NO [AUTHENTICATIONFAILED] No.\x07") else {
            panic!("a status")
        };
        assert_eq!((tag.as_str(), said.code_name().as_str()), ("a1", "AUTHENTICATIONFAILED"));
        assert_eq!((said.status, said.text.as_str()), (Status::No, "No."));
        let Some(Response::Beside(said)) = line("* ok [UIDVALIDITY 7] x") else { panic!("beside") };
        assert_eq!(said.code[1].number(), Some(7));
    }

    #[test]
    fn data_has_a_name_and_perhaps_a_number() {
        let Some(Response::Data(data)) = line("* 3 EXISTS") else { panic!("data") };
        assert_eq!((data.number, data.name.as_str()), (Some(3), "EXISTS"));
        let Some(Response::Data(data)) = line("* search 1 2") else { panic!("data") };
        assert_eq!((data.number, data.name.as_str(), data.values.len()), (None, "SEARCH", 2));
    }

    #[test]
    fn what_is_no_response_is_none() {
        for text in ["", "*", "* ", "* ()", "a1", "a1 FETCH", "SSH-2.0-x"] {
            assert_eq!(line(text), None, "{text}");
        }
        assert_eq!(line("+"), Some(Response::Continue(String::new())));
    }
}
