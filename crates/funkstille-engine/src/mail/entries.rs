//! A conversation as the rules understand it.

use funkstille_core::case::BounceKind;
use funkstille_core::silence::{Entry, Said};

use super::letter::{Content, Letter};
use super::threads::Days;

/// One entry for each letter of a conversation, in the same order.
pub(crate) fn entries(thread: &[&Letter], days: &Days) -> Vec<Entry> {
    let entry = |letter: &&Letter| {
        let on = letter.message.sent_at.map_or(days.as_of, |at| days.of(at));
        Entry { on, said: said(&letter.content, thread) }
    };
    thread.iter().map(entry).collect()
}

fn said(content: &Content, thread: &[&Letter]) -> Said {
    match content {
        Content::Ours(wish) => Said::Ours {
            asks: wish.asks,
            follow_up: wish.follow_up,
            closes: wish.closes,
            hint: wish.hint,
            due_on: wish.due_on,
        },
        Content::Holding { until } => Said::Holding { until: *until },
        Content::Person { accepts, declines, enquires, .. } => {
            Said::Answer { accepts: *accepts, declines: *declines, enquires: *enquires }
        }
        Content::Away { last_day } => Said::Away { last_day: *last_day },
        Content::Left => Said::Bounce { why: BounceKind::LeftCompany, of: None },
        Content::Bounce { why, of, .. } => {
            let place = |letter: &&Letter| {
                letter.message.message_id.as_ref().is_some_and(|id| of.contains(id))
            };
            Said::Bounce { why: *why, of: thread.iter().position(place) }
        }
        Content::Noted { .. } | Content::Bulk => Said::Noted,
    }
}
