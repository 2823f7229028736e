//! Messages that wait behind another one to the same client.

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_engine::letters;
use funkstille_store::OutboxState;
use jiff::civil::date;

use super::desk::Desk;

/// Guards 2 to 4: what waits behind a letter is said to come when it can, and not on a Saturday.
#[tokio::test]
async fn the_page_names_the_day_on_which_a_message_behind_another_can_come() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    desk.silence(&client, &project, date(2026, 3, 2)).await;
    desk.invoice(&client, "2026-014", date(2026, 3, 2)).await;
    // A Friday.
    desk.go_to(date(2026, 3, 13));
    desk.tick().await;
    let page = desk.page().await;
    let next = page.next.expect("the other message");
    assert_eq!(next.on, date(2026, 3, 17), "{next:?}");
    assert_eq!((page.tomorrow, page.this_week), (0, 0));
}

/// S-05: what gave way to a letter that is not wanted any more comes on the same day.
#[tokio::test]
async fn s_05_what_was_blocked_comes_when_the_letter_before_it_is_gone() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let behind = desk.silence(&client, &project, date(2026, 3, 2)).await;
    desk.invoice(&client, "2026-014", date(2026, 3, 2)).await;
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let first = desk.letters(OutboxState::InReview).await.remove(0);
    assert_eq!(first.step(), "receipt-check");
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    letters::skip(engine, moment, &first.number, "we spoke").await.expect("skips");
    desk.tick().await;
    let letters = desk.letters(OutboxState::InReview).await;
    assert_eq!(letters.len(), 1, "on the same day");
    assert_eq!(letters[0].cases(), [behind.as_str()]);
}

/// Guard 3: an invoice that is due on the same day joins the letter that waits.
#[tokio::test]
async fn an_invoice_that_is_free_again_joins_the_letter_of_the_day() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let first = desk.invoice(&client, "2026-014", date(2026, 3, 2)).await;
    let second = desk.invoice(&client, "2026-019", date(2026, 3, 2)).await;
    desk.hear(&second, Happened::Disputed).await;
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    desk.hear(&second, Happened::DisputeClosed).await;
    desk.tick().await;
    let letters = desk.letters(OutboxState::InReview).await;
    assert_eq!(letters.len(), 1, "one letter");
    assert_eq!(letters[0].cases(), [first.as_str(), second.as_str()]);
}
