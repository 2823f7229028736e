//! When claims are time-barred, as a table.

use funkstille_core::claim::{LimitationFacts, Standstill, limitation};
use jiff::civil::{Date, date};

use super::data::law;

fn check(place: &str, facts: &LimitationFacts, last_day_on: Date) {
    let law = law(place).limitation.expect("the law says something of limitation");
    assert_eq!(limitation(facts, &law).last_day_on, last_day_on, "{place}: {facts:?}");
}

fn due(on: Date) -> LimitationFacts {
    LimitationFacts { due_on: on, acknowledged_on: None, standstills: vec![] }
}

fn still(from: Date, until: Date, negotiations: bool) -> Standstill {
    Standstill { from, until, negotiations }
}

#[test]
fn each_place_has_its_years() {
    check("de", &due(date(2023, 1, 1)), date(2026, 12, 31));
    check("de", &due(date(2023, 12, 31)), date(2026, 12, 31));
    check("at", &due(date(2023, 5, 10)), date(2026, 5, 10));
    check("at", &due(date(2024, 2, 29)), date(2027, 2, 28));
    check("ch", &due(date(2023, 5, 10)), date(2028, 5, 10));
    check("uk", &due(date(2023, 5, 10)), date(2029, 5, 10));
    assert!(law("eu").limitation.is_none() && law("us").limitation.is_none());
}

#[test]
fn an_acknowledgement_begins_anew() {
    let paid = LimitationFacts { acknowledged_on: Some(date(2024, 3, 4)), ..due(date(2023, 1, 1)) };
    check("de", &paid, date(2027, 3, 4));
    check("uk", &paid, date(2030, 3, 4));
    // A time that has not begun does not begin anew: it would end before its years are over.
    let early =
        LimitationFacts { acknowledged_on: Some(date(2023, 4, 5)), ..due(date(2023, 1, 1)) };
    check("de", &early, date(2026, 12, 31));
}

#[test]
fn time_that_stands_still_is_added() {
    let with = |standstills: &[Standstill]| LimitationFacts {
        standstills: standstills.to_vec(),
        ..due(date(2023, 1, 1))
    };
    let court = still(date(2026, 12, 1), date(2026, 12, 10), false);
    check("de", &with(&[court]), date(2027, 1, 10));
    // Twice the same days, and days before the time began, count once and not at all.
    check("de", &with(&[court, court]), date(2027, 1, 10));
    check("de", &with(&[still(date(2023, 12, 22), date(2024, 1, 10), false)]), date(2027, 1, 10));
    check("de", &with(&[still(date(2027, 1, 1), date(2027, 2, 1), false)]), date(2026, 12, 31));
    // After negotiations three months are left at least.
    check("de", &with(&[still(date(2026, 12, 1), date(2026, 12, 10), true)]), date(2027, 3, 10));
    check("de", &with(&[still(date(2025, 12, 1), date(2025, 12, 10), true)]), date(2027, 1, 10));
    // Where it is not known that negotiations stop the time, they do not.
    let talks = LimitationFacts {
        standstills: vec![still(date(2026, 1, 1), date(2026, 1, 31), true)],
        ..due(date(2023, 5, 10))
    };
    check("at", &talks, date(2026, 5, 10));
}

#[test]
fn the_warning_comes_half_a_year_before() {
    let law = law("de").limitation.expect("it is known");
    let end = limitation(&due(date(2023, 5, 10)), &law);
    assert_eq!(end.warn_from_on, date(2026, 6, 30));
    let far = limitation(&due(Date::MAX), &law);
    assert_eq!(far.last_day_on, Date::MAX);
}
