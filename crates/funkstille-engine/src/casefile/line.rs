//! The lines of a case file that are no entries of the ledger. Each ends in the digest of all bytes
//! of the file before that digest.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use funkstille_core::evidence::{Digest, Head};
use serde::{Deserialize, Serialize};

use crate::letters;

/// The version of the format, as docs/dev/ledger.md describes it.
pub(super) const FORMAT: u32 = 1;

/// The bytes at the end of such a line that its digest does not cover: the 64 digits of the digest
/// (SHA-256, RFC 6234, in hexadecimal digits), and [`CLOSE`].
pub(super) const TAIL: usize = 64 + CLOSE.len();

/// What stands before the digits of the digest, and what stands behind them.
const OPEN: &str = ",\"digest\":\"";
const CLOSE: &str = "\"}\n";

/// A line that is no entry, without its digest.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub(super) enum Extra {
    File(FileLine),
    Letter(LetterLine),
    End(EndLine),
}

/// A file that the case refers to. Its bytes stand in `text` where they are one, else in `base64`,
/// and in neither where they are no longer kept.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FileLine {
    /// The number of the line, from 1.
    pub(super) line: u64,
    /// What it is.
    pub(super) about: About,
    /// The digest of its bytes.
    pub(super) content: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) base64: Option<String>,
}

/// What a file is. Instants are those of RFC 9557 in UTC.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub(super) enum About {
    /// An invoice that the case is about.
    Invoice { number: String },
    /// The text of the playbook that the case ran by.
    Playbook { name: String },
    /// A message that was received or sent outside of the program.
    Message { message_id: String, seen_at: String },
    /// A letter as it was approved: channel, recipient, subject, text and the digests of what goes
    /// with it, each after its length (8 bytes, big-endian).
    Letter {
        letter: String,
        steps: Vec<String>,
        channel: String,
        recipient: String,
        sent_at: Option<String>,
    },
    /// What a person put on record with a task, such as a delivery record.
    Record { task: String },
    /// What went with a letter.
    Attachment { letter: String },
}

/// A letter of the outbox.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LetterLine {
    pub(super) line: u64,
    pub(super) letter: String,
    pub(super) steps: Vec<String>,
    pub(super) channel: String,
    pub(super) recipient: String,
    pub(super) state: String,
    pub(super) send_at: Option<String>,
    pub(super) changed_at: String,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) content: Option<String>,
    pub(super) approved: Option<String>,
    pub(super) attachments: Vec<String>,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EndLine {
    pub(super) line: u64,
    pub(super) format: u32,
    /// Where the chains end, as [`head_text`] writes it.
    pub(super) heads: Vec<String>,
    /// The sequences of the entries whose bodies were left out because they are not about the case.
    pub(super) withheld: Vec<i64>,
}

impl Extra {
    /// The number that the line has by its own word.
    pub(super) fn number(&self) -> u64 {
        match self {
            Self::File(file) => file.line,
            Self::Letter(letter) => letter.line,
            Self::End(end) => end.line,
        }
    }

    /// The line up to its digest.
    pub(super) fn before_digest(&self) -> String {
        let mut json = serde_json::to_string(self).expect("it has no maps, and no floats");
        json.pop();
        json + OPEN
    }

    /// The digest of a line, and the end of the line.
    pub(super) fn tail(digest: &Digest) -> String {
        format!("{digest}{CLOSE}")
    }

    /// Reads such a line; `None` for anything else. Its digest is not looked at.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        let before = line.get(..line.len().checked_sub(TAIL)?)?;
        let json = std::str::from_utf8(before).ok()?.strip_suffix(OPEN)?;
        serde_json::from_str(&format!("{json}}}")).ok()
    }
}

impl LetterLine {
    /// The digest of what the letter says, as the entries of its case name it.
    pub(super) fn words(&self) -> Digest {
        let to = (self.channel.as_str(), self.recipient.as_str());
        letters::digest(to, (&self.subject, &self.text), &self.attachments)
    }
}

impl FileLine {
    /// A line about these bytes; `None` where they are no longer kept.
    pub(super) fn new(line: u64, about: About, content: &Digest, bytes: Option<Vec<u8>>) -> Self {
        let is_plain = |text: &String| !text.contains(|c: char| c.is_control() && !is_layout(c));
        let (text, base64) = match bytes.map(String::from_utf8) {
            None => (None, None),
            Some(Ok(text)) if is_plain(&text) => (Some(text), None),
            Some(Ok(text)) => (None, Some(STANDARD.encode(text))),
            Some(Err(other)) => (None, Some(STANDARD.encode(other.as_bytes()))),
        };
        Self { line, about, content: content.to_string(), text, base64 }
    }

    /// Whether the bytes, where they are there, have the digest that the line names.
    pub(super) fn is_right(&self) -> bool {
        let bytes = match (&self.text, &self.base64) {
            (None, None) => return true,
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(base64)) => match STANDARD.decode(base64) {
                Ok(bytes) => bytes,
                Err(_) => return false,
            },
            (Some(_), Some(_)) => return false,
        };
        Digest::of(&bytes).to_string() == self.content
    }
}

fn is_layout(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\t')
}

/// Where a chain ends, as it is given to `verify.py` as well: `1/case/1024=17:3f2a…`.
pub(super) fn head_text(chain: &funkstille_core::evidence::Chain, head: &Head) -> String {
    format!("{}/{}/{}={}:{}", chain.tenant, chain.kind, chain.id, head.version, head.digest)
}
