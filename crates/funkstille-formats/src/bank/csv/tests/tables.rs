//! Tables as banks make them: heads, encodings, languages.

use super::*;

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
fn who_pays_and_who_is_paid_are_told_by_the_way_that_the_money_went() {
    let names = |text: &str| -> Vec<String> {
        let file = read_text(text);
        assert_eq!(file.unreadable, [], "{text}");
        let parts = file.entries.iter().filter_map(|entry| entry.only_part());
        parts.map(|part| part.counterparty.clone().unwrap_or_default()).collect()
    };
    let both = "Buchungsdatum;Umsatzart;Auftraggeber;Empfänger;Betrag (€);Saldo (€)\n\
                30.11.2026;Gutschrift;Kern GmbH;Freya Lindqvist;1.190,00 €;4.321,00 €\n\
                29.11.2026;Überweisung;Freya Lindqvist;Vermieter;-500,00 €;3.131,00 €\n";
    assert_eq!(names(both), ["Kern GmbH", "Vermieter"]);
    let alone = "Datum;Empfänger;Betrag\n30.11.2026;Kern GmbH;1.190,00\n29.11.2026;Markt;-5,00\n";
    assert_eq!(names(alone), ["Kern GmbH", "Markt"]);
}

#[test]
fn columns_of_starmoney_and_of_george() {
    let text = "Kontonummer;Bankleitzahl;Betrag;Betrag - Währung;Buchungstext;Buchungstag;\
        Beguenstigter/Absender - Bankleitzahl;Beguenstigter/Absender - Kontonummer;\
        Beguenstigter/Absender - Name;Kategorie;Verwendungszweckzeile 1;Verwendungszweckzeile 2;\
        Wertstellungstag;Saldo;Saldo - Währung\n\
        0000202051;12030000;1.190,00;EUR;GUTSCHRIFT;30.11.2026;COBADEFFXXX;DE89370400440532013000;\
        Kern GmbH;;RE-2026-;014 Danke;30.11.2026;2.190,10;EUR\n";
    insta::assert_snapshot!(told(&read_text(text)), @"
    CSV
    2: 0000202051 2026-11-30 2026-11-30 1190.00 EUR Booked – GUTSCHRIFT
        – | Kern GmbH | DE89370400440532013000 | RE-2026- 014 Danke | – | – | –
    ");
    let text = "Buchungsdatum;Durchführungsdatum;Partnername;Betrag;Währung;Buchungs-Info\n\
        30.11.2026;29.11.2026;Kern GmbH;1.190,00;EUR;RE-2026-014\n";
    insta::assert_snapshot!(told(&read_text(text)), @"
    CSV
    2: – 2026-11-30 2026-11-29 1190.00 EUR Booked – –
        – | Kern GmbH | – | RE-2026-014 | – | – | –
    ");
}
