//! The copy of a letter of unknown fate shows that it left, under whatever id a provider filed it.

use funkstille_core::delivery::AttemptState as A;
use funkstille_core::guard::Knowledge;
use funkstille_engine::backup;
use funkstille_engine::pause::{self, GoOn};
use funkstille_engine::sending::{self, Delivery, Ending, Fate, Scripted, Transport};
use funkstille_store::{Location, OutboxState};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Mail, OFFER, Post, mail, offer};
use crate::day::desk::Desk;

const SENT_ON: Date = date(2026, 3, 4);
const DUE_ON: Date = date(2026, 3, 9);

/// An offer whose check-in was given away, and nobody heard what became of it; gives the case.
async fn unheard() -> (Post, String) {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(DUE_ON);
    post.desk.tick().await;
    let number = post.desk.letters(OutboxState::InReview).await[0].number.clone();
    post.desk.approve(&number).await.expect("an approval");
    post.desk.moment.now += 2.hours();
    let ending = Ending::Uncertain { reply: "no answer".to_owned() };
    let fates = [Fate::After(true, ending)].into();
    post.desk.sink = Transport::Scripted(Scripted { fates, ..Scripted::default() });
    let delivery = round(&mut post).await;
    assert_eq!(delivery.failed.len(), 1, "{delivery:?}");
    (post, case)
}

async fn round(post: &mut Post) -> Delivery {
    let now = Some(post.desk.moment.now);
    let knowledge = Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
    let desk = &mut post.desk;
    let round = sending::deliver(&desk.engine, &mut desk.moment, &mut desk.sink, &knowledge).await;
    round.expect("a round")
}

/// The copy as a provider files it: with an id of its own, and our header.
async fn copy(post: &Post) -> Mail {
    let mut reading = post.desk.engine.read().await.expect("reads");
    let attempts = reading.attempts("1-email").await.expect("reads");
    let own = format!("<{}>", attempts[0].message_id);
    let copy = mail("AM0PR08@outlook.example", (ME, MIRA), DUE_ON).on("Re: Angebot Website");
    copy.answers(OFFER).refers(OFFER).with("X-Funkstille-Letter", &own).says("Haben Sie Zeit?")
}

async fn states(post: &Post) -> Vec<A> {
    let mut reading = post.desk.engine.read().await.expect("reads");
    let attempts = reading.attempts("1-email").await.expect("reads");
    attempts.iter().map(|it| it.state).collect()
}

#[tokio::test]
async fn s_10_s_01_a_copy_under_another_id_shows_that_the_letter_left() {
    let (mut post, case) = unheard().await;
    let copy = copy(&post).await;
    post.sent(copy).await;
    assert_eq!(states(&post).await, [A::Found]);
    assert_eq!(post.desk.steps_sent(&case).await, [("check-in".to_owned(), DUE_ON)]);
    let desk = &mut post.desk;
    let again = sending::again(&desk.engine, &mut desk.moment, "1").await;
    assert!(again.is_err(), "it is never sent again");
    post.desk.moment.now += 1.hour();
    round(&mut post).await;
    assert_eq!(post.desk.sink.delivered().len(), 1);
    // An answer to that id is one to the letter.
    let answer = mail("answer@kunde.example", (MIRA, ME), DUE_ON).on("AW: Angebot Website");
    post.inbox(answer.answers("AM0PR08@outlook.example").says("Gern.")).await;
    assert!(post.desk.state(&case).await.ended.is_some());
}

/// Whoever says that it is to be sent again may have looked too early.
#[tokio::test]
async fn s_01_a_copy_that_is_found_late_keeps_the_letter_from_leaving_again() {
    let (mut post, case) = unheard().await;
    let desk = &mut post.desk;
    sending::again(&desk.engine, &mut desk.moment, "1").await.expect("of unknown fate");
    let copy = copy(&post).await;
    post.sent(copy).await;
    assert_eq!(states(&post).await, [A::Found]);
    round(&mut post).await;
    assert_eq!(post.desk.sink.delivered().len(), 1);
    assert_eq!(post.desk.letters(OutboxState::Sent).await.len(), 1);
    assert_eq!(post.desk.steps_sent(&case).await, [("check-in".to_owned(), DUE_ON)]);
}

/// What is sent again has the same id: its copy among sent mail is no proof of the first attempt.
#[tokio::test]
async fn the_copy_of_what_was_sent_again_says_nothing_of_the_attempt_before() {
    let (mut post, _) = unheard().await;
    let desk = &mut post.desk;
    sending::again(&desk.engine, &mut desk.moment, "1").await.expect("of unknown fate");
    post.desk.moment.now += 1.hour();
    round(&mut post).await;
    assert_eq!(states(&post).await, [A::SaidAgain, A::Accepted]);
    let copy = copy(&post).await;
    post.sent(copy).await;
    assert_eq!(states(&post).await, [A::SaidAgain, A::Accepted]);
}

/// A backup does not know what left after it was made. The copy among sent mail tells it: the step
/// has happened, and its letter does not leave a second time.
#[tokio::test]
async fn s_01_s_13_what_left_after_the_backup_does_not_leave_again() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(DUE_ON);
    post.desk.tick().await;
    let letter = post.desk.letters(OutboxState::InReview).await.remove(0);
    post.desk.approve(&letter.number).await.expect("an approval");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let kept = folder.path().join("kept.db");
    backup::make(post.desk.engine.store(), &kept).await.expect("a backup");
    post.desk.moment.now += 2.hours();
    round(&mut post).await;
    assert_eq!(post.desk.sink.delivered().len(), 1);
    let copy = copy(&post).await.says(&letter.channels[0].draft.text);

    let target = Location::Sqlite(folder.path().join("restored.db"));
    backup::restore(&kept, &target, post.desk.moment.now).await.expect("restores");
    let mut desk = Desk::again_at(&target, DUE_ON).await;
    desk.moment.now = post.desk.moment.now;
    let mut post = post.read_by(desk);
    post.sent(copy).await;
    assert_eq!(post.desk.steps_sent(&case).await, [("check-in".to_owned(), DUE_ON)]);
    let desk = &mut post.desk;
    let word = GoOn { reason: "moved", here: None, is_alone: true };
    pause::resume(&desk.engine, &mut desk.moment, word).await.expect("goes on");
    for _ in 0..3 {
        let delivery = round(&mut post).await;
        assert_eq!(delivery.sent, Vec::<String>::new());
        post.desk.moment.now += 24.hours();
        post.desk.tick().await;
    }
}

/// A mail that somebody else sent proves nothing by that header.
#[tokio::test]
async fn a_copy_counts_among_sent_mail_alone() {
    let (mut post, _) = unheard().await;
    let copy = copy(&post).await;
    post.inbox(copy).await;
    assert_eq!(states(&post).await, [A::Uncertain]);
}
