//! Whatever the bank does not say for sure holds the letter, and the page says why (docs/bank.md).

use std::path::Path;

use funkstille_core::bank::Doubt;
use funkstille_core::case::Happened;
use funkstille_core::guard::Refusal;
use funkstille_core::money::Money;
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::bank;
use funkstille_engine::claims::receivables;
use funkstille_engine::error::InvoiceProblem;
use funkstille_engine::invoices;
use funkstille_engine::mail;
use funkstille_engine::today::{Note, Today, today};
use funkstille_engine::{Error, Problem, letters};
use funkstille_formats::bank::Mappings;
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::date;

use super::desk::Desk;
use super::invoices::{DUE, euro, new, pay, row, with_invoice};
use super::matching::{
    ASKED, CERTAIN, Entry, WHOLE, came, deliver, import, read_mail, reasons, statement, waiting,
    with_letter,
};
use super::statements;

/// The day's page, by what the database knows.
async fn page(desk: &Desk) -> Today {
    let knowledge = mail::knowledge(&mut desk.engine.read().await.expect("reads")).await;
    today(&desk.engine, desk.moment.now, &knowledge.expect("is known")).await.expect("a page")
}

/// Imports a table of which something cannot be read.
async fn import_half(desk: &mut Desk, path: &Path) {
    let read = bank::read_to_keep(path, Mappings::builtin(), None).expect("the rest is read");
    assert_eq!(read.problems.len(), 1);
    bank::import(&desk.engine, &mut desk.moment, path, &read).await.expect("is kept");
}

const HALF: &str = "Buchungstag;Betrag;Währung;Verwendungszweck\n19.03.2026;xx;EUR;Rechnung 2026-014\n\
                    19.03.2026;1,00;EUR;Zinsen\n";

#[tokio::test]
async fn s_03_an_entry_that_cannot_be_read_holds_letters_until_it_is_settled() {
    let (mut desk, case) = with_letter().await;
    import(&mut desk, &[]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("half.csv");
    std::fs::write(&path, HALF).expect("a file");
    import_half(&mut desk, &path).await;
    let incomplete = Refusal::BankIncomplete { place: "half.csv:2".to_owned() };
    let today = page(&desk).await;
    assert_eq!(today.bank_gaps.len(), 1);
    assert!(today.leaves_by_itself[0].held.contains(&incomplete), "{:?}", today.leaves_by_itself);
    assert!(!today.is_quiet());
    assert_eq!(reasons(deliver(&mut desk, &|_| {}).await), [incomplete]);
    let settled = bank::settle_gaps(&desk.engine, &mut desk.moment, "half.csv:3").await;
    assert_eq!(settled.expect("nothing is there"), []);
    let settled = bank::settle_gaps(&desk.engine, &mut desk.moment, "half.csv:2").await;
    assert_eq!(settled.expect("is settled").len(), 1);
    import_half(&mut desk, &path).await;
    assert_eq!(page(&desk).await.bank_gaps, [], "the same file once more");
    desk.moment.now += 15.minutes();
    read_mail(&mut desk).await;
    assert_eq!(deliver(&mut desk, &|_| {}).await.sent.len(), 1);
    assert_eq!(desk.state(&case).await.ended, None);
}

#[tokio::test]
async fn who_looked_at_the_account_today_waits_for_no_statement() {
    let (mut desk, case) = with_letter().await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("half.csv");
    std::fs::write(&path, HALF).expect("a file");
    import_half(&mut desk, &path).await;
    desk.hear(&case, Happened::AccountChecked).await;
    assert_eq!(deliver(&mut desk, &|_| {}).await.sent.len(), 1);
}

#[tokio::test]
async fn what_another_account_lacks_holds_nothing() {
    let (mut desk, _) = with_letter().await;
    desk.set(|business| business.bank_account = "DE02 1203 0000 0000 2020 51".to_owned()).await;
    import(&mut desk, &[]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.csv");
    let other = HALF.replace("Buchungstag", "Auftragskonto;Buchungstag");
    let other = other.replace("\n19", "\nDE75512108001245126199;19");
    std::fs::write(&path, other).expect("a file");
    import_half(&mut desk, &path).await;
    assert_eq!(page(&desk).await.bank_gaps, []);
}

#[tokio::test]
async fn old_bank_data_is_told_before_the_letter_would_leave() {
    let (mut desk, _) = with_letter().await;
    let folder = tempfile::tempdir().expect("a folder");
    let old = statement("2026-03-10T09:00:00", &[]);
    statements::import(&mut desk, folder.path(), "old.xml", &old).await;
    let stale = Refusal::BankStale { days: 9 };
    assert!(page(&desk).await.leaves_by_itself[0].held.contains(&stale));
    // So is it while the letter waits for a word.
    let letter = desk.letters(OutboxState::SendWindow).await[0].number.clone();
    letters::recall(&desk.engine, &mut desk.moment, &letter).await.expect("recalled");
    let today = page(&desk).await;
    let items = today.groups.iter().flat_map(|(_, items)| items);
    let notes: Vec<&Note> = items.flat_map(|item| &item.notes).collect();
    assert!(notes.contains(&&Note::Bank(stale.clone())), "{notes:?}");
    let sheet = letters::read(&desk.engine, desk.moment.now, &letter).await.expect("a letter");
    assert_eq!(sheet.held_by_bank, [stale]);
    import(&mut desk, &[]).await;
    let sheet = letters::read(&desk.engine, desk.moment.now, &letter).await.expect("a letter");
    assert_eq!(sheet.held_by_bank, []);
}

#[tokio::test]
async fn s_03_a_payment_of_a_day_to_come_pays_nothing_and_is_asked() {
    let (mut desk, invoice) = with_invoice(DUE).await;
    let ahead = Entry { day: "2026-03-20", ..WHOLE };
    assert_eq!(came(&mut desk, ahead).await.certain, 0);
    assert_eq!(row(&desk, &invoice).await.open_minor, 100_000);
    let asked = waiting(&mut desk).await.questions;
    assert_eq!(asked[0].doubts, [Doubt::DayToCome]);
    let told = bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &[]).await;
    let day = date(2026, 3, 20);
    assert_eq!(told.err(), Some(Error::Problem(Problem::DayToCome { day })));
    desk.go_to(day);
    assert_eq!(waiting(&mut desk).await.matched, CERTAIN);
    assert_eq!(row(&desk, &invoice).await.open_minor, 0);
}

#[tokio::test]
async fn days_to_come_say_nothing_of_how_far_a_statement_reaches() {
    let (mut desk, _) = with_invoice(DUE).await;
    let folder = tempfile::tempdir().expect("a folder");
    let table = "Buchungstag;Betrag;Währung\n12.03.2026;1,00;EUR\n20.03.2026;2,00;EUR\n";
    statements::import(&mut desk, folder.path(), "a.csv", table).await;
    let knowledge = mail::knowledge(&mut desk.engine.read().await.expect("reads")).await;
    let until = knowledge.expect("is known").bank_read_at.map(|at| at.to_string());
    assert_eq!(until.as_deref(), Some("2026-03-12T23:00:00Z"));
}

/// A tolerance that changes between invoice and case, or case and invoice: both are settled at
/// once.
#[tokio::test]
async fn one_tolerance_holds_for_an_invoice_and_its_case() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.set(|business| business.tolerance_minor = 50).await;
    desk.go_to(date(2026, 3, 17));
    desk.tick().await;
    let case = row(&desk, &invoice).await.case.expect("it has a case");
    let paid = euro("999.60");
    pay(&mut desk, &invoice, ("bank/1", date(2026, 3, 17)), paid).await.expect("paid");
    assert_eq!(row(&desk, &invoice).await.open_minor, 40);
    assert_eq!(desk.state(&case).await.ended, None);
    // The other way round: the case is there first.
    let client = desk.client("Uta Berg").await;
    let case = desk.invoice(&client, "2026-020", date(2026, 3, 10)).await;
    desk.set(|business| business.tolerance_minor = 0).await;
    assert_eq!(desk.state(&case).await.opening.tolerance_minor, 50);
    let mut reading = desk.engine.read().await.expect("reads");
    let rows = reading.invoices_numbered(&["2026-020"]).await.expect("reads");
    drop(reading);
    let open = rows[0].open_minor;
    let most = Money { minor: open - 40, ..rows[0].amount };
    let id = rows[0].invoice.clone();
    pay(&mut desk, &id, ("bank/2", date(2026, 3, 17)), most).await.expect("paid");
    assert_eq!(row(&desk, &id).await.open_minor, 0);
    let ended = desk.state(&case).await.ended;
    assert_eq!(ended.map(|(outcome, _)| outcome), Some(EndOutcome::Paid));
    desk.rebuild_changes_nothing("after both").await;
}

#[tokio::test]
async fn what_came_too_much_is_on_the_page() {
    let (mut desk, _) = with_invoice(DUE).await;
    assert_eq!(came(&mut desk, Entry { amount: "1500.00", ..WHOLE }).await, CERTAIN);
    let overpaid = page(&desk).await.overpaid;
    assert_eq!(overpaid.len(), 1);
    assert_eq!((overpaid[0].number.as_str(), overpaid[0].beyond), ("2026-014", euro("500.00")));
    assert_eq!(overpaid[0].entry, "1");
    bank::match_none(&desk.engine, &mut desk.moment, "1").await.expect("taken back");
    assert_eq!(page(&desk).await.overpaid, []);
    desk.go_to(date(2026, 3, 20));
    assert_eq!(came(&mut desk, Entry { amount: "5.00", words: "Danke", ..WHOLE }).await, ASKED);
}

#[tokio::test]
async fn sums_that_are_too_large_are_refused_and_never_cut_off_in_silence() {
    let (mut desk, _) = with_invoice(DUE).await;
    let mut large = new("1", "2026-099");
    large.amount.minor = 100_000_000_000_001;
    let told = invoices::add(&desk.engine, &mut desk.moment, &large).await;
    let is_refused =
        matches!(told, Err(Error::Problem(Problem::Invoice(InvoiceProblem::TooLarge { .. }))));
    assert!(is_refused, "{told:?}");
    let mut all = receivables(&desk.engine, desk.moment.now).await.expect("receivables");
    let sums = all.sums(|_| true);
    assert!(sums.values().all(|sums| !sums.is_too_large));
    let mut other = all.rows[0].clone();
    (other.open_minor, other.amount.minor) = (i64::MAX, i64::MAX);
    all.rows.push(other);
    assert!(all.sums(|_| true).values().all(|sums| sums.is_too_large));
}
