//! What comes after today.

use funkstille_core::calendar::days_after;
use funkstille_store::Reading;
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

/// Counts what comes, from the due index alone.
pub(super) async fn read(known: &mut Known<'_>, reading: &mut Reading) -> Result<Outlook, Error> {
    let (today, tomorrow) = (known.today, days_after(known.today, 1));
    let weekday = i64::from(today.weekday().to_monday_one_offset());
    let sunday = days_after(today, WEEK_DAYS - weekday);
    let counts = reading.due_counts(sunday.max(tomorrow)).await?;
    let sum = |until: Date| {
        let days = counts.iter().filter(|(on, _)| *on > today && *on <= until);
        days.map(|(_, count)| count).sum()
    };
    let next = reading.cases_due(Date::MAX, Some((today, LAST)), LOOKED_AT).await?;
    // What waits in a letter today is no news.
    let news = next.iter().find(|row| row.letter_step.is_none());
    let next = news.or(next.first()).cloned();
    let next = match next.and_then(|row| Some((row.due.clone()?, row))) {
        Some((due, row)) => {
            known.load_clients(reading, &[&row.matter.client]).await?;
            let client = known.client(&row.matter.client)?.state.as_ref();
            let client_name = client.map(|state| state.client.name.clone()).unwrap_or_default();
            Some(NextUp { on: due.on, case: row.case, client_name, step: due.step })
        }
        None => None,
    };
    Ok(Outlook { tomorrow: sum(tomorrow), this_week: sum(sunday), next })
}
