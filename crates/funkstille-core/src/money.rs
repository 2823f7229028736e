//! Amounts of money: whole minor units (cents) of a currency, never a float.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

/// Letters of a currency code (ISO 4217).
const CODE_LETTERS: usize = 3;

/// An ISO 4217 currency code, in upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency([u8; CODE_LETTERS]);

/// An amount in minor units (cents) of a currency. Amounts of two currencies are never mixed:
/// the arithmetic here gives `None` where one tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// The amount in minor units; negative where it is owed the other way.
    pub minor: i64,
    /// Its currency.
    pub currency: Currency,
}

/// Minor units have two decimals in every currency of the supported jurisdictions (ISO 4217).
const MINOR_DIGITS: u32 = 2;

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// No currency, as a file has it that does not say which (ISO 4217: `XXX`).
    pub const UNKNOWN: Self = Self(*b"XXX");

    /// Reads a code of three letters; `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        let letters: [u8; CODE_LETTERS] = code.trim().as_bytes().try_into().ok()?;
        letters
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(letters.map(|l| l.to_ascii_uppercase())))
    }
}

impl Money {
    /// Reads a decimal with a point and at most two decimals, such as `1190.00`; `None` for
    /// anything else, also for what mathematicians write (`1e3`).
    pub fn parse(amount: &str, currency: Currency) -> Option<Self> {
        let amount = amount.trim();
        let digits = amount.strip_prefix(['-', '+']).unwrap_or(amount);
        if digits.contains(|sign: char| !sign.is_ascii_digit() && sign != '.') {
            return None;
        }
        let decimal = Decimal::from_str(amount).ok()?;
        if decimal.scale() > MINOR_DIGITS && decimal.normalize().scale() > MINOR_DIGITS {
            return None;
        }
        let mut minor = decimal.normalize();
        minor.rescale(MINOR_DIGITS);
        Some(Self { minor: i64::try_from(minor.mantissa()).ok()?, currency })
    }

    /// The amount as a decimal with two digits behind the point.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.minor, MINOR_DIGITS)
    }

    /// Nothing, in a currency.
    pub fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// What is left after `paid`; `None` where the currencies differ or the sum overflows.
    pub fn minus(self, paid: Self) -> Option<Self> {
        (self.currency == paid.currency)
            .then(|| self.minor.checked_sub(paid.minor))
            .flatten()
            .map(|minor| Self { minor, currency: self.currency })
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.0).unwrap_or("XXX"))
    }
}

impl fmt::Display for Money {
    /// As other programs read it: `1190.00 EUR`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_amounts_to_the_cent() {
        for (text, minor) in
            [("1190.00", 119_000), ("400", 40_000), ("0.05", 5), ("-3.5", -350), ("1.100", 110)]
        {
            let money = Money::parse(text, Currency::EUR).expect(text);
            assert_eq!(money.minor, minor, "{text}");
        }
        assert_eq!(Money { minor: 119_005, currency: Currency::EUR }.to_string(), "1190.05 EUR");
        for text in [
            "",
            "1,190.00",
            "1.190,00",
            "0.005",
            "NaN",
            "1e3",
            "1e3000",
            "1_000",
            "99999999999999999999",
        ] {
            assert_eq!(Money::parse(text, Currency::EUR), None, "{text}");
        }
    }

    #[test]
    fn never_mixes_currencies() {
        let pounds = Currency::parse("gbp").expect("a code");
        let (euros, pounds) = (Money::zero(Currency::EUR), Money::zero(pounds));
        assert_eq!(euros.minus(pounds), None);
        assert_eq!(Currency::parse("EURO"), None);
    }
}
