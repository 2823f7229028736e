//! What cannot have been: a step before its message or its invoice, a payment years before it, more
//! tax than money; and what was done elsewhere counts at once.

use funkstille_core::case::Happened;
use funkstille_core::client::{InvoiceRef, ProjectStage};
use funkstille_engine::cases::{self, CaseOverview, NewCase, Terms};
use funkstille_engine::error::{Early, InvoiceProblem};
use funkstille_engine::invoices::{self, InvoiceFacts};
use funkstille_engine::{Error, Problem, projects};
use jiff::civil::{Date, date};

use super::desk::{Desk, pdf};
use super::invoices::{DUE, euro, new, with_invoice};

const ISSUED: Date = date(2026, 1, 20);
const DUE_ON: Date = date(2026, 2, 20);
const TODAY: Date = date(2026, 3, 4);

fn what_is_too_early<T>(told: &Result<T, Error>) -> Option<(Early, Date)> {
    match told {
        Err(Error::Problem(Problem::TooEarly { than, day, .. })) => Some((*than, *day)),
        _ => None,
    }
}

/// An invoice of which a step was done elsewhere on a day, or what is said of that.
async fn invoice_with(step: &str, on: Date) -> Result<(), Error> {
    let mut desk = Desk::new(TODAY).await;
    let client = desk.client("Mira Lang").await;
    let number = "2026-014".to_owned();
    let new = NewCase {
        client,
        subject: "Rechnung".to_owned(),
        due_on: Some(DUE_ON),
        invoice: Some(InvoiceRef { number, issued_on: ISSUED, file: None }),
        claim: Some(euro("1000.00")),
        taken_over: Some((step.to_owned(), Some(on))),
        ..NewCase::default()
    };
    cases::open(&desk.engine, &mut desk.moment, &new).await.map(drop)
}

#[tokio::test]
async fn what_was_done_elsewhere_was_not_done_before_there_was_anything_to_do_it_for() {
    for (step, on, than) in [
        ("resend", date(2026, 1, 19), Some((Early::Invoice, ISSUED))),
        ("receipt-check", date(2026, 1, 19), Some((Early::Invoice, ISSUED))),
        ("final-notice", date(2026, 1, 19), Some((Early::Invoice, ISSUED))),
        ("final-notice", DUE_ON, Some((Early::Due, DUE_ON))),
        ("final-notice", date(2026, 2, 21), None),
        // People do send reminders early.
        ("resend", ISSUED, None),
        ("demand-60", date(2026, 2, 1), None),
    ] {
        let told = invoice_with(step, on).await;
        assert_eq!(what_is_too_early(&told), than, "{step} on {on}: {told:?}");
        assert_eq!(told.is_ok(), than.is_none(), "{step} on {on}: {told:?}");
    }

    let (mut desk, case) = Desk::with_enquiry(TODAY).await;
    let before = desk.entries(&case).await;
    let taken_over = |on| Happened::TakenOver { last_step: "check-in".to_owned(), on: Some(on) };
    let early = taken_over(date(2026, 3, 3));
    let told = cases::happened(&desk.engine, &mut desk.moment, &case, early).await;
    assert_eq!(what_is_too_early(&told), Some((Early::Message, TODAY)));
    assert_eq!(desk.entries(&case).await, before, "nothing of it is written");
    desk.hear(&case, taken_over(TODAY)).await;
}

#[tokio::test]
async fn no_court_before_the_due_date_however_late_that_is_said() {
    let mut desk = Desk::new(TODAY).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 2, 2)).await;
    let (last_step, on) = ("final-notice".to_owned(), Some(date(2026, 2, 9)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    let terms = Terms { due_on: Some(date(2026, 4, 30)), file: Some(pdf()), ..Terms::default() };
    cases::set_terms(&desk.engine, &mut desk.moment, &case, &terms).await.expect("a later day");
    let overview = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    let plan = overview.plan().expect("a plan");
    let court = plan.steps.iter().find(|step| step.step == "court").expect("it comes");
    assert_eq!(court.day, date(2026, 5, 4), "the first business day after the due date");
}

#[tokio::test]
async fn work_that_was_stopped_elsewhere_is_paused_at_once() {
    let mut desk = Desk::new(TODAY).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let new = NewCase {
        client: client.clone(),
        project: Some(project),
        subject: "Texte".to_owned(),
        sent_on: Some(date(2026, 1, 15)),
        taken_over: Some(("stop-work".to_owned(), Some(date(2026, 2, 16)))),
        ..NewCase::default()
    };
    cases::open(&desk.engine, &mut desk.moment, &new).await.expect("a case");
    let rows = projects::list(&mut desk.engine.read().await.expect("reads")).await;
    assert_eq!(rows.expect("projects")[0].stage, ProjectStage::Paused);
}

#[tokio::test]
async fn a_payment_comes_no_year_before_its_invoice() {
    let (mut desk, invoice) = with_invoice(DUE).await;
    let issued_on = date(2026, 2, 16);
    for (on, is_taken) in [(date(2025, 2, 16), true), (date(2025, 2, 15), false)] {
        let paid = (Some(euro("10.00")), Some(on));
        let told = invoices::by_hand(&desk.engine, &mut desk.moment, &invoice, paid).await;
        let number = "2026-014".to_owned();
        let refused = InvoiceProblem::PaidLongBefore { number, on, issued_on };
        match told {
            Ok(_) => assert!(is_taken, "{on}"),
            Err(told) => assert_eq!((told, is_taken), (refused.into(), false), "{on}"),
        }
    }
}

#[tokio::test]
async fn no_invoice_holds_more_tax_than_money() {
    let mut desk = Desk::new(DUE).await;
    let client = desk.client("Mira Lang").await;
    let mut invoice = new(&client, "2026-014");
    invoice.facts = InvoiceFacts { vat: Some(euro("1000.01")), ..invoice.facts };
    let told = invoices::add(&desk.engine, &mut desk.moment, &invoice).await;
    let (number, amount) = ("2026-014".to_owned(), euro("1000.00"));
    let refused = InvoiceProblem::TaxAbove { number, tax: euro("1000.01"), amount };
    assert_eq!(told, Err(refused.into()));
}
