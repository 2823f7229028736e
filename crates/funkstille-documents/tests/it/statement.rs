//! A statement of claim on paper.

use funkstille_core::client::Language;
use funkstille_documents::{Statement, StatementPart};
use jiff::civil::date;

use crate::sample::texts;
use crate::seen;

fn statement(number: &str, rows: usize) -> Statement {
    let row = texts(&["17.03.2026", "30.04.2026", "45", "10,27 %", "1.000,00 €", "12,6616"]);
    let part = StatementPart {
        heading: format!("Forderungsaufstellung zur Rechnung {number}"),
        about: texts(&["Gläubiger: Jonas Weber", "Schuldner: Kerber GmbH"]),
        before: texts(&["In Verzug seit 17.03.2026."]),
        head: texts(&["Erster Tag", "Letzter Tag", "Tage", "Satz", "Hauptforderung", "Zinsen"]),
        rows: vec![row; rows],
        after: vec![texts(&["Insgesamt geschuldet: 1.052,66 €", "Quelle: § 288 (2) BGB"])],
    };
    Statement {
        language: Language::German,
        author: "Jonas Weber".to_owned(),
        day: date(2026, 4, 30),
        title: "Forderungsaufstellung".to_owned(),
        parts: vec![part],
        page: "Seite {page} von {pages}".to_owned(),
    }
}

#[test]
fn every_line_stands_there() {
    let pdf = statement("2026-014", 1).pdf().expect("a statement");
    assert_eq!(pdf, statement("2026-014", 1).pdf().expect("the same"), "the same bytes");
    let Some(pages) = seen::pages(&pdf) else { return };
    assert_eq!(pages.len(), 1);
    for wanted in ["Rechnung 2026-014", "10,27 %", "12,6616", "1.052,66 €", "§ 288 (2) BGB"] {
        assert!(pages[0].contains(wanted), "{wanted} in {}", pages[0]);
    }
    for line in ["Gläubiger: Jonas Weber", "Schuldner: Kerber GmbH"] {
        assert!(pages[0].lines().any(|it| it.trim() == line), "{line} in {}", pages[0]);
    }
    assert!(!pages[0].contains("Seite"), "one page has no number");
}

#[test]
fn many_lines_go_on_on_the_next_page_below_the_same_heads() {
    let pdf = statement("7", 80).pdf().expect("a statement");
    let Some(pages) = seen::pages(&pdf) else { return };
    assert!(pages.len() > 1);
    for page in &pages[..2] {
        assert!(page.contains("Hauptforderung") && page.contains("Seite"), "{page}");
    }
}

#[test]
fn h_10_a_number_of_an_invoice_prints_literally() {
    let pdf = statement("#panic(\"x\") $a$ *b*", 1).pdf().expect("a statement");
    let Some(pages) = seen::pages(&pdf) else { return };
    assert!(pages[0].contains("#panic(\"x\") $a$ *b*"), "{}", pages[0]);
}
