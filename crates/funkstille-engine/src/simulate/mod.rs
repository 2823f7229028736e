//! Plays a case through from its first day: what would happen, on which day, and why.

mod event;

pub use event::Event;

use std::collections::BTreeSet;
use std::path::Path;

use funkstille_core::calendar::{Calendar, Region, SendingTime};
use funkstille_core::case::{self, CaseEvent, Opening, Plan, Surroundings};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{Playbook, Starts};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::data::{self, Data};
use crate::error::{Error, EventProblem};
use crate::playbook_check;

/// What is to be played.
#[derive(Clone, Debug)]
pub struct Request {
    /// The name of a playbook in the data, or the path of a file that ends in `.toml`.
    pub playbook: String,
    /// The day of the unanswered message; for a playbook that starts with a due date: that date,
    /// unless [`Request::due`] is given.
    pub from: Date,
    /// The due date; then [`Request::from`] is the day on which the work was delivered.
    pub due: Option<Date>,
    /// The business's region.
    pub region: Region,
    /// The business's time zone; `None` for that of its region.
    pub time_zone: Option<TimeZone>,
    /// The client's time zone, where it is known.
    pub client_time_zone: Option<TimeZone>,
    /// What is owed.
    pub amount: Option<Money>,
    /// What happens on the way, in any order.
    pub events: Vec<Event>,
}

/// What was played.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// The playbook.
    pub playbook: Playbook,
    /// The business's region.
    pub region: Region,
    /// How the case began.
    pub opening: Opening,
    /// The steps with their days and reasons, and where they lead.
    pub plan: Plan,
}

/// Plays a case through: every task is done on its day with the outcome that leads on, every
/// letter is approved on its day, unless an event comes before.
///
/// # Errors
/// Where the playbook, the region or an event cannot be used, or a day lies outside the holiday
/// table.
pub fn run(request: &Request, data: &Data) -> Result<Simulation, Error> {
    let playbook = load_playbook(&request.playbook, data)?;
    let opening = opening(request, &playbook)?;
    let events = events(request)?;
    let around = surroundings(request, data)?;
    let plan = case::simulate(opening.clone(), &playbook, &around, &events)?;
    Ok(Simulation { playbook, region: request.region.clone(), opening, plan })
}

fn load_playbook(name: &str, data: &Data) -> Result<Playbook, Error> {
    let file = Path::new(name);
    let (path, text) = if file.extension().is_some_and(|ending| ending == "toml") {
        (name.to_owned(), data::read_text(file)?)
    } else {
        let path = data.place_of(&data::playbook_path(name));
        (path, data.playbook_text(name)?)
    };
    // Nothing is sent here, so a playbook may be played before its texts are written.
    playbook_check::run(&text, &|_| true).map_err(|errors| Error::UnsoundPlaybook { path, errors })
}

fn opening(request: &Request, playbook: &Playbook) -> Result<Opening, Error> {
    let takes_due = playbook.starts.contains(&Starts::Due);
    let (starts, due_on) = match request.due {
        None if takes_due => (Starts::Due, Some(request.from)),
        None => (Starts::Message, None),
        Some(due) if takes_due => (Starts::Message, Some(due)),
        Some(_) => {
            return Err(Error::NoDueDate { playbook: playbook.name.clone() });
        }
    };
    Ok(Opening {
        playbook: playbook.name.clone(),
        stage: playbook.stage,
        starts,
        trigger_on: request.from,
        due_on,
        claim: request.amount,
        tolerance_minor: 0,
        left_out: BTreeSet::new(),
        rules: None,
    })
}

/// The events in the order of their days; those of one day stay in the order given.
fn events(request: &Request) -> Result<Vec<CaseEvent>, Error> {
    let mut events = Vec::new();
    for event in &request.events {
        let refused = |why| Error::Event { given: event.given.clone(), why };
        if event.case_event.on < request.from {
            return Err(refused(EventProblem::BeforeStart { from: request.from }));
        }
        if event.is_part_payment() && request.amount.is_none() {
            return Err(refused(EventProblem::NeedsAmount));
        }
        events.push(event.case_event.clone());
    }
    events.sort_by_key(|event| event.on);
    Ok(events)
}

fn surroundings(request: &Request, data: &Data) -> Result<Surroundings, Error> {
    let calendar = Calendar::new(data.holiday_table(&request.region)?, BTreeSet::new());
    let zone = match &request.time_zone {
        Some(zone) => zone.clone(),
        None => data.zone_of(&request.region)?,
    };
    Ok(Surroundings {
        client_zone: request.client_time_zone.clone(),
        ..Surroundings::of_business(calendar, SendingTime::usual(zone))
    })
}

/// Reads a day in ISO 8601, `2026-03-04`.
///
/// # Errors
/// [`Error::BadDate`] for anything else.
pub fn read_date(text: &str) -> Result<Date, Error> {
    let bad = || Error::BadDate(text.to_owned());
    // Ten characters: neither a time of day nor a short form slips in.
    if text.len() != "2026-03-04".len() {
        return Err(bad());
    }
    text.parse().map_err(|_| bad())
}

/// Reads the name of a time zone in the IANA database, `Europe/Berlin`.
///
/// # Errors
/// [`Error::BadTimeZone`] for anything else.
pub fn read_time_zone(text: &str) -> Result<TimeZone, Error> {
    TimeZone::get(text).map_err(|_| Error::BadTimeZone(text.to_owned()))
}

/// Reads an amount above zero with a point and at most two decimals, `1000.00`. What is played
/// never shows a currency; any one will do, as long as it is one.
///
/// # Errors
/// [`Error::BadAmount`] for anything else.
pub fn read_amount(text: &str) -> Result<Money, Error> {
    Money::parse(text, Currency::EUR)
        .filter(|amount| amount.minor > 0)
        .ok_or_else(|| Error::BadAmount(text.to_owned()))
}
