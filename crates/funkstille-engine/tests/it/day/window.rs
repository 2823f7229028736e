//! How long a letter can be taken back, and that it names the days of the day on which it leaves.

use funkstille_core::guard::{Knowledge, Refusal};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::Stage;
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::letters::{self, Remark};
use funkstille_engine::sending::{self, Delivery};
use funkstille_store::OutboxState;
use jiff::civil::{Date, DateTime, date};
use jiff::{Timestamp, ToSpan};

use super::desk::{Desk, pdf};

/// A Tuesday on which a letter is due.
const DUE_ON: Date = date(2026, 3, 10);

/// A letter that is due on that Tuesday: a check-in, or the step of an invoice that comes after
/// `done`.
async fn due(stage: Stage, done: &str, after_due_days: i32) -> (Desk, String) {
    if stage == Stage::Enquiry {
        let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 5)).await;
        desk.go_to(DUE_ON);
        desk.tick().await;
        return (desk, case);
    }
    let mut desk = Desk::new(DUE_ON.yesterday().expect("in range")).await;
    let client = desk.client("Mira Lang").await;
    let due_on = DUE_ON.checked_sub(after_due_days.days()).expect("in range");
    let new = NewCase {
        client,
        subject: "Rechnung".to_owned(),
        due_on: Some(due_on),
        invoice: Some(funkstille_core::client::InvoiceRef {
            number: "2026-014".to_owned(),
            issued_on: due_on,
            file: None,
        }),
        claim: Money::parse("1000.00", Currency::EUR),
        taken_over: Some((done.to_owned(), due_on.checked_add(10.days()).ok())),
        ..NewCase::default()
    };
    let case = cases::open(&desk.engine, &mut desk.moment, &new).await.expect("a case");
    cases::attach_invoice(&desk.engine, &mut desk.moment, &case, pdf()).await.expect("a file");
    desk.go_to(DUE_ON);
    desk.tick().await;
    (desk, case)
}

fn at(time: &str) -> Timestamp {
    let time: DateTime = time.parse().expect("a time");
    time.in_tz("Europe/Berlin").expect("a zone").timestamp()
}

/// What leaves in this very moment, with fresh knowledge of mailbox and bank.
async fn round(desk: &mut Desk) -> Delivery {
    let now = Some(desk.moment.now);
    let known = Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
    let Desk { engine, moment, sink, .. } = desk;
    sending::deliver(engine, moment, sink, &known).await.expect("a round")
}

/// Approved at one time, the letter leaves at the other: as a letter of that day, not before, and
/// until then it can be taken back.
async fn check(due: impl AsyncFn() -> (Desk, String), approved: &str, leaves: &str) {
    let (mut desk, case) = due().await;
    let step = desk.letters(OutboxState::InReview).await[0].step().to_owned();
    desk.moment.now = at(approved);
    desk.approve("1").await.expect("an approval");
    let sheet = letters::read(&desk.engine, desk.moment.now, "1").await.expect("a letter");
    let letters::Progress::Leaves(found) = sheet.progress else { panic!("{sheet:?}") };
    assert_eq!(found, at(leaves), "{step} approved at {approved}");
    assert!(!sheet.remarks.contains(&Remark::OfAnotherDay), "{approved}");
    let leaves_on = at(leaves).in_tz("Europe/Berlin").expect("a zone").date();
    let names_days = step != "check-in";
    assert!(!names_days || sheet.letter_on == leaves_on, "{step}: {}", sheet.letter_on);

    desk.moment.now = at(leaves) - 1.second();
    assert_eq!(round(&mut desk).await, Delivery::default(), "{step} before its time");
    desk.moment.now = at(leaves);
    desk.send().await;
    assert_eq!(desk.state(&case).await.sent_on(&step), Some(leaves_on), "{step}");

    let (mut desk, case) = due().await;
    desk.moment.now = at(approved);
    desk.approve("1").await.expect("an approval");
    desk.moment.now = at(leaves) - 1.second();
    letters::recall(&desk.engine, &mut desk.moment, "1").await.expect("it can be taken back");
    desk.moment.now = at(leaves);
    desk.send().await;
    assert_eq!(desk.state(&case).await.sent_on(&step), None, "{step}");
}

#[tokio::test]
async fn a_follow_up_can_be_taken_back_for_ten_minutes() {
    for (approved, leaves) in
        [("2026-03-10T08:00", "2026-03-10T09:00"), ("2026-03-10T10:30", "2026-03-10T10:40")]
    {
        check(async || due(Stage::Enquiry, "", 0).await, approved, leaves).await;
    }
}

#[tokio::test]
async fn a_demand_can_be_taken_back_for_an_hour() {
    for (approved, leaves) in [
        ("2026-03-10T08:00", "2026-03-10T09:00"),
        ("2026-03-10T10:30", "2026-03-10T11:30"),
        // Too late for today: it is written as a letter of the next business day.
        ("2026-03-10T17:30", "2026-03-11T09:00"),
        ("2026-03-13T17:30", "2026-03-16T09:00"),
    ] {
        check(async || due(Stage::Payment, "demand-30", 60).await, approved, leaves).await;
    }
}

#[tokio::test]
async fn a_final_notice_leaves_at_the_next_sending_time() {
    for (approved, leaves) in [
        ("2026-03-10T08:00", "2026-03-10T09:00"),
        ("2026-03-10T10:30", "2026-03-11T09:00"),
        // The next sending time is less than an hour away, and the one after it more than a day.
        ("2026-03-10T08:30", "2026-03-11T08:30"),
        ("2026-03-13T08:30", "2026-03-16T09:00"),
        ("2026-03-13T10:30", "2026-03-16T09:00"),
        ("2026-03-14T10:30", "2026-03-16T09:00"),
    ] {
        check(async || due(Stage::Payment, "demand-60", 90).await, approved, leaves).await;
    }
}

/// A letter whose time came while nothing could leave is asked for its hours when it is claimed.
#[tokio::test]
async fn s_07_a_letter_that_is_claimed_outside_the_hours_is_held() {
    for (claimed, is_open) in [
        ("2026-03-10T10:39:59", None),
        ("2026-03-10T10:40", Some(true)),
        ("2026-03-10T17:59", Some(true)),
        ("2026-03-10T18:00", Some(false)),
        ("2026-03-10T23:59", Some(false)),
        ("2026-03-11T07:59", Some(false)),
        ("2026-03-11T08:00", Some(true)),
        // A Saturday.
        ("2026-03-14T10:40", Some(false)),
    ] {
        let (mut desk, _) = due(Stage::Enquiry, "", 0).await;
        desk.moment.now = at("2026-03-10T10:30");
        desk.approve("1").await.expect("an approval");
        desk.moment.now = at(claimed);
        let round = round(&mut desk).await;
        let letter = || "1-email".to_owned();
        let (sent, held) = match is_open {
            None => (vec![], vec![]),
            Some(true) => (vec![letter()], vec![]),
            Some(false) => (vec![], vec![(letter(), vec![Refusal::OutsideHours])]),
        };
        assert_eq!((round.sent, round.held), (sent, held), "{claimed}");
    }
}

/// A letter whose words are the same on every day is read once.
#[tokio::test]
async fn a_letter_that_names_no_day_is_not_to_be_read_again() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    desk.invoice(&client, "2026-014", date(2026, 3, 3)).await;
    desk.go_to(DUE_ON);
    desk.tick().await;
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting[0].step(), "receipt-check");
    desk.go_to(DUE_ON.tomorrow().expect("in range"));
    let approved = letters::approve(&desk.engine, &mut desk.moment, "1", None).await;
    assert!(matches!(approved, Ok(letters::Approved::LeavesAt(_))), "{approved:?}");
}
