//! The owned summary of a parsed message.

use crate::mail::classify::head::Head;
use crate::mail::classify::signals::Signals;
use crate::mail::compose::one_line;
use crate::mail::ids;
use crate::mail::message::{Attachment, Mailbox, Message};
use crate::mail::parse::Parsed;
use crate::mail::{quote, quoted};
use mail_parser::{Address, HeaderName, HeaderValue, MimeHeaders};

/// Addresses taken from one header.
const MAX_ADDRESSES: usize = 1_000;

impl Parsed<'_> {
    /// The owned summary of the message.
    pub fn message(&self) -> Message {
        let text = self.text(usize::MAX).into_owned();
        Message { text, html: self.html().map(str::to_owned), ..self.envelope() }
    }

    /// The summary without text and HTML, which are most of a message; [`Parsed::new_text`] reads
    /// them where they lie.
    pub fn envelope(&self) -> Message {
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
            bcc: self.mailboxes(&HeaderName::Bcc),
            subject: one_line(self.inner.subject().unwrap_or_default()),
            sent_at: self.sent_at(),
            sent_on: self.sent_on(),
            attachments: self.attachments(),
            through_list: head.through_list,
            machine_made: head.is_machine(),
            ..Message::default()
        }
    }

    /// What the sender wrote anew: [`quote::new_text`] of the message.
    pub fn new_text(&self) -> String {
        quote::new_text_of(self.html(), || self.text(usize::MAX))
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
        let Some(HeaderValue::Address(address)) = header.map(|h| &h.value) else {
            return Vec::new();
        };
        if !address.iter().any(lacks_its_beginning) {
            return mailboxes_of(address);
        }
        match header.map(|header| quoted::read(&self.raw_value(header))) {
            Some(HeaderValue::Address(address)) => mailboxes_of(&address),
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

/// Whether the parser took what stands before the `@` for something else.
fn lacks_its_beginning(address: &mail_parser::Addr<'_>) -> bool {
    address.address.as_deref().is_some_and(|address| address.starts_with('@'))
}

fn mailboxes_of(address: &Address<'_>) -> Vec<Mailbox> {
    let mailbox = |a: &mail_parser::Addr<'_>| {
        let address = a.address.as_deref().filter(|_| !lacks_its_beginning(a))?;
        let address = one_line(address).to_lowercase();
        let address = quoted::unquoted(&address).unwrap_or(address);
        if !address.contains('@') {
            return None;
        }
        let name = a.name.as_deref().map(one_line).filter(|name| !name.is_empty());
        Some(Mailbox { name, address })
    };
    match address {
        Address::List(list) => list.iter().filter_map(mailbox).take(MAX_ADDRESSES).collect(),
        Address::Group(groups) => {
            let all = groups.iter().flat_map(|group| group.addresses.iter());
            all.filter_map(mailbox).take(MAX_ADDRESSES).collect()
        }
    }
}
