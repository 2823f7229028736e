//! In which currency an amount is.

use super::*;

#[test]
fn three_letters_are_no_currency_unless_they_are_one() {
    for (text, expected) in [
        ("03/04/2026,INV-1,(1,190.00)\n", None),
        ("03/04/2026,INV-1,\"1,190.00\"\n", Some("1190.00 XXX")),
        ("03/04/2026;INV-1;1190,00 EUR\n", Some("1190.00 EUR")),
        ("03/04/2026;RE-1;EUR 1190,00\n", Some("1190.00 EUR")),
    ] {
        let file = crate::bank::read(text.as_bytes(), Mappings::builtin());
        let found = file.ok().map(|file| file.entries[0].amount.to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

#[test]
fn r_09_a_day_of_value_that_is_empty_hides_no_currency() {
    for (valuta, valued_on) in [("", None), ("13.03.2026", Some("2026-03-13"))] {
        let text = format!(
            "Buchungstag;Valuta;Verwendungszweck;Betrag;Währung\n\
             13.03.2026;{valuta};RE-14;1190,00;USD\n"
        );
        let file = read_text(&text);
        let entry = &file.entries[0];
        assert_eq!(entry.amount.to_string(), "1190.00 USD", "{valuta}");
        let on = entry.valued_on.map(|day| day.to_string());
        assert_eq!(on.as_deref(), valued_on, "{valuta}");
    }
}

#[test]
fn r_09_a_currency_stands_beside_its_amount() {
    for (heads, cells, expected) in [
        (
            "Orig currency;Payment currency;Amount;Fee;Fee currency",
            "USD;GBP;11,90;0,10;EUR",
            "11.90 GBP",
        ),
        ("Wallet Currency;Target Currency;Text;Amount", "USD;EUR;RE-14;11,90", "11.90 USD"),
        ("Amount;Text;Valuta rekening", "11,90;RE-14;GBP", "11.90 GBP"),
        ("Amount (EUR);Original amount;Original Currency", "11,90;13,00;USD", "11.90 EUR"),
        ("Amount;Text;currency_code", "11,90;RE-14;eur", "11.90 EUR"),
        // Two, and neither is beside it.
        ("Amount;Text;Currency one;Currency two", "11,90;RE-14;EUR;USD", "11.90"),
    ] {
        check_amounts(&format!("Date;{heads}\n10.11.2026;{cells}\n"), Some(&[expected]));
    }
}

#[test]
fn r_09_a_word_or_a_name_is_no_currency() {
    for (line, head, expected) in [
        ("Umsätze auf dem Konto 202051", "Betrag", "11.90"),
        ("Kontoinhaber: Ron Stein", "Betrag", "11.90"),
        ("Kontoinhaber;TRY GmbH", "Betrag", "11.90"),
        ("", "Saldo nach dem Umsatz;Betrag", "11.90"),
        ("Kontostand: 1.190,00 EUR", "Betrag", "11.90 EUR"),
        ("Saldo: CHF 1340.00", "Betrag", "11.90 CHF"),
        ("Währung: RON", "Betrag", "11.90 RON"),
        ("Währung;RON", "Betrag", "11.90 RON"),
        ("Alle Beträge in GBP", "Betrag", "11.90 GBP"),
        ("", "Betrag RON", "11.90 RON"),
    ] {
        let balance = if head.contains("Saldo") { "20,00;" } else { "" };
        let text = format!("{line}\n\nDatum;Text;{head}\n10.11.2026;RE-14;{balance}11,90\n");
        check_amounts(&text, Some(&[expected]));
    }
}

#[test]
fn r_09_a_currency_that_is_said_is_not_that_of_rows_that_name_another() {
    let text = "Date;Text;Amount;Original Currency\n2026-11-05;RE-14;11.90;GBP\n\
                2026-11-06;RE-15;11.90;EUR\n2026-11-07;RE-16;11.90;\n";
    for (said, named) in [("EUR", &[2][..]), ("GBP", &[3]), ("", &[])] {
        let file =
            crate::bank::read_as(text.as_bytes(), Mappings::builtin(), Currency::parse(said));
        let file = file.expect("it is read");
        let lines: Vec<u64> = file.unreadable.iter().map(|it| it.line).collect();
        assert_eq!(lines, named, "{said}");
        assert_eq!(file.entries.len() + lines.len(), 3, "{said}");
    }
}

#[test]
fn a_currency_in_the_head_of_the_amounts_is_nearer_than_one_in_another_column() {
    for (heads, row) in [
        ("Datum;Zweck;Originalbetrag;Währung;Betrag (EUR)", "30.11.2026;RE-14;1000,00;USD;925,93"),
        ("Datum;Zweck;Betrag EUR;Währung;Ursprungsbetrag", "30.11.2026;RE-14;925,93;USD;1000,00"),
    ] {
        check(&format!("{heads}\n{row}\n"), &["2026-11-30 925.93 EUR RE-14"]);
    }
}
