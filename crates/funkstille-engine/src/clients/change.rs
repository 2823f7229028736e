//! What is known of a client changes.

use funkstille_core::client::{ClientEvent, ClientState, Contact, ContactRole, Reach};

use super::add::added;
use super::learn::{Given, learned, refuse_lost};
use super::{NewContact, find};
use crate::cases::{mend_waiting, send_to_other_address};
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::letters::{given_away_of, take_back_all};
use crate::line::{line, named};
use crate::numbers::{self, Counted};

/// Name, language, kind of debtor or zone of a client change: one of [`ClientEvent::Renamed`],
/// [`ClientEvent::LanguageSet`], [`ClientEvent::DebtorKindSet`], [`ClientEvent::ZoneSet`]. Letters
/// that wait are written anew where they say it.
///
/// # Errors
/// Where there is no such client.
pub async fn set(
    engine: &Engine,
    moment: &mut Moment,
    client: &str,
    events: &[ClientEvent],
) -> Result<(), Error> {
    let on_one_line = |event: &ClientEvent| match event {
        ClientEvent::Renamed { name } => Ok(ClientEvent::Renamed { name: named("name", name)? }),
        event => Ok(event.clone()),
    };
    let events = events.iter().map(on_one_line).collect::<Result<Vec<_>, Error>>()?;
    change(engine, moment, client, |_| Ok(events)).await
}

/// The client gets nothing any more but what the user sends by hand, or may be written to again.
/// Gives the numbers of letters that are being given away, and leave all the same (S-11).
///
/// # Errors
/// Where there is no such client, or no reason.
pub async fn do_not_contact(
    engine: &Engine,
    moment: &mut Moment,
    client: &str,
    (is_set, reason): (bool, &str),
) -> Result<Vec<String>, Error> {
    if reason.trim().is_empty() {
        return Err(Problem::NoReason.into());
    }
    let reason = reason.to_owned();
    let event = if is_set {
        ClientEvent::DoNotContactSet { reason }
    } else {
        ClientEvent::DoNotContactCleared { reason }
    };
    let mut change = Change::begin(engine, moment).await?;
    let client = find(change.work.read(), client).await?;
    change.load_clients(&[&client]).await?;
    let cases: Vec<String> = change.siblings(&client).iter().map(|row| row.case.clone()).collect();
    let given_away = given_away_of(change.work.read(), &cases).await?;
    write(change, &client, &[event]).await?;
    Ok(if is_set { given_away } else { Vec::new() })
}

/// A person at a client becomes known, or has another name, role or form of address.
/// `contact` names one who is known by id or name; `None` adds one.
///
/// # Errors
/// Where there is no such client or contact, or the name does not stand on one line.
pub async fn contact_change(
    engine: &Engine,
    moment: &mut Moment,
    (client, contact): (&str, Option<&str>),
    new: &NewContact,
) -> Result<(), Error> {
    let name = line("contact", &new.name)?;
    let mut began = Change::begin(engine, moment).await?;
    let client = find(began.work.read(), client).await?;
    began.load_clients(&[&client]).await?;
    let events = match contact {
        None => {
            let known = state(&began, &client)?;
            new.reaches.iter().try_for_each(|reach| refuse_lost((&client, known), reach))?;
            let relieved = relieved(known, (None, new.role));
            let now = began.moment.now;
            let number = numbers::take(&mut began.work, Counted::Contact, 1, now).await?;
            relieved.into_iter().chain(added(&number.to_string(), new)).collect()
        }
        Some(given) => {
            let id = contact_id(state(&began, &client)?, given)?;
            let role = new.role;
            let form_of_address = new.form_of_address;
            let contact = id.clone();
            let greeting = new
                .greeting
                .clone()
                .map(|greeting| ClientEvent::GreetingSet { contact: id.clone(), greeting });
            let changed = ClientEvent::ContactChanged { contact, name, role, form_of_address };
            let relieved = relieved(state(&began, &client)?, (Some(&id), role));
            let mut events: Vec<_> =
                relieved.into_iter().chain([changed]).chain(greeting).collect();
            // The one that was named first is used first.
            for reach in new.reaches.iter().rev().cloned() {
                let given = Given { reach, good_again: None };
                events.extend(learned(&mut began, &client, Some(id.clone()), given).await?);
            }
            events
        }
    };
    write(began, &client, &events).await
}

/// Whoever else had the role that a person is given has it no more: letters go to one person.
fn relieved(
    known: &ClientState,
    (contact, role): (Option<&String>, ContactRole),
) -> Vec<ClientEvent> {
    let others = known.contact_ids.iter().zip(&known.client.contacts).filter(|(id, other)| {
        role != ContactRole::Other && other.role == role && Some(*id) != contact
    });
    let relieve = |(id, other): (&String, &Contact)| ClientEvent::ContactChanged {
        contact: id.clone(),
        name: other.name.clone(),
        role: ContactRole::Other,
        form_of_address: other.form_of_address,
    };
    others.map(relieve).collect()
}

/// A way to reach a person turned out to be none, whoever had it.
///
/// # Errors
/// Where there is no such client, or nobody there has it.
pub async fn forget(
    engine: &Engine,
    moment: &mut Moment,
    client: &str,
    given: &str,
) -> Result<(), Error> {
    change(engine, moment, client, |state| {
        let contacts = state.contact_ids.iter().zip(&state.client.contacts);
        let mut events = Vec::new();
        for (id, contact) in contacts {
            let lists = [
                (contact.addresses.as_slice(), Reach::Address as fn(String) -> Reach),
                (contact.numbers.as_slice(), Reach::Number),
                (contact.profiles.as_slice(), Reach::Profile),
                (contact.faxes.as_slice(), Reach::Fax),
                (contact.postal_addresses.as_slice(), Reach::Postal),
            ];
            for (list, reach) in lists {
                let found = list.iter().filter(|known| known.eq_ignore_ascii_case(given));
                events.extend(found.map(|known| ClientEvent::AddressForgotten {
                    contact: id.clone(),
                    reach: reach(known.clone()),
                }));
            }
        }
        if events.is_empty() {
            return Err(Problem::UnknownContact { given: given.to_owned() }.into());
        }
        Ok(events)
    })
    .await
}

async fn change(
    engine: &Engine,
    moment: &mut Moment,
    client: &str,
    events: impl FnOnce(&ClientState) -> Result<Vec<ClientEvent>, Error>,
) -> Result<(), Error> {
    let mut began = Change::begin(engine, moment).await?;
    let client = find(began.work.read(), client).await?;
    began.load_clients(&[&client]).await?;
    let events = events(state(&began, &client)?)?;
    write(began, &client, &events).await
}

/// Records what happened to a client, takes back the letters to it that wait and were written from
/// what was known before, and lets its cases go on that wait for what is on file now.
pub(super) async fn write(
    mut change: Change<'_>,
    client: &str,
    events: &[ClientEvent],
) -> Result<(), Error> {
    for event in events {
        change.happen_to_client(client, event)?;
    }
    take_back_all(&mut change, client).await?;
    let given = events.iter().filter_map(|event| match event {
        ClientEvent::AddressLearned { reach, .. } | ClientEvent::AddressRegained { reach, .. } => {
            Some(reach.clone())
        }
        _ => None,
    });
    mend_waiting(&mut change, client, &given.collect::<Vec<_>>()).await?;
    send_to_other_address(&mut change, client).await?;
    change.finish().await
}

pub(super) fn state<'a>(change: &'a Change<'_>, client: &str) -> Result<&'a ClientState, Error> {
    let unknown = || Problem::UnknownClient { given: client.to_owned() };
    Ok(change.client(client)?.state.as_ref().ok_or_else(unknown)?)
}

pub(super) fn contact_id(state: &ClientState, given: &str) -> Result<String, Error> {
    let contacts = state.contact_ids.iter().zip(&state.client.contacts);
    let is_it = |(id, contact): &(&String, &funkstille_core::client::Contact)| {
        *id == given
            || contact.name.eq_ignore_ascii_case(given)
            || contact.addresses.iter().any(|address| address.eq_ignore_ascii_case(given))
    };
    let found = contacts.into_iter().find(is_it).map(|(id, _)| id.clone());
    Ok(found.ok_or_else(|| Problem::UnknownContact { given: given.to_owned() })?)
}
