//! Statements of the bank: each entry is kept once, and guard 1 knows how far they reach.

use std::path::Path;

use funkstille_engine::bank::{self, Imported, TakenIn, Watch};
use funkstille_engine::mail;
use funkstille_formats::bank::Mappings;
use jiff::civil::{Date, date};

use super::desk::Desk;

const TODAY: Date = date(2026, 11, 25);

/// A statement (`camt.053`) or report (`camt.052`) with these entries: day, amount, words, number.
pub(super) fn camt(message: &str, made: &str, entries: &[(&str, &str, &str, &str)]) -> String {
    let (root, inner) = match message {
        "053" => ("BkToCstmrStmt", "Stmt"),
        _ => ("BkToCstmrAcctRpt", "Rpt"),
    };
    let entries: Vec<String> = entries
        .iter()
        .map(|(day, amount, words, number)| {
            let way = if amount.starts_with('-') { "DBIT" } else { "CRDT" };
            let digits = amount.trim_start_matches('-');
            format!(
                "<Ntry><Amt Ccy=\"EUR\">{digits}</Amt><CdtDbtInd>{way}</CdtDbtInd>\
                 <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt>\
                 <AcctSvcrRef>{number}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf>\
                 <Ustrd>{words}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
            )
        })
        .collect();
    let entries = entries.concat();
    format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.{message}.001.08\"><{root}><{inner}>\
         <CreDtTm>{made}</CreDtTm><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>\n\
         {entries}</{inner}></{root}></Document>"
    )
}

/// Puts a file into a folder and imports it.
pub(super) async fn import(desk: &mut Desk, folder: &Path, name: &str, text: &str) -> Imported {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    let read = bank::read_to_keep(&path, Mappings::builtin(), None).expect("it is read");
    assert_eq!(read.problems, []);
    bank::import(&desk.engine, &mut desk.moment, &path, &read).await.expect("is kept")
}

const ENTRIES: [(&str, &str, &str, &str); 3] = [
    ("2026-11-23", "119.00", "Danke", "BANK-0001"),
    ("2026-11-23", "-20.00", "Papier", "BANK-0002"),
    ("2026-11-24", "119.00", "Danke", "BANK-0003"),
];

#[tokio::test]
async fn every_entry_is_kept_once() {
    let mut desk = Desk::new(TODAY).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (folder, made) = (folder.path(), "2026-11-24T20:00:00");
    let both = camt("053", made, &ENTRIES[..2]);
    let found = import(&mut desk, folder, "a.xml", &both).await;
    assert_eq!((found.new, found.known), (2, 0));
    let found = import(&mut desk, folder, "a.xml", &both).await;
    assert_eq!((found.new, found.known), (0, 2), "the same file again");
    let found = import(&mut desk, folder, "b.xml", &camt("053", made, &ENTRIES[1..])).await;
    assert_eq!((found.new, found.known), (1, 1), "statements that overlap");
    // The report of a day, then its statement with other numbers.
    let report = [("2026-11-25", "5.00", "a", "REPORT-1"), ("2026-11-25", "5.00", "a", "REPORT-2")];
    let found = import(&mut desk, folder, "c.xml", &camt("052", made, &report)).await;
    assert_eq!((found.new, found.known), (2, 0), "equal bookings are two");
    let statement =
        [("2026-11-25", "5.00", "a", "STMT-001"), ("2026-11-25", "5.00", "a", "STMT-002")];
    let found = import(&mut desk, folder, "d.xml", &camt("053", made, &statement)).await;
    assert_eq!((found.new, found.known), (0, 2));
    // The same days as a table.
    let table = "Buchungstag;Betrag;Währung;Verwendungszweck\n23.11.2026;119,00;EUR;Danke\n\
                 25.11.2026;5,00;EUR;a\n25.11.2026;6,00;EUR;b\n";
    let found = import(&mut desk, folder, "e.csv", table).await;
    assert_eq!((found.new, found.known), (1, 2));
}

#[tokio::test]
async fn guard_1_knows_how_far_the_statements_reach() {
    let mut desk = Desk::new(TODAY).await;
    let folder = tempfile::tempdir().expect("a folder");
    let reach = async |desk: &Desk| {
        let mut reading = desk.engine.read().await.expect("reads");
        let knowledge = mail::knowledge(&mut reading).await.expect("is known");
        knowledge.bank_read_at.map(|at| at.to_string())
    };
    assert_eq!(reach(&desk).await, None);
    let text = camt("053", "2026-11-20T18:30:00", &ENTRIES[..0]);
    import(&mut desk, folder.path(), "a.xml", &text).await;
    assert_eq!(
        reach(&desk).await.as_deref(),
        Some("2026-11-20T17:30:00Z"),
        "no entry is news, too"
    );
    // A table does not say it: to the end of its last day.
    let table = "Auftragskonto;Buchungstag;Betrag;Währung\n\
                 DE02120300000000202051;23.11.2026;119,00;EUR\n";
    import(&mut desk, folder.path(), "b.csv", table).await;
    assert_eq!(reach(&desk).await.as_deref(), Some("2026-11-23T23:00:00Z"));
    // Another account says nothing of this one, and a day to come nothing of today.
    let other = camt("053", "2026-11-24T18:00:00", &[]).replace("DE02120300000000202051", "DE77");
    import(&mut desk, folder.path(), "c.xml", &other).await;
    assert_eq!(reach(&desk).await.as_deref(), Some("2026-11-23T23:00:00Z"));
    let ahead = camt("053", "2027-01-01T00:00:00", &[]);
    import(&mut desk, folder.path(), "d.xml", &ahead).await;
    assert_eq!(reach(&desk).await.as_deref(), Some("2026-11-23T23:00:00Z"));
    // No statement reaches beyond now.
    let tonight = camt("053", "2026-11-25T23:00:00", &[]);
    import(&mut desk, folder.path(), "e.xml", &tonight).await;
    assert_eq!(reach(&desk).await, Some(desk.moment.now.to_string()));
}

#[tokio::test]
async fn a_folder_is_taken_in_and_a_half_file_once_it_is_whole() {
    let mut desk = Desk::new(TODAY).await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut watch = Watch::new(folder.path().to_owned());
    let told = |taken: &[TakenIn]| -> Vec<Option<usize>> {
        taken.iter().map(|it| it.outcome.as_ref().ok().map(|(_, found)| found.new)).collect()
    };
    let whole = camt("053", "2026-11-24T20:00:00", &ENTRIES);
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("put");
    put("b.xml", &whole[..whole.len() / 2]);
    put("a.csv", "Datum;Betrag;Währung\n20.11.2026;1,00;EUR\n");
    put(".hidden", "x");
    let taken = watch.take_in(&desk.engine, &mut desk.moment).await.expect("takes in");
    assert_eq!(told(&taken), [Some(1), None]);
    assert!(!taken[0].is_quiet() && !taken[1].is_quiet());
    let taken = watch.take_in(&desk.engine, &mut desk.moment).await.expect("takes in");
    assert_eq!(told(&taken), []);
    put("b.xml", &whole);
    let taken = watch.take_in(&desk.engine, &mut desk.moment).await.expect("takes in");
    assert_eq!(told(&taken), [Some(3)]);
    // Another program finds nothing new.
    let mut other = Watch::new(folder.path().to_owned());
    let taken = other.take_in(&desk.engine, &mut desk.moment).await.expect("takes in");
    assert_eq!(told(&taken), [Some(0), Some(0)]);
    assert!(taken.iter().all(TakenIn::is_quiet));
    let mut gone = Watch::new(folder.path().join("none"));
    assert!(gone.take_in(&desk.engine, &mut desk.moment).await.is_err());
}
