use super::*;
use crate::bank::told::told;
use crate::bank::{FileFault, GapSign, Mappings};

/// A statement with these fields between its balances.
fn file(inside: &str) -> String {
    format!(
        ":20:START\n:25:12030000/0000202051EUR\n:28C:1/1\n:60F:C260301EUR1000,00\n{inside}\n\
         :62F:C260331EUR1119,00\n-\n"
    )
}

fn read_text(text: &str) -> BankFile {
    crate::bank::read(text.as_bytes(), Mappings::builtin())
        .unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

#[test]
fn a_german_entry_with_everything() {
    let text = file(
        ":61:2603110310CR119,00NTRFKUNDENREF//BANKREF\n\
         :86:166?00GUTSCHRIFT?109210?20EREF+RE-2026-14?21SVWZ+Rechnung 14 vom Maerz,\n \
         viele?22n Dank?30BYLADEM1001?31DE02120300000000202051?32Lang und Soehne GmbH + Musi?33khaus\
         ?34000",
    );
    insta::assert_snapshot!(told(&read_text(&text)), @"
    MT940
    5: 12030000/0000202051 2026-03-10 2026-03-11 119.00 EUR Booked BANKREF GUTSCHRIFT
        – | Lang und Soehne GmbH + Musikhaus | DE02120300000000202051 | Rechnung 14 vom Maerz, vielen Dank | RE-2026-14 | – | –
    ");
}

#[test]
fn a_dutch_entry_with_words_between_slashes() {
    let text = file(
        ":61:260311C119,00NTRFEREF//26031112345678\n\
         :86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/De Vries B.V./REMI/\
         Factuur 14/EREF/RE-2026-14",
    );
    insta::assert_snapshot!(told(&read_text(&text)), @"
    MT940
    5: 12030000/0000202051 2026-03-11 2026-03-11 119.00 EUR Booked 26031112345678 SEPA OVERBOEKING
        – | De Vries B.V. | NL91ABNA0417164300 | Factuur 14 | RE-2026-14 | – | –
    ");
    let text = file(
        ":61:260311D20,00NTRFEREF//1\n/TRCD/00100/\n\
         :86:/EREF/NOTPROVIDED//CNTP/NL91ABNA0417164300/ABNANL2A/Drukkerij Jansen///REMI/USTD//Werk 3/",
    );
    insta::assert_snapshot!(told(&read_text(&text)), @"
    MT940
    5: 12030000/0000202051 2026-03-11 2026-03-11 -20.00 EUR Booked 1 /TRCD/00100/
        – | Drukkerij Jansen | NL91ABNA0417164300 | Werk 3 | – | – | –
    ");
}

#[test]
fn labels_and_plain_text() {
    let text = file(
        ":61:260311C119,00NTRFNONREF//B1\n\
         :86:FACTUUR 2026-14\nREK: NL91ABNA0417164300/NAAM: DE VRIES B.V.\n\
         :61:260312D5,NMSCNONREF\n:86:Kontofuehrung",
    );
    insta::assert_snapshot!(told(&read_text(&text)), @"
    MT940
    5: 12030000/0000202051 2026-03-11 2026-03-11 119.00 EUR Booked B1 –
        – | DE VRIES B.V. | NL91ABNA0417164300 | FACTUUR 2026-14 REK: NL91ABNA0417164300/NAAM: DE VRIES B.V. | – | – | –
    8: 12030000/0000202051 2026-03-12 2026-03-12 -5.00 EUR Booked – –
        – | – | – | Kontofuehrung | – | – | –
    ");
}

#[test]
fn signs_days_and_lines_that_are_broken() {
    let lines = [
        // What came in is taken back; what went out is taken back.
        ":61:260311RC1,00NSTONONREF",
        ":61:260311RD1,00NSTONONREF",
        // Booked in the year after the day of value.
        ":61:2612310102C1,00NTRFNONREF",
        // The 30th of February of banks, and an amount in the next line.
        ":61:260230D\n6,00NMSCNONREF",
        // A time at the beginning of a line is no field.
        ":61:260311C2,NTRFNONREF\n:86:Treffen um 12\n:30:00 Uhr",
    ];
    insta::assert_snapshot!(told(&read_text(&file(&lines.join("\n")))), @"
    MT940
    5: 12030000/0000202051 2026-03-11 2026-03-11 -1.00 EUR Booked – –
        – | – | – | – | – | – | MS03
    6: 12030000/0000202051 2026-03-11 2026-03-11 1.00 EUR Booked – –
        – | – | – | – | – | – | MS03
    7: 12030000/0000202051 2027-01-02 2026-12-31 1.00 EUR Booked – –
        – | – | – | – | – | – | –
    8: 12030000/0000202051 2026-02-28 2026-02-28 -6.00 EUR Booked – –
        – | – | – | – | – | – | –
    10: 12030000/0000202051 2026-03-11 2026-03-11 2.00 EUR Booked – –
        – | – | – | Treffen um 12 :30:00 Uhr | – | – | –
    ");
}

#[test]
fn an_entry_that_cannot_be_understood_is_named_and_the_others_are_read() {
    let good = ":61:260311C1,00NTRFNONREF";
    let bad = [":61:261331C1,00NTRF", ":61:260311X1,00NTRF", ":61:260311Cx", ":61:2603119999C1,"];
    let lines = [&[good][..], &bad, &[good]].concat().join("\n");
    let file = read_text(&file(&lines));
    assert_eq!(file.entries.len(), 2);
    let found: Vec<_> = file.unreadable.iter().map(|it| (it.line, it.fault)).collect();
    let faults = [EntryFault::Day, EntryFault::Direction, EntryFault::Amount, EntryFault::Day];
    assert_eq!(found, (6..).zip(faults).collect::<Vec<_>>());
}

#[test]
fn a_report_and_a_message_in_its_envelope() {
    let text = "{1:F01BANKDEFFAXXX0000000000}{2:O942}{4:\n:20:R\n:25:DE02120300000000202051\n\
        :34F:EURD0,00\n:13D:2603041200+0100\n:61:2603040304C1,00NTRFNONREF\n:86:x\n:90C:1EUR1,00\n-}";
    let file = read_text(text);
    assert_eq!((file.format.as_str(), file.entries.len()), ("MT942", 1));
    assert_eq!(file.entries[0].amount.to_string(), "1.00 EUR");
    assert_eq!(file.entries[0].account.as_deref(), Some("DE02120300000000202051"));
}

#[test]
fn the_account_is_that_of_the_statement() {
    let two =
        format!("{}{}", file(":61:260311C1,00NTRFNONREF"), ":20:B\n:25:77\n:61:260311C2,NTRF\n");
    let accounts: Vec<_> = read_text(&two).entries.into_iter().map(|it| it.account).collect();
    assert_eq!(accounts, [Some("12030000/0000202051".to_owned()), Some("77".to_owned())]);
}

#[test]
fn h_06_a_field_without_end_is_refused() {
    let long = format!(":61:260311C1,00NTRFNONREF\n:86:{}", "x".repeat(100_000));
    let many = format!(":86:{}", "x\n".repeat(50_000));
    for text in [long, many] {
        let error = crate::bank::read(file(&text).as_bytes(), Mappings::builtin());
        assert_eq!(error.expect_err("it is refused").fault, FileFault::FieldTooLong);
    }
}

#[test]
fn a_file_that_breaks_off_is_refused() {
    let refused = |text: &str| {
        let read = crate::bank::read(text.as_bytes(), Mappings::builtin());
        assert_eq!(read.map_err(|error| error.fault), Err(FileFault::Broken), "{text}");
    };
    let entries = ":61:260310C100,00NTRFNONREF\n:86:166?00GUTSCHRIFT?20Rechnung 14\n\
                   :61:260311C19,00NTRFNONREF\n:86:166?00GUTSCHRIFT?20Rechnung 15";
    let whole = file(entries);
    assert_eq!((read_text(&whole).entries.len(), read_text(&whole).gaps.len()), (2, 0));
    let closing = whole.find(":62F:").expect("it is there");
    let comma = whole.rfind(',').expect("it is there") + 1;
    let first = ":20:START\n".len();
    for end in first..comma {
        let cut = &whole[..end];
        // At the end of a line, nothing is broken yet.
        if !cut.ends_with('\n') {
            refused(cut);
        }
    }
    // Without its last zeros it is the same balance.
    for end in [comma, comma + 1, comma + 2, whole.len() - 1] {
        assert_eq!(read_text(&whole[..end]).entries.len(), 2, "{}", &whole[..end]);
    }
    // Where others are closed, the last one is, too.
    let second = whole.find(":61:260311").expect("it is there");
    for end in [second, closing] {
        refused(&format!("{whole}{}", &whole[..end]));
        let gaps = read_text(&whole[..end]).gaps;
        assert_eq!(gaps.iter().map(|gap| gap.sign).collect::<Vec<_>>(), [GapSign::Unclosed]);
    }
    // A report has no balances; the lines with its sums, or a hyphen, close it.
    let report = ":20:R\n:25:77\n:34F:EURD0,00\n:61:2603040304C1,00NTRFNONREF\n:86:x";
    refused(report);
    for end in ["\n", "\n-", "\n:90C:1EUR1,00", "\r\n-\u{3}", "\r\n\u{1a}"] {
        assert_eq!(read_text(&format!("{report}{end}")).entries.len(), 1, "{end:?}");
    }
}

#[test]
fn balances_that_do_not_add_up_are_said() {
    let good = file(":61:260311C119,00NTRFNONREF");
    let bad = file(":61:260311C118,00NTRFNONREF");
    let unreadable = file(":61:260311Cx");
    for (text, lines) in [
        (good.clone(), &[][..]),
        (bad.clone(), &[6]),
        (format!("{good}{bad}{good}"), &[13]),
        // What is missing is named already.
        (unreadable, &[]),
    ] {
        let gaps = read_text(&text).gaps;
        assert!(gaps.iter().all(|gap| gap.sign == GapSign::Balance), "{text}");
        assert_eq!(gaps.iter().map(|gap| gap.line).collect::<Vec<_>>(), lines, "{text}");
    }
}
