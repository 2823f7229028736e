//! The messages of a batch, read in parallel.

use std::sync::Arc;

use funkstille_core::evidence::Digest;
use funkstille_formats::mail::message::{Mailbox, Message};
use funkstille_formats::mail::subject::base_subject;
use funkstille_formats::mail::thread::participant_key;
use funkstille_formats::mail::{Kind, Parsed, parse};
use funkstille_post::incoming::{Batch, FolderChange, FolderRole, IncomingMail};
use funkstille_store::MailRow;
use jiff::Timestamp;
use rayon::prelude::*;

use super::letter::{Content, Letter, Owner};
use super::said;
use super::take_in::{Source, Unreadable};

/// A message that was read, with all that the index keeps of it.
pub(super) struct Incoming<'a> {
    pub(super) uid: u32,
    pub(super) row: MailRow,
    pub(super) bytes: &'a [u8],
    /// Our letter that it is a copy of, as its header says (`X-Funkstille-Letter`).
    pub(super) copy_of: Option<String>,
    /// Whether it asks for an answer by its address: `name+waiting@…`.
    pub(super) by_address: bool,
    /// Where it lies, with its marks.
    pub(super) mail: &'a IncomingMail,
}

impl Incoming<'_> {
    /// Whether its bytes have this digest.
    pub(super) fn has_digest(&self, digest: &Digest) -> bool {
        Digest::of(self.bytes) == *digest
    }

    /// The key that it has where its id was used for another message before.
    pub(super) fn own_key(&self) -> String {
        own_key(self.bytes)
    }
}

/// The key of a message that is known by its bytes.
fn own_key(bytes: &[u8]) -> String {
    format!("sha256:{}", Digest::of(bytes))
}

/// What a place holds.
pub(super) enum Read<'a> {
    Mail(Box<Incoming<'a>>),
    /// It cannot be read.
    Unreadable(Unreadable),
    /// It was never sent, or was thrown away.
    Unsent,
}

/// Recipients beyond these are a mailing (docs/mail.md, *What is kept*).
const MOST_RECIPIENTS: usize = 20;

/// The last of the ids that a message names say to what it belongs (docs/mail.md, *What is kept*).
const MOST_IDS: usize = 20;

/// What stands behind the plus of an address that says that an answer is awaited.
const WAITING: &str = "waiting";

/// What is known of a source wherever its messages are read.
#[derive(Clone)]
struct Origin {
    role: FolderRole,
    me: Vec<String>,
    server: Option<String>,
}

/// What was read of a message, apart from its bytes.
struct Letterhead {
    row: MailRow,
    copy_of: Option<String>,
    by_address: bool,
}

/// What a change of a folder brought, without what it was read from.
enum Found {
    Mail(Box<Letterhead>),
    Unreadable(Unreadable),
    Unsent,
}

/// Reads what arrived, in the order of the batch: on all processors, beside the connection and
/// whatever else waits.
pub(super) async fn arrived<'a>(
    batch: &'a Arc<Batch>,
    source: &Source<'_>,
    now: Timestamp,
) -> Vec<Read<'a>> {
    let origin = Origin {
        role: source.folder.role,
        me: source.me.to_vec(),
        server: source.server.map(str::to_owned),
    };
    let shared = Arc::clone(batch);
    let read = move || -> Vec<Option<Found>> {
        shared.changes.par_iter().map(|change| found(change, &origin, now)).collect()
    };
    let all = match tokio::task::spawn_blocking(read).await {
        Ok(all) => all,
        Err(ended) => std::panic::resume_unwind(ended.into_panic()),
    };
    batch.changes.iter().zip(all).filter_map(|(change, found)| with_bytes(change, found?)).collect()
}

fn with_bytes(change: &FolderChange, found: Found) -> Option<Read<'_>> {
    match (change, found) {
        (FolderChange::Arrived(mail), Found::Mail(letterhead)) => {
            let Letterhead { row, copy_of, by_address } = *letterhead;
            let (uid, bytes) = (mail.uid, mail.bytes.as_slice());
            let incoming = Incoming { uid, row, bytes, copy_of, by_address, mail };
            Some(Read::Mail(Box::new(incoming)))
        }
        (_, Found::Unreadable(unreadable)) => Some(Read::Unreadable(unreadable)),
        (_, Found::Unsent) => Some(Read::Unsent),
        _ => None,
    }
}

fn found(change: &FolderChange, origin: &Origin, now: Timestamp) -> Option<Found> {
    match change {
        FolderChange::Arrived(mail) => Some(one(mail, origin, now)),
        FolderChange::Unreadable { uid, why, is_last } => {
            let (uid, why, is_left) = (*uid, why.clone(), *is_last);
            Some(Found::Unreadable(Unreadable { uid, why, is_left }))
        }
        _ => None,
    }
}

fn one(mail: &IncomingMail, origin: &Origin, now: Timestamp) -> Found {
    if mail.marks.labels.iter().any(|label| label == "\\Draft" || label == "\\Trash")
        || mail.marks.flags.iter().any(|flag| flag == "\\Draft")
    {
        return Found::Unsent;
    }
    match parse(&mail.bytes) {
        // The same bytes say the same again.
        Err(why) => {
            let (uid, why) = (mail.uid, why.to_string());
            Found::Unreadable(Unreadable { uid, why, is_left: true })
        }
        Ok(parsed) => Found::Mail(Box::new(letterhead(&parsed, mail, origin, now))),
    }
}

fn letterhead(
    parsed: &Parsed<'_>,
    mail: &IncomingMail,
    source: &Origin,
    now: Timestamp,
) -> Letterhead {
    let has = |name: &str| mail.marks.labels.iter().any(|label| label == name);
    let in_sent = source.role == FolderRole::Sent || has("\\Sent");
    let Letter { mut message, mut content, kind, .. } =
        Letter::read(parsed, Owner { me: &source.me, in_sent });
    let is_from_us = message.from.iter().any(|from| source.me.contains(&from.address));
    // Anyone can send us mail in our own name, and a filter puts it into any folder: ours is what
    // lies among sent mail, or was filed elsewhere without that a server delivered it.
    let arrives = parsed.was_delivered()
        || matches!(source.role, FolderRole::Inbox | FolderRole::Junk)
        || has("\\Inbox");
    let is_ours = in_sent || (is_from_us && !arrives);
    if is_from_us && !is_ours {
        content = Content::Noted { what: None, of: Vec::new() };
    }
    // What has no date counts from when it is read, and nothing was sent later than that.
    let dates = [message.sent_at, mail.received_at, Some(now)];
    message.sent_at = dates.into_iter().flatten().min();
    message.references.extend(parsed.thread_index());
    let recipients = others(&message, source);
    Letterhead {
        by_address: is_ours && waits_by_address(&message, source),
        copy_of: parsed.letter_id().filter(|_| is_ours),
        row: MailRow {
            mail: message.message_id.clone().unwrap_or_else(|| own_key(&mail.bytes)),
            message_id: message.message_id.clone(),
            is_ours,
            kind: kind.as_str().to_owned(),
            from: sender(&message),
            recipients,
            base_subject: base_subject(&message.subject),
            subject: message.subject,
            sent_at: message.sent_at,
            received_at: mail.received_at,
            answers: last(message.in_reply_to),
            refers: last(message.references),
            returned: last(returned(&content)),
            through_list: message.through_list,
            proof: parsed.proof(source.server.as_deref()).as_str().to_owned(),
            said: said::written(&content),
            client: None,
            content: None,
            gmail: mail.gmail_id.map(u64::cast_signed),
            seen_at: now,
        },
    }
}

fn last(ids: Vec<String>) -> Vec<String> {
    let from = ids.len().saturating_sub(MOST_IDS);
    ids.into_iter().skip(from).collect()
}

fn returned(content: &Content) -> Vec<String> {
    match content {
        Content::Bounce { of, .. } | Content::Noted { of, .. } => of.clone(),
        _ => Vec::new(),
    }
}

fn sender(message: &Message) -> (String, Option<String>) {
    let from = message.from.first();
    from.map(|from| (from.address.clone(), from.name.clone())).unwrap_or_default()
}

/// Those whom a message went to, without ourselves.
fn others(message: &Message, source: &Origin) -> Vec<String> {
    let is_other = |to: &&Mailbox| {
        !source.me.contains(&to.address)
            && !is_plus_of_ours(&to.address, source)
            && is_one_word(&to.address)
    };
    let all = message.to.iter().chain(&message.cc).filter(is_other);
    all.map(|to| to.address.clone()).take(MOST_RECIPIENTS).collect()
}

/// Whether blanks stand in an address inside its quotes alone.
fn is_one_word(address: &str) -> bool {
    let is_quoted = address.starts_with('"') && address.matches('"').count() == 2;
    let has_end = address.rsplit_once('@').is_some_and(|(local, domain)| {
        local.ends_with('"') && !domain.contains(char::is_whitespace)
    });
    !address.contains(char::is_whitespace) || is_quoted && has_end
}

fn waits_by_address(message: &Message, source: &Origin) -> bool {
    message.to.iter().chain(&message.cc).chain(&message.bcc).any(|to| {
        is_plus_of_ours(&to.address, source) && plus(&to.address).is_some_and(|it| it.1 == WAITING)
    })
}

fn is_plus_of_ours(address: &str, source: &Origin) -> bool {
    plus(address).is_some_and(|(plain, _)| source.me.contains(&plain))
}

/// The address without what stands behind its plus, and that (RFC 5233).
fn plus(address: &str) -> Option<(String, &str)> {
    let (local, domain) = address.rsplit_once('@')?;
    let (user, detail) = local.split_once('+')?;
    Some((format!("{user}@{domain}"), detail))
}

/// The other side of a message: company or person, and address.
pub(super) fn parties(row: &MailRow) -> Vec<(String, String)> {
    if row.kind == Kind::Bulk.as_str() && !row.is_ours {
        return Vec::new();
    }
    let addresses: &[String] =
        if row.is_ours { &row.recipients } else { std::slice::from_ref(&row.from.0) };
    let known = addresses.iter().filter(|address| address.contains('@'));
    known.map(|address| (participant_key(address), address.clone())).collect()
}

/// Every id that a message names.
pub(super) fn links(row: &MailRow) -> impl Iterator<Item = &String> {
    row.answers.iter().chain(&row.refers).chain(&row.returned)
}
