//! Whether somebody still owes us an answer.

use jiff::civil::Date;

use super::entry::{Asks, Entry, FollowUp, Said};
use crate::playbook::Stage;

/// Whether a conversation is silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// We wrote last, asked for something, and nobody answered.
    Waiting(Silence),
    /// Nobody owes us an answer.
    NotWaiting(NotWaiting),
}

/// Why nobody owes us an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotWaiting {
    /// A person answered after our last request.
    Answered,
    /// We asked for nothing.
    NothingAsked,
    /// We closed the matter ourselves.
    Closed,
    /// The last follow-up of all was sent.
    MovedOn,
}

/// A silence: somebody owes us an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The place in the conversation of the oldest message of ours that still needs an answer.
    pub trigger: usize,
    /// Its day.
    pub since: Date,
    /// How far things are: a guess from the words of the conversation.
    pub stage: Stage,
    /// What the guess rests on.
    pub sign: StageSign,
    /// The due date, where a message names one.
    pub due_on: Option<Date>,
}

/// What a guess of the stage rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StageSign {
    /// An invoice or finished work.
    Invoice,
    /// A quote is open.
    Quote,
    /// Work was exchanged before.
    WorkExchanged,
    /// The client commissioned us.
    Commissioned,
    /// The client has work with us in another conversation.
    OtherWork,
    /// Somebody speaks of an offer.
    OfferMentioned,
    /// Mail went to and fro, and nobody spoke of an offer.
    Exchange,
    /// The client has never written.
    FirstEnquiry,
}

impl StageSign {
    /// Its name, as the key of its words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::Quote => "quote",
            Self::WorkExchanged => "work-exchanged",
            Self::Commissioned => "commissioned",
            Self::OtherWork => "other-work",
            Self::OfferMentioned => "offer-mentioned",
            Self::Exchange => "exchange",
            Self::FirstEnquiry => "first-enquiry",
        }
    }
}

/// What is known of the client beyond the conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Whether we work for the client already.
    pub has_other_work: bool,
    /// Whether the client has ever written to us.
    pub client_wrote: bool,
}

/// Whether somebody owes us an answer in this conversation (its entries oldest first).
pub fn judge(entries: &[Entry], known: Known) -> Verdict {
    let answered = entries.iter().rposition(|entry| matches!(entry.said, Said::Answer { .. }));
    let open_from = answered.map_or(0, |at| at + 1);
    let needs_answer = |entry: &Entry| {
        matches!(&entry.said, Said::Ours { asks, follow_up, .. }
            if asks.is_some() || follow_up.is_some())
    };
    let trigger = entries[open_from..].iter().position(needs_answer).map(|at| at + open_from);
    let Some(trigger) = trigger else {
        let asked_before = entries[..open_from].iter().any(needs_answer);
        let why = if asked_before { NotWaiting::Answered } else { NotWaiting::NothingAsked };
        return Verdict::NotWaiting(why);
    };
    let ours = || entries[trigger..].iter().filter_map(as_ours);
    if closed_by_us(&entries[trigger..]) {
        return Verdict::NotWaiting(NotWaiting::Closed);
    }
    if ours().any(|ours| ours.follow_up == Some(FollowUp::LastCheckIn)) {
        return Verdict::NotWaiting(NotWaiting::MovedOn);
    }
    let (stage, sign) = stage_of(entries, trigger, known);
    // The invoice itself before the reminders; a demand sets a day of its own.
    let sets_own_day =
        |ours: &Ours| matches!(ours.follow_up, Some(FollowUp::Demand | FollowUp::FinalNotice));
    let due_on = ours().filter(|ours| !sets_own_day(ours)).find_map(|ours| ours.due_on);
    Verdict::Waiting(Silence { trigger, since: entries[trigger].on, stage, sign, due_on })
}

/// Whether we closed the matter ourselves. Thanks for a promise to answer close nothing.
fn closed_by_us(open: &[Entry]) -> bool {
    let no_promise = |entry: &&Entry| !matches!(entry.said, Said::Holding { .. });
    open.iter().skip(1).take_while(no_promise).filter_map(as_ours).any(|ours| ours.closes)
}

/// The fields of a message of ours.
pub(super) struct Ours {
    pub(super) asks: Option<Asks>,
    pub(super) follow_up: Option<FollowUp>,
    pub(super) closes: bool,
    hint: Option<Stage>,
    due_on: Option<Date>,
}

pub(super) fn as_ours(entry: &Entry) -> Option<Ours> {
    match &entry.said {
        Said::Ours { asks, follow_up, closes, hint, due_on } => Some(Ours {
            asks: *asks,
            follow_up: *follow_up,
            closes: *closes,
            hint: *hint,
            due_on: *due_on,
        }),
        _ => None,
    }
}

fn speaks_of_an_offer(entry: &Entry) -> bool {
    match &entry.said {
        Said::Answer { enquires, .. } => *enquires,
        Said::Ours { asks, hint, .. } => {
            *asks == Some(Asks::Quote) || *hint == Some(Stage::Enquiry)
        }
        _ => false,
    }
}

fn stage_of(entries: &[Entry], trigger: usize, known: Known) -> (Stage, StageSign) {
    let open = || entries[trigger..].iter().filter_map(as_ours);
    let asked_for = |asks| open().any(|ours| ours.asks == Some(asks));
    let about_money = open().any(|ours| ours.follow_up.is_some_and(FollowUp::is_about_money));
    if asked_for(Asks::Invoice) || about_money {
        return (Stage::Payment, StageSign::Invoice);
    }
    if open().next().is_some_and(|ours| ours.asks == Some(Asks::Quote)) {
        return (Stage::Enquiry, StageSign::Quote);
    }
    let accepted = |entry: &Entry| matches!(entry.said, Said::Answer { accepts: true, .. });
    if entries[..trigger].iter().any(accepted) {
        return (Stage::Running, StageSign::Commissioned);
    }
    let mut ours = entries[..=trigger].iter().filter_map(as_ours);
    let shows_work = |ours: Ours| {
        ours.hint == Some(Stage::Running)
            || matches!(ours.asks, Some(Asks::Material | Asks::Invoice))
    };
    if ours.any(shows_work) {
        return (Stage::Running, StageSign::WorkExchanged);
    }
    if entries[..=trigger].iter().any(speaks_of_an_offer) {
        return (Stage::Enquiry, StageSign::OfferMentioned);
    }
    if known.has_other_work {
        return (Stage::Running, StageSign::OtherWork);
    }
    // Who has written to us and spoke of no offer sends work, material, corrections.
    if known.client_wrote {
        return (Stage::Running, StageSign::Exchange);
    }
    (Stage::Enquiry, StageSign::FirstEnquiry)
}
