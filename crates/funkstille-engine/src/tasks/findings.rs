//! What a person found with a task, or wrote down about it.

use funkstille_core::case::{FollowOn, Happened};
use funkstille_core::client::Reach;
use funkstille_core::playbook::Action;
use funkstille_store::projection::TaskKind;
use jiff::civil::Date;

use super::name_of;
use crate::change::Change;
use crate::clients::{Given, learned, read_address};
use crate::error::{Error, Problem};
use crate::letters::{contact_id, take_back_all};
use crate::line::named;

/// What a person found with a task, or wrote down about it. All of it goes on record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// A note.
    pub note: Option<String>,
    /// The tracking number of a posted letter; with any other task, a telephone number of the
    /// client.
    pub number: Option<String>,
    /// An e-mail address of the client.
    pub address: Option<String>,
    /// How it is known that an address at which nobody could be reached is good again.
    pub good_again: Option<String>,
    /// The bytes of a file, such as a delivery record. They are kept as they are, and never opened.
    pub file: Option<Vec<u8>>,
    /// The day on which a letter was posted or faxed by hand; the day of today where nobody says.
    pub sent_on: Option<Date>,
}

impl Findings {
    /// Whether they prove something of a posted letter.
    pub(super) fn has_proof(&self) -> bool {
        self.file.is_some() || self.number.is_some()
    }
}

/// Puts findings on record; numbers and addresses of the client are learned with them.
///
/// # Errors
/// [`Error::BadAddress`], [`Problem::BadValue`]; as [`crate::clients::learn`] for an address.
pub(super) async fn record(
    change: &mut Change<'_>,
    (case, kind): (&str, &TaskKind),
    findings: &Findings,
) -> Result<(), Error> {
    if (Findings { sent_on: None, ..findings.clone() }) == Findings::default() {
        return Ok(());
    }
    let number = findings.number.as_deref().map(|text| named("number", text)).transpose()?;
    let address = findings.address.as_deref().map(read_address).transpose()?;
    let note = findings.note.as_deref().map(str::trim).map(str::to_owned);
    if let Some(given) = note.clone().filter(String::is_empty) {
        return Err(Problem::BadValue { key: "note".to_owned(), given }.into());
    }
    let file = match &findings.file {
        Some(bytes) => Some(change.work.put_blob(bytes, change.moment.now).await?),
        None => None,
    };
    let is_of_client = |_: &String| !matches!(kind, TaskKind::FollowOn(it) if is_of_post(it));
    let good_again = findings.good_again.clone();
    let given = [
        number.clone().filter(is_of_client).map(|number| Reach::Number(number).into()),
        address.clone().map(|it| Given { reach: Reach::Address(it), good_again }),
    ];
    for given in given.into_iter().flatten() {
        learn(change, case, given).await?;
    }
    let task = name_of(kind);
    change.happen(case, Happened::TaskRecorded { task, note, number, address, file })
}

/// Whether a number that is found with a task is that of a posted letter.
fn is_of_post(task: &FollowOn) -> bool {
    task.is_proof() || task.sends_by() == Some(Action::Letter)
}

/// The person who gets letters about the case has one more way to be reached, which is used from
/// now on, also by letters of other cases that wait.
async fn learn(change: &mut Change<'_>, case: &str, given: Given) -> Result<(), Error> {
    let client = change.matter(case)?.client.clone();
    let stage = change.case(case)?.0.opening.stage;
    let unknown = || Problem::UnknownClient { given: client.clone() };
    let found = change.client(&client)?.state.as_ref().ok_or_else(unknown)?;
    let contact = contact_id(found, stage);
    for event in learned(change, &client, contact, given).await? {
        change.happen_to_client(&client, &event)?;
    }
    take_back_all(change, &client).await
}
