//! The page as people read it: a block for each item, calm, and the same without colour.

use funkstille_core::case::Switch;
use funkstille_core::explain::Fact;
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::bank::{AskedPayment, Overpaid, gap_told};
use funkstille_engine::claims::{TimeBarred, Undated};
use funkstille_engine::mail::FoundInJunk;
use funkstille_engine::sending::{ToldDelivery, UnfiledCopies};
use funkstille_engine::today::{Group, Item, Leaving, Today, Tried, Unprepared, What};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::item;
use crate::commands::overpaid;
use crate::commands::waiting::lines;
use crate::concern::{Speech, wrapped};

/// The whole page.
pub(crate) fn of(today: &Today, speech: &Speech<'_>) -> String {
    let mut parts = vec![title(today, speech)];
    for (group, items) in &today.groups {
        parts.push(group_head((*group, today.switch), items, speech));
        parts.extend(items.iter().map(|item| block(item, (today.date, today.switch), speech)));
    }
    if !today.payments.is_empty() {
        parts.push(counted("today-payments", today.payments.len(), speech));
        parts.extend(today.payments.iter().map(|asked| payment(asked, speech)));
    }
    if !today.overpaid.is_empty() {
        parts.push(counted("today-overpaid", today.overpaid.len(), speech));
        parts.extend(today.overpaid.iter().map(|it| overpaid(it, speech)));
    }
    if !today.problems.is_empty() {
        parts.push(counted("today-problems", today.problems.len(), speech));
        parts.extend(today.problems.iter().map(|problem| unprepared(problem, speech)));
    }
    if !today.time_barred.is_empty() {
        parts.push(counted("today-time-barred", today.time_barred.len(), speech));
        parts.extend(today.time_barred.iter().map(|it| time_barred(it, today.date, speech)));
    }
    if !today.undated.is_empty() {
        parts.push(counted("today-undated", today.undated.len(), speech));
        parts.extend(today.undated.iter().map(|it| undated(it, speech)));
    }
    if !today.waiting.is_empty() {
        parts.push(counted("today-waiting", today.waiting.len(), speech));
        parts.extend(today.waiting.iter().map(|it| lines(it, speech.words).join("\n")));
    }
    if !today.in_junk.is_empty() {
        parts.push(counted("today-in-junk", today.in_junk.len(), speech));
        parts.extend(today.in_junk.iter().map(|it| in_junk(it, speech)));
    }
    if !today.left_drafts.is_empty() {
        parts.push(counted("today-left-drafts", today.left_drafts.len(), speech));
        parts.extend(speech.sentences(&today.left_drafts).iter().map(|it| mark(it).join("\n")));
    }
    if !today.leaves_by_itself.is_empty() {
        parts.push(counted("today-leaving", today.leaves_by_itself.len(), speech));
        let zone = &today.zone;
        parts.extend(today.leaves_by_itself.iter().map(|it| leaving(it, zone, speech)));
    }
    parts.push(footer(today, speech));
    parts.join("\n\n")
}

/// The page in short: one line for each item.
pub(crate) fn short(today: &Today, speech: &Speech<'_>) -> String {
    let mut parts = vec![title(today, speech)];
    for (group, items) in &today.groups {
        let mut lines = vec![group_head((*group, today.switch), items, speech)];
        lines.extend(items.iter().flat_map(|item| wrapped(&head(item, speech), "  ", "    ")));
        parts.push(lines.join("\n"));
    }
    if !today.payments.is_empty() {
        parts.push(counted("today-payments", today.payments.len(), speech));
    }
    if !today.problems.is_empty() {
        parts.push(counted("today-problems", today.problems.len(), speech));
    }
    if !today.left_drafts.is_empty() {
        parts.push(counted("today-left-drafts", today.left_drafts.len(), speech));
    }
    if !today.leaves_by_itself.is_empty() {
        parts.push(counted("today-leaving", today.leaves_by_itself.len(), speech));
    }
    parts.push(footer(today, speech));
    parts.join("\n\n")
}

fn title(today: &Today, speech: &Speech<'_>) -> String {
    let items: usize = today.groups.iter().map(|(_, items)| items.len()).sum();
    let things = items + today.payments.len() + today.problems.len();
    let facts = [("day", today.date.into()), ("count", count(things))];
    let mut lines = wrapped(&speech.words.say("today-title", &facts), "", "");
    if let Some(last) = today.clock_behind {
        let facts = [("last", Fact::Text(when(last, &today.zone, speech)))];
        lines.extend(wrapped(&speech.words.say("today-clock-behind", &facts), "", ""));
    }
    if let Some(pause) = &today.paused {
        let told = speech.words.say("today-paused", &pause.facts(&today.zone));
        lines.extend(wrapped(&told, "", ""));
    }
    lines.extend(failed_accounts(today, speech).iter().flat_map(|told| wrapped(told, "", "")));
    lines.extend(unfiled_copies(today, speech).iter().flat_map(|told| wrapped(told, "", "")));
    lines.extend(unread_mailboxes(today, speech).iter().flat_map(|told| wrapped(told, "", "")));
    let gaps = today.bank_gaps.iter().map(|gap| gap_told(gap, speech.words));
    lines.extend(gaps.flat_map(|told| wrapped(&told, "", "")));
    if today.switch == Switch::RemindOnly {
        lines.extend(wrapped(&speech.words.say("today-remind-only", &[]), "", ""));
    }
    if today.not_looked_at > 0 {
        let facts = [("count", count(today.not_looked_at))];
        lines.extend(wrapped(&speech.words.say("today-not-looked-at", &facts), "", ""));
    }
    lines.join("\n")
}

/// What came, what it seems to be for, and the command that says so.
fn payment(asked: &AskedPayment, speech: &Speech<'_>) -> String {
    let mut lines = vec![
        speech.words.say("today-payment", &payment_facts(asked)),
        payment_command(asked, speech),
    ];
    for number in &asked.also {
        let facts = [("entry", Fact::Text(asked.entry())), ("invoice", Fact::from(number))];
        lines.push(speech.words.say("today-payment-also", &facts));
    }
    lines.push(speech.words.say("today-payment-none", &payment_facts(asked)));
    lines.iter().flat_map(|line| wrapped(line, "  ", "    ")).collect::<Vec<_>>().join("\n")
}

/// The command that says what a payment is for.
pub(super) fn payment_command(asked: &AskedPayment, speech: &Speech<'_>) -> String {
    speech.words.say("today-do-payment", &payment_facts(asked))
}

fn payment_facts(asked: &AskedPayment) -> Vec<(&'static str, Fact)> {
    let payment = &asked.payment;
    let counterparty = payment.counterparty.clone().unwrap_or_else(|| "none".to_owned());
    let reference = payment.reference.clone().unwrap_or_default();
    vec![
        ("entry", Fact::Text(asked.entry())),
        ("amount", Fact::Money(payment.amount)),
        ("day", payment.booked_on.into()),
        ("counterparty", Fact::Text(counterparty)),
        ("reference", Fact::Text(reference)),
        ("kind", if payment.is_return { "return" } else { "payment" }.into()),
        ("answer", asked.answer.key().into()),
        ("currency", Fact::Text(asked.answer.currency())),
        ("count", count(asked.numbers.len())),
        ("first", Fact::Text(asked.numbers.first().cloned().unwrap_or_default())),
        ("invoices", Fact::Text(asked.numbers.join(" "))),
    ]
}

fn overpaid(it: &Overpaid, speech: &Speech<'_>) -> String {
    wrapped(&overpaid::told(it, speech.words), "  ", "    ").join("\n")
}

fn time_barred(it: &TimeBarred, today: Date, speech: &Speech<'_>) -> String {
    let past = if it.is_past(today) { "past" } else { "soon" };
    let facts = [
        ("past", Fact::from(past)),
        ("number", Fact::from(&it.number)),
        ("client", Fact::from(&it.client_name)),
        ("day", it.last_day_on.into()),
    ];
    wrapped(&speech.words.say("today-time-barred-line", &facts), "  ", "    ").join("\n")
}

fn undated(it: &Undated, speech: &Speech<'_>) -> String {
    let facts = [
        ("number", Fact::from(&it.number)),
        ("client", Fact::from(&it.client_name)),
        ("day", it.issued_on.into()),
        ("amount", Fact::Money(it.open)),
    ];
    wrapped(&speech.words.say("today-undated-line", &facts), "  ", "    ").join("\n")
}

/// Accounts that cannot be read or send, each with the reason.
pub(super) fn failed_accounts(today: &Today, speech: &Speech<'_>) -> Vec<String> {
    let told = today.failed_accounts.iter().map(|it| {
        let what = if it.cannot_send { "cannot-send" } else { "failed" };
        let facts = [
            ("address", Fact::from(&it.address)),
            ("account", Fact::from(&it.account)),
            ("why", it.why.clone()),
        ];
        speech.words.say(&format!("doctor-mailbox-{what}"), &facts)
    });
    told.collect()
}

/// Accounts in which copies of letters that left cannot be filed, each with the reason.
pub(super) fn unfiled_copies(today: &Today, speech: &Speech<'_>) -> Vec<String> {
    let told = |it: &UnfiledCopies| speech.words.say("doctor-mailbox-copies", &it.facts());
    today.unfiled_copies.iter().map(told).collect()
}

/// Mailboxes that were not read for long, each with what that means.
pub(super) fn unread_mailboxes(today: &Today, speech: &Speech<'_>) -> Vec<String> {
    today.unread_mailboxes.iter().map(|it| it.told(&today.zone, speech.words)).collect()
}

fn group_head((group, switch): (Group, Switch), items: &[Item], speech: &Speech<'_>) -> String {
    counted(&group.heading(switch), items.len(), speech)
}

fn counted(key: &str, of: usize, speech: &Speech<'_>) -> String {
    speech.words.say(key, &[("count", count(of))])
}

fn count(of: usize) -> Fact {
    Fact::Number(i64::try_from(of).unwrap_or(i64::MAX))
}

/// Who and what; why today; what happens otherwise; what else to know; the command.
fn block(item: &Item, (today, switch): (Date, Switch), speech: &Speech<'_>) -> String {
    let words = speech.words;
    let mut lines = wrapped(&head(item, speech), "", "  ");
    lines.extend(line(&about(item, speech)));
    let why = item::why(item, today, words);
    if !why.is_empty() {
        lines.extend(line(&words.say("today-why", &[("why", Fact::Text(why))])));
    }
    let otherwise = Fact::Text(words.explain(&item.otherwise));
    lines.extend(line(&words.say("today-otherwise", &[("otherwise", otherwise)])));
    if let What::Letter { forbidden, .. } = &item.what {
        lines.extend(speech.sentences(forbidden).iter().flat_map(|told| mark(told)));
    }
    lines.extend(speech.sentences(&item.notes).iter().flat_map(|told| mark(told)));
    lines.push(format!("  → {}", item::command(item, words)));
    lines.extend(outcomes(&item.what, speech));
    lines.extend(
        item::also(item, switch, words).iter().flat_map(|told| wrapped(told, "    ", "    ")),
    );
    lines.join("\n")
}

/// Who, what, since when.
fn head(item: &Item, speech: &Speech<'_>) -> String {
    let concern = &item.concern;
    let who = [concern.client_name.clone(), item::what(item, speech.words)];
    who.into_iter().chain(speech.measure(concern)).collect::<Vec<_>>().join(" · ")
}

fn line(text: &str) -> Vec<String> {
    wrapped(text, "  ", "    ")
}

fn mark(text: &str) -> Vec<String> {
    wrapped(text, "  ! ", "    ")
}

/// What it is about; for a letter to whom it goes, for a call the numbers.
fn about(item: &Item, speech: &Speech<'_>) -> String {
    let matter = speech.matter(&item.concern);
    match &item.what {
        What::Letter { channels, is_registered, .. } => {
            format!("{matter} · {}", speech.channels(channels, *is_registered))
        }
        What::FollowOn { errand: Some(errand), .. } => {
            let to = [(errand.way, errand.recipient.clone())];
            format!("{matter} · {}", speech.channels(&to, errand.is_registered))
        }
        What::Task { numbers, .. } | What::FollowOn { numbers, .. } => {
            let told = numbers.iter().map(|(number, name)| {
                if name.is_empty() { number.clone() } else { format!("{number} ({name})") }
            });
            [matter].into_iter().chain(told).collect::<Vec<_>>().join(" · ")
        }
        _ => matter,
    }
}

/// How a task can come out.
fn outcomes(what: &What, speech: &Speech<'_>) -> Vec<String> {
    let What::Task { outcomes, .. } = what else { return Vec::new() };
    if outcomes.len() < 2 {
        return Vec::new();
    }
    let names = outcomes.iter().copied().map(TaskOutcome::as_str).collect::<Vec<_>>().join(", ");
    wrapped(&speech.words.say("today-outcomes", &[("outcomes", Fact::Text(names))]), "    ", "    ")
}

fn unprepared(problem: &Unprepared, speech: &Speech<'_>) -> String {
    let concern = &problem.concern;
    let who = [concern.client_name.clone(), speech.words.step(&problem.step)];
    let head = who.into_iter().chain(speech.measure(concern)).collect::<Vec<_>>().join(" · ");
    let mut lines = wrapped(&head, "", "  ");
    lines.extend(line(&speech.matter(concern)));
    lines.extend(mark(&speech.words.explain(&problem.error)));
    lines.join("\n")
}

/// A message that lay among unwanted mail, and that it should be looked at.
fn in_junk(found: &FoundInJunk, speech: &Speech<'_>) -> String {
    let mut facts =
        vec![("client", Fact::from(&found.client_name)), ("subject", Fact::from(&found.subject))];
    facts.extend(found.case.as_ref().map(|case| ("case", Fact::from(case))));
    let (what, from) = match found.case {
        Some(_) => ("today-junk-line", "today-junk-from"),
        None => ("today-junk-answer", "today-junk-answer-from"),
    };
    let mut told = wrapped(&speech.words.say(what, &facts), "", "  ");
    let sender = [("from", Fact::from(&found.from))];
    told.extend(line(&speech.words.say(from, &sender)));
    told.join("\n")
}

fn leaving(leaving: &Leaving, zone: &TimeZone, speech: &Speech<'_>) -> String {
    let channels = leaving.channels.iter();
    let channels = channels.map(|it| speech.words.say(&format!("action-{}", it.as_str()), &[]));
    let facts = [
        ("client", Fact::from(&leaving.concern.client_name)),
        ("step", Fact::Text(speech.words.step(&leaving.step))),
        ("channels", Fact::Text(channels.collect::<Vec<_>>().join(", "))),
        ("when", Fact::Text(when(leaving.at, zone, speech))),
        ("letter", Fact::from(&leaving.letter)),
    ];
    let key = if leaving.is_due { "today-leaves-now" } else { "today-leaves" };
    let mut lines = wrapped(&speech.words.say(key, &facts), "", "  ");
    lines.extend(line(&speech.matter(&leaving.concern)));
    lines.extend(speech.sentences(&leaving.held).iter().flat_map(|told| mark(told)));
    lines.extend(leaving.tried.iter().flat_map(|it| mark(&tried(it, zone, speech))));
    lines.join("\n")
}

/// Why a letter has not left yet, and when it is tried again.
pub(super) fn tried(tried: &Tried, zone: &TimeZone, speech: &Speech<'_>) -> String {
    let told = speech.words.explain(&ToldDelivery(&tried.last));
    let again = tried.again_at.map(|at| {
        let facts = [("when", Fact::Text(when(at, zone, speech)))];
        speech.words.say("delivery-again-at", &facts)
    });
    let told = format!("{}.", told.trim_end_matches('.'));
    [told].into_iter().chain(again).collect::<Vec<_>>().join(" ")
}

/// A day and a time in the zone of the business.
pub(crate) fn when(at: Timestamp, zone: &TimeZone, speech: &Speech<'_>) -> String {
    let at = at.to_zoned(zone.clone());
    let time = Fact::Text(at.strftime("%H:%M").to_string());
    speech.words.say("today-when", &[("day", at.date().into()), ("time", time)])
}

fn footer(today: &Today, speech: &Speech<'_>) -> String {
    let words = speech.words;
    let mut told = Vec::new();
    if today.is_quiet() {
        told.push(words.say("today-quiet", &[]));
    }
    if let Some(next) = &today.next {
        let facts = [
            ("day", Fact::Day(next.on)),
            ("client", Fact::from(&next.client_name)),
            ("step", Fact::Text(words.step(&next.step))),
        ];
        told.push(words.say("today-next-step", &facts));
    }
    let counts =
        [("tomorrow", Fact::Number(today.tomorrow)), ("week", Fact::Number(today.this_week))];
    told.push(words.say("today-counts", &counts));
    wrapped(&told.join(" "), "", "").join("\n")
}
