//! Letters that wait while what they were written from changes.

use funkstille_core::client::{ClientEvent, Language, ProjectStage, Reach};
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::{business, clients, letters, projects};
use funkstille_store::OutboxState;
use jiff::civil::date;

use super::desk::Desk;

const OWN_WORDS: &str = "Guten Tag Mira Lang,\n\nkurz in eigenen Worten.\n";

/// An enquiry whose first follow-up waits with words of a person's own; gives its number too.
async fn edited() -> (Desk, String, String) {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    let words = (None, Some(OWN_WORDS));
    letters::edit(&desk.engine, &mut desk.moment, &number, words).await.expect("an edit");
    (desk, case, number)
}

/// The words of the letter that waits after another tick.
async fn words(desk: &mut Desk) -> String {
    desk.tick().await;
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting.len(), 1);
    waiting[0].channels[0].draft.text.clone()
}

#[tokio::test]
async fn what_a_letter_does_not_speak_of_leaves_it_alone() {
    let (mut desk, _, _) = edited().await;
    let who = ("Mira Lang", None);
    let number = Reach::Number("+49 30 5550188".to_owned());
    clients::learn(&desk.engine, &mut desk.moment, who, number).await.expect("a number");
    business::set(&desk.engine, &mut desk.moment, "court", "Amtsgericht Mitte").await.expect("set");
    assert_eq!(words(&mut desk).await, OWN_WORDS);
}

/// The conversation that it goes on with comes with the approval, and is none of what was written.
#[tokio::test]
async fn what_a_letter_does_not_speak_of_leaves_its_approval_alone() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let new = NewCase {
        project: Some(desk.project(&client, ProjectStage::Enquiry).await),
        client,
        subject: "Angebot Website".to_owned(),
        sent_on: Some(date(2026, 3, 4)),
        message_id: Some("offer@weber.example".to_owned()),
        ..NewCase::default()
    };
    cases::open(&desk.engine, &mut desk.moment, &new).await.expect("a case");
    assert_eq!(desk.day(date(2026, 3, 9)).await.len(), 1);
    desk.go_to(date(2026, 3, 16));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    desk.approve(&number).await.expect("an approval");
    let (who, reach) = (("Mira Lang", None), Reach::Number("+49 30 5550188".to_owned()));
    clients::learn(&desk.engine, &mut desk.moment, who, reach).await.expect("a number");
    assert_eq!(desk.letters(OutboxState::SendWindow).await.len(), 1);
}

#[tokio::test]
async fn another_address_language_or_signature_writes_it_anew() {
    let (mut desk, _, _) = edited().await;
    clients::forget(&desk.engine, &mut desk.moment, "Mira Lang", "mira.lang@kunde.example")
        .await
        .expect("an address");
    assert_ne!(words(&mut desk).await, OWN_WORDS);

    let (mut desk, _, _) = edited().await;
    let english = [ClientEvent::LanguageSet { language: Language::English }];
    clients::set(&desk.engine, &mut desk.moment, "Mira Lang", &english).await.expect("a language");
    assert_ne!(words(&mut desk).await, OWN_WORDS);

    let (mut desk, _, _) = edited().await;
    business::set(&desk.engine, &mut desk.moment, "signature", "Studio Weber").await.expect("set");
    assert_ne!(words(&mut desk).await, OWN_WORDS);
}

#[tokio::test]
async fn another_title_of_the_project_writes_it_anew() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    let before = words(&mut desk).await;
    let title = before.contains("Website-Relaunch");
    projects::rename(&desk.engine, &mut desk.moment, "Website-Relaunch", "Kanzlei-Website")
        .await
        .expect("a title");
    let after = words(&mut desk).await;
    assert!(title && after.contains("Kanzlei-Website"), "{after}");
}
