//! What a reader of the PDF sees: its text, and where each word stands. `pdftotext` reads it
//! (Debian's poppler-utils); where it is not installed, the test says so and sees nothing.

use std::io::Write;
use std::process::Command;

/// What `pdftotext` gives with these arguments; `None` where it is not installed.
fn read(pdf: &[u8], arguments: &[&str]) -> Option<String> {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(pdf).expect("written");
    let mut command = Command::new("pdftotext");
    let output = command.args(arguments).arg(file.path()).arg("-").output();
    let Ok(output) = output else {
        let told = "pdftotext is not installed (poppler-utils): the pages are not read\n";
        std::io::stderr().write_all(told.as_bytes()).expect("told");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// The text of each page, without empty lines.
pub(crate) fn pages(pdf: &[u8]) -> Option<Vec<String>> {
    let text = read(pdf, &["-raw"])?;
    let pages = text.split_terminator('\u{c}').map(|page| {
        let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    });
    Some(pages.collect())
}

/// A word with its box, in thousandths of a point from the upper left corner.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) page: usize,
    pub(crate) text: String,
    pub(crate) left: i64,
    pub(crate) top: i64,
    pub(crate) right: i64,
    pub(crate) bottom: i64,
}

/// The words with their boxes.
pub(crate) fn words(pdf: &[u8]) -> Option<Vec<Word>> {
    let text = read(pdf, &["-bbox"])?;
    let (mut page, mut words) = (0, Vec::new());
    for line in text.lines().map(str::trim) {
        if line.starts_with("<page ") {
            page += 1;
        }
        let Some(rest) = line.strip_prefix("<word ") else { continue };
        let edge = |name: &str| thousandths(rest.split(name).nth(1).expect(name));
        let text = rest.split(['>', '<']).nth(1).expect("a word").to_owned();
        words.push(Word {
            page,
            text,
            left: edge("xMin=\""),
            top: edge("yMin=\""),
            right: edge("xMax=\""),
            bottom: edge("yMax=\""),
        });
    }
    Some(words)
}

fn thousandths(text: &str) -> i64 {
    let number = text.split('"').next().expect("a number");
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let whole: i64 = whole.parse().expect("digits");
    whole * 1000 + part.parse::<i64>().expect("digits")
}
