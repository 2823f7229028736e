//! Where a database is at work. One that turns up elsewhere is a copy, or was moved: two programs
//! with the same data would both send (docs/backup.md).

use funkstille_core::guard::PauseReason;
use funkstille_store::{Reading, Work};
use jiff::Timestamp;

use super::{Pause, SETTING, put, stored};
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};

/// Where a database is at work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// Machine and place, in a form that says neither.
    pub digest: String,
    /// Both as a person knows them.
    pub place: String,
}

/// The setting that says where the database was last at work.
const HOME: &str = "home";

/// The setting that says it for people.
const PLACE: &str = "home-place";

/// The setting that says where it was before, until a person has said that nothing is at work there
/// any more. Empty or absent: it was nowhere else.
const BEFORE: &str = "home-before";

/// What stands there where no place is known: the database is of an earlier version.
const UNKNOWN: &str = "?";

/// A database that turns up elsewhere than where it was last at work is a copy, or was moved: it is
/// paused, since the program that has the other one may send the same letters. Gives the pause
/// where it is new. Where it is paused already, ending that pause asks for the same word.
///
/// # Errors
/// Where the database fails.
pub async fn stay_home(
    engine: &Engine,
    moment: &mut Moment,
    home: &Home,
) -> Result<Option<Pause>, Error> {
    let mut work = engine.begin(moment).await?;
    let now = moment.now;
    let before = value(work.read(), HOME).await?;
    if before == home.digest {
        if value(work.read(), PLACE).await? != home.place {
            put(&mut work, PLACE, &home.place, now).await?;
            work.commit().await?;
        }
        return Ok(None);
    }
    let has_moved = !before.is_empty();
    move_in(&mut work, home, now).await?;
    let paused = value(work.read(), SETTING).await?;
    let is_paused = Pause::parse(&paused)?.is_some();
    if !has_moved || is_paused {
        work.commit().await?;
        return Ok(None);
    }
    let pause = Pause { since: now, why: PauseReason::Copied };
    put(&mut work, SETTING, &stored(&pause)?, now).await?;
    work.commit().await?;
    Ok(Some(pause))
}

/// It is at work here from now on. Where it was before stays known until a person has said that
/// nothing is at work there; of several such places the first counts.
async fn move_in(work: &mut Work, home: &Home, now: Timestamp) -> Result<(), Error> {
    let was_somewhere = !value(work.read(), HOME).await?.is_empty();
    let is_asked = !value(work.read(), BEFORE).await?.is_empty();
    let place = value(work.read(), PLACE).await?;
    if was_somewhere {
        // What came and left at the other place is not known here.
        work.forget_mail_readings().await?;
    }
    if was_somewhere && !is_asked {
        let place = if place.is_empty() { UNKNOWN } else { &place };
        put(work, BEFORE, place, now).await?;
    }
    put(work, HOME, &home.digest, now).await?;
    put(work, PLACE, &home.place, now).await
}

/// A pause ends: where another program may have the same data, only by the word of a person that it
/// is stopped for good. `here` is where the database is now, where that is known; it is at home
/// there from now on.
///
/// # Errors
/// [`Problem::OtherAtWork`].
pub(super) async fn go_on(
    work: &mut Work,
    pause: Option<&Pause>,
    (here, is_alone): (Option<&Home>, bool),
    now: Timestamp,
) -> Result<(), Error> {
    let reading = work.read();
    let (home, place) = (value(reading, HOME).await?, value(reading, PLACE).await?);
    let before = value(reading, BEFORE).await?;
    let is_elsewhere = here.is_some_and(|here| !home.is_empty() && home != here.digest);
    let is_of = |why: &PauseReason| pause.is_some_and(|pause| pause.why == *why);
    let is_restored = is_of(&PauseReason::Restored);
    let is_second =
        is_elsewhere || !before.is_empty() || is_restored || is_of(&PauseReason::Copied);
    if is_second && !is_alone {
        let place = match before.as_str() {
            UNKNOWN => String::new(),
            // Of a backup that came back to its place, that is the place.
            "" if is_elsewhere || is_restored => place,
            before => before.to_owned(),
        };
        return Err(Problem::OtherAtWork { is_restored, place }.into());
    }
    if let Some(here) = here {
        if is_elsewhere {
            work.forget_mail_readings().await?;
        }
        put(work, HOME, &here.digest, now).await?;
        put(work, PLACE, &here.place, now).await?;
    }
    if before.is_empty() { Ok(()) } else { put(work, BEFORE, "", now).await }
}

async fn value(reading: &mut Reading, name: &str) -> Result<String, Error> {
    Ok(reading.setting(name).await?.map(|setting| setting.value).unwrap_or_default())
}
