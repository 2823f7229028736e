//! What letters claim: the statement, the text and the receivables say the same, to the cent.

use std::collections::BTreeMap;

use funkstille_core::calendar::days_between;
use funkstille_core::case::{Happened, Instalment, Instalments};
use funkstille_core::claim::{Age, BeyondTable, NoClaim, Percent};
use funkstille_core::client::{ClientEvent, DebtorKind};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::claims::{self, Receivable, receivables};
use funkstille_engine::clients;
use funkstille_engine::invoices::{self, InvoiceFacts};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::desk::Desk;
use super::invoices::{DUE, euro, new, pay, row, with_invoice};
use super::matching::{Entry, import};

/// The steps whose letters claim.
const CLAIMING: [&str; 4] = ["resend", "demand-30", "demand-60", "final-notice"];

/// What is owed today for the only invoice.
async fn owed(desk: &Desk) -> Receivable {
    let all = receivables(&desk.engine, desk.moment.now).await.expect("receivables");
    assert_eq!(all.rows.len(), 1);
    all.rows.into_iter().next().expect("one")
}

/// What a letter was written from: its values, and the sums of its statement.
fn written(facts: &str) -> (BTreeMap<String, String>, Vec<String>) {
    let file: serde_json::Value = serde_json::from_str(facts).expect("JSON");
    let facts = file["facts"].as_object().expect("values").iter();
    let facts =
        facts.map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()));
    let stated = file["statement"].as_array().cloned().unwrap_or_default();
    let sums = stated.iter().flat_map(|part| part["told"]["sums"].as_array().expect("sums"));
    let sums = sums.map(|sum| sum.as_str().unwrap_or_default().to_owned());
    (facts.collect(), sums.collect())
}

/// Minor units of `1.052,66 €`; nothing is 0.
fn minor(text: &str) -> i64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

/// Goes on until the letter of a step that claims waits, and checks that it says what is owed.
async fn next_claim(desk: &mut Desk) -> (BTreeMap<String, String>, Receivable) {
    for _ in 0..200 {
        let tomorrow = desk.today().tomorrow().expect("in range");
        desk.go_to(tomorrow);
        for _ in 0..4 {
            assert_eq!(desk.tick().await.problems, []);
            desk.do_tasks().await;
        }
        let waiting = desk.letters(OutboxState::InReview).await;
        if let Some(letter) = waiting.iter().find(|letter| CLAIMING.contains(&letter.step())) {
            let (facts, sums) = written(&letter.channels[0].facts);
            let owed = owed(desk).await;
            agrees(&facts, &sums, &owed, &letter.channels[0].draft.text);
            return (facts, owed);
        }
        desk.approve_and_send().await;
    }
    panic!("no letter claims anything");
}

/// text, statement and receivables name the same amounts, and they add up.
fn agrees(facts: &BTreeMap<String, String>, sums: &[String], owed: &Receivable, text: &str) {
    let value = |name: &str| minor(facts.get(name).map_or("", String::as_str));
    assert_eq!(value("balance"), owed.open_minor - owed.not_due_minor, "{facts:?}");
    let Ok(statement) = &owed.claim else {
        assert!(sums.is_empty() && value("claim_total") == 0, "{facts:?}");
        return;
    };
    assert_eq!(value("interest"), statement.left.interest, "{facts:?}");
    assert_eq!(value("flat_fee"), statement.flat_fee_minor());
    assert_eq!(value("costs"), statement.left.costs);
    assert_eq!(owed.not_due_minor, statement.not_due_minor);
    assert_eq!(value("claim_total"), statement.due_minor());
    let parts = ["balance", "interest", "flat_fee", "costs"].map(value);
    assert_eq!(parts.iter().sum::<i64>(), statement.due_minor(), "{facts:?}");
    assert_eq!(minor(sums.last().expect("a sum")), statement.due_minor(), "{sums:?}");
    assert!(sums.iter().any(|sum| minor(sum) == owed.open_minor), "{sums:?}");
    for name in ["balance", "claim_total"] {
        assert!(text.contains(&facts[name]), "{name} in {text}");
    }
}

/// 400 euros come in for the invoice on a day to which the clock is set, and the bank says so.
async fn by_bank_on(desk: &mut Desk, day: Date) {
    desk.go_to(day);
    by_bank(desk, &day.to_string()).await;
}

/// 400 euros come in for the invoice on a day, and the bank says so.
async fn by_bank(desk: &mut Desk, day: &str) {
    let entry = Entry { day, amount: "400.00", words: "RE 2026-014", ..Entry::default() };
    assert_eq!(import(desk, &[entry]).await.matched.certain, 1);
}

#[tokio::test]
async fn r_09_with_400_paid_before_default_600_is_claimed() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 12)).await;
    by_bank(&mut desk, "2026-03-10").await;
    assert_eq!(row(&desk, &invoice).await.open_minor, 60_000);
    for _ in CLAIMING {
        let (facts, owed) = next_claim(&mut desk).await;
        assert_eq!(facts["balance"], "600,00 €");
        assert_eq!(owed.open_minor, 60_000);
        let statement = owed.claim.expect("it is in default");
        assert_eq!(statement.runs[0].lines.first().map(|line| line.principal_minor), None);
        assert!(statement.runs[1].lines.iter().all(|line| line.principal_minor == 60_000));
        assert_eq!(statement.flat_fee.map(|fee| fee.amount_minor), Some(4_000));
        desk.approve_and_send().await;
    }
}

#[tokio::test]
async fn r_09_with_400_paid_in_default_costs_and_interest_come_first() {
    let (mut desk, invoice) = with_invoice(date(2026, 4, 30)).await;
    let costs = (Some(date(2026, 4, 2)), euro("40.00"), "returned debit");
    invoices::add_costs(&desk.engine, &mut desk.moment, &invoice, costs).await.expect("costs");
    by_bank(&mut desk, "2026-04-30").await;
    // Example P2: costs 40.00, interest 12.66, and what is left of the principal.
    let today = owed(&desk).await;
    assert_eq!((today.paid_minor, today.open_minor), (40_000, 65_266));
    let statement = today.claim.expect("it is in default");
    let applied = statement.runs[0].applied.expect("the payment");
    assert_eq!((applied.to_costs, applied.to_interest), (4_000, 1_266));
    let mut last = Date::MIN;
    for _ in 0..3 {
        let (facts, owed) = next_claim(&mut desk).await;
        assert_eq!(minor(&facts["balance"]), 65_266);
        assert!(owed.claim.is_ok() && desk.today() > last);
        last = desk.today();
        desk.approve_and_send().await;
    }
    desk.go_to(date(2026, 6, 30));
    let statement = owed(&desk).await.claim.expect("it is in default");
    assert_eq!((statement.interest_minor, statement.left.principal), (2_386, 65_266));
}

/// Whoever reads the statement can count it again, and knows who owes what to whom.
#[tokio::test]
async fn the_statement_names_who_owes_what_to_whom_and_why() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 12)).await;
    desk.set(|business| business.postal_address = "Jonas Weber\nWeg 2\n10117 Berlin".into()).await;
    let costs = (Some(date(2026, 3, 12)), euro("12.50"), "Rücklastschrift");
    invoices::add_costs(&desk.engine, &mut desk.moment, &invoice, costs).await.expect("costs");
    let (_, owed) = next_claim(&mut desk).await;
    let letters = desk.letters(OutboxState::InReview).await;
    let file: serde_json::Value =
        serde_json::from_str(&letters[0].channels[0].facts).expect("JSON");
    let lines = |value: &serde_json::Value| -> Vec<String> {
        let lines = value.as_array().expect("lines").iter();
        lines.map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
    };
    let part = &file["statement"][0];
    assert_eq!(
        lines(&part["about"]),
        [
            "Rechnung 2026-014 vom Mo, 16.2.2026 über 1.000,00 €, fällig am Mo, 16.3.2026",
            "Gläubiger: Jonas Weber, Weg 2, 10117 Berlin",
            "Schuldner: Mira Lang",
        ]
    );
    let told = &part["told"];
    assert_eq!(lines(&told["costs"])[1], "- Do, 12.3.2026: 12,50 €, Rücklastschrift");
    assert_eq!(
        lines(&told["rates"])[1],
        "- Ab Di, 17.3.2026: 10,27 %, das sind 1,27 % Basiszinssatz seit Do, 1.1.2026 (§ 247 BGB, \
         bekannt gegeben von: Deutsche Bundesbank) und 9,00 Prozentpunkte (§ 288 (2) BGB)"
    );
    // The owner is told the same.
    assert_eq!(owed.about.creditor, "Jonas Weber, Weg 2, 10117 Berlin");
    assert_eq!(owed.about.costs[0].what, "Rücklastschrift");
}

/// Two instalments of 500 euros, due on 29 May and 30 June, agreed on 30 April in default.
async fn in_instalments(terms: Instalments) -> (Desk, String, String) {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.until(date(2026, 4, 30)).await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    let part = |due_on| Instalment { due_on, amount: euro("500.00") };
    let parts = vec![part(date(2026, 5, 29)), part(date(2026, 6, 30))];
    desk.hear(&case, Happened::InstalmentsAgreed(Instalments { parts, ..terms })).await;
    (desk, invoice, case)
}

#[tokio::test]
async fn r_09_of_instalments_what_is_due_is_claimed_alike_everywhere() {
    let (mut desk, invoice, _) = in_instalments(Instalments::default()).await;
    let kept = owed(&desk).await;
    // 45 days on 1000 until the agreement: 12.66; then nothing is late.
    assert_eq!((kept.due_on, kept.days_overdue), (Some(date(2026, 5, 29)), 0));
    assert_eq!(kept.not_due_minor, 100_000);
    assert_eq!(kept.ages, [(Age::NotDue, 50_000), (Age::NotDue, 50_000)]);
    let (facts, late) = next_claim(&mut desk).await;
    assert!(desk.today() > date(2026, 5, 29), "{}", desk.today());
    assert_eq!(facts["balance"], "500,00 €");
    assert_eq!((late.due_on, late.not_due_minor), (Some(date(2026, 5, 29)), 50_000));
    let statement = late.claim.expect("it is in default");
    let days = days_between(date(2026, 5, 29), desk.today());
    // 500 euros at 10.27 percent, a day of 365 at a time, rounded half up.
    let interest = (50_000 * 1_027 * days * 2 + 3_650_000) / (2 * 3_650_000);
    assert_eq!(statement.interest_minor, 1_266 + interest);
    // Once it has come, the next one is waited for.
    let paid_on = desk.today();
    pay(&mut desk, &invoice, ("bank/1", paid_on), euro("600.00")).await.expect("a payment");
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 0, "it is taken back");
    let (_, last) = next_claim(&mut desk).await;
    assert!(desk.today() > date(2026, 6, 30), "{}", desk.today());
    assert_eq!((last.due_on, last.not_due_minor), (Some(date(2026, 6, 30)), 0));
    desk.rebuild_changes_nothing("after instalments").await;
}

#[tokio::test]
async fn r_09_of_an_invoice_with_several_due_dates_what_is_due_is_claimed() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let mut parted = new(&client, "2026-014");
    parted.facts.due_on = None;
    let parts = [(date(2026, 5, 15), "600.00"), (DUE, "400.00")];
    parted.facts.parts = Some(parts.map(|(on, amount)| (on, euro(amount))).to_vec());
    let invoice = invoices::add(&desk.engine, &mut desk.moment, &parted).await.expect("one");
    assert_eq!(row(&desk, &invoice).await.due_on, Some(DUE));
    // The first part comes in time: no case begins before the second one is late.
    pay(&mut desk, &invoice, ("bank/1", DUE), euro("300.00")).await.expect_err("it is to come");
    desk.go_to(DUE);
    pay(&mut desk, &invoice, ("bank/1", DUE), euro("400.00")).await.expect("a payment");
    desk.go_to(date(2026, 5, 15));
    assert!(desk.tick().await.done.is_empty(), "nothing is late");
    desk.go_to(date(2026, 5, 16));
    desk.tick().await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    assert_eq!(desk.state(&case).await.opening.due_on, Some(date(2026, 5, 15)));
    let (facts, owed) = next_claim(&mut desk).await;
    assert_eq!(facts["balance"], "600,00 €");
    let statement = owed.claim.expect("it is in default");
    assert_eq!(statement.flat_fee_minor(), 4_000, "one part was late");
    desk.rebuild_changes_nothing("after parts of an invoice").await;
}

#[tokio::test]
async fn what_of_an_invoice_is_due_later_is_not_asked_for() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let mut parted = new(&client, "2026-014");
    parted.facts.due_on = None;
    let parts = [(DUE, "400.00"), (date(2026, 12, 1), "600.00")];
    parted.facts.parts = Some(parts.map(|(on, amount)| (on, euro(amount))).to_vec());
    let invoice = invoices::add(&desk.engine, &mut desk.moment, &parted).await.expect("one");
    for _ in 0..2 {
        let (facts, owed) = next_claim(&mut desk).await;
        assert_eq!((facts["balance"].as_str(), owed.not_due_minor), ("400,00 €", 60_000));
        desk.approve_and_send().await;
    }
    // Once the late part and what it cost have come, the plan waits for the next one.
    let paid_on = desk.today();
    pay(&mut desk, &invoice, ("bank/1", paid_on), euro("450.00")).await.expect("a payment");
    desk.until(date(2026, 12, 1)).await;
    assert!(desk.letters(OutboxState::InReview).await.is_empty());
    let (_, owed) = next_claim(&mut desk).await;
    assert!(desk.today() > date(2026, 12, 1));
    assert_eq!(owed.not_due_minor, 0);
}

#[tokio::test]
async fn what_was_agreed_about_instalments_counts() {
    let rest = Instalments { rest_due_if_missed: true, ..Instalments::default() };
    let (mut desk, _, case) = in_instalments(rest).await;
    let (facts, late) = next_claim(&mut desk).await;
    assert_eq!((facts["balance"].as_str(), late.not_due_minor), ("1.000,00 €", 0));
    let on = desk.state(&case).await.agreements[0].all_due_on.expect("a part did not come");
    assert_eq!(late.due_on, Some(on));
    let goes_on = Instalments { interest_goes_on: true, ..Instalments::default() };
    let (desk, _, _) = in_instalments(goes_on).await;
    let owed = owed(&desk).await;
    assert_eq!((owed.due_on, owed.not_due_minor), (Some(DUE), 0));
    assert!(owed.claim.expect("it is in default").parts.is_empty());
}

#[tokio::test]
async fn a_credit_note_lessens_what_bears_from_the_beginning() {
    let (mut desk, invoice) = with_invoice(date(2026, 4, 30)).await;
    let credited = |amount| InvoiceFacts { amount: Some(euro(amount)), ..InvoiceFacts::default() };
    let facts = credited("800.00");
    invoices::set(&desk.engine, &mut desk.moment, &invoice, &facts).await.expect("a sum");
    let less = owed(&desk).await;
    assert_eq!((less.amount, less.open_minor), (euro("800.00"), 80_000));
    // 800 at 10.27 percent for 45 days: 10.13.
    assert_eq!(less.claim.expect("it is in default").interest_minor, 1_013);
    desk.tick().await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    pay(&mut desk, &invoice, ("bank/1", DUE), euro("500.00")).await.expect("a payment");
    let facts = credited("500.00");
    invoices::set(&desk.engine, &mut desk.moment, &invoice, &facts).await.expect("a sum");
    assert_eq!(desk.state(&case).await.ended.map(|it| it.0), Some(EndOutcome::Paid));
    let none = credited("0.00");
    let told = invoices::set(&desk.engine, &mut desk.moment, &invoice, &none).await;
    assert!(told.is_err(), "an invoice of nothing is cancelled");
}

/// Who pays in time the sum less the discount owes nothing, however long ago that was.
#[tokio::test]
async fn r_09_a_discount_that_was_kept_in_time_was_never_owed() {
    for (paid, total_minor) in [("980.00", 0), ("979.99", 6_026)] {
        let (mut desk, invoice) = with_invoice(date(2026, 4, 30)).await;
        let discount = Percent::parse("2").map(|percent| (percent, 28));
        let facts = InvoiceFacts { discount, ..InvoiceFacts::default() };
        invoices::set(&desk.engine, &mut desk.moment, &invoice, &facts).await.expect("terms");
        let on = date(2026, 3, 10);
        pay(&mut desk, &invoice, ("bank/1", on), euro(paid)).await.expect("a payment");
        let mut reading = desk.engine.read().await.expect("reads");
        let meant = invoices::meant(&mut reading, "2026-014").await.expect("it is there");
        drop(reading);
        let until = (&meant, BeyondTable::LeftOut);
        let (_, owed) = claims::owed(&desk.engine, desk.moment.now, until).await.expect("counted");
        assert_eq!((owed.total_minor(), owed.is_paid), (total_minor, total_minor == 0), "{paid}");
        assert_eq!(owed.amount, euro("1000.00"));
    }
}

#[tokio::test]
async fn costs_that_arise_after_a_payment_take_nothing_of_it() {
    let (mut desk, invoice) = with_invoice(date(2026, 5, 4)).await;
    let paid_on = date(2026, 4, 30);
    pay(&mut desk, &invoice, ("bank/1", paid_on), euro("400.00")).await.expect("a payment");
    let costs = (Some(date(2026, 5, 4)), euro("40.00"), "returned debit");
    invoices::add_costs(&desk.engine, &mut desk.moment, &invoice, costs).await.expect("costs");
    let owed = owed(&desk).await;
    assert_eq!(owed.open_minor, 61_266);
    assert_eq!(owed.claim.expect("it is in default").left.costs, 4_000);
}

#[tokio::test]
async fn without_default_the_letter_goes_without_claims_and_says_why() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let mut not_agreed = new(&client, "2026-014");
    not_agreed.facts.due_is_agreed = Some(false);
    invoices::add(&desk.engine, &mut desk.moment, &not_agreed).await.expect("an invoice");
    let (facts, owed) = next_claim(&mut desk).await;
    assert_eq!(owed.claim, Err(NoClaim::NoGround { by_reminder: true }));
    assert!(facts["no_claim_reason"].contains("erst mit dieser Erinnerung"), "{facts:?}");
    let resent_on = desk.today();
    desk.approve_and_send().await;
    // That letter is the reminder that brings default: the next one claims from the day after it.
    let (_, owed) = next_claim(&mut desk).await;
    let statement = owed.claim.expect("it is in default");
    let since_on = statement.default.expect("a ground").since_on;
    assert_eq!(Some(since_on), resent_on.tomorrow().ok());
}

#[tokio::test]
async fn the_kind_of_debtor_says_by_which_rule_and_with_which_fee() {
    let (mut desk, _) = with_invoice(date(2026, 3, 2)).await;
    assert!(owed(&desk).await.claim.is_err(), "it is not due yet");
    let kinds = [
        (DebtorKind::Business, Some("de-b2b"), 4_000),
        (DebtorKind::PublicBody, Some("de-b2b"), 4_000),
        (DebtorKind::Consumer, Some("de-consumer"), 0),
    ];
    for (debtor, rule, fee) in kinds {
        let event = ClientEvent::DebtorKindSet { debtor };
        clients::set(&desk.engine, &mut desk.moment, "1", &[event]).await.expect("a kind");
        desk.go_to(date(2026, 4, 1));
        let statement = owed(&desk).await.claim.expect("it is in default");
        assert_eq!((statement.rule.as_deref(), statement.flat_fee_minor()), (rule, fee));
    }
}

#[tokio::test]
async fn an_agreed_rate_wins_and_a_currency_is_never_mixed() {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    let mut in_francs = new(&client, "2026-014");
    in_francs.amount = Money::parse("1000.00", francs_code()).expect("an amount");
    let invoice = invoices::add(&desk.engine, &mut desk.moment, &in_francs).await.expect("added");
    let rate = Percent::parse("12");
    let facts = InvoiceFacts { rate, ..InvoiceFacts::default() };
    invoices::set(&desk.engine, &mut desk.moment, &invoice, &facts).await.expect("a rate");
    let in_euros = new(&client, "2026-015");
    invoices::add(&desk.engine, &mut desk.moment, &in_euros).await.expect("an invoice");
    desk.go_to(date(2026, 4, 15));
    let all = receivables(&desk.engine, desk.moment.now).await.expect("receivables");
    let of_francs = all.rows[0].claim.as_ref().expect("it is in default");
    // 30 days at 12 percent of 365: 9.86, and no flat fee of euros beside it.
    assert_eq!((of_francs.interest_minor, of_francs.total_minor), (986, 100_986));
    let sums = all.sums(|_| true);
    assert_eq!(sums.len(), 2, "{sums:?}");
    assert_eq!(sums[&Currency::EUR].open_minor, 100_000);
    assert_eq!(sums[&francs_code()].total_minor, 100_986);
    assert_eq!(sums[&francs_code()].ages[&Age::UpTo30], 100_000);
}

fn francs_code() -> Currency {
    Currency::parse("CHF").expect("a code")
}

#[tokio::test]
async fn r_09_of_a_half_year_whose_rate_is_not_known_the_rest_is_claimed_alike_everywhere() {
    let (mut desk, _) = with_invoice(date(2026, 3, 2)).await;
    by_bank_on(&mut desk, date(2026, 4, 30)).await;
    desk.go_to(date(2027, 1, 11));
    let (facts, owed) = next_claim(&mut desk).await;
    let statement = owed.claim.expect("it is in default");
    assert_eq!(statement.left_out_from, Some(date(2027, 1, 1)));
    assert!(!statement.is_provisional);
    // 45 days on 1000: 12.66, which came with the 400. On 612.66 until the end of the year: 61 days
    // at 10.27 and 184 at 10.52 percent of 365 days.
    assert_eq!((owed.open_minor, statement.left.interest), (61_266, 1_052 + 3_249));
    assert_eq!(facts["interest_until"], "31. Dezember 2026");
    assert_eq!(facts["claim_total"], "695,67 €");
}

#[tokio::test]
async fn a_claim_that_is_time_barred_soon_is_on_the_page() {
    let (mut desk, _) = with_invoice(date(2026, 3, 2)).await;
    desk.go_to(date(2029, 6, 29));
    assert!(desk.page().await.time_barred.is_empty());
    desk.go_to(date(2029, 6, 30));
    let warned = desk.page().await.time_barred;
    assert_eq!(warned.len(), 1);
    assert_eq!(warned[0].last_day_on, date(2029, 12, 31));
}

#[tokio::test]
async fn receivables_have_their_age_and_leave_out_what_was_written_off() {
    let (mut desk, first) = with_invoice(date(2026, 3, 2)).await;
    let second = new("1", "2026-015");
    invoices::add(&desk.engine, &mut desk.moment, &second).await.expect("an invoice");
    let mut young = new("1", "2026-016");
    young.facts.due_on = Some(date(2026, 6, 1));
    invoices::add(&desk.engine, &mut desk.moment, &young).await.expect("an invoice");
    desk.go_to(date(2026, 5, 1));
    desk.tick().await;
    let all = receivables(&desk.engine, desk.moment.now).await.expect("receivables");
    let ages = &all.sums(|_| true)[&Currency::EUR].ages;
    assert_eq!((ages[&Age::UpTo60], ages[&Age::NotDue]), (200_000, 100_000));
    assert_eq!(DUE, all.rows[0].due_on.expect("a day"));
    let case = row(&desk, &first).await.case.expect("a case");
    let outcome = EndOutcome::WrittenOff;
    let reason = "insolvent".to_owned();
    desk.hear(&case, Happened::Ended { outcome, reason }).await;
    let all = receivables(&desk.engine, desk.moment.now).await.expect("receivables");
    assert_eq!(all.rows.len(), 2, "{all:?}");
}
