//! Files of SQLite: opening them, and noticing that one is not there any more.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::Connection as _;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};

use crate::error::StoreError;

/// How long another program is waited for.
const BUSY_SECONDS: u64 = 5;

/// How much of a file each connection keeps in memory, at most: 64 MiB, which a negative number
/// says in KiB (`sqlite.org/pragma.html#pragma_cache_size`). With SQLite's own 2 MB the pages of
/// a large change are written several times before it is made.
const CACHE_KIB: &str = "-65536";

/// Connections to a file that nobody else uses.
const FEW: u32 = 2;

/// What SQLite keeps beside a file: the changes that are not in it yet, the index of those, and
/// what was there before a change.
pub(crate) const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The path of a file beside another one.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes a file of SQLite with everything that lies beside it, where it is there.
///
/// # Errors
/// Where the system does not let it.
pub fn discard(path: &Path) -> Result<(), StoreError> {
    let beside = COMPANIONS.iter().map(|ending| beside(path, ending));
    for file in [path.to_owned()].into_iter().chain(beside) {
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(StoreError::of_file(&file, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Opens a file for a program that works. Where nothing can be written, on a full disk or without
/// permission, it is opened to be read, and why nothing can be written is given too.
pub(crate) async fn connect_or_read(
    path: &Path,
    size: (u32, usize),
) -> Result<(SqlitePool, Option<StoreError>), StoreError> {
    let why = match connect(path, false, size).await {
        Ok(pool) => return Ok((pool, None)),
        Err(why) => why,
    };
    let is_unwritable = matches!(
        why,
        StoreError::DiskFull
            | StoreError::ReadOnly
            | StoreError::CannotOpen { .. }
            | StoreError::Io { .. }
    );
    if !is_unwritable || File::open(path).is_err() {
        return Err(why);
    }
    let (options, connections) = reading_options(path, size.0);
    let options = options.statement_cache_capacity(size.1);
    let Ok(pool) = open(path, options, connections).await else { return Err(why) };
    let has_schema = include_str!("../sql/sqlite/has_schema.sql");
    // What cannot be read either says why it could not be opened in the first place.
    match sqlx::query(has_schema).execute(&pool).await {
        Ok(_) => Ok((pool, Some(why))),
        Err(_) => Err(why),
    }
}

/// How to read a file beside which nothing can be made, and by how many connections. Without
/// changes beside it, the file is all there is. With some, their index is made in memory, which
/// only one connection can have.
fn reading_options(path: &Path, connections: u32) -> (SqliteConnectOptions, u32) {
    let has_log = beside(path, "-wal").metadata().is_ok_and(|log| log.len() > 0);
    if has_log {
        (options(path).locking_mode(SqliteLockingMode::Exclusive), 1)
    } else {
        (options(path).read_only(true).immutable(true), connections)
    }
}

/// Opens a file for a program that works, or makes it first.
pub(crate) async fn connect(
    path: &Path,
    create: bool,
    (connections, statements): (u32, usize),
) -> Result<SqlitePool, StoreError> {
    if create {
        // Not left to SQLite, which would make it again when it disappears later.
        match of_its_owner().write(true).create_new(true).open(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(StoreError::of_new_file(path, &error));
            }
            _ => {}
        }
    }
    let options = options(path)
        .journal_mode(SqliteJournalMode::Wal)
        // A letter that was recorded as handed over must be so after a power cut too.
        .synchronous(SqliteSynchronous::Full)
        .pragma("cache_size", CACHE_KIB)
        // What a statement would have to undo is kept in memory and not in a file beside it.
        .pragma("temp_store", "MEMORY")
        .statement_cache_capacity(statements);
    open(path, options, connections).await
}

/// Names, addresses and letters stand in the file: nobody else reads it, nor what SQLite puts
/// beside it, which has the same permissions.
#[cfg(unix)]
fn of_its_owner() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// Names, addresses and letters stand in the file; who reads it is left to the system.
#[cfg(not(unix))]
fn of_its_owner() -> OpenOptions {
    OpenOptions::new()
}

/// Opens a file that nobody else uses and that has nothing beside it when it is closed.
pub(crate) async fn connect_alone(path: &Path) -> Result<SqlitePool, StoreError> {
    open(path, options(path).journal_mode(SqliteJournalMode::Delete), FEW).await
}

/// Opens a file that is only looked at, wherever it is.
pub(crate) async fn connect_unchanged(path: &Path) -> Result<SqlitePool, StoreError> {
    open(path, options(path).read_only(true).immutable(true), FEW).await
}

/// An empty database in memory.
pub(crate) async fn connect_in_memory() -> Result<SqlitePool, StoreError> {
    let options = SqliteConnectOptions::new().in_memory(true);
    Ok(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?)
}

/// How many rows are on their way from SQLite at once.
const ROWS_AT_ONCE: usize = 1024;

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .busy_timeout(Duration::from_secs(BUSY_SECONDS))
        .foreign_keys(true)
        // Rows come from a thread of their own: few large steps, not many small ones.
        .row_buffer_size(ROWS_AT_ONCE)
}

async fn open(
    path: &Path,
    options: SqliteConnectOptions,
    connections: u32,
) -> Result<SqlitePool, StoreError> {
    if let Err(error) = std::fs::metadata(path) {
        return Err(StoreError::of_file(path, &error));
    }
    // On a full disk SQLite ends a transaction by itself, and the connection does not notice: it
    // would begin no other one.
    let pool =
        SqlitePoolOptions::new().max_connections(connections).before_acquire(|connection, _| {
            let is_free = !connection.is_in_transaction();
            Box::pin(async move { Ok(is_free) })
        });
    pool.connect_with(options).await.map_err(|error| StoreError::from(error).at(path))
}

/// Which file a path named when it was opened. SQLite goes on with a file that was removed, and
/// what it writes there is lost.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    path: PathBuf,
    id: Option<(u64, u64)>,
}

impl Opened {
    pub(crate) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), id: id_of(path).ok() }
    }

    /// Fails where the path names another file by now, or none.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        let place = || self.path.display().to_string();
        match id_of(&self.path) {
            Ok(id) if Some(id) == self.id => Ok(()),
            Ok(_) => Err(StoreError::Replaced { place: place() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(StoreError::Replaced { place: place() })
            }
            Err(error) => Err(StoreError::of_file(&self.path, &error)),
        }
    }
}

/// Device and number of a file.
#[cfg(unix)]
fn id_of(path: &Path) -> io::Result<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino()))
}

/// A file that is open cannot be removed here.
#[cfg(not(unix))]
fn id_of(path: &Path) -> io::Result<(u64, u64)> {
    std::fs::metadata(path).map(|_| (0, 0))
}

/// Makes the names in a folder last through a power cut.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    if cfg!(unix) {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(|error| StoreError::of_file(folder, &error))?;
    }
    Ok(())
}
