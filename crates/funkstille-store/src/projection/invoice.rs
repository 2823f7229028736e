//! An invoice: what its events say, and the rows that follow.

use funkstille_core::invoice::{InvoiceEvent, InvoiceState};
use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;

use super::{bad_value, date, maybe_date};
use crate::connection::{Row, Value};
use crate::error::StoreError;
use crate::ids::TenantId;

/// Everything that the events of an invoice say: the fold over its stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceView {
    /// Its id.
    pub invoice: String,
    /// How many entries its stream has.
    pub version: i64,
    /// Its state; `None` before it is added.
    pub state: Option<InvoiceState>,
}

/// The row of an invoice, for lists and for looking up what a payment is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceRow {
    /// Its id.
    pub invoice: String,
    /// The client's id.
    pub client: String,
    /// The project's id.
    pub project: Option<String>,
    /// Its number, as printed on it.
    pub number: String,
    /// Its day, as printed on it.
    pub issued_on: Date,
    /// The due date that it prints.
    pub due_on: Option<Date>,
    /// What is owed, with tax.
    pub amount: Money,
    /// What has come in, in minor units.
    pub paid_minor: i64,
    /// What is still to be paid, in minor units; 0 where it is settled or cancelled.
    pub open_minor: i64,
    /// The client's purchase-order number.
    pub order: Option<String>,
    /// The case that asks for it.
    pub case: Option<String>,
    /// Whether it is not to be paid any more.
    pub is_cancelled: bool,
    /// How many entries its stream has.
    pub version: i64,
}

/// The row of a payment that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRow {
    /// The id of the invoice.
    pub invoice: String,
    /// Which payment.
    pub payment: String,
    /// The day on which it came.
    pub paid_on: Date,
    /// How much, in minor units of the invoice's currency.
    pub minor: i64,
    /// The account that it came from.
    pub account: Option<String>,
}

impl InvoiceView {
    /// An invoice without entries.
    pub fn new(invoice: &str) -> Self {
        Self { invoice: invoice.to_owned(), version: 0, state: None }
    }

    /// Takes the next entry, whose body was erased.
    pub fn apply_erased(&mut self) {
        self.version += 1;
    }

    /// Takes the next entry.
    pub fn apply(&mut self, event: &InvoiceEvent) {
        self.version += 1;
        match (&mut self.state, event) {
            (None, InvoiceEvent::Added(terms)) => {
                self.state = Some(InvoiceState::added(terms.clone()));
            }
            (Some(state), event) => state.apply(event),
            (None, _) => {}
        }
    }
}

/// The row, column by column.
pub(crate) fn invoice_values<'a>(
    tenant: TenantId,
    view: &'a InvoiceView,
    state: &'a InvoiceState,
) -> Vec<Value<'a>> {
    let terms = &state.terms;
    let day = |day: Option<Date>| Value::Text(day.map(|day| day.to_string().into()));
    vec![
        tenant.0.into(),
        (&view.invoice).into(),
        (&terms.client).into(),
        terms.project.as_deref().into(),
        (&terms.number).into(),
        terms.issued_on.to_string().into(),
        day(terms.due_on),
        terms.amount.minor.into(),
        terms.amount.currency.to_string().into(),
        state.paid_minor().into(),
        state.open_minor().into(),
        terms.order.as_deref().into(),
        state.case.as_deref().into(),
        i64::from(state.cancelled_on.is_some()).into(),
        day(state.case_begins_on()),
        view.version.into(),
    ]
}

/// The rows of its payments.
pub(crate) fn payment_values<'a>(
    tenant: TenantId,
    invoice: &'a str,
    state: &'a InvoiceState,
) -> Vec<Vec<Value<'a>>> {
    let row = |payment: &'a funkstille_core::invoice::PaymentIn| {
        vec![
            tenant.0.into(),
            invoice.into(),
            (&payment.payment).into(),
            (&state.terms.client).into(),
            payment.on.to_string().into(),
            payment.minor.into(),
            payment.account.as_deref().into(),
        ]
    };
    state.payments.iter().map(row).collect()
}

impl InvoiceRow {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let code: String = row.get(7)?;
        let currency = Currency::parse(&code).ok_or_else(|| bad_value(code))?;
        Ok(Self {
            invoice: row.get(0)?,
            client: row.get(1)?,
            project: row.get(2)?,
            number: row.get(3)?,
            issued_on: date(row, 4)?,
            due_on: maybe_date(row, 5)?,
            amount: Money { minor: row.get(6)?, currency },
            paid_minor: row.get(8)?,
            open_minor: row.get(9)?,
            order: row.get(10)?,
            case: row.get(11)?,
            is_cancelled: row.get::<i64>(12)? != 0,
            version: row.get(13)?,
        })
    }

    /// Whether something is still to be paid.
    pub fn is_open(&self) -> bool {
        self.open_minor > 0
    }
}

impl PaymentRow {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            invoice: row.get(0)?,
            payment: row.get(1)?,
            paid_on: date(row, 2)?,
            minor: row.get(3)?,
            account: row.get(4)?,
        })
    }
}
