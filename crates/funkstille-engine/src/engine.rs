//! One business at work: its database and its data files.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use funkstille_core::case::Opening;
use funkstille_core::claim::law::{FinalNoticeLaw, Law};
use funkstille_core::evidence::{Digest, SALT_BYTES};
use funkstille_core::playbook::Playbook;
use funkstille_store::{Reading, Store, TenantId, Work};
use jiff::Timestamp;

use crate::data::{self, Data};
use crate::error::{Error, Problem};
use crate::playbook_check;
use crate::texts::Texts;
use crate::texts::written::Written;

/// One business: where it is remembered, and the data files that it works with.
pub struct Engine {
    pub(crate) store: Store,
    pub(crate) tenant: TenantId,
    pub(crate) data: Data,
    pub(crate) texts: Texts,
    pub(crate) written: Written,
    /// What the law asks of a last letter before court.
    pub(crate) final_notices: Vec<FinalNoticeLaw>,
    /// Playbooks of running cases, by the digest of their text.
    playbooks: Mutex<BTreeMap<Digest, Arc<Playbook>>>,
    /// The law of all places, once it was read.
    laws: Mutex<Option<Arc<Vec<Law>>>>,
}

/// When and by whom something is done. Clock and randomness come in here and nowhere else.
pub struct Moment {
    /// The time.
    pub now: Timestamp,
    /// Who does it: a person's name, or a part of the program. It stands in the ledger.
    pub actor: String,
    salts: Box<dyn FnMut() -> [u8; SALT_BYTES] + Send>,
    clock: Option<Box<dyn Fn() -> Timestamp + Send>>,
}

/// The setting of a practice database that holds its time: an instant of RFC 9557.
pub(crate) const PRACTICE_CLOCK: &str = "practice-clock";

impl Moment {
    /// A moment. `salts` gives new bytes at each call, which nobody can guess.
    pub fn new(
        now: Timestamp,
        actor: &str,
        salts: impl FnMut() -> [u8; SALT_BYTES] + Send + 'static,
    ) -> Self {
        Self { now, actor: actor.to_owned(), salts: Box::new(salts), clock: None }
    }

    /// The same of something that takes longer: [`Moment::refresh`] asks this clock.
    #[must_use]
    pub fn by(self, clock: impl Fn() -> Timestamp + Send + 'static) -> Self {
        Self { clock: Some(Box::new(clock)), ..self }
    }

    /// It is later now, where the moment has a clock. It never becomes earlier: what was recorded
    /// in the same work came before.
    pub fn refresh(&mut self) {
        if let Some(clock) = &self.clock {
            self.now = clock().max(self.now);
        }
    }

    pub(crate) fn salt(&mut self) -> [u8; SALT_BYTES] {
        (self.salts)()
    }
}

/// Refuses a clock that stands before an entry of the ledger.
///
/// # Errors
/// [`Problem::ClockBehind`]; where the database fails.
pub(crate) async fn refuse_early_clock(reading: &mut Reading, now: Timestamp) -> Result<(), Error> {
    match reading.last_recorded_at().await? {
        Some(last) if now < last => Err(Problem::ClockBehind { now, last }.into()),
        _ => Ok(()),
    }
}

impl Engine {
    /// The business of number `tenant` in a database that is open.
    ///
    /// # Errors
    /// Where a text or a law of the user's own folder cannot be used.
    pub fn new(store: Store, tenant: TenantId, data: Data) -> Result<Self, Error> {
        let (texts, written) = (Texts::load(&data)?, Written::load(&data)?);
        let final_notices = data.laws()?.into_iter().flat_map(|law| law.final_notices).collect();
        let (playbooks, laws) = (Mutex::default(), Mutex::default());
        Ok(Self { store, tenant, data, texts, written, final_notices, playbooks, laws })
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The data files.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// Begins to read.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn read(&self) -> Result<Reading, Error> {
        Ok(self.store.read(self.tenant).await?)
    }

    /// Begins to change something; another change of the same business waits until this one ends.
    /// What the other one wrote came before: it is as late as it is when the waiting is over.
    ///
    /// # Errors
    /// [`Problem::ClockBehind`] where the clock stands before an entry of the ledger: who knows
    /// what else is wrong. Where the database fails.
    pub(crate) async fn begin(&self, moment: &mut Moment) -> Result<Work, Error> {
        let mut work = self.store.begin(self.tenant).await?;
        moment.refresh();
        refuse_early_clock(work.read(), moment.now).await?;
        Ok(work)
    }

    /// What time it is for this business: that of the machine, unless its database is one for
    /// practice, which lives in a time of its own.
    ///
    /// # Errors
    /// Where the database has no such business, or its own time is no instant.
    pub async fn clock(&self, machine_now: Timestamp) -> Result<Timestamp, Error> {
        Ok(self.practice_clock().await?.unwrap_or(machine_now))
    }

    /// The time of a practice database; `None` where it is none.
    ///
    /// # Errors
    /// As [`Engine::clock`].
    pub(crate) async fn practice_clock(&self) -> Result<Option<Timestamp>, Error> {
        let mut reading = self.read().await?;
        let Some(own) = reading.setting(PRACTICE_CLOCK).await? else { return Ok(None) };
        let unreadable = |error: jiff::Error| Problem::SettingUnreadable {
            name: PRACTICE_CLOCK.to_owned(),
            why: error.to_string(),
        };
        Ok(Some(own.value.parse().map_err(unreadable)?))
    }

    /// The law of all places, read once.
    ///
    /// # Errors
    /// Where a file of law cannot be used.
    pub(crate) fn laws(&self) -> Result<Arc<Vec<Law>>, Error> {
        let mut read = self.laws.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(laws) = &*read {
            return Ok(Arc::clone(laws));
        }
        let laws = Arc::new(self.data.laws()?);
        *read = Some(Arc::clone(&laws));
        Ok(laws)
    }

    /// The playbook that a case runs by: the text that it began with, whatever became of the file.
    pub(crate) async fn playbook_of(
        &self,
        opening: &Opening,
        reading: &mut Reading,
    ) -> Result<Arc<Playbook>, Error> {
        let known = |digest: &Digest| self.cached(digest);
        if let Some(playbook) = opening.rules.as_ref().and_then(known) {
            return Ok(playbook);
        }
        let blob = match &opening.rules {
            Some(digest) => reading.blob(digest).await?,
            None => None,
        };
        let text = match blob.map(String::from_utf8) {
            Some(Ok(text)) => text,
            _ => self.data.playbook_text(&opening.playbook)?,
        };
        self.parse_playbook(&opening.playbook, &text)
    }

    /// Reads the text of a playbook, and keeps what it says.
    pub(crate) fn parse_playbook(&self, name: &str, text: &str) -> Result<Arc<Playbook>, Error> {
        let digest = Digest::of(text.as_bytes());
        if let Some(playbook) = self.cached(&digest) {
            return Ok(playbook);
        }
        // A text that is missing is told when its letter is written; a running case is read all the
        // same, or one case would stop all others.
        let playbook = playbook_check::run(text, &|_| true).map_err(|errors| {
            let path = self.data.place_of(&data::playbook_path(name));
            Error::UnsoundPlaybook { path, errors }
        })?;
        let playbook = Arc::new(playbook);
        let mut cache = self.playbooks.lock().unwrap_or_else(PoisonError::into_inner);
        cache.insert(digest, Arc::clone(&playbook));
        Ok(playbook)
    }

    fn cached(&self, digest: &Digest) -> Option<Arc<Playbook>> {
        let cache = self.playbooks.lock().unwrap_or_else(PoisonError::into_inner);
        cache.get(digest).cloned()
    }
}
