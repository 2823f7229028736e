//! Delivery reports: failed, late, or arrived.

use crate::mail::classify::failed::{self, Failure};
use crate::mail::classify::report::{self, Outcome, Recipient};
use crate::mail::classify::status::{self, Health};
use crate::mail::classify::verdict::{Evidence, FailedRecipient, Kind, Place, Sign, Verdict};
use crate::mail::classify::{Mail, robot};
use mail_parser::PartType;
use std::borrow::Cow;

/// A report's own words are near its beginning; the rest is the returned original.
const MAX_TEXT_BYTES: usize = 32 * 1024;
/// The opening, in which a report says what it is.
const OPENING_BYTES: usize = 4 * 1024;

/// Judges whether this is a report of a mail system, and what it reports.
pub(crate) fn judge(mail: &Mail<'_>) -> Option<Verdict> {
    let signs = Signs::of(mail);
    if let Some(fields) = mail.parts.delivery.as_deref() {
        // Some "prove that you are human" services dress up as delivery reports.
        if !signs.system && robot::is_challenge(mail) {
            return None;
        }
        // A person may attach one; a report that a server wrapped has a program's sender.
        let by_person = mail.parts.report_type.is_none() && !signs.any() && !signs.machine;
        return (!by_person).then(|| from_recipients(mail, fields));
    }
    let speaks = signs.any() || mail.parts.report_type.as_deref() == Some("delivery-status");
    if !speaks {
        return None;
    }
    let text = report_text(mail);
    let evidence = signs.verdict(mail, &text)?;
    let mut verdict = from_text(mail, &text);
    verdict.evidence.splice(0..0, evidence);
    Some(verdict)
}

/// What, before any word of the text, points to a mail system.
#[expect(clippy::struct_excessive_bools, reason = "independent signs, weighed in one place")]
struct Signs {
    system: bool,
    nobody: bool,
    machine: bool,
    named: bool,
    subject: bool,
}

impl Signs {
    fn of(mail: &Mail<'_>) -> Self {
        let (head, words) = (mail.head, &mail.signals.bounce);
        let subject = head.bare_subject();
        Self {
            system: head.from.trim() == "<>"
                || (mail.glance.sender
                    && (words.senders.is_match(&head.from)
                        || words.senders.is_match(head.sender_local()))),
            nobody: head.no_envelope_sender,
            machine: head.is_machine()
                || (mail.glance.sender
                    && mail.signals.auto.machine_senders.is_match(head.sender_local())),
            named: !head.failed_recipients.is_empty(),
            subject: mail.glance.subject
                && (words.subjects.is_match(subject) || words.delays.is_match(subject)),
        }
    }

    fn any(&self) -> bool {
        self.system || self.nobody || self.named || (self.machine && self.subject)
    }

    /// The evidence, if it is enough: the sender or the envelope, and what is said. A person's
    /// mail has neither sign of the first kind; words alone never make a bounce.
    fn verdict(&self, mail: &Mail<'_>, text: &str) -> Option<Vec<Evidence>> {
        let opening = crate::mail::parse::clip(text, OPENING_BYTES);
        let words = mail.signals.bounce.bodies.find(opening);
        let words = words.or_else(|| mail.signals.bounce.delays.find(opening));
        let typed = mail.parts.report_type.as_deref() == Some("delivery-status");
        // `postmaster` may be a person, who writes words and not SMTP replies, and returns nothing.
        let person = !self.nobody
            && !mail.head.is_machine()
            && !mail.parts.has_original
            && status::reply_class(opening).is_none();
        let enough = (self.named && (self.system || self.nobody || self.subject))
            || (self.system && self.subject)
            || (self.system && words.is_some() && !person)
            || (self.nobody && mail.parts.has_original && (self.system || words.is_some()))
            || (typed && (self.system || self.subject))
            || (self.nobody && self.subject)
            || (self.machine && self.subject && words.is_some());
        enough.then(|| self.evidence(mail, words.map(|found| found.as_str())))
    }

    fn evidence(&self, mail: &Mail<'_>, words: Option<&str>) -> Vec<Evidence> {
        let head = mail.head;
        let mut found = Vec::new();
        if self.named {
            let name = "x-failed-recipients";
            found.push(Evidence::header(Sign::DeliveryReport, name, &head.failed_recipients));
        }
        if self.system {
            found.push(Evidence::header(Sign::MailSystemSender, "from", &head.from));
        }
        if self.nobody {
            found.push(Evidence::new(Sign::NoEnvelopeSender, Place::Envelope, "<>"));
        }
        if self.subject {
            found.push(Evidence::header(Sign::ReportSubject, "subject", head.subject));
        }
        if let Some(words) = words {
            found.push(Evidence::new(Sign::ReportWords, Place::Text, words));
        }
        found
    }
}

/// The text of the report; of a broken multipart, its raw bytes.
fn report_text<'a>(mail: &Mail<'a>) -> Cow<'a, str> {
    let text = mail.parsed.text(MAX_TEXT_BYTES);
    if !text.trim().is_empty() {
        return text;
    }
    let Some(root) = mail.parsed.inner.parts.first() else {
        return text;
    };
    if let PartType::Text(raw) = &root.body {
        return Cow::Borrowed(crate::mail::parse::clip(raw, MAX_TEXT_BYTES));
    }
    let start = root.offset_body as usize;
    let raw = mail.parsed.inner.raw_message.get(start..).unwrap_or_default();
    String::from_utf8_lossy(&raw[..raw.len().min(MAX_TEXT_BYTES)])
}

/// RFC 3464 (bounces 1): the fields decide, words only fill gaps.
fn from_recipients(mail: &Mail<'_>, fields: &str) -> Verdict {
    let recipients = report::recipients(fields);
    let text = report_text(mail);
    let own = failed::report_part(&text, mail.signals);
    let outcomes = recipients.iter().filter_map(Recipient::outcome);
    let worst = outcomes.min();
    let (kind, outcome) = match worst {
        Some(Outcome::Failed) => (Kind::Bounce, Outcome::Failed),
        Some(Outcome::Delayed) if recipients.iter().all(|r| r.action.is_none()) => {
            (kind_of_text(mail, own), Outcome::Delayed)
        }
        Some(Outcome::Delayed) => (Kind::Delay, Outcome::Delayed),
        Some(Outcome::Delivered) => (Kind::Delivered, Outcome::Delivered),
        None => {
            let mut verdict = from_text(mail, &text);
            let place = Place::Part("message/delivery-status".to_owned());
            verdict.evidence.insert(0, Evidence::new(Sign::DeliveryReport, place, ""));
            return verdict;
        }
    };
    let mut verdict = Verdict::of(kind, 99);
    if kind == Kind::Delivered {
        verdict.evidence.extend(recipients.iter().map(quote));
        return verdict;
    }
    let concerned: Vec<_> =
        recipients.into_iter().filter(|r| r.outcome() == Some(outcome)).collect();
    fill(mail, own, concerned, &mut verdict);
    verdict
}

fn quote(recipient: &Recipient) -> Evidence {
    let values = [&recipient.address, &recipient.action, &recipient.status];
    let values: Vec<&str> = values.iter().filter_map(|value| value.as_deref()).collect();
    let place = Place::Part("message/delivery-status".to_owned());
    Evidence::new(Sign::DeliveryReport, place, &values.join(" "))
}

/// Puts the recipients of a delivery report into the verdict.
fn fill(mail: &Mail<'_>, text: &str, recipients: Vec<Recipient>, verdict: &mut Verdict) {
    let unnamed = recipients.iter().all(|recipient| recipient.address.is_none());
    let from_words = unnamed.then(|| failed::find(mail, text));
    let only =
        from_words.filter(|failures| failures.len() == 1 || recipients.len() == failures.len());
    let mut named = only.unwrap_or_default().into_iter();
    for recipient in recipients {
        verdict.evidence.push(quote(&recipient));
        let status = specific(&recipient);
        let general = status.as_deref().is_none_or(|status| status.ends_with(".0.0"));
        // The prose is about all recipients at once: it is asked only where the fields are silent.
        let words = match recipient.diagnostic.as_str() {
            "" if general => text,
            words => words,
        };
        add_health(mail, status.as_deref(), words, verdict);
        let address = recipient.address.or_else(|| named.next().map(|failure| failure.address));
        if let Some(address) = address {
            add(verdict, FailedRecipient { address, action: recipient.action, status });
        }
    }
}

/// `Status`; where that is as general as 5.0.0, the code in the diagnostic of the same class.
fn specific(recipient: &Recipient) -> Option<String> {
    let status = recipient.status.as_deref();
    let diagnostic = status::enhanced(&recipient.diagnostic);
    match (status, diagnostic) {
        (Some(status), Some(better)) if status.ends_with(".0.0") && better[..1] == status[..1] => {
            Some(better.to_owned())
        }
        (Some(status), _) => Some(status.to_owned()),
        (None, better) => better.map(str::to_owned),
    }
}

fn add(verdict: &mut Verdict, recipient: FailedRecipient) {
    if !verdict.failed_recipients.iter().any(|known| known.address == recipient.address) {
        verdict.failed_recipients.push(recipient);
    }
}

fn add_health(mail: &Mail<'_>, status: Option<&str>, words: &str, verdict: &mut Verdict) {
    let permanent = status::permanent(status, words);
    verdict.permanent = match (verdict.permanent, permanent) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (known, new) => known.or(new),
    };
    if verdict.kind != Kind::Bounce {
        return;
    }
    let sign = match status::health(status, words, mail.signals) {
        Health::Dead => Sign::AddressDead,
        Health::MayLive => Sign::AddressMayLive,
        Health::Unknown => return,
    };
    if sign == Sign::AddressDead {
        verdict.address_dead = true;
        // Words without a code: nobody comes back to an address that is not there.
        verdict.permanent.get_or_insert(true);
    }
    verdict.evidence.push(Evidence::new(sign, Place::Text, words));
}

/// Whether a report without fields says that it is only late (bounces 5), or that it arrived.
fn kind_of_text(mail: &Mail<'_>, own: &str) -> Kind {
    let (words, subject) = (&mail.signals.bounce, mail.head.subject);
    let late = words.delays.is_match(subject) || words.delays.is_match(own);
    if late && !words.given_up.is_match(own) && !words.given_up.is_match(subject) {
        return Kind::Delay;
    }
    let arrived = words.delivered.is_match(subject) || words.delivered.is_match(own);
    let failed = words.bodies.is_match(own) || !mail.head.failed_recipients.is_empty();
    if arrived && !failed { Kind::Delivered } else { Kind::Bounce }
}

/// Bounces 3: almost half of all reports have no fields; their words follow general customs.
fn from_text(mail: &Mail<'_>, text: &str) -> Verdict {
    let own = failed::report_part(text, mail.signals);
    let quoted = if own.contains("-Recipient:") || own.contains("-recipient:") {
        report::recipients(own)
    } else {
        Vec::new()
    };
    let kind = match quoted.iter().filter_map(Recipient::outcome).min() {
        Some(Outcome::Failed) => Kind::Bounce,
        Some(Outcome::Delayed) => Kind::Delay,
        _ => kind_of_text(mail, own),
    };
    let mut verdict = Verdict::of(kind, 90);
    if kind == Kind::Delivered {
        return verdict;
    }
    if quoted.iter().any(|recipient| recipient.address.is_some()) {
        fill(mail, own, quoted, &mut verdict);
        return verdict;
    }
    let action = if kind == Kind::Delay { "delayed" } else { "failed" };
    for Failure { address, words } in failed::find(mail, text) {
        // A report that tells its reason before the address says nothing after it.
        let silent = status::enhanced(words).is_none()
            && status::health(None, words, mail.signals) == Health::Unknown;
        let words = if silent { own } else { words };
        let status = status::enhanced(words).map(str::to_owned);
        add_health(mail, status.as_deref(), words, &mut verdict);
        verdict.evidence.push(Evidence::new(Sign::FailedAddress, Place::Text, &address));
        add(&mut verdict, FailedRecipient { address, action: Some(action.to_owned()), status });
    }
    if verdict.failed_recipients.is_empty() {
        add_health(mail, status::enhanced(own), own, &mut verdict);
        verdict.confidence_percent = 75;
    }
    match kind {
        Kind::Delay => verdict.permanent = Some(false),
        _ if verdict.permanent.is_none() && mail.signals.bounce.given_up.is_match(own) => {
            verdict.permanent = Some(true);
        }
        _ => {}
    }
    verdict
}
