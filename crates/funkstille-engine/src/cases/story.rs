//! What happened in a case so far, entry by entry.

use funkstille_core::case::Happened;
use funkstille_core::delivery::Delivery;
use funkstille_core::looks::Finding;
use funkstille_store::Stream;
use funkstille_store::event::{CaseRecord, StoredEvent};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::business::Business;
use crate::engine::Engine;
use crate::error::Error;

/// One entry of a case's ledger, as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryLine {
    /// The civil day of the business on which it happened.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who did it: a person's name, or a part of the program.
    pub actor: String,
    /// The type of the entry: `letter-prepared`.
    pub what: String,
    /// What happened; `None` where the entry says something else, or was erased.
    pub happened: Option<Happened>,
    /// What the program found when it looked around.
    pub found: Vec<Finding>,
    /// What became of handing over a letter.
    pub delivery: Option<Delivery>,
    /// Whether its body was erased.
    pub is_erased: bool,
}

/// What happened in a case so far, in its order.
///
/// # Errors
/// Where the database fails, or an entry was written by a later version.
pub async fn story(engine: &Engine, case: &str) -> Result<Vec<StoryLine>, Error> {
    let mut reading = engine.read().await?;
    let zone = Business::load(&mut reading).await?.zone()?;
    let entries = reading.entries(&Stream::case(case)).await?;
    let mut lines = Vec::new();
    for entry in entries {
        let body = entry.content.map(|content| content.body);
        let is_erased = body.is_none();
        let event_type = entry.event_type.clone();
        let record = body.map(|body| StoredEvent { event_type, body }.to_case());
        // What cannot be read keeps its line: the case itself would not have been loaded.
        let at = Timestamp::from_microsecond(entry.happened_at).unwrap_or_default();
        let mut line = StoryLine {
            on: at.to_zoned(zone.clone()).date(),
            at,
            actor: entry.actor,
            what: entry.event_type,
            happened: None,
            found: Vec::new(),
            delivery: None,
            is_erased,
        };
        match record {
            Some(Ok(CaseRecord::Happened(event))) => {
                (line.on, line.happened) = (event.on, Some(event.what));
            }
            Some(Ok(CaseRecord::LookedUp(look))) => {
                (line.on, line.found) = (look.on, look.findings);
            }
            Some(Ok(CaseRecord::Delivery(delivery))) => {
                (line.on, line.delivery) = (delivery.on, Some(delivery));
            }
            Some(Ok(CaseRecord::Concerns(_)) | Err(_)) | None => {}
        }
        lines.push(line);
    }
    Ok(lines)
}
