//! What statements said.

use jiff::civil::Date;

use super::Reading;
use crate::bank::{BankAccount, BankGap, BankPayment, BankQuestion, BankReturn, PaymentState};
use crate::error::StoreError;
use crate::sql;

impl Reading {
    /// The first payment of each entry that was booked on one of these days, both counted.
    pub async fn bank_entries_between(
        &mut self,
        from: Date,
        until: Date,
    ) -> Result<Vec<BankPayment>, StoreError> {
        let values = [self.tenant.0.into(), from.to_string().into(), until.to_string().into()];
        self.list(sql::BANK_PAYMENTS_BETWEEN, &values, BankPayment::read).await
    }

    /// Payments in a state, by entry and part, from the one after `after`, at most so many.
    pub async fn bank_payments_in(
        &mut self,
        state: PaymentState,
        after: (i64, i64),
        limit: i64,
    ) -> Result<Vec<BankPayment>, StoreError> {
        let (entry, part) = after;
        let values =
            [self.tenant.0.into(), state.name().into(), entry.into(), part.into(), limit.into()];
        self.list(sql::BANK_PAYMENTS_IN_STATE, &values, BankPayment::read).await
    }

    /// The payments of an entry.
    pub async fn bank_payments_of(&mut self, entry: i64) -> Result<Vec<BankPayment>, StoreError> {
        let values = [self.tenant.0.into(), entry.into()];
        self.list(sql::BANK_PAYMENTS_OF_ENTRY, &values, BankPayment::read).await
    }

    /// Payments that came in with the payer's number or the words of this one, in their order.
    pub async fn bank_payments_alike(
        &mut self,
        payment: &BankPayment,
    ) -> Result<Vec<BankPayment>, StoreError> {
        let values = [
            self.tenant.0.into(),
            payment.end_to_end_id.as_deref().into(),
            payment.reference.as_deref().into(),
        ];
        self.list(sql::BANK_PAYMENTS_ALIKE, &values, BankPayment::read).await
    }

    /// What payments of these entries, both counted, likely pay, in their order.
    pub async fn bank_questions(
        &mut self,
        (from, until): (i64, i64),
    ) -> Result<Vec<BankQuestion>, StoreError> {
        let values = [self.tenant.0.into(), from.into(), until.into()];
        self.list(sql::BANK_QUESTIONS, &values, BankQuestion::read).await
    }

    /// Which payments likely pay these invoices, in their order.
    pub async fn bank_questions_about(
        &mut self,
        invoices: &[&str],
    ) -> Result<Vec<BankQuestion>, StoreError> {
        let tenant = [self.tenant.0.into()];
        let rows = self.connection.select(sql::BANK_QUESTIONS_ABOUT, &tenant, invoices).await?;
        let mut found = rows.iter().map(BankQuestion::read).collect::<Result<Vec<_>, _>>()?;
        found.sort_unstable();
        Ok(found)
    }

    /// What an entry gave back.
    pub async fn bank_returns_of(
        &mut self,
        (entry, part): (i64, i64),
    ) -> Result<Vec<BankReturn>, StoreError> {
        let values = [self.tenant.0.into(), entry.into(), part.into()];
        self.list(sql::BANK_RETURNS_OF, &values, BankReturn::read).await
    }

    /// What gave a payment back.
    pub async fn bank_returns_of_origin(
        &mut self,
        (entry, part): (i64, i64),
    ) -> Result<Vec<BankReturn>, StoreError> {
        let values = [self.tenant.0.into(), entry.into(), part.into()];
        self.list(sql::BANK_RETURNS_OF_ORIGIN, &values, BankReturn::read).await
    }

    /// Where statements lack something that nobody has settled, by file and line.
    pub async fn bank_gaps(&mut self) -> Result<Vec<BankGap>, StoreError> {
        self.list(sql::BANK_GAPS, &[self.tenant.0.into()], BankGap::read).await
    }

    /// The accounts of which there are statements, by their numbers.
    pub async fn bank_accounts(&mut self) -> Result<Vec<BankAccount>, StoreError> {
        self.list(sql::BANK_ACCOUNTS, &[self.tenant.0.into()], BankAccount::read).await
    }
}
