//! Copies of what we send, in the user's own folders: looked for, and put there once.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::fmt::strtime;

use super::command::{Command, set};
use super::error::ImapError;
use super::response::Said;
use super::value::Value;
use super::{Mailbox, fetched};
use crate::server::Sent;

/// A copy of a message of ours.
#[derive(Clone, Copy, Debug)]
pub struct Copy<'a> {
    /// The folder that it belongs into, as [`Mailbox::folders`] names it.
    pub folder: &'a str,
    /// Its `Message-ID` without angle brackets, which stands in [`LETTER_HEADER`] too.
    pub message_id: &'a str,
    /// All of it (RFC 5322).
    pub bytes: &'a [u8],
    /// When it left or was written; the server shows it under this date.
    pub at: Timestamp,
    /// What it is.
    pub kind: CopyKind,
}

/// What a copy is, and so how it is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyKind {
    /// It was sent.
    Sent,
    /// It waits for its owner to send it.
    Draft,
}

/// A copy that lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The value under which its UID holds; 0 where the server did not say.
    pub uid_validity: u32,
    /// Its place; `None` where the server did not say.
    pub uid: Option<u32>,
    /// Its `Message-ID` as it lies there, without angle brackets. A provider may have given it
    /// another one than ours, which is the one that the client answers to.
    pub message_id: Option<String>,
    /// Whether it lay there already.
    pub was_there: bool,
}

/// The header with our own id, whatever became of `Message-ID`.
pub const LETTER_HEADER: &str = "X-Funkstille-Letter";

/// How many of the newest messages are looked at where a search finds nothing: some servers do not
/// search for headers that they do not know.
const NEWEST: usize = 60;

/// The most hits of a search that are looked at.
const MOST_HITS: usize = 200;

impl Mailbox {
    /// Looks for the copy of a message of ours: by its `Message-ID`, by [`LETTER_HEADER`], and
    /// among the newest messages. Nothing is changed.
    ///
    /// # Errors
    /// [`ImapError::NoFolder`]; where the server refuses or the connection fails.
    pub async fn find_copy(
        &mut self,
        folder: &str,
        message_id: &str,
    ) -> Result<Option<Filed>, ImapError> {
        // The folder that was being read is left; its reading begins anew from its state.
        self.round = None;
        let examined = self.examine(folder, None).await?;
        let mut uids = BTreeSet::new();
        for header in ["Message-ID", LETTER_HEADER] {
            uids.extend(self.with_header(header, message_id).await?);
        }
        let hits: Vec<u32> = uids.into_iter().rev().take(MOST_HITS).collect();
        let mut found = self.named_so(hits, message_id).await?;
        if found.is_none() && examined.exists != Some(0) {
            let newest = self.newest(examined.next_uid).await?;
            found = self.named_so(newest, message_id).await?;
        }
        Ok(found.map(|(uid, found_id)| Filed {
            uid_validity: examined.uid_validity,
            uid: Some(uid),
            message_id: found_id,
            was_there: true,
        }))
    }

    /// Puts a copy into a folder, unless it lies there already. Where this fails, the copy may lie
    /// there all the same; to ask for it again is safe, since it is looked for first.
    ///
    /// # Errors
    /// As for [`Mailbox::find_copy`]; [`ImapError::Full`], and [`ImapError::Refuses`] where the
    /// server does not take it.
    pub async fn keep_copy(&mut self, copy: &Copy<'_>) -> Result<Filed, ImapError> {
        if let Some(filed) = self.find_copy(copy.folder, copy.message_id).await? {
            return Ok(filed);
        }
        let wire = self.wire_name(copy.folder).await?;
        let flags = match copy.kind {
            CopyKind::Sent => "\\Seen",
            CopyKind::Draft => "\\Draft \\Seen",
        };
        let command = Command::new("APPEND ")
            .argument(&wire, Sent::Folder)?
            .words(&format!(" ({flags}) \"{}\" ", date(copy.at)))
            // Announced and waited for, so that a server can say no before all of it is there.
            .literal(copy.bytes);
        let said = self.run("APPEND", command, &mut |_| {}).await.map_err(named)?;
        let (uid_validity, uid) = place(&said);
        let message_id = Some(copy.message_id.to_owned());
        Ok(Filed { uid_validity, uid, message_id, was_there: false })
    }

    /// The messages of the open folder with this in this header. A server that does not search so
    /// finds none.
    async fn with_header(&mut self, header: &str, value: &str) -> Result<Vec<u32>, ImapError> {
        let command = Command::new("UID SEARCH")
            .words(" HEADER ")
            .words(header)
            .words(" ")
            .argument(value.as_bytes(), Sent::Id)?;
        match self.searched(command).await {
            Err(ImapError::Refuses { .. }) => Ok(Vec::new()),
            found => found,
        }
    }

    /// The newest messages of the open folder.
    async fn newest(&mut self, next_uid: Option<u32>) -> Result<Vec<u32>, ImapError> {
        const REACH: u32 = 2_000;
        let first = next_uid.map_or(1, |next| next.saturating_sub(REACH).max(1));
        let uids = self.found(first, u32::MAX).await?;
        Ok(uids.into_iter().rev().take(NEWEST).collect())
    }

    /// The newest of these messages that is the one with this id, and its `Message-ID`.
    async fn named_so(
        &mut self,
        mut uids: Vec<u32>,
        message_id: &str,
    ) -> Result<Option<(u32, Option<String>)>, ImapError> {
        if uids.is_empty() {
            return Ok(None);
        }
        uids.sort_unstable();
        let set = set(&uids);
        let fields = format!("BODY.PEEK[HEADER.FIELDS (MESSAGE-ID {LETTER_HEADER})]");
        let command = Command::new(format!("UID FETCH {set}")).words(&format!(" ({fields})"));
        let mut found = None;
        self.run("FETCH", command, &mut |data| {
            let Some(it) = fetched::read(data) else { return };
            let (Some(uid), Some(head)) = (it.uid, it.head) else { return };
            let own = id_in(&head, "Message-ID");
            if names_id(&head, message_id) && uids.binary_search(&uid).is_ok() {
                found = Some((uid, own)).max(found.take());
            }
        })
        .await?;
        Ok(found)
    }
}

/// A refusal that came before the message was sent has no name yet.
fn named(error: ImapError) -> ImapError {
    match error {
        ImapError::Refuses { says, .. } => {
            ImapError::Refuses { command: "APPEND".to_owned(), says }
        }
        other => other,
    }
}

/// `01-Feb-2026 10:00:00 +0000` (RFC 9051, `date-time`).
fn date(at: Timestamp) -> String {
    strtime::format("%d-%b-%Y %H:%M:%S %z", &at.to_zoned(jiff::tz::TimeZone::UTC))
        .expect("the format names parts that every instant has")
}

/// Where a message was put (`APPENDUID`, RFC 4315).
fn place(said: &Said) -> (u32, Option<u32>) {
    let [name, validity, uid, ..] = said.code.as_slice() else { return (0, None) };
    if !name.is("APPENDUID") {
        return (0, None);
    }
    let number = |value: &Value| value.number().and_then(|number| u32::try_from(number).ok());
    (number(validity).unwrap_or_default(), number(uid))
}

/// Whether the head of a message has this id, as its own or as that of our letter.
pub(crate) fn names_id(head: &[u8], message_id: &str) -> bool {
    let ids = ["Message-ID", LETTER_HEADER].map(|name| id_in(head, name));
    ids.iter().any(|id| id.as_deref() == Some(message_id))
}

/// The id in the first header of this name, folded or not.
pub(crate) fn id_in(head: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(head).replace("\r\n", "\n");
    let unfolded = text.replace("\n ", " ").replace("\n\t", " ");
    let value = unfolded.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.trim().eq_ignore_ascii_case(name).then_some(value)
    })?;
    let id = value.split_once('<').map_or(value, |(_, rest)| rest);
    let id = id.split('>').next().unwrap_or_default().trim();
    (!id.is_empty()).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_however_it_is_written() {
        let head = b"message-id:\r\n <a@b>\r\nX-Funkstille-Letter: <c@d>\r\nOther: <e@f>\r\n\r\n";
        assert_eq!(id_in(head, "Message-ID").as_deref(), Some("a@b"));
        assert_eq!(id_in(head, LETTER_HEADER).as_deref(), Some("c@d"));
        assert_eq!(id_in(head, "References"), None);
        assert_eq!(id_in(b"Message-ID: a@b\r\n", "Message-ID").as_deref(), Some("a@b"));
    }

    #[test]
    fn dates_are_those_of_the_protocol() {
        let at: Timestamp = "2026-03-09T08:05:07Z".parse().expect("an instant");
        assert_eq!(date(at), "09-Mar-2026 08:05:07 +0000");
    }
}
