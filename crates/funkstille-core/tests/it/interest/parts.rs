//! A claim that is paid in parts: each bears from its own due date, and money goes to the part that
//! is due first.

use std::sync::LazyLock;

use funkstille_core::calendar::days_after;
use funkstille_core::claim::law::Law;
use funkstille_core::claim::{
    Agreement, Basis, BeyondTable, Claim, Debt, Due, DuePart, NoClaim, Order, Owing, Parted,
    Payment, Statement, Terms, state,
};
use funkstille_core::client::DebtorKind;
use funkstille_core::money::Money;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::data::{Case, law, law_of};
use super::oracle::{self, Answer, Question, Tables};
use super::owing::{self, DUE};
use crate::data::calendar;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// A claim that is due in parts from the beginning: the first bearing day of each, and how much.
fn in_parts(case: &Case, parts: &[(Date, i64)], law: &Law) -> Statement {
    let rule = law.rule(case.rule).expect("the rule is there");
    let money = |minor| Money { minor, currency: law.currency };
    let payment = |(on, minor): &(Date, i64)| Payment {
        on: *on,
        amount: money(*minor),
        order: Order::CostsFirst,
    };
    let part = |(from, minor): &(Date, i64)| DuePart {
        minor: *minor,
        due_on: None,
        from: Some(*from),
        default: None,
    };
    let parted = Parted { after: Date::MIN, parts: parts.iter().map(part).collect() };
    state(&Claim {
        terms: Terms::Law { law, rule },
        debt: Debt {
            principal: money(case.principal),
            costs: vec![(Date::MIN, case.costs)],
            from: case.from,
            until: case.until,
            payments: case.payments.iter().map(payment).collect(),
            parted: vec![parted],
        },
        day_count: case.day_count,
        contract_on: case.contract_on,
        flat_fee: rule.flat_fee.then_some((law, DebtorKind::Business)),
        default: None,
        beyond: BeyondTable::Refused,
    })
    .unwrap_or_else(|error| panic!("{case:?} {parts:?}: {error}"))
}

/// The lines, the parts and the sums, as somebody would read them aloud.
fn told(statement: &Statement) -> Vec<String> {
    let mut told = Vec::new();
    for run in &statement.runs {
        for line in &run.lines {
            let (from, until) = line.days_on.expect("it has dates");
            let (part, days, principal) = (run.part, line.days, line.principal_minor);
            told.push(format!("{part:?} {from} {until} {days} {principal} {}", line.rate));
        }
    }
    let parts = statement.parts.iter();
    told.extend(parts.map(|part| {
        let (minor, left, interest) = (part.due.minor, part.left_minor, part.interest_minor);
        format!("part of {minor}: interest {interest}, left {left}")
    }));
    let left = statement.left;
    told.push(format!(
        "left {} + {} + {}, fee {}, in all {}",
        left.principal,
        left.interest,
        left.costs,
        statement.flat_fee_minor(),
        statement.total_minor
    ));
    told
}

#[test]
fn each_part_bears_from_its_own_day() {
    let case = Case::new("de-b2b", 100_000, date(2026, 3, 17), date(2026, 6, 30));
    let parts = [(date(2026, 3, 17), 40_000), (date(2026, 5, 16), 60_000)];
    // 400 * 10.27 % * 106 / 365 = 11.93; 600 * 10.27 % * 46 / 365 = 7.77; two late instalments.
    assert_eq!(
        told(&in_parts(&case, &parts, &law_of("de-b2b"))),
        [
            "Some(0) 2026-03-17 2026-06-30 106 40000 10.27",
            "Some(1) 2026-05-16 2026-06-30 46 60000 10.27",
            "part of 40000: interest 1193, left 40000",
            "part of 60000: interest 777, left 60000",
            "left 100000 + 1970 + 0, fee 8000, in all 109970",
        ]
    );
}

#[test]
fn money_goes_to_the_part_that_is_due_first() {
    let paid = |on, minor| Case {
        payments: vec![(on, minor)],
        ..Case::new("de-b2b", 100_000, date(2026, 3, 17), date(2026, 6, 30))
    };
    let parts = [(date(2026, 3, 17), 40_000), (date(2026, 5, 16), 60_000)];
    let law = law_of("de-b2b");
    // To 30 April 45 days on 400: 5.0647. What the payment does not reach goes on bearing.
    assert_eq!(
        told(&in_parts(&paid(date(2026, 4, 30), 30_000), &parts, &law)),
        [
            "Some(0) 2026-03-17 2026-04-30 45 40000 10.27",
            "Some(0) 2026-05-01 2026-06-30 61 10506 10.27",
            "Some(1) 2026-05-16 2026-06-30 46 60000 10.27",
            "part of 40000: interest 686, left 10506",
            "part of 60000: interest 777, left 60000",
            "left 70506 + 957 + 0, fee 8000, in all 79463",
        ]
    );
    // Before anything is late: the first part is paid, and never brings a fee.
    assert_eq!(
        told(&in_parts(&paid(date(2026, 3, 1), 50_000), &parts, &law)),
        [
            "Some(1) 2026-05-16 2026-06-30 46 50000 10.27",
            "part of 40000: interest 0, left 0",
            "part of 60000: interest 647, left 50000",
            "left 50000 + 647 + 0, fee 4000, in all 54647",
        ]
    );
    // More than the first part and its interest: the rest lessens the second before it is late.
    let statement = in_parts(&paid(date(2026, 4, 30), 60_000), &parts, &law);
    let applied = statement.payments[0];
    assert_eq!((applied.to_interest, applied.to_principal, applied.left_over), (506, 59_494, 0));
    assert_eq!(statement.left.principal, 40_506);
}

/// An invoice of 1,000.00 euros to a business, due as was agreed, and in parts as was agreed later.
fn agreed(on: Date, parts: &[(Date, i64)]) -> Owing {
    let agreements = vec![Agreement { on, parts: parts.to_vec(), all_due_on: None }];
    Owing { agreements, ..owing::agreed() }
}

fn claim_in(place: &str, region: &str, owing: &Owing, until: Date) -> Result<Statement, NoClaim> {
    let (law, place) = (law(place), calendar(region));
    owing.claim(Basis { law: Some(&law), place: &place, until, beyond: BeyondTable::Refused })
}

fn claim(owing: &Owing, until: Date) -> Statement {
    claim_in("de", "DE-BE", owing, until).expect("it is in default")
}

/// Agreed on 30 April, in default since 17 March: that ends with the day of the agreement.
fn in_default() -> Owing {
    agreed(date(2026, 4, 30), &[(date(2026, 5, 29), 50_000), (date(2026, 6, 30), 50_000)])
}

#[test]
fn an_agreement_ends_default_until_a_part_is_late() {
    // 1000 * 10.27 % * 45 / 365 = 12.66, and no more while the parts are kept.
    let kept = claim(&in_default(), date(2026, 5, 29));
    assert_eq!((kept.interest_minor, kept.left.principal), (1_266, 100_000));
    assert_eq!((kept.total_minor, kept.not_due_minor), (100_000 + 1_266 + 4_000, 50_000));
    assert_eq!(kept.due_minor(), 50_000 + 1_266 + 4_000);
    // The first part bears from 30 May: 31 days to 29 June on 500, 4.36; the second from 1 July.
    let late = claim(&in_default(), date(2026, 6, 29));
    assert_eq!(late.interest_minor, 1_266 + 436);
    let both = claim(&in_default(), date(2026, 7, 31));
    // 1 July changes the rate to 10.52: 500 * (32 * 10.27 + 31 * 10.52) % / 365 = 8.97, and 4.47.
    assert_eq!(both.interest_minor, 1_266 + 897 + 447);
    assert_eq!(both.not_due_minor, 0);
    // Default had brought the flat fee once, and no late part brings it again.
    assert_eq!(both.flat_fee_minor(), 4_000);
    // Before that day nothing of it is known.
    let before = Owing { agreements: vec![], ..in_default() };
    for day in [date(2026, 4, 15), date(2026, 4, 29)] {
        assert_eq!(claim(&in_default(), day), claim(&before, day), "{day}");
    }
}

#[test]
fn parts_agreed_before_default_take_the_place_of_the_due_date() {
    let owing = agreed(DUE, &[(date(2026, 3, 31), 50_000), (date(2026, 4, 30), 50_000)]);
    let since_on = date(2026, 4, 1);
    let early = claim_in("de", "DE-BE", &owing, date(2026, 3, 31));
    assert_eq!(early, Err(NoClaim::NotYet { since_on }));
    let first = claim(&owing, date(2026, 4, 30));
    assert_eq!((first.flat_fee_minor(), first.not_due_minor), (4_000, 0));
    // 500 * 10.27 % * 30 / 365; each late instalment has its fee (§ 288 (5) BGB), from its own day.
    assert_eq!(first.interest_minor, 422);
    // 1 May is a holiday, but 30 April is not: the second part is late on 1 May.
    let second = claim(&owing, date(2026, 5, 1));
    assert_eq!(second.flat_fee_minor(), 8_000);
}

#[test]
fn an_invoice_with_several_due_dates_has_a_default_for_each() {
    let parts = vec![(DUE, 40_000), (date(2026, 5, 15), 60_000)];
    let owing = Owing { parts, agreements: vec![], ..agreed(DUE, &[]) };
    let statement = claim(&owing, date(2026, 4, 30));
    // 400 euros for 45 days: 5.06.
    assert_eq!((statement.interest_minor, statement.not_due_minor), (506, 60_000));
    assert_eq!((statement.flat_fee_minor(), statement.due_minor()), (4_000, 44_506));
    let statement = claim(&owing, date(2026, 6, 30));
    // 400 for 106 days: 11.93; 600 for 46 days: 7.77.
    assert_eq!((statement.interest_minor, statement.flat_fee_minor()), (1_970, 8_000));
    // What only the invoice names is late 30 days later, or by a reminder after its own day.
    let due = Some(Due { on: DUE, agreed: false });
    let reminded_on = vec![date(2026, 4, 30), date(2026, 5, 29)];
    let owing = Owing { due, reminded_on, ..owing };
    let statement = claim(&owing, date(2026, 6, 30));
    let from: Vec<_> = statement.parts.iter().filter_map(|part| part.due.from).collect();
    assert_eq!(from, [date(2026, 5, 1), date(2026, 5, 30)]);
    // What is agreed later takes their place.
    let later = Agreement {
        on: date(2026, 5, 4),
        parts: vec![(date(2026, 7, 31), 100_000)],
        all_due_on: None,
    };
    let statement = claim(&Owing { agreements: vec![later], ..owing }, date(2026, 6, 30));
    // 400 from 1 to 4 May: 4 days, 0.45.
    assert_eq!((statement.interest_minor, statement.not_due_minor), (45, 100_000));
    assert_eq!(statement.flat_fee_minor(), 4_000);
}

#[test]
fn a_part_due_on_no_business_day_is_late_a_day_after_the_next_one() {
    // 30 May 2026 is a Saturday; Monday is in time.
    let owing = agreed(date(2026, 4, 30), &[(date(2026, 5, 30), 100_000)]);
    let from = |place, region| {
        let statement = claim_in(place, region, &owing, date(2026, 6, 15)).expect("it is late");
        statement.parts[0].due.from
    };
    assert_eq!(from("de", "DE-BE"), Some(date(2026, 6, 2)));
    assert_eq!(from("uk", "GB-ENG"), Some(date(2026, 5, 31)));
}

#[test]
fn what_a_part_has_beyond_the_principal_is_interest_and_costs() {
    // 12.66 interest and 40.00 flat fee were put into the first part.
    let parts = [(date(2026, 5, 29), 55_266), (date(2026, 6, 30), 50_000)];
    let owing = agreed(date(2026, 4, 30), &parts);
    let owing = Owing { payments: vec![(date(2026, 5, 29), 55_266)], ..owing };
    let statement = claim(&owing, date(2026, 6, 29));
    assert_eq!(statement.parts.iter().map(|part| part.due.minor).sum::<i64>(), 100_000);
    assert_eq!((statement.left.principal, statement.left.interest), (46_000, 0));
    assert_eq!(statement.interest_minor, 1_266, "nothing is late");
}

#[test]
fn once_a_part_is_missed_the_rest_is_due_only_where_that_was_agreed() {
    let missed_on = date(2026, 6, 4);
    let until = date(2026, 6, 14);
    let owing = in_default();
    assert_eq!(claim(&owing, until).not_due_minor, 50_000);
    let lapsed = Agreement { all_due_on: Some(missed_on), ..owing.agreements[0].clone() };
    let owing = Owing { agreements: vec![lapsed], ..owing };
    let statement = claim(&owing, until);
    assert_eq!(statement.not_due_minor, 0);
    // 500 from 30 May to 4 June, 6 days: 0.84; 1000 from 5 to 14 June, 10 days: 2.81.
    assert_eq!(statement.interest_minor, 1_266 + 84 + 281);
    assert_eq!(statement.flat_fee_minor(), 4_000);
}

#[test]
fn the_rate_of_the_united_kingdom_stays_with_what_was_late() {
    // The rate of the first bearing day stays, although the part bears in the next half-year.
    let parts = [(date(2026, 7, 31), 100_000)];
    let late = agreed(date(2026, 4, 30), &parts);
    let statement = claim_in("uk", "GB-ENG", &late, date(2026, 8, 31)).expect("it is late");
    let rates: Vec<_> = statement.runs.iter().flat_map(|run| &run.lines).collect();
    assert!(rates.iter().all(|line| line.rate == rates[0].rate), "{rates:?}");
    assert_eq!(rates.len(), 2);
}

fn civil(date: Date) -> oracle::Civil {
    (i32::from(date.year()), date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}

/// A part as a claim by itself, for the oracle.
fn alone(case: &Case, (from, minor): (Date, i64)) -> Answer {
    if from > case.until {
        return Answer { interest: 0, principal_left: minor, total: minor };
    }
    let count = oracle::Count::ActAct;
    let question = Question {
        rule: case.rule,
        principal: minor,
        costs: 0,
        from: civil(from),
        until: civil(case.until),
        contract_on: civil(case.contract_on.unwrap_or(case.from)),
        count,
        payments: vec![],
    };
    oracle::answer(&question, &TABLES)
}

const RULES: &[&str] = &["de-b2b", "de-consumer", "at-b2b", "at-civil", "ch", "uk-b2b", "eu-b2b"];

prop_compose! {
    /// A claim without payments, counted by calendar years, and its parts in their order.
    fn parted()(
        rule in prop::sample::select(RULES),
        first in 0_i64..8_000,
        length in 0_i64..700,
        parts in prop::collection::vec((0_i64..500, 1_i64..2_000_000), 1..6),
    ) -> (Case, Vec<(Date, i64)>) {
        let from = days_after(date(2003, 1, 1), first);
        let mut parts: Vec<(Date, i64)> =
            parts.into_iter().map(|(after, minor)| (days_after(from, after), minor)).collect();
        parts.sort_unstable();
        let from = parts[0].0;
        let until = days_after(from, length).min(date(2026, 12, 31));
        let principal = parts.iter().map(|(_, minor)| minor).sum();
        let day_count = Some(funkstille_core::claim::DayCount::ActAct);
        let contract_on = Some(date(2003, 1, 1));
        (Case { contract_on, day_count, ..Case::new(rule, principal, from, until) }, parts)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Each part is a debt of its own: together they owe what the oracle says of each.
    #[test]
    fn t_05_parts_add_up_to_what_the_oracle_says_of_each((case, parts) in parted()) {
        let statement = in_parts(&case, &parts, &law_of(case.rule));
        let each: Vec<Answer> = parts.iter().map(|part| alone(&case, *part)).collect();
        prop_assert_eq!(statement.interest_minor, each.iter().map(|it| it.interest).sum::<i64>());
        prop_assert_eq!(statement.total_minor, each.iter().map(|it| it.total).sum::<i64>());
        let each = each.iter().map(|it| it.interest);
        let found = statement.parts.iter().map(|part| part.interest_minor);
        prop_assert!(found.eq(each));
    }

    /// One part with the whole sum is today's single due date, payments included.
    #[test]
    fn one_part_with_the_whole_sum_changes_nothing(
        (case, _) in parted(),
        paid in prop::collection::vec((-50_i64..400, 1_i64..3_000_000), 0..4),
        costs in 0_i64..10_000,
    ) {
        let paid = paid.into_iter().map(|(after, minor)| (days_after(case.from, after), minor));
        let payments = paid.filter(|(on, _)| *on <= case.until).collect();
        let case = Case { costs, payments, ..case };
        let law = law_of(case.rule);
        let whole = case.state(&law);
        let mut part = in_parts(&case, &[(case.from, case.principal)], &law);
        prop_assert_eq!(part.parts.len(), 1);
        part.parts.clear();
        part.runs.iter_mut().for_each(|run| run.part = None);
        part.origins.clone_from(&whole.origins);
        prop_assert_eq!(part, whole);
    }

    /// Whatever is paid, and however often parts are agreed, what was owed is what was paid, what
    /// is left, and nothing else; and no agreement makes more interest than none.
    #[test]
    fn r_09_parts_lose_nothing_and_add_nothing(
        paid in prop::collection::vec((-30_i64..200, 1_i64..60_000), 0..5),
        parts in prop::collection::vec((0_i64..90, 1_i64..50_000), 1..4),
        agreed_after in prop::collection::vec(-10_i64..60, 1..3),
        lapses in prop::option::of(0_i64..60),
    ) {
        let payments = paid.iter().map(|(after, minor)| (days_after(DUE, *after), *minor));
        let payments = payments.collect();
        let mut after: Vec<i64> = agreed_after;
        after.sort_unstable();
        let agreements: Vec<Agreement> = after.iter().map(|after| {
            let on = days_after(DUE, *after);
            let mut parts: Vec<(Date, i64)> =
                parts.iter().map(|(later, minor)| (days_after(on, *later), *minor)).collect();
            parts.sort_unstable();
            Agreement { on, parts, all_due_on: None }
        }).collect();
        let mut owing = Owing { agreements, payments, ..agreed(DUE, &[]) };
        if let (Some(after), Some(last)) = (lapses, owing.agreements.last_mut()) {
            last.all_due_on = Some(days_after(last.on, after));
        }
        let until = days_after(DUE, 250);
        let statement = claim(&owing, until);
        let left = statement.left;
        let paid: i64 = owing.payments.iter().map(|(_, minor)| minor).sum();
        let beyond = statement.to_flat_fee_minor + statement.overpaid_minor;
        prop_assert_eq!(
            owing.amount.minor + statement.interest_minor + beyond,
            paid + left.principal + left.interest
        );
        let open: i64 = statement.open_parts().iter().map(|(_, minor)| minor).sum();
        prop_assert_eq!(open, left.principal);
        prop_assert_eq!(statement.not_due_minor, 0, "all are due by then");
    }
}
