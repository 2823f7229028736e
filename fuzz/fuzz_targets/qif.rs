//! QIF: whatever it holds, each entry and each error lies in the file.

#![no_main]

use funkstille_formats::bank::{self, Mappings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // What makes it one of this format stands before it, so that every run reaches the reader.
    let bytes = [&b"!Type:Bank\n"[..], bytes].concat();
    let breaks = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    let lines = breaks as u64 + 1;
    match bank::read(&bytes, Mappings::builtin()) {
        Ok(file) => {
            assert!(file.entries.iter().all(|entry| (1..=lines).contains(&entry.line)));
            assert!(file.unreadable.iter().all(|entry| (1..=lines).contains(&entry.line)));
        }
        Err(error) => assert!((1..=lines).contains(&error.line)),
    }
});
