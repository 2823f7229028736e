//! Many messages in one file: every byte after the first `From ` line belongs to one of them.

#![no_main]

use funkstille_formats::mail::mbox;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut last = None;
    for entry in mbox::messages(bytes) {
        assert!(last < Some(entry.offset));
        assert!(bytes[entry.offset..].starts_with(b"From "));
        last = Some(entry.offset);
    }
});
