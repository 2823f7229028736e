//! Letters whose time has come leave, one after the other.

use funkstille_core::case::Switch;
use funkstille_core::guard::{Knowledge, Refusal};
use jiff::Timestamp;

use super::begin::{Begun, Handing, LEASE, begin, start_data};
use super::record;
use super::recover::recover;
use super::transport::{Ending, Transport};
use crate::accounts::AccountProblem;
use crate::business::Business;
use crate::engine::{Engine, Moment, refuse_early_clock};
use crate::error::Error;

/// What a round of delivering did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// The ids of letters that left.
    pub sent: Vec<String>,
    /// The ids of letters that a person is to post or to fax: each is a task now.
    pub given: Vec<String>,
    /// Letters that were held, each with the reasons.
    pub held: Vec<(String, Vec<Refusal>)>,
    /// Letters that did not leave or may have left, each with what became of it.
    pub failed: Vec<(String, Ending)>,
    /// The ids of letters of an earlier process of which nobody knows whether they left.
    pub unclear: Vec<String>,
}

/// A place in the way of a letter at which the program could be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// A worker has claimed it.
    Claimed,
    /// It is on record that it is about to be handed over.
    Began,
    /// The way is open, and the recipient is taken.
    Open,
    /// It is on record that the letter itself is being given away.
    DataStarted,
    /// It was given away, and what became of it is known here alone.
    Ended,
    /// What became of it is on record.
    Recorded,
}

/// Who carries letters out.
pub struct Courier<'a> {
    /// Where they go.
    pub transport: &'a mut Transport,
    /// What is known of mailbox and bank; `None` where the database knows.
    pub knowledge: Option<&'a Knowledge>,
    /// Is told of every place that a letter passes.
    pub passes: &'a (dyn Fn(Point) + Sync),
}

/// As [`deliver_by`], with this knowledge.
///
/// # Errors
/// As [`deliver_by`].
pub async fn deliver(
    engine: &Engine,
    moment: &mut Moment,
    transport: &mut Transport,
    knowledge: &Knowledge,
) -> Result<Delivery, Error> {
    let courier = Courier { transport, knowledge: Some(knowledge), passes: &|_| {} };
    deliver_by(engine, moment, courier).await
}

/// Hands over the letters whose time has come, each after all guards were asked again. While
/// everything is paused nothing leaves: it is asked in the transaction in which a letter is
/// handed over, so that a pause holds at once.
///
/// # Errors
/// Where the database fails, or the clock stands before the last entry of the ledger.
/// [`AccountProblem::Practice`] where a letter of practice would go anywhere but into a sink.
pub async fn deliver_by(
    engine: &Engine,
    moment: &mut Moment,
    courier: Courier<'_>,
) -> Result<Delivery, Error> {
    refuse_early_clock(&mut engine.read().await?, moment.now).await?;
    if !transport_may(engine, &*courier.transport).await? {
        return Err(AccountProblem::Practice.into());
    }
    let mut delivery = Delivery { unclear: recover(engine, moment).await?, ..Delivery::default() };
    let business = Business::load(&mut engine.read().await?).await?;
    if business.switch() == Switch::RemindOnly {
        return Ok(delivery);
    }
    let Courier { transport, knowledge, passes } = courier;
    // Each letter is asked once in a round.
    let mut last: Option<(Timestamp, String)> = None;
    loop {
        moment.refresh();
        let (now, until) = (moment.now, moment.now + LEASE);
        let after = last.as_ref().map(|(at, letter)| (*at, letter.as_str()));
        let claim = engine.store.claim_letter(engine.tenant, now, until, after).await?;
        let Some(claim) = claim else { return Ok(delivery) };
        passes(Point::Claimed);
        let letter = claim.letter.letter.clone();
        last = Some((claim.letter.draft.send_at.unwrap_or(now), letter.clone()));
        match begin(engine, moment, claim, (&*transport, knowledge)).await? {
            Begun::Held(held) => {
                let holds_all = held.iter().any(holds_all);
                delivery.held.push((letter, held));
                if holds_all {
                    return Ok(delivery);
                }
            }
            Begun::Given => delivery.given.push(letter),
            Begun::Free(mut handing) => {
                passes(Point::Began);
                let given = hand_over(engine, moment, (&mut *transport, passes), &mut handing);
                match given.await? {
                    Handed::CalledOff(held) => delivery.held.push((letter, held)),
                    Handed::Ended(Ending::Accepted { .. }) => delivery.sent.push(letter),
                    Handed::Ended(ending) => delivery.failed.push((letter, ending)),
                }
            }
        }
    }
}

/// Whether what holds one letter holds all of them.
fn holds_all(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Paused { .. } | Refusal::OnlyReminds)
}

/// Practice reaches nothing but a sink, which cannot open a connection.
async fn transport_may(engine: &Engine, transport: &Transport) -> Result<bool, Error> {
    let is_practice = engine.practice_clock().await?.is_some();
    Ok(!is_practice || matches!(transport, Transport::Sink(_)))
}

/// What came of it.
enum Handed {
    CalledOff(Vec<Refusal>),
    Ended(Ending),
}

/// The letter goes through the world outside.
async fn hand_over(
    engine: &Engine,
    moment: &mut Moment,
    (transport, passes): (&mut Transport, &(dyn Fn(Point) + Sync)),
    handing: &mut Handing,
) -> Result<Handed, Error> {
    let ending = match transport.open(&handing.attempt.account, &handing.parcel).await {
        Err(ending) => ending,
        Ok(line) => {
            passes(Point::Open);
            moment.refresh();
            let held = start_data(engine, moment, handing).await?;
            if !held.is_empty() {
                return Ok(Handed::CalledOff(held));
            }
            passes(Point::DataStarted);
            line.give(handing.parcel.clone()).await
        }
    };
    passes(Point::Ended);
    moment.refresh();
    record::ended(engine, moment, handing, &ending).await?;
    passes(Point::Recorded);
    Ok(Handed::Ended(ending))
}
