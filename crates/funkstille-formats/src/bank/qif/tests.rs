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
        !Type:CCard\nD2/ 3'26\nU-5.00\nPDruckerei\n";
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
