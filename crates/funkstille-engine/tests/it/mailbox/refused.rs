//! Servers that refuse a message or a folder, or hang up: everything else is read, and nothing is lost
//! without a word.

use funkstille_core::case::Happened;
use funkstille_core::explain::Explain;
use funkstille_engine::Error;
use funkstille_engine::mail as taken;
use funkstille_engine::round::{self, Progress, ReadAccount};
use funkstille_post::imap::ImapError;

use super::business::Business;
use super::cuts::{account, waits, world};
use crate::fake::{Fake, Folder};

/// The place of the answer in the inbox.
const ANSWER: u32 = 2;

async fn read_with(
    (business, fake): (&Business, &Fake),
    tell: &mut dyn FnMut(Progress<'_>),
) -> Result<ReadAccount, Error> {
    let (engine, account) = (&business.desk.engine, account(fake.server()));
    round::read_account(engine, &business.clock, &account, tell).await
}

async fn read(business: &Business, fake: &Fake) -> ReadAccount {
    read_with((business, fake), &mut |_| {}).await.expect("read")
}

fn unread(read: &ReadAccount) -> Vec<(&str, u32, bool)> {
    read.unreadable.iter().map(|(folder, it)| (folder.as_str(), it.uid, it.is_left)).collect()
}

async fn is_read_through(business: &Business) -> bool {
    let mut reading = business.desk.engine.read().await.expect("reads");
    taken::knowledge(&mut reading).await.expect("reads").mailbox_read_at.is_some()
}

const KINDS: [&str; 3] = ["", "CONDSTORE IDLE", "ENABLE CONDSTORE QRESYNC"];

#[tokio::test]
async fn a_message_that_was_refused_once_is_asked_for_again() {
    for kind in KINDS {
        let mut world = world(kind);
        world.broken_uid = ANSWER;
        "NO not now".clone_into(&mut world.brokenness);
        let fake = Fake::start(world).await;
        let (business, case) = waits().await;
        assert_eq!(unread(&read(&business, &fake).await), [("INBOX", ANSWER, false)], "{kind}");
        assert_eq!(business.story(&case).await, []);
        fake.world().broken_uid = 0;
        let again = read(&business, &fake).await;
        assert_eq!((unread(&again), again.new), (vec![], 1), "{kind}");
        assert_eq!(business.story(&case).await, [Happened::Answered]);
    }
}

#[tokio::test]
async fn a_message_that_was_refused_twice_is_told_and_left() {
    for kind in KINDS {
        let mut world = world(kind);
        world.broken_uid = ANSWER;
        let fake = Fake::start(world).await;
        let (business, _) = waits().await;
        read(&business, &fake).await;
        fake.world().inbox().mark(ANSWER, "\\Flagged");
        assert_eq!(unread(&read(&business, &fake).await), [("INBOX", ANSWER, true)], "{kind}");
        fake.world().inbox().mark(ANSWER, "\\Seen");
        fake.world().log.clear();
        for _ in 0..2 {
            assert_eq!(unread(&read(&business, &fake).await), [], "{kind}");
        }
        let log = fake.world().log.join("\n");
        assert!(!log.contains("BODY"), "{log}");
    }
}

#[tokio::test]
async fn a_server_that_hangs_up_on_one_message_is_read_all_the_same() {
    for kind in KINDS {
        let mut world = world(kind);
        world.deadly_uid = 1;
        let fake = Fake::start(world).await;
        let (business, case) = waits().await;
        let first = read(&business, &fake).await;
        // The first message of the folder of sent mail is as deadly.
        let of_inbox = |it: &(&str, u32, bool)| *it == ("INBOX", 1, false);
        assert!(unread(&first).iter().any(of_inbox), "{kind} {first:?}");
        assert_eq!(business.story(&case).await, [Happened::Answered], "{kind}");
        fake.world().deadly_uid = 0;
        let again = read(&business, &fake).await;
        assert_eq!((unread(&again), again.new), (vec![], 2), "{kind} {again:?}");
    }
}

#[tokio::test]
async fn a_folder_that_may_not_be_opened_is_told_and_the_rest_is_read() {
    let mut world = world("CONDSTORE IDLE");
    let refusal = "NO [NOPERM] not yours".to_owned();
    let folder = Folder { uid_validity: 3, refusal: refusal.clone(), ..Folder::default() };
    world.folders.insert("Aktion".to_owned(), folder);
    let fake = Fake::start(world).await;
    let (business, case) = waits().await;
    let first = read(&business, &fake).await;
    let closed = ImapError::NoFolder { folder: "Aktion".to_owned(), says: "not yours".to_owned() };
    assert_eq!(first.closed, [("Aktion".to_owned(), Error::Mailbox(closed))]);
    assert_eq!(business.story(&case).await, [Happened::Answered]);
    assert!(is_read_through(&business).await);
}

#[tokio::test]
async fn without_inbox_or_sent_mail_the_mailbox_does_not_count_as_read() {
    for (closed, is_answered) in [("Sent", true), ("INBOX", false)] {
        let mut world = world("CONDSTORE IDLE");
        let folder = world.folders.get_mut(closed).expect("a folder");
        "NO [UNAVAILABLE] locked".clone_into(&mut folder.refusal);
        let fake = Fake::start(world).await;
        let (business, case) = waits().await;
        let error = read_with((&business, &fake), &mut |_| {}).await.expect_err("it is refused");
        assert_eq!(error.key(), "imap-no-folder", "{closed}");
        let story = business.story(&case).await;
        assert_eq!(story == [Happened::Answered], is_answered, "{closed}: {story:?}");
        assert!(!is_read_through(&business).await, "{closed}");
    }
}

#[tokio::test]
async fn s_02_mail_that_is_moved_while_the_mailbox_is_read_is_not_missed() {
    for kind in KINDS {
        let mut world = world(kind);
        let answer = world.inbox().messages.remove(1);
        let mut later = Folder { uid_validity: 5, next_uid: 1, modseq: 1, ..Folder::default() };
        later.deliver_bytes(&answer.bytes);
        world.folders.insert("Wiedervorlage".to_owned(), later);
        let fake = Fake::start(world).await;
        let (business, case) = waits().await;
        let mut is_moved = false;
        let mut tell = |progress: Progress<'_>| {
            if progress.folder == "INBOX" && progress.remaining == 0 && !is_moved {
                is_moved = true;
                let mut world = fake.world();
                world.folders.get_mut("Wiedervorlage").expect("a folder").expunge(1);
                world.inbox().deliver_bytes(&answer.bytes);
            }
        };
        read_with((&business, &fake), &mut tell).await.expect("read");
        assert_eq!(business.story(&case).await, [Happened::Answered], "{kind}");
    }
}
