//! S-04: nothing leaves but the bytes that were approved.

use funkstille_core::case::Happened;
use funkstille_core::guard::Refusal;
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::cases;
use funkstille_engine::sending::{Delivered, Point};
use funkstille_store::OutboxState;
use jiff::civil::date;
use proptest::prelude::*;

use super::desk::{Desk, TENANT, pdf_of};
use super::payments::with_reminder;
use super::sending::{deliver, meanwhile};

/// What was approved: all bytes of the letter but the line of its date.
async fn approved_bytes(desk: &Desk) -> Vec<u8> {
    let mut reading = desk.engine.read().await.expect("reads");
    let letter = reading.letter("1-email").await.expect("reads").expect("a letter");
    let digest = letter.draft.approved.expect("approved");
    reading.blob(&digest).await.expect("reads").expect("kept")
}

fn without_date(sent: &Delivered) -> Vec<u8> {
    let text = String::from_utf8(sent.bytes.clone()).expect("ASCII");
    let lines = text.split_inclusive("\r\n").filter(|line| !line.starts_with("Date: "));
    lines.collect::<String>().into_bytes()
}

/// A place in what is kept of a letter.
#[derive(Clone, Copy, Debug)]
enum Part {
    Subject,
    Text,
    /// What it was written from: its files, its thread, its day.
    File,
}

/// The same text with another sign at a place; `None` where it has that sign already.
fn changed(text: &str, at: usize, by: char) -> Option<String> {
    let at = at % text.chars().count().max(1);
    let changed: String =
        text.chars().enumerate().map(|(i, sign)| if i == at { by } else { sign }).collect();
    (changed != text).then_some(changed)
}

async fn check(part: Part, at: usize, by: char) {
    let (mut desk, _) = with_reminder().await;
    let approved = approved_bytes(&desk).await;
    let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
    let letter = work.read().letter("1-email").await.expect("reads").expect("a letter");
    let (mut draft, mut facts) = (letter.draft.clone(), letter.facts.clone());
    let place = match part {
        Part::Subject => &mut draft.subject,
        Part::Text => &mut draft.text,
        Part::File => &mut facts,
    };
    let Some(other) = changed(place, at, by) else { return };
    *place = other;
    let now = desk.moment.now;
    let rewritten = work.rewrite_letter("1-email", letter.version, (&draft, &facts), now).await;
    rewritten.expect("rewritten");
    work.commit().await.expect("commits");
    // What can no longer be read is told.
    let delivered = deliver(&mut desk, &|_| {}).await;
    let sent = desk.sent();
    if !matches!(part, Part::File) {
        assert_eq!(sent, [], "{delivered:?}");
    }
    for sent in sent {
        assert!(
            without_date(&sent) == approved,
            "{:?} {at} {by:?}",
            String::from_utf8_lossy(&sent.bytes)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn s_04_a_letter_of_which_one_sign_was_changed_does_not_leave(
        part in prop_oneof![1 => Just(Part::Subject), 1 => Just(Part::Text), 3 => Just(Part::File)],
        at in any::<prop::sample::Index>().prop_map(|index| index.index(100_000)),
        by in "[a-f0-9xX \u{e4}]",
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let by = by.chars().next().expect("one sign");
        runtime.expect("a runtime").block_on(check(part, at, by));
    }
}

#[tokio::test]
async fn s_04_what_was_approved_leaves_as_it_was_and_nothing_else_in_its_place() {
    let (mut desk, _) = with_reminder().await;
    let approved = approved_bytes(&desk).await;
    deliver(&mut desk, &|_| {}).await.expect("a round");
    assert_eq!(desk.sent().iter().map(without_date).collect::<Vec<_>>(), [approved]);

    // Another file of the invoice, or another name of the sender, wants another approval.
    let (mut desk, case) = with_reminder().await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    cases::attach_invoice(engine, moment, &case, pdf_of(b"%PDF-1.7 another"))
        .await
        .expect("a file");
    deliver(&mut desk, &|_| {}).await.expect("a round");
    assert_eq!(desk.sent(), []);
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1);

    let (mut desk, _) = with_reminder().await;
    desk.set(|business| business.name = "Jonas Weber GmbH".into()).await;
    deliver(&mut desk, &|_| {}).await.expect("a round");
    assert_eq!(desk.sent(), []);
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1);
}

/// S-02, at every point of the way of a letter: once it is being given away it has left, and before
/// that an answer keeps it.
#[tokio::test]
async fn s_02_an_answer_at_any_point_before_a_letter_is_given_away_keeps_it() {
    for (point, has_left) in [
        (Point::Claimed, false),
        (Point::Began, false),
        (Point::Open, false),
        (Point::DataStarted, true),
        (Point::Ended, true),
        (Point::Recorded, true),
    ] {
        let (mut desk, case) = Desk::with_letter_to_leave().await;
        let answer =
            meanwhile(&desk, point, async |other| other.hear(&case, Happened::Answered).await);
        let delivery = deliver(&mut desk, &answer).await.expect("a round");
        assert_eq!(desk.sent().len(), usize::from(has_left), "{point:?}");
        let held = delivery.held.iter().flat_map(|(_, why)| why).collect::<Vec<_>>();
        assert_eq!(held, vec![&Refusal::NotApproved; usize::from(!has_left)], "{point:?}");
        let state = desk.state(&case).await;
        assert_eq!(state.ended, Some((EndOutcome::Answered, date(2026, 3, 9))), "{point:?}");
        assert_eq!(desk.until(date(2026, 4, 30)).await, [], "{point:?}");
    }
}
