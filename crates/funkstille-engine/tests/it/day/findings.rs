//! What a person finds with a task goes on record.

use funkstille_core::client::ProjectStage;
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::tasks::{self, Findings};
use funkstille_engine::words::Language;
use funkstille_engine::{Error, Problem, casefile};
use jiff::civil::date;

use super::desk::Desk;

/// A project whose client is to be called; gives the case too.
async fn to_call() -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let case = desk.silence(&client, &project, date(2026, 3, 4)).await;
    let mut day = date(2026, 3, 4);
    while desk.state(&case).await.pending.is_none() || !is_call(&desk, &case).await {
        day = day.tomorrow().expect("in range");
        desk.go_to(day);
        desk.tick().await;
        desk.approve_and_send().await;
    }
    (desk, case)
}

async fn is_call(desk: &Desk, case: &str) -> bool {
    tasks::one(&desk.engine, &format!("{case}/call"), desk.moment.now).await.is_ok()
}

#[tokio::test]
async fn a_number_and_an_address_are_on_record_and_learned() {
    let (mut desk, case) = to_call().await;
    let findings = Findings {
        note: Some("Sekretariat: ist im Haus".to_owned()),
        number: Some("+49 30 5550188".to_owned()),
        address: Some("Neu@kunde.example".to_owned()),
        good_again: None,
        file: Some(b"a photo".to_vec()),
        sent_on: None,
    };
    let how = (Some(TaskOutcome::NoAnswer), None);
    let task = format!("{case}/call");
    tasks::done_with(&desk.engine, &mut desk.moment, (&task, how), &findings).await.expect("done");
    let mut reading = desk.engine.read().await.expect("reads");
    let view = reading.case_view(&case).await.expect("reads").expect("a case");
    let client = view.matter.expect("a matter").client;
    let view = reading.client_view(&client).await.expect("reads").expect("a client");
    let contact = &view.state.expect("registered").client.contacts[0];
    assert_eq!(contact.numbers, ["+49 30 5550188"]);
    assert!(contact.addresses.contains(&"neu@kunde.example".to_owned()));
    drop(reading);
    let file = casefile::export(&desk.engine, &case).await.expect("a case file").text;
    for part in ["Sekretariat", "a photo", "\"what\":\"record\""] {
        assert!(file.contains(part), "{part}: {file}");
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_the_task_stays() {
    let (mut desk, case) = to_call().await;
    let task = format!("{case}/call");
    let done = (Some(TaskOutcome::NoAnswer), None);
    for findings in [
        Findings { address: Some("nobody".to_owned()), ..Findings::default() },
        Findings { note: Some(" ".to_owned()), ..Findings::default() },
    ] {
        let told = tasks::done_with(&desk.engine, &mut desk.moment, (&task, done), &findings).await;
        assert!(told.is_err(), "{findings:?}");
    }
    let gone = (Some(TaskOutcome::Promised), Some(date(2026, 3, 4)));
    let told = tasks::done(&desk.engine, &mut desk.moment, &task, gone).await;
    assert_eq!(told, Err(Error::from(Problem::DayGone { day: date(2026, 3, 4) })));
    assert!(is_call(&desk, &case).await);
}

/// What the client hears is in the client's language, all else in the user's.
#[tokio::test]
async fn a_script_speaks_to_both_in_their_own_language() {
    let (desk, case) = to_call().await;
    let open =
        tasks::one(&desk.engine, &format!("{case}/call"), desk.moment.now).await.expect("it");
    let script = tasks::script(&desk.engine, &open, Language::En).await.expect("a script");
    let script = script.expect("a call has one").text;
    let part = |wanted: &str| {
        let found = script.parts.iter().find(|(name, _)| name == wanted);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    assert!(part("purpose").starts_with("You only want"), "{}", part("purpose"));
    assert!(part("say").starts_with("Guten Tag"), "{}", part("say"));
    assert!(script.title.starts_with("Call"), "{}", script.title);
    let no_answer = script.outcomes.iter().find(|(name, _)| name == "no-answer");
    assert_eq!(no_answer.map(|(_, meaning)| meaning.as_str()), Some("Nobody picked up."));
}

/// The tracking number of a letter is no telephone number of the client.
#[tokio::test]
async fn a_tracking_number_is_on_record_alone() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 1, 5)).await;
    let step = "final-notice".to_owned();
    let followed = funkstille_core::case::FollowOn::NoteTrackingNumber {
        step: step.clone(),
        sent_on: date(2026, 1, 5),
    };
    desk.open_follow_on(&case, followed).await;
    let findings = Findings { number: Some("RR 1234 5678 9DE".to_owned()), ..Findings::default() };
    let task = format!("{case}/note-tracking-number-{step}");
    let how = (None, None);
    tasks::done_with(&desk.engine, &mut desk.moment, (&task, how), &findings).await.expect("done");
    let mut reading = desk.engine.read().await.expect("reads");
    let view = reading.client_view(&client).await.expect("reads").expect("a client");
    assert!(view.state.expect("registered").client.contacts[0].numbers.is_empty());
    drop(reading);
    let told = desk.entries(&case).await.join("\n");
    assert!(told.contains("task-recorded"), "{told}");
}
