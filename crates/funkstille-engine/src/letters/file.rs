//! What a letter was written from, as it stands beside it in the outbox.

use std::collections::BTreeMap;

use funkstille_core::evidence::Digest;
use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claims::StatedClaim;
use crate::error::{Error, Problem};

/// What a letter was written from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterFile {
    /// The day of the letter, from which its deadline counts.
    pub(crate) letter_on: Date,
    /// The key of its text.
    pub(crate) text: String,
    /// The values that were filled in, by their names.
    pub(crate) facts: BTreeMap<String, String>,
    /// The last day of the deadline that it sets.
    pub(crate) deadline_on: Option<Date>,
    /// The message that it answers.
    pub(crate) answers: Option<String>,
    /// The digests of the files that go with it, as hexadecimal digits.
    pub(crate) attachments: Vec<String>,
    /// How many invoices that go with it are not on file.
    pub(crate) missing_invoices: usize,
    /// Whether a person changed its text.
    pub(crate) is_edited: bool,
    /// Why a person let it leave out something that it should say about the money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) without: Option<String>,
    /// The conversation that it goes on with, as it was when the letter was approved.
    #[serde(default, skip_serializing_if = "Thread::is_none")]
    pub(crate) thread: Thread,
    /// Whether nobody has read it before it leaves: a step whose mode is *auto*.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) by_program: bool,
    /// The digest of subject and text as the program wrote them, whatever a person made of them;
    /// a letter of an earlier version has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) written: Option<String>,
    /// The statement of claim that goes with it; none where nothing is claimed beside the
    /// principal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) statement: Vec<StatedClaim>,
    /// How much it asks for; none where it asks for no money, and in a letter of an earlier
    /// version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) asks: Vec<Asks>,
}

/// How much a letter asks for about one of its cases, with interest and costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asks {
    /// The case.
    pub(crate) case: String,
    minor: i64,
    currency: String,
}

impl Asks {
    pub(super) fn of(case: &str, amount: Money) -> Self {
        let (minor, currency) = (amount.minor, amount.currency.to_string());
        Self { case: case.to_owned(), minor, currency }
    }

    /// The amount; `None` where there is no such currency.
    pub(crate) fn amount(&self) -> Option<Money> {
        Currency::parse(&self.currency).map(|currency| Money { minor: self.minor, currency })
    }
}

/// How much a letter asks for, from what it was written from; nothing where that cannot be read.
pub(crate) fn asks_of(facts: &str) -> Vec<Asks> {
    LetterFile::read(facts).map_or_else(|_| Vec::new(), |file| file.asks)
}

/// A conversation, by what its messages say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Thread {
    /// The ids of the messages before the one that is answered, the oldest first.
    pub(crate) references: Vec<String>,
    /// `Thread-Index` of the message that is answered.
    pub(crate) index: Option<String>,
    /// `Thread-Topic` of it.
    pub(crate) topic: Option<String>,
}

impl Thread {
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl LetterFile {
    /// Writes it for the outbox.
    pub(crate) fn write(&self) -> Result<String, Error> {
        Ok(serde_json::to_string(self).map_err(|error| unreadable(&error))?)
    }

    /// Reads it from the outbox.
    pub(crate) fn read(facts: &str) -> Result<Self, Error> {
        Ok(serde_json::from_str(facts).map_err(|error| unreadable(&error))?)
    }

    /// The bytes that an approval covers: everything that leaves, in one form for all channels.
    pub(crate) fn content(&self, to: (&str, &str), subject: &str, text: &str) -> Vec<u8> {
        let (channel, recipient) = to;
        let mut content = Vec::new();
        let attachments = self.attachments.iter().map(String::as_str);
        let statement = self.statement.iter().flat_map(StatedClaim::texts);
        for part in
            [channel, recipient, subject, text].into_iter().chain(attachments).chain(statement)
        {
            let bytes = u64::try_from(part.len()).unwrap_or(u64::MAX);
            content.extend(bytes.to_be_bytes());
            content.extend(part.as_bytes());
        }
        content
    }
}

/// The digest of a file as it stands in a [`LetterFile`].
pub(crate) fn digits(digest: &Digest) -> String {
    digest.to_string()
}

fn unreadable(error: &serde_json::Error) -> Problem {
    Problem::SettingUnreadable { name: "letter".to_owned(), why: error.to_string() }
}
