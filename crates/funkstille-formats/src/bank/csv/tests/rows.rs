//! What a row is: an entry, more words, a sum, or what is not booked.

use super::*;

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

#[test]
fn rows_below_a_batch_are_its_parts() {
    let table = |detail: &str| {
        format!(
            "\"Datum\";\"Buchungstext\";\"Whg\";\"Betrag Detail\";\"ZKB-Referenz\";\"Belastung CHF\";\
             \"Gutschrift CHF\";\"Valuta\";\"Saldo CHF\";\"Zahlungszweck\"\n\
             30.11.2026;Gutschriften (2);;;L1;;1190.00;30.11.2026;2190.10;\n\
             ;Kern AG;CHF;1000.00;;;;;;RE-2026-014\n;Berg AG;CHF;{detail};;;;;;RE-2026-015\n\
             15.11.2026;Belastungen (2);;;L2;30.00;;15.11.2026;1000.10;\n\
             ;Vermieter AG;CHF;20.00;;;;;;Miete\n;Swisscom;CHF;10.00;;;;;;Abo\n"
        )
    };
    insta::assert_snapshot!(told(&read_text(&table("190.00"))), @"
    CSV
    2: – 2026-11-30 2026-11-30 1190.00 CHF Booked L1 Gutschriften (2)
        1000.00 CHF | Kern AG | – | RE-2026-014 | – | – | –
        190.00 CHF | Berg AG | – | RE-2026-015 | – | – | –
    5: – 2026-11-15 2026-11-15 -30.00 CHF Booked L2 Belastungen (2)
        -20.00 CHF | Vermieter AG | – | Miete | – | – | –
        -10.00 CHF | Swisscom | – | Abo | – | – | –
    ");
    // Where they do not add up, those of what came in are named.
    let file = read_text(&table("191.00"));
    let named: Vec<u64> = file.unreadable.iter().map(|it| it.line).collect();
    assert_eq!((file.entries.len(), named), (2, vec![3, 4]));
    let file = read_text(&table("190.00").replace(";10.00;", ";11.00;"));
    assert_eq!((file.entries.len(), file.unreadable.len()), (2, 0));
}
