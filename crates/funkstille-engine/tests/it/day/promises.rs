//! What stops, bends or changes a plan: one test for each promise.

use std::fs;

use funkstille_core::case::{BounceKind, FollowOn, Happened, Instalment};
use funkstille_core::client::ProjectStage;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::error::Misfit;
use funkstille_engine::{Data, Problem, cases};
use funkstille_store::projection::{TaskKind, TaskState};
use funkstille_store::{Location, OutboxState};
use jiff::civil::{Date, Weekday, date};

use super::desk::Desk;

// The complaints (b), (d), (e), (l) and (o) are about transport, interest, the bank, e-invoices and
// the limits of a mail server: none of them is there yet.

async fn with_invoice(due_on: Date) -> (Desk, String) {
    let mut desk = Desk::new(due_on).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", due_on).await;
    (desk, case)
}

fn money(amount: &str, currency: &str) -> Option<Money> {
    Money::parse(amount, Currency::parse(currency)?)
}

#[tokio::test]
async fn r_05_a_dispute_stops_everything_until_it_is_closed() {
    let (mut desk, case) = with_invoice(date(2026, 1, 5)).await;
    assert_eq!(desk.until(date(2026, 1, 20)).await.len(), 1);
    desk.hear(&case, Happened::Disputed).await;
    assert!(desk.until(date(2026, 6, 1)).await.is_empty());
    desk.hear(&case, Happened::DisputeClosed).await;
    assert!(!desk.until(date(2026, 6, 30)).await.is_empty());
}

#[tokio::test]
async fn r_06_a_case_that_goes_on_again_keeps_its_history() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 17)).await;
    assert_eq!(desk.state(&case).await.ended, Some((EndOutcome::MovedOn, date(2026, 3, 16))));
    let before = desk.entries(&case).await;
    let (step, why) = (Some("last-check-in".to_owned()), BounceKind::NotAccepted);
    desk.hear(&case, Happened::Bounced { step, why }).await;
    let state = desk.state(&case).await;
    assert_eq!(state.ended, None);
    assert_eq!(state.sent_on("check-in"), Some(date(2026, 3, 9)));
    assert_eq!(desk.entries(&case).await[..before.len()], before);
}

pub(super) const LADDER: [&str; 5] =
    ["receipt-check", "resend", "demand-30", "demand-60", "final-notice"];

#[tokio::test]
async fn r_07_when_the_oldest_invoice_is_paid_the_newer_one_skips_no_level() {
    let (mut desk, oldest) = with_invoice(date(2026, 1, 5)).await;
    desk.until(date(2026, 3, 2)).await;
    let newer = desk.invoice("1", "2026-019", date(2026, 3, 2)).await;
    desk.until(date(2026, 3, 20)).await;
    desk.hear(&oldest, Happened::PaymentReceived { amount: None }).await;
    desk.until(date(2026, 8, 1)).await;
    check_ladder(&desk, &newer).await;
}

/// Acceptance test (m): every level in its order, and none before the one above it.
#[tokio::test]
async fn acceptance_m_level_two_never_comes_before_level_one() {
    let (mut desk, case) = with_invoice(date(2026, 1, 5)).await;
    desk.until(date(2026, 7, 1)).await;
    check_ladder(&desk, &case).await;
}

pub(super) async fn check_ladder(desk: &Desk, case: &str) {
    let steps = desk.steps_sent(case).await;
    assert_eq!(steps.iter().map(|(step, _)| step.as_str()).collect::<Vec<_>>(), LADDER);
    assert!(steps.is_sorted_by(|(_, one), (_, next)| one < next), "{steps:?}");
}

#[tokio::test]
async fn r_08_an_edited_playbook_changes_new_cases_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("data/playbooks");
    fs::create_dir_all(&own).expect("a folder");
    let data = Data::with_folder(&folder.path().join("data")).expect("data");
    let location = Location::Sqlite(folder.path().join("desk.db"));
    let mut desk = Desk::with(&location, data.clone(), date(2026, 3, 4)).await;
    let clients = [desk.client("Mira Lang").await, desk.client("Ute Kern").await];
    let projects = [
        desk.project(&clients[0], ProjectStage::Enquiry).await,
        desk.project(&clients[1], ProjectStage::Enquiry).await,
    ];
    let old = desk.silence(&clients[0], &projects[0], date(2026, 3, 4)).await;
    let text = data.playbook_text("negotiation").expect("a playbook");
    let edited = text.replacen("after = \"5 days\"", "after = \"7 days\"", 1);
    fs::write(own.join("negotiation.toml"), edited).expect("a file");
    desk.start_again(data).await;
    let new = desk.silence(&clients[1], &projects[1], date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 12)).await;
    assert_eq!(desk.steps_sent(&old).await, [("check-in".to_owned(), date(2026, 3, 9))]);
    assert_eq!(desk.steps_sent(&new).await, [("check-in".to_owned(), date(2026, 3, 11))]);
    desk.rebuild_changes_nothing("after the edit").await;
}

#[tokio::test]
async fn r_09_a_part_payment_takes_back_the_letter_that_waits() {
    let (mut desk, case) = with_invoice(date(2026, 1, 5)).await;
    desk.until(date(2026, 2, 3)).await;
    while desk.letters(OutboxState::InReview).await.is_empty() {
        let tomorrow = desk.today().tomorrow().expect("in range");
        desk.go_to(tomorrow);
        assert_eq!(desk.tick().await.problems, []);
    }
    let before = desk.letters(OutboxState::InReview).await[0].channels[0].draft.text.clone();
    assert!(before.contains("1.000,00"), "{before}");
    let what = Happened::PaymentReceived { amount: money("400.00", "CHF") };
    let refused = cases::happened(&desk.engine, &mut desk.moment, &case, what).await;
    let why = Misfit::OtherCurrency;
    assert_eq!(refused, Err(Problem::DoesNotFit { case: case.clone(), why }.into()));
    desk.hear(&case, Happened::PaymentReceived { amount: money("400.00", "EUR") }).await;
    assert!(desk.letters(OutboxState::InReview).await.is_empty());
    assert_eq!(desk.tick().await.problems, []);
    let after = desk.letters(OutboxState::InReview).await;
    assert_eq!(after.len(), 1);
    assert!(
        after[0].channels[0].draft.text.contains("601,97"),
        "{}",
        after[0].channels[0].draft.text
    );
    assert!(desk.approve_and_send().await.iter().all(|sent| sent.text.contains("601,97")));
}

/// Acceptance test (f): away until the 20th; nothing before the business day after it.
#[tokio::test]
async fn acceptance_f_an_out_of_office_reply_holds_until_its_day() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.hear(&case, Happened::WentAway { last_day: Some(date(2026, 3, 20)) }).await;
    assert!(desk.until(date(2026, 3, 20)).await.is_empty());
    desk.until(date(2026, 3, 24)).await;
    assert_eq!(desk.steps_sent(&case).await, [("check-in".to_owned(), date(2026, 3, 23))]);
}

/// Acceptance test (g): an answer by whatever way, said by the user, stops the plan.
#[tokio::test]
async fn acceptance_g_an_answer_from_another_address_stops_the_plan() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    desk.hear(&case, Happened::WroteElsewhere).await;
    assert!(desk.letters(OutboxState::InReview).await.is_empty());
    desk.hear(&case, Happened::ElsewhereJudged { answers: true }).await;
    assert!(desk.until(date(2026, 6, 1)).await.is_empty());
}

/// Acceptance test (h): "I will get back to you" starts the clock anew.
#[tokio::test]
async fn acceptance_h_a_holding_reply_starts_the_clock_anew() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 6));
    desk.hear(&case, Happened::HoldingReply { until: None }).await;
    assert_eq!(desk.state(&case).await.ended, None);
    desk.until(date(2026, 3, 19)).await;
    assert_eq!(desk.steps_sent(&case).await, [("check-in".to_owned(), date(2026, 3, 13))]);
}

/// Acceptance test (i): a dead address opens the address check and a call, and holds the rest.
#[tokio::test]
async fn acceptance_i_a_dead_address_opens_an_address_check_and_a_call() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 9)).await;
    let (step, why) = (Some("check-in".to_owned()), BounceKind::AddressDead);
    desk.hear(&case, Happened::Bounced { step, why }).await;
    desk.tick().await;
    let mut reading = desk.engine.read().await.expect("reads");
    let tasks = reading.tasks_of_case(&case).await.expect("tasks");
    drop(reading);
    let open = tasks.iter().filter(|task| task.state == TaskState::Open);
    let open: Vec<_> = open.map(|task| task.kind.clone()).collect();
    let wanted = [FollowOn::CompareAddresses, FollowOn::Call];
    assert_eq!(open, wanted.map(TaskKind::FollowOn));
    assert!(desk.until(date(2026, 4, 30)).await.is_empty());
}

/// Acceptance test (j): nothing leaves on a weekend, on a holiday or outside 08:00 to 18:00.
#[tokio::test]
async fn acceptance_j_nothing_leaves_on_weekends_holidays_or_outside_hours() {
    let (mut desk, _) = with_invoice(date(2026, 2, 6)).await;
    desk.invoice("1", "2026-019", date(2026, 3, 4)).await;
    for sent in desk.until(date(2026, 8, 1)).await {
        let there = sent.at.in_tz("Europe/Berlin").expect("a zone");
        assert!((8..18).contains(&there.hour()), "{there}");
        let weekday = there.date().weekday();
        assert!(weekday != Weekday::Saturday && weekday != Weekday::Sunday, "{there}");
        let holidays = [(4, 3), (4, 6), (5, 1), (5, 14), (5, 25)];
        assert!(!holidays.contains(&(there.month(), there.day())), "{there}");
    }
    // Approved in the evening: it leaves on the next business day.
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 13));
    desk.tick().await;
    desk.moment.now += jiff::ToSpan::hours(12);
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    desk.approve(&number).await.expect("an approval");
    assert!(desk.send().await.is_empty());
    assert!(desk.until(date(2026, 3, 15)).await.is_empty());
    desk.until(date(2026, 3, 16)).await;
    assert_eq!(desk.steps_sent(&case).await, [("check-in".to_owned(), date(2026, 3, 16))]);
}

/// Acceptance test (n): the language of a letter is the client's.
#[tokio::test]
async fn acceptance_n_a_german_client_of_an_english_user_gets_german() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.set(|business| business.language = funkstille_engine::business::LanguageName::En).await;
    let sent = desk.until(date(2026, 3, 9)).await;
    assert!(sent[0].text.starts_with("Guten Tag Mira Lang,"), "{}", sent[0].text);
}

/// Acceptance test (p): a hold until a day ends by itself.
#[tokio::test]
async fn acceptance_p_a_hold_until_a_day_ends_by_itself() {
    let (mut desk, case) = with_invoice(date(2026, 1, 5)).await;
    let (until, reason) = (Some(date(2026, 2, 16)), "the accountant is ill".to_owned());
    desk.hear(&case, Happened::Held { until, reason }).await;
    assert!(desk.until(date(2026, 2, 15)).await.is_empty());
    assert_eq!(desk.until(date(2026, 2, 16)).await.len(), 1);
}

#[tokio::test]
async fn what_is_promised_lies_ahead() {
    let (mut desk, case) = with_invoice(date(2026, 1, 5)).await;
    let day = desk.today().yesterday().expect("in range");
    let amount = Money::parse("500.00", Currency::EUR).expect("money");
    for what in [
        Happened::PaymentPromised { by: day },
        Happened::InstalmentsAgreed([Instalment { due_on: day, amount }].into_iter().collect()),
    ] {
        let told = cases::happened(&desk.engine, &mut desk.moment, &case, what).await;
        assert_eq!(told, Err(Problem::DayGone { day }.into()));
    }
    desk.hear(&case, Happened::PaymentPromised { by: desk.today() }).await;
}
