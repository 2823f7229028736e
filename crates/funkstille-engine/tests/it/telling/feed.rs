//! The calendar: what stands in it, and who may read it.

use std::collections::BTreeMap;

use funkstille_engine::telling::{agenda, feeds, find_feed, new_feed, revoke_feed};
use jiff::civil::{Date, date};

use crate::day::desk::Desk;

/// Days and titles by id.
async fn read(desk: &Desk, token: &str) -> BTreeMap<String, (Date, String)> {
    let mut reading = desk.engine.read().await.expect("reads");
    let feed = find_feed(&mut reading, token).await.expect("reads").expect("a feed");
    let agenda = agenda(&desk.engine, &feed, desk.moment.now).await.expect("a calendar");
    let entries = agenda.entries.into_iter();
    let all: Vec<_> = entries.map(|it| (it.uid, (it.on, it.title))).collect();
    let by_id: BTreeMap<_, _> = all.iter().cloned().collect();
    assert_eq!(all.len(), by_id.len(), "each id once");
    by_id
}

async fn feed(desk: &mut Desk, names: bool) -> String {
    let new = new_feed(&desk.engine, &mut desk.moment, names).await.expect("a feed");
    new.token.reveal().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_thing_has_the_same_id_tomorrow() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 2)).await;
    let token = feed(&mut desk, true).await;
    let today = read(&desk, &token).await;
    assert!(today.len() > 1, "{today:?}");
    desk.go_to(date(2026, 3, 3));
    let tomorrow = read(&desk, &token).await;
    assert_eq!(today, tomorrow);
    // A letter that waits moves with the day and stays the same thing.
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let later = read(&desk, &token).await;
    assert_eq!(today.keys().collect::<Vec<_>>(), later.keys().collect::<Vec<_>>());
    assert!(later.values().any(|(on, title)| *on == desk.today() && title.contains("Approve")));
}

#[tokio::test(flavor = "multi_thread")]
async fn names_stand_in_it_where_the_user_wants_them() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 2)).await;
    for names in [true, false] {
        let token = feed(&mut desk, names).await;
        let titles = read(&desk, &token).await;
        let named = titles.values().any(|(_, title)| title.contains("Mira Lang"));
        assert_eq!(named, names);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn h_11_a_token_is_long_secret_and_ends_when_it_is_revoked() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 2)).await;
    let (token, other) = (feed(&mut desk, true).await, feed(&mut desk, true).await);
    // Six bits in a sign.
    assert!(token.len() * 6 >= 128 && token != other, "{token}");
    let mut reading = desk.engine.read().await.expect("reads");
    let all = feeds(&mut reading).await.expect("feeds");
    assert!(!format!("{all:?}").contains(&token));
    drop(reading);
    revoke_feed(&desk.engine, &all[0].feed).await.expect("revokes");
    let mut reading = desk.engine.read().await.expect("reads");
    assert_eq!(find_feed(&mut reading, &token).await, Ok(None));
    assert!(find_feed(&mut reading, &other).await.expect("reads").is_some());
    for wrong in ["", "x", &token[1..], &token.to_uppercase()] {
        assert_eq!(find_feed(&mut reading, wrong).await, Ok(None), "{wrong}");
    }
    drop(reading);
    assert!(revoke_feed(&desk.engine, &all[0].feed).await.is_err(), "it is gone");
}
