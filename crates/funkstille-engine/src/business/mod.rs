//! The business's own data: who writes, and by which calendar.

mod begin;
mod deadline;
mod set;
mod value;

pub use begin::begin;
pub use set::{BusinessSet, set};
pub use value::on_lines;

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::bank;
use funkstille_core::calendar::{Calendar, Region, SendingTime};
use funkstille_core::case::{Surroundings, Switch};
use funkstille_store::{Reading, Work};
use jiff::Timestamp;
use jiff::civil::{Date, Time, time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::data::Data;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::words::Language;
use deadline::own_deadline;

/// The business's own data, as it stands in the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Business {
    /// The person or company that writes.
    pub name: String,
    /// The address that letters come from.
    pub email: String,
    /// The telephone number on letters; may be empty.
    pub phone: String,
    /// The postal address, on several lines; may be empty.
    pub postal_address: String,
    /// How to pay, on several lines: holder, IBAN, BIC; may be empty.
    pub bank_account: String,
    /// Tax number or VAT id; may be empty.
    pub tax_number: String,
    /// The court of the business's own place; may be empty.
    pub court: String,
    /// Whose public holidays count: `DE-BE`.
    pub region: String,
    /// The zone of all civil dates (IANA).
    pub time_zone: String,
    /// Its own days off.
    pub days_off: BTreeSet<Date>,
    /// The time of day at which it sends.
    pub sending_time: Time,
    /// What stands under each mail after the name; may be empty.
    pub signature: String,
    /// How much the program may do by itself.
    pub switch: SwitchName,
    /// How much less than what is owed still counts as paid in full, in minor units.
    pub tolerance_minor: i64,
    /// Optional steps that are left out: `demand-30`.
    pub left_out: BTreeSet<String>,
    /// The deadline of the last letter, where it is not the playbook's: `21 days`.
    pub deadline: Option<String>,
    /// Where a fax goes as an e-mail: `{number}@fax.example`; empty where faxes are sent by hand.
    pub fax_gateway: String,
    /// The language in which the program speaks to the user.
    pub language: LanguageName,
}

/// The switch above all steps, by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SwitchName {
    /// The program sends nothing itself; new installations.
    #[default]
    RemindOnly,
    /// Every letter is approved.
    Review,
    /// As each step says.
    AsPlaybookSays,
}

/// A language of the program, by its code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LanguageName {
    /// German.
    De,
    /// English.
    #[default]
    En,
}

/// The setting that holds it.
const SETTING: &str = "business";

/// The sending time of a business that set none (docs/rules.md, *Dates*).
const USUAL_SENDING_TIME: Time = time(9, 0, 0, 0);

impl Default for Business {
    fn default() -> Self {
        Self {
            name: String::new(),
            email: String::new(),
            phone: String::new(),
            postal_address: String::new(),
            bank_account: String::new(),
            tax_number: String::new(),
            court: String::new(),
            region: String::new(),
            time_zone: String::new(),
            days_off: BTreeSet::new(),
            sending_time: USUAL_SENDING_TIME,
            signature: String::new(),
            switch: SwitchName::default(),
            tolerance_minor: 0,
            left_out: BTreeSet::new(),
            deadline: None,
            fax_gateway: String::new(),
            language: LanguageName::default(),
        }
    }
}

impl Business {
    /// Reads it.
    ///
    /// # Errors
    /// [`Problem::NoBusiness`] where nobody has said yet who the business is.
    pub async fn load(reading: &mut Reading) -> Result<Self, Error> {
        let setting = reading.setting(SETTING).await?.ok_or(Problem::NoBusiness)?;
        Self::parse(&setting.value)
    }

    fn parse(value: &str) -> Result<Self, Error> {
        let unreadable = |error: serde_json::Error| Problem::SettingUnreadable {
            name: SETTING.to_owned(),
            why: error.to_string(),
        };
        Ok(serde_json::from_str(value).map_err(unreadable)?)
    }

    /// Changes it, or makes it where there is none. What the region, the zone and the other values
    /// say is checked first.
    ///
    /// # Errors
    /// Where a value cannot be used.
    pub async fn change(
        engine: &Engine,
        moment: &mut Moment,
        change: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let mut work = engine.begin(moment).await?;
        let setting = work.read().setting(SETTING).await?;
        let mut business = match &setting {
            Some(setting) => Self::parse(&setting.value)?,
            None => Self::default(),
        };
        change(&mut business)?;
        business.surroundings(engine)?;
        let version = setting.map_or(0, |setting| setting.version);
        business.put(&mut work, version, moment.now).await?;
        work.commit().await?;
        Ok(business)
    }

    /// Writes it over the version that was read; 0 where there was none.
    async fn put(&self, work: &mut Work, version: i64, at: Timestamp) -> Result<(), Error> {
        let value = serde_json::to_string(self).map_err(|error| Problem::SettingUnreadable {
            name: SETTING.to_owned(),
            why: error.to_string(),
        })?;
        work.put_setting(SETTING, &value, version, at).await?;
        Ok(())
    }

    /// The account on its letters: an IBAN without blanks; `None` where none stands there.
    pub fn iban(&self) -> Option<String> {
        bank::iban_in(&self.bank_account)
    }

    /// Its time zone.
    ///
    /// # Errors
    /// Where it is none.
    pub fn zone(&self) -> Result<TimeZone, Error> {
        TimeZone::get(&self.time_zone).map_err(|_| Error::BadTimeZone(self.time_zone.clone()))
    }

    /// Calendar, sending time and deadline, without anything about a client.
    ///
    /// # Errors
    /// Where region, zone or deadline cannot be used.
    pub fn surroundings(&self, engine: &Engine) -> Result<Surroundings, Error> {
        self.surroundings_by(&engine.data)
    }

    fn surroundings_by(&self, data: &Data) -> Result<Surroundings, Error> {
        let region = Region::parse(&self.region)?;
        let calendar = Calendar::new(data.holiday_table(&region)?, self.days_off.clone());
        let sending = SendingTime { zone: self.zone()?, at: self.sending_time };
        let deadline = self.deadline.as_deref().map(own_deadline).transpose()?;
        Ok(Surroundings { deadline, ..Surroundings::of_business(calendar, sending) })
    }

    /// The switch above all steps.
    pub fn switch(&self) -> Switch {
        match self.switch {
            SwitchName::RemindOnly => Switch::RemindOnly,
            SwitchName::Review => Switch::Review,
            SwitchName::AsPlaybookSays => Switch::AsPlaybookSays,
        }
    }

    /// The language in which the program speaks to the user.
    pub fn language(&self) -> Language {
        match self.language {
            LanguageName::De => Language::De,
            LanguageName::En => Language::En,
        }
    }

    /// Everything by its key, as text: for showing it.
    pub fn values(&self) -> BTreeMap<String, String> {
        let Ok(serde_json::Value::Object(values)) = serde_json::to_value(self) else {
            return BTreeMap::new();
        };
        let text = |value: serde_json::Value| match value {
            serde_json::Value::String(text) => text,
            serde_json::Value::Null => String::new(),
            serde_json::Value::Array(parts) => {
                let parts = parts.iter().map(|part| part.as_str().unwrap_or_default());
                parts.collect::<Vec<_>>().join(", ")
            }
            other => other.to_string(),
        };
        values.into_iter().map(|(key, value)| (key.replace('_', "-"), text(value))).collect()
    }
}
