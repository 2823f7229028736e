//! Which messages of ours went out in cases.

use funkstille_store::{CaseMail, Reading, Work};
use jiff::Timestamp;

use super::tell::{Did, is_sent};
use crate::error::Error;

/// The ids of the messages of ours that went out in these cases, in the order in which they became
/// known: those that we gave, and those that a provider gave instead.
pub(crate) async fn sent_in(reading: &mut Reading, cases: &[&str]) -> Result<Vec<String>, Error> {
    let mut told = reading.mail_of_cases(cases).await?;
    told.retain(|it| is_sent(it) && it.mail.contains('@'));
    told.sort_by(|a, b| (a.told_at, &a.mail).cmp(&(b.told_at, &b.mail)));
    let mut ids: Vec<String> = Vec::new();
    for it in told {
        if !ids.contains(&it.mail) {
            ids.push(it.mail);
        }
    }
    Ok(ids)
}

/// A letter of the program left under this id, without angle brackets: what answers it, or comes
/// back, finds its step by that. `as_copy` says that a provider gave it the id.
pub(crate) async fn letter_left(
    work: &mut Work,
    (case, step): (&str, &str),
    (message_id, as_copy): (&str, bool),
    at: Timestamp,
) -> Result<(), Error> {
    let did = if as_copy { Did::Copy } else { Did::Letter };
    let told = CaseMail {
        case: case.to_owned(),
        mail: message_id.to_owned(),
        did: did.as_str().to_owned(),
        step: Some(step.to_owned()),
        is_junk: false,
        told_at: at,
    };
    Ok(work.put_case_mail(&[told]).await?)
}
