//! Invoices that are on record: their cases begin by themselves, and what comes in counts in both.

use funkstille_core::case::Happened;
use funkstille_core::claim::Percent;
use funkstille_core::invoice::WhyReverted;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::claims::receivables;
use funkstille_engine::error::InvoiceProblem;
use funkstille_engine::invoices::{self, InvoiceFacts, InvoiceRow, NewInvoice, Paid};
use funkstille_engine::{Error, Problem, cases};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::desk::{Desk, pdf};

pub(super) const DUE: Date = date(2026, 3, 16);

pub(super) fn euro(text: &str) -> Money {
    Money::parse(text, Currency::EUR).expect("an amount")
}

/// An invoice of 1,000 euros that falls due on [`DUE`], as was agreed.
pub(super) fn new(client: &str, number: &str) -> NewInvoice {
    NewInvoice {
        client: client.to_owned(),
        number: number.to_owned(),
        issued_on: date(2026, 2, 16),
        amount: euro("1000.00"),
        facts: InvoiceFacts {
            due_on: Some(DUE),
            due_is_agreed: Some(true),
            file: Some(pdf()),
            ..InvoiceFacts::default()
        },
    }
}

/// A business on a day with such an invoice; gives its id.
pub(super) async fn with_invoice(today: Date) -> (Desk, String) {
    let mut desk = Desk::new(today).await;
    let client = desk.client("Mira Lang").await;
    let new = new(&client, "2026-014");
    let invoice = invoices::add(&desk.engine, &mut desk.moment, &new).await.expect("an invoice");
    (desk, invoice)
}

pub(super) async fn row(desk: &Desk, invoice: &str) -> InvoiceRow {
    let mut reading = desk.engine.read().await.expect("reads");
    let rows = reading.invoice_rows(&[invoice]).await.expect("reads");
    rows.into_iter().next().expect("an invoice")
}

pub(super) async fn pay(
    desk: &mut Desk,
    invoice: &str,
    (payment, on): (&str, Date),
    amount: Money,
) -> Result<(), Error> {
    let paid = Paid { invoice, payment, on, amount, account: Some("DE02") };
    invoices::pay(&desk.engine, &mut desk.moment, &[paid]).await.map(drop)
}

#[tokio::test]
async fn a_case_begins_by_itself_once_the_due_date_has_passed() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.go_to(DUE);
    assert!(desk.tick().await.done.is_empty(), "it can still be paid today");
    desk.go_to(date(2026, 3, 17));
    let ticked = desk.tick().await;
    assert_eq!(ticked.done[0].what, "opened", "{ticked:?}");
    let case = row(&desk, &invoice).await.case.expect("it has a case");
    let opening = desk.state(&case).await.opening;
    assert_eq!((opening.trigger_on, opening.due_on), (DUE, Some(DUE)));
    assert_eq!(opening.claim, Some(euro("1000.00")));
    assert!(desk.tick().await.done.is_empty(), "one invoice, one case");
    desk.until(date(2026, 7, 30)).await;
    let sent: Vec<String> =
        desk.steps_sent(&case).await.into_iter().map(|(step, _)| step).collect();
    assert_eq!(sent, ["receipt-check", "resend", "demand-30", "demand-60", "final-notice"]);
    desk.rebuild_changes_nothing("after the last letter").await;
    assert_eq!(row(&desk, &invoice).await.case, Some(case));
}

#[tokio::test]
async fn what_is_paid_in_time_never_has_a_case() {
    for (amount, on, skonto) in [
        ("1000.00", DUE, None),
        ("980.00", date(2026, 2, 26), Some(("2", 10))),
        ("1000.05", date(2026, 3, 10), None),
    ] {
        let (mut desk, invoice) = with_invoice(date(2026, 3, 16)).await;
        let discount = skonto.map(|(rate, days)| (Percent::parse(rate).expect("a rate"), days));
        let facts = InvoiceFacts { discount, ..InvoiceFacts::default() };
        invoices::set(&desk.engine, &mut desk.moment, &invoice, &facts).await.expect("terms");
        pay(&mut desk, &invoice, ("bank/1", on), euro(amount)).await.expect("a payment");
        desk.go_to(date(2026, 4, 20));
        assert!(desk.tick().await.done.is_empty(), "{amount}");
        assert!(!row(&desk, &invoice).await.is_open(), "{amount}");
    }
}

#[tokio::test]
async fn a_discount_that_is_taken_too_late_leaves_the_rest_open() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 16)).await;
    let discount = Percent::parse("2").map(|percent| (percent, 10));
    let facts = InvoiceFacts { discount, ..InvoiceFacts::default() };
    invoices::set(&desk.engine, &mut desk.moment, &invoice, &facts).await.expect("terms");
    pay(&mut desk, &invoice, ("bank/1", date(2026, 2, 27)), euro("980.00")).await.expect("paid");
    assert_eq!(row(&desk, &invoice).await.open_minor, 2_000);
    desk.go_to(date(2026, 3, 17));
    assert!(!desk.tick().await.done.is_empty());
    let case = row(&desk, &invoice).await.case.expect("a case");
    assert_eq!(desk.state(&case).await.balance(), Some(euro("20.00")));
}

#[tokio::test]
async fn payment_in_full_stops_everything_at_once() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.until(date(2026, 4, 10)).await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    while desk.letters(OutboxState::InReview).await.is_empty() {
        let tomorrow = desk.today().tomorrow().expect("in range");
        desk.go_to(tomorrow);
        desk.tick().await;
        desk.do_tasks().await;
    }
    let today = desk.today();
    pay(&mut desk, &invoice, ("bank/7", today), euro("1000.00")).await.expect("a payment");
    assert!(desk.letters(OutboxState::InReview).await.is_empty());
    assert_eq!(desk.state(&case).await.ended, Some((EndOutcome::Paid, today)));
    assert!(desk.until(date(2026, 8, 1)).await.is_empty());
}

#[tokio::test]
async fn no_payment_counts_twice_and_none_of_another_currency() {
    let (mut desk, invoice) = with_invoice(DUE).await;
    for _ in 0..2 {
        pay(&mut desk, &invoice, ("bank/1", DUE), euro("400.00")).await.expect("a payment");
    }
    assert_eq!(row(&desk, &invoice).await.open_minor, 60_000);
    let pounds = Money { minor: 60_000, currency: Currency::parse("GBP").expect("a code") };
    for (amount, on) in [(pounds, DUE), (euro("0.00"), DUE), (euro("1.00"), date(2026, 3, 17))] {
        let told = pay(&mut desk, &invoice, ("bank/2", on), amount).await;
        assert!(matches!(told, Err(Error::Problem(_))), "{told:?}");
    }
    assert_eq!(row(&desk, &invoice).await.open_minor, 60_000);
}

#[tokio::test]
async fn r_06_a_returned_debit_opens_the_case_again_with_its_history() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.until(date(2026, 3, 26)).await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    let (sent, today) = (desk.steps_sent(&case).await, desk.today());
    assert_eq!(sent.len(), 1);
    pay(&mut desk, &invoice, ("bank/9", today), euro("1000.00")).await.expect("a payment");
    let before = desk.entries(&case).await;
    assert!(desk.until(date(2026, 4, 8)).await.is_empty());
    let why = WhyReverted::Returned;
    let of = invoices::revert(&desk.engine, &mut desk.moment, "bank/9", why).await;
    assert_eq!(of, Ok(vec![invoice.clone()]));
    assert_eq!(desk.state(&case).await.ended, None);
    assert_eq!(row(&desk, &invoice).await.open_minor, 100_000);
    assert_eq!(desk.entries(&case).await[..before.len()], before);
    assert_eq!(desk.steps_sent(&case).await, sent, "what left stays on record");
    assert!(!desk.until(date(2026, 5, 20)).await.is_empty(), "the plan goes on");
    let again = invoices::revert(&desk.engine, &mut desk.moment, "bank/9", why).await;
    assert!(again.is_err(), "it counts no longer");
    desk.rebuild_changes_nothing("after a returned debit").await;
}

#[tokio::test]
async fn one_payment_for_two_invoices_is_taken_back_from_both() {
    let (mut desk, first) = with_invoice(DUE).await;
    let new = new("1", "2026-015");
    let second = invoices::add(&desk.engine, &mut desk.moment, &new).await.expect("an invoice");
    let paid = |invoice, amount| Paid {
        invoice,
        payment: "bank/1",
        on: DUE,
        amount: euro(amount),
        account: None,
    };
    let both = [paid(&first, "1000.00"), paid(&second, "500.00")];
    invoices::pay(&desk.engine, &mut desk.moment, &both).await.expect("a payment");
    assert_eq!(row(&desk, &first).await.open_minor, 0);
    assert_eq!(row(&desk, &second).await.open_minor, 50_000);
    let why = WhyReverted::Mistaken;
    let of = invoices::revert(&desk.engine, &mut desk.moment, "bank/1", why).await;
    assert_eq!(of.expect("it is there").len(), 2);
    for invoice in [first, second] {
        assert_eq!(row(&desk, &invoice).await.open_minor, 100_000);
    }
}

#[tokio::test]
async fn a_case_and_its_invoice_know_the_same() {
    let mut desk = Desk::new(DUE).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", DUE).await;
    let mut reading = desk.engine.read().await.expect("reads");
    let rows = reading.invoices_numbered(&["2026-014"]).await.expect("reads");
    drop(reading);
    assert_eq!(rows[0].case.as_deref(), Some(case.as_str()), "a case brings its invoice");
    desk.hear(&case, Happened::PaymentReceived { amount: Some(euro("300.00")) }).await;
    assert_eq!(row(&desk, &rows[0].invoice).await.open_minor, 70_000);
    let terms = cases::Terms {
        number: Some("2026-14b".to_owned()),
        claim: Some(euro("900.00")),
        ..cases::Terms::default()
    };
    cases::set_terms(&desk.engine, &mut desk.moment, &case, &terms).await.expect("terms");
    let after = row(&desk, &rows[0].invoice).await;
    assert_eq!((after.number.as_str(), after.open_minor), ("2026-14b", 60_000));
    let all = receivables(&desk.engine, desk.moment.now).await.expect("receivables");
    assert_eq!(all.rows.len(), 1, "{all:?}");
    desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
    assert!(!row(&desk, &rows[0].invoice).await.is_open());
    assert!(desk.state(&case).await.ended.is_some());
}

#[tokio::test]
async fn a_number_belongs_to_one_invoice() {
    let (mut desk, first) = with_invoice(DUE).await;
    let other = desk.client("Ute Kern").await;
    let again = new(&other, "2026-014");
    let told = invoices::add(&desk.engine, &mut desk.moment, &again).await;
    assert!(matches!(told, Err(Error::Problem(Problem::Invoice(_)))), "{told:?}");
    let reason = "wrong sum";
    invoices::cancel(&desk.engine, &mut desk.moment, &first, reason).await.expect("cancelled");
    invoices::add(&desk.engine, &mut desk.moment, &again).await.expect("the number is free");
    desk.go_to(date(2026, 3, 17));
    assert_eq!(desk.tick().await.done.iter().filter(|deed| deed.what == "opened").count(), 1);
}

#[tokio::test]
async fn numbers_that_differ_in_signs_and_case_alone_are_refused() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let first = new(&client, "RE-2026/17");
    invoices::add(&desk.engine, &mut desk.moment, &first).await.expect("an invoice");
    let same = new(&client, "re 2026 17");
    let told = invoices::add(&desk.engine, &mut desk.moment, &same).await;
    let (number, other) = ("re 2026 17".to_owned(), "RE-2026/17".to_owned());
    assert_eq!(told, Err(InvoiceProblem::AlmostThere { number, other }.into()));
    // One that was cancelled makes way, and what is on record can be corrected.
    let facts = InvoiceFacts { rate: Percent::parse("9"), ..InvoiceFacts::default() };
    invoices::set(&desk.engine, &mut desk.moment, "1", &facts).await.expect("a rate");
    invoices::cancel(&desk.engine, &mut desk.moment, "1", "wrong").await.expect("cancelled");
    invoices::add(&desk.engine, &mut desk.moment, &same).await.expect("an invoice");
}
