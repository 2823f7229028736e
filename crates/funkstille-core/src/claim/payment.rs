//! What a payment is applied to.

use jiff::civil::Date;

use crate::money::Money;

/// Money that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The day on which it came; the interest of that day is still owed.
    pub on: Date,
    /// How much.
    pub amount: Money,
    /// What it goes to first.
    pub order: Order,
}

/// What a payment goes to first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Costs, then interest, then principal: § 367 (1) BGB.
    #[default]
    CostsFirst,
    /// Principal first: the debtor has said so, and the creditor has taken it (§ 367 (2) BGB).
    PrincipalFirst,
}

/// What is owed at one moment, in minor units of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Costs; they bear no interest here.
    pub costs: i64,
    /// Interest that is settled and not paid; it bears none itself (§ 289 BGB).
    pub interest: i64,
    /// Principal; it bears interest.
    pub principal: i64,
}

/// What became of a payment, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The payment.
    pub payment: Payment,
    /// What went to costs.
    pub to_costs: i64,
    /// What went to interest.
    pub to_interest: i64,
    /// What went to the principal.
    pub to_principal: i64,
    /// What was paid beyond all three.
    pub left_over: i64,
}

impl Applied {
    /// A payment of which nothing has gone anywhere yet.
    pub(super) fn nothing(payment: Payment) -> Self {
        Self { payment, to_costs: 0, to_interest: 0, to_principal: 0, left_over: 0 }
    }

    /// Takes in what went to one part of a principal; what is left over is that of the last part.
    pub(super) fn take_in(&mut self, share: Self) {
        self.to_costs += share.to_costs;
        self.to_interest += share.to_interest;
        self.to_principal += share.to_principal;
        self.left_over = share.left_over;
    }
}

impl Owed {
    /// Takes a payment off what is owed.
    pub(super) fn apply(&mut self, payment: Payment) -> Applied {
        let mut left = payment.amount.minor;
        let mut take = |owed: &mut i64| {
            let part = left.min(*owed).max(0);
            *owed -= part;
            left -= part;
            part
        };
        let (to_costs, to_interest, to_principal);
        match payment.order {
            Order::CostsFirst => {
                to_costs = take(&mut self.costs);
                to_interest = take(&mut self.interest);
                to_principal = take(&mut self.principal);
            }
            Order::PrincipalFirst => {
                to_principal = take(&mut self.principal);
                to_costs = take(&mut self.costs);
                to_interest = take(&mut self.interest);
            }
        }
        Applied { payment, to_costs, to_interest, to_principal, left_over: left }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::money::Currency;

    fn applied(minor: i64, order: Order) -> (i64, i64, i64, i64) {
        let mut owed = Owed { costs: 40, interest: 20, principal: 1_000 };
        let amount = Money { minor, currency: Currency::EUR };
        let applied = owed.apply(Payment { on: date(2026, 4, 30), amount, order });
        assert_eq!(owed.costs, 40 - applied.to_costs);
        assert_eq!(owed.interest, 20 - applied.to_interest);
        assert_eq!(owed.principal, 1_000 - applied.to_principal);
        (applied.to_costs, applied.to_interest, applied.to_principal, applied.left_over)
    }

    #[test]
    fn costs_then_interest_then_principal() {
        assert_eq!(applied(30, Order::CostsFirst), (30, 0, 0, 0));
        assert_eq!(applied(50, Order::CostsFirst), (40, 10, 0, 0));
        assert_eq!(applied(460, Order::CostsFirst), (40, 20, 400, 0));
        assert_eq!(applied(1_100, Order::CostsFirst), (40, 20, 1_000, 40));
    }

    #[test]
    fn the_debtor_may_name_the_principal() {
        assert_eq!(applied(400, Order::PrincipalFirst), (0, 0, 400, 0));
        assert_eq!(applied(1_050, Order::PrincipalFirst), (40, 10, 1_000, 0));
    }
}
