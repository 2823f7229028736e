//! Payments about which a person is asked: on the day's page, and before a letter leaves.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::guard::Refusal;
use funkstille_core::money::Currency;
use funkstille_store::projection::InvoiceRow;
use funkstille_store::{BankPayment, BankQuestion, PaymentState, Reading};
use jiff::civil::Date;

use super::payments::number_of;
use super::waiting::all_in;
use crate::error::Error;

/// What a person can say of a payment that is asked about, beside that it pays nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What it pays, or gave back.
    Pays,
    /// Nothing: its day has not come.
    NothingYet,
    /// What it is worth in this currency, by hand: it is of another one than its invoice.
    Worth(Currency),
}

impl Answer {
    /// Of a payment for an invoice in this currency, on a day.
    pub(super) fn of(payment: &BankPayment, owed_in: Option<Currency>, today: Date) -> Self {
        match owed_in {
            Some(other) if other != payment.amount.currency => Self::Worth(other),
            _ if payment.booked_on > today => Self::NothingYet,
            _ => Self::Pays,
        }
    }

    /// The end of the key of the sentence that asks.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pays => "pays",
            Self::NothingYet => "nothing-yet",
            Self::Worth(_) => "worth",
        }
    }

    /// The currency in which a person says what it is worth; empty where it is no other one.
    pub fn currency(self) -> String {
        match self {
            Self::Worth(currency) => currency.to_string(),
            Self::Pays | Self::NothingYet => String::new(),
        }
    }
}

/// A payment about which a person is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedPayment {
    /// The payment.
    pub payment: BankPayment,
    /// The numbers of the invoices that it likely pays; empty where it gave something back.
    pub numbers: Vec<String>,
    /// The numbers of those that may be meant as well.
    pub also: Vec<String>,
    /// What a person can say of it.
    pub answer: Answer,
    /// The clients of these invoices.
    clients: BTreeSet<String>,
}

impl AskedPayment {
    /// The number by which a person names it.
    pub fn entry(&self) -> String {
        number_of(self.payment.entry, self.payment.part)
    }
}

/// All of them, in their order, as they can be answered on a day.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn asked(reading: &mut Reading, today: Date) -> Result<Vec<AskedPayment>, Error> {
    let payments = all_in(reading, PaymentState::Asked).await?;
    let (Some(first), Some(last)) = (payments.first(), payments.last()) else {
        return Ok(Vec::new());
    };
    let questions = reading.bank_questions((first.entry, last.entry)).await?;
    let invoices: Vec<&str> = questions.iter().map(|it| it.invoice.as_str()).collect();
    let rows = reading.invoice_rows(&invoices).await?;
    let rows: BTreeMap<&str, &InvoiceRow> =
        rows.iter().map(|row| (row.invoice.as_str(), row)).collect();
    let mut of_payment: BTreeMap<(i64, i64), Vec<(i64, &InvoiceRow)>> = BTreeMap::new();
    for BankQuestion { entry, part, invoice, minor } in &questions {
        let row = rows.get(invoice.as_str()).map(|row| (*minor, *row));
        of_payment.entry((*entry, *part)).or_default().extend(row);
    }
    let asked = payments.into_iter().map(|payment| {
        let rows = of_payment.remove(&(payment.entry, payment.part)).unwrap_or_default();
        let clients = rows.iter().map(|(_, row)| row.client.clone()).collect();
        let (paid, also): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(minor, _)| *minor > 0);
        let numbers = |of: &[(i64, &InvoiceRow)]| {
            of.iter().map(|(_, row)| row.number.clone()).collect::<Vec<String>>()
        };
        let owed_in = paid.first().map(|(_, row)| row.amount.currency);
        let answer = Answer::of(&payment, owed_in, today);
        AskedPayment { payment, numbers: numbers(&paid), also: numbers(&also), answer, clients }
    });
    Ok(asked.collect())
}

/// What holds letters about invoices of a client, by all that is asked.
pub(crate) fn held_for(client: &str, asked: &[AskedPayment]) -> Vec<Refusal> {
    let theirs = asked.iter().filter(|it| it.clients.contains(client));
    theirs.map(|it| Refusal::PaymentAsked { entry: it.entry() }).collect()
}

/// What holds letters about invoices of a client: a payment that may be theirs, and it is not known
/// which invoices it pays. The one that it seems to pay need not be the one that is meant.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn asked_of(reading: &mut Reading, client: &str) -> Result<Vec<Refusal>, Error> {
    let invoices = reading.invoices_of_clients(&[client]).await?;
    let ids: Vec<&str> = invoices.iter().map(|row| row.invoice.as_str()).collect();
    let mut refusals: Vec<Refusal> = Vec::new();
    for BankQuestion { entry, part, .. } in reading.bank_questions_about(&ids).await? {
        let refusal = Refusal::PaymentAsked { entry: number_of(entry, part) };
        if !refusals.contains(&refusal) {
            refusals.push(refusal);
        }
    }
    Ok(refusals)
}
