//! What happens to a case, as it is stored.

use std::collections::BTreeSet;

use funkstille_core::case::{CaseEvent, Happened, Opening};
use funkstille_core::client::{InvoiceRef, Matter};
use funkstille_core::delivery::Delivery;
use funkstille_core::looks::Look;
use funkstille_core::playbook::{Stage, Starts};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::StoredEvent;
use super::case_what::StoredWhat;
use super::decode::{self, DecodeError, One};
use super::delivery::StoredDelivery;
use super::look::StoredLook;
use super::named::{Amount, Hex, Name};

/// An entry in the stream of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseRecord {
    /// What the case is about; the first entry, and again where it turns out to be about something
    /// else.
    Concerns(Matter),
    /// What happened to it.
    Happened(CaseEvent),
    /// What was found when the program looked around for it; it changes nothing.
    LookedUp(Look),
    /// What was tried to hand over a letter, and what became of it; it changes nothing.
    Delivery(Delivery),
}

/// The type of [`CaseRecord::Concerns`].
const CONCERNS: &str = "concerns";

/// The type of [`CaseRecord::LookedUp`].
const LOOKED_UP: &str = "looked-up";

/// The type of [`CaseRecord::Delivery`]; all others are names of [`StoredWhat`].
const DELIVERY: &str = "delivery";

/// Types of entries that neither stop nor bend a plan, or do no more than let it go on. Where one
/// of them is erased, nothing goes out that would not have gone out before.
const HARMLESS: &[&str] = &[
    CONCERNS,
    LOOKED_UP,
    DELIVERY,
    "opened",
    "letter-prepared",
    "letter-approved",
    "letter-kept",
    "approval-lapsed",
    "window-warned",
    "task-opened",
    "task-recorded",
    "follow-on-opened",
    "follow-on-done",
    "noted",
    "account-checked",
    "went-on",
    "resumed",
    "dispute-closed",
    "delivery-mended",
    "last-message-resent",
    "gaps-judged",
    "payment-reverted",
];

/// Whether an entry of this type could stop or bend the plan of its case. A type that this version
/// does not know could.
pub(crate) fn may_stop(event_type: &str) -> bool {
    !HARMLESS.contains(&event_type)
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredMatter {
    v: One,
    client: String,
    project: Option<String>,
    subject: String,
    message_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invoice: Option<StoredInvoice>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredInvoice {
    number: String,
    issued_on: Date,
    file: Option<Hex>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredCaseEvent {
    v: One,
    on: Date,
    what: StoredWhat,
}

/// How a case began.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredOpening {
    playbook: String,
    stage: Name<Stage>,
    starts: Name<Starts>,
    trigger_on: Date,
    due_on: Option<Date>,
    claim: Option<Amount>,
    tolerance_minor: i64,
    left_out: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rules: Option<Hex>,
}

pub(super) fn encode(record: &CaseRecord) -> StoredEvent {
    match record {
        CaseRecord::Concerns(matter) => {
            let Matter { client, project, subject, message_id, invoice } = matter.clone();
            let invoice = invoice.map(StoredInvoice::from);
            let body = StoredMatter { v: One, client, project, subject, message_id, invoice };
            decode::encode(CONCERNS, &body)
        }
        CaseRecord::Happened(event) => {
            let what = StoredWhat::from(event.what.clone());
            let event_type = what.event_type();
            decode::encode(event_type, &StoredCaseEvent { v: One, on: event.on, what })
        }
        CaseRecord::LookedUp(look) => decode::encode(LOOKED_UP, &StoredLook::from(look.clone())),
        CaseRecord::Delivery(delivery) => {
            decode::encode(DELIVERY, &StoredDelivery::from(delivery.clone()))
        }
    }
}

pub(super) fn decode(event: &StoredEvent) -> Result<CaseRecord, DecodeError> {
    if event.event_type == CONCERNS {
        let StoredMatter { v: One, client, project, subject, message_id, invoice } =
            decode::decode(event)?;
        let invoice = invoice.map(InvoiceRef::from);
        let matter = Matter { client, project, subject, message_id, invoice };
        return Ok(CaseRecord::Concerns(matter));
    }
    if event.event_type == LOOKED_UP {
        let look: StoredLook = decode::decode(event)?;
        return Ok(CaseRecord::LookedUp(look.into()));
    }
    if event.event_type == DELIVERY {
        let delivery: StoredDelivery = decode::decode(event)?;
        return Ok(CaseRecord::Delivery(delivery.into()));
    }
    let StoredCaseEvent { v: One, on, what } = decode::decode(event)?;
    if what.event_type() != event.event_type {
        return Err(DecodeError::BadValue { value: event.event_type.clone() });
    }
    Ok(CaseRecord::Happened(CaseEvent { on, what: Happened::from(what) }))
}

impl From<InvoiceRef> for StoredInvoice {
    fn from(invoice: InvoiceRef) -> Self {
        let InvoiceRef { number, issued_on, file } = invoice;
        Self { number, issued_on, file: file.map(Hex) }
    }
}

impl From<StoredInvoice> for InvoiceRef {
    fn from(stored: StoredInvoice) -> Self {
        let StoredInvoice { number, issued_on, file } = stored;
        Self { number, issued_on, file: file.map(|hex| hex.0) }
    }
}

impl From<Opening> for StoredOpening {
    fn from(opening: Opening) -> Self {
        Self {
            playbook: opening.playbook,
            stage: Name(opening.stage),
            starts: Name(opening.starts),
            trigger_on: opening.trigger_on,
            due_on: opening.due_on,
            claim: opening.claim.map(Amount::from),
            tolerance_minor: opening.tolerance_minor,
            left_out: opening.left_out,
            rules: opening.rules.map(Hex),
        }
    }
}

impl From<StoredOpening> for Opening {
    fn from(stored: StoredOpening) -> Self {
        Self {
            playbook: stored.playbook,
            stage: stored.stage.0,
            starts: stored.starts.0,
            trigger_on: stored.trigger_on,
            due_on: stored.due_on,
            claim: stored.claim.map(Amount::into),
            tolerance_minor: stored.tolerance_minor,
            left_out: stored.left_out,
            rules: stored.rules.map(|hex| hex.0),
        }
    }
}
