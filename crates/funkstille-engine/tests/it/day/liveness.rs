//! S-06: once nothing goes wrong any more, all that is due and allowed leaves at once, in its order.

use funkstille_engine::sending::{Ending, Fate};
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::desk::Desk;
use super::unattended::{business, enquiry, round, will};

const CLIENTS: [&str; 6] = ["Mira Lang", "Ute Kern", "Otto Ruh", "Jo Adam", "Ada Vogt", "Kai Horn"];

fn fate() -> impl Strategy<Value = Fate> {
    let later = || Ending::Later { reply: "451 4.3.0 Not now".to_owned() };
    let unheard = || Ending::Uncertain { reply: "no answer".to_owned() };
    let refused = Ending::Refused { reply: "550 5.7.1 Blocked".to_owned(), address_dead: false };
    let accepted = Ending::Accepted { reply: "250 2.0.0 Ok".to_owned() };
    prop_oneof![
        6 => Just(Fate::Before(later())),
        2 => Just(Fate::After(false, later())),
        1 => Just(Fate::Before(refused)),
        1 => Just(Fate::After(true, unheard())),
        1 => Just(Fate::After(false, unheard())),
        2 => Just(Fate::After(true, accepted)),
    ]
}

/// Letters that may still leave by themselves, in the order in which they may.
async fn to_leave(desk: &Desk) -> Vec<String> {
    let mut waiting = Vec::new();
    for state in [OutboxState::SendWindow, OutboxState::HandedOver] {
        for group in desk.letters(state).await {
            let row = &group.channels[0];
            waiting.push((row.draft.send_at, row.letter.clone()));
        }
    }
    waiting.sort();
    waiting.into_iter().map(|(_, letter)| letter).collect()
}

async fn check(fates: Vec<Fate>, rounds: usize) {
    // Sent on five different days, so that they are due on different ones too.
    let mut desk = business(date(2026, 3, 2)).await;
    for (after, name) in (2..).zip(CLIENTS) {
        desk.go_to(date(2026, 3, after));
        let today = desk.today();
        enquiry(&mut desk, name, today).await;
    }
    will(&mut desk, fates);
    for day in [9, 10, 11, 12, 13] {
        desk.go_to(date(2026, 3, day));
        desk.moment.now += 1.hour();
        for _ in 0..rounds {
            round(&mut desk).await;
            desk.moment.now += 7.minutes();
        }
    }
    // Now the server is up. What it refused before waits for its hour.
    will(&mut desk, []);
    desk.moment.now += 2.hours();
    // What may not leave without a reader any more waits for one, and that is seen here.
    let before = desk.sent().len();
    let waited = to_leave(&desk).await;
    for _ in 0..2 {
        round(&mut desk).await;
        desk.moment.now += 1.minute();
    }
    assert_eq!(to_leave(&desk).await, Vec::<String>::new());
    let left: Vec<String> = desk.sent().split_off(before).into_iter().map(|it| it.letter).collect();
    let of_those = waited.iter().filter(|letter| left.contains(letter)).collect::<Vec<_>>();
    let in_order = left.iter().filter(|letter| waited.contains(letter)).collect::<Vec<_>>();
    assert_eq!(in_order, of_those, "in the order in which they may leave");
    // Nothing that is due is left without a letter.
    let mut reading = desk.engine.read().await.expect("reads");
    for row in reading.cases("", 1000).await.expect("cases") {
        assert!(row.due.as_ref().is_none_or(|due| due.on > desk.today()), "{row:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 8, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn s_06_all_that_is_due_leaves_within_two_rounds_once_nothing_goes_wrong(
        fates in proptest::collection::vec(fate(), 0..80), rounds in 1..12_usize,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(check(fates, rounds));
    }
}

/// Many letters at once, and a server that was away until a moment ago: one round, in order.
#[tokio::test]
async fn s_06_after_a_server_was_away_one_round_brings_all_of_them_in_order() {
    let mut desk = business(date(2026, 3, 4)).await;
    for name in CLIENTS {
        enquiry(&mut desk, name, date(2026, 3, 4)).await;
    }
    desk.go_to(date(2026, 3, 9));
    desk.moment.now += 1.hour();
    // What leaves by itself can be taken back for a while.
    round(&mut desk).await;
    desk.moment.now += 10.minutes();
    let later = Ending::Later { reply: "421 4.3.2 Shutting down".to_owned() };
    will(&mut desk, vec![Fate::Before(later); CLIENTS.len()]);
    assert_eq!(round(&mut desk).await.failed.len(), CLIENTS.len());
    desk.moment.now += 5.minutes();
    let waited = to_leave(&desk).await;
    assert_eq!(waited.len(), CLIENTS.len());
    assert_eq!(round(&mut desk).await.sent, waited);
}
