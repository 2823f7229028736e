//! Names, passwords and folders are what they are, and never a command (H-04).

use funkstille_post::imap::{Login, Mailbox, Secret};
use funkstille_post::incoming::{FolderRole, MailFolder};
use proptest::prelude::*;

use crate::fake::{Fake, World, small};

const EVIL: [&str; 7] = [
    "a\r\nf9 DELETE INBOX",
    "a\nf9 DELETE INBOX",
    "a\" \"b",
    "a\\",
    "{3}",
    "a\u{2028}f9 DELETE INBOX",
    "ä {5}\r\nf9 DELETE INBOX\r\n",
];

/// Logs in and opens a folder with these names, and looks at the commands that arrive.
async fn check(user: &str, password: &str, folder: &str, capabilities: &str) {
    let fake = Fake::start(World::new("")).await;
    capabilities.clone_into(&mut fake.world().capabilities);
    let login = Login::Password { user: user.to_owned(), password: Secret::new(password) };
    if let Ok(mut mailbox) = Mailbox::open(&fake.server(), &login, small()).await {
        let folder = MailFolder { name: folder.to_owned(), role: FolderRole::Other };
        let known = std::collections::BTreeMap::new();
        // Whether the folder is there does not matter here.
        let _ = mailbox.next_batch(&folder, None, &known).await;
    }
    let world = fake.world();
    let expected = ["CAPABILITY", "LOGIN", "AUTHENTICATE", "LIST", "EXAMINE", "ENABLE"];
    for (at, line) in world.log.iter().enumerate() {
        let mut words = line.split(' ');
        assert_eq!(words.next(), Some(format!("f{}", at + 1).as_str()), "{line:?}");
        let command = words.next().unwrap_or_default();
        assert!(expected.contains(&command), "{line:?}");
    }
}

#[tokio::test]
async fn h_04_names_secrets_and_folders_add_no_command() {
    for evil in EVIL {
        for capabilities in
            ["IMAP4rev1", "IMAP4rev1 AUTH=PLAIN", "IMAP4rev1 ENABLE UTF8=ACCEPT AUTH=PLAIN SASL-IR"]
        {
            check(evil, "secret", "Folder", capabilities).await;
            check("freya", evil, "Folder", capabilities).await;
            check("freya", "secret", evil, capabilities).await;
        }
    }
}

#[tokio::test]
async fn h_04_a_zero_byte_is_refused() {
    let fake = Fake::start(World::new("")).await;
    let login = Login::Password { user: "fr\0eya".to_owned(), password: Secret::new("x") };
    assert_eq!(fake.refused(&fake.server(), &login).await, "imap-unsendable-user");
    let mut mailbox = fake.open(small()).await;
    let folder = MailFolder { name: "a\0".to_owned(), role: FolderRole::Other };
    let error = mailbox.next_batch(&folder, None, &std::collections::BTreeMap::new()).await;
    assert_eq!(error.expect_err("refused").to_string(), "imap-unsendable-folder");
}

#[tokio::test]
async fn names_that_are_wrongly_encoded_are_opened_as_they_are() {
    let mut world = World::new("");
    for name in ["M&APw-ller &- S&APY-hne", "Foo & Bar", "&AP"] {
        let folder = world.inbox().clone();
        world.folders.insert(name.to_owned(), folder);
    }
    let fake = Fake::start(world).await;
    let mut mailbox = fake.open(small()).await;
    for name in ["Müller & Söhne", "Foo & Bar", "&AP"] {
        let folder = MailFolder { name: name.to_owned(), role: FolderRole::Other };
        let batch = mailbox.next_batch(&folder, None, &std::collections::BTreeMap::new()).await;
        assert!(batch.is_ok(), "{name}: {batch:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn h_04_no_name_adds_a_command(
        user in "\\PC{0,8}|[\"\\\\{}\r\n a]{0,9}",
        folder in "[\"\\\\{}\r\n a&ä]{1,9}",
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime");
        runtime.block_on(check(&user, &user, &folder, "IMAP4rev1"));
    }
}
