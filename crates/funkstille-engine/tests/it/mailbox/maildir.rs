//! A Maildir that the program reads: copies of letters that left are put there too.

use std::fs;
use std::path::Path;

use funkstille_core::explain::Explain;
use funkstille_core::guard::Refusal;
use funkstille_core::playbook::Stage;
use funkstille_engine::accounts::{
    self, AccountChange, Kind, NewAccount, Outgoing, Security, SmtpChange,
};
use funkstille_formats::mail::parse;
use jiff::civil::{Date, date};

use super::business::Business;
use super::sending::{approve_the_first, server};
use crate::smtp_server::{AUTHORITY, Act, At, SmtpServer};
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
pub(super) async fn approved(root: &Path, server: &SmtpServer) -> Business {
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

/// The folder is read without a login; the server that takes its mail wants one.
#[tokio::test]
async fn a_maildir_logs_in_where_its_mail_is_handed_over() {
    let root = tempfile::tempdir().expect("a folder");
    folder(root.path(), ".Sent");
    folder(root.path(), "");
    let server = server();
    let mut business = Business::new(SENT_ON).await;
    let new = NewAccount {
        address: FREYA.address.to_owned(),
        kind: Kind::Maildir(root.path().to_owned()),
        outgoing: None,
        password: None,
    };
    let (keys, password) = (business.entrance.keys.clone(), FREYA.password.into());
    let (engine, moment) = (&business.desk.engine, &mut business.desk.moment);
    accounts::add(engine, moment, &keys, &new).await.expect("an account");
    let find = async || {
        let mut reading = engine.read().await.expect("reads");
        accounts::find(&mut reading, "1").await.expect("it is there")
    };
    let account = find().await;
    assert!(!account.lacks_login());
    let early = accounts::set_password(engine, moment, &keys, (&account, &password)).await;
    assert_eq!(early.expect_err("nowhere to log in").key(), "problem-account-no-login");
    let smtp = SmtpChange {
        host: Some("localhost".to_owned()),
        port: Some(server.port()),
        security: Some(Security::StartTls),
        user: None,
    };
    let change = AccountChange { smtp, ..AccountChange::default() };
    accounts::set(engine, moment, "1", &change).await.expect("set");
    business.entrance.authorities.push(AUTHORITY.into());
    business.waits((OTTO.address, OFFER), Stage::Enquiry, SENT_ON).await;
    approve_the_first(&mut business).await;

    // Whoever looks is told what is missing, wherever that is.
    let account = || "1".to_owned();
    let page = business.desk.page().await;
    let [failed] = &page.failed_accounts[..] else { panic!("{:?}", page.failed_accounts) };
    assert!(failed.cannot_send, "{failed:?}");
    let held = &page.leaves_by_itself[0].held;
    assert!(held.contains(&Refusal::NotLoggedIn { account: account() }), "{held:?}");
    let sent = business.send().await;
    let held = vec![Refusal::NotLoggedIn { account: account() }];
    assert_eq!(sent.delivery.held, [("1-email".to_owned(), held)]);

    let (engine, moment) = (&business.desk.engine, &mut business.desk.moment);
    let mut reading = engine.read().await.expect("reads");
    let account = accounts::find(&mut reading, "1").await.expect("it is there");
    drop(reading);
    assert!(account.lacks_login());
    let made = accounts::set_password(engine, moment, &keys, (&account, &password)).await;
    assert_eq!(made, Ok(true));
    assert_eq!(business.desk.page().await.failed_accounts, []);
    let sent = business.send().await;
    assert_eq!((sent.delivery.sent.len(), sent.filed.len()), (1, 1), "{sent:?}");
}

/// Nobody reads what `send` said to a log: what is missing among sent mail is told until it lies
/// there.
#[tokio::test]
async fn a_copy_that_cannot_be_filed_is_told_until_it_lies_there() {
    let root = tempfile::tempdir().expect("a folder");
    folder(root.path(), ".Sent");
    let server = server();
    let mut business = approved(root.path(), &server).await;
    // Where the folder for what is new should be lies a file.
    fs::remove_dir(root.path().join(".Sent/tmp")).expect("removes");
    fs::write(root.path().join(".Sent/tmp"), "").expect("a file");
    for _ in 0..2 {
        let sent = business.send().await;
        assert_eq!((sent.full.len(), sent.closed.len()), (1, 0), "{sent:?}");
        business.pass(10);
        business.read("1").await.expect("read");
        let page = business.desk.page().await;
        let [told] = &page.unfiled_copies[..] else { panic!("{:?}", page.unfiled_copies) };
        assert_eq!((told.address.as_str(), told.count), (FREYA.address, 1));
        assert!(!page.is_quiet() && page.failed_accounts.is_empty());
    }
    fs::remove_file(root.path().join(".Sent/tmp")).expect("removes");
    folder(root.path(), ".Sent");
    assert_eq!(business.send().await.filed, ["1-email"]);
    assert_eq!(business.desk.page().await.unfiled_copies, []);
    assert_eq!(server.taken().len(), 1);
}

/// What was not taken shortly before the hours end is tried when they begin again, and so it is said.
#[tokio::test]
async fn what_is_tried_again_in_the_evening_is_announced_for_the_morning() {
    let root = tempfile::tempdir().expect("a folder");
    folder(root.path(), ".Sent");
    let server = server();
    let mut business = approved(root.path(), &server).await;
    business.pass(7 * 60 + 58);
    business.read("1").await.expect("read");
    server.fail(At::Recipient, Act::Say("451 4.7.1 Greylisted".to_owned()));
    let sent = business.send().await;
    let morning = date(2026, 3, 10).at(8, 0, 0, 0);
    assert_eq!(sent.waits, [("1-email".to_owned(), morning)], "{sent:?}");
    let again_at = business.desk.page().await.leaves_by_itself[0].tried.clone();
    let again_at = again_at.and_then(|tried| tried.again_at).expect("an instant");
    let zone = jiff::tz::TimeZone::get("Europe/Berlin").expect("a zone");
    assert_eq!(again_at.to_zoned(zone).datetime(), morning);
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
