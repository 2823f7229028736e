//! Which day a step's rule names, before the shift (docs/rules.md, *Rules*).

use jiff::civil::Weekday;

use super::wait::Wait;

/// The event that a rule counts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The unanswered message, or the due date (see the playbook's `starts`).
    Trigger,
    /// The day on which a step really happened.
    Step(String),
}

/// The day that a step's rule names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// `after = "7 days"`, with `within = "4..7 days"` a window from the same event.
    After {
        /// How long after it.
        wait: Wait,
        /// After what.
        of: Anchor,
        /// First and last day of the window, in days after the event.
        within: Option<(i64, i64)>,
    },
    /// `weekday = "tuesday"`, `week = "next"`: that day of the ISO week after the event's week.
    Weekday {
        /// Which day of the week.
        weekday: Weekday,
        /// The event; moved to the next business day first, where it is none.
        of: Anchor,
    },
    /// `week_over = STEP`: the Monday after the ISO week in which the step happened.
    WeekOver {
        /// The step.
        step: String,
    },
    /// `after_due = "30 days"`: that many days after the due date as printed on the invoice.
    AfterDue {
        /// How long.
        wait: Wait,
    },
    /// `after_deadline = STEP`: the day after the deadline that the step's letter set.
    AfterDeadline {
        /// The step whose letter set it.
        step: String,
    },
    /// `same_day = STEP`.
    SameDay {
        /// The step.
        step: String,
    },
}

/// `not_before = "1 business day after due"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotBefore {
    /// How long after the due date.
    pub wait: Wait,
}

impl Rule {
    /// The step that the rule counts from, `None` for the trigger and the due date.
    pub fn step(&self) -> Option<&str> {
        match self {
            Self::After { of: Anchor::Step(step), .. }
            | Self::Weekday { of: Anchor::Step(step), .. }
            | Self::WeekOver { step }
            | Self::AfterDeadline { step }
            | Self::SameDay { step } => Some(step),
            Self::After { of: Anchor::Trigger, .. }
            | Self::Weekday { of: Anchor::Trigger, .. }
            | Self::AfterDue { .. } => None,
        }
    }

    /// Whether the rule needs the due date of an invoice.
    pub fn needs_due_date(&self) -> bool {
        matches!(self, Self::AfterDue { .. })
    }
}
