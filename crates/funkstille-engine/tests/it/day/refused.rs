//! What is refused is refused whole: nothing of it is written.

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_engine::{Error, Problem, cases, letters, projects};
use funkstille_store::OutboxState;
use jiff::civil::date;

use super::desk::Desk;

#[tokio::test]
async fn a_day_outside_the_holiday_table_is_not_written() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let before = desk.entries(&case).await;
    let far = date(2045, 1, 1);
    for what in [
        Happened::WentAway { last_day: Some(far) },
        Happened::HoldingReply { until: Some(far) },
        Happened::Held { until: Some(far), reason: "later".to_owned() },
        // The wait itself is inside the table, and what follows is not.
        Happened::HoldingReply { until: Some(date(2040, 12, 31)) },
    ] {
        let told = cases::happened(&desk.engine, &mut desk.moment, &case, what).await;
        assert!(matches!(told, Err(Error::Calendar(_))), "{told:?}");
    }
    assert_eq!(desk.entries(&case).await, before);
}

#[tokio::test]
async fn h_04_a_name_is_one_line() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira\r\nBcc: evil@x.example \u{1b}[31mLang").await;
    let reading = &mut desk.engine.read().await.expect("reads");
    let view = reading.client_view(&client).await.expect("reads").expect("a client");
    let name = view.state.expect("registered").client.name;
    assert_eq!(name, "Mira Bcc: evil@x.example [31mLang");
    let title = (" \n ", ProjectStage::Enquiry);
    let told = projects::open(&desk.engine, &mut desk.moment, &client, title).await;
    assert!(matches!(told, Err(Error::Problem(Problem::BadValue { .. }))), "{told:?}");
}

#[tokio::test]
async fn an_empty_letter_is_not_written() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    for change in [(Some(" "), None), (None, Some("\n"))] {
        let told = letters::edit(&desk.engine, &mut desk.moment, &number, change).await;
        assert!(matches!(told, Err(Error::Problem(Problem::BadValue { .. }))), "{told:?}");
    }
}
