//! S-09: a server that is away for days, or a program that was switched off, is followed by no burst.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::calendar::days_between;
use funkstille_core::client::ProjectStage;
use funkstille_engine::business::SwitchName;
use funkstille_engine::letters::LetterGroup;
use funkstille_engine::sending::{Delivered, Ending, Fate, Scripted, Transport};
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::desk::Desk;
use super::unattended::{business, enquiry, round, will};

/// The server is not there for as long as this lasts.
fn away() -> Vec<Fate> {
    vec![Fate::Before(Ending::Later { reply: "no route to host".to_owned() }); 10_000]
}

/// The program runs through a day, a round every half hour; nobody is there.
async fn alone(desk: &mut Desk, day: Date) -> Vec<Delivered> {
    desk.go_to(day);
    let before = desk.sent().len();
    for _ in 0..20 {
        round(desk).await;
        desk.moment.now += 32.minutes();
    }
    desk.sent().split_off(before)
}

async fn steps(desk: &Desk, state: OutboxState) -> Vec<String> {
    desk.letters(state).await.iter().map(|group| group.step().to_owned()).collect()
}

/// What left by itself three days late waits for a reader from the fourth on.
#[tokio::test]
async fn s_09_what_is_more_than_three_days_late_waits_for_a_reader() {
    for (down_days, is_read) in [(1_u8, false), (3, false), (4, true), (7, true)] {
        let mut desk = business(date(2026, 3, 4)).await;
        let case = enquiry(&mut desk, "Mira Lang", date(2026, 3, 4)).await;
        will(&mut desk, away());
        let due_on = date(2026, 3, 9);
        for after in 0..i64::from(down_days) {
            let day = due_on.checked_add(after.days()).expect("in range");
            assert_eq!(alone(&mut desk, day).await, [], "{day}");
        }
        will(&mut desk, []);
        let up_on = due_on.checked_add(i64::from(down_days).days()).expect("in range");
        let sent = alone(&mut desk, up_on).await;
        if !is_read {
            assert_eq!(sent.len(), 1, "{down_days} days");
            assert_eq!(desk.state(&case).await.sent_on("check-in"), Some(up_on));
            continue;
        }
        assert_eq!(sent, [], "{down_days} days");
        assert_eq!(steps(&desk, OutboxState::InReview).await, ["check-in"], "{down_days} days");
        // A person reads it in the evening, and it leaves; the next one counts from that day.
        let number = desk.letters(OutboxState::InReview).await[0].number.clone();
        desk.approve(&number).await.expect("an approval");
        let first = until_one_leaves(&mut desk).await;
        assert!(days_between(up_on, first) <= 3, "{first}");
        let second = until_one_leaves(&mut desk).await;
        assert!((7..=10).contains(&days_between(first, second)), "{first} and {second}");
    }
}

/// The day on which the next letter leaves.
async fn until_one_leaves(desk: &mut Desk) -> Date {
    for _ in 0..20 {
        let tomorrow = desk.today().tomorrow().expect("in range");
        if !alone(desk, tomorrow).await.is_empty() {
            return tomorrow;
        }
    }
    panic!("nothing leaves");
}

/// Seven days without a server, with much to send to several clients: then each client gets one
/// letter, and the next one of any of its cases four days later at the earliest.
#[tokio::test]
async fn s_09_after_a_week_without_a_server_each_client_gets_one_letter() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    desk.sink = Transport::Scripted(Scripted::default());
    let mut clients = Vec::new();
    for name in ["Mira Lang", "Ute Kern"] {
        let client = desk.client(name).await;
        let enquiry = desk.project(&client, ProjectStage::Enquiry).await;
        desk.silence(&client, &enquiry, date(2026, 3, 4)).await;
        let running = desk.project(&client, ProjectStage::Running).await;
        desk.silence(&client, &running, date(2026, 3, 4)).await;
        for number in 0..2 {
            let number = format!("2026-{}{number}", clients.len());
            desk.invoice(&client, &number, date(2026, 3, 4)).await;
        }
        clients.push(client);
    }
    will(&mut desk, away());
    for day in 9..=15 {
        assert_eq!(desk.day(date(2026, 3, day)).await, [], "{day} March");
    }
    will(&mut desk, []);
    let first = desk.day(date(2026, 3, 16)).await;
    let mut last: BTreeMap<String, Date> = BTreeMap::new();
    check_one_each(&desk, &first, &mut last, date(2026, 3, 16)).await;
    assert_eq!(last.len(), clients.len(), "each client has its letter");
    let mut day = date(2026, 3, 16);
    let mut count = 0;
    while day < date(2026, 5, 15) {
        day = day.tomorrow().expect("in range");
        let sent = desk.day(day).await;
        count += sent.len();
        check_one_each(&desk, &sent, &mut last, day).await;
    }
    assert!(count > 8, "the plans go on: {count}");
}

async fn check_one_each(
    desk: &Desk,
    sent: &[Delivered],
    last: &mut BTreeMap<String, Date>,
    day: Date,
) {
    let mut today = BTreeSet::new();
    for letter in sent {
        let mut reading = desk.engine.read().await.expect("reads");
        let group = LetterGroup::load(&mut reading, &letter.letter).await.expect("a letter");
        let client = group.channels[0].client.clone();
        assert!(today.insert(client.clone()), "{day}: two to {client}");
        let before = last.insert(client, day);
        assert!(before.is_none_or(|on| days_between(on, day) >= 4), "{before:?} and {day}");
    }
}

/// Whoever says after all that letters are to be read has them read: what was written to leave by
/// itself does not any more.
#[tokio::test]
async fn s_09_what_was_to_leave_by_itself_stays_where_letters_are_to_be_read() {
    let mut desk = business(date(2026, 3, 4)).await;
    enquiry(&mut desk, "Mira Lang", date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    assert_eq!(steps(&desk, OutboxState::SendWindow).await, ["check-in"]);
    desk.set(|business| business.switch = SwitchName::Review).await;
    assert_eq!(alone(&mut desk, date(2026, 3, 9)).await, []);
    assert_eq!(steps(&desk, OutboxState::InReview).await, ["check-in"]);
}
