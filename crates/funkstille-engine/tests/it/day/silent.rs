//! A server that falls silent at any point of the conversation, for ever: the letter is sent again
//! only where it cannot have arrived.

use std::time::Duration;

use funkstille_engine::sending::Ending;
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::date;

use super::desk::Desk;
use super::sending::deliver;
use crate::smtp_server::{Act, At};
use crate::testbed::mail::FREYA;
use crate::way_out;

/// How long it is waited for a server that never answers.
const PATIENCE: Duration = Duration::from_millis(400);

#[tokio::test]
async fn s_01_s_10_a_server_that_falls_silent_never_has_a_letter_twice() {
    let before_the_letter =
        [At::Greeting, At::Hello, At::Login, At::Sender, At::Recipient, At::Start];
    let mut silences: Vec<(At, bool)> = before_the_letter.map(|at| (at, false)).to_vec();
    silences.extend([(At::End, false), (At::End, true)]);
    for (at, done) in silences {
        let server = way_out::server();
        let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
        desk.set(|business| business.email = FREYA.address.into()).await;
        desk.go_to(date(2026, 3, 9));
        desk.tick().await;
        let letters = desk.letters(OutboxState::InReview).await;
        desk.approve(&letters[0].number).await.expect("an approval");
        desk.moment.now += 2.hours();
        server.fail(at, Act::Hang { done });
        desk.sink = way_out::to(server.port(), Some(PATIENCE));
        let first = deliver(&mut desk, &|_| {}).await.expect("a round");
        let [(_, ending)] = &first.failed[..] else { panic!("{at:?}: {first:?}") };
        // Only the dot at the end lets a server take a letter.
        let is_unclear = at == At::End;
        assert_eq!(matches!(ending, Ending::Uncertain { .. }), is_unclear, "{at:?}: {ending:?}");
        desk.sink = way_out::to(server.port(), None);
        for _ in 0..4 {
            desk.moment.now += 16.minutes();
            deliver(&mut desk, &|_| {}).await.expect("a round");
        }
        let sent_on = desk.state(&case).await.sent_on("check-in");
        let unclear = desk.letters(OutboxState::Uncertain).await.len();
        let taken = server.taken().len();
        if is_unclear {
            assert_eq!((taken, sent_on, unclear), (usize::from(done), None, 1), "{at:?}");
        } else {
            assert_eq!((taken, sent_on, unclear), (1, Some(date(2026, 3, 9)), 0), "{at:?}");
        }
    }
}
