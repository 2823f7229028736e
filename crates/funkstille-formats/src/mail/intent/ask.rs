//! Which sentence of a message asks for something, and for what.

use super::lexicon::{Lexicon, Paper, Topic};
use super::reading::{Reading, Sentence};
use super::sentences::on_one_line;
use super::words::Words;
use super::{Ask, Asks};
use crate::mail::message::{Attachment, Message};
use crate::mail::subject;

/// What the message as a whole says about the meaning of its sentences.
struct Context {
    /// Money came in: an invoice in the same message asks for nothing.
    paid: bool,
    /// A judgement is asked for: what is handed over is not the end.
    review: bool,
    /// Something is offered: terms of payment belong to the offer.
    offers: bool,
}

/// A sentence that asks: its kind, how many signs there are of it, where it stands.
struct Candidate {
    kind: Asks,
    signs: usize,
    sentence: String,
}

/// The strongest request of a message: the kind that comes first in the order of [`Asks`], then
/// the sentence with the most signs, then the first.
pub(crate) fn strongest(
    message: &Message,
    reading: &Reading<'_>,
    lexicon: &Lexicon,
) -> Option<Ask> {
    let paper =
        attached_paper(message, lexicon).or_else(|| subject_paper(message, reading, lexicon));
    let context = Context {
        paid: reading.has(Topic::Paid),
        review: reading.has(Topic::Review),
        offers: reading.has(Topic::Quote) || paper == Some(Asks::Quote),
    };
    let mut candidates: Vec<Candidate> =
        reading.sentences.iter().filter_map(|sentence| candidate(sentence, &context)).collect();
    if let Some(kind) = paper
        && !(context.paid && kind == Asks::Invoice)
        && !candidates.iter().any(|candidate| candidate.kind == kind)
    {
        let sentence = sentence_beside_paper(message, reading, &candidates);
        candidates.push(Candidate { kind, signs: 0, sentence });
    }
    let strongest =
        candidates.into_iter().rev().max_by_key(|candidate| (candidate.kind, candidate.signs))?;
    Some(Ask { kind: strongest.kind, sentence: strongest.sentence })
}

/// Whether anything in the text asks for something.
pub(crate) fn asks(reading: &Reading<'_>) -> bool {
    let context = Context { paid: reading.has(Topic::Paid), review: false, offers: false };
    reading.sentences.iter().any(|sentence| candidate(sentence, &context).is_some())
}

fn candidate(sentence: &Sentence<'_>, context: &Context) -> Option<Candidate> {
    let has = |topic| sentence.has(topic);
    let signs = [
        (Asks::Question, sentence.is_question),
        (Asks::Question, has(Topic::Question)),
        (Asks::Request, has(Topic::Request)),
        (Asks::Request, has(Topic::Review)),
        (Asks::Material, has(Topic::Material)),
        (Asks::Quote, has(Topic::Quote)),
        (Asks::Invoice, !context.paid && has(Topic::Invoice)),
        (Asks::Invoice, !context.paid && !context.review && has(Topic::Delivery)),
        (Asks::Invoice, !context.paid && !context.offers && has(Topic::PaymentTerms)),
    ];
    let kind = signs.iter().filter(|(_, given)| *given).map(|(kind, _)| *kind).max()?;
    let signs = signs.iter().filter(|(_, given)| *given).count();
    Some(Candidate { kind, signs, sentence: on_one_line(sentence.text) })
}

/// What an attached file says by its name; pictures and the like say nothing.
fn attached_paper(message: &Message, lexicon: &Lexicon) -> Option<Asks> {
    message.attachments.iter().filter_map(|file| paper_of(file, lexicon)).max()
}

fn paper_of(file: &Attachment, lexicon: &Lexicon) -> Option<Asks> {
    let media = ["image/", "audio/", "video/", "text/calendar"];
    if media.iter().any(|kind| file.content_type.starts_with(kind)) {
        return None;
    }
    paper_in(file.name.as_deref()?, lexicon)
}

/// What the subject says, where it opens a conversation and the text or a file bears it out.
fn subject_paper(message: &Message, reading: &Reading<'_>, lexicon: &Lexicon) -> Option<Asks> {
    let opens = !subject::is_reply(&message.subject);
    let borne_out = !message.attachments.is_empty() || reading.has(Topic::Attached);
    (opens && borne_out).then(|| paper_in(&message.subject, lexicon))?
}

fn paper_in(name: &str, lexicon: &Lexicon) -> Option<Asks> {
    let papers = lexicon.papers.find(&Words::of(name));
    papers.iter().map(|found| found.topic).max().map(|paper| match paper {
        Paper::Quote => Asks::Quote,
        Paper::Invoice => Asks::Invoice,
    })
}

/// The sentence to quote where only a file or the subject told the kind.
fn sentence_beside_paper(
    message: &Message,
    reading: &Reading<'_>,
    candidates: &[Candidate],
) -> String {
    let file_name = || message.attachments.iter().find_map(|file| file.name.clone());
    let first_own = || {
        let own = reading.sentences.iter().find(|sentence| sentence.own_words > 0)?;
        Some(on_one_line(own.text))
    };
    reading
        .sentence_of(Topic::Attached)
        .or_else(|| candidates.first().map(|candidate| candidate.sentence.clone()))
        .or_else(first_own)
        .or_else(file_name)
        .unwrap_or_else(|| message.subject.clone())
}
