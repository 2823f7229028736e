//! Opening a database, and beginning to work with it.

use jiff::Timestamp;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{Connection as _, Executor as _};

use crate::connection::Pool;
use crate::error::StoreError;
use crate::ids::TenantId;
use crate::location::Location;
use crate::migrate;
use crate::outbox::Letter;
use crate::reading::Reading;
use crate::sql;
use crate::sqlite::{self, Opened};
use crate::work::{Claim, Work};

/// Connections that are open at once; in SQLite one of them writes at a time.
const CONNECTIONS: u32 = 8;

/// How many prepared statements a connection keeps: all that there are, in three sizes each.
const STATEMENTS: usize = 256;

/// What is committed is on disk, whatever is set for the database: an attempt to send that was
/// forgotten would be made twice (docs/dev/sending.md). Stronger settings stay.
const DURABLE: &str = include_str!("../sql/postgres/durable.sql");

/// A database. Cheap to clone: all clones share their connections.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) pool: Pool,
    file: Option<Opened>,
    /// Why it can only be read, where that is so.
    only_reads: Option<StoreError>,
}

impl Store {
    /// Opens a database that is there, with the schema that this program knows.
    ///
    /// # Errors
    /// [`StoreError::NotThere`], [`StoreError::TooNew`], and [`StoreError::TooOld`] where
    /// [`Store::open_and_migrate`] is needed first. That nothing can be written is no error until
    /// something is ([`Store::only_reads`]).
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        let store = Self::connect(location, false).await?;
        let (found, known) = (store.schema_version().await?, migrate::known_version());
        if found < known { Err(StoreError::TooOld { found, known }) } else { Ok(store) }
    }

    /// Opens a database that is there and brings its schema up to date. Make a backup first, or
    /// call [`Store::open_and_migrate_keeping`].
    ///
    /// # Errors
    /// [`StoreError::NotThere`], [`StoreError::TooNew`].
    pub async fn open_and_migrate(location: &Location) -> Result<Self, StoreError> {
        let store = Self::connect(location, false).await?.into_writable()?;
        migrate::run(&store.pool).await?;
        Ok(store)
    }

    /// Whether somebody began to make a database and did not come far: there is a schema, and no
    /// tenant.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub async fn is_unfinished(location: &Location) -> Result<bool, StoreError> {
        let store = Self::connect(location, false).await?;
        let is_unfinished = store.schema_version().await? > 0 && store.tenants().await?.is_empty();
        store.close().await;
        Ok(is_unfinished)
    }

    /// Makes a database: the file of SQLite, or the tables in an empty database of PostgreSQL. One
    /// that is there already is opened and brought up to date.
    pub async fn create(location: &Location) -> Result<Self, StoreError> {
        let store = Self::connect(location, true).await?;
        if let Err(error) = migrate::run(&store.pool).await {
            store.close().await;
            return Err(error);
        }
        Ok(store)
    }

    pub(crate) async fn connect(location: &Location, create: bool) -> Result<Self, StoreError> {
        let mut only_reads = None;
        let pool = match location {
            Location::Sqlite(path) => {
                let size = (CONNECTIONS, STATEMENTS);
                let opened = if create {
                    (sqlite::connect(path, create, size).await?, None)
                } else {
                    sqlite::connect_or_read(path, size).await?
                };
                only_reads = opened.1;
                Pool::Sqlite(opened.0)
            }
            Location::Postgres(address) => {
                let options: PgConnectOptions = address.parse()?;
                let options = options.statement_cache_capacity(STATEMENTS);
                // A pool goes on asking a server that is not there; one connection says so at once.
                let first = PgConnection::connect_with(&options).await;
                let first = first.map_err(|error| unreachable(location, error))?;
                first.close().await?;
                let pool = PgPoolOptions::new().max_connections(CONNECTIONS).after_connect(
                    |connection, _| {
                        Box::pin(async move { connection.execute(DURABLE).await.map(drop) })
                    },
                );
                Pool::Postgres(pool.connect_with(options).await?)
            }
        };
        let file = match location {
            Location::Sqlite(path) => Some(Opened::new(path)),
            Location::Postgres(_) => None,
        };
        Self { pool, file, only_reads }.not_too_new().await
    }

    /// A file that nobody else uses.
    pub(crate) async fn of_pool(pool: sqlx::SqlitePool) -> Result<Self, StoreError> {
        Self { pool: Pool::Sqlite(pool), file: None, only_reads: None }.not_too_new().await
    }

    /// As it is, where it can be written.
    pub(crate) fn into_writable(self) -> Result<Self, StoreError> {
        match self.only_reads {
            Some(why) => Err(why),
            None => Ok(self),
        }
    }

    async fn not_too_new(self) -> Result<Self, StoreError> {
        let (found, known) = (self.schema_version().await?, migrate::known_version());
        if found > known { Err(StoreError::TooNew { found, known }) } else { Ok(self) }
    }

    /// The version of the database's schema; 0 where it is empty.
    pub async fn schema_version(&self) -> Result<i64, StoreError> {
        migrate::found_version(&self.pool).await
    }

    /// Why nothing can be changed in it, where it can only be read: a full disk, or a file or
    /// folder without permission to write.
    pub fn only_reads(&self) -> Option<&StoreError> {
        self.only_reads.as_ref()
    }

    /// Nothing is written into a file that was removed or replaced, or that can only be read.
    ///
    /// # Errors
    /// Why nothing can be written: [`StoreError::Replaced`], or as [`Store::only_reads`].
    pub fn must_be_writable(&self) -> Result<(), StoreError> {
        if let Some(why) = &self.only_reads {
            return Err(why.clone());
        }
        self.file.as_ref().map_or(Ok(()), Opened::check)
    }

    /// Adds a tenant, unless there is one of this number.
    pub async fn add_tenant(
        &self,
        tenant: TenantId,
        name: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.must_be_writable()?;
        let values = [tenant.0.into(), name.into(), at.as_microsecond().into()];
        self.pool.fetch(sql::TENANT_ADD, &values).await?;
        Ok(())
    }

    /// All tenants with their names, by number.
    pub async fn tenants(&self) -> Result<Vec<(TenantId, String)>, StoreError> {
        let rows = self.pool.fetch(sql::TENANTS, &[]).await?;
        rows.iter().map(|row| Ok((TenantId(row.get(0)?), row.get(1)?))).collect()
    }

    /// By what a server knows this database, and no copy of it, nor what was put back in its place:
    /// which cluster and history of it (a new one begins where a standby takes over or a backup is
    /// recovered), which database there, which table in it. Empty for a file, which the system
    /// knows by its number.
    ///
    /// # Errors
    /// Where the server does not say so.
    pub async fn identity(&self) -> Result<String, StoreError> {
        match &self.pool {
            Pool::Sqlite(_) => Ok(String::new()),
            Pool::Postgres(_) => {
                let sql = include_str!("../sql/postgres/identity.sql");
                let rows = self.pool.fetch(sql, &[]).await?;
                rows.first().map_or(Ok(String::new()), |row| row.get(0))
            }
        }
    }

    /// Settings of a server with which it may forget what was committed, when it or its machine
    /// fails: a letter that had left could leave again. A file of SQLite is never opened so.
    ///
    /// # Errors
    /// Where the server does not say so.
    pub async fn lossy_settings(&self) -> Result<Vec<String>, StoreError> {
        match &self.pool {
            Pool::Sqlite(_) => Ok(vec![]),
            Pool::Postgres(_) => {
                let sql = include_str!("../sql/postgres/lossy.sql");
                let rows = self.pool.fetch(sql, &[]).await?;
                rows.iter().map(|row| row.get(0)).collect()
            }
        }
    }

    /// Begins to read the data of a tenant.
    pub async fn read(&self, tenant: TenantId) -> Result<Reading, StoreError> {
        Ok(Reading { tenant, connection: self.pool.begin_read().await? })
    }

    /// Begins a unit of work of a tenant. Another one of the same tenant is waited for.
    ///
    /// # Errors
    /// [`StoreError::NoTenant`], [`StoreError::Busy`] where it was waited for too long, and
    /// [`StoreError::Replaced`] where the file is not the one that was opened.
    pub async fn begin(&self, tenant: TenantId) -> Result<Work, StoreError> {
        self.must_be_writable()?;
        Work::begin(self.pool.begin_write().await?, tenant).await
    }

    /// Claims the letter of a tenant that should have left first, until `until`; `None` where none
    /// is in its send window and free. `after` is the send time and id of a letter: those that come
    /// before it are passed by. Of many workers each gets another one, and who was too slow
    /// can no longer record anything ([`Work::record_claim`]). A letter that was handed over is
    /// never claimed again: what became of it is not known.
    pub async fn claim_letter(
        &self,
        tenant: TenantId,
        now: Timestamp,
        until: Timestamp,
        after: Option<(Timestamp, &str)>,
    ) -> Result<Option<Claim>, StoreError> {
        self.must_be_writable()?;
        let (after_at, after_id) =
            after.map_or((i64::MIN, ""), |(at, id)| (at.as_microsecond(), id));
        let values = [
            tenant.0.into(),
            now.as_microsecond().into(),
            until.as_microsecond().into(),
            after_at.into(),
            after_id.into(),
        ];
        let rows = self.pool.fetch(sql::LETTER_CLAIM, &values).await?;
        rows.first().map(|row| Ok(Claim { letter: Letter::read(row)? })).transpose()
    }

    /// Closes all connections and waits until they are.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Why a server does not answer.
fn unreachable(location: &Location, error: sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::Io(error) => {
            StoreError::Unreachable { place: location.to_string(), why: (&error).into() }
        }
        error => match error.into() {
            StoreError::NotOnServer { .. } => {
                StoreError::NotOnServer { place: location.to_string() }
            }
            error => error,
        },
    }
}
