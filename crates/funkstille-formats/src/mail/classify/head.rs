//! What the headers of a message say about who wrote it.

use crate::mail::classify::signals::{Meaning, Signals};
use crate::mail::classify::verdict::{Evidence, Sign};
use crate::mail::parse::Parsed;
use mail_parser::HeaderName;
use std::borrow::Cow;

/// Headers after this many are not looked at.
const MAX_HEADERS: usize = 2_000;
/// The longest header name that a rule has.
const MAX_NAME: usize = 40;

/// What a first look at sender and subject found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glance {
    pub sender: bool,
    pub subject: bool,
}

/// The headers that a verdict needs, read in one pass.
#[derive(Debug, Default)]
pub(crate) struct Head<'a> {
    /// `From`, decoded where it was an address.
    pub from: Cow<'a, str>,
    /// The first address in `From`, as it came; empty without one.
    pub from_address: &'a str,
    pub subject: &'a str,
    /// `Return-Path: <>`, or `MAILER-DAEMON`, which older servers wrote instead.
    pub no_envelope_sender: bool,
    /// Whether it says which message it answers.
    pub answers: bool,
    /// `X-Failed-Recipients` (Exim, Gmail).
    pub failed_recipients: Cow<'a, str>,
    pub auto_reply: Vec<Evidence>,
    pub machine: Vec<Evidence>,
    pub list: Vec<Evidence>,
    pub through_list: bool,
    /// `X-Auto-Response-Suppress: All` and `X-MS-Exchange-Inbox-Rules-Loop`, which together are a
    /// sign (Zammad), and alone are none (docs/mail.md, auto-reply 3).
    suppressed: [bool; 2],
}

impl<'a> Head<'a> {
    pub(crate) fn of(parsed: &'a Parsed<'_>, signals: &Signals) -> Self {
        let mut head =
            Head { subject: parsed.inner.subject().unwrap_or_default(), ..Head::default() };
        for header in parsed.inner.headers().iter().take(MAX_HEADERS) {
            match &header.name {
                HeaderName::From if head.from.is_empty() => head.read_from(parsed, header),
                HeaderName::ReturnPath => {
                    let sender = header.value.as_text().unwrap_or_default().trim();
                    let sender = sender.trim_start_matches('<').trim_end_matches('>');
                    let daemon = "mailer-daemon";
                    let from_daemon = sender
                        .get(..daemon.len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(daemon));
                    head.no_envelope_sender |= sender.is_empty() || from_daemon;
                }
                HeaderName::InReplyTo | HeaderName::References => {
                    let value = header.value.as_text().unwrap_or_default();
                    head.answers |= value.contains(|c: char| c.is_alphanumeric());
                }
                // The bulk of every header block says nothing here.
                HeaderName::Received
                | HeaderName::To
                | HeaderName::Cc
                | HeaderName::Subject
                | HeaderName::Date
                | HeaderName::MessageId
                | HeaderName::MimeVersion
                | HeaderName::ContentType
                | HeaderName::ContentTransferEncoding
                | HeaderName::DkimSignature
                | HeaderName::ArcAuthenticationResults
                | HeaderName::ArcMessageSignature
                | HeaderName::ArcSeal
                | HeaderName::AuthenticationResults
                | HeaderName::ReceivedSpf
                | HeaderName::ReplyTo
                | HeaderName::Sender
                | HeaderName::Bcc => {}
                name => head.read_rule(parsed, header, name.as_str(), signals),
            }
        }
        if head.suppressed == [true, true] {
            let name = "x-ms-exchange-inbox-rules-loop";
            head.auto_reply.push(Evidence::header(Sign::AutoReplyHeader, name, ""));
        }
        head
    }

    fn read_from(&mut self, parsed: &'a Parsed<'_>, header: &'a mail_parser::Header<'_>) {
        let first = header.value.as_address().and_then(mail_parser::Address::first);
        self.from_address = first.and_then(|a| a.address.as_deref()).unwrap_or_default();
        self.from = match first.and_then(|a| a.name.as_deref()) {
            Some(name) => Cow::Borrowed(name),
            None => parsed.raw_value(header),
        };
    }

    fn read_rule(
        &mut self,
        parsed: &'a Parsed<'_>,
        header: &'a mail_parser::Header<'_>,
        name: &str,
        signals: &Signals,
    ) {
        let mut buffer = [0; MAX_NAME];
        let Some(lower) = buffer.get_mut(..name.len()) else {
            return;
        };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        let Ok(lower) = std::str::from_utf8(lower) else {
            return;
        };
        match lower {
            "x-failed-recipients" => self.failed_recipients = parsed.raw_value(header),
            "x-auto-response-suppress" => {
                let value = parsed.raw_value(header);
                self.suppressed[0] = value.to_ascii_lowercase().contains("all");
            }
            "x-ms-exchange-inbox-rules-loop" => self.suppressed[1] = true,
            _ => {}
        }
        let Some(rules) = signals.headers.get(lower) else {
            return;
        };
        let value = parsed.raw_value(header);
        let Some(rule) = rules.iter().find(|rule| rule.holds(&value)) else {
            return;
        };
        let (sign, list) = match rule.means {
            Meaning::AutoReply => (Sign::AutoReplyHeader, &mut self.auto_reply),
            Meaning::Machine => (Sign::MachineHeader, &mut self.machine),
            Meaning::List => (Sign::ListHeader, &mut self.list),
        };
        self.through_list |= rule.means == Meaning::List;
        list.push(Evidence::header(sign, lower, &value));
    }

    /// Whether a header says outright that a program wrote the message.
    pub(crate) fn is_machine(&self) -> bool {
        !self.auto_reply.is_empty() || !self.machine.is_empty()
    }

    /// The subject without brackets and signs before its first word.
    pub(crate) fn bare_subject(&self) -> &'a str {
        self.subject.trim_start_matches(|c: char| !c.is_alphanumeric())
    }

    /// Whether sender or subject have any word that the lists know. Most mail has none, and one
    /// look spares it all others.
    pub(crate) fn glance(&self, signals: &Signals) -> Glance {
        let known = |name| signals.any_sender.is_match(name);
        Glance {
            sender: known(self.from.as_ref()) || known(self.sender_local()),
            subject: signals.any_subject.is_match(self.bare_subject()),
        }
    }

    /// The local part of the first address in `From`, as it came.
    pub(crate) fn sender_local(&self) -> &'a str {
        self.from_address.split('@').next().unwrap_or_default()
    }
}
