//! Where the user is told what happened: a webhook, or a topic of ntfy.

use std::collections::BTreeSet;

use funkstille_post::http::{Endpoint, Reach, Request};
use funkstille_post::secret::SecretText;
use funkstille_store::{self as store, Reading, TenantId, Work};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Kind, TellingProblem, signature};
use crate::clients::number;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::numbers::{self, Counted};
use crate::secrets::{self, Change, KeyPlace, KeyRing, Row, SecretError};

/// What kind of receiver it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiverKind {
    /// A program of the user's: JSON, signed.
    Webhook,
    /// A topic of ntfy: one line of text.
    Ntfy,
}

/// Where the user is told what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Its number.
    pub receiver: String,
    /// What kind of receiver it is.
    pub kind: ReceiverKind,
    /// What it is.
    pub settings: Settings,
    pub(super) secret: Option<Vec<u8>>,
    pub(super) told_until: i64,
}

/// What a receiver is; an object of JSON in the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The address. It may hold a secret, and is shown without its path.
    pub url: String,
    /// Whether the host may lie in a private network: the user said so.
    pub private: bool,
    /// Whether names of clients are told.
    pub names: bool,
    /// What is told; everything where it is empty.
    pub kinds: BTreeSet<Kind>,
}

/// A receiver that is about to be added.
#[derive(Clone, Debug)]
pub struct NewReceiver {
    /// What kind of receiver it is.
    pub kind: ReceiverKind,
    /// What it is.
    pub settings: Settings,
    /// The token of a topic; `None` where it needs none. A webhook gets a secret of its own.
    pub token: Option<SecretText>,
}

/// A receiver that was added.
#[derive(Clone, Debug)]
pub struct Added {
    /// Its number.
    pub receiver: String,
    /// The secret of a webhook, which is shown once.
    pub secret: Option<SecretText>,
    /// Whether the key was made for it.
    pub key_is_new: bool,
}

/// What a receiver was told, and what not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How much is to be tried, for the first time or again.
    pub waiting: usize,
    /// How much of it was tried and not taken.
    pub failing: usize,
    /// How much was tried often enough.
    pub given_up: usize,
    /// When it was told something last, as far as that is kept in mind (docs/telling.md).
    pub told_at: Option<Timestamp>,
}

/// The table of [`Row`].
const TABLE: &str = "receiver";

/// How many are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

impl ReceiverKind {
    /// Its name: `webhook`, `ntfy`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Webhook => "webhook",
            Self::Ntfy => "ntfy",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Webhook, Self::Ntfy].into_iter().find(|kind| kind.as_str() == name)
    }
}

impl Settings {
    /// Where requests to this receiver may lead.
    ///
    /// # Errors
    /// [`TellingProblem::Address`]; [`TellingProblem::Private`] and [`TellingProblem::Unsafe`]
    /// where the host was not said to be private.
    pub(super) fn reach(&self) -> Result<Reach, TellingProblem> {
        let endpoint = Endpoint::of(&self.url).map_err(TellingProblem::Address)?;
        Request::get(&self.url).map_err(TellingProblem::Address)?;
        if self.private {
            return Ok(Reach::Named(BTreeSet::from([endpoint])));
        }
        if endpoint.is_private_address() {
            return Err(TellingProblem::Private { host: endpoint.host });
        }
        match self.url.trim().split_once(':') {
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("https") => Ok(Reach::AnyPort),
            _ => Err(TellingProblem::Unsafe { host: endpoint.host }),
        }
    }

    /// The host, for people: the rest of the address may be secret.
    pub fn host(&self) -> String {
        Endpoint::of(&self.url).map(|it| it.host).unwrap_or_default()
    }

    /// Whether this kind of thing is told.
    pub(super) fn wants(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind) || kind == Kind::Test
    }
}

impl Receiver {
    fn read(stored: store::Receiver) -> Result<Self, Error> {
        let unreadable = || TellingProblem::Unreadable { receiver: stored.receiver.clone() };
        let kind = ReceiverKind::parse(&stored.kind).ok_or_else(unreadable)?;
        let settings = serde_json::from_str(&stored.settings).map_err(|_| unreadable())?;
        let store::Receiver { receiver, secret, told_until, .. } = stored;
        Ok(Self { receiver, kind, settings, secret, told_until })
    }

    pub(super) fn stored(&self) -> store::Receiver {
        store::Receiver {
            receiver: self.receiver.clone(),
            kind: self.kind.as_str().to_owned(),
            settings: serde_json::to_string(&self.settings).expect("texts and names are JSON"),
            secret: self.secret.clone(),
            told_until: self.told_until,
        }
    }

    /// What is sealed, opened; `None` where nothing is.
    pub(super) fn open(
        &self,
        tenant: TenantId,
        keys: &KeyPlace,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let Some(sealed) = &self.secret else { return Ok(None) };
        let ring = KeyRing::read(keys)?;
        let row = Row { tenant, table: TABLE, id: &self.receiver };
        Ok(Some(Zeroizing::new(secrets::open(&ring, row, sealed)?)))
    }
}

/// Adds a receiver: what happens from now on is told there.
///
/// # Errors
/// Where the address cannot be used, or the key cannot be read or made.
pub async fn add(
    engine: &Engine,
    moment: &mut Moment,
    keys: &KeyPlace,
    new: NewReceiver,
) -> Result<Added, Error> {
    new.settings.reach()?;
    let secret = match (new.kind, &new.token) {
        (ReceiverKind::Webhook, _) => Some(Zeroizing::new(moment.salt().to_vec())),
        (ReceiverKind::Ntfy, Some(token)) => {
            let token = token.reveal();
            if token.is_empty() || token.contains(char::is_control) {
                return Err(TellingProblem::BadToken.into());
            }
            Some(Zeroizing::new(token.as_bytes().to_vec()))
        }
        (ReceiverKind::Ntfy, None) => None,
    };
    let (ring, key_is_new) = match &secret {
        Some(_) => {
            let (ring, is_new) = KeyRing::read_or_make(keys, moment)?;
            (Some(ring), is_new)
        }
        None => (None, false),
    };
    let mut work = engine.begin(moment).await?;
    let receiver = numbers::take(&mut work, Counted::Receiver, 1, moment.now).await?.to_string();
    let row = Row { tenant: engine.tenant, table: TABLE, id: &receiver };
    let sealed = match (&ring, &secret) {
        (Some(ring), Some(secret)) => Some(secrets::seal(ring.current()?, row, secret, moment)?),
        _ => None,
    };
    let told_until = work.read().last_sequence().await?;
    let (kind, settings) = (new.kind, new.settings);
    let added = Receiver { receiver, kind, settings, secret: sealed, told_until };
    work.put_receiver(&added.stored(), moment.now).await?;
    work.commit().await?;
    let shown = secret.filter(|_| kind == ReceiverKind::Webhook);
    let secret = shown.map(|secret| SecretText::from(signature::written(&secret).as_str()));
    Ok(Added { receiver: added.receiver, secret, key_is_new })
}

/// All receivers, in the order in which they were added.
///
/// # Errors
/// Where the database fails, or a receiver cannot be understood.
pub async fn list(reading: &mut Reading) -> Result<Vec<Receiver>, Error> {
    let (mut all, mut after) = (Vec::new(), String::new());
    loop {
        let page = reading.receivers(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.receiver);
        for stored in page {
            all.push(Receiver::read(stored)?);
        }
    }
    all.sort_by_key(|it| number(&it.receiver));
    Ok(all)
}

/// Removes a receiver with everything that was on its way there; gives what it was.
///
/// # Errors
/// [`TellingProblem::Unknown`].
pub async fn remove(engine: &Engine, given: &str) -> Result<Receiver, Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    let found = find(work.read(), given).await?;
    work.remove_receiver(&found.receiver).await?;
    work.commit().await?;
    Ok(found)
}

/// The receiver of this number.
pub(super) async fn find(reading: &mut Reading, given: &str) -> Result<Receiver, Error> {
    let found = list(reading).await?.into_iter().find(|it| it.receiver == given.trim());
    Ok(found.ok_or_else(|| TellingProblem::Unknown { given: given.to_owned() })?)
}

/// What a receiver was told, and what not; of much, the first part is counted.
///
/// # Errors
/// Where the database fails.
pub async fn waiting(reading: &mut Reading, receiver: &str) -> Result<Waiting, Error> {
    let told_at = reading.told_at(receiver).await?;
    let mut found = Waiting { told_at, ..Waiting::default() };
    for telling in reading.tellings_of(receiver, PAGE).await? {
        if telling.state == store::TellingState::GivenUp {
            found.given_up += 1;
        } else {
            found.waiting += 1;
            found.failing += usize::from(telling.failure.is_some());
        }
    }
    Ok(found)
}

/// Whether any receiver of a business has a secret.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn keeps_secrets(reading: &mut Reading) -> Result<bool, Error> {
    Ok(list(reading).await?.iter().any(|receiver| receiver.secret.is_some()))
}

/// Seals what receivers of a business have with a new key; gives how many were sealed, and those
/// whose secret none of the keys opens.
pub(crate) async fn seal_anew(
    work: &mut Work,
    change: &Change,
    moment: &mut Moment,
) -> Result<(usize, Vec<String>), Error> {
    let (tenant, at): (_, Timestamp) = (work.read().tenant(), moment.now);
    let (mut sealed, mut lost) = (0, Vec::new());
    for mut receiver in list(work.read()).await? {
        let Some(old) = receiver.secret.take() else { continue };
        let row = Row { tenant, table: TABLE, id: &receiver.receiver };
        match secrets::open(&change.ring, row, &old) {
            Ok(bytes) => {
                let bytes = Zeroizing::new(bytes);
                receiver.secret = Some(secrets::seal(&change.new, row, &bytes, moment)?);
                work.put_receiver(&receiver.stored(), at).await?;
                sealed += 1;
            }
            Err(SecretError::OtherKey { .. } | SecretError::Damaged) => {
                lost.push(receiver.receiver);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok((sealed, lost))
}
