//! A command at work on a database: the opened engine, and the runtime in which it waits.

use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::explain::Fact;
use funkstille_engine::round::Clock;
use funkstille_engine::upgrade::{self, Upgraded};
use funkstille_engine::words::Words;
use funkstille_engine::{
    Data, Engine, Error, Location, Moment, Problem, Store, StoreError, TenantId,
};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

use crate::clock;
use crate::config::{Config, is_address, without_password};
use crate::context::Context;
use crate::failure::Failure;

/// Who stands in the ledger for what the program does by itself.
const PROGRAM: &str = "funkstille";

/// The business of the configuration, ready to work.
pub(crate) struct Session {
    /// The business.
    pub(crate) engine: Engine,
    user: String,
    runtime: Runtime,
}

impl Session {
    /// Opens the database of the configuration, as [`store`].
    ///
    /// # Errors
    /// Where there is no database, it has a later version, or it has no such business.
    pub(crate) fn open(context: &mut Context<'_>) -> Result<Self, Failure> {
        let runtime = runtime()?;
        let store = store(&runtime, context)?;
        let config = &context.config;
        let engine = runtime.block_on(open(store, config, context.data.clone()))?;
        Ok(Self { engine, user: config.user().to_owned(), runtime })
    }

    /// Works on a business that is opened in another way.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(crate) fn of(
        context: &Context<'_>,
        opening: impl Future<Output = Result<Engine, Error>>,
    ) -> Result<Self, Failure> {
        let runtime = runtime()?;
        let engine = runtime.block_on(opening)?;
        Ok(Self { engine, user: context.config.user().to_owned(), runtime })
    }

    /// Waits for a use case.
    pub(crate) fn run<T>(
        &self,
        use_case: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Failure> {
        Ok(self.runtime.block_on(use_case)?)
    }

    /// Now, by the clock of the database; done by the user of the configuration.
    ///
    /// # Errors
    /// Where the database or the system's source of randomness fails.
    pub(crate) fn moment(&self) -> Result<Moment, Failure> {
        self.moment_of(&self.user)
    }

    /// As [`Session::moment`], for what the program does by itself, whoever started it.
    ///
    /// # Errors
    /// As [`Session::moment`].
    pub(crate) fn moment_of_the_program(&self) -> Result<Moment, Failure> {
        self.moment_of(PROGRAM)
    }

    /// Gives moments to work that goes on for long, of what the program does by itself.
    ///
    /// # Errors
    /// As [`Session::moment`].
    pub(crate) fn clock(&self) -> Result<Clock, Failure> {
        self.moment()?;
        let salts = || random().expect("the source of randomness was ready before");
        Ok(Clock::new(move || Moment::new(clock::now(), PROGRAM, salts).by(clock::now)))
    }

    /// The same business once more, for what goes on beside the work of this one.
    ///
    /// # Errors
    /// Where a text of the user's own folder cannot be used.
    pub(crate) fn again(&self, context: &Context<'_>) -> Result<Engine, Failure> {
        let (store, tenant) = (self.engine.store().clone(), TenantId(context.config.business()));
        Ok(Engine::new(store, tenant, context.data.clone())?)
    }

    /// Lets others connect at an address of this machine, such as `127.0.0.1:8417`.
    ///
    /// # Errors
    /// Where it is no address, or another program has it.
    pub(crate) fn listen(&self, address: &str) -> std::io::Result<TcpListener> {
        self.runtime.block_on(TcpListener::bind(address))
    }

    /// Works until somebody stops the program (Ctrl+C, or the signal by which services are ended).
    ///
    /// # Errors
    /// Where the system does not tell of signals.
    pub(crate) fn serve(&self, work: impl Future<Output = ()>) -> Result<(), Failure> {
        self.runtime.block_on(async {
            let stopped = stopped()?;
            tokio::select! {
                () = work => {}
                () = stopped => {}
            }
            Ok(())
        })
    }

    fn moment_of(&self, actor: &str) -> Result<Moment, Failure> {
        let machine_now = clock::now();
        let now = self.run(self.engine.clock(machine_now))?;
        // Asked once, the source is ready, and small requests never fail again: getrandom(2).
        random().map_err(|error| Failure::System(error.into()))?;
        let salts = || random().expect("the source of randomness was ready before");
        let moment = Moment::new(now, actor, salts);
        // A practice database has a time of its own, which does not go on by itself.
        Ok(if now == machine_now { moment.by(clock::now) } else { moment })
    }
}

/// What a command waits in.
///
/// # Errors
/// Where the system does not give it.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    Builder::new_current_thread().enable_all().build().map_err(Failure::System)
}

/// Where a database is, as a person writes it.
///
/// # Errors
/// [`Problem::BadValue`] for nothing, and for an address of something else than PostgreSQL.
pub(crate) fn location(text: &str) -> Result<Location, Error> {
    let is_ours = is_address(text) || text.starts_with("sqlite:") || !text.contains("://");
    if is_ours && !text.trim().is_empty() {
        return Ok(Location::parse(text));
    }
    let (key, given) = ("database".to_owned(), without_password(text));
    Err(Problem::BadValue { key, given }.into())
}

/// The database of the configuration. One of an earlier version is brought up to date, after it was
/// kept in the folder for backups; a person is told.
///
/// # Errors
/// Where there is no database, or it has a later version.
pub(crate) fn store(runtime: &Runtime, context: &mut Context<'_>) -> Result<Store, Failure> {
    let location = location(context.config.database()?)?;
    match runtime.block_on(upgrade::open(&location)) {
        // Only then is it asked where backups go.
        Err(StoreError::TooOld { .. }) => {}
        opened => {
            let store = opened.map_err(Error::from)?;
            context.at_end = store.only_reads().map(|why| only_reads(why, &context.words));
            return Ok(store);
        }
    }
    let upgrading = upgrade::bring_up_to_date(&location, context.config.backups()?, clock::now());
    let (store, upgraded) = runtime.block_on(upgrading).map_err(Error::from)?;
    if let Some(Upgraded { found, known, kept }) = upgraded {
        let kept = Fact::Text(kept.display().to_string());
        let facts = [("found", found.into()), ("known", known.into()), ("file", kept)];
        let told = context.words.say("backup-before-upgrade", &facts);
        context.hint(&told)?;
    }
    Ok(store)
}

/// That nothing can be changed, and why.
fn only_reads(why: &StoreError, words: &Words) -> String {
    match why {
        StoreError::DiskFull => words.say("only-reads-full", &[]),
        _ => words.say("only-reads-place", &[]),
    }
}

async fn open(store: Store, config: &Config, data: Data) -> Result<Engine, Error> {
    let engine = Engine::new(store, TenantId(config.business()), data)?;
    // A business that the database does not have is told here, not as a case that is not there.
    engine.read().await?.last_sequence().await?;
    Ok(engine)
}

/// Ends when somebody stops the program.
#[cfg(unix)]
fn stopped() -> Result<impl Future<Output = ()>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut ended = signal(SignalKind::terminate()).map_err(Failure::System)?;
    let mut broken_off = signal(SignalKind::interrupt()).map_err(Failure::System)?;
    Ok(async move {
        tokio::select! {
            _ = ended.recv() => {}
            _ = broken_off.recv() => {}
        }
    })
}

/// Ends when somebody stops the program.
#[cfg(not(unix))]
fn stopped() -> Result<impl Future<Output = ()>, Failure> {
    Ok(async {
        // Without signals only the end of the process stops it.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

fn random() -> Result<[u8; SALT_BYTES], getrandom::Error> {
    let mut bytes = [0; SALT_BYTES];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_now_by_whoever_is_set() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Location::Sqlite(folder.path().join("my.db"));
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let engine = runtime.block_on(async {
            let store = Store::create(&place).await.expect("a database");
            Engine::new(store, TenantId(1), Data::embedded()).expect("an engine")
        });
        let session = Session { engine, user: "freya".to_owned(), runtime };
        let before = clock::now();
        let moment = session.moment().expect("a moment");
        assert!(before <= moment.now && moment.now <= clock::now());
        assert_eq!(moment.actor, "freya");
        assert_ne!(random(), random());
    }
}
