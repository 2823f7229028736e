//! What is on its way is told, and tried again where it was not taken.

use std::collections::BTreeSet;

use funkstille_core::evidence::Digest;
use funkstille_core::explain::Explain;
use funkstille_post::http::{Authorization, HttpClient, Request};
use funkstille_store::{Telling, TellingState};
use jiff::{SignedDuration, Timestamp};

use super::notice::{Notice, id_of};
use super::receiver::{Receiver, ReceiverKind, find, list};
use super::{Kind, TellingProblem, signature};
use crate::accounts::refuse_practice;
use crate::business::Business;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::pause::Pause;
use crate::secrets::KeyPlace;
use crate::words::Words;

/// What a round of telling did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// How much was told.
    pub told: usize,
    /// Receivers that did not take it, each with the reason.
    pub failed: Vec<(String, Error)>,
}

/// How many are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// After how many minutes the next try comes; after the last one it is given up. In all some three
/// days (docs/telling.md).
const AGAIN_AFTER_MINUTES: [i64; 9] = [1, 5, 30, 120, 300, 600, 840, 1200, 1440];

/// Answers that say that it was taken (RFC 9110, 15.3).
const TAKEN: std::ops::Range<u16> = 200..300;

/// Tells what is on its way by now. Before something leaves it is on record that it was tried: a
/// program that is ended meanwhile tries it again later, under the same id. A database that is new
/// or a copy stays silent until it is let go on.
///
/// # Errors
/// Where the database fails, or it is one for practice.
pub async fn deliver(
    engine: &Engine,
    moment: &mut Moment,
    (client, keys): (&HttpClient, &KeyPlace),
) -> Result<Delivered, Error> {
    refuse_practice(engine).await?;
    let mut reading = engine.read().await?;
    if Pause::load(&mut reading).await?.is_some_and(|pause| !pause.is_of_the_user()) {
        return Ok(Delivered::default());
    }
    let due = reading.tellings_due(moment.now, PAGE).await?;
    let receivers = if due.is_empty() { Vec::new() } else { list(&mut reading).await? };
    drop(reading);
    let mut delivered = Delivered::default();
    let mut silent: BTreeSet<String> = BTreeSet::new();
    for telling in due {
        let found = receivers.iter().find(|it| it.receiver == telling.receiver);
        let Some(receiver) = found.filter(|it| !silent.contains(&it.receiver)) else { continue };
        let Some(claimed) = claim(engine, telling, moment.now).await? else { continue };
        let told = tell(engine, moment.now, (client, keys), (receiver, &claimed)).await;
        let state = if told.is_ok() { TellingState::Told } else { claimed.state };
        let failure = told.as_ref().err().map(Explain::key);
        moment.refresh();
        let next_at = if told.is_ok() { moment.now } else { claimed.next_at };
        let tries = claimed.tries;
        note(engine, &Telling { state, failure, next_at, ..claimed }, tries).await?;
        match told {
            Ok(()) => delivered.told += 1,
            Err(error) => {
                silent.insert(receiver.receiver.clone());
                delivered.failed.push((receiver.receiver.clone(), error));
            }
        }
    }
    Ok(delivered)
}

/// Tells one receiver that telling works.
///
/// # Errors
/// [`TellingProblem`]: it is not there, cannot be reached, or does not take it.
pub async fn test(
    engine: &Engine,
    moment: &mut Moment,
    with: (&HttpClient, &KeyPlace),
    given: &str,
) -> Result<Receiver, Error> {
    refuse_practice(engine).await?;
    let mut reading = engine.read().await?;
    let receiver = find(&mut reading, given).await?;
    let words = Words::new(Business::load(&mut reading).await?.language());
    drop(reading);
    let notice = Notice {
        id: id_of(&Digest::of(&moment.salt())),
        at: moment.now.to_string(),
        kind: Kind::Test,
        case: None,
        step: None,
        account: None,
        client: None,
    };
    let telling = super::collect::telling(&notice, &receiver, &words, moment.now);
    tell(engine, moment.now, with, (&receiver, &telling)).await?;
    // That it is reached is known from now on.
    let told = Telling { state: TellingState::Told, tries: 1, ..telling };
    let mut work = engine.store.begin(engine.tenant).await?;
    work.add_tellings(&[told]).await?;
    work.commit().await?;
    Ok(receiver)
}

/// Puts on record that it is tried; `None` where another program does.
async fn claim(
    engine: &Engine,
    telling: Telling,
    now: Timestamp,
) -> Result<Option<Telling>, Error> {
    let tries = telling.tries;
    let nth = usize::try_from(tries).unwrap_or(usize::MAX);
    let (state, minutes) = match AGAIN_AFTER_MINUTES.get(nth) {
        Some(minutes) => (TellingState::Waiting, *minutes),
        None => (TellingState::GivenUp, 0),
    };
    let next_at = now.checked_add(SignedDuration::from_mins(minutes)).unwrap_or(now);
    let claimed = Telling { state, tries: tries + 1, next_at, ..telling };
    Ok(note(engine, &claimed, tries).await?.then_some(claimed))
}

async fn note(engine: &Engine, telling: &Telling, read_tries: i64) -> Result<bool, Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    let noted = work.note_telling(telling, read_tries).await?;
    work.commit().await?;
    Ok(noted)
}

async fn tell(
    engine: &Engine,
    now: Timestamp,
    (client, keys): (&HttpClient, &KeyPlace),
    (receiver, telling): (&Receiver, &Telling),
) -> Result<(), Error> {
    let (settings, body) = (&receiver.settings, &telling.body);
    let secret = receiver.open(engine.tenant, keys)?;
    let request = match receiver.kind {
        ReceiverKind::Webhook => Request::json(&settings.url, body.as_bytes().to_vec()),
        ReceiverKind::Ntfy => Request::text(&settings.url, body),
    };
    let mut request = request.map_err(TellingProblem::Address)?.reach(settings.reach()?);
    match (receiver.kind, secret) {
        (ReceiverKind::Webhook, Some(secret)) => {
            let (id, at_seconds) = (telling.telling.as_str(), now.as_second());
            request = request
                .header("webhook-id", id.to_owned())
                .header("webhook-timestamp", at_seconds.to_string())
                .header("webhook-signature", signature::sign(&secret, (id, at_seconds), body));
        }
        (ReceiverKind::Ntfy, Some(token)) => {
            let token = String::from_utf8_lossy(&token).into_owned();
            request = request.authorization(Authorization::Bearer(token));
        }
        (ReceiverKind::Webhook, None) => {
            let receiver = receiver.receiver.clone();
            return Err(TellingProblem::Unreadable { receiver }.into());
        }
        (ReceiverKind::Ntfy, None) => {}
    }
    let answer = client.send(&request).await.map_err(TellingProblem::Address)?;
    if TAKEN.contains(&answer.status) {
        return Ok(());
    }
    let (host, status) = (settings.host(), answer.status);
    Err(TellingProblem::Status { host, status }.into())
}
