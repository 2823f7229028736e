//! What comes of a call, and of tasks that nobody does.

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::cases::CaseOverview;
use funkstille_engine::tasks;
use jiff::civil::{Date, date};

use super::desk::Desk;

/// A project whose call is due on 16 March; gives the desk and the case.
async fn with_call() -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 16)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let case = desk.silence(&client, &project, date(2026, 3, 2)).await;
    let (last_step, on) = ("check-in".to_owned(), Some(date(2026, 3, 10)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.tick().await;
    (desk, case)
}

/// The names of the tasks that are on the list.
async fn open_tasks(desk: &Desk) -> Vec<String> {
    let open = tasks::list(&desk.engine, desk.moment.now).await.expect("tasks");
    open.iter().map(tasks::OpenTask::name).collect()
}

/// The day on which work would be stopped.
async fn stops_on(desk: &Desk, case: &str) -> Date {
    let overview = CaseOverview::load(&desk.engine, case, desk.moment.now).await;
    let plan = overview.expect("an overview").plan().expect("a plan");
    plan.steps.iter().find(|step| step.step == "stop-work").expect("a step").day
}

#[tokio::test]
async fn who_promises_an_answer_is_not_stopped_before_who_is_silent() {
    let (mut desk, case) = with_call().await;
    let silent = stops_on(&desk, &case).await;
    assert_eq!(silent, date(2026, 3, 25));
    let (call, outcome) = (format!("{case}/call"), Some(TaskOutcome::Promised));
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    tasks::done(engine, moment, &call, (outcome, None)).await.expect("done");
    assert_eq!(stops_on(&desk, &case).await, silent);
}

#[tokio::test]
async fn the_court_task_stays_until_somebody_does_it() {
    let mut desk = Desk::new(date(2026, 6, 1)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 1, 15)).await;
    let (last_step, on) = ("final-notice".to_owned(), Some(date(2026, 5, 4)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.tick().await;
    let court = [format!("{case}/court")];
    assert_eq!(open_tasks(&desk).await, court);
    desk.go_to(date(2026, 6, 30));
    desk.tick().await;
    assert_eq!(open_tasks(&desk).await, court, "nothing would come of leaving it undone");
}
