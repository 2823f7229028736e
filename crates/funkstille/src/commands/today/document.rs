//! The page as programs read it.

use funkstille_core::case::Switch;
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::bank::{AskedPayment, BankGap, gap_told, place_of};
use funkstille_engine::claims::{TimeBarred, Undated};
use funkstille_engine::letters::LeftDraft;
use funkstille_engine::mail::FoundInJunk;
use funkstille_engine::sending::UnfiledCopies;
use funkstille_engine::today::{FailedAccount, Item, Leaving, Today, Unprepared, What};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::{item, page};
use crate::commands::overpaid::OverpaidRow;
use crate::commands::waiting::{self, WaitingRow};
use crate::concern::{ChannelRow, ConcernRow, Speech, channel_row, channel_rows, row};

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    date: Date,
    switch: &'static str,
    paused: Option<PausedRow<'a>>,
    /// When the latest entry of the ledger was written, where the clock stands before that.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock_behind: Option<Timestamp>,
    groups: Vec<GroupRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    payments: Vec<PaymentRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    overpaid: Vec<OverpaidRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bank_gaps: Vec<GapRow>,
    waiting: Vec<WaitingRow<'a>>,
    in_junk: Vec<JunkRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_drafts: Vec<LeftDraftRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    time_barred: Vec<TimeBarredRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    undated: Vec<UndatedRow<'a>>,
    leaves_by_itself: Vec<LeavingRow<'a>>,
    problems: Vec<AnyProblem<'a>>,
    not_looked_at: usize,
    tomorrow: i64,
    this_week: i64,
    next: Option<NextRow<'a>>,
    failed_accounts: Vec<FailedRow<'a>>,
    /// Accounts in which copies of letters that left cannot be filed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unfiled_copies: Vec<UnfiledRow<'a>>,
}

/// A draft in a mailbox whose letter was taken back, or has left.
#[derive(Serialize)]
struct LeftDraftRow<'a> {
    letter: &'a str,
    address: &'a str,
    recipient: &'a str,
    subject: &'a str,
    has_left: bool,
}

impl<'a> From<&'a LeftDraft> for LeftDraftRow<'a> {
    fn from(it: &'a LeftDraft) -> Self {
        let LeftDraft { letter, address, recipient, subject, has_left, .. } = it;
        Self { letter, address, recipient, subject, has_left: *has_left }
    }
}

#[derive(Serialize)]
struct UnfiledRow<'a> {
    account: &'a str,
    address: &'a str,
    letters: usize,
    why: String,
}

#[derive(Serialize)]
struct FailedRow<'a> {
    account: &'a str,
    address: &'a str,
    why: String,
}

#[derive(Serialize)]
struct TimeBarredRow<'a> {
    invoice: &'a str,
    client_name: &'a str,
    last_day: Date,
    past: bool,
}

/// An open invoice that names no due date.
#[derive(Serialize)]
struct UndatedRow<'a> {
    invoice: &'a str,
    client_name: &'a str,
    date: Date,
    unpaid: String,
    currency: String,
}

#[derive(Serialize)]
struct PaymentRow<'a> {
    entry: String,
    booked: Date,
    amount: String,
    currency: String,
    counterparty: Option<&'a str>,
    invoices: Vec<&'a str>,
    command: String,
}

/// What a statement lacks: the file and line by which it is settled.
#[derive(Serialize)]
struct GapRow {
    entry: String,
    why: String,
}

#[derive(Serialize)]
struct JunkRow<'a> {
    case: Option<&'a str>,
    client_name: &'a str,
    from: &'a str,
    subject: &'a str,
    on: Option<Date>,
    did: &'static str,
}

#[derive(Serialize)]
struct PausedRow<'a> {
    since: Timestamp,
    why: &'a str,
}

#[derive(Serialize)]
struct GroupRow<'a> {
    group: &'static str,
    items: Vec<ItemRow<'a>>,
}

#[derive(Serialize)]
struct ItemRow<'a> {
    kind: &'static str,
    #[serde(flatten)]
    concern: ConcernRow<'a>,
    step: Option<&'a str>,
    letter: Option<&'a str>,
    channels: Vec<ChannelRow<'a>>,
    numbers: Vec<NumberRow<'a>>,
    outcomes: Vec<&'static str>,
    since: Option<Date>,
    why: String,
    otherwise: String,
    forbidden: Vec<String>,
    notes: Vec<String>,
    command: String,
}

#[derive(Serialize)]
struct NumberRow<'a> {
    number: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct LeavingRow<'a> {
    letter: &'a str,
    #[serde(flatten)]
    concern: ConcernRow<'a>,
    step: &'a str,
    channels: Vec<&'static str>,
    at: String,
    held: Vec<String>,
    tried: Option<String>,
}

/// What is wrong: with a case, or with an account, whose mail nobody knows then.
#[derive(Serialize)]
#[serde(untagged)]
enum AnyProblem<'a> {
    Case(Box<ProblemRow<'a>>),
    Account(AccountRow<'a>),
}

#[derive(Serialize)]
struct AccountRow<'a> {
    account: &'a str,
    address: &'a str,
    read_at: Option<Timestamp>,
    why: String,
}

#[derive(Serialize)]
struct ProblemRow<'a> {
    #[serde(flatten)]
    concern: ConcernRow<'a>,
    step: &'a str,
    why: String,
}

#[derive(Serialize)]
struct NextRow<'a> {
    date: Date,
    case: &'a str,
    client_name: &'a str,
    step: &'a str,
}

/// The whole document.
pub(super) fn of<'a>(today: &'a Today, speech: &Speech<'_>) -> Document<'a> {
    let groups = today.groups.iter().map(|(group, items)| GroupRow {
        group: group.as_str(),
        items: items.iter().map(|item| item_row(item, today.date, speech)).collect(),
    });
    let leaving = today.leaves_by_itself.iter();
    Document {
        date: today.date,
        switch: switch_name(today.switch),
        clock_behind: today.clock_behind,
        paused: today.paused.as_ref().map(|it| PausedRow { since: it.since, why: it.why.as_str() }),
        groups: groups.collect(),
        payments: today.payments.iter().map(|it| payment_row(it, speech)).collect(),
        overpaid: today.overpaid.iter().map(OverpaidRow::from).collect(),
        bank_gaps: today.bank_gaps.iter().map(|gap| gap_row(gap, speech)).collect(),
        waiting: today.waiting.iter().map(waiting::row).collect(),
        in_junk: today.in_junk.iter().map(junk_row).collect(),
        left_drafts: today.left_drafts.iter().map(LeftDraftRow::from).collect(),
        time_barred: today.time_barred.iter().map(|it| time_barred_row(it, today.date)).collect(),
        undated: today.undated.iter().map(undated_row).collect(),
        leaves_by_itself: leaving.map(|it| leaving_row(it, &today.zone, speech)).collect(),
        problems: problem_rows(today, speech),
        not_looked_at: today.not_looked_at,
        tomorrow: today.tomorrow,
        this_week: today.this_week,
        next: today.next.as_ref().map(|next| NextRow {
            date: next.on,
            case: &next.case,
            client_name: &next.client_name,
            step: &next.step,
        }),
        failed_accounts: failed_rows(today, speech),
        unfiled_copies: unfiled_rows(today, speech),
    }
}

fn failed_rows<'a>(today: &'a Today, speech: &Speech<'_>) -> Vec<FailedRow<'a>> {
    let told = page::failed_accounts(today, speech).into_iter();
    let rows = today.failed_accounts.iter().zip(told);
    let row = |(it, why): (&'a FailedAccount, String)| FailedRow {
        account: &it.account,
        address: &it.address,
        why,
    };
    rows.map(row).collect()
}

fn unfiled_rows<'a>(today: &'a Today, speech: &Speech<'_>) -> Vec<UnfiledRow<'a>> {
    let told = page::unfiled_copies(today, speech).into_iter();
    let row = |(it, why): (&'a UnfiledCopies, String)| UnfiledRow {
        account: &it.account,
        address: &it.address,
        letters: it.count,
        why,
    };
    today.unfiled_copies.iter().zip(told).map(row).collect()
}

fn problem_rows<'a>(today: &'a Today, speech: &Speech<'_>) -> Vec<AnyProblem<'a>> {
    let told = page::unread_mailboxes(today, speech).into_iter();
    let unread = today.unread_mailboxes.iter().zip(told).map(|(it, why)| AccountRow {
        account: &it.account,
        address: &it.address,
        read_at: it.read_at,
        why,
    });
    let of_case = |it| AnyProblem::Case(Box::new(problem_row(it, speech)));
    let of_cases = today.problems.iter().map(of_case);
    of_cases.chain(unread.map(AnyProblem::Account)).collect()
}

fn switch_name(switch: Switch) -> &'static str {
    match switch {
        Switch::RemindOnly => "remind-only",
        Switch::Review => "review",
        Switch::AsPlaybookSays => "as-playbook-says",
    }
}

fn item_row<'a>(item: &'a Item, today: Date, speech: &Speech<'_>) -> ItemRow<'a> {
    let words = speech.words;
    let (mut letter, mut channels, mut forbidden) = (None, Vec::new(), Vec::new());
    let (mut numbers, mut outcomes) = (Vec::new(), Vec::new());
    let number = |(number, name): &'a (String, String)| NumberRow { number, name };
    match &item.what {
        What::Letter { letter: it, channels: to, forbidden: why, .. } => {
            letter = Some(it.as_str());
            channels = channel_rows(to);
            forbidden = speech.sentences(why);
        }
        What::HandedOver { letter: it, .. } | What::Uncertain { letter: it, .. } => {
            letter = Some(it.as_str());
        }
        What::Task { numbers: to_call, outcomes: ends, .. } => {
            numbers = to_call.iter().map(number).collect();
            outcomes = ends.iter().copied().map(TaskOutcome::as_str).collect();
        }
        What::FollowOn { numbers: to_call, errand, .. } => {
            numbers = to_call.iter().map(number).collect();
            letter = errand.as_ref().map(|errand| errand.letter.as_str());
            channels = errand.iter().map(|it| channel_row(it.way, &it.recipient)).collect();
        }
        What::Held(_) => {}
    }
    ItemRow {
        kind: item.what.as_str(),
        concern: row(&item.concern),
        step: item.what.step(),
        letter,
        channels,
        numbers,
        outcomes,
        since: item.since,
        why: item::why(item, today, words),
        otherwise: words.explain(&item.otherwise),
        forbidden,
        notes: speech.sentences(&item.notes),
        command: item::command(item, words),
    }
}

fn time_barred_row(it: &TimeBarred, today: Date) -> TimeBarredRow<'_> {
    let (invoice, client_name) = (it.number.as_str(), it.client_name.as_str());
    TimeBarredRow { invoice, client_name, last_day: it.last_day_on, past: it.is_past(today) }
}

fn undated_row(it: &Undated) -> UndatedRow<'_> {
    UndatedRow {
        invoice: &it.number,
        client_name: &it.client_name,
        date: it.issued_on,
        unpaid: it.open.decimal().to_string(),
        currency: it.open.currency.to_string(),
    }
}

fn payment_row<'a>(asked: &'a AskedPayment, speech: &Speech<'_>) -> PaymentRow<'a> {
    let payment = &asked.payment;
    PaymentRow {
        entry: asked.entry(),
        booked: payment.booked_on,
        amount: payment.amount.decimal().to_string(),
        currency: payment.amount.currency.to_string(),
        counterparty: payment.counterparty.as_deref(),
        invoices: asked.numbers.iter().chain(&asked.also).map(String::as_str).collect(),
        command: page::payment_command(asked, speech),
    }
}

fn gap_row(gap: &BankGap, speech: &Speech<'_>) -> GapRow {
    GapRow { entry: place_of(gap), why: gap_told(gap, speech.words) }
}

fn junk_row(found: &FoundInJunk) -> JunkRow<'_> {
    JunkRow {
        case: found.case.as_deref(),
        client_name: &found.client_name,
        from: &found.from,
        subject: &found.subject,
        on: found.on,
        did: found.did.as_str(),
    }
}

fn leaving_row<'a>(leaving: &'a Leaving, zone: &TimeZone, speech: &Speech<'_>) -> LeavingRow<'a> {
    LeavingRow {
        letter: &leaving.letter,
        concern: row(&leaving.concern),
        step: &leaving.step,
        channels: leaving.channels.iter().map(|channel| channel.as_str()).collect(),
        at: leaving.at.to_zoned(zone.clone()).to_string(),
        held: speech.sentences(&leaving.held),
        tried: leaving.tried.as_ref().map(|it| page::tried(it, zone, speech)),
    }
}

fn problem_row<'a>(problem: &'a Unprepared, speech: &Speech<'_>) -> ProblemRow<'a> {
    ProblemRow {
        concern: row(&problem.concern),
        step: &problem.step,
        why: speech.words.explain(&problem.error),
    }
}
