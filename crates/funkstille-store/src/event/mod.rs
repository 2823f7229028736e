//! Events as they are stored: JSON of a fixed shape, apart from the types that the rules work with.
//!
//! A body says its version (`"v":1`), so that the shape can change while old bodies stay as they
//! were written. Unknown types, fields and later versions are refused: what is only half understood
//! must not be folded into a state. A field that is added later gets a new version; the old shape
//! stays readable for ever.

mod case;
mod case_what;
mod client;
mod decode;
mod delivery;
mod invoice;
mod look;
mod named;
mod tenant;

pub use case::CaseRecord;
pub(crate) use case::may_stop;
pub(crate) use client::DO_NOT_CONTACT;
pub use decode::DecodeError;
pub(crate) use named::{Named, named};
pub(crate) use tenant::{Erased, TenantRecord};

use funkstille_core::client::ClientEvent;
use funkstille_core::evidence::{Draft, SALT_BYTES};
use funkstille_core::invoice::InvoiceEvent;
use jiff::Timestamp;

/// An event in the form in which it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its type, such as `letter-approved`.
    pub event_type: String,
    /// Its body: JSON in UTF-8, never written anew.
    pub body: Vec<u8>,
}

/// An event that is about to be appended. Time and salt come from the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// What happened.
    pub event: StoredEvent,
    /// When it happened.
    pub happened_at: Timestamp,
    /// When it is recorded.
    pub recorded_at: Timestamp,
    /// Who did it: a person's name, or a part of the program.
    pub actor: String,
    /// Bytes at random, of this event alone; they keep a short body from being guessed.
    pub salt: [u8; SALT_BYTES],
}

impl StoredEvent {
    /// What happened to a case, as it is stored.
    pub fn of_case(record: &CaseRecord) -> Self {
        case::encode(record)
    }

    /// What happened to a client, as it is stored.
    pub fn of_client(event: &ClientEvent) -> Self {
        client::encode(event)
    }

    /// What happened to an invoice, as it is stored.
    pub fn of_invoice(event: &InvoiceEvent) -> Self {
        invoice::encode(event)
    }

    /// Reads what happened to a case.
    pub fn to_case(&self) -> Result<CaseRecord, DecodeError> {
        case::decode(self)
    }

    /// Reads what happened to a client.
    pub fn to_client(&self) -> Result<ClientEvent, DecodeError> {
        client::decode(self)
    }

    /// Reads what happened to an invoice.
    pub fn to_invoice(&self) -> Result<InvoiceEvent, DecodeError> {
        invoice::decode(self)
    }
}

impl NewEvent {
    /// As the ledger takes it. Instants are kept to the microsecond.
    pub(crate) fn draft(&self) -> Draft {
        Draft {
            event_type: self.event.event_type.replace('\0', ""),
            happened_at: self.happened_at.as_microsecond(),
            recorded_at: self.recorded_at.as_microsecond(),
            actor: self.actor.replace('\0', ""),
            salt: self.salt,
            body: self.event.body.clone(),
        }
    }
}
