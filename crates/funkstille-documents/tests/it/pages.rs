//! The pages as a reader sees them.

use funkstille_documents::{Form, Paper, PaperError, Sender};

use crate::sample::{american, crowded, german};
use crate::seen::{self, Word};

fn check(name: &str, paper: &Paper, pages: usize) {
    let pdf = paper.pdf().expect("a letter");
    let Some(seen) = seen::pages(&pdf) else { return };
    assert_eq!(seen.len(), pages, "{name}");
    insta::assert_snapshot!(name, seen.join("\n---\n"));
}

#[test]
fn letters_of_one_and_of_three_pages() {
    check("german_1", &german(1), 1);
    check("german_3", &german(40), 3);
    check("american_1", &american(1), 1);
    check("american_3", &american(42), 3);
}

#[test]
fn the_same_letter_has_the_same_bytes() {
    let one = german(2).pdf().expect("a letter");
    american(1).pdf().expect("another letter");
    assert_eq!(german(2).pdf().expect("a letter"), one);
    assert_ne!(german(3).pdf().expect("a letter"), one);
}

#[test]
fn a_letter_is_a_pdf_that_can_be_kept() {
    let pdf = german(1).pdf().expect("a letter");
    let text = String::from_utf8_lossy(&pdf);
    for mark in ["%PDF-1.7", "<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B<"] {
        assert!(text.contains(mark), "{mark}");
    }
    assert!(!text.contains("Typst"), "nothing of its tools stands in it");
}

#[test]
fn nothing_stands_upon_anything_else() {
    for (name, paper) in [
        ("german", german(1)),
        ("american", american(1)),
        ("crowded german", crowded(german(40))),
        ("crowded american", crowded(american(24))),
    ] {
        let Some(words) = seen::words(&paper.pdf().expect("a letter")) else { return };
        assert!(!words.is_empty(), "{name}");
        for (index, one) in words.iter().enumerate() {
            for other in &words[index + 1..] {
                assert!(!overlap(one, other), "{name}: {one:?} {other:?}");
            }
        }
    }
}

/// Whether two words share more than a quarter of the height of the lower one.
fn overlap(one: &Word, other: &Word) -> bool {
    let height = (one.bottom - one.top).min(other.bottom - other.top);
    let across = one.right.min(other.right) - one.left.max(other.left);
    let down = one.bottom.min(other.bottom) - one.top.max(other.top);
    one.page == other.page && across > 100 && down * 4 > height
}

/// A millimetre in thousandths of a point.
const MILLIMETRE: i64 = 2835;

#[test]
fn the_address_lies_in_the_window() {
    // From the left, the right, the upper and the lower edge of the window, in millimetres.
    for (name, paper, place, [left, right, top, bottom]) in [
        ("DIN 5008 B", german(1), "20457", [20, 105, 45, 90]),
        ("No. 10", american(1), "78701", [22, 111, 52, 80]),
    ] {
        let Some(words) = seen::words(&paper.pdf().expect("a letter")) else { return };
        let place = words.iter().find(|word| word.text == place).expect(name);
        let first = words.iter().find(|word| word.text == "Lang").expect(name);
        for word in [first, place] {
            assert!(word.left >= left * MILLIMETRE && word.right <= right * MILLIMETRE, "{word:?}");
            assert!(word.top >= top * MILLIMETRE && word.bottom <= bottom * MILLIMETRE, "{word:?}");
        }
    }
}

#[test]
fn a_letter_of_almost_nothing_is_a_page() {
    for form in [Form::Din5008B, Form::UsNo10] {
        let paper = Paper {
            form,
            sender: Sender::default(),
            remark: None,
            recipient: vec![],
            place_and_day: String::new(),
            subject: String::new(),
            body: vec![],
            closing: None,
            below: vec![],
            page: String::new(),
            ..german(1)
        };
        let pdf = paper.pdf().expect("a letter");
        let Some(pages) = seen::pages(&pdf) else { return };
        assert_eq!(pages, [""]);
    }
}

#[test]
fn everything_stays_on_its_page() {
    for (paper, width, height) in
        [(crowded(german(40)), 595_276, 841_890), (crowded(american(24)), 612_000, 792_000)]
    {
        let Some(words) = seen::words(&paper.pdf().expect("a letter")) else { return };
        for word in words {
            assert!(word.left > 0 && word.right < width, "{word:?}");
            assert!(word.top > 0 && word.bottom < height, "{word:?}");
        }
    }
}

#[test]
fn a_sign_that_cannot_be_printed_is_an_error() {
    let mut paper = german(1);
    paper.body[1] = "Danke \u{1f600}".to_owned();
    let line = paper.body[1].clone();
    assert_eq!(paper.pdf(), Err(PaperError::NoSign { sign: '\u{1f600}', line }));
}
