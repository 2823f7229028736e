//! Statements line by line, flat fees, and which rule holds for whom.

use std::fmt::Write as _;

use funkstille_core::claim::{
    BeyondTable, Claim, DayCount, Debt, InterestError, NoRate, Order, Payment, Percent, Statement,
    Terms, flat_fee, rule_for, state, state_days,
};
use funkstille_core::client::DebtorKind;
use funkstille_core::money::{Currency, Money};
use jiff::civil::{Date, date};

use super::data::{Case, euro, law, law_of};

/// Each line, each payment, and the sums, as somebody would read them aloud.
fn told(statement: &Statement) -> String {
    let mut text = String::new();
    for run in &statement.runs {
        for line in &run.lines {
            let (from, until) = line.days_on.expect("it has dates");
            let (days, rate, interest) = (line.days, line.rate, line.interest.four_decimals());
            let principal = line.principal_minor;
            writeln!(text, "{from} {until} {days} {rate} {principal} {interest}").expect("text");
        }
        let sum = run.interest_minor;
        match run.applied {
            None => writeln!(text, "run {sum}"),
            Some(it) => writeln!(
                text,
                "run {sum}, paid {} {}: costs {} interest {} principal {} over {}",
                it.payment.on,
                it.payment.amount,
                it.to_costs,
                it.to_interest,
                it.to_principal,
                it.left_over,
            ),
        }
        .expect("text");
    }
    let left = statement.left;
    let fee = statement.flat_fee_minor();
    let (costs, open, principal) = (left.costs, left.interest, left.principal);
    let (total, all) = (statement.total_minor, statement.interest_minor);
    write!(text, "interest {all}, left {principal} + {costs} + {open} + {fee} = {total}")
        .expect("text");
    text
}

#[test]
fn a_part_payment_in_default_ends_a_run() {
    let case = Case {
        costs: 4_000,
        payments: vec![(date(2026, 4, 30), 40_000)],
        ..Case::new("de-b2b", 100_000, date(2026, 3, 17), date(2026, 6, 30))
    };
    let statement = case.state(&law_of("de-b2b"));
    insta::assert_snapshot!(told(&statement), @"
    2026-03-17 2026-04-30 45 10.27 100000 12.6616
    run 1266, paid 2026-04-30 400.00 EUR: costs 4000 interest 1266 principal 34734 over 0
    2026-05-01 2026-06-30 61 10.27 65266 11.2020
    run 1120
    interest 2386, left 65266 + 0 + 1120 + 4000 = 70386
    ");
    let bases: Vec<_> = statement.origins.iter().map(|origin| origin.basis.as_str()).collect();
    assert_eq!(bases, ["§ 247 BGB", "§ 288 (2) BGB", "§ 288 (5) BGB"]);
}

#[test]
fn a_payment_before_default_leaves_less_to_bear() {
    let case = Case {
        payments: vec![(date(2026, 3, 10), 40_000)],
        ..Case::new("de-b2b", 100_000, date(2026, 3, 17), date(2026, 3, 31))
    };
    insta::assert_snapshot!(told(&case.state(&law_of("de-b2b"))), @"
    run 0, paid 2026-03-10 400.00 EUR: costs 0 interest 0 principal 40000 over 0
    2026-03-17 2026-03-31 15 10.27 60000 2.5323
    run 253
    interest 253, left 60000 + 0 + 253 + 4000 = 64253
    ");
}

#[test]
fn nothing_bears_after_everything_is_paid() {
    let last = date(2026, 3, 31);
    let all = Case {
        payments: vec![(last, 100_000), (last, 1_000), (last, 5_000)],
        ..Case::new("ch", 100_000, date(2026, 3, 1), last)
    };
    insta::assert_snapshot!(told(&all.state(&law_of("ch"))), @"
    2026-03-01 2026-03-31 31 5.00 100000 4.2466
    run 425, paid 2026-03-31 1000.00 CHF: costs 0 interest 425 principal 99575 over 0
    run 0, paid 2026-03-31 10.00 CHF: costs 0 interest 0 principal 425 over 575
    run 0, paid 2026-03-31 50.00 CHF: costs 0 interest 0 principal 0 over 5000
    interest 425, left 0 + 0 + 0 + 0 = 0
    ");
    assert_eq!(all.state(&law_of("ch")).overpaid_minor, 5_575);
    // Paid before default: no flat fee.
    let early = Case {
        payments: vec![(date(2026, 2, 1), 100_000)],
        ..Case::new("de-b2b", 100_000, date(2026, 3, 1), last)
    };
    let statement = early.state(&law_of("de-b2b"));
    assert_eq!((statement.total_minor, statement.flat_fee), (0, None));
}

#[test]
fn interest_that_is_not_paid_bears_none_itself() {
    let case = Case {
        payments: vec![(date(2026, 3, 31), 100)],
        ..Case::new("at-b2b", 100_000, date(2026, 3, 1), date(2026, 4, 30))
    };
    insta::assert_snapshot!(told(&case.state(&law_of("at-b2b"))), @"
    2026-03-01 2026-03-31 31 10.73 100000 9.1132
    run 911, paid 2026-03-31 1.00 EUR: costs 0 interest 100 principal 0 over 0
    2026-04-01 2026-04-30 30 10.73 100000 8.8192
    run 882
    interest 1793, left 100000 + 0 + 1693 + 4000 = 105693
    ");
}

#[test]
fn years_of_other_lengths_are_lines_of_their_own() {
    let case = Case::new("ch", 500_000, date(2023, 12, 1), date(2024, 3, 31));
    insta::assert_snapshot!(told(&case.state(&law_of("ch"))), @"
    2023-12-01 2023-12-31 31 5.00 500000 21.2329
    2024-01-01 2024-03-31 91 5.00 500000 62.1585
    run 8339
    interest 8339, left 500000 + 0 + 8339 + 0 = 508339
    ");
    let count = Some(DayCount::Act365);
    let statement = Case { day_count: count, ..case }.state(&law_of("ch"));
    assert_eq!(statement.runs[0].lines.len(), 1);
}

#[test]
fn the_rate_of_the_united_kingdom_stays_what_it_was_at_the_start() {
    let case = Case::new("uk-b2b", 320_000, date(2025, 12, 20), date(2026, 3, 31));
    insta::assert_snapshot!(told(&case.state(&law_of("uk-b2b"))), @"
    2025-12-20 2026-03-31 102 12.25 320000 109.5452
    run 10955
    interest 10955, left 320000 + 0 + 10955 + 7000 = 337955
    ");
}

#[test]
fn the_day_of_the_contract_chooses_the_edition() {
    let rate = |rule, contract_on: Date, from: Date| {
        let case = Case { contract_on: Some(contract_on), ..Case::new(rule, 100, from, from) };
        case.state(&law_of(rule)).runs[0].lines[0].rate.to_string()
    };
    let day = date(2014, 8, 1);
    assert_eq!(rate("de-b2b", date(2014, 7, 28), day), "7.27");
    assert_eq!(rate("de-b2b", date(2014, 7, 29), day), "8.27");
    // The base rate of the day before the half-year, or of its first day.
    let day = date(2013, 7, 1);
    assert_eq!(rate("at-b2b", date(2013, 3, 15), day), "7.88");
    assert_eq!(rate("at-b2b", date(2013, 3, 16), day), "9.08");
    assert_eq!(rate("at-b2b", date(2013, 3, 16), date(2013, 3, 16)), "9.58");
}

#[test]
fn a_half_year_that_is_not_known_is_refused_or_provisional() {
    for (rule, from, until) in [
        ("de-b2b", date(2026, 12, 1), date(2027, 1, 1)),
        ("at-b2b", date(2026, 12, 1), date(2027, 1, 1)),
        ("eu-b2b", date(2027, 3, 1), date(2027, 3, 31)),
        ("uk-b2b", date(2027, 1, 1), date(2027, 1, 31)),
    ] {
        let law = law_of(rule);
        let refused = Case::new(rule, 100_000, from, until).try_state(&law);
        let half_year_on = date(2027, 1, 1);
        let expected = InterestError::UnknownHalfYear { rule: rule.to_owned(), half_year_on };
        assert_eq!(refused, Err(expected));
        let claim = Claim {
            terms: Terms::Law { law: &law, rule: law.rule(rule).expect("a rule") },
            debt: Debt {
                principal: Money { minor: 100_000, currency: law.currency },
                costs: vec![],
                from,
                until,
                payments: vec![],
                parted: vec![],
            },
            day_count: None,
            contract_on: None,
            flat_fee: None,
            default: None,
            beyond: BeyondTable::Provisional,
        };
        let statement = state(&claim).expect("it is provisional");
        assert!(statement.is_provisional, "{rule}");
        let last = statement.runs[0].lines.last().expect("a line").rate;
        let known = Case::new(rule, 100_000, date(2026, 7, 1), date(2026, 7, 1)).state(&law);
        assert_eq!(last, known.runs[0].lines[0].rate, "{rule}");
    }
    // A claim that began in a half-year that is known keeps its rate.
    let case = Case::new("uk-b2b", 100_000, date(2026, 12, 20), date(2027, 3, 31));
    assert!(!case.state(&law_of("uk-b2b")).is_provisional);
}

#[test]
fn what_cannot_be_is_refused() {
    let law = law_of("de-b2b");
    let case = Case::new("de-b2b", 100_000, date(2026, 3, 1), date(2026, 3, 31));
    let late = Case { payments: vec![(date(2026, 4, 1), 100)], ..case.clone() };
    let (paid_on, until) = (date(2026, 4, 1), date(2026, 3, 31));
    assert_eq!(late.try_state(&law), Err(InterestError::PaymentAfterEnd { paid_on, until }));
    let contract_on = date(2026, 3, 2);
    let young = Case { contract_on: Some(contract_on), ..case };
    let expected = InterestError::ContractAfterStart { contract_on, from: date(2026, 3, 1) };
    assert_eq!(young.try_state(&law), Err(expected));
    let pounds = Currency::parse("GBP").expect("a code");
    let payment = Payment {
        on: date(2026, 3, 2),
        amount: Money { minor: 100, currency: pounds },
        order: Order::CostsFirst,
    };
    let mixed = state(&Claim {
        terms: Terms::Agreed(Percent::parse("5").expect("a rate")),
        debt: Debt {
            principal: euro(100),
            costs: vec![],
            from: date(2026, 3, 1),
            until,
            payments: vec![payment],
            parted: vec![],
        },
        day_count: None,
        contract_on: None,
        flat_fee: None,
        default: None,
        beyond: BeyondTable::Refused,
    });
    let (given, wanted) = (pounds, Currency::EUR);
    assert_eq!(mixed, Err(InterestError::OtherCurrency { given, wanted }));
    let percent = Percent::parse("5.12").expect("a rate");
    let days = |count| state_days(euro(100_000), 0, (25, percent), count);
    assert_eq!(days(Some(DayCount::ActAct)), Err(InterestError::NeedsDates));
    assert_eq!(days(None).map(|it| it.interest_minor), Ok(351));
}

#[test]
fn flat_fees_by_debtor_contract_and_principal() {
    use DebtorKind::{Business, Consumer, PublicBody};
    let new = date(2020, 1, 1);
    for (place, debtor, contract_on, principal, fee) in [
        ("de", Business, new, 100, Some(4_000)),
        ("de", PublicBody, new, 100, Some(4_000)),
        ("de", Consumer, new, 100, None),
        ("de", Business, date(2014, 7, 28), 100, None),
        ("at", Business, new, 100, Some(4_000)),
        ("at", Business, date(2013, 3, 15), 100, None),
        ("eu", Business, new, 100, Some(4_000)),
        ("ch", Business, new, 100, None),
        ("us", Business, new, 100, None),
        ("uk", Business, new, 99_999, Some(4_000)),
        ("uk", Business, new, 100_000, Some(7_000)),
        ("uk", Business, new, 999_999, Some(7_000)),
        ("uk", Business, new, 1_000_000, Some(10_000)),
        ("uk", Consumer, new, 1_000_000, None),
        ("de", Business, new, 0, None),
    ] {
        let found = flat_fee(&law(place), debtor, contract_on, principal);
        let found = found.map(|owed| owed.amount_minor);
        assert_eq!(found, fee, "{place} {debtor:?} {contract_on} {principal}");
    }
}

#[test]
fn the_debtor_chooses_the_rule() {
    use DebtorKind::{Business, Consumer, PublicBody};
    let check = |place, debtor, at_fault, expected: Result<&str, NoRate>| {
        let law = law(place);
        let rule = rule_for(&law, debtor, at_fault).map(|rule| rule.name.as_str());
        assert_eq!(rule, expected, "{place} {debtor:?} {at_fault}");
    };
    check("de", Some(Business), true, Ok("de-b2b"));
    check("de", Some(PublicBody), false, Ok("de-b2b"));
    check("de", Some(Consumer), true, Ok("de-consumer"));
    check("at", Some(Business), true, Ok("at-b2b"));
    check("at", Some(Business), false, Ok("at-civil"));
    check("at", Some(Consumer), true, Ok("at-civil"));
    check("ch", Some(Consumer), true, Ok("ch"));
    check("uk", Some(Business), true, Ok("uk-b2b"));
    check("uk", Some(Consumer), true, Err(NoRate::NoneByLaw));
    check("eu", Some(Consumer), true, Err(NoRate::NoneByLaw));
    check("us", Some(Business), true, Err(NoRate::NoneByLaw));
    check("de", None, true, Err(NoRate::DebtorUnknown));
}
