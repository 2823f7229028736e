//! Servers that say what they should not: an error or nothing, and never more memory than is due.

use std::collections::BTreeMap;

use funkstille_post::imap::{ImapError, Limits, Mailbox};
use funkstille_post::incoming::{Batch, FolderChange};
use funkstille_post::server::ServerError;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream};

use crate::fake::{Fake, World, login, small};
use crate::keeper::{Keeper, inbox};
use crate::reading::held;

/// How a server answers one command after another; `TAG` stands for its tag. The first is its
/// greeting. After the last it hangs up.
async fn script(stream: DuplexStream, answers: Vec<Vec<u8>>) {
    let mut stream = BufReader::new(stream);
    for (at, answer) in answers.into_iter().enumerate() {
        let mut line = String::new();
        if at > 0 && stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        let tag = line.split(' ').next().unwrap_or_default().as_bytes().to_vec();
        let mut rest = answer.as_slice();
        let mut out = Vec::new();
        while let Some(found) = rest.windows(3).position(|window| window == b"TAG") {
            out.extend_from_slice(&rest[..found]);
            out.extend_from_slice(&tag);
            rest = &rest[found + 3..];
        }
        out.extend_from_slice(rest);
        if stream.write_all(&out).await.is_err() {
            return;
        }
    }
}

/// Reads the inbox of a server that answers so after it let us in.
async fn read(answers: &[&[u8]]) -> Result<Batch, ImapError> {
    let mut all: Vec<&[u8]> = vec![
        b"* OK\r\n",
        b"* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\nTAG OK\r\n",
        b"TAG OK\r\n",
        b"* CAPABILITY IMAP4rev1 CONDSTORE\r\nTAG OK\r\n",
    ];
    all.extend(answers);
    let (ours, theirs) = tokio::io::duplex(1 << 16);
    let server = tokio::spawn(script(theirs, all.iter().map(|it| it.to_vec()).collect()));
    let mut mailbox = Mailbox::over(ours, &login(), Limits::default()).await?;
    let batch = mailbox.next_batch(&inbox(), None, &BTreeMap::new()).await;
    drop(mailbox);
    server.await.expect("the script");
    batch
}

const EXAMINED: &[u8] = b"* 2 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 9]\r\nTAG OK\r\n";
const FOUND: &[u8] = b"* SEARCH 8 3\r\nTAG OK\r\n";

#[track_caller]
fn uids(batch: &Batch) -> Vec<u32> {
    let uid = |change: &FolderChange| match change {
        FolderChange::Arrived(mail) => mail.uid,
        FolderChange::Unreadable { uid, .. } => *uid + 1000,
        other => panic!("{other:?}"),
    };
    batch.changes.iter().map(uid).collect()
}

#[tokio::test]
async fn h_01_what_makes_no_sense_is_an_error() {
    for (answer, key) in [
        (&b"* 1 FETCH (UID 3 BODY[] {99999999999999999999}\r\n"[..], "imap-garbled-literal"),
        (b"* 1 FETCH (UID 3 BODY[] {4294967295}\r\n", "imap-garbled-literal"),
        (b"* BYE Shutting down\r\n", "imap-closed says=Shutting down"),
        (b"* 1 FETCH (UID 3 BODY[] {10}\r\nabc", "imap-closed says="),
        (b"+ more?\r\n", "imap-garbled-answer"),
        (b"TAG NO [UNAVAILABLE] later\r\n", "imap-unavailable"),
        (b"", "imap-closed"),
    ] {
        let error = read(&[EXAMINED, FOUND, answer]).await.expect_err("an error").to_string();
        assert!(error.starts_with(key), "{error} for {answer:?}");
    }
}

#[tokio::test]
async fn h_01_an_endless_line_ends() {
    let line = vec![b'x'; 9 << 20];
    let error = read(&[EXAMINED, &line]).await.expect_err("an error").to_string();
    assert_eq!(error, "imap-garbled-line");
}

#[tokio::test]
async fn h_01_endless_data_end() {
    let mut data = Vec::new();
    for _ in 0..11 {
        data.extend_from_slice(b"* SEARCH ");
        data.extend_from_slice(&vec![b'0'; 6 << 20]);
        data.extend_from_slice(b"\r\n");
    }
    let error = read(&[EXAMINED, &data]).await.expect_err("an error").to_string();
    assert_eq!(error, "imap-garbled-too-much");
}

#[tokio::test]
async fn what_comes_between_is_passed_over() {
    let fetched: &[u8] =
        b"* 9 EXISTS\r\n* 1 EXPUNGE\r\n* OK still here\r\n* 4 FETCH (FLAGS (\\Seen))\r\n\
        garbage\r\n* \r\n* LIST NIL NIL NIL\r\n* 1 FETCH NIL\r\n\
        * 7 FETCH (UID 99 BODY[] {1}\r\nx)\r\n\
        * 2 FETCH (BODY[]<0> {3}\r\nnew FLAGS NIL INTERNALDATE NIL UID 8)\r\n\
        * 1 FETCH (UID 3 BODY[]<0> \"old\")\r\n* 1 FETCH (UID 3 BODY[]<0> \"old\")\r\nTAG OK\r\n";
    let batch = read(&[EXAMINED, FOUND, fetched]).await.expect("a batch");
    assert_eq!((uids(&batch), batch.remaining), (vec![8, 3], 0));
    assert_eq!((batch.state.next_uid, batch.state.oldest_uid), (9, 1));
}

#[tokio::test]
async fn nil_for_a_body_is_an_unreadable_message() {
    let fetched =
        b"* 2 FETCH (UID 8 BODY[] NIL)\r\n* 1 FETCH (UID 3 BODY[] {1}\r\nx)\r\nTAG OK\r\n";
    let batch = read(&[EXAMINED, FOUND, fetched]).await.expect("a batch");
    assert_eq!(uids(&batch), [1008, 3]);
}

#[tokio::test]
async fn a_message_that_goes_while_it_is_fetched_is_gone() {
    let fetched = b"* 1 EXPUNGE\r\n* 1 FETCH (UID 8 BODY[] {1}\r\nx)\r\nTAG OK\r\n";
    let batch = read(&[EXAMINED, FOUND, fetched, b"* SEARCH\r\nTAG OK\r\n"]).await;
    assert_eq!(uids(&batch.expect("a batch")), [8]);
}

#[tokio::test]
async fn a_server_that_says_nothing_of_itself_is_read() {
    let batch = read(&[b"TAG OK\r\n", b"TAG OK\r\n"]).await.expect("a batch");
    assert_eq!((batch.changes.len(), batch.remaining), (0, 0));
}

#[tokio::test]
async fn a_chatty_server_is_read_like_any_other() {
    let mut world = World::with_messages("CONDSTORE", 9);
    world.chatter = "* 1 FETCH (FLAGS (x))\r\n* OK hm\r\n* 99 RECENT\r\n".to_owned();
    let fake = Fake::start(world).await;
    let mut keeper = Keeper::default();
    keeper.read(&mut fake.open(small()).await).await.expect("read");
    assert_eq!(keeper.shown(), held(&mut fake.world()));
}

#[tokio::test]
async fn after_an_error_the_mailbox_says_that_it_is_closed() {
    let (ours, theirs) = tokio::io::duplex(1 << 16);
    let answers: [&[u8]; 5] = [
        b"* OK\r\n",
        b"* CAPABILITY X\r\nTAG OK\r\n",
        b"TAG OK\r\n",
        b"TAG OK\r\n",
        b"* BYE x\r\n",
    ];
    tokio::spawn(script(theirs, answers.iter().map(|it| it.to_vec()).collect()));
    let mut mailbox = Mailbox::over(ours, &login(), Limits::default()).await.expect("open");
    for _ in 0..3 {
        let error = mailbox.next_batch(&inbox(), None, &BTreeMap::new()).await;
        assert_eq!(error, Err(ServerError::Closed { says: "x".to_owned() }.into()));
    }
}
