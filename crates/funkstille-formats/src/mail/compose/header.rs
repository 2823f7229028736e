//! Headers (RFC 5322, 2.2 and 3.6), folded, with what is beyond ASCII in encoded words (RFC 2047).

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::address::address;
use super::clean;
use super::error::{ComposeError, Field};
use crate::mail::message::Mailbox;

/// The headers of a message or a part.
#[derive(Default)]
pub(super) struct Head(String);

/// Where a line is folded, if it can be (RFC 5322, 2.1.1; RFC 2047, 2).
const WIDTH: usize = 76;

/// What an encoded word has around its text.
const AROUND: usize = "=?UTF-8?B??=".len();

/// A word longer than this is encoded, so that it can be folded.
const LONGEST_WORD: usize = 200;

impl Head {
    /// A header whose value is known to be short and plain.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        self.0.push_str(name);
        self.0.push_str(": ");
        self.0.push_str(value);
        self.0.push_str("\r\n");
    }

    /// A header with values that stand on a line each.
    pub(super) fn list(&mut self, name: &str, values: &[String]) {
        self.plain(name, &values.join("\r\n "));
    }

    /// A header with any text.
    pub(super) fn text(&mut self, field: Field, text: &str) -> Result<(), ComposeError> {
        let line = clean::line(text, field)?;
        let column = field.header().len() + 2;
        let value = if is_plain(&line) { folded(&line, column) } else { words(&line, column) };
        self.plain(field.header(), &value);
        Ok(())
    }

    /// A header with one person.
    pub(super) fn mailbox(&mut self, field: Field, mailbox: &Mailbox) -> Result<(), ComposeError> {
        let address = address(&mailbox.address)?;
        let name = clean::line(mailbox.name.as_deref().unwrap_or_default(), field)?;
        let column = field.header().len() + 2;
        let value = if name.is_empty() {
            address
        } else {
            let name = phrase(&name, column);
            let last = name.rsplit("\r\n").next().unwrap_or_default().len();
            let fits = last + address.len() + 3 <= WIDTH - column;
            format!("{name}{}<{address}>", if fits { " " } else { "\r\n " })
        };
        self.plain(field.header(), &value);
        Ok(())
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// Whether a line is what it looks like, without being encoded.
fn is_plain(line: &str) -> bool {
    line.is_ascii()
        && !line.contains("=?")
        && line.split(' ').all(|word| word.len() <= LONGEST_WORD)
}

/// Folds between words. `column` is where the value begins.
fn folded(line: &str, mut column: usize) -> String {
    let mut out = String::with_capacity(line.len());
    for word in line.split(' ') {
        if !out.is_empty() {
            let fits = column + 1 + word.len() <= WIDTH;
            out.push_str(if fits { " " } else { "\r\n " });
            column = if fits { column + 1 } else { 1 };
        }
        out.push_str(word);
        column += word.len();
    }
    out
}

/// A name before an address: quoted (RFC 5322, 3.2.4), or in encoded words.
fn phrase(name: &str, column: usize) -> String {
    if !is_plain(name) || column + name.len() > WIDTH {
        return words(name, column);
    }
    let is_atoms = name.bytes().all(|b| b.is_ascii_alphanumeric() || b" -'+_".contains(&b));
    if is_atoms {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Encoded words, each on a line of its own, none longer than a line may be and none ending within
/// a character (RFC 2047, 5).
fn words(text: &str, mut column: usize) -> String {
    let mut out = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        // Three bytes become four signs.
        let room = WIDTH.saturating_sub(column + AROUND) / 4 * 3;
        let mut end = room.min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (word, after) = rest.split_at(end);
        if !out.is_empty() {
            out.push_str("\r\n ");
        }
        let _ = write!(out, "=?UTF-8?B?{}?=", STANDARD.encode(word));
        rest = after;
        column = 1;
    }
    out
}
