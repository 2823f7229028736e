//! Machine-readable reports: RFC 3464 (delivery), RFC 8098 (read receipt), RFC 5965 (complaint).

use crate::mail::classify::address;
use crate::mail::classify::status::enhanced;
use crate::mail::parse::Parsed;
use mail_parser::{ContentType, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// Parts after this many are not looked at.
const MAX_PARTS: usize = 500;
/// A report part is read up to here.
const MAX_REPORT_BYTES: usize = 256 * 1024;
/// Recipients taken from one report.
const MAX_RECIPIENTS: usize = 1_000;

/// The parts of a message that carry meaning of their own.
#[derive(Debug, Default)]
pub(crate) struct Parts<'a> {
    pub delivery: Option<Cow<'a, str>>,
    pub disposition: Option<Cow<'a, str>>,
    pub feedback: bool,
    /// `METHOD` of the invitation, or answer to one, that the message is; in capitals.
    pub calendar_method: Option<String>,
    /// `report-type` of a multipart/report, in lower case.
    pub report_type: Option<String>,
    pub has_original: bool,
    pub is_tnef: bool,
}

impl<'a> Parts<'a> {
    /// Looks at the parts of the message itself, never into a message that it carries: a report
    /// that somebody forwards as an attachment is not a report to us.
    pub(crate) fn of(parsed: &'a Parsed<'_>) -> Self {
        let mut parts = Self::default();
        let mut alternatives: &[u32] = &[];
        for (index, part) in parsed.inner.parts.iter().take(MAX_PARTS).enumerate() {
            let Some(content_type) = part.content_type() else {
                continue;
            };
            let subtype = content_type.subtype().unwrap_or_default();
            match content_type.ctype() {
                "multipart" if index == 0 && subtype == "report" => {
                    let kind = content_type.attribute("report-type").unwrap_or_default();
                    parts.report_type = Some(kind.to_ascii_lowercase());
                }
                "multipart" if subtype == "alternative" && alternatives.is_empty() => {
                    alternatives = part.sub_parts().unwrap_or_default();
                }
                "message" => parts.message_part(subtype, part),
                "text" if subtype == "rfc822-headers" => parts.has_original = true,
                "text" if subtype == "calendar" => {
                    let is_body = index == 0 || alternatives.iter().any(|id| *id as usize == index);
                    let method = calendar_method(part).filter(|m| speaks(m, is_body, part));
                    parts.calendar_method = parts.calendar_method.or(method);
                }
                "application" if subtype == "ms-tnef" => parts.is_tnef = true,
                _ => {}
            }
        }
        parts
    }

    fn message_part(&mut self, subtype: &str, part: &'a MessagePart<'_>) {
        match subtype {
            "delivery-status" | "global-delivery-status" => self.delivery = Some(text_of(part)),
            "disposition-notification" | "global-disposition-notification" => {
                self.disposition = Some(text_of(part));
            }
            "feedback-report" => self.feedback = true,
            "rfc822" | "global" | "global-headers" | "rfc822-headers" | "partial" => {
                self.has_original = true;
            }
            _ => {}
        }
    }
}

/// The decoded text of a part, whatever type it says it has.
pub(crate) fn text_of<'a>(part: &'a MessagePart<'_>) -> Cow<'a, str> {
    let bytes = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes,
        PartType::Message(_) | PartType::Multipart(_) => &[],
    };
    String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_REPORT_BYTES)])
}

/// Whether a calendar part is what the message says, or a file that somebody sends along.
///
/// RFC 5546: `REPLY` and `COUNTER` answer an invitation and are made by programs only. Others are
/// the message where they are its body (RFC 6047, 4: root or `multipart/alternative`); a request
/// also beside the body, unless it is marked as an attachment.
fn speaks(method: &str, is_body: bool, part: &MessagePart<'_>) -> bool {
    let attached = || part.content_disposition().is_some_and(ContentType::is_attachment);
    match method {
        "REPLY" | "COUNTER" => true,
        "REQUEST" | "CANCEL" => is_body || !attached(),
        _ => is_body,
    }
}

/// `METHOD` as the type of the part or the calendar in it says, in capitals.
fn calendar_method(part: &MessagePart<'_>) -> Option<String> {
    let named = part.content_type().and_then(|kind| kind.attribute("method"));
    if let Some(named) = named {
        return Some(named.to_ascii_uppercase());
    }
    let text = text_of(part);
    let line = text.lines().take(50).find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("method").then(|| value.trim().to_ascii_uppercase())
    });
    line.filter(|method| !method.is_empty())
}

/// One recipient in a delivery report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Recipient {
    pub address: Option<String>,
    pub action: Option<String>,
    pub status: Option<String>,
    pub diagnostic: String,
}

/// What became of a message for one recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Failed,
    Delayed,
    Delivered,
}

impl Recipient {
    /// Rule 1 of the bounces: `Action` first, `Status` second (there is `delayed` with 5.x.x).
    pub(crate) fn outcome(&self) -> Option<Outcome> {
        let class = self.status.as_deref().and_then(|status| status.bytes().next());
        let by_status = match class {
            Some(b'5') => Some(Outcome::Failed),
            Some(b'4') => Some(Outcome::Delayed),
            Some(b'2') => Some(Outcome::Delivered),
            _ => None,
        };
        match self.action.as_deref().unwrap_or_default() {
            "failed" | "failure" | "error" => Some(Outcome::Failed),
            "delayed" | "delay" => Some(Outcome::Delayed),
            "delivered" | "relayed" | "expanded" => Some(Outcome::Delivered),
            _ => by_status,
        }
    }
}

/// Reads the fields of RFC 3464 from a report, or from a text that quotes one.
///
/// Recipients are told apart by empty lines, and where those are missing by the repetition of a
/// recipient field.
pub(crate) fn recipients(text: &str) -> Vec<Recipient> {
    let mut all = Vec::new();
    let mut current = Fields::default();
    for (name, value) in fields(text) {
        if name.is_empty() {
            current.finish(&mut all);
            continue;
        }
        match name.as_str() {
            "original-recipient" if current.original.is_none() => current.original = Some(value),
            "final-recipient" if current.last.is_none() => current.last = Some(value),
            "original-recipient" => {
                current.finish(&mut all);
                current.original = Some(value);
            }
            "final-recipient" => {
                current.finish(&mut all);
                current.last = Some(value);
            }
            "action" => current.action = Some(value),
            "status" => current.status = Some(value),
            "diagnostic-code" => current.diagnostic = value,
            _ => {}
        }
    }
    current.finish(&mut all);
    all.truncate(MAX_RECIPIENTS);
    all
}

#[derive(Default)]
struct Fields {
    original: Option<String>,
    last: Option<String>,
    action: Option<String>,
    status: Option<String>,
    diagnostic: String,
}

impl Fields {
    fn finish(&mut self, all: &mut Vec<Recipient>) {
        let fields = std::mem::take(self);
        let original = fields.original.as_deref().and_then(address::from_field);
        let last = || fields.last.as_deref().and_then(address::from_field);
        let status = fields.status.as_deref().and_then(enhanced).map(str::to_owned);
        let action = fields.action.as_deref().map(first_word).filter(|word| !word.is_empty());
        let recipient = Recipient {
            address: original.or_else(last),
            action,
            status,
            diagnostic: fields.diagnostic,
        };
        let has_recipient = fields.original.is_some() || fields.last.is_some();
        if has_recipient || (recipient.action.is_some() && recipient.status.is_some()) {
            all.push(recipient);
        }
    }
}

fn first_word(value: &str) -> String {
    let word = value.split(|c: char| !c.is_ascii_alphabetic()).find(|word| !word.is_empty());
    word.unwrap_or_default().to_ascii_lowercase()
}

/// `name: value` lines, unfolded, names in lower case; an empty name stands for an empty line.
pub(crate) fn fields(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            fields.push((String::new(), String::new()));
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut().filter(|(name, _)| !name.is_empty()) {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::{Outcome, recipients};

    /// `address action status` of each recipient, `-` for what is missing.
    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let found = recipients(text);
        let or_dash = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let found: Vec<_> = found
            .iter()
            .map(|r| (or_dash(&r.address), or_dash(&r.action), or_dash(&r.status)))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_recipients() {
        check(
            "Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; Otto@B.example\nAction: failed\n\
             Status: 5.1.1\n",
            &[("otto@b.example", "failed", "5.1.1")],
        );
        check(
            "Original-Recipient: RFC822;<a@b.example>\nFinal-Recipient: rfc822;c@d.example\n\
             Action: Delayed\nStatus: 4.4.1 (no route)\n",
            &[("a@b.example", "delayed", "4.4.1")],
        );
        // Without an empty line between them.
        check(
            "Final-Recipient: rfc822; a@b.c\nAction: failed\nStatus: 5.0.0\n\
             Final-Recipient: rfc822; d@e.f\nAction: relayed\nStatus: 2.0.0",
            &[("a@b.c", "failed", "5.0.0"), ("d@e.f", "relayed", "2.0.0")],
        );
        check(
            "Original-Recipient: rfc822;max+3Dmoritz@b.example\nAction: failed\nStatus: 5.1.1",
            &[("max=moritz@b.example", "failed", "5.1.1")],
        );
        check(
            "Final-Recipient: utf-8; j\\x{FC}rgen@b.example\nAction: failed\nStatus: 5.1.1",
            &[("jürgen@b.example", "failed", "5.1.1")],
        );
        check("Final-Recipient: LOCAL;\n |/dev/null\nAction: failed", &[("-", "failed", "-")]);
        check("Reporting-MTA: dns; a\nArrival-Date: x\n", &[]);
        check("", &[]);
    }

    #[test]
    fn action_comes_before_status() {
        for (action, status, outcome) in [
            (Some("delayed"), Some("5.4.1"), Some(Outcome::Delayed)),
            (Some("failed"), Some("4.4.7"), Some(Outcome::Failed)),
            (None, Some("2.0.0"), Some(Outcome::Delivered)),
            (None, Some("5.1.1"), Some(Outcome::Failed)),
            (Some("expanded"), None, Some(Outcome::Delivered)),
            (None, None, None),
        ] {
            let recipient = super::Recipient {
                action: action.map(str::to_owned),
                status: status.map(str::to_owned),
                ..super::Recipient::default()
            };
            assert_eq!(recipient.outcome(), outcome, "{action:?} {status:?}");
        }
    }
}
