//! A Maildir that is watched gives what a server gives.

use std::fs;
use std::path::Path;

use funkstille_post::imap::Limits;
use funkstille_post::incoming::FolderRole;
use funkstille_post::maildir::WatchedMaildir;

use crate::fake::small;
use crate::keeper::{Keeper, inbox};

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn read(maildir: &WatchedMaildir, keeper: &mut Keeper) -> Vec<String> {
    let before = keeper.order.len();
    loop {
        let batch = maildir.next_batch(&inbox(), &keeper.known()).expect("a batch");
        let remaining = batch.remaining;
        keeper.keep(batch);
        if remaining == 0 {
            let text = |uid| keeper.mails.get(uid).map(|mail| mail.bytes.clone());
            let came = keeper.order[before..].iter().filter_map(text);
            return came.map(|bytes| String::from_utf8(bytes).expect("text")).collect();
        }
    }
}

#[test]
fn messages_come_once_the_newest_first() {
    let root = tempfile::tempdir().expect("a folder");
    for at in 1..=7 {
        write(root.path(), &format!("cur/170000000{at}.M1.host:2,S"), &format!("mail {at}"));
    }
    let maildir = WatchedMaildir::new(root.path(), small());
    let mut keeper = Keeper::default();
    let came = read(&maildir, &mut keeper);
    assert_eq!(came, ["mail 7", "mail 6", "mail 5", "mail 4", "mail 3", "mail 2", "mail 1"]);
    assert!(read(&maildir, &mut keeper).is_empty());
    write(root.path(), "new/1600000000.M1.host", "an old date");
    assert_eq!(read(&maildir, &mut keeper), ["an old date"]);
}

#[test]
fn marks_change_and_messages_vanish() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), "new/1.host", "one");
    write(root.path(), "cur/2.host:2,", "two");
    let maildir = WatchedMaildir::new(root.path(), Limits::default());
    let mut keeper = Keeper::default();
    read(&maildir, &mut keeper);
    let cur = root.path().join("cur");
    fs::rename(root.path().join("new/1.host"), cur.join("1.host:2,FS")).expect("renamed");
    fs::remove_file(cur.join("2.host:2,")).expect("removed");
    assert!(read(&maildir, &mut keeper).is_empty());
    let shown = keeper.shown();
    assert_eq!(shown.len(), 1);
    assert_eq!(
        (shown[0].1.as_slice(), shown[0].2.as_slice()),
        (&["\\Flagged".to_owned(), "\\Seen".to_owned()][..], &b"one"[..])
    );
    assert_eq!(keeper.marked, 1);
}

#[test]
fn folders_have_roles() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), "cur/1.host:2,", "one");
    write(root.path(), ".Gesendete Elemente/cur/2.host:2,S", "two");
    write(root.path(), ".Kunden.Wartet/cur/3.host:2,S", "three");
    let maildir = WatchedMaildir::new(root.path(), Limits::default());
    let folders = maildir.folders().expect("folders");
    let shown: Vec<_> = folders.iter().map(|it| (it.name.as_str(), it.role)).collect();
    assert_eq!(
        shown,
        [
            ("INBOX", FolderRole::Inbox),
            ("Gesendete Elemente", FolderRole::Sent),
            ("Kunden.Wartet", FolderRole::Waiting)
        ]
    );
}
