//! What happens to an invoice, as it is stored: [`InvoiceEvent`], word for word.

use funkstille_core::claim::{CashDiscount, Percent};
use funkstille_core::invoice::{InvoiceEvent, InvoiceTerms, WhyReverted};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::StoredEvent;
use super::decode::{self, DecodeError, One};
use super::named::{Amount, Hex, Name, Named, named};

named!(WhyReverted { Mistaken = "mistaken", Returned = "returned" });

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredInvoiceEvent {
    v: One,
    what: StoredWhat,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum StoredWhat {
    #[serde(rename = "added")]
    Added(Box<StoredTerms>),
    #[serde(rename = "corrected")]
    Corrected(Box<StoredTerms>),
    #[serde(rename = "case-began")]
    CaseBegan { case: String },
    #[serde(rename = "payment-received")]
    PaymentReceived { payment: String, on: Date, amount: Amount, account: Option<String> },
    #[serde(rename = "payment-reverted")]
    PaymentReverted { payment: String, why: Name<WhyReverted> },
    #[serde(rename = "costs-added")]
    CostsAdded { on: Date, amount: Amount, what: String },
    #[serde(rename = "refused")]
    Refused { on: Date },
    #[serde(rename = "cancelled")]
    Cancelled { on: Date, reason: String },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredTerms {
    client: String,
    project: Option<String>,
    number: String,
    issued_on: Date,
    due_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<StoredPart>,
    due_is_agreed: bool,
    amount: Amount,
    vat_minor: Option<i64>,
    order: Option<String>,
    delivered_on: Option<Date>,
    received_on: Option<Date>,
    gives_notice: bool,
    discount: Option<StoredDiscount>,
    rate: Option<Rate>,
    contract_on: Option<Date>,
    tolerance_minor: i64,
    file: Option<Hex>,
}

/// A part with a due date of its own, in minor units.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredPart {
    due_on: Date,
    minor: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredDiscount {
    percent: Rate,
    until_on: Date,
}

/// A rate in percent, written as a decimal: `9.00`.
struct Rate(Percent);

impl Serialize for Rate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format_args!("{text:?}"));
        Percent::parse(&text).map(Self).ok_or_else(unknown)
    }
}

pub(super) fn encode(event: &InvoiceEvent) -> StoredEvent {
    let what = StoredWhat::from(event.clone());
    decode::encode(what.event_type(), &StoredInvoiceEvent { v: One, what })
}

pub(super) fn decode(event: &StoredEvent) -> Result<InvoiceEvent, DecodeError> {
    let StoredInvoiceEvent { v: One, what } = decode::decode(event)?;
    if what.event_type() != event.event_type {
        return Err(DecodeError::BadValue { value: event.event_type.clone() });
    }
    Ok(what.into())
}

impl StoredWhat {
    /// The type of the event: the name of its variant.
    fn event_type(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Corrected(_) => "corrected",
            Self::CaseBegan { .. } => "case-began",
            Self::PaymentReceived { .. } => "payment-received",
            Self::PaymentReverted { .. } => "payment-reverted",
            Self::CostsAdded { .. } => "costs-added",
            Self::Refused { .. } => "refused",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

impl From<InvoiceEvent> for StoredWhat {
    fn from(event: InvoiceEvent) -> Self {
        match event {
            InvoiceEvent::Added(terms) => Self::Added(Box::new(terms.into())),
            InvoiceEvent::Corrected(terms) => Self::Corrected(Box::new(terms.into())),
            InvoiceEvent::CaseBegan { case } => Self::CaseBegan { case },
            InvoiceEvent::PaymentReceived { payment, on, amount, account } => {
                Self::PaymentReceived { payment, on, amount: amount.into(), account }
            }
            InvoiceEvent::PaymentReverted { payment, why } => {
                Self::PaymentReverted { payment, why: Name(why) }
            }
            InvoiceEvent::CostsAdded { on, amount, what } => {
                Self::CostsAdded { on, amount: amount.into(), what }
            }
            InvoiceEvent::Refused { on } => Self::Refused { on },
            InvoiceEvent::Cancelled { on, reason } => Self::Cancelled { on, reason },
        }
    }
}

impl From<StoredWhat> for InvoiceEvent {
    fn from(what: StoredWhat) -> Self {
        match what {
            StoredWhat::Added(terms) => Self::Added((*terms).into()),
            StoredWhat::Corrected(terms) => Self::Corrected((*terms).into()),
            StoredWhat::CaseBegan { case } => Self::CaseBegan { case },
            StoredWhat::PaymentReceived { payment, on, amount, account } => {
                Self::PaymentReceived { payment, on, amount: amount.into(), account }
            }
            StoredWhat::PaymentReverted { payment, why } => {
                Self::PaymentReverted { payment, why: why.0 }
            }
            StoredWhat::CostsAdded { on, amount, what } => {
                Self::CostsAdded { on, amount: amount.into(), what }
            }
            StoredWhat::Refused { on } => Self::Refused { on },
            StoredWhat::Cancelled { on, reason } => Self::Cancelled { on, reason },
        }
    }
}

impl From<InvoiceTerms> for StoredTerms {
    fn from(terms: InvoiceTerms) -> Self {
        let discount = terms.discount;
        let parts = terms.parts.into_iter();
        Self {
            client: terms.client,
            project: terms.project,
            number: terms.number,
            issued_on: terms.issued_on,
            due_on: terms.due_on,
            parts: parts.map(|(due_on, minor)| StoredPart { due_on, minor }).collect(),
            due_is_agreed: terms.due_is_agreed,
            amount: terms.amount.into(),
            vat_minor: terms.vat_minor,
            order: terms.order,
            delivered_on: terms.delivered_on,
            received_on: terms.received_on,
            gives_notice: terms.gives_notice,
            discount: discount.map(|CashDiscount { percent, until_on }| StoredDiscount {
                percent: Rate(percent),
                until_on,
            }),
            rate: terms.rate.map(Rate),
            contract_on: terms.contract_on,
            tolerance_minor: terms.tolerance_minor,
            file: terms.file.map(Hex),
        }
    }
}

impl From<StoredTerms> for InvoiceTerms {
    fn from(stored: StoredTerms) -> Self {
        let discount = stored.discount;
        let parts = stored.parts.into_iter();
        Self {
            client: stored.client,
            project: stored.project,
            number: stored.number,
            issued_on: stored.issued_on,
            due_on: stored.due_on,
            parts: parts.map(|StoredPart { due_on, minor }| (due_on, minor)).collect(),
            due_is_agreed: stored.due_is_agreed,
            amount: stored.amount.into(),
            vat_minor: stored.vat_minor,
            order: stored.order,
            delivered_on: stored.delivered_on,
            received_on: stored.received_on,
            gives_notice: stored.gives_notice,
            discount: discount.map(|StoredDiscount { percent, until_on }| CashDiscount {
                percent: percent.0,
                until_on,
            }),
            rate: stored.rate.map(|rate| rate.0),
            contract_on: stored.contract_on,
            tolerance_minor: stored.tolerance_minor,
            file: stored.file.map(|hex| hex.0),
        }
    }
}
