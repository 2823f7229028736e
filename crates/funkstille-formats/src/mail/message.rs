//! What the program knows of one e-mail, whatever its encoding was.

use jiff::Timestamp;
use jiff::civil::Date;

/// One address of a header: the address in lower case, the name as its owner writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mailbox {
    /// The display name, decoded; `None` where the header gave none.
    pub name: Option<String>,
    /// `local@domain` in lower case.
    pub address: String,
}

/// A file that came with a message. Its bytes are not kept here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The file name that the sender gave, decoded; `None` where there was none.
    pub name: Option<String>,
    /// `type/subtype` in lower case.
    pub content_type: String,
    /// Decoded size.
    pub size_bytes: usize,
}

/// One e-mail, decoded: what threading, quote stripping and the search for requests work on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// `Message-ID` without angle brackets.
    pub message_id: Option<String>,
    /// Every id in `In-Reply-To`, without angle brackets, in order.
    pub in_reply_to: Vec<String>,
    /// Every id in `References`, without angle brackets, in order; also where commas stand between.
    pub references: Vec<String>,
    /// `From`; several are allowed (RFC 5322, 3.6.2).
    pub from: Vec<Mailbox>,
    /// `Reply-To`.
    pub reply_to: Vec<Mailbox>,
    /// `To`.
    pub to: Vec<Mailbox>,
    /// `Cc`.
    pub cc: Vec<Mailbox>,
    /// `Bcc`, where a copy of our own still has it.
    pub bcc: Vec<Mailbox>,
    /// `Subject`, decoded, one line; empty where there is none.
    pub subject: String,
    /// The instant of the `Date` header; `None` where it is missing or unreadable.
    pub sent_at: Option<Timestamp>,
    /// The civil date in the `Date` header, as the sender's own clock had it.
    pub sent_on: Option<Date>,
    /// The readable text: the plain part, or the HTML part turned into text. Quotes included.
    pub text: String,
    /// The HTML part as it came, for stripping quotes by its markup; `None` where there is none.
    pub html: Option<String>,
    /// Attached files.
    pub attachments: Vec<Attachment>,
    /// Whether `List-Id`, `List-Unsubscribe` or `Precedence: list|bulk|junk` stood in the header.
    pub through_list: bool,
    /// Whether `Auto-Submitted` said that a program wrote it, or another machine header did.
    pub machine_made: bool,
}
