//! From the text of a file of law to its table.

use jiff::civil::Date;
use toml::Spanned;

use super::error::{LawError, LawProblem};
use super::origin::{Confidence, Origin};
use super::raw::{
    RawDefault, RawDue, RawEdition, RawFinalNotice, RawFlatFee, RawGround, RawLaw, RawLimitation,
    RawOrigin, RawRate, RawReference, RawRule,
};
use super::table::{
    CountsFrom, DefaultLaw, DueLaw, Edition, FinalNoticeLaw, FlatFee, Follows, GroundKind,
    GroundLaw, Law, LimitationLaw, Reference, ReferenceRate, Rule, Steps, TakenOn, Tier,
};
use crate::calendar::days_after;
use crate::claim::day_count::{DayCount, half_year_end, half_year_of};
use crate::claim::percent::Percent;
use crate::client::DebtorKind;
use crate::money::{Currency, Money};
use crate::playbook::{Deadline, Wait};

/// Reads a file of law (format: `jurisdictions/README.md`).
///
/// # Errors
/// The first thing that cannot be read or used, with its line.
pub fn parse(text: &str) -> Result<Law, LawError> {
    let raw: RawLaw = toml::from_str(text).map_err(|error| LawError {
        line: error.span().map_or(1, |span| line_of(text, span.start)),
        problem: LawProblem::Syntax(error.message().to_owned()),
    })?;
    let start = Reader { text, offset: raw.currency.span().start, verified_on: Date::MIN };
    let currency = start.value("currency", raw.currency.get_ref(), Currency::parse)?;
    let start = Reader { offset: raw.verified_on.span().start, ..start };
    let verified_on = start.day("verified_on", raw.verified_on.get_ref())?;
    let at = |offset| Reader { text, offset, verified_on };
    let place = |span: std::ops::Range<usize>| at(span.start);
    let law = Law {
        jurisdiction: raw.jurisdiction,
        countries: raw.countries,
        currency,
        references: each(&raw.reference, |span, raw| place(span).reference(raw))?,
        rules: each(&raw.rule, |span, raw| place(span).rule(raw))?,
        flat_fees: each(&raw.flat_fee, |span, raw| place(span).flat_fee(raw, currency))?,
        due: one(raw.due.as_ref(), |span, raw| place(span).due(raw))?,
        default: one(raw.default.as_ref(), |span, raw| place(span).default(raw))?,
        set_off: one(raw.set_off.as_ref(), |span, raw| place(span).origin(&raw.origin, None))?,
        limitation: one(raw.limitation.as_ref(), |span, raw| place(span).limitation(raw))?,
        final_notices: each(&raw.final_notice, |span, raw| place(span).final_notice(raw))?,
    };
    for (rule, raw) in law.rules.iter().zip(&raw.rule) {
        place(raw.span()).knows_its_references(rule, &law)?;
    }
    Ok(law)
}

type Span = std::ops::Range<usize>;

fn each<R, T>(
    raw: &[Spanned<R>],
    read: impl Fn(Span, &R) -> Result<T, LawError>,
) -> Result<Vec<T>, LawError> {
    raw.iter().map(|raw| read(raw.span(), raw.get_ref())).collect()
}

fn one<R, T>(
    raw: Option<&Spanned<R>>,
    read: impl Fn(Span, &R) -> Result<T, LawError>,
) -> Result<Option<T>, LawError> {
    raw.map(|raw| read(raw.span(), raw.get_ref())).transpose()
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// Reads one table of the file; errors name the line at which it begins.
#[derive(Clone, Copy)]
struct Reader<'a> {
    text: &'a str,
    offset: usize,
    verified_on: Date,
}

impl Reader<'_> {
    fn fail(&self, problem: LawProblem) -> LawError {
        LawError { line: line_of(self.text, self.offset), problem }
    }

    fn value<T>(
        &self,
        key: &'static str,
        found: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, LawError> {
        let bad = || self.fail(LawProblem::BadValue { key, found: found.to_owned() });
        read(found).ok_or_else(bad)
    }

    fn day(&self, key: &'static str, found: &str) -> Result<Date, LawError> {
        self.value(key, found, |text| text.parse().ok())
    }

    fn optional_day(
        &self,
        key: &'static str,
        found: Option<&String>,
    ) -> Result<Option<Date>, LawError> {
        found.map(|found| self.day(key, found)).transpose()
    }

    fn percent(&self, found: &str) -> Result<Percent, LawError> {
        self.value("percent", found, Percent::parse)
    }

    fn debtors(&self, key: &'static str, found: &[String]) -> Result<Vec<DebtorKind>, LawError> {
        found.iter().map(|name| self.value(key, name, read_debtor)).collect()
    }

    fn origin(&self, raw: &RawOrigin, holds_from: Option<Date>) -> Result<Origin, LawError> {
        let verified_on = self.optional_day("verified_on", raw.verified_on.as_ref())?;
        Ok(Origin {
            basis: raw.basis.clone(),
            source: raw.source.clone(),
            confidence: self.value("confidence", &raw.confidence, Confidence::parse)?,
            verified_on: verified_on.unwrap_or(self.verified_on),
            holds_from,
        })
    }

    fn final_notice(&self, raw: &RawFinalNotice) -> Result<FinalNoticeLaw, LawError> {
        let wait = self.value("deadline", &raw.deadline, Wait::parse)?;
        let at_most = self.value("at_most", &raw.at_most, Wait::parse)?;
        Ok(FinalNoticeLaw {
            regions: raw.regions.clone(),
            debtors: self.debtors("debtors", &raw.debtors)?,
            deadline: Deadline { wait, at_least: wait, at_most },
            enclosures: raw.enclosures.clone(),
            origin: self.origin(&raw.origin, None)?,
        })
    }

    fn reference(&self, raw: &RawReference) -> Result<Reference, LawError> {
        let complete_until = self.optional_day("complete_until", raw.complete_until.as_ref())?;
        let steps = self.value("steps", &raw.steps, |name| match (name, complete_until) {
            ("half-years", None) => Some(Steps::HalfYears),
            ("changes", Some(complete_until)) => Some(Steps::Changes { complete_until }),
            _ => None,
        })?;
        let table = self.origin(&raw.origin, None)?;
        let read =
            |span: Span, raw: &RawRate| Reader { offset: span.start, ..*self }.rate(raw, &table);
        let rates = each(&raw.rates, read)?;
        self.in_order(steps, raw, &rates)?;
        let (name, published_by) = (raw.name.clone(), raw.published_by.clone());
        Ok(Reference { name, published_by, steps, rates })
    }

    fn rate(&self, raw: &RawRate, table: &Origin) -> Result<ReferenceRate, LawError> {
        let from = self.day("from", &raw.from)?;
        let confidence = raw.confidence.as_ref();
        let confidence =
            confidence.map(|name| self.value("confidence", name, Confidence::parse)).transpose()?;
        let verified_on = self.optional_day("verified_on", raw.verified_on.as_ref())?;
        // Nobody can have read it there: the table was looked at before.
        let is_unread = raw.source.is_none() && from > table.verified_on;
        let source = raw.source.as_ref().unwrap_or(&table.source);
        let origin = Origin {
            basis: table.basis.clone(),
            source: if is_unread { String::new() } else { source.clone() },
            confidence: match confidence {
                _ if is_unread => Confidence::General,
                said => said.unwrap_or(table.confidence),
            },
            verified_on: verified_on.unwrap_or(table.verified_on),
            holds_from: Some(from),
        };
        Ok(ReferenceRate { from, percent: self.percent(&raw.percent)?, origin })
    }

    fn in_order(
        &self,
        steps: Steps,
        raw: &RawReference,
        rates: &[ReferenceRate],
    ) -> Result<(), LawError> {
        let mut before: Option<Date> = None;
        for (rate, raw) in rates.iter().zip(&raw.rates) {
            let follows = match (steps, before) {
                (Steps::HalfYears, None) => rate.from == half_year_of(rate.from),
                (Steps::HalfYears, Some(before)) => {
                    rate.from == days_after(half_year_end(before), 1)
                }
                (Steps::Changes { .. }, before) => before.is_none_or(|before| rate.from > before),
            };
            if !follows {
                let place = Reader { offset: raw.span().start, ..*self };
                return Err(place.fail(LawProblem::RateOutOfOrder { from: rate.from }));
            }
            before = Some(rate.from);
        }
        Ok(())
    }

    fn rule(&self, raw: &RawRule) -> Result<Rule, LawError> {
        let read =
            |span: Span, raw: &RawEdition| Reader { offset: span.start, ..*self }.edition(raw);
        let mut editions = each(&raw.edition, read)?;
        editions.sort_by_key(|edition| std::cmp::Reverse(edition.contracts_from));
        Ok(Rule {
            name: raw.name.clone(),
            day_count: self.value("day_count", &raw.day_count, DayCount::parse)?,
            debtors: self.debtors("debtors", &raw.debtors)?,
            only_at_fault: raw.only_at_fault,
            flat_fee: raw.flat_fee,
            editions,
        })
    }

    fn edition(&self, raw: &RawEdition) -> Result<Edition, LawError> {
        let contracts_from = self.optional_day("contracts_from", raw.contracts_from.as_ref())?;
        let taken_on = raw.taken_on.as_deref().unwrap_or("first-day");
        let taken_on = self.value("taken_on", taken_on, |name| match name {
            "first-day" => Some(TakenOn::FirstDay),
            "day-before" => Some(TakenOn::DayBefore),
            _ => None,
        })?;
        let follows = raw.reference.as_ref().map(|reference| Follows {
            reference: reference.clone(),
            taken_on,
            fixed_at_start: raw.fixed_at_start,
        });
        Ok(Edition {
            contracts_from,
            bears_from: self.optional_day("bears_from", raw.bears_from.as_ref())?,
            percent: self.percent(&raw.percent)?,
            follows,
            origin: self.origin(&raw.origin, contracts_from)?,
        })
    }

    fn knows_its_references(&self, rule: &Rule, law: &Law) -> Result<(), LawError> {
        for follows in rule.editions.iter().filter_map(|edition| edition.follows.as_ref()) {
            if law.reference(&follows.reference).is_none() {
                return Err(self.fail(LawProblem::UnknownReference {
                    rule: rule.name.clone(),
                    reference: follows.reference.clone(),
                }));
            }
        }
        Ok(())
    }

    fn flat_fee(&self, raw: &RawFlatFee, currency: Currency) -> Result<FlatFee, LawError> {
        let contracts_from = self.optional_day("contracts_from", raw.contracts_from.as_ref())?;
        let minor = |key, text: &str| {
            self.value(key, text, |text| Some(Money::parse(text, currency)?.minor))
        };
        let tiers = raw.tiers.iter().map(|tier| {
            let from_minor = minor("from", &tier.from)?;
            Ok(Tier { from_minor, amount_minor: minor("amount", &tier.amount)? })
        });
        let mut tiers: Vec<Tier> = tiers.collect::<Result<_, LawError>>()?;
        tiers.sort_by_key(|tier| tier.from_minor);
        Ok(FlatFee {
            contracts_from,
            debtors: self.debtors("debtors", &raw.debtors)?,
            tiers,
            origin: self.origin(&raw.origin, contracts_from)?,
        })
    }

    fn due(&self, raw: &RawDue) -> Result<DueLaw, LawError> {
        Ok(DueLaw { days: raw.days.into(), origin: self.origin(&raw.origin, None)? })
    }

    fn default(&self, raw: &RawDefault) -> Result<DefaultLaw, LawError> {
        let read = |span: Span, raw: &RawGround| Reader { offset: span.start, ..*self }.ground(raw);
        Ok(DefaultLaw {
            next_business_day: raw.next_business_day,
            origin: self.origin(&raw.origin, None)?,
            grounds: each(&raw.ground, read)?,
        })
    }

    fn ground(&self, raw: &RawGround) -> Result<GroundLaw, LawError> {
        Ok(GroundLaw {
            kind: self.value("name", &raw.name, GroundKind::parse)?,
            days: raw.days.into(),
            notice_for: self.debtors("notice_for", &raw.notice_for)?,
            origin: self.origin(&raw.origin, None)?,
        })
    }

    fn limitation(&self, raw: &RawLimitation) -> Result<LimitationLaw, LawError> {
        let counts_from = self.value("counts_from", &raw.counts_from, |name| match name {
            "due-date" => Some(CountsFrom::DueDate),
            "year-end" => Some(CountsFrom::YearEnd),
            _ => None,
        })?;
        Ok(LimitationLaw {
            years: raw.years.into(),
            counts_from,
            after_negotiations_months: raw.after_negotiations_months.map(i64::from),
            origin: self.origin(&raw.origin, None)?,
        })
    }
}

fn read_debtor(name: &str) -> Option<DebtorKind> {
    Some(match name {
        "business" => DebtorKind::Business,
        "consumer" => DebtorKind::Consumer,
        "public-body" => DebtorKind::PublicBody,
        _ => return None,
    })
}
