//! A client becomes known.

use funkstille_core::client::{ClientEvent, DebtorKind, Language, Reach};

use super::{NewContact, find};
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::line::{line, named, one_line};
use crate::numbers::{self, Counted};
use crate::simulate::read_time_zone;

/// A client who becomes known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClient {
    /// The name on letters.
    pub name: String,
    /// The language of letters.
    pub language: Language,
    /// What kind of debtor; `None` where nobody has said yet.
    pub debtor: Option<DebtorKind>,
    /// The time zone (IANA), where it is known.
    pub zone: Option<String>,
    /// The people there.
    pub contacts: Vec<NewContact>,
}

/// Adds a client; gives its id.
///
/// # Errors
/// [`Problem::ClientThere`] where a client has the name or one of the addresses already.
pub async fn add(engine: &Engine, moment: &mut Moment, new: &NewClient) -> Result<String, Error> {
    if let Some(zone) = &new.zone {
        read_time_zone(zone)?;
    }
    let mut change = Change::begin(engine, moment).await?;
    let name = named("name", &new.name)?;
    new.contacts.iter().try_for_each(|contact| line("contact", &contact.name).map(drop))?;
    refuse_known(&mut change, new).await?;
    let now = change.moment.now;
    let number = numbers::take(&mut change.work, Counted::Client, 1, now).await?;
    let client = number.to_string();
    change.new_client(&client);
    let registered = ClientEvent::Registered { name, language: new.language };
    let mut events = vec![registered];
    events.extend(new.debtor.map(|debtor| ClientEvent::DebtorKindSet { debtor }));
    events.extend(new.zone.clone().map(|zone| ClientEvent::ZoneSet { zone }));
    let first = numbers::take(&mut change.work, Counted::Contact, new.contacts.len(), now).await?;
    for (number, contact) in (first..).zip(&new.contacts) {
        events.extend(added(&number.to_string(), contact));
    }
    for event in &events {
        change.happen_to_client(&client, event)?;
    }
    change.finish().await?;
    Ok(client)
}

/// Everything that is known of a new contact.
pub(super) fn added(contact: &str, new: &NewContact) -> Vec<ClientEvent> {
    let id = || contact.to_owned();
    let mut events = vec![ClientEvent::ContactAdded {
        contact: id(),
        name: one_line(&new.name),
        role: new.role,
        form_of_address: new.form_of_address,
    }];
    let greeting = new.greeting.clone();
    events.extend(greeting.map(|greeting| ClientEvent::GreetingSet { contact: id(), greeting }));
    let learned =
        |reach: &Reach| ClientEvent::AddressLearned { contact: id(), reach: reach.clone() };
    events.extend(new.reaches.iter().map(learned));
    events
}

async fn refuse_known(change: &mut Change<'_>, new: &NewClient) -> Result<(), Error> {
    let reading = change.work.read();
    let addresses = new.contacts.iter().flat_map(|contact| &contact.reaches);
    let addresses = addresses.filter_map(|reach| match reach {
        Reach::Address(address) => Some(address.to_lowercase()),
        _ => None,
    });
    for given in addresses.chain([new.name.clone()]) {
        match find(reading, &given).await {
            Ok(client) => {
                // A name that happens to be another client's number is no clash.
                let view = reading.client_view(&client).await?.and_then(|view| view.state);
                let name = view.map(|state| state.client.name).unwrap_or_default();
                if given == client && !name.eq_ignore_ascii_case(&given) {
                    continue;
                }
                return Err(Problem::ClientThere { name, client }.into());
            }
            Err(Error::Problem(Problem::UnknownClient { .. })) => {}
            Err(Error::Problem(Problem::ManyClients { given, found })) => {
                let client = found.join(", ");
                return Err(Problem::ClientThere { name: given, client }.into());
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
