//! Automatic answers, receipts of help desks, challenges, and mail to many.

use crate::mail::classify::verdict::{Evidence, Kind, Place, Sign, Verdict};
use crate::mail::classify::{Mail, words};
use crate::mail::quote::first_part;
use crate::mail::subject::is_reply;
use std::borrow::Cow;

/// A robot says what it has to say at the beginning.
const MAX_TEXT_BYTES: usize = 16 * 1024;

/// Judges whether a program wrote the message; `None` leaves it to a person.
pub(crate) fn judge(mail: &Mail<'_>) -> Option<Verdict> {
    let signs = Signs::of(mail);
    if !signs.any(mail) {
        return None;
    }
    let text = text(mail);
    let text = first_part(&text);
    let mut evidence = signs.evidence(mail);
    let challenges = signs.machine || challenge_subject(mail);
    if let Some(found) = challenge(mail, text).filter(|_| challenges) {
        evidence.insert(0, found);
        return Some(with(Verdict::of(Kind::Challenge, 90), evidence));
    }
    let kind = signs.kind(mail, text, &mut evidence)?;
    let sure = if mail.head.is_machine() { 97 } else { 90 };
    let mut verdict = with(Verdict::of(kind, sure), evidence);
    if kind == Kind::AutoReply {
        words::read_robot(mail, text, &mut verdict);
    }
    Some(verdict)
}

/// Whether the words ask for proof of being human.
pub(crate) fn is_challenge(mail: &Mail<'_>) -> bool {
    challenge(mail, &text(mail)).is_some()
}

fn text<'a>(mail: &Mail<'a>) -> Cow<'a, str> {
    mail.parsed.text(MAX_TEXT_BYTES)
}

fn with(mut verdict: Verdict, evidence: Vec<Evidence>) -> Verdict {
    verdict.evidence = evidence;
    verdict
}

/// What, before any word of the text, points to a program.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent signs, weighed in one place")]
struct Signs {
    /// `From` or a header says so.
    machine: bool,
    strong_subject: bool,
    weak_subject: bool,
    sender: bool,
    acknowledgement_subject: bool,
}

impl Signs {
    fn of(mail: &Mail<'_>) -> Self {
        let (head, auto) = (mail.head, &mail.signals.auto);
        let subject = head.bare_subject();
        let sender = mail.glance.sender && auto.machine_senders.is_match(head.sender_local());
        let machine = head.is_machine() || head.no_envelope_sender || sender;
        if !mail.glance.subject {
            return Self { machine, sender, ..Self::default() };
        }
        Self {
            machine,
            strong_subject: is_strong(mail, subject),
            weak_subject: auto
                .weak_subjects
                .find(subject)
                .is_some_and(|found| subject[found.end()..].trim_start().starts_with([':', '-'])),
            sender,
            acknowledgement_subject: auto.acknowledgement_subjects.is_match(subject),
        }
    }

    fn any(&self, mail: &Mail<'_>) -> bool {
        self.machine
            || self.strong_subject
            || self.weak_subject
            || self.acknowledgement_subject
            || !mail.head.list.is_empty()
            || challenge_subject(mail)
    }

    /// The rules in their order; `None` leaves the message to a person.
    fn kind(&self, mail: &Mail<'_>, text: &str, evidence: &mut Vec<Evidence>) -> Option<Kind> {
        let (head, auto) = (mail.head, &mail.signals.auto);
        let absent = || mail.signals.dates.absence.find(text);
        let receipt = || {
            let words = auto.acknowledgement.find(head.subject);
            words.or_else(|| auto.acknowledgement.find(text)).map(|found| found.as_str())
        };
        // Rules 1 and 2: a header says that it is an answer.
        let by_header = !head.auto_reply.is_empty();
        // Rule 5: a subject that only absence notes have; a newsletter may borrow it.
        let by_subject = self.strong_subject
            && (head.list.is_empty() || head.answers || by_bulk(mail) || absent().is_some());
        if by_header || by_subject {
            // Rule 8: a help desk has taken note.
            let absent = self.strong_subject || absent().is_some();
            if let Some(words) = receipt().filter(|_| !absent) {
                evidence.push(Evidence::new(Sign::AcknowledgementWords, Place::Text, words));
                return Some(Kind::Acknowledgement);
            }
            return Some(Kind::AutoReply);
        }
        let by_machine = !head.machine.is_empty();
        // Rule 4: nobody in the envelope, and a second sign.
        let by_envelope = head.no_envelope_sender
            && (by_bulk(mail)
                || self.weak_subject
                || auto.machine.is_match(text)
                || absent().is_some());
        // Rule 5: a weak subject needs an answer and words beside it.
        let by_weak = self.weak_subject
            && head.answers
            && (absent().is_some() || auto.machine.is_match(text));
        // A person may answer a receipt, and tell of the robot that wrote it.
        let by_receipt = self.acknowledgement_subject
            && (self.machine || (auto.machine.is_match(text) && !is_reply(head.subject)));
        if by_machine || by_envelope || by_weak || by_receipt || self.sender {
            let absent = absent().filter(|_| !self.sender || head.answers);
            if let Some(words) = absent.filter(|_| head.list.is_empty() || by_bulk(mail)) {
                evidence.push(Evidence::new(Sign::AutoReplyWords, Place::Text, words.as_str()));
                return Some(Kind::AutoReply);
            }
            if let Some(words) = receipt().filter(|_| !is_newsletter(mail)) {
                evidence.push(Evidence::new(Sign::AcknowledgementWords, Place::Text, words));
                return Some(Kind::Acknowledgement);
            }
            let answer = by_envelope || by_weak || (by_machine && head.answers);
            return Some(match (is_newsletter(mail), answer, by_receipt) {
                (false, true, _) => Kind::AutoReply,
                (false, false, true) => Kind::Acknowledgement,
                _ => Kind::Bulk,
            });
        }
        // Rule 6: a list; who answers through one is a person.
        (!head.list.is_empty() && !head.answers).then_some(Kind::Bulk)
    }

    fn evidence(&self, mail: &Mail<'_>) -> Vec<Evidence> {
        let head = mail.head;
        let mut found: Vec<Evidence> = head.auto_reply.clone();
        found.extend(head.machine.iter().cloned());
        if self.strong_subject || self.weak_subject {
            found.push(Evidence::header(Sign::AutoReplySubject, "subject", head.subject));
        }
        if self.acknowledgement_subject {
            found.push(Evidence::header(Sign::AcknowledgementWords, "subject", head.subject));
        }
        if self.sender {
            found.push(Evidence::header(Sign::MachineSender, "from", head.from_address));
        }
        if head.no_envelope_sender {
            found.push(Evidence::new(Sign::NoEnvelopeSender, Place::Envelope, "<>"));
        }
        found.extend(head.list.iter().cloned());
        found
    }
}

/// `Precedence: bulk` or `junk` without a list: programs that answer set it, too (rule 6).
fn by_bulk(mail: &Mail<'_>) -> bool {
    let is_precedence = |e: &Evidence| e.place == Place::Header("precedence".to_owned());
    let list = &mail.head.list;
    list.iter().any(|e| is_precedence(e) && !e.quote.eq_ignore_ascii_case("list"))
        && list.iter().all(is_precedence)
}

/// A list's own headers, which no robot that answers one person sets.
fn is_newsletter(mail: &Mail<'_>) -> bool {
    !mail.head.list.is_empty() && !by_bulk(mail)
}

/// Rule 5: one of the strong beginnings, and then the end, a sign, or a word that goes on like an
/// absence note. "Out of office party on Friday?" goes on otherwise.
fn is_strong(mail: &Mail<'_>, subject: &str) -> bool {
    let auto = &mail.signals.auto;
    let Some(found) = auto.strong_subjects.find(subject) else {
        return auto.inside_subjects.is_match(subject);
    };
    let rest = subject[found.end()..].trim_start();
    let goes_on = || auto.goes_on.is_match(rest);
    !rest.starts_with(char::is_alphanumeric) || goes_on() || auto.inside_subjects.is_match(subject)
}

/// A subject of its own, or a `Re:` that answers no message: no mail program of a person leaves
/// `In-Reply-To` away.
fn challenge_subject(mail: &Mail<'_>) -> bool {
    let re = mail.head.subject.get(..3);
    let re = re.is_some_and(|re| re.eq_ignore_ascii_case("re:"));
    (re && !mail.head.answers) || by_subject(mail)
}

fn by_subject(mail: &Mail<'_>) -> bool {
    mail.glance.subject && mail.signals.auto.challenge_subjects.is_match(mail.head.bare_subject())
}

/// Two different signs of a challenge, or one in the text and one in the subject.
fn challenge(mail: &Mail<'_>, text: &str) -> Option<Evidence> {
    let auto = &mail.signals.auto;
    let mut found = auto.challenge.find_iter(text);
    let first = found.next()?;
    let second = found.find(|other| !other.as_str().eq_ignore_ascii_case(first.as_str()));
    let enough = second.is_some() || by_subject(mail);
    enough.then(|| Evidence::new(Sign::ChallengeWords, Place::Text, first.as_str()))
}
