//! What a conversation is made of.

use jiff::civil::Date;

use crate::case::BounceKind;
use crate::playbook::Stage;

/// One message of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The civil day on which it was sent.
    pub on: Date,
    /// What it says.
    pub said: Said,
}

/// What a message says, as far as silence is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A message of ours.
    Ours {
        /// What it asks for; `None` where it needs no answer.
        asks: Option<Asks>,
        /// Which follow-up it is, where it was sent as one.
        follow_up: Option<FollowUp>,
        /// Whether it closes the matter: thanks, the money has come.
        closes: bool,
        /// What its words say about how far things are.
        hint: Option<Stage>,
        /// The due date that it names, where it carries an invoice.
        due_on: Option<Date>,
    },
    /// A person answered.
    Answer {
        /// Whether the answer commissions us.
        accepts: bool,
        /// Whether the answer turns us down.
        declines: bool,
        /// Whether it asks for an offer, or brings up work that nobody has agreed on yet.
        enquires: bool,
    },
    /// A person wrote that an answer will come.
    Holding {
        /// The day named.
        until: Option<Date>,
    },
    /// An out-of-office reply.
    Away {
        /// The last day away.
        last_day: Option<Date>,
    },
    /// A message of ours came back for good, or its reader has left the company.
    Bounce {
        /// Why.
        why: BounceKind,
        /// Which entry came back, by its place in the conversation; `None` where that is not
        /// known: the last of ours before it.
        of: Option<usize>,
    },
    /// A delay notice, a receipt, an acknowledgement: moves nothing.
    Noted,
}

/// What a message of ours asks for, from the weakest to the strongest: of several the last one
/// counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// An answer to a question.
    Question,
    /// To do something: confirm, approve, give feedback.
    Request,
    /// Texts, images, logins.
    Material,
    /// A decision on our quote.
    Quote,
    /// Payment of our invoice, or taking delivery of the work.
    Invoice,
}

/// A follow-up that somebody sent by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FollowUp {
    /// Asks for news.
    CheckIn,
    /// Asks whether work and invoice arrived.
    ReceiptCheck,
    /// Says that it is the last one.
    LastCheckIn,
    /// Says that work stops.
    WorkPaused,
    /// The invoice again.
    Resend,
    /// A payment demand.
    Demand,
    /// The last letter before court.
    FinalNotice,
}

impl FollowUp {
    /// Whether it speaks of an invoice.
    pub fn is_about_money(self) -> bool {
        matches!(self, Self::ReceiptCheck | Self::Resend | Self::Demand | Self::FinalNotice)
    }
}
