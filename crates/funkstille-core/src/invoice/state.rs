//! What an invoice is, as far as its events say.

use jiff::civil::Date;

use super::event::InvoiceEvent;
use super::terms::InvoiceTerms;
use crate::claim::{Balance, balance};
use crate::money::Money;

/// The state of an invoice: a fold over its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceState {
    /// What it says.
    pub terms: InvoiceTerms,
    /// What came in and counts, in the order in which it was recorded.
    pub payments: Vec<PaymentIn>,
    /// What else is to be paid with it.
    pub costs: Vec<CostsIn>,
    /// When the client refused to pay, for good.
    pub refused_on: Option<Date>,
    /// The case that asks for it; the last one where there were several.
    pub case: Option<String>,
    /// Since when it is not to be paid any more.
    pub cancelled_on: Option<Date>,
}

/// A payment that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentIn {
    /// Which one.
    pub payment: String,
    /// The day on which it came.
    pub on: Date,
    /// How much, in minor units of the invoice's currency.
    pub minor: i64,
    /// The account that it came from.
    pub account: Option<String>,
}

/// Something else that is to be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostsIn {
    /// The day on which it arose.
    pub on: Date,
    /// How much, in minor units of the invoice's currency.
    pub minor: i64,
    /// What for.
    pub what: String,
}

impl InvoiceState {
    /// An invoice that has just become known.
    pub fn added(terms: InvoiceTerms) -> Self {
        Self {
            terms,
            payments: Vec::new(),
            costs: Vec::new(),
            refused_on: None,
            case: None,
            cancelled_on: None,
        }
    }

    /// Takes the next event. Money of another currency is never mixed in: it is as if it had not
    /// come, and so is a payment that counts already.
    pub fn apply(&mut self, event: &InvoiceEvent) {
        let currency = self.terms.amount.currency;
        match event {
            InvoiceEvent::Added(terms) | InvoiceEvent::Corrected(terms) => {
                self.terms = terms.clone();
            }
            InvoiceEvent::CaseBegan { case } => self.case = Some(case.clone()),
            InvoiceEvent::PaymentReceived { payment, on, amount, account } => {
                if amount.currency == currency && self.payment(payment).is_none() {
                    let (payment, account) = (payment.clone(), account.clone());
                    self.payments.push(PaymentIn {
                        payment,
                        on: *on,
                        minor: amount.minor,
                        account,
                    });
                }
            }
            InvoiceEvent::PaymentReverted { payment, .. } => {
                self.payments.retain(|known| known.payment != *payment);
            }
            InvoiceEvent::CostsAdded { on, amount, what } => {
                if amount.currency == currency {
                    self.costs.push(CostsIn { on: *on, minor: amount.minor, what: what.clone() });
                }
            }
            InvoiceEvent::Refused { on } => self.refused_on = Some(*on),
            InvoiceEvent::Cancelled { on, .. } => self.cancelled_on = Some(*on),
        }
    }

    /// A payment that counts.
    pub fn payment(&self, payment: &str) -> Option<&PaymentIn> {
        self.payments.iter().find(|known| known.payment == payment)
    }

    /// What has come in, in minor units.
    pub fn paid_minor(&self) -> i64 {
        self.payments.iter().fold(0, |sum, payment| sum.saturating_add(payment.minor))
    }

    /// Where it stands after what has come in, with discount and tolerance. An amount that is too
    /// large to be counted is open.
    pub fn balance(&self) -> Balance {
        let terms = &self.terms;
        let money = |minor| Money { minor, ..terms.amount };
        let paid = self.payments.iter().map(|payment| (payment.on, money(payment.minor)));
        let paid: Vec<(Date, Money)> = paid.collect();
        balance(terms.amount, &paid, terms.discount, terms.tolerance_minor)
            .unwrap_or(Balance::Open(terms.amount.minor))
    }

    /// Whether something is still to be paid.
    pub fn is_open(&self) -> bool {
        self.cancelled_on.is_none() && matches!(self.balance(), Balance::Open(_))
    }

    /// What is still to be paid, in minor units; 0 where nothing is.
    pub fn open_minor(&self) -> i64 {
        match self.balance() {
            Balance::Open(minor) if self.cancelled_on.is_none() => minor,
            _ => 0,
        }
    }

    /// The first day on which a case may begin by itself: the due date has passed, something is
    /// open, and no case asks for it (docs/rules.md, *Payment*).
    pub fn case_begins_on(&self) -> Option<Date> {
        let due_on = self.first_due().filter(|_| self.case.is_none() && self.is_open())?;
        due_on.tomorrow().ok()
    }

    /// When it is due, or the first of its parts is of which something is left.
    pub fn first_due(&self) -> Option<Date> {
        let mut covered = self.paid_minor().saturating_add(self.terms.tolerance_minor);
        let open = self.terms.parts.iter().find(|(_, minor)| {
            covered = covered.saturating_sub(*minor);
            covered < 0
        });
        open.or(self.terms.parts.last()).map(|(due_on, _)| *due_on).or(self.terms.due_on)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::claim::{CashDiscount, Percent};
    use crate::invoice::WhyReverted;
    use crate::money::Currency;

    const DUE: Date = date(2026, 3, 16);

    fn euro(minor: i64) -> Money {
        Money { minor, currency: Currency::EUR }
    }

    fn invoice() -> InvoiceState {
        let until_on = date(2026, 3, 10);
        InvoiceState::added(InvoiceTerms {
            client: "1".to_owned(),
            project: None,
            number: "2026-014".to_owned(),
            issued_on: date(2026, 2, 14),
            due_on: Some(DUE),
            parts: vec![],
            due_is_agreed: true,
            amount: euro(100_000),
            vat_minor: None,
            order: None,
            delivered_on: None,
            received_on: None,
            gives_notice: false,
            discount: Percent::parse("2").map(|percent| CashDiscount { percent, until_on }),
            rate: None,
            contract_on: None,
            tolerance_minor: 50,
            file: None,
        })
    }

    fn paid(payment: &str, on: Date, amount: Money) -> InvoiceEvent {
        let payment = payment.to_owned();
        InvoiceEvent::PaymentReceived { payment, on, amount, account: None }
    }

    #[test]
    fn what_came_in_counts_once_and_can_be_taken_back() {
        let mut invoice = invoice();
        assert_eq!(invoice.case_begins_on(), Some(date(2026, 3, 17)));
        for _ in 0..2 {
            invoice.apply(&paid("a", date(2026, 3, 1), euro(98_000)));
        }
        assert_eq!(invoice.balance(), Balance::Discounted(2_000), "in time, and only once");
        assert_eq!(invoice.case_begins_on(), None);
        let reverted =
            InvoiceEvent::PaymentReverted { payment: "a".to_owned(), why: WhyReverted::Returned };
        invoice.apply(&reverted);
        assert_eq!(invoice.open_minor(), 100_000);
        invoice.apply(&paid("b", date(2026, 3, 11), euro(98_000)));
        assert_eq!(invoice.balance(), Balance::Open(2_000), "too late for the discount");
        invoice.apply(&paid("c", date(2026, 3, 12), euro(1_950)));
        assert_eq!(invoice.balance(), Balance::Small(50));
        assert!(!invoice.is_open());
    }

    #[test]
    fn r_09_money_of_another_currency_is_never_mixed_in() {
        let mut invoice = invoice();
        let pounds = Money { minor: 100_000, currency: Currency::parse("GBP").expect("a code") };
        invoice.apply(&paid("a", DUE, pounds));
        let what = "returned debit".to_owned();
        invoice.apply(&InvoiceEvent::CostsAdded { on: DUE, amount: pounds, what });
        assert_eq!((invoice.paid_minor(), invoice.costs.len()), (0, 0));
        assert_eq!(invoice.open_minor(), 100_000);
    }

    #[test]
    fn a_case_begins_once_a_part_is_late() {
        let mut invoice = invoice();
        invoice.terms.discount = None;
        invoice.terms.parts = vec![(DUE, 40_000), (date(2026, 4, 16), 60_000)];
        assert_eq!(invoice.case_begins_on(), Some(date(2026, 3, 17)));
        invoice.apply(&paid("a", DUE, euro(39_950)));
        assert_eq!(invoice.case_begins_on(), Some(date(2026, 4, 17)), "within the tolerance");
        invoice.apply(&paid("b", DUE, euro(60_000)));
        assert_eq!(invoice.case_begins_on(), None);
    }

    #[test]
    fn no_second_case_and_none_for_what_is_cancelled() {
        let mut with_case = invoice();
        with_case.apply(&InvoiceEvent::CaseBegan { case: "7".to_owned() });
        assert_eq!(with_case.case_begins_on(), None);
        let mut cancelled = invoice();
        cancelled.apply(&InvoiceEvent::Cancelled { on: DUE, reason: "credited".to_owned() });
        assert_eq!((cancelled.case_begins_on(), cancelled.open_minor()), (None, 0));
    }
}
