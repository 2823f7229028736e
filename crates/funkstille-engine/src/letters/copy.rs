//! A person takes the text of a letter, to send it by hand.

use funkstille_core::case::Switch;
use funkstille_core::playbook::Action;
use funkstille_store::{OutboxState, Reading};
use jiff::Timestamp;
use jiff::civil::Date;

use super::LetterGroup;
use super::approve::{is_of_another_day, still_waits_for_a_word, write_anew};
use super::sheet::{self, Progress, Sheet};
use crate::cases::CaseOverview;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::tasks::{Again, To};

/// A letter as it is to be sent today: one that waits and names days which are no longer right is
/// written anew first. What a person wrote, and what no longer waits, stays as it is; what is to be
/// sent once more goes to the address that is on file by now.
///
/// # Errors
/// Where there is no such letter, or it cannot be written.
pub async fn copy(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<Sheet, Error> {
    let mut sheet = sheet::read(engine, moment.now, letter).await?;
    let today = moment.now.to_zoned(sheet.zone.clone()).date();
    // Where there is nothing to write, nothing is written: a database that can only be read will
    // do.
    let mut reading = engine.read().await?;
    let group = LetterGroup::load(&mut reading, letter).await?;
    if !is_old(&group, today, sheet.switch)? {
        to_new_address(engine, (&mut reading, moment.now), &group, &mut sheet).await?;
        return Ok(sheet);
    }
    drop(reading);
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

/// A letter that a person is to send once more goes to the address that is on file by now.
async fn to_new_address(
    engine: &Engine,
    (reading, now): (&mut Reading, Timestamp),
    group: &LetterGroup,
    sheet: &mut Sheet,
) -> Result<(), Error> {
    if sheet.progress != Progress::Sent {
        return Ok(());
    }
    for case in CaseOverview::load_some(engine, reading, &group.cases(), now).await? {
        let Some(again) = Again::of(reading, &case).await? else { continue };
        let To::New(address) = again.to else { continue };
        let mails = sheet.channels.iter_mut().filter(|(channel, _)| *channel == Action::Email);
        for (_, recipient) in mails.filter(|_| again.letter.as_ref() == Some(&group.number)) {
            recipient.clone_from(&address);
        }
    }
    Ok(())
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
