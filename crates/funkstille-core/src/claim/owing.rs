//! What is owed for one invoice on a day, worked out from everything that is known of it: default,
//! rate, flat fee, costs, and what has come in.

use jiff::civil::Date;

use super::agreement::Agreement;
use super::choose::{NoRate, rule_for};
use super::discount::Balance;
use super::ground::{DefaultFacts, Due, InDefault, in_default};
use super::law::{DefaultLaw, DueLaw, GroundKind, Law, Rule};
use super::no_claim::NoClaim;
use super::parts::{DuePart, Parted};
use super::payment::{Order, Payment};
use super::percent::Percent;
use super::rates::BeyondTable;
use super::run::Debt;
use super::statement::{Claim, Statement, Terms, state};
use crate::calendar::{Calendar, days_after};
use crate::client::DebtorKind;
use crate::invoice::InvoiceState;
use crate::money::Money;

/// Everything that bears on what is owed for one invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    /// What is owed, with tax, before anything came in.
    pub amount: Money,
    /// The day of the invoice; `None` where that is not known.
    pub issued_on: Option<Date>,
    /// When it is due; `None` where nothing says so.
    pub due: Option<Due>,
    /// The parts in which it was due from the beginning, where there are several: the day of each,
    /// and minor units of the same currency, the earliest first.
    pub parts: Vec<(Date, i64)>,
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
    /// When payment in parts was agreed, in the order of these days.
    pub agreements: Vec<Agreement>,
}

/// Parts that make so much less: it is taken from the last ones.
fn less(parts: &[(Date, i64)], minor: i64) -> Vec<(Date, i64)> {
    let mut left = minor;
    let mut parts = parts.to_vec();
    for (_, part) in parts.iter_mut().rev() {
        let taken = left.min(*part);
        *part -= taken;
        left -= taken;
    }
    parts.retain(|(_, part)| *part > 0);
    parts
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
    /// What becomes of days whose rate is not known yet.
    pub beyond: BeyondTable,
}

impl Owing {
    /// What is known of an invoice, less a discount that was kept in time: of an invoice that was
    /// paid so nothing is left, and nothing bears interest. `debtor` is what kind of client it is,
    /// and `reminded_on` when reminders arrived.
    pub fn of(invoice: &InvoiceState, debtor: Option<DebtorKind>, reminded_on: Vec<Date>) -> Self {
        let terms = &invoice.terms;
        let due = terms.due_on.map(|on| Due { on, agreed: terms.due_is_agreed });
        let kept_minor = match invoice.balance() {
            Balance::Discounted(minor) => minor,
            _ => 0,
        };
        Self {
            amount: Money { minor: terms.amount.minor.saturating_sub(kept_minor), ..terms.amount },
            issued_on: Some(terms.issued_on),
            due,
            parts: less(&terms.parts, kept_minor),
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
            agreements: vec![],
        }
    }

    /// When it is due by law, where nothing else says so: counted from the invoice.
    pub fn due_by_law<'a>(&self, law: Option<&'a Law>) -> Option<(Date, &'a DueLaw)> {
        let law = law?.due.as_ref().filter(|_| self.due.is_none())?;
        Some((days_after(self.issued_on?, law.days), law))
    }

    /// The first day on which it can have been due: for the time of limitation, of which nobody may
    /// think that more is left than is. Without a due date that may be the day of the work.
    pub fn first_due_on(&self, law: Option<&Law>) -> Option<Date> {
        let by_law = || {
            let (due_on, _) = self.due_by_law(law)?;
            Some(self.service_received_on.map_or(due_on, |work_on| work_on.min(due_on)))
        };
        self.due.map(|due| due.on).or_else(by_law)
    }

    /// What is left of each agreed part: its due date, and minor units. Empty where no parts hold.
    pub fn open_parts(&self, open_minor: i64, today: Date) -> Vec<(Date, i64)> {
        match self.agreement(today) {
            Some(last) => last.open_parts(open_minor, today),
            None if self.parts.is_empty() => Vec::new(),
            None => {
                let parts = self.parts.clone();
                let whole = Agreement { on: Date::MIN, parts, all_due_on: None };
                whole.open_parts(open_minor, today)
            }
        }
    }

    /// The agreement that holds on a day.
    fn agreement(&self, today: Date) -> Option<&Agreement> {
        self.agreements.iter().rfind(|agreement| agreement.on <= today)
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
        let default_law = law.default.as_ref().ok_or(NoClaim::NoGround { by_reminder: false })?;
        let by_law = (default_law, basis.place);
        let default = self.default(debtor, by_law)?;
        let parted = self.parted(debtor, by_law, basis.until)?;
        let from = first_day(default.as_ref(), &parted);
        let by_reminder = default_law.grounds.iter().any(|it| it.kind == GroundKind::Reminder);
        let from = from.ok_or(NoClaim::NoGround { by_reminder })?;
        if from > basis.until {
            return Err(NoClaim::NotYet { since_on: from });
        }
        // A flat fee of another currency is never added to the claim.
        let gives_fee = |rule: &Rule| rule.flat_fee && law.currency == self.amount.currency;
        let claim = Claim {
            terms,
            debt: Debt { parted, ..self.debt(from, basis.until) },
            day_count: None,
            contract_on: self.contract_on,
            flat_fee: rule.is_some_and(gives_fee).then_some((law, debtor)),
            default,
            beyond: basis.beyond,
        };
        state(&claim).map_err(NoClaim::Interest)
    }

    /// What may bring default of what is due on a day by the invoice.
    fn facts(&self, debtor: DebtorKind, due: Option<Due>) -> DefaultFacts {
        DefaultFacts {
            debtor,
            due,
            invoice_received_on: self.invoice_received_on,
            service_received_on: self.service_received_on,
            invoice_gives_notice: self.invoice_gives_notice,
            reminded_on: self.reminded_on.clone(),
            refused_on: self.refused_on,
        }
    }

    /// What brought default of the whole, before any parts were agreed; `None` where nothing did,
    /// or it was due in parts from the beginning.
    fn default(
        &self,
        debtor: DebtorKind,
        (law, place): (&DefaultLaw, &Calendar),
    ) -> Result<Option<InDefault>, NoClaim> {
        if !self.parts.is_empty() {
            return Ok(None);
        }
        let facts = self.facts(debtor, self.due);
        let found = in_default(&facts, law, place).map_err(NoClaim::Calendar)?;
        let agreed_on = self.agreements.first().map(|agreement| agreement.on);
        Ok(found.filter(|default| agreed_on.is_none_or(|on| default.since_on <= on)))
    }

    /// The parts of the invoice, and those that were agreed by a day.
    fn parted(
        &self,
        debtor: DebtorKind,
        by_law: (&DefaultLaw, &Calendar),
        until: Date,
    ) -> Result<Vec<Parted>, NoClaim> {
        let mut parted = Vec::new();
        if !self.parts.is_empty() {
            let agreed = self.due.is_some_and(|due| due.agreed);
            let part = |(on, minor): &(Date, i64)| {
                due_part(*minor, &self.facts(debtor, Some(Due { on: *on, agreed })), by_law)
            };
            let parts = self.parts.iter().map(part).collect::<Result<_, _>>()?;
            parted.push(Parted { after: Date::MIN, parts });
        }
        for agreement in self.agreements.iter().filter(|agreement| agreement.on <= until) {
            let part = |(due_on, minor): &(Date, i64)| {
                self.part((*due_on, *minor), (debtor, agreement.on), by_law)
            };
            let parts = agreement.parts.iter().map(part).collect::<Result<_, _>>()?;
            parted.push(Parted { after: agreement.on, parts });
            if let Some(on) = agreement.all_due_on.filter(|on| *on <= until) {
                // The last part takes in all that is left, and what bore goes on bearing.
                let rest = self.part((on, 0), (debtor, on), by_law)?;
                let from = on.tomorrow().ok();
                let default = rest.default.zip(from);
                let default = default.map(|(it, since_on)| InDefault { since_on, ..it });
                parted.push(Parted { after: on, parts: vec![DuePart { from, default, ..rest }] });
            }
        }
        Ok(parted)
    }

    /// A part of the principal, due on a day by what was agreed on another.
    fn part(
        &self,
        (due_on, minor): (Date, i64),
        (debtor, agreed_on): (DebtorKind, Date),
        by_law: (&DefaultLaw, &Calendar),
    ) -> Result<DuePart, NoClaim> {
        let facts = DefaultFacts {
            debtor,
            due: Some(Due { on: due_on, agreed: true }),
            invoice_received_on: None,
            service_received_on: None,
            invoice_gives_notice: false,
            reminded_on: vec![],
            refused_on: self.refused_on.filter(|on| *on > agreed_on),
        };
        due_part(minor, &facts, by_law)
    }

    /// What came in, or arose, after the last day is not there yet.
    fn debt(&self, from: Date, until: Date) -> Debt {
        let payment = |(on, minor): &(Date, i64)| Payment {
            on: *on,
            amount: Money { minor: *minor, ..self.amount },
            order: Order::CostsFirst,
        };
        let payments = self.payments.iter().filter(|(on, _)| *on <= until).map(payment).collect();
        let (principal, costs, parted) = (self.amount, self.costs.clone(), vec![]);
        Debt { principal, costs, from, until, payments, parted }
    }
}

/// A part of the principal, with what brings its default.
fn due_part(
    minor: i64,
    facts: &DefaultFacts,
    (law, place): (&DefaultLaw, &Calendar),
) -> Result<DuePart, NoClaim> {
    let default = in_default(facts, law, place).map_err(NoClaim::Calendar)?;
    let from = default.as_ref().map(|default| default.since_on);
    Ok(DuePart { minor, due_on: facts.due.map(|due| due.on), from, default })
}

/// The first day that bears: of the whole, or else of the part that bears first.
fn first_day(default: Option<&InDefault>, parted: &[Parted]) -> Option<Date> {
    let parts = parted.iter().flat_map(|parted| parted.parts.iter().filter_map(|part| part.from));
    default.map(|default| default.since_on).or_else(|| parts.min())
}
