//! What a statement says pays invoices, or is asked, and can be taken back (docs/bank.md).

use std::sync::atomic::{AtomicUsize, Ordering};

use funkstille_core::bank::Doubt;
use funkstille_core::case::Happened;
use funkstille_core::claim::Percent;
use funkstille_core::guard::Refusal;
use funkstille_core::invoice::WhyReverted;
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::bank::{self, Imported, Matched, Question, Waiting};
use funkstille_engine::error::MatchProblem;
use funkstille_engine::invoices::{self, InvoiceFacts};
use funkstille_engine::sending::{Courier, Delivery, Point, deliver_by};
use funkstille_engine::{Error, Problem, mail};
use funkstille_store::{OutboxState, PaymentState};
use jiff::ToSpan;
use jiff::civil::date;

use super::desk::Desk;
use super::invoices::{DUE, euro, new, row, with_invoice};
use super::payments::with_reminder;
use super::promises::{LADDER, check_ladder};
use super::sending::meanwhile;
use super::statements;
use crate::mail::post::account;

/// An entry of a statement.
#[derive(Clone, Copy, Default)]
pub(super) struct Entry<'a> {
    /// `2026-03-10`.
    pub(super) day: &'a str,
    /// `119.00`; below zero went out.
    pub(super) amount: &'a str,
    pub(super) words: &'a str,
    pub(super) payer: &'a str,
    /// The payer's account; empty for none.
    pub(super) iban: &'a str,
    /// The payer's own number; empty for none.
    pub(super) number: &'a str,
    pub(super) is_return: bool,
}

const MIRA: &str = "DE75512108001245126199";
const UTE: &str = "AT611904300234573201";

/// A statement up to an instant in the bank's zone, such as `2026-03-10T09:59:00`. Every entry has
/// another number of the bank.
pub(super) fn statement(until: &str, entries: &[Entry<'_>]) -> String {
    static NUMBER: AtomicUsize = AtomicUsize::new(1);
    let entries = entries.iter().map(|entry| {
        let way = if entry.amount.starts_with('-') { "DBIT" } else { "CRDT" };
        let side = if way == "CRDT" { "Dbtr" } else { "Cdtr" };
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let if_said = |text: &str, xml: String| if text.is_empty() { String::new() } else { xml };
        let own = if_said(
            entry.number,
            format!("<Refs><EndToEndId>{}</EndToEndId></Refs>", entry.number),
        );
        let payer = if_said(entry.payer, format!("<{side}><Nm>{}</Nm></{side}>", entry.payer));
        let iban = if_said(
            entry.iban,
            format!("<{side}Acct><Id><IBAN>{}</IBAN></Id></{side}Acct>", entry.iban),
        );
        let reason = if entry.is_return { "<RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf>" } else { "" };
        format!(
            "<Ntry><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
             <BookgDt><Dt>{}</Dt></BookgDt><AcctSvcrRef>BANK-{number:06}</AcctSvcrRef><NtryDtls>\
             <TxDtls>{own}<RltdPties>{payer}{iban}</RltdPties><RmtInf><Ustrd>{}</Ustrd></RmtInf>\
             {reason}</TxDtls></NtryDtls></Ntry>\n",
            entry.amount.trim_start_matches('-'),
            entry.day,
            entry.words,
        )
    });
    statements::camt("053", until, &[]).replacen(
        "</Stmt>",
        &format!("{}</Stmt>", entries.collect::<String>()),
        1,
    )
}

/// Imports a statement that was made a minute ago.
pub(super) async fn import(desk: &mut Desk, entries: &[Entry<'_>]) -> Imported {
    let made = desk.moment.now - 1.minute();
    let made = made.in_tz("Europe/Berlin").expect("a zone").datetime();
    let folder = tempfile::tempdir().expect("a folder");
    let text = statement(&made.strftime("%Y-%m-%dT%H:%M:%S").to_string(), entries);
    statements::import(desk, folder.path(), "statement.xml", &text).await
}

/// One entry; gives what became of it.
pub(super) async fn came(desk: &mut Desk, entry: Entry<'_>) -> Matched {
    import(desk, &[entry]).await.matched
}

pub(super) async fn waiting(desk: &mut Desk) -> Waiting {
    bank::match_waiting(&desk.engine, &mut desk.moment).await.expect("matches")
}

async fn open(desk: &Desk, invoice: &str) -> i64 {
    row(desk, invoice).await.open_minor
}

pub(super) const CERTAIN: Matched = Matched { certain: 1, asked: 0, returned: 0 };
pub(super) const ASKED: Matched = Matched { certain: 0, asked: 1, returned: 0 };
pub(super) const RETURNED: Matched = Matched { certain: 0, asked: 0, returned: 1 };
pub(super) const NOTHING: Matched = Matched { certain: 0, asked: 0, returned: 0 };

/// A whole payment of the invoice, by name.
pub(super) const WHOLE: Entry<'_> = Entry {
    day: "2026-03-16",
    amount: "1000.00",
    words: "Rechnung 2026-014",
    payer: "Mira Lang",
    iban: MIRA,
    number: "E2E-1",
    is_return: false,
};

#[tokio::test]
async fn r_04_a_named_invoice_is_paid_with_the_import_and_everything_stops() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.until(date(2026, 4, 10)).await;
    while desk.letters(OutboxState::InReview).await.is_empty() {
        let tomorrow = desk.today().tomorrow().expect("in range");
        desk.go_to(tomorrow);
        desk.tick().await;
        desk.do_tasks().await;
    }
    let case = row(&desk, &invoice).await.case.expect("a case");
    let today = desk.today();
    let claimed = invoices::InvoiceOverview::load(&desk.engine, "2026-014", desk.moment.now).await;
    assert!(claimed.expect("it is there").owed.open_minor > 0);
    let (day, amount) = (today.to_string(), "1000.00");
    assert_eq!(came(&mut desk, Entry { day: &day, amount, ..WHOLE }).await, CERTAIN);
    assert!(desk.letters(OutboxState::InReview).await.is_empty());
    assert_eq!(desk.state(&case).await.ended, Some((EndOutcome::Paid, today)));
    assert!(desk.until(date(2026, 8, 1)).await.is_empty());
    desk.rebuild_changes_nothing("after a payment of the bank").await;
}

/// A match that was wrong is taken back, and the payment can pay another invoice then.
#[tokio::test]
async fn r_04_every_match_can_be_taken_back() {
    let (mut desk, first) = with_invoice(DUE).await;
    let other = new("1", "2026-015");
    let second = invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
    assert_eq!(came(&mut desk, WHOLE).await, CERTAIN);
    let again = ["2026-015".to_owned()];
    let told = bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &again).await;
    assert_eq!(told, Err(MatchProblem::MatchedAlready { given: "1".to_owned() }.into()));
    let after = bank::match_none(&desk.engine, &mut desk.moment, "1").await.expect("taken back");
    assert_eq!(after.state, PaymentState::NoInvoice);
    assert_eq!((open(&desk, &first).await, open(&desk, &second).await), (100_000, 100_000));
    assert_eq!(waiting(&mut desk).await, Waiting::default(), "it is asked about no longer");
    let numbers = ["2026-015".to_owned()];
    let matched = bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &numbers).await;
    let matched = matched.expect("matched");
    assert_eq!(matched.pays, [("2026-015".to_owned(), matched.payment.amount)]);
    assert_eq!((open(&desk, &first).await, open(&desk, &second).await), (100_000, 0));
    // The way of all payments takes it back, too.
    let why = WhyReverted::Mistaken;
    let of = invoices::revert(&desk.engine, &mut desk.moment, "bank/1", why).await;
    assert_eq!(of, Ok(vec![second.clone()]));
    bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &numbers).await.expect("free again");
    desk.rebuild_changes_nothing("after matching by hand").await;
}

#[tokio::test]
async fn r_04_an_amount_alone_pays_nothing_until_its_account_is_known() {
    let (mut desk, first) = with_invoice(DUE).await;
    let mut other = new("1", "2026-015");
    other.amount = euro("500.00");
    let second = invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
    let unnamed = |amount, iban| Entry { amount, iban, words: "Danke", payer: "", ..WHOLE };
    assert_eq!(came(&mut desk, unnamed("500.00", "")).await, NOTHING);
    assert_eq!(came(&mut desk, unnamed("500.00", UTE)).await, NOTHING);
    assert_eq!(waiting(&mut desk).await.open.len(), 2, "they are shown");
    assert_eq!(came(&mut desk, WHOLE).await, CERTAIN);
    assert_eq!((open(&desk, &first).await, open(&desk, &second).await), (0, 50_000));
    // Another amount from the account is asked about, the very amount of one invoice is certain.
    assert_eq!(came(&mut desk, unnamed("499.00", MIRA)).await, ASKED);
    let asked = waiting(&mut desk).await.questions;
    assert_eq!(asked[0].doubts, [Doubt::NoName]);
    assert_eq!(asked[0].pays, [("2026-015".to_owned(), euro("499.00"))]);
    assert_eq!(came(&mut desk, unnamed("500.00", MIRA)).await, CERTAIN);
    assert_eq!(open(&desk, &second).await, 0);
}

#[tokio::test]
async fn one_payment_for_several_a_part_and_too_much() {
    let (mut desk, first) = with_invoice(DUE).await;
    let mut other = new("1", "2026-015");
    other.amount = euro("500.00");
    let second = invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
    let part = Entry { amount: "400.00", ..WHOLE };
    assert_eq!(came(&mut desk, part).await, CERTAIN);
    assert_eq!(open(&desk, &first).await, 60_000);
    let both = Entry { amount: "1100.00", words: "2026-014, 2026-015", ..WHOLE };
    assert_eq!(came(&mut desk, both).await, CERTAIN);
    assert_eq!((open(&desk, &first).await, open(&desk, &second).await), (0, 0));
    // Paid twice: it is never taken as paid once more by itself.
    assert_eq!(came(&mut desk, part).await, ASKED);
    let asked = waiting(&mut desk).await.questions;
    assert_eq!(asked[0].doubts, [Doubt::SettledAlready]);
    let third = new("1", "2026-016");
    let third = invoices::add(&desk.engine, &mut desk.moment, &third).await.expect("an invoice");
    let over = Entry { amount: "1200.00", words: "Re. 2026-016", ..WHOLE };
    assert_eq!(came(&mut desk, over).await, CERTAIN);
    assert!(!row(&desk, &third).await.is_open());
    let state = invoices::InvoiceOverview::load(&desk.engine, "2026-016", desk.moment.now).await;
    assert_eq!(state.expect("it is there").state.paid_minor(), 120_000, "nothing is lost");
}

#[tokio::test]
async fn charges_of_a_bank_and_a_discount_settle_an_invoice() {
    let (mut desk, invoice) = with_invoice(DUE).await;
    let discount = Percent::parse("2").map(|percent| (percent, 28));
    let facts = InvoiceFacts { discount, ..InvoiceFacts::default() };
    invoices::set(&desk.engine, &mut desk.moment, &invoice, &facts).await.expect("terms");
    assert_eq!(came(&mut desk, Entry { amount: "980.00", ..WHOLE }).await, CERTAIN);
    assert!(!row(&desk, &invoice).await.is_open());
    desk.set(|business| business.tolerance_minor = 500).await;
    let other = new("1", "2026-015");
    let second = invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
    let short = Entry { amount: "995.01", words: "2026-015", ..WHOLE };
    assert_eq!(came(&mut desk, short).await, CERTAIN);
    assert!(!row(&desk, &second).await.is_open());
}

#[tokio::test]
async fn in_a_payment_for_several_each_invoice_allows_what_was_set_when_it_was_entered() {
    for (earlier, later, expected) in [(300, 0, ASKED), (0, 300, CERTAIN)] {
        let mut desk = Desk::new(DUE).await;
        let client = desk.client("Mira Lang").await;
        desk.set(|business| business.tolerance_minor = earlier).await;
        let first = new(&client, "2026-014");
        invoices::add(&desk.engine, &mut desk.moment, &first).await.expect("an invoice");
        desk.set(|business| business.tolerance_minor = later).await;
        let mut second = new(&client, "2026-015");
        second.facts.due_on = Some(date(2026, 3, 20));
        let second = invoices::add(&desk.engine, &mut desk.moment, &second).await.expect("one");
        // What the business allows now is for invoices to come.
        desk.set(|business| business.tolerance_minor = earlier).await;
        let both = Entry { amount: "1997.00", words: "2026-014 2026-015", ..WHOLE };
        assert_eq!(came(&mut desk, both).await, expected, "{earlier} {later}");
        let is_settled = open(&desk, &second).await == 0;
        assert_eq!(is_settled, expected == CERTAIN, "{earlier} {later}");
    }
}

#[tokio::test]
async fn skonto_and_charges_of_a_bank_add_up() {
    for (amount, expected) in [("977.00", 0), ("976.99", 2_301)] {
        let mut desk = Desk::new(DUE).await;
        let client = desk.client("Mira Lang").await;
        desk.set(|business| business.tolerance_minor = 300).await;
        let mut early = new(&client, "2026-014");
        early.facts.discount = Percent::parse("2").map(|percent| (percent, 30));
        let invoice = invoices::add(&desk.engine, &mut desk.moment, &early).await.expect("one");
        assert_eq!(came(&mut desk, Entry { amount, ..WHOLE }).await, CERTAIN);
        assert_eq!(open(&desk, &invoice).await, expected, "{amount}");
    }
}

#[tokio::test]
async fn an_import_says_that_too_much_came() {
    let (mut desk, _) = with_invoice(DUE).await;
    let imported = import(&mut desk, &[Entry { amount: "1200.00", ..WHOLE }]).await;
    let beyond: Vec<_> = imported.overpaid.iter().map(|it| (&*it.number, it.beyond)).collect();
    assert_eq!(beyond, [("2026-014", euro("200.00"))]);
    assert_eq!(imported.overpaid, desk.page().await.overpaid);
    // What the delay cost is not too much.
    let (mut desk, _) = with_invoice(date(2026, 4, 30)).await;
    let late = Entry { amount: "1052.66", day: "2026-04-30", ..WHOLE };
    assert_eq!(import(&mut desk, &[late]).await.overpaid, []);
    // Neither are costs of a client who is not late.
    let (mut desk, invoice) = with_invoice(DUE).await;
    let costs = (None, euro("4.00"), "returned debit");
    invoices::add_costs(&desk.engine, &mut desk.moment, &invoice, costs).await.expect("costs");
    let with_costs = Entry { amount: "1004.50", ..WHOLE };
    let beyond = import(&mut desk, &[with_costs]).await.overpaid;
    assert_eq!(beyond.iter().map(|it| it.beyond).collect::<Vec<_>>(), [euro("0.50")]);
}

#[tokio::test]
async fn the_same_money_is_not_counted_by_hand_and_by_the_bank() {
    let (mut desk, invoice) = with_invoice(DUE).await;
    let paid = (Some(euro("400.00")), None);
    invoices::by_hand(&desk.engine, &mut desk.moment, &invoice, paid).await.expect("recorded");
    assert_eq!(came(&mut desk, Entry { amount: "400.00", ..WHOLE }).await, ASKED);
    assert_eq!(open(&desk, &invoice).await, 60_000);
    let asked = waiting(&mut desk).await.questions;
    assert_eq!(asked[0].doubts, [Doubt::RecordedByHand]);
    // It was other money: what was asked is taken at its word.
    bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &[]).await.expect("matched");
    assert_eq!(open(&desk, &invoice).await, 20_000);
}

/// A payment may be there before its invoice is entered.
#[tokio::test]
async fn an_invoice_that_is_entered_late_is_paid_at_once() {
    let (mut desk, _) = with_invoice(DUE).await;
    let late = Entry { words: "2026-015", payer: "", iban: "", ..WHOLE };
    assert_eq!(came(&mut desk, late).await, NOTHING);
    let other = new("1", "2026-015");
    let second = invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
    assert!(!row(&desk, &second).await.is_open());
    // The number was entered wrongly, and is corrected in the case.
    let other = Entry { words: "2026-099", ..late };
    assert_eq!(came(&mut desk, other).await, NOTHING);
    let case = desk.invoice("1", "2026-09", date(2026, 3, 4)).await;
    let number = Some("2026-099".to_owned());
    let terms = funkstille_engine::cases::Terms { number, ..Default::default() };
    let set = funkstille_engine::cases::set_terms(&desk.engine, &mut desk.moment, &case, &terms);
    set.await.expect("corrected");
    assert!(matches!(desk.state(&case).await.ended, Some((EndOutcome::Paid, _))));
    desk.rebuild_changes_nothing("after invoices that came late").await;
}

#[tokio::test]
async fn r_06_a_returned_debit_of_a_statement_opens_the_case_again_with_its_history() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.until(date(2026, 3, 26)).await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    let sent = desk.steps_sent(&case).await;
    let (day, later) = ("2026-03-26", "2026-04-01");
    assert_eq!(came(&mut desk, Entry { day, ..WHOLE }).await, CERTAIN);
    let before = desk.entries(&case).await;
    assert!(desk.until(date(2026, 4, 1)).await.is_empty());
    // With the charges of the bank.
    let back = Entry { day: later, amount: "-1003.50", is_return: true, ..WHOLE };
    assert_eq!(came(&mut desk, back).await, RETURNED);
    assert_eq!(desk.state(&case).await.ended, None);
    assert_eq!(open(&desk, &invoice).await, 100_000);
    assert_eq!(desk.entries(&case).await[..before.len()], before);
    assert_eq!(desk.steps_sent(&case).await, sent, "what left stays on record");
    assert!(!desk.until(date(2026, 5, 20)).await.is_empty(), "the plan goes on");
    desk.rebuild_changes_nothing("after a returned debit").await;
}

#[tokio::test]
async fn r_06_one_statement_may_hold_a_payment_and_its_return() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.until(date(2026, 3, 26)).await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    let paid = Entry { day: "2026-03-25", ..WHOLE };
    let back = Entry { day: "2026-03-26", amount: "-1003.50", is_return: true, ..WHOLE };
    let found = import(&mut desk, &[paid, back]).await.matched;
    assert_eq!(found, Matched { certain: 1, ..RETURNED });
    assert_eq!(desk.state(&case).await.ended, None);
    assert_eq!(open(&desk, &invoice).await, 100_000);
    desk.rebuild_changes_nothing("after a payment and its return").await;
}

/// A return that was matched wrongly is taken back like any match, and its payment counts again.
#[tokio::test]
async fn r_04_a_return_can_be_taken_back_too() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.until(date(2026, 3, 26)).await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    let (day, numbers) = ("2026-03-26", ["2026-014".to_owned()]);
    assert_eq!(came(&mut desk, Entry { day, ..WHOLE }).await, CERTAIN);
    let ended = desk.state(&case).await.ended;
    let back = Entry { day, amount: "-1000.00", is_return: true, ..WHOLE };
    assert_eq!(came(&mut desk, back).await, RETURNED);
    let problem = async |desk: &mut Desk, entry: &str, numbers: &[String]| {
        let told = bank::match_by_hand(&desk.engine, &mut desk.moment, entry, numbers).await;
        told.expect_err("it is not free")
    };
    for is_again in [false, true] {
        assert_eq!(open(&desk, &invoice).await, 100_000, "{is_again}");
        assert_eq!(desk.state(&case).await.ended, None, "{is_again}");
        // Each message says the way out, and it is one.
        let (given, by) = ("1".to_owned(), "2".to_owned());
        let expected = MatchProblem::GivenBackBy { given, by: by.clone() };
        assert_eq!(problem(&mut desk, "1", &numbers).await, expected.clone().into());
        let told = bank::match_none(&desk.engine, &mut desk.moment, "1").await;
        assert_eq!(told, Err(expected.into()));
        let expected = MatchProblem::GaveBackAlready { given: by };
        assert_eq!(problem(&mut desk, "2", &numbers).await, expected.into());
        let undone = bank::match_none(&desk.engine, &mut desk.moment, "2").await.expect("undone");
        assert_eq!(undone.state, PaymentState::Out, "{is_again}");
        assert_eq!(open(&desk, &invoice).await, 0, "{is_again}");
        assert_eq!(desk.state(&case).await.ended, ended, "{is_again}");
        assert_eq!(waiting(&mut desk).await, Waiting::default(), "{is_again}");
        desk.rebuild_changes_nothing("after a return that was taken back").await;
        // It was one after all.
        bank::match_by_hand(&desk.engine, &mut desk.moment, "2", &numbers).await.expect("given");
    }
}

/// What was asked about, or set aside, before it was given back, is so again.
#[tokio::test]
async fn r_04_a_return_that_is_taken_back_leaves_its_payment_as_it_was() {
    let back = Entry { amount: "-1000.00", is_return: true, words: "Danke", ..WHOLE };
    let came_in = Entry { words: "Danke", ..WHOLE };
    for is_set_aside in [false, true] {
        let (mut desk, invoice) = with_invoice(DUE).await;
        assert_eq!(came(&mut desk, came_in).await, ASKED);
        if is_set_aside {
            bank::match_none(&desk.engine, &mut desk.moment, "1").await.expect("set aside");
        }
        assert_eq!(came(&mut desk, back).await, RETURNED);
        assert!(desk.page().await.payments.is_empty());
        bank::match_none(&desk.engine, &mut desk.moment, "2").await.expect("undone");
        let asked = usize::from(!is_set_aside);
        assert_eq!(desk.page().await.payments.len(), asked, "{is_set_aside}");
        assert_eq!(waiting(&mut desk).await.questions.len(), asked, "{is_set_aside}");
        assert_eq!(open(&desk, &invoice).await, 100_000);
    }
    // What a person took for a return by mistake can be matched again.
    let (mut desk, invoice) = with_invoice(DUE).await;
    assert_eq!(came(&mut desk, WHOLE).await, CERTAIN);
    let why = WhyReverted::Returned;
    invoices::revert(&desk.engine, &mut desk.moment, "bank/1", why).await.expect("reverted");
    let numbers = ["2026-014".to_owned()];
    bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &numbers).await.expect("matched");
    assert_eq!(open(&desk, &invoice).await, 0);
}

#[tokio::test]
async fn r_06_what_was_given_back_is_asked_where_it_is_not_sure() {
    let (mut desk, invoice) = with_invoice(DUE).await;
    assert_eq!(came(&mut desk, WHOLE).await, CERTAIN);
    let back = Entry {
        amount: "-1000.00",
        words: "Ruecklastschrift",
        number: "OTHER",
        is_return: true,
        ..WHOLE
    };
    assert_eq!(came(&mut desk, back).await, ASKED);
    assert_eq!(desk.page().await.payments.len(), 1);
    let numbers = ["2026-014".to_owned()];
    let after = bank::match_by_hand(&desk.engine, &mut desk.moment, "2", &numbers).await;
    assert_eq!(after.expect("taken back").payment.state, PaymentState::Returned);
    assert_eq!(open(&desk, &invoice).await, 100_000);
    assert!(desk.page().await.payments.is_empty());
    // What was never matched is given back without a question.
    let unknown = Entry { words: "Irgendwas", number: "E2E-7", ..WHOLE };
    let back = Entry { amount: "-1000.00", is_return: true, ..unknown };
    let found = import(&mut desk, &[unknown, back]).await.matched;
    assert_eq!(found, RETURNED);
}

#[tokio::test]
async fn r_05_a_disputed_invoice_that_is_paid_is_done() {
    let (mut desk, invoice) = with_invoice(date(2026, 3, 2)).await;
    desk.until(date(2026, 3, 26)).await;
    let case = row(&desk, &invoice).await.case.expect("a case");
    desk.hear(&case, Happened::Disputed).await;
    assert_eq!(
        came(&mut desk, Entry { amount: "400.00", day: "2026-03-26", ..WHOLE }).await,
        CERTAIN
    );
    assert!(desk.until(date(2026, 4, 20)).await.is_empty(), "a part of it ends no dispute");
    assert_eq!(
        came(&mut desk, Entry { amount: "600.00", day: "2026-04-20", ..WHOLE }).await,
        CERTAIN
    );
    let ended = desk.state(&case).await.ended;
    assert_eq!(ended, Some((EndOutcome::Paid, date(2026, 4, 20))));
}

#[tokio::test]
async fn r_07_when_the_bank_says_that_the_oldest_is_paid_the_newer_one_skips_no_level() {
    let mut desk = Desk::new(date(2026, 1, 5)).await;
    let client = desk.client("Mira Lang").await;
    let oldest = desk.invoice(&client, "2026-001", date(2026, 1, 5)).await;
    desk.until(date(2026, 3, 2)).await;
    let newer = desk.invoice(&client, "2026-019", date(2026, 3, 2)).await;
    desk.until(date(2026, 3, 20)).await;
    let entry = Entry { day: "2026-03-20", words: "Rechnung 2026-001", ..WHOLE };
    assert_eq!(came(&mut desk, entry).await, CERTAIN);
    assert!(desk.state(&oldest).await.ended.is_some());
    desk.until(date(2026, 8, 1)).await;
    check_ladder(&desk, &newer).await;
    assert_eq!(LADDER.len(), desk.steps_sent(&newer).await.len());
}

#[tokio::test]
async fn r_09_money_of_another_currency_pays_nothing() {
    let (mut desk, invoice) = with_invoice(DUE).await;
    let folder = tempfile::tempdir().expect("a folder");
    let francs = statement("2026-03-16T07:00:00", &[WHOLE]).replace("\"EUR\"", "\"CHF\"");
    let found = statements::import(&mut desk, folder.path(), "chf.xml", &francs).await;
    assert_eq!(found.matched, ASKED);
    assert_eq!(open(&desk, &invoice).await, 100_000);
    let numbers = ["2026-014".to_owned()];
    let told = bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &numbers).await;
    assert!(matches!(told, Err(Error::Problem(Problem::Invoice(_)))), "{told:?}");
}

/// A letter that may leave, in a business whose mailbox and bank are read: nobody says to the
/// program what is known, it finds out itself.
pub(super) async fn with_letter() -> (Desk, String) {
    let (mut desk, case) = with_reminder().await;
    account(&mut desk, "jonas@weber.example").await;
    mail::follow(&desk.engine, "1").await.expect("follows");
    read_mail(&mut desk).await;
    (desk, case)
}

pub(super) async fn read_mail(desk: &mut Desk) {
    let now = desk.moment.now;
    mail::read_through(&desk.engine, &mut desk.moment, "1", now).await.expect("read");
}

/// A round of sending, by what the database knows.
pub(super) async fn deliver(desk: &mut Desk, passes: &(dyn Fn(Point) + Sync)) -> Delivery {
    let Desk { engine, moment, sink: transport, .. } = desk;
    let courier = Courier { transport, knowledge: None, passes };
    deliver_by(engine, moment, courier).await.expect("a round")
}

pub(super) fn reasons(delivery: Delivery) -> Vec<Refusal> {
    delivery.held.into_iter().flat_map(|(_, why)| why).collect()
}

#[tokio::test]
async fn guard_1_a_bank_that_was_read_lets_letters_go_and_old_data_holds_them() {
    let (mut desk, _) = with_letter().await;
    assert_eq!(reasons(deliver(&mut desk, &|_| {}).await), [Refusal::BankNeverRead]);
    let folder = tempfile::tempdir().expect("a folder");
    // The letter may leave on the 19th, at ten: three days before that are recent enough.
    let old = statement("2026-03-16T09:00:00", &[]);
    statements::import(&mut desk, folder.path(), "old.xml", &old).await;
    desk.moment.now += 15.minutes();
    read_mail(&mut desk).await;
    assert_eq!(reasons(deliver(&mut desk, &|_| {}).await), [Refusal::BankStale { days: 3 }]);
    assert!(desk.sent().is_empty());
    import(&mut desk, &[]).await;
    desk.moment.now += 15.minutes();
    read_mail(&mut desk).await;
    assert_eq!(deliver(&mut desk, &|_| {}).await.sent.len(), 1);
    assert_eq!(desk.sent().len(), 1);
}

#[tokio::test]
async fn s_03_a_payment_that_is_imported_a_minute_before_the_letter_leaves_keeps_it() {
    let (mut desk, case) = with_letter().await;
    import(&mut desk, &[]).await;
    desk.moment.now += 14.minutes();
    assert_eq!(came(&mut desk, Entry { day: "2026-03-19", ..WHOLE }).await, CERTAIN);
    desk.moment.now += 1.minute();
    let delivery = deliver(&mut desk, &|_| {}).await;
    assert_eq!((delivery.sent.len(), desk.sent().len()), (0, 0), "{delivery:?}");
    assert_eq!(desk.letters(OutboxState::Stopped).await.len(), 1);
    assert_eq!(desk.state(&case).await.ended, Some((EndOutcome::Paid, date(2026, 3, 19))));
    assert!(desk.until(date(2026, 5, 1)).await.is_empty());
}

/// At every point before the letter itself is given away, what the bank says keeps it: a payment,
/// and one about which a person is asked.
#[tokio::test]
async fn s_03_what_the_bank_says_while_a_letter_is_on_its_way_keeps_it() {
    for (words, is_certain) in [("Rechnung 2026-014", true), ("Danke", false)] {
        for point in [Point::Claimed, Point::Began, Point::Open] {
            let (mut desk, case) = with_letter().await;
            import(&mut desk, &[]).await;
            let entry = Entry { day: "2026-03-19", words, ..WHOLE };
            let pays = meanwhile(&desk, point, async |other| {
                import(other, &[entry]).await;
            });
            let delivery = deliver(&mut desk, &pays).await;
            assert_eq!((delivery.sent.len(), desk.sent().len()), (0, 0), "{words} {point:?}");
            let ended = desk.state(&case).await.ended;
            let paid = is_certain.then_some((EndOutcome::Paid, date(2026, 3, 19)));
            assert_eq!(ended, paid, "{words} {point:?}");
        }
    }
}

#[tokio::test]
async fn a_payment_that_is_asked_about_holds_the_letter_until_the_answer() {
    for is_for_it in [true, false] {
        let (mut desk, case) = with_letter().await;
        // The payer's name and the amount fit, and nothing else.
        let entry = Entry { day: "2026-03-19", words: "Danke", iban: UTE, number: "", ..WHOLE };
        assert_eq!(came(&mut desk, entry).await, ASKED);
        let held = reasons(deliver(&mut desk, &|_| {}).await);
        assert_eq!(held, [Refusal::PaymentAsked { entry: "1".to_owned() }]);
        let page = desk.page().await;
        assert_eq!(page.payments.len(), 1);
        assert_eq!((page.payments[0].entry().as_str(), page.payments[0].numbers.len()), ("1", 1));
        assert!(page.leaves_by_itself[0].held.contains(&held[0]), "{page:?}");
        let Question { pays, doubts, .. } = &waiting(&mut desk).await.questions[0];
        assert_eq!((pays.len(), doubts.as_slice()), (1, &[Doubt::PayerOnly][..]));
        if is_for_it {
            bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &[]).await.expect("matched");
        } else {
            bank::match_none(&desk.engine, &mut desk.moment, "1").await.expect("set aside");
        }
        desk.moment.now += 15.minutes();
        read_mail(&mut desk).await;
        let sent = deliver(&mut desk, &|_| {}).await.sent.len();
        assert_eq!(sent, usize::from(!is_for_it));
        assert_eq!(desk.state(&case).await.ended.is_some(), is_for_it);
        assert!(desk.page().await.payments.is_empty());
    }
}

#[tokio::test]
async fn what_cannot_be_matched_says_so() {
    let (mut desk, _) = with_invoice(DUE).await;
    import(&mut desk, &[Entry { amount: "-5.00", words: "Miete", ..WHOLE }]).await;
    came(&mut desk, Entry { amount: "7.00", words: "x", payer: "", iban: "", ..WHOLE }).await;
    let problem = |told: Result<_, Error>| match told {
        Err(Error::Problem(Problem::Match(problem))) => problem,
        other => panic!("{other:?}"),
    };
    let number = ["2026-014".to_owned()];
    let given = |given: &str| given.to_owned();
    for (entry, invoices, expected) in [
        ("9", &number[..], MatchProblem::UnknownEntry { given: given("9") }),
        ("2.2", &number[..], MatchProblem::UnknownEntry { given: given("2.2") }),
        ("x", &number[..], MatchProblem::UnknownEntry { given: given("x") }),
        ("1", &number[..], MatchProblem::NothingCame { given: given("1") }),
        ("2", &[][..], MatchProblem::NothingAsked { given: given("2") }),
    ] {
        let told = bank::match_by_hand(&desk.engine, &mut desk.moment, entry, invoices).await;
        assert_eq!(problem(told.map(|it| it.payment)), expected);
    }
    let told = bank::match_none(&desk.engine, &mut desk.moment, "1").await;
    assert_eq!(problem(told), MatchProblem::NothingCame { given: given("1") });
}
