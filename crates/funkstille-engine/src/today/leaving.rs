//! Letters that leave by themselves.

use funkstille_core::calendar::days_after;
use funkstille_core::case::MESSAGE_GAP_DAYS;
use funkstille_core::guard::{Knowledge, Refusal};
use funkstille_core::playbook::Action;
use funkstille_store::{BankGap, OutboxState};
use jiff::Timestamp;

use super::concern::{Concern, concern};
use super::gather::Gathered;
use super::letters::waits_for_a_person;
use super::tried::Tried;
use super::unprepared::Looked;
use crate::bank::{AskedPayment, held_for};
use crate::change::Known;
use crate::error::Error;
use crate::letters::{LetterGroup, by_hand};
use crate::sending::{client_with_invoice, has_old_approval, held_by, incomplete, to_be_read_then};

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
    /// When, at the earliest: a message to the client that left meanwhile moves it.
    pub at: Timestamp,
    /// Whether its time has come, and only what holds it keeps it here.
    pub is_due: bool,
    /// What holds it as things stand.
    pub held: Vec<Refusal>,
    /// Why it has not left yet, where it was tried.
    pub tried: Option<Tried>,
}

/// The letters in the send window, those that leave first in front. `server` is what holds all mail
/// at the moment, `asked` are the payments about which a person is asked, `gaps` what statements
/// lack.
pub(super) fn list(
    gathered: &mut Gathered<'_>,
    (knowledge, server): (&Knowledge, Option<&Refusal>),
    (asked, gaps): (&[AskedPayment], &[BankGap]),
    looked: &mut Looked,
) -> Result<Vec<Leaving>, Error> {
    let mut leaving = Vec::new();
    for (_, group) in gathered.letters.iter().filter(|(s, _)| *s == OutboxState::SendWindow) {
        if waits_for_a_person(&gathered.known, group) {
            continue;
        }
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
        let client = client_with_invoice(&gathered.known, group)?;
        held.extend(client.into_iter().flat_map(|client| held_for(client, asked)));
        held.extend(incomplete(&gathered.known, group, gaps)?);
        held.extend(has_old_approval(&gathered.known, group)?.then_some(Refusal::ApprovalLapsed));
        let business = &gathered.known.business;
        let is_mailed = group.channels.iter().any(|row| by_hand(business, row).is_none());
        if let Some(server) = server.filter(|_| is_mailed) {
            held.push(server.clone());
            if let Refusal::ServerFull { until, .. } | Refusal::ServerUnclear { until, .. } = server
            {
                held.extend(
                    to_be_read_then(&gathered.known, group, until.date())?.filter(|_| at <= now),
                );
            }
        }
        let free_at = free_at(&mut gathered.known, group, &held)?;
        held.retain(|refusal| match refusal {
            Refusal::TooSoon { .. } => free_at.is_some_and(|free_at| free_at > at),
            refusal => at <= now || holds_later_too(refusal),
        });
        let at = free_at.map_or(at, |free_at| free_at.max(at));
        leaving.push(Leaving {
            letter: group.number.clone(),
            step: group.step().to_owned(),
            concern: concern(&gathered.known, &group.cases())?,
            channels: group.channels.iter().filter_map(|it| Action::parse(&it.channel)).collect(),
            at,
            is_due: at <= now,
            held,
            tried: Tried::of(&gathered.known, group),
        });
    }
    leaving.sort_by(|one, other| (one.at, &one.letter).cmp(&(other.at, &other.letter)));
    Ok(leaving)
}

/// The first instant that keeps the distance to another message (guards 2 and 4); `None` where none
/// is too close.
fn free_at(
    known: &mut Known<'_>,
    group: &LetterGroup,
    held: &[Refusal],
) -> Result<Option<Timestamp>, Error> {
    let last = held.iter().filter_map(|refusal| match refusal {
        Refusal::TooSoon { message_on } => Some(*message_on),
        _ => None,
    });
    let Some(last_on) = last.max() else { return Ok(None) };
    let case = group.cases().first().copied().unwrap_or_default().to_owned();
    let around = known.around(&case);
    let day = around.calendar.on_or_after(days_after(last_on, MESSAGE_GAP_DAYS))?;
    let at = around.sending.allowed_on(day, around.client_zone.as_ref(), &around.calendar)?;
    Ok(Some(at.timestamp()))
}

/// Whether what holds a letter now would hold it at its time too: the mailbox is read again by
/// then, days and hours pass. Nobody but a person may fetch a statement.
fn holds_later_too(refusal: &Refusal) -> bool {
    use Refusal as R;
    let passes =
        matches!(refusal, R::ServerFull { .. } | R::ServerKept { .. } | R::ServerUnclear { .. });
    !passes && !matches!(refusal, R::OutsideHours | R::MailboxStale { .. })
}
