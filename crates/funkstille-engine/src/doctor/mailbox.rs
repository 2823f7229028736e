//! How long ago each account was read to its end: nothing leaves on old knowledge (guard 1).

use funkstille_core::explain::Fact;
use jiff::Timestamp;

use super::{Finding, Findings, State, or_failed};
use crate::accounts;
use crate::engine::Engine;
use crate::error::Error;
use crate::mail::readings;
use crate::sending::unfiled_copies;

const MAILBOX: &str = "mailbox";

/// A reading that is older than a day has stopped (docs/backup.md, *Is all well?*).
const OLD_HOURS: i64 = 24;

/// Seconds of an hour (ISO 80000-3).
const HOUR_SECONDS: i64 = 3_600;

pub(super) async fn look(engine: &Engine, now: Timestamp) -> Findings {
    // A database for practice lives in a time of its own.
    let now = engine.clock(now).await.unwrap_or(now);
    or_failed(MAILBOX, of_accounts(engine, now).await)
}

async fn of_accounts(engine: &Engine, now: Timestamp) -> Result<Findings, Error> {
    let mut reading = engine.read().await?;
    let all = accounts::list(&mut reading).await?;
    let failed = all.iter().filter_map(|account| {
        let (cannot_send, why) = account.trouble()?;
        let what = if cannot_send { "cannot-send" } else { "failed" };
        let address = ("address", Fact::from(&account.address));
        let facts = [address, ("account", Fact::from(&account.account)), ("why", why)];
        Some(Finding::new(MAILBOX, State::Warning, what, &facts))
    });
    let unfiled = unfiled_copies(&mut reading).await?;
    let unfiled =
        unfiled.into_iter().map(|it| Finding::new(MAILBOX, State::Warning, "copies", &it.facts()));
    let failed: Findings = failed.chain(unfiled).collect();
    let readings = readings(&mut reading).await?;
    let found = readings.into_iter().map(|(account, read_at)| {
        let name = ("account", Fact::Text(account));
        let Some(read_at) = read_at else {
            return Finding::new(MAILBOX, State::Warning, "never", &[name]);
        };
        let hours = (now.as_second() - read_at.as_second()).max(0) / HOUR_SECONDS;
        let facts = [name, ("count", Fact::Number(hours))];
        if hours > OLD_HOURS {
            Finding::new(MAILBOX, State::Warning, "old", &facts)
        } else {
            Finding::ok(MAILBOX, &facts[..1])
        }
    });
    Ok(found.chain(failed).collect())
}
