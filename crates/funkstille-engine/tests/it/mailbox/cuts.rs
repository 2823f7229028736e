//! A connection that breaks anywhere, and a server that is down for days: mail index and ledger lose
//! nothing and double nothing.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use funkstille_core::explain::Explain;
use funkstille_core::guard::Refusal;
use funkstille_core::playbook::{EndOutcome, Stage};
use funkstille_engine::mail::{self as taken, Did};
use funkstille_engine::round::{self, Account, Patience, Turn, Way};
use funkstille_post::imap::Server;
use jiff::civil::{Date, date};
use tokio::sync::mpsc;

use super::business::Business;
use crate::fake::{Fake, Folder, World, login};
use crate::mail::post::{Mail, account as add_account, mail};
use crate::testbed::mail::{FREYA, OTTO};

const OFFER: &str = "offer@studio.test";
const SENT_ON: Date = date(2026, 3, 4);
const LATER: Date = date(2026, 3, 6);

/// So many bytes lie between two places at which a connection is cut, so that each kind of server
/// is cut at some dozens; the next kind is cut at other ones.
const STEP: usize = 97;

/// Freya's account on a scripted server.
pub(super) fn account(server: Server) -> Account {
    Account {
        account: "1".to_owned(),
        me: vec![FREYA.address.to_owned()],
        authserv_id: None,
        way: Way::Server(server, login()),
    }
}

fn from_otto(id: &str, on: Date) -> Mail {
    mail(id, (OTTO.address, FREYA.address), on)
}

fn answer() -> Mail {
    from_otto("answer@kunde.test", LATER).on("AW: Angebot Website").answers(OFFER).says("Gern.")
}

/// A server with our offer among sent mail, other mail in the inbox, and the answer to the offer.
pub(super) fn world(capabilities: &str) -> World {
    let mut world = World::new(capabilities);
    "20-Mar-2026 10:00:00 +0100".clone_into(&mut world.internal_date);
    let mut sent = Folder { uid_validity: 9, next_uid: 1, modseq: 1, ..Folder::default() };
    "\\Sent".clone_into(&mut sent.attributes);
    let offer = mail(OFFER, (FREYA.address, OTTO.address), SENT_ON);
    sent.deliver_bytes(&offer.on("Angebot Website").says("Passt das so?").bytes());
    world.folders.insert("Sent".to_owned(), sent);
    let other = from_otto("other@kunde.test", date(2026, 3, 2)).on("Parkplatz").says("Im Hof.");
    world.inbox().deliver_bytes(&other.bytes());
    world.inbox().deliver_bytes(&answer().bytes());
    // The same once more, without an id: known by its bytes.
    let bare = mail("", (OTTO.address, FREYA.address), date(2026, 3, 2)).on("Parkplatz");
    world.inbox().deliver_bytes(&bare.bytes());
    world
}

pub(super) async fn waits() -> (Business, String) {
    let mut business = Business::new(SENT_ON).await;
    add_account(&mut business.desk, FREYA.address).await;
    let case = business.waits((OTTO.address, OFFER), Stage::Enquiry, SENT_ON).await;
    business.go_to(LATER);
    (business, case)
}

/// Everything that reading has left behind: the messages of the index, their places, how far each
/// folder was read, and what the case was told.
async fn kept(business: &Business, case: &str) -> String {
    let engine = &business.desk.engine;
    let mut reading = engine.read().await.expect("reads");
    let rows = reading.mail_of_parties(&["kunde.test"]).await.expect("reads");
    let told = reading.mail_of_cases(&[case]).await.expect("reads");
    drop(reading);
    let mut places = Vec::new();
    for folder in ["INBOX", "Sent"] {
        places.push(taken::marks(engine, ("1", folder), usize::MAX).await.expect("reads"));
    }
    let folders = taken::folders(engine, "1").await.expect("reads");
    let story = business.story(case).await;
    let entries = business.desk.entries(case).await.len();
    format!("{rows:#?}{told:#?}{places:#?}{folders:#?}{story:#?}{entries}")
}

async fn read(business: &Business, server: Server) -> Result<(), String> {
    let (engine, account) = (&business.desk.engine, account(server));
    let read = round::read_account(engine, &business.clock, &account, &mut |_| {}).await;
    read.map(drop).map_err(|error| error.key())
}

#[tokio::test]
async fn a_cut_anywhere_loses_and_doubles_nothing_in_index_and_ledger() {
    let kinds = ["", "CONDSTORE IDLE", "ENABLE CONDSTORE QRESYNC"];
    for (from, kind) in kinds.into_iter().enumerate() {
        let fake = Fake::start(world(kind)).await;
        let (business, case) = waits().await;
        read(&business, fake.server()).await.expect("read");
        let whole = kept(&business, &case).await;
        assert!(whole.contains("Answered"), "{whole}");
        for cut_after in (from * STEP / kinds.len()..).step_by(STEP) {
            let (business, case) = waits().await;
            fake.world().log.clear();
            fake.world().cut_after = Some(cut_after);
            let first = read(&business, fake.server()).await;
            fake.world().cut_after = None;
            read(&business, fake.server()).await.expect("read");
            assert_eq!(kept(&business, &case).await, whole, "{kind} cut after {cut_after}");
            // Where the server hung up on a message, the first reading came back by itself.
            let log = fake.world().log.clone();
            let logins = log.iter().filter(|line| line.contains("AUTHENTICATE")).count();
            if first.is_ok() && logins == 2 {
                assert!(cut_after > 1500, "{kind} {cut_after}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_server_that_is_down_for_days_is_read_on_when_it_is_up() {
    let mut empty = world("CONDSTORE IDLE");
    empty.inbox().messages.clear();
    let fake = Fake::start(empty.clone()).await;
    let (mut business, case) = waits().await;
    let server = Mutex::new(fake.server());
    read(&business, fake.server()).await.expect("read");
    drop(fake);
    business.go_to(date(2026, 3, 9));
    business.pass(120);
    // Meanwhile nothing leaves.
    business.desk.tick().await;
    let mut reading = business.desk.engine.read().await.expect("reads");
    let known = taken::knowledge(&mut reading).await.expect("reads");
    drop(reading);
    let stale = known.gaps(Stage::Enquiry, None, business.desk.moment.now, date(2026, 3, 9));
    assert!(matches!(stale[..], [Refusal::MailboxStale { .. }]), "{stale:?}");

    let (sender, mut turns) = mpsc::unbounded_channel();
    let enter = async || {
        let server = server.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(Some(account(server)))
    };
    let tell = async |turn: Turn<'_>| {
        let told = match turn {
            Turn::Trouble(error, _) => Err(error.key()),
            Turn::Read(read) => Ok(read.told.clone()),
        };
        sender.send(told).expect("the test waits");
    };
    let soon = Duration::from_millis(20);
    let patience = Patience { after_trouble: soon, at_most: soon, ..Patience::default() };
    let with = (&business.desk.engine, &business.clock);
    let test = async {
        for _ in 0..3 {
            assert_eq!(turns.recv().await, Some(Err("imap-refused".to_owned())));
        }
        empty.inbox().deliver_bytes(&answer().bytes());
        let fake = Fake::start(empty).await;
        *server.lock().unwrap_or_else(PoisonError::into_inner) = fake.server();
        loop {
            if let Ok(told) = turns.recv().await.expect("it goes on") {
                return told;
            }
        }
    };
    let told = tokio::select! {
        () = round::keep_reading(with, enter, patience, tell) => unreachable!("it goes on"),
        told = test => told,
    };
    assert_eq!(told.iter().map(|it| it.did).collect::<Vec<_>>(), [Did::Answered]);
    let ended = business.desk.state(&case).await.ended;
    assert_eq!(ended, Some((EndOutcome::Answered, LATER)));
}
