//! A conversation as the rules understand it.

use funkstille_core::case::BounceKind;
use funkstille_core::playbook::Stage;
use funkstille_core::silence::{Entry, Said};
use funkstille_formats::mail::intent::{Intent, StageHint};

use super::letter::{Content, Letter};
use super::request::Request;
use super::threads::day;

/// One entry for each letter of a conversation, in the same order.
pub(super) fn entries(thread: &[&Letter], request: &Request) -> Vec<Entry> {
    let entry = |letter: &&Letter| {
        let on = letter.message.sent_at.map_or(request.as_of, |at| day(at, request));
        Entry { on, said: said(&letter.content, thread) }
    };
    thread.iter().map(entry).collect()
}

fn said(content: &Content, thread: &[&Letter]) -> Said {
    match content {
        Content::Ours { intent, due_on } => Said::Ours {
            asks: intent.ask.as_ref().map(|ask| ask.kind),
            follow_up: intent.follow_up,
            closes: intent.closing,
            hint: hint(intent),
            due_on: *due_on,
        },
        Content::Holding { until } => Said::Holding { until: *until },
        Content::Person { accepts, declines, enquires } => {
            Said::Answer { accepts: *accepts, declines: *declines, enquires: *enquires }
        }
        Content::Away { last_day } => Said::Away { last_day: *last_day },
        Content::Left => Said::Bounce { why: BounceKind::AddressDead, of: None },
        Content::Bounce { why, of } => {
            let place = |letter: &&Letter| {
                letter.message.message_id.as_ref().is_some_and(|id| of.contains(id))
            };
            Said::Bounce { why: *why, of: thread.iter().position(place) }
        }
        Content::Noted | Content::Bulk => Said::Noted,
    }
}

fn hint(intent: &Intent) -> Option<Stage> {
    intent.stage_hint.as_ref().map(|hint| match hint {
        StageHint::Enquiry(_) => Stage::Enquiry,
        StageHint::Running(_) => Stage::Running,
        StageHint::Payment(_) => Stage::Payment,
    })
}
