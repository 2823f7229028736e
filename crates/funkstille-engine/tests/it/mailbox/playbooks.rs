//! Each playbook from its trigger to its end, with real servers: the letters leave on the days that
//! `simulate` names, in their thread, with their files, and the client finds them as they were shown.

use funkstille_core::case::{Block, Happened};
use funkstille_core::client::ProjectStage;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{EndOutcome, Stage};
use funkstille_engine::cases::{self, Terms};
use jiff::civil::{Date, date};

use super::story::{INVOICE_NUMBER, Story, TRIGGER, read, references, request, trigger};
use crate::day::desk::pdf_of;
use crate::mail::post::mail;
use crate::testbed::look::Look;
use crate::testbed::mail::{FREYA, OTTO};

/// A Wednesday.
const SENT_ON: Date = date(2026, 3, 4);
const DUE_ON: Date = date(2026, 4, 2);

const OFFER: &str = "Angebot Website";
const TEXTS: &str = "Texte für die Startseite";
const INVOICE: &str = "Rechnung 2026-014";

async fn offer() -> Option<Story> {
    let text = "Guten Tag Herr Brandt,\r\n\r\nanbei unser Angebot für die Website. Passt das so für \
                Sie?\r\n\r\nViele Grüße\r\nJonas Weber";
    Story::begin(&trigger(OFFER, text, SENT_ON), ProjectStage::Enquiry, SENT_ON).await
}

async fn question() -> Option<Story> {
    let text = "Guten Tag Herr Brandt,\r\n\r\nkönnten Sie mir bitte die Texte schicken?\r\n\r\nViele \
                Grüße\r\nJonas Weber";
    Story::begin(&trigger(TEXTS, text, SENT_ON), ProjectStage::Running, SENT_ON).await
}

/// Bytes as a file may have them: whatever changes a line end or drops a bit changes them.
fn file() -> Vec<u8> {
    let all = (0..=u8::MAX).cycle().take(20_000);
    b"%PDF-1.7\r\n.\r\n.\n\r".iter().copied().chain(all).collect()
}

/// An invoice of 1,000 euros that was sent, and whose file was archived.
async fn invoice() -> Option<Story> {
    let text = "Guten Tag Herr Brandt,\r\n\r\nanbei die Rechnung 2026-014 über 1.000,00 Euro, zahlbar \
                bis zum 2. April 2026.\r\n\r\nViele Grüße\r\nJonas Weber";
    let trigger = trigger(INVOICE, text, SENT_ON);
    let mut story = Story::begin(&trigger, ProjectStage::Running, SENT_ON).await?;
    story.invoice = file();
    let terms = Terms {
        number: Some(INVOICE_NUMBER.to_owned()),
        issued_on: Some(SENT_ON),
        due_on: Some(DUE_ON),
        claim: Money::parse("1000.00", Currency::EUR),
        file: Some(pdf_of(&story.invoice)),
    };
    let desk = &mut story.business.desk;
    let set = cases::set_terms(&desk.engine, &mut desk.moment, &story.case, &terms).await;
    set.expect("an invoice");
    Some(story)
}

#[tokio::test]
async fn negotiation_runs_from_an_offer_that_nobody_answers_to_moving_on() {
    let Some(mut story) = offer().await else { return };
    story.until(date(2026, 4, 10)).await;
    story.is_as_simulated(&request(Stage::Enquiry, SENT_ON, None)).await;
    story.letters_are_right(OFFER);
    let subjects: Vec<&str> = story.letters.iter().map(|it| it.shown.subject.as_str()).collect();
    assert_eq!(subjects, ["Re: Angebot Website", "Re: Angebot Website"]);
    let days: Vec<Date> = story.letters.iter().map(|it| it.on).collect();
    assert_eq!(days, [date(2026, 3, 9), date(2026, 3, 16)]);
}

#[tokio::test]
async fn a_project_runs_from_a_question_that_nobody_answers_to_stopping_work() {
    let Some(mut story) = question().await else { return };
    story.until(date(2026, 4, 20)).await;
    story.is_as_simulated(&request(Stage::Running, SENT_ON, None)).await;
    story.letters_are_right(TEXTS);
    let ended = story.business.desk.state(&story.case).await.ended;
    assert!(matches!(ended, Some((EndOutcome::WorkStopped, _))), "{ended:?}");
}

#[tokio::test]
async fn a_payment_runs_from_an_invoice_that_nobody_answers_to_the_court() {
    let Some(mut story) = invoice().await else { return };
    story.until(date(2026, 7, 31)).await;
    story.is_as_simulated(&request(Stage::Payment, SENT_ON, Some(DUE_ON))).await;
    story.letters_are_right(INVOICE);
    let with_invoice: Vec<(&str, bool)> = story
        .letters
        .iter()
        .map(|it| (it.shown.step.as_str(), !it.shown.attachments.is_empty()))
        .collect();
    let wanted = [
        ("receipt-check", false),
        ("resend", true),
        ("demand-30", true),
        ("demand-60", true),
        ("final-notice", true),
    ];
    assert_eq!(with_invoice, wanted);
}

/// Between the two follow-ups Otto answers the first one, as it lies in his box: the second one,
/// which was approved already, does not leave.
#[tokio::test]
async fn s_02_an_answer_in_the_middle_stops_an_enquiry_and_a_project() {
    for begun in [offer().await, question().await] {
        let Some(mut story) = begun else { return };
        story.until_approved().await;
        story.send().await;
        story.until_approved().await;
        assert_eq!(story.letters.len(), 1);
        story.answer(&story.letters[0], "answer@kunde.test", "Danke, das passt so.");
        let answered_on = story.business.desk.today();
        story.send().await;
        story.until(answered_on.checked_add(jiff::ToSpan::days(60)).expect("in range")).await;
        let state = story.business.desk.state(&story.case).await;
        assert_eq!(state.ended, Some((EndOutcome::Answered, answered_on)));
        assert_eq!(story.letters_taken(), 1);
    }
}

/// Mail alone never ends a payment: it holds it, until a person says what it means.
#[tokio::test]
async fn s_02_an_answer_in_the_middle_holds_a_payment_until_a_person_lets_it_go_on() {
    let Some(mut story) = invoice().await else { return };
    story.until(date(2026, 4, 10)).await;
    let before = story.letters.len();
    assert!(before >= 1);
    story.until_approved().await;
    let last = story.letters.last().expect("a letter left");
    story.answer(last, "answer@kunde.test", "Danke, das sehe ich mir an.");
    story.send().await;
    story.until(date(2026, 6, 10)).await;
    let state = story.business.desk.state(&story.case).await;
    assert!(state.blocks.contains(&Block::AnswerToJudge), "{:?}", state.blocks);
    assert_eq!((state.ended, story.letters_taken()), (None, before));
    story.business.desk.hear(&story.case, Happened::WentOn).await;
    story.until(date(2026, 6, 12)).await;
    assert_eq!(story.letters_taken(), before + 1, "one letter, not all that were due");
}

#[tokio::test]
async fn s_03_a_payment_in_the_middle_ends_the_case_and_nothing_leaves_any_more() {
    let Some(mut story) = invoice().await else { return };
    story.until(date(2026, 4, 10)).await;
    let before = story.letters.len();
    let paid_on = story.until_approved().await;
    story.business.desk.hear(&story.case, Happened::PaymentReceived { amount: None }).await;
    story.send().await;
    story.until(date(2026, 8, 31)).await;
    let state = story.business.desk.state(&story.case).await;
    assert_eq!(state.ended, Some((EndOutcome::Paid, paid_on)));
    assert_eq!(story.letters_taken(), before);
}

/// Exchange gives a letter another id, in small and capital letters, and files it itself: whoever
/// answers names that id.
#[tokio::test]
async fn an_answer_to_the_id_that_a_provider_gave_is_found() {
    const GIVEN: &str = "AM0PR08MB1234.EURPRD08@Prod.Outlook.example";
    let Some(mut story) = offer().await else { return };
    story.until_approved().await;
    let mut reading = story.business.desk.engine.read().await.expect("reads");
    let letter = reading.letter("1-email").await.expect("reads").expect("a letter");
    let approved = reading.blob(&letter.draft.approved.expect("approved")).await.expect("reads");
    drop(reading);
    let approved = String::from_utf8(approved.expect("kept")).expect("ASCII");
    let own = read(approved.as_bytes()).message_id().expect("an id").to_owned();
    // Its header X-Funkstille-Letter says whose copy it is.
    let filed =
        approved.replacen(&format!("Message-ID: <{own}>"), &format!("Message-ID: <{GIVEN}>"), 1);
    let filed = format!("Date: Mon, 9 Mar 2026 09:00:00 +0100\r\n{filed}");
    story.business.pass(150);
    story.business.read("1").await.expect("read");
    Look::inbox(&story.bed, &FREYA).append("Sent", filed.as_bytes());
    let sent = story.business.send().await;
    assert_eq!((sent.delivery.sent.len(), sent.filed.len()), (1, 1), "{sent:?}");
    story.until_approved().await;
    story.send().await;
    let [second] = &story.letters[..] else { panic!("{} letters", story.letters.len()) };
    // It is an answer to what began all, not to the one between.
    assert_eq!(references(&read(&second.taken.bytes)), [TRIGGER]);
    let answered_on = story.business.desk.today();
    let answer = mail("answer@kunde.test", (OTTO.address, FREYA.address), answered_on);
    let answer = answer.on("AW: Angebot Website").answers(GIVEN);
    let answer = answer.says("Gern, wir nehmen es.");
    story.bed.deliver(OTTO.address, FREYA.address, &answer.bytes());
    story.business.read("1").await.expect("read");
    let state = story.business.desk.state(&story.case).await;
    assert_eq!(state.ended, Some((EndOutcome::Answered, answered_on)));
}
