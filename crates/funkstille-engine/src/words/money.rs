//! Amounts of money as a language writes them.

use funkstille_core::explain::Fact;
use funkstille_core::money::Money;

use super::Words;

/// Minor units of one major unit: every currency of the supported jurisdictions has two decimals
/// (ISO 4217).
const MINOR_UNITS: u64 = 100;

/// Digits between two separators (ISO 80000-1, 7.3.1).
const GROUP: usize = 3;

impl Words {
    /// An amount: `1.850,00 €`, `€1,850.00`, `1.850,00 CHF`, `CHF 1,850.00`.
    pub fn money(&self, money: Money) -> String {
        let minor = money.minor.unsigned_abs();
        let facts = [
            ("whole", Fact::Text(self.grouped(minor / MINOR_UNITS))),
            ("cents", Fact::Text(format!("{:02}", minor % MINOR_UNITS))),
        ];
        let amount = Fact::Text(self.say("letter-amount", &facts));
        let currency = Fact::Text(money.currency.to_string());
        let written = self.say("letter-money", &[("amount", amount), ("currency", currency)]);
        if money.minor < 0 {
            self.say("letter-money-below-zero", &[("money", Fact::Text(written))])
        } else {
            written
        }
    }

    /// A number that is written with a point, as the language writes it: `10,27`, `1.234,5600`.
    pub fn decimal(&self, number: &str) -> String {
        let (sign, digits) = match number.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", number),
        };
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = self.separated(whole);
        let facts = [("whole", Fact::Text(whole)), ("cents", Fact::from(rest))];
        format!("{sign}{}", self.say("letter-amount", &facts))
    }

    fn grouped(&self, number: u64) -> String {
        self.separated(&number.to_string())
    }

    fn separated(&self, digits: &str) -> String {
        let separator = self.say("letter-thousands", &[]);
        let mut grouped = String::new();
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(GROUP) {
                grouped.push_str(&separator);
            }
            grouped.push(digit);
        }
        grouped
    }
}
