//! What is due and was not prepared: letters held back by another one, or not to be written.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::case::{Next, next_step};
use funkstille_core::playbook::Step;
use funkstille_store::Reading;
use funkstille_store::projection::CaseRow;

use super::concern::{Concern, concern};
use super::gather::Gathered;
use super::item::Item;
use crate::change::Known;
use crate::error::{Error, Problem};
use crate::letters::{compose, step_of, was_prepared};

/// Something that is due and could not be prepared: most often a letter that lacks a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unprepared {
    /// Whom and what it is about.
    pub concern: Concern,
    /// Its step.
    pub step: String,
    /// Why not.
    pub error: Error,
}

/// What was found about cases that are due.
#[derive(Default)]
pub(super) struct Looked {
    pub(super) problems: Vec<Unprepared>,
    pub(super) not_looked_at: usize,
    /// By client: cases whose message is due and waits for that of another case.
    pub(super) held_back: BTreeMap<String, Vec<String>>,
    /// Cases that cannot be worked on and were told: each is told once.
    told: BTreeSet<String>,
}

impl Looked {
    /// The item, where one could be made of a step; else one more problem: a single case never
    /// takes the page away.
    ///
    /// # Errors
    /// Where the case was not loaded.
    pub(super) fn or_problem(
        &mut self,
        known: &Known<'_>,
        (cases, step): (&[&str], &str),
        item: Result<Item, Error>,
    ) -> Result<Option<Item>, Error> {
        match item {
            Ok(item) => Ok(Some(item)),
            Err(error) => {
                self.tell(known, (cases, step), error)?;
                Ok(None)
            }
        }
    }

    /// One more problem.
    ///
    /// # Errors
    /// Where the case was not loaded.
    pub(super) fn tell(
        &mut self,
        known: &Known<'_>,
        (cases, step): (&[&str], &str),
        error: Error,
    ) -> Result<(), Error> {
        let broken = cases.iter().find(|case| known.broken(case).is_some());
        if let Some(broken) = broken
            && !self.told.insert((*broken).to_owned())
        {
            return Ok(());
        }
        let concern = concern(known, cases)?;
        self.problems.push(Unprepared { concern, step: step.to_owned(), error });
        Ok(())
    }
}

/// Looks at everything that is due. The tick leaves no trace of a letter that it could not write
/// but to look again tomorrow; so it is tried again here.
///
/// # Errors
/// Where the database fails.
pub(super) async fn look(
    gathered: &mut Gathered<'_>,
    reading: &mut Reading,
) -> Result<Looked, Error> {
    let mut looked = Looked::default();
    let letters = gathered.letters.iter().flat_map(|(_, group)| &group.channels);
    let written_to: BTreeSet<String> = letters.map(|letter| letter.client.clone()).collect();
    let known = &mut gathered.known;
    for row in &gathered.due {
        if let Some(error) = known.broken(&row.case).cloned() {
            let next = row.due.as_ref().and_then(|due| due.step.as_deref());
            looked.tell(known, (&[&row.case], next.unwrap_or_default()), error)?;
            continue;
        }
        let step = match message_due(known, row) {
            Ok(Some(step)) => step,
            Ok(None) => {
                looked.not_looked_at += usize::from(is_due(row, known));
                continue;
            }
            Err(error) => {
                let next = row.due.as_ref().and_then(|due| due.step.as_deref());
                looked.tell(known, (&[&row.case], next.unwrap_or_default()), error)?;
                continue;
            }
        };
        let client = &row.matter.client;
        if written_to.contains(client) {
            looked.held_back.entry(client.clone()).or_default().push(row.case.clone());
        } else if is_due(row, known) {
            looked.not_looked_at += 1;
        } else {
            match try_to_write(known, reading, row, &step).await {
                Ok(()) => {}
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => {
                    let concern = concern(known, &[&row.case])?;
                    looked.problems.push(Unprepared { concern, step, error });
                }
            }
        }
    }
    Ok(looked)
}

fn is_due(row: &CaseRow, known: &Known<'_>) -> bool {
    row.due.as_ref().is_some_and(|due| due.on <= known.today)
}

/// The step whose message is due today and was not prepared. A case about which nothing can be said
/// has none.
///
/// # Errors
/// Where the plan of the case cannot be worked out.
fn message_due(known: &mut Known<'_>, row: &CaseRow) -> Result<Option<String>, Error> {
    known.around(&row.case);
    let Ok((state, found)) = known.case(&row.case) else { return Ok(None) };
    if state.pending.is_some() {
        return Ok(None);
    }
    let around = known.around_business();
    Ok(match next_step(state, &found.playbook, around, Some(known.today))? {
        Next::Step(next) if next.day == known.today => {
            let sends = found.playbook.step(&next.step).is_some_and(Step::sends);
            sends.then_some(next.step)
        }
        _ => None,
    })
}

/// Writes the letter as the tick would, without keeping it.
async fn try_to_write(
    known: &Known<'_>,
    reading: &mut Reading,
    row: &CaseRow,
    step: &str,
) -> Result<(), Error> {
    let of_table = step_of(known, &row.case, step)?;
    let ways = known.case(&row.case)?.0.ways_to_go(step, &of_table.does);
    let goes = Step { does: ways, ..of_table };
    let cases = [row.case.clone()];
    let composed = compose(known, (&row.matter.client, &cases), &goes, known.today)?;
    let of = (row.case.as_str(), step);
    if was_prepared(known, reading, of, &composed.recipients).await? {
        let (case, step) = (row.case.clone(), step.to_owned());
        return Err(Problem::LetterThere { case, step }.into());
    }
    Ok(())
}
