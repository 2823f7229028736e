//! The one tick: what is to be done today, decided and prepared. It prepares letters and puts tasks
//! on the list; nothing leaves.

mod client;
mod decision;
mod one_call;

pub(crate) use decision::events;

use std::collections::BTreeSet;

use funkstille_core::case::{Happened, Withdrawal};
use funkstille_store::{DueCase, Sibling};
use jiff::civil::Date;

use crate::business::Business;
use crate::change::Change;
use crate::engine::{Engine, Moment, refuse_early_clock};
use crate::error::Error;
use crate::invoices::{self, Begun};

/// What a tick did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// How many cases it looked at.
    pub cases: usize,
    /// What it did, in the order in which it did it.
    pub done: Vec<Deed>,
    /// Cases that could not be worked on, each with the reason; they are tried again tomorrow.
    pub problems: Vec<(String, Error)>,
    /// Invoices about which no case could begin, by their numbers, each with the reason.
    pub refused: Vec<(String, Error)>,
}

/// One thing that a tick did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The case.
    pub case: String,
    /// The type of the event that says so, as the ledger names it: `letter-prepared`.
    pub what: &'static str,
    /// The step, where it is about one.
    pub step: Option<String>,
    /// The event.
    pub happened: Happened,
}

impl Deed {
    /// Whether its case is looked at once more: a letter was taken back for a joint one.
    fn wants_another_look(&self) -> bool {
        let why = Withdrawal::FactsChanged;
        matches!(&self.happened, Happened::LetterWithdrawn { why: found, .. } if *found == why)
    }
}

/// How many cases are worked on in one transaction (docs/dev/tick.md).
const CASES_AT_ONCE: i64 = 2000;

/// Decides what is to be done in every case in which there is something to decide, and prepares it.
/// Calling it again at once does nothing.
///
/// # Errors
/// Where the database fails, nobody has said yet who the business is, or the clock stands before
/// an entry of the ledger ([`crate::Problem::ClockBehind`]): then nothing of this part was done.
pub async fn tick(engine: &Engine, moment: &mut Moment) -> Result<Ticked, Error> {
    // A database that cannot be written is told on the day on which nothing is due, too.
    engine.store.must_be_writable()?;
    let mut ticked = Ticked::default();
    let Some(today) = today_if_anything_is_due(engine, moment).await? else {
        return Ok(ticked);
    };
    begin_cases(engine, moment, &mut ticked).await?;
    let mut after: Option<(Date, String)> = None;
    let mut again = false;
    loop {
        let mut change = Change::begin(engine, moment).await?;
        change.is_strict = false;
        let last = after.as_ref().map(|(on, case)| (*on, case.as_str()));
        let due = change.work.read().due_cases(today, last, CASES_AT_ONCE).await?;
        let Some(end) = due.last() else {
            if again {
                (again, after) = (false, None);
                continue;
            }
            return Ok(ticked);
        };
        after = Some((end.on, end.case.clone()));
        let due = with_siblings(&mut change, due).await?;
        ticked.cases += due.len();
        let before = ticked.done.len();
        client::work_on(&mut change, &due, &mut ticked).await?;
        change.finish().await?;
        again |= ticked.done[before..].iter().any(Deed::wants_another_look);
    }
}

/// Lets the cases begin of invoices whose due date has passed.
async fn begin_cases(
    engine: &Engine,
    moment: &mut Moment,
    ticked: &mut Ticked,
) -> Result<(), Error> {
    let mut after = String::new();
    loop {
        let mut change = Change::begin(engine, moment).await?;
        change.is_strict = false;
        let begun = invoices::begin_cases(&mut change, &after).await?;
        let Begun { cases, problems, refused, last } = begun;
        let Some(last) = last else { return Ok(()) };
        after = last;
        for case in cases {
            let opened = Happened::Opened(change.case(&case)?.0.opening.clone());
            ticked.done.push(decision::deed(&case, &opened));
        }
        ticked.problems.extend(problems);
        ticked.refused.extend(refused);
        change.finish().await?;
    }
}

/// The civil day, where anything is due on it; looked up without keeping others from writing.
async fn today_if_anything_is_due(
    engine: &Engine,
    moment: &mut Moment,
) -> Result<Option<Date>, Error> {
    let mut reading = engine.read().await?;
    let business = Business::load(&mut reading).await?;
    // What others wrote until now is seen, and it came before.
    moment.refresh();
    let today = moment.now.to_zoned(business.zone()?).date();
    refuse_early_clock(&mut reading, moment.now).await?;
    let is_quiet = reading.due_cases(today, None, 1).await?.is_empty()
        && reading.invoices_without_case(today, "", 1).await?.is_empty();
    Ok((!is_quiet).then_some(today))
}

/// The ids of cases that are due, with all other due cases of their clients: what goes to one
/// client is decided together.
async fn with_siblings(
    change: &mut Change<'_>,
    due: Vec<DueCase>,
) -> Result<BTreeSet<String>, Error> {
    let clients: BTreeSet<&str> = due.iter().map(|row| row.client.as_str()).collect();
    let clients: Vec<&str> = clients.into_iter().collect();
    change.load_siblings(&clients).await?;
    let mut cases: BTreeSet<String> = due.iter().map(|row| row.case.clone()).collect();
    for client in clients {
        let is_due = |case: &&Sibling| case.due_on.is_some_and(|on| on <= change.today);
        cases.extend(change.siblings(client).iter().filter(is_due).map(|row| row.case.clone()));
    }
    Ok(cases)
}
