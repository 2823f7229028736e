//! Public holidays: tables that come in as text (`holidays/`, one file per country).

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::region::Region;
use crate::explain::{Explain, Fact, write_plain};

/// One public holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its English name.
    pub name_en: String,
    /// Its name in the language of the place.
    pub name_local: String,
}

/// The public holidays of one region, for the years that its table covers.
#[derive(Clone, Debug)]
pub struct HolidayTable {
    region: Region,
    years: RangeInclusive<i16>,
    days: BTreeMap<Date, Holiday>,
}

/// A holiday table that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolidayTableError {
    /// The table of the country does not know this region.
    UnknownRegion {
        /// The region that was asked for.
        region: Region,
        /// The regions that it knows.
        known: Vec<String>,
    },
    /// A line of the table is not in its format.
    BadLine {
        /// Line number, from 1.
        line: u64,
        /// What stands there.
        found: String,
    },
}

impl HolidayTable {
    /// Reads the table of a country (format: `holidays/README.md`) and keeps the days of `region`.
    ///
    /// # Errors
    /// Where the table does not know the region, or a line is not in the format.
    pub fn parse(table: &str, region: &Region) -> Result<Self, HolidayTableError> {
        let known = header_value(table, "# regions:")?;
        let known: Vec<String> = known.split_whitespace().map(str::to_owned).collect();
        if !known.iter().any(|code| code.eq_ignore_ascii_case(region.as_str())) {
            return Err(HolidayTableError::UnknownRegion { region: region.clone(), known });
        }
        let years = parse_years(table)?;
        let mut days = BTreeMap::new();
        let mut reader =
            csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
        for row in reader.records() {
            let row = row.map_err(|error| bad_line(&error))?;
            let (date, holiday, applies) = parse_row(&row, region)?;
            if applies {
                days.entry(date).or_insert(holiday);
            }
        }
        Ok(Self { region: region.clone(), years, days })
    }

    /// The region whose days these are.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The years of which the table knows every holiday.
    pub fn years(&self) -> RangeInclusive<i16> {
        self.years.clone()
    }

    /// The holiday on `day`, `None` where it is none (or lies outside the table).
    pub fn on(&self, day: Date) -> Option<&Holiday> {
        self.days.get(&day)
    }
}

fn header_value<'a>(table: &'a str, label: &str) -> Result<&'a str, HolidayTableError> {
    table
        .lines()
        .take_while(|line| line.starts_with('#'))
        .find_map(|line| line.strip_prefix(label))
        .ok_or_else(|| HolidayTableError::BadLine { line: 1, found: label.to_owned() })
}

fn parse_years(table: &str) -> Result<RangeInclusive<i16>, HolidayTableError> {
    let text = header_value(table, "# years:")?.trim();
    text.split_once('-')
        .and_then(|(first, last)| Some(first.parse().ok()?..=last.parse().ok()?))
        .ok_or_else(|| HolidayTableError::BadLine { line: 1, found: text.to_owned() })
}

/// The column of the local name (`holidays/README.md`).
const LOCAL_NAME: usize = 2 + 1;

fn parse_row(
    row: &csv::StringRecord,
    region: &Region,
) -> Result<(Date, Holiday, bool), HolidayTableError> {
    let line = row.position().map_or(0, csv::Position::line);
    let wrong =
        || HolidayTableError::BadLine { line, found: row.iter().collect::<Vec<_>>().join(",") };
    let field = |index| row.get(index).ok_or_else(wrong);
    let (date, regions) = (field(0)?, field(1)?);
    let date: Date = date.parse().map_err(|_| wrong())?;
    let holiday =
        Holiday { name_en: field(2)?.to_owned(), name_local: field(LOCAL_NAME)?.to_owned() };
    Ok((date, holiday, applies_to(regions, region)))
}

/// `*`, `* -DE-BE -DE-BB` (all but these) or `DE-BE DE-BB`.
fn applies_to(regions: &str, region: &Region) -> bool {
    let is_region = |code: &str| code.eq_ignore_ascii_case(region.as_str());
    match regions.strip_prefix('*') {
        Some(exceptions) => {
            !exceptions.split_whitespace().filter_map(|code| code.strip_prefix('-')).any(is_region)
        }
        None => regions.split_whitespace().any(is_region),
    }
}

fn bad_line(error: &csv::Error) -> HolidayTableError {
    let line = error.position().map_or(0, csv::Position::line);
    HolidayTableError::BadLine { line, found: error.to_string() }
}

impl Explain for HolidayTableError {
    fn key(&self) -> String {
        match self {
            Self::UnknownRegion { .. } => "error-region-unknown".to_owned(),
            Self::BadLine { .. } => "error-holiday-line".to_owned(),
        }
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::UnknownRegion { region, known } => vec![
                ("region", Fact::from(region.as_str())),
                ("known", Fact::Text(known.join(", "))),
            ],
            Self::BadLine { line, found } => {
                vec![("line", Fact::Text(line.to_string())), ("found", Fact::from(found))]
            }
        }
    }
}

impl fmt::Display for HolidayTableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_plain(self, f)
    }
}

impl std::error::Error for HolidayTableError {}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TABLE: &str = "# Public holidays\n# years: 2025-2026\n# regions: XX XX-A XX-B\n\
        date,regions,name_en,name_local\n\
        2025-01-01,*,New Year's Day,Neujahr\n\
        2025-03-08,XX-A,\"Day of A, observed\",Tag von A\n\
        2025-04-18,* -XX -XX-A,Good Friday,Karfreitag\n";

    fn days_of(region: &str) -> Vec<Date> {
        let region = Region::parse(region).expect("a region");
        HolidayTable::parse(TABLE, &region).expect("a table").days.into_keys().collect()
    }

    #[test]
    fn keeps_the_days_of_the_region() {
        let (new_year, day_of_a, good_friday) =
            (date(2025, 1, 1), date(2025, 3, 8), date(2025, 4, 18));
        assert_eq!(days_of("XX"), [new_year]);
        assert_eq!(days_of("xx-a"), [new_year, day_of_a]);
        assert_eq!(days_of("XX-B"), [new_year, good_friday]);
    }

    #[test]
    fn names_what_is_wrong() {
        let parse = |table: &str, region: &str| {
            HolidayTable::parse(table, &Region::parse(region).expect("a region"))
                .expect_err("an error")
                .to_string()
        };
        insta::assert_snapshot!(parse(TABLE, "XX-C"), @"error-region-unknown region=XX-C known=XX, XX-A, XX-B");
        insta::assert_snapshot!(parse(&format!("{TABLE}yesterday,*,A,B\n"), "XX"), @"error-holiday-line line=8 found=yesterday,*,A,B");
        insta::assert_snapshot!(parse("# years: 2025\n# regions: XX\n", "XX"), @"error-holiday-line line=1 found=2025");
    }
}
