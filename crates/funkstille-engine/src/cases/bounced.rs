//! A message of ours came back for good: its step counts as not sent, in every case that the letter
//! was about, and nothing is written to an address that is dead.

use funkstille_core::case::{BounceKind, CaseEvent, Happened, Withdrawal};
use funkstille_core::client::{ClientEvent, Contact, Reach};
use funkstille_core::playbook::Action;
use funkstille_store::event::CaseRecord;
use funkstille_store::{Letter, LetterKey, OutboxState};
use jiff::civil::Date;

use super::happened::fits;
use crate::business::Business;
use crate::change::{Change, waiting_letter};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::letters::{LetterGroup, contact, gateway, key_of};

/// A message of ours that came back for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounce {
    /// The step whose message it was; `None` for the message that started the case.
    pub step: Option<String>,
    /// Why.
    pub why: BounceKind,
    /// The address at which nobody can be reached, where the report or a person names it: mail
    /// address, fax number, or postal address. Else it is the one to which the letter went, or
    /// the mail address in use.
    pub address: Option<String>,
}

/// Records that a message came back. A dead address is forgotten, whoever at the client had it, and
/// letters of the client that wait for it are taken back.
///
/// # Errors
/// Where the message of the step has not left, or the case has ended in another way; then nothing
/// was changed.
pub async fn bounced(
    engine: &Engine,
    moment: &mut Moment,
    case: &str,
    bounce: &Bounce,
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let today = change.today;
    bounced_in(&mut change, case, bounce, today).await?;
    change.finish().await
}

/// As [`bounced`], inside a change that goes on; it happened on that day.
///
/// # Errors
/// As [`bounced`].
pub(crate) async fn bounced_in(
    change: &mut Change<'_>,
    case: &str,
    bounce: &Bounce,
    on: Date,
) -> Result<(), Error> {
    change.load_case(case).await?;
    let letter = match &bounce.step {
        Some(step) => letter_of(change, case, step).await?,
        None => None,
    };
    let channel = letter.as_ref().and_then(|it| came_back(it, bounce, &change.business));
    let way = letter.as_ref().zip(channel);
    let said = what(change, case, (bounce.step.clone(), way, bounce.why)).await?;
    fits(change, case, &said)?;
    let went_to = way.and_then(|(letter, channel)| {
        let row = letter.channels.iter().find(|row| row.channel == channel.as_str())?;
        Some(row.recipient.clone())
    });
    change.record(case, &CaseRecord::Happened(CaseEvent { on, what: said }))?;
    for LetterKey { case: other, step, .. } in letter.iter().flat_map(|letter| &letter.keys) {
        if other != case {
            change.load_case(other).await?;
            let said = what(change, other, (Some(step.clone()), way, bounce.why)).await?;
            // What has ended or was sent anew there is no concern of this message any more.
            if fits(change, other, &said).is_ok() {
                change.record(other, &CaseRecord::Happened(CaseEvent { on, what: said }))?;
            }
        }
    }
    if bounce.why.is_dead() {
        let channel = channel.unwrap_or(Action::Email);
        let dead = dead_address(change, case, (bounce, channel), went_to)?;
        if let Some(dead) = dead {
            forget(change, case, (channel, &dead)).await?;
        }
    }
    Ok(())
}

/// What happened to a case whose message came back: all of it, or one of several ways.
async fn what(
    change: &mut Change<'_>,
    case: &str,
    (step, way, why): (Option<String>, Option<(&LetterGroup, Action)>, BounceKind),
) -> Result<Happened, Error> {
    let (Some(step), Some((letter, channel))) = (&step, way) else {
        return Ok(Happened::Bounced { step, why });
    };
    let step = step.clone();
    Ok(if stands_by_another_way(change, case, (&step, channel)).await? {
        Happened::WayLost { step, channel, why }
    } else if letter.channels.len() > 1 || channel != Action::Email {
        Happened::ChannelBounced { step, channel, why }
    } else {
        Happened::Bounced { step: Some(step), why }
    })
}

/// Whether the message of a step left by another way as well, and did not come back from there: its
/// key there is the one that it would have now.
async fn stands_by_another_way(
    change: &mut Change<'_>,
    case: &str,
    (step, lost): (&str, Action),
) -> Result<bool, Error> {
    for id in change.work.read().letters_of_case(case).await? {
        let Some(letter) = change.work.read().letter(&id).await? else { continue };
        let Some(way) = Action::parse(&letter.channel).filter(|way| *way != lost) else { continue };
        // What a person is still to post stands as well.
        if !matches!(letter.draft.state, OutboxState::Sent | OutboxState::WithPerson) {
            continue;
        }
        let current = key_of(change, case, step, (way, &letter.recipient))?;
        if change.work.read().letter_keys(&id).await?.contains(&current) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The letter of a step that left last, or may have left.
async fn letter_of(
    change: &mut Change<'_>,
    case: &str,
    step: &str,
) -> Result<Option<LetterGroup>, Error> {
    let reading = change.work.read();
    let mut latest: Option<(u64, LetterGroup)> = None;
    for id in reading.letters_of_case(case).await? {
        let mut group = LetterGroup::load(reading, &id).await?;
        let left = |state| {
            use OutboxState as O;
            matches!(state, O::Sent | O::HandedOver | O::Uncertain)
        };
        group.channels.retain(|row| left(row.draft.state));
        let is_of_step = group.keys.iter().any(|key| key.case == case && key.step == step);
        let number = group.number.parse().unwrap_or(0);
        let is_later = latest.as_ref().is_none_or(|(latest, _)| *latest < number);
        if is_of_step && !group.channels.is_empty() && is_later {
            latest = Some((number, group));
        }
    }
    Ok(latest.map(|(_, group)| group))
}

/// By which way it came back: the one that the address names, else mail, else the first.
fn came_back(letter: &LetterGroup, bounce: &Bounce, business: &Business) -> Option<Action> {
    let named = |recipient: &str| bounce.address.as_deref().is_some_and(|it| same(it, recipient));
    let is_fax = |row: &Letter| {
        let gateway = gateway(business, &row.recipient);
        row.channel == Action::Fax.as_str() && gateway.is_some_and(|gateway| named(&gateway))
    };
    let rows = letter.channels.iter();
    let found = rows.clone().find(|row| named(&row.recipient) || is_fax(row));
    let mail = || rows.clone().find(|row| row.channel == Action::Email.as_str());
    let row = found.or_else(mail).or(letter.channels.first())?;
    Action::parse(&row.channel)
}

fn same(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

/// The address that is dead. One that is named and not on file stands behind the one that was
/// written to (mail that is passed on), or was forgotten before.
fn dead_address(
    change: &Change<'_>,
    case: &str,
    (bounce, channel): (&Bounce, Action),
    went_to: Option<String>,
) -> Result<Option<String>, Error> {
    let client = &change.matter(case)?.client;
    let Some(state) = &change.client(client)?.state else { return Ok(None) };
    let about = change.case(case)?.0.opening.stage;
    let in_use = || contact(&state.client, about).and_then(|it| reaches(channel, it).first());
    let on_file = |given: &&String| {
        let all = state.client.contacts.iter().flat_map(|contact| reaches(channel, contact));
        all.into_iter().any(|known| same(known, given))
    };
    Ok(match &bounce.address {
        Some(given) if on_file(&given) => Some(given.clone()),
        Some(_) => went_to,
        None => went_to.or_else(|| in_use().cloned()),
    })
}

fn reaches(channel: Action, contact: &Contact) -> &[String] {
    match channel {
        Action::Letter => &contact.postal_addresses,
        Action::Fax => &contact.faxes,
        _ => &contact.addresses,
    }
}

/// Forgets an address, whoever has it, and takes back the letters that wait for it.
pub(crate) async fn forget(
    change: &mut Change<'_>,
    case: &str,
    (channel, dead): (Action, &str),
) -> Result<(), Error> {
    let client = change.matter(case)?.client.clone();
    let Some(state) = &change.client(&client)?.state else { return Ok(()) };
    let mut forgotten = Vec::new();
    for (id, contact) in state.contact_ids.iter().zip(&state.client.contacts) {
        let known = reaches(channel, contact).iter().filter(|known| same(known, dead));
        forgotten.extend(known.map(|known| {
            let reach = match channel {
                Action::Letter => Reach::Postal(known.clone()),
                Action::Fax => Reach::Fax(known.clone()),
                _ => Reach::Address(known.clone()),
            };
            ClientEvent::AddressForgotten { contact: id.clone(), reach }
        }));
    }
    for event in forgotten {
        change.happen_to_client(&client, &event)?;
    }
    for how_far in [OutboxState::InReview, OutboxState::SendWindow, OutboxState::WithPerson] {
        let rows = change.work.read().letters_of_client(&client, how_far).await?;
        for row in rows.iter().filter(|row| row.channel == channel.as_str()) {
            if same(&row.recipient, dead) {
                take_back(change, &row.letter).await?;
            }
        }
    }
    Ok(())
}

async fn take_back(change: &mut Change<'_>, letter: &str) -> Result<(), Error> {
    for LetterKey { case, step, .. } in change.work.read().letter_keys(letter).await? {
        change.load_case(&case).await?;
        if waiting_letter(change.case(&case)?.0) == Some(&step) {
            let why = Withdrawal::FactsChanged;
            change.happen(&case, Happened::LetterWithdrawn { step, why })?;
        }
    }
    Ok(())
}
