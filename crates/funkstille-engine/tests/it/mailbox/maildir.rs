//! A Maildir that the program reads: copies of letters that left are put there too.

use std::fs;
use std::path::Path;

use funkstille_core::playbook::Stage;
use funkstille_engine::accounts::{self, Kind, NewAccount, Outgoing};
use funkstille_formats::mail::parse;
use jiff::civil::{Date, date};

use super::business::Business;
use super::sending::{approve_the_first, server};
use crate::smtp_server::{AUTHORITY, SmtpServer};
use crate::testbed::mail::{FREYA, OTTO};

const SENT_ON: Date = date(2026, 3, 4);
/// A Monday, on which the check-in is due.
const OFFER: &str = "offer@studio.test";

fn folder(root: &Path, name: &str) {
    for part in ["cur", "new", "tmp"] {
        fs::create_dir_all(root.join(name).join(part)).expect("a folder");
    }
}

/// A business whose mail lies there, with a check-in that was approved and may leave.
async fn approved(root: &Path, server: &SmtpServer) -> Business {
    folder(root, "");
    let mut business = Business::new(SENT_ON).await;
    let outgoing = Outgoing {
        host: "localhost".to_owned(),
        port: server.port(),
        security: "starttls".to_owned(),
        user: FREYA.address.to_owned(),
    };
    let new = NewAccount {
        address: FREYA.address.to_owned(),
        kind: Kind::Maildir(root.to_owned()),
        outgoing: Some(outgoing),
        password: Some(FREYA.password.into()),
    };
    let keys = &business.entrance.keys;
    let (engine, moment) = (&business.desk.engine, &mut business.desk.moment);
    accounts::add(engine, moment, keys, &new).await.expect("an account");
    business.entrance.authorities.push(AUTHORITY.into());
    business.waits((OTTO.address, OFFER), Stage::Enquiry, SENT_ON).await;
    approve_the_first(&mut business).await;
    business
}

fn lying(root: &Path, folder: &str) -> Vec<Vec<u8>> {
    let files = fs::read_dir(root.join(folder)).expect("a folder");
    files.map(|file| fs::read(file.expect("a file").path()).expect("reads")).collect()
}

#[tokio::test]
async fn a_copy_lies_among_sent_mail_once() {
    let root = tempfile::tempdir().expect("a folder");
    folder(root.path(), ".Sent");
    let server = server();
    let mut business = approved(root.path(), &server).await;
    let sent = business.send().await;
    assert_eq!(sent.filed, ["1-email"]);
    assert!(sent.unfiled.is_empty());
    let left = server.taken().remove(0).bytes;
    let [copy] = &lying(root.path(), ".Sent/cur")[..] else { panic!("one copy") };
    let id = |bytes: &[u8]| parse(bytes).expect("a mail").message_id();
    assert_eq!(id(copy), id(&left));
    assert_eq!(lying(root.path(), ".Sent/tmp").len(), 0);
    business.pass(5);
    business.read("1").await.expect("read");
    assert!(business.send().await.is_quiet());
    assert_eq!(lying(root.path(), ".Sent/cur").len(), 1);
}

/// A provider may file it itself, under another id, and what fills the Maildir brings it.
#[tokio::test]
async fn what_lies_there_already_is_not_filed_again() {
    let root = tempfile::tempdir().expect("a folder");
    folder(root.path(), ".Sent");
    let server = server();
    let business = approved(root.path(), &server).await;
    let mut reading = business.desk.engine.read().await.expect("reads");
    let letter = reading.letter("1-email").await.expect("reads").expect("a letter");
    let approved = reading.blob(&letter.draft.approved.expect("approved")).await.expect("reads");
    drop(reading);
    let approved = String::from_utf8(approved.expect("kept")).expect("ASCII");
    let filed = approved.replacen("\r\nMessage-ID: <", "\r\nMessage-ID: <another-", 1);
    fs::write(root.path().join(".Sent/new/1.filed"), filed).expect("a mail");
    let sent = business.send().await;
    assert_eq!(sent.filed, ["1-email"]);
    assert_eq!(lying(root.path(), ".Sent/cur").len(), 0);
}

#[tokio::test]
async fn where_there_is_no_folder_for_sent_mail_that_is_said_once() {
    let root = tempfile::tempdir().expect("a folder");
    let server = server();
    let mut business = approved(root.path(), &server).await;
    let sent = business.send().await;
    assert_eq!(sent.delivery.sent, ["1-email"]);
    assert_eq!(sent.unfiled, [("1-email".to_owned(), FREYA.address.to_owned())]);
    business.pass(5);
    business.read("1").await.expect("read");
    assert!(business.send().await.is_quiet());
}
