//! Bytes to a message, within bounds.

use crate::mail::classify::head::Head;
use crate::mail::classify::signals::Signals;
use crate::mail::html::html_to_text;
use crate::mail::ids;
use crate::mail::message::{Attachment, Mailbox, Message};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use mail_parser::{Address, HeaderName, HeaderValue, MessageParser, MimeHeaders, PartType};
use regex::bytes::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A larger message is not read. Mail servers refuse such mail long before (Gmail takes 25 MB,
/// Microsoft 365 at most 150 MB).
pub const MAX_BYTES: usize = 150 * 1024 * 1024;
/// Messages within messages: each level costs the parser a stack frame when it is dropped.
pub const MAX_NESTED_MESSAGES: usize = 500;
/// Bytes times multiparts: what the search for boundaries that never come may cost.
pub const MAX_SEARCH_BYTES: usize = 4_000_000_000;
/// Addresses taken from one header.
const MAX_ADDRESSES: usize = 1_000;
/// Below this size no nesting that fits in can hurt, so nothing is counted.
const SMALL_BYTES: usize = 32 * 1024;

/// Why bytes could not be read as a message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There was nothing but white space.
    #[error("empty")]
    Empty,
    /// No line at the beginning is a mail header.
    #[error("no mail header in {size_bytes} bytes")]
    NoHeader {
        /// The size of what was given.
        size_bytes: usize,
    },
    /// Larger than [`MAX_BYTES`].
    #[error("{size_bytes} bytes, more than {limit_bytes}")]
    TooLarge {
        /// The size of what was given.
        size_bytes: usize,
        /// The bound.
        limit_bytes: usize,
    },
    /// More messages within messages than [`MAX_NESTED_MESSAGES`].
    #[error("{messages} messages within the message, more than {limit}")]
    TooDeep {
        /// How many were counted.
        messages: usize,
        /// The bound.
        limit: usize,
    },
    /// More multiparts than a message of this size may have ([`MAX_SEARCH_BYTES`]).
    #[error("{multiparts} multiparts, more than {limit}")]
    TooManyParts {
        /// How many were counted.
        multiparts: usize,
        /// The bound for this size.
        limit: usize,
    },
}

impl Unreadable {
    /// The stable name under which the locale files keep the sentence for the user.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "mail-unreadable-empty",
            Self::NoHeader { .. } => "mail-unreadable-no-header",
            Self::TooLarge { .. } => "mail-unreadable-too-large",
            Self::TooDeep { .. } => "mail-unreadable-too-deep",
            Self::TooManyParts { .. } => "mail-unreadable-too-many-parts",
        }
    }
}

/// One message, parsed; borrows the bytes that it was read from.
#[derive(Debug)]
pub struct Parsed<'x> {
    pub(crate) inner: mail_parser::Message<'x>,
}

/// Reads one message (RFC 5322, MIME). A leading mbox `From ` line is skipped.
///
/// Never panics. Broken mail is read as far as it can be; an error means that it is no mail at all
/// or was made to cost more than a message may.
pub fn parse(bytes: &[u8]) -> Result<Parsed<'_>, Unreadable> {
    let size_bytes = bytes.len();
    if size_bytes > MAX_BYTES {
        return Err(Unreadable::TooLarge { size_bytes, limit_bytes: MAX_BYTES });
    }
    let bytes = skip_envelope_line(bytes);
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    check_structure(bytes)?;
    let inner = MessageParser::new().parse(bytes).ok_or(Unreadable::NoHeader { size_bytes })?;
    if inner.parts.is_empty() || !inner.headers().iter().any(|h| is_mail_header(&h.name)) {
        return Err(Unreadable::NoHeader { size_bytes });
    }
    Ok(Parsed { inner })
}

/// The `From ` line of an mbox, and white space or a byte order mark before the first header.
fn skip_envelope_line(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if !bytes.starts_with(b"From ") {
        return bytes;
    }
    memchr::memchr(b'\n', bytes).map_or(&[], |end| &bytes[end + 1..])
}

/// Refuses what would cost the parser a deep stack or a quadratic search.
fn check_structure(bytes: &[u8]) -> Result<(), Unreadable> {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i-u)rfc822|/global|/digest|boundary").expect("a constant pattern")
    });
    if bytes.len() <= SMALL_BYTES {
        return Ok(());
    }
    let (mut messages, mut multiparts) = (0, 0);
    for word in WORDS.find_iter(bytes) {
        match word.as_bytes()[0] {
            b'b' | b'B' => multiparts += 1,
            _ => messages += 1,
        }
    }
    let limit = MAX_SEARCH_BYTES / bytes.len();
    if messages > MAX_NESTED_MESSAGES {
        return Err(Unreadable::TooDeep { messages, limit: MAX_NESTED_MESSAGES });
    }
    if multiparts > limit {
        return Err(Unreadable::TooManyParts { multiparts, limit });
    }
    Ok(())
}

fn is_mail_header(name: &HeaderName<'_>) -> bool {
    matches!(
        name,
        HeaderName::From
            | HeaderName::To
            | HeaderName::Subject
            | HeaderName::Date
            | HeaderName::MessageId
            | HeaderName::Received
            | HeaderName::ReturnPath
            | HeaderName::DeliveredTo
            | HeaderName::MimeVersion
            | HeaderName::ContentType
            | HeaderName::Sender
            | HeaderName::ReplyTo
    )
}

impl<'x> Parsed<'x> {
    /// The owned summary of the message.
    pub fn message(&self) -> Message {
        let head = Head::of(self, Signals::builtin());
        let text_id = ids::first_id(&self.raw_header(&HeaderName::MessageId));
        Message {
            message_id: text_id,
            in_reply_to: self.ids(&HeaderName::InReplyTo),
            references: self.ids(&HeaderName::References),
            from: self.mailboxes(&HeaderName::From),
            reply_to: self.mailboxes(&HeaderName::ReplyTo),
            to: self.mailboxes(&HeaderName::To),
            cc: self.mailboxes(&HeaderName::Cc),
            subject: one_line(self.inner.subject().unwrap_or_default()),
            sent_at: self.sent_at(),
            sent_on: self.sent_on(),
            text: self.text(usize::MAX).into_owned(),
            html: self.html().map(str::to_owned),
            attachments: self.attachments(),
            through_list: head.through_list,
            machine_made: head.is_machine(),
        }
    }

    /// The instant of the `Date` header.
    pub fn sent_at(&self) -> Option<Timestamp> {
        let date = self.inner.date()?;
        Timestamp::from_second(date.to_timestamp()).ok().filter(|_| self.sent_on().is_some())
    }

    /// The civil date in the `Date` header, as the sender's own clock had it.
    pub fn sent_on(&self) -> Option<Date> {
        self.inner.date().and_then(civil)
    }

    /// Minutes east of Greenwich in the `Date` header.
    pub(crate) fn zone_minutes(&self) -> Option<i32> {
        let date = self.inner.date()?;
        let minutes = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
        Some(if date.tz_before_gmt { -minutes } else { minutes })
    }

    /// The civil date on which the message was written, or at least received.
    pub(crate) fn written_on(&self) -> Option<Date> {
        let received = || self.inner.received_all().filter_map(|r| r.date).find_map(|d| civil(&d));
        self.sent_on().or_else(received)
    }

    /// The readable text up to about `limit_bytes`: plain parts, or HTML parts turned into text.
    pub(crate) fn text(&self, limit_bytes: usize) -> Cow<'_, str> {
        let mut all: Cow<'_, str> = Cow::Borrowed("");
        for id in &self.inner.text_body {
            let piece = match self.inner.parts.get(*id as usize).map(|part| &part.body) {
                Some(PartType::Text(text)) => Cow::Borrowed(clip(text, limit_bytes)),
                Some(PartType::Html(html)) => Cow::Owned(html_to_text(clip(html, limit_bytes))),
                _ => continue,
            };
            if all.is_empty() {
                all = piece;
            } else {
                let text = all.to_mut();
                text.push('\n');
                text.push_str(&piece);
            }
            if all.len() >= limit_bytes {
                break;
            }
        }
        all
    }

    /// The first HTML part, as it came.
    pub(crate) fn html(&self) -> Option<&str> {
        self.inner.html_body.iter().find_map(|id| match &self.inner.parts.get(*id as usize)?.body {
            PartType::Html(html) => Some(html.as_ref()),
            _ => None,
        })
    }

    /// The raw value of the first header of this name, without its line end; empty without one.
    pub(crate) fn raw_header(&self, name: &HeaderName<'_>) -> Cow<'_, str> {
        let header = self.inner.headers().iter().find(|h| &h.name == name);
        header.map_or(Cow::Borrowed(""), |h| self.raw_value(h))
    }

    /// The raw value of a header, unfolded as it came.
    pub(crate) fn raw_value(&self, header: &mail_parser::Header<'_>) -> Cow<'_, str> {
        let range = header.offset_start as usize..header.offset_end as usize;
        String::from_utf8_lossy(self.inner.raw_message.get(range).unwrap_or_default().trim_ascii())
    }

    /// Every id in all headers of this name, in order.
    fn ids(&self, name: &HeaderName<'_>) -> Vec<String> {
        let headers = self.inner.headers().iter().filter(|h| &h.name == name);
        let mut found = Vec::new();
        headers.for_each(|header| ids::collect_ids(&self.raw_value(header), &mut found));
        found
    }

    /// The addresses of the first header of this name.
    pub(crate) fn mailboxes(&self, name: &HeaderName<'_>) -> Vec<Mailbox> {
        let header = self.inner.headers().iter().find(|h| &h.name == name);
        match header.map(|h| &h.value) {
            Some(HeaderValue::Address(address)) => mailboxes_of(address),
            _ => Vec::new(),
        }
    }

    fn attachments(&self) -> Vec<Attachment> {
        let parts = self.inner.attachments.iter();
        let parts = parts.filter_map(|id| self.inner.parts.get(*id as usize));
        parts
            .map(|part| Attachment {
                name: part.attachment_name().map(one_line),
                content_type: content_type_of(part),
                size_bytes: part.len(),
            })
            .collect()
    }
}

/// `type/subtype` in lower case; what MIME says of a part that has none.
pub(crate) fn content_type_of(part: &mail_parser::MessagePart<'_>) -> String {
    part.content_type().map_or_else(
        || "text/plain".to_owned(),
        |ct| format!("{}/{}", ct.ctype(), ct.subtype().unwrap_or("plain")).to_lowercase(),
    )
}

fn mailboxes_of(address: &Address<'_>) -> Vec<Mailbox> {
    let mailbox = |a: &mail_parser::Addr<'_>| {
        let address = a.address.as_deref().filter(|address| address.contains('@'))?;
        let name = a.name.as_deref().map(one_line).filter(|name| !name.is_empty());
        Some(Mailbox { name, address: address.trim().to_lowercase() })
    };
    match address {
        Address::List(list) => list.iter().filter_map(mailbox).take(MAX_ADDRESSES).collect(),
        Address::Group(groups) => {
            let all = groups.iter().flat_map(|group| group.addresses.iter());
            all.filter_map(mailbox).take(MAX_ADDRESSES).collect()
        }
    }
}

fn civil(date: &mail_parser::DateTime) -> Option<Date> {
    let year = i16::try_from(date.year).ok()?;
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    let (hour, minute) = (i8::try_from(date.hour).ok()?, i8::try_from(date.minute).ok()?);
    DateTime::new(year, month, day, hour, minute, 0, 0).ok().map(DateTime::date)
}

/// White space of any length becomes one space.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The longest prefix of at most `limit_bytes` that ends between characters.
pub(crate) fn clip(text: &str, limit_bytes: usize) -> &str {
    if text.len() <= limit_bytes {
        return text;
    }
    let mut end = limit_bytes;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
