use super::*;
use crate::bank::told::told;
use crate::bank::{EntryFault, Mappings};

/// A file of version 1 with these entries.
fn file(inside: &str) -> String {
    format!(
        "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR\n\
         <BANKACCTFROM><BANKID>12030000<ACCTID>0000 202051<ACCTTYPE>CHECKING</BANKACCTFROM>\n\
         <BANKTRANLIST><DTSTART>20260301<DTEND>20260331\n{inside}\n</BANKTRANLIST>\
         <LEDGERBAL><BALAMT>1119.00<DTASOF>20260331</LEDGERBAL></STMTRS></STMTTRNRS>\
         </BANKMSGSRSV1></OFX>\n"
    )
}

const ENTRY: &str = "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260310120000.000[+1:CET]<TRNAMT>119.00\
    <FITID>F-1<NAME>Lang & Söhne<MEMO>Rechnung 14 &lt;M&#228;rz&gt;</STMTTRN>";

fn read_text(text: &str) -> BankFile {
    crate::bank::read(text.as_bytes(), Mappings::builtin())
        .unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

fn refused(text: &str) -> FileFault {
    let read = crate::bank::read(text.as_bytes(), Mappings::builtin());
    read.expect_err("it is refused").fault
}

#[test]
fn version_1_leaves_elements_open() {
    insta::assert_snapshot!(told(&read_text(&file(ENTRY))), @"
    OFX1
    7: 0000202051 2026-03-10 – 119.00 EUR Booked F-1 CREDIT
        – | Lang & Söhne | – | Rechnung 14 <März> | – | – | –
    ");
}

#[test]
fn version_2_closes_them() {
    let text = "<?xml version=\"1.0\"?>\n<?OFX OFXHEADER=\"200\" VERSION=\"220\"?>\n<OFX>\
        <CCSTMTRS><CURDEF>USD</CURDEF><CCACCTFROM><ACCTID>4111</ACCTID></CCACCTFROM>\n\
        <STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260310</DTPOSTED><DTAVAIL>20260311</DTAVAIL>\
        <TRNAMT>-1.005</TRNAMT><FITID/><NAME><![CDATA[Print & Co]]></NAME>\
        <BANKACCTTO><BANKID>1</BANKID><ACCTID>77</ACCTID></BANKACCTTO>\
        <CURRENCY><CURRATE>1</CURRATE><CURSYM>CAD</CURSYM></CURRENCY><MEMO></MEMO></STMTTRN>\n\
        <!-- <STMTTRN> --></CCSTMTRS></OFX>";
    insta::assert_snapshot!(told(&read_text(text)), @"
    OFX2
    4: 4111 2026-03-10 2026-03-11 -1.01 CAD Booked – DEBIT
        – | Print & Co | 77 | – | – | – | –
    ");
}

#[test]
fn an_entry_that_cannot_be_understood_is_named_and_the_others_are_read() {
    let bad = [
        ENTRY.replace("119.00", "$119"),
        ENTRY.replace("<TRNAMT>119.00", ""),
        ENTRY.replace("20260310", "20260230"),
        ENTRY.replace("<DTPOSTED>", "<DTUSER>"),
        ENTRY.replace("119.00", "99999999999999999999"),
    ];
    let lines = [&[ENTRY.to_owned()][..], &bad, &[ENTRY.to_owned()]].concat().join("\n");
    let file = read_text(&file(&lines));
    assert_eq!(file.entries.len(), 2);
    let found: Vec<_> = file.unreadable.iter().map(|it| (it.line, it.fault)).collect();
    let (amount, day) = (EntryFault::Amount, EntryFault::Day);
    assert_eq!(found, (8..).zip([amount, amount, day, day, amount]).collect::<Vec<_>>());
}

#[test]
fn what_breaks_off_is_no_statement() {
    let whole = file(ENTRY);
    let end = whole.find("</OFX>").expect("it is there");
    for at in (whole.find("<OFX>").expect("it is there") + 5..end).step_by(3) {
        let at = (0..=at).rev().find(|at| whole.is_char_boundary(*at)).unwrap_or_default();
        assert_eq!(refused(&whole[..at]), FileFault::Broken, "{at}");
    }
    assert_eq!(refused(&file("<STMTTRN><STMTTRN></STMTTRN>")), FileFault::Broken);
}

#[test]
fn h_06_entities_are_not_filled_in_and_fields_have_an_end() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]>";
    assert_eq!(refused(&format!("{bomb}{}", file(ENTRY))), FileFault::DocumentType);
    let long = ENTRY.replace("Rechnung", &"x".repeat(100_000));
    assert_eq!(refused(&file(&long)), FileFault::FieldTooLong);
    let file = read_text(&file(&ENTRY.replace("&lt;", "&b;&b;")));
    assert_eq!(file.entries[0].reference(), Some("Rechnung 14 &b;&b;März>"));
    assert_eq!(read_text(&self::file(&"<A>".repeat(100_000))).entries, []);
}
