//! The history of a case, as a conversation tells it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::entry::{Entry, FollowUp, Said};
use super::judge::{Silence, as_ours};
use crate::calendar::days_between;
use crate::case::{CaseEvent, Happened, How, MESSAGE_GAP_DAYS, Opening};
use crate::playbook::{Effect, Playbook, Starts, Step};

/// The events of the case that a silence is, in order, the opening first. A follow-up that was
/// sent by hand counts as the step that it is; the trigger stays the message that still needs an
/// answer. `due_on` is the due date of the invoice, named or assumed.
pub(super) fn history(
    entries: &[Entry],
    silence: &Silence,
    due_on: Option<Date>,
    playbook: &Playbook,
) -> Vec<CaseEvent> {
    let opening = Opening {
        playbook: playbook.name.clone(),
        stage: playbook.stage,
        starts: Starts::Message,
        trigger_on: silence.since,
        due_on,
        claim: None,
        tolerance_minor: 0,
        left_out: BTreeSet::new(),
        rules: None,
    };
    let mut teller = Teller {
        entries,
        playbook,
        trigger: silence.trigger,
        steps: Vec::new(),
        events: vec![CaseEvent { on: silence.since, what: Happened::Opened(opening) }],
    };
    for at in silence.trigger..entries.len() {
        teller.tell(at);
    }
    teller.events
}

/// What a message of ours in the conversation of a running case counts as, where it was sent by
/// hand as a follow-up: the step that it is. `at` is its place among the entries, `trigger` that of
/// the message that needs an answer; `done` are the steps that have happened.
pub fn sent_by_hand(
    entries: &[Entry],
    (trigger, at): (usize, usize),
    playbook: &Playbook,
    done: &BTreeSet<String>,
) -> Option<Happened> {
    // The steps that are done were no entry here, or one that is not looked at.
    let steps = done.iter().map(|step| (entries.len(), step.clone())).collect();
    Teller { entries, playbook, trigger, steps, events: Vec::new() }.ours(at)
}

/// The days of our messages that did arrive, as far as the conversation says.
pub(super) fn arrived_on(entries: &[Entry]) -> Vec<Date> {
    let bounced: BTreeSet<usize> = entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| match entry.said {
            Said::Bounce { of, .. } => of.or_else(|| latest_of_ours(&entries[..at])),
            _ => None,
        })
        .collect();
    let arrived = entries.iter().enumerate().filter(|(at, _)| !bounced.contains(at));
    arrived.filter(|(_, entry)| as_ours(entry).is_some()).map(|(_, entry)| entry.on).collect()
}

fn latest_of_ours(entries: &[Entry]) -> Option<usize> {
    entries.iter().rposition(|entry| as_ours(entry).is_some())
}

struct Teller<'a> {
    entries: &'a [Entry],
    playbook: &'a Playbook,
    trigger: usize,
    /// The step that each entry counts as.
    steps: Vec<(usize, String)>,
    events: Vec<CaseEvent>,
}

impl Teller<'_> {
    fn tell(&mut self, at: usize) {
        let Entry { on, said } = &self.entries[at];
        let what = match said {
            Said::Ours { .. } => self.ours(at),
            Said::Holding { until } => Some(Happened::HoldingReply { until: *until }),
            Said::Away { last_day } => Some(Happened::WentAway { last_day: *last_day }),
            Said::Bounce { why, of } => {
                let step = self.step_of_bounce(at, *of);
                Some(Happened::Bounced { step, why: *why })
            }
            Said::Answer { .. } | Said::Noted => None,
        };
        self.events.extend(what.map(|what| CaseEvent { on: *on, what }));
    }

    /// The step that a message of ours counts as.
    fn ours(&mut self, at: usize) -> Option<Happened> {
        let follow_up = as_ours(&self.entries[at])?.follow_up.or_else(|| self.late_word(at))?;
        let is_asking_again = matches!(follow_up, FollowUp::CheckIn | FollowUp::ReceiptCheck);
        // The first message that needs an answer starts the case, even where it asks for news.
        if at == self.trigger && is_asking_again {
            return None;
        }
        let step = self.step_for(follow_up)?.name.clone();
        self.steps.push((at, step.clone()));
        Some(if is_asking_again {
            Happened::StepHappened { step, how: How::ByHand }
        } else {
            Happened::TakenOver { last_step: step, on: Some(self.entries[at].on) }
        })
    }

    /// A message of ours that comes long after the one before it, with no answer in between and no
    /// question of its own, asks again in words that nobody knows. In doubt nobody is asked a
    /// third time.
    fn late_word(&self, at: usize) -> Option<FollowUp> {
        let ours = as_ours(&self.entries[at])?;
        let before = latest_of_ours(&self.entries[..at])?;
        let days = days_between(self.entries[before].on, self.entries[at].on);
        let is_late = at > self.trigger && days >= MESSAGE_GAP_DAYS;
        (is_late && !ours.closes && ours.asks.is_none()).then_some(FollowUp::CheckIn)
    }

    /// The first step of the playbook that the follow-up can be and that none was before.
    fn step_for(&self, follow_up: FollowUp) -> Option<&Step> {
        let fits = |step: &&Step| match follow_up {
            FollowUp::CheckIn | FollowUp::ReceiptCheck | FollowUp::LastCheckIn => {
                step.sends() && step.effect.is_none()
            }
            FollowUp::WorkPaused => step.effect == Some(Effect::PauseWork),
            FollowUp::Resend => step.effect == Some(Effect::Claim),
            FollowUp::Demand => step.effect == Some(Effect::Demand),
            FollowUp::FinalNotice => step.effect == Some(Effect::FinalNotice),
        };
        let is_new = |step: &&Step| self.steps.iter().all(|(_, taken)| *taken != step.name);
        self.playbook.steps.iter().filter(fits).find(is_new)
    }

    /// The step whose message came back; `None` for the message that started the case.
    fn step_of_bounce(&self, at: usize, of: Option<usize>) -> Option<String> {
        let bounced = of.or_else(|| latest_of_ours(&self.entries[..at]))?;
        let step = self.steps.iter().find(|(entry, _)| *entry == bounced);
        step.map(|(_, step)| step.clone())
    }
}
