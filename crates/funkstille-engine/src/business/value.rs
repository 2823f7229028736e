//! The business's values as a person writes them, by the keys that [`Business::values`] shows.

use std::collections::BTreeSet;

use funkstille_core::bank;
use funkstille_core::calendar::Region;
use jiff::civil::Time;

use super::deadline::chosen_deadline;
use super::{Business, LanguageName, SwitchName};
use crate::clients::{read_address, read_number};
use crate::data::Data;
use crate::error::{Error, Problem};
use crate::letters::read_gateway;
use crate::line::{line, named};
use crate::playbook_check;
use crate::simulate::{read_date, read_time_zone};

/// The words before a list that say what becomes of it; without them it is replaced.
const ADD: &str = "add";
const REMOVE: &str = "remove";

/// What parts two lines where a text has to stand in one.
const LINE_MARKS: &[&str] = &["\r\n", "\\n", ";"];

impl Business {
    /// Gives a value, as a person writes it: dates in ISO 8601, lists with blanks or commas between
    /// their parts (`add 2026-12-24`, `remove 2026-12-24`, or the whole list), lines with `\n` or a
    /// semicolon between them. An empty text takes away a value that may be missing.
    ///
    /// # Errors
    /// [`Problem::UnknownKey`], and what the key does not take.
    pub fn set(&mut self, key: &str, text: &str, data: &Data) -> Result<(), Error> {
        let text = text.trim();
        let bad = || Problem::BadValue { key: key.to_owned(), given: text.to_owned() };
        match key {
            "name" => self.name = named(key, text)?,
            "email" => self.email = read_address(text)?,
            "phone" if text.is_empty() => self.phone = String::new(),
            "phone" => self.phone = read_number(key, text)?,
            "postal-address" => self.postal_address = on_lines(text),
            "bank-account" => self.bank_account = read_account(text)?,
            "tax-number" => self.tax_number = line(key, text)?,
            "court" => self.court = line(key, text)?,
            "signature" => self.signature = on_lines(text),
            "fax-gateway" if text.is_empty() => self.fax_gateway = String::new(),
            "fax-gateway" => self.fax_gateway = read_gateway(text)?,
            "switch" => self.switch = one_of(key, text, SWITCHES)?,
            "tolerance-minor" => {
                let minor = text.parse().ok().filter(|minor: &i64| *minor >= 0);
                self.tolerance_minor = minor.ok_or_else(bad)?;
            }
            "language" => self.language = one_of(key, text, LANGUAGES)?,
            _ => self.set_calendar(key, text, data)?,
        }
        Ok(())
    }

    /// The values that days depend on.
    fn set_calendar(&mut self, key: &str, text: &str, data: &Data) -> Result<(), Error> {
        let bad = || Problem::BadValue { key: key.to_owned(), given: text.to_owned() };
        match key {
            "region" => {
                let region = Region::parse(text)?;
                data.holiday_table(&region)?;
                region.as_str().clone_into(&mut self.region);
            }
            "time-zone" => {
                read_time_zone(text)?;
                text.clone_into(&mut self.time_zone);
            }
            "days-off" => change_list(&mut self.days_off, text, read_date)?,
            "sending-time" => self.sending_time = text.parse::<Time>().map_err(|_| bad())?,
            "left-out" => {
                let known = optional_steps(data)?;
                change_list(&mut self.left_out, text, |step| {
                    let unknown = || Problem::UnknownKey {
                        given: step.to_owned(),
                        known: known.iter().cloned().collect(),
                    };
                    Ok(known.get(step).cloned().ok_or_else(unknown)?)
                })?;
            }
            "deadline" => {
                let deadline = Some(text.to_owned()).filter(|text| !text.is_empty());
                deadline.as_deref().map(chosen_deadline).transpose()?;
                self.deadline = deadline;
            }
            _ => {
                let known = self.values().into_keys().collect();
                return Err(Problem::UnknownKey { given: key.to_owned(), known }.into());
            }
        }
        Ok(())
    }
}

const SWITCHES: &[(&str, SwitchName)] = &[
    ("remind-only", SwitchName::RemindOnly),
    ("review", SwitchName::Review),
    ("as-playbook-says", SwitchName::AsPlaybookSays),
];

const LANGUAGES: &[(&str, LanguageName)] = &[("de", LanguageName::De), ("en", LanguageName::En)];

/// The value of one of these names.
fn one_of<T: Copy>(key: &str, text: &str, names: &[(&str, T)]) -> Result<T, Problem> {
    let found = names.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    found.ok_or_else(|| Problem::NotOneOf {
        key: key.to_owned(),
        given: text.to_owned(),
        known: names.iter().map(|(name, _)| (*name).to_owned()).collect(),
    })
}

/// Holder, number and bank, each on a line of its own.
fn read_account(text: &str) -> Result<String, Problem> {
    match bank::wrong_iban_in(text) {
        Some(given) => Err(Problem::BadValue { key: "bank-account".to_owned(), given }),
        None => Ok(on_lines(text)),
    }
}

/// A text of several lines that was written in one line, with `\\n` or a semicolon between them.
pub fn on_lines(text: &str) -> String {
    let text = LINE_MARKS.iter().fold(text.to_owned(), |text, mark| text.replace(mark, "\n"));
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn change_list<T: Ord>(
    list: &mut BTreeSet<T>,
    text: &str,
    read: impl Fn(&str) -> Result<T, Error>,
) -> Result<(), Error> {
    let mut parts = text.split([' ', ',']).filter(|part| !part.is_empty()).peekable();
    let how = parts.next_if(|part| [ADD, REMOVE].contains(part));
    let given = parts.map(read).collect::<Result<BTreeSet<T>, Error>>()?;
    match how {
        Some(ADD) => list.extend(given),
        Some(_) => list.retain(|part| !given.contains(part)),
        None => *list = given,
    }
    Ok(())
}

/// The steps that a business may leave out, of all playbooks that there are.
fn optional_steps(data: &Data) -> Result<BTreeSet<String>, Error> {
    let mut steps = BTreeSet::new();
    for name in data.playbook_names() {
        // A playbook that cannot be read says so where it is used.
        let read = playbook_check::run(&data.playbook_text(&name)?, &|_| true);
        let optional = read.into_iter().flat_map(|playbook| playbook.steps);
        steps.extend(optional.filter(|step| step.optional).map(|step| step.name));
    }
    Ok(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a value; the key of the error where it is refused.
    fn told(key: &str, text: &str) -> String {
        use funkstille_core::explain::Explain;
        let mut business = Business::default();
        business.days_off.insert(jiff::civil::date(2026, 12, 24));
        match business.set(key, text, &Data::embedded()) {
            Ok(()) => business.values()[key].clone(),
            Err(error) => error.key(),
        }
    }

    #[test]
    fn values_as_a_person_writes_them() {
        for (key, text, expected) in [
            ("name", " Studio Weber ", "Studio Weber"),
            ("name", "", "problem-bad-value-empty"),
            ("name", "two\nlines", "problem-bad-value-line"),
            ("email", "weber.example", "error-address"),
            ("email", "jonas@weber.example", "jonas@weber.example"),
            ("phone", "", ""),
            ("phone", "+49 30 5550188", "+49 30 5550188"),
            ("phone", "abc", "problem-bad-value-phone"),
            ("postal-address", "Weg 1; 10115 Berlin", "Weg 1\n10115 Berlin"),
            (
                "bank-account",
                "Jonas Weber\\nDE02 1203 0000 0000 2020 51",
                "Jonas Weber\nDE02 1203 0000 0000 2020 51",
            ),
            ("bank-account", "Jonas Weber; DE03 1203 0000 0000 2020 51", "problem-bad-value-iban"),
            ("bank-account", "IBAN: DE00 1234", "problem-bad-value-iban"),
            ("bank-account", "", ""),
            ("switch", "review", "review"),
            ("switch", "auto", "problem-not-one-of"),
            ("tolerance-minor", "50", "50"),
            ("tolerance-minor", "-1", "problem-bad-value-cents"),
            ("language", "de", "de"),
            ("language", "fr", "problem-not-one-of"),
            ("region", "de-be", "DE-BE"),
            ("region", "DE-XX", "error-region-unknown"),
            ("time-zone", "Mars/North", "error-time-zone"),
            ("days-off", "add 2026-12-28", "2026-12-24, 2026-12-28"),
            ("days-off", "2026-12-28,2026-12-29", "2026-12-28, 2026-12-29"),
            ("days-off", "remove 2026-12-24", ""),
            ("days-off", "add tomorrow", "error-date"),
            ("sending-time", "10:30", "10:30:00"),
            ("sending-time", "25:00", "problem-bad-value-time"),
            ("left-out", "demand-30", "demand-30"),
            ("left-out", "court", "problem-unknown-key"),
            ("deadline", "21 days", "21 days"),
            ("deadline", "soon", "problem-bad-deadline"),
            ("deadline", "6 days", "problem-deadline-outside"),
            ("deadline", "7 days", "7 days"),
            ("deadline", "30 days", "30 days"),
            ("deadline", "31 days", "problem-deadline-outside"),
            ("deadline", "4 business days", "problem-deadline-outside"),
            ("deadline", "5 business days", "5 business days"),
            ("deadline", "20 business days", "20 business days"),
            ("deadline", "22 business days", "problem-deadline-outside"),
            ("deadline", "", ""),
            ("fax-gateway", "{number}@fax.example", "{number}@fax.example"),
            ("fax-gateway", "fax.example", "problem-bad-gateway"),
            ("fax-gateway", "", ""),
        ] {
            assert_eq!(told(key, text), expected, "{key} = {text:?}");
        }
        let unknown = Business::default().set("colour", "blue", &Data::embedded());
        assert!(matches!(unknown, Err(Error::Problem(Problem::UnknownKey { .. }))));
    }

    #[test]
    fn every_key_that_is_shown_can_be_set() {
        for (key, value) in Business::default().values() {
            let set = Business::default().set(&key, &value, &Data::embedded());
            let unknown = matches!(set, Err(Error::Problem(Problem::UnknownKey { .. })));
            assert!(!unknown, "{key}");
        }
    }
}
