//! Whether the user is told: receivers that are not reached, a digest that is missing.

use funkstille_core::explain::Fact;

use super::{Finding, Findings, State, count, or_failed};
use crate::engine::Engine;
use crate::error::Error;
use crate::telling::{self, digest};

const TELLING: &str = "telling";

pub(super) async fn look(engine: &Engine) -> Findings {
    or_failed(TELLING, receivers(engine).await)
}

async fn receivers(engine: &Engine) -> Result<Findings, Error> {
    let mut reading = engine.read().await?;
    let mut found = Vec::new();
    for receiver in telling::list(&mut reading).await? {
        let waiting = telling::waiting(&mut reading, &receiver.receiver).await?;
        let not_taken = waiting.failing + waiting.given_up;
        let name = ("receiver", Fact::from(&receiver.receiver));
        let host = ("host", Fact::Text(receiver.settings.host()));
        let facts = [name, host, ("count", count(not_taken))];
        found.push(if not_taken > 0 {
            Finding::new(TELLING, State::Warning, "failing", &facts)
        } else {
            Finding::ok(TELLING, &facts[..2])
        });
    }
    if let Some(missed) = digest::last(&mut reading).await?.and_then(|last| last.missed()) {
        let facts = [("day", Fact::Day(missed.on))];
        found.push(Finding::new(TELLING, State::Warning, missed.name(), &facts));
    }
    Ok(found)
}
