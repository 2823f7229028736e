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

#[test]
fn a_table_with_lines_before_it() {
    let text = "Umsatzanzeige;;\nKontonummer:;DE02 1203 0000 0000 2020 51 / Girokonto;\n;;\n\
        Kontostand vom 31.03.2026:;1.119,00 EUR;\n\n\
        Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Betrag;IBAN\n\
        10.03.2026;11.03.2026;Lang GmbH;Gutschrift;Rechnung 14 EREF: RE-14;119,00;\
        AT61 1904 3002 3457 3201\n\
        12.03.2026;12.03.2026;Druckerei;Lastschrift;\"Werk \"\"3\"\"; neu\";-1.020,00;DE55\n\
        Saldo;;;;;1.119,00;\n";
    insta::assert_snapshot!(told(&read_text(text)), @r#"
    CSV
    7: DE02120300000000202051 2026-03-10 2026-03-11 119.00 EUR Booked – Gutschrift
        – | Lang GmbH | AT611904300234573201 | Rechnung 14 EREF: RE-14 | RE-14 | – | –
    8: DE02120300000000202051 2026-03-12 2026-03-12 -1020.00 EUR Booked – Lastschrift
        – | Druckerei | – | Werk "3"; neu | – | – | –
    "#);
}

#[test]
fn whose_account_a_column_holds_is_seen_by_the_names_beside_it() {
    let iban = "DE75512108001245126199";
    // The names of the rows; whether the account is this one.
    for (names, own) in [
        (&["Lang"][..], false),
        (&["Lang", "Kerber"], false),
        (&["Lang", "Lang", "LANG", "Lang"], false),
        (&["Lang", "Lang", "Lang GmbH"], false),
        (&["", "", ""], false),
        (&["Lang", "Kerber", "Studio", "Lang"], true),
    ] {
        let rows = names.iter().map(|name| format!("10.06.2026;{name};{iban};RE 1;50,00;EUR\n"));
        let rows: String = rows.collect();
        let file =
            read_text(&format!("Buchungstag;Name;IBAN;Verwendungszweck;Betrag;Waehrung\n{rows}"));
        for entry in &file.entries {
            let other = entry.only_part().and_then(|part| part.counterparty_account.as_deref());
            assert_eq!(entry.account.as_deref(), own.then_some(iban), "{names:?}");
            assert_eq!(entry.unclear_account.is_some(), !own, "{names:?}");
            assert_eq!(other, None, "{names:?}");
        }
        assert_eq!(file.entries.len(), names.len(), "{names:?}");
    }
}

#[test]
fn r_04_an_account_is_a_payers_only_where_that_is_seen() {
    // Account and name of each row; the account of the other side of the first.
    for (rows, theirs) in [
        (&["202051;Lang"][..], None),
        (&["202051;Lang", "202051;Kerber"], None),
        // Somebody may have two accounts, and pay rents from both.
        (&["202051;Lang", "202052;Kerber"], None),
        (&["202051;Lang", "202052;Kerber", "202052;Studio", "202053;Post"], None),
        (&["202051;Lang", "202052;Kerber", "202053;Post"], Some("202051")),
        (&["202051;Lang", "202051;LANG", "202052;Kerber", "202053;Post"], Some("202051")),
    ] {
        let rows = rows.iter().map(|row| format!("10.06.2026;{row};RE 1;50,00\n"));
        let rows: String = rows.collect();
        let file = read_text(&format!("Buchungstag;Kontonummer;Name;Text;Betrag\n{rows}"));
        let part = file.entries[0].only_part().expect("one part");
        assert_eq!(part.counterparty_account.as_deref(), theirs, "{rows}");
        assert_eq!(file.entries[0].account, None, "{rows}");
    }
    // A column for the name of the own account settles nothing.
    let text = "Date,Type,Description,Value,Balance,Account Name,Account Number\n\
                05 Nov 2026,BAC,LANG RE 1,50.00,150.00,STEIN F,300000-12345678\n";
    let entry = &read_text(text).entries[0];
    assert_eq!(entry.only_part().expect("one part").counterparty_account, None);
    assert_eq!(entry.unclear_account.as_deref(), Some("300000-12345678"));
    // Some banks write the account where others have the name.
    let text = "\"Date\";\"Amount\";\"Account\";\"Counterparty\";\"Name\"\n\
                \"2026-11-05\";\"50,00\";\"NL02BUNQ0123456789\";\"NL91ABNA0417164300\";\"Lang\"\n";
    insta::assert_snapshot!(told(&read_text(text)), @"
    CSV
    2: NL02BUNQ0123456789 2026-11-05 – 50.00 XXX Booked – –
        – | Lang | NL91ABNA0417164300 | – | – | – | –
    ");
}

#[test]
fn columns_of_many_languages() {
    check(
        "Date comptable;Libellé;Débit euros;Crédit euros\n\
         Date;Libellé;Débit euros;Crédit euros\n13/03/2026;Facture 14;;1 190,00\n14/03/2026;Frais;5,00;\n",
        &["2026-03-13 1190.00 EUR Facture 14", "2026-03-14 -5.00 EUR Frais"],
    );
    check(
        "\"Datum\",\"Naam / Omschrijving\",\"Rekening\",\"Tegenrekening\",\"Code\",\"Af Bij\",\
         \"Bedrag (EUR)\",\"MutatieSoort\",\"Mededelingen\"\n\
         \"20260313\",\"De Vries\",\"NL1\",\"NL2\",\"OV\",\"Bij\",\"119,00\",\"Overschrijving\",\"Factuur 14\"\n\
         \"20260314\",\"Jansen\",\"NL1\",\"NL3\",\"BA\",\"Af\",\"5,00\",\"Betaalautomaat\",\"Druk\"\n",
        &["2026-03-13 119.00 EUR Factuur 14", "2026-03-14 -5.00 EUR Druk"],
    );
    check(
        "FECHA OPERACIÓN;FECHA VALOR;CONCEPTO;IMPORTE EUR;SALDO\n\
         13/03/2026;13/03/2026;Factura 14;1.190,00;1.190,00\n",
        &["2026-03-13 1190.00 EUR Factura 14"],
    );
    check(
        "Data contabile;Data valuta;Addebiti (euro);Accrediti (euro);Descrizione operazioni\n\
         13/03/2026;13/03/2026;;119,00;Fattura 14\n14/03/2026;14/03/2026;5,00;;Bollo\n",
        &["2026-03-13 119.00 EUR Fattura 14", "2026-03-14 -5.00 EUR Bollo"],
    );
    check(
        "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta\n\
         2026/03/13;119,00;;77;Lang;Faktura 14;119,00;SEK\n",
        &["2026-03-13 119.00 SEK Faktura 14"],
    );
    check(
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n\
         TRANSFER,Current,2026-03-12 09:00:00,2026-03-13 10:00:00,Invoice 14,119.00,0.00,GBP,\
         COMPLETED,119.00\n",
        &["2026-03-13 119.00 GBP Invoice 14"],
    );
    check(
        "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n\
         CREDIT,03/13/2026,Invoice 14,119.00,ACH_CREDIT,119.00,\nDEBIT,03/14/2026,Paper,-5.00,ACH_DEBIT,114.00,\n",
        &["2026-03-13 119.00 XXX Invoice 14", "2026-03-14 -5.00 XXX Paper"],
    );
    check(
        "\"Buchungstag\";\"Wertstellung (Valuta)\";\"Vorgang\";\"Buchungstext\";\"Umsatz in EUR\"\n\
         \"13.03.2026\";\"13.03.2026\";\"Übertrag\";\"Rechnung 14\";\"119,00\"\n",
        &["2026-03-13 119.00 EUR Rechnung 14"],
    );
    check(
        "Datum;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;Valuta;Saldo in CHF\n\
         13.03.2026;Rechnung 14;1'190.00;;13.03.2026;1190.00\n14.03.2026;Porto;;-5.00;14.03.2026;1185.00\n",
        &["2026-03-13 1190.00 CHF Rechnung 14", "2026-03-14 -5.00 CHF Porto"],
    );
    check(
        "#Data operacji;#Opis operacji;#Rachunek;#Kategoria;#Kwota\n2026-03-13;Faktura 14;77;x;119,00 PLN\n",
        &["2026-03-13 119.00 PLN Faktura 14"],
    );
}

#[test]
fn unknown_heads_and_none_at_all() {
    check(
        "Wann;Wer;Wieviel\n13.03.2026;Lang, Rechnung 14;119,00\n14.03.2026;Druckerei;-5,00\n",
        &["2026-03-13 119.00 XXX Lang, Rechnung 14", "2026-03-14 -5.00 XXX Druckerei"],
    );
    check(
        "AT611904300234573201;Rechnung 14;13.03.2026;13.03.2026;119,00;EUR\n",
        &["2026-03-13 119.00 EUR Rechnung 14"],
    );
    check(
        "\"13-03-2026\",\"NL91ABNA0417164300\",\"119,00\",\"Credit\",\"Factuur 14\",\"219,00\"\n\
         \"14-03-2026\",\"NL91ABNA0417164300\",\"5,00\",\"Debet\",\"Druk\",\"214,00\"\n",
        &["2026-03-13 119.00 XXX Factuur 14", "2026-03-14 -5.00 XXX Druk"],
    );
}

#[test]
fn which_amounts_came_in_is_never_guessed() {
    let text = "13.03.2026;Rechnung 14;;119,00\n14.03.2026;Druckerei;5,00;\n";
    let error = read_with(text, Mappings::builtin()).expect_err("it cannot be seen");
    assert_eq!(error.fault, FileFault::OpenColumns);
    let mut mappings = Mappings::builtin().clone();
    let said = "width = 4\ncurrency = \"EUR\"\n[columns]\nbooked = 1\nreference = 2\n\
                outgoing = 3\nincoming = 4\n";
    mappings.add(said).expect("a mapping");
    let file = read_with(text, &mappings).expect("it is said");
    let amounts: Vec<_> = file.entries.iter().map(|entry| entry.amount.to_string()).collect();
    assert_eq!(amounts, ["119.00 EUR", "-5.00 EUR"]);
    assert!(mappings.add("sign = \"upside-down\"").is_err());
}

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
fn the_balance_turns_signs_that_are_the_other_way_round() {
    let text = "Date,Text,Amount,Balance\n2026-03-13,a,5.00,95.00\n2026-03-14,b,-10.00,105.00\n\
                2026-03-15,c,1.00,104.00\n";
    check(text, &["2026-03-13 -5.00 XXX a", "2026-03-14 10.00 XXX b", "2026-03-15 -1.00 XXX c"]);
    // So they are from the newest to the oldest.
    let rows: Vec<&str> = text.lines().skip(1).collect();
    let turned = format!("Date,Text,Amount,Balance\n{}\n", [rows[2], rows[1], rows[0]].join("\n"));
    check(&turned, &["2026-03-15 -1.00 XXX c", "2026-03-14 10.00 XXX b", "2026-03-13 -5.00 XXX a"]);
    // A balance before its entry looks alike, in the other direction.
    let before = "Date,Text,Amount,Balance\n2026-03-13,a,5.00,95.00\n2026-03-14,b,-10.00,100.00\n\
                  2026-03-15,c,1.00,90.00\n";
    check(before, &["2026-03-13 5.00 XXX a", "2026-03-14 -10.00 XXX b", "2026-03-15 1.00 XXX c"]);
    // Where the days do not say which comes first, nobody can tell.
    for text in [text, before] {
        let text = text.replace("2026-03-14", "2026-03-13").replace("2026-03-15", "2026-03-13");
        check_amounts(&text, None);
        let mut mappings = Mappings::default();
        let said = "heads = [\"Date\", \"Balance\"]\n[columns]\namount = \"Amount\"\n";
        mappings.add(said).expect("a mapping");
        let file = read_with(&text, &mappings).expect("somebody has said it");
        assert_eq!(file.entries[0].amount.minor, 500);
    }
    // One step that does not fit, and the signs stay as they are.
    let text = text.replace("104.00", "103.00");
    check(&text, &["2026-03-13 5.00 XXX a", "2026-03-14 -10.00 XXX b", "2026-03-15 1.00 XXX c"]);
}

#[test]
fn paypal_gives_the_gross_amount_and_what_may_yet_not_come() {
    let text = "\"Datum\",\"Uhrzeit\",\"Zeitzone\",\"Name\",\"Typ\",\"Status\",\"Währung\",\"Brutto\",\
        \"Gebühr\",\"Netto\",\"Transaktionscode\",\"Rechnungsnummer\",\"Auswirkung auf Guthaben\"\n\
        \"13.03.2026\",\"09:14:00\",\"CET\",\"Lang GmbH\",\"Zahlung\",\"Abgeschlossen\",\"EUR\",\
        \"1.190,00\",\"-34,51\",\"1.155,49\",\"8AB\",\"RE-14\",\"Haben\"\n\
        \"14.03.2026\",\"09:14:00\",\"CET\",\"Druckerei\",\"Zahlung\",\"Ausstehend\",\"EUR\",\
        \"-5,00\",\"0,00\",\"-5,00\",\"9AB\",\"\",\"Soll\"\n";
    insta::assert_snapshot!(told(&read_text(text)), @"
    CSV
    2: – 2026-03-13 – 1190.00 EUR Booked 8AB Zahlung
        – | Lang GmbH | – | RE-14 | – | – | –
    3: – 2026-03-14 – -5.00 EUR Pending 9AB Zahlung
        – | Druckerei | – | – | – | – | –
    ");
}

#[test]
fn a_row_that_cannot_be_understood_is_named_and_the_others_are_read() {
    use crate::bank::EntryFault::{Amount, Day};
    let text = "Datum;Text;Betrag;Saldo\n13.03.2026;a;119,00;1\n31.02.2026;b;1,00;2\n\
        14.03.2026;c;eins;3\n15.03.2026;d\n16.03.2026;e;1,00;4\n;more of e;;\nSumme;;9,00;\n\
        17.03.2026;f;;5\n";
    let file = read_text(text);
    let found: Vec<_> = file.unreadable.iter().map(|it| (it.line, it.fault)).collect();
    assert_eq!(found, [(3, Day), (4, Amount), (5, Amount)]);
    let references: Vec<_> = file.entries.iter().map(|it| it.reference()).collect();
    assert_eq!(references, [Some("a"), Some("e more of e")]);
}

#[test]
fn encodings_and_line_ends_do_not_matter() {
    let text =
        "Buchungstag;Empfänger;Verwendungszweck;Betrag (€)\r\n13.03.26;Müller;Übung;1,00\r\n";
    let latin: Vec<u8> = text.chars().map(|c| if c == '€' { 0x80 } else { c as u8 }).collect();
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let old = text.replace("\r\n", "\r").into_bytes();
    for bytes in [text.as_bytes().to_vec(), latin, wide, old] {
        let file = crate::bank::read(&bytes, Mappings::builtin()).expect("it is read");
        let part = file.entries[0].only_part().expect("one part");
        assert_eq!(part.counterparty.as_deref(), Some("Müller"));
        assert_eq!(file.entries[0].amount.to_string(), "1.00 EUR");
    }
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
fn days_that_can_be_read_in_two_ways_follow_the_currency_that_is_said() {
    let text = "Date,Text,Amount\n03/04/2026,a,5.00\n";
    for (currency, day) in [("", "2026-04-03"), ("EUR", "2026-04-03"), ("USD", "2026-03-04")] {
        let said = Currency::parse(currency);
        let file = crate::bank::read_as(text.as_bytes(), Mappings::builtin(), said);
        let on = file.expect("it is read").entries[0].booked_on.expect("a day");
        assert_eq!(on.to_string(), day, "{currency}");
    }
}

#[test]
fn h_07_a_hundred_thousand_rows_are_read() {
    let rows = "13.03.2026;1,00;Rechnung\n".repeat(100_000);
    let file = read_text(&format!("Datum;Betrag;Text\n{rows}"));
    assert_eq!(file.entries.len(), 100_000);
}

#[test]
fn r_04_an_own_account_that_the_file_names_settles_whose_a_column_is() {
    let (own, theirs) = ("DE02120300000000202051", "DE75512108001245126199");
    let heads = "Buchungstag;Zahlungspflichtiger;Zahlungsempfänger;IBAN;Verwendungszweck;Betrag\n";
    let row = |payer: &str, payee: &str, iban: &str| {
        format!("10.06.2026;{payer};{payee};{iban};RE 1;50,00\n")
    };
    for (iban, other) in [(theirs, Some(theirs)), (own, None)] {
        let rows = [("Kerber", "Lindqvist"), ("Lindqvist", "Strom"), ("Kerber", "Post")];
        let rows: String = rows.iter().map(|(payer, payee)| row(payer, payee, iban)).collect();
        for rows in [rows.clone(), rows.split_inclusive('\n').take(1).collect()] {
            let file = read_text(&format!("Girokonto;{own}\n\n{heads}{rows}"));
            for entry in &file.entries {
                let found = entry.only_part().and_then(|part| part.counterparty_account.as_deref());
                assert_eq!((entry.account.as_deref(), found), (Some(own), other), "{rows}");
            }
            assert_eq!(file.entries.len(), rows.lines().count());
        }
    }
}

#[test]
fn r_04_the_account_of_a_client_is_not_taken_for_the_own_one() {
    let theirs = "DE75512108001245126199";
    let both = "Buchungstag;Zahlungspflichtiger;Zahlungsempfänger;IBAN;Verwendungszweck;Betrag\n";
    let one = "Buchungstag;Name;IBAN;Verwendungszweck;Betrag\n";
    for (heads, names, account) in [
        // However one client writes its name; and the business itself is no other side.
        (one, &["Kerber GmbH", "KERBER GMBH", "Kerber GmbH Berlin", "Kerber"][..], None),
        (
            both,
            &["Kerber GmbH;Freya Lindqvist", "Kerber Berlin;F. Lindqvist", "Kerber;Freya"],
            None,
        ),
        (both, &["Kerber;Freya", "Ute Kerber;Freya", "Bau Nord;Freya", "Freya;Kerber"], None),
        (one, &["Kerber", "Strom AG", "Post"], Some(theirs)),
        (both, &["Kerber;Freya", "Bau Nord;Freya", "Freya;Post"], Some(theirs)),
    ] {
        let rows = names.iter().map(|names| format!("10.06.2026;{names};{theirs};RE 1;50,00\n"));
        let file = read_text(&format!("{heads}{}", rows.collect::<String>()));
        assert_eq!(file.entries.len(), names.len());
        for entry in &file.entries {
            assert_eq!(entry.account.as_deref(), account, "{names:?}");
        }
    }
}

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
fn r_09_an_amount_is_never_a_thousandfold_of_what_was_written() {
    // The amounts of a table, and what each of them is; nothing for one that is refused.
    for (amounts, expected) in [
        (&["1190.000"][..], &["1190.00"][..]),
        (&["1190,005"], &[""]),
        (&["0.125"], &[""]),
        (&["0,500"], &["0.50"]),
        (&["1.190.00"], &[""]),
        (&["1190.50.00"], &[""]),
        (&["12.34.56"], &[""]),
        (&["1.2.3"], &[""]),
        (&["12.50", "10,5"], &["12.50", ""]),
        // What one value leaves open, the others say, or nobody.
        (&["1.190"], &[""]),
        (&["1.190", "2.500"], &["", ""]),
        (&["1.190", "12,50"], &["1190.00", "12.50"]),
        (&["1.190", "50"], &["1190.00", "50.00"]),
        (&["250.000", "1190.000"], &["250.00", "1190.00"]),
        (&["1,190", "1,190.00"], &["1190.00", "1190.00"]),
        // Groups of three, and the Indian form.
        (&["1.190.000"], &["1190000.00"]),
        (&["12,34,567.50"], &["1234567.50"]),
        (&["1'190.50", "1 190.50"], &["1190.50", "1190.50"]),
        (&["1'19.50"], &[""]),
    ] {
        let rows = amounts.iter().map(|amount| format!("13.03.2026;a;{amount}\n"));
        let file = read_text(&format!("Datum;Text;Betrag\n{}", rows.collect::<String>()));
        let found = (2..).take(amounts.len()).map(|line| {
            let entry = file.entries.iter().find(|entry| entry.line == line);
            let refused = file.unreadable.iter().any(|it| it.line == line);
            assert_ne!(entry.is_some(), refused, "{amounts:?}");
            entry.map_or(String::new(), |entry| entry.amount.to_string().replace(" XXX", ""))
        });
        assert_eq!(found.collect::<Vec<_>>(), expected, "{amounts:?}");
    }
    // The balance and the lines before the table have the same point.
    for text in [
        "Datum;Text;Betrag;Saldo\n13.03.2026;a;1.190;2.380,50\n",
        "Kontostand;2.380,50 €\n\nDatum;Text;Betrag;Währung\n13.03.2026;a;1.190;EUR\n",
    ] {
        assert_eq!(read_text(text).entries[0].amount.minor, 119_000, "{text}");
    }
}

#[test]
fn the_name_of_an_account_is_no_number_of_it() {
    for (cell, account) in [
        ("Main Account", None),
        ("Hauptkonto 2", None),
        ("Girokonto 2026", None),
        ("DE02 1203 0000 0000 2020 51", Some("DE02120300000000202051")),
        ("=\"CH9300762011623852957\"", Some("CH9300762011623852957")),
        ("12030000/202051", Some("12030000/202051")),
        ("202051", Some("202051")),
    ] {
        let text = format!("Date;Partner Name;Account Name;Amount\n2026-11-22;Lang;{cell};1,00\n");
        assert_eq!(read_text(&text).entries[0].account.as_deref(), account, "{cell}");
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
fn what_is_not_booked_needs_no_day() {
    use crate::bank::EntryStatus::{Booked, Information, Pending};
    let text = "Type,Started Date,Completed Date,Description,Amount,Currency,State\n\
        TRANSFER,2026-03-12 09:00:00,2026-03-13 10:00:00,Invoice 14,119.00,EUR,COMPLETED\n\
        CARD,2026-03-12 09:00:00,,Films,-9.99,EUR,REVERTED\n\
        TRANSFER,2026-03-12 09:00:00,,Invoice 15,100.00,EUR,PENDING\n";
    let file = read_text(text);
    assert_eq!(file.unreadable, []);
    let found: Vec<_> = file.entries.iter().map(|entry| entry.status).collect();
    assert_eq!(found, [Booked, Information, Pending]);
    let file = read_text(&text.replace("PENDING", "COMPLETED"));
    assert_eq!(file.unreadable.len(), 1, "what is booked has a day");
}

#[test]
fn words_in_columns_that_nobody_knows_are_searched() {
    for (head, cell, written) in [
        ("Zahlungszweck", "RE-2026-014", "Danke RE-2026-014"),
        ("Custom Number", "RE-2026-014", "Danke RE-2026-014"),
        ("Was auch immer", "RE-2026-014", "Danke ¦ RE-2026-014"),
        ("Was auch immer", "2026014", "Danke ¦ 2026014"),
        ("Was auch immer", "Danke", "Danke"),
        // Neither amounts, days and accounts, nor what no payer has written.
        ("Was auch immer", "12,50", "Danke"),
        ("Was auch immer", "13.03.2026", "Danke"),
        ("Was auch immer", "DE02120300000000202051", "Danke"),
        ("Mandatsreferenz", "RE-2026-014", "Danke"),
        ("BIC", "BYLADEM1001", "Danke"),
        ("Auszug", "2026/011", "Danke"),
    ] {
        let text = format!(
            "Datum;{head};Name;Buchungstext;Text;Betrag;Währung\n\
             13.03.2026;{cell};Lang;Gutschrift;Danke;1,00;EUR\n"
        );
        let file = read_text(&text);
        let part = file.entries[0].only_part().expect("one part");
        let mut found: Vec<&str> = part.reference.iter().flat_map(|it| it.split(' ')).collect();
        found.sort_unstable_by_key(|word| *word != "Danke");
        assert_eq!(found.join(" "), written, "{head}: {cell}");
        assert_eq!(part.counterparty.as_deref(), Some("Lang"));
    }
    // Where nobody wrote anything, the bank's own words stay.
    let text = "Datum;Buchungstext;Was;Betrag\n13.03.2026;Gutschrift: Lang;RE-14;1,00\n";
    assert_eq!(read_text(text).entries[0].reference(), Some("Gutschrift: Lang ¦ RE-14"));
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

#[test]
fn guard_1_where_one_way_is_found_the_other_is_looked_for() {
    for (heads, expected) in [
        ("Belastung;Vergütung", &["1190.00", "-850.00"][..]),
        ("Débit en CHF;Crédit en CHF", &["1190.00 CHF", "-850.00 CHF"]),
        ("Montant débit;Montant crédit", &["1190.00", "-850.00"]),
        ("Betrag Soll;Betrag Haben", &["1190.00", "-850.00"]),
        // Nobody knows this head: what stands below it is named.
        ("Belastung;Angelaufen", &["?", "-850.00"]),
    ] {
        for rows in [
            "10.11.2026;RE-14;;1190,00;2190,00\n11.11.2026;Miete;850,00;;1340,00\n",
            "10.11.2026;RE-14;0,00;1190,00;2190,00\n11.11.2026;Miete;850,00;0,00;1340,00\n",
        ] {
            check_amounts(&format!("Datum;Text;{heads};Saldo\n{rows}"), Some(expected));
        }
    }
    // A number that may be anything is no amount, but the balances say that something is missing.
    let heads = "Datum;Text;Belastung;Angelaufen;Saldo\n";
    let rows = "10.11.2026;Porto;5,00;;1000,00\n11.11.2026;RE-14;;1190;2190,00\n\
                12.11.2026;Miete;850,00;;1340,00\n";
    check_amounts(&format!("{heads}{rows}"), None);
    let rows = "10.11.2026;Porto;5,00;;1000,00\n11.11.2026;Miete;850,00;;150,00\n";
    check_amounts(&format!("{heads}{rows}"), Some(&["-5.00", "-850.00"]));
}

#[test]
fn r_09_a_fee_a_tax_or_a_balance_is_no_payment() {
    for (heads, cells, expected) in [
        ("Fee amount;Transfer amount", "2,50;1190,00", Some("1190.00")),
        ("startsaldo;endsaldo;amount", "10,00;1200,00;1190,00", Some("1190.00")),
        ("Betrag auf dem Konto;Cashback Betrag", "1190,00;2,00", Some("1190.00")),
        (
            "Source amount (after fees);Target amount (after fees)",
            "1190,00;1190,00",
            Some("1190.00"),
        ),
        // Either may be what came in.
        ("Source amount (after fees);Target amount (after fees)", "1190,00;1300,00", None),
        ("Betrag A;Betrag B", "1190,00;1,00", None),
        // What the client paid counts, not what is left of it.
        ("Gesamt;Netto;Steuern", "1190,00;1000,00;190,00", Some("1190.00")),
        ("Netto;MwSt;Endbetrag", "1000,00;190,00;1190,00", Some("1190.00")),
        ("Netto;MwSt", "1000,00;190,00", None),
        ("Netto;MwSt;Wieviel", "1000,00;0,00;1190,00", None),
        ("Netto;MwSt", "1190,00;0,00", Some("1190.00")),
    ] {
        let text = format!("Datum;Text;{heads}\n10.11.2026;RE-14;{cells}\n");
        let expected = expected.map(|it| [it]);
        check_amounts(&text, expected.as_ref().map(|it| &it[..]));
    }
    // Of several, the balances say which one moves the account.
    let text = "Datum;Text;Betrag A;Betrag B;Saldo\n10.11.2026;a;5,00;10,00;100,00\n\
                11.11.2026;b;7,00;20,00;120,00\n";
    check_amounts(text, Some(&["10.00", "20.00"]));
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
fn days_that_can_be_read_in_two_ways_follow_the_currency_of_the_rows() {
    for (rows, day) in [
        ("03/04/2026,a,5.00,USD\n", "2026-03-04"),
        ("03/04/2026,a,$5.00,\n", "2026-03-04"),
        ("03/04/2026,a,5.00,EUR\n", "2026-04-03"),
        ("03/04/2026,a,5.00,USD\n03/05/2026,a,5.00,EUR\n", "2026-04-03"),
    ] {
        let file = read_text(&format!("Date,Text,Amount,Currency\n{rows}"));
        let on = file.entries[0].booked_on.map(|day| day.to_string());
        assert_eq!(on.as_deref(), Some(day), "{rows}");
    }
}

#[test]
fn r_09_which_of_several_columns_without_heads_holds_the_amounts_is_never_guessed() {
    for (rows, expected) in [
        // Opening balance, closing balance, amount: as some banks of the Netherlands have it.
        (
            &[
                "541;EUR;20261105;1000,00;2190,00;20261105;1190,00;RE-14",
                "541;EUR;20261106;2190,00;1340,00;20261106;-850,00;Huur",
            ][..],
            Some(&["1190.00 EUR", "-850.00 EUR"][..]),
        ),
        (
            &[
                "2026-11-05;RE-14;3190,00;1190,00",
                "2026-11-06;Miete;2340,00;-850,00",
                "2026-11-07;x;2440,00;100,00",
            ],
            Some(&["1190.00", "-850.00", "100.00"]),
        ),
        (&["2026-11-05;RE-14;EUR;1190,00;-1000,00"], Some(&["1190.00 EUR"])),
        // Fees, or balances that say nothing.
        (&["2026-11-05;RE-14;0,35;1190,00", "2026-11-06;Miete;0,35;-850,00"], None),
        (&["2026-11-05;RE-14;1190,00;3190,00"], None),
        (&["541;EUR;20261105;1000,00;2190,00;20261105;1190,00;RE-14"], None),
        // The balance was zero, so either column goes by the other.
        (&["2026-11-05;RE-14;119,00;119,00", "2026-11-06;Druck;5,00;114,00"], None),
    ] {
        let text = rows.join("\n") + "\n";
        match read_with(&text, Mappings::builtin()) {
            Ok(_) => check_amounts(&text, expected),
            Err(error) => {
                assert_eq!((error.fault, expected), (FileFault::OpenColumns, None), "{text}");
            }
        }
    }
}

#[test]
fn r_04_the_payer_of_what_came_in_is_the_other_side() {
    let text = "Buchungsdatum;Betrag;Auftraggebername;Auftraggeberkonto;Auftraggeber BLZ;\
                Empfaengername;Empfaengerkonto;Empfaenger BLZ;Zahlungsgrund\n\
        05.11.2026;119,00;Lang;DE89370400440532013000;COBADEFF;Stein;AT611904300234573201;BKAU;RE-14\n\
        04.11.2026;-5,00;Stein;AT611904300234573201;BKAU;Druck;DE12500105170648489890;ING;Miete\n";
    insta::assert_snapshot!(told(&read_text(text)), @"
    CSV
    2: AT611904300234573201 2026-11-05 – 119.00 XXX Booked – –
        – | Lang | DE89370400440532013000 | RE-14 | – | – | –
    3: AT611904300234573201 2026-11-04 – -5.00 XXX Booked – –
        – | Druck | DE12500105170648489890 | Miete | – | – | –
    ");
    // Alone, the same head is that of one's own account.
    let text =
        "Buchungstag;Buchungstext;Betrag;Auftraggeberkonto\n05.11.2026;RE-14;119,00;202051\n";
    assert_eq!(read_text(text).entries[0].account.as_deref(), Some("202051"));
}

#[test]
fn guard_1_what_did_not_last_is_no_payment() {
    use crate::bank::EntryStatus::{Booked, Information, Pending};
    for (heads, cells, status) in [
        ("Status", "Paid", Some(Booked)),
        ("Status", "Refunded", Some(Information)),
        ("Status", "charged_back", Some(Information)),
        ("Status", "Slettet", Some(Information)),
        ("Status", "Venter", Some(Pending)),
        ("Contabilizzazione", "NON CONTABILIZZATO", Some(Pending)),
        ("Status", "Partially refunded", None),
        // Nobody knows it, and of others it is known that they are booked.
        ("Status", "Zwischenlager", None),
        ("Status", "", Some(Booked)),
        ("Amount refunded;Status", "0.00;Paid", Some(Booked)),
        ("Amount refunded;Status", "100.00;Paid", None),
        ("Amount refunded;Status", "1190.00;Refunded", Some(Information)),
    ] {
        let other = if heads.contains(';') { "0.00;Paid" } else { "Completed" };
        let text = format!(
            "Date;Text;Amount;Currency;{heads}\n2026-11-05;RE-14;1190.00;EUR;{cells}\n\
             2026-11-06;RE-15;1.00;EUR;{other}\n"
        );
        let file = read_text(&text);
        let found = file.entries.iter().find(|entry| entry.line == 2).map(|entry| entry.status);
        assert_eq!(found, status, "{heads} {cells}");
        let faults: Vec<_> = file.unreadable.iter().map(|it| it.fault).collect();
        let expected =
            if status.is_none() { vec![crate::bank::EntryFault::Status] } else { vec![] };
        assert_eq!(faults, expected, "{heads} {cells}");
    }
    // Where no row has a status that is known, the column is about something else.
    let file = read_text("Date;Text;Amount;State\n2026-11-05;RE-14;1190.00;Bavaria\n");
    assert_eq!(file.entries[0].status, Booked);
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
fn a_direction_that_is_not_known_is_named() {
    let text = "Date;Text;Amount;Direction\n2026-11-05;a;1.00;IN\n2026-11-05;b;2.00;OUT\n\
                2026-11-05;c;3.00;NEUTRAL\n2026-11-05;d;4.00;\n2026-11-05;e;0.00;NEUTRAL\n";
    check_amounts(text, Some(&["1.00", "-2.00", "?", "?", "0.00"]));
    // Where the amounts have signs, those say it.
    let text = text.replace(";2.00", ";-2.00");
    check_amounts(&text, Some(&["1.00", "-2.00", "3.00", "4.00", "0.00"]));
}

#[test]
fn sums_and_what_is_not_booked_are_no_entries() {
    let heads = "Datum;Text;Name;Betrag;Saldo;Gesperrt\n13.03.2026;a;Lang;119,00;119,00;\n";
    for row in [
        ";;;#Saldo końcowe;119,00;",
        ";Endsaldo;;119,00;;",
        ";Summe;;119,00;EUR;",
        // Blocked, with a day of its own that is not that of booking.
        ";Einkauf;Laden;;;-85,00",
        ";Einkauf;13.03.2026;;;",
    ] {
        check(&format!("{heads}{row}\n"), &["2026-03-13 119.00 XXX a"]);
    }
    // More than a sum has.
    let file = read_text(&format!("{heads};Summe RE-14;Lang;119,00;238,00;\n"));
    assert_eq!(file.unreadable.len(), 1);
    check(&format!("{heads};more of a;;;;\n"), &["2026-03-13 119.00 XXX a more of a"]);
}
