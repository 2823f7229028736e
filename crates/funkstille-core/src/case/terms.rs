//! What is owed, and when it is due, where that becomes known or is corrected later.

use jiff::civil::Date;

use super::state::CaseState;
use crate::money::Money;
use crate::playbook::{EndOutcome, Starts};

impl CaseState {
    /// Takes a due date and a claim. A due date that started the case moves its trigger with it;
    /// money that came in already may be all of the claim.
    pub(super) fn set_terms(&mut self, (due_on, claim): (Option<Date>, Option<Money>), on: Date) {
        if due_on.is_some_and(|on| self.opening.due_on != Some(on))
            || claim.is_some_and(|claim| self.opening.claim != Some(claim))
        {
            self.overtake_approvals();
        }
        if let Some(due_on) = due_on {
            self.opening.due_on = Some(due_on);
            if self.opening.starts == Starts::Due {
                self.opening.trigger_on = due_on;
            }
        }
        let Some(claim) = claim else { return };
        self.opening.claim = Some(claim);
        let open = claim.minor.saturating_sub(self.paid_minor);
        if self.paid_minor > 0 && open <= self.opening.tolerance_minor && self.ended.is_none() {
            self.end(EndOutcome::Paid, on);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;
    use crate::case::{CaseEvent, Happened, Opening};
    use crate::money::Currency;
    use crate::playbook::Stage;

    #[test]
    fn what_came_in_already_may_be_all_of_a_corrected_claim() {
        let on = date(2026, 3, 4);
        let euro = |text: &str| Money::parse(text, Currency::EUR);
        let mut state = CaseState::opened(Opening {
            playbook: "payment".to_owned(),
            stage: Stage::Payment,
            starts: Starts::Due,
            trigger_on: on,
            due_on: Some(on),
            claim: euro("1000.00"),
            tolerance_minor: 0,
            left_out: BTreeSet::new(),
            rules: None,
        });
        let mut happen = |what| state.apply(&CaseEvent { on, what });
        happen(Happened::PaymentReceived { amount: euro("900.00") });
        happen(Happened::TermsSet { due_on: Some(date(2026, 4, 1)), claim: None });
        happen(Happened::TermsSet { due_on: None, claim: euro("900.00") });
        assert_eq!(state.ended, Some((EndOutcome::Paid, on)));
        assert_eq!(state.opening.trigger_on, date(2026, 4, 1));
    }
}
