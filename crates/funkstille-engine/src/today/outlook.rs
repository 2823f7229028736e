//! What comes after today.

use funkstille_core::calendar::days_after;
use funkstille_core::case::MESSAGE_GAP_DAYS;
use funkstille_store::Reading;
use funkstille_store::projection::CaseRow;
use jiff::civil::Date;

use crate::change::Known;
use crate::error::Error;

/// What comes first after today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextUp {
    /// Its day.
    pub on: Date,
    /// The case.
    pub case: String,
    /// The client's name.
    pub client_name: String,
    /// The step that is next then, where it is one.
    pub step: Option<String>,
}

/// What comes after today.
pub(super) struct Outlook {
    pub(super) tomorrow: i64,
    pub(super) this_week: i64,
    pub(super) next: Option<NextUp>,
}

/// Sorts behind every id of a case.
const LAST: &str = "\u{10ffff}";

/// How many rows are looked at for what comes next (docs/dev/today.md).
const LOOKED_AT: i64 = 50;

/// Days of a week (ISO 8601).
const WEEK_DAYS: i64 = 7;

/// Counts what comes, from the due index; a message that waits behind another one to the same
/// client is looked at tomorrow, and comes on the first day that keeps its distance (guards 2 to
/// 4).
pub(super) async fn read(known: &mut Known<'_>, reading: &mut Reading) -> Result<Outlook, Error> {
    let (today, tomorrow) = (known.today, days_after(known.today, 1));
    let weekday = i64::from(today.weekday().to_monday_one_offset());
    let sunday = days_after(today, WEEK_DAYS - weekday);
    let counts = reading.due_counts(sunday.max(tomorrow)).await?;
    let rows = reading.cases_due(Date::MAX, Some((today, LAST)), LOOKED_AT).await?;
    let mut coming = Vec::new();
    for row in rows {
        let Some(due) = row.due.clone() else { continue };
        let on = comes_on(known, reading, &row).await?.max(due.on);
        coming.push((on, due, row));
    }
    let sum = |until: Date| -> i64 {
        let days = counts.iter().filter(|(on, _)| *on > today && *on <= until);
        let later = coming.iter().filter(|(on, due, _)| due.on <= until && *on > until).count();
        days.map(|(_, count)| count).sum::<i64>() - i64::try_from(later).unwrap_or(0)
    };
    let (tomorrow, this_week) = (sum(tomorrow), sum(sunday));
    // What waits in a letter today is no news.
    let is_waiting = |row: &CaseRow| row.letter_step.is_some();
    coming.sort_by_key(|(on, _, row)| (is_waiting(row), *on));
    let next = match coming.into_iter().next() {
        Some((on, due, row)) => {
            known.load_clients(reading, &[&row.matter.client]).await?;
            let client = known.client(&row.matter.client)?.state.as_ref();
            let client_name = client.map(|state| state.client.name.clone()).unwrap_or_default();
            Some(NextUp { on, case: row.case, client_name, step: due.step })
        }
        None => None,
    };
    Ok(Outlook { tomorrow, this_week, next })
}

/// The first day on which what is next in a case can come: its message keeps its distance from a
/// letter to the same client that waits today.
async fn comes_on(
    known: &mut Known<'_>,
    reading: &mut Reading,
    row: &CaseRow,
) -> Result<Date, Error> {
    let today = known.today;
    let Some(step) = row.due.as_ref().and_then(|due| due.step.as_deref()) else {
        return Ok(today);
    };
    known.load_readable(reading, &[&row.case]).await?;
    let sends = known.case(&row.case).is_ok_and(|(_, found)| {
        found.playbook.step(step).is_some_and(funkstille_core::playbook::Step::sends)
    });
    let siblings = known.siblings(&row.matter.client).iter();
    let mut others = siblings.filter(|other| other.case != row.case && other.is_open);
    if !sends || row.letter_step.is_some() || others.all(|other| other.letter_step.is_none()) {
        return Ok(today);
    }
    let free_on = days_after(today, MESSAGE_GAP_DAYS);
    Ok(known.around_business().calendar.on_or_after(free_on)?)
}
