//! Letters that follow the end of a case: a decline, thanks.

use funkstille_core::case::Happened;
use funkstille_core::client::ClientEvent;
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::error::Misfit;
use funkstille_engine::letters::LetterGroup;
use funkstille_engine::{Error, Problem, business, casefile, clients, letters};
use funkstille_store::{OutboxState, Stamp, Stream};
use jiff::civil::date;

use super::desk::{Desk, TENANT};

const REASON: &str = "zahlt seit Jahren schlecht";

#[tokio::test]
async fn a_decline_is_a_letter_that_says_nothing_of_the_reason() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await[0].step(), "check-in");
    let number =
        letters::decline(&desk.engine, &mut desk.moment, &case, REASON).await.expect("a decline");
    let ended = desk.state(&case).await.ended.map(|(outcome, _)| outcome);
    assert_eq!(ended, Some(EndOutcome::Declined));
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting.len(), 1, "the follow-up is stopped");
    assert_eq!((waiting[0].number.as_str(), waiting[0].step()), (number.as_str(), "decline"));
    let draft = &waiting[0].channels[0].draft;
    assert_eq!(draft.subject, "Re: Angebot Website");
    assert!(!draft.text.contains(REASON), "{}", draft.text);
    let sent = desk.approve_and_send().await;
    assert_eq!(sent.len(), 1);
    desk.rebuild_changes_nothing("after a decline").await;
    assert!(desk.until(date(2026, 5, 4)).await.is_empty());
}

#[tokio::test]
async fn a_decline_counts_as_a_message_to_the_client() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    letters::decline(&desk.engine, &mut desk.moment, &case, REASON).await.expect("a decline");
    desk.approve_and_send().await;
    let mut reading = desk.engine.read().await.expect("reads");
    let row = reading.case_row(&case).await.expect("reads").expect("a case");
    assert_eq!(row.last_message_on, Some(date(2026, 3, 9)));
}

#[tokio::test]
async fn the_reason_of_a_decline_is_not_in_the_case_file() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    letters::decline(&desk.engine, &mut desk.moment, &case, REASON).await.expect("a decline");
    let file = casefile::export(&desk.engine, &case).await.expect("a case file");
    assert!(!file.text.contains(REASON), "{}", file.text);
    assert!(file.text.contains("\"withheld\":["), "{}", file.text);
}

#[tokio::test]
async fn once_paid_thanks_go_out_on_the_users_word() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 1, 5)).await;
    let told = letters::thank(&desk.engine, &mut desk.moment, &case).await;
    let why = Misfit::NotPaid;
    assert_eq!(told, Err(Problem::DoesNotFit { case: case.clone(), why }.into()));
    desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
    assert!(desk.until(date(2026, 1, 7)).await.is_empty(), "nothing by itself");
    letters::thank(&desk.engine, &mut desk.moment, &case).await.expect("thanks");
    let again = letters::thank(&desk.engine, &mut desk.moment, &case).await;
    assert!(matches!(again, Err(Error::Problem(Problem::LetterThere { .. }))), "{again:?}");
    let sent = desk.approve_and_send().await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].text.contains("Zahlung"), "{}", sent[0].text);
}

#[tokio::test]
async fn a_letter_that_follows_an_end_stays_when_the_case_is_open_again() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let number =
        letters::decline(&desk.engine, &mut desk.moment, &case, REASON).await.expect("a decline");
    desk.go_to(date(2026, 3, 9));
    desk.approve(&number).await.expect("an approval");
    let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
    let entries = work.read().entries(&Stream::case(&case)).await.expect("entries");
    let ended = entries.iter().find(|entry| entry.event_type == "ended").expect("it ended");
    let stamp = Stamp { at: desk.moment.now, actor: "jonas".to_owned(), salt: [9; SALT_BYTES] };
    work.erase_body(ended.sequence, "asked for it", &stamp).await.expect("erases");
    work.commit().await.expect("commits");
    assert_eq!(desk.state(&case).await.ended, None);
    assert!(desk.send().await.is_empty());
    let told = desk.approve(&number).await;
    assert!(matches!(told, Err(Error::Problem(Problem::LetterGone { .. }))), "{told:?}");
}

/// Nothing would make it anew: it is rewritten in its place.
#[tokio::test]
async fn a_decline_speaks_of_what_is_known_now() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let number =
        letters::decline(&desk.engine, &mut desk.moment, &case, REASON).await.expect("a decline");
    let english =
        [ClientEvent::LanguageSet { language: funkstille_core::client::Language::English }];
    clients::set(&desk.engine, &mut desk.moment, "Mira Lang", &english).await.expect("a language");
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting[0].number, number);
    assert!(waiting[0].channels[0].draft.text.contains("Kind regards"));
}

/// A decline that nobody reads holds up no letter about money, and is not taken back for one.
#[tokio::test]
async fn a_decline_that_waits_neither_holds_up_a_plan_nor_is_taken_back() {
    let (mut desk, enquiry) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.invoice("Mira Lang", "2026-014", date(2026, 3, 4)).await;
    letters::decline(&desk.engine, &mut desk.moment, &enquiry, REASON).await.expect("a decline");
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let waiting = desk.letters(OutboxState::InReview).await;
    let steps: Vec<&str> = waiting.iter().map(LetterGroup::step).collect();
    assert_eq!(steps, ["decline", "receipt-check"]);
}

#[tokio::test]
async fn a_letter_that_follows_an_end_speaks_of_what_the_business_is_now() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let number = letters::decline(engine, moment, &case, REASON).await.expect("a decline");
    let set = business::set(engine, moment, "name", "Ateliér Weber").await;
    assert_eq!(set.expect("a name").cases, 1);
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting[0].number, number);
    let text = &waiting[0].channels[0].draft.text;
    assert!(text.contains("Ateliér Weber"), "{text}");
}

/// What came in above the claim is no debt of ours, and no thank-you speaks of it.
#[tokio::test]
async fn thanks_speak_of_no_balance() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 1, 5)).await;
    let amount = Money::parse("1100.00", Currency::EUR);
    desk.hear(&case, Happened::PaymentReceived { amount }).await;
    let number = letters::thank(&desk.engine, &mut desk.moment, &case).await.expect("thanks");
    let sheet = letters::read(&desk.engine, desk.moment.now, &number).await.expect("a letter");
    assert_eq!(sheet.concern.balance, None);
}
