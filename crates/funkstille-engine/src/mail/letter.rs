//! One message, read, judged and made small.

use funkstille_core::case::{BounceKind, Noted};
use funkstille_core::playbook::Stage;
use funkstille_core::silence::{Asks, FollowUp};
use funkstille_formats::mail::intent::{self, ClientHint, Lexicon, StageHint};
use funkstille_formats::mail::message::Message;
use funkstille_formats::mail::{
    Kind, Parsed, Signals, Tongue, Verdict, classify, due, original_message_ids,
};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// One message without its text, and what its text says.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    /// Head of the message; text, HTML and attachments are dropped once they were read. Its
    /// `sent_at` is its own date, or that of the server which took it in, where its own is
    /// missing or cannot be right.
    pub(crate) message: Message,
    /// Its key in the index of mail; empty where there is none.
    pub(crate) key: String,
    /// What it says.
    pub(crate) content: Content,
    /// What kind of message it is.
    pub(crate) kind: Kind,
}

/// What a message says, as far as silence is concerned.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// We wrote it.
    Ours(Box<Wish>),
    /// A person wrote it; in which language, where that can be told.
    Person { accepts: bool, declines: bool, enquires: bool, tongue: Option<Tongue> },
    /// A person wrote that an answer will come, perhaps by a day.
    Holding { until: Option<Date> },
    /// An out-of-office reply.
    Away { last_day: Option<Date> },
    /// An automatic reply: its owner has left the company.
    Left,
    /// One of our messages came back for good; the ids of those that it quotes, and the address
    /// that was not reached, where it names one.
    Bounce { why: BounceKind, of: Vec<String>, address: Option<String> },
    /// A delay, a receipt, an acknowledgement, a calendar reply: what is on record of it, if
    /// anything, and the ids of the messages that it is about.
    Noted { what: Option<Noted>, of: Vec<String> },
    /// Sent to many, or by a machine on its own: no part of any conversation.
    Bulk,
}

/// What a message of ours wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    /// What it asks for; `None` where it needs no answer.
    pub(crate) asks: Option<Asks>,
    /// The sentence that asks; may be empty.
    pub(crate) sentence: String,
    /// Which follow-up it is, where it was sent as one.
    pub(crate) follow_up: Option<FollowUp>,
    /// Whether it closes the matter.
    pub(crate) closes: bool,
    /// What its words say about how far things are.
    pub(crate) hint: Option<Stage>,
    /// The due date that it names.
    pub(crate) due_on: Option<Date>,
}

/// Whose mail this is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner<'a> {
    /// Our own addresses, in lower case.
    pub(crate) me: &'a [String],
    /// Whether the message lies in a folder of sent mail: then it is ours under any address.
    pub(crate) in_sent: bool,
}

impl Letter {
    /// Reads a message.
    pub(crate) fn read(parsed: &Parsed<'_>, owner: Owner<'_>) -> Self {
        let verdict = classify(parsed, Signals::builtin());
        let mut message = parsed.envelope();
        let is_ours = owner.in_sent || message.from.iter().any(|f| owner.me.contains(&f.address));
        let content = if is_ours {
            ours(&message, &verdict, parsed)
        } else {
            theirs(&message, &verdict, parsed)
        };
        message.sent_at = counted_from(message.sent_at, parsed.received_at());
        message.attachments = Vec::new();
        Self { message, key: String::new(), content, kind: verdict.kind }
    }

    pub(crate) fn is_ours(&self) -> bool {
        matches!(self.content, Content::Ours(_))
    }

    pub(crate) fn is_bulk(&self) -> bool {
        matches!(self.content, Content::Bulk)
    }

    /// Whether a person wrote it, and not we.
    pub(crate) fn is_by_person(&self) -> bool {
        matches!(self.content, Content::Person { .. } | Content::Holding { .. })
    }
}

/// A message that is on its way for longer was sent back to its writer before (RFC 5321, 4.5.4.1).
const LONGEST_WAY: SignedDuration = SignedDuration::from_hours(7 * 24);

/// When a message counts as sent: by its own date, unless the server took it in before that, or so
/// long after that the clock of its writer must be wrong.
fn counted_from(sent: Option<Timestamp>, received: Option<Timestamp>) -> Option<Timestamp> {
    let (Some(sent), Some(received)) = (sent, received) else { return sent.or(received) };
    let is_behind = sent.saturating_add(LONGEST_WAY).is_ok_and(|latest| latest < received);
    Some(if is_behind { received } else { sent.min(received) })
}

/// Our own automatic answers ask nobody for anything.
fn ours(message: &Message, verdict: &Verdict, parsed: &Parsed<'_>) -> Content {
    if verdict.kind != Kind::Reply && verdict.kind != Kind::Bulk {
        return Content::Bulk;
    }
    let text = parsed.new_text();
    let intent = intent::read(message, &text, Lexicon::builtin());
    let (asks, sentence) = intent.ask.map(|ask| (ask.kind, ask.sentence)).unzip();
    let hint = intent.stage_hint.map(|hint| match hint {
        StageHint::Enquiry(_) => Stage::Enquiry,
        StageHint::Running(_) => Stage::Running,
        StageHint::Payment(_) => Stage::Payment,
    });
    Content::Ours(Box::new(Wish {
        asks,
        sentence: sentence.unwrap_or_default(),
        follow_up: intent.follow_up,
        closes: intent.closing,
        hint,
        due_on: due::due_date(message, &text),
    }))
}

fn theirs(message: &Message, verdict: &Verdict, parsed: &Parsed<'_>) -> Content {
    match verdict.kind {
        Kind::Reply => person(message, verdict, parsed),
        Kind::AutoReply if verdict.left_company => Content::Left,
        Kind::AutoReply => Content::Away { last_day: verdict.away_until },
        Kind::Bounce if verdict.permanent == Some(true) => {
            let why = if verdict.address_dead {
                BounceKind::AddressDead
            } else {
                BounceKind::NotAccepted
            };
            let address = verdict.failed_recipients.first().map(|it| it.address.clone());
            Content::Bounce { why, of: original_message_ids(parsed), address }
        }
        Kind::Bounce => noted(Some(Noted::TemporaryBounce), parsed),
        Kind::Delay => noted(Some(Noted::Delay), parsed),
        Kind::Receipt => noted(Some(Noted::ReadReceipt), parsed),
        Kind::Acknowledgement => noted(Some(Noted::Acknowledgement), parsed),
        Kind::Delivered | Kind::Challenge | Kind::Calendar => noted(None, parsed),
        Kind::Complaint | Kind::Bulk | Kind::Unreadable => Content::Bulk,
    }
}

fn noted(what: Option<Noted>, parsed: &Parsed<'_>) -> Content {
    let reports = !matches!(what, None | Some(Noted::Acknowledgement));
    let of = if reports { original_message_ids(parsed) } else { Vec::new() };
    Content::Noted { what, of }
}

/// Who accepts or turns us down has answered, whatever else is promised in the same mail.
fn person(message: &Message, verdict: &Verdict, parsed: &Parsed<'_>) -> Content {
    let text = parsed.new_text();
    let tongue = Tongue::of(&text);
    let words = intent::read_client(&text, &message.subject);
    let enquires = words.enquires;
    let person = |accepts, declines| Content::Person { accepts, declines, enquires, tongue };
    match words.hint {
        Some(ClientHint::Accepted(_)) => person(true, false),
        Some(ClientHint::Declined(_)) => person(false, true),
        None if verdict.holding => {
            Content::Holding { until: verdict.holding_until.or(verdict.away_until) }
        }
        None => person(false, false),
    }
}
