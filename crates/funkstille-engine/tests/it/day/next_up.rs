//! One day everywhere: what the day's page, the list of cases and the case itself say comes next.

use funkstille_core::case::{BounceKind, Happened, Reason};
use funkstille_core::client::ProjectStage;
use funkstille_engine::cases::{CaseOverview, Standing};
use funkstille_engine::letters;
use jiff::civil::{Date, date};

use super::desk::Desk;

/// What the day's page says is next: the day and the step.
async fn next_up(desk: &Desk) -> Option<(Date, String)> {
    desk.page().await.next.map(|next| (next.on, next.step))
}

fn step(on: Date, step: &str) -> (Date, String) {
    (on, step.to_owned())
}

async fn overview(desk: &Desk, case: &str) -> CaseOverview {
    CaseOverview::load(&desk.engine, case, desk.moment.now).await.expect("a case")
}

/// An approval lapses, the days of a letter run out, a task counts as left undone: none is a step.
#[tokio::test]
async fn a_day_on_which_something_runs_out_is_no_step() {
    let mut desk = Desk::new(date(2026, 3, 13)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    let case = desk.silence(&client, &project, date(2026, 3, 8)).await;
    desk.tick().await;
    // What waits today is no news; what follows it is.
    assert_eq!(next_up(&desk).await, Some(step(date(2026, 3, 20), "last-check-in")));
    desk.approve("1").await.expect("an approval");
    assert_eq!(next_up(&desk).await, Some(step(date(2026, 3, 20), "last-check-in")));
    assert_eq!(desk.page().await.tomorrow, 0);
    desk.send().await;
    assert_eq!(next_up(&desk).await, Some(step(date(2026, 3, 20), "last-check-in")));
    let bounced =
        Happened::Bounced { step: Some("check-in".to_owned()), why: BounceKind::AddressDead };
    desk.hear(&case, bounced).await;
    assert_eq!(next_up(&desk).await, None, "it is held");

    // On the day before the last of its window a letter is warned of: that is no step either.
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    assert_eq!(next_up(&desk).await, Some(step(date(2026, 3, 16), "last-check-in")));
    let page = desk.page().await;
    assert_eq!((page.tomorrow, page.this_week), (0, 0));
}

/// A letter about an invoice waits since Tuesday, and a message of a project was due then.
#[tokio::test]
async fn while_a_letter_waits_all_pages_name_the_day_that_keeps_the_distance() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let invoice = desk.invoice(&client, "2026-014", date(2026, 2, 25)).await;
    let running = desk.project(&client, ProjectStage::Running).await;
    let running = desk.silence(&client, &running, date(2026, 2, 23)).await;
    let later = desk.invoice(&client, "2026-019", date(2026, 3, 20)).await;
    desk.go_to(date(2026, 3, 3));
    desk.tick().await;
    let approved = [false, true];
    for is_approved in approved {
        if is_approved {
            desk.approve("1").await.expect("an approval");
        }
        let known = overview(&desk, &running).await;
        let Ok(Standing::Next { step: next, day, reasons }) = known.standing() else { panic!() };
        assert_eq!((next.as_str(), day), ("check-in", date(2026, 3, 9)));
        assert!(reasons.contains(&Reason::OtherCaseFirst { case: invoice.clone() }), "{reasons:?}");
        let plan = known.plan().expect("a plan");
        assert_eq!((plan.steps[0].day, &plan.steps[0].reasons), (day, &reasons));
        assert!(plan.steps.windows(2).all(|two| two[0].day <= two[1].day), "{plan:?}");
        assert_eq!(next_up(&desk).await, Some(step(day, "check-in")));
        // What comes weeks later has nothing to do with it.
        let plan = overview(&desk, &later).await.plan().expect("a plan");
        let is_behind = |reason: &Reason| matches!(reason, Reason::OtherCaseFirst { .. });
        assert_eq!(plan.steps[0].day, date(2026, 3, 24));
        assert!(!plan.steps[0].reasons.iter().any(is_behind), "{plan:?}");
    }
    // It has just left: the day is the same, for what has left.
    desk.send().await;
    let Ok(Standing::Next { day, reasons, .. }) = overview(&desk, &running).await.standing() else {
        panic!()
    };
    assert_eq!(day, date(2026, 3, 9));
    let message_on = date(2026, 3, 3);
    assert!(reasons.contains(&Reason::KeepsGap { days: 4, message_on }), "{reasons:?}");
    assert_eq!(next_up(&desk).await.map(|(on, _)| on), Some(day));
}

/// A letter of less weight that nobody has approved is taken back for one of more: it moves nothing.
#[tokio::test]
async fn a_letter_that_is_taken_back_moves_nothing() {
    let (mut desk, enquiry) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let invoice = desk.invoice("1", "2026-014", date(2026, 3, 5)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let day =
        async |desk: &Desk| overview(desk, &invoice).await.plan().expect("a plan").steps[0].day;
    assert_eq!(day(&desk).await, date(2026, 3, 10));
    letters::approve(&desk.engine, &mut desk.moment, "1", None).await.expect("an approval");
    assert_eq!(day(&desk).await, date(2026, 3, 13), "now {enquiry} goes first");
}
