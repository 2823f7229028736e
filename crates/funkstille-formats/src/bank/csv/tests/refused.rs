//! What is refused, and mappings that do not fit.

use super::*;

#[test]
fn a_mapping_that_does_not_fit_its_table_is_no_reason_to_guess() {
    let text = "Konto;Privat\n\nDatum;Betrag;Text;Partner\n13.03.2026;119,00;Rechnung 14;Lang\n";
    let read = |said: &str| {
        let mut mappings = Mappings::builtin().clone();
        mappings.add(said).expect("a mapping");
        read_with(text, &mappings)
    };
    let heads = "heads = [\"Datum\", \"Betrag\"]\nsign = \"inverse\"\n[columns]\n";
    let fits = read(&format!("{heads}counterparty = \"Partner\"\n")).expect("it fits");
    assert_eq!(fits.entries[0].amount.to_string(), "-119.00 XXX");
    for unfit in ["counterparty = \"Auftraggeber\"", "booked = 9", "amount = 0"] {
        let error = read(&format!("{heads}{unfit}\n")).expect_err(unfit);
        assert_eq!((error.line, error.fault), (3, FileFault::UnfitMapping), "{unfit}");
    }
    let error =
        read("heads = [\"Konto\"]\n[columns]\nbooked = \"Tag\"\n").map(|file| file.entries.len());
    assert_eq!(error, Ok(1), "a line before the table is not its heads");
    let bare = "13.03.2026;119,00\n14.03.2026;5,00\n";
    let mut mappings = Mappings::default();
    mappings.add("width = 2\n[columns]\nbooked = 1\namount = 3\n").expect("a mapping");
    let error = read_with(bare, &mappings).expect_err("the table has no third column");
    assert_eq!(error.fault, FileFault::UnfitMapping);
}

#[test]
fn what_is_no_table_of_entries_is_refused() {
    for (text, fault) in [
        ("", FileFault::Empty),
        (" \n\n", FileFault::Empty),
        ("Hallo, Welt, wie geht es?\nGut.\n", FileFault::OtherThing),
        ("{\"a\": [1, 2]}", FileFault::OtherThing),
        ("%PDF-1.7\n\0\0", FileFault::OtherThing),
        ("Name;Ort\nLang;Wien\n", FileFault::OtherThing),
    ] {
        let error = read_with(text, Mappings::builtin()).expect_err(text);
        assert_eq!(error.fault, fault, "{text:?}");
    }
}

#[test]
fn h_07_formulas_stay_text_and_a_cell_has_an_end() {
    let formula = "Datum;Betrag;Verwendungszweck\n13.03.2026;1,00;=HYPERLINK(\"x\")\n";
    check(formula, &["2026-03-13 1.00 XXX =HYPERLINK(\"x\")"]);
    let long = format!("Datum;Betrag;Text\n13.03.2026;1,00;{}\n", "x".repeat(100_000));
    let error = read_with(&long, Mappings::builtin()).expect_err("it is refused");
    assert_eq!((error.line, error.fault), (2, FileFault::FieldTooLong));
}

#[test]
fn h_07_endless_fields_and_rows_are_refused() {
    let head = "Datum;Betrag;Text\n13.03.2026;1,00;x\n";
    for (endless, fault) in [
        ("x", FileFault::FieldTooLong),
        ("\"x", FileFault::FieldTooLong),
        (" ", FileFault::FieldTooLong),
        (";", FileFault::RowTooLong),
        ("x;", FileFault::RowTooLong),
    ] {
        let endless = endless.repeat(300_000);
        let error = read_with(&endless, Mappings::builtin());
        // Alone it is nothing at all, or too long, whatever parts its cells.
        assert!(error.is_err(), "{}", &endless[..10]);
        let error = read_with(&format!("{head}{endless}"), Mappings::builtin());
        let error = error.expect_err(&endless[..10]);
        assert_eq!(error.line, 3, "{}", &endless[..10]);
        assert!([fault, FileFault::FieldTooLong].contains(&error.fault), "{}", &endless[..10]);
        // Behind the rows that are looked at first, the separator is known.
        let rows = "13.03.2026;1,00;x\n".repeat(300);
        let error = read_with(&format!("{head}{rows}{endless}"), Mappings::builtin());
        let expected = BankError { line: 303, fault };
        assert_eq!(error, Err(expected), "{}", &endless[..10]);
    }
}

#[test]
fn a_file_that_breaks_off_is_refused() {
    let whole = "Buchungstag;Empfänger;Verwendungszweck;Betrag;Waehrung\n\
                 10.06.2026;Lang;Rechnung 14;50,00;EUR\n11.06.2026;Lang;\"Rechnung\n15\";1250,00;EUR";
    let second = whole.find("11.06").expect("it is there");
    let last = whole.rfind(';').expect("it is there");
    for end in second + 1..=last {
        let cut = &whole[..end];
        match read_with(cut, Mappings::builtin()) {
            Err(error) => assert_eq!(error.fault, FileFault::Broken, "{cut}"),
            // At the end of a line, the row is named.
            Ok(file) => assert!(cut.ends_with('\n') && file.unreadable.len() == 1, "{cut}"),
        }
    }
    // Once its last cell has begun, or between two rows, it cannot be seen.
    for (end, count) in [(last + 1, 2), (last + 2, 2), (whole.len(), 2), (second, 1)] {
        assert_eq!(read_text(&whole[..end]).entries.len(), count, "{}", &whole[..end]);
    }
    // Sums without an end of line, heads with one more separator, and what old programs write last.
    let rows = "13.03.2026;Lang;1,00\n14.03.2026;Kerber;2,00";
    for text in [
        format!("Datum;Name;Betrag;\n{rows}"),
        format!("Datum;Name;Betrag\n{rows}\n\u{1a}"),
        format!("Datum;Name;Betrag\n{rows}\nSumme;;3,00"),
    ] {
        assert_eq!(read_text(&text).entries.len(), 2, "{text}");
    }
}

#[test]
fn h_07_a_hundred_thousand_rows_are_read() {
    let rows = "13.03.2026;1,00;Rechnung\n".repeat(100_000);
    let file = read_text(&format!("Datum;Betrag;Text\n{rows}"));
    assert_eq!(file.entries.len(), 100_000);
}
