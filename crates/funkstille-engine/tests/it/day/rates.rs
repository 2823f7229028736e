//! No server is handed more letters than it takes; what is too many waits in its order.

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_core::guard::{Knowledge, Rates, Refusal};
use funkstille_engine::sending::{self, Delivery, Ending, Fate, Scripted, Transport};
use funkstille_store::OutboxState;
use jiff::civil::date;
use jiff::{SignedDuration, ToSpan};

use super::desk::Desk;

/// As many enquiries as said, whose letters were approved on 9 March and may leave at ten.
async fn with_letters(count: usize, rates: Rates) -> Desk {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    for number in 0..count {
        let client = desk.client(&format!("Mira Lang {number}")).await;
        let project = desk.project(&client, ProjectStage::Enquiry).await;
        desk.silence(&client, &project, date(2026, 3, 4)).await;
    }
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    for letter in desk.letters(OutboxState::InReview).await {
        desk.approve(&letter.number).await.expect("an approval");
    }
    desk.moment.now += 2.hours();
    desk.sink = Transport::Scripted(Scripted { rates: Some(rates), ..Scripted::default() });
    desk
}

async fn round(desk: &mut Desk) -> Delivery {
    let now = Some(desk.moment.now);
    let knowledge = Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
    let Desk { engine, moment, sink, .. } = desk;
    sending::deliver(engine, moment, sink, &knowledge).await.expect("a round")
}

#[tokio::test]
async fn what_is_more_than_an_hour_takes_waits_and_leaves_in_its_order() {
    let mut desk = with_letters(5, Rates { per_hour: 2, per_day: 100 }).await;
    let first = round(&mut desk).await;
    assert_eq!(first.sent, ["1-email", "2-email"]);
    let held: Vec<&str> = first.held.iter().map(|(letter, _)| letter.as_str()).collect();
    assert_eq!(held, ["3-email", "4-email", "5-email"]);
    let until = date(2026, 3, 9).at(11, 0, 0, 0);
    let host = "smtp.scripted.example".to_owned();
    let full = Refusal::ServerFull { host, most: 2, is_daily: false, until };
    assert!(first.held.iter().all(|(_, why)| why == std::slice::from_ref(&full)), "{first:?}");
    desk.moment.now += 59.minutes();
    assert_eq!(round(&mut desk).await.sent, Vec::<String>::new());
    desk.moment.now += 1.minute();
    assert_eq!(round(&mut desk).await.sent, ["3-email", "4-email"]);
    desk.moment.now += 1.hour();
    assert_eq!(round(&mut desk).await.sent, ["5-email"]);
    assert_eq!(desk.sent().len(), 5, "none is lost, none left twice");
}

#[tokio::test]
async fn what_is_more_than_a_day_takes_leaves_on_the_next_business_day() {
    let mut desk = with_letters(3, Rates { per_hour: 50, per_day: 2 }).await;
    assert_eq!(round(&mut desk).await.sent.len(), 2);
    for _ in 0..8 {
        desk.moment.now += 1.hour();
        assert_eq!(round(&mut desk).await.sent, Vec::<String>::new());
    }
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    desk.moment.now += 1.hour();
    assert_eq!(round(&mut desk).await, Delivery::default(), "it is left alone until ten");
    desk.moment.now += 1.hour();
    assert_eq!(round(&mut desk).await.sent, ["3-email"]);
}

/// A server that swallows letters is not handed all of them: the pause grows with each one.
#[tokio::test]
async fn s_10_a_server_that_leaves_a_fate_open_is_left_alone_for_a_while() {
    let mut desk = with_letters(3, Rates { per_hour: 50, per_day: 100 }).await;
    let unheard = || Fate::After(true, Ending::Uncertain { reply: "no answer".to_owned() });
    let Transport::Scripted(scripted) = &mut desk.sink else { panic!("it is scripted") };
    scripted.fates = [unheard(), unheard()].into();
    for (number, minutes) in [("1-email", 5), ("2-email", 15)] {
        let delivery = round(&mut desk).await;
        let failed: Vec<&str> = delivery.failed.iter().map(|(letter, _)| letter.as_str()).collect();
        assert_eq!(failed, [number]);
        let until = desk.moment.now + SignedDuration::from_mins(minutes);
        let until = until.in_tz("Europe/Berlin").expect("a zone").datetime();
        let host = "smtp.scripted.example".to_owned();
        let unclear = Refusal::ServerUnclear { host, until };
        assert!(!delivery.held.is_empty());
        assert!(delivery.held.iter().all(|(_, why)| why == std::slice::from_ref(&unclear)));
        desk.moment.now += SignedDuration::from_mins(minutes - 1);
        assert_eq!(round(&mut desk).await, Delivery::default());
        desk.moment.now += 1.minute();
    }
    assert_eq!(round(&mut desk).await.sent, ["3-email"]);
    assert_eq!(desk.letters(OutboxState::Uncertain).await.len(), 2);
}

#[tokio::test]
async fn a_rate_that_was_lowered_holds_at_once() {
    let mut desk = with_letters(3, Rates { per_hour: 2, per_day: 100 }).await;
    assert_eq!(round(&mut desk).await.sent.len(), 2);
    let Transport::Scripted(scripted) = &mut desk.sink else { panic!("it is scripted") };
    scripted.rates = Some(Rates { per_hour: 1, per_day: 100 });
    desk.moment.now += 59.minutes();
    assert_eq!(round(&mut desk).await.sent, Vec::<String>::new());
    desk.moment.now += 1.minute();
    assert_eq!(round(&mut desk).await.sent, ["3-email"]);
}

/// A Wednesday with two check-ins and, approved with them at half past nine, a demand: that names
/// days which count from the one on which it leaves, and can be taken back for an hour.
async fn with_a_demand(rates: Rates) -> Desk {
    let day = date(2026, 3, 18);
    let mut desk = Desk::new(date(2026, 3, 13)).await;
    for number in 0..2 {
        let client = desk.client(&format!("Mira Lang {number}")).await;
        let project = desk.project(&client, ProjectStage::Enquiry).await;
        desk.silence(&client, &project, date(2026, 3, 13)).await;
    }
    let client = desk.client("Otto Ruh").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 2, 16)).await;
    let (last_step, on) = ("resend".to_owned(), Some(desk.today()));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.go_to(day);
    desk.tick().await;
    desk.moment.now += 90.minutes();
    for letter in desk.letters(OutboxState::InReview).await {
        desk.approve(&letter.number).await.expect("an approval");
    }
    desk.moment.now += 15.minutes();
    desk.sink = Transport::Scripted(Scripted { rates: Some(rates), ..Scripted::default() });
    desk
}

/// What may leave tomorrow as well does not take the place of a letter that would have to be read
/// again then.
#[tokio::test]
async fn a_letter_that_names_its_day_leaves_on_it_before_those_that_name_none() {
    let mut desk = with_a_demand(Rates { per_hour: 50, per_day: 2 }).await;
    let first = round(&mut desk).await;
    assert_eq!(first.sent, ["1-email"]);
    let kept = Refusal::ServerKept { host: "smtp.scripted.example".to_owned(), most: 2 };
    assert_eq!(first.held, [("2-email".to_owned(), vec![kept])]);
    desk.moment.now += 1.hour();
    let second = round(&mut desk).await;
    assert_eq!(second.sent, ["3-email"], "{second:?}");
    assert_eq!(desk.state("3").await.sent_on("demand-30"), Some(date(2026, 3, 18)));
    desk.go_to(date(2026, 3, 19));
    desk.tick().await;
    desk.moment.now += 3.hours();
    assert_eq!(round(&mut desk).await.sent, ["2-email"], "none is lost");
}

/// Where there is room for it on another day only, it is said that it has to be read again then.
#[tokio::test]
async fn a_letter_that_waits_beyond_its_day_says_that_it_has_to_be_read_again() {
    let mut desk = with_a_demand(Rates { per_hour: 50, per_day: 3 }).await;
    assert_eq!(round(&mut desk).await.sent, ["1-email", "2-email"]);
    let Transport::Scripted(scripted) = &mut desk.sink else { panic!("it is scripted") };
    scripted.rates = Some(Rates { per_hour: 50, per_day: 2 });
    desk.moment.now += 1.hour();
    let held = round(&mut desk).await.held;
    let [(letter, why)] = &held[..] else { panic!("one is held: {held:?}") };
    assert_eq!(letter, "3-email");
    let then = Refusal::ToBeReadThen { on: date(2026, 3, 19) };
    assert!(matches!(&why[..], [Refusal::ServerFull { .. }, last] if *last == then), "{why:?}");
}
