//! From text to the fields of SWIFT: `:20:`, `:25:`, `:61:` and their like, each with the lines
//! that belong to it.

use crate::bank::{BankError, FileFault};

/// The longest field; SWIFT allows 6 lines of 65 characters, banks write more.
const MAX_FIELD_BYTES: usize = 64 * 1024;

/// Characters of a full line; a word that goes on in the next one is not parted by a blank.
const FULL_LINE: usize = 65;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `:20:`, with which a statement begins.
    Begin,
    /// `:25:`
    Account,
    /// `:60F:`, `:60M:`
    Opening,
    /// `:62F:`, `:62M:`
    Closing,
    /// `:34F:`
    FloorLimit,
    /// `:61:`
    Entry,
    /// `:86:`
    Details,
    /// `:NS:`, of some banks: lines with two digits before them.
    Numbered,
    /// `:90D:`, `:90C:`
    Sums,
    /// `:13:`, `:13D:`
    WrittenAt,
    /// A line with a hyphen.
    End,
    /// Known, and not needed.
    Other,
}

/// A field.
#[derive(Debug)]
pub(super) struct Field<'a> {
    pub tag: Tag,
    /// The line at which it begins, from 1.
    pub line: u64,
    /// Its lines, the first without the tag.
    pub lines: Vec<&'a str>,
}

impl Field<'_> {
    /// The lines as one text: a full line goes on in the next one, others are parted by a blank.
    pub(super) fn joined(&self) -> String {
        let mut text = String::new();
        let mut is_full = true;
        for (at, line) in self.lines.iter().enumerate() {
            if !is_full && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
            // Some banks count the tag as part of the first line, some do not.
            let tag = if at == 0 { ":86:".len() } else { 0 };
            is_full = line.chars().count() + tag >= FULL_LINE;
        }
        text
    }
}

/// The tag with which a line begins, and what stands behind it. Other words between colons, such as
/// a time at the beginning of a line, are no tags.
pub(super) fn tag(line: &str) -> Option<(Tag, &str)> {
    let (name, rest) = line.trim_start().strip_prefix(':')?.split_once(':')?;
    let tag = match name {
        "20" => Tag::Begin,
        "25" | "25P" => Tag::Account,
        "60F" | "60M" => Tag::Opening,
        "62F" | "62M" => Tag::Closing,
        "34F" => Tag::FloorLimit,
        "61" => Tag::Entry,
        "86" => Tag::Details,
        "NS" => Tag::Numbered,
        "90D" | "90C" => Tag::Sums,
        "13" | "13D" => Tag::WrittenAt,
        "21" | "28" | "28C" | "64" | "65" | "940" | "942" => Tag::Other,
        _ => return None,
    };
    Some((tag, rest))
}

/// The fields of a text, in its order.
pub(super) struct Fields<'a> {
    lines: std::iter::Peekable<std::iter::Zip<std::str::Lines<'a>, std::ops::RangeFrom<u64>>>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { lines: text.lines().zip(1..).peekable() }
    }
}

/// Whether a line ends a statement: a hyphen, or the end of a block in braces.
fn is_end(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    line == "-" || line.starts_with("-}") || line.starts_with('{')
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<Field<'a>, BankError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut field, mut bytes) = loop {
            let (line, number) = self.lines.next()?;
            if is_end(line) {
                return Some(Ok(Field { tag: Tag::End, line: number, lines: vec![] }));
            }
            if let Some((tag, rest)) = tag(line) {
                break (Field { tag, line: number, lines: vec![rest] }, rest.len());
            }
        };
        while let Some((line, number)) =
            self.lines.next_if(|(line, _)| tag(line).is_none() && !is_end(line))
        {
            bytes += line.len() + 1;
            if bytes > MAX_FIELD_BYTES {
                return Some(Err(BankError { line: number, fault: FileFault::FieldTooLong }));
            }
            field.lines.push(line);
        }
        if bytes > MAX_FIELD_BYTES {
            return Some(Err(BankError { line: field.line, fault: FileFault::FieldTooLong }));
        }
        Some(Ok(field))
    }
}
