//! A rate of interest in percent a year, exact.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

/// Decimals of a percentage that are kept (docs/interest.md, *Exactness*).
const DIGITS: u32 = 4;

/// The parts into which one is divided: a hundred percent of ten thousand parts each
/// (docs/interest.md, *Exactness*).
pub(super) const PARTS_OF_ONE: i128 = 1_000_000;

/// The highest rate, in parts of a percent: 1000 % a year (docs/interest.md, *Exactness*).
const MOST: i64 = 10_000_000;

/// A rate in percent a year, with at most four decimals; below zero for some base rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(i64);

impl Percent {
    /// Reads a decimal with a point and at most four decimals, such as `10.27` or `-0.88`; `None`
    /// for anything else, and beyond 1000 %.
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = text.bytes().all(|sign| sign.is_ascii_digit() || b".-".contains(&sign));
        let decimal = Decimal::from_str(text).ok().filter(|_| is_plain)?.normalize();
        if decimal.scale() > DIGITS {
            return None;
        }
        let mut parts = decimal;
        parts.rescale(DIGITS);
        let parts = i64::try_from(parts.mantissa()).ok()?;
        (parts.abs() <= MOST && parts_fit(decimal, parts)).then_some(Self(parts))
    }

    /// Ten thousandths of a percent.
    pub fn parts(self) -> i64 {
        self.0
    }

    /// The sum of two rates: a base rate and the points above it.
    #[must_use]
    pub fn plus(self, points: Self) -> Self {
        // Both lie within 1000 %, so the sum fits.
        Self(self.0.saturating_add(points.0))
    }
}

/// Whether nothing was lost where a number was too large to be given its decimals.
fn parts_fit(decimal: Decimal, parts: i64) -> bool {
    Decimal::new(parts, DIGITS) == decimal
}

impl fmt::Display for Percent {
    /// With a point and at least two decimals: `10.27`, `5.00`, `9.125`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shortest = Decimal::new(self.0, DIGITS).normalize();
        let mut shown = shortest;
        shown.rescale(shortest.scale().max(2));
        write!(f, "{shown}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_rates() {
        for (text, parts, shown) in [
            ("9", 90_000, "9.00"),
            ("10.27", 102_700, "10.27"),
            ("-0.88", -8_800, "-0.88"),
            ("9.125", 91_250, "9.125"),
            ("5.1250", 51_250, "5.125"),
            ("0", 0, "0.00"),
            ("1000", 10_000_000, "1000.00"),
        ] {
            let percent = Percent::parse(text).expect(text);
            assert_eq!((percent.parts(), percent.to_string().as_str()), (parts, shown), "{text}");
        }
        for text in
            ["", "5 %", "5,12", "0.00001", "1000.01", "1e3", "79228162514264337593543950335"]
        {
            assert_eq!(Percent::parse(text), None, "{text}");
        }
        let (base, points) = (Percent::parse("-0.88"), Percent::parse("9"));
        assert_eq!(base.zip(points).map(|(a, b)| a.plus(b)), Percent::parse("8.12"));
    }
}
