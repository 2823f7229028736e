//! Everything is paused: nothing leaves until a person lets it go on. Work is still prepared.

use funkstille_core::delivery::AttemptState;
use funkstille_core::explain::Fact;
use funkstille_core::guard::{PauseReason, Refusal};
use funkstille_store::{OutboxState, Reading, Work};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::business::Business;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::letters::LetterGroup;

/// Since when and why nothing leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Since when.
    pub since: Timestamp,
    /// Why.
    pub why: PauseReason,
}

/// What became of a pause, and the zone in which the business reads its instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Paused {
    /// The pause that there is now, or was until now; `None` where nothing was paused.
    pub pause: Option<Pause>,
    /// Whether something changed.
    pub is_new: bool,
    /// The zone.
    pub zone: TimeZone,
    /// The numbers of letters that were being given away when the pause began: they may leave.
    pub given_away: Vec<String>,
}

/// The setting that says so; a restored database has it (docs/dev/backup.md). Empty or absent:
/// nothing is paused.
const SETTING: &str = "paused";

/// The setting that keeps when, by whom and why the last pause was ended.
const RESUMED: &str = "resumed";

#[derive(Serialize, Deserialize)]
struct Stored {
    since: Timestamp,
    why: String,
}

#[derive(Serialize)]
struct Resumed<'a> {
    at: Timestamp,
    by: &'a str,
    why: &'a str,
}

impl Pause {
    /// Reads it; `None` where nothing is paused.
    ///
    /// # Errors
    /// [`Problem::SettingUnreadable`]: what cannot be read must not let anything leave.
    pub async fn load(reading: &mut Reading) -> Result<Option<Self>, Error> {
        let setting = reading.setting(SETTING).await?;
        setting.map_or(Ok(None), |setting| Self::parse(&setting.value))
    }

    fn parse(value: &str) -> Result<Option<Self>, Error> {
        if value.is_empty() {
            return Ok(None);
        }
        let stored: Stored = serde_json::from_str(value).map_err(|error| unreadable(&error))?;
        Ok(Some(Self { since: stored.since, why: PauseReason::parse(&stored.why) }))
    }

    /// Whether a person wanted it, and it does not come from what the database is.
    pub(crate) fn is_of_the_user(&self) -> bool {
        matches!(self.why, PauseReason::NotSaid | PauseReason::Said(_))
    }

    /// The civil day since which it holds.
    pub fn since_on(&self, zone: &TimeZone) -> Date {
        self.since.to_zoned(zone.clone()).date()
    }

    /// What a sentence says of it: `day`, `because`, `why`.
    pub fn facts(&self, zone: &TimeZone) -> Vec<(&'static str, Fact)> {
        let day = ("day", Fact::Day(self.since_on(zone)));
        [day].into_iter().chain(self.why.facts()).collect()
    }

    pub(crate) fn refusal(&self, zone: &TimeZone) -> Refusal {
        Refusal::Paused { since_on: self.since_on(zone), why: self.why.clone() }
    }
}

/// Pauses the business: from now on nothing leaves. A pause that holds already stays as it is.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn pause(engine: &Engine, moment: &mut Moment, reason: &str) -> Result<Paused, Error> {
    let mut work = engine.begin(moment).await?;
    let zone = Business::load(work.read()).await?.zone()?;
    let setting = work.read().setting(SETTING).await?;
    let (value, version) = setting.map_or((String::new(), 0), |it| (it.value, it.version));
    if let Some(pause) = Pause::parse(&value)? {
        let given_away = given_away(work.read()).await?;
        return Ok(Paused { pause: Some(pause), is_new: false, zone, given_away });
    }
    let pause = Pause { since: moment.now, why: PauseReason::parse(reason) };
    let stored = Stored { since: pause.since, why: pause.why.as_str().to_owned() };
    let value = serde_json::to_string(&stored).map_err(|error| unreadable(&error))?;
    work.put_setting(SETTING, &value, version, moment.now).await?;
    let given_away = given_away(work.read()).await?;
    work.commit().await?;
    Ok(Paused { pause: Some(pause), is_new: true, zone, given_away })
}

/// How many letters are read at once (docs/dev/sending.md).
const PAGE: i64 = 100;

/// The letters that are being given away, and that no pause keeps any more.
async fn given_away(reading: &mut Reading) -> Result<Vec<String>, Error> {
    let mut numbers = Vec::new();
    let mut after = String::new();
    loop {
        let page = reading.letters_in_state(OutboxState::HandedOver, &after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(numbers) };
        after.clone_from(&last.letter);
        for letter in page {
            let last = reading.attempts(&letter.letter).await?.pop();
            if last.is_some_and(|last| last.state == AttemptState::DataStarted) {
                numbers.push(LetterGroup::number_of(&letter.letter).to_owned());
            }
        }
    }
}

/// The setting that says where the database was last at work.
const HOME: &str = "home";

/// A new business is paused until a person has looked whether all is right.
pub(crate) async fn begin_paused(work: &mut Work, now: Timestamp) -> Result<(), Error> {
    let stored = Stored { since: now, why: PauseReason::New.as_str().to_owned() };
    let value = serde_json::to_string(&stored).map_err(|error| unreadable(&error))?;
    work.put_setting(SETTING, &value, 0, now).await?;
    Ok(())
}

/// A database that turns up elsewhere than where it was last at work is a copy, or was moved: it is
/// paused, since the program that has the other one may send the same letters. `home` names machine
/// and place; gives the pause where it is new.
///
/// # Errors
/// Where the database fails.
pub async fn stay_home(
    engine: &Engine,
    moment: &mut Moment,
    home: &str,
) -> Result<Option<Pause>, Error> {
    let mut work = engine.begin(moment).await?;
    let known = work.read().setting(HOME).await?;
    let (before, version) = known.map_or((String::new(), 0), |it| (it.value, it.version));
    if before == home {
        return Ok(None);
    }
    work.put_setting(HOME, home, version, moment.now).await?;
    let setting = work.read().setting(SETTING).await?;
    let (value, version) = setting.map_or((String::new(), 0), |it| (it.value, it.version));
    let is_paused = Pause::parse(&value)?.is_some();
    if before.is_empty() || is_paused {
        work.commit().await?;
        return Ok(None);
    }
    let pause = Pause { since: moment.now, why: PauseReason::Copied };
    let stored = Stored { since: pause.since, why: pause.why.as_str().to_owned() };
    let value = serde_json::to_string(&stored).map_err(|error| unreadable(&error))?;
    work.put_setting(SETTING, &value, version, moment.now).await?;
    work.commit().await?;
    Ok(Some(pause))
}

/// Ends the pause; when, by whom and why is kept until the next one ends.
///
/// # Errors
/// [`Problem::NoReason`]; where the database fails, or nobody has said yet who the business is.
pub async fn resume(engine: &Engine, moment: &mut Moment, reason: &str) -> Result<Paused, Error> {
    let why = reason.trim();
    if why.is_empty() {
        return Err(Problem::NoReason.into());
    }
    let mut work = engine.begin(moment).await?;
    let zone = Business::load(work.read()).await?.zone()?;
    let setting = work.read().setting(SETTING).await?.filter(|it| !it.value.is_empty());
    let given_away = Vec::new();
    let Some(setting) = setting else {
        return Ok(Paused { pause: None, is_new: false, zone, given_away });
    };
    // One that cannot be read has to end too.
    let pause = Pause::parse(&setting.value).ok().flatten();
    work.put_setting(SETTING, "", setting.version, moment.now).await?;
    let resumed = Resumed { at: moment.now, by: &moment.actor, why };
    let value = serde_json::to_string(&resumed).map_err(|error| unreadable(&error))?;
    let version = work.read().setting(RESUMED).await?.map_or(0, |setting| setting.version);
    work.put_setting(RESUMED, &value, version, moment.now).await?;
    work.commit().await?;
    Ok(Paused { pause, is_new: true, zone, given_away })
}

fn unreadable(error: &serde_json::Error) -> Error {
    Problem::SettingUnreadable { name: SETTING.to_owned(), why: error.to_string() }.into()
}
