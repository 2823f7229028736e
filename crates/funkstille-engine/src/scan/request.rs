//! What a scan takes and gives.

use std::path::PathBuf;

use funkstille_core::calendar::Region;
use funkstille_core::case::Reason;
use funkstille_core::playbook::Stage;
use funkstille_core::silence::StageSign;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::mail::threads::Days;
use crate::mail_problem::MailProblem;

/// What to look at, and as whom.
#[derive(Clone, Debug)]
pub struct Request {
    /// A Maildir, a folder of messages, an mbox.
    pub mailbox: PathBuf,
    /// Our own addresses, in lower case.
    pub me: Vec<String>,
    /// The day that counts as today; later mail is left aside.
    pub as_of: Date,
    /// Whose holidays count.
    pub region: Region,
    /// The zone in which days are counted.
    pub zone: TimeZone,
}

impl Request {
    pub(super) fn days(&self) -> Days {
        Days { zone: self.zone.clone(), as_of: self.as_of }
    }
}

/// What a scan found.
#[derive(Clone, Debug)]
pub struct Report {
    /// Who owes us an answer, the longest silence first.
    pub silences: Vec<SilentClient>,
    /// How much was looked at.
    pub counts: Counts,
    /// What could not be read.
    pub problems: Vec<MailProblem>,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Messages read.
    pub messages: usize,
    /// Those that we wrote.
    pub ours: usize,
    /// Conversations in which we wrote.
    pub conversations: usize,
}

/// Somebody who owes us an answer.
#[derive(Clone, Debug)]
pub struct SilentClient {
    /// The name, or the address where no name is known.
    pub client: String,
    /// The address that we wrote to, in lower case.
    pub address: String,
    /// The subject of the message that counts, as it was written.
    pub subject: String,
    /// The id of the message that counts: the oldest of ours that still needs an answer.
    pub message_id: Option<String>,
    /// When it was sent.
    pub sent_at: Zoned,
    /// The civil day on which it was sent.
    pub since: Date,
    /// Days from it to today.
    pub silent_days: i64,
    /// How far things are, a guess.
    pub stage: Stage,
    /// What the guess rests on.
    pub sign: StageSign,
    /// The sentence that asked.
    pub asked: String,
    /// The step that is next.
    pub step: String,
    /// Its day.
    pub date: Date,
    /// Why that step on that day.
    pub reasons: Vec<Reason>,
}
