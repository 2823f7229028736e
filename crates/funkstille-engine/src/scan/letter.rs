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
    /// Head of the message; text, HTML and attachments are dropped once they were read. Its
    /// `sent_at` is its own date, or that of the server which took it in, where its own is
    /// missing or lies later than that.
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
    Person { accepts: bool, declines: bool, enquires: bool },
    /// A person wrote that an answer will come, perhaps by a day.
    Holding { until: Option<Date> },
    /// An out-of-office reply.
    Away { last_day: Option<Date> },
    /// An automatic reply: its owner has left the company.
    Left,
    /// One of our messages came back for good; the ids of those that it quotes.
    Bounce { why: BounceKind, of: Vec<String> },
    /// A delay, a receipt, an acknowledgement, a calendar reply.
    Noted,
    /// Sent to many, or by a machine on its own: no part of any conversation.
    Bulk,
}

/// Whose mail this is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'a> {
    /// Our own addresses, in lower case.
    pub(super) me: &'a [String],
    /// Whether the message lies in a folder of sent mail: then it is ours under any address.
    pub(super) in_sent: bool,
}

impl Letter {
    /// Reads a message.
    pub(super) fn read(parsed: &Parsed<'_>, owner: Owner<'_>) -> Self {
        let verdict = classify(parsed, Signals::builtin());
        let mut message = parsed.message();
        let is_ours = owner.in_sent || message.from.iter().any(|f| owner.me.contains(&f.address));
        let content =
            if is_ours { ours(&message, &verdict) } else { theirs(&message, &verdict, parsed) };
        message.sent_at = match (message.sent_at, parsed.received_at()) {
            (Some(sent), Some(received)) => Some(sent.min(received)),
            (sent, received) => sent.or(received),
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

    /// Whether a person wrote it, and not we.
    pub(super) fn is_by_person(&self) -> bool {
        matches!(self.content, Content::Person { .. } | Content::Holding { .. })
    }
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
        Kind::Reply => person(message, verdict),
        Kind::AutoReply if verdict.left_company => Content::Left,
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

/// Who accepts or turns us down has answered, whatever else is promised in the same mail.
fn person(message: &Message, verdict: &Verdict) -> Content {
    let text = quote::new_text(message);
    let enquires = intent::client_enquires(&text, &message.subject);
    let person = |accepts, declines| Content::Person { accepts, declines, enquires };
    match intent::client_hint(&text) {
        Some(ClientHint::Accepted(_)) => person(true, false),
        Some(ClientHint::Declined(_)) => person(false, true),
        None if verdict.holding => {
            Content::Holding { until: verdict.holding_until.or(verdict.away_until) }
        }
        None => person(false, false),
    }
}
