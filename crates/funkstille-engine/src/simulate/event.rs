//! Events as a person writes them: `2026-03-12:away=2026-03-20`.

use std::str::FromStr;

use funkstille_core::case::{BounceKind, CaseEvent, Happened};
use jiff::civil::Date;

use super::{read_amount, read_date};
use crate::error::{Error, EventProblem};

/// An event and the text that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// As it was written, for errors that name it.
    pub given: String,
    /// What it means.
    pub case_event: CaseEvent,
}

/// Every kind of event, as it is written.
const KINDS: &[&str] =
    &["reply", "away", "holding", "bounce", "payment", "promise", "dispute", "hold"];

/// The value of `bounce` that says that the address is fine.
const OTHER_BOUNCE: &str = "other";

impl Event {
    /// Whether it is a payment that is compared with the amount owed.
    pub fn is_part_payment(&self) -> bool {
        let what = &self.case_event.what;
        matches!(what, Happened::PaymentReceived { amount: Some(_) })
    }
}

impl FromStr for Event {
    type Err = Error;

    /// Reads `DATE:KIND` or `DATE:KIND=VALUE`.
    fn from_str(given: &str) -> Result<Self, Error> {
        let refused = |why| Error::Event { given: given.to_owned(), why };
        let (day, what) = given.split_once(':').ok_or_else(|| refused(EventProblem::Form))?;
        let on = read_date(day).map_err(|_| refused(EventProblem::Form))?;
        let (kind, value) = match what.split_once('=') {
            Some((kind, value)) => (kind, Some(value)),
            None => (what, None),
        };
        let what = read_kind(kind, &Value { on, text: value }).map_err(refused)?;
        Ok(Self { given: given.to_owned(), case_event: CaseEvent { on, what } })
    }
}

fn read_kind(kind: &str, value: &Value<'_>) -> Result<Happened, EventProblem> {
    Ok(match kind {
        "reply" => value.none(Happened::Answered)?,
        "dispute" => value.none(Happened::Disputed)?,
        "away" => Happened::WentAway { last_day: value.day()? },
        "holding" => Happened::HoldingReply { until: value.day()? },
        "hold" => Happened::Held { until: value.day()?, reason: String::new() },
        "promise" => {
            Happened::PaymentPromised { by: value.day()?.ok_or(EventProblem::NeedsValue)? }
        }
        "payment" => {
            Happened::PaymentReceived { amount: value.read(|text| read_amount(text).ok())? }
        }
        "bounce" => {
            let other = value.read(|text| (text == OTHER_BOUNCE).then_some(()))?;
            let why = match other {
                None => BounceKind::AddressDead,
                Some(()) => BounceKind::NotAccepted,
            };
            Happened::Bounced { step: None, why }
        }
        _ => {
            return Err(EventProblem::UnknownKind { kind: kind.to_owned(), known: KINDS.to_vec() });
        }
    })
}

/// What stands after the `=`, and the day of the event.
struct Value<'a> {
    on: Date,
    text: Option<&'a str>,
}

impl Value<'_> {
    fn none(&self, what: Happened) -> Result<Happened, EventProblem> {
        match self.text {
            None => Ok(what),
            Some(_) => Err(EventProblem::TakesNoValue),
        }
    }

    fn read<T>(&self, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, EventProblem> {
        self.text
            .map(|text| read(text).ok_or_else(|| EventProblem::BadValue(text.to_owned())))
            .transpose()
    }

    fn day(&self) -> Result<Option<Date>, EventProblem> {
        match self.read(|text| read_date(text).ok())? {
            Some(day) if day < self.on => Err(EventProblem::ValueBeforeDay),
            day => Ok(day),
        }
    }
}
