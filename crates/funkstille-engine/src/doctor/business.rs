//! Whether it is known who the business is, by which calendar it works, and how it is paid.

use funkstille_core::bank;
use funkstille_core::calendar::{SendHours, days_after};
use funkstille_core::explain::Fact;
use jiff::Timestamp;

use super::{Finding, Findings, State, or_failed};
use crate::business::Business;
use crate::engine::Engine;
use crate::error::Error;

const BUSINESS: &str = "business";
const CALENDAR: &str = "calendar";
const BANK_ACCOUNT: &str = "bank-account";
const HOLIDAYS: &str = "holidays";
const SENDING_TIME: &str = "sending-time";

/// How far ahead holidays have to be known: the longest plan takes less (docs/rules.md, *Payment*).
const AHEAD_DAYS: i64 = 366;

pub(super) async fn look(engine: &Engine, now: Timestamp) -> Findings {
    let loaded = async {
        let mut reading = engine.read().await?;
        Business::load(&mut reading).await
    };
    let business = match loaded.await {
        Ok(business) => business,
        Err(error) => return vec![Finding::failed(BUSINESS, State::Wrong, &error)],
    };
    let mut found = values(&business);
    // A database for practice lives in a time of its own.
    let now = engine.clock(now).await.unwrap_or(now);
    found.extend(or_failed(CALENDAR, calendar(&business, engine, now)));
    let hours = SendHours::default();
    let (at, is_inside) = (business.sending_time, hours.from <= business.sending_time);
    let at_fact = [("time", Fact::Text(at.strftime("%H:%M").to_string()))];
    found.push(if is_inside && at < hours.until {
        Finding::ok(SENDING_TIME, &at_fact)
    } else {
        Finding::new(SENDING_TIME, State::Warning, "outside", &at_fact)
    });
    found
}

/// What letters say of the business.
fn values(business: &Business) -> Findings {
    let mut found = Vec::new();
    for (key, value) in [("name", &business.name), ("email", &business.email)] {
        if value.is_empty() {
            found.push(Finding::new(BUSINESS, State::Wrong, "missing", &[("key", key.into())]));
        }
    }
    if found.is_empty() {
        found.push(Finding::ok(BUSINESS, &[("name", (&business.name).into())]));
    }
    for (check, value) in
        [(BANK_ACCOUNT, &business.bank_account), ("postal-address", &business.postal_address)]
    {
        let wrong = bank::wrong_iban_in(value).filter(|_| check == BANK_ACCOUNT);
        found.push(match wrong {
            Some(given) => {
                Finding::new(check, State::Warning, "wrong", &[("given", Fact::Text(given))])
            }
            None if value.is_empty() => Finding::new(check, State::Warning, "missing", &[]),
            None => Finding::ok(check, &[]),
        });
    }
    found
}

fn calendar(business: &Business, engine: &Engine, now: Timestamp) -> Result<Findings, Error> {
    let around = business.surroundings(engine)?;
    let region = ("region", (&business.region).into());
    let facts = [region, ("zone", (&business.time_zone).into())];
    let ahead = days_after(now.to_zoned(business.zone()?).date(), AHEAD_DAYS);
    let ahead_fact = [("day", ahead.into())];
    Ok(vec![
        Finding::ok(CALENDAR, &facts),
        match around.calendar.kind_of(ahead) {
            Ok(_) => Finding::ok(HOLIDAYS, &ahead_fact),
            Err(error) => Finding::failed(HOLIDAYS, State::Warning, &error.into()),
        },
    ])
}
