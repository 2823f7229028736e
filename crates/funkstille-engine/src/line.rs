//! What stands on one line, whatever was typed: a name, a title, a subject.

use crate::error::{Error, Problem};

/// The words with one blank between them: no line break and no control character adds a header, a
/// recipient or a colour.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_whitespace() || sign.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// As [`one_line`].
///
/// # Errors
/// [`Problem::BadValue`] where nothing is left.
pub(crate) fn named(key: &str, text: &str) -> Result<String, Error> {
    let line = one_line(text);
    if line.is_empty() {
        let (key, given) = (key.to_owned(), text.to_owned());
        return Err(Problem::BadValue { key, given }.into());
    }
    Ok(line)
}
