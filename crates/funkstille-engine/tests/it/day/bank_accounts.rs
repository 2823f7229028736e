//! Whose account an entry names, and of which accounts statements count (docs/bank.md).

use funkstille_engine::{bank, invoices, mail};
use funkstille_store::PaymentState;
use jiff::civil::date;

use super::desk::Desk;
use super::invoices::{DUE, new, with_invoice};
use super::matching::{CERTAIN, NOTHING};
use super::statements::{camt, import};

const OWN: &str = "DE02 1203 0000 0000 2020 51";

/// In a table of two rows, the account that stands in both is the business's own: it says nothing
/// of who paid.
#[tokio::test]
async fn r_04_the_business_itself_is_no_payer() {
    let (mut desk, _) = with_invoice(DUE).await;
    desk.set(|business| business.bank_account = OWN.to_owned()).await;
    let other = new("1", "2026-015");
    invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
    let folder = tempfile::tempdir().expect("a folder");
    let heads = "Buchungstag;Name;Account IBAN;Verwendungszweck;Betrag;Währung\n";
    let own = OWN.replace(' ', "");
    let table = format!("{heads}16.03.2026;Mira Lang;{own};Rechnung 2026-014;1000,00;EUR\n");
    assert_eq!(import(&mut desk, folder.path(), "a.csv", &table).await.matched, CERTAIN);
    let table = format!("{heads}16.03.2026;Fremd AG;{own};Steuer;1000,00;EUR\n");
    assert_eq!(import(&mut desk, folder.path(), "b.csv", &table).await.matched, NOTHING);
    let mut reading = desk.engine.read().await.expect("reads");
    let came_in = bank::came_in(&mut reading).await.expect("reads");
    let told: Vec<_> = came_in
        .iter()
        .map(|(it, _)| (it.account.as_deref(), it.counterparty_account.as_deref(), it.state))
        .collect();
    let own = Some(own.as_str());
    assert_eq!(told, [(own, None, PaymentState::Matched), (own, None, PaymentState::Open)]);
}

/// An account of which nobody can say whose it is makes no payer known: two clients stand beside it.
#[tokio::test]
async fn r_04_an_account_that_may_be_the_own_one_makes_nothing_certain() {
    let (mut desk, _) = with_invoice(DUE).await;
    let other = new("1", "2026-015");
    invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
    let folder = tempfile::tempdir().expect("a folder");
    let heads = "Kontonummer;Buchungsdatum;Name;Verwendungszweck;Betrag;Währung\n";
    let table = format!("{heads}202051;16.03.2026;Mira Lang;Rechnung 2026-014;1000,00;EUR\n");
    assert_eq!(import(&mut desk, folder.path(), "a.csv", &table).await.matched, CERTAIN);
    let table = format!("{heads}202051;16.03.2026;Fremd AG;Danke;1000,00;EUR\n");
    assert_eq!(import(&mut desk, folder.path(), "b.csv", &table).await.matched, NOTHING);
}

/// Statements that name no account stand for that of the letters only as long as none of it is
/// known.
#[tokio::test]
async fn guard_1_no_other_file_makes_the_account_of_the_letters_fresh() {
    let mut desk = Desk::new(date(2026, 11, 25)).await;
    desk.set(|business| business.bank_account = OWN.to_owned()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let reach = async |desk: &Desk| {
        let mut reading = desk.engine.read().await.expect("reads");
        let knowledge = mail::knowledge(&mut reading).await.expect("is known");
        knowledge.bank_read_at.map(|at| at.to_string())
    };
    let table = "Buchungstag;Betrag;Währung\n20.11.2026;119,00;EUR\n";
    import(&mut desk, folder.path(), "a.csv", table).await;
    assert_eq!(reach(&desk).await.as_deref(), Some("2026-11-20T23:00:00Z"));
    let text = camt("053", "2026-10-20T18:30:00", &[]);
    import(&mut desk, folder.path(), "b.xml", &text).await;
    let known = Some("2026-10-20T16:30:00Z".to_owned());
    assert_eq!(reach(&desk).await, known, "now there are statements of the account");
    let table = "Buchungstag;Betrag;Währung\n24.11.2026;119,00;EUR\n";
    import(&mut desk, folder.path(), "c.csv", table).await;
    let other = camt("053", "2026-11-24T18:00:00", &[]).replace("DE02120300000000202051", "DE77");
    import(&mut desk, folder.path(), "d.xml", &other).await;
    assert_eq!(reach(&desk).await, known);
    // Where no account stands on letters, every statement counts.
    desk.set(|business| business.bank_account = "Mira Lang".to_owned()).await;
    assert_eq!(reach(&desk).await.as_deref(), Some("2026-11-24T23:00:00Z"));
}
