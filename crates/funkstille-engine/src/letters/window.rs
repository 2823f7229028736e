//! How long a letter can be taken back after it was approved, and when it leaves then.

use funkstille_core::calendar::days_after;
use funkstille_core::case::{MESSAGE_GAP_DAYS, Switch};
use funkstille_core::guard::is_open;
use funkstille_core::playbook::{Effect, Step};
use funkstille_store::OutboxState;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::prepare::step_of;
use super::{LetterGroup, is_of_another_day};
use crate::change::{Change, Known};
use crate::error::Error;
use crate::sending::rest_of;

/// How long a letter can be taken back after it was approved (docs/rules.md, *Send window*).
pub(super) const WINDOW: SignedDuration = SignedDuration::from_mins(10);

/// The same where it asks for money (docs/rules.md, *Send window*).
const WINDOW_OF_MONEY: SignedDuration = SignedDuration::from_mins(60);

/// The longest that a final notice waits for the next sending time (docs/rules.md, *Send window*).
const LONGEST_WINDOW: SignedDuration = SignedDuration::from_hours(24);

/// The first instant at which a letter that is approved now may leave: after its window, in the
/// hours of a business day, and far enough from other messages to the client that left or are about
/// to (guards 2, 3 and 4).
///
/// # Errors
/// Where a day lies outside the holiday table, or the database fails.
pub(super) async fn leaves_at(
    change: &mut Change<'_>,
    group: &LetterGroup,
) -> Result<Timestamp, Error> {
    let case = group.cases().first().map_or(String::new(), |case| (*case).to_owned());
    let client = change.matter(&case)?.client.clone();
    let zone = change.around_business().sending.zone.clone();
    let own: Vec<&str> = group.channels.iter().map(|row| row.letter.as_str()).collect();
    let mut approved = Vec::new();
    for how_far in [OutboxState::SendWindow, OutboxState::WithPerson] {
        approved.extend(change.work.read().letters_of_client(&client, how_far).await?);
    }
    let others = approved.iter().filter(|row| !own.contains(&row.letter.as_str()));
    let days = others.filter_map(|row| Some(row.draft.send_at?.to_zoned(zone.clone()).date()));
    at(change, group, days.max())
}

/// Whether a letter names days that are not right for the day on which it leaves: where it is not
/// approved, for the day on which it would leave if it were approved now. Where the program only
/// reminds a person sends it, at whatever hour and on whatever day: then it is for today.
///
/// # Errors
/// Where a day lies outside the holiday table.
pub(crate) fn is_misdated(known: &mut Known<'_>, group: &LetterGroup) -> Result<bool, Error> {
    if known.business.switch() == Switch::RemindOnly {
        return is_of_another_day(group, known.today);
    }
    let is_approved = |row: &&funkstille_store::Letter| row.draft.state == OutboxState::SendWindow;
    let approved = group.channels.iter().filter(is_approved);
    let at = match approved.filter_map(|row| row.draft.send_at).max() {
        Some(at) => at.max(known.now),
        None => at(known, group, None)?,
    };
    let zone = known.around_business().sending.zone.clone();
    is_of_another_day(group, at.to_zoned(zone).date())
}

/// `approved_on` is the last day on which another approved message to the client leaves.
fn at(
    known: &mut Known<'_>,
    group: &LetterGroup,
    approved_on: Option<Date>,
) -> Result<Timestamp, Error> {
    let case = group.cases().first().map_or(String::new(), |case| (*case).to_owned());
    let client = &known.matter(&case)?.client;
    let cases = group.cases();
    let left = known.siblings(client).iter().filter(|row| !cases.contains(&row.case.as_str()));
    // What left on one day left with it: it is the rest of the same letter.
    let before = rest_of(known, group)?;
    let left = left.filter_map(|row| row.last_message_on).filter(|on| !before.contains(on)).max();
    let today = known.today;
    let earliest = approved_on.max(left).map(|last| days_after(last, MESSAGE_GAP_DAYS));
    let ends_at = ends_at(known, group)?;
    let around = known.around(&case);
    let (zone, client_zone) = (&around.sending.zone, around.client_zone.as_ref());
    let mut day = earliest.map_or(today, |day| day.max(today));
    loop {
        // At the sending time of a business day, and not when the hours of one begin.
        day = around.calendar.on_or_after(day)?;
        let planned = around.sending.allowed_on(day, client_zone, &around.calendar)?;
        let at = planned.timestamp().max(ends_at).to_zoned(zone.clone());
        if is_open(&at, client_zone, &around.calendar)? {
            return Ok(at.timestamp());
        }
        day = days_after(day, 1);
    }
}

/// Until when a letter that is approved now can be taken back for certain. A final notice waits for
/// the next sending time.
fn ends_at(known: &mut Known<'_>, group: &LetterGroup) -> Result<Timestamp, Error> {
    let case = group.cases().first().map_or(String::new(), |case| (*case).to_owned());
    let step = step_of(known, &case, group.step()).ok();
    let (now, today) = (known.now, known.today);
    if !step.as_ref().is_some_and(Step::asks_for_money) {
        return Ok(now + WINDOW);
    }
    let earliest = now + WINDOW_OF_MONEY;
    if step.is_some_and(|step| step.effect == Some(Effect::FinalNotice)) {
        let around = known.around(&case);
        for day in [today, days_after(today, 1)] {
            let day = around.calendar.on_or_after(day)?;
            let next =
                around.sending.allowed_on(day, around.client_zone.as_ref(), &around.calendar)?;
            if next.timestamp() >= earliest {
                return Ok(next.timestamp().min(now + LONGEST_WINDOW));
            }
        }
    }
    Ok(earliest)
}
