//! What is said is so: on the day's page, beside a letter, and about what cannot be.

use funkstille_core::case::{Happened, Instalment, Next, Reason, Switch, next_step};
use funkstille_core::client::{InvoiceRef, ProjectStage, Reach};
use funkstille_core::guard::Refusal;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::business::SwitchName;
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::error::InvoiceProblem;
use funkstille_engine::letters::{self, Approved, Remark};
use funkstille_engine::today::{Group, Item, Note, Otherwise, Today};
use funkstille_engine::{Error, Problem, clients};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};

use super::desk::Desk;

fn only(page: &Today) -> &Item {
    let items: Vec<&Item> = page.groups.iter().flat_map(|(_, items)| items).collect();
    let [item] = items.as_slice() else { panic!("{items:?}") };
    item
}

fn euros(amount: &str) -> Money {
    Money::parse(amount, Currency::EUR).expect("an amount")
}

/// An invoice whose final notice waits on 2 March 2026, and its client.
async fn with_final_notice() -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2025, 11, 21)).await;
    let (last_step, on) = ("demand-60".to_owned(), Some(date(2026, 2, 9)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.tick().await;
    (desk, client)
}

#[tokio::test]
async fn nobody_is_late_who_has_paid() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2025, 10, 8)).await;
    desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
    letters::thank(&desk.engine, &mut desk.moment, &case).await.expect("thanks");
    let page = desk.page().await;
    let thanks = only(&page);
    assert_eq!((thanks.concern.overdue_days, thanks.concern.silent_days), (None, None));
    assert_eq!(thanks.otherwise, Otherwise::NothingWaits);
}

#[tokio::test]
async fn in_remind_only_nothing_is_to_be_approved() {
    assert_eq!(Group::Approve.heading(Switch::RemindOnly), "today-group-send-yourself");
    assert_eq!(Group::Approve.heading(Switch::Review), "today-group-approve");
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2025, 11, 21)).await;
    let (last_step, on) = ("demand-60".to_owned(), Some(date(2026, 2, 9)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.tick().await;
    desk.go_to(date(2026, 3, 4));
    let page = desk.page().await;
    let notes = &only(&page).notes;
    let letter = desk.letters(OutboxState::InReview).await[0].number.clone();
    assert!(notes.contains(&Note::CopiedWithDaysOfToday { letter }), "{notes:?}");
    assert!(!notes.contains(&Note::WrittenForAnotherDay), "{notes:?}");
}

/// Whoever sends a letter by hand sends it today, also in the evening, on a Saturday, and where the
/// program itself would wait for the next sending time.
#[tokio::test]
async fn in_remind_only_a_letter_is_judged_by_the_day_on_which_a_person_sends_it() {
    for last_step in ["demand-30", "demand-60"] {
        let mut desk = Desk::new(date(2026, 3, 2)).await;
        desk.set(|business| business.switch = SwitchName::RemindOnly).await;
        let client = desk.client("Mira Lang").await;
        let due_on = if last_step == "demand-30" { date(2026, 1, 1) } else { date(2025, 11, 21) };
        let case = desk.invoice(&client, "2026-014", due_on).await;
        let (last_step, on) = (last_step.to_owned(), Some(date(2026, 2, 9)));
        desk.hear(&case, Happened::TakenOver { last_step, on }).await;
        desk.tick().await;
        let letter = desk.letters(OutboxState::InReview).await[0].number.clone();
        for (day, hours) in [(date(2026, 3, 2), 0), (date(2026, 3, 2), 11), (date(2026, 3, 7), 2)] {
            desk.go_to(day);
            desk.moment.now += SignedDuration::from_hours(hours);
            let (engine, moment) = (&desk.engine, &mut desk.moment);
            let sheet = letters::copy(engine, moment, &letter).await.expect("a letter");
            assert_eq!(sheet.letter_on, day);
            assert!(!sheet.remarks.contains(&Remark::OfAnotherDay), "{day}: {sheet:?}");
            let page = desk.page().await;
            let copied = Note::CopiedWithDaysOfToday { letter: letter.clone() };
            assert!(!only(&page).notes.contains(&copied), "{day}: {page:?}");
        }
        letters::sent(&desk.engine, &mut desk.moment, &letter).await.expect("of today");
    }
}

/// After the switch to *remind only* nothing leaves by itself, whatever was approved before.
#[tokio::test]
async fn what_was_approved_before_the_switch_to_remind_only_is_to_be_sent_by_hand() {
    let (mut desk, case, _) = approved(date(2026, 3, 4)).await;
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    let page = desk.page().await;
    assert_eq!(page.leaves_by_itself, []);
    let item = only(&page);
    assert_eq!(item.what.group(), Group::Approve);
    let letter = desk.letters(OutboxState::SendWindow).await[0].number.clone();
    letters::sent(&desk.engine, &mut desk.moment, &letter).await.expect("it was sent");
    assert!(desk.page().await.groups.is_empty());
    let sent = ("check-in".to_owned(), date(2026, 3, 9));
    assert_eq!(desk.steps_sent(&case).await, [sent]);

    // One with days is written anew for the day on which it is taken.
    let (mut desk, _) = with_final_notice().await;
    desk.approve("1").await.expect("an approval");
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    desk.go_to(date(2026, 3, 4));
    let sheet = letters::copy(&desk.engine, &mut desk.moment, "1").await.expect("a letter");
    assert_eq!(sheet.letter_on, date(2026, 3, 4));
    letters::sent(&desk.engine, &mut desk.moment, "1").await.expect("of today");
}

/// Guard 7: what cannot be approved is not offered for approval alone.
#[tokio::test]
async fn a_letter_to_a_client_who_is_not_to_be_contacted_goes_by_hand() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let why = (true, "they asked for it");
    clients::do_not_contact(&desk.engine, &mut desk.moment, "1", why).await.expect("marked");
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let page = desk.page().await;
    let item = only(&page);
    assert!(item.what.is_by_hand(), "{item:?}");
    assert_eq!(item.otherwise, Otherwise::SendYourself);
    letters::sent(&desk.engine, &mut desk.moment, "1").await.expect("by hand");
    assert_eq!(desk.steps_sent(&case).await.len(), 1);
}

/// A check-in that was approved and has not left yet; gives its case and the client.
async fn approved(on: Date) -> (Desk, String, String) {
    let mut desk = Desk::new(on).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    let case = desk.silence(&client, &project, on).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let letter = desk.letters(OutboxState::InReview).await.remove(0).number;
    desk.approve(&letter).await.expect("an approval");
    (desk, case, client)
}

#[tokio::test]
async fn what_is_held_says_when_it_can_leave_and_why() {
    let (mut desk, _, client) = approved(date(2026, 3, 4)).await;
    let before = desk.page().await.leaves_by_itself.remove(0);
    assert!(
        !before.is_due && before.held == [Refusal::MailboxNeverRead, Refusal::NoWayOut],
        "{before:?}"
    );
    // Another message to the client goes out by hand meanwhile.
    let other = desk.invoice(&client, "2026-014", date(2026, 2, 27)).await;
    cases::done_by_hand(&desk.engine, &mut desk.moment, &other, "receipt-check")
        .await
        .expect("it is its turn");
    let after = desk.page().await.leaves_by_itself.remove(0);
    assert_eq!(after.at.to_string(), "2026-03-13T08:00:00Z");
    let too_soon = Refusal::TooSoon { message_on: date(2026, 3, 9) };
    assert!(after.held.contains(&too_soon) && !after.is_due, "{after:?}");
}

#[tokio::test]
async fn what_should_have_left_is_not_said_to_leave_later() {
    let (mut desk, ..) = approved(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 11));
    let leaving = desk.page().await.leaves_by_itself.remove(0);
    assert!(leaving.is_due, "{leaving:?}");
    assert!(leaving.held.contains(&Refusal::NoWayOut), "{leaving:?}");
}

#[tokio::test]
async fn a_case_is_over_as_soon_as_its_last_letter_is_sent() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    for day in [date(2026, 3, 9), date(2026, 3, 16)] {
        assert_eq!(desk.state(&case).await.ended, None);
        desk.go_to(day);
        desk.tick().await;
        let letter = desk.letters(OutboxState::InReview).await.remove(0).number;
        letters::sent(&desk.engine, &mut desk.moment, &letter).await.expect("sent");
    }
    let ended = desk.state(&case).await.ended;
    assert_eq!(ended, Some((EndOutcome::MovedOn, date(2026, 3, 16))));
    desk.rebuild_changes_nothing("a case that is over").await;
}

#[tokio::test]
async fn what_was_left_undone_is_not_said_to_have_happened() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let case = desk.silence(&client, &project, date(2026, 3, 2)).await;
    let (last_step, on) = ("call".to_owned(), Some(date(2026, 3, 2)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    while desk.state(&case).await.steps.len() < 2 {
        let tomorrow = desk.today().tomorrow().expect("in range");
        desk.go_to(tomorrow);
        desk.tick().await;
    }
    let state = desk.state(&case).await;
    let text = desk.engine.data().playbook_text("project").expect("a playbook");
    let playbook = funkstille_core::playbook::parse(&text).expect("a playbook");
    let around = desk.surroundings().await;
    let Ok(Next::Step(next)) = next_step(&state, &playbook, &around, None) else { panic!() };
    let undone = Reason::LeftUndone { step: "signs-of-life".to_owned(), on: desk.today() };
    assert!(next.reasons.contains(&undone), "{next:?}");
}

#[tokio::test]
async fn to_approve_twice_is_to_approve_once() {
    let (mut desk, case, _) = approved(date(2026, 3, 4)).await;
    let at = desk.page().await.leaves_by_itself.remove(0).at;
    let entries = desk.entries(&case).await.len();
    let letter = desk.letters(OutboxState::SendWindow).await.remove(0).number;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    moment.now += 5.minutes();
    let again = letters::approve(engine, moment, &letter, None).await.expect("it was");
    assert_eq!(again, Approved::LeavesAt(at));
    assert_eq!(desk.entries(&case).await.len(), entries);
}

#[tokio::test]
async fn a_letter_without_its_way_by_post_says_so() {
    let (mut desk, client) = with_final_notice().await;
    let without = Note::WithoutPost { client: client.clone() };
    let letter = desk.letters(OutboxState::InReview).await.remove(0).number;
    let remarks = async |desk: &Desk, letter: &str| {
        letters::read(&desk.engine, desk.moment.now, letter).await.expect("a letter").remarks
    };
    assert!(only(&desk.page().await).notes.contains(&without));
    assert!(remarks(&desk, &letter).await.contains(&Remark::WithoutPost));
    let reach = Reach::Postal("Mira Lang\nWeg 1\n20095 Hamburg".to_owned());
    clients::learn(&desk.engine, &mut desk.moment, (&client, None), reach).await.expect("a way");
    desk.tick().await;
    let letter = desk.letters(OutboxState::InReview).await.remove(0).number;
    assert!(!only(&desk.page().await).notes.contains(&without));
    assert!(!remarks(&desk, &letter).await.contains(&Remark::WithoutPost));
}

#[tokio::test]
async fn an_invoice_that_was_paid_has_no_second_case() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 2, 4)).await;
    desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
    // And one of which nobody knows how much it was.
    let unknown = NewCase {
        client: client.clone(),
        subject: "Rechnung 8".to_owned(),
        due_on: Some(date(2026, 2, 4)),
        invoice: Some(InvoiceRef {
            number: "8".to_owned(),
            issued_on: date(2026, 1, 4),
            file: None,
        }),
        ..NewCase::default()
    };
    let case = cases::open(&desk.engine, &mut desk.moment, &unknown).await.expect("a case");
    desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
    for number in ["2026-014", "8"] {
        let number = number.to_owned();
        let invoice = InvoiceRef { number: number.clone(), ..unknown.invoice.clone().expect("it") };
        let again = NewCase { invoice: Some(invoice), ..unknown.clone() };
        let opened = cases::open(&desk.engine, &mut desk.moment, &again).await;
        assert_eq!(opened, Err(InvoiceProblem::Settled { number }.into()));
    }
}

#[tokio::test]
async fn nothing_is_due_before_its_invoice() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let new = NewCase {
        client,
        subject: "Rechnung 7".to_owned(),
        due_on: Some(date(2026, 2, 1)),
        invoice: Some(InvoiceRef {
            number: "7".to_owned(),
            issued_on: date(2026, 2, 10),
            file: None,
        }),
        claim: Some(euros("500.00")),
        ..NewCase::default()
    };
    let opened = cases::open(&desk.engine, &mut desk.moment, &new).await;
    let (number, issued_on, due_on) = ("7".to_owned(), date(2026, 2, 10), date(2026, 2, 1));
    let refused = InvoiceProblem::DueBefore { number, issued_on, due_on };
    assert_eq!(opened, Err(refused.clone().into()));
    let right = NewCase { due_on: Some(date(2026, 2, 24)), ..new };
    let case = cases::open(&desk.engine, &mut desk.moment, &right).await.expect("a case");
    let terms = cases::Terms { due_on: Some(due_on), ..cases::Terms::default() };
    let set = cases::set_terms(&desk.engine, &mut desk.moment, &case, &terms).await;
    assert_eq!(set, Err(refused.into()));
}

#[tokio::test]
async fn agreed_parts_pay_all_that_is_open() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 2, 4)).await;
    let agree = |amounts: [&str; 2]| {
        let on = [date(2026, 4, 1), date(2026, 5, 1)].into_iter();
        let parts = on.zip(amounts);
        let part = |(due_on, amount)| Instalment { due_on, amount: euros(amount) };
        Happened::InstalmentsAgreed(parts.map(part).collect())
    };
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let said = cases::happened(engine, moment, &case, agree(["400.00", "500.00"])).await;
    let (given, open) = (euros("900.00"), euros("1000.00"));
    let refused = InvoiceProblem::PartsTooSmall { case: case.clone(), given, open };
    assert_eq!(said, Err(Error::Problem(Problem::Invoice(refused))));
    // What the delay costs may be among them.
    for amounts in [["500.00", "500.00"], ["600.00", "450.00"]] {
        cases::happened(engine, moment, &case, agree(amounts)).await.expect("all of it");
    }
}
