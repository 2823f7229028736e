//! What a message is called and who wrote it, without the cost of a whole summary.

use mail_parser::HeaderName;

use super::ids;
use super::parse::Parsed;

impl Parsed<'_> {
    /// `Message-ID` without angle brackets.
    pub fn message_id(&self) -> Option<String> {
        ids::first_id(&self.raw_header(&HeaderName::MessageId))
    }

    /// The first address in `From`, in lower case.
    pub fn from_address(&self) -> Option<String> {
        self.mailboxes(&HeaderName::From).into_iter().map(|from| from.address).next()
    }
}
