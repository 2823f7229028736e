//! Whether each letter of the outbox says what the ledger says that it said.

use std::collections::BTreeMap;

use funkstille_core::case::{CaseEvent, Happened};
use funkstille_core::evidence::{Digest, Entry};
use funkstille_store::Reading;
use funkstille_store::event::{CaseRecord, StoredEvent};

use super::{Finding, Findings, State, count, names, or_failed};
use crate::engine::Engine;
use crate::error::Error;
use crate::letters::digest_of;

const OUTBOX: &str = "outbox";

/// How many entries are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// Compares all letters whose words are on record with the rows of the outbox.
pub(super) async fn look(engine: &Engine) -> Findings {
    or_failed(OUTBOX, letters(engine).await)
}

async fn letters(engine: &Engine) -> Result<Findings, Error> {
    let mut reading = engine.read().await?;
    let kept = kept(&mut reading).await?;
    let letters = count(kept.len());
    let altered = altered(&mut reading, kept).await?;
    Ok(vec![if altered.is_empty() {
        Finding::ok(OUTBOX, &[("count", letters)])
    } else {
        let facts = [("count", count(altered.len())), ("names", names(&altered))];
        Finding::new(OUTBOX, State::Wrong, "not", &facts)
    }])
}

/// The digest of the words that each letter had last, by the ledger.
async fn kept(reading: &mut Reading) -> Result<BTreeMap<String, Digest>, Error> {
    let (mut kept, mut sequence) = (BTreeMap::new(), 0);
    loop {
        let page = reading.entries_since(sequence, PAGE).await?;
        let Some(last) = page.last() else { return Ok(kept) };
        sequence = last.sequence;
        kept.extend(page.into_iter().filter_map(kept_by));
    }
}

fn kept_by(entry: Entry) -> Option<(String, Digest)> {
    let (event_type, body) = (entry.event_type, entry.content?.body);
    match (StoredEvent { event_type, body }).to_case() {
        Ok(CaseRecord::Happened(CaseEvent {
            what: Happened::LetterKept { letter, content, .. },
            ..
        })) => Some((letter, content)),
        _ => None,
    }
}

/// The letters that are not there, or say something else.
async fn altered(
    reading: &mut Reading,
    kept: BTreeMap<String, Digest>,
) -> Result<Vec<String>, Error> {
    let mut altered = Vec::new();
    for (id, content) in kept {
        let letter = reading.letter(&id).await?;
        if letter.is_none_or(|letter| digest_of(&letter) != content) {
            altered.push(id);
        }
    }
    Ok(altered)
}
