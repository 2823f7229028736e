//! The day's page, on a clock that the test moves.

use funkstille_core::case::{BounceKind, FollowOn, Happened};
use funkstille_core::client::{InvoiceRef, ProjectStage, Reach};
use funkstille_core::guard::{Knowledge, Refusal};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::today::{Group, Item, Note, Otherwise, Today, What, today};
use funkstille_engine::{clients, letters, mail};
use funkstille_store::{LetterDraft, OutboxState};
use jiff::civil::{Date, date};

use super::desk::{Desk, TENANT};
use crate::mail::post::{ME, account};

const NOTHING_KNOWN: Knowledge =
    Knowledge { mailbox_read_at: None, bank_read_at: None, account_checked_on: None };

async fn page(desk: &Desk) -> Today {
    today(&desk.engine, desk.moment.now, &NOTHING_KNOWN).await.expect("a page")
}

/// Group, what and whom of each item, in the order of the page.
fn told(today: &Today) -> Vec<String> {
    let of_group = |(group, items): &(Group, Vec<Item>)| {
        let group = group.as_str();
        let told = |item: &Item| {
            let step = item.what.step().map(|step| format!(" {step}")).unwrap_or_default();
            let concern = &item.concern;
            let cases = concern.cases.join("+");
            format!("{group}: {}{step} {} {cases}", item.what.as_str(), concern.client_name)
        };
        items.iter().map(told).collect::<Vec<_>>()
    };
    today.groups.iter().flat_map(of_group).collect()
}

fn only(today: &Today) -> &Item {
    let [(_, items)] = today.groups.as_slice() else { panic!("{:?}", told(today)) };
    let [item] = items.as_slice() else { panic!("{:?}", told(today)) };
    item
}

async fn happened(desk: &mut Desk, case: &str, what: Happened) {
    cases::happened(&desk.engine, &mut desk.moment, case, what).await.expect("it fits");
}

async fn enquiry(desk: &mut Desk, name: &str, on: Date) -> String {
    let client = desk.client(name).await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    desk.silence(&client, &project, on).await
}

/// An invoice of which so much was done elsewhere.
async fn taken_over(desk: &mut Desk, client: &str, due_on: Date, done: (&str, Date)) -> String {
    let case = desk.invoice(client, "2026-014", due_on).await;
    let (step, on) = (done.0.to_owned(), Some(done.1));
    happened(desk, &case, Happened::TakenOver { last_step: step, on }).await;
    case
}

#[tokio::test]
async fn a_quiet_day_names_what_comes_next_and_looking_changes_nothing() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let empty = page(&desk).await;
    assert!(empty.is_quiet() && empty.next.is_none());
    enquiry(&mut desk, "Mira Lang", date(2026, 3, 4)).await;
    let before = desk.engine.read().await.expect("reads").last_sequence().await;
    let today = page(&desk).await;
    assert!(today.is_quiet(), "{today:?}");
    let next = today.next.clone().expect("something comes");
    assert_eq!((next.on, next.client_name.as_str()), (date(2026, 3, 9), "Mira Lang"));
    assert_eq!(next.step, "check-in");
    assert_eq!((today.tomorrow, today.this_week), (0, 0));
    assert_eq!(page(&desk).await, today);
    assert_eq!(desk.engine.read().await.expect("reads").last_sequence().await, before);
    desk.go_to(date(2026, 3, 8));
    assert_eq!((page(&desk).await.tomorrow, page(&desk).await.this_week), (1, 0));
}

#[tokio::test]
async fn a_mailbox_that_was_not_read_for_long_is_said_on_a_quiet_day_too() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    account(&mut desk, ME).await;
    let unread = |today: &Today| {
        let all = today.unread_mailboxes.iter();
        all.map(|it| (it.address.clone(), it.read_at)).collect::<Vec<_>>()
    };
    let never = page(&desk).await;
    assert!(!never.is_quiet());
    assert_eq!(unread(&never), [(ME.to_owned(), None)]);

    let read_at = desk.moment.now;
    mail::read_through(&desk.engine, &mut desk.moment, "1", read_at).await.expect("read");
    assert!(page(&desk).await.is_quiet());

    desk.go_to(date(2026, 3, 6));
    let late = page(&desk).await;
    assert!(!late.is_quiet());
    assert_eq!(unread(&late), [(ME.to_owned(), Some(read_at))]);

    // Whoever sends a letter by hand is told so too.
    enquiry(&mut desk, "Mira Lang", date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let letter = letters::read(&desk.engine, desk.moment.now, "1").await.expect("a letter");
    assert_eq!(letter.unread_mailboxes, page(&desk).await.unread_mailboxes);
    assert_eq!(letter.unread_mailboxes.len(), 1);
}

#[tokio::test]
async fn before_the_tick_the_page_says_that_nobody_has_looked() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    enquiry(&mut desk, "Mira Lang", date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    let today = page(&desk).await;
    assert_eq!((today.not_looked_at, today.groups.len()), (1, 0));
    assert!(!today.is_quiet());
    desk.tick().await;
    assert_eq!(page(&desk).await.not_looked_at, 0);
}

/// The days of a follow-up run out: the page says which is the last.
#[tokio::test]
async fn a_letter_whose_days_run_out_is_marked() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    enquiry(&mut desk, "Mira Lang", date(2026, 3, 4)).await;
    for (day, otherwise) in [
        (date(2026, 3, 9), Otherwise::NothingLeaves),
        (date(2026, 3, 10), Otherwise::WindowEnds { on: date(2026, 3, 11) }),
        (date(2026, 3, 11), Otherwise::WindowEnds { on: date(2026, 3, 11) }),
        (date(2026, 3, 12), Otherwise::NothingLeaves),
    ] {
        desk.go_to(day);
        desk.tick().await;
        let today = page(&desk).await;
        let item = only(&today);
        assert_eq!(item.otherwise, otherwise, "{day}");
        assert_eq!(item.since, Some(date(2026, 3, 9)));
        let days = item.concern.silent_days.expect("a message");
        assert_eq!(days, i64::from(day.day()) - 4);
        assert_eq!(item.why.len(), 1, "{:?}", item.why);
    }
}

#[tokio::test]
async fn an_approved_letter_leaves_by_itself_and_says_what_holds_it() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    enquiry(&mut desk, "Mira Lang", date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    letters::approve(&desk.engine, &mut desk.moment, "1", None).await.expect("an approval");
    let today = page(&desk).await;
    assert!(today.groups.is_empty());
    let [leaving] = today.leaves_by_itself.as_slice() else { panic!("{today:?}") };
    assert_eq!(leaving.at.to_zoned(today.zone.clone()).time().hour(), 9);
    assert_eq!(leaving.held, [Refusal::MailboxNeverRead, Refusal::NoWayOut]);
}

/// One client, one message: what waits behind a letter is told beside it, and is no problem.
#[tokio::test]
async fn a_letter_says_that_others_wait_for_it() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    desk.silence(&client, &project, date(2026, 3, 4)).await;
    desk.invoice(&client, "2026-014", date(2026, 3, 5)).await;
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let today = page(&desk).await;
    let item = only(&today);
    assert_eq!(item.what.step(), Some("receipt-check"));
    assert_eq!(item.notes, [Note::HoldsBack { cases: 1 }]);
    assert_eq!((today.problems.len(), today.not_looked_at), (0, 0));
}

#[tokio::test]
async fn a_letter_that_cannot_be_written_is_a_problem_with_its_reason() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    desk.set(|business| business.bank_account.clear()).await;
    let client = desk.client("Mira Lang").await;
    let done = ("resend", date(2026, 2, 24));
    taken_over(&mut desk, &client, date(2026, 2, 6), done).await;
    desk.go_to(date(2026, 3, 9));
    assert_eq!(desk.tick().await.problems.len(), 1);
    let today = page(&desk).await;
    let [problem] = today.problems.as_slice() else { panic!("{today:?}") };
    assert_eq!(problem.step, "demand-30");
    assert!(problem.error.to_string().contains("payment_details"), "{}", problem.error);
    assert_eq!(problem.concern.overdue_days, Some(31));
}

/// An undone call says what comes without it, and the plan then does just that.
#[tokio::test]
async fn a_task_says_when_it_counts_as_left_undone_and_what_comes_then() {
    let mut desk = Desk::new(date(2026, 2, 18)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    desk.silence(&client, &project, date(2026, 2, 18)).await;
    desk.go_to(date(2026, 2, 24));
    desk.tick().await;
    desk.approve_and_send().await;
    desk.go_to(date(2026, 3, 2));
    desk.tick().await;
    let today = page(&desk).await;
    assert_eq!(told(&today), ["call: task call Mira Lang 1"]);
    let Otherwise::LeftUndone { on, then } = &only(&today).otherwise else { panic!("{today:?}") };
    assert_eq!((*on, then.as_str()), (date(2026, 3, 9), "signs-of-life"));
    desk.go_to(*on);
    desk.tick().await;
    let later = page(&desk).await;
    assert!(told(&later).is_empty(), "{:?}", told(&later));
    assert_eq!(later.next.map(|next| next.step), Some(then.clone()));
}

#[tokio::test]
async fn each_thing_that_holds_a_case_stands_in_its_group() {
    let day = date(2026, 3, 9);
    for (what, expected) in [
        (Happened::Answered, "answer: answer-to-judge"),
        (Happened::WroteElsewhere, "answer: mail-to-judge"),
        (Happened::Disputed, "unclear: dispute"),
        (Happened::Held { until: None, reason: "a talk".into() }, "unclear: held-by-hand"),
    ] {
        let mut desk = Desk::new(day).await;
        let client = desk.client("Mira Lang").await;
        let case = desk.invoice(&client, "2026-014", date(2026, 3, 5)).await;
        happened(&mut desk, &case, what).await;
        let today = page(&desk).await;
        assert_eq!(told(&today), [format!("{expected} Mira Lang 1")]);
    }
    let mut desk = Desk::new(day).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 3, 5)).await;
    happened(&mut desk, &case, Happened::Answered).await;
    happened(&mut desk, &case, Happened::SaidPaid).await;
    assert_eq!(told(&page(&desk).await), ["money: waits-for-bank Mira Lang 1"]);
}

/// A mail outside the threads holds every case of a client, and is asked about once.
#[tokio::test]
async fn a_mail_outside_the_threads_is_one_item() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    let case = desk.silence(&client, &project, date(2026, 3, 4)).await;
    desk.invoice(&client, "2026-014", date(2026, 3, 2)).await;
    happened(&mut desk, &case, Happened::WroteElsewhere).await;
    let today = page(&desk).await;
    assert_eq!(told(&today), ["answer: mail-to-judge Mira Lang 1+2"]);
    assert_eq!(only(&today).otherwise, Otherwise::AllStayHeld);
}

#[tokio::test]
async fn a_dead_address_becomes_tasks_and_is_not_told_twice() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let case = enquiry(&mut desk, "Mira Lang", date(2026, 3, 4)).await;
    let bounced = Happened::Bounced { step: None, why: BounceKind::AddressDead };
    happened(&mut desk, &case, bounced).await;
    let today = page(&desk).await;
    assert_eq!(
        told(&today),
        ["call: call Mira Lang 1", "look-around: compare-addresses Mira Lang 1"]
    );
    desk.tick().await;
    assert_eq!(told(&page(&desk).await), told(&today), "at once, and only once");
    let items = today.items(Group::LookAround);
    assert_eq!(items[0].otherwise, Otherwise::StaysHeld);
}

#[tokio::test]
async fn a_registered_letter_leaves_work_behind() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let reach = Reach::Postal("Mira Lang\nSeestr. 4\n10115 Berlin".to_owned());
    clients::learn(&desk.engine, &mut desk.moment, (&client, None), reach).await.expect("learned");
    let done = ("demand-60", date(2026, 2, 3));
    let case = taken_over(&mut desk, &client, date(2025, 12, 5), done).await;
    desk.go_to(date(2026, 3, 5));
    desk.tick().await;
    assert_eq!(told(&page(&desk).await), ["approve: letter final-notice Mira Lang 1"]);
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    letters::sent(&desk.engine, &mut desk.moment, &number).await.expect("it waits");
    desk.tick().await;
    let today = page(&desk).await;
    assert_eq!(told(&today), ["post: note-tracking-number final-notice Mira Lang 1"]);
    let What::FollowOn { task: FollowOn::NoteTrackingNumber { sent_on, .. }, .. } =
        &only(&today).what
    else {
        panic!("{today:?}")
    };
    assert_eq!((*sent_on, case.as_str()), (date(2026, 3, 5), "1"));
    assert_eq!(only(&today).otherwise, Otherwise::NoProof);
}

/// A plan that is over without its last step waits for a word, and no index day shows it.
#[tokio::test]
async fn a_plan_with_nothing_left_is_not_forgotten() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let done = ("final-notice", date(2026, 2, 3));
    taken_over(&mut desk, &client, date(2025, 11, 5), done).await;
    desk.go_to(date(2026, 3, 5));
    desk.tick().await;
    let today = page(&desk).await;
    assert!(told(&today).contains(&"post: task court Mira Lang 1".to_owned()), "{today:?}");
    let court = today.items(Group::Post).iter().find(|item| item.what.step() == Some("court"));
    // Nothing would come of leaving it undone: it stays until somebody says how the case ends.
    assert_eq!(court.expect("a task").otherwise, Otherwise::StaysUntilTheEnd);
    desk.go_to(date(2026, 4, 1));
    desk.tick().await;
    let told = told(&page(&desk).await);
    assert!(told.contains(&"post: task court Mira Lang 1".to_owned()), "{told:?}");
}

#[tokio::test]
async fn what_nobody_knows_stays_on_the_page() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    enquiry(&mut desk, "Mira Lang", date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let mut work = desk.engine.store().begin(TENANT).await.expect("a work");
    let letter = work.read().letter("1-email").await.expect("reads").expect("a letter");
    for state in [OutboxState::HandedOver, OutboxState::Uncertain] {
        let draft = LetterDraft { state, ..letter.draft.clone() };
        let version = work.read().letter("1-email").await.expect("reads").expect("there").version;
        work.change_letter("1-email", version, &draft, desk.moment.now).await.expect("a change");
    }
    work.commit().await.expect("it lasts");
    let today = page(&desk).await;
    assert_eq!(told(&today), ["unclear: uncertain check-in Mira Lang 1"]);
    assert_eq!(only(&today).otherwise, Otherwise::NeverSentAgain);
}

/// Payment before project before enquiry, and what has waited longer first.
#[tokio::test]
async fn what_weighs_more_comes_first() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    for (name, on) in [("Ada", date(2026, 3, 4)), ("Ben", date(2026, 3, 2))] {
        enquiry(&mut desk, name, on).await;
    }
    for (name, due_on) in [("Cleo", date(2026, 3, 5)), ("Dora", date(2026, 3, 3))] {
        let client = desk.client(name).await;
        desk.invoice(&client, &format!("2026-{name}"), due_on).await;
    }
    for day in [date(2026, 3, 9), date(2026, 3, 10)] {
        desk.go_to(day);
        desk.tick().await;
    }
    assert_eq!(
        told(&page(&desk).await),
        [
            "approve: letter receipt-check Dora 4",
            "approve: letter receipt-check Cleo 3",
            "approve: letter check-in Ben 2",
            "approve: letter check-in Ada 1",
        ]
    );
}

/// A client whose earlier case had reached `resend`, and who is slow by habit.
#[tokio::test]
async fn a_new_enquiry_says_how_the_client_was_before() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    let done = ("resend", date(2026, 1, 5));
    let paid = taken_over(&mut desk, &client, date(2025, 12, 12), done).await;
    happened(&mut desk, &paid, Happened::PaymentReceived { amount: None }).await;
    for (asked_on, answered_on) in [
        (date(2026, 1, 5), date(2026, 1, 14)),
        (date(2026, 1, 15), date(2026, 1, 27)),
        (date(2026, 2, 2), date(2026, 2, 10)),
    ] {
        desk.go_to(asked_on);
        let project = desk.project(&client, ProjectStage::Enquiry).await;
        let case = desk.silence(&client, &project, asked_on).await;
        desk.go_to(answered_on);
        happened(&mut desk, &case, Happened::Answered).await;
    }
    desk.go_to(date(2026, 3, 4));
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    desk.silence(&client, &project, date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let today = page(&desk).await;
    let reached = Note::ReachedResend { case: paid };
    assert_eq!(only(&today).notes, [reached, Note::SlowByHabit { median_days: 9 }]);
}

#[tokio::test]
async fn a_broken_promise_stands_beside_the_next_letter() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let done = ("resend", date(2026, 2, 24));
    let case = taken_over(&mut desk, &client, date(2026, 2, 6), done).await;
    happened(&mut desk, &case, Happened::PaymentPromised { by: date(2026, 3, 10) }).await;
    desk.go_to(date(2026, 3, 13));
    desk.tick().await;
    let today = page(&desk).await;
    assert_eq!(told(&today), ["approve: letter demand-30 Mira Lang 1"]);
    assert_eq!(only(&today).notes, [Note::PromisesBroken { count: 1 }]);
}

#[tokio::test]
async fn what_is_missing_for_a_letter_is_said_before_it_is_approved() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let new = NewCase {
        client: client.clone(),
        subject: "Rechnung 2026-014".to_owned(),
        due_on: Some(date(2026, 2, 6)),
        invoice: Some(InvoiceRef {
            number: "2026-014".to_owned(),
            issued_on: date(2026, 1, 7),
            file: None,
        }),
        claim: Money::parse("1000.00", Currency::EUR),
        taken_over: Some(("resend".to_owned(), Some(date(2026, 2, 24)))),
        ..NewCase::default()
    };
    cases::open(&desk.engine, &mut desk.moment, &new).await.expect("a case");
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let item = page(&desk).await;
    let What::Letter { forbidden, .. } = &only(&item).what else { panic!("{item:?}") };
    assert_eq!(*forbidden, [Refusal::NoInvoice]);
    let sheet = letters::read(&desk.engine, desk.moment.now, "1").await.expect("a letter");
    assert_eq!((sheet.missing_invoices, sheet.forbidden), (1, vec![Refusal::NoInvoice]));
    desk.go_to(date(2026, 3, 10));
    let today = page(&desk).await;
    assert_eq!(only(&today).notes, [Note::WrittenForAnotherDay]);
    let what = Happened::Ended { outcome: EndOutcome::WrittenOff, reason: "insolvent".into() };
    happened(&mut desk, "1", what).await;
    assert!(page(&desk).await.groups.is_empty());
}
