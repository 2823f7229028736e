//! A step is skipped: the one that is next, and nothing comes sooner for it.

use funkstille_core::case::{Block, Happened, Next, Reason, StepFate, next_step};
use funkstille_core::playbook::{Anchor, EndOutcome, TaskOutcome, Unit, Wait};
use funkstille_engine::error::Misfit;
use funkstille_engine::{Error, Problem, cases, letters, tasks};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::desk::Desk;

fn skip(step: &str) -> Happened {
    Happened::StepSkipped { step: step.to_owned(), reason: "we spoke".to_owned() }
}

async fn refused(desk: &mut Desk, case: &str, step: &str) -> Problem {
    match cases::happened(&desk.engine, &mut desk.moment, case, skip(step)).await {
        Err(Error::Problem(problem)) => problem,
        told => panic!("{step}: {told:?}"),
    }
}

/// Which step is next, and on which day.
async fn next(desk: &Desk, case: &str) -> (String, Date) {
    let known = cases::CaseOverview::load(&desk.engine, case, desk.moment.now).await;
    let known = known.expect("a case");
    let today = Some(desk.today());
    match next_step(&known.state, &known.playbook, &known.around, today).expect("a plan") {
        Next::Step(next) => (next.step, next.day),
        held => panic!("{held:?}"),
    }
}

#[tokio::test]
async fn a_step_further_down_is_not_skipped() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    for step in ["last-check-in", "move-on"] {
        let (next, on) = ("check-in".to_owned(), date(2026, 3, 9));
        let problem = Problem::StepNotNext { case: case.clone(), step: step.to_owned(), next, on };
        assert_eq!(refused(&mut desk, &case, step).await, problem);
    }
    assert!(desk.state(&case).await.steps.is_empty());
    // Nor one that has happened, nor any while the case waits for a word.
    desk.day(date(2026, 3, 9)).await;
    let told = refused(&mut desk, &case, "check-in").await;
    assert!(matches!(told, Problem::StepNotNext { .. }), "{told:?}");
    let reason = "holiday".to_owned();
    desk.hear(&case, Happened::Held { until: None, reason }).await;
    let problem = Problem::DoesNotFit { case: case.clone(), why: Misfit::IsHeld };
    assert_eq!(refused(&mut desk, &case, "last-check-in").await, problem);
}

#[tokio::test]
async fn what_follows_a_skipped_step_comes_on_the_day_for_which_that_was_planned() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.day(date(2026, 3, 9)).await;
    desk.go_to(date(2026, 3, 10));
    desk.hear(&case, skip("last-check-in")).await;
    // Planned for the 16th, seven days after the check-in.
    assert_eq!(next(&desk, &case).await, ("move-on".to_owned(), date(2026, 3, 16)));
    assert!(desk.until(date(2026, 3, 13)).await.is_empty());
    assert_eq!(desk.state(&case).await.ended, None);
    desk.until(date(2026, 3, 16)).await;
    let ended = desk.state(&case).await.ended;
    assert_eq!(ended, Some((EndOutcome::MovedOn, date(2026, 3, 16))));
}

/// The call promised an answer, so nobody looked around: what counts from that counts from the day
/// for which it was planned, and the reasons say that it was left out.
#[tokio::test]
async fn no_reason_names_a_step_that_never_was() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 2, 2)).await;
    let (last_step, on) = ("compare-addresses".to_owned(), Some(date(2026, 2, 27)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.tick().await;
    let outcome = (Some(TaskOutcome::Promised), Some(date(2026, 3, 4)));
    let task = format!("{case}/call");
    tasks::done(&desk.engine, &mut desk.moment, &task, outcome).await.expect("done");
    let known = cases::CaseOverview::load(&desk.engine, &case, desk.moment.now).await;
    let known = known.expect("a case");
    let next = next_step(&known.state, &known.playbook, &known.around, Some(desk.today()));
    let Ok(Next::Step(next)) = next else { panic!("{next:?}") };
    // Two business days after the call, a Monday, and five more.
    assert_eq!((next.step.as_str(), next.day), ("resend", date(2026, 3, 11)));
    let (looked, planned_on) = ("signs-of-life".to_owned(), date(2026, 3, 4));
    let wait = Wait { count: 5, unit: Unit::BusinessDays };
    let of = Anchor::Step(looked.clone());
    let after = Reason::After { wait, of, of_day: planned_on };
    let skipped = Reason::Skipped { step: looked, counts_on: planned_on };
    assert_eq!(next.reasons, [after, skipped]);
}

/// A demand that was skipped after the day of the next one: that one is not *after* it, since it
/// never was.
#[tokio::test]
async fn what_was_skipped_is_not_said_to_have_come_before() {
    let today = date(2026, 5, 6);
    let mut desk = Desk::new(today).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
    let (last_step, on) = ("resend".to_owned(), Some(date(2026, 3, 25)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.hear(&case, skip("demand-30")).await;
    let known = cases::CaseOverview::load(&desk.engine, &case, desk.moment.now).await;
    let known = known.expect("a case");
    let next = next_step(&known.state, &known.playbook, &known.around, Some(today));
    let Ok(Next::Step(next)) = next else { panic!("{next:?}") };
    assert_eq!((next.step.as_str(), next.day), ("demand-60", today));
    let skipped = Reason::NotBeforeSkipped { step: "demand-30".to_owned(), on: today };
    assert!(next.reasons.contains(&skipped), "{:?}", next.reasons);
    let is_order = |reason: &Reason| matches!(reason, Reason::KeepsOrder { .. });
    assert!(!next.reasons.iter().any(is_order), "{:?}", next.reasons);
}

/// A letter that waited for days and is skipped then: its day counts from the skipping.
#[tokio::test]
async fn what_follows_a_step_that_was_skipped_late_comes_not_before_that() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    desk.go_to(date(2026, 3, 12));
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    letters::skip(&desk.engine, &mut desk.moment, &number, "we spoke").await.expect("skipped");
    assert_eq!(next(&desk, &case).await, ("last-check-in".to_owned(), date(2026, 3, 19)));
    desk.hear(&case, skip("last-check-in")).await;
    assert_eq!(next(&desk, &case).await, ("move-on".to_owned(), date(2026, 3, 19)));
}

#[tokio::test]
async fn a_case_whose_last_step_is_skipped_says_that_a_person_ends_it() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let invoice = desk.invoice(&client, "2026-014", date(2025, 11, 21)).await;
    let (last_step, on) = ("final-notice".to_owned(), Some(date(2026, 2, 9)));
    desk.hear(&invoice, Happened::TakenOver { last_step, on }).await;
    desk.tick().await;
    desk.hear(&invoice, skip("court")).await;
    let other = desk.client("Ines Kerber").await;
    let project = desk.project(&other, funkstille_core::client::ProjectStage::Enquiry).await;
    let enquiry = desk.silence(&other, &project, date(2026, 2, 9)).await;
    for step in ["check-in", "last-check-in", "move-on"] {
        desk.hear(&enquiry, skip(step)).await;
    }
    desk.until(date(2026, 3, 20)).await;
    let page = desk.page().await;
    let items: Vec<_> = page.groups.iter().flat_map(|(_, items)| items).collect();
    for (case, last) in [(&invoice, "court"), (&enquiry, "move-on")] {
        let state = desk.state(case).await;
        assert!(state.steps.values().any(|record| record.fate == StepFate::Skipped));
        let held = funkstille_engine::today::What::Held(Block::NothingLeft);
        let is_told = |item: &&&funkstille_engine::today::Item| {
            item.what == held && item.concern.cases == [case.clone()]
        };
        assert_eq!(items.iter().filter(is_told).count(), 1, "{case}: {items:?}");
        let why = Misfit::NothingLeft;
        let problem = Problem::DoesNotFit { case: case.clone(), why };
        assert_eq!(refused(&mut desk, case, last).await, problem);
    }
    let end = |outcome| Happened::Ended { outcome, reason: "let it be".to_owned() };
    desk.hear(&invoice, end(EndOutcome::WrittenOff)).await;
    desk.hear(&enquiry, end(EndOutcome::MovedOn)).await;
}
