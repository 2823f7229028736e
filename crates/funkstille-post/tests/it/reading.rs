//! Reading a folder: everything once, the newest first, then what changes.

use funkstille_post::imap::{Doubts, Limits};
use funkstille_post::incoming::{FolderChange, FolderRole, FolderState, MailFolder};

use crate::fake::{Fake, World, small};
use crate::keeper::{Keeper, inbox};

/// Servers of each kind.
pub(crate) const KINDS: [&str; 4] =
    ["", "CONDSTORE", "ENABLE CONDSTORE QRESYNC", "CONDSTORE X-GM-EXT-1 IDLE"];

pub(crate) fn held(world: &mut World) -> Vec<(u32, Vec<String>, Vec<u8>)> {
    let shown = |it: &crate::fake::Message| (it.uid, it.flags.clone(), it.bytes.clone());
    world.inbox().messages.iter().map(shown).collect()
}

#[tokio::test]
async fn the_first_import_goes_from_the_newest_to_the_oldest() {
    for kind in KINDS {
        let fake = Fake::start(World::with_messages(kind, 10)).await;
        let mut keeper = Keeper::default();
        keeper.read(&mut fake.open(small()).await).await.expect("read");
        assert_eq!(keeper.order, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], "{kind}");
        assert_eq!(keeper.shown(), held(&mut fake.world()));
        let state = keeper.state.expect("a state");
        assert_eq!((state.uid_validity, state.next_uid, state.oldest_uid), (7, 11, 1));
        assert_eq!(state.highest_modseq, (!kind.is_empty()).then_some(11));
    }
}

#[tokio::test]
async fn later_only_what_changed_is_read() {
    for kind in KINDS {
        let fake = Fake::start(World::with_messages(kind, 10)).await;
        let mut keeper = Keeper::default();
        let mut mailbox = fake.open(small()).await;
        keeper.read(&mut mailbox).await.expect("read");
        {
            let mut world = fake.world();
            world.inbox().mark(3, "\\Seen");
            world.inbox().mark(4, "$Waiting");
            world.inbox().expunge(5);
            for _ in 0..7 {
                world.inbox().deliver();
            }
            world.inbox().expunge(12);
        }
        keeper.order.clear();
        keeper.read(&mut mailbox).await.expect("read");
        assert_eq!(keeper.order, [11, 13, 14, 15, 16, 17], "{kind}");
        assert_eq!(keeper.marked, 2, "{kind}");
        assert_eq!(keeper.shown(), held(&mut fake.world()), "{kind}");
        keeper.order.clear();
        keeper.read(&mut mailbox).await.expect("read");
        assert_eq!((keeper.order.len(), keeper.marked), (0, 2), "nothing happened: {kind}");
    }
}

#[tokio::test]
async fn nothing_is_asked_about_known_messages_where_the_server_tells() {
    let fake = Fake::start(World::with_messages("ENABLE CONDSTORE QRESYNC", 10)).await;
    let mut keeper = Keeper::default();
    let mut mailbox = fake.open(small()).await;
    keeper.read(&mut mailbox).await.expect("read");
    fake.world().log.clear();
    keeper.read(&mut mailbox).await.expect("read");
    let log = fake.world().log.clone();
    assert_eq!(log.len(), 1, "{log:?}");
    assert!(log[0].ends_with("EXAMINE \"INBOX\" (QRESYNC (7 11 1:10))"), "{log:?}");
}

#[tokio::test]
async fn a_large_import_takes_few_commands() {
    let fake = Fake::start(World::with_messages("", 2000)).await;
    let mut keeper = Keeper::default();
    keeper.read(&mut fake.open(Limits::default()).await).await.expect("read");
    assert_eq!(keeper.mails.len(), 2000);
    let fetches = fake.world().log.iter().filter(|line| line.contains("FETCH")).count();
    assert_eq!(fetches, 4);
}

#[tokio::test]
async fn new_uids_void_the_old_ones() {
    for kind in KINDS {
        let fake = Fake::start(World::with_messages(kind, 5)).await;
        let mut keeper = Keeper::default();
        let mut mailbox = fake.open(small()).await;
        keeper.read(&mut mailbox).await.expect("read");
        {
            let mut world = fake.world();
            world.inbox().uid_validity = 8;
            world.inbox().expunge(2);
            world.inbox().deliver();
        }
        keeper.read(&mut mailbox).await.expect("read");
        assert_eq!(keeper.renumbered, 1, "{kind}");
        assert_eq!(keeper.shown(), held(&mut fake.world()));
    }
}

#[tokio::test]
async fn a_server_that_was_put_back_is_read_anew() {
    let fake = Fake::start(World::with_messages("CONDSTORE", 5)).await;
    let mut keeper = Keeper::default();
    let mut mailbox = fake.open(small()).await;
    keeper.read(&mut mailbox).await.expect("read");
    {
        let mut world = fake.world();
        world.inbox().messages.truncate(2);
        world.inbox().next_uid = 3;
        world.inbox().deliver_bytes(b"another third");
    }
    keeper.read(&mut mailbox).await.expect("read");
    assert_eq!((keeper.renumbered, keeper.shown()), (1, held(&mut fake.world())));
    keeper.read(&mut mailbox).await.expect("read");
    assert_eq!(keeper.renumbered, 1);
}

#[tokio::test]
async fn a_server_without_uidnext_is_read_too() {
    let mut world = World::with_messages("", 4);
    world.has_uid_next = false;
    let fake = Fake::start(world).await;
    let mut keeper = Keeper::default();
    let mut mailbox = fake.open(small()).await;
    for _ in 0..3 {
        keeper.read(&mut mailbox).await.expect("read");
        assert_eq!(keeper.shown(), held(&mut fake.world()));
        fake.world().inbox().deliver();
    }
}

#[tokio::test]
async fn mail_that_comes_during_the_first_import_is_not_missed() {
    for kind in KINDS {
        let fake = Fake::start(World::with_messages(kind, 9)).await;
        let mut keeper = Keeper::default();
        let mut mailbox = fake.open(small()).await;
        loop {
            let known = keeper.known();
            let batch = mailbox.next_batch(&inbox(), keeper.state.as_ref(), &known).await;
            let batch = batch.expect("read");
            let remaining = batch.remaining;
            keeper.keep(batch);
            if remaining == 0 {
                break;
            }
            fake.world().inbox().deliver();
            fake.world().inbox().mark(9, &format!("k{}", 9 - remaining));
        }
        keeper.read(&mut mailbox).await.expect("read");
        assert_eq!(keeper.shown(), held(&mut fake.world()), "{kind}");
    }
}

#[tokio::test]
async fn large_messages_are_cut_and_fill_batches_alone() {
    let mut world = World::new("");
    for size in [10, 290, 1000, 299, 10, 300, 20, 5000] {
        world.inbox().deliver_bytes("y".repeat(size).as_bytes());
    }
    let fake = Fake::start(world).await;
    let mut mailbox = fake.open(small()).await;
    let mut keeper = Keeper::default();
    loop {
        let known = keeper.known();
        let batch = mailbox.next_batch(&inbox(), keeper.state.as_ref(), &known).await;
        let batch = batch.expect("read");
        let remaining = batch.remaining;
        let before: usize = keeper.mails.values().map(|mail| mail.bytes.len()).sum();
        keeper.keep(batch);
        let after: usize = keeper.mails.values().map(|mail| mail.bytes.len()).sum();
        assert!(after - before <= 400, "{} bytes", after - before);
        if remaining == 0 {
            break;
        }
    }
    let sizes: Vec<_> = keeper.mails.values().map(|mail| mail.bytes.len()).collect();
    assert_eq!(sizes, [10, 290, 300, 299, 10, 300, 20, 300]);
    assert_eq!(keeper.order, [8, 7, 6, 5, 4, 3, 2, 1]);
}

#[tokio::test]
async fn an_unreadable_message_is_not_the_end() {
    let mut world = World::with_messages("", 8);
    world.broken_uid = 5;
    let fake = Fake::start(world).await;
    let mut keeper = Keeper::default();
    let mut mailbox = fake.open(small()).await;
    keeper.read(&mut mailbox).await.expect("read");
    assert_eq!(keeper.order, [8, 7, 6, 4, 3, 2, 1]);
    assert_eq!(keeper.unreadable.get(&5).map(String::as_str), Some("cannot read it"));
    fake.world().log.clear();
    keeper.read(&mut mailbox).await.expect("read");
    assert!(!fake.world().log.iter().any(|line| line.contains("BODY")), "asked for again");
}

#[tokio::test]
async fn what_could_not_be_read_is_asked_for_once_more() {
    let mut world = World::with_messages("", 8);
    world.broken_uid = 5;
    let fake = Fake::start(world).await;
    let mut keeper = Keeper::default();
    let mut mailbox = fake.open(small()).await;
    keeper.read(&mut mailbox).await.expect("read");
    let again = mailbox.again(&inbox(), &[5]).await.expect("asked");
    let left = FolderChange::Unreadable { uid: 5, why: "cannot read it".into(), is_last: true };
    assert_eq!(again, [left]);
    fake.world().broken_uid = 0;
    let again = mailbox.again(&inbox(), &[5, 99]).await.expect("asked");
    assert!(matches!(&again[0], FolderChange::Arrived(mail) if mail.uid == 5), "{again:?}");
    assert_eq!(again[1], FolderChange::Vanished { uid: 99 });
    fake.world().inbox().deliver();
    keeper.read(&mut mailbox).await.expect("the mailbox is read on as before");
    assert_eq!(keeper.order.last(), Some(&9));
}

#[tokio::test]
async fn a_message_at_which_the_server_hangs_up_is_found_and_passed() {
    for kind in KINDS {
        let mut world = World::with_messages(kind, 9);
        world.deadly_uid = 5;
        let fake = Fake::start(world).await;
        let (mut keeper, mut doubts) = (Keeper::default(), Doubts::default());
        let mut times = 0;
        loop {
            let mut mailbox = fake.open(small()).await;
            mailbox.doubt(doubts.clone());
            let Err(error) = keeper.read(&mut mailbox).await else { break };
            times += 1;
            assert_eq!(error.to_string(), "imap-closed says=", "{kind}");
            assert!(doubts.hung_up(mailbox.asked()), "{kind}: {:?}", mailbox.asked());
        }
        assert_eq!((times, keeper.order.clone()), (2, vec![9, 8, 7, 6, 4, 3, 2, 1]), "{kind}");
        assert_eq!(keeper.unreadable.get(&5).map(String::as_str), Some(""), "{kind}");
    }
}

#[tokio::test]
async fn gmail_is_read_with_labels_and_without_copies() {
    let mut world = World::new("CONDSTORE X-GM-EXT-1");
    for (name, attributes) in [
        ("[Gmail]", "\\Noselect"),
        ("[Gmail]/Alle Nachrichten", "\\All"),
        ("[Gmail]/Spam", "\\Junk"),
        ("[Gmail]/Gesendet", "\\Sent"),
        ("[Gmail]/Papierkorb", "\\Trash"),
        ("Kunden", ""),
    ] {
        let mut folder = world.inbox().clone();
        attributes.clone_into(&mut folder.attributes);
        world.folders.insert(name.to_owned(), folder);
    }
    let all = world.folders.get_mut("[Gmail]/Alle Nachrichten").expect("a folder");
    all.deliver();
    all.messages[0].labels = "\"\\\\Inbox\" \"B&APw-ro\"".to_owned();
    let fake = Fake::start(world).await;
    let mut mailbox = fake.open(small()).await;
    let folders = mailbox.folders().await.expect("folders");
    assert_eq!((folders.len(), folders[0].role), (6, FolderRole::Inbox));
    let folders = mailbox.without_copies(folders);
    let roles: Vec<_> = folders.iter().map(|folder| folder.role).collect();
    assert_eq!(roles, [FolderRole::All, FolderRole::Trash, FolderRole::Junk]);
    let mut keeper = Keeper::default();
    keeper.read_folder(&mut mailbox, &folders[0]).await.expect("read");
    let mail = &keeper.mails[&1];
    assert_eq!(mail.gmail_id, Some(1001));
    assert_eq!(mail.marks.labels, ["Büro", "\\Inbox"]);
    assert_eq!(mail.received_at.map(|at| at.to_string()).as_deref(), Some("2026-01-05T09:00:00Z"));
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_named() {
    let fake = Fake::start(World::new("")).await;
    let mut mailbox = fake.open(small()).await;
    let folder = MailFolder { name: "Büro".to_owned(), role: FolderRole::Other };
    let error = mailbox.next_batch(&folder, None, &std::collections::BTreeMap::new()).await;
    let error = error.expect_err("an error").to_string();
    assert_eq!(error, "imap-no-folder folder=Büro says=no such folder");
    let mut keeper = Keeper::default();
    keeper.read(&mut mailbox).await.expect("the mailbox is still of use");
    let closed = "NO [UNAVAILABLE] it is locked";
    closed.clone_into(&mut fake.world().inbox().refusal);
    let error = keeper.read(&mut mailbox).await.expect_err("an error").to_string();
    assert_eq!(error, "imap-no-folder folder=INBOX says=it is locked");
}

#[tokio::test]
async fn a_state_that_makes_no_sense_is_no_state() {
    let fake = Fake::start(World::with_messages("CONDSTORE", 2)).await;
    let state = FolderState { uid_validity: 7, next_uid: 1, oldest_uid: 9, highest_modseq: None };
    let mut keeper = Keeper { state: Some(state), ..Keeper::default() };
    keeper.read(&mut fake.open(small()).await).await.expect("read");
    assert_eq!(keeper.shown(), held(&mut fake.world()));
}

#[tokio::test]
async fn nothing_is_ever_written() {
    for kind in KINDS {
        let fake =
            Fake::start(World::with_messages(&format!("{kind} SPECIAL-USE LIST-EXTENDED"), 9))
                .await;
        let mut keeper = Keeper::default();
        let mut mailbox = fake.open(small()).await;
        mailbox.folders().await.expect("folders");
        keeper.read(&mut mailbox).await.expect("read");
        fake.world().inbox().mark(1, "\\Seen");
        keeper.read(&mut mailbox).await.expect("read");
        mailbox.close().await;
        for line in &fake.world().log {
            let words: Vec<_> = line.split(' ').skip(1).collect();
            let command = if words[0] == "UID" { words[1] } else { words[0] };
            let reading = [
                "CAPABILITY",
                "AUTHENTICATE",
                "ENABLE",
                "LIST",
                "NAMESPACE",
                "EXAMINE",
                "SEARCH",
                "FETCH",
                "LOGOUT",
            ];
            assert!(reading.contains(&command), "{line}");
            assert!(!line.contains("BODY") || line.contains("BODY.PEEK["), "{line}");
            assert!(!line.contains("RFC822"), "{line}");
        }
    }
}

#[tokio::test]
async fn a_server_that_cannot_just_now_costs_no_message() {
    let mut world = World::with_messages("", 8);
    world.broken_uid = 5;
    "NO [UNAVAILABLE] later".clone_into(&mut world.brokenness);
    let fake = Fake::start(world).await;
    let mut keeper = Keeper::default();
    let error = keeper.read(&mut fake.open(small()).await).await.expect_err("an error");
    assert_eq!(error.to_string(), "imap-unavailable says=later");
    fake.world().broken_uid = 0;
    keeper.read(&mut fake.open(small()).await).await.expect("read");
    assert_eq!(keeper.shown(), held(&mut fake.world()));
}

#[tokio::test]
async fn another_command_between_two_batches_does_no_harm() {
    let fake = Fake::start(World::with_messages("", 8)).await;
    // In a task of its own, as a program reads.
    let mut mailbox = fake.open(small()).await;
    let task = tokio::spawn(async move {
        let mut keeper = Keeper::default();
        loop {
            let known = keeper.known();
            let batch = mailbox.next_batch(&inbox(), keeper.state.as_ref(), &known).await;
            let batch = batch.expect("read");
            let remaining = batch.remaining;
            keeper.keep(batch);
            mailbox.folders().await.expect("folders");
            if remaining == 0 {
                return keeper;
            }
        }
    });
    assert_eq!(task.await.expect("the task").shown(), held(&mut fake.world()));
}
