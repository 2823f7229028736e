//! What the mail of a client tells of it.

use std::collections::BTreeMap;

use funkstille_core::client::{Client, Habit, Language};
use funkstille_engine::clients::ClientOverview;
use funkstille_engine::mail::{self, Learned};
use funkstille_engine::today::Note;
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Mail, Post, account, mail as letter};

const TODAY: Date = date(2026, 3, 20);

fn asked(number: i8) -> Mail {
    let mail = letter(&format!("{number}@weber.example"), (ME, MIRA), date(2026, 3, number));
    mail.on(&format!("Frage {number}")).says("Passt das so?")
}

fn answered(number: i8, day: i8, text: &str) -> Mail {
    let mail = letter(&format!("{number}@kunde.example"), (MIRA, ME), date(2026, 3, day));
    let mail = mail.on(&format!("AW: Frage {number}"));
    mail.answers(&format!("{number}@weber.example")).says(text)
}

async fn learned(post: &Post, client: &str) -> (Learned, Client) {
    let mut reading = post.desk.engine.read().await.expect("reads");
    let known = ClientOverview::load(&mut reading, client).await.expect("a client");
    let learned = mail::learned(&mut reading, &known.state).await.expect("looks");
    (learned, known.state.client)
}

#[tokio::test]
async fn language_and_time_to_answer_are_proposed_and_never_set() {
    let mut post = Post::new(TODAY).await;
    let client = post.desk.client("Mira Lang").await;
    assert_eq!(learned(&post, &client).await.0, Learned::default());
    for number in 1..=4 {
        post.sent(asked(number)).await;
    }
    let yes = "Yes, that works for us, thank you!";
    post.inbox(answered(1, 3, yes)).await;
    post.inbox(answered(2, 9, "Ja, das passt so für uns. Danke!")).await;
    let away = letter("away@kunde.example", (MIRA, ME), date(2026, 3, 5));
    let away = away.with("Auto-Submitted", "auto-replied").on("Out of office");
    post.inbox(away.says("I am away until 9 March 2026.")).await;
    post.inbox(answered(3, 12, yes)).await;
    post.inbox(answered(4, 13, "No.")).await;
    let (found, client) = learned(&post, &client).await;
    // The second to the fourth answer came after an absence.
    assert_eq!(found.answers_days, [2]);
    assert_eq!(found.language, Some((Language::English, 2)));
    assert_eq!((found.names, client.language), (BTreeMap::new(), Language::German));
}

#[tokio::test]
async fn whoever_answers_late_by_mail_is_slow_by_habit() {
    let mut post = Post::new(TODAY).await;
    let client = post.desk.client("Mira Lang").await;
    for number in 1..=3 {
        post.sent(asked(number)).await;
        post.inbox(answered(number, number + 9, "Ja.")).await;
        // A second answer to the same message took no longer.
        let again = letter(&format!("again-{number}@kunde.example"), (MIRA, ME), TODAY);
        post.inbox(again.answers(&format!("{number}@weber.example")).says("Noch etwas.")).await;
    }
    let (found, _) = learned(&post, &client).await;
    assert_eq!(found.answers_days, [9, 9, 9]);
    assert_eq!(Habit::of(&found.answers_days), Habit::Slow { median_days: 9 });
    let now = post.desk.moment.now;
    let notes = funkstille_engine::today::notes_of_client(&post.desk.engine, now, &client).await;
    assert_eq!(notes.expect("notes"), [Note::SlowByHabit { median_days: 9 }]);
}

/// Somebody who becomes known by mail gets letters in the language of that mail.
#[tokio::test]
async fn a_new_client_is_written_to_in_its_own_language() {
    let mut post = Post::new(TODAY).await;
    account(&mut post.desk, ME).await;
    let enquiry = letter("0@kunde.example", (MIRA, ME), date(2026, 3, 10)).on("Website");
    let text = "Could you please send us your quote for the website? Thank you!";
    post.inbox(enquiry.says(text)).await;
    let quote = letter("1@weber.example", (ME, MIRA), date(2026, 3, 11)).answers("0@kunde.example");
    let quote = quote.on("Re: Website").flagged("\\Flagged");
    post.sent(quote.says("Please find my quote attached. Does that work for you?")).await;
    let (engine, now) = (&post.desk.engine, post.desk.moment.now);
    let noticed = mail::read_through(engine, &mut post.desk.moment, "1", now).await;
    assert_eq!(noticed.expect("noticed").opened.len(), 1);
    let (_, client) = learned(&post, MIRA).await;
    assert_eq!(client.language, Language::English);
}
