//! One message: parsed, summarised, judged. Seeds: `tests/samples/mails`.

#![no_main]

use funkstille_formats::mail::{self, Signals};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(parsed) = mail::parse(bytes) else { return };
    let _ = parsed.message();
    let verdict = mail::classify(&parsed, Signals::builtin());
    assert!(!verdict.evidence.is_empty() || verdict.confidence_percent < 100);
    let _ = mail::original_message_ids(&parsed);
});
