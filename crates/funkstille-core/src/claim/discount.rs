//! A discount for early payment (Skonto), and small balances.

use jiff::civil::Date;

use super::percent::{PARTS_OF_ONE, Percent};
use crate::money::Money;

/// A discount for payment until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashDiscount {
    /// The part of the amount that may be kept.
    pub percent: Percent,
    /// The last day on which the money must be there.
    pub until_on: Date,
}

/// Where an amount stands after what has come in, all in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Balance {
    /// So much is open, in minor units.
    Open(i64),
    /// It is paid; what is open is so little that nobody asks for it, in minor units.
    Small(i64),
    /// It is paid, with a discount of so much, in minor units.
    Discounted(i64),
    /// It is paid to the cent.
    Paid,
    /// It is paid, and so much came beyond, in minor units.
    Overpaid(i64),
}

impl CashDiscount {
    /// What may be kept of an amount, in minor units, rounded half up; `None` for an amount below
    /// zero.
    pub fn of(self, amount: Money) -> Option<i64> {
        let exact = i128::from(amount.minor).checked_mul(self.percent.parts().into())?;
        let half_up = (2 * exact + PARTS_OF_ONE) / (2 * PARTS_OF_ONE);
        (exact >= 0).then(|| i64::try_from(half_up).ok()).flatten()
    }
}

/// Where an amount stands. `paid` are the payments with their days; what came until the last day
/// of a discount is enough where it reaches the discounted amount, less the tolerance: a bank takes
/// its charge of what is paid early, too. `None` where currencies differ
/// or a sum is too large.
pub fn balance(
    owed: Money,
    paid: &[(Date, Money)],
    discount: Option<CashDiscount>,
    tolerance_minor: i64,
) -> Option<Balance> {
    let mut open = owed.minor;
    let mut open_in_time = owed.minor;
    for (on, amount) in paid {
        open = Money { minor: open, ..owed }.minus(*amount)?.minor;
        if discount.is_some_and(|discount| *on <= discount.until_on) {
            open_in_time = Money { minor: open_in_time, ..owed }.minus(*amount)?.minor;
        }
    }
    let kept = discount.and_then(|discount| discount.of(owed));
    let lacking = kept.map(|kept| kept.saturating_add(tolerance_minor));
    Some(match open {
        0 => Balance::Paid,
        open if open < 0 => Balance::Overpaid(open.checked_neg()?),
        open if lacking.is_some_and(|most| open_in_time <= most) => Balance::Discounted(open),
        open if open <= tolerance_minor => Balance::Small(open),
        open => Balance::Open(open),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::money::Currency;

    const LAST: Date = date(2026, 3, 10);

    fn euro(minor: i64) -> Money {
        Money { minor, currency: Currency::EUR }
    }

    fn check(paid: &[(Date, i64)], expected: Balance) {
        let percent = Percent::parse("2").expect("a rate");
        let discount = CashDiscount { percent, until_on: LAST };
        let paid: Vec<_> = paid.iter().map(|(on, minor)| (*on, euro(*minor))).collect();
        assert_eq!(balance(euro(100_025), &paid, Some(discount), 50), Some(expected), "{paid:?}");
    }

    #[test]
    fn a_discount_counts_until_its_last_day() {
        // Two percent of 1000.25 are 20.005, and so 20.01.
        check(&[(LAST, 98_024)], Balance::Discounted(2_001));
        // With the discount as without it, cents and the charge of a bank may be missing.
        check(&[(LAST, 98_023)], Balance::Discounted(2_002));
        check(&[(LAST, 97_974)], Balance::Discounted(2_051));
        check(&[(LAST, 97_973)], Balance::Open(2_052));
        let late = date(2026, 3, 11);
        check(&[(late, 98_024)], Balance::Open(2_001));
        check(&[(late, 99_975)], Balance::Small(50));
        check(&[(date(2026, 3, 1), 50_000), (LAST, 48_024)], Balance::Discounted(2_001));
        check(&[(LAST, 48_024), (late, 50_000)], Balance::Open(2_001));
    }

    #[test]
    fn small_balances_and_too_much() {
        check(&[(LAST, 98_024), (LAST, 2_001)], Balance::Paid);
        let late = date(2026, 3, 11);
        check(&[(late, 99_975)], Balance::Small(50));
        check(&[(late, 99_974)], Balance::Open(51));
        check(&[(late, 100_030)], Balance::Overpaid(5));
        let pounds = Money { minor: 1, currency: Currency::parse("GBP").expect("a code") };
        assert_eq!(balance(euro(100), &[(LAST, pounds)], None, 0), None);
        assert_eq!(balance(euro(i64::MAX), &[(LAST, euro(-1))], None, 0), None);
    }
}
