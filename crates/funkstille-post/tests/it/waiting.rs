//! Waiting until something happens. Where it must happen there is all the time in the world; where
//! nothing must, next to none.

use std::time::Duration;

use funkstille_post::imap::{ImapError, Pause, Woke};
use funkstille_post::server::ServerError;

use crate::fake::{Fake, World, small};
use crate::keeper::{Keeper, inbox};

const LONG: Duration = Duration::from_mins(10);
const SHORT: Duration = Duration::from_millis(30);

/// So long is waited where something must happen.
const UNTIL_NEWS: Pause = Pause { at_most: LONG, renew: LONG, done: LONG };

/// So long where nothing must; it is renewed more than once.
const QUIET: Pause = Pause { at_most: SHORT, renew: Duration::from_millis(10), done: LONG };

/// Reads, then waits in a server that says `news` meanwhile.
async fn wait(
    capabilities: &str,
    news: &str,
    pause: Pause,
    change: impl FnOnce(&mut World),
) -> Result<Woke, ImapError> {
    let fake = Fake::start(World::with_messages(capabilities, 3)).await;
    let mut mailbox = fake.open(small()).await;
    let mut keeper = Keeper::default();
    keeper.read(&mut mailbox).await.expect("read");
    news.clone_into(&mut fake.world().idle_news);
    change(&mut fake.world());
    let woke = mailbox.wait(&inbox(), &keeper.state.expect("a state"), pause).await?;
    // The connection is good for more.
    keeper.read(&mut mailbox).await.expect("read");
    Ok(woke)
}

#[tokio::test]
async fn news_wake() {
    for news in
        ["* 4 EXISTS\r\n", "* 1 EXPUNGE\r\n", "* VANISHED 2\r\n", "* 2 FETCH (FLAGS ())\r\n"]
    {
        assert_eq!(wait("IDLE", news, UNTIL_NEWS, |_| {}).await, Ok(Woke::News), "{news}");
    }
}

#[tokio::test]
async fn what_is_no_news_does_not() {
    for news in ["", "* OK Still here\r\n", "* 3 EXISTS\r\n* 0 RECENT\r\n"] {
        assert_eq!(wait("IDLE", news, QUIET, |_| {}).await, Ok(Woke::TimeUp), "{news}");
    }
    assert_eq!(wait("", "", QUIET, |_| {}).await, Ok(Woke::TimeUp));
}

#[tokio::test]
async fn what_happened_before_is_noticed_at_once() {
    for capabilities in ["", "IDLE"] {
        let woke = wait(capabilities, "", UNTIL_NEWS, |world| {
            world.inbox().deliver();
        });
        assert_eq!(woke.await, Ok(Woke::News));
    }
    let woke = wait("IDLE CONDSTORE", "", UNTIL_NEWS, |world| {
        world.inbox().mark(1, "$Waiting");
    });
    let woke = woke.await;
    assert_eq!(woke, Ok(Woke::News));
}

#[tokio::test]
async fn a_server_that_does_not_end_the_waiting_is_given_up() {
    let pause = Pause { done: SHORT, ..QUIET };
    let woke = wait("IDLE", "", pause, |world| world.ends_idle = false).await;
    assert!(matches!(woke, Err(ImapError::Server(ServerError::Silent { .. }))), "{woke:?}");
}
