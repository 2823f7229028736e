//! What a message is called and who wrote it, without the cost of a whole summary.

use std::borrow::Cow;

use mail_parser::HeaderName;

use super::classify::signals::Signals;
use super::ids;
use super::parse::{Parsed, unstructured};

/// The header of our letters with their own id: a provider may give a message another `Message-ID`
/// on its way, and the copy among sent mail then says which letter it is.
pub const LETTER_HEADER: &str = "X-Funkstille-Letter";

/// The header with the labels of a message, in exports of Gmail.
const GMAIL_LABELS: &str = "X-Gmail-Labels";

impl Parsed<'_> {
    /// `Message-ID` without angle brackets.
    pub fn message_id(&self) -> Option<String> {
        ids::first_id(&self.raw_header(&HeaderName::MessageId))
    }

    /// The id of our letter that this is a copy of ([`LETTER_HEADER`]).
    pub fn letter_id(&self) -> Option<String> {
        ids::first_id(&self.header_named(LETTER_HEADER))
    }

    /// The raw value of the first header of this name, in any case; empty without one.
    pub(crate) fn header_named(&self, name: &str) -> Cow<'_, str> {
        let mut headers = self.inner.headers().iter();
        let header = headers.find(|header| header.name.as_str().eq_ignore_ascii_case(name));
        header.map_or(Cow::Borrowed(""), |header| self.raw_value(header))
    }

    /// The labels that Gmail writes into an exported mailbox (`X-Gmail-Labels`), decoded.
    pub fn gmail_labels(&self) -> Vec<String> {
        let headers = self.inner.headers().iter();
        let is_labels = |name: &HeaderName<'_>| name.as_str().eq_ignore_ascii_case(GMAIL_LABELS);
        let values = headers.filter(|header| is_labels(&header.name));
        let values = values.map(|header| unstructured(&self.raw_value(header)));
        let labels: Vec<String> = values.collect();
        labels.iter().flat_map(|value| value.split(',')).map(|l| l.trim().to_owned()).collect()
    }

    /// The first address in `From`, in lower case.
    pub fn from_address(&self) -> Option<String> {
        self.mailboxes(&HeaderName::From).into_iter().map(|from| from.address).next()
    }
}

impl Signals {
    /// Whether an address is one that programs write from and nobody reads, such as `no-reply@…`.
    pub fn is_machine(&self, address: &str) -> bool {
        let local = address.split('@').next().unwrap_or_default();
        self.auto.machine_senders.is_match(local)
    }
}

#[cfg(test)]
mod tests {
    use crate::mail::{Signals, parse};

    #[test]
    fn labels_are_decoded() {
        let mail =
            "From: me@example.org\r\nX-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=,Wichtig\r\n\r\nx";
        let parsed = parse(mail.as_bytes()).expect("a mail");
        assert_eq!(parsed.gmail_labels(), ["Entwürfe", "Wichtig"]);
        assert_eq!(parsed.from_address().as_deref(), Some("me@example.org"));
        assert_eq!(parsed.message_id(), None);
    }

    #[test]
    fn nobody_answers_from_an_address_for_sending_only() {
        assert!(Signals::builtin().is_machine("no-reply@shop.example"));
        assert!(!Signals::builtin().is_machine("nora@shop.example"));
    }
}
