//! The shipped data, as the program embeds it.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use funkstille_core::calendar::{Calendar, HolidayTable, Region, SendingTime};
use funkstille_core::case::Surroundings;
use funkstille_core::playbook::{self, Playbook};
use jiff::tz::TimeZone;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The text of a file, by its path from the root.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A shipped playbook.
pub(crate) fn playbook(name: &str) -> Playbook {
    playbook::parse(&read(&format!("playbooks/{name}.toml")))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The holiday table of a country, as text.
pub(crate) fn holiday_file(country: &str) -> String {
    read(&format!("holidays/{}.csv", country.to_lowercase()))
}

/// The calendar of a region, without days off.
pub(crate) fn calendar(region: &str) -> Calendar {
    let region = Region::parse(region).expect("a region");
    let table = HolidayTable::parse(&holiday_file(region.country()), &region).expect("a table");
    Calendar::new(table, BTreeSet::new())
}

/// The surroundings of a business in Berlin, or elsewhere with the same clock.
pub(crate) fn surroundings(region: &str) -> Surroundings {
    let zone = TimeZone::get("Europe/Berlin").expect("a zone");
    Surroundings::of_business(calendar(region), SendingTime::usual(zone))
}

/// The regions that a country's table knows.
pub(crate) fn regions(country: &str) -> Vec<String> {
    let file = holiday_file(country);
    let line = file.lines().find_map(|line| line.strip_prefix("# regions:")).expect("a header");
    line.split_whitespace().map(str::to_owned).collect()
}
