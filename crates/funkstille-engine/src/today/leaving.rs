//! Letters that leave by themselves.

use funkstille_core::guard::{Knowledge, Refusal};
use funkstille_core::playbook::Action;
use funkstille_store::{BankQuestion, OutboxState};
use jiff::Timestamp;

use super::concern::{Concern, concern};
use super::gather::Gathered;
use super::tried::Tried;
use super::unprepared::Looked;
use crate::bank::{invoices_of, refusals};
use crate::error::Error;
use crate::letters::by_hand;
use crate::sending::held_by;

/// A letter that leaves by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Its number.
    pub letter: String,
    /// Its step.
    pub step: String,
    /// Whom and what it is about.
    pub concern: Concern,
    /// By which channels.
    pub channels: Vec<Action>,
    /// When, at the earliest.
    pub at: Timestamp,
    /// What holds it as things stand.
    pub held: Vec<Refusal>,
    /// Why it has not left yet, where it was tried.
    pub tried: Option<Tried>,
}

/// The letters in the send window, those that leave first in front. `server` is what holds all mail
/// at the moment, `questions` what payments may pay.
pub(super) fn list(
    gathered: &mut Gathered<'_>,
    (knowledge, server, questions): (&Knowledge, Option<&Refusal>, &[BankQuestion]),
    looked: &mut Looked,
) -> Result<Vec<Leaving>, Error> {
    let mut leaving = Vec::new();
    for (_, group) in gathered.letters.iter().filter(|(s, _)| *s == OutboxState::SendWindow) {
        let now = gathered.known.now;
        let at = group.channels.iter().filter_map(|letter| letter.draft.send_at).max();
        let at = at.unwrap_or(now);
        let mut held = match held_by(&mut gathered.known, group, knowledge) {
            Ok(held) => held,
            Err(error) => {
                let of = (&group.cases()[..], group.step());
                looked.tell(&gathered.known, of, error)?;
                continue;
            }
        };
        let invoices = invoices_of(&gathered.known, &group.cases());
        held.extend(refusals(&invoices, questions));
        let business = &gathered.known.business;
        let is_mailed = group.channels.iter().any(|row| by_hand(business, row).is_none());
        held.extend(server.filter(|_| is_mailed).cloned());
        held.retain(|refusal| at <= now || holds_later_too(refusal));
        leaving.push(Leaving {
            letter: group.number.clone(),
            step: group.step().to_owned(),
            concern: concern(&gathered.known, &group.cases())?,
            channels: group.channels.iter().filter_map(|it| Action::parse(&it.channel)).collect(),
            at,
            held,
            tried: Tried::of(&gathered.known, group),
        });
    }
    leaving.sort_by(|one, other| (one.at, &one.letter).cmp(&(other.at, &other.letter)));
    Ok(leaving)
}

/// Whether what holds a letter now would hold it at its time too: data grows fresh again, days and
/// hours pass.
fn holds_later_too(refusal: &Refusal) -> bool {
    use Refusal as R;
    !matches!(
        refusal,
        R::OutsideHours
            | R::TooSoon { .. }
            | R::MailboxStale { .. }
            | R::BankStale { .. }
            | R::ServerFull { .. }
    )
}
