//! What a reading gave is kept, and does what it does, in one transaction.

use std::collections::BTreeMap;
use std::sync::Arc;

use funkstille_core::silence::Asks;
use funkstille_post::incoming::{Batch, FolderChange, FolderRole, MailFolder, Marks};
use funkstille_store::{Held, MailPlace, MailRow, WaitRow};
use jiff::{SignedDuration, Timestamp};

use super::letter::{Content, Wish};
use super::read::{Incoming, Read, arrived};
use super::tell::{Did, Told, keep_bytes, tell};
use super::wait::{WaitState, WaitingWhy, asked_for};
use super::{index, said, same};
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// Where a batch comes from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The id of the account.
    pub account: &'a str,
    /// The folder.
    pub folder: &'a MailFolder,
    /// Our own addresses, in lower case.
    pub me: &'a [String],
    /// The name under which the receiving server says what it found out about a sender
    /// (`authserv-id` of RFC 8601), where it is known.
    pub server: Option<&'a str>,
}

/// What was taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many messages the index did not have.
    pub new: usize,
    /// How many it had already.
    pub known: usize,
    /// Messages that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// What messages did to cases.
    pub told: Vec<Told>,
}

/// A message that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its number in the folder.
    pub uid: u32,
    /// Why, in the words of whoever could not read it; empty where nobody said.
    pub why: String,
    /// Whether it is left where it is; else it is asked for once more in the next reading.
    pub is_left: bool,
}

/// Takes in what was read of a folder: the index, what the messages do to cases, and how far the
/// folder was read are written together or not at all. The same batch again changes nothing.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is; then nothing was changed.
pub async fn take_in(
    engine: &Engine,
    moment: &mut Moment,
    source: &Source<'_>,
    batch: &Arc<Batch>,
) -> Result<Taken, Error> {
    let is_read = !matches!(source.folder.role, FolderRole::Drafts | FolderRole::Trash);
    let changes = if is_read { batch.changes.as_slice() } else { &[] };
    let read = if is_read { arrived(batch, source, moment.now).await } else { Vec::new() };
    let mut change = Change::begin(engine, moment).await?;
    // One case that nobody can look at must not keep all mail out.
    change.is_strict = false;
    let taken = take(&mut change, source, (changes, read)).await?;
    let now = change.moment.now;
    change.work.put_mail_folder(&index::folder_row(source, batch), now).await?;
    change.finish().await?;
    Ok(taken)
}

async fn take(
    change: &mut Change<'_>,
    source: &Source<'_>,
    (changes, read): (&[FolderChange], Vec<Read<'_>>),
) -> Result<Taken, Error> {
    let mut taken = Taken::default();
    let mut mails = Vec::new();
    for one in read {
        match one {
            Read::Mail(mail) => mails.push(*mail),
            Read::Unreadable(unreadable) => taken.unreadable.push(unreadable),
            Read::Unsent => {}
        }
    }
    let count = mails.len();
    let known = known(change, &mails).await?;
    let wanted: Vec<(u32, Marks, bool)> =
        mails.iter().map(|it| (it.uid, it.mail.marks.clone(), it.by_address)).collect();
    let kept = same::kept(change.work.read(), &mails, &known).await?;
    let (mut fresh, keys) = index::only_new(mails, &known, &kept);
    (taken.new, taken.known) = (fresh.len(), count - fresh.len());
    let is_junk = source.folder.role == FolderRole::Junk;
    let told = tell(change, &mut fresh, is_junk).await?;
    let marked = put_places(change, source, (changes, &keys)).await?;
    let keys: BTreeMap<u32, String> = keys.into_iter().collect();
    let marked = marked.into_iter().map(|(mail, marks)| (mail, marks, false));
    let arrived = wanted
        .into_iter()
        .filter_map(|(uid, marks, by_address)| Some((keys.get(&uid)?.clone(), marks, by_address)));
    let wishes: Vec<(String, Marks, bool)> = arrived.chain(marked).collect();
    let waits = put_waits(change, source, (&fresh, &wishes)).await?;
    keep_bytes(change, &mut fresh, &told, &waits).await?;
    let rows: Vec<MailRow> = fresh.iter().map(|mail| mail.row.clone()).collect();
    index::write(&mut change.work, &rows).await?;
    taken.told = told
        .into_iter()
        .map(|it| Told { did: Did::parse(&it.did), case: it.case, mail: it.mail })
        .collect();
    Ok(taken)
}

/// The messages of the ledger that these may be, by key.
async fn known(
    change: &mut Change<'_>,
    mails: &[Incoming<'_>],
) -> Result<BTreeMap<String, MailRow>, Error> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for mail in mails {
        *times.entry(&mail.row.mail).or_default() += 1;
    }
    let keys: Vec<&str> = times.keys().copied().collect();
    let mut known = change.work.read().mail(&keys).await?;
    // Only an id that is used twice leads to a key of a message's own.
    let is_used = |key: &str| known.contains_key(key) || times.get(key).is_some_and(|it| *it > 1);
    let own: Vec<String> =
        mails.iter().filter(|it| is_used(&it.row.mail)).map(Incoming::own_key).collect();
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    known.extend(change.work.read().mail(&own).await?);
    Ok(known)
}

/// Writes where messages lie now; gives those that were known and are marked otherwise.
async fn put_places(
    change: &mut Change<'_>,
    source: &Source<'_>,
    (changes, keys): (&[FolderChange], &[(u32, String)]),
) -> Result<Vec<(String, Marks)>, Error> {
    let keys: BTreeMap<u32, &String> = keys.iter().map(|(uid, key)| (*uid, key)).collect();
    let here = (source.account, source.folder.name.as_str());
    let mut places: BTreeMap<u32, Option<MailPlace>> = BTreeMap::new();
    let mut marks_of: BTreeMap<u32, &Marks> = BTreeMap::new();
    let mut is_void = false;
    for one in changes {
        match one {
            FolderChange::Arrived(mail) => {
                let held = keys.get(&mail.uid).map(|key| Held::Mail((*key).clone()));
                let place = held.map(|held| index::place(source, mail.uid, (held, &mail.marks)));
                places.insert(mail.uid, place);
            }
            FolderChange::Unreadable { uid, is_last, .. } => {
                let (held, none) =
                    (if *is_last { Held::Left } else { Held::Unread }, Marks::default());
                places.insert(*uid, Some(index::place(source, *uid, (held, &none))));
            }
            FolderChange::Marked { uid, marks } => match places.get_mut(uid) {
                Some(Some(place)) => {
                    place.flags.clone_from(&marks.flags);
                    place.labels.clone_from(&marks.labels);
                    marks_of.insert(*uid, marks);
                }
                Some(None) => {}
                None => {
                    marks_of.insert(*uid, marks);
                }
            },
            FolderChange::Vanished { uid } => {
                places.insert(*uid, None);
                marks_of.remove(uid);
            }
            FolderChange::Renumbered => {
                is_void = true;
                places.clear();
                marks_of.clear();
            }
        }
    }
    if is_void {
        change.work.remove_mail_places(here).await?;
    }
    for uid in places.iter().filter(|(_, place)| place.is_none()).map(|(uid, _)| *uid) {
        change.work.remove_mail_place(here, uid).await?;
    }
    let rows: Vec<MailPlace> = places.into_values().flatten().collect();
    change.work.put_mail_places(&rows).await?;
    let mut marked = Vec::new();
    for (uid, marks) in marks_of {
        let place = index::place(source, uid, (Held::Unread, marks));
        if let Some(mail) = change.work.mark_mail(&place).await? {
            marked.push((mail, marks.clone()));
        }
    }
    Ok(marked)
}

/// Older messages are past following up (docs/rules.md, *Old silences*: 90 days), on whatever day
/// they are looked at.
const OLD: SignedDuration = SignedDuration::from_hours(91 * 24);

/// Notes which messages of ours wait for an answer, or may; gives their keys.
async fn put_waits(
    change: &mut Change<'_>,
    source: &Source<'_>,
    (fresh, wishes): (&[Incoming<'_>], &[(String, Marks, bool)]),
) -> Result<Vec<String>, Error> {
    let mut wanted: BTreeMap<String, (WaitState, WaitingWhy, String)> = BTreeMap::new();
    // What is too old for a case needs no look.
    let oldest = change.moment.now.saturating_sub(OLD).unwrap_or(Timestamp::MIN);
    let is_recent = |mail: &&Incoming<'_>| mail.row.sent_at.is_some_and(|at| at >= oldest);
    for mail in fresh.iter().filter(|mail| mail.row.is_ours).filter(is_recent) {
        let Content::Ours(wish) = said::read(&mail.row.said) else { continue };
        if let Some(found) = by_itself(&wish) {
            let (state, why) = found;
            wanted.insert(mail.row.mail.clone(), (state, why, wish.sentence));
        }
    }
    let by_hand = wishes.iter().filter_map(|(mail, marks, by_address)| {
        Some((mail, asked_for(source.folder.role, marks, *by_address)?))
    });
    let by_hand: BTreeMap<&String, WaitingWhy> = by_hand.collect();
    let keys: Vec<&str> = by_hand.keys().map(|key| key.as_str()).collect();
    let mut rows = change.work.read().mail(&keys).await?;
    rows.extend(fresh.iter().map(|mail| (mail.row.mail.clone(), mail.row.clone())));
    for (mail, why) in by_hand {
        let Some(row) = rows.get(mail).filter(|row| row.is_ours) else { continue };
        let Content::Ours(wish) = said::read(&row.said) else { continue };
        wanted.insert(mail.clone(), (WaitState::Marked, why, wish.sentence));
    }
    let keys: Vec<&str> = wanted.keys().map(String::as_str).collect();
    let before = change.work.read().mail_waits_at(&keys).await?;
    let changed_at = change.moment.now;
    let rows: Vec<WaitRow> = wanted
        .into_iter()
        .filter(|(mail, (state, why, _))| {
            let known = before.get(mail).map(|row| WaitState::parse(&row.state));
            known.is_none_or(|known| *state == WaitState::Marked && why.is_by_hand(known))
        })
        .map(|(mail, (state, why, asked))| WaitRow {
            mail,
            state: state.as_str().to_owned(),
            why: why.as_str().to_owned(),
            asked,
            case: None,
            changed_at,
        })
        .collect();
    change.work.put_mail_waits(&rows).await?;
    Ok(rows.into_iter().map(|row| row.mail).collect())
}

/// Quotes and invoices always wait for an answer; whatever else asks for something may.
fn by_itself(wish: &Wish) -> Option<(WaitState, WaitingWhy)> {
    match wish.asks {
        Some(Asks::Quote) => Some((WaitState::Marked, WaitingWhy::Quote)),
        Some(Asks::Invoice) => Some((WaitState::Marked, WaitingWhy::Invoice)),
        Some(_) => Some((WaitState::Asks, WaitingWhy::Question)),
        None => None,
    }
}
