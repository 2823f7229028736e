//! a dead address is found out by the report that comes back, and by no other.

use funkstille_core::case::{Block, BounceKind, FollowOn, Happened};
use funkstille_core::playbook::Stage;
use jiff::civil::{Date, date};

use super::business::Business;
use crate::mail::bounces::report;
use crate::testbed::mail::{FREYA, MailBed, OTTO};

const SENT_ON: Date = date(2026, 3, 4);
const LATER: Date = date(2026, 3, 5);

/// The business after a report on a message has arrived, and the case about our offer.
async fn after_report_on(bed: &MailBed, returned: &str) -> (Business, String) {
    let mut business = Business::at(bed, SENT_ON).await;
    let waits = (OTTO.address, "offer@studio.test");
    let case = business.waits(waits, Stage::Enquiry, SENT_ON).await;
    business.go_to(LATER);
    let report = report((OTTO.address, FREYA.address), ("failed", "5.1.1"), returned);
    bed.deliver("", FREYA.address, &report.bytes());
    business.read("1").await.expect("read");
    (business, case)
}

async fn addresses(business: &Business) -> Vec<String> {
    let mut reading = business.desk.engine.read().await.expect("reads");
    let views = reading.client_views(&["1"]).await.expect("reads");
    let state = views["1"].state.as_ref().expect("a client");
    state.client.contacts.iter().flat_map(|contact| contact.addresses.clone()).collect()
}

#[tokio::test]
async fn r_03_a_dead_address_opens_tasks_and_is_written_to_no_more() {
    let Some(bed) = MailBed::start() else { return };
    let (business, case) = after_report_on(&bed, "offer@studio.test").await;
    let bounced = Happened::Bounced { step: None, why: BounceKind::AddressDead };
    assert_eq!(business.story(&case).await, [bounced]);
    let state = business.desk.state(&case).await;
    assert!(state.blocks.contains(&Block::NeedsAddress));
    let tasks: Vec<&FollowOn> = state.follow_ons.keys().collect();
    assert_eq!(tasks, [&FollowOn::CompareAddresses, &FollowOn::Call]);
    assert_eq!(addresses(&business).await, Vec::<String>::new());
}

#[tokio::test]
async fn r_03_a_report_that_quotes_nothing_of_ours_kills_no_address() {
    let Some(bed) = MailBed::start() else { return };
    let (business, case) = after_report_on(&bed, "unknown@studio.test").await;
    assert_eq!(business.story(&case).await, []);
    assert_eq!(addresses(&business).await, [OTTO.address]);
}
