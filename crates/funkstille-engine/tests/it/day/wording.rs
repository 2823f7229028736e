//! What a letter says when a person changes it, takes it, or sent it on another day.

use funkstille_core::case::Happened;
use funkstille_engine::business::SwitchName;
use funkstille_engine::error::LetterProblem;
use funkstille_engine::{Error, Problem, letters};
use funkstille_store::OutboxState;
use jiff::civil::date;

use super::desk::Desk;

/// An invoice of which everything up to a step was done elsewhere; its next letter waits. Gives
/// the letter's number and text.
async fn with_letter(done: &str, switch: SwitchName) -> (Desk, String, String) {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    desk.set(|business| business.switch = switch).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2025, 11, 21)).await;
    let (last_step, on) = (done.to_owned(), Some(date(2026, 2, 9)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.tick().await;
    let group = desk.letters(OutboxState::InReview).await.remove(0);
    let text = group.channels[0].draft.text.clone();
    (desk, group.number, text)
}

async fn edit(desk: &mut Desk, letter: &str, text: &str) -> Result<(), Error> {
    letters::edit(&desk.engine, &mut desk.moment, letter, (None, Some(text))).await
}

async fn edit_without(
    desk: &mut Desk,
    letter: &str,
    text: &str,
    reason: &str,
) -> Result<(), Error> {
    let change = (None, Some(text));
    letters::edit_without(&desk.engine, &mut desk.moment, letter, change, reason).await
}

fn lacks(said: Result<(), Error>) -> Vec<String> {
    match said {
        Err(Error::Problem(Problem::Letter(LetterProblem::Lacks { missing, .. }))) => missing,
        said => panic!("{said:?}"),
    }
}

#[tokio::test]
async fn an_edited_final_notice_keeps_deadline_balance_and_payment_details() {
    let (mut desk, letter, text) = with_letter("demand-60", SwitchName::Review).await;
    for (name, value) in [
        ("deadline_on", "16. März 2026"),
        ("balance", "1.000,00 €"),
        ("payment_details", "DE02 1203 0000 0000 2020 51"),
        ("days_overdue", "101"),
    ] {
        let missing = [format!("{name}: {value}")];
        assert!(text.contains(value), "{value}: {text}");
        let changed = text.replace(value, "…");
        assert_eq!(lacks(edit(&mut desk, &letter, &changed).await), missing);
        let forced = edit_without(&mut desk, &letter, &changed, "we spoke").await;
        assert_eq!(lacks(forced), missing, "no reason is good enough");
    }
    let all = lacks(edit(&mut desk, &letter, "Bitte zahlen Sie.").await);
    assert!(all.len() > 5, "{all:?}");
    // Other words around what must be said, and other line breaks, are the person's.
    let changed =
        text.replace("Bitte zahlen Sie den Betrag so, dass", "Zahlen Sie den Betrag\nso, dass");
    edit(&mut desk, &letter, &changed).await.expect("everything is said");
}

#[tokio::test]
async fn an_edited_demand_leaves_something_out_only_for_a_reason() {
    let (mut desk, letter, text) = with_letter("resend", SwitchName::Review).await;
    let changed = text.replace("DE02 1203 0000 0000 2020 51", "…");
    let missing = ["payment_details: DE02 1203 0000 0000 2020 51"];
    assert_eq!(lacks(edit(&mut desk, &letter, &changed).await), missing);
    let silent = edit_without(&mut desk, &letter, &changed, "  ").await;
    assert_eq!(silent, Err(Problem::NoReason.into()));
    let reason = "they pay from their portal";
    edit_without(&mut desk, &letter, &changed, reason).await.expect("for a reason");
}

#[tokio::test]
async fn in_remind_only_a_letter_of_an_earlier_day_is_written_anew_to_be_copied() {
    let (mut desk, letter, text) = with_letter("demand-60", SwitchName::RemindOnly).await;
    assert!(text.contains("16. März 2026") && text.contains("101"), "{text}");
    desk.go_to(date(2026, 3, 4));
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let refused = letters::sent(engine, moment, &letter).await;
    let dates = vec!["16. März 2026".to_owned(), "101".to_owned()];
    let old =
        LetterProblem::OldDates { letter: letter.clone(), letter_on: date(2026, 3, 2), dates };
    assert_eq!(refused, Err(Problem::Letter(old).into()));
    let sheet = letters::copy(engine, moment, &letter).await.expect("a letter");
    assert_eq!(sheet.letter_on, date(2026, 3, 4));
    assert!(sheet.text.contains("18. März 2026") && sheet.text.contains("103"), "{}", sheet.text);
    letters::sent(engine, moment, &letter).await.expect("the days are right");
    let steps = desk.steps_sent("1").await;
    assert_eq!(steps.last(), Some(&("final-notice".to_owned(), date(2026, 3, 4))));
}

#[tokio::test]
async fn what_went_out_with_older_days_is_said_to_have_gone_as_it_is() {
    let (mut desk, letter, text) = with_letter("demand-60", SwitchName::RemindOnly).await;
    desk.go_to(date(2026, 3, 3));
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    letters::sent_as_is(engine, moment, &letter).await.expect("a person says so");
    let sheet = letters::read(engine, moment.now, &letter).await.expect("a letter");
    assert_eq!(sheet.text, text);
    // A letter that names no such days is sent on any day.
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let letter = desk.letters(OutboxState::InReview).await[0].number.clone();
    desk.go_to(date(2026, 3, 10));
    letters::sent(&desk.engine, &mut desk.moment, &letter).await.expect("it says no days");
}
