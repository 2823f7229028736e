//! Whether all is well: the database, its ledger, clock, disk, backups, the business, its own data
//! files, its cases. Nothing is changed.
//!
//! Each check gives one finding or more; a check that cannot be made says why. The sentences stand
//! in `locales/`.

mod backups;
mod business;
mod cases;
mod clock;
mod data_files;
mod database;
mod disk;
mod mailbox;
mod outbox;
mod telling;

use std::path::Path;

use funkstille_core::explain::{Explain, Fact};
use funkstille_store::{Location, Store, TenantId};
use jiff::Timestamp;

use crate::data::Data;
use crate::engine::Engine;
use crate::error::Error;

/// How well it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// All is well.
    Ok,
    /// Something is missing, or may go wrong later.
    Warning,
    /// Something does not work, or is not what was written.
    Wrong,
}

/// What a check found: its sentence says what it means and what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was looked at: `clock`.
    pub check: &'static str,
    /// How well it is.
    pub state: State,
    key: String,
    facts: Vec<(&'static str, Fact)>,
}

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The database.
    pub location: &'a Location,
    /// The business in it.
    pub business: TenantId,
    /// The data files.
    pub data: &'a Data,
    /// The folder for backups; it need not be there.
    pub backups: &'a Path,
}

/// The findings of one check after the other.
type Findings = Vec<Finding>;

impl State {
    /// Its name: `ok`, `warning`, `wrong`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Wrong => "wrong",
        }
    }
}

impl Finding {
    fn new(check: &'static str, state: State, what: &str, facts: &[(&'static str, Fact)]) -> Self {
        Self { check, state, key: format!("doctor-{check}-{what}"), facts: facts.to_vec() }
    }

    fn ok(check: &'static str, facts: &[(&'static str, Fact)]) -> Self {
        Self::new(check, State::Ok, "ok", facts)
    }

    /// What an error says.
    fn failed(check: &'static str, state: State, error: &Error) -> Self {
        Self { check, state, key: error.key(), facts: error.facts() }
    }
}

impl Explain for Finding {
    fn key(&self) -> String {
        self.key.clone()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        self.facts.clone()
    }
}

/// Looks at everything. `now` is the time of the machine. `is_quick` leaves out what reads the
/// whole database or a whole backup.
pub async fn examine(place: &Place<'_>, now: Timestamp, is_quick: bool) -> Vec<Finding> {
    let (files, is_sound) = data_files::look(place.data);
    let (mut found, store) = database::look(place, is_quick).await;
    found.extend(disk::look(place));
    found.extend(backups::look(place.backups, now, is_quick).await);
    found.extend(files);
    if let Some(store) = store {
        if is_sound {
            found.extend(of_business(place, &store, (now, is_quick)).await);
        }
        store.close().await;
    }
    found
}

async fn of_business(
    place: &Place<'_>,
    store: &Store,
    (now, is_quick): (Timestamp, bool),
) -> Findings {
    match Engine::new(store.clone(), place.business, place.data.clone()) {
        Ok(engine) => {
            let mut found = clock::look(&engine, place.location, now).await;
            if !is_quick {
                found.extend(outbox::look(&engine).await);
            }
            found.extend(business::look(&engine, now).await);
            found.extend(mailbox::look(&engine, now).await);
            found.extend(telling::look(&engine).await);
            found.extend(cases::look(&engine, now).await);
            found
        }
        Err(error) => vec![Finding::failed("texts", State::Wrong, &error)],
    }
}

/// The findings of a check, or why it could not be made.
fn or_failed(check: &'static str, found: Result<Findings, Error>) -> Findings {
    found.unwrap_or_else(|error| vec![Finding::failed(check, State::Wrong, &error)])
}

fn count(of: usize) -> Fact {
    Fact::Number(i64::try_from(of).unwrap_or(i64::MAX))
}

/// Bytes of one megabyte: a decimal prefix (ISO 80000-1).
pub(crate) const MEGABYTE: u64 = 1_000_000;

/// Bytes as whole megabytes.
pub fn megabytes(bytes: u64) -> Fact {
    Fact::Number(i64::try_from(bytes / MEGABYTE).unwrap_or(i64::MAX))
}

/// The first names of a long list are enough to find them (docs/backup.md, *Is all well?*).
const NAMES: usize = 10;

/// The first of some names in one line.
fn names(of: &[String]) -> Fact {
    let more = if of.len() > NAMES { ", …" } else { "" };
    let shown = of.iter().take(NAMES).map(String::as_str).collect::<Vec<_>>();
    Fact::Text(shown.join(", ") + more)
}
