//! What stands on one line: a name, a title, a subject.

use crate::error::{Error, Problem};

/// The words of a text from elsewhere, whatever stands in it, with one blank between them: no line
/// break and no control character adds a header, a recipient or a colour.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_whitespace() || sign.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a person gives for one line; may be empty.
///
/// # Errors
/// [`Problem::BadValue`] for a line break or another control character inside it.
pub(crate) fn line(key: &str, text: &str) -> Result<String, Error> {
    if text.trim().contains(char::is_control) {
        let (key, given) = (key.to_owned(), text.to_owned());
        return Err(Problem::BadValue { key, given }.into());
    }
    Ok(one_line(text))
}

/// As [`line`], for what has to be there.
///
/// # Errors
/// As [`line`], and where nothing is left.
pub(crate) fn named(key: &str, text: &str) -> Result<String, Error> {
    let line = line(key, text)?;
    if line.is_empty() {
        let (key, given) = (key.to_owned(), text.to_owned());
        return Err(Problem::BadValue { key, given }.into());
    }
    Ok(line)
}
