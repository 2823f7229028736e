//! What came in and went out on accounts, as statements say it.

use funkstille_core::evidence::Digest;
use funkstille_core::money::{Currency, Money};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::connection::{Row, Value};
use crate::error::StoreError;
use crate::ids::TenantId;
use crate::outbox::{digest, instant};
use crate::projection::{bad_value, date};

/// A payment of a statement: an entry of an account, or one of several that were booked as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankPayment {
    /// The entry: a number, never used twice.
    pub entry: i64,
    /// Which of its payments it is, from 1.
    pub part: i64,
    /// How many the entry has.
    pub parts: i64,
    /// The format of the file that it stood in.
    pub format: String,
    /// The account, where the file names it.
    pub account: Option<String>,
    /// The day of booking.
    pub booked_on: Date,
    /// The whole entry, in minor units of the same currency.
    pub entry_minor: i64,
    /// How much: above zero came in.
    pub amount: Money,
    /// The bank's own number of the entry.
    pub bank_id: Option<String>,
    /// The name of the other side.
    pub counterparty: Option<String>,
    /// The account of the other side.
    pub counterparty_account: Option<String>,
    /// What was written for it.
    pub reference: Option<String>,
    /// The payer's own number.
    pub end_to_end_id: Option<String>,
    /// Whether the bank says that it gives something back.
    pub is_return: bool,
    /// What became of it.
    pub state: PaymentState,
    /// The file that it stood in.
    pub file: String,
    /// The line at which it began there.
    pub line: i64,
}

/// What became of a payment of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaymentState {
    /// It went out.
    Out,
    /// It came in, and pays nothing that is known.
    Open,
    /// A person is asked what it pays, or what it gave back.
    Asked,
    /// It pays invoices.
    Matched,
    /// Somebody said that it pays no invoice.
    NoInvoice,
    /// It was given back, whatever it paid.
    GivenBack,
    /// It gave back a payment.
    Returned,
}

/// What a payment likely pays: a person is asked about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BankQuestion {
    /// The entry of the payment.
    pub entry: i64,
    /// Which of its payments.
    pub part: i64,
    /// The id of the invoice.
    pub invoice: String,
    /// How much of the payment, in minor units.
    pub minor: i64,
}

/// What an entry gave back: a payment, with a part of what it had paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankReturn {
    /// The entry that gave back, and which of its payments.
    pub returned: (i64, i64),
    /// The payment that was given back: its entry, and which of its payments.
    pub origin: (i64, i64),
    /// How that payment stood before.
    pub state: PaymentState,
    /// The id of an invoice that it had paid; `None` where it had paid none.
    pub invoice: Option<String>,
    /// How much of it, in minor units.
    pub minor: i64,
}

/// An account of which there are statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankAccount {
    /// Its number; empty where files did not name one.
    pub account: String,
    /// Up to when the statements are complete.
    pub until_at: Timestamp,
    /// When the last one was imported.
    pub imported_at: Timestamp,
}

/// Where a statement that was kept lacks something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankGap {
    /// The digest of the file.
    pub digest: Digest,
    /// The line at which it shows, from 1.
    pub line: i64,
    /// The file.
    pub file: String,
    /// The account that the file is of; empty where it names none, or several.
    pub account: String,
    /// The key of the sentence that says what is wrong.
    pub problem: String,
}

impl PaymentState {
    const ALL: [Self; 7] = [
        Self::Out,
        Self::Open,
        Self::Asked,
        Self::Matched,
        Self::NoInvoice,
        Self::GivenBack,
        Self::Returned,
    ];

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::Open => "open",
            Self::Asked => "asked",
            Self::Matched => "matched",
            Self::NoInvoice => "no-invoice",
            Self::GivenBack => "given-back",
            Self::Returned => "returned",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl BankPayment {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let (code, state): (String, String) = (row.get(6)?, row.get(15)?);
        let currency = Currency::parse(&code).ok_or_else(|| bad_value(code))?;
        Ok(Self {
            entry: row.get(0)?,
            part: row.get(1)?,
            parts: row.get(2)?,
            format: row.get(3)?,
            account: row.get(4)?,
            booked_on: date(row, 5)?,
            entry_minor: row.get(7)?,
            amount: Money { minor: row.get(8)?, currency },
            bank_id: row.get(9)?,
            counterparty: row.get(10)?,
            counterparty_account: row.get(11)?,
            reference: row.get(12)?,
            end_to_end_id: row.get(13)?,
            is_return: row.get::<i64>(14)? != 0,
            state: PaymentState::parse(&state).ok_or_else(|| bad_value(state))?,
            file: row.get(16)?,
            line: row.get(17)?,
        })
    }

    pub(crate) fn values(&self, tenant: TenantId, imported_at: Timestamp) -> Vec<Value<'_>> {
        vec![
            tenant.0.into(),
            self.entry.into(),
            self.part.into(),
            self.parts.into(),
            (&self.format).into(),
            self.account.as_deref().into(),
            self.booked_on.to_string().into(),
            self.amount.currency.to_string().into(),
            self.entry_minor.into(),
            self.amount.minor.into(),
            self.bank_id.as_deref().into(),
            self.counterparty.as_deref().into(),
            self.counterparty_account.as_deref().into(),
            self.reference.as_deref().into(),
            self.end_to_end_id.as_deref().into(),
            i64::from(self.is_return).into(),
            self.state.name().into(),
            (&self.file).into(),
            self.line.into(),
            imported_at.as_microsecond().into(),
        ]
    }
}

impl BankQuestion {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self { entry: row.get(0)?, part: row.get(1)?, invoice: row.get(2)?, minor: row.get(3)? })
    }

    pub(crate) fn values(&self, tenant: TenantId) -> Vec<Value<'_>> {
        let (entry, part) = (self.entry.into(), self.part.into());
        vec![tenant.0.into(), entry, part, (&self.invoice).into(), self.minor.into()]
    }
}

impl BankReturn {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let (invoice, state): (String, String) = (row.get(2)?, row.get(6)?);
        Ok(Self {
            returned: (row.get(0)?, row.get(1)?),
            origin: (row.get(4)?, row.get(5)?),
            state: PaymentState::parse(&state).ok_or_else(|| bad_value(state))?,
            invoice: Some(invoice).filter(|invoice| !invoice.is_empty()),
            minor: row.get(3)?,
        })
    }

    pub(crate) fn values(&self, tenant: TenantId) -> Vec<Value<'_>> {
        vec![
            tenant.0.into(),
            self.returned.0.into(),
            self.returned.1.into(),
            self.invoice.as_deref().unwrap_or_default().into(),
            self.minor.into(),
            self.origin.0.into(),
            self.origin.1.into(),
            self.state.name().into(),
        ]
    }
}

impl BankGap {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            digest: digest(row, 0)?.ok_or_else(|| bad_value("digest".to_owned()))?,
            line: row.get(1)?,
            file: row.get(2)?,
            account: row.get(3)?,
            problem: row.get(4)?,
        })
    }

    pub(crate) fn values(&self, tenant: TenantId, noted_at: Timestamp) -> Vec<Value<'_>> {
        vec![
            tenant.0.into(),
            self.digest.as_bytes().into(),
            self.line.into(),
            (&self.file).into(),
            (&self.account).into(),
            (&self.problem).into(),
            0_i64.into(),
            noted_at.as_microsecond().into(),
        ]
    }
}

impl BankAccount {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            account: row.get(0)?,
            until_at: instant(row.get(1)?)?,
            imported_at: instant(row.get(2)?)?,
        })
    }
}
