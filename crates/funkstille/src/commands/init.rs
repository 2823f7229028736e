//! `init`: a business begins, with its database.

use std::io::{IsTerminal, stdin};

use clap::Args;
use funkstille_core::calendar::Region;
use funkstille_core::explain::Fact;
use funkstille_engine::business::{self, Business};
use funkstille_engine::simulate::{read_date, read_time_zone};
use funkstille_engine::{Error, Location, TenantId};
use jiff::civil::{Date, Time, time};
use jiff::tz::TimeZone;
use serde::Serialize;
use tokio::runtime::Builder;

use super::simulate::read_region;
use crate::clock;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session;

#[derive(Args)]
pub(crate) struct Init {
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,

    #[arg(long, value_name = "REGION", value_parser = read_region)]
    region: Option<Region>,

    #[arg(long, value_name = "ZONE", value_parser = read_time_zone)]
    time_zone: Option<TimeZone>,

    #[arg(long, value_name = "PHONE")]
    phone: Option<String>,

    #[arg(long, value_name = "LINES")]
    address: Option<String>,

    #[arg(long, value_name = "LINES")]
    bank_account: Option<String>,

    #[arg(long, value_name = "TEXT")]
    tax_number: Option<String>,

    #[arg(long, value_name = "TEXT")]
    court: Option<String>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    practice: Option<Date>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    business: i64,
    name: &'a str,
    database: String,
    practice: Option<Date>,
}

/// The time of day at which practice begins: an hour before the usual sending time.
const PRACTICE_BEGINS: Time = time(8, 0, 0, 0);

impl Init {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let business = self.business(context)?;
        let now = clock::now();
        let begins = |day: Date| {
            let at = day.to_datetime(PRACTICE_BEGINS).to_zoned(business.zone()?);
            Ok::<_, Error>(at.map_err(|_| Error::BadDate(day.to_string()))?.timestamp())
        };
        let practice_at = self.practice.map(begins).transpose()?;
        let location = session::location(context.config.database()?)?;
        let runtime =
            Builder::new_current_thread().enable_all().build().map_err(Failure::System)?;
        let number = context.config.business();
        let place = (&location, TenantId(number));
        let time = (practice_at.unwrap_or(now), practice_at);
        runtime.block_on(business::begin(place, &business, &context.data, time))?;
        self.tell(&business, &location, context)?;
        Ok(Done::Yes)
    }

    fn tell(
        &self,
        business: &Business,
        location: &Location,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let database = location.to_string();
        if context.json {
            let (number, name) = (context.config.business(), business.name.as_str());
            let practice = self.practice;
            return Ok(context.document(&Document {
                business: number,
                name,
                database,
                practice,
            })?);
        }
        let facts = [("name", Fact::from(&business.name)), ("database", Fact::Text(database))];
        let made = context.words.say("init-made", &facts);
        context.line(&made)?;
        if let Some(day) = self.practice {
            let told = context.words.say("init-practice", &[("day", day.into())]);
            context.line(&told)?;
        }
        let next = context.words.say("init-next", &[]);
        Ok(context.hint(&next)?)
    }

    /// The business, from the arguments; what is missing is asked for where somebody sits there.
    fn business(&self, context: &mut Context<'_>) -> Result<Business, Failure> {
        let region = self.region.as_ref().map(|region| region.as_str().to_owned());
        let given =
            [("name", self.name.clone()), ("email", self.email.clone()), ("region", region)];
        if context.json || !stdin().is_terminal() {
            let missing = given.iter().filter(|(_, value)| value.is_none());
            let missing: Vec<String> = missing.map(|(key, _)| format!("--{key}")).collect();
            if !missing.is_empty() {
                return Err(Failure::Missing(missing.join(", ")));
            }
        }
        let mut needed = Vec::new();
        for (key, value) in given {
            needed.push(value.map_or_else(|| ask(key, context), Ok)?);
        }
        let [name, email, region] = needed.as_slice() else { return Ok(Business::default()) };
        let zone = match &self.time_zone {
            Some(zone) => zone.clone(),
            None => context.data.zone_of(&read_region(region)?)?,
        };
        let language = context.config.language().code();
        let mut business = Business::default();
        let zone = zone.iana_name().unwrap_or_default();
        let values = [
            ("name", Some(name.as_str())),
            ("email", Some(email)),
            ("region", Some(region)),
            ("time-zone", Some(zone)),
            ("language", Some(language)),
            ("phone", self.phone.as_deref()),
            ("postal-address", self.address.as_deref()),
            ("bank-account", self.bank_account.as_deref()),
            ("tax-number", self.tax_number.as_deref()),
            ("court", self.court.as_deref()),
        ];
        for (key, value) in values {
            if let Some(value) = value {
                business.set(key, value, &context.data)?;
            }
        }
        Ok(business)
    }
}

/// Asks for a value without which no business begins.
fn ask(key: &str, context: &mut Context<'_>) -> Result<String, Failure> {
    write!(context.err, "{} ", context.words.say(&format!("init-ask-{key}"), &[]))?;
    context.err.flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    match answer.trim() {
        "" => Err(Failure::Missing(format!("--{key}"))),
        answer => Ok(answer.to_owned()),
    }
}
