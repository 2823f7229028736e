//! Did a person write, or a machine, and what does it say?
//!
//! The rules are cited by their numbers in docs/mail.md: *auto-reply 1* to *8* and *bounces 1* to
//! *6*. The order is from the certain to the weak: parts made for machines, then the envelope and
//! the headers, then the subject, and words only where one of these has spoken.
//! What nothing marks as a machine's is a person's: when unsure, a person is asked.

pub(crate) mod address;
mod bounce;
pub(crate) mod dates;
mod failed;
pub(crate) mod head;
pub(crate) mod original;
pub(crate) mod report;
mod robot;
pub mod signals;
pub(super) mod status;
pub mod verdict;
mod words;

use crate::mail::parse::Parsed;
use head::{Glance, Head};
use mail_parser::HeaderName;
use report::Parts;
use signals::Signals;
use verdict::{Evidence, Kind, Place, Sign, Verdict};

/// A read receipt says no more than one sentence.
const MAX_RECEIPT_BYTES: usize = 1024;

/// Judges a message by itself; whether it belongs to one of ours is decided by threading.
///
/// Dates in the verdict are civil dates as the writer meant them; a missing year is counted from
/// the day on which the message was written.
pub fn classify(parsed: &Parsed<'_>, signals: &Signals) -> Verdict {
    let head = Head::of(parsed, signals);
    let parts = Parts::of(parsed);
    let glance = head.glance(signals);
    let mail = Mail { parsed, head: &head, parts: &parts, signals, glance };
    complaint(&mail)
        .or_else(|| receipt(&mail))
        .or_else(|| bounce::judge(&mail))
        .or_else(|| calendar(&mail))
        .or_else(|| robot::judge(&mail))
        .unwrap_or_else(|| reply(&mail))
}

/// A message with what has been read of it so far.
pub(crate) struct Mail<'a> {
    pub parsed: &'a Parsed<'a>,
    pub head: &'a Head<'a>,
    pub parts: &'a Parts<'a>,
    pub signals: &'a Signals,
    pub glance: Glance,
}

/// RFC 5965; some feedback loops only attach the message and say it in the subject.
fn complaint(mail: &Mail<'_>) -> Option<Verdict> {
    let by_type = mail.parts.report_type.as_deref() == Some("feedback-report");
    if mail.parts.feedback || by_type {
        let place = Place::Part("message/feedback-report".to_owned());
        let evidence = Evidence::new(Sign::FeedbackReport, place, "");
        return Some(Verdict::of(Kind::Complaint, 99).because(evidence));
    }
    if !mail.glance.subject || !mail.parts.has_original {
        return None;
    }
    let found = mail.signals.auto.complaint_subjects.find(mail.head.bare_subject())?;
    let evidence = Evidence::header(Sign::FeedbackReport, "subject", found.as_str());
    Some(Verdict::of(Kind::Complaint, 85).because(evidence))
}

/// RFC 8098; Outlook also sends its receipts as TNEF, which only the subject tells apart, and
/// some gateways leave nothing of that but subject and sentence.
fn receipt(mail: &Mail<'_>) -> Option<Verdict> {
    let disposition = mail.parts.disposition.as_deref();
    let by_type = mail.parts.report_type.as_deref() == Some("disposition-notification");
    if disposition.is_some() || by_type {
        let fields = report::fields(disposition.unwrap_or_default());
        let quote = fields.iter().find(|(name, _)| name == "disposition");
        let place = Place::Part("message/disposition-notification".to_owned());
        let quote = quote.map_or("", |(_, value)| value.as_str());
        let evidence = Evidence::new(Sign::ReadReceipt, place, quote);
        return Some(Verdict::of(Kind::Receipt, 99).because(evidence));
    }
    let machine = mail.parts.is_tnef || mail.head.is_machine() || mail.head.no_envelope_sender;
    if !mail.glance.subject {
        return None;
    }
    let found = mail.signals.auto.receipt_subjects.find(mail.head.bare_subject())?;
    let says = || mail.signals.auto.receipt.is_match(&mail.parsed.text(MAX_RECEIPT_BYTES));
    if !machine && !says() {
        return None;
    }
    let evidence = Evidence::header(Sign::ReadReceipt, "subject", found.as_str());
    Some(Verdict::of(Kind::Receipt, 85).because(evidence))
}

/// RFC 6047: an invitation or an answer to one; not a calendar file that somebody attaches.
fn calendar(mail: &Mail<'_>) -> Option<Verdict> {
    let method = mail.parts.calendar_method.as_deref()?;
    let place = Place::Part("text/calendar".to_owned());
    let evidence = Evidence::new(Sign::CalendarMethod, place, method);
    Some(Verdict::of(Kind::Calendar, 97).because(evidence))
}

/// A person wrote; absence and promises are findings beside that (auto-reply 7).
fn reply(mail: &Mail<'_>) -> Verdict {
    let mut verdict = if mail.head.answers {
        let quote = mail.parsed.raw_header(&HeaderName::InReplyTo);
        let evidence = Evidence::header(Sign::AnswersMessage, "in-reply-to", &quote);
        Verdict::of(Kind::Reply, 95).because(evidence)
    } else {
        let evidence = Evidence::header(Sign::NoMachineSign, "from", &mail.head.from);
        Verdict::of(Kind::Reply, 85).because(evidence)
    };
    words::read_person(mail, &mut verdict);
    verdict
}
