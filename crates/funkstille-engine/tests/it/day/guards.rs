//! What must never happen: twice, early, to the wrong one, after an answer.

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_engine::cases;
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::date;

use super::desk::Desk;

/// Acceptance test (a): the scheduler runs 1,000 times on one day.
#[tokio::test]
async fn acceptance_a_a_thousand_ticks_on_one_day_prepare_one_letter() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    desk.silence(&client, &project, date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    for round in 0..1000 {
        let ticked = desk.tick().await;
        assert_eq!(ticked.problems, [], "round {round}");
        assert_eq!(ticked.done.len(), usize::from(round == 0), "round {round}");
    }
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting.len(), 1);
    let letter = &waiting[0].channels[0];
    assert_eq!(letter.recipient, "mira.lang@kunde.example");
    assert_eq!(letter.draft.subject, "Re: Angebot Website");
    assert!(letter.draft.text.starts_with("Guten Tag Mira Lang,"), "{}", letter.draft.text);
    assert_eq!(desk.approve_and_send().await.len(), 1);
    for _ in 0..10 {
        desk.tick().await;
        assert!(desk.send().await.is_empty());
    }
}

/// Acceptance test (c): 95 days switched off, then one letter, and the next keeps its distance.
#[tokio::test]
async fn acceptance_c_ninety_five_days_off_make_one_letter() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    desk.invoice(&client, "2026-014", date(2026, 1, 5)).await;
    desk.go_to(date(2026, 4, 10));
    let ticked = desk.tick().await;
    assert_eq!(ticked.problems, []);
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1);
    let sent = desk.approve_and_send().await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].subject.starts_with("Rückfrage"), "{}", sent[0].subject);
    for day in 11..14 {
        desk.go_to(date(2026, 4, day));
        desk.tick().await;
        assert!(desk.approve_and_send().await.is_empty());
    }
}

/// Several invoices of one client at the same step make one letter with one table.
#[tokio::test]
async fn several_invoices_at_the_same_step_make_one_letter() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    for number in ["2026-014", "2026-019", "2026-021"] {
        desk.invoice(&client, number, date(2026, 1, 5)).await;
    }
    let mut day = date(2026, 1, 5);
    let mut sent = Vec::new();
    while sent.is_empty() {
        day = day.checked_add(1.day()).expect("in range");
        desk.go_to(day);
        assert_eq!(desk.tick().await.problems, []);
        sent = desk.approve_and_send().await;
    }
    assert_eq!(sent.len(), 1);
    for number in ["2026-014", "2026-019", "2026-021"] {
        assert!(sent[0].text.contains(number), "{}", sent[0].text);
    }
}

/// Nothing goes out after an answer: what waits is stopped.
#[tokio::test]
async fn an_answer_stops_what_was_approved() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    let case = desk.silence(&client, &project, date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    funkstille_engine::letters::approve(&desk.engine, &mut desk.moment, &number, None)
        .await
        .expect("an approval");
    cases::happened(&desk.engine, &mut desk.moment, &case, Happened::Answered)
        .await
        .expect("an answer");
    assert!(desk.send().await.is_empty());
    assert_eq!(desk.letters(OutboxState::Stopped).await.len(), 1);
}
