//! The place whose holidays count.

use std::fmt;

use crate::explain::{Explain, Fact, write_plain};

/// A country or one of its subdivisions: `DE`, `DE-BE`, `AT-9`, `CH-ZH`, `GB-ENG`, `US-CA`
/// (country as in ISO 3166-1, subdivision as in ISO 3166-2).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region(String);

/// Text that cannot be a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionError {
    /// The text as it was given.
    pub given: String,
}

impl Region {
    /// Reads a region code; upper and lower case are the same. Whether a holiday table knows the
    /// region is a question for [`super::HolidayTable::parse`].
    ///
    /// # Errors
    /// Where the text is not two letters, or two letters, a hyphen and a subdivision.
    pub fn parse(text: &str) -> Result<Self, RegionError> {
        let wrong = || RegionError { given: text.to_owned() };
        let code = text.trim().to_ascii_uppercase();
        let (country, subdivision) = match code.split_once('-') {
            Some((country, subdivision)) => (country, Some(subdivision)),
            None => (code.as_str(), None),
        };
        let country_fits =
            country.chars().count() == 2 && country.chars().all(|c| c.is_ascii_alphabetic());
        let subdivision_fits = subdivision.is_none_or(|s| {
            !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        });
        if country_fits && subdivision_fits { Ok(Self(code)) } else { Err(wrong()) }
    }

    /// The country: `DE` for `DE-BE`.
    pub fn country(&self) -> &str {
        self.0.split_once('-').map_or(&self.0, |(country, _)| country)
    }

    /// The whole code in upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Explain for RegionError {
    fn key(&self) -> String {
        "error-region-form".to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("given", Fact::from(&self.given))]
    }
}

impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_plain(self, f)
    }
}

impl std::error::Error for RegionError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_countries_and_subdivisions() {
        for (given, country) in [("DE", "DE"), ("de-be", "DE"), ("AT-9", "AT"), ("GB-ENG", "GB")] {
            let region = Region::parse(given).expect(given);
            assert_eq!(region.country(), country);
            assert_eq!(region.as_str(), given.to_ascii_uppercase());
        }
    }

    #[test]
    fn refuses_what_cannot_be_a_region() {
        for given in ["", "D", "DEU", "DE-", "D1-BE", "DE BE", "DE-B E", "Ä-BE", "DE-Ö"] {
            assert!(Region::parse(given).is_err(), "{given}");
        }
    }
}
