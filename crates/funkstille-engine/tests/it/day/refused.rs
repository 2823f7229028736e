//! What is refused is refused whole: nothing of it is written.

use funkstille_core::case::Happened;
use funkstille_core::client::{ClientEvent, ContactRole, FormOfAddress, Language, ProjectStage};
use funkstille_engine::clients::{self, NewClient, NewContact};
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
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    for name in ["Mira\r\nBcc: evil@x.example", "Mira\u{1b}[31mLang", "Mira\u{85}Lang"] {
        let contact = |name: &str| NewContact {
            name: name.to_owned(),
            role: ContactRole::Project,
            form_of_address: FormOfAddress::Formal,
            greeting: None,
            reaches: vec![],
        };
        let new = |name: &str, contact| NewClient {
            name: name.to_owned(),
            language: Language::German,
            debtor: None,
            zone: None,
            contacts: vec![contact],
        };
        let renamed = [ClientEvent::Renamed { name: name.to_owned() }];
        let title = (name, ProjectStage::Enquiry);
        let told = [
            clients::add(engine, moment, &new(name, contact("Kern"))).await.map(drop),
            clients::add(engine, moment, &new("Kern GmbH", contact(name))).await.map(drop),
            clients::contact_change(engine, moment, (&client, None), &contact(name)).await,
            clients::contact_change(engine, moment, (&client, Some("1")), &contact(name)).await,
            clients::set(engine, moment, &client, &renamed).await,
            projects::open(engine, moment, &client, title).await.map(drop),
            projects::rename(engine, moment, &project, name).await,
        ];
        for told in told {
            assert!(matches!(told, Err(Error::Problem(Problem::BadValue { .. }))), "{told:?}");
        }
    }
    let title = (" \n ", ProjectStage::Enquiry);
    let told = projects::open(engine, moment, &client, title).await;
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
