//! What only Gmail and Microsoft do, on a server that does it too.

use funkstille_core::case::Happened;
use funkstille_core::playbook::{EndOutcome, Stage};
use funkstille_engine::round::{self, ReadAccount};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::business::Business;
use super::cuts::account;
use crate::fake::{Fake, Folder, World};
use crate::mail::post::{Mail, mail};
use crate::testbed::mail::{FREYA, OTTO};

const OFFER: &str = "offer@studio.test";
const SENT_ON: Date = date(2026, 3, 4);
const LATER: Date = date(2026, 3, 6);
/// A Monday, on which the check-in of an offer is due.
const DUE_ON: Date = date(2026, 3, 9);

fn offer() -> Mail {
    let offer = mail(OFFER, (FREYA.address, OTTO.address), SENT_ON);
    offer.on("Angebot Website").says("Guten Tag, anbei das Angebot. Passt das so?")
}

fn answer(from: &str) -> Mail {
    mail("answer@kunde.test", (from, FREYA.address), LATER).on("AW: Angebot Website").says("Gern.")
}

/// A server with these folders, by name, each with its attributes.
fn world(capabilities: &str, folders: &[(&str, &str)]) -> World {
    let mut world = World::new(capabilities);
    "20-Mar-2026 10:00:00 +0100".clone_into(&mut world.internal_date);
    let empty = Folder { uid_validity: 7, next_uid: 1, modseq: 1, ..Folder::default() };
    for (name, attributes) in folders {
        let attributes = (*attributes).to_owned();
        world.folders.insert((*name).to_owned(), Folder { attributes, ..empty.clone() });
    }
    world
}

/// Messages arrive in a folder, with labels.
fn arrive(world: &mut World, folder: &str, mails: &[(&Mail, &str)]) {
    let folder = world.folders.get_mut(folder).expect("a folder");
    for (mail, labels) in mails {
        folder.deliver_bytes(&mail.bytes());
        let message = folder.messages.last_mut().expect("it came in");
        (*labels).clone_into(&mut message.labels);
    }
}

/// An offer that nobody answers, and its case.
async fn waits() -> (Business, String) {
    let mut business = Business::new(SENT_ON).await;
    let case = business.waits((OTTO.address, OFFER), Stage::Enquiry, SENT_ON).await;
    (business, case)
}

async fn read(business: &Business, fake: &Fake) -> ReadAccount {
    let (engine, account) = (&business.desk.engine, account(fake.server()));
    round::read_account(engine, &business.clock, &account, &mut |_| {}).await.expect("read")
}

const GMAIL: &[(&str, &str)] = &[
    ("[Gmail]/All Mail", "\\All"),
    ("[Gmail]/Sent Mail", "\\Sent"),
    ("[Gmail]/Spam", "\\Junk"),
    ("[Gmail]/Trash", "\\Trash"),
    ("Kunden", ""),
];

#[tokio::test]
async fn gmail_nothing_counts_twice_in_whatever_labels_it_lies() {
    let mut world = world("CONDSTORE IDLE X-GM-EXT-1", GMAIL);
    let (offer, answer) = (offer(), answer(OTTO.address).answers(OFFER));
    let all = [(&offer, r#""\\Sent""#), (&answer, r#""\\Inbox" "Kunden" "\\Important""#)];
    arrive(&mut world, "[Gmail]/All Mail", &all);
    arrive(&mut world, "[Gmail]/Sent Mail", &[(&offer, "")]);
    arrive(&mut world, "INBOX", &[(&answer, "")]);
    arrive(&mut world, "Kunden", &[(&answer, "")]);
    let fake = Fake::start(world).await;
    let (mut business, case) = waits().await;
    business.go_to(LATER);
    let first = read(&business, &fake).await;
    assert_eq!((first.new, first.known, first.told.len()), (2, 0, 1), "{first:?}");
    let again = read(&business, &fake).await;
    assert_eq!((again.new, again.known, again.told.len()), (0, 0, 0), "{again:?}");
    assert_eq!(business.story(&case).await, [Happened::Answered]);
}

#[tokio::test]
async fn gmail_what_lies_in_the_inbox_in_our_name_is_not_ours() {
    let mut world = world("CONDSTORE IDLE X-GM-EXT-1", GMAIL);
    let thanks = mail("forged@else.test", (FREYA.address, OTTO.address), LATER);
    let thanks = thanks.on("Re: Angebot Website").answers(OFFER);
    let thanks = thanks.says("Vielen Dank, dann machen wir es so!");
    arrive(&mut world, "[Gmail]/All Mail", &[(&thanks, r#""\\Inbox""#)]);
    let fake = Fake::start(world).await;
    let (mut business, case) = waits().await;
    business.go_to(LATER);
    read(&business, &fake).await;
    assert_eq!(business.story(&case).await, []);
}

#[tokio::test]
async fn microsoft_an_answer_to_the_id_that_it_gave_our_letter_counts() {
    let (mut business, case) = waits().await;
    business.go_to(DUE_ON);
    business.desk.tick().await;
    let waiting = business.desk.letters(OutboxState::InReview).await;
    business.desk.approve(&waiting[0].number).await.expect("approved");
    let left = business.desk.send().await;
    let before = business.story(&case).await;
    business.go_to(DUE_ON.tomorrow().expect("in range"));

    let mut world = world("IDLE", &[("Gesendete Elemente", "\\Sent")]);
    let rewritten = "AM0PR0.4242@prod.outlook.test";
    let copy = mail(rewritten, (FREYA.address, OTTO.address), DUE_ON).answers(OFFER);
    arrive(&mut world, "Gesendete Elemente", &[(&copy.on(&left[0].subject).says("…"), "")]);
    let answer = mail("answer@kunde.test", (OTTO.address, FREYA.address), DUE_ON);
    let answer = answer.on("Etwas anderes").answers(rewritten).says("Ja, gern.");
    let fake = Fake::start(world).await;
    read(&business, &fake).await;
    assert_eq!(business.story(&case).await, before, "the copy is no second step");
    arrive(&mut fake.world(), "INBOX", &[(&answer, "")]);
    read(&business, &fake).await;
    let ended = business.desk.state(&case).await.ended;
    assert_eq!(ended, Some((EndOutcome::Answered, DUE_ON)));
}

/// 22 bytes that begin a conversation, and 27 of an answer to it (MS-OXOMSG, 2.2.1.3).
const FIRST: &str = "Adyrq83vAQIDBAUGBwgJCgsMDQ4PEA==";
const SECOND: &str = "Adyrq83vAQIDBAUGBwgJCgsMDQ4PEAAAAAAB";

#[tokio::test]
async fn microsoft_an_answer_without_references_is_found_by_its_thread_index() {
    for (index, is_sent_first, expected) in [
        (Some(SECOND), true, vec![Happened::Answered]),
        (Some(SECOND), false, vec![Happened::Answered]),
        (None, true, vec![]),
    ] {
        let mut world = world("IDLE", &[("Gesendete Elemente", "\\Sent")]);
        let offer = offer().with("Thread-Index", FIRST);
        if is_sent_first {
            arrive(&mut world, "Gesendete Elemente", &[(&offer, "")]);
        }
        // From an address that nobody knows: the subject alone proves nothing.
        let mut answer = answer("Otto <otto@privat.test>");
        if let Some(index) = index {
            answer = answer.with("Thread-Index", index);
        }
        arrive(&mut world, "INBOX", &[(&answer, "")]);
        let fake = Fake::start(world).await;
        let (mut business, case) = waits().await;
        business.go_to(LATER);
        read(&business, &fake).await;
        if !is_sent_first {
            assert_eq!(business.story(&case).await, [], "it is not known yet");
            arrive(&mut fake.world(), "Gesendete Elemente", &[(&offer, "")]);
            read(&business, &fake).await;
        }
        assert_eq!(business.story(&case).await, expected, "{index:?}");
    }
}
