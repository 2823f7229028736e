//! Interest on a claim, by a rule of law or at an agreed rate, as somebody asks for it.

use std::fmt;
use std::str::FromStr;

use funkstille_core::claim::law::Law;
use funkstille_core::claim::{
    BeyondTable, Claim, DayCount, Debt, DuePart, InterestError, Order, Parted, Payment, Percent,
    Statement, Terms, state, state_days,
};
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;

use crate::data::Data;
use crate::error::Error;
use crate::simulate::{read_amount, read_date};

/// The name of an agreed rate, beside the rules of law.
pub const FIXED: &str = "fixed";

/// What is to be computed. Amounts are minor units of the currency of the rule.
#[derive(Clone, Debug)]
pub struct Request {
    /// The name of a rule of law, or [`FIXED`].
    pub rule: String,
    /// The agreed rate.
    pub rate: Option<Percent>,
    /// The currency of a claim with an agreed rate.
    pub currency: Option<Currency>,
    /// The principal.
    pub principal_minor: i64,
    /// Costs beside it.
    pub costs_minor: i64,
    /// The first day that bears interest.
    pub from: Option<Date>,
    /// The last day that bears interest.
    pub until: Option<Date>,
    /// A number of days instead of both.
    pub days: Option<u32>,
    /// What has come in.
    pub payments: Vec<PaidOn>,
    /// The parts in which the principal is due: the first day on which each bears, and how much.
    /// Empty where it is due at once.
    pub parts: Vec<PaidOn>,
    /// How days are counted; `None` for the usual way of the rule.
    pub day_count: Option<DayCount>,
    /// When the contract was made; `None` counts as the first bearing day.
    pub contract_on: Option<Date>,
    /// Whether the last known rate may stand for one that is not known yet.
    pub provisional: bool,
}

/// A payment, or a part of a principal, as a person writes it: `2026-05-01:400.00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaidOn {
    /// The day.
    pub on: Date,
    /// The amount, in minor units of the currency of the claim.
    pub minor: i64,
}

/// Interest that was not asked for in a way that can be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterestProblem {
    /// A rule that there is not.
    UnknownRule {
        /// The name that was given.
        given: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// An agreed rate needs this option.
    FixedNeeds {
        /// The option.
        option: &'static str,
    },
    /// Only an agreed rate takes this option.
    OnlyFixed {
        /// The option.
        option: &'static str,
    },
    /// It is not said which days bear interest.
    NoDays,
    /// A number of days stands for itself: no day is known.
    DaysAlone {
        /// The option that does not go with it.
        option: &'static str,
    },
    /// The last day comes before the first.
    EndBeforeStart {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// The parts do not make the principal.
    PartsDiffer {
        /// What they make.
        given: Money,
        /// The principal.
        wanted: Money,
    },
    /// Text that is no rate.
    BadRate(String),
    /// Text that is no payment.
    BadPayment(String),
}

/// Computes the interest that was asked for.
///
/// # Errors
/// Where the request or a file of law cannot be understood, or as [`InterestError`] says.
pub fn run(request: &Request, data: &Data) -> Result<Statement, Error> {
    if request.rule == FIXED {
        return fixed(request);
    }
    let laws = data.laws()?;
    let Some((law, rule)) = laws.iter().find_map(|law| Some((law, law.rule(&request.rule)?)))
    else {
        let given = request.rule.clone();
        return Err(InterestProblem::UnknownRule { given, known: known_rules(&laws) }.into());
    };
    for (is_there, option) in
        [(request.rate.is_some(), "--rate"), (request.days.is_some(), "--days")]
    {
        if is_there {
            return Err(InterestProblem::OnlyFixed { option }.into());
        }
    }
    if let Some(given) = request.currency.filter(|given| *given != law.currency) {
        return Err(InterestError::OtherCurrency { given, wanted: law.currency }.into());
    }
    // A rule names the debtors that it is made for, the usual one first.
    let debtor = rule.debtors.first().copied().filter(|_| rule.flat_fee);
    let claim = Claim {
        flat_fee: debtor.map(|debtor| (law, debtor)),
        ..claim(request, Terms::Law { law, rule }, law.currency)?
    };
    Ok(state(&claim)?)
}

/// The names of all rules of law, and of the agreed rate.
fn known_rules(laws: &[Law]) -> Vec<String> {
    let rules = laws.iter().flat_map(|law| law.rules.iter().map(|rule| rule.name.clone()));
    rules.chain([FIXED.to_owned()]).collect()
}

fn fixed(request: &Request) -> Result<Statement, Error> {
    let rate = request.rate.ok_or(InterestProblem::FixedNeeds { option: "--rate" })?;
    let currency = request.currency;
    let currency = currency.ok_or(InterestProblem::FixedNeeds { option: "--currency" })?;
    let Some(days) = request.days else {
        return Ok(state(&claim(request, Terms::Agreed(rate), currency)?)?);
    };
    for (is_there, option) in [
        (request.from.is_some(), "--from"),
        (request.until.is_some(), "--until"),
        (!request.payments.is_empty(), "--payment"),
        (request.contract_on.is_some(), "--contract-date"),
    ] {
        if is_there {
            return Err(InterestProblem::DaysAlone { option }.into());
        }
    }
    let principal = Money { minor: request.principal_minor, currency };
    let days = (i64::from(days), rate);
    Ok(state_days(principal, request.costs_minor, days, request.day_count)?)
}

fn claim<'a>(
    request: &Request,
    terms: Terms<'a>,
    currency: Currency,
) -> Result<Claim<'a>, InterestProblem> {
    let first = request.parts.iter().map(|part| part.on).min();
    let (Some(from), Some(until)) = (request.from.or(first), request.until) else {
        return Err(InterestProblem::NoDays);
    };
    if until < from {
        return Err(InterestProblem::EndBeforeStart { from, until });
    }
    let money = |minor| Money { minor, currency };
    let payment = |paid: &PaidOn| Payment {
        on: paid.on,
        amount: money(paid.minor),
        order: Order::CostsFirst,
    };
    let debt = Debt {
        principal: money(request.principal_minor),
        // They are there from the beginning, and so before the first payment.
        costs: vec![(Date::MIN, request.costs_minor)],
        from,
        until,
        payments: request.payments.iter().map(payment).collect(),
        parted: parted(request, currency)?,
    };
    Ok(Claim {
        terms,
        debt,
        day_count: request.day_count,
        contract_on: request.contract_on,
        flat_fee: None,
        default: None,
        beyond: if request.provisional { BeyondTable::Provisional } else { BeyondTable::Refused },
    })
}

/// The parts in which the principal is due from the beginning.
fn parted(request: &Request, currency: Currency) -> Result<Vec<Parted>, InterestProblem> {
    if request.parts.is_empty() {
        return Ok(Vec::new());
    }
    let sum = request.parts.iter().fold(0_i64, |sum, part| sum.saturating_add(part.minor));
    if sum != request.principal_minor {
        let money = |minor| Money { minor, currency };
        let (given, wanted) = (money(sum), money(request.principal_minor));
        return Err(InterestProblem::PartsDiffer { given, wanted });
    }
    let mut parts = request.parts.clone();
    parts.sort_by_key(|part| part.on);
    let part = |part: PaidOn| DuePart {
        minor: part.minor,
        due_on: None,
        from: Some(part.on),
        default: None,
    };
    let parts = parts.into_iter().map(part).collect();
    Ok(vec![Parted { after: Date::MIN, parts }])
}

/// Reads a rate in percent a year, `5.12`, not below zero.
///
/// # Errors
/// [`InterestProblem::BadRate`] for anything else.
pub fn read_rate(text: &str) -> Result<Percent, Error> {
    let rate = Percent::parse(text).filter(|rate| rate.parts() >= 0);
    rate.ok_or_else(|| InterestProblem::BadRate(text.to_owned()).into())
}

impl FromStr for PaidOn {
    type Err = Error;

    /// Reads `DATE:AMOUNT`.
    fn from_str(given: &str) -> Result<Self, Error> {
        let bad = || InterestProblem::BadPayment(given.to_owned());
        let (on, amount) = given.split_once(':').ok_or_else(bad)?;
        let on = read_date(on).map_err(|_| bad())?;
        let amount = read_amount(amount).map_err(|_| bad())?;
        Ok(Self { on, minor: amount.minor })
    }
}

impl Explain for InterestProblem {
    fn key(&self) -> String {
        match self {
            Self::UnknownRule { .. } => "interest-unknown-rule",
            Self::FixedNeeds { .. } => "interest-fixed-needs",
            Self::OnlyFixed { .. } => "interest-only-fixed",
            Self::NoDays => "interest-no-days",
            Self::DaysAlone { .. } => "interest-days-alone",
            Self::EndBeforeStart { .. } => "interest-end-before-start",
            Self::PartsDiffer { .. } => "interest-parts-differ",
            Self::BadRate(_) => "interest-bad-rate",
            Self::BadPayment(_) => "interest-bad-payment",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::UnknownRule { given, known } => {
                vec![("given", given.into()), ("known", Fact::Text(known.join(", ")))]
            }
            Self::FixedNeeds { option }
            | Self::OnlyFixed { option }
            | Self::DaysAlone { option } => vec![("option", Fact::from(*option))],
            Self::NoDays => vec![],
            Self::EndBeforeStart { from, until } => {
                vec![("from", (*from).into()), ("until", (*until).into())]
            }
            Self::PartsDiffer { given, wanted } => {
                vec![("given", Fact::Money(*given)), ("wanted", Fact::Money(*wanted))]
            }
            Self::BadRate(given) | Self::BadPayment(given) => vec![("given", given.into())],
        }
    }
}

impl std::error::Error for InterestProblem {}

impl fmt::Display for InterestProblem {
    /// The key; a person reads the sentence instead.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}
