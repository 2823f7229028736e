//! A message of ours went out in a case.

use funkstille_store::{CaseMail, Work};
use jiff::Timestamp;

use super::tell::Did;
use crate::error::Error;

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
