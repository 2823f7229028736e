//! Messages that came back: the address, the other cases, the calls that follow.

use funkstille_core::case::{Block, BounceKind, FollowOn, Happened, WaitReason};
use funkstille_core::client::{ProjectStage, Reach};
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::cases::{self, Bounce};
use funkstille_engine::error::LetterProblem;
use funkstille_engine::{Error, Problem, clients, letters, tasks};
use funkstille_store::OutboxState;
use funkstille_store::projection::{TaskKind, TaskState};
use jiff::civil::{Date, date};

use super::desk::Desk;

const OLD: &str = "mira.lang@kunde.example";
const NEW: &str = "mira@neu.example";

async fn learn(desk: &mut Desk, client: &str, address: &str) {
    let reach = Reach::Address(address.to_owned());
    clients::learn(&desk.engine, &mut desk.moment, (client, None), reach).await.expect("learned");
}

async fn addresses(desk: &Desk, client: &str) -> Vec<String> {
    let mut reading = desk.engine.read().await.expect("reads");
    let views = reading.client_views(&[client]).await.expect("reads");
    let state = views[client].state.as_ref().expect("a client");
    state.client.contacts.iter().flat_map(|contact| contact.addresses.clone()).collect()
}

async fn bounced(
    desk: &mut Desk,
    case: &str,
    step: &str,
    address: Option<&str>,
) -> Result<(), Error> {
    let (step, why) = (Some(step.to_owned()), BounceKind::AddressDead);
    let bounce = Bounce { step, why, address: address.map(str::to_owned) };
    cases::bounced(&desk.engine, &mut desk.moment, case, &bounce).await
}

async fn mended(desk: &mut Desk, case: &str) -> Result<(), Error> {
    let what = Happened::DeliveryMended;
    cases::happened(&desk.engine, &mut desk.moment, case, what).await.map(drop)
}

/// To whom the one letter that waits goes.
async fn recipients(desk: &Desk) -> Vec<String> {
    let groups = desk.letters(OutboxState::InReview).await;
    let channels = groups.into_iter().flat_map(|group| group.channels);
    channels.map(|letter| letter.recipient).collect()
}

/// An enquiry whose check-in left on 9 March, and a project whose check-in waits for approval on
/// the 17th.
async fn with_two_cases() -> (Desk, String, String, String) {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let enquiry = desk.project(&client, ProjectStage::Enquiry).await;
    let enquiry = desk.silence(&client, &enquiry, date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 9)).await;
    let running = desk.project(&client, ProjectStage::Running).await;
    let running = desk.silence(&client, &running, date(2026, 3, 9)).await;
    desk.go_to(date(2026, 3, 17));
    desk.tick().await;
    (desk, client, enquiry, running)
}

#[tokio::test]
async fn r_03_a_dead_address_is_forgotten_and_nothing_goes_there_from_any_case() {
    let (mut desk, client, enquiry, running) = with_two_cases().await;
    assert_eq!(recipients(&desk).await, [OLD]);
    bounced(&mut desk, &enquiry, "check-in", None).await.expect("it fits");
    assert!(addresses(&desk, &client).await.is_empty());
    assert!(recipients(&desk).await.is_empty(), "the letter of the other case is taken back");
    let ticked = desk.tick().await;
    assert_eq!(ticked.problems, []);
    assert_eq!(recipients(&desk).await, [""], "there is nowhere to send it");
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    let refused = letters::approve(&desk.engine, &mut desk.moment, &number, None).await;
    assert!(matches!(refused, Err(Error::Problem(Problem::NoRecipient { .. }))), "{refused:?}");
    learn(&mut desk, &client, NEW).await;
    desk.tick().await;
    assert_eq!(recipients(&desk).await, [NEW]);
    assert!(desk.state(&running).await.blocks.is_empty());
    desk.rebuild_changes_nothing("the end").await;
}

#[tokio::test]
async fn r_03_mended_needs_another_address() {
    let (mut desk, client, enquiry, _) = with_two_cases().await;
    bounced(&mut desk, &enquiry, "check-in", None).await.expect("it fits");
    desk.tick().await;
    let (case, channel) = (enquiry.clone(), "email".to_owned());
    let problem = LetterProblem::NoGoodAddress { case, client: client.clone(), channel };
    let problem: Error = Problem::Letter(problem).into();
    assert_eq!(mended(&mut desk, &enquiry).await, Err(problem.clone()));
    let task = format!("{enquiry}/compare-addresses");
    let done = tasks::done(&desk.engine, &mut desk.moment, &task, (None, None)).await;
    assert_eq!(done, Err(problem));
    assert!(desk.state(&enquiry).await.blocks.contains(&Block::NeedsAddress));
    learn(&mut desk, &client, NEW).await;
    assert!(desk.state(&enquiry).await.blocks.is_empty(), "there is one");
}

/// The address is that which the report names, where it is on file; else the one to which the
/// letter went.
#[tokio::test]
async fn r_03_the_address_that_died_is_the_one_that_was_written_to() {
    for (named, left) in [
        (None, vec!["zweite@kunde.example"]),
        (Some("MIRA.LANG@kunde.example"), vec!["zweite@kunde.example"]),
        (Some("Zweite@kunde.example"), vec![OLD]),
        // Mail to the first is passed on there.
        (Some("mailbox@elsewhere.example"), vec!["zweite@kunde.example"]),
    ] {
        let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
        learn(&mut desk, "1", "zweite@kunde.example").await;
        // What is given last is used, also where it was known before.
        learn(&mut desk, "1", OLD).await;
        desk.until(date(2026, 3, 9)).await;
        bounced(&mut desk, &case, "check-in", named).await.expect("it fits");
        assert_eq!(addresses(&desk, "1").await, left, "{named:?}");
    }
    // The message that started the case stands in no outbox: it went to the address in use.
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    learn(&mut desk, "1", "zweite@kunde.example").await;
    let bounced = Happened::Bounced { step: None, why: BounceKind::AddressDead };
    desk.hear(&case, bounced).await;
    assert_eq!(addresses(&desk, "1").await, [OLD]);
}

#[tokio::test]
async fn a_joint_letter_that_comes_back_came_back_in_all_its_cases() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let first = desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
    let second = desk.invoice(&client, "2026-019", date(2026, 3, 4)).await;
    assert_eq!(desk.until(date(2026, 3, 10)).await.len(), 1);
    bounced(&mut desk, &second, "receipt-check", None).await.expect("it fits");
    for case in [&first, &second] {
        let state = desk.state(case).await;
        assert_eq!(state.sent_on("receipt-check"), None);
        assert!(state.blocks.contains(&Block::NeedsAddress), "{state:?}");
    }
    learn(&mut desk, &client, NEW).await;
    // What one of them waited for, the other waited for too.
    for case in [&first, &second] {
        assert!(desk.state(case).await.blocks.is_empty());
    }
    let sent = desk.day(date(2026, 3, 11)).await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].recipient, NEW);
    assert!(sent[0].text.contains("2026-014") && sent[0].text.contains("2026-019"));
}

async fn done(
    desk: &mut Desk,
    task: &str,
    outcome: Option<TaskOutcome>,
    until: Option<Date>,
) -> Result<(), Error> {
    tasks::done(&desk.engine, &mut desk.moment, task, (outcome, until)).await
}

/// An enquiry whose check-in came back, with a call on the list.
async fn with_a_call() -> (Desk, String, String) {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 9)).await;
    bounced(&mut desk, &case, "check-in", None).await.expect("it fits");
    desk.tick().await;
    let task = format!("{case}/call");
    (desk, case, task)
}

#[tokio::test]
async fn a_call_outside_the_table_has_an_outcome_with_the_effects_of_a_call() {
    let (mut desk, case, task) = with_a_call().await;
    for outcome in [None, Some(TaskOutcome::Alive)] {
        let refused = done(&mut desk, &task, outcome, None).await;
        let Err(Error::Problem(Problem::UnknownKey { known, .. })) = refused else {
            panic!("{refused:?}")
        };
        assert!(known.contains(&"no-answer".to_owned()), "{known:?}");
    }
    done(&mut desk, &task, Some(TaskOutcome::WrongNumber), None).await.expect("an outcome");
    desk.tick().await;
    let state = desk.state(&case).await;
    assert!(state.follow_ons.contains_key(&FollowOn::FindNumber), "{state:?}");
    assert!(state.blocks.contains(&Block::NeedsAddress));
    let mut reading = desk.engine.read().await.expect("reads");
    let tasks = reading.tasks_of_case(&case).await.expect("tasks");
    let call = tasks.iter().find(|it| it.kind == TaskKind::FollowOn(FollowOn::Call));
    let call = call.map(|call| (call.state, call.outcome));
    assert_eq!(call, Some((TaskState::Done, Some(TaskOutcome::WrongNumber))));
    drop(reading);

    let (mut desk, case, task) = with_a_call().await;
    let until = Some(date(2026, 3, 20));
    done(&mut desk, &task, Some(TaskOutcome::Promised), until).await.expect("an outcome");
    let state = desk.state(&case).await;
    assert!(state.waits.iter().any(|wait| wait.why == WaitReason::Holding), "{state:?}");

    let (mut desk, case, task) = with_a_call().await;
    done(&mut desk, &task, Some(TaskOutcome::Answered), None).await.expect("an outcome");
    assert!(desk.state(&case).await.ended.is_some());

    // That nothing arrived is known: the message goes again once there is an address.
    let (mut desk, case, task) = with_a_call().await;
    done(&mut desk, &task, Some(TaskOutcome::NothingArrived), None).await.expect("an outcome");
    let state = desk.state(&case).await;
    assert_eq!(state.blocks.into_iter().collect::<Vec<_>>(), [Block::NeedsAddress]);
}

/// What holds the plan, an address that is missing, goes on holding it.
#[tokio::test]
async fn a_call_outside_the_table_counts_as_left_undone_and_the_address_still_holds() {
    let (mut desk, case, _) = with_a_call().await;
    assert!(desk.until(date(2026, 3, 13)).await.is_empty());
    assert!(desk.state(&case).await.follow_ons.contains_key(&FollowOn::Call));
    assert!(desk.until(date(2026, 3, 16)).await.is_empty());
    let state = desk.state(&case).await;
    assert!(!state.follow_ons.contains_key(&FollowOn::Call), "{state:?}");
    assert!(state.follow_ons.contains_key(&FollowOn::CompareAddresses));
    assert!(state.blocks.contains(&Block::NeedsAddress));
    let mut reading = desk.engine.read().await.expect("reads");
    let tasks = reading.tasks_of_case(&case).await.expect("tasks");
    let call = tasks.iter().find(|it| it.kind == TaskKind::FollowOn(FollowOn::Call));
    assert_eq!(call.map(|call| call.state), Some(TaskState::LeftUndone));
}
