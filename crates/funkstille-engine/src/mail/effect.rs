//! What a message does to the case in whose conversation it is (docs/rules.md, *What stops or bends
//! a plan*).

use std::collections::BTreeMap;

use funkstille_core::case::{BounceKind, Happened};

use super::letter::{Content, Letter};
use super::proof::Trust;

/// What a message does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// This happened.
    Happens(Happened),
    /// A person is asked whether it answers the case.
    Asks,
    /// It is the copy of a letter of the program.
    Copies,
    /// It is of the case, and moves nothing.
    Nothing,
}

/// The messages of a case that went out, by their ids: the step of each, `None` for the one that
/// started the case.
pub(super) type Sent = BTreeMap<String, Option<String>>;

/// What a message of somebody else does; `last_step` is the step whose message left last. What is
/// forged asks at most.
pub(super) fn of_theirs(
    letter: &Letter,
    trust: Trust,
    sent: &Sent,
    last_step: Option<&str>,
) -> Effect {
    use Effect::{Asks, Happens, Nothing};
    match &letter.content {
        Content::Ours(_) | Content::Bulk => Nothing,
        Content::Bounce { .. } if trust == Trust::Forged => Nothing,
        Content::Person { .. } | Content::Holding { .. } | Content::Left
            if trust != Trust::Proved =>
        {
            Asks
        }
        Content::Away { .. } if trust == Trust::Forged => Asks,
        Content::Person { .. } => Happens(Happened::Answered),
        Content::Holding { until } => Happens(Happened::HoldingReply { until: *until }),
        Content::Away { last_day } => Happens(Happened::WentAway { last_day: *last_day }),
        // Nobody reads that address any more.
        Content::Left => {
            let (step, why) = (last_step.map(str::to_owned), BounceKind::LeftCompany);
            Happens(Happened::Bounced { step, why })
        }
        // Bounces can be forged: only one that quotes a message of the case counts.
        Content::Bounce { why, of, .. } => match of.iter().find_map(|id| sent.get(id)) {
            Some(step) => Happens(Happened::Bounced { step: step.clone(), why: *why }),
            None => Nothing,
        },
        Content::Noted { what, .. } => what.map_or(Nothing, |it| Happens(Happened::Noted(it))),
    }
}
