//! Mail of others, where it is at hand: none of it may stop the intake, and the same again is
//! nothing new.

use std::path::Path;

use funkstille_post::incoming::{FolderChange, FolderRole, IncomingMail, Marks};
use jiff::civil::date;

use super::post::{Post, batch, folder};

/// The variable that names the folder with samples (docs/accuracy.md).
const SAMPLES: &str = "FUNKSTILLE_SAMPLES";

fn collect(path: &Path, files: &mut Vec<Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(path) else { return };
    let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(&entry, files);
        } else if let Ok(bytes) = std::fs::read(&entry) {
            files.push(bytes);
        }
    }
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "samples are no part of the configuration")]
async fn mail_of_others_is_taken_in_whole() {
    let Some(samples) = std::env::var_os(SAMPLES) else {
        eprintln!("{SAMPLES} names no folder: nothing was checked");
        return;
    };
    let mut files = Vec::new();
    collect(&Path::new(&samples).join("mail"), &mut files);
    let mut post = Post::new(date(2026, 3, 4)).await;
    let changes: Vec<FolderChange> = (1..)
        .zip(files)
        .map(|(uid, bytes)| {
            let marks = Marks::default();
            let mail = IncomingMail { uid, bytes, received_at: None, marks, gmail_id: None };
            FolderChange::Arrived(mail)
        })
        .collect();
    let count = changes.len();
    let all = batch(changes, u32::MAX);
    let first = post.take(&folder(FolderRole::Inbox), &all).await;
    assert_eq!(first.new + first.known + first.unreadable.len(), count);
    assert_eq!(first.told, []);
    let again = post.take(&folder(FolderRole::Inbox), &all).await;
    assert_eq!((again.new, again.known), (0, first.new + first.known));
}
