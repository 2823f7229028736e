//! All that a server says after it let us in: the folders are listed, the inbox is read and
//! watched, whatever comes. What is given lies inside the state that it comes with.

#![no_main]

use std::collections::BTreeMap;
use std::io::Cursor;
use std::time::Duration;

use funkstille_post::imap::{Limits, Login, Mailbox, Pause, Secret};
use funkstille_post::incoming::{FolderChange, FolderRole, FolderState, MailFolder};
use libfuzzer_sys::fuzz_target;

const LET_IN: &[u8] = b"* OK\r\n* CAPABILITY AUTH=PLAIN SASL-IR\r\nf1 OK\r\nf2 OK\r\n\
    * CAPABILITY ENABLE CONDSTORE QRESYNC IDLE X-GM-EXT-1\r\nf3 OK\r\n\
    * ENABLED QRESYNC\r\nf4 OK\r\n";

fuzz_target!(|bytes: &[u8]| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime").block_on(read(bytes));
});

async fn read(bytes: &[u8]) {
    let said = Cursor::new([LET_IN, bytes].concat());
    let stream = tokio::io::join(said, tokio::io::sink());
    let login = Login::Password { user: "u".to_owned(), password: Secret::new("p") };
    let small = Limits { batch_messages: 3, message_bytes: 100, ..Limits::default() };
    let limits = Limits { batch_bytes: 150, ..small };
    let Ok(mut mailbox) = Mailbox::over(stream, &login, limits).await else { return };
    let Ok(_) = mailbox.folders().await else { return };
    let inbox = MailFolder { name: "INBOX".to_owned(), role: FolderRole::Inbox };
    let mut state: Option<FolderState> = None;
    loop {
        let batch = mailbox.next_batch(&inbox, state.as_ref(), &BTreeMap::new()).await;
        let Ok(batch) = batch else { return };
        for change in &batch.changes {
            if let FolderChange::Arrived(mail) = change {
                assert!(mail.bytes.len() <= 100 && mail.uid >= batch.state.oldest_uid);
            }
        }
        state = Some(batch.state);
        if batch.remaining == 0 {
            break;
        }
    }
    let Some(state) = state else { return };
    let short = Duration::from_millis(1);
    let pause = Pause { at_most: short, renew: short, done: short };
    let _ = mailbox.wait(&inbox, &state, pause).await;
}
