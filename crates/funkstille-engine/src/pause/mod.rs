//! Everything is paused: nothing leaves until a person lets it go on. Work is still prepared.

mod home;

pub use home::{Home, stay_home};

use funkstille_core::explain::Fact;
use funkstille_core::guard::{PauseReason, Refusal};
use funkstille_store::{Reading, Work};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::business::Business;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::letters::given_away;

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
    /// Whether the person said that no other program has the same data.
    #[serde(rename = "alone")]
    is_alone: bool,
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
    work.put_setting(SETTING, &stored(&pause)?, version, moment.now).await?;
    let given_away = given_away(work.read()).await?;
    work.commit().await?;
    Ok(Paused { pause: Some(pause), is_new: true, zone, given_away })
}

/// A new business is paused until a person has looked whether all is right.
pub(crate) async fn begin_paused(work: &mut Work, now: Timestamp) -> Result<(), Error> {
    let pause = Pause { since: now, why: PauseReason::New };
    work.put_setting(SETTING, &stored(&pause)?, 0, now).await?;
    Ok(())
}

/// A person's word that everything goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoOn<'a> {
    /// Why.
    pub reason: &'a str,
    /// Where the database is; `None` where that is not known.
    pub here: Option<&'a Home>,
    /// Whether the person says that no other program has the same data any more.
    pub is_alone: bool,
}

impl<'a> From<&'a str> for GoOn<'a> {
    fn from(reason: &'a str) -> Self {
        Self { reason, here: None, is_alone: false }
    }
}

/// Ends the pause; when, by whom and why is kept until the next one ends. Of a database that was
/// restored, copied or moved a person has to say that the other one is stopped for good: both
/// would send the same letters (S-13).
///
/// # Errors
/// [`Problem::NoReason`], [`Problem::OtherAtWork`]; where the database fails, or nobody has said
/// yet who the business is.
pub async fn resume<'a>(
    engine: &Engine,
    moment: &mut Moment,
    said: impl Into<GoOn<'a>>,
) -> Result<Paused, Error> {
    let GoOn { reason, here, is_alone } = said.into();
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
    home::go_on(&mut work, pause.as_ref(), (here, is_alone), moment.now).await?;
    work.put_setting(SETTING, "", setting.version, moment.now).await?;
    let resumed = Resumed { at: moment.now, by: &moment.actor, why, is_alone };
    let value = serde_json::to_string(&resumed).map_err(|error| unreadable(&error))?;
    put(&mut work, RESUMED, &value, moment.now).await?;
    work.commit().await?;
    Ok(Paused { pause, is_new: true, zone, given_away })
}

fn stored(pause: &Pause) -> Result<String, Error> {
    let stored = Stored { since: pause.since, why: pause.why.as_str().to_owned() };
    serde_json::to_string(&stored).map_err(|error| unreadable(&error))
}

/// Sets a setting, whatever it was.
async fn put(work: &mut Work, name: &str, value: &str, now: Timestamp) -> Result<(), Error> {
    let version = work.read().setting(name).await?.map_or(0, |setting| setting.version);
    work.put_setting(name, value, version, now).await?;
    Ok(())
}

fn unreadable(error: &serde_json::Error) -> Error {
    Problem::SettingUnreadable { name: SETTING.to_owned(), why: error.to_string() }.into()
}
