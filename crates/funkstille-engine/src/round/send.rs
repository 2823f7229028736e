//! Letters leave, and copies of them are filed.

use funkstille_core::explain::Explain;
use funkstille_post::smtp::Limits;
use funkstille_store::{Attempt, Letter, OutboxState};
use jiff::civil::DateTime;

use super::clock::Clock;
use super::copies::file_copies;
use crate::accounts::{self, Entrance};
use crate::change::Known;
use crate::engine::Engine;
use crate::error::Error;
use crate::mail;
use crate::pause::stay_home;
use crate::sending::{
    Courier, Delivery, Ending, Outside, Transport, WayOut, deliver_by, is_blocked,
};
use crate::telling::digest::{self, Handed, Outcome, Parcel};

/// What leaving gave.
#[derive(Debug, Default)]
pub struct Sent {
    /// What became of the letters.
    pub delivery: Delivery,
    /// The ids of letters whose copies now lie among sent mail.
    pub filed: Vec<String>,
    /// The ids of letters of which no copy can be filed, each with the address of the mailbox that
    /// has no folder for sent mail.
    pub unfiled: Vec<(String, String)>,
    /// The ids of letters whose time has come and that are tried again later, each with the instant
    /// in the business's zone.
    pub waits: Vec<(String, DateTime)>,
    /// What became of the digest of the day; `None` where none was due.
    pub digest: Option<Outcome>,
    /// Accounts by which nothing can leave, each with the reason.
    pub closed: Vec<(String, Error)>,
    /// Accounts in which no copy can be filed, each with the reason.
    pub full: Vec<(String, Error)>,
}

/// Hands over every letter whose time has come, and files copies of those that left. The way out of
/// each account is found anew: a password may have changed, a token lapsed.
///
/// # Errors
/// Where the database fails, or the clock stands before the last entry of the ledger.
pub async fn send(engine: &Engine, clock: &Clock, entrance: &Entrance) -> Result<Sent, Error> {
    stay_home(engine, &mut clock.moment(), &entrance.home).await?;
    let mut sent = Sent::default();
    let all = accounts::list(&mut engine.read().await?).await?;
    let mut ways = Vec::new();
    for account in &all {
        let moment = &mut clock.moment();
        match accounts::way_out(engine, moment, &entrance.access(), account).await {
            Ok(way) => ways.extend(way),
            Err(error) if is_of_database(&error) => return Err(error),
            Err(error) => sent.closed.push((account.account.clone(), error)),
        }
    }
    let by = ways.first().cloned();
    let outside = Outside { ways, limits: Limits::default() };
    let mut transport = Transport::Outside(outside);
    let courier = Courier { transport: &mut transport, knowledge: None, passes: &|_| {} };
    let delivered = deliver_by(engine, &mut clock.moment(), courier).await;
    if let Ok(delivery) = &delivered {
        note_accounts(engine, clock, delivery).await?;
    }
    // After the letters, so that it calls none held that leaves now. It tells where they cannot.
    sent.digest = tell_digest(engine, clock, by.as_ref()).await?;
    sent.delivery = delivered?;
    sent.waits = waits(engine, clock).await?;
    let copies = file_copies(engine, clock, entrance).await?;
    (sent.filed, sent.unfiled) = (copies.filed, copies.without_folder);
    sent.full = copies.closed;
    Ok(sent)
}

/// The letters whose time has come and that are tried again later: a server was not ready, or is
/// full.
async fn waits(engine: &Engine, clock: &Clock) -> Result<Vec<(String, DateTime)>, Error> {
    let now = clock.moment().now;
    let mut reading = engine.read().await?;
    let mut known = Known::of(engine, &mut reading, now).await?;
    let zone = known.around_business().sending.zone.clone();
    let (mut waits, mut after) = (Vec::new(), String::new());
    loop {
        let page = reading.letters_in_state(OutboxState::SendWindow, &after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(waits) };
        after.clone_from(&last.letter);
        let is_due = |row: &&Letter| row.draft.send_at.is_some_and(|at| at <= now);
        for row in page.iter().filter(is_due).filter(|row| row.lease_until > now) {
            let keys = reading.letter_keys(&row.letter).await?;
            let case = keys.first().map_or("", |key| key.case.as_str());
            known.load_readable_whole(&mut reading, &[case]).await?;
            let again_at = known.open_from(case, row.lease_until);
            waits.push((row.letter.clone(), again_at.to_zoned(zone.clone()).datetime()));
        }
    }
}

/// How many letters are read at once (docs/dev/sending.md).
const PAGE: i64 = 500;

/// Accounts by which nothing leaves before a person has changed something are known from now on,
/// and those by which a letter left are well.
async fn note_accounts(engine: &Engine, clock: &Clock, delivery: &Delivery) -> Result<(), Error> {
    for letter in &delivery.sent {
        if let Some(last) = last_attempt(engine, letter).await? {
            accounts::may_send_again(engine, &last.account).await?;
        }
    }
    for (letter, ending) in &delivery.failed {
        let Ending::Later { reply } = ending else { continue };
        if is_blocked(reply)
            && let Some(last) = last_attempt(engine, letter).await?
        {
            let at = clock.moment().now;
            accounts::note_sending(engine, &last.account, reply, at).await?;
        }
    }
    Ok(())
}

async fn last_attempt(engine: &Engine, letter: &str) -> Result<Option<Attempt>, Error> {
    Ok(engine.read().await?.attempts(letter).await?.pop())
}

/// Sends the user the digest of the day, where it is due.
async fn tell_digest(
    engine: &Engine,
    clock: &Clock,
    way: Option<&WayOut>,
) -> Result<Option<Outcome>, Error> {
    let knowledge = mail::knowledge(&mut engine.read().await?).await?;
    let hand_over = async |parcel: &Parcel| match way {
        Some(way) => {
            digest::by_smtp(&way.server, way.login.as_ref(), Limits::default(), parcel).await
        }
        None => Handed::NotTaken { why: String::new() },
    };
    let outcome = digest::send(engine, &mut clock.moment(), &knowledge, hand_over).await?;
    Ok(Some(outcome).filter(|outcome| *outcome != Outcome::NotDue))
}

/// Whether it is no matter of one account.
pub(super) fn is_of_database(error: &Error) -> bool {
    matches!(error, Error::Store(_))
}

impl Sent {
    /// Whether there is nothing to tell.
    pub fn is_quiet(&self) -> bool {
        self.delivery == Delivery::default() && self.has_no_trouble()
    }

    /// Whether there is nothing to tell of accounts and copies.
    fn has_no_trouble(&self) -> bool {
        let is_open = self.closed.is_empty() && self.full.is_empty();
        self.filed.is_empty() && self.unfiled.is_empty() && is_open
    }

    /// The letters that are held, each with the keys of the reasons.
    pub(super) fn held(&self) -> Vec<(String, Vec<String>)> {
        let held = self.delivery.held.iter();
        held.map(|(letter, why)| (letter.clone(), why.iter().map(Explain::key).collect())).collect()
    }

    /// Whether all that there is to tell are letters that are held as these were.
    pub(super) fn is_only_held_as(&self, before: &[(String, Vec<String>)]) -> bool {
        let held = self.delivery.held.clone();
        let has_more = self.delivery != Delivery { held, ..Delivery::default() };
        let is_more = has_more || !self.has_no_trouble() || self.digest.is_some();
        !is_more && self.held() == before
    }

    /// Accounts with trouble, each with the key of its words.
    pub fn troubles(&self) -> impl Iterator<Item = (&str, String)> {
        self.closed.iter().chain(&self.full).map(|(account, error)| (account.as_str(), error.key()))
    }
}
