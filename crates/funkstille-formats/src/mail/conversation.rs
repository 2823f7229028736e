//! What a message says of the conversation that Outlook counts it to, word for word: an answer of
//! ours goes on with it.

use super::parse::{Parsed, unstructured};

impl Parsed<'_> {
    /// `Thread-Index`, as it stands there; `None` where there is none.
    pub fn thread_index_text(&self) -> Option<String> {
        let folded: String = self.header_named("Thread-Index").split_whitespace().collect();
        Some(folded).filter(|text| !text.is_empty())
    }

    /// `Thread-Topic`, decoded; `None` where there is none.
    pub fn thread_topic(&self) -> Option<String> {
        let text = unstructured(&self.header_named("Thread-Topic"));
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }
}
