//! The system's clock; nothing else reads it. `today` goes into every use case as a value.

use jiff::Zoned;
use jiff::civil::Date;

/// The civil day on the clock of this machine, in its own time zone.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub(crate) fn today() -> Date {
    Zoned::now().date()
}
