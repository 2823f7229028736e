//! A case with everything that is known about it, for showing it. Nothing here changes anything.

use std::collections::BTreeMap;
use std::sync::Arc;

use funkstille_core::calendar::days_between;
use funkstille_core::case::{Block, CaseState, Plan, Surroundings, plan};
use funkstille_core::client::{ClientState, Matter, Project};
use funkstille_core::looks::Look;
use funkstille_core::playbook::Playbook;
use funkstille_store::Reading;
use funkstille_store::projection::{CaseRow, CaseView, Task};
use jiff::Timestamp;
use jiff::civil::Date;

use super::Neighbour;
use super::beside::Beside;
use crate::clients::number;
use crate::engine::Engine;
use crate::error::{Error, Problem};

/// A case with everything that is known about it.
#[derive(Clone, Debug)]
pub struct CaseOverview {
    /// Its id.
    pub case: String,
    /// What it is about.
    pub matter: Matter,
    /// How it stands.
    pub state: CaseState,
    /// The day on which it was opened.
    pub opened_on: Date,
    /// Its tasks, open and closed.
    pub tasks: Vec<Task>,
    /// What the program found when it looked around, the latest last.
    pub looks: Vec<Look>,
    /// The client.
    pub client: ClientState,
    /// The playbook by which it runs.
    pub playbook: Arc<Playbook>,
    /// What its plan needs beside it.
    pub around: Surroundings,
    /// Other cases of the client with a message to come.
    pub neighbours: Vec<Neighbour>,
    /// The civil day of the business.
    pub today: Date,
}

/// A case that cannot be shown, since its playbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableCase {
    /// Its id.
    pub case: String,
    /// The client's name.
    pub client_name: String,
    /// Why not.
    pub error: Error,
}

/// How many cases are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

impl CaseOverview {
    /// One case.
    ///
    /// # Errors
    /// [`Problem::UnknownCase`].
    pub async fn load(engine: &Engine, case: &str, now: Timestamp) -> Result<Self, Error> {
        let mut reading = engine.read().await?;
        let known = Self::load_each(engine, &mut reading, &[case], now).await?;
        let unknown = || Problem::UnknownCase { given: case.to_owned() };
        known.into_iter().next().ok_or_else(unknown)?.map_err(|unreadable| unreadable.error)
    }

    /// All cases that have not ended, or all that there are, in the order in which they were
    /// opened. Those that cannot be read stand beside them.
    ///
    /// # Errors
    /// Where the database fails, or nobody has said yet who the business is.
    pub async fn all(
        engine: &Engine,
        now: Timestamp,
        ended: bool,
    ) -> Result<(Vec<Self>, Vec<UnreadableCase>), Error> {
        let mut reading = engine.read().await?;
        let (mut after, mut known) = (String::new(), Vec::new());
        let mut unreadable = Vec::new();
        loop {
            let page: Vec<CaseRow> = if ended {
                reading.cases(&after, PAGE).await?
            } else {
                reading.cases_open(&after, PAGE).await?
            };
            let Some(last) = page.last() else { break };
            after.clone_from(&last.case);
            let cases: Vec<&str> = page.iter().map(|row| row.case.as_str()).collect();
            for case in Self::load_each(engine, &mut reading, &cases, now).await? {
                match case {
                    Ok(case) => known.push(case),
                    Err(case) => unreadable.push(case),
                }
            }
        }
        known.sort_by_key(|known| number(&known.case));
        unreadable.sort_by_key(|case| number(&case.case));
        Ok((known, unreadable))
    }

    /// These cases, by id; one that is not there, of which nothing is left, or whose playbook
    /// cannot be read, is missing.
    ///
    /// # Errors
    /// As [`CaseOverview::all`].
    pub async fn load_some(
        engine: &Engine,
        reading: &mut Reading,
        cases: &[&str],
        now: Timestamp,
    ) -> Result<Vec<Self>, Error> {
        let each = Self::load_each(engine, reading, cases, now).await?;
        Ok(each.into_iter().filter_map(Result::ok).collect())
    }

    async fn load_each(
        engine: &Engine,
        reading: &mut Reading,
        cases: &[&str],
        now: Timestamp,
    ) -> Result<Vec<Result<Self, UnreadableCase>>, Error> {
        let views = reading.case_views(cases).await?;
        let clients = clients_of(&views);
        let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
        let beside = Beside::load(engine, reading, &clients, now).await?;
        let neighbours = beside.neighbours(engine, reading, &views).await?;
        let mut known = Vec::new();
        for (case, view) in views {
            let CaseView { matter: Some(matter), state: Some(state), tasks, looks, .. } = view
            else {
                continue;
            };
            let client = beside.client(&matter.client).cloned();
            let (Some(client), Some(opened_on)) = (client, view.opened_on) else { continue };
            let playbook = match engine.playbook_of(&state.opening, reading).await {
                Ok(playbook) => playbook,
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => {
                    let client_name = client.client.name.clone();
                    known.push(Err(UnreadableCase { case, client_name, error }));
                    continue;
                }
            };
            let around = beside.around((&matter.client, &case));
            let neighbours = neighbours.get(&matter.client).into_iter().flatten();
            let neighbours = neighbours.filter(|other| other.case != case).cloned().collect();
            let today = beside.today;
            let mut found = Self {
                case,
                matter,
                state,
                opened_on,
                tasks,
                looks,
                client,
                playbook,
                around,
                neighbours,
                today,
            };
            // A day outside the holiday table is told of where the plan is asked for.
            found.around.go_first = found.go_first().unwrap_or_default();
            known.push(Ok(found));
        }
        Ok(known)
    }

    /// Its project.
    pub fn project(&self) -> Option<&Project> {
        self.client.projects.get(self.matter.project.as_ref()?)
    }

    /// How many days lie between the message that nobody answered, or the due date, and today, or
    /// the day on which the case ended.
    pub fn silent_days(&self) -> i64 {
        let until = self.state.ended.map_or(self.today, |(_, on)| on);
        days_between(self.state.opening.trigger_on, until).max(0)
    }

    /// Whether an erased entry holds it, and no answer that waits to be judged does.
    pub fn is_held_by_a_gap(&self) -> bool {
        let has = |block| self.state.blocks.contains(&block);
        has(Block::EntryErased) && !has(Block::AnswerToJudge) && !has(Block::WaitsForBank)
    }

    /// What is to come, if nothing else happens.
    ///
    /// # Errors
    /// Where a day lies outside the holiday table.
    pub fn plan(&self) -> Result<Plan, Error> {
        let mut plan = plan(&self.state, &self.playbook, &self.around, self.today)?;
        self.say_neighbours(&mut plan);
        Ok(plan)
    }
}

fn clients_of(views: &BTreeMap<String, CaseView>) -> Vec<String> {
    let matters = views.values().filter_map(|view| view.matter.as_ref());
    let mut clients: Vec<String> = matters.map(|matter| matter.client.clone()).collect();
    clients.sort_unstable();
    clients.dedup();
    clients
}
