//! A feed, and a page that could name one: whatever it holds, its days are days and its feeds few.

#![no_main]

use funkstille_formats::feed;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(read) = feed::read(bytes) {
        assert!(read.days.len() <= read.entries);
    }
    let found = feed::feeds_of_page(bytes);
    assert!(found.addresses.iter().all(|address| !address.is_empty()));
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = feed::day_of(text);
    }
});
