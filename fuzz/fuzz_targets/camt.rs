//! A statement of a bank account: whatever it holds, each entry has an amount and lies in the file.

#![no_main]

use funkstille_formats::bank::camt;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let lines = bytes.split(|byte| *byte == b'\n').count() as u64;
    match camt::read(bytes) {
        Ok(file) => {
            assert!(file.entries.iter().all(|entry| (1..=lines).contains(&entry.line)));
            assert!(file.unreadable.iter().all(|entry| (1..=lines).contains(&entry.line)));
        }
        Err(error) => assert!((1..=lines).contains(&error.line)),
    }
});
