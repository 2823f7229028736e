//! What makes a database one of the sample world: a setting that names the text of the world. No
//! other database is ever moved in time or thrown away.

use funkstille_core::evidence::{Digest, SALT_BYTES};
use funkstille_store::{Location, Work};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::world;
use crate::engine::{Engine, Moment, PRACTICE_CLOCK};
use crate::error::{Error, Problem};

/// The setting: the digest of the world's text.
const DEMO: &str = "demo";

fn mark() -> String {
    Digest::of(world::TEXT.as_bytes()).to_string()
}

/// Says that a database is one of the sample world, as it is now.
pub(super) async fn put(work: &mut Work, at: Timestamp) -> Result<(), Error> {
    work.put_setting(DEMO, &mark(), 0, at).await?;
    Ok(())
}

/// Refuses a database that is none of the sample world; with `is_current` also one whose world was
/// another.
pub(super) async fn check(
    engine: &Engine,
    location: &Location,
    is_current: bool,
) -> Result<(), Error> {
    let place = location.to_string();
    let setting = engine.read().await?.setting(DEMO).await?;
    match setting {
        None => Err(Problem::NoDemo { place }.into()),
        Some(found) if is_current && found.value != mark() => {
            Err(Problem::OldDemo { place }.into())
        }
        Some(_) => Ok(()),
    }
}

/// Sets the practice clock.
pub(super) async fn set_clock(
    engine: &Engine,
    now: Timestamp,
    zone: TimeZone,
) -> Result<(), Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    let version = work.read().setting(PRACTICE_CLOCK).await?.map_or(0, |it| it.version);
    let clock = now.to_zoned(zone).to_string();
    work.put_setting(PRACTICE_CLOCK, &clock, version, now).await?;
    Ok(work.commit().await?)
}

/// A moment of the sample world. Its salts are counted up from the last entry of the ledger: what
/// is invented need not be guarded, and every run is the same.
pub(super) async fn moment(engine: &Engine, now: Timestamp, actor: &str) -> Result<Moment, Error> {
    let mut count = engine.read().await?.last_sequence().await?;
    Ok(Moment::new(now, actor, move || {
        count += 1;
        let mut salt = [0; SALT_BYTES];
        let digest = Digest::of(&count.to_be_bytes());
        salt.iter_mut().zip(digest.as_bytes()).for_each(|(to, from)| *to = *from);
        salt
    }))
}
