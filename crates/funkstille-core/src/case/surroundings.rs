//! What a case does not know by itself.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar::{Calendar, SendingTime};
use crate::playbook::Deadline;

/// A message of another case of the client that goes first (docs/rules.md, guard 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoesFirst {
    /// The case.
    pub case: String,
    /// The day on which it leaves at the earliest.
    pub on: Date,
}

/// What a plan needs beside the case and its playbook.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The business's calendar.
    pub calendar: Calendar,
    /// The business's sending time and zone.
    pub sending: SendingTime,
    /// The client's zone, where it is known.
    pub client_zone: Option<TimeZone>,
    /// The days of our messages to the same client in other cases.
    pub other_messages_on: Vec<Date>,
    /// Messages to the same client in other cases that are to come, or wait, and go first. Only
    /// what is shown looks at them: what is to be done today is decided from what has left.
    pub go_first: Vec<GoesFirst>,
    /// The deadline of a final notice where business or jurisdiction set another than the
    /// playbook.
    pub deadline: Option<Deadline>,
}

impl Surroundings {
    /// The surroundings of a business with one case: no other messages, no known client zone, the
    /// playbook's own deadline.
    pub fn of_business(calendar: Calendar, sending: SendingTime) -> Self {
        Self {
            calendar,
            sending,
            client_zone: None,
            other_messages_on: Vec::new(),
            go_first: Vec::new(),
            deadline: None,
        }
    }
}
