//! Whose account an entry names (docs/bank.md).

use funkstille_engine::{bank, invoices};
use funkstille_store::PaymentState;

use super::invoices::{DUE, new, with_invoice};
use super::matching::{CERTAIN, NOTHING};
use super::statements::import;

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
