//! Whether two messages under one id are one: copies lie in several folders and accounts, and some
//! programs give all that they send the same id.

use std::collections::BTreeMap;

use funkstille_formats::mail::parse;
use funkstille_store::{MailRow, Reading};
use jiff::{SignedDuration, Timestamp};

use super::read::Incoming;
use crate::error::Error;

/// Copies bear the same date; clocks of servers in between differ by less than this.
const NEAR: SignedDuration = SignedDuration::from_hours(1);

/// Whether a message is another one than that which is known under its id. `bytes` are those of the
/// known one, where they are kept. In doubt it is the same: mailing lists and gateways change what
/// they pass on, and our own mail comes back in many forms.
pub(super) fn is_another(mail: &Incoming<'_>, known: &MailRow, bytes: Option<&[u8]>) -> bool {
    let row = &mail.row;
    if row.from.0 != known.from.0 {
        return true;
    }
    let passes_on = row.through_list || known.through_list;
    if row.is_ours || known.is_ours || passes_on || bytes == Some(mail.bytes) {
        return false;
    }
    let other_subject = row.subject != known.subject && row.base_subject != known.base_subject;
    let other_date = match (own_date(row), own_date(known)) {
        (Some(one), Some(other)) => one.duration_since(other).abs() > NEAR,
        _ => false,
    };
    let other_text = || bytes.is_some_and(|bytes| is_other_text(mail.bytes, bytes));
    row.answers != known.answers || other_subject || other_date || other_text()
}

/// The date that a message bears itself; `None` where it counts from when it was taken in.
fn own_date(row: &MailRow) -> Option<Timestamp> {
    let at = row.sent_at?;
    (Some(at) != row.received_at && at != row.seen_at).then_some(at)
}

/// Whether neither text is a part of the other one: a copy may have a notice above or below it.
fn is_other_text(one: &[u8], other: &[u8]) -> bool {
    let (Some(one), Some(other)) = (text(one), text(other)) else { return false };
    !one.contains(&other) && !other.contains(&one)
}

fn text(bytes: &[u8]) -> Option<String> {
    let text = parse(bytes).ok()?.new_text();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The bytes of known messages that some of these may differ from, by key.
pub(super) async fn kept(
    reading: &mut Reading,
    mails: &[Incoming<'_>],
    known: &BTreeMap<String, MailRow>,
) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut kept = BTreeMap::new();
    for mail in mails.iter().filter(|mail| !mail.row.is_ours) {
        let Some(row) = known.get(&mail.row.mail).filter(|row| !row.is_ours) else { continue };
        let Some(content) = row.content.filter(|it| !mail.has_digest(it)) else { continue };
        if let Some(bytes) = reading.blob(&content).await? {
            kept.insert(row.mail.clone(), bytes);
        }
    }
    Ok(kept)
}
