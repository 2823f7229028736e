//! The mail around some clients and cases, as conversations.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_formats::mail::is_thread_index;
use funkstille_formats::mail::message::{Mailbox, Message};
use funkstille_formats::mail::thread::participant_key;
use funkstille_store::{MailRow, Reading};

use super::letter::Letter;
use super::said;
use super::threads::{Days, Threads};
use crate::error::Error;

/// Messages of the index, by key.
#[derive(Default)]
pub(super) struct Circle {
    pub(super) rows: BTreeMap<String, MailRow>,
    /// The ids of the messages of cases: their conversations are never left aside.
    pub(super) of_cases: BTreeSet<String>,
}

impl Circle {
    /// Loads the mail with these addresses' companies or people, and whatever has or names one of
    /// these ids.
    pub(super) async fn load(
        reading: &mut Reading,
        addresses: &BTreeSet<String>,
        ids: &BTreeSet<String>,
    ) -> Result<Self, Error> {
        let parties: BTreeSet<String> = addresses.iter().map(|it| participant_key(it)).collect();
        let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut rows = reading.mail_of_parties(&parties).await?;
        rows.extend(reading.mail(&ids).await?);
        rows.extend(reading.mail_naming(&ids).await?);
        let of_these = rows.values().filter(|row| ids.contains(&row.mail.as_str()));
        let talk = same_talk(reading, of_these).await?;
        rows.extend(talk);
        Ok(Self { rows, of_cases: BTreeSet::new() })
    }

    /// The conversations, those without a message of ours too.
    pub(super) fn threads(&self, days: &Days) -> Threads {
        Threads::all(self.rows.values().map(letter).collect(), days, &self.of_cases)
    }

    /// The message that a letter is.
    pub(super) fn row(&self, letter: &Letter) -> &MailRow {
        &self.rows[&letter.key]
    }
}

/// The messages of the same conversations of Outlook's, which name no message but the number of the
/// conversation.
pub(super) async fn same_talk<'r>(
    reading: &mut Reading,
    rows: impl Iterator<Item = &'r MailRow>,
) -> Result<BTreeMap<String, MailRow>, Error> {
    let ids = rows.flat_map(|row| &row.refers).filter(|id| is_thread_index(id));
    let ids: BTreeSet<&str> = ids.map(String::as_str).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    Ok(reading.mail_naming(&ids).await?)
}

/// Ourselves in a conversation, under whatever address.
const OURSELVES: &str = "ourselves";

/// A message of the index as the rules understand it.
pub(super) fn letter(row: &MailRow) -> Letter {
    let mailbox = |address: &str| Mailbox { name: None, address: address.to_owned() };
    let from = if row.is_ours { OURSELVES } else { &row.from.0 };
    let from = Mailbox { name: row.from.1.clone(), ..mailbox(from) };
    let to_us = (!row.is_ours).then_some(OURSELVES).into_iter();
    let to = row.recipients.iter().map(String::as_str).chain(to_us);
    Letter {
        key: row.mail.clone(),
        message: Message {
            // Where its id is another message's as well, it is known by its own key.
            message_id: row.message_id.as_ref().map(|_| row.mail.clone()),
            in_reply_to: row.answers.clone(),
            references: row.refers.clone(),
            from: vec![from],
            to: to.map(mailbox).collect(),
            subject: row.subject.clone(),
            sent_at: row.sent_at,
            through_list: row.through_list,
            ..Message::default()
        },
        content: said::read(&row.said),
        kind: super::index::kind(&row.kind),
    }
}
