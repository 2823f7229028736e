//! Whole numbers without a bound, and exact fractions of them: schoolbook arithmetic for the
//! oracle, slow and obvious.

use std::cmp::Ordering;

/// A whole number of zero or more: digits to the base of ten thousand, the lowest first, without
/// zeros at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Natural(Vec<u64>);

const BASE: u64 = 10_000;

impl Natural {
    pub(super) fn new(mut number: u64) -> Self {
        let mut digits = Vec::new();
        while number > 0 {
            digits.push(number % BASE);
            number /= BASE;
        }
        Self(digits)
    }

    fn trimmed(mut digits: Vec<u64>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self(digits)
    }

    fn carried(raw: Vec<u64>) -> Self {
        let mut digits = Vec::new();
        let mut carry = 0;
        for digit in raw {
            let sum = digit + carry;
            digits.push(sum % BASE);
            carry = sum / BASE;
        }
        while carry > 0 {
            digits.push(carry % BASE);
            carry /= BASE;
        }
        Self::trimmed(digits)
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let length = self.0.len().max(other.0.len());
        let digit = |of: &Self, at: usize| of.0.get(at).copied().unwrap_or(0);
        Self::carried((0..length).map(|at| digit(self, at) + digit(other, at)).collect())
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = Self::new(0);
        for (at, digit) in self.0.iter().enumerate() {
            let mut row = vec![0; at];
            row.extend(other.0.iter().map(|other| digit * other));
            product = product.plus(&Self::carried(row));
        }
        product
    }

    fn less(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// The difference; `other` is not larger.
    fn minus(&self, other: &Self) -> Self {
        let mut digits = Vec::new();
        let mut borrowed = 0;
        for (at, digit) in self.0.iter().enumerate() {
            let taken = other.0.get(at).copied().unwrap_or(0) + borrowed;
            borrowed = u64::from(*digit < taken);
            digits.push(digit + borrowed * BASE - taken);
        }
        Self::trimmed(digits)
    }

    /// How often `other` fits in it, by long division; each digit is found by trying.
    fn over(&self, other: &Self) -> Self {
        let mut quotient = vec![0; self.0.len()];
        let mut rest = Self::new(0);
        for at in (0..self.0.len()).rev() {
            rest.0.insert(0, self.0[at]);
            rest = Self::trimmed(rest.0);
            let (mut low, mut high) = (0, BASE - 1);
            while low < high {
                let middle = (low + high).div_ceil(2);
                if other.times(&Self::new(middle)).less(&rest) == Ordering::Greater {
                    high = middle - 1;
                } else {
                    low = middle;
                }
            }
            rest = rest.minus(&other.times(&Self::new(low)));
            quotient[at] = low;
        }
        Self::trimmed(quotient)
    }

    /// As a number of the machine; the oracle's results fit.
    fn number(&self) -> i64 {
        let fold = |sum: i64, digit: &u64| {
            let digit = i64::try_from(*digit).expect("a digit");
            sum.checked_mul(i64::try_from(BASE).expect("small"))?.checked_add(digit)
        };
        self.0.iter().rev().try_fold(0, fold).expect("it fits")
    }
}

/// An exact fraction of zero or more.
#[derive(Clone, Debug)]
pub(super) struct Fraction {
    above: Natural,
    below: Natural,
}

impl Fraction {
    pub(super) fn new(above: u64, below: u64) -> Self {
        Self { above: Natural::new(above), below: Natural::new(below) }
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        Self { above: self.above.times(&other.above), below: self.below.times(&other.below) }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        if self.below == other.below {
            return Self { above: self.above.plus(&other.above), below: self.below.clone() };
        }
        let above = self.above.times(&other.below).plus(&other.above.times(&self.below));
        Self { above, below: self.below.times(&other.below) }
    }

    /// The nearest whole number; a half goes up.
    pub(super) fn rounded(&self) -> i64 {
        let two = Natural::new(2);
        let above = self.above.times(&two).plus(&self.below);
        above.over(&self.below.times(&two)).number()
    }
}

#[test]
fn arithmetic_of_school() {
    let product = Natural::new(987_654_321_987).times(&Natural::new(123_456_789_123));
    assert_eq!(product.over(&Natural::new(123_456_789_123)), Natural::new(987_654_321_987));
    let one_more = product.plus(&Natural::new(1));
    assert_eq!(one_more.over(&Natural::new(987_654_321_987)), Natural::new(123_456_789_123));
    assert_eq!(Fraction::new(1, 3).plus(&Fraction::new(1, 6)).rounded(), 1);
    assert_eq!(Fraction::new(1, 3).plus(&Fraction::new(1, 7)).rounded(), 0);
    assert_eq!(Fraction::new(7, 3).times(&Fraction::new(9, 2)).rounded(), 11);
}
