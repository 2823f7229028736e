//! The planner against the naive oracle: each playbook, every region of DE, AT, CH, GB and US,
//! start dates from 2024 to 2029.

use std::collections::BTreeSet;

use funkstille_core::calendar::{Calendar, days_after, days_between};
use funkstille_core::case::{Opening, Surroundings, simulate};
use funkstille_core::playbook::{Playbook, Starts};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::{data, oracle};

const FIRST: Date = date(2024, 1, 1);
const LAST: Date = date(2029, 12, 31);

fn opening(playbook: &Playbook, from: Date, due: Option<Date>) -> Opening {
    let is_payment = playbook.name == "payment";
    let starts = if is_payment && due.is_none() { Starts::Due } else { Starts::Message };
    Opening {
        playbook: playbook.name.clone(),
        stage: playbook.stage,
        starts,
        trigger_on: from,
        due_on: if is_payment { due.or(Some(from)) } else { None },
        claim: None,
        tolerance_minor: 0,
        left_out: BTreeSet::new(),
    }
}

fn civil(date: Date) -> oracle::Civil {
    (i32::from(date.year()), date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}

fn is_holiday(calendar: &Calendar, day: Date) -> bool {
    let weekend = day.weekday().to_monday_zero_offset() >= 5;
    !weekend && !calendar.is_business_day(day).expect("a day inside the table")
}

/// Plan and oracle name the same steps on the same days.
fn check(playbook: &Playbook, around: &Surroundings, from: Date, due: Option<Date>) {
    let plan = simulate(opening(playbook, from, due), playbook, around, &[]).expect("a plan");
    let planned: Vec<_> =
        plan.steps.iter().map(|step| (step.step.as_str(), civil(step.day))).collect();
    let holiday = |year: i32, month: u32, day: u32| {
        let day = Date::new(
            i16::try_from(year).expect("a year"),
            i8::try_from(month).expect("a month"),
            i8::try_from(day).expect("a day"),
        );
        is_holiday(&around.calendar, day.expect("a date"))
    };
    let expected = oracle::oracle(&playbook.name, civil(from), due.map(civil), &holiday);
    assert_eq!(
        planned,
        expected,
        "{} from {from} due {due:?} in {}",
        playbook.name,
        around.calendar.region()
    );
}

fn playbooks() -> [Playbook; 3] {
    ["negotiation", "project", "payment"].map(data::playbook)
}

/// Every region, every playbook; the start dates walk through the six years in a stride that is
/// prime to weeks and years, beginning elsewhere in each region.
#[test]
fn every_region_and_playbook_has_the_dates_of_the_oracle() {
    let playbooks = playbooks();
    let mut compared = 0;
    for country in ["DE", "AT", "CH", "GB", "US"] {
        for (nth, region) in data::regions(country).iter().enumerate() {
            let around = data::surroundings(region);
            let mut from = days_after(FIRST, i64::try_from(nth % 37).expect("small"));
            while from <= LAST {
                for playbook in &playbooks {
                    check(playbook, &around, from, None);
                    compared += 1;
                }
                from = days_after(from, 37);
            }
        }
    }
    assert!(compared > 15_000, "{compared}");
}

/// One region, without a gap.
#[test]
fn every_day_of_six_years_has_the_dates_of_the_oracle() {
    let around = data::surroundings("DE-BY");
    for playbook in &playbooks() {
        for offset in 0..=days_between(FIRST, LAST) {
            check(playbook, &around, days_after(FIRST, offset), None);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Delivery before, on and after the due date.
    #[test]
    fn a_delivery_with_a_due_date_has_the_dates_of_the_oracle(
        region in prop::sample::select(vec!["DE-BE", "DE-SN", "AT-9", "CH-TI", "GB-SCT", "US-CA"]),
        offset in 0..=days_between(FIRST, LAST),
        term in 0..=120_i64,
    ) {
        let from = days_after(FIRST, offset);
        let due = days_after(from, term);
        check(&data::playbook("payment"), &data::surroundings(region), from, Some(due));
    }
}
