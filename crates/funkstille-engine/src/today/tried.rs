//! What was tried to hand over a letter, for whoever asks why it has not arrived.

use funkstille_core::case::{Block, FollowOn};
use funkstille_core::delivery::{AttemptState, Delivery};
use jiff::Timestamp;

use super::item::{Item, What};
use super::notes::Note;
use crate::change::Known;
use crate::letters::LetterGroup;

/// Why a letter that waits to leave has not left yet, although it was its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The last turn of its last attempt.
    pub last: Delivery,
    /// When it is tried again at the earliest, where that is to come.
    pub again_at: Option<Timestamp>,
}

/// The last turn that a letter took by each of its ways.
pub(crate) fn tried(known: &Known<'_>, group: &LetterGroup) -> Vec<Delivery> {
    let case = group.cases().first().copied().unwrap_or_default();
    let mut all = last_turns(known, case);
    all.retain(|it| LetterGroup::number_of(&it.letter) == group.number);
    all
}

fn last_turns(known: &Known<'_>, case: &str) -> Vec<Delivery> {
    known.case(case).map_or(Vec::new(), |(_, case)| case.view.deliveries.clone())
}

impl Tried {
    /// Of a letter that waits to leave; `None` where it was not its time yet.
    pub(super) fn of(known: &Known<'_>, group: &LetterGroup) -> Option<Self> {
        let is_back = |it: &Delivery| {
            matches!(
                it.state,
                AttemptState::Later | AttemptState::CalledOff | AttemptState::SaidAgain
            )
        };
        let is_here = |it: &Delivery| group.channels.iter().any(|row| row.letter == it.letter);
        let last = tried(known, group).into_iter().rfind(|it| is_back(it) && is_here(it))?;
        let again_at = group.channels.iter().map(|row| row.lease_until).max();
        let again_at = again_at.filter(|at| *at > known.now);
        let case = group.cases().first().copied().unwrap_or_default();
        Some(Self { last, again_at: again_at.map(|at| known.open_from(case, at)) })
    }
}

/// What is said beside a letter that may have left.
pub(super) fn unclear(known: &Known<'_>, group: &LetterGroup) -> Vec<Note> {
    let is_unclear =
        |it: &Delivery| matches!(it.state, AttemptState::DataStarted | AttemptState::Uncertain);
    tried(known, group).into_iter().filter(is_unclear).map(Note::Tried).collect()
}

/// What is said beside a letter that waits for a person's word and lies among the drafts.
pub(super) fn drafted(known: &Known<'_>, group: &LetterGroup) -> Vec<Note> {
    let is_drafted = |it: &Delivery| it.state == AttemptState::Drafted;
    tried(known, group).into_iter().filter(is_drafted).map(Note::Tried).collect()
}

/// What is said beside an item that is there since the letter which was handed over last was
/// refused.
pub(super) fn refused(known: &Known<'_>, item: &Item) -> Vec<Note> {
    let is_about = match &item.what {
        What::Held(block) => matches!(block, Block::DidNotArrive | Block::NeedsAddress),
        What::FollowOn { task, .. } => matches!(
            task,
            FollowOn::DidNotArrive | FollowOn::CompareAddresses | FollowOn::SendRest { .. }
        ),
        _ => false,
    };
    let case = item.concern.cases.first().filter(|_| is_about);
    let all = case.map_or(Vec::new(), |case| last_turns(known, case));
    let number = |it: &Delivery| LetterGroup::number_of(&it.letter).to_owned();
    let last = all.last().map(number);
    let is_refused = |it: &Delivery| it.state == AttemptState::Refused && Some(number(it)) == last;
    all.into_iter().filter(is_refused).map(Note::Tried).collect()
}
