//! Guards 5 and 7: what a letter must have, and who gets none.

use jiff::civil::Date;

use super::refusal::Refusal;
use crate::calendar::{Calendar, CalendarError};
use crate::playbook::{Deadline, Effect, Step};

/// What is known of a letter that is about to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterFacts {
    /// The day of the letter.
    pub letter_on: Date,
    /// Whether the copy of the invoice is attached.
    pub carries_invoice: bool,
    /// Whether an earlier letter asked for the money.
    pub asked_before: bool,
    /// The deadline that it sets, with its bounds.
    pub deadline: Option<(Date, Deadline)>,
    /// Whether the client is marked *do not contact*.
    pub do_not_contact: bool,
}

impl LetterFacts {
    /// What forbids the letter of `step`; empty where nothing does.
    /// Errors as [`Calendar::kind_of`].
    pub fn refusals(
        &self,
        step: &Step,
        calendar: &Calendar,
    ) -> Result<Vec<Refusal>, CalendarError> {
        let is_final_notice = step.effect == Some(Effect::FinalNotice);
        let mut refusals = Vec::new();
        if self.do_not_contact {
            refusals.push(Refusal::DoNotContact);
        }
        if step.asks_for_money() && !self.carries_invoice {
            refusals.push(Refusal::NoInvoice);
        }
        if is_final_notice && !self.asked_before {
            refusals.push(Refusal::NeverAskedBefore);
        }
        if is_final_notice && self.deadline.is_none() {
            refusals.push(Refusal::NoDeadline);
        }
        if let Some((deadline_on, bounds)) = self.deadline {
            let earliest = bounds.at_least.after(self.letter_on, calendar)?;
            let latest = bounds.at_most.after(self.letter_on, calendar)?;
            if deadline_on < earliest || deadline_on > latest {
                refusals.push(Refusal::DeadlineOutside { deadline_on, earliest, latest });
            }
        }
        Ok(refusals)
    }
}
