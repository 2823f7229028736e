//! How tables are read; the files below go by what is asked of one.

mod accounts;
mod amounts;
mod currencies;
mod refused;
mod rows;
mod tables;

use super::*;
use crate::bank::told::told;

fn read_with(text: &str, mappings: &Mappings) -> Result<BankFile, BankError> {
    crate::bank::read(text.as_bytes(), mappings)
}

fn read_text(text: &str) -> BankFile {
    read_with(text, Mappings::builtin()).unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

/// Day, amount, currency and reference of every entry.
fn check(text: &str, expected: &[&str]) {
    let file = read_text(text);
    let lines = file.entries.iter().map(|entry| {
        let day = entry.booked_on.map(|day| day.to_string()).unwrap_or_default();
        format!("{day} {} {}", entry.amount, entry.reference().unwrap_or_default())
    });
    assert_eq!(lines.collect::<Vec<_>>(), expected, "{text}");
    assert_eq!(file.unreadable, [], "{text}");
}

/// Heads and rows, and the amounts of the rows with their currency; `?` for a row that is named,
/// and nothing for a row that is no entry. Nothing at all where the file is refused.
fn check_amounts(text: &str, expected: Option<&[&str]>) {
    let file = match read_with(text, Mappings::builtin()) {
        Ok(file) => file,
        Err(error) => {
            assert_eq!((error.fault, None), (FileFault::OpenAmounts, expected), "{text}");
            return;
        }
    };
    let entries =
        file.entries.iter().map(|it| (it.line, it.amount.to_string().replace(" XXX", "")));
    let named = file.unreadable.iter().map(|it| (it.line, "?".to_owned()));
    let mut found: Vec<(u64, String)> = entries.chain(named).collect();
    found.sort_unstable();
    let found: Vec<&str> = found.iter().map(|(_, amount)| amount.as_str()).collect();
    assert_eq!(Some(&found[..]), expected, "{text}");
}
