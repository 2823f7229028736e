//! OFX: version 1 (SGML, in which an element with a value is not closed) and 2 (XML), and the files
//! that are half of each. QFX and QBO are the same.
//!
//! - [`token`]: text to marks and words; [`statement`]: those to entries.

mod statement;
mod token;

use super::entry::BankFile;
use super::{BankError, FileFault};
use statement::Statement;
use token::{Token, Tokens};

/// Bytes in which a file must say that it is OFX.
const FIRST_BYTES: usize = 8 * 1024;

/// Whether a text is OFX.
pub(super) fn is_ofx(text: &str) -> bool {
    let end = (0..=FIRST_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    let first = &text[..end.unwrap_or_default()];
    let is_begun = first.trim_start().starts_with("OFXHEADER");
    is_begun || first.contains("<OFX>") || first.contains("<?OFX")
}

/// Reads a file whose lines end in line feeds.
///
/// # Errors
/// Where it breaks off, has a document type, or a field is longer than any bank's.
pub(super) fn read(text: &str) -> Result<BankFile, BankError> {
    let begin = text.find("<OFX>").unwrap_or(text.len());
    let is_xml = text[..begin].contains("<?OFX");
    let mut statement = Statement::default();
    let mut is_closed = false;
    let mut last_line = 1;
    for token in Tokens::new(text) {
        let (line, token) = token?;
        last_line = line;
        is_closed |= token == Token::Close("OFX");
        statement.take(line, token)?;
    }
    if !is_closed {
        return Err(BankError { line: last_line, fault: FileFault::Broken });
    }
    Ok(statement.finish(if is_xml { "OFX2" } else { "OFX1" }))
}

#[cfg(test)]
mod tests;
