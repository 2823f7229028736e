//! Instalments: when each is due, and whether they are kept.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::money::Money;

/// One instalment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// When it is due.
    pub due_on: Date,
    /// How much.
    pub amount: Money,
}

/// Whether instalments are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// All are paid.
    All,
    /// This one is next, with what is left of it, in minor units.
    Until {
        /// The instalment.
        next: Instalment,
        /// What is left of it.
        open_minor: i64,
    },
    /// This one is overdue, with what is left of it, in minor units.
    Broken {
        /// The instalment.
        missed: Instalment,
        /// What is left of it.
        open_minor: i64,
    },
}

/// Parts an amount into monthly instalments, the first on `first_on`; the last one has what does
/// not divide. A day that a month does not have is the last of that month. `None` for no
/// instalments, or for more than the amount has minor units.
pub fn monthly(amount: Money, count: u16, first_on: Date) -> Option<Vec<Instalment>> {
    let count = i64::from(count);
    let each = amount.minor.checked_div(count)?;
    if each <= 0 {
        return None;
    }
    let part = |index: i64| {
        let is_last = index + 1 == count;
        let minor = if is_last { amount.minor - each * (count - 1) } else { each };
        let due_on = first_on.checked_add(index.months()).ok()?;
        Some(Instalment { due_on, amount: Money { minor, ..amount } })
    };
    (0..count).map(part).collect()
}

/// Whether instalments are kept on a day: money counts for the earliest that is not paid.
/// An instalment is overdue on the day after its due date. `None` where currencies differ or a sum
/// is too large.
pub fn kept(instalments: &[Instalment], paid: &[Money], today: Date) -> Option<Kept> {
    let mut in_order = instalments.to_vec();
    in_order.sort_by_key(|instalment| instalment.due_on);
    let currency = in_order.first()?.amount.currency;
    let mut left: i64 = 0;
    for amount in paid {
        (amount.currency == currency).then_some(())?;
        left = left.checked_add(amount.minor)?;
    }
    for instalment in in_order {
        (instalment.amount.currency == currency).then_some(())?;
        left = left.checked_sub(instalment.amount.minor)?;
        if left < 0 {
            let open_minor = left.checked_neg()?;
            return Some(if instalment.due_on < today {
                Kept::Broken { missed: instalment, open_minor }
            } else {
                Kept::Until { next: instalment, open_minor }
            });
        }
    }
    Some(Kept::All)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::money::Currency;

    fn euro(minor: i64) -> Money {
        Money { minor, currency: Currency::EUR }
    }

    #[test]
    fn the_last_has_what_does_not_divide() {
        let parts = monthly(euro(100_000), 3, date(2026, 1, 31)).expect("they divide");
        let parts: Vec<_> = parts.iter().map(|part| (part.due_on, part.amount.minor)).collect();
        let expected =
            [(date(2026, 1, 31), 33_333), (date(2026, 2, 28), 33_333), (date(2026, 3, 31), 33_334)];
        assert_eq!(parts, expected);
        assert_eq!(monthly(euro(2), 3, date(2026, 1, 31)), None);
        assert_eq!(monthly(euro(100), 0, date(2026, 1, 31)), None);
        assert_eq!(monthly(euro(100), 2, date(9999, 12, 31)), None);
    }

    #[test]
    fn money_counts_for_the_earliest() {
        let parts = monthly(euro(90_000), 3, date(2026, 1, 15)).expect("they divide");
        let check = |paid: &[i64], today, expected: (&str, usize, i64)| {
            let paid: Vec<_> = paid.iter().copied().map(euro).collect();
            let found = match kept(&parts, &paid, today).expect("one currency") {
                Kept::All => ("all", 0, 0),
                Kept::Until { next, open_minor } => ("until", index(&parts, next), open_minor),
                Kept::Broken { missed, open_minor } => {
                    ("broken", index(&parts, missed), open_minor)
                }
            };
            assert_eq!(found, expected, "{paid:?} {today}");
        };
        check(&[], date(2026, 1, 15), ("until", 0, 30_000));
        check(&[], date(2026, 1, 16), ("broken", 0, 30_000));
        check(&[20_000, 20_000], date(2026, 1, 16), ("until", 1, 20_000));
        check(&[40_000], date(2026, 2, 16), ("broken", 1, 20_000));
        check(&[90_000], date(2026, 9, 1), ("all", 0, 0));
        assert_eq!(kept(&[], &[], date(2026, 1, 1)), None);
    }

    fn index(parts: &[Instalment], wanted: Instalment) -> usize {
        parts.iter().position(|part| *part == wanted).expect("it is one of them")
    }
}
