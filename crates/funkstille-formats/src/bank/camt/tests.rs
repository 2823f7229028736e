use super::*;
use crate::bank::EntryFault;
use crate::bank::told::told;

/// A file with these elements in its statement.
fn file(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">\n<BkToCstmrStmt>\n\
         <Stmt><Acct><Id><IBAN>DE02 1203 0000 0000 2020 51</IBAN></Id></Acct>\n{inside}\n\
         </Stmt></BkToCstmrStmt></Document>"
    )
}

fn entry(inside: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">119.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
         <BookgDt><Dt>2026-03-10</Dt></BookgDt>{inside}</Ntry>"
    )
}

fn read_text(text: &str) -> BankFile {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

#[test]
fn a_payment_with_everything() {
    let inside = entry(
        "<ValDt><DtTm>2026-03-11T00:00:00+01:00</DtTm></ValDt><AcctSvcrRef>B-1</AcctSvcrRef>\
         <NtryDtls><TxDtls><Refs><EndToEndId>RE-2026-14</EndToEndId></Refs><RltdPties>\
         <Dbtr><Nm>Lang &amp; S&#xF6;hne</Nm></Dbtr>\
         <DbtrAcct><Id><IBAN>AT61 1904 3002 3457 3201</IBAN></Id></DbtrAcct>\
         <Cdtr><Nm>Mira Lang</Nm></Cdtr></RltdPties>\
         <RmtInf><Ustrd>Rechnung  14</Ustrd><Ustrd><![CDATA[vom 1. März]]></Ustrd>\
         <Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>\
         </TxDtls></NtryDtls><AddtlNtryInf>Gutschrift</AddtlNtryInf>",
    );
    insta::assert_snapshot!(told(&read_text(&file(&inside))), @"
    camt.053.001.02
    5: DE02120300000000202051 2026-03-10 2026-03-11 119.00 EUR Booked B-1 Gutschrift
        – | Lang & Söhne | AT611904300234573201 | Rechnung 14 vom 1. März RF18539007547034 | RE-2026-14 | – | –
    ");
}

#[test]
fn names_of_later_versions_lie_deeper_and_prefixes_do_not_matter() {
    let text = "<c:Document xmlns:c=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\">\
        <c:BkToCstmrAcctRpt><c:Rpt><c:Acct><c:Id><c:Othr><c:Id>77</c:Id></c:Othr></c:Id></c:Acct>\
        <c:Ntry><c:Amt Ccy=\"CHF\">5</c:Amt><c:CdtDbtInd>DBIT</c:CdtDbtInd>\
        <c:Sts><c:Cd>PDNG</c:Cd></c:Sts><c:NtryDtls><c:TxDtls><c:Refs>\
        <c:EndToEndId>NOTPROVIDED</c:EndToEndId></c:Refs><c:RltdPties>\
        <c:Cdtr><c:Pty><c:Nm>Druckerei</c:Nm></c:Pty></c:Cdtr></c:RltdPties></c:TxDtls>\
        </c:NtryDtls></c:Ntry></c:Rpt></c:BkToCstmrAcctRpt></c:Document>";
    insta::assert_snapshot!(told(&read_text(text)), @"
    camt.052.001.08
    1: 77 – – -5.00 CHF Pending – –
        – | Druckerei | – | – | – | – | –
    ");
}

#[test]
fn a_batch_keeps_its_parts_and_a_return_its_reason() {
    let part = |amount: &str, name: &str, more: &str| {
        format!(
            "<TxDtls><Amt Ccy=\"EUR\">{amount}</Amt><RltdPties><Dbtr><Nm>{name}</Nm></Dbtr>\
             <Cdtr><Nm>Mira Lang</Nm></Cdtr></RltdPties>{more}</TxDtls>"
        )
    };
    let batch = entry(&format!(
        "<NtryDtls>{}{}</NtryDtls>",
        part("100.00", "A", ""),
        part("19.00", "B", "")
    ));
    let reason = "<RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf>";
    let returned = entry(&format!("<NtryDtls>{}</NtryDtls>", part("119.00", "C", reason)));
    let returned = returned.replacen("CRDT", "DBIT", 1);
    let file = read_text(&file(&format!("{batch}\n{returned}")));
    assert_eq!(file.entries[0].only_part(), None);
    insta::assert_snapshot!(told(&file), @"
    camt.053.001.02
    5: DE02120300000000202051 2026-03-10 – 119.00 EUR Booked – –
        100.00 EUR | A | – | – | – | – | –
        19.00 EUR | B | – | – | – | – | –
    6: DE02120300000000202051 2026-03-10 – -119.00 EUR Booked – –
        -119.00 EUR | C | – | – | – | – | MD06
    ");
}

#[test]
fn the_other_side_is_never_this_account() {
    let own = "<DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct>";
    let inside = entry(&format!(
        "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Mira Lang</Nm></Dbtr>{own}\
         <Cdtr><Nm>Studio</Nm></Cdtr></RltdPties></TxDtls></NtryDtls>"
    ));
    let file = read_text(&file(&inside));
    let part = file.entries[0].only_part().expect("one part");
    assert_eq!(part.counterparty.as_deref(), Some("Studio"));
}

#[test]
fn an_entry_that_cannot_be_understood_is_named_and_the_others_are_read() {
    let good = entry("");
    let bad = [
        good.replace("119.00", "119,00"),
        good.replace("119.00", "-119.00"),
        good.replace("119.00", "119.005"),
        good.replace("119.00", "99999999999999999999"),
        good.replace(" Ccy=\"EUR\"", ""),
        good.replace("CRDT", "PLUS"),
        good.replace("2026-03-10", "2026-02-30"),
        good.replace("2026-03-10", "ä"),
    ];
    let file = read_text(&file(
        &[std::slice::from_ref(&good), &bad[..], std::slice::from_ref(&good)].concat().join("\n"),
    ));
    assert_eq!(file.entries.len(), 2);
    let found: Vec<_> = file.unreadable.iter().map(|it| (it.line, it.fault)).collect();
    let amounts = (6..11).map(|line| (line, EntryFault::Amount));
    let rest = [(11, EntryFault::Direction), (12, EntryFault::Day), (13, EntryFault::Day)];
    assert_eq!(found, amounts.chain(rest).collect::<Vec<_>>());
}

#[test]
fn zeros_behind_the_cents_are_no_fault() {
    let file = read_text(&file(&entry("").replace("119.00", "8.85000")));
    assert_eq!(file.entries[0].amount.minor, 885);
}

#[test]
fn banks_write_other_encodings() {
    let text = file(&entry("<AddtlNtryInf>Überweisung</AddtlNtryInf>"));
    let latin: Vec<u8> =
        text.chars().map(|c| u8::try_from(u32::from(c)).expect("ISO 8859-1")).collect();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [latin, marked, wide] {
        let file = read(&bytes).expect("it is read");
        assert_eq!(file.entries[0].note.as_deref(), Some("Überweisung"));
    }
}

fn refused(text: &str) -> (u64, FileFault) {
    let error = read(text.as_bytes()).expect_err("it is refused");
    (error.line, error.fault)
}

#[test]
fn h_06_what_is_no_statement_is_refused_quickly() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>\n";
    assert_eq!(refused(&format!("{bomb}{}", file(""))), (1, FileFault::DocumentType));
    assert_eq!(refused(&file("<A>&c;</A>")), (5, FileFault::UnknownEntity));
    assert_eq!(refused(&file("<A>&#x110000;</A>")), (5, FileFault::UnknownEntity));
    assert_eq!(refused(&file(&"<A>".repeat(1_000_000))), (5, FileFault::TooDeep));
    let long = entry(&format!("<AddtlNtryInf>{}</AddtlNtryInf>", "x".repeat(100_000)));
    assert_eq!(refused(&file(&long)), (5, FileFault::FieldTooLong));
    let references = "&amp;".repeat(70_000);
    assert_eq!(refused(&file(&format!("<A>{references}</A>"))), (5, FileFault::FieldTooLong));
    for other in
        ["", "Datum;Betrag\n", "<html></html>", "<Document xmlns=\"urn:x\"/>", "{}", "\0\0"]
    {
        assert_eq!(refused(other), (1, FileFault::OtherThing), "{other:?}");
    }
}

#[test]
fn what_breaks_off_is_no_statement() {
    let whole = file(&entry("<AddtlNtryInf>A</AddtlNtryInf>"));
    assert_eq!(read_text(&whole).entries.len(), 1);
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let fault = refused(&whole[..end]).1;
        assert!(matches!(fault, FileFault::Broken | FileFault::OtherThing), "{end}: {fault:?}");
    }
    assert_eq!(refused(&format!("{whole}<Document/>")).1, FileFault::Broken);
    assert_eq!(refused(&whole.replace("</Ntry>", "</Stmt>")).1, FileFault::Broken);
}

#[test]
fn a_statement_without_entries_is_one() {
    assert_eq!(read_text(&file("")).entries, []);
}
