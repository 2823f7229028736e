//! From an entry of the ledger to what is told of it, and to the bytes that leave.

use funkstille_core::case::{CaseEvent, Happened};
use funkstille_core::delivery::AttemptState;
use funkstille_core::evidence::{Digest, Entry};
use funkstille_core::explain::Fact;
use funkstille_store::StreamKind;
use funkstille_store::event::{CaseRecord, StoredEvent};
use jiff::Timestamp;
use serde::Serialize;

use super::Kind;
use super::receiver::ReceiverKind;
use crate::words::Words;

/// Something that is told. Its JSON is what a webhook gets; the order of the fields is part of the
/// contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Notice {
    /// Its id, which tells nothing.
    pub(super) id: String,
    /// When it was recorded.
    pub(super) at: String,
    /// What kind of thing it is.
    pub(super) kind: Kind,
    /// The case, where it is about one.
    pub(super) case: Option<String>,
    /// The step, where it is about one.
    pub(super) step: Option<String>,
    /// The number of the account, where it is about one.
    pub(super) account: Option<String>,
    /// The client's name, where the receiver gets names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) client: Option<String>,
}

/// How many hexadecimal digits of a digest make an id: 128 bits (docs/telling.md, *Webhooks*).
const ID_DIGITS: usize = 32;

/// An id that follows from a digest.
pub(super) fn id_of(digest: &Digest) -> String {
    let digits = digest.to_string();
    format!("fs_{}", digits.get(..ID_DIGITS).unwrap_or(&digits))
}

impl Notice {
    /// What is told of an entry; `None` where nothing is. An entry that this version cannot read is
    /// told of elsewhere: `doctor` looks at all of them.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        if entry.chain.kind != StreamKind::Case.as_str() {
            return None;
        }
        let body = entry.content.as_ref()?.body.clone();
        let record = StoredEvent { event_type: entry.event_type.clone(), body }.to_case().ok()?;
        let (kind, step) = kind_of(&record)?;
        let at = Timestamp::from_microsecond(entry.recorded_at).ok()?;
        Some(Self {
            id: id_of(&entry.digest),
            at: at.to_string(),
            kind,
            case: Some(entry.chain.id.clone()),
            step,
            account: None,
            client: None,
        })
    }

    /// The bytes that a receiver of this kind gets.
    pub(super) fn body(&self, kind: ReceiverKind, words: &Words) -> String {
        match kind {
            ReceiverKind::Webhook => {
                serde_json::to_string(self).expect("texts and names are always JSON")
            }
            ReceiverKind::Ntfy => self.sentence(words),
        }
    }

    /// The same for a person, in one line.
    fn sentence(&self, words: &Words) -> String {
        let or_empty = |text: &Option<String>| Fact::Text(text.clone().unwrap_or_default());
        let facts = [("case", or_empty(&self.case)), ("account", or_empty(&self.account))];
        let told = words.say(&format!("telling-{}", self.kind.as_str()), &facts);
        match &self.client {
            None => told,
            Some(client) => {
                let facts = [("client", Fact::from(client)), ("told", Fact::Text(told))];
                words.say("telling-of-client", &facts)
            }
        }
    }
}

fn kind_of(record: &CaseRecord) -> Option<(Kind, Option<String>)> {
    use Happened as H;
    match record {
        CaseRecord::Happened(CaseEvent { what, .. }) => match what {
            H::LetterPrepared { step } => Some((Kind::LetterWaits, Some(step.clone()))),
            H::Answered | H::WroteElsewhere | H::HoldingReply { .. } => {
                Some((Kind::AnswerCame, None))
            }
            H::PaymentReceived { .. } => Some((Kind::PaymentCame, None)),
            H::TaskOpened { step } => Some((Kind::TaskOpened, Some(step.clone()))),
            H::FollowOnOpened(task) => {
                let step = task.letter().map(|(step, _)| step.to_owned());
                Some((Kind::TaskOpened, step))
            }
            _ => None,
        },
        CaseRecord::Delivery(delivery) => {
            let kind = match delivery.state {
                AttemptState::Accepted | AttemptState::Found | AttemptState::SaidArrived => {
                    Kind::LetterLeft
                }
                AttemptState::Uncertain => Kind::LetterUncertain,
                _ => return None,
            };
            Some((kind, Some(delivery.step.clone())))
        }
        CaseRecord::Concerns(_) | CaseRecord::LookedUp(_) => None,
    }
}
