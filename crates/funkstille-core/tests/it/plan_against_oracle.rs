//! The planner against the naive oracle: each playbook, every region of DE, AT, CH, GB and US,
//! start dates from 2024 to 2029.

use std::collections::BTreeSet;

use funkstille_core::calendar::{days_after, days_between};
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
        rules: None,
    }
}

fn civil(date: Date) -> oracle::Civil {
    (i32::from(date.year()), date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}

/// The public holidays of a region, read from the table without the planner's reader: a line is
/// `date,regions,names`, and `regions` is `*`, `* -EXCEPTION …` or a list.
fn holidays(region: &str) -> BTreeSet<oracle::Civil> {
    let table = data::holiday_file(&region[..2]);
    let rows = table.lines().filter(|line| line.starts_with("20"));
    let of_region = rows.filter(|row| {
        let mut words = row.split(',').nth(1).expect("a list of regions").split(' ');
        let is_named = |word: &str| word == region || word == format!("-{region}");
        if words.next() == Some("*") {
            !words.any(is_named)
        } else {
            row.split(',').nth(1).expect("a list of regions").split(' ').any(is_named)
        }
    });
    let number = |text: &str| text.parse::<u32>().expect("a number");
    of_region
        .map(|row| (number(&row[..4]).cast_signed(), number(&row[5..7]), number(&row[8..10])))
        .collect()
}

/// Plan and oracle name the same steps on the same days.
fn check(
    playbook: &Playbook,
    (around, holidays): &(Surroundings, BTreeSet<oracle::Civil>),
    from: Date,
    due: Option<Date>,
) {
    let plan = simulate(opening(playbook, from, due), playbook, around, &[]).expect("a plan");
    let planned: Vec<_> =
        plan.steps.iter().map(|step| (step.step.as_str(), civil(step.day))).collect();
    let holiday = |year: i32, month: u32, day: u32| holidays.contains(&(year, month, day));
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
fn t_03_every_region_and_playbook_has_the_dates_of_the_oracle() {
    let playbooks = playbooks();
    let mut compared = 0;
    for country in ["DE", "AT", "CH", "GB", "US"] {
        for (nth, region) in data::regions(country).iter().enumerate() {
            let place = (data::surroundings(region), holidays(region));
            let mut from = days_after(FIRST, i64::try_from(nth % 37).expect("small"));
            while from <= LAST {
                for playbook in &playbooks {
                    check(playbook, &place, from, None);
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
fn t_03_every_day_of_six_years_has_the_dates_of_the_oracle() {
    let place = (data::surroundings("DE-BY"), holidays("DE-BY"));
    for playbook in &playbooks() {
        for offset in 0..=days_between(FIRST, LAST) {
            check(playbook, &place, days_after(FIRST, offset), None);
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
        let place = (data::surroundings(region), holidays(region));
        check(&data::playbook("payment"), &place, from, Some(due));
    }
}
