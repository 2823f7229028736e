//! What a letter says when a person changes it, takes it, or sent it on another day.

use funkstille_core::case::{BounceKind, Happened};
use funkstille_core::guard::Refusal;
use funkstille_engine::business::SwitchName;
use funkstille_engine::error::{LetterProblem, Misstated};
use funkstille_engine::today::{Note, Today};
use funkstille_engine::{Error, Problem, cases, letters};
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
        Err(Error::Problem(Problem::Letter(LetterProblem::Lacks { amiss, .. }))) => told(amiss),
        said => panic!("{said:?}"),
    }
}

fn misworded(said: Result<(), Error>) -> Vec<String> {
    match said {
        Err(Error::Problem(Problem::Letter(LetterProblem::Misworded { amiss, .. }))) => told(amiss),
        said => panic!("{said:?}"),
    }
}

fn told(amiss: Vec<Misstated>) -> Vec<String> {
    let told = amiss.into_iter().map(|amiss| match amiss {
        Misstated::Value { name, value, .. } => format!("{name}: {value}"),
        Misstated::OtherInvoice { named } => format!("other invoice: {named}"),
        Misstated::OtherAccount { named } => format!("account: {named}"),
        Misstated::Placeholder { named } => format!("placeholder: {named}"),
        Misstated::WrongName { word } => format!("name: {word}"),
        Misstated::SecondDeadline { named } => format!("deadline: {named}"),
    });
    told.collect()
}

/// Guard 5: the deadline that counts is the only one.
/// What nobody sees must not print the rest backwards.
#[tokio::test]
async fn h_05_an_edited_letter_turns_no_direction() {
    let (mut desk, letter, text) = with_letter("resend", SwitchName::Review).await;
    let first = text.lines().count() + 1;
    for sign in ['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}'] {
        let turned = format!("{text}\nEnde {sign}und mehr\n");
        let said = edit(&mut desk, &letter, &turned).await;
        let line = if text.ends_with('\n') { first + 1 } else { first };
        let (letter, sign) = (letter.clone(), format!("U+{:04X}", u32::from(sign)));
        let turns = LetterProblem::Turns { letter, sign, line };
        assert_eq!(said, Err(Problem::Letter(turns).into()));
    }
    let subject = Some("Mahnung \u{202e}7102");
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let said = letters::edit(engine, moment, &letter, (subject, None)).await;
    assert!(matches!(said, Err(Error::Problem(Problem::Letter(LetterProblem::Turns { .. })))));
    edit(&mut desk, &letter, &format!("{text}\nEnde\n")).await.expect("an edit");
}

#[tokio::test]
async fn an_edited_final_notice_has_one_deadline() {
    let (mut desk, letter, text) = with_letter("demand-60", SwitchName::Review).await;
    let end = "Mit freundlichen Grüßen";
    for (added, second) in [
        ("Zahlen Sie bis zum 3. März 2026.", "3. März 2026"),
        ("Am 10.03.2026 gehe ich vor Gericht.", "10.03.2026"),
        ("Please pay by March 5, 2026.", "March 5, 2026"),
        ("Spätestens jedoch am 30. April 2026.", "30. April 2026"),
        ("Zahlen Sie innerhalb von 3 Tagen.", "innerhalb von 3 Tagen"),
        ("Ich warte bis Freitag.", "Freitag"),
        ("Zahlen Sie bis zum 9., bitte.", "9."),
    ] {
        let changed = text.replacen(end, &format!("{added}\n\n{end}"), 1);
        let expected = [format!("deadline: {second}")];
        assert_eq!(misworded(edit(&mut desk, &letter, &changed).await), expected, "{added}");
        let forced = edit_without(&mut desk, &letter, &changed, "we spoke").await;
        assert_eq!(misworded(forced), expected, "no reason is good enough");
    }
    for added in [
        "Die Rechnung vom 10. Dezember 2025 haben Sie bezahlt.",
        "Am 20. April 2026 bin ich wieder im Büro.",
        "Wie gesagt: Der 16. März 2026 ist der letzte Tag.",
    ] {
        let changed = text.replacen(end, &format!("{added}\n\n{end}"), 1);
        edit(&mut desk, &letter, &changed).await.expect(added);
    }
}

/// H-05: nothing leaves with a value that nobody filled in.
#[tokio::test]
async fn h_05_an_edited_letter_has_no_placeholder() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let group = desk.letters(OutboxState::InReview).await.remove(0);
    let (letter, text) = (group.number.clone(), group.channels[0].draft.text.clone());
    for placeholder in ["{{client}}", "{name}", "{{ sender_name }}", "{% if paid %}"] {
        let changed = format!("Guten Tag {placeholder},\n\n{text}");
        let expected = [format!("placeholder: {placeholder}")];
        assert_eq!(misworded(edit(&mut desk, &letter, &changed).await), expected);
        let subject = (Some(placeholder), None);
        let edited = letters::edit(&desk.engine, &mut desk.moment, &letter, subject).await;
        assert_eq!(misworded(edited), expected);
    }
}

/// What only a court issues, and a number that says that more will follow, name no letter.
#[tokio::test]
async fn an_edited_subject_calls_a_letter_what_it_is() {
    let (mut desk, letter, _) = with_letter("demand-60", SwitchName::Review).await;
    for (subject, word) in [
        ("Mahnbescheid 2026-014", "mahnbescheid"),
        ("1. Mahnung: Rechnung 2026-014", "1. mahnung"),
        ("Court order 2026-014", "court order"),
        ("Zahlungserinnerung: Rechnung 2026-014", "zahlungserinnerung"),
        ("Rückfrage: Rechnung 2026-014", "rückfrage"),
    ] {
        let change = (Some(subject), None);
        let edited = letters::edit(&desk.engine, &mut desk.moment, &letter, change).await;
        assert_eq!(misworded(edited), [format!("name: {word}")], "{subject}");
    }
    let change = (Some("Letzte Mahnung: Rechnung 2026-014"), None);
    letters::edit(&desk.engine, &mut desk.moment, &letter, change).await.expect("its name");
}

/// The text says as little that it is a court's order, the first of several, or another letter; what
/// will come, it may say.
#[tokio::test]
async fn an_edited_text_calls_a_letter_what_it_is() {
    let (mut desk, letter, text) = with_letter("resend", SwitchName::Review).await;
    let end = "Mit freundlichen Grüßen";
    for (added, words) in [
        ("Dies ist die 1. Mahnung und ein Mahnbescheid.", "dies ist die 1. mahnung"),
        ("Dies ist ein Mahnbescheid.", "dies ist ein mahnbescheid"),
        ("Dies ist meine letzte Mahnung.", "dies ist meine letzte mahnung"),
        ("This is a court order.", "this is a court order"),
    ] {
        let changed = text.replacen(end, &format!("{added}\n\n{end}"), 1);
        let expected = [format!("name: {words}")];
        assert_eq!(misworded(edit(&mut desk, &letter, &changed).await), expected, "{added}");
    }
    for added in [
        "Ohne Zahlung beantrage ich einen Mahnbescheid.",
        "Danach folgt meine letzte Mahnung.",
        "Der nächste Schritt ist ein Mahnbescheid.",
    ] {
        let changed = text.replacen(end, &format!("{added}\n\n{end}"), 1);
        edit(&mut desk, &letter, &changed).await.expect(added);
    }
    let subject = (Some("Letzte Mahnung: Rechnung 2026-014"), None);
    let edited = letters::edit(&desk.engine, &mut desk.moment, &letter, subject).await;
    assert_eq!(misworded(edited), ["name: letzte mahnung"]);
}

/// Where to pay may be left out for a reason; another account is a mistake whatever the reason.
#[tokio::test]
async fn no_reason_lets_another_account_into_a_demand() {
    let (mut desk, letter, text) = with_letter("resend", SwitchName::Review).await;
    let own = "DE02 1203 0000 0000 2020 51";
    for (other, named) in [
        ("DE03 1203 0000 0000 2020 51", "DE03120300000000202051"),
        ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
    ] {
        let changed = text.replace(own, other);
        let edited = edit_without(&mut desk, &letter, &changed, "a new account").await;
        assert_eq!(misworded(edited), [format!("account: {named}")]);
    }
    let without = text.replace(own, "…");
    edit_without(&mut desk, &letter, &without, "we spoke").await.expect("left out");
    edit(&mut desk, &letter, &text).await.expect("its own account again");
}

#[tokio::test]
async fn a_letter_has_an_end() {
    let (mut desk, letter, text) = with_letter("resend", SwitchName::Review).await;
    let long = text.clone() + &"Wort ".repeat(10_000);
    let edited = edit(&mut desk, &letter, &long).await;
    let too_long = LetterProblem::TooLong { letter: letter.clone(), most: 40_000 };
    assert_eq!(edited, Err(Problem::Letter(too_long).into()));
}

/// The words around a value are those of the letter's language, and so is what is asked for.
#[tokio::test]
async fn a_german_letter_says_its_values_in_german() {
    let (mut desk, letter, text) = with_letter("demand-60", SwitchName::Review).await;
    let changed = text.replacen("bis zum 16. März 2026", "by 16. März 2026", 1);
    let edited = edit(&mut desk, &letter, &changed).await;
    let Err(Error::Problem(Problem::Letter(LetterProblem::Lacks { amiss, .. }))) = edited else {
        panic!("{edited:?}");
    };
    let [Misstated::Value { phrase, .. }] = amiss.as_slice() else { panic!("{amiss:?}") };
    assert_eq!(phrase, "bis zum 16. März 2026");
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
    let dates = ["16. März 2026", "101", "2. März 2026"].map(str::to_owned).to_vec();
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

/// Of an invoice with the number 7, a final notice with a 7 elsewhere too.
#[tokio::test]
async fn an_edited_final_notice_names_its_own_invoice_amount_and_days_in_their_places() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "7", date(2025, 11, 21)).await;
    let (last_step, on) = ("demand-60".to_owned(), Some(date(2026, 2, 9)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.tick().await;
    let group = desk.letters(OutboxState::InReview).await.remove(0);
    let (letter, text) = (group.number.clone(), group.channels[0].draft.text.clone());
    for (from, to, expected) in [
        ("Rechnung 7 vom", "Rechnung 77 vom 7. März, nicht vom", vec!["other invoice: 77"]),
        ("Rechnung 7 vom", "Rechnung 7-B vom", vec!["other invoice: 7-B"]),
        ("Rechnung 7 vom", "Rechnung 7\u{200b}7 vom", vec!["other invoice: 7\u{200b}7"]),
        // The right one stays, and another one stands beside it.
        ("Bei Fragen", "Auch die Rechnung Nr. 8 ist offen. Bei Fragen", vec!["other invoice: 8"]),
        ("Offen sind 1.000,00 €", "Offen sind 100,00 €", vec!["balance: 1.000,00 €"]),
        ("Offen sind 1.000,00 €", "Offen sind -1.000,00 €", vec!["balance: 1.000,00 €"]),
        (
            "Offen sind 1.000,00 €",
            "Offen sind 100,00 €. Ihr Logo hätte bei anderen übrigens leicht 1.000,00 € gekostet",
            vec!["balance: 1.000,00 €"],
        ),
        (
            "bis zum 16. März 2026",
            "bis zum 30. April 2026 (dieses Schreiben ist nicht vom 16. März 2026)",
            vec!["deadline_on: 16. März 2026"],
        ),
        ("seit 101 Tagen", "seit 11 Tagen (Hausnummer 101)", vec!["days_overdue: 101"]),
        (
            "am 21. November 2025 fällig",
            "am 21. November 2026 fällig",
            vec!["due_on: 21. November 2025"],
        ),
    ] {
        assert!(text.contains(from), "{from}: {text}");
        let changed = text.replacen(from, to, 1);
        assert_eq!(lacks(edit(&mut desk, &letter, &changed).await), expected, "{to}");
    }
    for (from, to) in [
        ("Rechnung 7 vom", "Rechnung mit der Nummer 7 vom"),
        ("Offen sind 1.000,00 €", "Es sind noch 1.000,00 € offen"),
        ("bis zum 16. März 2026", "spätestens am 16. März 2026"),
    ] {
        assert!(text.contains(from), "{from}: {text}");
        let changed = text.replacen(from, to, 1);
        edit(&mut desk, &letter, &changed).await.expect(to);
    }
}

/// The deadline that the letter names is the one that counts.
#[tokio::test]
async fn court_comes_after_the_deadline_that_the_letter_named() {
    let (mut desk, letter, _) = with_letter("demand-60", SwitchName::RemindOnly).await;
    desk.go_to(date(2026, 3, 12));
    letters::sent_as_is(&desk.engine, &mut desk.moment, &letter).await.expect("it went out");
    assert_eq!(desk.state("1").await.deadlines["final-notice"], date(2026, 3, 16));
    // Whatever the business chooses for later letters.
    desk.set(|business| business.deadline = Some("30 days".to_owned())).await;
    desk.until(date(2026, 3, 16)).await;
    assert_eq!(desk.state("1").await.pending, None);
    desk.go_to(date(2026, 3, 17));
    desk.tick().await;
    let page = desk.page().await;
    let tasks = page.groups.iter().flat_map(|(_, items)| items);
    let tasks: Vec<_> = tasks.filter_map(|item| item.what.task()).collect();
    assert!(tasks.contains(&"court".to_owned()), "{tasks:?}");
    desk.rebuild_changes_nothing("a deadline").await;
}

#[tokio::test]
async fn a_letter_whose_deadline_has_passed_was_not_sent_today() {
    let (mut desk, letter, text) = with_letter("demand-60", SwitchName::RemindOnly).await;
    desk.go_to(date(2026, 3, 17));
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let gone = LetterProblem::DeadlineGone {
        letter: letter.clone(),
        case: "1".to_owned(),
        step: "final-notice".to_owned(),
        last_day: date(2026, 3, 16),
    };
    let gone: Error = Problem::Letter(gone).into();
    assert_eq!(letters::sent_as_is(engine, moment, &letter).await, Err(gone.clone()));
    assert_eq!(letters::sent(engine, moment, &letter).await, Err(gone.clone()));
    assert_eq!(cases::done_by_hand(engine, moment, "1", "final-notice").await, Err(gone));
    // Words of one's own have the days of the day on which they are written.
    let old = lacks(edit(&mut desk, &letter, &text).await);
    let total = "1.050,13 €";
    let claimed = format!("claim_total: {total}");
    assert_eq!(old, ["days_overdue: 116", &claimed, "deadline_on: 31. März 2026"]);
    let before = text.lines().find_map(|line| line.strip_prefix("Insgesamt zu zahlen: "));
    let new = text.replace(before.expect("a sum"), total).replace("101", "116");
    let new = new.replace("16. März 2026", "31. März 2026");
    edit(&mut desk, &letter, &new).await.expect("the days of today");
    letters::sent(&desk.engine, &mut desk.moment, &letter).await.expect("sent today");
    assert_eq!(desk.state("1").await.deadlines["final-notice"], date(2026, 3, 31));
}

/// Sent by the program: the letter's own deadline too, and a letter that comes back takes it along.
#[tokio::test]
async fn a_deadline_goes_with_its_letter() {
    let (mut desk, letter, _) = with_letter("demand-60", SwitchName::Review).await;
    desk.approve(&letter).await.expect("an approval");
    assert_eq!(desk.send().await.len(), 1);
    assert_eq!(desk.state("1").await.deadlines["final-notice"], date(2026, 3, 16));
    let (step, why) = (Some("final-notice".to_owned()), BounceKind::AddressDead);
    desk.hear("1", Happened::Bounced { step, why }).await;
    assert_eq!(desk.state("1").await.deadlines.len(), 0);
}

/// In *remind only* a person decides, and knows that there was another message on that day.
#[tokio::test]
async fn in_remind_only_a_second_message_of_one_day_is_told() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    let other = desk.invoice("Mira Lang", "2026-014", date(2026, 3, 2)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let waiting = desk.letters(OutboxState::InReview).await;
    let letter = waiting.into_iter().find(|group| group.cases() == [case.as_str()]);
    let letter = letter.expect("the check-in").number;
    let notes = |page: &Today| {
        let items = page.groups.iter().flat_map(|(_, items)| items);
        items.filter(|item| item.notes.contains(&Note::WroteToday)).count()
    };
    assert_eq!(notes(&desk.page().await), 0);
    cases::done_by_hand(&desk.engine, &mut desk.moment, &other, "receipt-check")
        .await
        .expect("it is its turn");
    assert_eq!(notes(&desk.page().await), 1);
    let note = letters::sent(&desk.engine, &mut desk.moment, &letter).await;
    assert_eq!(note, Ok(vec![Note::WroteToday]));
}

/// H-05: what nobody filled in leaves in no letter, wherever it came from.
#[tokio::test]
async fn h_05_a_letter_with_a_value_that_nobody_filled_in_is_not_approved() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 2, 25)).await;
    desk.set(|business| {
        business.switch = SwitchName::Review;
        business.signature = "{{ name }}".to_owned();
    })
    .await;
    desk.go_to(date(2026, 3, 2));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await.remove(0).number;
    let Err(Error::Problem(Problem::LetterHeld { why, .. })) = desk.approve(&number).await else {
        panic!("approved")
    };
    assert_eq!(why, [Refusal::Unfilled { named: "{{ name }}".to_owned() }]);

    let text = desk.letters(OutboxState::InReview).await.remove(0).channels[0].draft.text.clone();
    edit(&mut desk, &number, &text.replace("{{ name }}", "Jonas")).await.expect("a change");
    desk.approve(&number).await.expect("an approval");
}
