//! What is left of a message that left by one way, when a person was still to send it by another:
//! it goes anew, with the figures of that day (docs/rules.md, guard 6).

use funkstille_core::case::{FollowOn, Happened, Reason};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::Action;
use funkstille_engine::cases::CaseOverview;
use funkstille_engine::letters::LetterGroup;
use funkstille_engine::tasks::Findings;
use funkstille_engine::today::What;
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::desk::Desk;
use super::posting::{SENT_ON, hand_over, joint_to_post, next_of, pass, posted, row, to_post};
use super::ways::{client, invoice, tasks_of};

/// The day after the mail left, a Friday.
const PAID_ON: Date = date(2026, 3, 20);

fn cent() -> Happened {
    Happened::PaymentReceived { amount: Money::parse("0.01", Currency::EUR) }
}

/// The letters that wait for approval: their ways, and the cases that they are about.
async fn waiting(desk: &Desk) -> Vec<(Vec<String>, Vec<String>)> {
    let letters = desk.letters(OutboxState::InReview).await;
    let ways = |it: &LetterGroup| it.channels.iter().map(|row| row.channel.clone()).collect();
    let cases = |it: &LetterGroup| it.cases().into_iter().map(str::to_owned).collect();
    letters.iter().map(|it| (ways(it), cases(it))).collect()
}

/// What is due is approved and leaves on the same day.
async fn at_once(desk: &mut Desk) {
    desk.tick().await;
    for letter in desk.letters(OutboxState::InReview).await {
        desk.approve(&letter.number).await.expect("an approval");
    }
    desk.moment.now += 2.hours();
    desk.hand_over().await;
}

/// A cent comes in for what is to be posted; the letter of the rest waits for approval.
async fn paid_in_part() -> (Desk, String) {
    let (mut desk, case) = to_post().await;
    desk.go_to(PAID_ON);
    desk.hear(&case, cent()).await;
    assert_eq!(desk.to_post().await, Vec::<String>::new());
    assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::Stopped);
    assert_eq!(next_of(&desk, &case).await, ("resend".to_owned(), PAID_ON));
    desk.tick().await;
    (desk, case)
}

/// S-05, S-14: a payment of a part takes the printed letter away, and not the way.
#[tokio::test]
async fn s_05_what_a_payment_takes_from_the_post_goes_anew_with_the_new_sum() {
    let (mut desk, case) = paid_in_part().await;
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(SENT_ON), "the mail stands");
    assert!(!state.follow_ons.keys().any(FollowOn::is_call), "not all of it left");
    assert_eq!(waiting(&desk).await, [(vec!["letter".to_owned()], vec![case.clone()])]);
    let fresh = row(&desk, "2-letter").await.draft;
    // Interest and fee come first: the sum is the same, and what came in is named.
    assert!(fresh.text.contains("0,01"), "{}", fresh.text);
    let page = desk.page().await;
    let mut items = page.groups.iter().flat_map(|(_, items)| items);
    let item = items.find(|item| matches!(item.what, What::Letter { .. })).expect("on the page");
    let rest = Reason::RestOfMessage { step: "resend".to_owned(), sent_on: SENT_ON };
    assert!(item.why.contains(&rest), "{:?}", item.why);

    // It is posted on Monday: the step happened then, and what follows counts from there.
    desk.approve("2").await.expect("an approval");
    desk.hand_over().await;
    let posted_on = date(2026, 3, 23);
    pass(&mut desk, posted_on).await;
    let task = format!("{case}/post-letter-resend");
    posted(&mut desk, &task, &Findings::default()).await.expect("posted");
    desk.tick().await;
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(posted_on));
    assert!(!state.is_rest("resend") && state.pending.is_none(), "{state:?}");
    let note = FollowOn::NoteTrackingNumber { step: "resend".to_owned(), sent_on: posted_on };
    let call = FollowOn::ConfirmArrival { step: "resend".to_owned(), sent_on: posted_on };
    assert_eq!(tasks_of(&desk, &case).await, [call, note]);
    assert_eq!(desk.sent().len(), 2, "mail and fax, once each");
    assert_eq!(next_of(&desk, &case).await, ("demand-30".to_owned(), date(2026, 4, 7)));
    desk.rebuild_changes_nothing("the end").await;
}

/// Posted on the day of the mail: the step has its day already.
#[tokio::test]
async fn the_rest_may_be_posted_on_the_day_of_the_mail() {
    let (mut desk, case) = to_post().await;
    desk.hear(&case, cent()).await;
    at_once(&mut desk).await;
    let task = format!("{case}/post-letter-resend");
    posted(&mut desk, &task, &Findings::default()).await.expect("posted");
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(SENT_ON));
    assert!(!state.is_rest("resend") && state.pending.is_none(), "{state:?}");
    let note = FollowOn::NoteTrackingNumber { step: "resend".to_owned(), sent_on: SENT_ON };
    assert!(tasks_of(&desk, &case).await.contains(&note));
    desk.rebuild_changes_nothing("the end").await;
}

/// What is not posted in five business days is left undone: the mail stands, and the plan goes on.
#[tokio::test]
async fn the_rest_is_left_undone_like_any_letter_of_a_message_that_left() {
    let (mut desk, case) = paid_in_part().await;
    desk.approve("2").await.expect("an approval");
    desk.hand_over().await;
    let task = FollowOn::PostLetter { step: "resend".to_owned(), given_on: PAID_ON };
    assert!(tasks_of(&desk, &case).await.contains(&task));
    pass(&mut desk, date(2026, 3, 27)).await;
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(SENT_ON));
    assert!(!state.is_rest("resend") && state.pending.is_none(), "{state:?}");
    assert_eq!(row(&desk, "2-letter").await.draft.state, OutboxState::Stopped);
    pass(&mut desk, date(2026, 4, 7)).await;
    assert_eq!(waiting(&desk).await, [(vec!["email".to_owned()], vec![case])], "the demand");
    desk.rebuild_changes_nothing("the end").await;
}

/// A final notice goes by registered mail as well, whatever comes in for it; the deadline is that
/// of the letter that left last.
#[tokio::test]
async fn the_rest_of_a_final_notice_goes_with_a_deadline_of_its_day() {
    let mut desk = Desk::new(date(2026, 5, 18)).await;
    let client = client(&mut desk, true).await;
    let case = invoice(&mut desk, &client, "2026-014", "demand-60").await;
    let sent_on = date(2026, 6, 2);
    pass(&mut desk, date(2026, 6, 1)).await;
    hand_over(&mut desk, sent_on).await;
    pass(&mut desk, date(2026, 6, 3)).await;
    assert_eq!(desk.state(&case).await.sent_on("final-notice"), Some(sent_on));
    desk.hear(&case, cent()).await;
    assert_eq!(next_of(&desk, &case).await, ("final-notice".to_owned(), date(2026, 6, 3)));
    at_once(&mut desk).await;
    let on = date(2026, 6, 4);
    pass(&mut desk, on).await;
    let task = format!("{case}/post-letter-final-notice");
    posted(&mut desk, &task, &Findings::default()).await.expect("posted");
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("final-notice"), Some(on));
    let deadline = row(&desk, "2-letter").await;
    assert!(deadline.draft.text.contains("0,01"), "{}", deadline.draft.text);
    let last_day = state.deadlines.get("final-notice").copied().expect("a deadline");
    assert!(last_day >= date(2026, 6, 17), "{last_day}");
    let (step, day) = next_of(&desk, &case).await;
    assert_eq!(step, "court");
    assert!(day > last_day, "{day}");
    desk.rebuild_changes_nothing("the end").await;
}

/// Of a joint letter, one of whose invoices is paid, the rest is about the others alone.
#[tokio::test]
async fn the_rest_of_a_joint_letter_is_about_what_is_still_owed() {
    let (mut desk, [first, second]) = joint_to_post().await;
    desk.go_to(PAID_ON);
    desk.hear(&second, Happened::PaymentReceived { amount: None }).await;
    assert_eq!(desk.to_post().await, Vec::<String>::new());
    let day = PAID_ON;
    assert_eq!(next_of(&desk, &first).await, ("resend".to_owned(), day));
    desk.tick().await;
    assert_eq!(waiting(&desk).await, [(vec!["letter".to_owned()], vec![first.clone()])]);
    assert!(!row(&desk, "2-letter").await.draft.text.contains("2026-019"));
    at_once(&mut desk).await;
    let page = desk.page().await;
    let is_given = row(&desk, "2-letter").await.draft.state == OutboxState::WithPerson;
    assert!(is_given, "{:?} {:?}", page.leaves_by_itself, page.groups);
    let task = format!("{first}/post-letter-resend");
    posted(&mut desk, &task, &Findings::default()).await.expect("posted");
    assert_eq!(desk.state(&first).await.sent_on("resend"), Some(day));
    desk.rebuild_changes_nothing("the end").await;
}

/// Whatever took the letter back: once the plan goes on, the rest comes anew; where the next
/// message is due by then, that goes.
#[tokio::test]
async fn the_rest_comes_once_the_plan_goes_on_unless_the_next_message_is_due() {
    for (until, step) in [(date(2026, 3, 25), "resend"), (date(2026, 4, 7), "demand-30")] {
        for heard in [Happened::Answered, Happened::Disputed] {
            let (mut desk, case) = to_post().await;
            desk.hear(&case, heard.clone()).await;
            pass(&mut desk, until).await;
            assert_eq!(waiting(&desk).await, []);
            let then = match heard {
                Happened::Answered => Happened::WentOn,
                _ => Happened::DisputeClosed,
            };
            desk.hear(&case, then).await;
            assert_eq!(next_of(&desk, &case).await, (step.to_owned(), until), "{heard:?}");
            desk.tick().await;
            let letters = desk.letters(OutboxState::InReview).await;
            assert_eq!(letters.iter().map(LetterGroup::step).collect::<Vec<_>>(), [step]);
            let sent_on = desk.state(&case).await.sent_on("resend");
            assert_eq!(sent_on, Some(SENT_ON), "{heard:?}");
        }
    }
}

/// Who skips the rest leaves the message as it left.
#[tokio::test]
async fn to_skip_the_rest_skips_nothing_that_left() {
    let (mut desk, case) = paid_in_part().await;
    let (step, reason) = ("resend".to_owned(), "the mail is enough".to_owned());
    desk.hear(&case, Happened::StepSkipped { step, reason }).await;
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(SENT_ON));
    assert!(state.pending.is_none() && !state.is_rest("resend"), "{state:?}");
    assert_eq!(waiting(&desk).await, []);
    assert_eq!(next_of(&desk, &case).await, ("demand-30".to_owned(), date(2026, 4, 7)));
    let known = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    let actions: Vec<Action> =
        known.plan().expect("a plan").steps.iter().map(|it| it.action).collect();
    assert!(!actions.contains(&Action::Letter), "{actions:?}");
    desk.rebuild_changes_nothing("the end").await;
}
