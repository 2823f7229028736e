//! A case in one line, for people and for programs.

use funkstille_core::case::Block;
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use funkstille_core::playbook::{EndOutcome, Stage};
use funkstille_engine::Error;
use funkstille_engine::cases::{CaseOverview, Standing};
use funkstille_engine::words::Words;
use jiff::civil::Date;
use serde::Serialize;

use crate::commands::given_away::{self, WithGivenAway};
use crate::commands::left_drafts;
use crate::commands::project::row::show_notes;
use crate::commands::simulate::held_key;
use crate::context::Context;
use crate::failure::Failure;
use crate::session::Session;

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(in crate::commands) struct Row<'a> {
    case: &'a str,
    client: &'a str,
    name: &'a str,
    project: Option<&'a str>,
    subject: &'a str,
    playbook: &'a str,
    stage: &'static str,
    /// The day of the message that nobody answered, or the due date.
    since: Date,
    silent_days: i64,
    /// `next`, `letter`, `task`, `held` or `ended`.
    state: &'static str,
    step: Option<String>,
    /// The day of the step, since when it waits, or of the end.
    date: Option<Date>,
    held: Vec<&'static str>,
    outcome: Option<&'static str>,
    balance: Option<String>,
    currency: Option<String>,
}

pub(in crate::commands) fn row(case: &CaseOverview) -> Result<Row<'_>, Error> {
    let standing = case.standing()?;
    let (step, date) = standing.step_and_day();
    let held = match &standing {
        Standing::Held(blocks) => blocks.iter().map(|block| block_name(*block)).collect(),
        _ => vec![],
    };
    let outcome = match &standing {
        Standing::Ended { outcome, .. } => Some(outcome.as_str()),
        _ => None,
    };
    let balance = balance(case);
    Ok(Row {
        case: &case.case,
        client: &case.matter.client,
        name: &case.client.client.name,
        project: case.matter.project.as_deref(),
        subject: &case.matter.subject,
        playbook: &case.state.opening.playbook,
        stage: case.state.opening.stage.as_str(),
        since: case.state.opening.trigger_on,
        silent_days: case.silent_days(),
        state: standing.as_str(),
        step: step.map(str::to_owned),
        date,
        held,
        outcome,
        balance: balance.map(amount),
        currency: balance.map(|money| money.currency.to_string()),
    })
}

/// What is still owed; nothing where all of it came, whether or not the amount was said.
pub(in crate::commands) fn balance(case: &CaseOverview) -> Option<Money> {
    let balance = case.state.balance()?;
    let is_paid = matches!(case.state.ended, Some((EndOutcome::Paid, _)));
    Some(if is_paid { Money::zero(balance.currency) } else { balance })
}

/// An amount without its currency, `1000.00`.
pub(in crate::commands) fn amount(money: Money) -> String {
    let text = money.to_string();
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// The name of what holds a case: that of its sentence.
fn block_name(block: Block) -> &'static str {
    let key = held_key(block);
    key.strip_prefix("held-").unwrap_or(key)
}

/// `Case 3, Mira Lang, “Website”: Check in on Mon 9 Mar 2026`.
pub(in crate::commands) fn line(case: &CaseOverview, words: &Words) -> Result<String, Error> {
    let facts = [
        ("case", Fact::from(&case.case)),
        ("client", Fact::from(&case.client.client.name)),
        ("subject", Fact::from(&case.matter.subject)),
        ("standing", Fact::Text(standing(&case.standing()?, words))),
    ];
    Ok(words.say("case-line", &facts))
}

/// How a case stands, in words.
pub(in crate::commands) fn standing(standing: &Standing, words: &Words) -> String {
    let told = |key: &str, step: &str, day: Date| {
        words.say(key, &[("step", Fact::Text(words.step(step))), ("day", day.into())])
    };
    match standing {
        Standing::Letter { step, since, is_approved: false } => {
            told("standing-letter", step, *since)
        }
        Standing::Letter { step, since, is_approved: true } => {
            told("standing-approved", step, *since)
        }
        Standing::Task { step, since } => told("standing-task", step, *since),
        Standing::Next { step, day, .. } => told("standing-next", step, *day),
        Standing::Held(blocks) => {
            let told: Vec<String> = blocks.iter().map(|b| words.say(held_key(*b), &[])).collect();
            told.join(" ")
        }
        Standing::Ended { outcome, on } => {
            let outcome = Fact::Key(format!("ended-{}", outcome.as_str()));
            words.say("standing-ended", &[("outcome", outcome), ("day", (*on).into())])
        }
    }
}

/// Shows a case as it stands now.
pub(in crate::commands) fn show(
    session: &Session,
    case: &str,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let now = session.moment()?.now;
    let case = session.run(CaseOverview::load(&session.engine, case, now))?;
    if context.json {
        return Ok(context.document(&row(&case)?)?);
    }
    let line = line(&case, &context.words)?;
    Ok(context.line(&line)?)
}

/// As [`show`], after something was said of the case; `given_away` are the letters for which it
/// came too late.
pub(in crate::commands) fn show_said(
    session: &Session,
    case: &str,
    given_away: &[String],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    if !context.json {
        show(session, case, context)?;
        given_away::tell(given_away, context)?;
    }
    let now = session.moment()?.now;
    let case = session.run(CaseOverview::load(&session.engine, case, now))?;
    if !context.json {
        let client = &case.matter.client;
        return left_drafts::tell(session, |draft| draft.client == *client, context);
    }
    Ok(context.document(&WithGivenAway { changed: row(&case)?, given_away })?)
}

/// As [`show`], for an enquiry that begins or was answered: with what a person should know of the
/// client before a quote or a contract.
pub(super) fn show_with_notes(
    session: &Session,
    case: &str,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    show(session, case, context)?;
    show_notes_of(session, case, context)
}

/// What a person should know of the client of an enquiry before a quote or a contract.
pub(super) fn show_notes_of(
    session: &Session,
    case: &str,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let now = session.moment()?.now;
    let known = session.run(CaseOverview::load(&session.engine, case, now))?;
    if known.state.opening.stage == Stage::Enquiry && !context.json {
        show_notes(session, &known.matter.client, context)?;
    }
    Ok(())
}

/// Says that a letter was written and waits to be read.
pub(super) fn show_letter(letter: &str, context: &mut Context<'_>) -> Result<(), Failure> {
    let told = context.words.say("case-letter-waits", &[("letter", Fact::from(letter))]);
    Ok(context.hint(&told)?)
}
