//! What is wrong with an event that was told on the command line.

use funkstille_core::explain::Fact;
use jiff::civil::Date;

/// Why a text is no event that can be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventProblem {
    /// It is not `DATE:KIND` or `DATE:KIND=VALUE`.
    Form,
    /// There is no such kind.
    UnknownKind {
        /// The kind.
        kind: String,
        /// The kinds that there are.
        known: Vec<&'static str>,
    },
    /// The kind needs a value and has none.
    NeedsValue,
    /// The kind takes no value.
    TakesNoValue,
    /// The value is not what the kind takes.
    BadValue(String),
    /// The day in the value lies before the day of the event.
    ValueBeforeDay,
    /// The event lies before the first day that is played.
    BeforeStart {
        /// That first day.
        from: Date,
    },
    /// Part of an amount that is not known.
    NeedsAmount,
}

impl EventProblem {
    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::Form => "error-event-form",
            Self::UnknownKind { .. } => "error-event-kind",
            Self::NeedsValue => "error-event-needs-value",
            Self::TakesNoValue => "error-event-takes-no-value",
            Self::BadValue(_) => "error-event-value",
            Self::ValueBeforeDay => "error-event-value-before-day",
            Self::BeforeStart { .. } => "error-event-before-start",
            Self::NeedsAmount => "error-event-needs-amount",
        }
    }

    pub(super) fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::UnknownKind { kind, known } => {
                vec![("kind", Fact::from(kind)), ("known", Fact::Text(known.join(", ")))]
            }
            Self::BadValue(value) => vec![("value", Fact::from(value))],
            Self::BeforeStart { from } => vec![("from", (*from).into())],
            Self::Form
            | Self::NeedsValue
            | Self::TakesNoValue
            | Self::ValueBeforeDay
            | Self::NeedsAmount => vec![],
        }
    }
}
