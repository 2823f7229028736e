//! Writing what statements said.

use jiff::Timestamp;

use super::Work;
use crate::bank::{BankGap, BankPayment, BankQuestion, BankReturn, PaymentState};
use crate::error::StoreError;
use crate::sql;

/// How many payments are written at once.
const PIECE: usize = 1024;

impl Work {
    /// Adds payments of statements; their numbers are new.
    pub async fn add_bank_payments(
        &mut self,
        payments: &[BankPayment],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        // A bank gives years of them in one file: their values are never all there at once.
        for piece in payments.chunks(PIECE) {
            let rows: Vec<_> = piece.iter().map(|payment| payment.values(tenant, at)).collect();
            self.connection().insert(sql::BANK_PAYMENT_ADD, &rows).await?;
        }
        Ok(())
    }

    /// Notes what payments likely pay: a person is asked.
    pub async fn add_bank_questions(
        &mut self,
        questions: &[BankQuestion],
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let rows: Vec<_> = questions.iter().map(|question| question.values(tenant)).collect();
        self.connection().insert(sql::BANK_QUESTION_ADD, &rows).await?;
        Ok(())
    }

    /// Notes what became of a payment that is in the state in which it was read; gives whether it
    /// was in that state still. What was asked about it is asked no longer.
    pub async fn mark_bank_payment(
        &mut self,
        payment: &BankPayment,
        state: PaymentState,
    ) -> Result<bool, StoreError> {
        let values = [
            self.tenant().0.into(),
            payment.entry.into(),
            payment.part.into(),
            state.name().into(),
            payment.state.name().into(),
        ];
        let is_marked =
            self.connection().fetch_first(sql::BANK_PAYMENT_MARK, &values).await?.is_some();
        if is_marked && payment.state == PaymentState::Asked {
            self.connection().execute(sql::BANK_QUESTIONS_REMOVE, &values[..3]).await?;
        }
        Ok(is_marked)
    }

    /// Notes what an entry gave back, so that it can be undone.
    pub async fn add_bank_returns(&mut self, returns: &[BankReturn]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let rows: Vec<_> = returns.iter().map(|it| it.values(tenant)).collect();
        self.connection().insert(sql::BANK_RETURN_ADD, &rows).await?;
        Ok(())
    }

    /// An entry gave nothing back.
    pub async fn remove_bank_returns(
        &mut self,
        (entry, part): (i64, i64),
    ) -> Result<(), StoreError> {
        let values = [self.tenant().0.into(), entry.into(), part.into()];
        self.connection().execute(sql::BANK_RETURNS_REMOVE, &values).await?;
        Ok(())
    }

    /// Notes where statements lack something. What was noted of the same file stays as it is.
    pub async fn add_bank_gaps(
        &mut self,
        gaps: &[BankGap],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let rows: Vec<_> = gaps.iter().map(|gap| gap.values(tenant, at)).collect();
        self.connection().insert(sql::BANK_GAP_ADD, &rows).await?;
        Ok(())
    }

    /// Somebody has settled what a statement lacks.
    pub async fn settle_bank_gap(&mut self, gap: &BankGap) -> Result<(), StoreError> {
        let values = [self.tenant().0.into(), gap.digest.as_bytes().into(), gap.line.into()];
        self.connection().execute(sql::BANK_GAP_SETTLE, &values).await?;
        Ok(())
    }

    /// Notes up to when the statements of an account are complete; what is later counts.
    pub async fn put_bank_account(
        &mut self,
        account: &str,
        until_at: Timestamp,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let values = [
            self.tenant().0.into(),
            account.into(),
            until_at.as_microsecond().into(),
            at.as_microsecond().into(),
        ];
        self.connection().execute(sql::BANK_ACCOUNT_PUT, &values).await?;
        Ok(())
    }
}
