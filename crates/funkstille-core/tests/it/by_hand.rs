//! Letters that a person posts or faxes: what the plan does before and after.

use std::collections::BTreeSet;

use funkstille_core::case::{
    BounceKind, CaseEvent, CaseState, Decision, FollowOn, Happened, How, Next, NextStep, Opening,
    Switch, decide, next_step,
};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{Action, Stage, Starts};
use jiff::civil::{Date, date};

use crate::data;

/// The day on which `resend` leaves by mail, and is given to a person to be posted.
const SENT_ON: Date = date(2026, 3, 19);

/// The invoice is due.
const DUE_ON: Date = date(2026, 3, 4);

/// An invoice that was sent again by mail and fax, after these further events.
fn state(events: &[(Date, Happened)]) -> CaseState {
    let mut state = CaseState::opened(Opening {
        playbook: "payment".to_owned(),
        stage: Stage::Payment,
        starts: Starts::Due,
        trigger_on: DUE_ON,
        due_on: Some(DUE_ON),
        claim: Money::parse("1000.00", Currency::EUR),
        tolerance_minor: 0,
        left_out: BTreeSet::new(),
        rules: None,
    });
    let on = Some(date(2026, 3, 12));
    let before = Happened::TakenOver { last_step: "reach-out".to_owned(), on };
    for (on, what) in [(date(2026, 3, 12), before), (SENT_ON, sent("resend"))] {
        state.apply(&CaseEvent { on, what });
    }
    for (on, what) in events {
        state.apply(&CaseEvent { on: *on, what: what.clone() });
    }
    state
}

fn sent(step: &str) -> Happened {
    Happened::StepHappened { step: step.to_owned(), how: How::ByProgram }
}

fn post_letter(step: &str) -> FollowOn {
    FollowOn::PostLetter { step: step.to_owned(), given_on: SENT_ON }
}

fn next(state: &CaseState, today: Date) -> (String, Date) {
    let (playbook, around) = (data::playbook("payment"), data::surroundings("DE-BE"));
    match next_step(state, &playbook, &around, Some(today)).expect("a calendar") {
        Next::Step(NextStep { step, day, .. }) => (step, day),
        other => panic!("{other:?}"),
    }
}

fn decisions(state: &CaseState, today: Date) -> Vec<Decision> {
    let (playbook, around) = (data::playbook("payment"), data::surroundings("DE-BE"));
    decide(state, &playbook, &around, Switch::Review, today).expect("a calendar")
}

/// S-01, S-08: a message that left stays done, whatever day the one above it is given.
#[test]
fn s_01_what_left_is_not_due_again_when_the_letter_before_it_is_posted_later() {
    let demanded_on = date(2026, 4, 7);
    for posted_on in [date(2026, 4, 7), date(2026, 4, 9)] {
        let events = [(demanded_on, sent("demand-30")), (posted_on, sent("resend"))];
        let state = state(&events);
        assert_eq!(next(&state, posted_on), ("demand-60".to_owned(), date(2026, 5, 4)));
    }
}

/// The plan of a case waits for what is to be posted about it, whichever case has the task.
#[test]
fn a_letter_that_is_to_be_posted_holds_the_plan_wherever_its_task_is() {
    let task = post_letter("resend");
    let (with, until) = ("1".to_owned(), date(2026, 3, 26));
    let given = Happened::GivenWithAnother { task: task.clone(), with };
    for given in [Happened::FollowOnOpened(task.clone()), given] {
        let mut opening = state(&[(SENT_ON, given.clone())]);
        // By its own rule the demand would come at once.
        opening.opening.due_on = Some(date(2026, 2, 21));
        assert_eq!(next(&opening, SENT_ON), ("demand-30".to_owned(), until), "{given:?}");
        assert_eq!(decisions(&opening, date(2026, 3, 25)), [], "{given:?}");
        let undone = Decision::LeaveFollowOnUndone(task.clone());
        assert!(decisions(&opening, until).contains(&undone), "{given:?}");
        for (what, is_open) in [
            (Happened::FollowOnDone(task.clone()), false),
            (Happened::FollowOnLeftUndone(task.clone()), false),
            (Happened::Disputed, false),
            (Happened::WentAway { last_day: None }, true),
        ] {
            let state = state(&[(SENT_ON, given.clone()), (SENT_ON, what.clone())]);
            assert_eq!(state.with_person().count(), usize::from(is_open), "{given:?} {what:?}");
        }
    }
}

/// A letter that is all that is left of its message is overtaken by nothing, however long it lies
/// there: the other ways came back.
#[test]
fn nothing_is_due_before_a_letter_that_is_all_that_is_left_of_its_message() {
    let why = BounceKind::AddressDead;
    let lost = |channel| Happened::WayLost { step: "resend".to_owned(), channel, why };
    let given = Happened::FollowOnOpened(post_letter("resend"));
    let events = [(SENT_ON, given), (SENT_ON, lost(Action::Email)), (SENT_ON, lost(Action::Fax))];
    let mut state = state(&events);
    // What is looked for meanwhile is on the list.
    for task in [FollowOn::CompareAddresses, FollowOn::Call] {
        state.apply(&CaseEvent { on: SENT_ON, what: Happened::FollowOnOpened(task) });
    }
    let demand_on = date(2026, 4, 7);
    assert_eq!(next(&state, demand_on), ("demand-30".to_owned(), demand_on));
    let call = Decision::LeaveFollowOnUndone(FollowOn::Call);
    assert_eq!(decisions(&state, demand_on), [call]);
}

/// Guard 2: a way that goes again keeps no distance from what left of its message by others and was
/// seen among sent mail.
#[test]
fn a_way_that_goes_again_keeps_no_distance_from_its_own_message() {
    let (step, channel) = ("resend".to_owned(), Action::Fax);
    let lost = Happened::WayLost { step: step.clone(), channel, why: BounceKind::AddressDead };
    let again = Happened::WayGoesAgain { step: step.clone(), channel };
    let state = state(&[(SENT_ON, lost), (SENT_ON, again)]);
    let (playbook, mut around) = (data::playbook("payment"), data::surroundings("DE-BE"));
    around.other_messages_on.push(SENT_ON);
    let friday = date(2026, 3, 20);
    let found = next_step(&state, &playbook, &around, Some(friday)).expect("a calendar");
    let Next::Step(found) = found else { panic!("{found:?}") };
    assert_eq!((found.step, found.day), (step, friday));
}

/// Guard 6: what was still to be posted when it was taken back comes anew, until the next message
/// is due; once that is done, skipped or left undone, the message stands as it left.
#[test]
fn the_rest_of_a_message_is_next_until_a_later_one_is_due() {
    let given = (SENT_ON, Happened::FollowOnOpened(post_letter("resend")));
    let amount = Money::parse("0.01", Currency::EUR);
    let paid = (date(2026, 3, 20), Happened::PaymentReceived { amount });
    let step = "resend".to_owned();
    let state = |more: &[(Date, Happened)]| state(&[&[given.clone(), paid.clone()], more].concat());
    let (friday, demand_on) = (date(2026, 3, 20), date(2026, 4, 7));
    let taken = state(&[]);
    assert_eq!(taken.sent_on("resend"), Some(SENT_ON));
    assert_eq!(next(&taken, friday), (step.clone(), friday));
    assert_eq!(next(&taken, date(2026, 4, 2)), (step.clone(), date(2026, 4, 2)));
    assert_eq!(next(&taken, demand_on), ("demand-30".to_owned(), demand_on));
    let prepared = (friday, Happened::LetterPrepared { step: step.clone() });
    let again = FollowOn::PostLetter { step: step.clone(), given_on: friday };
    let given_again = (friday, Happened::FollowOnOpened(again.clone()));
    let reason = "enough".to_owned();
    for (what, sent_on) in [
        (sent("resend"), friday),
        (Happened::StepSkipped { step: step.clone(), reason }, SENT_ON),
        (Happened::FollowOnLeftUndone(again), SENT_ON),
    ] {
        let state = state(&[prepared.clone(), given_again.clone(), (friday, what.clone())]);
        assert_eq!(state.sent_on("resend"), Some(sent_on), "{what:?}");
        assert_eq!(state.pending, None, "{what:?}");
        assert!(!state.is_rest("resend"), "{what:?}");
    }
}

/// The day of a step moves to that of the posting only where nothing has happened since.
#[test]
fn what_is_said_to_be_posted_later_moves_the_last_step_alone() {
    let task = post_letter("resend");
    let given = (SENT_ON, Happened::FollowOnOpened(task.clone()));
    let undone = (date(2026, 3, 26), Happened::FollowOnLeftUndone(task.clone()));
    let posted_on = date(2026, 3, 23);
    let said = (posted_on, Happened::SentAfterAll { task, with: None });
    let demanded = (date(2026, 4, 7), sent("demand-30"));
    for (events, sent_on, proved) in [
        (vec![given.clone(), undone.clone(), said.clone()], posted_on, vec![posted_on]),
        (vec![given, undone, demanded, said], SENT_ON, vec![posted_on]),
    ] {
        let state = state(&events);
        assert_eq!(state.sent_on("resend"), Some(sent_on), "{events:?}");
        assert_eq!(state.posted_on("resend"), proved, "{events:?}");
    }
}
