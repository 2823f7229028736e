//! The system's clock; nothing else reads it. Time goes into every use case as a value.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

/// The civil day on the clock of this machine, in its own time zone.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub(crate) fn today() -> Date {
    Zoned::now().date()
}

/// The instant on the clock of this machine.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}
