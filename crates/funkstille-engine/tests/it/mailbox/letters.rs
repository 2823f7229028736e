//! S-02: what was read last decides whether a letter leaves.

use funkstille_core::guard::Refusal;
use funkstille_core::playbook::{EndOutcome, Stage};
use funkstille_engine::mail;
use funkstille_engine::sending::{self, Delivery};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::business::Business;
use crate::mail::post::{account, mail};
use crate::testbed::mail::{FREYA, MailBed, OTTO};

const SENT_ON: Date = date(2026, 3, 4);
/// A Monday, on which the check-in is due.
const DUE_ON: Date = date(2026, 3, 9);

/// A business whose mailbox was read, and which has approved the check-in of an offer.
async fn approved(bed: &MailBed) -> (Business, String) {
    let mut business = Business::at(bed, SENT_ON).await;
    let waits = (OTTO.address, "offer@studio.test");
    let case = business.waits(waits, Stage::Enquiry, SENT_ON).await;
    business.go_to(DUE_ON);
    // Ten o'clock, when letters may leave.
    business.pass(120);
    business.read("1").await.expect("read");
    business.desk.tick().await;
    let waiting = business.desk.letters(OutboxState::InReview).await;
    business.desk.approve(&waiting[0].number).await.expect("approved");
    (business, case)
}

/// Lets leave what may, as far as is known from reading the mailbox.
async fn deliver(business: &mut Business) -> Delivery {
    let mut reading = business.desk.engine.read().await.expect("reads");
    let knowledge = mail::knowledge(&mut reading).await.expect("reads");
    drop(reading);
    let desk = &mut business.desk;
    sending::deliver(&desk.engine, &mut desk.moment, &mut desk.sink, &knowledge)
        .await
        .expect("a round of delivering")
}

#[tokio::test]
async fn s_02_an_answer_that_comes_before_the_letter_leaves_stops_it() {
    let Some(bed) = MailBed::start() else { return };
    let (mut business, case) = approved(&bed).await;
    let answer = mail("answer@kunde.test", (OTTO.address, FREYA.address), DUE_ON);
    let answer = answer.on("AW: Angebot Website").answers("offer@studio.test").says("Gern.");
    bed.deliver(OTTO.address, FREYA.address, &answer.bytes());
    business.read("1").await.expect("read");
    assert_eq!(deliver(&mut business).await, Delivery::default());
    assert_eq!(business.desk.sent(), []);
    assert_eq!(business.desk.letters(OutboxState::Stopped).await.len(), 1);
    let ended = business.desk.state(&case).await.ended;
    assert_eq!(ended, Some((EndOutcome::Answered, DUE_ON)));
}

#[tokio::test]
async fn guard_1_nothing_leaves_where_the_mailbox_was_read_too_long_ago() {
    let Some(bed) = MailBed::start() else { return };
    let (mut business, _) = approved(&bed).await;
    business.pass(16);
    let held = deliver(&mut business).await.held;
    let reasons: Vec<Refusal> = held.into_iter().flat_map(|(_, why)| why).collect();
    assert_eq!(reasons, [Refusal::MailboxStale { minutes: 16 }]);
    assert_eq!(business.desk.sent(), []);
    // Read again, it leaves as soon as it is looked at again.
    business.pass(15);
    business.read("1").await.expect("read");
    assert_eq!(deliver(&mut business).await.sent.len(), 1);
}

#[tokio::test]
async fn guard_1_nothing_leaves_before_the_mailbox_was_read_at_all() {
    let Some(bed) = MailBed::start() else { return };
    let (mut business, _) = approved(&bed).await;
    account(&mut business.desk, "buero@studio.test").await;
    // Until it can no longer be taken back.
    business.pass(10);
    let held = deliver(&mut business).await.held;
    let reasons: Vec<Refusal> = held.into_iter().flat_map(|(_, why)| why).collect();
    assert_eq!(reasons, [Refusal::MailboxNeverRead]);
    assert_eq!(business.desk.sent(), []);
}
