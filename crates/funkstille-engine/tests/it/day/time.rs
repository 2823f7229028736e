//! Time: jumping clocks, zones, daylight saving, deadlines.

use std::collections::BTreeSet;

use funkstille_core::calendar::{Calendar, Region};
use funkstille_core::case::{Happened, Noted};
use funkstille_core::client::{ClientEvent, InvoiceRef, ProjectStage};
use funkstille_core::guard::Knowledge;
use funkstille_core::money::{Currency, Money};
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::tick::tick;
use funkstille_engine::{Error, Problem, clients, letters, sending};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};

use super::desk::{Desk, pdf};

#[tokio::test]
async fn t_01_a_clock_that_jumps_sends_nothing_twice_and_nothing_early() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
    let back = desk.moment.now;
    assert_eq!(desk.day(date(2034, 3, 6)).await.len(), 1);
    // Set back by eight years: what is due then is nothing, and nothing leaves.
    let forward = desk.moment.now;
    for early in [back, forward - 1.second()] {
        desk.moment.now = early;
        let error = tick(&desk.engine, &mut desk.moment).await.expect_err("a clock that is behind");
        assert!(is_clock_behind(&error), "{error:?}");
        assert!(is_clock_behind(&deliver(&mut desk).await));
    }
    desk.moment.now = forward;
    assert!(desk.day(date(2034, 3, 7)).await.is_empty());
    assert!(desk.until(date(2034, 3, 9)).await.is_empty());
    assert_eq!(desk.sent().len(), 1);
}

fn is_clock_behind(error: &Error) -> bool {
    matches!(error, Error::Problem(Problem::ClockBehind { .. }))
}

async fn deliver(desk: &mut Desk) -> Error {
    let now = Some(desk.moment.now);
    let knowledge = Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
    sending::deliver(&desk.engine, &mut desk.moment, &mut desk.sink, &knowledge)
        .await
        .expect_err("a clock that is behind")
}

#[tokio::test]
async fn t_07_a_clock_before_the_last_entry_is_refused() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    let right = desk.moment.now;
    desk.moment.now = right + 2.hours();
    desk.hear(&case, Happened::Noted(Noted::ReadReceipt)).await;
    let last = desk.moment.now;
    desk.moment.now = right;
    let error = tick(&desk.engine, &mut desk.moment).await.expect_err("a clock that is behind");
    assert_eq!(error, Problem::ClockBehind { now: right, last }.into());
    assert!(desk.letters(OutboxState::InReview).await.is_empty());
}

/// Each row: the zone, the day of the message, and the day of the follow-up; between them, or on the
/// day itself, the clocks change.
const CHANGES: &[(&str, Date, Date)] = &[
    ("Europe/Berlin", date(2026, 3, 25), date(2026, 3, 30)),
    ("Europe/Berlin", date(2027, 10, 27), date(2027, 11, 1)),
    ("Europe/London", date(2026, 10, 21), date(2026, 10, 26)),
    ("America/Los_Angeles", date(2026, 3, 4), date(2026, 3, 9)),
    ("America/Los_Angeles", date(2027, 11, 3), date(2027, 11, 8)),
    ("Asia/Tokyo", date(2026, 3, 4), date(2026, 3, 9)),
    ("Pacific/Auckland", date(2027, 3, 31), date(2027, 4, 5)),
    ("Pacific/Auckland", date(2027, 9, 22), date(2027, 9, 27)),
    ("Australia/Lord_Howe", date(2026, 9, 30), date(2026, 10, 5)),
    // Here the clocks jump over midnight of the very day.
    ("Africa/Cairo", date(2026, 4, 19), date(2026, 4, 24)),
];

#[tokio::test]
async fn t_02_every_step_comes_once_on_its_civil_day_when_the_clocks_change() {
    for (zone, sent_on, expected) in CHANGES {
        let mut desk = Desk::new(sent_on.yesterday().expect("in range")).await;
        desk.move_to(zone, "DE-BE").await;
        let client = desk.client("Mira Lang").await;
        let project = desk.project(&client, ProjectStage::Enquiry).await;
        desk.go_to(*sent_on);
        desk.silence(&client, &project, *sent_on).await;
        let mut prepared = Vec::new();
        for _ in 0..24 * 7 {
            desk.moment.now += 1.hour();
            let ticked = desk.tick().await;
            assert_eq!(ticked.problems, [], "{zone}");
            prepared.extend(ticked.done.iter().map(|_| desk.today()));
        }
        assert_eq!(prepared.first(), Some(expected), "{zone} {sent_on}");
        let waiting = desk.letters(OutboxState::InReview).await;
        assert_eq!(waiting.len(), 1, "{zone} {sent_on}");
        let send_at = waiting[0].channels[0].draft.send_at.expect("an instant");
        let there = send_at.in_tz(zone).expect("a zone").datetime();
        assert_eq!(there, expected.at(9, 0, 0, 0), "{zone} {sent_on}");
    }
}

/// Acceptance test (k): the day of a step begins at midnight where the business is.
#[tokio::test]
async fn acceptance_k_a_due_day_begins_at_midnight_in_los_angeles_and_in_tokyo() {
    for (zone, last_instant) in
        [("America/Los_Angeles", "2026-03-09T06:59:59Z"), ("Asia/Tokyo", "2026-03-08T14:59:59Z")]
    {
        let mut desk = Desk::new(date(2026, 3, 3)).await;
        desk.move_to(zone, "US-CA").await;
        let client = desk.client("Mira Lang").await;
        let project = desk.project(&client, ProjectStage::Enquiry).await;
        desk.go_to(date(2026, 3, 4));
        desk.silence(&client, &project, date(2026, 3, 4)).await;
        let last: Timestamp = last_instant.parse().expect("an instant");
        desk.moment.now = last;
        assert_eq!(desk.tick().await.done, [], "{zone}");
        desk.moment.now = last + 1.second();
        assert_eq!(desk.tick().await.done.len(), 1, "{zone}");
    }
}

/// Regions with holidays of their own, and due dates around Easter, Christmas and Whitsun.
#[tokio::test]
async fn t_04_the_deadline_of_a_final_notice_is_a_business_day_of_the_region() {
    for region in ["DE-BE", "DE-BY", "AT-9", "CH-ZH", "GB-ENG"] {
        for due_on in [date(2026, 1, 1), date(2026, 2, 18), date(2026, 9, 22)] {
            let calendar = calendar(region);
            let mut desk = Desk::new(due_on.checked_add(70.days()).expect("in range")).await;
            desk.move_to("Europe/Berlin", region).await;
            let client = desk.client("Mira Lang").await;
            let case = old_case(&mut desk, &client, due_on).await;
            while desk.letters(OutboxState::InReview).await.is_empty() {
                let tomorrow = desk.today().tomorrow().expect("in range");
                desk.go_to(tomorrow);
                assert_eq!(desk.tick().await.problems, []);
            }
            check_deadline(&desk, &calendar, desk.today()).await;
            // Approved days later it is written anew, and the deadline counts from that day.
            let later = calendar.business_days_after(desk.today(), 3).expect("in the table");
            desk.go_to(later);
            let number = desk.letters(OutboxState::InReview).await[0].number.clone();
            let approved = letters::approve(&desk.engine, &mut desk.moment, &number, None).await;
            assert_eq!(approved.expect("an approval"), letters::Approved::WrittenAnew);
            check_deadline(&desk, &calendar, later).await;
            let steps = desk.steps_sent(&case).await;
            assert!(steps.iter().all(|(step, _)| step != "final-notice"), "{steps:?}");
        }
    }
}

fn calendar(region: &str) -> Calendar {
    let data = funkstille_engine::Data::embedded();
    let table = data.holiday_table(&Region::parse(region).expect("a region")).expect("a table");
    Calendar::new(table, BTreeSet::new())
}

/// The deadline is 14 days on, or the first business day after that, and stands in the text.
async fn check_deadline(desk: &Desk, calendar: &Calendar, letter_on: Date) {
    const MONTHS: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let mut deadline = letter_on.checked_add(14.days()).expect("in range");
    while !calendar.is_business_day(deadline).expect("in the table") {
        deadline = deadline.tomorrow().expect("in range");
    }
    assert!(deadline <= letter_on.checked_add(30.days()).expect("in range"));
    let month = MONTHS[usize::try_from(deadline.month() - 1).expect("a month")];
    let written = format!("{}. {month} {}", deadline.day(), deadline.year());
    let text = desk.letters(OutboxState::InReview).await[0].channels[0].draft.text.clone();
    assert!(text.contains(&written), "{letter_on}: {written} is not in\n{text}");
}

/// An invoice of which everything up to the second demand was done elsewhere.
async fn old_case(desk: &mut Desk, client: &str, due_on: Date) -> String {
    let issued_on = due_on.checked_sub(30.days()).expect("in range");
    let new = NewCase {
        client: client.to_owned(),
        subject: "Rechnung".to_owned(),
        due_on: Some(due_on),
        invoice: Some(InvoiceRef { number: "2026-014".to_owned(), issued_on, file: None }),
        claim: Money::parse("1000.00", Currency::EUR),
        taken_over: Some(("demand-60".to_owned(), due_on.checked_add(60.days()).ok())),
        ..NewCase::default()
    };
    let case = cases::open(&desk.engine, &mut desk.moment, &new).await.expect("a case");
    cases::attach_invoice(&desk.engine, &mut desk.moment, &case, pdf()).await.expect("a file");
    case
}

#[tokio::test]
async fn t_06_another_zone_of_business_or_client_moves_no_past_event() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 10)).await;
    let steps = desk.steps_sent(&case).await;
    assert_eq!(steps, [("check-in".to_owned(), date(2026, 3, 9))]);
    let before = desk.entries(&case).await;
    desk.move_to("Pacific/Auckland", "DE-BE").await;
    let zone = ClientEvent::ZoneSet { zone: "America/Los_Angeles".to_owned() };
    clients::set(&desk.engine, &mut desk.moment, "1", &[zone]).await.expect("a zone");
    assert_eq!(desk.entries(&case).await, before);
    assert_eq!(desk.steps_sent(&case).await, steps);
    let sent = desk.until(date(2026, 3, 20)).await;
    assert_eq!(sent.len(), 1);
    assert_eq!(desk.entries(&case).await[..before.len()], before);
    assert_eq!(desk.steps_sent(&case).await[0], steps[0]);
}

/// The letter of a window that ends today is pointed out by the tick that wrote it.
#[tokio::test]
async fn a_letter_of_the_last_day_is_pointed_out_at_once() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 11));
    let ticked = desk.tick().await;
    let done: Vec<&str> = ticked.done.iter().map(|deed| deed.what).collect();
    assert_eq!(done, ["letter-prepared", "window-warned"]);
    assert_eq!(desk.tick().await.done, []);
}
