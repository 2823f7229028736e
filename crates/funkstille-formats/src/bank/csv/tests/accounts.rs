//! Whose account a column holds.

use super::*;

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
