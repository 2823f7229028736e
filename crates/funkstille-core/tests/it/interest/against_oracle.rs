//! Interest against the naive oracle: all rules, all ways to count, payments, from 2003 to 2026.

use std::sync::LazyLock;

use funkstille_core::calendar::{days_after, days_between};
use funkstille_core::claim::law::Law;
use funkstille_core::claim::{BeyondTable, Claim, DayCount, Debt, Exact, Line, Terms, state};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::data::{Case, euro, law_of};
use super::oracle::{self, Answer, Civil, Count, Question, Tables};

const RULES: &[&str] = &["de-b2b", "de-consumer", "at-b2b", "at-civil", "ch", "uk-b2b", "eu-b2b"];

/// The first day that every rule knows.
const FIRST: Date = date(2003, 1, 1);

/// The last day that every rule knows.
const LAST: Date = date(2026, 12, 31);

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);
static LAWS: LazyLock<Vec<(&'static str, Law)>> =
    LazyLock::new(|| RULES.iter().map(|rule| (*rule, law_of(rule))).collect());

fn law(rule: &str) -> &'static Law {
    &LAWS.iter().find(|(name, _)| *name == rule).expect("it is one of them").1
}

fn civil(date: Date) -> Civil {
    (i32::from(date.year()), date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}

fn usual(rule: &str) -> DayCount {
    match rule {
        "de-b2b" | "de-consumer" | "ch" => DayCount::ActAct,
        _ => DayCount::Act365,
    }
}

fn question(case: &Case) -> Question<'static> {
    Question {
        rule: case.rule,
        principal: case.principal,
        costs: case.costs,
        from: civil(case.from),
        until: civil(case.until),
        contract_on: civil(case.contract_on.unwrap_or(case.from)),
        count: match case.day_count.unwrap_or(usual(case.rule)) {
            DayCount::ActAct => Count::ActAct,
            DayCount::Act365 => Count::Act365,
            DayCount::Thirty360 => Count::Thirty360,
            DayCount::Act360 => Count::Act360,
        },
        payments: case.payments.iter().map(|(on, minor)| (civil(*on), *minor)).collect(),
    }
}

/// Statement and oracle agree to the cent.
fn check(case: &Case) {
    let statement = case.state(law(case.rule));
    let found = Answer {
        interest: statement.interest_minor,
        principal_left: statement.left.principal,
        total: statement.total_minor,
    };
    assert_eq!(found, oracle::answer(&question(case), &TABLES), "{case:?}");
}

fn days(span: i64) -> impl Strategy<Value = Date> {
    let last = days_between(FIRST, LAST) - span;
    (0..=last).prop_map(|count| days_after(FIRST, count))
}

/// Amounts of every size, and those of invoices.
fn amounts() -> impl Strategy<Value = i64> {
    prop_oneof![1_i64..100, 1_000_i64..2_000_000, 1_i64..1_000_000_000_000_000]
}

/// Payments on days near the claim, some before default, some of which pay too much.
fn payments(principal: i64) -> impl Strategy<Value = Vec<(i64, i64)>> {
    let most = principal.saturating_add(principal / 2);
    prop::collection::vec((-20_i64..400, 1..=most.max(1)), 0..4)
}

prop_compose! {
    fn cases()(
        rule in prop::sample::select(RULES),
        from in days(0),
        length in prop_oneof![0_i64..40, 0_i64..800, 0_i64..8_000],
        principal in amounts(),
        costs in 0_i64..10_000,
        count in prop::option::of(prop::sample::select(DayCount::ALL)),
        older in prop::option::of(0_i64..4_000),
    )(
        payments in payments(principal),
        rule in Just(rule), from in Just(from), length in Just(length),
        principal in Just(principal), costs in Just(costs), count in Just(count),
        older in Just(older),
    ) -> Case {
        let until = days_after(from, length).min(LAST);
        let paid = payments.into_iter().map(|(after, minor)| (days_after(from, after), minor));
        Case {
            rule,
            principal,
            costs,
            from,
            until,
            contract_on: older.map(|days| days_after(from, -days)),
            day_count: count,
            payments: paid.filter(|(on, _)| *on <= until).collect(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn statement_and_oracle_agree(case in cases()) {
        check(&case);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// The interest of single days adds up to that of all days, exactly: a change of the base rate
    /// is no seam, and each day has the rate that it would have alone.
    #[test]
    fn t_05_interest_per_day_sums_exactly_over_base_rate_changes(
        rule in prop::sample::select(RULES),
        from in days(800),
        length in 0_i64..800,
        principal in amounts(),
        count in prop::option::of(prop::sample::select(DayCount::ALL)),
    ) {
        let contract_on = Some(FIRST);
        let until = days_after(from, length);
        let case = |from, until| Case {
            contract_on, day_count: count, ..Case::new(rule, principal, from, until)
        };
        let whole = case(from, until).state(law(rule));
        let mut day = from;
        let (mut exact, mut days) = (Exact::ZERO, 0);
        for line in whole.runs.iter().flat_map(|run| &run.lines) {
            let (first, last) = line.days_on.expect("it has dates");
            prop_assert_eq!(first, day);
            let mut sum = Exact::ZERO;
            while day <= last {
                let alone = case(day, day).state(law(rule));
                let of_day = &alone.runs[0].lines[0];
                // The rate of the United Kingdom is that of the first day of the claim.
                let of_day = if rule == "uk-b2b" { at_rate(line, day, count) } else { of_day.clone() };
                prop_assert_eq!(of_day.rate, line.rate);
                sum = sum.plus(of_day.interest).expect("it fits");
                days += of_day.days;
                day = days_after(day, 1);
            }
            prop_assert_eq!(sum, line.interest);
            exact = exact.plus(sum).expect("it fits");
        }
        prop_assert_eq!(day, days_after(until, 1));
        prop_assert_eq!(exact.rounded(), Some(whole.interest_minor));
        let lines = whole.runs.iter().flat_map(|run| &run.lines);
        prop_assert_eq!(days, lines.map(|line| line.days).sum::<i64>());
    }
}

/// One day of a line at its rate.
fn at_rate(line: &Line, day: Date, count: Option<DayCount>) -> Line {
    let statement = state(&Claim {
        terms: Terms::Agreed(line.rate),
        debt: Debt {
            principal: euro(line.principal_minor),
            costs: vec![],
            from: day,
            until: day,
            payments: vec![],
            parted: vec![],
        },
        day_count: count,
        contract_on: None,
        flat_fee: None,
        default: None,
        beyond: BeyondTable::Refused,
    });
    statement.expect("it is small").runs[0].lines[0].clone()
}

#[test]
fn the_oracle_agrees_at_every_change_of_a_rate() {
    for rule in RULES {
        for year in 2003..=2026 {
            for (from, until) in [
                (date(year, 6, 30), date(year, 7, 1)),
                (date(year, 1, 1), date(year, 12, 31)),
                (date(year, 2, 28), date(year, 3, 1)),
                (date(year, 7, 1), date(year, 7, 1)),
            ] {
                check(&Case::new(rule, 1_234_567, from, until));
            }
        }
    }
}

#[test]
fn the_largest_amount_is_computed_or_refused_and_never_panics() {
    for rule in RULES {
        let mut case = Case::new(rule, i64::MAX, date(2003, 1, 1), date(2026, 12, 31));
        assert!(case.try_state(law(rule)).is_err(), "{rule}: it owes more than can be counted");
        case.principal = i64::MAX / 4;
        case.until = date(2003, 1, 31);
        check(&case);
    }
}
