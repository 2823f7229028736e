//! When the digest leaves: once a day, on record before it does.

use funkstille_core::evidence::Head;
use funkstille_core::guard::Knowledge;
use funkstille_store::{Reading, Setting, Stamp, StoreError, Stream, Work};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::DayDigest;
use super::mail::{Handed, Parcel, write};
use crate::business::Business;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::pause::Pause;
use crate::words::Words;

/// When there is a digest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Never.
    Off,
    /// On business days on which there is something to say.
    #[default]
    WhenNeeded,
    /// On every business day.
    Daily,
}

/// How far the digest of a day is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestState {
    /// The day.
    pub on: Date,
    /// How far it is.
    pub stage: Stage,
    /// Since when.
    pub at: Timestamp,
    /// The last entry of the ledger that was told by it or one before it.
    pub told_until: Option<i64>,
    /// How often it was tried.
    pub tries: u32,
    /// Why it did not leave; empty where it did.
    pub why: String,
}

/// A digest that did not arrive, or may not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Its day.
    pub on: Date,
    /// Whether it may have left; otherwise it certainly did not.
    pub may_have_left: bool,
}

impl Missed {
    /// What is said of it, in two words.
    pub fn name(self) -> &'static str {
        if self.may_have_left { "digest-missed" } else { "digest-not-left" }
    }
}

/// How far a digest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// There was nothing to say.
    Quiet,
    /// It is being handed over; where the program was ended meanwhile, it may have left.
    Leaving,
    /// It left.
    Left,
    /// It certainly did not leave.
    NotLeft,
    /// It may have left.
    Unclear,
}

/// What became of a look at whether the digest is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is not due, or was dealt with.
    NotDue,
    /// There is nothing to say today.
    Quiet,
    /// It was handed over, with this outcome.
    Handed(Handed),
}

/// The settings that hold mode and state.
const MODE: &str = "digest-mode";
const STATE: &str = "digest";

/// What certainly did not leave is tried again after so long (docs/telling.md).
const AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(15);

/// So often it is tried on one day (docs/telling.md).
const MOST_TRIES: u32 = 5;

impl Mode {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Off, Self::WhenNeeded, Self::Daily];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::WhenNeeded => "when-needed",
            Self::Daily => "daily",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.as_str() == name)
    }
}

impl DigestState {
    /// What there is to say of it, where it did not arrive for certain.
    pub fn missed(&self) -> Option<Missed> {
        match self.stage {
            Stage::Quiet | Stage::Left => None,
            Stage::NotLeft => Some(Missed { on: self.on, may_have_left: false }),
            Stage::Leaving | Stage::Unclear => Some(Missed { on: self.on, may_have_left: true }),
        }
    }

    /// Whether the digest of `on` may leave after this one.
    fn lets(&self, on: Date, now: Timestamp) -> bool {
        let is_later = self.at.checked_add(AGAIN_AFTER).is_ok_and(|at| at <= now);
        let again = self.stage == Stage::NotLeft && self.tries < MOST_TRIES && is_later;
        self.on < on || self.on == on && again
    }
}

/// When there is a digest.
///
/// # Errors
/// Where the database fails, or the setting is none.
pub async fn mode(reading: &mut Reading) -> Result<Mode, Error> {
    Ok(read(MODE, reading).await?.0.unwrap_or_default())
}

/// Says when there is a digest.
///
/// # Errors
/// Where the database fails.
pub async fn set_mode(engine: &Engine, moment: &mut Moment, mode: Mode) -> Result<(), Error> {
    let mut work = engine.begin(moment).await?;
    let (_, version) = read::<Mode>(MODE, work.read()).await?;
    put((MODE, version), &mode, &mut work, moment.now).await?;
    Ok(work.commit().await?)
}

/// How far the last digest is; `None` where there was none.
///
/// # Errors
/// Where the database fails, or the setting is none.
pub async fn last(reading: &mut Reading) -> Result<Option<DigestState>, Error> {
    Ok(read(STATE, reading).await?.0)
}

/// Sends the digest where it is due: on a business day, from the sending time on, once. That it
/// leaves is on record before `hand_over` is called, so no crash makes two of one; one that may be
/// missing is told in the next. It is no letter, so a pause that a person wanted does not stop it;
/// a database that is new or a copy stays silent until it is let go on: another may be at work.
///
/// # Errors
/// Where the database fails, nobody has said yet who the business is, or the mail cannot be
/// written.
pub async fn send(
    engine: &Engine,
    moment: &mut Moment,
    knowledge: &Knowledge,
    hand_over: impl AsyncFnOnce(&Parcel) -> Handed,
) -> Result<Outcome, Error> {
    let Some((business, mode, on)) = due(engine, moment.now).await? else {
        return Ok(Outcome::NotDue);
    };
    let head = end_of_ledger(engine, moment).await?;
    let (earlier, version) = read::<DigestState>(STATE, &mut engine.read().await?).await?;
    let missed = earlier.as_ref().and_then(DigestState::missed).filter(|it| it.on < on);
    let told_until = earlier.as_ref().and_then(|it| it.told_until);
    let known = (told_until, missed, head);
    let digest = DayDigest::read(engine, moment.now, knowledge, known).await?;
    let tries = earlier.filter(|it| it.on == on).map_or(1, |it| it.tries + 1);
    let is_quiet = mode == Mode::WhenNeeded && !digest.says_something();
    let (at, why) = (moment.now, String::new());
    let mut state = DigestState { on, stage: Stage::Leaving, at, told_until, tries, why };
    if is_quiet {
        state.stage = Stage::Quiet;
    }
    // Whatever keeps the mail from being written comes before it is on record that it leaves.
    let words = Words::new(business.language()).with_own(&engine.data)?;
    let parcel = write(&business, (engine.tenant, on), moment.now, digest.letter(&words))?;
    let Some(version) = record(engine, moment, (&state, version)).await? else {
        return Ok(Outcome::NotDue);
    };
    if is_quiet {
        return Ok(Outcome::Quiet);
    }
    let handed = hand_over(&parcel).await;
    moment.refresh();
    (state.stage, state.why) = match &handed {
        Handed::Taken => (Stage::Left, String::new()),
        Handed::NotTaken { why } => (Stage::NotLeft, why.clone()),
        Handed::Unclear { why } => (Stage::Unclear, why.clone()),
    };
    if state.stage == Stage::Left {
        // What nobody may have read is told again by the next one.
        state.told_until = Some(head.sequence);
    }
    state.at = moment.now;
    record(engine, moment, (&state, version)).await?;
    Ok(Outcome::Handed(handed))
}

/// The business, and the day whose digest is due; `None` where none is.
async fn due(engine: &Engine, now: Timestamp) -> Result<Option<(Business, Mode, Date)>, Error> {
    if engine.practice_clock().await?.is_some() {
        return Ok(None);
    }
    let mut reading = engine.read().await?;
    let mode = mode(&mut reading).await?;
    let may_leave = Pause::load(&mut reading).await?.is_none_or(|it| it.is_of_the_user());
    let business = Business::load(&mut reading).await?;
    if mode == Mode::Off || !may_leave || business.email.is_empty() {
        return Ok(None);
    }
    let around = business.surroundings(engine)?;
    let on = now.to_zoned(around.sending.zone.clone()).date();
    let is_time = around.calendar.is_business_day(on)? && around.sending.on(on).timestamp() <= now;
    let state = last(&mut reading).await?;
    let is_open = state.is_none_or(|state| state.lets(on, now));
    Ok((is_time && is_open).then_some((business, mode, on)))
}

/// Where the chain of the business ends, after the ends of all others were put on record in it.
async fn end_of_ledger(engine: &Engine, moment: &mut Moment) -> Result<Head, Error> {
    let mut work = engine.begin(moment).await?;
    loop {
        let (at, actor, salt) = (moment.now, moment.actor.clone(), moment.salt());
        if work.record_heads(&Stamp { at, actor, salt }).await?.is_none() {
            break;
        }
    }
    let head = work.read().head(&Stream::tenant()).await?.unwrap_or(Head::NONE);
    work.commit().await?;
    Ok(head)
}

/// Puts it on record; `None` where another program has done so meanwhile.
async fn record(
    engine: &Engine,
    moment: &mut Moment,
    (state, version): (&DigestState, i64),
) -> Result<Option<i64>, Error> {
    let mut work = engine.begin(moment).await?;
    match put((STATE, version), state, &mut work, state.at).await {
        Ok(version) => {
            work.commit().await?;
            Ok(Some(version))
        }
        Err(Error::Store(StoreError::Conflict(_))) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn read<T: DeserializeOwned>(
    name: &str,
    reading: &mut Reading,
) -> Result<(Option<T>, i64), Error> {
    let Some(Setting { value, version }) = reading.setting(name).await? else {
        return Ok((None, 0));
    };
    let unreadable = |error: serde_json::Error| Problem::SettingUnreadable {
        name: name.to_owned(),
        why: error.to_string(),
    };
    Ok((Some(serde_json::from_str(&value).map_err(unreadable)?), version))
}

async fn put<T: Serialize>(
    (name, version): (&str, i64),
    value: &T,
    work: &mut Work,
    at: Timestamp,
) -> Result<i64, Error> {
    let value = serde_json::to_string(value).expect("names, numbers and texts are JSON");
    Ok(work.put_setting(name, &value, version, at).await?)
}
