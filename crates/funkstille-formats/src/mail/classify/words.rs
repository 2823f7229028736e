//! What the new words of a message say beside its kind: absence, promises, departures.

use crate::mail::classify::Mail;
use crate::mail::classify::dates::{Written, away, holding, sentence};
use crate::mail::classify::verdict::{Evidence, Place, Sign, Verdict};
use crate::mail::quote::first_part;
use regex::Match;

/// People say it at the beginning, too.
const MAX_TEXT_BYTES: usize = 16 * 1024;
/// Phrases of one kind that are looked at in one text.
const MAX_PHRASES: usize = 20;

fn written(mail: &Mail<'_>) -> Option<Written> {
    let on = mail.parsed.written_on()?;
    Some(Written { on, zone_minutes: mail.parsed.zone_minutes() })
}

/// Reads an absence note: until when (docs/mail.md, *Dates*), or that the person has left.
pub(crate) fn read_robot(mail: &Mail<'_>, text: &str, verdict: &mut Verdict) {
    left(mail, text, verdict);
    // Who has left answers no more at this address (auto-reply 8).
    verdict.address_dead = verdict.left_company;
    if verdict.left_company {
        return;
    }
    let Some(written) = written(mail) else { return };
    let words = &mail.signals.dates;
    let mut found = away::read(mail.head.subject, written, words, true);
    let by_subject = found.until.clone();
    found.join(away::read(text, written, words, true));
    let in_subject = found.until.is_some() && found.until == by_subject;
    let place = if in_subject { Place::Header("subject".to_owned()) } else { Place::Text };
    add_away(place, found, verdict);
}

/// Reads a person's mail: absence, holding reply, departure of a colleague.
pub(crate) fn read_person(mail: &Mail<'_>, verdict: &mut Verdict) {
    let text = mail.parsed.text(MAX_TEXT_BYTES);
    // Most mail has none of these words, not even in its quotes, and need not be cut.
    if !mail.signals.any_person.is_match(&text) {
        return;
    }
    let text = first_part(&text);
    left(mail, text, verdict);
    let words = &mail.signals.dates;
    let written = written(mail);
    if let Some(written) = written.filter(|_| words.absence.is_match(text)) {
        add_away(Place::Text, away::read(text, written, words, false), verdict);
    }
    let Some(found) = holding::read(text, written, words) else {
        return;
    };
    verdict.holding = true;
    verdict.holding_until = found.until;
    verdict.evidence.push(Evidence::new(Sign::Holding, Place::Text, &found.quote));
    if found.until.is_some() {
        verdict.evidence.push(Evidence::new(Sign::HoldingUntil, Place::Text, &found.quote));
    } else if found.ambiguous {
        verdict.evidence.push(Evidence::new(Sign::AmbiguousDate, Place::Text, &found.quote));
    }
}

fn add_away(place: Place, found: away::Away, verdict: &mut Verdict) {
    if let Some((until, quote)) = found.until {
        verdict.away_until = Some(until);
        verdict.evidence.push(Evidence::new(Sign::AwayUntil, place.clone(), &quote));
    }
    if let Some(quote) = found.ambiguous {
        verdict.evidence.push(Evidence::new(Sign::AmbiguousDate, place, &quote));
    }
}

fn left(mail: &Mail<'_>, text: &str, verdict: &mut Verdict) {
    let auto = &mail.signals.auto;
    if !auto.left.is_match(text) || auto.left_unless.is_match(text) {
        return;
    }
    let mut found = auto.left.find_iter(text).take(MAX_PHRASES);
    if let Some(found) = found.find(|found| is_of_owner(mail, text, found)) {
        verdict.left_company = true;
        verdict.evidence.push(Evidence::new(Sign::LeftCompany, Place::Text, found.as_str()));
    }
}

/// Whether a departure is that of the mailbox's owner. In doubt it is, unless the writer speaks of
/// an absence of his own: who is away has not left.
fn is_of_owner(mail: &Mail<'_>, text: &str, found: &Match<'_>) -> bool {
    let auto = &mail.signals.auto;
    let sentence = sentence(text, found.start(), found.end());
    let start = text[sentence.start..found.start()].rfind([',', ':']);
    let start = start.map_or(sentence.start, |comma| sentence.start + comma + 1);
    let before = &text[start..found.start()];
    if names_sender(mail, before) {
        return true;
    }
    let by_writer =
        auto.left_writer.is_match(&text[start..found.end()]) && !auto.left_others.is_match(before);
    by_writer || !writer_is_away(mail, text)
}

/// Whether a part of the name in `From` stands in a text.
fn names_sender(mail: &Mail<'_>, text: &str) -> bool {
    let head = mail.head;
    let name = if head.from.contains('@') { head.sender_local() } else { head.from.as_ref() };
    let parts = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect()
    };
    let words = parts(text);
    parts(name).iter().any(|part| part.chars().count() > 2 && words.contains(part))
}

fn writer_is_away(mail: &Mail<'_>, text: &str) -> bool {
    mail.signals.dates.absence.find_iter(text).take(MAX_PHRASES).any(|absence| {
        let sentence = sentence(text, absence.start(), absence.end());
        mail.signals.auto.left_writer.is_match(&text[sentence])
    })
}
