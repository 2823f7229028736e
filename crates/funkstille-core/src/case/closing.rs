//! Letters that follow the end of a case. They stand in no table, and a person asks for each.

use super::state::CaseState;
use crate::playbook::EndOutcome;

/// The text of the letter that says no to an enquiry (docs/rules.md, *Negotiation*).
const DECLINE: &str = "decline";

/// The text of the letter that thanks for a payment (docs/rules.md, *Payment*).
const THANKS: &str = "thanks-paid";

/// All of them, by the names of their texts, which stand in for a step.
pub(super) const CLOSING_LETTERS: &[&str] = &[DECLINE, THANKS];

impl EndOutcome {
    /// The letter that may follow this end, by the name of its text; `None` where none does.
    pub fn closing_letter(self) -> Option<&'static str> {
        match self {
            Self::Declined => Some(DECLINE),
            Self::Paid => Some(THANKS),
            _ => None,
        }
    }
}

impl CaseState {
    /// Whether a letter stands in for no step of a table, but follows the end of a case.
    pub fn is_closing_letter(step: &str) -> bool {
        CLOSING_LETTERS.contains(&step)
    }

    /// Whether a letter may leave as far as the end of the case goes: one that follows an end needs
    /// that end, and no longer has it once the case is open again.
    pub fn is_closed_for(&self, step: &str) -> bool {
        let letter = self.ended.and_then(|(outcome, _)| outcome.closing_letter());
        !Self::is_closing_letter(step) || letter == Some(step)
    }
}
