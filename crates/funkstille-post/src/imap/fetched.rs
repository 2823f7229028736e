//! What a `FETCH` response says of a message (RFC 9051, 7.5.2; RFC 7162; Gmail's extensions).

use jiff::Timestamp;

use super::names;
use super::response::Data;
use super::value::Value;
use crate::incoming::Marks;

/// What was said of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fetched {
    pub(super) uid: Option<u32>,
    pub(super) marks: Option<Marks>,
    pub(super) received_at: Option<Timestamp>,
    pub(super) gmail_id: Option<u64>,
    /// Some of its headers.
    pub(super) head: Option<Vec<u8>>,
    /// `None` where nothing was said of it.
    pub(super) body: Option<Body>,
}

/// What was said of a message's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// It is this.
    Is(Vec<u8>),
    /// There is none.
    Missing,
}

/// How many marks a message may have; more are not kept.
const MOST_MARKS: usize = 200;

/// Reads a response; `None` where it is another one.
pub(super) fn read(data: Data) -> Option<Fetched> {
    if data.name != "FETCH" {
        return None;
    }
    let Some(Value::List(items)) = data.values.into_iter().next() else { return None };
    let mut fetched = Fetched::default();
    let (mut flags, mut labels) = (None, Vec::new());
    let mut items = items.into_iter();
    while let (Some(name), Some(value)) = (items.next(), items.next()) {
        let name = name.text().unwrap_or_default().to_ascii_uppercase();
        match name.as_str() {
            "UID" => fetched.uid = value.number().and_then(|uid| u32::try_from(uid).ok()),
            "FLAGS" => flags = Some(sorted(&value, Value::text)),
            "INTERNALDATE" => fetched.received_at = value.text().and_then(|text| instant(&text)),
            "X-GM-MSGID" => fetched.gmail_id = value.number(),
            "X-GM-LABELS" => labels = sorted(&value, |it| it.bytes().map(names::decode)),
            _ if name.starts_with("BODY[HEADER") => {
                fetched.head = value.bytes().map(<[u8]>::to_vec);
            }
            _ if name.starts_with("BODY[]") => fetched.body = Some(body(value)),
            _ => {}
        }
    }
    // `\Recent` belongs to the connection, not to the message (RFC 9051 has it no more).
    fetched.marks = flags.map(|mut flags| {
        flags.retain(|flag| !flag.eq_ignore_ascii_case("\\Recent"));
        Marks { flags, labels }
    });
    Some(fetched)
}

fn body(value: Value) -> Body {
    match value {
        Value::Text(bytes) => Body::Is(bytes),
        Value::Atom(_) | Value::List(_) => Body::Missing,
    }
}

fn sorted(value: &Value, read: impl Fn(&Value) -> Option<String>) -> Vec<String> {
    let mut marks: Vec<_> = value.items().iter().filter_map(read).take(MOST_MARKS).collect();
    marks.sort();
    marks.dedup();
    marks
}

/// `" 1-Jan-2026 10:00:00 +0100"` (RFC 9051, `date-time`).
fn instant(text: &str) -> Option<Timestamp> {
    Timestamp::strptime("%d-%b-%Y %H:%M:%S %z", text.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::super::response::{self, Response};
    use super::super::value::Piece;
    use super::*;
    use crate::server::Hidden;

    fn fetched(line: &str) -> Option<Fetched> {
        match response::read(vec![Piece::Line(line.as_bytes().to_vec())], &Hidden::default()) {
            Some(Response::Data(data)) => read(data),
            _ => None,
        }
    }

    #[test]
    fn a_message_is_read_with_its_marks() {
        let line = [
            r"* 1 FETCH (UID 5 FLAGS (\Seen \Recent $Waiting)",
            r#"INTERNALDATE " 1-Jan-2026 10:00:00 +0100" X-GM-MSGID 18446744073709551615"#,
            r#"X-GM-LABELS ("\\Sent" "B&APw-ro") BODY[]<0> "text")"#,
        ];
        let it = fetched(&line.join(" ")).expect("a message");
        assert_eq!(it.uid, Some(5));
        let marks = it.marks.expect("marks");
        assert_eq!(marks.flags, ["$Waiting", "\\Seen"]);
        assert_eq!(marks.labels, ["Büro", "\\Sent"]);
        assert_eq!(
            it.received_at.map(|at| at.to_string()).as_deref(),
            Some("2026-01-01T09:00:00Z")
        );
        assert_eq!(it.gmail_id, Some(u64::MAX));
        assert_eq!(it.body, Some(Body::Is(b"text".to_vec())));
    }

    #[test]
    fn nil_everywhere_is_nothing() {
        let it =
            fetched("* 1 FETCH (UID NIL FLAGS NIL INTERNALDATE NIL BODY[] NIL X-GM-MSGID NIL)");
        let nothing = Fetched {
            marks: Some(Marks::default()),
            body: Some(Body::Missing),
            ..Fetched::default()
        };
        assert_eq!(it, Some(nothing));
        assert_eq!(fetched("* 1 FETCH NIL"), None);
        assert_eq!(fetched("* 1 FETCH (UID)"), Some(Fetched::default()));
    }
}
