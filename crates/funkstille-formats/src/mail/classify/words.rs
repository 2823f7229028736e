//! What the new words of a message say beside its kind: absence, promises, departures.

use crate::mail::classify::Mail;
use crate::mail::classify::dates::{Written, away, holding};
use crate::mail::classify::verdict::{Evidence, Place, Sign, Verdict};
use crate::mail::quote::first_part;

/// People say it at the beginning, too.
const MAX_TEXT_BYTES: usize = 16 * 1024;

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
    let subject = away::read(mail.head.subject, written, words, true);
    add_away(Place::Header("subject".to_owned()), subject, verdict);
    add_away(Place::Text, away::read(text, written, words, true), verdict);
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
    if let Some((until, quote)) = found.until.filter(|(until, _)| Some(*until) > verdict.away_until)
    {
        verdict.away_until = Some(until);
        verdict.evidence.push(Evidence::new(Sign::AwayUntil, place.clone(), &quote));
    }
    if let Some(quote) = found.ambiguous {
        verdict.evidence.push(Evidence::new(Sign::AmbiguousDate, place, &quote));
    }
}

fn left(mail: &Mail<'_>, text: &str, verdict: &mut Verdict) {
    let auto = &mail.signals.auto;
    let Some(found) = auto.left.find(text) else {
        return;
    };
    if !auto.left_unless.is_match(text) {
        verdict.left_company = true;
        verdict.evidence.push(Evidence::new(Sign::LeftCompany, Place::Text, found.as_str()));
    }
}
