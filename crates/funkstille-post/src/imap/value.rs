//! The data of a response as a tree (RFC 9051, 9): atoms, texts, lists.
//!
//! Reading is lenient: what a server writes where an atom should be is an atom, a list that is not
//! closed ends with the response. Nothing nests deeper than [`DEEPEST`].

/// What a response is made of, before it is read: text of its line, and literals between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Part of a line, without its end and without the announcement of a literal.
    Line(Vec<u8>),
    /// Bytes that were announced by their number.
    Literal(Vec<u8>),
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A word, a number, a flag; `NIL` too.
    Atom(Vec<u8>),
    /// A quoted text or a literal.
    Text(Vec<u8>),
    /// Values in parentheses.
    List(Vec<Value>),
}

/// How deep lists may nest. No response that is asked for nests deeper than three.
const DEEPEST: usize = 32;

impl Value {
    /// Its bytes; `None` for a list and for `NIL`.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Atom(atom) if atom.eq_ignore_ascii_case(b"NIL") => None,
            Self::Atom(bytes) | Self::Text(bytes) => Some(bytes),
            Self::List(_) => None,
        }
    }

    /// Its bytes as text; what is not UTF-8 is replaced.
    pub(super) fn text(&self) -> Option<String> {
        self.bytes().map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    /// The number that it is.
    pub(super) fn number(&self) -> Option<u64> {
        std::str::from_utf8(self.bytes()?).ok()?.parse().ok()
    }

    /// What is in the list; nothing where it is none.
    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// Whether it is this word, in any case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.bytes().is_some_and(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes()))
    }
}

/// Reads the values of a response.
pub(super) fn parse(pieces: Vec<Piece>) -> Vec<Value> {
    let mut tree = Tree::default();
    for piece in pieces {
        match piece {
            Piece::Literal(bytes) => tree.push(Value::Text(bytes)),
            Piece::Line(line) => read_line(&line, &mut tree),
        }
    }
    tree.close_all()
}

/// The lists that are open, the outermost first.
#[derive(Default)]
struct Tree {
    values: Vec<Value>,
    open: Vec<Vec<Value>>,
}

impl Tree {
    fn push(&mut self, value: Value) {
        self.open.last_mut().unwrap_or(&mut self.values).push(value);
    }

    fn open(&mut self) {
        if self.open.len() < DEEPEST {
            self.open.push(Vec::new());
        }
    }

    fn close(&mut self) {
        if let Some(items) = self.open.pop() {
            self.push(Value::List(items));
        }
    }

    fn close_all(mut self) -> Vec<Value> {
        while !self.open.is_empty() {
            self.close();
        }
        self.values
    }
}

fn read_line(line: &[u8], tree: &mut Tree) {
    let mut rest = line;
    while let Some((&first, after)) = rest.split_first() {
        rest = match first {
            b'(' => {
                tree.open();
                after
            }
            b')' => {
                tree.close();
                after
            }
            b'"' => {
                let (text, after) = quoted(after);
                tree.push(Value::Text(text));
                after
            }
            b' ' | b'\t' | b'\r' | b'\n' => after,
            _ => {
                let (atom, after) = rest.split_at(atom_length(rest));
                tree.push(Value::Atom(atom.to_vec()));
                after
            }
        };
    }
}

/// A quoted text whose opening quote is read, and what follows it.
fn quoted(line: &[u8]) -> (Vec<u8>, &[u8]) {
    let mut text = Vec::new();
    let mut at = 0;
    while let Some(&byte) = line.get(at) {
        at += 1;
        match (byte, line.get(at)) {
            (b'"', _) => return (text, &line[at..]),
            (b'\\', Some(&next)) => {
                text.push(next);
                at += 1;
            }
            _ => text.push(byte),
        }
    }
    (text, &[])
}

/// How long the atom at the beginning of a line is. The part of a message that `BODY[…]` names is
/// part of the atom, spaces and parentheses included.
fn atom_length(line: &[u8]) -> usize {
    let ends = |byte: &u8| matches!(byte, b' ' | b'(' | b')' | b'"' | b'\t' | b'\r' | b'\n');
    let length = line.iter().position(ends).unwrap_or(line.len()).max(1);
    let names_part = line.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"BODY["));
    if !names_part || line[..length].contains(&b']') {
        return length;
    }
    let Some(bracket) = line.iter().position(|&byte| byte == b']') else { return length };
    let tail = &line[bracket..];
    bracket + tail.iter().position(ends).unwrap_or(tail.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &Value) -> String {
        match value {
            Value::Atom(atom) => String::from_utf8_lossy(atom).into_owned(),
            Value::Text(text) => format!("<{}>", String::from_utf8_lossy(text)),
            Value::List(items) => {
                format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" "))
            }
        }
    }

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let values = parse(vec![Piece::Line(line.as_bytes().to_vec())]);
        assert_eq!(values.iter().map(shown).collect::<Vec<_>>().join(" "), expected, "{line}");
    }

    #[test]
    fn a_line_is_a_tree() {
        check("(UID 7 FLAGS (\\Seen $Waiting))", "[UID 7 FLAGS [\\Seen $Waiting]]");
        check(r#"(\HasNoChildren) "/" "a \"b\" \\c""#, r#"[\HasNoChildren] </> <a "b" \c>"#);
        check("(BODY[HEADER.FIELDS (TO CC)]<0> NIL)", "[BODY[HEADER.FIELDS (TO CC)]<0> NIL]");
        check("() \"\"", "[] <>");
    }

    #[test]
    fn what_is_broken_is_read_as_far_as_it_goes() {
        check("((a", "[[a]]");
        check("a))b", "a b");
        check("\"open", "<open>");
        check("\"open\\", "<open\\>");
        check("BODY[ (x", "BODY[ [x]");
        let deep = "(".repeat(100_000);
        assert_eq!(parse(vec![Piece::Line(deep.into_bytes())]).len(), 1);
    }

    #[test]
    fn a_literal_is_a_text_at_its_place() {
        let values = parse(vec![
            Piece::Line(b"(UID 1 BODY[] ".to_vec()),
            Piece::Literal(b"a)b".to_vec()),
            Piece::Line(b")".to_vec()),
        ]);
        assert_eq!(values.iter().map(shown).collect::<String>(), "[UID 1 BODY[] <a)b>]");
    }
}
