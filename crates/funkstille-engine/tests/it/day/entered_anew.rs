//! An invoice is cancelled, and entered again: what had come for it is neither lost nor asked for
//! twice (docs/receivables.md, *Payments*).

use funkstille_core::bank::Doubt;
use funkstille_core::guard::Refusal;
use funkstille_core::money::Money;
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::bank;
use funkstille_engine::invoices::{self, Freed, NewInvoice};
use funkstille_store::{OutboxState, PaymentState};
use jiff::civil::date;

use super::desk::Desk;
use super::invoices::{DUE, euro, new, row, with_invoice};
use super::matching::{CERTAIN, Entry, WHOLE, came, waiting};

async fn cancel(desk: &mut Desk, invoice: &str) -> Freed {
    let cancelled = invoices::cancel(&desk.engine, &mut desk.moment, invoice, "a slip").await;
    cancelled.expect("it is cancelled")
}

async fn add(desk: &mut Desk, number: &str, amount: &str) -> String {
    let new = NewInvoice { amount: euro(amount), ..new("1", number) };
    invoices::add(&desk.engine, &mut desk.moment, &new).await.expect("an invoice")
}

/// What is paid and what is open of an invoice, in minor units.
async fn stands(desk: &Desk, invoice: &str) -> (i64, i64) {
    let row = row(desk, invoice).await;
    (row.paid_minor, row.open_minor)
}

/// A sum with a digit too many: half of it came, and the number is given anew.
#[tokio::test]
async fn r_04_the_number_that_is_given_anew_gets_what_came_for_it() {
    let (mut desk, first) = with_invoice(DUE).await;
    let part = Entry { amount: "400.00", ..WHOLE };
    assert_eq!(came(&mut desk, part).await, CERTAIN);
    let freed = cancel(&mut desk, &first).await;
    let told: Vec<i64> = freed.of_bank.iter().map(|it| it.minor).collect();
    assert_eq!((told, freed.by_hand), (vec![40_000], vec![]));
    assert_eq!(stands(&desk, &first).await, (0, 0));
    let free = waiting(&mut desk).await;
    assert_eq!((free.questions.len(), free.open.len()), (0, 1), "it is told, and nothing else");
    let second = add(&mut desk, "2026-014", "400.00").await;
    assert_eq!(stands(&desk, &second).await, (40_000, 0));
    assert!(desk.until(date(2026, 6, 1)).await.is_empty(), "it was paid");
    desk.rebuild_changes_nothing("after it was entered anew").await;
}

/// The first case had ended as paid.
#[tokio::test]
async fn a_case_begins_where_an_earlier_one_of_the_number_ended_as_paid() {
    let (mut desk, first) = with_invoice(date(2026, 3, 12)).await;
    desk.until(date(2026, 3, 20)).await;
    let case = row(&desk, &first).await.case.expect("a case");
    let today = desk.today();
    let day = today.to_string();
    assert_eq!(came(&mut desk, Entry { day: &day, ..WHOLE }).await, CERTAIN);
    assert_eq!(desk.state(&case).await.ended, Some((EndOutcome::Paid, today)));
    cancel(&mut desk, &first).await;
    assert_eq!(desk.state(&case).await.ended, Some((EndOutcome::EndedByHand, today)));
    let second = add(&mut desk, "2026-014", "1290.00").await;
    assert_eq!(stands(&desk, &second).await, (100_000, 29_000));
    let ticked = desk.tick().await;
    assert_eq!((ticked.problems, ticked.refused), (vec![], vec![]));
    let anew = row(&desk, &second).await.case.expect("a case of its own");
    assert_ne!(anew, case);
    assert_eq!(desk.state(&anew).await.balance(), Some(euro("290.00")));
    assert!(!desk.until(date(2026, 5, 1)).await.is_empty(), "its plan goes on");
    desk.rebuild_changes_nothing("after a second case").await;
}

/// As businesses do it that keep to their numbers: another one takes its place.
#[tokio::test]
async fn r_04_for_another_number_a_person_is_asked_and_no_letter_leaves_until_then() {
    let (mut desk, first) = with_invoice(DUE).await;
    assert_eq!(came(&mut desk, WHOLE).await, CERTAIN);
    let second = add(&mut desk, "2026-015", "1290.00").await;
    let freed = cancel(&mut desk, &first).await;
    assert_eq!(freed.of_bank.len(), 1);
    let asked = waiting(&mut desk).await.questions;
    assert_eq!(asked[0].pays, [("2026-015".to_owned(), euro("1000.00"))]);
    assert_eq!(asked[0].doubts, [Doubt::Cancelled]);
    assert_eq!(asked[0].payment.state, PaymentState::Asked);
    desk.go_to(date(2026, 3, 24));
    desk.tick().await;
    let letters = desk.letters(OutboxState::InReview).await;
    desk.approve(&letters[0].number).await.expect("an approval");
    assert_eq!(desk.send().await.len(), 0, "it may have been paid");
    let page = desk.page().await;
    let asked = Refusal::PaymentAsked { entry: "1".to_owned() };
    assert!(page.leaves_by_itself[0].held.contains(&asked), "{page:?}");
    bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &[]).await.expect("yes");
    assert_eq!(stands(&desk, &second).await, (100_000, 29_000));
}

/// Entered under another number later.
#[tokio::test]
async fn r_04_what_is_free_is_asked_about_once_another_invoice_takes_the_place() {
    let (mut desk, first) = with_invoice(DUE).await;
    assert_eq!(came(&mut desk, WHOLE).await, CERTAIN);
    cancel(&mut desk, &first).await;
    let second = add(&mut desk, "2026-015", "1000.00").await;
    assert_eq!(stands(&desk, &second).await, (0, 100_000), "nothing is certain");
    let doubts = waiting(&mut desk).await.questions[0].doubts.clone();
    assert_eq!(doubts, [Doubt::Cancelled]);
}

/// What a person recorded for the number counts for the number.
#[tokio::test]
async fn what_was_recorded_by_hand_goes_with_the_number() {
    let (mut desk, first) = with_invoice(DUE).await;
    let paid = (Some(euro("300.00")), Some(DUE));
    invoices::by_hand(&desk.engine, &mut desk.moment, &first, paid).await.expect("a payment");
    let freed = cancel(&mut desk, &first).await;
    let told: Vec<(&str, i64)> =
        freed.by_hand.iter().map(|it| (it.payment.as_str(), it.minor)).collect();
    assert_eq!((freed.of_bank.len(), told), (0, vec![("hand/1", 30_000)]));
    let other = add(&mut desk, "2026-015", "500.00").await;
    assert_eq!(stands(&desk, &other).await, (0, 50_000));
    let second = add(&mut desk, "2026-014", "900.00").await;
    assert_eq!(stands(&desk, &second).await, (30_000, 60_000));
    assert_eq!(stands(&desk, &first).await, (0, 0), "it counts once");
    let why = funkstille_core::invoice::WhyReverted::Mistaken;
    let of = invoices::revert(&desk.engine, &mut desk.moment, "hand/1", why).await;
    assert_eq!(of, Ok(vec![second.clone()]));
    desk.rebuild_changes_nothing("after it was entered anew").await;
}

/// One payment for two invoices, of which one is cancelled: a person says what it is for then.
#[tokio::test]
async fn r_04_a_payment_of_two_invoices_is_asked_once_one_is_cancelled() {
    let (mut desk, first) = with_invoice(DUE).await;
    let second = add(&mut desk, "2026-015", "500.00").await;
    let both = Entry { amount: "1500.00", words: "2026-014, 2026-015", ..WHOLE };
    assert_eq!(came(&mut desk, both).await, CERTAIN);
    cancel(&mut desk, &first).await;
    assert_eq!(stands(&desk, &second).await, (0, 50_000));
    let asked = waiting(&mut desk).await.questions;
    assert_eq!(asked[0].doubts, [Doubt::Cancelled]);
    let numbers = ["2026-015".to_owned()];
    let matched = bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &numbers).await;
    let whole: Money = euro("1500.00");
    assert_eq!(matched.expect("yes").pays, [("2026-015".to_owned(), whole)]);
    assert_eq!(stands(&desk, &second).await.1, 0);
}
