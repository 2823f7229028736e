//! Whether a message is about a case, as the ids say.

use crate::business::Business;
use crate::letters::is_of_gateway;
use crate::mail::circle::Circle;
use crate::mail::effect::Sent;
use crate::mail::letter::{Content, Letter};

/// Whether a message is in the conversation of a case by itself: it is one of its messages, answers
/// or returns one, or refers to one under the same subject.
pub(super) fn belongs(letter: &Letter, circle: &Circle, (sent, subject): (&Sent, &str)) -> bool {
    let row = circle.row(letter);
    let has = |ids: &[String]| ids.iter().any(|id| sent.contains_key(id));
    sent.contains_key(&row.mail)
        || row.message_id.as_ref().is_some_and(|id| sent.contains_key(id))
        || has(&row.answers)
        || has(&row.returned)
        || (has(&row.refers) && row.base_subject == subject)
}

/// Whether a message, or what it returns, is about one of ours.
pub(super) fn names(letter: &Letter, sent: &Sent) -> bool {
    let message = &letter.message;
    let of_report = match &letter.content {
        Content::Bounce { of, .. } | Content::Noted { of, .. } => of.as_slice(),
        _ => &[],
    };
    let mut ids = message.in_reply_to.iter().chain(&message.references).chain(of_report);
    ids.any(|id| sent.contains_key(id))
}

/// Whether the gateway that sends the faxes of the business says something by it: that is no
/// answer.
/// What comes back from there counts as what any mail server sends back.
pub(super) fn is_by_gateway(letter: &Letter, business: &Business) -> bool {
    let is_back = matches!(letter.content, Content::Bounce { .. });
    !is_back && letter.message.from.iter().any(|it| is_of_gateway(business, &it.address))
}
