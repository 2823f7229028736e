//! What we wrote ourselves.

use funkstille_core::case::{Happened, How};
use funkstille_core::playbook::EndOutcome;
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Mail, OFFER, Post, mail, offer};

const SENT_ON: Date = date(2026, 3, 4);

fn to_mira(id: &str, on: Date) -> Mail {
    mail(id, (ME, MIRA), on).on("Re: Angebot Website").answers(OFFER)
}

fn check_in(id: &str, on: Date) -> Mail {
    to_mira(id, on).says("Hallo Frau Lang,\r\n\r\nich wollte kurz nachfragen, ob Sie schon Zeit hatten, mein Angebot anzusehen.\r\n\r\nViele Grüße\r\nJonas Weber")
}

#[tokio::test]
async fn a_follow_up_by_hand_counts_as_the_step() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(date(2026, 3, 9));
    post.desk.tick().await;
    assert_eq!(post.desk.letters(OutboxState::InReview).await.len(), 1);
    post.sent(check_in("2@weber.example", date(2026, 3, 8))).await;
    assert_eq!(post.desk.letters(OutboxState::InReview).await, []);
    assert_eq!(post.desk.steps_sent(&case).await, [("check-in".to_owned(), date(2026, 3, 8))]);
    let state = post.desk.state(&case).await;
    assert_eq!(state.opening.trigger_on, SENT_ON);
    // The next one counts from there.
    post.desk.until(date(2026, 3, 20)).await;
    let last = post.desk.steps_sent(&case).await.pop();
    assert_eq!(last, Some(("last-check-in".to_owned(), date(2026, 3, 16))));
}

/// A copy to ourselves lies in the inbox, which is read before the folder of sent mail.
#[tokio::test]
async fn a_follow_up_by_hand_counts_after_its_copy_in_the_inbox() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(date(2026, 3, 9));
    let by_hand = check_in("2@weber.example", date(2026, 3, 8));
    post.inbox(by_hand.clone()).await;
    assert_eq!(post.desk.steps_sent(&case).await, []);
    post.sent(by_hand.clone()).await;
    let sent = [("check-in".to_owned(), date(2026, 3, 8))];
    assert_eq!(post.desk.steps_sent(&case).await, sent);
    post.inbox(by_hand).await;
    assert_eq!(post.desk.steps_sent(&case).await, sent);
    post.desk.rebuild_changes_nothing("after the copy").await;
}

#[tokio::test]
async fn two_follow_ups_of_one_batch_are_two_steps() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(date(2026, 3, 17));
    let both = [
        offer(SENT_ON),
        check_in("2@weber.example", date(2026, 3, 9)),
        check_in("3@weber.example", date(2026, 3, 16)),
    ];
    post.arrive(funkstille_post::incoming::FolderRole::Sent, &both).await;
    let steps = post.desk.steps_sent(&case).await;
    let names: Vec<&str> = steps.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["check-in", "last-check-in"]);
}

#[tokio::test]
async fn the_copy_of_a_letter_is_no_second_step() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    let left = post.desk.day(date(2026, 3, 9)).await;
    assert_eq!(left.len(), 1);
    let before = post.story(&case).await;
    post.sent(check_in("rewritten@provider.example", date(2026, 3, 9))).await;
    assert_eq!(post.story(&case).await, before);
    // An answer to the id that the provider gave it is an answer.
    post.desk.go_to(date(2026, 3, 10));
    let answer = mail("1@kunde.example", (MIRA, ME), date(2026, 3, 10)).on("Etwas anderes");
    post.inbox(answer.answers("rewritten@provider.example").says("Ja, gern.")).await;
    assert_eq!(post.desk.state(&case).await.ended, Some((EndOutcome::Answered, date(2026, 3, 10))));
}

#[tokio::test]
async fn whoever_thanks_for_the_answer_has_had_it() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(date(2026, 3, 6));
    let thanks = to_mira("2@weber.example", date(2026, 3, 6));
    post.sent(thanks.says("Vielen Dank, dann machen wir es so!")).await;
    assert_eq!(post.story(&case).await, [Happened::Answered]);
}

/// What is in the conversation, and whether our thanks at its end settle the matter.
async fn check_thanks(theirs: &[(&str, Date)], settles: bool) {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(date(2026, 3, 9));
    for (text, on) in theirs {
        // Without a link it only asks, and the case stays open.
        let letter = mail(&format!("{on}@kunde.example"), (MIRA, ME), *on);
        post.inbox(letter.on("Re: Angebot Website").says(text)).await;
    }
    let thanks = to_mira("2@weber.example", date(2026, 3, 9));
    post.sent(thanks.says("Vielen Dank!")).await;
    let ended = post.desk.state(&case).await.ended.is_some();
    assert_eq!(ended, settles, "{theirs:?} {:?}", post.story(&case).await);
}

#[tokio::test]
async fn thanks_for_a_promise_settle_nothing() {
    const PROMISE: &str = "Danke, ich melde mich nächste Woche bei Ihnen.";
    const ANSWER: &str = "Das passt so.";
    let (first, second) = (date(2026, 3, 5), date(2026, 3, 6));
    check_thanks(&[], true).await;
    check_thanks(&[(PROMISE, first)], false).await;
    check_thanks(&[(ANSWER, first)], true).await;
    check_thanks(&[(PROMISE, first), (ANSWER, second)], true).await;
    check_thanks(&[(ANSWER, first), (PROMISE, second)], false).await;
}

#[tokio::test]
async fn no_letter_leaves_within_four_days_of_a_mail_by_hand() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(date(2026, 3, 9));
    post.desk.tick().await;
    let waiting = post.desk.letters(OutboxState::InReview).await;
    post.desk.approve(&waiting[0].number).await.expect("approved");
    let other = mail("2@weber.example", (ME, MIRA), date(2026, 3, 9)).on("Parkplatz");
    post.sent(other.says("Der Parkplatz liegt im Hof.")).await;
    assert_eq!(post.desk.send().await, []);
    assert_eq!(post.desk.steps_sent(&case).await, []);
    post.desk.rebuild_changes_nothing("after a mail by hand").await;
    post.desk.until(date(2026, 3, 14)).await;
    let sent = post.desk.steps_sent(&case).await;
    assert_eq!(sent, [("check-in".to_owned(), date(2026, 3, 13))]);
}

#[tokio::test]
async fn steps_by_hand_say_so() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(date(2026, 3, 9));
    post.sent(check_in("2@weber.example", date(2026, 3, 9))).await;
    let step = Happened::StepHappened { step: "check-in".to_owned(), how: How::ByHand };
    assert_eq!(post.story(&case).await, [step]);
}
