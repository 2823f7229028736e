//! What cannot be is refused in plain words that name it, and nothing of it is written.

use crate::ledger::{Desk, INIT};

/// Values that no business has.
const CALLS: &[&str] = &[
    INIT,
    "client add \"Kerber\nGmbH\" --email a@kerber.example",
    "client add \"Kerber GmbH\" --contact \"Mira\tLang\" --email a@kerber.example",
    "client add \"Kerber GmbH\" --email a@kerber.example --debtor business",
    "client contact 1 \"P\nQ\"",
    "client set 1 --name \"A\nB\"",
    "project add 1 \"T\nX\"",
    "project add 1 Logo --stage running",
    "case open 1 --invoice 7 --invoiced-on 2026-02-01 --due 2026-02-15 --amount 10.00 --file \
     empty.pdf",
    "case open 1 --invoice 7 --invoiced-on 2026-02-01 --due 2026-02-15 --amount 10.00 --file \
     post.txt",
    "case open 1 --invoice 7 --invoiced-on 2026-02-01 --due 2026-02-15 --amount 1e3",
    "case list",
    "invoice add 1 --number 7 --date 2026-02-01 --amount 300.00 --file invoice.xml",
    "invoice add 1 --number 7 --date 2026-02-01 --amount 300.00 --vat 400.00 --terms 9",
    "invoice add 1 --number 7 --date 2026-02-01 --amount 300.00 --terms 9999",
    "invoice add 1 --number 7 --date 2026-02-01 --amount 300.00 --terms soon",
    "invoice add 1 --number 7 --date 2026-02-01 --amount 300.00 --due 2026-02-15",
    "payment add 7 10.00 --on 1990-01-01",
    "case open 1 --subject \"\"",
    "case open --project Logo --subject Texte --sent-on 2026-03-02 --done-elsewhere check-in \
     --on 2026-02-01",
    "case open 1 --invoice 8 --invoiced-on 2026-02-01 --due 2026-03-31 --amount 10.00 \
     --done-elsewhere final-notice --on 2026-03-03",
    "config set tolerance-minor -4",
    "config set name \"A\nB\"",
    "payment revert --help",
    "--database mysql://host/name init --name A --email a@b.example --region DE-BE",
];

fn check(language: &'static str) {
    let desk = Desk::new(language);
    desk.put("empty.pdf", "");
    desk.put("invoice.xml", "<?xml version=\"1.0\"?><Invoice/>");
    desk.check(&format!("cannot_be_{language}"), CALLS);
}

#[test]
fn what_cannot_be_in_german() {
    check("de");
}

#[test]
fn what_cannot_be_in_english() {
    check("en");
}
