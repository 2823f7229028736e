//! What comes after today.

use std::collections::BTreeMap;

use funkstille_core::calendar::days_after;
use funkstille_store::Reading;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::cases::{CaseOverview, Coming};
use crate::engine::Engine;
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
    /// The step that is next then.
    pub step: String,
}

/// What comes after today.
pub(super) struct Outlook {
    pub(super) tomorrow: i64,
    pub(super) this_week: i64,
    pub(super) next: Option<NextUp>,
}

/// Sorts behind every id of a case.
const LAST: &str = "\u{10ffff}";

/// How many rows are looked at for what comes next, and how many cases that wait for a person
/// (docs/dev/today.md).
const LOOKED_AT: i64 = 50;

/// Days of a week (ISO 8601).
const WEEK_DAYS: i64 = 7;

/// Counts what comes, from the due index, and names the first of it. The index also has the days on
/// which something runs out, and it does not know of letters to the same client that wait: so the
/// cases that come first are asked themselves, and those of `waiting` too.
pub(super) async fn read(
    engine: &Engine,
    reading: &mut Reading,
    (now, today): (Timestamp, Date),
    waiting: &[&str],
) -> Result<Outlook, Error> {
    let tomorrow = days_after(today, 1);
    let weekday = i64::from(today.weekday().to_monday_one_offset());
    let sunday = days_after(today, WEEK_DAYS - weekday);
    let counts = reading.due_counts(sunday.max(tomorrow)).await?;
    let rows = reading.cases_due(Date::MAX, Some((today, LAST)), LOOKED_AT).await?;
    let due = rows.iter().filter_map(|row| Some((row.case.as_str(), row.due.as_ref()?.on)));
    let due: BTreeMap<&str, Date> = due.collect();
    let most = usize::try_from(LOOKED_AT).unwrap_or_default();
    let mut cases: Vec<&str> = due.keys().chain(waiting.iter().take(most)).copied().collect();
    cases.sort_unstable();
    cases.dedup();
    let mut coming: Vec<(CaseOverview, Option<Coming>)> = Vec::new();
    for case in CaseOverview::load_some(engine, reading, &cases, now).await? {
        // Where a day lies outside the holiday table, nobody knows what comes.
        if let Ok(next) = case.coming() {
            coming.push((case, next));
        }
    }
    let sum = |until: Date| -> i64 {
        let days = counts.iter().filter(|(on, _)| *on > today && *on <= until);
        let is_counted = |case: &str| due.get(case).is_some_and(|on| *on <= until);
        let is_later = |next: Option<&Coming>| next.is_none_or(|next| next.on > until);
        let looked_at = coming.iter().filter(|(case, _)| is_counted(&case.case));
        let later = looked_at.filter(|(_, next)| is_later(next.as_ref()));
        days.map(|(_, count)| count).sum::<i64>() - i64::try_from(later.count()).unwrap_or(0)
    };
    let (tomorrow, this_week) = (sum(tomorrow), sum(sunday));
    let next = coming.into_iter().filter_map(|(case, next)| Some((next?, case)));
    // What follows something that waits today is sure only once that has happened.
    let next = next.min_by_key(|(next, case)| (case.state.pending.is_some(), next.on));
    let next = next.map(|(next, case)| {
        let client_name = case.client.client.name.clone();
        NextUp { on: next.on, case: case.case, client_name, step: next.step }
    });
    Ok(Outlook { tomorrow, this_week, next })
}
