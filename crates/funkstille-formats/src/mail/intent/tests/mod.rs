//! Tables of sentences: what they ask for, close, follow up on and say.

mod asks;
mod enquiries;
mod follow_ups;
mod held_out;
mod held_out_later;
mod held_out_unusual;
mod hints;
mod messages;
mod unusual;

use super::{Asks, ClientHint, FollowUp, Intent, Lexicon, StageHint, read};
use crate::mail::message::Message;

/// Reads a text as the whole of a message of ours, without subject and files.
fn intent(text: &str) -> Intent {
    read(&Message::default(), text, Lexicon::builtin())
}

/// What a line of a table expects of a text, in the shortest words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    /// Asks for this.
    Ask(Asks),
    /// Asks for nothing.
    NoAsk,
    /// Asks for nothing and closes the exchange.
    Closing,
    /// Asks for nothing, and closes nothing either.
    Neither,
    /// Is this follow-up.
    FollowUp(FollowUp),
    /// Is no follow-up.
    NoFollowUp,
    Enquiry,
    Running,
    Payment,
    NoStage,
    /// A client's word.
    Declined,
    Accepted,
    NoHint,
}

fn holds(text: &str, is: Is) -> bool {
    let intent = intent(text);
    let kind = intent.ask.as_ref().map(|ask| ask.kind);
    let hint = || super::read_client(text, "").hint;
    match is {
        Is::Ask(expected) => kind == Some(expected),
        Is::NoAsk => kind.is_none(),
        Is::Closing => kind.is_none() && intent.closing && super::is_closing(text),
        Is::Neither => kind.is_none() && !intent.closing && !super::is_closing(text),
        Is::FollowUp(expected) => intent.follow_up == Some(expected),
        Is::NoFollowUp => intent.follow_up.is_none(),
        Is::Enquiry => matches!(intent.stage_hint, Some(StageHint::Enquiry(_))),
        Is::Running => matches!(intent.stage_hint, Some(StageHint::Running(_))),
        Is::Payment => matches!(intent.stage_hint, Some(StageHint::Payment(_))),
        Is::NoStage => intent.stage_hint.is_none(),
        Is::Declined => matches!(hint(), Some(ClientHint::Declined(_))),
        Is::Accepted => matches!(hint(), Some(ClientHint::Accepted(_))),
        Is::NoHint => hint().is_none(),
    }
}

/// Fails with every line that does not hold, and how many do.
fn check(table: &[(&str, Is)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(text, is)| !holds(text, *is))
        .map(|(text, is)| {
            let found = intent(text);
            let hint = super::read_client(text, "").hint;
            format!("{is:?}: {text:?}\n    {found:?} {hint:?}")
        })
        .collect();
    let right = table.len() - wrong.len();
    assert!(wrong.is_empty(), "{right} of {} right; wrong:\n{}", table.len(), wrong.join("\n"));
}
