//! Guards 4, 5 and 7, and the instant at which something leaves.

use std::collections::BTreeSet;

use funkstille_core::case::{
    CaseEvent, CaseState, Happened, How, Next, Opening, Reason, deadline_on, next_step,
};
use funkstille_core::guard::{LetterFacts, Refusal, is_open, next_open};
use funkstille_core::playbook::{Anchor, Deadline, Rule, Stage, Starts, Step, Unit, Wait};
use jiff::Zoned;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::data;

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("a zone")
}

/// Where the client is, and when a message of a day leaves, on the business's clock in Berlin.
#[test]
fn s07_a_message_leaves_inside_the_hours_of_a_business_day_where_the_client_is() {
    let around = data::surroundings("DE-BE");
    for (day, client, leaves) in [
        (date(2026, 3, 9), None, "2026-03-09T09:00:00+01:00[Europe/Berlin]"),
        (date(2026, 3, 9), Some("Europe/Lisbon"), "2026-03-09T09:00:00+01:00[Europe/Berlin]"),
        (date(2026, 3, 9), Some("America/New_York"), "2026-03-09T13:00:00+01:00[Europe/Berlin]"),
        (date(2026, 3, 9), Some("America/Los_Angeles"), "2026-03-09T16:00:00+01:00[Europe/Berlin]"),
        (date(2026, 3, 9), Some("Asia/Tokyo"), "2026-03-09T09:00:00+01:00[Europe/Berlin]"),
        (date(2026, 3, 9), Some("Pacific/Auckland"), "2026-03-09T20:00:00+01:00[Europe/Berlin]"),
        // In Auckland it is Saturday when it is Friday evening in Berlin.
        (date(2026, 3, 13), Some("Pacific/Auckland"), "2026-03-15T20:00:00+01:00[Europe/Berlin]"),
        (date(2026, 7, 6), None, "2026-07-06T09:00:00+02:00[Europe/Berlin]"),
    ] {
        let client = client.map(zone);
        let at = around.sending.allowed_on(day, client.as_ref(), &around.calendar).expect("a day");
        assert_eq!(at.to_string(), leaves);
        assert!(is_open(&at, client.as_ref(), &around.calendar).expect("a day"), "{at}");
    }
}

/// T-02: an instant that daylight saving skips moves forward; one that it repeats means the first.
#[test]
fn t02_daylight_saving_moves_no_day() {
    let mut sending = data::surroundings("DE-BE").sending;
    sending.at = "02:30".parse().expect("a time");
    let at = |day: Date| sending.on(day).to_string();
    assert_eq!(at(date(2027, 3, 28)), "2027-03-28T03:30:00+02:00[Europe/Berlin]");
    assert_eq!(at(date(2027, 10, 31)), "2027-10-31T02:30:00+02:00[Europe/Berlin]");
}

#[test]
fn nothing_is_open_at_night_or_on_a_holiday() {
    let calendar = data::calendar("DE-BE");
    for (now, client, open) in [
        ("2026-03-09T07:59:59+01:00[Europe/Berlin]", None, false),
        ("2026-03-09T08:00:00+01:00[Europe/Berlin]", None, true),
        ("2026-03-09T17:59:59+01:00[Europe/Berlin]", None, true),
        ("2026-03-09T18:00:00+01:00[Europe/Berlin]", None, false),
        ("2026-03-07T12:00:00+01:00[Europe/Berlin]", None, false),
        ("2026-04-03T12:00:00+02:00[Europe/Berlin]", None, false),
        ("2026-03-09T09:00:00+01:00[Europe/Berlin]", Some("America/New_York"), false),
        ("2026-03-09T16:00:00+01:00[Europe/Berlin]", Some("America/New_York"), true),
    ] {
        let now: Zoned = now.parse().expect("an instant");
        let client = client.map(zone);
        assert_eq!(is_open(&now, client.as_ref(), &calendar), Ok(open), "{now}");
    }
}

#[test]
fn what_cannot_leave_now_leaves_when_it_is_open_again() {
    let calendar = data::calendar("DE-BE");
    for (at, client, open) in [
        ("2026-03-09T12:00:00+01:00[Europe/Berlin]", None, "2026-03-09T12:00:00+01:00"),
        ("2026-03-09T18:55:00+01:00[Europe/Berlin]", None, "2026-03-10T08:00:00+01:00"),
        ("2026-03-06T18:55:00+01:00[Europe/Berlin]", None, "2026-03-09T08:00:00+01:00"),
        ("2026-04-02T23:10:00+02:00[Europe/Berlin]", None, "2026-04-07T08:00:00+02:00"),
        ("2026-03-09T06:10:00+01:00[Europe/Berlin]", None, "2026-03-09T08:00:00+01:00"),
        // It is 04:00 there, then 18:55 here and 13:55 there.
        (
            "2026-03-09T09:00:00+01:00[Europe/Berlin]",
            Some("America/New_York"),
            "2026-03-09T13:00:00+01:00",
        ),
        (
            "2026-03-09T18:55:00+01:00[Europe/Berlin]",
            Some("America/New_York"),
            "2026-03-09T18:55:00+01:00",
        ),
    ] {
        let at: Zoned = at.parse().expect("an instant");
        let client = client.map(zone);
        let found = next_open(&at, client.as_ref(), &calendar).expect("inside the table");
        assert_eq!(found.timestamp(), open.parse().expect("an instant"), "{at}");
    }
}

/// S-15: a case has two messages in a week at most, also where four days lie between the last two.
#[test]
fn s_15_no_third_message_of_a_case_in_one_week() {
    let mut playbook = data::playbook("negotiation");
    let of = Anchor::Step("check-in".to_owned());
    let wait = Wait { count: 4, unit: Unit::Days };
    playbook.steps[1].rule = Rule::After { wait, of, within: None };
    let around = data::surroundings("DE-BE");
    let monday = date(2026, 3, 2);
    for (trigger_on, comes_on) in [
        (date(2026, 2, 27), date(2026, 3, 6)),
        // The message and the follow-up by hand left on the same Monday.
        (monday, date(2026, 3, 9)),
    ] {
        let opening = Opening {
            playbook: "negotiation".to_owned(),
            stage: Stage::Enquiry,
            starts: Starts::Message,
            trigger_on,
            due_on: None,
            claim: None,
            tolerance_minor: 0,
            left_out: BTreeSet::new(),
            rules: None,
        };
        let step = "check-in".to_owned();
        let events = [
            CaseEvent { on: trigger_on, what: Happened::Opened(opening) },
            CaseEvent { on: monday, what: Happened::StepHappened { step, how: How::ByHand } },
        ];
        let state = CaseState::from_history(&events).expect("it was opened");
        let next = next_step(&state, &playbook, &around, Some(monday)).expect("in the table");
        let Next::Step(next) = next else { panic!("{next:?}") };
        assert_eq!((next.step.as_str(), next.day), ("last-check-in", comes_on));
        let is_full = next.reasons.contains(&Reason::WeekIsFull { monday });
        assert_eq!(is_full, trigger_on == monday, "{:?}", next.reasons);
    }
}

fn final_notice() -> Step {
    data::playbook("payment").step("final-notice").expect("the step").clone()
}

fn bounds() -> Deadline {
    final_notice().deadline.expect("a deadline")
}

/// T-04, as far as the playbook sets it: a deadline never ends on no business day.
#[test]
fn t04_a_deadline_ends_on_a_business_day_inside_its_bounds() {
    let calendar = data::calendar("DE-BE");
    let thirty = Deadline { wait: Wait { count: 30, unit: Unit::Days }, ..bounds() };
    for (letter_on, deadline, ends_on) in [
        (date(2026, 6, 2), bounds(), date(2026, 6, 16)),
        // 19 April is a Sunday.
        (date(2026, 4, 5), bounds(), date(2026, 4, 20)),
        // 30 days end on Saturday 4 April; the next business day would be day 33.
        (date(2026, 3, 5), thirty, date(2026, 4, 2)),
    ] {
        assert_eq!(deadline_on(letter_on, deadline, &calendar), Ok(ends_on), "{letter_on}");
    }
}

#[test]
fn a_letter_that_asks_for_money_needs_what_makes_it_stand() {
    let calendar = data::calendar("DE-BE");
    let good = LetterFacts {
        letter_on: date(2026, 6, 2),
        carries_invoice: true,
        asked_before: true,
        deadline: Some((date(2026, 6, 16), bounds())),
        do_not_contact: false,
    };
    let check = |facts: LetterFacts| facts.refusals(&final_notice(), &calendar).expect("days");
    assert_eq!(check(good), []);
    assert_eq!(check(LetterFacts { carries_invoice: false, ..good }), [Refusal::NoInvoice]);
    assert_eq!(check(LetterFacts { asked_before: false, ..good }), [Refusal::NeverAskedBefore]);
    assert_eq!(check(LetterFacts { do_not_contact: true, ..good }), [Refusal::DoNotContact]);
    assert_eq!(check(LetterFacts { deadline: None, ..good }), [Refusal::NoDeadline]);
    let (earliest, latest) = (date(2026, 6, 9), date(2026, 7, 2));
    for deadline_on in [date(2026, 6, 8), date(2026, 7, 3)] {
        let facts = LetterFacts { deadline: Some((deadline_on, bounds())), ..good };
        assert_eq!(check(facts), [Refusal::DeadlineOutside { deadline_on, earliest, latest }]);
    }
}
