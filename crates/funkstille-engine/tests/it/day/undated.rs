//! Invoices of which nothing says when they are due: none is entered any more, and those of before
//! are neither forgotten nor asked for by guess.

use funkstille_core::claim::Age;
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::invoice::{InvoiceEvent, InvoiceTerms};
use funkstille_engine::claims::receivables;
use funkstille_engine::error::InvoiceProblem;
use funkstille_engine::invoices::{self, InvoiceFacts, NewInvoice};
use funkstille_engine::rebuild;
use funkstille_store::Stream;
use funkstille_store::event::{NewEvent, StoredEvent};
use jiff::civil::date;

use super::desk::{Desk, TENANT};
use super::invoices::{euro, new};

/// An invoice of 1,000 euros of 2 May 2023 that names no due date, as it could be entered once.
async fn with_undated() -> Desk {
    let mut desk = Desk::new(date(2023, 5, 2)).await;
    let client = desk.client("Mira Lang").await;
    let (number, issued_on) = ("L-2023-1".to_owned(), date(2023, 5, 2));
    let terms = InvoiceTerms::new(client, number, issued_on, euro("1000.00"));
    let event = NewEvent {
        event: StoredEvent::of_invoice(&InvoiceEvent::Added(terms)),
        happened_at: desk.moment.now,
        recorded_at: desk.moment.now,
        actor: "jonas".to_owned(),
        salt: [7; SALT_BYTES],
    };
    let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
    work.append(&Stream::invoice("77"), 0, &[event]).await.expect("appends");
    work.commit().await.expect("commits");
    rebuild::rebuild(&desk.engine, &mut desk.moment).await.expect("its row");
    desk
}

#[tokio::test]
async fn an_invoice_is_entered_with_its_due_date() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let mut undated = new(&client, "2026-014");
    undated.facts.due_on = None;
    let told = invoices::add(&desk.engine, &mut desk.moment, &undated).await;
    let number = "2026-014".to_owned();
    assert_eq!(told, Err(InvoiceProblem::NoDueDate { number }.into()));
    let facts = InvoiceFacts { terms_days: Some(14), ..undated.facts.clone() };
    let dated = NewInvoice { facts, ..undated };
    invoices::add(&desk.engine, &mut desk.moment, &dated).await.expect("an invoice");
}

#[tokio::test]
async fn what_names_no_due_date_is_due_by_law_and_ages() {
    let mut desk = with_undated().await;
    desk.go_to(date(2023, 6, 15));
    let all = receivables(&desk.engine, desk.moment.now).await.expect("receivables");
    let row = &all.rows[0];
    assert_eq!((row.due_on, row.days_overdue), (Some(date(2023, 5, 2)), 44));
    assert_eq!((row.age, row.ages.as_slice()), (Age::UpTo60, &[(Age::UpTo60, 100_000)][..]));
    assert_eq!(row.due_by_law.as_ref().map(|law| law.basis.as_str()), Some("§ 271 (1) BGB"));
    assert_eq!(row.limitation.map(|it| it.last_day_on), Some(date(2026, 12, 31)));
    // Due is not late: nothing is claimed beside it, as long as nothing has brought default.
    assert!(row.claim.is_err());
}

#[tokio::test]
async fn what_names_no_due_date_is_on_the_page_until_somebody_says_it() {
    let mut desk = with_undated().await;
    desk.go_to(date(2026, 6, 30));
    desk.tick().await;
    let page = desk.page().await;
    let told: Vec<&str> = page.undated.iter().map(|it| it.number.as_str()).collect();
    assert_eq!((told, page.undated[0].open), (vec!["L-2023-1"], euro("1000.00")));
    let warned: Vec<_> = page.time_barred.iter().map(|it| it.last_day_on).collect();
    assert_eq!(warned, [date(2026, 12, 31)]);
    let facts = InvoiceFacts { due_on: Some(date(2023, 5, 30)), ..InvoiceFacts::default() };
    invoices::set(&desk.engine, &mut desk.moment, "77", &facts).await.expect("a day");
    let page = desk.page().await;
    assert_eq!((page.undated.len(), page.time_barred.len()), (0, 1));
    let opened = desk.tick().await.done;
    assert_eq!(opened[0].what, "opened", "{opened:?}");
    desk.rebuild_changes_nothing("after its due date was said").await;
}
