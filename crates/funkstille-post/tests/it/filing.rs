//! Copies of what was sent: looked for, and put there once.

use funkstille_post::imap::{Copy, CopyKind, Filed, ImapError, Limits, Login, Mailbox, Secret};
use funkstille_post::imap::{Security, Server};
use funkstille_post::incoming::FolderRole;

use crate::fake::{Append, Fake, Folder, World};
use crate::testbed::look::Look;
use crate::testbed::mail::{FREYA, MailBed};

const ID: &str = "abc@studio.test";
const LETTER: &[u8] = b"Subject: offer\r\nMessage-ID: <abc@studio.test>\r\n\
    X-Funkstille-Letter: <abc@studio.test>\r\n\r\nHello\r\n";

fn copy(kind: CopyKind, folder: &str) -> Copy<'_> {
    let at = "2026-03-09T08:00:00Z".parse().expect("an instant");
    Copy { folder, message_id: ID, bytes: LETTER, at, kind }
}

/// A server with a folder of sent mail.
async fn fake(capabilities: &str) -> Fake {
    let mut world = World::with_messages(capabilities, 3);
    let attributes = "\\Sent".to_owned();
    let sent = Folder { uid_validity: 9, next_uid: 41, modseq: 1, attributes, ..Folder::default() };
    world.folders.insert("Gesendet".to_owned(), sent);
    Fake::start(world).await
}

async fn keep(fake: &Fake) -> Result<Filed, ImapError> {
    let mut mailbox = fake.open(Limits::default()).await;
    mailbox.keep_copy(&copy(CopyKind::Sent, "Gesendet")).await
}

fn sent(fake: &Fake) -> Vec<(u32, Vec<String>, Vec<u8>)> {
    let messages = fake.world().folders["Gesendet"].messages.clone();
    messages.into_iter().map(|it| (it.uid, it.flags, it.bytes)).collect()
}

#[tokio::test]
async fn a_copy_is_put_there_once() {
    for (capabilities, place) in [("UIDPLUS", (9, Some(41))), ("", (0, None))] {
        let fake = fake(capabilities).await;
        let filed = keep(&fake).await.expect("kept");
        assert_eq!(((filed.uid_validity, filed.uid), filed.was_there), (place, false));
        assert_eq!(filed.message_id.as_deref(), Some(ID));
        let again = keep(&fake).await.expect("there");
        let wanted = Filed {
            uid_validity: 9,
            uid: Some(41),
            message_id: Some(ID.to_owned()),
            was_there: true,
        };
        assert_eq!(again, wanted);
        assert_eq!(sent(&fake), [(41, vec!["\\Seen".to_owned()], LETTER.to_vec())]);
        let log = fake.world().log.join("\n");
        assert!(log.contains("(\\Seen) \"09-Mar-2026 08:00:00 +0000\" {"), "{log}");
    }
}

#[tokio::test]
async fn what_the_server_filed_by_itself_is_not_filed_again() {
    // Under another id, as Microsoft and Amazon do, and where only known headers are searched.
    let rewritten = LETTER.to_vec();
    let rewritten = String::from_utf8(rewritten).expect("ASCII");
    let rewritten = rewritten.replacen("<abc@studio.test>", "<0102@eu.amazonses.com>", 1);
    for searches_any_header in [true, false] {
        let fake = fake("").await;
        fake.world().searches_any_header = searches_any_header;
        {
            let mut world = fake.world();
            let folder = world.folders.get_mut("Gesendet").expect("a folder");
            folder.deliver();
            folder.deliver_bytes(rewritten.as_bytes());
            folder.deliver();
        }
        let filed = keep(&fake).await.expect("there");
        assert_eq!((filed.uid, filed.was_there), (Some(42), true));
        assert_eq!(filed.message_id.as_deref(), Some("0102@eu.amazonses.com"));
        assert_eq!(sent(&fake).len(), 3);
    }
}

#[tokio::test]
async fn an_id_that_only_looks_alike_is_another_one() {
    let fake = fake("").await;
    {
        let mut world = fake.world();
        let folder = world.folders.get_mut("Gesendet").expect("a folder");
        folder.deliver_bytes(b"Message-ID: <xabc@studio.test>\r\n\r\nx");
        folder.deliver_bytes(b"References: <abc@studio.test>\r\n\r\nx");
    }
    assert!(!keep(&fake).await.expect("kept").was_there);
    assert_eq!(sent(&fake).len(), 3);
}

#[tokio::test]
async fn after_an_untold_end_it_is_looked_for_before_it_is_put_there_again() {
    for (append, was_there) in [(Append::KeptUntold, true), (Append::Lost, false)] {
        let fake = fake("").await;
        fake.world().append = append.clone();
        let error = keep(&fake).await.expect_err("the connection ended").to_string();
        assert!(error.starts_with("imap-closed"), "{error}");
        fake.world().append = Append::Kept;
        let filed = keep(&fake).await.expect("kept");
        assert_eq!(filed.was_there, was_there, "{append:?}");
        assert_eq!(sent(&fake).len(), 1, "{append:?}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_take_it_says_why() {
    for heard in [false, true] {
        let fake = fake("").await;
        let said = "NO [OVERQUOTA] Mailbox is full".to_owned();
        fake.world().append = Append::Refused { said, heard };
        let mut mailbox = fake.open(Limits::default()).await;
        let error = mailbox.keep_copy(&copy(CopyKind::Sent, "Gesendet")).await.expect_err("full");
        assert_eq!(error.to_string(), "imap-full says=Mailbox is full");
        // The connection is still good.
        fake.world().append = Append::Kept;
        mailbox.keep_copy(&copy(CopyKind::Sent, "Gesendet")).await.expect("kept");
        let error = mailbox.keep_copy(&copy(CopyKind::Sent, "Nirgends")).await.expect_err("none");
        assert!(error.to_string().starts_with("imap-no-folder folder=Nirgends"), "{error}");
    }
}

#[tokio::test]
async fn reading_goes_on_after_a_copy_was_filed_in_between() {
    let fake = fake("").await;
    for _ in 0..10 {
        fake.world().inbox().deliver();
    }
    let mut keeper = crate::keeper::Keeper::default();
    let mut mailbox = fake.open(crate::fake::small()).await;
    let folder = crate::keeper::inbox();
    let none = std::collections::BTreeMap::new();
    keeper.keep(mailbox.next_batch(&folder, None, &none).await.expect("a batch"));
    mailbox.keep_copy(&copy(CopyKind::Sent, "Gesendet")).await.expect("kept");
    keeper.read(&mut mailbox).await.expect("read");
    assert_eq!(keeper.shown(), crate::reading::held(&mut fake.world()));
}

#[tokio::test]
async fn dovecot_keeps_one_copy_and_a_draft() {
    let Some(bed) = MailBed::start() else { return };
    let server = Server {
        host: "localhost".to_owned(),
        port: bed.dovecot().ports.imaps,
        security: Security::Tls,
        extra_roots: vec![std::fs::read(bed.authority()).expect("a certificate")],
    };
    let login =
        Login::Password { user: FREYA.address.to_owned(), password: Secret::new(FREYA.password) };
    let mut mailbox = Mailbox::open(&server, &login, Limits::default()).await.expect("open");
    let folders = mailbox.folders().await.expect("folders");
    let named = |role: FolderRole| {
        folders.iter().find(|it| it.role == role).map(|it| it.name.clone()).expect("a folder")
    };
    let (sent, drafts) = (named(FolderRole::Sent), named(FolderRole::Drafts));
    assert_eq!(mailbox.find_copy(&sent, ID).await, Ok(None));
    let filed = mailbox.keep_copy(&copy(CopyKind::Sent, &sent)).await.expect("kept");
    assert!(filed.uid.is_some() && filed.uid_validity > 0 && !filed.was_there, "{filed:?}");
    let again = mailbox.keep_copy(&copy(CopyKind::Sent, &sent)).await.expect("there");
    assert_eq!(again, Filed { was_there: true, ..filed });
    mailbox.keep_copy(&copy(CopyKind::Draft, &drafts)).await.expect("kept");
    let mut look = Look::inbox(&bed, &FREYA);
    let opened = look.ask(&format!("EXAMINE {sent}"));
    assert!(opened.contains("* 1 EXISTS"), "{opened}");
    let got = look.ask("FETCH 1 (FLAGS INTERNALDATE BODY.PEEK[])");
    for part in ["\\Seen", "09-Mar-2026 08:00:00 +0000", "Subject: offer\r\n"] {
        assert!(got.contains(part), "{part}: {got}");
    }
    look.ask(&format!("EXAMINE {drafts}"));
    let got = look.ask("FETCH 1 (FLAGS)");
    assert!(got.contains("\\Draft"), "{got}");
}
