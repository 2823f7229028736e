//! What is owed for one invoice on a day, worked out from everything that is known of it: default,
//! rate, flat fee, costs, and what has come in.

use jiff::civil::Date;

use super::choose::{NoRate, rule_for};
use super::ground::{DefaultFacts, Due, InDefault, in_default};
use super::law::{GroundKind, Law, Rule};
use super::no_claim::NoClaim;
use super::payment::{Order, Payment};
use super::percent::Percent;
use super::run::Debt;
use super::statement::{Claim, Statement, Terms, state};
use crate::calendar::Calendar;
use crate::client::DebtorKind;
use crate::invoice::InvoiceState;
use crate::money::Money;

/// Everything that bears on what is owed for one invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    /// What is owed, with tax, before anything came in.
    pub amount: Money,
    /// When it is due; `None` where nothing says so.
    pub due: Option<Due>,
    /// What has come in: the day, and minor units of the same currency.
    pub payments: Vec<(Date, i64)>,
    /// Costs beside it: the day on which they arose, and minor units of the same currency.
    pub costs: Vec<(Date, i64)>,
    /// What kind of debtor it is; `None` where nobody has said.
    pub debtor: Option<DebtorKind>,
    /// The rate that was agreed.
    pub rate: Option<Percent>,
    /// When the contract was made.
    pub contract_on: Option<Date>,
    /// When the invoice was received; `None` where that is not certain.
    pub invoice_received_on: Option<Date>,
    /// When the work was received.
    pub service_received_on: Option<Date>,
    /// Whether the invoice says that default comes by the passing of days.
    pub invoice_gives_notice: bool,
    /// When reminders were received.
    pub reminded_on: Vec<Date>,
    /// When payment was refused, for good.
    pub refused_on: Option<Date>,
}

/// By what, until when and where what is owed is worked out.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    /// The law of the creditor's place; `None` where the program knows none.
    pub law: Option<&'a Law>,
    /// The business days of the place of performance.
    pub place: &'a Calendar,
    /// The last day that bears interest.
    pub until: Date,
    /// Whether the last known rate may stand for one that is not known yet.
    pub provisional: bool,
}

impl Owing {
    /// What is known of an invoice; `debtor` is what kind of client it is, and `reminded_on` when
    /// reminders arrived.
    pub fn of(invoice: &InvoiceState, debtor: Option<DebtorKind>, reminded_on: Vec<Date>) -> Self {
        let terms = &invoice.terms;
        let due = terms.due_on.map(|on| Due { on, agreed: terms.due_is_agreed });
        Self {
            amount: terms.amount,
            due,
            payments: invoice.payments.iter().map(|paid| (paid.on, paid.minor)).collect(),
            costs: invoice.costs.iter().map(|costs| (costs.on, costs.minor)).collect(),
            debtor,
            rate: terms.rate,
            contract_on: terms.contract_on,
            invoice_received_on: terms.received_on,
            service_received_on: terms.delivered_on,
            invoice_gives_notice: terms.gives_notice,
            reminded_on,
            refused_on: invoice.refused_on,
        }
    }

    /// Works out what is owed, with every line.
    ///
    /// # Errors
    /// Why nothing is claimed beside the principal; nothing is guessed.
    pub fn claim(&self, basis: Basis<'_>) -> Result<Statement, NoClaim> {
        let debtor = self.debtor.ok_or(NoClaim::DebtorUnknown)?;
        let law = basis.law.ok_or(NoClaim::NoLaw)?;
        let rule = match rule_for(law, Some(debtor), true) {
            Ok(rule) => Some(rule),
            Err(NoRate::DebtorUnknown) => return Err(NoClaim::DebtorUnknown),
            Err(NoRate::NoneByLaw) => None,
        };
        let terms = match (self.rate, rule) {
            (Some(rate), _) => Terms::Agreed(rate),
            (None, Some(rule)) => Terms::Law { law, rule },
            (None, None) => return Err(NoClaim::NoRate),
        };
        let default = self.default(debtor, law, basis.place)?;
        if default.since_on > basis.until {
            return Err(NoClaim::NotYet { since_on: default.since_on });
        }
        // A flat fee of another currency is never added to the claim.
        let gives_fee = |rule: &Rule| rule.flat_fee && law.currency == self.amount.currency;
        let claim = Claim {
            terms,
            debt: self.debt(default.since_on, basis.until),
            day_count: None,
            contract_on: self.contract_on,
            flat_fee: rule.is_some_and(gives_fee).then_some((law, debtor)),
            default: Some(default),
            provisional: basis.provisional,
        };
        state(&claim).map_err(NoClaim::Interest)
    }

    fn default(
        &self,
        debtor: DebtorKind,
        law: &Law,
        place: &Calendar,
    ) -> Result<InDefault, NoClaim> {
        let facts = DefaultFacts {
            debtor,
            due: self.due,
            invoice_received_on: self.invoice_received_on,
            service_received_on: self.service_received_on,
            invoice_gives_notice: self.invoice_gives_notice,
            reminded_on: self.reminded_on.clone(),
            refused_on: self.refused_on,
        };
        let law = law.default.as_ref().ok_or(NoClaim::NoGround { by_reminder: false })?;
        let by_reminder = law.grounds.iter().any(|ground| ground.kind == GroundKind::Reminder);
        let found = in_default(&facts, law, place).map_err(NoClaim::Calendar)?;
        found.ok_or(NoClaim::NoGround { by_reminder })
    }

    /// What came in, or arose, after the last day is not there yet.
    fn debt(&self, from: Date, until: Date) -> Debt {
        let payment = |(on, minor): &(Date, i64)| Payment {
            on: *on,
            amount: Money { minor: *minor, ..self.amount },
            order: Order::CostsFirst,
        };
        let payments = self.payments.iter().filter(|(on, _)| *on <= until).map(payment).collect();
        Debt { principal: self.amount, costs: self.costs.clone(), from, until, payments }
    }
}
