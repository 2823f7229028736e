//! What an invoice says becomes known later.

use funkstille_core::case::Block;
use funkstille_core::money::{Currency, Money};
use funkstille_engine::cases::{self, CaseOverview, NewCase, Standing, Terms};
use funkstille_engine::error::Misfit;
use funkstille_engine::{Error, Problem};
use funkstille_store::OutboxState;
use jiff::civil::date;

use super::desk::{Desk, pdf};

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
