//! What a message asks for, in German and English.
//!
//! [`read`] works on messages that *we* sent: what they ask of the client, whether they are
//! follow-ups sent by hand, and what they say about the stage of the work. [`read_client`] and
//! [`is_closing`] work on the client's. All of them take the new text of a message, without quotes
//! ([`crate::mail::quote`]), cut it into sentences and look for the phrases of `signals/*.toml`
//! (courtesies first: "How are you?" asks for nothing). Their work is linear in the text.

mod ask;
pub(crate) mod book;
mod lexicon;
pub(crate) mod phrase;
mod reading;
mod sentences;
mod set_numbers;
pub(crate) mod vocabulary;
pub(crate) mod word_tree;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub use funkstille_core::silence::{Asks, FollowUp};
pub use lexicon::Lexicon;

use crate::mail::message::Message;
use crate::mail::subject;
use lexicon::Topic;
use reading::{Reading, Sentence};

/// A message that closes an exchange has at most this many words beside greeting and courtesies.
const CLOSING_WORDS: usize = 40;

/// What one message of ours wants and says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// What it asks of the client; `None` where it needs no answer.
    pub ask: Option<Ask>,
    /// Whether it is a closing courtesy that needs no answer.
    pub closing: bool,
    /// Which follow-up it is, where it was sent as one.
    pub follow_up: Option<FollowUp>,
    /// How far things are, where words say so.
    pub stage_hint: Option<StageHint>,
}

/// What is asked for, and the sentence that asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is asked for.
    pub kind: Asks,
    /// The sentence as it was written, on one line; where only an attached file tells the kind, the
    /// sentence nearest to it, or the file's name.
    pub sentence: String,
}

/// How far things are between us and the client, with the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StageHint {
    /// An enquiry is being answered, a quote is open.
    Enquiry(String),
    /// Work is under way.
    Running(String),
    /// It is time to be paid.
    Payment(String),
}

/// What a client's message says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientWords {
    /// Its answer to an offer; `None` where it gives none.
    pub hint: Option<ClientHint>,
    /// Whether it enquires. Tells a first enquiry from running work.
    pub enquires: bool,
}

/// A client's answer to an offer, with the sentence that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientHint {
    /// The client turned us down.
    Declined(String),
    /// The client commissioned us.
    Accepted(String),
}

/// Reads a message that we sent: `new_text` is its text without quotes. Attached files and a
/// subject that opens a conversation count as evidence too.
pub fn read(message: &Message, new_text: &str, lexicon: &Lexicon) -> Intent {
    let reading = Reading::of(new_text, lexicon);
    let ask = ask::strongest(message, &reading, lexicon);
    let follow_up = follow_up(message, &reading, lexicon);
    let closing = ask.is_none() && follow_up.is_none() && closes(&reading);
    let stage_hint = stage_hint(ask.as_ref(), &reading);
    Intent { ask, closing, follow_up, stage_hint }
}

/// Whether a text (without quotes) only closes an exchange: thanks and good wishes, no request and
/// no question. Works for the client's messages as well as for ours.
pub fn is_closing(new_text: &str) -> bool {
    let reading = Reading::of(new_text, Lexicon::builtin());
    !ask::asks(&reading) && closes(&reading)
}

/// What a client's message says: its text without quotes, and its subject.
///
/// A refusal counts before an acceptance. An enquiry asks for an offer, a price or free time, or
/// introduces a possible project; an addition to running work that is asked for ("what would an
/// extra page cost?") is one too. A subject counts where it opens a conversation.
pub fn read_client(new_text: &str, subject: &str) -> ClientWords {
    let lexicon = Lexicon::builtin();
    let opens = !subject::is_reply(subject);
    let by_subject = || opens && Sentence::of(subject, lexicon).has(Topic::EnquirySubject);
    let wanted = [Topic::Declined, Topic::Accepted, Topic::ClientEnquiry];
    let reading = Reading::with_any(new_text, &wanted, lexicon);
    let Some(reading) = reading else { return ClientWords { hint: None, enquires: by_subject() } };
    let declined = || reading.sentence_of(Topic::Declined).map(ClientHint::Declined);
    let accepted = || reading.sentence_of(Topic::Accepted).map(ClientHint::Accepted);
    let enquires = by_subject() || reading.has(Topic::ClientEnquiry);
    ClientWords { hint: declined().or_else(accepted), enquires }
}

fn closes(reading: &Reading<'_>) -> bool {
    let words: usize = reading.sentences.iter().map(|sentence| sentence.own_words).sum();
    let thanks = |sentence: &Sentence<'_>| {
        sentence.has(Topic::Paid)
            || sentence.has(Topic::Agreement)
            || (sentence.has(Topic::Closing) && !sentence.has(Topic::OpeningThanks))
    };
    words <= CLOSING_WORDS && reading.sentences.iter().any(thanks)
}

fn follow_up(message: &Message, reading: &Reading<'_>, lexicon: &Lexicon) -> Option<FollowUp> {
    let opens = !subject::is_reply(&message.subject);
    let subject = opens.then(|| Sentence::of(&message.subject, lexicon));
    let paid = reading.has(Topic::Paid);
    let said =
        |topic| reading.has(topic) || subject.as_ref().is_some_and(|subject| subject.has(topic));
    let strongest_first = [
        (Topic::FinalNotice, FollowUp::FinalNotice, true),
        (Topic::Demand, FollowUp::Demand, true),
        (Topic::Resend, FollowUp::Resend, true),
        (Topic::WorkPaused, FollowUp::WorkPaused, false),
        (Topic::LastCheckIn, FollowUp::LastCheckIn, false),
        (Topic::ReceiptCheck, FollowUp::ReceiptCheck, false),
        (Topic::CheckIn, FollowUp::CheckIn, false),
    ];
    let counts = |(topic, _, about_money): &&(Topic, FollowUp, bool)| {
        !(paid && *about_money) && said(*topic)
    };
    strongest_first.iter().find(counts).map(|(_, follow_up, _)| *follow_up)
}

fn stage_hint(ask: Option<&Ask>, reading: &Reading<'_>) -> Option<StageHint> {
    let words = |topic| reading.words_of(topic);
    let asked = || ask.map(|ask| ask.sentence.clone());
    match ask.map(|ask| ask.kind) {
        Some(Asks::Invoice) => words(Topic::Payment).or_else(asked).map(StageHint::Payment),
        Some(Asks::Quote) => words(Topic::Enquiry).or_else(asked).map(StageHint::Enquiry),
        _ => words(Topic::Running)
            .map(StageHint::Running)
            .or_else(|| words(Topic::Enquiry).map(StageHint::Enquiry))
            .or_else(|| words(Topic::Payment).map(StageHint::Payment)),
    }
}
