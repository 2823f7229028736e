//! What is to be read of a folder, found out when it is opened.

use std::collections::BTreeMap;

use super::command::Command;
use super::error::ImapError;
use super::examine::Examined;
use super::line::Tag;
use super::value::Value;
use super::{Mailbox, fetched};
use crate::incoming::{FolderChange, FolderState, Marks};
use crate::server::{Garble, ServerError};

/// One reading of a folder, from its opening until nothing remains.
pub(super) struct Round {
    pub(super) folder: String,
    /// How far the folder is read once everything that was given is kept.
    pub(super) state: FolderState,
    /// What happened to messages that were read before; given with the first batch.
    pub(super) changes: Vec<FolderChange>,
    /// UIDs that came since the last time, ascending; read from the lowest on.
    pub(super) fresh: Vec<u32>,
    /// UIDs of the first import, ascending; read from the highest on.
    pub(super) old: Vec<u32>,
    /// What `next_uid` is once all that is fresh was read.
    pub(super) next_uid: u32,
    /// How many messages are asked for at once.
    pub(super) at_once: usize,
    /// Messages that were asked for already.
    pub(super) ahead: Option<(Tag, Vec<u32>)>,
}

/// How many numbers of vanished messages are believed; more than any folder holds.
const MOST_VANISHED: usize = 1_000_000;

impl Mailbox {
    /// Opens a folder and finds out what is to be read.
    pub(super) async fn begin(
        &mut self,
        folder: &str,
        before: Option<&FolderState>,
        known: &BTreeMap<u32, Marks>,
    ) -> Result<Round, ImapError> {
        let before = before.filter(|state| state.next_uid >= state.oldest_uid);
        let examined = self.examine(folder, before).await?;
        let mut changes = Vec::new();
        let state = match before {
            Some(state) if self.still_holds(state, &examined).await? => {
                changes = self.changed(state, &examined, known).await?;
                Some(*state)
            }
            Some(_) => {
                changes.push(FolderChange::Renumbered);
                None
            }
            None => None,
        };
        let (fresh, old) = match &state {
            Some(state) => {
                (self.since(state, &examined).await?, self.found(1, state.oldest_uid - 1).await?)
            }
            None if examined.exists == Some(0) => (Vec::new(), Vec::new()),
            None => (Vec::new(), self.found(1, u32::MAX).await?),
        };
        // A folder that is said to hold messages, and none is found: nothing would ever be read.
        if state.is_none() && old.is_empty() && examined.exists.is_some_and(|count| count > 0) {
            return Err(ServerError::Garbled { what: Garble::Answer }.into());
        }
        let last = fresh.last().or(if state.is_none() { old.last() } else { None });
        let after_last = last.map_or(1, |last| last.saturating_add(1));
        let next_uid = after_last
            .max(examined.next_uid.unwrap_or(1))
            .max(state.map_or(1, |state| state.next_uid));
        let begun = FolderState {
            uid_validity: examined.uid_validity,
            next_uid,
            oldest_uid: if old.is_empty() { 1 } else { next_uid },
            highest_modseq: None,
        };
        let highest_modseq = examined.highest_modseq.filter(|_| self.abilities.condstore);
        let state = FolderState { highest_modseq, ..state.unwrap_or(begun) };
        let at_once = self.most_at_once();
        let folder = folder.to_owned();
        Ok(Round { folder, state, changes, fresh, old, next_uid, at_once, ahead: None })
    }

    /// Whether the UIDs that are known are still those of the folder. A server that was put back
    /// to an earlier day may give the same numbers to other messages: its next UID is lower then.
    async fn still_holds(
        &mut self,
        state: &FolderState,
        examined: &Examined,
    ) -> Result<bool, ImapError> {
        if state.uid_validity != examined.uid_validity {
            return Ok(false);
        }
        match examined.next_uid {
            // Whoever has messages beyond its next UID does not know that number.
            Some(next) if next < state.next_uid => {
                Ok(!self.found(next, u32::MAX).await?.is_empty())
            }
            _ => Ok(true),
        }
    }

    /// The UIDs that came since `state`.
    async fn since(
        &mut self,
        state: &FolderState,
        examined: &Examined,
    ) -> Result<Vec<u32>, ImapError> {
        match examined.next_uid {
            Some(next) if next <= state.next_uid => Ok(Vec::new()),
            _ => self.found(state.next_uid, u32::MAX).await,
        }
    }

    /// The UIDs between two, both included, ascending. [`u32::MAX`] is whatever is the last.
    pub(super) async fn found(&mut self, first: u32, last: u32) -> Result<Vec<u32>, ImapError> {
        if first > last {
            return Ok(Vec::new());
        }
        let end = if last == u32::MAX { "*".to_owned() } else { last.to_string() };
        let command = Command::new("UID SEARCH").words(&format!(" UID {first}:{end}"));
        let mut uids = self.searched(command).await?;
        // `9:*` always finds the last message, be it the eighth.
        uids.retain(|uid| (first.max(1)..=last).contains(uid));
        Ok(uids)
    }

    /// The UIDs that a search finds, ascending.
    pub(super) async fn searched(&mut self, command: Command) -> Result<Vec<u32>, ImapError> {
        let mut uids = Vec::new();
        self.run("SEARCH", command, &mut |data| {
            if data.name == "SEARCH" {
                let numbers = data.values.iter().filter_map(Value::number);
                uids.extend(numbers.filter_map(|number| u32::try_from(number).ok()));
            }
        })
        .await?;
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    /// What happened to messages that were read before: as the server says where it counts, else
    /// by comparing with what is known.
    async fn changed(
        &mut self,
        state: &FolderState,
        examined: &Examined,
        known: &BTreeMap<u32, Marks>,
    ) -> Result<Vec<FolderChange>, ImapError> {
        let told = self.abilities.qresync && state.highest_modseq.is_some();
        if told {
            return Ok(as_told(state, examined));
        }
        let counted = state.highest_modseq.zip(examined.highest_modseq);
        let mut changes = match counted {
            Some((before, now)) if before == now => Vec::new(),
            // A counter that was put back has lost what came between.
            Some((before, now)) => {
                self.marked(state, if now < before { 1 } else { before }).await?
            }
            None => return self.compared(known).await,
        };
        changes.extend(self.vanished(known).await?);
        Ok(changes)
    }

    /// Marks that changed since a number (RFC 7162, 3.1.4.1).
    async fn marked(
        &mut self,
        state: &FolderState,
        since: u64,
    ) -> Result<Vec<FolderChange>, ImapError> {
        if state.next_uid <= state.oldest_uid {
            return Ok(Vec::new());
        }
        let range = format!("{}:{}", state.oldest_uid, state.next_uid - 1);
        let marks = self.marks(&range, &format!(" (CHANGEDSINCE {since})")).await?;
        let known = marks.into_iter().filter(|(uid, _)| is_read(state, *uid));
        Ok(known.map(|(uid, marks)| FolderChange::Marked { uid, marks }).collect())
    }

    async fn marks(
        &mut self,
        set: &str,
        modifier: &str,
    ) -> Result<BTreeMap<u32, Marks>, ImapError> {
        let labels = if self.abilities.gmail { " X-GM-LABELS" } else { "" };
        let items = format!(" (FLAGS{labels}){modifier}");
        let command = Command::new(format!("UID FETCH {set}")).words(&items);
        let mut found = BTreeMap::new();
        self.run("FETCH", command, &mut |data| {
            if let Some(it) = fetched::read(data)
                && let (Some(uid), Some(marks)) = (it.uid, it.marks)
            {
                found.insert(uid, marks);
            }
        })
        .await?;
        Ok(found)
    }

    /// Compares marks with those that are known.
    async fn compared(
        &mut self,
        known: &BTreeMap<u32, Marks>,
    ) -> Result<Vec<FolderChange>, ImapError> {
        let Some((first, last)) = ends(known) else { return Ok(Vec::new()) };
        let mut now = self.marks(&format!("{first}:{last}"), "").await?;
        let changes = known.iter().filter_map(|(&uid, before)| match now.remove(&uid) {
            Some(marks) if marks == *before => None,
            Some(marks) => Some(FolderChange::Marked { uid, marks }),
            None => Some(FolderChange::Vanished { uid }),
        });
        Ok(changes.collect())
    }

    /// Which of the known messages are there no more.
    async fn vanished(
        &mut self,
        known: &BTreeMap<u32, Marks>,
    ) -> Result<Vec<FolderChange>, ImapError> {
        let Some((first, last)) = ends(known) else { return Ok(Vec::new()) };
        let there = self.found(first, last).await?;
        let gone = known.keys().filter(|uid| there.binary_search(uid).is_err());
        Ok(gone.map(|&uid| FolderChange::Vanished { uid }).collect())
    }
}

/// What the server said when the folder was opened (RFC 7162, 3.2.5).
fn as_told(state: &FolderState, examined: &Examined) -> Vec<FolderChange> {
    let marked = examined.marked.iter().filter(|(uid, _)| is_read(state, **uid));
    let marked = marked.map(|(&uid, marks)| FolderChange::Marked { uid, marks: marks.clone() });
    let (first, end) = (state.oldest_uid, state.next_uid);
    let inside = examined
        .vanished
        .iter()
        .map(|it| first.max(*it.start())..end.min(it.end().saturating_add(1)));
    let vanished = inside.flatten().take(MOST_VANISHED).map(|uid| FolderChange::Vanished { uid });
    marked.chain(vanished).collect()
}

/// The lowest and the highest UID that is known.
fn ends(known: &BTreeMap<u32, Marks>) -> Option<(u32, u32)> {
    Some((*known.first_key_value()?.0, *known.last_key_value()?.0))
}

fn is_read(state: &FolderState, uid: u32) -> bool {
    (state.oldest_uid..state.next_uid).contains(&uid)
}
