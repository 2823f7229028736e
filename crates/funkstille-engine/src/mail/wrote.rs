//! From where a client last wrote, also from an address that nobody has on file.

use std::collections::BTreeSet;

use funkstille_formats::mail::thread::participant_key;
use funkstille_formats::mail::{Kind, Proof};
use funkstille_store::{MailRow, Reading};
use jiff::Timestamp;

use super::tell::us;
use crate::error::Error;

/// From which address a person at a client wrote last, and when: from one of those on file (in
/// lower case), or in answer to a message of ours that went to one of them. What its own server
/// calls forged does not count, nor do we ourselves, another client, or whoever our message went to
/// as well. `None` where nobody wrote.
pub(crate) async fn last_wrote(
    reading: &mut Reading,
    on_file: &BTreeSet<String>,
) -> Result<Option<(String, Timestamp)>, Error> {
    let parties: BTreeSet<String> = on_file.iter().map(|it| participant_key(it)).collect();
    let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
    let rows = reading.mail_of_parties(&parties).await?;
    let to_them =
        |row: &&MailRow| row.is_ours && row.recipients.iter().any(|it| on_file.contains(it));
    let ours: Vec<&MailRow> = rows.values().filter(to_them).collect();
    let ids: Vec<&str> = ours.iter().map(|row| row.mail.as_str()).collect();
    let answers = reading.mail_naming(&ids).await?;
    let mut others: BTreeSet<&str> =
        ours.iter().flat_map(|row| &row.recipients).map(String::as_str).collect();
    let writers: Vec<&str> = answers.values().map(|row| row.from.0.as_str()).collect();
    let owners = reading.owners_of_all(&writers).await?;
    others.extend(owners.iter().map(|(address, _, _)| address.as_str()));
    let us = us(reading).await?;
    let is_new = |row: &&MailRow| {
        let (from, _) = &row.from;
        let is_answer = row.answers.iter().any(|id| ids.contains(&id.as_str()));
        let is_other = others.contains(from.as_str()) || us.contains(&participant_key(from));
        is_answer && !is_other && from.contains('@')
    };
    let known = rows.values().filter(|row| on_file.contains(&row.from.0));
    let theirs = known.chain(answers.values().filter(is_new)).filter(|row| is_by_person(row));
    let wrote = theirs.filter_map(|row| Some((row.sent_at?, row)));
    let last = wrote.max_by_key(|(at, row)| (*at, &row.mail));
    Ok(last.map(|(at, row)| (row.from.0.clone(), at)))
}

fn is_by_person(row: &MailRow) -> bool {
    !row.is_ours && row.kind == Kind::Reply.as_str() && Proof::parse(&row.proof) != Proof::Fail
}
