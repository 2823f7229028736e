//! The gut check: no new project starts for a client whose invoice had to be sent again, unless a
//! person says why.

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_engine::{Problem, projects};
use funkstille_store::Stream;
use jiff::civil::date;

use super::desk::Desk;

/// A client whose invoice had to be sent again and was paid then.
async fn with_history() -> (Desk, String, String) {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 1, 5)).await;
    let (last_step, on) = ("resend".to_owned(), Some(date(2026, 2, 9)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
    (desk, client, case)
}

#[tokio::test]
async fn no_project_begins_without_a_reason() {
    let (mut desk, client, case) = with_history().await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let refused = Problem::GutCheck { case };
    let running = ("Logo", ProjectStage::Running);
    let told = projects::open(engine, moment, &client, running).await;
    assert_eq!(told, Err(refused.clone().into()));
    let told = projects::open_despite(engine, moment, &client, running, Some(" ")).await;
    assert_eq!(told, Err(refused.clone().into()));
    // An enquiry is an enquiry; it is its beginning that needs the reason.
    let enquiry = ("Logo", ProjectStage::Enquiry);
    let project = projects::open(engine, moment, &client, enquiry).await.expect("a project");
    let told = projects::set_stage(engine, moment, &project, ProjectStage::Running).await;
    assert_eq!(told, Err(refused.into()));
    let why = Some("signed contract of 1 March");
    projects::set_stage_despite(engine, moment, &project, ProjectStage::Running, why)
        .await
        .expect("for a reason");
    // Work that was paused goes on.
    for stage in [ProjectStage::Paused, ProjectStage::Running] {
        projects::set_stage(engine, moment, &project, stage).await.expect("it goes on");
    }
    let mut reading = engine.read().await.expect("reads");
    let entries = reading.entries(&Stream::client(&client)).await.expect("entries");
    let checked = entries.iter().filter(|entry| entry.event_type == "gut-checked");
    assert_eq!(checked.count(), 1);
    drop(reading);
    desk.rebuild_changes_nothing("a gut check").await;
}

#[tokio::test]
async fn whoever_paid_before_that_begins_as_before() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 2, 5)).await;
    desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
    desk.project(&client, ProjectStage::Running).await;
}

/// A person may mean one of two; the answer names both.
#[tokio::test]
async fn two_projects_of_one_title_are_told_as_two() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let found = vec![
        desk.project(&client, ProjectStage::Enquiry).await,
        desk.project(&client, ProjectStage::Enquiry).await,
    ];
    let mut reading = desk.engine.read().await.expect("reads");
    let given = "website-relaunch".to_owned();
    let told = projects::find(&mut reading, &given).await;
    assert_eq!(told, Err(Problem::ManyProjects { given, found }.into()));
}
