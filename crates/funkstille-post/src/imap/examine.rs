//! Opening a folder to read it: `EXAMINE`, which cannot change it (RFC 9051, 6.3.3).

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::command::Command;
use super::error::ImapError;
use super::fetched;
use super::response::{Data, Status};
use super::value::Value;
use super::{Mailbox, refusal};
use crate::incoming::{FolderState, Marks};
use crate::server::{Sent, ServerError};

/// What a folder says of itself when it is opened.
#[derive(Debug, Default)]
pub(super) struct Examined {
    /// How many messages it holds.
    pub(super) exists: Option<u64>,
    /// 0 where the server keeps no UIDs.
    pub(super) uid_validity: u32,
    /// The UID that the next message will have.
    pub(super) next_uid: Option<u32>,
    /// The number of its last change.
    pub(super) highest_modseq: Option<u64>,
    /// What was marked otherwise (QRESYNC).
    pub(super) marked: BTreeMap<u32, Marks>,
    /// What has vanished (QRESYNC).
    pub(super) vanished: Vec<RangeInclusive<u32>>,
}

impl Mailbox {
    /// Opens a folder. With `state` and QRESYNC the server says at once what has changed.
    pub(super) async fn examine(
        &mut self,
        folder: &str,
        state: Option<&FolderState>,
    ) -> Result<Examined, ImapError> {
        let wire = self.wire_name(folder).await?;
        let command = Command::new("EXAMINE ").argument(&wire, Sent::Folder)?;
        let command = command.words(&self.how(state));
        let mut examined = Examined::default();
        let said = self.line.run(command, &mut |data| examined.hear(data)).await?;
        match said.status {
            Status::Ok => Ok(examined),
            _ => Err(match refusal::of_command(&said, "EXAMINE") {
                // One folder that the server cannot open keeps it from no other.
                ImapError::Refuses { says, .. }
                | ImapError::Server(ServerError::Unavailable { says }) => {
                    ImapError::NoFolder { folder: folder.to_owned(), says }
                }
                other => other,
            }),
        }
    }

    /// The parameters of RFC 7162.
    fn how(&self, state: Option<&FolderState>) -> String {
        let known = state.filter(|_| self.abilities.qresync);
        let since = known.and_then(|state| Some((state, state.highest_modseq?)));
        match since {
            Some((state, modseq)) if modseq > 0 && state.next_uid > state.oldest_uid => {
                let FolderState { uid_validity, oldest_uid, next_uid, .. } = state;
                let last = next_uid - 1;
                format!(" (QRESYNC ({uid_validity} {modseq} {oldest_uid}:{last}))")
            }
            _ if self.abilities.condstore => " (CONDSTORE)".to_owned(),
            _ => String::new(),
        }
    }
}

impl Examined {
    fn hear(&mut self, data: Data) {
        match (data.name.as_str(), data.number) {
            ("EXISTS", Some(count)) => self.exists = Some(count),
            ("VANISHED", None) => {
                if let Some(set) = data.values.last().and_then(Value::text) {
                    self.vanished.extend(ranges(&set));
                }
            }
            ("FETCH", _) => {
                if let Some(it) = fetched::read(data)
                    && let (Some(uid), Some(marks)) = (it.uid, it.marks)
                {
                    self.marked.insert(uid, marks);
                }
            }
            ("OK", None) => self.hear_code(&data.values),
            _ => {}
        }
    }

    fn hear_code(&mut self, code: &[Value]) {
        let [name, value, ..] = code else { return };
        let small = || value.number().and_then(|number| u32::try_from(number).ok());
        if name.is("UIDVALIDITY") {
            self.uid_validity = small().unwrap_or_default();
        } else if name.is("UIDNEXT") {
            self.next_uid = small().filter(|&uid| uid > 0);
        } else if name.is("HIGHESTMODSEQ") {
            self.highest_modseq = value.number().filter(|&number| number > 0);
        }
    }
}

/// The ranges of a set of UIDs; what is none is left out.
fn ranges(set: &str) -> impl Iterator<Item = RangeInclusive<u32>> {
    set.split(',').filter_map(|part| {
        let (first, last) = part.split_once(':').unwrap_or((part, part));
        let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        Some(first.min(last)..=first.max(last))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_ranges() {
        assert_eq!(ranges("1:3,9,7:5,x,4294967296").collect::<Vec<_>>(), [1..=3, 9..=9, 5..=7]);
    }
}
