//! A connection that breaks after any byte loses nothing and doubles nothing. Every fifth byte is
//! tried, with each kind of server from another one on.

use funkstille_post::imap::Mailbox;

use crate::fake::{Fake, World, login, small};
use crate::keeper::Keeper;
use crate::reading::{KINDS, held};

const STEP: usize = 5;

/// Reads over a connection that is cut after so many bytes, then over a whole one. Says whether
/// the first was enough.
async fn read_cut(fake: &Fake, keeper: &mut Keeper, cut_after: usize) -> bool {
    fake.world().cut_after = Some(cut_after);
    let first = match Mailbox::open(&fake.server(), &login(), small()).await {
        Ok(mut mailbox) => keeper.read(&mut mailbox).await,
        Err(error) => Err(error),
    };
    fake.world().cut_after = None;
    keeper.read(&mut fake.open(small()).await).await.expect("read");
    first.is_ok()
}

#[tokio::test]
async fn a_cut_after_any_byte_of_the_first_import_loses_and_doubles_nothing() {
    for (from, kind) in KINDS.into_iter().enumerate() {
        let fake = Fake::start(World::with_messages(kind, 7)).await;
        for cut_after in (from..).step_by(STEP) {
            let mut keeper = Keeper::default();
            let whole = read_cut(&fake, &mut keeper, cut_after).await;
            assert_eq!(keeper.shown(), held(&mut fake.world()), "{kind} cut after {cut_after}");
            if whole {
                assert!(cut_after > 700, "{kind} {cut_after}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_cut_after_any_byte_of_a_later_reading_loses_and_doubles_nothing() {
    for (from, kind) in KINDS.into_iter().enumerate() {
        for cut_after in (from..).step_by(STEP) {
            let fake = Fake::start(World::with_messages(kind, 5)).await;
            let mut keeper = Keeper::default();
            keeper.read(&mut fake.open(small()).await).await.expect("read");
            {
                let mut world = fake.world();
                world.inbox().mark(2, "$Waiting");
                world.inbox().expunge(3);
                for _ in 0..5 {
                    world.inbox().deliver();
                }
            }
            let whole = read_cut(&fake, &mut keeper, cut_after).await;
            assert_eq!(keeper.shown(), held(&mut fake.world()), "{kind} cut after {cut_after}");
            if whole {
                assert!(cut_after > 500, "{kind} {cut_after}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_server_that_was_down_is_read_on_when_it_is_up() {
    let fake = Fake::start(World::with_messages("CONDSTORE", 5)).await;
    let mut keeper = Keeper::default();
    let mut mailbox = fake.open(small()).await;
    keeper.read(&mut mailbox).await.expect("read");
    let (mut world, server) = (fake.world().clone(), fake.server());
    drop(fake);
    tokio::task::yield_now().await;
    let error = Mailbox::open(&server, &login(), small()).await.err().expect("nobody is there");
    assert_eq!(error.to_string(), format!("imap-refused place=127.0.0.1:{}", server.port));
    world.inbox().deliver();
    let fake = Fake::start(world).await;
    keeper.read(&mut fake.open(small()).await).await.expect("read");
    assert_eq!(keeper.shown(), held(&mut fake.world()));
}
