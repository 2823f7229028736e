//! A business begins: a database is made, and knows who the business is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use funkstille_store::{Location, Store, StoreError, TenantId, discard};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Business, SETTING};
use crate::data::Data;
use crate::engine::PRACTICE_CLOCK;
use crate::error::{Error, Problem};
use crate::pause::begin_paused;

/// Makes the database with its folder where there is none, and the business `business` in it as
/// number `tenant`; it is paused, so that nothing leaves before a person has looked. `practice_at`
/// makes a database for practice, whose clock stands there; nothing can leave that one.
///
/// # Errors
/// [`Problem::BusinessThere`] where the database has this business already; where a value cannot
/// be used, before anything is made; where the database cannot be made.
pub async fn begin(
    (location, tenant): (&Location, TenantId),
    business: &Business,
    data: &Data,
    (now, practice_at): (Timestamp, Option<Timestamp>),
) -> Result<(), Error> {
    let around = business.surroundings_by(data)?;
    let new = NewFile::at(location);
    let store = open_or_make(location).await?;
    let made = fill(&store, tenant, business, (&around.sending.zone, now, practice_at)).await;
    store.close().await;
    made?;
    new.keep();
    Ok(())
}

/// Writes the business into a database that is open.
async fn fill(
    store: &Store,
    tenant: TenantId,
    business: &Business,
    (zone, now, practice_at): (&TimeZone, Timestamp, Option<Timestamp>),
) -> Result<(), Error> {
    store.add_tenant(tenant, &business.name, now).await?;
    let mut work = store.begin(tenant).await?;
    if work.read().setting(SETTING).await?.is_some() {
        return Err(Problem::BusinessThere.into());
    }
    business.put(&mut work, 0, now).await?;
    if let Some(at) = practice_at {
        let clock = at.to_zoned(zone.clone()).to_string();
        work.put_setting(PRACTICE_CLOCK, &clock, 0, now).await?;
    } else {
        begin_paused(&mut work, now).await?;
    }
    Ok(work.commit().await?)
}

/// A file that was not there before: it is removed again, with what SQLite puts beside it, unless
/// it is kept.
struct NewFile(Option<PathBuf>);

impl NewFile {
    /// Nothing where there is something already.
    fn at(location: &Location) -> Self {
        let Location::Sqlite(path) = location else { return Self(None) };
        let is_there = path.symlink_metadata().is_ok();
        Self((!is_there).then(|| path.clone()))
    }

    fn keep(mut self) {
        self.0 = None;
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            // The failure itself is told; what cannot be removed stays, and is made from there.
            let _ = discard(path);
        }
    }
}

/// A database that holds something is never brought up to date here: that needs a backup first.
async fn open_or_make(location: &Location) -> Result<Store, Error> {
    match Store::open(location).await {
        Err(StoreError::NotThere { .. } | StoreError::TooOld { found: 0, .. }) => {}
        // One that somebody began to make is made from there, and holds nothing to be kept.
        Err(StoreError::TooOld { .. }) if Store::is_unfinished(location).await? => {}
        opened => return Ok(opened?),
    }
    if let Location::Sqlite(path) = location
        && let Some(folder) = path.parent().filter(|folder| *folder != Path::new(""))
    {
        make_folder(folder).map_err(|error| Error::unwritable(folder, &error))?;
    }
    Ok(Store::create(location).await?)
}

/// Nobody but its owner reads, changes or lists it (POSIX.1-2024, § 4.7).
#[cfg(unix)]
const OF_ITS_OWNER: u32 = 0o700;

/// Makes the folder of a database, and those above it that are missing, for its owner alone.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, OF_ITS_OWNER);
    builder.recursive(true).create(folder)
}
