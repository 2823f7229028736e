//! A command at work on a database: the opened engine, and the runtime in which it waits.

use funkstille_core::evidence::SALT_BYTES;
use funkstille_engine::{Data, Engine, Error, Location, Moment, Store, TenantId};
use tokio::runtime::{Builder, Runtime};

use crate::clock;
use crate::config::Config;
use crate::context::Context;
use crate::failure::Failure;

/// The business of the configuration, ready to work.
pub(crate) struct Session {
    /// The business.
    pub(crate) engine: Engine,
    user: String,
    runtime: Runtime,
}

impl Session {
    /// Opens the database of the configuration.
    ///
    /// # Errors
    /// Where there is no database, it has another version, or it has no such business.
    pub(crate) fn open(context: &Context<'_>) -> Result<Self, Failure> {
        let config = &context.config;
        let location = Location::parse(config.database()?);
        Self::of(context, open(&location, config, context.data.clone()))
    }

    /// Works on a business that is opened in another way.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(crate) fn of(
        context: &Context<'_>,
        opening: impl Future<Output = Result<Engine, Error>>,
    ) -> Result<Self, Failure> {
        let runtime =
            Builder::new_current_thread().enable_all().build().map_err(Failure::System)?;
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
        let now = self.run(self.engine.clock(clock::now()))?;
        // Asked once, the source is ready, and small requests never fail again: getrandom(2).
        random().map_err(|error| Failure::System(error.into()))?;
        let salts = || random().expect("the source of randomness was ready before");
        Ok(Moment::new(now, &self.user, salts))
    }
}

async fn open(location: &Location, config: &Config, data: Data) -> Result<Engine, Error> {
    let store = Store::open(location).await?;
    let engine = Engine::new(store, TenantId(config.business()), data)?;
    // A business that the database does not have is told here, not as a case that is not there.
    engine.read().await?.last_sequence().await?;
    Ok(engine)
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
