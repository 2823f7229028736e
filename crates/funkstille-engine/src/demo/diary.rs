//! What happened on a day of the sample world.

use funkstille_core::case::Happened;
use funkstille_core::guard::Refusal;
use jiff::civil::Date;

use crate::error::Error;

/// A day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its date.
    pub date: Date,
    /// What clients and bank did.
    pub came_in: Vec<Said>,
    /// What the program did.
    pub done: Vec<Said>,
    /// What the freelancer did.
    pub by_hand: Vec<Said>,
    /// What left into the sink, by each of its ways.
    pub left: Vec<Left>,
    /// The numbers of approved letters that were held, each with the reasons.
    pub held: Vec<(String, Vec<Refusal>)>,
    /// Cases that could not be worked on, each with the reason.
    pub problems: Vec<(String, Error)>,
}

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The case.
    pub case: String,
    /// What happened.
    pub happened: Happened,
}

/// A letter that left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its number.
    pub letter: String,
    /// The step.
    pub step: String,
    /// The cases that it is about.
    pub cases: Vec<String>,
    /// The client's id.
    pub client: String,
    /// By which way: `email`, `letter`, `fax`.
    pub channel: String,
    /// To whom.
    pub recipient: String,
}

impl Day {
    /// A day on which nothing has happened yet.
    pub(super) fn new(date: Date) -> Self {
        let (came_in, done, by_hand, left) = (vec![], vec![], vec![], vec![]);
        Self { date, came_in, done, by_hand, left, held: vec![], problems: vec![] }
    }

    /// Whether nothing happened.
    pub fn is_quiet(&self) -> bool {
        let said = [&self.came_in, &self.done, &self.by_hand];
        let said = said.iter().all(|said| said.is_empty());
        said && self.left.is_empty() && self.held.is_empty() && self.problems.is_empty()
    }
}
