//! The digest: once a day the user reads by mail what waits, what came, and where the ledger ends.
//! Who keeps these mails notices when anything before them is changed (docs/telling.md).

mod mail;
mod record;
mod text;

pub use mail::{Handed, Parcel, by_smtp};
pub use record::{DigestState, Missed, Mode, Outcome, Stage, last, mode, send, set_mode};
pub use text::Letter;

use funkstille_core::case::{CaseEvent, Happened};
use funkstille_core::evidence::{Digest, Entry, Head};
use funkstille_core::guard::Knowledge;
use funkstille_store::event::{CaseRecord, StoredEvent};
use funkstille_store::{Reading, StreamKind};
use jiff::{SignedDuration, Timestamp};

use super::collect::{client_names, lasts};
use crate::accounts::{self, Account};
use crate::engine::Engine;
use crate::error::Error;
use crate::today::{Today, today};

/// Everything that the digest of a day says.
#[derive(Clone, Debug, PartialEq)]
pub struct DayDigest {
    /// The page of the day.
    pub today: Today,
    /// Answers and payments since the last digest, or of the last day.
    pub came: Vec<Came>,
    /// Accounts that cannot be read.
    pub accounts: Vec<Account>,
    /// The last digest, where it did not arrive for certain.
    pub missed: Option<Missed>,
    /// Where the ledger ends.
    pub end: LedgerEnd,
}

/// An answer or a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// The case.
    pub case: String,
    /// The client's name.
    pub client_name: String,
    /// What happened.
    pub what: Happened,
}

/// Where the chain of a business ends, in which all other chains end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerEnd {
    /// The place of the last entry among all.
    pub sequence: i64,
    /// Its digest.
    pub digest: Digest,
}

/// Of how long the first digest tells (docs/telling.md).
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The most entries that are looked at (docs/telling.md).
const MOST_ENTRIES: i64 = 5_000;

/// How many are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

impl DayDigest {
    /// Looks at everything. `since` is the last entry that the last digest told of, and `head`
    /// where the chain of the business ends now.
    ///
    /// # Errors
    /// Where the database fails, or nobody has said yet who the business is.
    async fn read(
        engine: &Engine,
        now: Timestamp,
        knowledge: &Knowledge,
        (since, missed, head): (Option<i64>, Option<Missed>, Head),
    ) -> Result<Self, Error> {
        let today = today(engine, now, knowledge).await?;
        let mut reading = engine.read().await?;
        let came = came(&mut reading, since, now).await?;
        let accounts = accounts::list(&mut reading).await?.into_iter();
        let accounts = accounts.filter(|it| lasts(it, now)).collect();
        let end = LedgerEnd { sequence: head.sequence, digest: head.digest };
        Ok(Self { today, came, accounts, missed, end })
    }

    /// Whether there is something to say.
    pub fn says_something(&self) -> bool {
        let of_bank = !self.today.bank_gaps.is_empty();
        let waits = !self.today.groups.is_empty() || !self.today.problems.is_empty() || of_bank;
        let held = self.today.leaves_by_itself.iter().any(|letter| !letter.held.is_empty());
        let came = !self.came.is_empty() || !self.today.in_junk.is_empty();
        let is_unknown = !self.accounts.is_empty() || !self.today.unread_mailboxes.is_empty();
        waits || held || came || is_unknown || self.missed.is_some()
    }
}

/// Answers and payments since an entry; where there was no digest yet, of the last day.
async fn came(
    reading: &mut Reading,
    since: Option<i64>,
    now: Timestamp,
) -> Result<Vec<Came>, Error> {
    let last = reading.last_sequence().await?;
    let mut after = since.unwrap_or(0).max(last.saturating_sub(MOST_ENTRIES));
    let not_before = match since {
        Some(_) => Timestamp::MIN,
        None => now.checked_sub(DAY).unwrap_or(Timestamp::MIN),
    };
    let mut found = Vec::new();
    loop {
        let page = reading.entries_since(after, PAGE).await?;
        let Some(end) = page.last() else { break };
        after = end.sequence;
        let new = page.iter().filter(|it| it.recorded_at >= not_before.as_microsecond());
        found.extend(new.filter_map(|entry| Some((entry.chain.id.clone(), told(entry)?))));
    }
    let cases: Vec<&str> = found.iter().map(|(case, _)| case.as_str()).collect();
    let names = client_names(reading, &cases).await?;
    let came = found.into_iter().map(|(case, what)| {
        let client_name = names.get(&case).cloned().unwrap_or_default();
        Came { case, client_name, what }
    });
    Ok(came.collect())
}

fn told(entry: &Entry) -> Option<Happened> {
    if entry.chain.kind != StreamKind::Case.as_str() {
        return None;
    }
    let body = entry.content.as_ref()?.body.clone();
    let record = StoredEvent { event_type: entry.event_type.clone(), body }.to_case().ok()?;
    let CaseRecord::Happened(CaseEvent { what, .. }) = record else { return None };
    let is_told = matches!(
        what,
        Happened::Answered
            | Happened::WroteElsewhere
            | Happened::HoldingReply { .. }
            | Happened::PaymentReceived { .. }
            | Happened::PaymentPromised { .. }
    );
    is_told.then_some(what)
}
