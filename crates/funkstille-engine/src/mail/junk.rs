//! Answers that lay among unwanted mail: they count, and a person should know.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_formats::mail::Proof;
use funkstille_post::incoming::FolderRole;
use funkstille_store::{CaseMail, MailRow, Reading};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::index;
use super::tell::Did;
use crate::business::Business;
use crate::cases::CaseOverview;
use crate::engine::Engine;
use crate::error::Error;

/// A message that lay among unwanted mail: of a client, or an answer to a message of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundInJunk {
    /// The case that was told; `None` where none waits for this answer.
    pub case: Option<String>,
    /// The name of its client; without a case, what the message says of its writer.
    pub client_name: String,
    /// The address that it came from.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// The civil day of the business on which it was sent, where that is known.
    pub on: Option<Date>,
    /// What it did.
    pub did: Did,
}

/// It is told for a week (docs/mail.md, *What a message does*).
const TOLD: SignedDuration = SignedDuration::from_hours(7 * 24);

/// An older answer is past following up (docs/rules.md, *Old silences*: 90 days).
const OLD: SignedDuration = SignedDuration::from_hours(91 * 24);

/// What lay among unwanted mail and did something to a case in the last week, or was found there in
/// that week and answers a message of ours.
///
/// # Errors
/// Where the database fails.
pub async fn found_in_junk(
    engine: &Engine,
    reading: &mut Reading,
    now: Timestamp,
) -> Result<Vec<FoundInJunk>, Error> {
    let since = now.saturating_sub(TOLD).unwrap_or(Timestamp::MIN);
    let told = reading.junk_mail_since(since).await?;
    let known: BTreeSet<&str> = told.iter().map(|it| it.mail.as_str()).collect();
    let mut answers = answers_since(reading, since).await?;
    let oldest = now.saturating_sub(OLD).unwrap_or(Timestamp::MIN);
    answers.retain(|mail, row| {
        !known.contains(mail.as_str())
            && row.sent_at.is_some_and(|at| at >= oldest)
            && Proof::parse(&row.proof) != Proof::Fail
    });
    let mut found = of_cases(engine, reading, &told, now).await?;
    found.extend(of_ours(reading, &answers).await?);
    Ok(found)
}

/// What did something to a case.
async fn of_cases(
    engine: &Engine,
    reading: &mut Reading,
    told: &[CaseMail],
    now: Timestamp,
) -> Result<Vec<FoundInJunk>, Error> {
    let told: Vec<_> = told.iter().filter(|it| Did::parse(&it.did) != Did::Seen).collect();
    if told.is_empty() {
        return Ok(vec![]);
    }
    let keys: Vec<&str> = told.iter().map(|it| it.mail.as_str()).collect();
    let mails = reading.mail(&keys).await?;
    let cases: Vec<&str> = told.iter().map(|it| it.case.as_str()).collect();
    let cases = CaseOverview::load_some(engine, reading, &cases, now).await?;
    let found = told.iter().filter_map(|it| {
        let case = cases.iter().find(|case| case.case == it.case)?;
        let found = of_mail(mails.get(&it.mail)?, &case.around.sending.zone);
        let client_name = case.client.client.name.clone();
        Some(FoundInJunk {
            case: Some(it.case.clone()),
            client_name,
            did: Did::parse(&it.did),
            ..found
        })
    });
    Ok(found.collect())
}

/// What answers a message of ours, as a first import finds it: no case waits for it any more.
async fn of_ours(
    reading: &mut Reading,
    answers: &BTreeMap<String, MailRow>,
) -> Result<Vec<FoundInJunk>, Error> {
    if answers.is_empty() {
        return Ok(vec![]);
    }
    let named: BTreeSet<&str> =
        answers.values().flat_map(|row| &row.answers).map(String::as_str).collect();
    let named: Vec<&str> = named.into_iter().collect();
    let named = reading.mail(&named).await?;
    let zone = Business::load(reading).await?.zone()?;
    let is_ours = |id: &String| named.get(id).is_some_and(|row| row.is_ours);
    let mut rows: Vec<&MailRow> =
        answers.values().filter(|row| row.answers.iter().any(is_ours)).collect();
    rows.sort_by_key(|row| (row.sent_at, &row.mail));
    Ok(rows.into_iter().map(|row| of_mail(row, &zone)).collect())
}

fn of_mail(row: &MailRow, zone: &TimeZone) -> FoundInJunk {
    let (address, name) = &row.from;
    FoundInJunk {
        case: None,
        client_name: name.clone().unwrap_or_else(|| address.clone()),
        from: address.clone(),
        subject: row.subject.clone(),
        on: row.sent_at.map(|at| at.to_zoned(zone.clone()).date()),
        did: Did::Seen,
    }
}

/// The answers of people that were seen since an instant and lie among unwanted mail, by key.
async fn answers_since(
    reading: &mut Reading,
    since: Timestamp,
) -> Result<BTreeMap<String, MailRow>, Error> {
    let mut answers = BTreeMap::new();
    for (account, _) in reading.mail_accounts().await? {
        for folder in reading.mail_folders(&account).await? {
            if index::role(&folder.role) == FolderRole::Junk {
                answers.extend(reading.mail_answers_in((&account, &folder.folder), since).await?);
            }
        }
    }
    Ok(answers)
}
