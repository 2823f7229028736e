//! Some messages in one command, with a bound on what they hold in memory.

use std::collections::BTreeMap;

use super::command::{Command, set};
use super::error::ImapError;
use super::fetched::{self, Body, Fetched};
use super::line::Tag;
use super::response::{Said, Status};
use super::{Mailbox, refusal};
use crate::incoming::{FolderChange, IncomingMail};

/// Which messages stay where they are too many: the others are asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Those with the lowest UIDs.
    Oldest,
    /// Those with the highest UIDs.
    Newest,
}

/// Where more cannot be read than this, and nothing else can, it is not the messages that are
/// broken.
const MOST_UNREADABLE: u32 = 3;

/// What was read.
pub(super) struct Chunk {
    /// The messages, by UID.
    pub(super) found: BTreeMap<u32, FolderChange>,
    /// Everything that was asked for up to this UID is read; with [`Keep::Newest`], down to it.
    pub(super) reached: u32,
    /// How many messages are rightly asked for at once, after what these were like.
    pub(super) at_once: usize,
}

/// The command that fetches messages. `BODY.PEEK` marks nothing as read.
pub(super) fn fetch(uids: &[u32], gmail: bool, most_bytes: u32) -> Command {
    let gmail = if gmail { " X-GM-MSGID X-GM-LABELS" } else { "" };
    let set = set(uids);
    let body = format!("BODY.PEEK[]<0.{most_bytes}>");
    Command::new(format!("UID FETCH {set}")).words(&format!(" (FLAGS INTERNALDATE{gmail} {body})"))
}

impl Mailbox {
    /// Reads messages, `uids` ascending and not empty. `ahead` are those that were asked for
    /// before, with the tag of that command.
    pub(super) async fn chunk(
        &mut self,
        ahead: Option<(Tag, Vec<u32>)>,
        uids: Vec<u32>,
        keep: Keep,
    ) -> Result<Chunk, ImapError> {
        if let [uid] = uids[..]
            && self.doubts.passes(uid)
        {
            return Ok(passed(uid));
        }
        let (tag, uids) = match ahead {
            // Another command may have come between, before which the answer was read and dropped.
            Some(ahead) if self.line.is_ahead(&ahead.0) => {
                self.asked.clone_from(&ahead.1);
                ahead
            }
            _ => {
                self.asked.clone_from(&uids);
                (self.line.send(self.fetch(&uids)).await?, uids)
            }
        };
        let mut intake = Intake::new(uids, keep, self.limits.batch_bytes);
        let said = self
            .line
            .answer(&tag, usize::MAX, &mut |data| {
                if let Some(fetched) = fetched::read(data) {
                    intake.take(fetched);
                }
            })
            .await?;
        self.look_for_missing(&mut intake, &said).await?;
        self.asked.clear();
        Ok(intake.finish())
    }

    /// One message by itself, and what the server said of it.
    pub(super) async fn alone(&mut self, uid: u32) -> Result<(FolderChange, Said), ImapError> {
        if self.doubts.passes(uid) {
            let said = Said::default();
            return Ok((unreadable(uid, String::new()), said));
        }
        let mut alone = Intake::new(vec![uid], Keep::Oldest, usize::MAX);
        self.asked = vec![uid];
        let said = self
            .line
            .run(self.fetch(&[uid]), &mut |data| {
                if let Some(fetched) = fetched::read(data) {
                    alone.take(fetched);
                }
            })
            .await?;
        self.asked.clear();
        if refusal::is_temporary(&said) {
            return Err(refusal::of_command(&said, "FETCH"));
        }
        let found = alone.found.remove(&uid);
        Ok((found.unwrap_or_else(|| unreadable(uid, said.text.clone())), said))
    }

    fn fetch(&self, uids: &[u32]) -> Command {
        fetch(uids, self.abilities.gmail, self.limits.message_bytes)
    }

    /// Messages that were asked for and did not come: most are gone meanwhile. Those that are still
    /// there are asked for one by one, so that the one that cannot be read is known.
    async fn look_for_missing(
        &mut self,
        intake: &mut Intake,
        said: &Said,
    ) -> Result<(), ImapError> {
        let mut missing = intake.missing();
        if missing.is_empty() {
            return Ok(());
        }
        if said.status == Status::Bad || refusal::is_temporary(said) {
            return Err(refusal::of_command(said, "FETCH"));
        }
        let there = self.found(missing[0], missing[missing.len() - 1]).await?;
        missing.retain(|uid| there.binary_search(uid).is_ok());
        let mut unreadable = 0;
        for uid in missing {
            let (change, said) = self.alone(uid).await?;
            if matches!(change, FolderChange::Unreadable { .. }) {
                unreadable += 1;
                if unreadable > MOST_UNREADABLE && intake.has_no_message() {
                    return Err(refusal::of_command(&said, "FETCH"));
                }
            }
            intake.insert_inside(uid, change);
        }
        Ok(())
    }
}

/// Messages as they come in.
struct Intake {
    asked: Vec<u32>,
    keep: Keep,
    most_bytes: usize,
    found: BTreeMap<u32, FolderChange>,
    bytes: usize,
    /// The first message that was let go again; none beyond it is taken.
    let_go: Option<u32>,
}

impl Intake {
    fn new(asked: Vec<u32>, keep: Keep, most_bytes: usize) -> Self {
        Self { asked, keep, most_bytes, found: BTreeMap::new(), bytes: 0, let_go: None }
    }

    /// Takes a message that was asked for, once.
    fn take(&mut self, fetched: Fetched) {
        let (Some(uid), Some(body)) = (fetched.uid, fetched.body) else { return };
        if self.asked.binary_search(&uid).is_err() || !self.is_inside(uid) {
            return;
        }
        let change = match body {
            Body::Is(bytes) => FolderChange::Arrived(IncomingMail {
                uid,
                bytes,
                received_at: fetched.received_at,
                marks: fetched.marks.unwrap_or_default(),
                gmail_id: fetched.gmail_id,
            }),
            Body::Missing => unreadable(uid, String::new()),
        };
        self.insert(uid, change);
    }

    fn insert(&mut self, uid: u32, change: FolderChange) {
        self.bytes += size(&change);
        if let Some(before) = self.found.insert(uid, change) {
            self.bytes -= size(&before);
        }
        while self.bytes > self.most_bytes && self.found.len() > 1 {
            let gone = match self.keep {
                Keep::Oldest => self.found.pop_last(),
                Keep::Newest => self.found.pop_first(),
            };
            if let Some((uid, change)) = gone {
                self.bytes -= size(&change);
                self.let_go = Some(uid);
            }
        }
    }

    fn insert_inside(&mut self, uid: u32, change: FolderChange) {
        if self.is_inside(uid) {
            self.insert(uid, change);
        }
    }

    fn has_no_message(&self) -> bool {
        !self.found.values().any(|change| matches!(change, FolderChange::Arrived(_)))
    }

    fn is_inside(&self, uid: u32) -> bool {
        self.let_go.is_none_or(|edge| match self.keep {
            Keep::Oldest => uid < edge,
            Keep::Newest => uid > edge,
        })
    }

    fn missing(&self) -> Vec<u32> {
        let absent = |uid: &&u32| self.is_inside(**uid) && !self.found.contains_key(uid);
        self.asked.iter().filter(absent).copied().collect()
    }

    /// What was let go is asked for again, in a chunk as large as what fitted; where all fitted,
    /// the next one may be twice as large.
    fn finish(self) -> Chunk {
        let inside: Vec<u32> =
            self.asked.iter().copied().filter(|&uid| self.is_inside(uid)).collect();
        let reached = match self.keep {
            Keep::Oldest => inside.last(),
            Keep::Newest => inside.first(),
        };
        let reached = *reached.expect("one message is never let go");
        let at_once = if self.let_go.is_some() { inside.len() } else { inside.len() * 2 };
        Chunk { found: self.found, reached, at_once }
    }
}

/// A message at which the server hung up, as if it had refused it.
fn passed(uid: u32) -> Chunk {
    let found = BTreeMap::from([(uid, unreadable(uid, String::new()))]);
    Chunk { found, reached: uid, at_once: 2 }
}

fn unreadable(uid: u32, why: String) -> FolderChange {
    FolderChange::Unreadable { uid, why, is_last: false }
}

fn size(change: &FolderChange) -> usize {
    match change {
        FolderChange::Arrived(mail) => mail.bytes.len(),
        _ => 0,
    }
}
