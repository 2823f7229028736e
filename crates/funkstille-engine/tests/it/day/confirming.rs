//! The call that asks whether a letter arrived: once for each letter, and not after an answer.

use funkstille_core::case::{FollowOn, Happened, WaitReason};
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::tasks::{self, Findings};
use funkstille_engine::words::Language;
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::desk::Desk;
use super::posting::{SENT_ON, joint_to_post, pass, posted, registered, to_post};
use super::ways::{sent_again, tasks_of};

const LATER: Date = date(2026, 3, 24);

async fn calls(desk: &Desk, case: &str) -> usize {
    tasks_of(desk, case).await.iter().filter(|task| task.is_call()).count()
}

/// What the client says, and whether a call has to ask after it.
fn words() -> Vec<(Happened, bool)> {
    vec![
        (Happened::Answered, false),
        (Happened::HoldingReply { until: None }, false),
        (Happened::PaymentPromised { by: date(2026, 3, 27) }, false),
        (Happened::Disputed, false),
        (Happened::WentAway { last_day: None }, true),
        (Happened::WroteElsewhere, true),
    ]
}

#[tokio::test]
async fn an_answer_or_a_promise_says_that_it_arrived() {
    for (what, is_asked) in words() {
        let (mut desk, case, _) = sent_again().await;
        assert_eq!(calls(&desk, &case).await, 1);
        desk.hear(&case, what.clone()).await;
        assert_eq!(calls(&desk, &case).await, usize::from(is_asked), "{what:?}");
        desk.rebuild_changes_nothing("the end").await;
    }
}

/// The mail left, the registered letter is still to be posted: who answers has the mail.
#[tokio::test]
async fn after_an_answer_no_call_is_asked_for() {
    let (mut desk, case) = to_post().await;
    desk.hear(&case, Happened::Answered).await;
    desk.hear(&case, Happened::WentOn).await;
    desk.go_to(LATER);
    desk.tick().await;
    // What was taken back waits to be approved anew.
    for letter in desk.letters(OutboxState::InReview).await {
        desk.approve(&letter.number).await.expect("an approval");
    }
    desk.hand_over().await;
    let task = format!("{case}/post-letter-resend");
    posted(&mut desk, &task, &registered(LATER)).await.expect("posted");
    desk.tick().await;
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(LATER));
    assert_eq!(calls(&desk, &case).await, 0);
}

/// Two invoices in one letter, which left and was posted.
async fn joint() -> (Desk, [String; 2]) {
    let (mut desk, cases) = joint_to_post().await;
    let task = format!("{}/post-letter-resend", cases[0]);
    posted(&mut desk, &task, &registered(SENT_ON)).await.expect("posted");
    desk.tick().await;
    (desk, cases)
}

#[tokio::test]
async fn a_joint_letter_is_asked_about_once_and_what_is_said_goes_for_all() {
    let (mut desk, [first, second]) = joint().await;
    assert_eq!((calls(&desk, &first).await, calls(&desk, &second).await), (1, 0));
    desk.rebuild_changes_nothing("one call").await;
    let task = format!("{first}/confirm-arrival-resend");
    let how = (Some(TaskOutcome::Promised), Some(date(2026, 4, 2)));
    tasks::done(&desk.engine, &mut desk.moment, &task, how).await.expect("an outcome");
    for case in [&first, &second] {
        let state = desk.state(case).await;
        assert!(state.waits.iter().any(|wait| wait.why == WaitReason::Holding), "{case}");
        assert_eq!(calls(&desk, case).await, 0);
    }
    pass(&mut desk, date(2026, 3, 27)).await;
    assert_eq!(calls(&desk, &second).await, 0);
    desk.rebuild_changes_nothing("the end").await;
}

/// What did not arrive goes again as one letter, and a wrong number is one task.
#[tokio::test]
async fn what_did_not_arrive_goes_again_for_all_of_them() {
    let (mut desk, [first, second]) = joint().await;
    let task = format!("{first}/confirm-arrival-resend");
    let address = Some("mira@neu.example".to_owned());
    let findings = Findings { address, ..Findings::default() };
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let how = (Some(TaskOutcome::NothingArrived), None);
    tasks::done_with(engine, moment, (&task, how), &findings).await.expect("an outcome");
    let sent = desk.day(date(2026, 3, 20)).await;
    let to: Vec<_> = sent.iter().map(|it| (it.channel.as_str(), it.recipient.as_str())).collect();
    assert_eq!(to, [("email", "mira@neu.example")]);
    for case in [&first, &second] {
        assert_eq!(desk.state(case).await.sent_on("resend"), Some(date(2026, 3, 20)), "{case}");
    }

    let (mut desk, [first, second]) = joint().await;
    let task = format!("{first}/confirm-arrival-resend");
    let how = (Some(TaskOutcome::WrongNumber), None);
    tasks::done(&desk.engine, &mut desk.moment, &task, how).await.expect("an outcome");
    desk.tick().await;
    let looked_for = |tasks: Vec<FollowOn>| tasks.contains(&FollowOn::FindNumber);
    assert!(looked_for(tasks_of(&desk, &first).await));
    assert!(!looked_for(tasks_of(&desk, &second).await));
}

#[tokio::test]
async fn the_call_has_words_of_its_own_and_names_every_invoice() {
    let (desk, [first, _]) = joint().await;
    let task = format!("{first}/confirm-arrival-resend");
    let open = tasks::one(&desk.engine, &task, desk.moment.now).await.expect("open");
    for (language, title) in [
        (Language::De, "Lang GmbH anrufen: Ist die Zahlungserinnerung da?"),
        (Language::En, "Call Lang GmbH: has the payment reminder arrived?"),
    ] {
        let script = tasks::script(&desk.engine, &open, language).await.expect("a text");
        let text = script.expect("it has one").text;
        assert_eq!(text.title, title);
        let say = text.parts.iter().find(|(part, _)| part == "say").expect("what to say");
        let named = "Rechnungen 2026-014 und 2026-019: Ich habe Ihnen eine Zahlungserinnerung";
        assert!(say.1.contains(named), "{}", say.1);
    }
}
