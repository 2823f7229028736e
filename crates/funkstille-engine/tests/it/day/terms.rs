//! What an invoice says becomes known later.

use funkstille_core::case::Block;
use funkstille_core::client::InvoiceRef;
use funkstille_core::money::{Currency, Money};
use funkstille_engine::cases::{self, CaseOverview, NewCase, Standing, Terms};
use funkstille_engine::error::{InvoiceProblem, Misfit};
use funkstille_engine::{Error, Problem, invoices};
use funkstille_store::OutboxState;
use jiff::civil::date;

use super::desk::{Desk, pdf};
use super::invoices::{DUE, euro, new};

/// Work was delivered, and there is no invoice yet; gives the case.
async fn delivered(desk: &mut Desk) -> String {
    let client = desk.client("Mira Lang").await;
    let new = NewCase {
        client,
        playbook: Some("payment".to_owned()),
        subject: "Logo".to_owned(),
        sent_on: Some(date(2026, 1, 5)),
        ..NewCase::default()
    };
    cases::open(&desk.engine, &mut desk.moment, &new).await.expect("a case")
}

#[tokio::test]
async fn an_invoice_and_a_due_date_that_become_known_let_the_plan_go_on() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let case = delivered(&mut desk).await;
    desk.go_to(date(2026, 1, 13));
    assert_eq!(desk.tick().await.problems.len(), 1, "no letter without its invoice");
    let half = Terms { number: Some("2026-014".to_owned()), ..Terms::default() };
    let told = cases::set_terms(&desk.engine, &mut desk.moment, &case, &half).await;
    let why = Misfit::NoInvoice;
    assert_eq!(told, Err(Problem::DoesNotFit { case: case.clone(), why }.into()));
    let invoice = Terms { issued_on: Some(date(2026, 1, 12)), ..half };
    cases::set_terms(&desk.engine, &mut desk.moment, &case, &invoice).await.expect("an invoice");
    let sent = desk.until(date(2026, 3, 2)).await;
    assert!(sent[0].text.contains("2026-014"), "{sent:?}");
    let overview = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    let standing = overview.standing().expect("it stands somehow");
    assert_eq!(standing, Standing::Held(vec![Block::NeedsDueDate]));
    let terms = Terms {
        due_on: Some(date(2026, 2, 25)),
        claim: Money::parse("1190.00", Currency::EUR),
        file: Some(pdf()),
        ..Terms::default()
    };
    cases::set_terms(&desk.engine, &mut desk.moment, &case, &terms).await.expect("terms");
    let sent = desk.until(date(2026, 4, 30)).await;
    assert!(sent.iter().any(|letter| letter.text.contains("1.190,00")), "{sent:?}");
    desk.rebuild_changes_nothing("with terms").await;
}

#[tokio::test]
async fn a_letter_that_waits_names_the_new_terms() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 1, 5)).await;
    desk.hear(
        &case,
        funkstille_core::case::Happened::TakenOver {
            last_step: "reach-out".to_owned(),
            on: Some(date(2026, 1, 5)),
        },
    )
    .await;
    let mut day = date(2026, 1, 5);
    while desk.letters(OutboxState::InReview).await.is_empty() {
        day = day.tomorrow().expect("in range");
        desk.go_to(day);
        desk.tick().await;
    }
    let terms = Terms { claim: Money::parse("900.00", Currency::EUR), ..Terms::default() };
    cases::set_terms(&desk.engine, &mut desk.moment, &case, &terms).await.expect("terms");
    desk.tick().await;
    let waiting = desk.letters(OutboxState::InReview).await;
    assert!(waiting[0].channels[0].draft.text.contains("900,00"), "{waiting:?}");
}

#[tokio::test]
async fn terms_fit_the_case() {
    let (mut desk, enquiry) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let due = Terms { due_on: Some(date(2026, 4, 1)), ..Terms::default() };
    let told = cases::set_terms(&desk.engine, &mut desk.moment, &enquiry, &due).await;
    let why = Misfit::NotAboutMoney;
    assert_eq!(told, Err(Problem::DoesNotFit { case: enquiry, why }.into()));
    let client = desk.client("Ute Kern").await;
    desk.invoice(&client, "2026-014", date(2026, 3, 1)).await;
    let other = desk.invoice(&client, "2026-015", date(2026, 3, 1)).await;
    let same = Terms { number: Some("2026-014".to_owned()), ..Terms::default() };
    let told = cases::set_terms(&desk.engine, &mut desk.moment, &other, &same).await;
    assert!(matches!(told, Err(Error::Problem(Problem::CaseThere { .. }))), "{told:?}");
}

/// Neither the case that was opened by hand nor what it is told takes the parts of an invoice.
#[tokio::test]
async fn the_parts_of_an_invoice_stay_whatever_its_case_is_told() {
    let mut desk = Desk::new(date(2026, 3, 20)).await;
    let client = desk.client("Mira Lang").await;
    let parts = [(DUE, "400.00"), (date(2026, 5, 15), "600.00")];
    let mut parted = new(&client, "2026-014");
    parted.facts.due_on = None;
    parted.facts.parts = Some(parts.map(|(on, amount)| (on, euro(amount))).to_vec());
    invoices::add(&desk.engine, &mut desk.moment, &parted).await.expect("an invoice");
    let (number, issued_on) = ("2026-014".to_owned(), parted.issued_on);
    let opened = NewCase {
        client,
        subject: "Website".to_owned(),
        invoice: Some(InvoiceRef { number: number.clone(), issued_on, file: None }),
        ..NewCase::default()
    };
    let case = cases::open(&desk.engine, &mut desk.moment, &opened).await.expect("a case");
    let days = parts.map(|(on, _)| on).to_vec();
    let due_on = date(2026, 4, 1);
    let other_day = InvoiceProblem::InParts { number: number.clone(), due_on, days };
    let (given, wanted) = (euro("1000.00"), euro("900.00"));
    let other_sum = InvoiceProblem::PartsDiffer { number, given, wanted };
    for (terms, expected) in [
        (Terms { due_on: Some(date(2026, 5, 15)), ..Terms::default() }, Ok(())),
        (Terms { number: Some("2026-014a".to_owned()), ..Terms::default() }, Ok(())),
        (Terms { number: Some("2026-014".to_owned()), ..Terms::default() }, Ok(())),
        (Terms { file: Some(pdf()), ..Terms::default() }, Ok(())),
        (Terms { due_on: Some(due_on), ..Terms::default() }, Err(other_day.into())),
        (Terms { claim: Some(wanted), ..Terms::default() }, Err(other_sum.into())),
    ] {
        let told = cases::set_terms(&desk.engine, &mut desk.moment, &case, &terms).await;
        assert_eq!(told, expected, "{terms:?}");
        let mut reading = desk.engine.read().await.expect("reads");
        let view = reading.invoice_view("1").await.expect("reads").expect("an invoice");
        let kept = view.state.expect("it was added").terms;
        assert_eq!(kept.parts, [(DUE, 40_000), (date(2026, 5, 15), 60_000)], "{terms:?}");
        assert_eq!((kept.due_on, kept.amount), (Some(DUE), given), "{terms:?}");
    }
}
