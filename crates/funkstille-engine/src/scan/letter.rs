//! One message, read, judged and made small.

use funkstille_core::case::BounceKind;
use funkstille_formats::mail::intent::{self, ClientHint, Intent, Lexicon};
use funkstille_formats::mail::message::Message;
use funkstille_formats::mail::{
    Kind, Parsed, Signals, Verdict, classify, due, original_message_ids, quote,
};
use jiff::civil::Date;

/// One message without its text, and what its text says.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// Head of the message; text, HTML and attachments are dropped once they were read.
    pub(super) message: Message,
    /// What it says.
    pub(super) content: Content,
}

/// What a message says, as far as silence is concerned.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// We wrote it.
    Ours { intent: Box<Intent>, due_on: Option<Date> },
    /// A person wrote it.
    Person { accepts: bool, declines: bool },
    /// A person wrote that an answer will come, perhaps by a day.
    Holding { until: Option<Date> },
    /// An out-of-office reply.
    Away { last_day: Option<Date> },
    /// The reader of our mail has left the company.
    Left,
    /// One of our messages came back for good; the ids of those that it quotes.
    Bounce { why: BounceKind, of: Vec<String> },
    /// A delay, a receipt, an acknowledgement, a calendar reply.
    Noted,
    /// Sent to many, or by a machine on its own: no part of any conversation.
    Bulk,
}

impl Letter {
    /// Reads a message; `me` are our own addresses in lower case.
    pub(super) fn read(parsed: &Parsed<'_>, me: &[String]) -> Self {
        let verdict = classify(parsed, Signals::builtin());
        let mut message = parsed.message();
        let content = if is_from(&message, me) {
            ours(&message, &verdict)
        } else {
            theirs(&message, &verdict, parsed)
        };
        message.text = String::new();
        message.html = None;
        message.attachments = Vec::new();
        Self { message, content }
    }

    pub(super) fn is_ours(&self) -> bool {
        matches!(self.content, Content::Ours { .. })
    }

    pub(super) fn is_bulk(&self) -> bool {
        matches!(self.content, Content::Bulk)
    }
}

fn is_from(message: &Message, me: &[String]) -> bool {
    message.from.iter().any(|from| me.contains(&from.address))
}

/// Our own automatic answers ask nobody for anything.
fn ours(message: &Message, verdict: &Verdict) -> Content {
    if verdict.kind != Kind::Reply && verdict.kind != Kind::Bulk {
        return Content::Bulk;
    }
    let text = quote::new_text(message);
    let intent = Box::new(intent::read(message, &text, Lexicon::builtin()));
    let due_on = due::due_date(message, &text);
    Content::Ours { intent, due_on }
}

fn theirs(message: &Message, verdict: &Verdict, parsed: &Parsed<'_>) -> Content {
    match verdict.kind {
        _ if verdict.left_company => Content::Left,
        Kind::Reply => person(message, verdict),
        Kind::AutoReply => Content::Away { last_day: verdict.away_until },
        Kind::Bounce if verdict.permanent == Some(true) => {
            let why = if verdict.address_dead {
                BounceKind::AddressDead
            } else {
                BounceKind::NotAccepted
            };
            Content::Bounce { why, of: original_message_ids(parsed) }
        }
        Kind::Bounce
        | Kind::Delay
        | Kind::Delivered
        | Kind::Receipt
        | Kind::Acknowledgement
        | Kind::Challenge
        | Kind::Calendar => Content::Noted,
        Kind::Complaint | Kind::Bulk | Kind::Unreadable => Content::Bulk,
    }
}

fn person(message: &Message, verdict: &Verdict) -> Content {
    if verdict.holding {
        return Content::Holding { until: verdict.holding_until.or(verdict.away_until) };
    }
    let text = quote::new_text(message);
    let hint = intent::client_hint(&text);
    Content::Person {
        accepts: matches!(hint, Some(ClientHint::Accepted(_))),
        declines: matches!(hint, Some(ClientHint::Declined(_))),
    }
}
