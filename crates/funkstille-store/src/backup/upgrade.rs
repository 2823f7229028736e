//! A backup before the schema changes.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::error::StoreError;
use crate::location::Location;
use crate::migrate;
use crate::store::Store;

impl Store {
    /// Opens a database that is there and brings its schema up to date; before that, it is kept in
    /// a folder, as `funkstille-v2-20260312T100000Z.db`: the version that it had, and when in UTC.
    /// Gives the path of that backup; `None` where the schema was up to date, or there was none.
    ///
    /// # Errors
    /// As [`Store::open_and_migrate`] and [`Store::backup`]. Without a backup nothing is changed.
    pub async fn open_and_migrate_keeping(
        location: &Location,
        folder: &Path,
        at: Timestamp,
    ) -> Result<(Self, Option<PathBuf>), StoreError> {
        let store = Self::connect(location, false).await?.into_writable()?;
        let found = store.schema_version().await?;
        if found == migrate::known_version() {
            return Ok((store, None));
        }
        let mut backup = None;
        if found > 0 {
            let made = std::fs::create_dir_all(folder);
            made.map_err(|error| StoreError::of_file(folder, &error))?;
            let at = at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
            let path = folder.join(format!("funkstille-v{found}-{at}.db"));
            store.backup(&path).await?;
            backup = Some(path);
        }
        migrate::run(&store.pool).await?;
        Ok((store, backup))
    }
}
