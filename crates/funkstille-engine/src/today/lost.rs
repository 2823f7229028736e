//! By which way a message came back, and from where, for whoever is to find another address.

use funkstille_core::case::{Block, FollowOn};
use funkstille_core::playbook::Action;

use super::item::{Item, What};
use super::notes::Note;
use crate::cases::waits_for;
use crate::change::Known;

/// The ways by which a letter can come back.
const WAYS: &[Action] = &[Action::Email, Action::Fax, Action::Letter];

/// What was given up, where the item is there since a message came back from it.
pub(super) fn of_item(known: &Known<'_>, item: &Item) -> Vec<Note> {
    let is_about = match &item.what {
        What::Held(block) => *block == Block::NeedsAddress,
        What::FollowOn { task, .. } => {
            matches!(task, FollowOn::CompareAddresses | FollowOn::Call)
        }
        _ => false,
    };
    let case = item.concern.cases.first().filter(|_| is_about);
    let Some(state) = case.and_then(|case| known.state(case)) else { return vec![] };
    let client = known.client(&item.concern.client).ok();
    let Some(client) = client.and_then(|client| client.state.as_ref()) else { return vec![] };
    let lost = WAYS.iter().filter(|way| waits_for(state, **way)).filter_map(|way| {
        // A postal address has several lines.
        let lines: Vec<&str> = client.lost_by(*way)?.lines().map(str::trim).collect();
        Some(Note::CameBack { channel: way.as_str().to_owned(), address: lines.join(", ") })
    });
    lost.collect()
}
