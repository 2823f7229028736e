//! What happens first when the program begins to serve: mailboxes are read before the day is told.

use std::fs;
use std::net::TcpListener;
use std::time::Duration;

use funkstille_core::playbook::Stage;
use funkstille_engine::accounts::{self, Auth, Imap, Kind, NewAccount, Security};
use funkstille_formats::mail::parse;
use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::business::Business;
use super::maildir::approved;
use super::sending::server;
use crate::mail::post::mail;
use crate::smtp_server::SmtpServer;
use crate::testbed::mail::{FREYA, GARETH};

/// A Monday, after the sending time of which the program begins.
const TODAY: Date = date(2026, 3, 9);
const INVOICE: &str = "invoice@studio.test";

/// A letter that may leave, a call that is due, and in the mailbox, which was read two hours ago,
/// the answer of the client who is to be called.
async fn morning(server: &SmtpServer) -> (TempDir, Business) {
    let root = tempfile::tempdir().expect("a folder");
    let mut business = approved(root.path(), server).await;
    let waits = (GARETH.address, INVOICE);
    business.waits(waits, Stage::Payment, date(2026, 2, 2)).await;
    business.pass(120);
    let answer = mail("answer@kunde.test", (GARETH.address, FREYA.address), TODAY);
    let answer = answer.on("AW: Rechnung").answers(INVOICE).says("Ist angewiesen.");
    fs::write(root.path().join("new/1.answer"), answer.bytes()).expect("a mail");
    (root, business)
}

/// The subjects of what left, and the text of the last of them.
fn left(server: &SmtpServer) -> (Vec<String>, String) {
    let taken = server.taken();
    let mails = taken.iter().map(|it| parse(&it.bytes).expect("a mail"));
    let mails: Vec<_> = mails.map(|it| it.message()).collect();
    let text = mails.last().map(|it| it.text.clone()).unwrap_or_default();
    (mails.into_iter().map(|it| it.subject).collect(), text)
}

#[tokio::test]
async fn the_digest_knows_what_lay_in_the_mailbox_and_what_leaves_with_it() {
    let server = server();
    let (_root, business) = morning(&server).await;
    business.serve(async |seeing| seeing.digest().await).await;
    let (subjects, digest) = left(&server);
    assert_eq!(subjects.len(), 2, "{subjects:?}");
    assert!(subjects[1].starts_with("Funkstille"), "{subjects:?}");
    assert!(digest.contains("AN ANSWER IS THERE"), "{digest}");
    assert!(!digest.contains("HELD BACK"), "{digest}");
}

/// A server that answers nothing is waited for, and not for ever.
#[tokio::test]
async fn a_mailbox_that_hangs_does_not_keep_the_digest() {
    let server = server();
    let (_root, mut business) = morning(&server).await;
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let imap = Imap {
        host: "127.0.0.1".to_owned(),
        port: silent.local_addr().expect("an address").port(),
        security: Security::Tls,
        user: "other".to_owned(),
        auth: Auth::Password,
    };
    let new = NewAccount {
        address: "other@studio.test".to_owned(),
        kind: Kind::Imap(imap),
        outgoing: None,
        password: Some("secret".into()),
    };
    let keys = business.entrance.keys.clone();
    let (engine, moment) = (&business.desk.engine, &mut business.desk.moment);
    accounts::add(engine, moment, &keys, &new).await.expect("an account");
    business.serve_with(Duration::from_secs(2), async |seeing| seeing.digest().await).await;
    assert!(left(&server).0.iter().any(|subject| subject.starts_with("Funkstille")));
}
