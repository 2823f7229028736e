//! Which columns hold amounts and days, and with which sign.

use super::*;

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
fn days_that_can_be_read_in_two_ways_follow_a_day_before_the_table() {
    for (line, day) in [
        ("Ending balance as of 11/30/2026,,", "2026-11-05"),
        ("Stand 30/11/2026;,,", "2026-05-11"),
        ("Account 1/2,,", "2026-05-11"),
    ] {
        let text = format!("{line}\n\nDate,Description,Amount\n11/05/2026,a,5.00\n");
        check(&text, &[&format!("{day} 5.00 XXX a")]);
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
fn a_direction_that_is_not_known_is_named() {
    let text = "Date;Text;Amount;Direction\n2026-11-05;a;1.00;IN\n2026-11-05;b;2.00;OUT\n\
                2026-11-05;c;3.00;NEUTRAL\n2026-11-05;d;4.00;\n2026-11-05;e;0.00;NEUTRAL\n";
    check_amounts(text, Some(&["1.00", "-2.00", "?", "?", "0.00"]));
    // Where the amounts have signs, those say it.
    let text = text.replace(";2.00", ";-2.00");
    check_amounts(&text, Some(&["1.00", "-2.00", "3.00", "4.00", "0.00"]));
}

#[test]
fn a_column_of_words_for_the_direction_counts_whatever_its_head_is() {
    for (head, came_in, went_out) in [
        ("", "H", "S"),
        (" ", "+", "-"),
        ("+/-", "+", "-"),
        ("Kennz", "H", "S"),
        ("S/H-Kennzeichen", "H", "S"),
        ("Flag", "C", "D"),
        ("Zahlungsart", "Haben", "Soll"),
        ("Art", "Eingang", "Ausgang"),
        ("Richtung", "ein", "aus"),
        ("Buchungstext", "Gutschrift", "Lastschrift"),
        ("Debit/Credit Indicator", "CRDT", "DBIT"),
        ("Type", "ACH_CREDIT", "ACH_DEBIT"),
    ] {
        let text = format!(
            "Datum;Name;Zweck;Betrag;{head}\n30.11.2026;Kern;RE-2026-14;1.190,00;{came_in}\n\
             29.11.2026;Markt;Einkauf;12,34;{went_out}\n"
        );
        check_amounts(&text, Some(&["1190.00", "-12.34"]));
        // A row that does not say it is named.
        let text = format!("{text}28.11.2026;Berg;Danke;5,00;?\n");
        check_amounts(&text, Some(&["1190.00", "-12.34", "?"]));
    }
}

#[test]
fn words_for_the_direction_turn_nothing_where_signs_do_or_where_they_say_something_else() {
    let table = |heads: &str, rows: &[&str]| format!("{heads}\n{}\n", rows.join("\n"));
    // Amounts with a sign.
    let signed =
        table("Datum;Art;Betrag", &["30.11.2026;Gutschrift;-5,00", "29.11.2026;Lastschrift;3,00"]);
    check_amounts(&signed, Some(&["-5.00", "3.00"]));
    // The kind of a card.
    let cards = ["2026-11-30,credit,5.00", "2026-11-29,debit,3.00"];
    check_amounts(&table("Date,Card funding,Amount", &cards), Some(&["5.00", "3.00"]));
    // One sign for all rows says it; a word may be the kind of all entries, and is asked about.
    let signs = ["30.11.2026;S;5,00", "29.11.2026;S;3,00"];
    check_amounts(&table("Datum;;Betrag", &signs), Some(&["-5.00", "-3.00"]));
    let words = ["30.11.2026;Lastschrift;5,00", "29.11.2026;Lastschrift;3,00"];
    check_amounts(&table("Datum;Vorgang;Betrag", &words), None);
    let mut mappings = Mappings::default();
    let said = "heads = [\"Vorgang\", \"Betrag\"]\n[columns]\ndirection = \"Vorgang\"\n";
    mappings.add(said).expect("a mapping");
    let file = read_with(&table("Datum;Vorgang;Betrag", &words), &mappings).expect("it is said");
    assert_eq!(file.entries[0].amount.minor, -500);
    let words = ["30.11.2026;Gutschrift;5,00", "29.11.2026;Gutschrift;3,00"];
    check_amounts(&table("Datum;Vorgang;Betrag", &words), Some(&["5.00", "3.00"]));
    // Two columns that contradict each other.
    let both = ["30.11.2026;H;-;5,00", "29.11.2026;S;+;3,00"];
    check_amounts(&table("Datum;A;B;Betrag", &both), None);
}

#[test]
fn rows_that_say_a_balance_are_no_entries() {
    let text = "Datum;Name;Zweck;Betrag\n01.11.2026;;Anfangssaldo;2.000,00\n\
                30.11.2026;Kern;RE-2026-14;1.190,00\n30.11.2026;Kern;Saldo;5,00\n\
                30.11.2026;;Neuer Saldo;3.195,00\n";
    check_amounts(text, Some(&["1190.00", "5.00"]));
}

#[test]
fn r_09_hundredths_are_not_read_as_whole_units() {
    for head in ["amount_cents", "Betrag in Cent", "amount (minor)"] {
        let text = format!("Datum;Name;Zweck;{head}\n30.11.2026;Kern;RE-2026-14;119000\n");
        assert!(read_with(&text, Mappings::builtin()).is_err(), "{text}");
    }
    let text = "Date;Name;amount_cents;Amount\n2026-11-30;Kern;119000;1190.00\n";
    check_amounts(text, Some(&["1190.00"]));
}
