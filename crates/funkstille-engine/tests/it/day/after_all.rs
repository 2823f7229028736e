//! Letters that were posted, and said to be only when their task had gone from the list.

use funkstille_core::case::{FollowOn, Happened};
use funkstille_core::money::{Currency, Money};
use funkstille_engine::error::LetterProblem;
use funkstille_engine::tasks::Findings;
use funkstille_engine::{Error, Problem};
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::desk::Desk;
use super::posting::{
    SENT_ON, by_post_alone, hand_over, joint_to_post, next_of, pass, posted, proofs, registered,
    row, to_post,
};
use super::ways::{client, tasks_of};

/// The day on which it was left undone: five business days after it was given to a person.
const UNDONE_ON: Date = date(2026, 3, 26);

fn calls(tasks: &[FollowOn]) -> Vec<&FollowOn> {
    tasks.iter().filter(|task| task.is_call()).collect()
}

fn record(sent_on: Date) -> FollowOn {
    FollowOn::OrderDeliveryRecord { step: "resend".to_owned(), sent_on }
}

/// A letter that was posted in time is on record with its number, whenever that is said; its
/// delivery record is asked for, and nothing of the plan comes twice.
#[tokio::test]
async fn what_was_posted_in_time_goes_on_record_after_it_counted_as_left_undone() {
    let (mut desk, case) = to_post().await;
    pass(&mut desk, UNDONE_ON).await;
    let task = format!("{case}/post-letter-resend");
    assert_eq!(desk.to_post().await, Vec::<String>::new());
    let unsaid = posted(&mut desk, &task, &Findings::default()).await;
    assert!(matches!(unsaid, Err(Error::Problem(Problem::UnknownTask { .. }))), "{unsaid:?}");
    for on in [date(2026, 3, 18), date(2026, 3, 27)] {
        let said = posted(&mut desk, &task, &registered(on)).await;
        let problem = LetterProblem::NotSentThen { letter: "1".to_owned(), on, given_on: SENT_ON };
        assert_eq!(said, Err(Problem::Letter(problem).into()));
    }
    let on = date(2026, 3, 23);
    let approved = row(&desk, "1-letter").await.draft.approved.expect("approved");
    posted(&mut desk, &task, &registered(on)).await.expect("it was posted");
    desk.tick().await;
    assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::Sent);
    let mut reading = desk.engine.read().await.expect("reads");
    let attempts = reading.attempts("1-letter").await.expect("reads");
    drop(reading);
    assert_eq!(attempts.iter().map(|it| it.content).collect::<Vec<_>>(), [Some(approved)]);
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(on));
    assert_eq!(proofs(&desk, &case).await, [record(on)], "the number is noted");
    assert_eq!(calls(&tasks_of(&desk, &case).await).len(), 1);
    assert_eq!(next_of(&desk, &case).await, ("demand-30".to_owned(), date(2026, 4, 7)));
    let again = posted(&mut desk, &task, &registered(on)).await;
    assert!(again.is_err(), "{again:?}");
    desk.rebuild_changes_nothing("said").await;

    // The proof itself is put beside it.
    let found = Findings { file: Some(b"record".to_vec()), ..Findings::default() };
    let task = format!("{case}/order-delivery-record-resend");
    posted(&mut desk, &task, &found).await.expect("done");
    let sent = desk.sent().len();
    hand_over(&mut desk, date(2026, 4, 7)).await;
    assert_eq!(desk.sent().len(), sent + 1, "the demand");
    pass(&mut desk, date(2026, 4, 20)).await;
    assert_eq!(desk.sent().len(), sent + 1);
    desk.rebuild_changes_nothing("the end").await;
}

/// A demand that waits by then keeps its distance from the day of the posting; one that left stays
/// where it is, and so does the day of the step before it.
#[tokio::test]
async fn s_07_s_08_what_is_said_late_brings_nothing_forward_and_nothing_back() {
    for has_left in [false, true] {
        let mut desk = Desk::new(date(2026, 3, 18)).await;
        let client = client(&mut desk, true).await;
        let case = desk.invoice(&client, "2026-014", date(2026, 2, 21)).await;
        let (last_step, on) = ("reach-out".to_owned(), Some(desk.today()));
        desk.hear(&case, Happened::TakenOver { last_step, on }).await;
        hand_over(&mut desk, SENT_ON).await;
        pass(&mut desk, date(2026, 3, 25)).await;
        if has_left {
            hand_over(&mut desk, UNDONE_ON).await;
        } else {
            pass(&mut desk, UNDONE_ON).await;
        }
        let left = desk.sent().len();
        let on = date(2026, 3, 25);
        let task = format!("{case}/post-letter-resend");
        posted(&mut desk, &task, &registered(on)).await.expect("it was posted");
        desk.tick().await;
        let state = desk.state(&case).await;
        if has_left {
            assert_eq!(state.sent_on("resend"), Some(SENT_ON));
            assert_eq!(state.sent_on("demand-30"), Some(UNDONE_ON));
            assert_eq!(next_of(&desk, &case).await.0, "demand-60");
        } else {
            assert_eq!(state.sent_on("resend"), Some(on));
            // It waits for approval, and leaves four days after the letter: on Monday.
            hand_over(&mut desk, date(2026, 3, 27)).await;
            assert_eq!(desk.sent().len(), left, "two days after it");
            // What names days is read again on the day on which it leaves.
            hand_over(&mut desk, date(2026, 3, 30)).await;
            desk.moment.now += 1.hour();
            desk.approve_and_send().await;
            assert_eq!(desk.sent().len(), left + 1);
        }
        pass(&mut desk, date(2026, 3, 31)).await;
        assert!(proofs(&desk, &case).await.contains(&record(on)), "{has_left}");
        desk.rebuild_changes_nothing("the end").await;
    }
}

/// A letter that was all of its step, and whose approval ran out meanwhile.
#[tokio::test]
async fn what_went_by_post_alone_goes_on_record_after_its_approval_ran_out() {
    let (mut desk, case) = by_post_alone().await;
    pass(&mut desk, date(2026, 5, 12)).await;
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1, "to be read again");
    let on = date(2026, 5, 8);
    let task = format!("{case}/post-letter-demand-60");
    let findings = Findings { sent_on: Some(on), ..Findings::default() };
    posted(&mut desk, &task, &findings).await.expect("it was posted");
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await, []);
    assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::Sent);
    let state = desk.state(&case).await;
    assert_eq!((state.sent_on("demand-60"), &state.pending), (Some(on), &None));
    assert_eq!(next_of(&desk, &case).await.0, "final-notice");
    desk.rebuild_changes_nothing("the end").await;
}

/// What a payment took back was in the letterbox by then: it counts, and nothing takes its place.
#[tokio::test]
async fn what_was_posted_before_a_payment_took_it_back_counts() {
    let (mut desk, case) = to_post().await;
    desk.go_to(date(2026, 3, 20));
    let amount = Money::parse("0.01", Currency::EUR);
    desk.hear(&case, Happened::PaymentReceived { amount }).await;
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1, "with the new sum");
    let task = format!("{case}/post-letter-resend");
    posted(&mut desk, &task, &registered(SENT_ON)).await.expect("it was posted");
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await, []);
    assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::Sent);
    assert_eq!(row(&desk, "2-letter").await.draft.state, OutboxState::Stopped);
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(SENT_ON));
    assert!(!state.is_rest("resend") && state.pending.is_none(), "{state:?}");
    assert_eq!(next_of(&desk, &case).await, ("demand-30".to_owned(), date(2026, 4, 7)));
    pass(&mut desk, date(2026, 3, 24)).await;
    assert_eq!(proofs(&desk, &case).await, [record(SENT_ON)]);
    desk.rebuild_changes_nothing("the end").await;
}

/// Where all was paid meanwhile, the proofs of what was posted are collected all the same.
#[tokio::test]
async fn what_was_posted_is_proved_in_a_case_that_has_ended() {
    let (mut desk, case) = to_post().await;
    desk.go_to(date(2026, 3, 23));
    desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
    let on = date(2026, 3, 20);
    let task = format!("{case}/post-letter-resend");
    posted(&mut desk, &task, &registered(on)).await.expect("it was posted");
    pass(&mut desk, date(2026, 3, 25)).await;
    assert_eq!(proofs(&desk, &case).await, [record(on)]);
    assert!(desk.state(&case).await.ended.is_some());
    desk.rebuild_changes_nothing("the end").await;
}

/// One letter about two invoices was posted in both; one of them has the slip.
#[tokio::test]
async fn a_joint_letter_that_was_posted_goes_on_record_in_each_of_its_cases() {
    let (mut desk, cases) = joint_to_post().await;
    pass(&mut desk, UNDONE_ON).await;
    let on = date(2026, 3, 24);
    let task = format!("{}/post-letter-resend", cases[0]);
    posted(&mut desk, &task, &registered(on)).await.expect("it was posted");
    desk.tick().await;
    for (case, expected) in cases.iter().zip([1, 0]) {
        let state = desk.state(case).await;
        assert_eq!(state.sent_on("resend"), Some(on), "{case}");
        assert_eq!(calls(&tasks_of(&desk, case).await).len(), expected, "{case}: one call");
        assert_eq!(state.given_with_another.len(), 1 - expected, "{case}: {state:?}");
    }
    pass(&mut desk, date(2026, 3, 27)).await;
    assert_eq!(proofs(&desk, &cases[0]).await, [record(on)]);
    assert_eq!(proofs(&desk, &cases[1]).await, [], "one slip, one place for it");
    desk.rebuild_changes_nothing("the end").await;
}
