//! What the mail of a client tells of it: names, language, and how long an answer usually takes
//! (docs/mail.md, *What is learned of a client*). All of it is a proposal or a default; what a
//! person set stays.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::calendar::days_between;
use funkstille_core::client::{ClientState, Language};
use funkstille_formats::mail::thread::participant_key;
use funkstille_formats::mail::{Proof, Tongue};
use funkstille_store::{MailRow, Reading};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::letter::Content;
use super::said;
use crate::business::Business;
use crate::error::Error;

/// What the mail of a client tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    /// The language that most of its last messages are in, and how many are.
    pub language: Option<(Language, usize)>,
    /// How many civil days each answer to a message of ours took, the latest first. What came after
    /// an absence is missing: days away do not count.
    pub answers_days: Vec<i64>,
    /// The names that people of the client write beside their addresses, by address, where the
    /// contact has no other name than the address.
    pub names: BTreeMap<String, String>,
}

/// So many of the last messages say in which language somebody writes now (docs/mail.md, *What is
/// learned of a client*).
const LAST_MESSAGES: usize = 20;

/// Looks at all mail with the addresses of a client.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn learned(reading: &mut Reading, client: &ClientState) -> Result<Learned, Error> {
    let contacts = &client.client.contacts;
    let addresses: BTreeSet<&str> =
        contacts.iter().flat_map(|it| &it.addresses).map(String::as_str).collect();
    let parties: BTreeSet<String> = addresses.iter().map(|it| participant_key(it)).collect();
    let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
    let rows = reading.mail_of_parties(&parties).await?;
    if rows.is_empty() {
        return Ok(Learned::default());
    }
    let zone = Business::load(reading).await?.zone()?;
    let is_by_them = |row: &&MailRow| !row.is_ours && addresses.contains(row.from.0.as_str());
    let mut theirs: Vec<&MailRow> = rows.values().filter(is_by_them).collect();
    theirs.retain(|row| Proof::parse(&row.proof) != Proof::Fail);
    theirs.sort_by(|a, b| (b.sent_at, &b.mail).cmp(&(a.sent_at, &a.mail)));
    let nameless = contacts.iter().filter(|it| it.addresses.contains(&it.name.to_lowercase()));
    let nameless: BTreeSet<&str> =
        nameless.flat_map(|it| &it.addresses).map(String::as_str).collect();
    Ok(Learned {
        language: language(theirs.iter().copied()),
        answers_days: answers_days((&theirs, &rows), &zone),
        names: names(&theirs, &nameless),
    })
}

/// The language that most of these messages by people are in, the latest first, and how many are.
pub(super) fn language<'r>(rows: impl Iterator<Item = &'r MailRow>) -> Option<(Language, usize)> {
    let tongue = |row: &MailRow| match said::read(&row.said) {
        Content::Person { tongue, .. } => tongue,
        _ => None,
    };
    let tongues: Vec<Tongue> = rows.filter_map(tongue).take(LAST_MESSAGES).collect();
    let german = tongues.iter().filter(|it| **it == Tongue::German).count();
    let english = tongues.len() - german;
    match german.cmp(&english) {
        std::cmp::Ordering::Greater => Some((Language::German, german)),
        std::cmp::Ordering::Less => Some((Language::English, english)),
        std::cmp::Ordering::Equal => None,
    }
}

/// The days from each message of ours to the first message by a person that answers it.
fn answers_days(
    (theirs, all): (&[&MailRow], &BTreeMap<String, MailRow>),
    zone: &TimeZone,
) -> Vec<i64> {
    let contents: Vec<(&MailRow, Content)> =
        theirs.iter().map(|row| (*row, said::read(&row.said))).collect();
    let away = contents.iter().filter(|(_, content)| matches!(content, Content::Away { .. }));
    let away: Vec<Timestamp> = away.filter_map(|(row, _)| row.sent_at).collect();
    // The earliest answer stands at the end, and is put last.
    let mut first: BTreeMap<&str, (Timestamp, Timestamp)> = BTreeMap::new();
    let persons = contents.iter().filter(|(_, content)| matches!(content, Content::Person { .. }));
    for (row, _) in persons {
        let Some(answered_at) = row.sent_at else { continue };
        for ours in row.answers.iter().filter_map(|id| all.get(id)).filter(|it| it.is_ours) {
            if let Some(asked_at) = ours.sent_at.filter(|at| *at <= answered_at) {
                first.insert(&ours.mail, (asked_at, answered_at));
            }
        }
    }
    let mut spans: Vec<(Timestamp, Timestamp)> = first.into_values().collect();
    spans.retain(|(asked, answered)| !away.iter().any(|at| asked <= at && at <= answered));
    spans.sort_by_key(|(_, answered_at)| std::cmp::Reverse(*answered_at));
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    spans.into_iter().map(|(asked, answered)| days_between(day(asked), day(answered))).collect()
}

fn names(theirs: &[&MailRow], nameless: &BTreeSet<&str>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    // The latest stands first.
    for row in theirs.iter().rev().filter(|row| nameless.contains(row.from.0.as_str())) {
        if let Some(name) = row.from.1.as_ref().filter(|name| !name.contains('@')) {
            names.insert(row.from.0.clone(), name.clone());
        }
    }
    names
}
