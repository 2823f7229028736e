//! A business begins: a database is made, and knows who the business is.

use std::fs;
use std::io;
use std::path::Path;

use funkstille_store::{Location, Store, StoreError, TenantId};
use jiff::Timestamp;

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
    let store = open_or_make(location).await?;
    store.add_tenant(tenant, &business.name, now).await?;
    let mut work = store.begin(tenant).await?;
    if work.read().setting(SETTING).await?.is_some() {
        return Err(Problem::BusinessThere.into());
    }
    business.put(&mut work, 0, now).await?;
    if let Some(at) = practice_at {
        let clock = at.to_zoned(around.sending.zone).to_string();
        work.put_setting(PRACTICE_CLOCK, &clock, 0, now).await?;
    } else {
        begin_paused(&mut work, now).await?;
    }
    work.commit().await?;
    store.close().await;
    Ok(())
}

/// A database that holds something is never brought up to date here: that needs a backup first.
async fn open_or_make(location: &Location) -> Result<Store, Error> {
    match Store::open(location).await {
        Err(StoreError::NotThere { .. } | StoreError::TooOld { found: 0, .. }) => {}
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
