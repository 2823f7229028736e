//! What the sender wrote anew, without the messages quoted below, above or between.
//!
//! Where the HTML part marks its quotes, these marks decide; the rules for plain text then run over
//! what is left. The original text stays as it was: this is for display, and so that our own quoted
//! deadline is not read as the client's date. What mail programs write is data
//! (`signals/quote.toml`).

mod html;
mod marks;
mod plain;

use super::message::Message;

/// The new text of a message; empty where it holds nothing but quotes, a signature or files.
///
/// Linear in the size of the message.
pub fn new_text(message: &Message) -> String {
    let unquoted = message.html.as_deref().and_then(html::without_quotes);
    new_text_of_plain(unquoted.as_deref().unwrap_or(&message.text))
}

/// The new text of a plain text: without introductions of quotes (`On … wrote:`), quoted lines
/// (`>`), copied heads of earlier messages and what follows them, and without the signature.
///
/// Replies between and below quoted lines are kept. Linear in the size of the text.
pub fn new_text_of_plain(text: &str) -> String {
    plain::new_text(text)
}

#[cfg(test)]
mod tests;
