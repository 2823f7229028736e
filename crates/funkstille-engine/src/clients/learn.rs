//! A way to reach a person becomes known: what is given last is used first, and what turned out to
//! be none is taken only with a reason.

use funkstille_core::client::{ClientEvent, ClientState, ContactRole, FormOfAddress, Reach};

use super::add::added;
use super::change::{contact_id, state, write};
use super::{NewContact, find};
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, Problem};
use crate::numbers::{self, Counted};

/// A way to reach a person, as somebody gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The way.
    pub reach: Reach,
    /// How it is known that a way that was lost is good again; `None` where nobody says so.
    pub good_again: Option<String>,
}

impl From<Reach> for Given {
    fn from(reach: Reach) -> Self {
        Self { reach, good_again: None }
    }
}

/// A way to reach a person becomes known, and is used from now on. `contact` names the person by id
/// or name; `None` means the first, who is made where there is none. Letters that wait are written
/// anew where they go elsewhere now, and cases that wait for such a way go on.
///
/// # Errors
/// Where there is no such client or contact; [`LetterProblem::LostAddress`] for a way by which
/// nobody could be reached, unless it is said how it is known to be good again.
pub async fn learn(
    engine: &Engine,
    moment: &mut Moment,
    (client, contact): (&str, Option<&str>),
    given: impl Into<Given>,
) -> Result<(), Error> {
    let mut began = Change::begin(engine, moment).await?;
    let client = find(began.work.read(), client).await?;
    began.load_clients(&[&client]).await?;
    let known = state(&began, &client)?;
    let first = known.contact_ids.first().cloned();
    let id = contact.map(|given| contact_id(known, given)).transpose()?.or(first);
    let events = learned(&mut began, &client, id, given.into()).await?;
    write(began, &client, &events).await
}

/// What happens to a client when a way to reach a person becomes known. `contact` is the person's
/// id; `None` makes one, who bears the client's name.
///
/// # Errors
/// As [`learn`]; where the client was not loaded, or the database fails.
pub(crate) async fn learned(
    began: &mut Change<'_>,
    client: &str,
    contact: Option<String>,
    Given { reach, good_again }: Given,
) -> Result<Vec<ClientEvent>, Error> {
    let known = state(began, client)?;
    let good_again = good_again.map(|reason| reason.trim().to_owned());
    match &good_again {
        None => refuse_lost((client, known), &reach)?,
        Some(reason) if reason.is_empty() => {
            return Err(Problem::Letter(LetterProblem::NotSaidWhyGood).into());
        }
        Some(_) => {}
    }
    if let Some(contact) = contact {
        let preferred = is_behind(known, &contact, &reach).then(|| {
            let (contact, reach) = (contact.clone(), reach.clone());
            ClientEvent::AddressPreferred { contact, reach }
        });
        let learned = match good_again {
            Some(reason) => ClientEvent::AddressRegained { contact, reach, reason },
            None => ClientEvent::AddressLearned { contact, reach },
        };
        return Ok([learned].into_iter().chain(preferred).collect());
    }
    let name = known.client.name.clone();
    let now = began.moment.now;
    let number = numbers::take(&mut began.work, Counted::Contact, 1, now).await?.to_string();
    let regained = good_again.map(|reason| {
        let (contact, reach) = (number.clone(), reach.clone());
        ClientEvent::AddressRegained { contact, reach, reason }
    });
    let new = NewContact {
        name,
        role: ContactRole::Project,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![reach],
    };
    Ok(added(&number, &new).into_iter().chain(regained).collect())
}

/// Whether a person has other ways of the same kind that would be used before this one.
fn is_behind(known: &ClientState, contact: &str, reach: &Reach) -> bool {
    let at = known.contact_ids.iter().position(|id| id == contact);
    let Some(person) = at.and_then(|at| known.client.contacts.get(at)) else { return false };
    let first = match reach {
        Reach::Address(_) => person.addresses.first().cloned().map(Reach::Address),
        Reach::Number(_) => person.numbers.first().cloned().map(Reach::Number),
        Reach::Profile(_) => person.profiles.first().cloned().map(Reach::Profile),
        Reach::Fax(_) => person.faxes.first().cloned().map(Reach::Fax),
        Reach::Postal(_) => person.postal_addresses.first().cloned().map(Reach::Postal),
    };
    first.is_some_and(|first| !first.is_same(reach))
}

/// Refuses a way by which nobody could be reached.
///
/// # Errors
/// [`LetterProblem::LostAddress`].
pub(super) fn refuse_lost(
    (client, known): (&str, &ClientState),
    reach: &Reach,
) -> Result<(), Error> {
    if !known.is_lost(reach) {
        return Ok(());
    }
    let (way, given) = match reach {
        Reach::Address(given) => ("email", given),
        Reach::Number(given) => ("phone", given),
        Reach::Profile(given) => ("profile", given),
        Reach::Fax(given) => ("fax", given),
        Reach::Postal(given) => ("post", given),
    };
    let given = given.lines().collect::<Vec<_>>().join("; ");
    let (client, way) = (client.to_owned(), way.to_owned());
    Err(Problem::Letter(LetterProblem::LostAddress { client, given, way }).into())
}
