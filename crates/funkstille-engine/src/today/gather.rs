//! Everything that the day's page is made from, read in pages and in batches: what is read depends
//! on how much waits, not on how many cases are open.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::calendar::days_after;
use funkstille_core::playbook::Action;
use funkstille_store::projection::{CaseRow, Task};
use funkstille_store::{Letter, OutboxState, Reading};
use jiff::Timestamp;

use crate::change::Known;
use crate::engine::Engine;
use crate::error::Error;
use crate::letters::LetterGroup;

/// How many rows are read at once (docs/dev/today.md).
const PAGE: i64 = 500;

/// Everything that the day's page is made from.
pub(super) struct Gathered<'a> {
    pub(super) known: Known<'a>,
    /// Letters that have not certainly left, by how far they are.
    pub(super) letters: Vec<(OutboxState, LetterGroup)>,
    /// Open tasks.
    pub(super) tasks: Vec<Task>,
    /// Cases that are held until a person says something.
    pub(super) held: Vec<CaseRow>,
    /// Cases of which nothing will come by itself.
    pub(super) stuck: Vec<CaseRow>,
    /// Cases with something to decide until tomorrow: what could not be written today is looked at
    /// again then.
    pub(super) due: Vec<CaseRow>,
}

/// The states in which a letter is on the page.
const ON_THE_PAGE: &[OutboxState] = &[
    OutboxState::InReview,
    OutboxState::SendWindow,
    OutboxState::WithPerson,
    OutboxState::HandedOver,
    OutboxState::Uncertain,
];

impl<'a> Gathered<'a> {
    pub(super) async fn read(
        engine: &'a Engine,
        reading: &mut Reading,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let known = Known::of(engine, reading, now).await?;
        let mut letters = Vec::new();
        for state in ON_THE_PAGE {
            let groups = letter_groups(reading, *state).await?;
            letters.extend(groups.into_iter().map(|group| (*state, group)));
        }
        let tasks = open_tasks(reading).await?;
        let held = pages(async |reading, after| reading.cases_held(after, PAGE).await, reading);
        let held = held.await?;
        let stuck = pages(async |reading, after| reading.cases_stuck(after, PAGE).await, reading);
        let stuck = stuck.await?;
        let due = due(reading, &known).await?;
        let mut gathered = Self { known, letters, tasks, held, stuck, due };
        let cases = gathered.cases();
        let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
        gathered.known.load_readable_whole(reading, &cases).await?;
        Ok(gathered)
    }

    fn cases(&self) -> BTreeSet<String> {
        let rows = self.held.iter().chain(&self.stuck).chain(&self.due);
        self.waiting().into_iter().chain(rows.map(|row| row.case.clone())).collect()
    }

    /// The cases of which a letter or a task waits.
    pub(super) fn waiting(&self) -> BTreeSet<String> {
        let of_letters = self.letters.iter().flat_map(|(_, group)| group.cases());
        let of_letters = of_letters.map(str::to_owned);
        of_letters.chain(self.tasks.iter().map(|task| task.case.clone())).collect()
    }
}

async fn pages(
    read: impl AsyncFn(&mut Reading, &str) -> Result<Vec<CaseRow>, funkstille_store::StoreError>,
    reading: &mut Reading,
) -> Result<Vec<CaseRow>, Error> {
    let mut rows: Vec<CaseRow> = Vec::new();
    loop {
        let after = rows.last().map_or(String::new(), |row| row.case.clone());
        let page = read(reading, &after).await?;
        if page.is_empty() {
            return Ok(rows);
        }
        rows.extend(page);
    }
}

async fn due(reading: &mut Reading, known: &Known<'_>) -> Result<Vec<CaseRow>, Error> {
    let until = days_after(known.today, 1);
    let mut rows: Vec<CaseRow> = Vec::new();
    loop {
        let last = rows.last().and_then(|row| Some((row.due.as_ref()?.on, row.case.clone())));
        let after = last.as_ref().map(|(on, case)| (*on, case.as_str()));
        let page = reading.cases_due(until, after, PAGE).await?;
        if page.is_empty() {
            return Ok(rows);
        }
        rows.extend(page);
    }
}

async fn open_tasks(reading: &mut Reading) -> Result<Vec<Task>, Error> {
    let mut tasks: Vec<Task> = Vec::new();
    loop {
        let page = reading.open_tasks(tasks.last(), PAGE).await?;
        if page.is_empty() {
            return Ok(tasks);
        }
        tasks.extend(page);
    }
}

async fn letter_groups(
    reading: &mut Reading,
    state: OutboxState,
) -> Result<Vec<LetterGroup>, Error> {
    let mut rows: Vec<Letter> = Vec::new();
    loop {
        let after = rows.last().map_or(String::new(), |letter| letter.letter.clone());
        let page = reading.letters_in_state(state, &after, PAGE).await?;
        if page.is_empty() {
            break;
        }
        rows.extend(page);
    }
    let mut by_number: BTreeMap<String, Vec<Letter>> = BTreeMap::new();
    for letter in rows {
        let number = LetterGroup::number_of(&letter.letter).to_owned();
        by_number.entry(number).or_default().push(letter);
    }
    let mut groups = Vec::new();
    for (number, mut channels) in by_number {
        channels.sort_by_key(|letter| Action::parse(&letter.channel));
        let first = channels.first().map_or("", |letter| letter.letter.as_str());
        let keys = reading.letter_keys(first).await?;
        groups.push(LetterGroup { number, channels, keys });
    }
    Ok(groups)
}
