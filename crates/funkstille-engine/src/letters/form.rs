//! The bytes of a letter, as they leave.
//!
//! They follow from the letter, the business and the client alone, so that what was approved can be
//! made again and compared at the moment in which it leaves. One line is added only then: `Date`
//! says when a mail left, and nobody knows that before (RFC 6409, section 8: whoever submits a
//! message may add it). An approval covers all the others.

use funkstille_core::evidence::Digest;
use funkstille_core::playbook::Action;
use funkstille_formats::mail::compose::{self, ComposeError, Conversation, Decided, Draft, File};
use funkstille_formats::mail::message::Mailbox;
use funkstille_formats::mail::parse;
use funkstille_store::LetterKey;
use jiff::Timestamp;

use super::LetterFile;
use super::file::Thread;
use crate::change::Change;
use crate::error::{Error, LetterProblem, Problem};
use crate::mail::sent_in;

/// A letter by one of its ways, before it has a form.
#[derive(Clone, Copy)]
pub(crate) struct Written<'a> {
    /// The way.
    pub(crate) channel: &'a str,
    /// To whom.
    pub(crate) recipient: &'a str,
    /// Its subject.
    pub(crate) subject: &'a str,
    /// Its text, with the signature.
    pub(crate) text: &'a str,
    /// What it was written from.
    pub(crate) file: &'a LetterFile,
    /// Its keys: the first one gives a mail its id.
    pub(crate) keys: &'a [LetterKey],
    /// The client's id.
    pub(crate) client: &'a str,
}

/// A letter in the form in which it leaves.
pub(crate) struct Form {
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// The bytes that an approval covers.
    pub(crate) approved: Vec<u8>,
    /// Its `Message-ID`, without angle brackets; empty where it is no mail.
    pub(crate) message_id: String,
}

/// The form of a letter that leaves at this instant.
///
/// # Errors
/// Where it cannot be written as a mail: an address is none, an attachment is not there.
pub(crate) async fn form(
    change: &mut Change<'_>,
    written: Written<'_>,
    leaves_at: Timestamp,
) -> Result<Form, Error> {
    let Written { channel, recipient, subject, text, file, .. } = written;
    if channel != Action::Email.as_str() {
        let bytes = file.content((channel, recipient), subject, text);
        return Ok(Form { approved: bytes.clone(), bytes, message_id: String::new() });
    }
    let files = attachments(change, written).await?;
    let message_id = message_id(change, written)?;
    let zone = change.around_business().sending.zone.clone();
    let thread = &file.thread;
    let draft = Draft {
        from: Mailbox {
            name: Some(change.business.name.clone()).filter(|name| !name.is_empty()),
            address: change.business.email.clone(),
        },
        reply_to: None,
        to: Mailbox { name: name_of(change, written)?, address: recipient.to_owned() },
        subject: subject.to_owned(),
        sent_at: leaves_at.to_zoned(zone),
        message_id: message_id.clone(),
        conversation: Conversation {
            in_reply_to: file.answers.clone(),
            references: thread.references.clone(),
            thread_index: thread.index.clone(),
            thread_topic: thread.topic.clone(),
        },
        decided: if file.by_program { Decided::ByProgram } else { Decided::ByPerson },
        text: text.to_owned(),
        signature: String::new(),
        files,
    };
    let bytes = compose::compose(&draft).map_err(unsendable)?;
    Ok(Form { approved: without_date(&bytes), bytes, message_id })
}

/// The conversation that a letter goes on with, as it is when the letter is approved.
pub(crate) async fn thread(
    change: &mut Change<'_>,
    file: &LetterFile,
    cases: &[&str],
) -> Result<Thread, Error> {
    let Some(answers) = &file.answers else { return Ok(Thread::default()) };
    let references = sent_in(change.work.read(), cases).await?;
    let kept = change.work.read().mail(&[answers.as_str()]).await?;
    let content = kept.get(answers).and_then(|row| row.content);
    let bytes = match content {
        Some(digest) => change.work.read().blob(&digest).await?,
        None => None,
    };
    let (index, topic) = match bytes.as_deref().map(parse) {
        Some(Ok(parsed)) => (parsed.thread_index_text(), parsed.thread_topic()),
        _ => (None, None),
    };
    Ok(Thread { references, index, topic })
}

fn unsendable(why: ComposeError) -> Problem {
    Problem::Letter(LetterProblem::Unsendable(why))
}

/// All lines but that of the date.
fn without_date(bytes: &[u8]) -> Vec<u8> {
    const DATE: &[u8] = b"\r\nDate: ";
    let Some(at) = bytes.windows(DATE.len()).position(|it| it == DATE) else {
        return bytes.to_vec();
    };
    let rest = &bytes[at + 2..];
    let end = rest.windows(2).position(|it| it == b"\r\n").map_or(rest.len(), |end| end + 2);
    [&bytes[..at + 2], &rest[end..]].concat()
}

/// The id of a mail: equal whenever the same letter is handed over, and no other's.
fn message_id(change: &Change<'_>, written: Written<'_>) -> Result<String, Error> {
    let key = written.keys.first().map_or("", |key| key.key.as_str());
    let key = format!("{}/{key}/{}", change.engine.tenant.0, written.file.letter_on);
    let domain = change.business.email.rsplit_once('@').map_or("", |(_, domain)| domain);
    Ok(compose::message_id(&key, domain).map_err(unsendable)?)
}

/// The name of whom it goes to.
fn name_of(change: &Change<'_>, written: Written<'_>) -> Result<Option<String>, Error> {
    let state = change.client(written.client)?.state.as_ref();
    let contacts = state.map(|state| state.client.contacts.as_slice()).unwrap_or_default();
    let has = |address: &String| address.eq_ignore_ascii_case(written.recipient);
    let contact = contacts.iter().find(|contact| contact.addresses.iter().any(has));
    Ok(contact.map(|contact| contact.name.clone()).filter(|name| !name.is_empty()))
}

/// What goes with it: the invoices, under their numbers.
async fn attachments(change: &mut Change<'_>, written: Written<'_>) -> Result<Vec<File>, Error> {
    let mut files = Vec::new();
    for digits in &written.file.attachments {
        let digest = Digest::parse(digits);
        let bytes = match &digest {
            Some(digest) => change.work.read().blob(digest).await?,
            None => None,
        };
        let lost = || Problem::Letter(LetterProblem::AttachmentLost { digest: digits.clone() });
        let bytes = bytes.ok_or_else(lost)?;
        let mut number = String::new();
        for key in written.keys {
            let invoice = change.matter(&key.case)?.invoice.as_ref();
            if let Some(invoice) = invoice.filter(|it| it.file == digest) {
                number.clone_from(&invoice.number);
            }
        }
        let (ending, content_type) = kind(&bytes);
        let name = if number.is_empty() { digits.clone() } else { number };
        let name = format!("{name}{ending}");
        files.push(File { name, content_type: content_type.to_owned(), bytes });
    }
    Ok(files)
}

/// What kind of file bytes are: by how they begin.
fn kind(bytes: &[u8]) -> (&'static str, &'static str) {
    if bytes.starts_with(b"%PDF-") {
        (".pdf", "application/pdf")
    } else {
        ("", "application/octet-stream")
    }
}

#[cfg(test)]
mod tests {
    use super::without_date;

    #[test]
    fn s_04_an_approval_covers_every_line_but_the_date() {
        let mail =
            |date: &str| format!("From: a@b.example\r\nDate: {date}\r\nTo: c\r\n\r\nDate: 1\r\n");
        let bytes = without_date(mail("Mon").as_bytes());
        assert_eq!(bytes, b"From: a@b.example\r\nTo: c\r\n\r\nDate: 1\r\n");
        assert_eq!(without_date(mail("Tue").as_bytes()), bytes);
        assert_ne!(without_date(mail("Mon").replace("To: c", "To: d").as_bytes()), bytes);
    }
}
