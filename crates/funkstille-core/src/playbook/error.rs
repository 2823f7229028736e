//! What can be wrong with a playbook, with the line and the remedy.

use std::fmt;

use super::step::Effect;
use crate::explain::{Explain, Fact, write_plain};

/// One thing that is wrong with a playbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaybookError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: PlaybookProblem,
}

/// What is wrong. The sentence and the remedy stand in `locales/` under `playbook-…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaybookProblem {
    /// The text is no TOML, or has a key that the format does not know.
    Syntax(String),
    /// A key has a value that it cannot have.
    BadValue {
        /// The key.
        key: &'static str,
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: Allowed,
    },
    /// A step without a rule, or with several.
    RuleCount {
        /// The step.
        step: String,
        /// The rules found, joined by commas; empty for none.
        found: String,
    },
    /// A key that another key needs is missing.
    MissingKey {
        /// The step.
        step: String,
        /// The key.
        key: &'static str,
    },
    /// A key that says nothing beside the rule or action of its step.
    UnusedKey {
        /// The step.
        step: String,
        /// The key.
        key: &'static str,
    },
    /// A claim, demand, final notice or court in a playbook that is not about payment.
    MoneyOutsidePayment(String),
    /// A playbook without steps.
    NoSteps,
    /// Two steps of one name.
    DuplicateStep(String),
    /// A rule names a step that is not there.
    UnknownStep {
        /// The step whose rule it is.
        step: String,
        /// The name that it gives.
        named: String,
    },
    /// A rule names the step itself or a later one.
    LaterStep {
        /// The step whose rule it is.
        step: String,
        /// The later step.
        named: String,
    },
    /// Rules wait for each other in a circle.
    Cycle(Vec<String>),
    /// A rule counts from a due date, and the playbook starts without one.
    NoDueDate(String),
    /// A rule counts from a deadline that no letter sets.
    NoDeadline {
        /// The step whose rule it is.
        step: String,
        /// The step that sets no deadline.
        named: String,
    },
    /// The last step ends nothing.
    NeverEnds(String),
    /// A step after one that ends the case, or after an outcome that cannot come.
    Unreachable(String),
    /// `auto` where it is refused.
    AutoRefused(String),
    /// A text that does not exist.
    UnknownText {
        /// The step.
        step: String,
        /// The key of the text.
        text: String,
    },
    /// A text that asks for money or stops work, in a step that says nothing of it.
    EffectMissing {
        /// The step.
        step: String,
        /// The key of the text.
        text: String,
        /// What the step has to say.
        effect: Effect,
    },
    /// A sending step without a text.
    NoText(String),
    /// More than two follow-ups to an enquiry.
    TooManyFollowUps(String),
    /// A final notice that no letter asking for money precedes.
    FinalNoticeFirst(String),
    /// A letter after the final notice.
    LetterAfterFinalNotice(String),
    /// The day of the rule lies outside its own window, or the deadline outside its bounds.
    OutsideWindow(String),
}

/// What may stand in a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of these names, joined by commas.
    Names(String),
    /// A form, by the key of its words in `locales/`.
    Form(&'static str),
}

impl Allowed {
    fn fact(&self) -> Fact {
        match self {
            Self::Names(names) => Fact::from(names),
            Self::Form(form) => Fact::Key(format!("form-{form}")),
        }
    }
}

impl Explain for PlaybookError {
    fn key(&self) -> String {
        use PlaybookProblem as P;
        let name = match &self.problem {
            P::Syntax(_) => "syntax",
            P::BadValue { .. } => "bad-value",
            P::RuleCount { found, .. } if found.is_empty() => "no-rule",
            P::RuleCount { .. } => "several-rules",
            P::MissingKey { .. } => "missing-key",
            P::UnusedKey { .. } => "unused-key",
            P::MoneyOutsidePayment(_) => "money-outside-payment",
            P::NoSteps => "no-steps",
            P::DuplicateStep(_) => "duplicate-step",
            P::UnknownStep { .. } => "unknown-step",
            P::LaterStep { .. } => "later-step",
            P::Cycle(_) => "cycle",
            P::NoDueDate(_) => "no-due-date",
            P::NoDeadline { .. } => "no-deadline",
            P::NeverEnds(_) => "never-ends",
            P::Unreachable(_) => "unreachable",
            P::AutoRefused(_) => "auto-refused",
            P::UnknownText { .. } => "unknown-text",
            P::EffectMissing { .. } => "effect-missing",
            P::NoText(_) => "no-text",
            P::TooManyFollowUps(_) => "too-many-follow-ups",
            P::FinalNoticeFirst(_) => "final-notice-first",
            P::LetterAfterFinalNotice(_) => "letter-after-final-notice",
            P::OutsideWindow(_) => "outside-window",
        };
        format!("playbook-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        use PlaybookProblem as P;
        match &self.problem {
            P::Syntax(message) => vec![("message", Fact::from(message))],
            P::BadValue { key, found, allowed } => {
                vec![
                    ("name", Fact::from(*key)),
                    ("found", found.into()),
                    ("allowed", allowed.fact()),
                ]
            }
            P::RuleCount { step, found } => vec![("step", step.into()), ("found", found.into())],
            P::MissingKey { step, key } | P::UnusedKey { step, key } => {
                vec![("step", step.into()), ("name", Fact::from(*key))]
            }
            P::NoSteps => vec![],
            P::Cycle(steps) => vec![("steps", Fact::Text(steps.join(" → ")))],
            P::UnknownStep { step, named }
            | P::LaterStep { step, named }
            | P::NoDeadline { step, named } => vec![("step", step.into()), ("named", named.into())],
            P::EffectMissing { step, text, effect } => vec![
                ("step", step.into()),
                ("text", text.into()),
                ("effect", Fact::from(effect.as_str())),
            ],
            P::UnknownText { step, text } => vec![("step", step.into()), ("text", text.into())],
            P::DuplicateStep(step)
            | P::MoneyOutsidePayment(step)
            | P::NoDueDate(step)
            | P::NeverEnds(step)
            | P::Unreachable(step)
            | P::AutoRefused(step)
            | P::NoText(step)
            | P::TooManyFollowUps(step)
            | P::FinalNoticeFirst(step)
            | P::LetterAfterFinalNotice(step)
            | P::OutsideWindow(step) => vec![("step", step.into())],
        }
    }
}

impl fmt::Display for PlaybookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.line)?;
        write_plain(self, f)
    }
}

impl std::error::Error for PlaybookError {}
