//! A diary day by day: what came in before the program did its work, and what answers that work.

use std::collections::BTreeSet;

use funkstille_core::calendar::days_after;
use funkstille_core::case::Happened;
use jiff::civil::Date;

use super::input::{self, Coming};
use super::read::Diary;

/// A day of a diary; most days have no entry.
pub(crate) struct Day<'a> {
    pub(crate) on: Date,
    /// What came in, in its words and as it is understood.
    pub(crate) before: Vec<(&'a str, Coming)>,
    /// What answers something that the program did on this day.
    pub(crate) after: Vec<(&'a str, Coming)>,
}

/// Every day from the first entry to the last day that is played; the error begins with the line.
pub(crate) fn days(diary: &Diary) -> Result<Vec<Day<'_>>, String> {
    let first = diary.inputs.first().ok_or("1: no entries")?.day;
    let until = diary.inputs.last().map_or(first, |input| input.day);
    let until = until.max(diary.until.unwrap_or(first));
    let mut days = Vec::new();
    let (mut on, mut inputs) = (first, diary.inputs.iter().peekable());
    while on <= until {
        let mut day = Day { on, before: Vec::new(), after: Vec::new() };
        while let Some(input) = inputs.next_if(|input| input.day == on) {
            let coming =
                input::coming(&input.text).map_err(|error| format!("{}: {error}", input.line))?;
            let entries = if coming.is_reaction() { &mut day.after } else { &mut day.before };
            entries.push((input.text.as_str(), coming));
        }
        days.push(day);
        on = days_after(on, 1);
    }
    Ok(days)
}

/// The tasks that are done only where an entry says so.
pub(crate) fn tasks_by_hand(diary: &Diary, days: &[Day<'_>]) -> BTreeSet<String> {
    let told = days.iter().flat_map(|day| &day.after).filter_map(|(_, coming)| match coming {
        Coming::Event(Happened::TaskDone { step, .. }) => Some(step.clone()),
        _ => None,
    });
    told.chain(diary.leaves_undone.iter().cloned()).collect()
}
