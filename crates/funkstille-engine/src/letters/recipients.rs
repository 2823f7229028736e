//! To whom a letter goes, by each channel.

use funkstille_core::client::{Client, ClientState, Contact, ContactRole};
use funkstille_core::playbook::{Action, Stage};
use funkstille_store::Letter;

use super::LetterGroup;
use super::prepare::step_of;
use crate::change::Known;
use crate::clients::can_be_written_to;
use crate::error::Error;

/// The person who gets letters of this stage: money goes to billing, work to the project.
pub(crate) fn contact(client: &Client, stage: Stage) -> Option<&Contact> {
    client.contact_for(match stage {
        Stage::Payment => ContactRole::Billing,
        Stage::Enquiry | Stage::Running => ContactRole::Project,
    })
}

/// The id of that person; `None` where the client has nobody.
pub(crate) fn contact_id(found: &ClientState, stage: Stage) -> Option<String> {
    let contact = contact(&found.client, stage)?;
    let at = found.client.contacts.iter().position(|known| known == contact)?;
    found.contact_ids.get(at).cloned()
}

/// By which channels a letter goes, and to whom: all of those of the step for which something is
/// on file. Where nothing is, the first one without a recipient, so that the letter is there and a
/// person sees what is missing.
pub(crate) fn recipients(
    channels: &[Action],
    client: &Client,
    stage: Stage,
) -> Vec<(Action, String)> {
    let sending = channels.iter().copied().filter(|action| action.sends());
    let on_file = |channel| Some((channel, recipient(channel, client, stage)?.clone()));
    let found: Vec<_> = sending.clone().filter_map(on_file).collect();
    if found.is_empty() {
        return sending.take(1).map(|channel| (channel, String::new())).collect();
    }
    found
}

/// To whom a letter of this stage goes by a channel; `None` where nothing is on file.
pub(crate) fn recipient(channel: Action, client: &Client, stage: Stage) -> Option<&String> {
    let own = contact(client, stage).and_then(|contact| reach(channel, contact));
    let any = || client.contacts.iter().find_map(|contact| reach(channel, contact));
    // Another person's mailbox is not theirs; another person's letterbox is the firm's.
    if channel == Action::Email { own } else { own.or_else(any) }
}

fn reach(channel: Action, contact: &Contact) -> Option<&String> {
    match channel {
        Action::Email => contact.addresses.iter().find(|address| can_be_written_to(address)),
        Action::Letter => contact.postal_addresses.first(),
        Action::Fax => contact.faxes.first(),
        Action::Call | Action::Check | Action::Task | Action::Close => None,
    }
}

/// Whether a letter is to go by post too, and cannot: no postal address is on file.
///
/// # Errors
/// Where a case of it was not loaded.
pub(crate) fn lacks_post(known: &Known<'_>, group: &LetterGroup) -> Result<bool, Error> {
    let case = group.cases().first().copied().unwrap_or_default();
    let Ok(step) = step_of(known, case, group.step()) else { return Ok(false) };
    let ways = known.case(case)?.0.ways_to_go(&step.name, &step.does);
    let goes = |row: &Letter| row.channel == Action::Letter.as_str();
    Ok(ways.contains(&Action::Letter) && !group.channels.iter().any(goes))
}
