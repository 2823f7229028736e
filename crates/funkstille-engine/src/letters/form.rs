//! The bytes of a letter, as they leave.
//!
//! They follow from the letter, the business and the client alone, so that what was approved can be
//! made again and compared at the moment in which it leaves. One line is added only then: `Date`
//! says when a mail left, and nobody knows that before (RFC 6409, section 8: whoever submits a
//! message may add it). An approval covers all the others.

use funkstille_core::client::Client;
use funkstille_core::evidence::Digest;
use funkstille_core::playbook::Action;
use funkstille_formats::mail::compose::{self, ComposeError, Conversation, Decided, Draft, File};
use funkstille_formats::mail::message::Mailbox;
use funkstille_formats::mail::{is_thread_index, parse};
use funkstille_store::{LetterDraft, LetterKey, MailRow, Stream};
use jiff::Timestamp;

use super::file::Thread;
use super::{LetterFile, enclosures, fax, listed, paper};
use crate::change::{Change, Known};
use crate::claims;
use crate::error::{Error, LetterProblem, Problem};
use crate::invoices::is_pdf;

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

impl<'a> Written<'a> {
    /// A letter of the outbox by one of its ways: the way, to whom, and the client's id; what is
    /// written; what it was written from, and its keys.
    pub(crate) fn of(
        (channel, recipient, client): (&'a str, &'a str, &'a str),
        draft: &'a LetterDraft,
        (file, keys): (&'a LetterFile, &'a [LetterKey]),
    ) -> Self {
        let (subject, text) = (&draft.subject, &draft.text);
        Self { channel, recipient, subject, text, file, keys, client }
    }
}

/// A letter in the form in which it leaves.
pub(crate) struct Form {
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// The bytes that an approval covers: of a mail all but its date, of a letter on paper the
    /// list of all files that leave ([`super::listed`]).
    pub(crate) approved: Vec<u8>,
    /// The statement of claim that leaves beside its pages; none with a mail, which has it inside.
    statement: Option<Vec<u8>>,
    /// Its `Message-ID`, without angle brackets; empty where it is no mail.
    pub(crate) message_id: String,
    /// The address that takes it: of the recipient, or of the gateway of a fax; empty where it is
    /// no mail.
    pub(crate) address: String,
}

impl Form {
    /// Keeps what an approval covers, and what leaves on paper; gives the digests of the letter as
    /// it was rendered and of what is approved.
    ///
    /// # Errors
    /// Where the database fails.
    pub(super) async fn keep(&self, change: &mut Change<'_>) -> Result<(Digest, Digest), Error> {
        let now = change.moment.now;
        let approved = change.work.put_blob(&self.approved, now).await?;
        if !self.message_id.is_empty() {
            return Ok((approved, approved));
        }
        if let Some(statement) = &self.statement {
            change.work.put_blob(statement, now).await?;
        }
        Ok((change.work.put_blob(&self.bytes, now).await?, approved))
    }
}

/// The form of a letter that leaves at this instant.
///
/// # Errors
/// Where it cannot be written as a mail: an address is none, an attachment is not there;
/// [`Error::Paper`] where it cannot be printed.
pub(crate) async fn form(
    change: &mut Change<'_>,
    written: Written<'_>,
    leaves_at: Timestamp,
) -> Result<Form, Error> {
    let fax_to = match Action::parse(written.channel) {
        Some(Action::Email) => None,
        Some(Action::Fax) => match fax::gateway(&change.business, written.recipient) {
            Some(gateway) => Some(gateway),
            None => return pages(change, written).await,
        },
        _ => return pages(change, written).await,
    };
    let mail = match fax_to {
        None => mail(change, written, leaves_at).await?,
        Some(gateway) => fax_mail(change, written, (leaves_at, gateway)).await?,
    };
    composed(mail)
}

/// The form of a mail that the user sends from among the drafts. Its id differs with every sign, so
/// that each text lies there once.
///
/// # Errors
/// As [`form`].
pub(super) async fn draft(
    change: &mut Change<'_>,
    written: Written<'_>,
    at: Timestamp,
) -> Result<Form, Error> {
    let Written { channel, recipient, subject, text, file, .. } = written;
    let content = Digest::of(&file.content((channel, recipient), subject, text));
    let message_id = message_id(change, written, &format!("draft/{content}")).await?;
    composed(Draft { message_id, ..mail(change, written, at).await? })
}

fn composed(mail: Draft) -> Result<Form, Error> {
    let bytes = compose::compose(&mail).map_err(unsendable)?;
    let (message_id, address) = (mail.message_id, mail.to.address);
    let approved = without_date(&bytes);
    Ok(Form { bytes, approved, statement: None, message_id, address })
}

/// The file name of the pages of a letter.
const LETTER_PAGES: &str = "letter.pdf";

/// A letter that a person sends: its pages, ready to be printed, and what is put into the envelope
/// with them.
async fn pages(change: &mut Change<'_>, written: Written<'_>) -> Result<Form, Error> {
    let bytes = paper::pdf(change, written)?;
    let (name, content_type) = (LETTER_PAGES.to_owned(), PDF.to_owned());
    let mut files = vec![File { name, content_type, bytes: bytes.clone() }];
    files.extend(attachments(change, written).await?);
    let approved = listed::list(&files).into_bytes();
    let statement = statement_pdf(change, written)?;
    let (message_id, address) = (String::new(), String::new());
    Ok(Form { bytes, approved, statement, message_id, address })
}

/// A letter as a mail in the conversation that it goes on with.
async fn mail(
    change: &mut Change<'_>,
    written: Written<'_>,
    leaves_at: Timestamp,
) -> Result<Draft, Error> {
    let thread = &written.file.thread;
    let zone = change.around_business().sending.zone.clone();
    // The day of the letter, which does not change while it waits to leave.
    let written_at = written.file.letter_on.at(0, 0, 0, 0).to_zoned(zone);
    let conversation = Conversation {
        in_reply_to: written.file.answers.clone(),
        references: thread.references.clone(),
        thread_index: thread.index.clone(),
        thread_topic: thread.topic.clone(),
        answered_at: written_at.map(|at| at.timestamp()).unwrap_or_default(),
    };
    let to = Mailbox { name: name_of(change, written)?, address: written.recipient.to_owned() };
    let files = attachments(change, written).await?;
    let (text, head) = (written.text.to_owned(), head(change, written, (leaves_at, to)).await?);
    Ok(Draft { conversation, text, files, ..head })
}

/// The file name of the pages of a fax.
const FAX_PAGES: &str = "fax.pdf";

/// A fax as a mail to the gateway: the printed letter, then the invoices. It has no text, which
/// many gateways would print as a page of its own, and stands in no conversation.
async fn fax_mail(
    change: &mut Change<'_>,
    written: Written<'_>,
    (leaves_at, gateway): (Timestamp, String),
) -> Result<Draft, Error> {
    let bytes = paper::pdf(change, written)?;
    let (_, content_type) = kind(&bytes);
    let pages = File { name: FAX_PAGES.to_owned(), content_type: content_type.to_owned(), bytes };
    let mut files = vec![pages];
    files.extend(attachments(change, written).await?);
    let to = Mailbox { name: None, address: gateway };
    Ok(Draft { files, ..head(change, written, (leaves_at, to)).await? })
}

/// What all mails of letters have in common; without text and files.
async fn head(
    change: &mut Change<'_>,
    written: Written<'_>,
    (leaves_at, to): (Timestamp, Mailbox),
) -> Result<Draft, Error> {
    let zone = change.around_business().sending.zone.clone();
    let by_program = written.file.by_program;
    let letter_on = written.file.letter_on.to_string();
    Ok(Draft {
        from: Mailbox {
            name: Some(change.business.name.clone()).filter(|name| !name.is_empty()),
            address: change.business.email.clone(),
        },
        reply_to: None,
        to,
        subject: written.subject.to_owned(),
        sent_at: leaves_at.to_zoned(zone),
        message_id: message_id(change, written, &letter_on).await?,
        conversation: Conversation::default(),
        decided: if by_program { Decided::ByProgram } else { Decided::ByPerson },
        text: String::new(),
        signature: String::new(),
        files: Vec::new(),
    })
}

/// The conversation that a letter goes on with, as it is when the letter is approved: what the
/// message that it answers refers to (RFC 5322, section 3.6.4), and the `Thread-Index` of that
/// message. Programs that give none leave out that of the mail which they answer; then it is that
/// of the latest one that has one.
pub(crate) async fn thread(change: &mut Change<'_>, file: &LetterFile) -> Result<Thread, Error> {
    let Some(answers) = &file.answers else { return Ok(Thread::default()) };
    let kept = change.work.read().mail(&[answers.as_str()]).await?;
    let Some(parent) = kept.get(answers) else { return Ok(Thread::default()) };
    let references = referred_by(parent);
    let ids: Vec<&str> = references.iter().map(String::as_str).collect();
    let before = change.work.read().mail(&ids).await?;
    let before = ids.iter().rev().filter_map(|id| before.get(*id));
    let mut thread = Thread { references: references.clone(), ..Thread::default() };
    for row in [parent].into_iter().chain(before) {
        let Some(digest) = row.content else { continue };
        let bytes = change.work.read().blob(&digest).await?;
        let Some(Ok(parsed)) = bytes.as_deref().map(parse) else { continue };
        thread.index = parsed.thread_index_text();
        thread.topic = parsed.thread_topic();
        if thread.index.is_some() {
            return Ok(thread);
        }
    }
    Ok(Thread { topic: None, ..thread })
}

/// The ids of the messages before this one, the oldest first: those that it refers to, else the one
/// that it answers. A first letter of ours names itself.
fn referred_by(row: &MailRow) -> Vec<String> {
    let is_before = |id: &&String| !is_thread_index(id) && row.message_id.as_ref() != Some(*id);
    let referred: Vec<String> = row.refers.iter().filter(is_before).cloned().collect();
    if let ([], [answered]) = (&referred[..], &row.answers[..]) {
        return vec![answered.clone()];
    }
    referred
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

/// The id of a mail: equal whenever the same letter is handed over, and no other's, in whatever
/// database: what the case began with has bytes at random in it. `of` is the day of the letter, or
/// what makes a draft another one.
async fn message_id(
    change: &mut Change<'_>,
    written: Written<'_>,
    of: &str,
) -> Result<String, Error> {
    let first = written.keys.first();
    let (case, key) = first.map_or(("", ""), |key| (key.case.as_str(), key.key.as_str()));
    let entries = change.work.read().entries(&Stream::case(case)).await?;
    let began = entries.first().map(|entry| entry.digest.to_string()).unwrap_or_default();
    let key = format!("{}/{key}/{of}/{began}", change.engine.tenant.0);
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
        if number.is_empty()
            && let Some(digest) = &digest
        {
            let (data, laws) = (&change.engine.data, &change.engine.final_notices);
            number = enclosures::name_of(data, laws, digest).unwrap_or_default();
        }
        let (ending, content_type) = kind(&bytes);
        let name = if number.is_empty() { digits.clone() } else { number };
        let name = format!("{name}{ending}");
        files.push(File { name, content_type: content_type.to_owned(), bytes });
    }
    files.extend(statement(change, written)?);
    Ok(files)
}

/// The statement of claim, where something is claimed: a file of its own, since the invoice is
/// never changed.
fn statement(known: &Known<'_>, written: Written<'_>) -> Result<Option<File>, Error> {
    let Some(bytes) = statement_pdf(known, written)? else { return Ok(None) };
    let name = statement_name(known, written.client)?;
    Ok(Some(File { name: format!("{name}.pdf"), content_type: PDF.to_owned(), bytes }))
}

/// What the statement of claim is called for a client, in the client's language.
///
/// # Errors
/// Where the client was not loaded.
pub(super) fn statement_name(known: &Known<'_>, client: &str) -> Result<String, Error> {
    let language = client_of(known, client)?.language;
    Ok(known.engine.written.words(language).say("statement-file", &[]))
}

/// The pages of the statement of claim that goes with a letter, as PDF; `None` where nothing is
/// claimed beside the principal.
///
/// # Errors
/// [`Error::Paper`] where it holds a sign that cannot be printed.
pub(crate) fn statement_pdf(
    known: &Known<'_>,
    written: Written<'_>,
) -> Result<Option<Vec<u8>>, Error> {
    let file = written.file;
    if file.statement.is_empty() {
        return Ok(None);
    }
    let language = client_of(known, written.client)?.language;
    let author = (known.business.name.as_str(), file.letter_on);
    claims::stated(&file.statement, author, (&known.engine.written, language)).map(Some)
}

fn client_of<'a>(known: &'a Known<'_>, client: &str) -> Result<&'a Client, Error> {
    let state = known.client(client)?.state.as_ref();
    let unknown = || Problem::UnknownClient { given: client.to_owned() };
    Ok(&state.ok_or_else(unknown)?.client)
}

/// The type of a file that can be printed anywhere.
const PDF: &str = "application/pdf";

/// What kind of file bytes are: by how they begin.
fn kind(bytes: &[u8]) -> (&'static str, &'static str) {
    if is_pdf(bytes) { (".pdf", PDF) } else { ("", "application/octet-stream") }
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
