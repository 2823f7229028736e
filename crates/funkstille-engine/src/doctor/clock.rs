//! Whether the clock can be right, and whether everything is paused.

use std::fs;

use funkstille_store::Location;
use jiff::{SignedDuration, Timestamp};

use super::{Finding, Findings, State, or_failed};
use crate::business::Business;
use crate::engine::Engine;
use crate::error::{Error, Problem};
use crate::pause::Pause;

const CLOCK: &str = "clock";
const PAUSED: &str = "paused";

/// How much later than the clock a file may have been written: file systems round, and network
/// disks have clocks of their own (docs/backup.md, *Is all well?*).
const SLACK: SignedDuration = SignedDuration::from_mins(2);

/// Looks at the clock, by which nothing may leave before the last entry (T-07), and at the pause.
pub(super) async fn look(engine: &Engine, location: &Location, now: Timestamp) -> Findings {
    let mut found = or_failed(CLOCK, clock(engine, location, now).await);
    found.extend(or_failed(PAUSED, paused(engine).await));
    found
}

async fn clock(engine: &Engine, location: &Location, now: Timestamp) -> Result<Findings, Error> {
    let own = engine.clock(now).await?;
    if let Some(last) = engine.read().await?.last_recorded_at().await?
        && own < last
    {
        return Err(Problem::ClockBehind { now: own, last }.into());
    }
    let written = match location {
        Location::Sqlite(path) => fs::metadata(path).and_then(|it| it.modified()).ok(),
        Location::Postgres(_) => None,
    };
    let written = written.and_then(|written| Timestamp::try_from(written).ok());
    Ok(vec![match written {
        Some(written) if written > now + SLACK => {
            Finding::new(CLOCK, State::Warning, "before-file", &[])
        }
        _ if own != now => Finding::new(CLOCK, State::Ok, "practice", &[]),
        _ => Finding::ok(CLOCK, &[]),
    }])
}

async fn paused(engine: &Engine) -> Result<Findings, Error> {
    let mut reading = engine.read().await?;
    let Some(pause) = Pause::load(&mut reading).await? else {
        return Ok(vec![Finding::ok(PAUSED, &[])]);
    };
    let zone = Business::load(&mut reading).await?.zone()?;
    Ok(vec![Finding::new(PAUSED, State::Warning, "yes", &pause.facts(&zone))])
}
