//! Since when a debtor is in default, and by what (docs/interest.md, *Default*).

use jiff::civil::Date;

use super::law::{DefaultLaw, GroundKind, GroundLaw, Origin};
use crate::calendar::{Calendar, CalendarError, days_after};
use crate::client::DebtorKind;

/// What is known of a claim that may bring default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefaultFacts {
    /// What kind of debtor it is.
    pub debtor: DebtorKind,
    /// When it is due; `None` where nothing says so.
    pub due: Option<Due>,
    /// When the invoice was received; `None` where that is not certain.
    pub invoice_received_on: Option<Date>,
    /// When the work was received; `None` where that is not known.
    pub service_received_on: Option<Date>,
    /// Whether the invoice says that default comes by the passing of days.
    pub invoice_gives_notice: bool,
    /// When reminders were received.
    pub reminded_on: Vec<Date>,
    /// When payment was refused, seriously and for good.
    pub refused_on: Option<Date>,
}

/// A due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub on: Date,
    /// Whether it was agreed, or can be reckoned from what was agreed; a day that only the invoice
    /// names was not.
    pub agreed: bool,
}

/// A debtor is in default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InDefault {
    /// The first day that bears interest.
    pub since_on: Date,
    /// What brought it.
    pub ground: GroundKind,
    /// Where that comes from.
    pub origin: Origin,
}

/// The first ground that brought default; `None` where there is none yet, and so no claim for
/// interest. The day counts from which the first ground bears, whatever came later.
/// Errors as [`Calendar::kind_of`].
pub fn in_default(
    facts: &DefaultFacts,
    law: &DefaultLaw,
    place: &Calendar,
) -> Result<Option<InDefault>, CalendarError> {
    let mut first: Option<InDefault> = None;
    for ground in &law.grounds {
        let Some(last_day) = last_day(facts, ground, law, place)? else {
            continue;
        };
        let since_on = days_after(last_day, 1);
        if first.as_ref().is_none_or(|first| since_on < first.since_on) {
            let origin = ground.origin.clone();
            first = Some(InDefault { since_on, ground: ground.kind, origin });
        }
    }
    Ok(first)
}

/// The last day before default by one ground; `None` where it does not apply.
fn last_day(
    facts: &DefaultFacts,
    ground: &GroundLaw,
    law: &DefaultLaw,
    place: &Calendar,
) -> Result<Option<Date>, CalendarError> {
    // What can be paid on a day that is no business day, can be paid on the next (BGB § 193).
    let payable = |day: Date| {
        if law.next_business_day { place.on_or_after(day) } else { Ok(day) }
    };
    match ground.kind {
        GroundKind::AgreedDate => {
            facts.due.filter(|due| due.agreed).map(|due| payable(due.on)).transpose()
        }
        GroundKind::AfterInvoice => {
            let told = facts.invoice_gives_notice || !ground.notice_for.contains(&facts.debtor);
            let due_on = facts.due.map(|due| payable(due.on)).transpose()?;
            let counted = told.then(|| counts_from(facts, due_on)).flatten();
            counted.map(|day| payable(days_after(day, ground.days))).transpose()
        }
        GroundKind::Reminder => {
            let due_on = facts.due.map(|due| payable(due.on)).transpose()?;
            let is_after = |on: &&Date| due_on.is_none_or(|due_on| **on > due_on);
            Ok(facts.reminded_on.iter().filter(is_after).min().copied())
        }
        GroundKind::Refusal => Ok(facts.refused_on.map(|refused_on| {
            facts.due.map_or(refused_on, |due| refused_on.max(days_after(due.on, -1)))
        })),
    }
}

/// The day from which the days after an invoice count: the latest of the day until which it can be
/// paid in time, receipt of the invoice and receipt of the work. Where the receipt of the invoice
/// is not certain, that of the work is enough unless the debtor is a consumer (§ 286 (3) BGB).
fn counts_from(facts: &DefaultFacts, due_on: Option<Date>) -> Option<Date> {
    let received = match facts.invoice_received_on {
        Some(on) => on,
        None if facts.debtor != DebtorKind::Consumer => facts.service_received_on?,
        None => return None,
    };
    [Some(received), due_on, facts.service_received_on].into_iter().flatten().max()
}
