//! How far the clock of the sample world moves.

use funkstille_core::calendar::days_after;
use jiff::civil::Date;

use crate::error::{Error, Problem};
use crate::simulate::read_date;

/// How far the clock moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stride {
    /// Days from the one on which it stands.
    Days(i64),
    /// To a day.
    To(Date),
}

/// The days of a week (ISO 8601).
const DAYS_A_WEEK: i64 = 7;

impl Stride {
    /// Reads `7d`, `2w`, or a date such as `2026-12-24`.
    ///
    /// # Errors
    /// [`Problem::BadStride`] for anything else.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let bad = || Problem::BadStride { given: text.to_owned() };
        let count = |count: &str| count.parse::<u16>().map(i64::from).map_err(|_| bad());
        if let Some(days) = text.strip_suffix('d') {
            return Ok(Self::Days(count(days)?));
        }
        if let Some(weeks) = text.strip_suffix('w') {
            return Ok(Self::Days(count(weeks)? * DAYS_A_WEEK));
        }
        Ok(Self::To(read_date(text).map_err(|_| bad())?))
    }

    /// The day to which it leads from `today`.
    pub(super) fn from(self, today: Date) -> Date {
        match self {
            Self::Days(days) => days_after(today, days),
            Self::To(day) => day,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_weeks_or_a_date() {
        let monday = date(2026, 11, 23);
        for (text, to) in [
            ("1d", Some(date(2026, 11, 24))),
            ("7d", Some(date(2026, 11, 30))),
            ("2w", Some(date(2026, 12, 7))),
            ("2026-12-24", Some(date(2026, 12, 24))),
            ("7", None),
            ("d", None),
            ("-1d", None),
            ("99999d", None),
            ("2 w", None),
            ("24.12.2026", None),
        ] {
            let stride = Stride::parse(text).ok().map(|stride| stride.from(monday));
            assert_eq!(stride, to, "{text}");
        }
    }
}
