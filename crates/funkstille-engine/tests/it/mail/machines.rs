//! what a machine sends is never an answer.

use funkstille_core::case::{Happened, Noted};
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Mail, OFFER, Post, mail, offer};

const SENT_ON: Date = date(2026, 3, 4);
const LATER: Date = date(2026, 3, 6);

async fn check(message: Mail, expected: &[Happened]) {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(LATER);
    post.inbox(message.clone()).await;
    assert_eq!(post.story(&case).await, expected, "{message:?}");
}

fn from_mira() -> Mail {
    mail("1@kunde.example", (MIRA, ME), LATER)
}

#[tokio::test]
async fn r_02_away() {
    let away = from_mira()
        .on("Automatische Antwort: Angebot Website")
        .with("Auto-Submitted", "auto-replied")
        .says("Ich bin bis einschließlich 15.03.2026 nicht im Büro.");
    let until = Happened::WentAway { last_day: Some(date(2026, 3, 15)) };
    check(away.clone(), std::slice::from_ref(&until)).await;
    check(away.answers(OFFER), std::slice::from_ref(&until)).await;
    let english = from_mira()
        .on("Out of Office: Angebot Website")
        .with("Auto-Submitted", "auto-replied")
        .says("I am out of the office and back on 16 March 2026.");
    check(english, &[until]).await;
}

#[tokio::test]
async fn r_02_away_for_every_case_that_waits() {
    let (mut post, first) = Post::with_offer(SENT_ON).await;
    let second = post.case("1", "other@weber.example", SENT_ON).await;
    let old = post.case("1", "old@weber.example", date(2026, 2, 2)).await;
    post.desk.go_to(LATER);
    let away = from_mira().on("Abwesenheitsnotiz").with("Auto-Submitted", "auto-replied");
    post.inbox(away.says("Ich bin bis 15.03.2026 im Urlaub.")).await;
    let until = [Happened::WentAway { last_day: Some(date(2026, 3, 15)) }];
    assert_eq!(post.story(&first).await, until);
    assert_eq!(post.story(&second).await, until);
    assert_eq!(post.story(&old).await, []);
}

#[tokio::test]
async fn r_02_acknowledgement() {
    let ticket = from_mira()
        .on("[Ticket#2026-17] Angebot Website")
        .answers(OFFER)
        .with("Auto-Submitted", "auto-replied")
        .says("Ihre Nachricht ist bei uns eingegangen. Ihre Ticketnummer lautet 2026-17.");
    check(ticket, &[Happened::Noted(Noted::Acknowledgement)]).await;
}

#[tokio::test]
async fn r_02_newsletter() {
    let news = from_mira()
        .on("Neuigkeiten im März")
        .with("List-Unsubscribe", "<mailto:off@kunde.example>")
        .with("Precedence", "bulk")
        .says("Unsere Angebote des Monats.");
    check(news, &[]).await;
}

#[tokio::test]
async fn r_02_calendar() {
    let calendar =
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR";
    let accepted = from_mira()
        .on("Zugesagt: Besprechung")
        .with("MIME-Version", "1.0")
        .with("Content-Type", "text/calendar; method=REPLY; charset=utf-8")
        .says(calendar);
    check(accepted, &[]).await;
}

#[tokio::test]
async fn r_02_read_receipt() {
    let receipt = from_mira()
        .on("Gelesen: Angebot Website")
        .answers(OFFER)
        .with("MIME-Version", "1.0")
        .with("Content-Type", "multipart/report; report-type=disposition-notification; boundary=b")
        .says("--b\r\nContent-Type: text/plain\r\n\r\nGelesen.\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\nOriginal-Message-ID: <offer@weber.example>\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n\r\n--b--");
    check(receipt, &[Happened::Noted(Noted::ReadReceipt)]).await;
}
