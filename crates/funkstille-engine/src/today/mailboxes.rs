//! Mailboxes that were not read for long: whatever the page says, an answer may lie in them.

use std::collections::BTreeMap;

use funkstille_core::explain::Fact;
use funkstille_store::Reading;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::accounts;
use crate::business::Business;
use crate::engine::Engine;
use crate::error::Error;
use crate::mail::readings;
use crate::words::Words;

/// A reading that is older than a day has stopped (docs/backup.md, *Is all well?*).
const OLD: SignedDuration = SignedDuration::from_hours(24);

/// A mailbox that was not read for long, or never.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadMailbox {
    /// The number of its account.
    pub account: String,
    /// Its address.
    pub address: String,
    /// When it was last read to its end; `None` where it never was.
    pub read_at: Option<Timestamp>,
}

impl UnreadMailbox {
    /// Since when it was not read, what that means, and what to do; in the zone of the business.
    pub fn told(&self, zone: &TimeZone, words: &Words) -> String {
        let mut facts =
            vec![("address", Fact::from(&self.address)), ("account", Fact::from(&self.account))];
        let Some(read_at) = self.read_at else {
            return words.say("today-mailbox-never", &facts);
        };
        let read_at = read_at.to_zoned(zone.clone());
        facts.push(("day", read_at.date().into()));
        facts.push(("time", Fact::Text(read_at.strftime("%H:%M").to_string())));
        words.say("today-mailbox-old", &facts)
    }
}

/// The mailboxes that were not read for longer than a day, and the zone of the business.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn mailboxes_not_read(
    engine: &Engine,
    now: Timestamp,
) -> Result<(Vec<UnreadMailbox>, TimeZone), Error> {
    let mut reading = engine.read().await?;
    let zone = Business::load(&mut reading).await?.zone()?;
    Ok((unread_mailboxes(engine, &mut reading, now).await?, zone))
}

/// Those of the accounts that were not read to their end for longer than a day; in a database for
/// practice none is ever read, and none is told.
pub(crate) async fn unread_mailboxes(
    engine: &Engine,
    reading: &mut Reading,
    now: Timestamp,
) -> Result<Vec<UnreadMailbox>, Error> {
    if engine.practice_clock().await?.is_some() {
        return Ok(vec![]);
    }
    let accounts = accounts::list(reading).await?;
    let readings: BTreeMap<String, Option<Timestamp>> =
        readings(reading).await?.into_iter().collect();
    let is_old = |read_at: Timestamp| read_at.checked_add(OLD).is_ok_and(|until| until < now);
    let unread = accounts.iter().filter_map(|account| {
        let read_at = readings.get(&account.account).copied().flatten();
        read_at.is_none_or(is_old).then(|| UnreadMailbox {
            account: account.account.clone(),
            address: account.address.clone(),
            read_at,
        })
    });
    Ok(unread.collect())
}
