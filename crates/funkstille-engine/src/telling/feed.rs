//! Who may read the calendar: whoever knows a secret address.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use funkstille_core::evidence::{Digest, SALT_BYTES};
use funkstille_post::secret::SecretText;
use funkstille_store::{self as store, Reading};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::TellingProblem;
use crate::clients::number;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::numbers::{self, Counted};

/// Bytes of a token, drawn at random: twice what H-11 asks for.
pub const TOKEN_BYTES: usize = SALT_BYTES;

/// Somebody who may read the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its number.
    pub feed: String,
    /// Whether names of clients stand in it.
    pub names: bool,
    /// When it was made.
    pub made_at: Timestamp,
}

/// A calendar that was made.
#[derive(Clone, Debug)]
pub struct NewFeed {
    /// Its number.
    pub feed: String,
    /// The token, which is shown once: only its digest is kept.
    pub token: SecretText,
}

#[derive(Serialize, Deserialize)]
struct Settings {
    names: bool,
}

/// What the digest of a token begins with, so that it is that of nothing else.
const PURPOSE: &str = "funkstille-feed\0";

/// How many are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

impl Settings {
    fn written(&self) -> String {
        serde_json::to_string(self).expect("a yes or no is always JSON")
    }
}

impl Feed {
    fn read(stored: store::Feed) -> Result<Self, Error> {
        let store::Feed { feed, settings, made_at, .. } = stored;
        let unreadable = |_| TellingProblem::Unreadable { receiver: feed.clone() };
        let Settings { names } = serde_json::from_str(&settings).map_err(unreadable)?;
        Ok(Self { feed, names, made_at })
    }
}

fn digest_of(token: &str) -> Digest {
    Digest::of(format!("{PURPOSE}{token}").as_bytes())
}

/// Makes a secret address.
///
/// # Errors
/// Where the database fails.
pub async fn new_feed(engine: &Engine, moment: &mut Moment, names: bool) -> Result<NewFeed, Error> {
    let token = URL_SAFE_NO_PAD.encode(moment.salt());
    let mut work = engine.store.begin(engine.tenant).await?;
    let feed = numbers::take(&mut work, Counted::Feed, 1, moment.now).await?.to_string();
    let settings = Settings { names }.written();
    let (digest, made_at) = (digest_of(&token), moment.now);
    let new = store::Feed { feed, token: digest, settings, made_at };
    work.add_feed(&new).await?;
    work.commit().await?;
    Ok(NewFeed { feed: new.feed, token: SecretText::from(token.as_str()) })
}

/// All that there are, in the order in which they were made.
///
/// # Errors
/// Where the database fails.
pub async fn feeds(reading: &mut Reading) -> Result<Vec<Feed>, Error> {
    let (mut all, mut after) = (Vec::new(), String::new());
    loop {
        let page = reading.feeds(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.feed);
        for stored in page {
            all.push(Feed::read(stored)?);
        }
    }
    all.sort_by_key(|it| number(&it.feed));
    Ok(all)
}

/// A secret address counts no more.
///
/// # Errors
/// [`TellingProblem::UnknownFeed`].
pub async fn revoke_feed(engine: &Engine, given: &str) -> Result<(), Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    if !work.remove_feed(given.trim()).await? {
        return Err(TellingProblem::UnknownFeed { given: given.to_owned() }.into());
    }
    Ok(work.commit().await?)
}

/// The one with this token; `None` for any other text. It is looked up by its digest, so that how
/// long that takes says nothing about tokens that there are.
///
/// # Errors
/// Where the database fails.
pub async fn find_feed(reading: &mut Reading, token: &str) -> Result<Option<Feed>, Error> {
    let found = reading.feed_with_token(&digest_of(token)).await?;
    found.map(Feed::read).transpose()
}
