//! One message: parsed, summarised, judged, its quotes stripped, its requests and due date read,
//! and put into a conversation with itself. Seeds: `tests/samples/mails`.

#![no_main]

use funkstille_formats::mail::{self, Signals, due, intent, quote, thread};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(parsed) = mail::parse(bytes) else { return };
    let verdict = mail::classify(&parsed, Signals::builtin());
    assert!(!verdict.evidence.is_empty() || verdict.confidence_percent < 100);
    let _ = mail::original_message_ids(&parsed);

    let message = parsed.message();
    let text = quote::new_text(&message);
    let _ = intent::read(&message, &text, intent::Lexicon::builtin());
    let _ = intent::client_hint(&text);
    let _ = due::due_date(&message, &text);
    let both = [message.clone(), message];
    let placed: usize =
        thread::conversations(&both).iter().map(|c| c.messages.len() + c.copies.len()).sum();
    assert_eq!(placed, both.len());
});
