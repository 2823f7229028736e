//! CAMT.052 (report), 053 (statement) and 054 (notification) of ISO 20022, in every version.
//!
//! The file is a stream of marks; of each, only its place counts, by names without a prefix, so
//! that a version that adds elements is read as well. No document type is read, no entity filled in
//! but the five of XML itself.

mod gather;
mod tag;
mod walk;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::entry::BankFile;
use super::{BankError, FileFault, MAX_BYTES, text};
use walk::Walk;

/// Reads a file of CAMT.
///
/// # Errors
/// Where it is no CAMT, or breaks off: a part of a statement could pass for the whole. An entry
/// that cannot be understood is in [`BankFile::unreadable`].
pub fn read(bytes: &[u8]) -> Result<BankFile, BankError> {
    let at_start = |fault| BankError { line: 1, fault };
    if bytes.len() > MAX_BYTES {
        return Err(at_start(FileFault::TooLarge));
    }
    let text = text::decode(bytes);
    let mut lines = Lines { text: &text, at: 0, line: 1 };
    let mut reader = Reader::from_str(&text);
    let mut walk = Walk::default();
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match step(&mut reader, &mut walk, || lines.line_of(before)) {
            Ok(true) => {}
            Ok(false) => break,
            Err(fault) => return Err(BankError { line: lines.line_of(before), fault }),
        }
    }
    walk.finish().map_err(|fault| BankError { line: lines.line_of(text.len()), fault })
}

/// Takes one mark; gives whether there may be another.
fn step(
    reader: &mut Reader<&[u8]>,
    walk: &mut Walk,
    line: impl FnOnce() -> u64,
) -> Result<bool, FileFault> {
    match reader.read_event() {
        Ok(Event::Start(start)) => walk.open(&start, line)?,
        Ok(Event::Empty(empty)) => {
            walk.open(&empty, line)?;
            walk.close();
        }
        Ok(Event::End(_)) => walk.close(),
        Ok(Event::Text(words)) => walk.words(&words.into_inner())?,
        Ok(Event::CData(words)) => walk.words(&words.into_inner())?,
        Ok(Event::GeneralRef(named)) => {
            let char_ref = named.resolve_char_ref().map_err(|_| FileFault::UnknownEntity)?;
            let name = named.into_inner();
            let entity = quick_xml::escape::resolve_xml_entity(&name);
            match (char_ref, entity) {
                (Some(character), _) => walk.words(character.encode_utf8(&mut [0; 4]))?,
                (None, Some(entity)) => walk.words(entity)?,
                (None, None) => return Err(FileFault::UnknownEntity),
            }
        }
        Ok(Event::DocType(_)) => return Err(FileFault::DocumentType),
        Ok(Event::Eof) => return Ok(false),
        Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
        Err(_) if walk.is_camt() => return Err(FileFault::Broken),
        Err(_) => return Err(FileFault::OtherThing),
    }
    Ok(true)
}

/// Counts lines as the reader goes forward, so that no byte is looked at twice.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of a byte that is not before the last one asked for.
    fn line_of(&mut self, at: usize) -> u64 {
        let at = at.min(self.text.len()).max(self.at);
        let passed = &self.text.as_bytes()[self.at..at];
        let breaks = memchr::memchr_iter(b'\n', passed).count();
        self.line += u64::try_from(breaks).unwrap_or(u64::MAX);
        self.at = at;
        self.line
    }
}

#[cfg(test)]
mod tests;
