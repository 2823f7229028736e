//! Interest before it is rounded, exact: multiply first, divide last (docs/interest.md).

use super::percent::{PARTS_OF_ONE, Percent};

/// The parts into which a year is divided: the least number that 360, 365 and 366 divide
/// (docs/interest.md, *Exactness*).
pub(super) const YEAR_PARTS: i128 = 1_603_080;

/// Parts of one minor unit of money.
const UNIT: i128 = PARTS_OF_ONE * YEAR_PARTS;

/// Decimals of a minor unit that a line shows: four of the whole unit, such as `13.1507` EUR
/// (docs/interest.md, *Exactness*).
const SHOWN: i128 = 100;

/// Ten thousandths of a major unit.
const MAJOR: i128 = SHOWN * SHOWN;

/// An amount of interest, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(i128);

impl Exact {
    /// None.
    pub const ZERO: Self = Self(0);

    /// Interest on `principal_minor` at a rate, for as many parts of a year; `None` where it is
    /// too large to be counted.
    pub(super) fn new(principal_minor: i64, rate: Percent, year_parts: i128) -> Option<Self> {
        let rate = i128::from(rate.parts());
        i128::from(principal_minor).checked_mul(rate)?.checked_mul(year_parts).map(Self)
    }

    /// The sum; `None` where it is too large to be counted.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// In minor units, rounded half up; `None` where it is too large for an amount of money.
    pub fn rounded(self) -> Option<i64> {
        i64::try_from(half_up(self.0.rem_euclid(UNIT), UNIT) + self.0.div_euclid(UNIT)).ok()
    }

    /// In major units with four decimals, rounded half up: `13.1507`.
    pub fn four_decimals(self) -> String {
        let whole = self.0.div_euclid(UNIT) * SHOWN;
        let shown = whole + half_up(self.0.rem_euclid(UNIT) * SHOWN, UNIT);
        let sign = if shown < 0 { "-" } else { "" };
        let (major, rest) = (shown.abs() / MAJOR, shown.abs() % MAJOR);
        format!("{sign}{major}.{rest:04}")
    }
}

/// A fraction that is not below zero, rounded half up.
fn half_up(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator) / (2 * denominator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_rounded_once_and_half_up() {
        let percent = Percent::parse("1").expect("a rate");
        // Half a cent, and the smallest amount below it.
        assert_eq!(Exact::new(50, percent, YEAR_PARTS).and_then(Exact::rounded), Some(1));
        assert_eq!(Exact::new(50, percent, YEAR_PARTS - 1).and_then(Exact::rounded), Some(0));
        assert_eq!(Exact::new(150, percent, YEAR_PARTS).and_then(Exact::rounded), Some(2));
        let half = Exact::new(50, percent, YEAR_PARTS).expect("it is small");
        assert_eq!(half.four_decimals(), "0.0050");
        assert_eq!(half.plus(half).and_then(Exact::rounded), Some(1));
        assert_eq!(Exact(-UNIT / 2).rounded(), Some(0));
        assert_eq!(Exact(-UNIT).four_decimals(), "-0.0100");
    }

    #[test]
    fn the_largest_amounts_overflow_without_panic() {
        let percent = Percent::parse("1000").expect("a rate");
        let most = Exact::new(i64::MAX, percent, 30 * YEAR_PARTS).expect("it is counted");
        assert_eq!(most.rounded(), None);
        assert_eq!(most.four_decimals(), "27670116110564327421.0000");
        assert_eq!(Exact::new(i64::MAX, percent, i128::MAX), None);
        assert_eq!(Exact(i128::MAX).plus(Exact(1)), None);
    }
}
