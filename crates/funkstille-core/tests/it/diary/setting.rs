//! What the header of a diary sets: the playbook, the calendar, the switch.

use funkstille_core::calendar::{Calendar, HolidayTable, Region};
use funkstille_core::case::{Surroundings, Switch};
use funkstille_core::playbook::{Deadline, Mode, Playbook, Wait};

use super::read::Diary;
use crate::data;

/// The shipped playbook, with the modes that the business chose.
pub(crate) fn playbook(diary: &Diary) -> Result<Playbook, String> {
    let mut playbook = data::playbook(&diary.playbook);
    for name in &diary.sends_by_itself {
        let step = playbook.steps.iter_mut().find(|step| step.name == *name);
        step.ok_or(format!("1: unknown step {name}"))?.mode = Mode::Auto;
    }
    Ok(playbook)
}

/// The calendar and the deadline of the business.
pub(crate) fn surroundings(diary: &Diary) -> Result<Surroundings, String> {
    let mut around = data::surroundings(&diary.region);
    if !diary.days_off.is_empty() {
        let region = Region::parse(&diary.region).map_err(|error| format!("1: {error}"))?;
        let table = HolidayTable::parse(&data::holiday_file(region.country()), &region)
            .map_err(|error| format!("1: {error}"))?;
        around.calendar = Calendar::new(table, diary.days_off.iter().copied().collect());
    }
    around.deadline = diary.deadline.as_deref().map(deadline).transpose()?;
    Ok(around)
}

/// `10 business days within 5 business days..30 days`.
fn deadline(text: &str) -> Result<Deadline, String> {
    let read = || {
        let (wait, bounds) = text.split_once(" within ")?;
        let (at_least, at_most) = bounds.split_once("..")?;
        Some(Deadline {
            wait: Wait::parse(wait)?,
            at_least: Wait::parse(at_least)?,
            at_most: Wait::parse(at_most)?,
        })
    };
    read().ok_or(format!("1: no deadline: {text}"))
}

/// The business's switch above all steps.
pub(crate) fn switch(diary: &Diary) -> Result<Switch, String> {
    match diary.switch.as_str() {
        "remind only" => Ok(Switch::RemindOnly),
        "review" => Ok(Switch::Review),
        "as the playbook says" => Ok(Switch::AsPlaybookSays),
        other => Err(format!("1: unknown switch {other}")),
    }
}
