//! Payments about which a person is asked: on the day's page, and before a letter leaves.

use std::collections::BTreeMap;

use funkstille_core::guard::Refusal;
use funkstille_store::{BankPayment, BankQuestion, PaymentState, Reading};

use super::payments::number_of;
use super::waiting::all_in;
use crate::change::Known;
use crate::error::Error;

/// A payment about which a person is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedPayment {
    /// The payment.
    pub payment: BankPayment,
    /// The numbers of the invoices that it likely pays; empty where it gave something back.
    pub numbers: Vec<String>,
    /// The rows of these invoices.
    pub(crate) questions: Vec<BankQuestion>,
}

impl AskedPayment {
    /// The number by which a person names it.
    pub fn entry(&self) -> String {
        number_of(self.payment.entry, self.payment.part)
    }
}

/// All of them, in their order.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn asked(reading: &mut Reading) -> Result<Vec<AskedPayment>, Error> {
    let payments = all_in(reading, PaymentState::Asked).await?;
    let (Some(first), Some(last)) = (payments.first(), payments.last()) else {
        return Ok(Vec::new());
    };
    let questions = reading.bank_questions((first.entry, last.entry)).await?;
    let invoices: Vec<&str> = questions.iter().map(|it| it.invoice.as_str()).collect();
    let rows = reading.invoice_rows(&invoices).await?;
    let numbers: BTreeMap<&str, &str> =
        rows.iter().map(|row| (row.invoice.as_str(), row.number.as_str())).collect();
    let mut of_payment: BTreeMap<(i64, i64), Vec<BankQuestion>> = BTreeMap::new();
    for question in &questions {
        let place = (question.entry, question.part);
        of_payment.entry(place).or_default().push(question.clone());
    }
    let asked = payments.into_iter().map(|payment| {
        let place = (payment.entry, payment.part);
        let questions = of_payment.remove(&place).unwrap_or_default();
        let found = questions.iter().filter_map(|it| numbers.get(it.invoice.as_str()));
        let numbers = found.map(|number| (*number).to_owned()).collect();
        AskedPayment { payment, numbers, questions }
    });
    Ok(asked.collect())
}

/// The ids of the invoices of cases.
pub(crate) fn invoices_of(known: &Known<'_>, cases: &[&str]) -> Vec<String> {
    let matters = cases.iter().filter_map(|case| known.matter(case).ok());
    matters.filter_map(|matter| Some(known.invoice_of(matter)?.0.to_owned())).collect()
}

/// What holds letters about these invoices: it is not known whether they were paid.
pub(crate) fn refusals(invoices: &[String], questions: &[BankQuestion]) -> Vec<Refusal> {
    let about = questions.iter().filter(|it| invoices.contains(&it.invoice));
    let mut refusals: Vec<Refusal> = Vec::new();
    for BankQuestion { entry, part, .. } in about {
        let refusal = Refusal::PaymentAsked { entry: number_of(*entry, *part) };
        if !refusals.contains(&refusal) {
            refusals.push(refusal);
        }
    }
    refusals
}
