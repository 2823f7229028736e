//! A person takes the text of a letter, to send it by hand.

use funkstille_core::case::Switch;
use funkstille_store::OutboxState;
use jiff::civil::Date;

use super::LetterGroup;
use super::approve::{is_of_another_day, still_waits_for_a_word, write_anew};
use super::sheet::{self, Sheet};
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// A letter as it is to be sent today: one that waits and names days which are no longer right is
/// written anew first. What a person wrote, and what no longer waits, stays as it is.
///
/// # Errors
/// Where there is no such letter, or it cannot be written.
pub async fn copy(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<Sheet, Error> {
    let sheet = sheet::read(engine, moment.now, letter).await?;
    let today = moment.now.to_zoned(sheet.zone.clone()).date();
    // Where there is nothing to write, nothing is written: a database that can only be read will
    // do.
    let mut reading = engine.read().await?;
    let group = LetterGroup::load(&mut reading, letter).await?;
    drop(reading);
    if !is_old(&group, today, sheet.switch)? {
        return Ok(sheet);
    }
    let mut change = Change::begin(engine, moment).await?;
    let group = LetterGroup::load(change.work.read(), letter).await?;
    change.load_cases(&group.cases()).await?;
    let today = change.today;
    if is_old(&group, today, change.business.switch())? {
        write_anew(&mut change, &group, today).await?;
        change.finish().await?;
    } else {
        drop(change);
    }
    sheet::read(engine, moment.now, letter).await
}

/// Whether a letter waits and names days that are not those of today. What was approved bears the
/// day on which it leaves; where the program only reminds, it does not leave.
fn is_old(group: &LetterGroup, today: Date, switch: Switch) -> Result<bool, Error> {
    let is_approved =
        group.channels.iter().any(|letter| letter.draft.state == OutboxState::SendWindow);
    let leaves = is_approved && switch != Switch::RemindOnly;
    let waits = still_waits_for_a_word(group) && !leaves;
    Ok(waits && is_of_another_day(group, today)?)
}
