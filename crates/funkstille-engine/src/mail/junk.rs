//! Answers that lay among unwanted mail: they count, and a person should know.

use funkstille_store::Reading;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::tell::Did;
use crate::cases::CaseOverview;
use crate::engine::Engine;
use crate::error::Error;

/// A message of a client that lay among unwanted mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundInJunk {
    /// The case that was told.
    pub case: String,
    /// The name of its client.
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

/// What lay among unwanted mail and did something to a case, in the last week.
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
    let told: Vec<_> = told.into_iter().filter(|it| Did::parse(&it.did) != Did::Seen).collect();
    if told.is_empty() {
        return Ok(vec![]);
    }
    let keys: Vec<&str> = told.iter().map(|it| it.mail.as_str()).collect();
    let mails = reading.mail(&keys).await?;
    let cases: Vec<&str> = told.iter().map(|it| it.case.as_str()).collect();
    let cases = CaseOverview::load_some(engine, reading, &cases, now).await?;
    let found = told.iter().filter_map(|it| {
        let case = cases.iter().find(|case| case.case == it.case)?;
        let mail = mails.get(&it.mail)?;
        let zone = &case.around.sending.zone;
        Some(FoundInJunk {
            case: it.case.clone(),
            client_name: case.client.client.name.clone(),
            from: mail.from.0.clone(),
            subject: mail.subject.clone(),
            on: mail.sent_at.map(|at| at.to_zoned(zone.clone()).date()),
            did: Did::parse(&it.did),
        })
    });
    Ok(found.collect())
}
