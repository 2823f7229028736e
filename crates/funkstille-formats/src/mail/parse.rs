//! Bytes to a message, within bounds.

use crate::mail::html::html_to_text;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::parsers::MessageStream;
use mail_parser::{Encoding, HeaderName, MessageParser, MessagePart, MimeHeaders, PartType};
use regex::bytes::Regex;
use std::borrow::Cow;
use std::panic::catch_unwind;
use std::sync::LazyLock;

/// A larger message is not read. Mail servers refuse such mail long before (Gmail takes 25 MB,
/// Microsoft 365 at most 150 MB).
pub const MAX_BYTES: usize = 150 * 1024 * 1024;
/// Messages within messages: each level costs the parser a stack frame when it is dropped.
pub const MAX_NESTED_MESSAGES: usize = 500;
/// Bytes times multiparts: what the search for boundaries that never come may cost.
pub const MAX_SEARCH_BYTES: usize = 4_000_000_000;
/// `Received` headers that are looked at for a date.
const MAX_TRACE_HEADERS: usize = 20;
/// Below this size no nesting that fits in can hurt, so nothing is counted.
const SMALL_BYTES: usize = 32 * 1024;

/// Reads only what somebody here asks for; trace headers and signatures, most of every header
/// block, stay as they came, which a third of the parser's time depends on.
static PARSER: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .header_content_type(HeaderName::ContentType)
        .header_content_type(HeaderName::ContentDisposition)
        .header_text(HeaderName::ContentTransferEncoding)
        .header_text(HeaderName::Subject)
        .header_date(HeaderName::Date)
        .header_address(HeaderName::From)
        .header_address(HeaderName::To)
        .header_address(HeaderName::Cc)
        .header_address(HeaderName::Bcc)
        .header_address(HeaderName::ReplyTo)
        .default_header_raw()
});

/// Why bytes could not be read as a message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There was nothing but white space.
    #[error("empty")]
    Empty,
    /// No line at the beginning is a mail header.
    #[error("no-header {size_bytes}")]
    NoHeader {
        /// The size of what was given.
        size_bytes: usize,
    },
    /// Larger than [`MAX_BYTES`].
    #[error("too-large {size_bytes}")]
    TooLarge {
        /// The size of what was given.
        size_bytes: usize,
        /// The bound.
        limit_bytes: usize,
    },
    /// More messages within messages than [`MAX_NESTED_MESSAGES`].
    #[error("too-deep {messages}")]
    TooDeep {
        /// How many were counted.
        messages: usize,
        /// The bound.
        limit: usize,
    },
    /// More multiparts than a message of this size may have ([`MAX_SEARCH_BYTES`]).
    #[error("too-many-parts {multiparts}")]
    TooManyParts {
        /// How many were counted.
        multiparts: usize,
        /// The bound for this size.
        limit: usize,
    },
    /// The parser gave up on a broken multipart.
    #[error("parser-failed {size_bytes}")]
    ParserFailed {
        /// The size of what was given.
        size_bytes: usize,
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
            Self::ParserFailed { .. } => "mail-unreadable-parser-failed",
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
    // The parser has assertions and slices that some broken multiparts trip over; one such mail
    // must not end the reading of a mailbox.
    let mut inner = catch_unwind(|| PARSER.parse(bytes))
        .map_err(|_| Unreadable::ParserFailed { size_bytes })?
        .ok_or(Unreadable::NoHeader { size_bytes })?;
    if inner.parts.is_empty() || !inner.headers().iter().any(|h| is_mail_header(&h.name)) {
        return Err(Unreadable::NoHeader { size_bytes });
    }
    for part in &mut inner.parts {
        if let Some(text) = mislabelled(part, bytes) {
            part.body = match part.body {
                PartType::Html(_) => PartType::Html(text.into()),
                _ => PartType::Text(text.into()),
            };
        }
    }
    Ok(Parsed { inner })
}

/// The text of a part that says UTF-8, or nothing, and has the bytes of windows-1252 (in which
/// text that is called ISO 8859-1 is read as well: WHATWG Encoding, 4.2).
fn mislabelled(part: &MessagePart<'_>, message: &[u8]) -> Option<String> {
    let (PartType::Text(text) | PartType::Html(text)) = &part.body else {
        return None;
    };
    // Where nothing was replaced, nothing was wrong.
    if !text.contains(char::REPLACEMENT_CHARACTER) {
        return None;
    }
    let label = part.content_type().and_then(|kind| kind.attribute("charset")).unwrap_or("utf-8");
    if !["utf-8", "utf8", "us-ascii"].iter().any(|name| label.eq_ignore_ascii_case(name)) {
        return None;
    }
    let raw = message.get(part.offset_body as usize..part.offset_end as usize)?;
    let raw = match part.encoding {
        Encoding::None => Cow::Borrowed(raw),
        Encoding::QuotedPrintable => Cow::Owned(quoted_printable_decode(raw)?),
        Encoding::Base64 => Cow::Owned(base64_decode(raw)?),
    };
    let mut good = 0;
    let mut bad = 0;
    for chunk in raw.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    // Text in UTF-8 that was cut off somewhere stays what it is.
    (bad > good).then(|| charset_decoder(b"windows-1252").map(|decode| decode(&raw)))?
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
        Regex::new(r"(?i-u)rfc822|global|digest|boundary").expect("a constant pattern")
    });
    if bytes.len() <= SMALL_BYTES {
        return Ok(());
    }
    let (mut messages, mut multiparts) = (0, 0);
    for word in WORDS.find_iter(bytes) {
        let before = bytes[..word.start()].trim_ascii_end();
        match word.as_bytes()[0] {
            b'b' | b'B' => multiparts += 1,
            // `message/rfc822`; `rfc822;` is only a field of a report.
            _ if before.ends_with(b"/") => messages += 1,
            _ => {}
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

impl Parsed<'_> {
    fn date(&self) -> Option<mail_parser::DateTime> {
        let date = self.inner.date().copied();
        date.or_else(|| obsolete_date(&self.raw_header(&HeaderName::Date)))
    }

    /// The instant of the `Date` header.
    pub fn sent_at(&self) -> Option<Timestamp> {
        let date = self.date()?;
        Timestamp::from_second(date.to_timestamp()).ok().filter(|_| self.sent_on().is_some())
    }

    /// The civil date in the `Date` header, as the sender's own clock had it.
    pub fn sent_on(&self) -> Option<Date> {
        self.date().as_ref().and_then(civil)
    }

    /// Minutes east of Greenwich in the `Date` header.
    pub(crate) fn zone_minutes(&self) -> Option<i32> {
        let date = self.date()?;
        let minutes = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
        Some(if date.tz_before_gmt { -minutes } else { minutes })
    }

    /// The civil date on which the message was written, or at least received.
    pub(crate) fn written_on(&self) -> Option<Date> {
        self.sent_on().or_else(|| self.received().as_ref().and_then(civil))
    }

    /// The instant at which a server took the message in last, as the top-most `Received` header
    /// with a date says; for mail whose own `Date` is missing or wrong.
    pub fn received_at(&self) -> Option<Timestamp> {
        let received = self.received()?;
        Timestamp::from_second(received.to_timestamp()).ok().filter(|_| civil(&received).is_some())
    }

    /// Whether a server took the message in: each adds a `Received` header (RFC 5321, section 4.4).
    /// The copy that a mail program files of what it sent has none.
    pub fn was_delivered(&self) -> bool {
        self.inner.headers().iter().any(|header| header.name == HeaderName::Received)
    }

    fn received(&self) -> Option<mail_parser::DateTime> {
        let trace = self.inner.headers().iter().filter(|h| h.name == HeaderName::Received);
        trace.take(MAX_TRACE_HEADERS).find_map(|header| {
            let mut value = self.raw_value(header).into_owned();
            value.push('\n');
            let parsed = MessageStream::new(value.as_bytes()).parse_received();
            parsed.as_received().and_then(|received| received.date)
        })
    }

    /// The readable text up to about `limit_bytes`: plain parts, or HTML parts turned into text.
    pub(crate) fn text(&self, limit_bytes: usize) -> Cow<'_, str> {
        let mut all: Cow<'_, str> = Cow::Borrowed("");
        for id in &self.inner.text_body {
            let piece = match self.inner.parts.get(*id as usize).map(|part| &part.body) {
                Some(PartType::Text(text)) => Cow::Borrowed(clip(text, limit_bytes)),
                Some(PartType::Html(html)) => {
                    Cow::Owned(html_to_text(clip(html, limit_bytes)).text)
                }
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

    /// All headers, from the top on.
    pub(crate) fn headers_in_order(&self) -> impl Iterator<Item = &mail_parser::Header<'_>> {
        self.inner.headers().iter()
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
}

/// `4 Nov 26 09:30 CET`: no seconds and a zone by name (RFC 5322, 3.3 and 4.3). Zones of Europe,
/// which the RFC calls unknown, are read as their names say; others as `+0000`.
fn obsolete_date(value: &str) -> Option<mail_parser::DateTime> {
    static DATE: LazyLock<regex::Regex> = LazyLock::new(|| {
        regex::Regex::new(concat!(
            r"^\s*(?:[[:alpha:]]+,?\s+)?(\d{1,2}\s+[[:alpha:]]{3})[[:alpha:]]*\s+(\d{2,4})\s+",
            r"(\d{1,2}:\d{2})(:\d{2})?\s*([+-]\d{4}|[[:alpha:]]*)",
        ))
        .expect("a constant pattern")
    });
    let found = DATE.captures(value)?;
    let part = |index| found.get(index).map_or("", |part| part.as_str());
    let zone = match part(5) {
        "CET" | "MEZ" => "+0100",
        "CEST" | "MESZ" | "EET" => "+0200",
        "EEST" => "+0300",
        "" => "+0000",
        other => other,
    };
    let seconds = if part(4).is_empty() { ":00" } else { part(4) };
    let full = format!("{} {} {}{seconds} {zone}", part(1), part(2), part(3));
    mail_parser::DateTime::parse_rfc822(&full)
}

fn civil(date: &mail_parser::DateTime) -> Option<Date> {
    let year = i16::try_from(date.year).ok()?;
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    let (hour, minute) = (i8::try_from(date.hour).ok()?, i8::try_from(date.minute).ok()?);
    DateTime::new(year, month, day, hour, minute, 0, 0).ok().map(DateTime::date)
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

/// The text of a header that the parser leaves as it came, decoded (RFC 2047).
pub(super) fn unstructured(raw: &str) -> String {
    let value = format!("{raw}\n");
    let text = MessageStream::new(value.as_bytes()).parse_unstructured();
    text.as_text().unwrap_or_default().to_owned()
}
