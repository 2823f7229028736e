//! Money that counts no longer: a match that was wrong, a debit that was returned.

use super::state::CaseState;
use crate::money::Money;
use crate::playbook::EndOutcome;

impl CaseState {
    /// A case that had ended as paid goes on where it was, with its history.
    pub(super) fn revert(&mut self, amount: Option<Money>) {
        let claim = self.opening.claim;
        if let Some(amount) = amount.filter(|it| claim.is_none_or(|c| c.currency == it.currency)) {
            let last = self.payments.iter().rposition(|(_, minor)| *minor == amount.minor);
            // What was only said to be everything was never counted.
            if let Some(last) = last {
                self.payments.remove(last);
                self.paid_minor = self.paid_minor.saturating_sub(amount.minor);
                self.paid_since_agreement_minor =
                    self.paid_since_agreement_minor.saturating_sub(amount.minor).max(0);
            }
        }
        let was_paid = self.ended.is_some_and(|(outcome, _)| outcome == EndOutcome::Paid);
        let open = claim.map(|claim| claim.minor.saturating_sub(self.paid_minor));
        if was_paid && open.is_none_or(|open| open > self.opening.tolerance_minor) {
            self.ended = None;
        }
        // A letter that waits names a balance that is no longer right; one that thanks is wrong.
        self.withdraw();
        if self.ended.is_none() {
            self.wait_for_next_instalment();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::{Date, date};

    use super::*;
    use crate::case::{CaseEvent, Happened, Opening};
    use crate::money::Currency;
    use crate::playbook::{Stage, Starts};

    const DUE: Date = date(2026, 3, 16);

    fn euro(text: &str) -> Option<Money> {
        Money::parse(text, Currency::EUR)
    }

    fn state(events: &[Happened]) -> CaseState {
        let mut state = CaseState::opened(Opening {
            playbook: "payment".to_owned(),
            stage: Stage::Payment,
            starts: Starts::Due,
            trigger_on: DUE,
            due_on: Some(DUE),
            claim: euro("1000.00"),
            tolerance_minor: 0,
            left_out: BTreeSet::new(),
            rules: None,
        });
        for what in events {
            state.apply(&CaseEvent { on: DUE, what: what.clone() });
        }
        state
    }

    #[test]
    fn r_06_money_that_went_back_opens_the_case_again() {
        let received = |text: &str| Happened::PaymentReceived { amount: euro(text) };
        let reverted = |text: &str| Happened::PaymentReverted { amount: euro(text) };
        let all = || Happened::PaymentReceived { amount: None };
        for (events, is_open, paid_minor) in [
            (vec![received("1000.00"), reverted("1000.00")], true, 0),
            (vec![received("400.00"), received("600.00"), reverted("400.00")], true, 60_000),
            (vec![received("400.00"), reverted("400.00")], true, 0),
            (vec![all(), Happened::PaymentReverted { amount: None }], true, 0),
            (vec![all(), reverted("1000.00")], true, 0),
            (vec![received("1000.00"), received("50.00"), reverted("50.00")], false, 100_000),
        ] {
            let state = state(&events);
            assert_eq!(state.ended.is_none(), is_open, "{events:?}");
            assert_eq!(state.paid_minor, paid_minor, "{events:?}");
            let sum: i64 = state.payments.iter().map(|(_, minor)| minor).sum();
            assert_eq!(sum, paid_minor, "{events:?}");
        }
    }
}
