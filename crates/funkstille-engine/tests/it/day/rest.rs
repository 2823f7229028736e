//! Letters that left by one way: what is still to go by the others, when something comes between.

use funkstille_core::case::{FollowOn, Happened};
use funkstille_core::client::Reach;
use funkstille_core::guard::Refusal;
use funkstille_core::money::Money;
use funkstille_engine::error::LetterProblem;
use funkstille_engine::sending::{self, Ending, Fate, Point, Scripted, Transport};
use funkstille_engine::{Error, Problem, clients, invoices, letters, tasks};
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::date;

use super::desk::Desk;
use super::invoices::{new, row};
use super::sending::{deliver, meanwhile};
use super::ways::{client, invoice, tasks_of};

/// A reminder that was approved on 19 March and leaves in a world that does as it is told: by mail
/// first, then by fax, and by post where the client has a letterbox. Gives its case.
async fn reminder(has_letterbox: bool, fates: Vec<Fate>) -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = client(&mut desk, has_letterbox).await;
    let case = invoice(&mut desk, &client, "2026-014", "reach-out").await;
    desk.go_to(date(2026, 3, 19));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    desk.approve(&number).await.expect("an approval");
    let fates = fates.into();
    desk.sink = Transport::Scripted(Scripted { fates, ..Scripted::default() });
    (desk, case)
}

/// The same of an invoice in default, by every way: it names the interest until its own day.
async fn reminder_with_interest(fates: Vec<Fate>) -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = client(&mut desk, true).await;
    let mut new = new(&client, "2026-014");
    new.facts.due_on = Some(date(2026, 3, 4));
    let invoice = invoices::add(&desk.engine, &mut desk.moment, &new).await.expect("an invoice");
    desk.tick().await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    let (last_step, on) = ("reach-out".to_owned(), Some(desk.today()));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.go_to(date(2026, 3, 19));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    desk.approve(&number).await.expect("an approval");
    desk.sink = Transport::Scripted(Scripted { fates: fates.into(), ..Scripted::default() });
    (desk, case)
}

fn not_yet() -> Fate {
    Fate::Before(Ending::Later { reply: "451 come again".to_owned() })
}

fn unheard() -> Fate {
    Fate::After(true, Ending::Uncertain { reply: "no answer".to_owned() })
}

/// By which ways something leaves in a round of delivering.
async fn leaves(desk: &mut Desk) -> Vec<String> {
    desk.hand_over().await.into_iter().map(|letter| letter.channel).collect()
}

async fn in_review(desk: &Desk) -> Vec<String> {
    let waiting = desk.letters(OutboxState::InReview).await;
    waiting.iter().flat_map(|it| it.channels.iter().map(|row| row.letter.clone())).collect()
}

#[tokio::test]
async fn s_03_r_09_after_a_part_payment_the_other_way_goes_anew_with_what_is_left() {
    let (mut desk, case) = reminder(false, vec![not_yet()]).await;
    assert_eq!(leaves(&mut desk).await, ["fax"]);
    let claim = desk.state(&case).await.opening.claim.expect("a claim");
    let amount = Some(Money { minor: claim.minor - 137, ..claim });
    desk.hear(&case, Happened::PaymentReceived { amount }).await;
    desk.moment.now += 1.hour();
    assert_eq!(leaves(&mut desk).await, Vec::<String>::new(), "it asked for all of it");
    desk.tick().await;
    assert_eq!(in_review(&desk).await, ["2-email"]);
    let sent = desk.approve_and_send().await;
    assert_eq!(sent.iter().map(|it| it.channel.as_str()).collect::<Vec<_>>(), ["email"]);
    assert!(sent[0].text.contains("1,37"), "{}", sent[0].text);
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(date(2026, 3, 19)));
    desk.tick().await;
    assert_eq!(in_review(&desk).await, Vec::<String>::new(), "each way once");
    desk.rebuild_changes_nothing("the end").await;
}

#[tokio::test]
async fn after_an_answer_or_a_hold_what_was_approved_before_does_not_leave_by_another_way() {
    let held = || Happened::Held { until: None, reason: "asked".to_owned() };
    let resumed = || Happened::Resumed { reason: "asked".to_owned() };
    for (stops, goes_on) in [(Happened::Answered, Happened::WentOn), (held(), resumed())] {
        let (mut desk, case) = reminder(false, vec![not_yet()]).await;
        assert_eq!(leaves(&mut desk).await, ["fax"]);
        desk.hear(&case, stops).await;
        desk.hear(&case, goes_on).await;
        desk.moment.now += 1.hour();
        assert_eq!(leaves(&mut desk).await, Vec::<String>::new(), "it was approved before");
        assert!(desk.letters(OutboxState::SendWindow).await.is_empty());
        desk.tick().await;
        assert_eq!(in_review(&desk).await, ["2-email"], "a person reads it again");
        desk.rebuild_changes_nothing("the end").await;
    }
}

#[tokio::test]
async fn s_05_the_story_says_that_a_way_is_still_to_go() {
    let (mut desk, case) = reminder(false, vec![not_yet()]).await;
    assert_eq!(leaves(&mut desk).await, ["fax"]);
    desk.hear(&case, Happened::Answered).await;
    desk.hear(&case, Happened::WentOn).await;
    let row = &desk.letters(OutboxState::Stopped).await[0].channels[0];
    assert_eq!(row.letter, "1-email");
    let told = desk.entries(&case).await;
    assert!(told.iter().any(|line| line.contains("way-still-to-go")), "{told:?}");
}

/// The answer is judged between the guards and the letter itself: nothing holds the case by then.
#[tokio::test]
async fn s_03_what_is_heard_while_the_other_way_is_open_calls_it_off_and_loses_nothing() {
    let (mut desk, case) = reminder(false, vec![not_yet()]).await;
    assert_eq!(leaves(&mut desk).await, ["fax"]);
    desk.moment.now += 1.hour();
    let judging = meanwhile(&desk, Point::Open, async |other| {
        other.hear("1", Happened::Answered).await;
        other.hear("1", Happened::WentOn).await;
    });
    let delivery = deliver(&mut desk, &judging).await.expect("a round");
    assert_eq!(delivery.held, [("1-email".to_owned(), vec![Refusal::GoesAnew])]);
    assert_eq!(desk.sent().len(), 1, "the fax alone");
    assert!(desk.state(&case).await.is_rest("resend"));
    desk.tick().await;
    assert_eq!(in_review(&desk).await, ["2-email"]);
}

#[tokio::test]
async fn what_is_left_of_a_step_on_a_later_day_goes_anew() {
    let (mut desk, case) = reminder(true, vec![not_yet(), not_yet()]).await;
    desk.hand_over().await;
    // The letter is posted on that day; mail and fax are tried on the next one only.
    for task in desk.to_post().await {
        tasks::done(&desk.engine, &mut desk.moment, &task, (None, None)).await.expect("posted");
    }
    desk.go_to(date(2026, 3, 20));
    desk.moment.now += 2.hours();
    let delivery = deliver(&mut desk, &|_| {}).await.expect("a round");
    assert_eq!(delivery.held.len(), 2, "{delivery:?}");
    assert!(delivery.held.iter().all(|(_, why)| *why == [Refusal::GoesAnew]), "{delivery:?}");
    desk.tick().await;
    assert_eq!(in_review(&desk).await, ["2-email", "2-fax"]);
    desk.approve_and_send().await;
    assert_eq!(desk.sent().len(), 2);
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(date(2026, 3, 20)));
    let proofs = tasks_of(&desk, &case).await.into_iter().filter(FollowOn::is_proof);
    assert!(proofs.count() > 0, "of the letter that was posted");
    desk.rebuild_changes_nothing("the end").await;
}

#[tokio::test]
async fn what_waits_to_leave_by_another_way_can_be_taken_back() {
    let (mut desk, _) = reminder(false, vec![not_yet()]).await;
    assert_eq!(leaves(&mut desk).await, ["fax"]);
    letters::recall(&desk.engine, &mut desk.moment, "1").await.expect("it has not left by mail");
    desk.moment.now += 1.hour();
    assert_eq!(leaves(&mut desk).await, Vec::<String>::new());
    desk.tick().await;
    assert_eq!(in_review(&desk).await, ["2-email"]);
    let again = letters::recall(&desk.engine, &mut desk.moment, "1").await;
    let left = LetterProblem::Left { letter: "1".to_owned() };
    assert_eq!(again, Err(Error::from(Problem::Letter(left))));
}

#[tokio::test]
async fn a_mail_that_came_back_goes_to_the_new_address_although_the_letter_is_posted_after_that() {
    for is_prepared in [false, true] {
        let dead = Ending::Refused { reply: "550 5.1.1 nobody".to_owned(), address_dead: true };
        let (mut desk, case) = reminder(true, vec![Fate::Before(dead)]).await;
        assert_eq!(leaves(&mut desk).await, ["fax"]);
        let reach = Reach::Address("mira@neu.example".to_owned());
        clients::learn(&desk.engine, &mut desk.moment, ("1", None), reach).await.expect("learned");
        if is_prepared {
            desk.tick().await;
        }
        for task in desk.to_post().await {
            tasks::done(&desk.engine, &mut desk.moment, &task, (None, None)).await.expect("posted");
        }
        desk.tick().await;
        let waiting = desk.letters(OutboxState::InReview).await;
        let rows = waiting.iter().flat_map(|it| &it.channels);
        let to: Vec<_> = rows.map(|row| (row.channel.as_str(), row.recipient.as_str())).collect();
        assert_eq!(to, [("email", "mira@neu.example")], "{is_prepared}");
        let open = tasks_of(&desk, &case).await;
        assert!(!open.contains(&FollowOn::CompareAddresses), "{open:?}");
        assert!(open.iter().any(FollowOn::is_proof), "it was posted: {open:?}");
        desk.approve_and_send().await;
        let sent: Vec<String> = desk.sent().into_iter().map(|it| it.recipient).collect();
        assert_eq!(sent.last().map(String::as_str), Some("mira@neu.example"));
        desk.rebuild_changes_nothing("the end").await;
    }
}

#[tokio::test]
async fn s_05_a_registered_letter_that_was_taken_back_while_the_mail_was_unclear_goes_anew() {
    let (mut desk, case) = reminder(true, vec![unheard()]).await;
    desk.hand_over().await;
    let reason = || "asked".to_owned();
    desk.hear(&case, Happened::Held { until: None, reason: reason() }).await;
    assert_eq!(desk.to_post().await, Vec::<String>::new());
    sending::arrived(&desk.engine, &mut desk.moment, "1").await.expect("it is unclear");
    desk.hear(&case, Happened::Resumed { reason: reason() }).await;
    desk.tick().await;
    assert_eq!(in_review(&desk).await, ["2-letter"]);
    desk.approve("2").await.expect("an approval");
    desk.moment.now += 2.hours();
    desk.hand_over().await;
    assert_eq!(desk.to_post().await.len(), 1);
    desk.rebuild_changes_nothing("the end").await;
}

#[tokio::test]
async fn s_01_what_is_unclear_by_several_ways_is_decided_for_each() {
    let (mut desk, case) = reminder(false, vec![unheard(), unheard()]).await;
    deliver(&mut desk, &|_| {}).await.expect("a round");
    desk.moment.now += 3.hours();
    deliver(&mut desk, &|_| {}).await.expect("a round");
    let ways = vec!["1-email".to_owned(), "1-fax".to_owned()];
    let letter = "1".to_owned();
    let which = Error::from(Problem::Letter(LetterProblem::FateOfSeveral { letter, ways }));
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    assert_eq!(sending::again(engine, moment, "1").await, Err(which.clone()));
    assert_eq!(sending::arrived(engine, moment, "1").await, Err(which));
    sending::arrived(engine, moment, "1-email").await.expect("it is unclear");
    sending::again(engine, moment, "1-fax").await.expect("it is unclear");
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(date(2026, 3, 19)));
    deliver(&mut desk, &|_| {}).await.expect("a round");
    let ways: Vec<String> = desk.sent().into_iter().map(|it| it.channel).collect();
    assert_eq!(ways, ["email", "fax", "fax"], "the fax a second time, as was said");
}

#[tokio::test]
async fn r_09_what_is_sent_again_after_a_part_payment_is_written_anew() {
    let (mut desk, case) = reminder(false, vec![unheard(), not_yet()]).await;
    desk.hand_over().await;
    let claim = desk.state(&case).await.opening.claim.expect("a claim");
    let amount = Some(Money { minor: claim.minor - 137, ..claim });
    desk.hear(&case, Happened::PaymentReceived { amount }).await;
    sending::again(&desk.engine, &mut desk.moment, "1").await.expect("it is unclear");
    let ticked = desk.tick().await;
    assert_eq!(ticked.problems, []);
    assert_eq!(in_review(&desk).await, ["2-email", "2-fax"]);
    let sent = desk.approve_and_send().await;
    assert!(sent.iter().all(|letter| letter.text.contains("1,37")), "{sent:?}");
    desk.rebuild_changes_nothing("the end").await;
}

#[tokio::test]
async fn s_01_what_is_sent_again_on_another_day_leaves_alone_what_was_posted() {
    let lost = Fate::After(false, Ending::Uncertain { reply: "no answer".to_owned() });
    let (mut desk, case) = reminder_with_interest(vec![lost]).await;
    assert_eq!(leaves(&mut desk).await, ["fax"]);
    desk.go_to(date(2026, 3, 20));
    let task = desk.to_post().await.remove(0);
    tasks::done(&desk.engine, &mut desk.moment, &task, (None, None)).await.expect("posted");
    sending::again(&desk.engine, &mut desk.moment, "2").await.expect("it did not arrive");
    assert_eq!(leaves(&mut desk).await, Vec::<String>::new(), "it names the days of yesterday");
    assert_eq!(in_review(&desk).await, Vec::<String>::new(), "the others have left");
    desk.tick().await;
    assert_eq!(in_review(&desk).await, ["3-email"]);
    let sent = desk.approve_and_send().await;
    assert_eq!(sent.iter().map(|it| it.channel.as_str()).collect::<Vec<_>>(), ["email"]);
    assert_eq!(desk.to_post().await, Vec::<String>::new());
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(date(2026, 3, 20)));
    desk.tick().await;
    assert_eq!(in_review(&desk).await, Vec::<String>::new(), "each way once");
    desk.rebuild_changes_nothing("the end").await;
}

#[tokio::test]
async fn s_06_a_letter_whose_other_way_was_refused_leaves_once_it_was_read_again() {
    let refused = || {
        let reply = "550 5.7.1 no".to_owned();
        Fate::Before(Ending::Refused { reply, address_dead: false })
    };
    let (mut desk, _) = reminder_with_interest(vec![refused(), refused()]).await;
    assert_eq!(leaves(&mut desk).await, Vec::<String>::new());
    desk.go_to(date(2026, 3, 31));
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1, "to be read again");
    for _ in 0..2 {
        desk.approve("2").await.expect("an approval");
    }
    desk.moment.now += 3.hours();
    assert_eq!(leaves(&mut desk).await, Vec::<String>::new());
    assert_eq!(in_review(&desk).await, Vec::<String>::new(), "it was read");
    assert_eq!(desk.to_post().await.len(), 1);
}
