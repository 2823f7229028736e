//! Looking around without people: what the program can find out about a silent client before
//! somebody has to call. Whether the address is still the right one, and whether there is life on
//! the client's own website.
//!
//! Networks of people (`signals/people.toml`) are left to people. In a practice database nothing is
//! asked of anybody. No transaction is open while something is looked at.

mod address;
mod site;
mod sites;
mod told;
mod wanted;

use std::collections::BTreeMap;

use funkstille_core::looks::{Finding, LookKind, compare, is_due, life_signs};
pub use funkstille_core::looks::{LastSeen, Look};
use funkstille_post::dns::Dns;
pub use funkstille_post::http::HttpClient;
use funkstille_store::event::CaseRecord;

use jiff::Timestamp;

use crate::business::Business;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::mail::last_wrote;

pub(crate) use told::latest;
pub use told::{ToldFinding, found, other_address};
pub use wanted::Round;

use wanted::Wanted;

/// What was found, and for which cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// How many cases there was something to look up for.
    pub cases: usize,
    /// What was recorded, by case, in the order of the cases.
    pub done: Vec<(String, Look)>,
}

/// What is asked of the internet; where the system does not say who knows names, nobody is asked.
pub fn client() -> HttpClient {
    Dns::system().map_or_else(|_| HttpClient::closed(), HttpClient::new)
}

/// From where the clients of all cases with an open task last wrote, by client.
///
/// # Errors
/// Where the database fails.
pub async fn last_seen(
    engine: &Engine,
    now: Timestamp,
) -> Result<BTreeMap<String, LastSeen>, Error> {
    let wanted = wanted::all(engine, now).await?;
    let mut reading = engine.read().await?;
    let zone = Business::load(&mut reading).await?.zone()?;
    let mut seen = BTreeMap::new();
    for one in wanted {
        if let Some((address, at)) = last_wrote(&mut reading, &one.on_file).await? {
            let on = at.to_zoned(zone.clone()).date();
            seen.insert(one.client, LastSeen { address, on });
        }
    }
    Ok(seen)
}

/// Looks up what there is to look up, once in a round: when addresses are to be compared or signs
/// of life are looked for. What was found is recorded in the case. `last_seen` says from where a
/// client (by id) last wrote.
///
/// # Errors
/// Where the database fails. A host that fails is no error but a finding.
pub async fn run(
    engine: &Engine,
    moment: &mut Moment,
    client: &HttpClient,
    last_seen: &BTreeMap<String, LastSeen>,
) -> Result<Looked, Error> {
    let mut looked = Looked::default();
    if engine.practice_clock().await?.is_some() {
        return Ok(looked);
    }
    let wanted = wanted::all(engine, moment.now).await?;
    looked.cases = wanted.len();
    for one in wanted {
        let mut looks = Vec::new();
        for round in &one.rounds {
            let findings = look(client, &one, *round, last_seen.get(&one.client)).await;
            looks.push((*round, findings));
        }
        for (round, findings) in looks {
            if let Some(look) = record(engine, moment, &one.case, (round, findings)).await? {
                looked.done.push((one.case.clone(), look));
            }
        }
    }
    Ok(looked)
}

async fn look(
    client: &HttpClient,
    wanted: &Wanted,
    round: Round,
    last_seen: Option<&LastSeen>,
) -> Vec<Finding> {
    match round.kind {
        LookKind::Addresses => {
            let facts = address::facts(client.dns(), wanted, last_seen.cloned()).await;
            compare(&facts)
        }
        LookKind::LifeSigns => {
            let mut seen = Vec::new();
            for site in &wanted.sites {
                seen.push((site.host.clone(), site::look(client, site, wanted.today).await));
            }
            life_signs(&seen)
        }
    }
}

/// Records what was found; `None` where somebody else looked in the meantime, or the case ended.
async fn record(
    engine: &Engine,
    moment: &mut Moment,
    case: &str,
    (round, findings): (Round, Vec<Finding>),
) -> Result<Option<Look>, Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.is_strict = false;
    change.load_case(case).await?;
    let today = change.today;
    let (state, found) = change.case(case)?;
    if state.ended.is_some() || !is_due(&found.view.looks, round.kind, round.began_on, today) {
        return Ok(None);
    }
    let look = Look { on: today, kind: round.kind, findings };
    change.record(case, &CaseRecord::LookedUp(look.clone()))?;
    change.finish().await?;
    Ok(Some(look))
}
