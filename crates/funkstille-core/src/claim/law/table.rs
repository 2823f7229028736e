//! The law of a place as a table.

use jiff::civil::Date;

use super::origin::Origin;
use crate::claim::day_count::DayCount;
use crate::claim::percent::Percent;
use crate::client::DebtorKind;
use crate::money::Currency;
use crate::playbook::Deadline;

/// What the law of one place says about late money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// The place, such as `DE` or `EU`.
    pub jurisdiction: String,
    /// The countries whose businesses claim by it (ISO 3166-1), such as `GB`.
    pub countries: Vec<String>,
    /// The currency of its flat fees and of claims under its rules.
    pub currency: Currency,
    /// Tables of base rates.
    pub references: Vec<Reference>,
    /// The rules by which interest is owed.
    pub rules: Vec<Rule>,
    /// Flat fees, the newest first.
    pub flat_fees: Vec<FlatFee>,
    /// When it is due what nothing else makes due; `None` where that is not known.
    pub due: Option<DueLaw>,
    /// When a debtor is in default; `None` where that is not known.
    pub default: Option<DefaultLaw>,
    /// The law by which money goes to the part that is due first; `None` where the program knows
    /// none.
    pub set_off: Option<Origin>,
    /// When a claim is time-barred; `None` where that is not known.
    pub limitation: Option<LimitationLaw>,
    /// What a last letter before court must have.
    pub final_notices: Vec<FinalNoticeLaw>,
}

/// A table of base rates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its name in the file.
    pub name: String,
    /// Who publishes it, by name; `None` where the file does not say.
    pub published_by: Option<String>,
    /// How its rows follow each other.
    pub steps: Steps,
    /// The rates, the oldest first.
    pub rates: Vec<ReferenceRate>,
}

/// How the rows of a table of base rates follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// One row for each half-year. One without a row is not known.
    HalfYears,
    /// A row for each change; what came after the last day that was looked at is not known.
    Changes {
        /// That day.
        complete_until: Date,
    },
}

/// A base rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceRate {
    /// The first day of the half-year, or the day of the change.
    pub from: Date,
    /// The rate.
    pub percent: Percent,
    /// Where it comes from.
    pub origin: Origin,
}

/// A rule by which interest is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, such as `de-b2b`.
    pub name: String,
    /// How days are counted unless somebody chose otherwise.
    pub day_count: DayCount,
    /// The debtors that it is made for.
    pub debtors: Vec<DebtorKind>,
    /// Whether it holds only where the debtor is responsible for the delay.
    pub only_at_fault: bool,
    /// Whether a flat fee is owed beside the interest.
    pub flat_fee: bool,
    /// What it says, by the day of the contract, the newest first.
    pub editions: Vec<Edition>,
}

/// A rule as it holds for contracts from some day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The first day of such contracts; `None` for all that no other edition covers.
    pub contracts_from: Option<Date>,
    /// The first day that bears interest by it; `None` where there is no bound.
    pub bears_from: Option<Date>,
    /// The rate, or the points above the base rate.
    pub percent: Percent,
    /// The base rate; `None` for a rate that is fixed.
    pub follows: Option<Follows>,
    /// Where it comes from.
    pub origin: Origin,
}

/// How a rate follows a base rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follows {
    /// The name of the table.
    pub reference: String,
    /// On which day a half-year takes its rate.
    pub taken_on: TakenOn,
    /// Whether the rate of the first bearing day holds for the life of the debt.
    pub fixed_at_start: bool,
}

/// On which day a half-year takes its rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenOn {
    /// On its first day.
    FirstDay,
    /// On the day before it.
    DayBefore,
}

/// A flat fee for the costs of recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlatFee {
    /// The first day of contracts that it holds for; `None` for all.
    pub contracts_from: Option<Date>,
    /// The debtors who owe it.
    pub debtors: Vec<DebtorKind>,
    /// How much, by the principal, the smallest first.
    pub tiers: Vec<Tier>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A flat fee from some principal on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// The smallest principal, in minor units.
    pub from_minor: i64,
    /// The fee, in minor units.
    pub amount_minor: i64,
}

/// When it is due what neither a contract nor an invoice makes due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueLaw {
    /// How many days after the invoice; 0 where it is due at once.
    pub days: i64,
    /// Where it comes from.
    pub origin: Origin,
}

/// When a debtor is in default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefaultLaw {
    /// Whether a day on which something is due moves to the next business day at the place of
    /// performance.
    pub next_business_day: bool,
    /// Where that comes from.
    pub origin: Origin,
    /// What brings default.
    pub grounds: Vec<GroundLaw>,
}

/// What brings default, as the law of a place has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroundLaw {
    /// What it is.
    pub kind: GroundKind,
    /// How many days must pass; 0 where none need.
    pub days: i64,
    /// The debtors to whom the invoice must have said so.
    pub notice_for: Vec<DebtorKind>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What brings default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroundKind {
    /// A due date by the calendar, or one that was agreed, has passed.
    AgreedDate,
    /// So many days have passed since due date and receipt of the invoice.
    AfterInvoice,
    /// A reminder after the due date has arrived.
    Reminder,
    /// The debtor has refused to pay, seriously and for good.
    Refusal,
}

/// When a claim is time-barred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitationLaw {
    /// How many years it takes.
    pub years: i16,
    /// From when they count.
    pub counts_from: CountsFrom,
    /// How many months must at least be left after negotiations; `None` where negotiations do not
    /// stop the time.
    pub after_negotiations_months: Option<i64>,
    /// Where it comes from.
    pub origin: Origin,
}

/// From when the time of limitation counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountsFrom {
    /// From the due date.
    DueDate,
    /// From the end of the year of the due date.
    YearEnd,
}

impl Law {
    /// The rule of a name.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name == name)
    }

    /// Whether businesses of a country (ISO 3166-1) claim by it; a file that names no countries is
    /// for the one after which it is called.
    pub fn covers(&self, country: &str) -> bool {
        let is_named = self.countries.iter().any(|named| named == country);
        is_named || self.countries.is_empty() && self.jurisdiction == country
    }

    /// The table of base rates of a name.
    pub fn reference(&self, name: &str) -> Option<&Reference> {
        self.references.iter().find(|reference| reference.name == name)
    }
}

impl GroundKind {
    /// Every ground.
    pub const ALL: &[Self] = &[Self::AgreedDate, Self::AfterInvoice, Self::Reminder, Self::Refusal];

    /// Its name in the data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AgreedDate => "agreed-date",
            Self::AfterInvoice => "after-invoice",
            Self::Reminder => "reminder",
            Self::Refusal => "refusal",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }
}

/// What a last letter before court must have, towards some debtors in some regions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinalNoticeLaw {
    /// The regions in whose courts it holds, such as `GB-ENG`.
    pub regions: Vec<String>,
    /// The debtors towards whom it holds.
    pub debtors: Vec<DebtorKind>,
    /// The deadline, which is the shortest too.
    pub deadline: Deadline,
    /// The names of the forms that go with it.
    pub enclosures: Vec<String>,
    /// Where it comes from.
    pub origin: Origin,
}

impl FinalNoticeLaw {
    /// Whether it holds in a region, towards a debtor of that kind.
    pub fn holds_for(&self, region: &str, debtor: DebtorKind) -> bool {
        let is_there = self.regions.iter().any(|name| name.eq_ignore_ascii_case(region));
        is_there && self.debtors.contains(&debtor)
    }
}
