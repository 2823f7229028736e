//! Writing what was read into the index.

use std::collections::BTreeMap;

use funkstille_formats::mail::Kind;
use funkstille_post::incoming::{FolderRole, Marks};
use funkstille_store::{FolderRow, Held, MailPlace, MailRow, Work};

use super::read::{Incoming, links, parties};
use super::same::is_another;
use super::take_in::Source;
use crate::error::Error;

/// The kind of a name in the database.
pub(super) fn kind(name: &str) -> Kind {
    use Kind as K;
    let all = [
        K::Reply,
        K::AutoReply,
        K::Acknowledgement,
        K::Challenge,
        K::Bounce,
        K::Delay,
        K::Delivered,
        K::Receipt,
        K::Complaint,
        K::Calendar,
        K::Bulk,
    ];
    all.into_iter().find(|it| it.as_str() == name).unwrap_or(K::Unreadable)
}

/// The names of what folders are for.
const ROLES: &[(&str, FolderRole)] = &[
    ("inbox", FolderRole::Inbox),
    ("sent", FolderRole::Sent),
    ("archive", FolderRole::Archive),
    ("all", FolderRole::All),
    ("junk", FolderRole::Junk),
    ("waiting", FolderRole::Waiting),
    ("drafts", FolderRole::Drafts),
    ("trash", FolderRole::Trash),
    ("other", FolderRole::Other),
];

pub(super) fn role_name(role: FolderRole) -> &'static str {
    ROLES.iter().find(|(_, known)| *known == role).map_or("other", |(name, _)| name)
}

pub(super) fn role(name: &str) -> FolderRole {
    ROLES.iter().find(|(known, _)| *known == name).map_or(FolderRole::Other, |(_, role)| *role)
}

/// How far a folder was read, as a row.
pub(super) fn folder_row(
    source: &Source<'_>,
    batch: &funkstille_post::incoming::Batch,
) -> FolderRow {
    let state = &batch.state;
    FolderRow {
        account: source.account.to_owned(),
        folder: source.folder.name.clone(),
        role: role_name(source.folder.role).to_owned(),
        uid_validity: state.uid_validity,
        next_uid: state.next_uid,
        oldest_uid: state.oldest_uid,
        highest_modseq: state.highest_modseq,
        remaining: batch.remaining,
    }
}

/// A place of the source.
pub(super) fn place(source: &Source<'_>, uid: u32, (holds, marks): (Held, &Marks)) -> MailPlace {
    MailPlace {
        account: source.account.to_owned(),
        folder: source.folder.name.clone(),
        uid,
        holds,
        flags: marks.flags.clone(),
        labels: marks.labels.clone(),
    }
}

/// Gives each message its key, and leaves only what the index does not have. A message that lay
/// where mail arrives and now among what we sent is ours after all, and is written again. Whoever
/// uses the id of another message hides nothing by that: it gets a key of its own. `kept` are the
/// bytes of known messages, by key.
pub(super) fn only_new<'a>(
    all: Vec<Incoming<'a>>,
    known: &BTreeMap<String, MailRow>,
    kept: &BTreeMap<String, Vec<u8>>,
) -> (Vec<Incoming<'a>>, Vec<(u32, String)>) {
    let mut fresh: Vec<Incoming<'a>> = Vec::new();
    let mut keys = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for mut mail in all {
        let earlier = |key: &str, fresh: &[Incoming<'a>]| match places.get(key) {
            Some(at) => Some(fresh[*at].row.clone()),
            None => known.get(key).cloned(),
        };
        let mut before = earlier(&mail.row.mail, &fresh);
        let bytes = match places.get(&mail.row.mail) {
            Some(at) => Some(fresh[*at].bytes),
            None => kept.get(&mail.row.mail).map(Vec::as_slice),
        };
        if before.as_ref().is_some_and(|it| is_another(&mail, it, bytes)) {
            mail.row.mail = mail.own_key();
            before = earlier(&mail.row.mail, &fresh);
        }
        keys.push((mail.uid, mail.row.mail.clone()));
        let Some(before) = before else {
            places.insert(mail.row.mail.clone(), fresh.len());
            fresh.push(mail);
            continue;
        };
        if mail.row.is_ours && !before.is_ours {
            if let Some(at) = places.get(&before.mail) {
                fresh[*at] = mail;
            } else {
                places.insert(mail.row.mail.clone(), fresh.len());
                fresh.push(mail);
            }
        }
    }
    (fresh, keys)
}

/// Writes messages with the ids that they name and the people that they are with.
pub(super) async fn write(work: &mut Work, rows: &[MailRow]) -> Result<(), Error> {
    work.put_mail(rows).await?;
    let mut with = Vec::new();
    let mut named = Vec::new();
    for row in rows {
        let of_mail = parties(row).into_iter();
        with.extend(of_mail.map(|(party, address)| (party, address, row.mail.clone())));
        if row.is_ours || row.kind != Kind::Bulk.as_str() {
            named.extend(links(row).map(|id| (id.clone(), row.mail.clone())));
        }
    }
    with.sort_unstable();
    with.dedup();
    named.sort_unstable();
    named.dedup();
    work.add_mail_parties(&with).await?;
    work.add_mail_links(&named).await?;
    Ok(())
}
