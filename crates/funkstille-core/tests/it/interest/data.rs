//! The shipped law, and claims as the tests write them.

use funkstille_core::claim::law::{self, Law, Rule};
use funkstille_core::claim::{
    BeyondTable, Claim, DayCount, Debt, Order, Payment, Statement, Terms, state,
};
use funkstille_core::client::DebtorKind;
use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;

use crate::data::read;

/// The places that have a file of law.
pub(super) const PLACES: &[&str] = &["at", "ch", "de", "eu", "uk", "us"];

/// The law of a place.
pub(super) fn law(place: &str) -> Law {
    law::parse(&read(&format!("jurisdictions/{place}.toml")))
        .unwrap_or_else(|error| panic!("{place}: {error}"))
}

/// The place whose law has a rule: `de-b2b` is in `de`.
pub(super) fn law_of(rule: &str) -> Law {
    law(&rule[..2])
}

/// One claim in numbers.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) rule: &'static str,
    pub(super) principal: i64,
    pub(super) costs: i64,
    pub(super) from: Date,
    pub(super) until: Date,
    pub(super) contract_on: Option<Date>,
    pub(super) day_count: Option<DayCount>,
    pub(super) payments: Vec<(Date, i64)>,
}

impl Case {
    /// A claim without costs and payments.
    pub(super) fn new(rule: &'static str, principal: i64, from: Date, until: Date) -> Self {
        let (costs, contract_on, day_count, payments) = (0, None, None, vec![]);
        Self { rule, principal, costs, from, until, contract_on, day_count, payments }
    }

    /// Its statement.
    pub(super) fn state(&self, law: &Law) -> Statement {
        self.try_state(law).unwrap_or_else(|error| panic!("{self:?}: {error}"))
    }

    /// Its statement, or why there is none.
    pub(super) fn try_state(
        &self,
        law: &Law,
    ) -> Result<Statement, funkstille_core::claim::InterestError> {
        let rule: &Rule = law.rule(self.rule).expect("the rule is there");
        let money = |minor| Money { minor, currency: law.currency };
        let payments = self.payments.iter().map(|(on, minor)| Payment {
            on: *on,
            amount: money(*minor),
            order: Order::CostsFirst,
        });
        state(&Claim {
            terms: Terms::Law { law, rule },
            debt: Debt {
                principal: money(self.principal),
                costs: vec![(Date::MIN, self.costs)],
                from: self.from,
                until: self.until,
                payments: payments.collect(),
                parted: vec![],
            },
            day_count: self.day_count,
            contract_on: self.contract_on,
            flat_fee: rule.flat_fee.then_some((law, DebtorKind::Business)),
            default: None,
            beyond: BeyondTable::Refused,
        })
    }
}

/// An amount in euro, in cents.
pub(super) fn euro(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}
