//! The end of a change: everything is written, together or not at all.

use std::collections::BTreeSet;

use funkstille_core::calendar::days_after;
use funkstille_core::case::{
    CaseState, Decision, Happened, Next, decide, next_decision_on, next_step, plan,
};
use funkstille_core::client::ClientEvent;
use funkstille_store::projection::{CaseView, Due, Outlook};
use funkstille_store::{Append, Sibling, Stream};

use super::{Change, Known, KnownCase, waiting_letter};
use crate::bank;
use crate::error::Error;
use crate::letters::given_away_of;
use crate::tick::events;

impl Change<'_> {
    /// Writes everything that happened and what follows from it, and makes it last.
    ///
    /// # Errors
    /// Where the database fails; then nothing was changed.
    pub(crate) async fn finish(mut self) -> Result<(), Error> {
        if self.has_new_terms() {
            // What came in before may be for them.
            bank::match_again(&mut self).await?;
        }
        self.open_tasks()?;
        self.stop_withdrawn().await?;
        self.move_projects().await?;
        self.refuse_what_has_no_plan()?;
        self.append().await?;
        self.load_neighbours().await?;
        self.write_rows().await?;
        Ok(self.work.commit().await?)
    }

    /// As [`Change::finish`]; gives the numbers of the letters of the cases to which something
    /// happened that are being given away: it came too late for them (S-11).
    ///
    /// # Errors
    /// As [`Change::finish`].
    pub(crate) async fn finish_and_tell(mut self) -> Result<Vec<String>, Error> {
        let changed = self.cases.iter().filter(|(_, found)| !found.events.is_empty());
        let changed: Vec<String> = changed.map(|(case, _)| case.clone()).collect();
        // Nothing is given away while this change lasts.
        let given_away = given_away_of(self.work.read(), &changed).await?;
        self.finish().await?;
        Ok(given_away)
    }

    /// A case whose last step a person did is over at once, and not after the next tick.
    ///
    /// # Errors
    /// Where a case was not loaded.
    pub(crate) fn end_what_is_over(&mut self) -> Result<(), Error> {
        let (switch, today) = (self.business.switch(), self.today);
        for case in self.case_ids() {
            self.around(&case);
            let Some(found) = self.cases.get(&case).filter(|found| !found.events.is_empty()) else {
                continue;
            };
            let is_open = |state: &&CaseState| state.ended.is_none() && state.pending.is_none();
            let Some(state) = found.view.state.as_ref().filter(is_open) else { continue };
            // What has no plan is refused below, where that is asked for.
            let decided = decide(state, &found.playbook, &self.around, switch, today);
            let ends = |decision: &Decision| {
                matches!(decision, Decision::CloseCase { .. } | Decision::EndCase { .. })
            };
            for decision in decided.unwrap_or_default().into_iter().filter(ends) {
                for what in events(decision).unwrap_or_default() {
                    self.happen(&case, what)?;
                }
            }
        }
        Ok(())
    }

    /// What a person has to do now is on the list at once, and not after the next tick.
    fn open_tasks(&mut self) -> Result<(), Error> {
        let mut tasks = Vec::new();
        for (case, found) in self.cases.iter().filter(|(_, found)| !found.events.is_empty()) {
            let follow_ons = found.view.state.iter().flat_map(|state| &state.follow_ons);
            let waiting = follow_ons.filter(|(_, since)| since.is_none());
            tasks.extend(waiting.map(|(task, _)| (case.clone(), task.clone())));
        }
        for (case, task) in tasks {
            self.happen(&case, Happened::FollowOnOpened(task))?;
        }
        Ok(())
    }

    /// A case that ended, or goes on, changes how far its project is.
    async fn move_projects(&mut self) -> Result<(), Error> {
        let mut moves = Vec::new();
        for found in self.cases.values() {
            let ended = |state: &CaseState| state.ended;
            let before = found.before.as_ref().and_then(ended);
            let Some((outcome, _)) = found.view.state.as_ref().and_then(ended) else { continue };
            let Some(matter) = &found.view.matter else { continue };
            if before.map(|(outcome, _)| outcome) == Some(outcome) {
                continue;
            }
            if let Some(project) = &matter.project {
                moves.push((matter.client.clone(), project.clone(), outcome));
            }
        }
        for (client, project, outcome) in moves {
            self.load_clients(&[&client]).await?;
            let state = self.client(&client)?.state.as_ref();
            let Some(before) = state.and_then(|state| state.projects.get(&project)) else {
                continue;
            };
            let after = before.stage.after(outcome);
            if after != before.stage {
                let changed = ClientEvent::ProjectStageChanged { project, stage: after };
                self.happen_to_client(&client, &changed)?;
            }
        }
        Ok(())
    }

    /// What leads outside the holiday table is refused before it is written: nobody could look at
    /// the case any more.
    fn refuse_what_has_no_plan(&mut self) -> Result<(), Error> {
        if !self.is_strict {
            return Ok(());
        }
        let today = self.today;
        for case in self.case_ids() {
            self.around(&case);
            let Some(found) = self.cases.get(&case) else { continue };
            if let Some(state) = found.view.state.as_ref().filter(|_| !found.events.is_empty()) {
                plan(state, &found.playbook, &self.around, today)?;
            }
        }
        Ok(())
    }

    async fn append(&mut self) -> Result<(), Error> {
        let of_cases = self.cases.iter().map(|(case, found)| Append {
            stream: Stream::case(case),
            expected_version: found.read_version,
            events: found.events.clone(),
        });
        let of_clients = self.clients.iter().map(|(client, found)| Append {
            stream: Stream::client(client),
            expected_version: found.read_version,
            events: found.events.clone(),
        });
        let of_invoices = self.invoices.iter().map(|(invoice, found)| Append {
            stream: Stream::invoice(invoice),
            expected_version: found.read_version,
            events: found.events.clone(),
        });
        let appends = of_cases.chain(of_clients).chain(of_invoices);
        let appends = appends.filter(|append| !append.events.is_empty());
        let appends: Vec<Append> = appends.collect();
        self.work.append_all(&appends).await?;
        Ok(())
    }

    /// A message that left, came back or is not waited for any more in one case moves what is next
    /// in the client's others: their rows are written too.
    async fn load_neighbours(&mut self) -> Result<(), Error> {
        let mut neighbours = BTreeSet::new();
        let Known { cases, siblings, .. } = &mut self.known;
        for (case, found) in cases.iter() {
            let Some(matter) = &found.view.matter else { continue };
            let last_message_on = found.last_message_on();
            let rows = siblings.entry(matter.client.clone()).or_default();
            match rows.iter_mut().find(|row| row.case == *case) {
                Some(row)
                    if row.last_message_on == last_message_on && !found.is_out_of_the_way() =>
                {
                    continue;
                }
                Some(row) => row.last_message_on = last_message_on,
                None => rows.push(Sibling {
                    case: case.clone(),
                    client: matter.client.clone(),
                    is_open: true,
                    due_on: None,
                    last_message_on,
                    letter_step: None,
                }),
            }
            let others = rows.iter().filter(|row| row.is_open && row.case != *case);
            neighbours.extend(others.map(|row| row.case.clone()));
        }
        let neighbours: Vec<&str> = neighbours.iter().map(String::as_str).collect();
        self.load_readable(&neighbours).await?;
        let clients = self.clients_of(&neighbours);
        let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
        self.load_clients(&clients).await
    }

    async fn write_rows(&mut self) -> Result<(), Error> {
        let mut outlooks = Vec::new();
        for case in self.case_ids() {
            outlooks.push(self.outlook(&case));
        }
        let cases = self.known.cases.values().map(|found| &found.view).zip(outlooks);
        let cases: Vec<_> = cases.chain(self.known.broken_tomorrow()).collect();
        self.work.put_cases(&cases).await?;
        for found in self.known.clients.values().filter(|found| !found.events.is_empty()) {
            self.work.put_client(&found.view).await?;
        }
        let invoices = self.known.invoices.values().filter(|found| !found.events.is_empty());
        let invoices: Vec<_> = invoices.map(|found| &found.view).collect();
        self.work.put_invoices(&invoices).await?;
        Ok(())
    }

    /// When there is something to decide about a case. Where that cannot be worked out (a day
    /// outside the holiday table), somebody has to look tomorrow: nothing is lost.
    pub(super) fn outlook(&mut self, case: &str) -> Outlook {
        let (today, tomorrow) = (self.today, days_after(self.today, 1));
        self.around(case);
        let Some(found) = self.cases.get(case) else { return Outlook::default() };
        let from = if found.gives_way { tomorrow } else { today };
        found.outlook(&self.around, from).unwrap_or_else(|_| Outlook {
            due: Some(Due { on: tomorrow, step: None }),
            last_message_on: found.last_message_on(),
        })
    }
}

impl Known<'_> {
    /// Cases that could not be worked on: they are tried again tomorrow.
    fn broken_tomorrow(&self) -> impl Iterator<Item = (&CaseView, Outlook)> {
        let on = days_after(self.today, 1);
        let views = self.broken.values().filter_map(|broken| broken.view.as_ref());
        views.map(move |view| {
            let rows = self.siblings.values().flatten();
            let row = rows.into_iter().find(|row| row.case == view.case);
            let last_message_on = row.and_then(|row| row.last_message_on);
            (view, Outlook { due: Some(Due { on, step: None }), last_message_on })
        })
    }
}

impl KnownCase {
    /// Whether a letter of the case waited, which others gave way to, and none does any more.
    fn is_out_of_the_way(&self) -> bool {
        let waited = self.before.as_ref().is_some_and(|state| waiting_letter(state).is_some());
        let waits = self.view.state.as_ref().is_some_and(|state| waiting_letter(state).is_some());
        waited && !waits
    }

    pub(super) fn last_message_on(&self) -> Option<jiff::civil::Date> {
        let state = self.view.state.as_ref()?;
        state.messages_on(&self.playbook).into_iter().max()
    }

    fn outlook(
        &self,
        around: &funkstille_core::case::Surroundings,
        from: jiff::civil::Date,
    ) -> Result<Outlook, Error> {
        let Some(state) = &self.view.state else { return Ok(Outlook::default()) };
        let last_message_on = self.last_message_on();
        let day = if self.gives_way {
            Some(from)
        } else {
            next_decision_on(state, &self.playbook, around, from)?
        };
        let Some(on) = day else { return Ok(Outlook { due: None, last_message_on }) };
        let step = match next_step(state, &self.playbook, around, Some(from))? {
            Next::Step(next) => Some(next.step),
            Next::Held(_) | Next::Ended(_) => None,
        };
        Ok(Outlook { due: Some(Due { on, step }), last_message_on })
    }
}
