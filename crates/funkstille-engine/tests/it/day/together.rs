//! Several cases of one client, and several people at one letter.

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_engine::letters::Approved;
use funkstille_engine::{Error, Problem, clients, letters};
use funkstille_store::OutboxState;
use jiff::civil::date;

use super::desk::Desk;

/// An invoice, a project and an enquiry of one client, all due for a message on 10 March.
async fn with_three_cases() -> (Desk, [String; 3]) {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let running = desk.project(&client, ProjectStage::Running).await;
    let enquiry = desk.project(&client, ProjectStage::Enquiry).await;
    let invoice = desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
    let running = desk.silence(&client, &running, date(2026, 3, 4)).await;
    let enquiry = desk.silence(&client, &enquiry, date(2026, 3, 4)).await;
    (desk, [invoice, running, enquiry])
}

#[tokio::test]
async fn payment_goes_first_and_the_others_come_later_by_themselves() {
    let (mut desk, [invoice, running, enquiry]) = with_three_cases().await;
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    desk.approve_and_send().await;
    assert_eq!(desk.steps_sent(&invoice).await[0].1, date(2026, 3, 10));
    assert!(desk.steps_sent(&running).await.is_empty());
    desk.until(date(2026, 3, 16)).await;
    assert_eq!(desk.steps_sent(&running).await[0].1, date(2026, 3, 16));
    assert!(desk.steps_sent(&enquiry).await.is_empty());
    desk.until(date(2026, 3, 20)).await;
    assert_eq!(desk.steps_sent(&enquiry).await[0].1, date(2026, 3, 20));
}

#[tokio::test]
async fn a_lighter_letter_that_waits_is_taken_back_and_comes_again() {
    let (mut desk, [invoice, _, enquiry]) = with_three_cases().await;
    // The enquiry is due first; nobody approves it before the invoice is due too.
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let lighter = desk.letters(OutboxState::InReview).await;
    assert_eq!(lighter[0].cases(), [enquiry.as_str()]);
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let heavier = desk.letters(OutboxState::InReview).await;
    assert_eq!(heavier.len(), 1);
    assert_eq!(heavier[0].cases(), [invoice.as_str()]);
    assert_eq!(
        desk.letters(OutboxState::Stopped).await,
        [lighter_stopped(&desk, &lighter[0]).await]
    );
    assert!(desk.steps_sent(&enquiry).await.is_empty());
    desk.approve_and_send().await;
    desk.until(date(2026, 3, 31)).await;
    assert!(!desk.steps_sent(&enquiry).await.is_empty());
}

async fn lighter_stopped(desk: &Desk, letter: &letters::LetterGroup) -> letters::LetterGroup {
    let mut reading = desk.engine.read().await.expect("reads");
    letters::LetterGroup::load(&mut reading, &letter.number).await.expect("a letter")
}

#[tokio::test]
async fn an_approved_letter_is_never_overtaken() {
    let (mut desk, [invoice, _, enquiry]) = with_three_cases().await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    desk.approve(&number).await.expect("an approval");
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    desk.send().await;
    assert_eq!(desk.steps_sent(&enquiry).await, [("check-in".to_owned(), date(2026, 3, 10))]);
    assert!(desk.until(date(2026, 3, 13)).await.is_empty());
    desk.until(date(2026, 3, 16)).await;
    assert_eq!(desk.steps_sent(&invoice).await[0].1, date(2026, 3, 16));
}

#[tokio::test]
async fn do_not_contact_lets_only_a_person_send() {
    let (mut desk, [invoice, ..]) = with_three_cases().await;
    let why = "they asked for it";
    clients::do_not_contact(&desk.engine, &mut desk.moment, "1", (true, why)).await.expect("set");
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    let refused = letters::approve(&desk.engine, &mut desk.moment, &number, None).await;
    let held = matches!(refused, Err(Error::Problem(Problem::LetterHeld { .. })));
    assert!(held, "{refused:?}");
    assert!(desk.send().await.is_empty());
    letters::sent(&desk.engine, &mut desk.moment, &number).await.expect("sent by hand");
    assert_eq!(desk.steps_sent(&invoice).await[0].1, date(2026, 3, 10));
    assert!(desk.sent().is_empty());
}

#[tokio::test]
async fn c_02_two_people_at_one_letter_are_told_and_never_merged() {
    let (mut desk, _) = with_three_cases().await;
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let read = desk.letters(OutboxState::InReview).await.remove(0);
    let number = read.number.clone();
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    // Somebody else changes a word meanwhile.
    letters::edit(engine, moment, &number, (None, Some("Anders."))).await.expect("an edit");
    let approved = letters::approve(engine, moment, &number, Some(&read.fingerprint())).await;
    assert_eq!(approved, Err(Problem::OtherLetter { letter: number.clone() }.into()));
    let now = lighter_stopped(&desk, &read).await;
    let fingerprint = now.fingerprint();
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let approved = letters::approve(engine, moment, &number, Some(&fingerprint)).await;
    assert!(matches!(approved, Ok(Approved::LeavesAt(_))), "{approved:?}");
    // An edit after the approval makes it void; nothing leaves that was not read as it is.
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    letters::edit(engine, moment, &number, (None, Some("Noch anders."))).await.expect("an edit");
    assert!(desk.send().await.is_empty());
    // Somebody skips it: then it is gone for everybody.
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    letters::skip(engine, moment, &number, "we spoke").await.expect("skipped");
    let gone: Error = Problem::LetterGone { letter: number.clone() }.into();
    assert_eq!(letters::approve(engine, moment, &number, None).await, Err(gone.clone()));
    assert_eq!(letters::edit(engine, moment, &number, (None, Some("x"))).await, Err(gone.clone()));
    assert_eq!(letters::sent(engine, moment, &number).await, Err(gone));
}

/// An answer to one invoice of a joint letter takes back the letter, and the others get their own.
#[tokio::test]
async fn an_answer_to_one_invoice_takes_back_the_joint_letter() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let first = desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
    let second = desk.invoice(&client, "2026-019", date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await[0].keys.len(), 2);
    desk.hear(&first, Happened::PaymentReceived { amount: None }).await;
    assert!(desk.letters(OutboxState::InReview).await.is_empty());
    desk.tick().await;
    let sent = desk.approve_and_send().await;
    assert_eq!(sent.len(), 1);
    assert!(!sent[0].text.contains("2026-014"), "{}", sent[0].text);
    assert_eq!(desk.steps_sent(&second).await[0].1, date(2026, 3, 10));
}
