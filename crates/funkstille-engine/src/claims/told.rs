//! A statement of a claim in words: every line, what became of each payment, the sums, and where
//! the numbers come from.

use std::collections::BTreeMap;

use funkstille_core::claim::law::{Confidence, Origin};
use funkstille_core::claim::{Applied, Line, Percent, Run, Statement, UsedRate};
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::parts;
use crate::words::Words;

/// A statement of a claim in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// By which rule, and how days are counted.
    pub title: String,
    /// Since when the debtor is in default, and by what; empty where that is not known.
    pub default: String,
    /// The parts in which it is due, below a heading; none where it is due at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The lines.
    pub rows: Vec<Vec<String>>,
    /// Of what each rate is made, and where that comes from, below a heading; none where nothing
    /// bears.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<String>,
    /// What else was to be paid, each with its reason and day, below a heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<String>,
    /// What became of each payment.
    pub payments: Vec<String>,
    /// What is owed at the end, item by item, the sum last.
    pub sums: Vec<String>,
    /// What a person must know before the sum is used.
    pub notes: Vec<String>,
    /// Where the numbers come from, below a heading; empty where nothing says so.
    pub sources: Vec<String>,
}

impl Told {
    /// Puts a statement into words, for the person who claims: with the rule by its name here, and
    /// who looked up each number where.
    pub fn of(statement: &Statement, words: &Words) -> Self {
        let columns = COLUMNS.iter().map(|key| words.say(key, &[]));
        let payments = statement.payments.iter();
        Self {
            title: title(statement, words),
            default: default(statement, words),
            parts: parts::told(statement, words),
            head: parts::head(statement, words).chain(columns).collect(),
            rows: rows(statement, words),
            rates: rates(statement, words),
            costs: Vec::new(),
            payments: payments.map(|applied| payment(applied, statement, words)).collect(),
            sums: sums(statement, words),
            notes: notes(statement, words),
            sources: sources(statement, words),
        }
    }

    /// Puts a statement into words, for the client: where the numbers come from is the law alone.
    pub(super) fn of_client(statement: &Statement, words: &Words) -> Self {
        let count = Fact::from(statement.day_count.as_str());
        let title = match &statement.rule {
            Some(_) => words.say("statement-interest", &[("count", count)]),
            None => title(statement, words),
        };
        Self { title, sources: laws(statement, words), ..Self::of(statement, words) }
    }
}

/// The columns of a calculation, by the keys of their heads.
const COLUMNS: &[&str] = &[
    "interest-from",
    "interest-until",
    "interest-days",
    "interest-rate",
    "interest-principal",
    "interest-interest",
];

fn title(statement: &Statement, words: &Words) -> String {
    let count = Fact::from(statement.day_count.as_str());
    match &statement.rule {
        Some(rule) => words.say("interest-title", &[("rule", Fact::from(rule)), ("count", count)]),
        None => words.say("interest-title-agreed", &[("count", count)]),
    }
}

fn default(statement: &Statement, words: &Words) -> String {
    let Some(default) = &statement.default else { return String::new() };
    let facts = [
        ("day", Fact::Day(default.since_on)),
        ("ground", Fact::Key(format!("claim-ground-{}", default.ground.as_str()))),
        ("basis", Fact::from(&default.origin.basis)),
    ];
    words.say("claim-default", &facts)
}

/// The lines; where it is due in parts, each begins with the number of its part.
fn rows(statement: &Statement, words: &Words) -> Vec<Vec<String>> {
    let of_run = |run: &Run| {
        let part = parts::number(run, statement);
        let of_line = |line: &Line| part.iter().cloned().chain(row(line, statement, words));
        run.lines.iter().map(|line| of_line(line).collect()).collect::<Vec<_>>()
    };
    statement.runs.iter().flat_map(of_run).collect()
}

fn row(line: &Line, statement: &Statement, words: &Words) -> Vec<String> {
    let day = |day: Option<Date>| day.map_or("–".to_owned(), |day| words.day(day));
    let percent = [("rate", Fact::Text(words.decimal(&line.rate.to_string())))];
    vec![
        day(line.days_on.map(|(from, _)| from)),
        day(line.days_on.map(|(_, until)| until)),
        line.days.to_string(),
        words.say("interest-percent", &percent),
        money(line.principal_minor, statement, words),
        words.decimal(&line.interest.four_decimals()),
    ]
}

/// Of what each rate is made, below a heading.
fn rates(statement: &Statement, words: &Words) -> Vec<String> {
    let lines: Vec<String> =
        statement.rates.iter().map(|used| format!("- {}", rate(used, words))).collect();
    if lines.is_empty() {
        return lines;
    }
    std::iter::once(words.say("statement-rates", &[])).chain(lines).collect()
}

fn rate(used: &UsedRate, words: &Words) -> String {
    let percent = |percent: Percent| Fact::Text(words.decimal(&percent.to_string()));
    let mut facts = vec![
        ("from", used.from.map_or(Fact::from("none"), Fact::Day)),
        ("rate", percent(used.rate)),
        ("provisional", Fact::from(if used.is_provisional { "yes" } else { "no" })),
    ];
    let Some((points, law)) = &used.points else {
        return words.say("statement-rate-agreed", &facts);
    };
    facts.push(("law", Fact::from(&law.basis)));
    let Some(base) = &used.base else { return words.say("statement-rate-fixed", &facts) };
    facts.extend([
        ("points", percent(*points)),
        ("base", percent(base.percent)),
        ("since", base.origin.holds_from.map_or(Fact::from("none"), Fact::Day)),
        ("basis", Fact::from(&base.origin.basis)),
        ("published", Fact::from(base.published_by.as_deref().unwrap_or("none"))),
    ]);
    words.say("statement-rate", &facts)
}

fn payment(applied: &Applied, statement: &Statement, words: &Words) -> String {
    let amount = |minor| Fact::Text(money(minor, statement, words));
    let facts = [
        ("day", Fact::Day(applied.payment.on)),
        ("amount", Fact::Money(applied.payment.amount)),
        ("costs", amount(applied.to_costs)),
        ("interest", amount(applied.to_interest)),
        ("principal", amount(applied.to_principal)),
    ];
    words.say("interest-applied", &facts)
}

/// What is owed at the end, item by item.
fn sums(statement: &Statement, words: &Words) -> Vec<String> {
    let left = statement.left;
    let mut items = vec![
        ("interest-sum-all", statement.interest_minor),
        ("interest-sum-principal", left.principal),
    ];
    let further = [
        ("interest-sum-not-due", statement.not_due_minor),
        ("interest-sum-costs", left.costs),
        ("interest-sum-open", left.interest),
        ("interest-sum-flat-fee", statement.flat_fee_minor()),
    ];
    items.extend(further.into_iter().filter(|(_, minor)| *minor != 0));
    items.push(("interest-sum-total", statement.total_minor));
    let due = (statement.not_due_minor > 0).then(|| ("interest-sum-due", statement.due_minor()));
    items.extend(due);
    let told = items.into_iter().map(|(key, minor)| {
        words.say(key, &[("amount", Fact::Text(money(minor, statement, words)))])
    });
    told.collect()
}

fn notes(statement: &Statement, words: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    if statement.is_provisional {
        notes.push(words.say("interest-note-provisional", &[]));
    }
    if let Some(day) = statement.left_out_from {
        notes.push(words.say("interest-note-left-out", &[("day", Fact::Day(day))]));
    }
    let beyond = [
        ("interest-note-to-flat-fee", statement.to_flat_fee_minor),
        ("interest-note-overpaid", statement.overpaid_minor),
    ];
    notes.extend(beyond.into_iter().filter(|(_, minor)| *minor > 0).map(|(key, minor)| {
        words.say(key, &[("amount", Fact::Text(money(minor, statement, words)))])
    }));
    if statement.origins.iter().any(|origin| origin.confidence.is_unverified()) {
        notes.push(words.say("interest-note-unverified", &[]));
    }
    notes
}

/// Where the numbers come from; rates of one table that come from one place are one line.
fn sources(statement: &Statement, words: &Words) -> Vec<String> {
    let mut first_days: BTreeMap<(&str, &str, Confidence, Date), Option<Date>> = BTreeMap::new();
    for Origin { basis, source, confidence, verified_on, holds_from } in &statement.origins {
        let held = first_days.entry((basis, source, *confidence, *verified_on));
        held.and_modify(|first| *first = (*first).min(*holds_from)).or_insert(*holds_from);
    }
    let mut told = vec![words.say("interest-sources", &[])];
    for ((basis, source, confidence, verified_on), since) in first_days {
        let mut facts = vec![
            ("basis", Fact::from(basis)),
            ("source", Fact::from(source)),
            ("day", Fact::Day(verified_on)),
            ("confidence", Fact::Key(format!("interest-confidence-{}", confidence.as_str()))),
        ];
        facts.extend(since.map(|since| ("since", Fact::Day(since))));
        let key = match since {
            Some(_) if source.is_empty() => "interest-source-none",
            Some(_) => "interest-source-since",
            None => "interest-source",
        };
        told.push(format!("- {}", words.say(key, &facts)));
    }
    if told.len() > 1 { told } else { Vec::new() }
}

/// The law that the numbers come from, each with the first day on which it held.
fn laws(statement: &Statement, words: &Words) -> Vec<String> {
    let mut first_days: BTreeMap<&str, Option<Date>> = BTreeMap::new();
    for Origin { basis, holds_from, .. } in &statement.origins {
        let held = first_days.entry(basis);
        held.and_modify(|first| *first = (*first).min(*holds_from)).or_insert(*holds_from);
    }
    if first_days.is_empty() {
        return Vec::new();
    }
    let law = |(basis, since): (&str, Option<Date>)| {
        let since = since.map(|day| words.say("statement-law-since", &[("day", Fact::Day(day))]));
        [Some(basis.to_owned()), since].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let laws = first_days.into_iter().map(|first| format!("- {}", law(first)));
    [words.say("statement-laws", &[])].into_iter().chain(laws).collect()
}

pub(super) fn money(minor: i64, statement: &Statement, words: &Words) -> String {
    words.money(Money { minor, currency: statement.currency })
}
