//! Which messages of ours wait for an answer, and what a person says about that.

use funkstille_post::incoming::{FolderRole, Marks};
use funkstille_store::{MailRow, Reading, WaitRow};

use super::notice::{Noticed, notice};
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};

/// How far a message is on its way to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WaitState {
    /// It asks for something; whether it waits is to be seen.
    Asks,
    /// It waits, as it seems: a person says whether it does.
    Suggested,
    /// It waits: a case is to be opened.
    Marked,
    /// It has a case.
    Opened,
    /// A person said that it does not wait.
    Dismissed,
    /// It does not wait any more, or never did.
    Over,
}

/// Why a message waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingWhy {
    /// It is flagged (`\Flagged`, or the keyword `$Waiting`).
    Flag,
    /// It lies in a folder for what waits.
    Folder,
    /// It went to an address of ours with `+waiting`.
    Address,
    /// A person said so.
    Said,
    /// It brings a quote.
    Quote,
    /// It brings an invoice.
    Invoice,
    /// It asks for something.
    Question,
}

/// A message of ours that may wait for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The message.
    pub mail: MailRow,
    /// The sentence that asks; may be empty.
    pub asked: String,
    /// Why it is thought so.
    pub why: WaitingWhy,
}

impl WaitState {
    const ALL: &[(Self, &'static str)] = &[
        (Self::Asks, "asks"),
        (Self::Suggested, "suggested"),
        (Self::Marked, "marked"),
        (Self::Opened, "opened"),
        (Self::Dismissed, "dismissed"),
        (Self::Over, "over"),
    ];

    pub(super) fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("over", |(_, name)| name)
    }

    pub(super) fn parse(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::Over, |(it, _)| *it)
    }
}

impl WaitingWhy {
    const ALL: &[(Self, &'static str)] = &[
        (Self::Flag, "flag"),
        (Self::Folder, "folder"),
        (Self::Address, "address"),
        (Self::Said, "said"),
        (Self::Quote, "quote"),
        (Self::Invoice, "invoice"),
        (Self::Question, "question"),
    ];

    /// Its name in the database and in JSON.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(why, _)| *why == self).map_or("question", |(_, name)| name)
    }

    pub(super) fn parse(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::Question, |(it, _)| *it)
    }

    /// Whether a person's mark counts although the message was looked at before: it has no case.
    pub(super) fn is_by_hand(self, before: WaitState) -> bool {
        let by_hand = matches!(self, Self::Flag | Self::Folder | Self::Address | Self::Said);
        by_hand && matches!(before, WaitState::Asks | WaitState::Suggested)
    }
}

/// The keyword by which a person says that a message waits for an answer; mail programs show it as
/// a tag. In any case.
const KEYWORD: &str = "$Waiting";

/// How a person marked a message as waiting.
pub(super) fn asked_for(role: FolderRole, marks: &Marks, by_address: bool) -> Option<WaitingWhy> {
    let has = |name: &str| marks.flags.iter().any(|flag| flag.eq_ignore_ascii_case(name));
    if has("\\Flagged") || has(KEYWORD) {
        Some(WaitingWhy::Flag)
    } else if role == FolderRole::Waiting || marks.is_labelled_waiting() {
        Some(WaitingWhy::Folder)
    } else {
        by_address.then_some(WaitingWhy::Address)
    }
}

/// What seems to wait for an answer, the longest waiting first.
///
/// # Errors
/// Where the database fails.
pub async fn waiting(reading: &mut Reading) -> Result<Vec<Waiting>, Error> {
    let rows = reading.mail_waits(&[WaitState::Suggested.as_str()]).await?;
    let keys: Vec<&str> = rows.iter().map(|row| row.mail.as_str()).collect();
    let mut mails = reading.mail(&keys).await?;
    let found = rows.into_iter().filter_map(|row| {
        let mail = mails.remove(&row.mail)?;
        Some(Waiting { mail, asked: row.asked, why: WaitingWhy::parse(&row.why) })
    });
    let mut found: Vec<Waiting> = found.collect();
    found.sort_by(|a, b| (a.mail.sent_at, &a.mail.mail).cmp(&(b.mail.sent_at, &b.mail.mail)));
    Ok(found)
}

/// A person says that a message of ours waits for an answer: a case is opened.
///
/// # Errors
/// [`Problem::UnknownMail`], [`Problem::MailNotOurs`]; [`Problem::MailNotWaiting`] where it has
/// been answered, is too old, or another message of the conversation has a case.
pub async fn wait(engine: &Engine, moment: &mut Moment, given: &str) -> Result<Noticed, Error> {
    let mail = known(engine, given).await?;
    put(engine, moment, (&mail, WaitState::Marked), WaitingWhy::Said).await?;
    let noticed = notice(engine, moment).await?;
    let rows = engine.read().await?.mail_waits_at(&[&mail]).await?;
    match rows.get(&mail) {
        Some(row) if row.case.is_some() => Ok(noticed),
        _ => Err(Problem::MailNotWaiting { given: given.to_owned() }.into()),
    }
}

/// A person says that what was suggested does wait.
///
/// # Errors
/// As [`wait`].
pub async fn confirm(engine: &Engine, moment: &mut Moment, given: &str) -> Result<Noticed, Error> {
    wait(engine, moment, given).await
}

/// A person says that a message does not wait; it is not suggested again.
///
/// # Errors
/// [`Problem::UnknownMail`], [`Problem::MailNotOurs`].
pub async fn dismiss(engine: &Engine, moment: &mut Moment, given: &str) -> Result<(), Error> {
    let mail = known(engine, given).await?;
    put(engine, moment, (&mail, WaitState::Dismissed), WaitingWhy::Said).await
}

/// The key of a message of ours.
async fn known(engine: &Engine, given: &str) -> Result<String, Error> {
    let key = given.trim().trim_start_matches('<').trim_end_matches('>');
    let mails = engine.read().await?.mail(&[key]).await?;
    let unknown = || Problem::UnknownMail { given: given.to_owned() };
    let mail = mails.get(key).ok_or_else(unknown)?;
    if mail.is_ours {
        return Ok(key.to_owned());
    }
    Err(Problem::MailNotOurs { given: given.to_owned() }.into())
}

async fn put(
    engine: &Engine,
    moment: &Moment,
    (mail, state): (&str, WaitState),
    why: WaitingWhy,
) -> Result<(), Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    let before = work.read().mail_waits_at(&[mail]).await?.remove(mail);
    let (asked, case) = before.map_or((String::new(), None), |row| (row.asked, row.case));
    if case.is_none() {
        let row = WaitRow {
            mail: mail.to_owned(),
            state: state.as_str().to_owned(),
            why: why.as_str().to_owned(),
            asked,
            case,
            changed_at: moment.now,
        };
        work.put_mail_waits(&[row]).await?;
    }
    Ok(work.commit().await?)
}
