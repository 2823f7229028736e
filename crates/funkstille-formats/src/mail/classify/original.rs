//! Which of our messages a report is about.

use crate::mail::classify::report::text_of;
use crate::mail::ids;
use crate::mail::parse::Parsed;
use mail_parser::{HeaderName, MessagePart, MimeHeaders, PartType};
use regex::Regex;
use std::sync::LazyLock;

/// Text after this is not searched.
const MAX_TEXT_BYTES: usize = 256 * 1024;
/// Parts after this many are not looked at.
const MAX_PARTS: usize = 500;

/// The Message-IDs of the message that a report returns, without angle brackets, each once.
///
/// Looks into the returned message or its headers (`message/rfc822`, `text/rfc822-headers`), the
/// `Original-Message-ID` of a read receipt (RFC 8098, 3.2.5), and the plain text of reports that
/// quote the original there. For deciding whether a report speaks of one of our messages at all
/// (bounces 2 and 4); empty for a message that returns nothing.
pub fn original_message_ids(parsed: &Parsed<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for part in parsed.inner.parts.iter().take(MAX_PARTS) {
        collect(part, &mut found);
    }
    if found.is_empty() {
        from_text(&parsed.text(MAX_TEXT_BYTES), &mut found);
    }
    found
}

fn collect(part: &MessagePart<'_>, found: &mut Vec<String>) {
    if let PartType::Message(message) = &part.body {
        let header = message.headers().iter().find(|h| h.name == HeaderName::MessageId);
        let range = header.map(|h| h.offset_start as usize..h.offset_end as usize);
        let bytes = range.and_then(|range| message.raw_message.get(range)).unwrap_or_default();
        ids::collect_ids(&String::from_utf8_lossy(bytes), found);
        return;
    }
    let subtype = part.content_type().and_then(|ct| ct.subtype()).unwrap_or_default();
    let carries = ["rfc822-headers", "rfc822", "global", "global-headers"];
    let reports = ["disposition-notification", "global-disposition-notification"];
    if carries.contains(&subtype) || reports.contains(&subtype) {
        from_text(&text_of(part), found);
    }
}

fn from_text(text: &str, found: &mut Vec<String>) {
    static ID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?im)^[ \t>]*(?:original-)?message-id[ \t]*:\s*(<[^<>\n]{1,900}>)")
            .expect("a constant pattern")
    });
    for id in ID.captures_iter(text).filter_map(|captures| captures.get(1)) {
        ids::collect_ids(id.as_str(), found);
    }
}
