//! Reading a folder, one batch after another.

use std::collections::BTreeMap;

use super::chunk::{Chunk, Keep};
use super::error::ImapError;
use super::round::Round;
use super::{Doubts, Mailbox, chunk};
use crate::incoming::{Batch, FolderChange, FolderState, MailFolder, Marks};

/// Servers take lines of 8,000 bytes (RFC 7162, 4), and a UID takes eleven of them.
const MOST_AT_ONCE: usize = 600;

impl Mailbox {
    /// Reads some of a folder: `before` is how far it was read, `None` the first time. First comes
    /// what happened since then, then new messages, then those of the first import, the newest
    /// first. Where [`Batch::remaining`] is 0 the folder has been read as it was when this round
    /// began; the next call begins another.
    ///
    /// `known` are messages of the folder that were read before, with their marks: all, or the
    /// newest some hundred. A server that does not say by itself what was marked otherwise or has
    /// vanished is asked about these; one that does is not.
    ///
    /// Keep a batch and its state together, or neither; then nothing is lost, whatever breaks.
    ///
    /// # Errors
    /// Where the server refuses or the connection fails. What was given before stays right.
    pub async fn next_batch(
        &mut self,
        folder: &MailFolder,
        before: Option<&FolderState>,
        known: &BTreeMap<u32, Marks>,
    ) -> Result<Batch, ImapError> {
        let goes_on = |round: &Round| round.folder == folder.name && Some(&round.state) == before;
        let mut round = match self.round.take() {
            Some(round) if goes_on(&round) => round,
            _ => self.begin(&folder.name, before, known).await?,
        };
        let mut changes = std::mem::take(&mut round.changes);
        changes.extend(self.step(&mut round).await?);
        let remaining = round.fresh.len() + round.old.len();
        let batch = Batch {
            changes,
            state: round.state,
            remaining: u32::try_from(remaining).unwrap_or(u32::MAX),
        };
        if remaining > 0 {
            self.ask_ahead(&mut round).await?;
            self.round = Some(round);
        }
        Ok(batch)
    }

    /// Reads the next messages and moves the state past them.
    async fn step(&mut self, round: &mut Round) -> Result<Vec<FolderChange>, ImapError> {
        let Some((keep, uids)) = next(round, &self.doubts) else {
            round.state.next_uid = round.state.next_uid.max(round.next_uid);
            return Ok(Vec::new());
        };
        let Chunk { found, reached, at_once } = self.chunk(round.ahead.take(), uids, keep).await?;
        round.at_once = at_once.clamp(1, self.most_at_once());
        let changes = found.into_values();
        match keep {
            Keep::Oldest => {
                round.fresh.retain(|&uid| uid > reached);
                let all = round.fresh.is_empty();
                round.state.next_uid = if all { round.next_uid } else { reached.saturating_add(1) };
                Ok(changes.collect())
            }
            Keep::Newest => {
                round.old.retain(|&uid| uid < reached);
                round.state.oldest_uid = if round.old.is_empty() { 1 } else { reached };
                Ok(changes.rev().collect())
            }
        }
    }

    /// Asks once more for messages of a folder that could not be read in an earlier reading. What
    /// still cannot be read is left ([`FolderChange::Unreadable`]).
    ///
    /// # Errors
    /// As for [`Mailbox::next_batch`].
    pub async fn again(
        &mut self,
        folder: &MailFolder,
        uids: &[u32],
    ) -> Result<Vec<FolderChange>, ImapError> {
        let (Some(&first), Some(&last)) = (uids.iter().min(), uids.iter().max()) else {
            return Ok(Vec::new());
        };
        self.round = None;
        self.examine(&folder.name, None).await?;
        let there = self.found(first, last).await?;
        let mut changes = Vec::new();
        for &uid in uids {
            let change = if there.binary_search(&uid).is_ok() {
                self.alone(uid).await?.0
            } else {
                FolderChange::Vanished { uid }
            };
            changes.push(match change {
                FolderChange::Unreadable { uid, why, .. } => {
                    FolderChange::Unreadable { uid, why, is_last: true }
                }
                other => other,
            });
        }
        Ok(changes)
    }

    /// How many messages are asked for in one command.
    pub(super) fn most_at_once(&self) -> usize {
        self.limits.batch_messages.clamp(1, MOST_AT_ONCE)
    }

    /// Asks for the next messages already, so that the server works while the last ones are kept.
    async fn ask_ahead(&mut self, round: &mut Round) -> Result<(), ImapError> {
        let Some((_, uids)) = next(round, &self.doubts) else { return Ok(()) };
        if uids.iter().any(|uid| self.doubts.passes(*uid)) {
            return Ok(());
        }
        let command = chunk::fetch(&uids, self.abilities.gmail, self.limits.message_bytes);
        match self.line.send_ahead(command).await {
            Ok(tag) => round.ahead = Some((tag, uids)),
            Err(error) => {
                self.asked = uids;
                return Err(error);
            }
        }
        Ok(())
    }
}

/// The messages that are read next, ascending.
fn next(round: &Round, doubts: &Doubts) -> Option<(Keep, Vec<u32>)> {
    let take = |uids: &[u32]| round.at_once.min(uids.len());
    if !round.fresh.is_empty() {
        let first = doubts.first_of(&round.fresh[..take(&round.fresh)]);
        return Some((Keep::Oldest, first.to_vec()));
    }
    let old = &round.old;
    let last = doubts.last_of(&old[old.len() - take(old)..]);
    (!last.is_empty()).then(|| (Keep::Newest, last.to_vec()))
}
