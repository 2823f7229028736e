//! An erased body does not undo what it said: a person looks before anything goes on.

use funkstille_core::case::{Block, Happened};
use funkstille_core::evidence::SALT_BYTES;
use funkstille_engine::cases;
use funkstille_store::{OutboxState, Stamp, Stream};
use jiff::civil::date;

use super::desk::{Desk, TENANT};

/// Erases what the last entry of a stream says.
async fn erase_last(desk: &Desk, stream: &Stream) {
    let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
    let entries = work.read().entries(stream).await.expect("entries");
    let last = entries.last().expect("an entry").sequence;
    let stamp = Stamp { at: desk.moment.now, actor: "jonas".to_owned(), salt: [9; SALT_BYTES] };
    work.erase_body(last, "asked for it", &stamp).await.expect("erases");
    work.commit().await.expect("commits");
}

#[tokio::test]
async fn an_erased_hold_still_holds() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let held = Happened::Held { until: None, reason: "Frau Lang ist krank".to_owned() };
    desk.hear(&case, held).await;
    erase_last(&desk, &Stream::case(&case)).await;
    assert!(desk.until(date(2026, 3, 20)).await.is_empty());
    assert!(desk.state(&case).await.blocks.contains(&Block::EntryErased));
    desk.rebuild_changes_nothing("with a gap").await;
    let gaps = desk.state(&case).await.gaps;
    desk.hear(&case, Happened::GapsJudged { count: gaps }).await;
    assert!(!desk.until(date(2026, 3, 31)).await.is_empty());
}

#[tokio::test]
async fn an_erased_payment_sends_nothing_that_was_approved() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 1, 5)).await;
    desk.go_to(date(2026, 1, 13));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    desk.approve(&number).await.expect("an approval");
    desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
    erase_last(&desk, &Stream::case(&case)).await;
    assert!(desk.send().await.is_empty());
    assert!(desk.until(date(2026, 3, 1)).await.is_empty());
}

/// A gap that a person looked at does not cover one that comes later, wherever it lies.
#[tokio::test]
async fn a_later_gap_is_another_one() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let held = || Happened::Held { until: Some(date(2026, 3, 10)), reason: "warten".to_owned() };
    desk.hear(&case, held()).await;
    erase_last(&desk, &Stream::case(&case)).await;
    desk.hear(&case, Happened::GapsJudged { count: 1 }).await;
    assert!(desk.state(&case).await.blocks.is_empty());
    desk.hear(&case, held()).await;
    erase_last(&desk, &Stream::case(&case)).await;
    assert!(desk.state(&case).await.blocks.contains(&Block::EntryErased));
    let again = Happened::GapsJudged { count: 1 };
    cases::happened(&desk.engine, &mut desk.moment, &case, again).await.expect("it fits");
    assert!(desk.state(&case).await.blocks.contains(&Block::EntryErased));
}

#[tokio::test]
async fn a_client_who_wants_no_letters_is_not_written_to_once_the_reason_is_erased() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let mut reading = desk.engine.read().await.expect("reads");
    let view = reading.case_view(&case).await.expect("reads").expect("a case");
    drop(reading);
    let client = view.matter.expect("a matter").client;
    let why = (true, "Trauerfall");
    funkstille_engine::clients::do_not_contact(&desk.engine, &mut desk.moment, &client, why)
        .await
        .expect("it is on record");
    erase_last(&desk, &Stream::client(&client)).await;
    let mut reading = desk.engine.read().await.expect("reads");
    let view = reading.client_view(&client).await.expect("reads").expect("a client");
    assert!(view.state.expect("registered").client.do_not_contact);
}
