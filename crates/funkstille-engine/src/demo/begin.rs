//! A database of the sample world is made, or opened.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use funkstille_store::{Location, Store, TenantId};
use jiff::Timestamp;

use super::advance::tick_out;
use super::world::world;
use super::{MORNING, TODAY, fill, mark};
use crate::business::{self, Business, LanguageName};
use crate::data::Data;
use crate::engine::Engine;
use crate::error::{Error, Problem};

/// The number of its business.
const TENANT: TenantId = TenantId(1);

/// What lies beside a database of SQLite while it is in use (sqlite.org, *Temporary Files*).
const BESIDE: &[&str] = &["", "-wal", "-shm"];

/// The end of the name of a database that is not complete yet.
const NEW: &str = ".new";

/// Opens the database of the sample world in the file `path`; makes it where there is none, with
/// its folder, on the world's first day at eight o'clock, after a tick. `again` throws away what is
/// there and makes it anew. `language` is the one in which the program speaks to the freelancer.
///
/// # Errors
/// [`Problem::NoDemo`] where another database is there, which is never touched;
/// [`Problem::OldDemo`] where the world has changed since, and `again` is not set.
pub async fn begin(
    path: &Path,
    data: &Data,
    language: LanguageName,
    again: bool,
) -> Result<Engine, Error> {
    if path.exists() {
        let engine = reopen(path, data, !again).await?;
        if !again {
            return Ok(engine);
        }
        engine.store.close().await;
    }
    // Made under another name: a demo that is interrupted leaves no half of a world.
    let new = beside(path, NEW);
    remove(&new)?;
    make(&new, data, language).await?;
    remove(path)?;
    fs::rename(&new, path).map_err(|error| Error::unwritable(path, &error))?;
    reopen(path, data, true).await
}

async fn reopen(path: &Path, data: &Data, is_current: bool) -> Result<Engine, Error> {
    let location = Location::Sqlite(path.to_path_buf());
    let no_demo = || Problem::NoDemo { place: location.to_string() };
    let engine = Engine::new(Store::open(&location).await?, TENANT, data.clone())?;
    if engine.store.tenants().await?.iter().all(|(tenant, _)| *tenant != TENANT) {
        return Err(no_demo().into());
    }
    mark::check(&engine, &location, is_current).await?;
    Ok(engine)
}

async fn make(path: &Path, data: &Data, language: LanguageName) -> Result<(), Error> {
    let location = Location::Sqlite(path.to_path_buf());
    let business = freelancer(data, language)?;
    let now = TODAY.to_datetime(MORNING).to_zoned(business.zone()?);
    let now: Timestamp = now.map_err(|_| Error::BadDate(TODAY.to_string()))?.timestamp();
    business::begin((&location, TENANT), &business, data, (now, Some(now))).await?;
    let engine = Engine::new(Store::open(&location).await?, TENANT, data.clone())?;
    let mut moment = mark::moment(&engine, now, &business.name).await?;
    fill::fill(&engine, &mut moment).await?;
    tick_out(&engine, &mut moment).await?;
    let mut work = engine.store.begin(TENANT).await?;
    mark::put(&mut work, now).await?;
    work.commit().await?;
    engine.store.close().await;
    Ok(())
}

/// The business of the world.
fn freelancer(data: &Data, language: LanguageName) -> Result<Business, Error> {
    let mut business = Business { language, ..Business::default() };
    for (key, value) in &world().business {
        business.set(key, value, data)?;
    }
    Ok(business)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes a database with what lies beside it, where it is there.
fn remove(path: &Path) -> Result<(), Error> {
    for ending in BESIDE {
        let file = beside(path, ending);
        match fs::remove_file(&file) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Error::unwritable(&file, &error));
            }
            _ => {}
        }
    }
    Ok(())
}
