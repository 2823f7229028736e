//! Whatever a user wrote is printed as it stands.

use proptest::prelude::*;

use crate::sample::{german, texts};
use crate::seen;

/// A text without white space and places where a line may break: both differ by the line.
fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{200b}').collect()
}

fn check(text: &str) {
    let mut paper = german(1);
    paper.subject = format!("subject{text}subject");
    paper.body = vec![format!("body{text}body")];
    paper.recipient = vec![format!("to{text}to")];
    paper.sender.foot = vec![format!("foot{text}foot")];
    let pdf = paper.pdf().expect("a letter");
    let Some(pages) = seen::pages(&pdf) else { return };
    let seen = bare(&pages.concat());
    for place in ["subject", "body", "to", "foot"] {
        let wanted = bare(&format!("{place}{text}{place}"));
        assert!(seen.contains(&wanted), "{wanted} in {seen}");
    }
}

#[test]
fn h_10_signs_of_the_template_language_print_literally() {
    for text in [
        "#panic(\"x\")",
        "#read(\"data.json\")",
        "$x^2$ *bold* _it_ `raw` @ref <label>",
        "\\u{41} \\ \\\\ // no comment /* nor this */ = no heading",
        "[x](y) {{ name }} {% if %} {page} {pages}",
        "- one\n+ two\n/ three: four\n1. five",
        "~ -- --- ... \"quoted\" 'single'",
    ] {
        check(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn h_10_every_text_prints_literally(text in "[ -~äöüÄÖÜß€„“”’–§#$*@<>\\\\_`=/\\[\\]{}\"'~+-]{1,60}") {
        check(&text);
    }
}

#[test]
fn a_letter_says_nothing_that_is_not_in_it() {
    let mut paper = german(1);
    paper.subject = "#sys.version #datetime.today()".to_owned();
    paper.below = texts(&["#image(\"x.png\")"]);
    let Some(pages) = seen::pages(&paper.pdf().expect("a letter")) else { return };
    insta::assert_snapshot!("literal", pages.join("\n---\n"));
}
