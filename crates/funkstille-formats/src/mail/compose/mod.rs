//! The bytes of an e-mail of ours. Equal input gives equal bytes, so that what was approved is what
//! leaves.
//!
//! Whatever stands in a name, a subject or a file name stays inside it: signs that end a line or
//! turn its direction are taken out, everything else is encoded, and what cannot be encoded is an
//! error. All lines are short and all bytes ASCII (but in addresses that are not), so no server has
//! a reason to change them on their way.

mod address;
mod clean;
mod error;
mod header;
mod ids;
mod part;
mod printable;
mod thread_index;

use jiff::{Timestamp, Zoned};

use super::LETTER_HEADER;
use super::message::Mailbox;
pub use address::writable;
pub use clean::shown as one_line;
pub use error::{ComposeError, Field};
use header::Head;
pub use ids::message_id;
pub use part::File;

/// What an e-mail is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who writes.
    pub from: Mailbox,
    /// Where answers shall go, if not there.
    pub reply_to: Option<Mailbox>,
    /// To whom; a letter has one recipient.
    pub to: Mailbox,
    /// What it is called.
    pub subject: String,
    /// When it leaves, with the clock of the business.
    pub sent_at: Zoned,
    /// Its id without angle brackets ([`message_id`]).
    pub message_id: String,
    /// The conversation that it goes on with.
    pub conversation: Conversation,
    /// Who decided that it leaves.
    pub decided: Decided,
    /// Its text, a line for each paragraph.
    pub text: String,
    /// What stands below the text, behind the line `-- `; empty where there is nothing.
    pub signature: String,
    /// What is attached, in order.
    pub files: Vec<File>,
}

/// A conversation, by what its messages say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// The id of the message that is answered, without angle brackets.
    pub in_reply_to: Option<String>,
    /// The ids of the messages before it, the oldest first, as it refers to them itself.
    pub references: Vec<String>,
    /// `Thread-Index` of the message that is answered, or of the latest one before it that has one,
    /// as it stands there.
    pub thread_index: Option<String>,
    /// `Thread-Topic` of it, decoded.
    pub thread_topic: Option<String>,
    /// When the answer was written, as its `Thread-Index` says. It is no instant at which it
    /// leaves: the bytes of a letter are approved before that is known.
    pub answered_at: Timestamp,
}

/// Who decided that a message leaves (RFC 3834, 5).
///
/// A message that a person read and let go is theirs, whoever wrote its words: it bears no
/// `Auto-Submitted`, and whoever is away has their out-of-office reply sent, which is what the plan
/// wants to hear. What leaves without anybody having seen it says so, even though nobody's absence
/// is told to it then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// A person did, about this message.
    ByPerson,
    /// The program did: a step whose mode is *auto*, a digest.
    ByProgram,
}

/// The most ids of a conversation that are named: the first one and the last ones (RFC 5322,
/// 3.6.4 has no bound; RFC 5537, 3.4.4 lets the ones between go).
const MOST_REFERENCES: usize = 21;

/// Writes an e-mail: one line of each header, CRLF at the end of every line.
///
/// # Errors
/// Where something cannot be said in an e-mail: a text that is no address or no id, a value without
/// measure, a file without a name.
pub fn compose(draft: &Draft) -> Result<Vec<u8>, ComposeError> {
    let mut head = Head::default();
    head.mailbox(Field::From, &draft.from)?;
    if let Some(reply_to) = &draft.reply_to {
        head.mailbox(Field::ReplyTo, reply_to)?;
    }
    head.mailbox(Field::To, &draft.to)?;
    head.text(Field::Subject, &draft.subject)?;
    let date = jiff::fmt::rfc2822::to_string(&draft.sent_at);
    head.plain("Date", &date.map_err(|_| ComposeError::BadDate)?);
    let own = ids::own(&draft.message_id)?;
    head.plain("Message-ID", &own);
    conversation(&mut head, draft, &own)?;
    if draft.decided == Decided::ByProgram {
        head.plain("Auto-Submitted", "auto-generated");
    }
    head.plain(LETTER_HEADER, &own);
    head.plain("MIME-Version", "1.0");
    part::body(draft, head)
}

/// What joins the message to its conversation. The first one names itself: where a provider gives
/// it another id, the answers to it still name ours.
fn conversation(head: &mut Head, draft: &Draft, own: &str) -> Result<(), ComposeError> {
    let Conversation { in_reply_to, references, thread_index, thread_topic, .. } =
        &draft.conversation;
    let in_reply_to = in_reply_to.as_deref().and_then(ids::foreign);
    let mut named: Vec<String> = Vec::new();
    for id in references.iter().filter_map(|id| ids::foreign(id)).chain(in_reply_to.clone()) {
        // The last place of an id counts.
        named.retain(|it| *it != id);
        named.push(id);
    }
    if named.len() > MOST_REFERENCES {
        named.drain(1..=named.len() - MOST_REFERENCES);
    }
    if named.is_empty() {
        named.push(own.to_owned());
    }
    if let Some(id) = &in_reply_to {
        head.plain("In-Reply-To", id);
    }
    head.list("References", &named);
    let at = draft.conversation.answered_at;
    let child = thread_index.as_deref().and_then(|it| thread_index::child(it, at, own));
    if let Some(child) = child {
        if let Some(topic) = thread_topic {
            head.text(Field::ThreadTopic, topic)?;
        }
        head.plain("Thread-Index", &child);
    }
    Ok(())
}
