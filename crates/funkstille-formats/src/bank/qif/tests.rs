use super::*;
use crate::bank::Mappings;
use crate::bank::told::told;

fn read_text(text: &str) -> BankFile {
    crate::bank::read(text.as_bytes(), Mappings::builtin())
        .unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

#[test]
fn accounts_lists_and_entries() {
    let text = "!Option:AutoSwitch\n!Account\nNGiro 77\nTBank\n^\n!Type:Bank\nD3/14'26\n\
        T1,190.00\nN101\nPLang GmbH\nMRechnung 14\nSHonorar\n$1,190.00\n^\n!Type:Cat\nNHonorar\n^\n\
        !Type:CCard\nD2/ 3'26\nU-5.00\nPDruckerei\n^\n";
    insta::assert_snapshot!(told(&read_text(text)), @"
    QIF
    7: Giro77 2026-03-14 – 1190.00 XXX Booked 101 –
        – | Lang GmbH | – | Rechnung 14 | – | – | –
    19: Giro77 2026-02-03 – -5.00 XXX Booked – –
        – | Druckerei | – | – | – | – | –
    ");
}

#[test]
fn european_days_and_amounts_without_a_heading() {
    let text = "D3.4.2026\nT-1.234,5\nPMiete\n^\nD3.4.2026\nTx\n^\nD\nT1,00\n^\n";
    insta::assert_snapshot!(told(&read_text(text)), @"
    QIF
    1: – 2026-04-03 – -1234.50 XXX Booked – –
        – | Miete | – | – | – | – | –
    5: Amount
    8: Day
    ");
}

#[test]
fn h_06_a_field_without_end_is_refused() {
    let text = format!("!Type:Bank\nP{}\n^\n", "x".repeat(100_000));
    let error = crate::bank::read(text.as_bytes(), Mappings::builtin()).expect_err("refused");
    assert_eq!((error.line, error.fault), (2, FileFault::FieldTooLong));
}

/// The days of a file, in a currency that somebody said.
fn check_days(text: &str, currency: &str, expected: &[&str]) {
    let currency = Currency::parse(currency);
    let file = crate::bank::read_as(text.as_bytes(), Mappings::builtin(), currency);
    let file = file.unwrap_or_else(|error| panic!("{error:?}: {text}"));
    let days = file.entries.iter().filter_map(|entry| entry.booked_on);
    assert_eq!(days.map(|day| day.to_string()).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn days_that_can_be_read_in_two_ways_begin_with_the_day_unless_dollars_say_otherwise() {
    let open = "!Type:Bank\nD10/06/2026\nT1250.00\n^\n";
    check_days(open, "EUR", &["2026-06-10"]);
    check_days(open, "", &["2026-06-10"]);
    check_days(open, "USD", &["2026-10-06"]);
    check_days(&open.replace("T1250", "T$1250"), "", &["2026-10-06"]);
    // Another day says it.
    let american = format!("{open}D06/13/2026\nT1.00\n^\n");
    check_days(&american, "EUR", &["2026-10-06", "2026-06-13"]);
    let european = format!("{open}D13/06/2026\nT1.00\n^\n");
    check_days(&european, "USD", &["2026-06-10", "2026-06-13"]);
}

#[test]
fn a_file_that_breaks_off_is_refused() {
    let whole = "!Type:Bank\nD10/06/2026\nT50.00\n^\nD11/06/2026\nT1250.00\nPLang\n^\n";
    let second = whole.find("D11").expect("it is there");
    for end in second + 1..whole.len() - 1 {
        let error = crate::bank::read(&whole.as_bytes()[..end], Mappings::builtin());
        let error = error.expect_err(&whole[..end]);
        assert_eq!((error.line, error.fault), (5, FileFault::Broken), "{}", &whole[..end]);
    }
    // Between two records it cannot be seen.
    assert_eq!(read_text(&whole[..second]).entries.len(), 1);
    assert_eq!(read_text(&whole[..whole.len() - 1]).entries.len(), 2);
}
