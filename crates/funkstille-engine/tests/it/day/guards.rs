//! What must never happen: twice, early, to the wrong one, after an answer.

use funkstille_core::case::{Happened, How};
use funkstille_core::client::{InvoiceRef, ProjectStage};
use funkstille_core::guard::{Knowledge, Refusal};
use funkstille_core::money::{Currency, Money};
use funkstille_engine::business::SwitchName;
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::sending;
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::desk::{Desk, pdf};
use super::payments::with_reminder;

/// Acceptance test (a): the scheduler runs 1,000 times on one day.
#[tokio::test]
async fn acceptance_a_a_thousand_ticks_on_one_day_prepare_one_letter() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    for round in 0..1000 {
        let ticked = desk.tick().await;
        assert_eq!(ticked.problems, [], "round {round}");
        assert_eq!(ticked.done.len(), usize::from(round == 0), "round {round}");
    }
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting.len(), 1);
    let letter = &waiting[0].channels[0];
    assert_eq!(letter.recipient, "mira.lang@kunde.example");
    assert_eq!(letter.draft.subject, "Re: Angebot Website");
    assert!(letter.draft.text.starts_with("Guten Tag Mira Lang,"), "{}", letter.draft.text);
    assert_eq!(desk.approve_and_send().await.len(), 1);
    for _ in 0..10 {
        desk.tick().await;
        assert!(desk.send().await.is_empty());
    }
}

/// Acceptance test (c): 95 days switched off, then one letter, and the next keeps its distance.
#[tokio::test]
async fn acceptance_c_ninety_five_days_off_make_one_letter() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    desk.invoice(&client, "2026-014", date(2026, 1, 5)).await;
    desk.go_to(date(2026, 4, 10));
    let ticked = desk.tick().await;
    assert_eq!(ticked.problems, []);
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1);
    let sent = desk.approve_and_send().await;
    assert_eq!(sent.len(), 1);
    assert!(sent[0].subject.starts_with("Rückfrage"), "{}", sent[0].subject);
    for day in 11..14 {
        desk.go_to(date(2026, 4, day));
        desk.tick().await;
        assert!(desk.approve_and_send().await.is_empty());
    }
}

/// Several invoices of one client at the same step make one letter with one table.
#[tokio::test]
async fn several_invoices_at_the_same_step_make_one_letter() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    for number in ["2026-014", "2026-019", "2026-021"] {
        desk.invoice(&client, number, date(2026, 1, 5)).await;
    }
    let mut day = date(2026, 1, 5);
    let mut sent = Vec::new();
    while sent.is_empty() {
        day = day.checked_add(1.day()).expect("in range");
        desk.go_to(day);
        assert_eq!(desk.tick().await.problems, []);
        sent = desk.approve_and_send().await;
    }
    assert_eq!(sent.len(), 1);
    for number in ["2026-014", "2026-019", "2026-021"] {
        assert!(sent[0].text.contains(number), "{}", sent[0].text);
    }
}

/// A letter that cannot be written is told, and holds up no other case of its client: nobody may
/// see to it for months.
#[tokio::test]
async fn s_06_what_cannot_be_written_holds_up_no_other_case() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    desk.set(|business| business.bank_account.clear()).await;
    let client = desk.client("Mira Lang").await;
    let invoice = desk.invoice(&client, "2026-014", date(2026, 2, 2)).await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let silence = desk.silence(&client, &project, date(2026, 3, 2)).await;
    // Five business days later the invoice would be sent again, with the account to pay into.
    let (last_step, on) = ("reach-out".to_owned(), Some(desk.today()));
    desk.hear(&invoice, Happened::TakenOver { last_step, on }).await;
    let mut told = Vec::new();
    for after in 0..21 {
        desk.go_to(date(2026, 3, 2).checked_add(after.days()).expect("in range"));
        told.extend(desk.tick().await.problems.into_iter().map(|(case, _)| (desk.today(), case)));
        desk.approve_and_send().await;
    }
    let sent = desk.steps_sent(&silence).await;
    let [(step, on), ..] = &sent[..] else { panic!("nothing left: {told:?}") };
    assert_eq!((step.as_str(), *on), ("check-in", date(2026, 3, 10)));
    let is_told = |on: Date| told.contains(&(on, invoice.clone()));
    assert!(is_told(date(2026, 3, 10)) && is_told(date(2026, 3, 20)), "{told:?}");
}

/// Nothing goes out after an answer: what waits is stopped.
#[tokio::test]
async fn an_answer_stops_what_was_approved() {
    let (mut desk, case) = approved().await;
    cases::happened(&desk.engine, &mut desk.moment, &case, Happened::Answered)
        .await
        .expect("an answer");
    assert!(desk.send().await.is_empty());
    assert_eq!(desk.letters(OutboxState::Stopped).await.len(), 1);
}

/// An enquiry whose first follow-up is approved and has not left.
async fn approved() -> (Desk, String) {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    funkstille_engine::letters::approve(&desk.engine, &mut desk.moment, &number, None)
        .await
        .expect("an approval");
    (desk, case)
}

#[tokio::test]
async fn what_was_done_elsewhere_never_leaves_as_well() {
    for what in [
        Happened::TakenOver { last_step: "check-in".to_owned(), on: None },
        Happened::StepHappened { step: "check-in".to_owned(), how: How::ByHand },
    ] {
        let (mut desk, case) = approved().await;
        cases::happened(&desk.engine, &mut desk.moment, &case, what).await.expect("it fits");
        assert!(desk.send().await.is_empty());
        assert_eq!(desk.letters(OutboxState::Stopped).await.len(), 1);
    }
}

#[tokio::test]
async fn an_old_approval_sends_nothing() {
    let (mut desk, _) = approved().await;
    desk.go_to(date(2026, 3, 23));
    assert!(desk.send().await.is_empty());
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1);
}

/// S-02 and S-03: what is not known well enough at the moment in which a letter would leave holds it,
/// however it was approved: the mailbox of the last 15 minutes, and of money the bank of the last 3
/// days.
#[tokio::test]
async fn s_02_s_03_a_letter_waits_for_a_mailbox_and_a_bank_that_were_read() {
    let never = (Some(Refusal::MailboxNeverRead), Some(Refusal::BankNeverRead));
    let stale = |minutes, days| {
        (Some(Refusal::MailboxStale { minutes }), Some(Refusal::BankStale { days }))
    };
    // How long ago, in minutes and hours, and what holds the letter.
    for (read_ago, (mailbox, bank)) in [
        (None, never),
        (Some((16, 73)), stale(16, 3)),
        (Some((15, 73)), (None, stale(16, 3).1)),
        (Some((16, 72)), (stale(16, 3).0, None)),
        (Some((15, 72)), (None, None)),
    ] {
        for is_about_money in [false, true] {
            let (mut desk, _) =
                if is_about_money { with_reminder().await } else { approved().await };
            desk.moment.now += 3.hours();
            let now = desk.moment.now;
            let knowledge = Knowledge {
                mailbox_read_at: read_ago.map(|(minutes, _)| now - minutes.minutes()),
                bank_read_at: read_ago.map(|(_, hours)| now - hours.hours()),
                account_checked_on: None,
            };
            let (engine, moment) = (&desk.engine, &mut desk.moment);
            let delivery = sending::deliver(engine, moment, &mut desk.sink, &knowledge).await;
            let held = delivery.expect("a round").held.into_iter().flat_map(|(_, why)| why);
            let bank = bank.clone().filter(|_| is_about_money);
            let expected: Vec<Refusal> = mailbox.clone().into_iter().chain(bank).collect();
            assert_eq!(held.collect::<Vec<_>>(), expected, "{read_ago:?}");
            assert_eq!(desk.sent().len(), usize::from(expected.is_empty()), "{read_ago:?}");
        }
    }
}

/// S-15: a person wrote to the client today, in another matter: what was approved keeps four days.
#[tokio::test]
async fn s_15_what_a_person_sent_meanwhile_keeps_an_approved_letter() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    let enquiry = desk.silence(&client, &project, date(2026, 3, 4)).await;
    let invoice = desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    desk.approve(&number).await.expect("an approval");
    desk.go_to(date(2026, 3, 10));
    let step = "receipt-check".to_owned();
    desk.hear(&invoice, Happened::StepHappened { step, how: How::ByHand }).await;
    for day in 10..=13 {
        desk.go_to(date(2026, 3, day));
        assert_eq!(desk.send().await, [], "{day} March");
        desk.tick().await;
    }
    // The 14th is a Saturday.
    desk.go_to(date(2026, 3, 16));
    assert_eq!(desk.send().await.len(), 1);
    assert_eq!(desk.steps_sent(&enquiry).await, [("check-in".to_owned(), date(2026, 3, 16))]);
}

#[tokio::test]
async fn what_was_approved_stays_where_the_program_only_reminds() {
    let (mut desk, _) = approved().await;
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    assert!(desk.send().await.is_empty());
}

#[tokio::test]
async fn a_newer_promise_takes_the_place_of_an_older_one() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 1, 5)).await;
    for by in [date(2026, 12, 1), date(2026, 1, 12)] {
        let promised = Happened::PaymentPromised { by };
        cases::happened(&desk.engine, &mut desk.moment, &case, promised).await.expect("it fits");
    }
    let mut reading = desk.engine.read().await.expect("reads");
    let row = reading.case_row(&case).await.expect("reads").expect("a case");
    assert!(row.due.expect("something to decide").on < date(2026, 2, 1));
}

/// A letter has one sum: invoices in two currencies go out as two letters.
#[tokio::test]
async fn invoices_in_two_currencies_are_two_letters() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    for (number, currency) in [("2026-014", "EUR"), ("2026-019", "USD")] {
        let currency = Currency::parse(currency).expect("a code");
        let claim = Money::parse("1000.00", currency).expect("an amount");
        let new = NewCase {
            client: client.clone(),
            subject: format!("Rechnung {number}"),
            due_on: Some(date(2026, 1, 5)),
            invoice: Some(InvoiceRef {
                number: number.to_owned(),
                issued_on: date(2025, 12, 5),
                file: None,
            }),
            claim: Some(claim),
            taken_over: Some(("resend".to_owned(), Some(date(2025, 12, 30)))),
            ..NewCase::default()
        };
        let case = cases::open(&desk.engine, &mut desk.moment, &new).await.expect("a case");
        cases::attach_invoice(&desk.engine, &mut desk.moment, &case, pdf())
            .await
            .expect("an invoice on file");
    }
    let mut sent = Vec::new();
    let mut day = date(2026, 1, 5);
    while day < date(2026, 2, 28) {
        day = day.checked_add(1.day()).expect("in range");
        desk.go_to(day);
        assert_eq!(desk.tick().await.problems, [], "{day}");
        sent.extend(desk.approve_and_send().await);
    }
    let about = |number: &str| sent.iter().filter(|it| it.text.contains(number)).count();
    assert_eq!((about("2026-014"), about("2026-019")), (1, 1));
}
