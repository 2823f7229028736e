//! What the sender wrote anew, without the messages quoted below, above or between.
//!
//! Where the HTML part marks its quotes, these marks decide: turned into text, such a quote has `>`
//! before its lines, and the rules for plain text do the rest. The original text stays as it was:
//! this is for display, and so that our own quoted deadline is not read as the client's date. What
//! mail programs write is data (`signals/quote.toml`).

pub(super) mod marks;
mod plain;

use std::borrow::Cow;

use super::html::html_to_text;
use super::message::Message;

/// The new text of a message; empty where it holds nothing but quotes, a signature or files.
///
/// Linear in the size of the message.
pub fn new_text(message: &Message) -> String {
    new_text_of(message.html.as_deref(), || Cow::Borrowed(&message.text))
}

/// The new text of a message with this HTML, where it has any, and this text.
pub(crate) fn new_text_of<'t>(html: Option<&str>, text: impl FnOnce() -> Cow<'t, str>) -> String {
    let html = html.map(html_to_text).filter(|html| html.has_marked_quotes);
    match html {
        Some(html) => new_text_of_plain(&html.text),
        None => new_text_of_plain(&text()),
    }
}

/// The new text of a plain text: without introductions of quotes (`On … wrote:`), quoted lines
/// (`>`), copied heads of earlier messages and what follows them, and without the signature.
///
/// Replies between and below quoted lines are kept. Linear in the size of the text.
pub fn new_text_of_plain(text: &str) -> String {
    plain::new_text(text)
}

/// The beginning of a text up to the first quote, or what stands before one: where it is enough to
/// know how a message begins, at a fraction of the cost.
pub(crate) fn first_part(text: &str) -> &str {
    plain::first_part(text)
}

#[cfg(test)]
mod tests;
