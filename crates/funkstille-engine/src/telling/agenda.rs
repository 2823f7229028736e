//! What stands in the calendar: what waits for a person, deadlines, and planned steps.

use funkstille_core::case::Pending;
use funkstille_core::explain::Fact;
use funkstille_formats::agenda::{Agenda, Entry};
use funkstille_store::projection::{TaskKind, TaskState};
use jiff::Timestamp;
use jiff::civil::Date;

use super::feed::Feed;
use crate::business::Business;
use crate::cases::CaseOverview;
use crate::engine::Engine;
use crate::error::Error;
use crate::tasks::name_of;
use crate::words::Words;

/// The calendar of a business as somebody may read it who has this feed. Amounts never stand in
/// it.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn agenda(engine: &Engine, feed: &Feed, now: Timestamp) -> Result<Agenda, Error> {
    let business = Business::load(&mut engine.read().await?).await?;
    let words = Words::new(business.language()).with_own(&engine.data)?;
    let (cases, _) = CaseOverview::all(engine, now, false).await?;
    let writer = Writer { words: &words, names: feed.names, tenant: engine.tenant.0 };
    let mut entries = Vec::new();
    for case in &cases {
        writer.case(case, &mut entries)?;
    }
    Ok(Agenda { name: words.say("agenda-name", &[]), made_at: now, entries })
}

struct Writer<'a> {
    words: &'a Words,
    names: bool,
    tenant: i64,
}

impl Writer<'_> {
    fn case(&self, case: &CaseOverview, entries: &mut Vec<Entry>) -> Result<(), Error> {
        match &case.state.pending {
            Some(Pending::Letter { step, approved_on: None, .. }) => {
                let title = self.step("agenda-letter", step);
                entries.push(self.entry(case, (step, case.today), &title));
            }
            Some(Pending::Letter { step, .. }) => {
                entries.push(self.entry(case, (step, case.today), &self.words.step(step)));
            }
            Some(Pending::Task { .. }) | None => {}
        }
        for task in case.tasks.iter().filter(|task| task.state == TaskState::Open) {
            let name = name_of(&task.kind);
            let told = match &task.kind {
                TaskKind::Step(step) => self.words.step(step),
                kind @ TaskKind::FollowOn(_) => {
                    self.words.say(&format!("today-what-{}", kind.name()), &[])
                }
            };
            let facts = [("task", Fact::Text(told))];
            let title = self.words.say("agenda-task", &facts);
            entries.push(self.entry(case, (&name, case.today), &title));
        }
        for (step, last_day) in &case.state.deadlines {
            let title = self.step("agenda-deadline", step);
            entries.push(self.entry(case, (&format!("{step}-deadline"), *last_day), &title));
        }
        if let Some(by) = case.state.promised_by {
            let title = self.words.say("agenda-promise", &[]);
            entries.push(self.entry(case, ("promise", by), &title));
        }
        let waits = |name: &str| entries.iter().any(|it| it.uid == self.uid(case, name));
        let steps = case.plan()?.steps;
        let planned: Vec<_> = steps.iter().filter(|step| !waits(&step.step)).collect();
        for step in planned {
            let title = self.words.step(&step.step);
            entries.push(self.entry(case, (&step.step, step.day), &title));
        }
        Ok(())
    }

    fn step(&self, key: &str, step: &str) -> String {
        self.words.say(key, &[("step", Fact::Text(self.words.step(step)))])
    }

    /// The same thing of the same case has the same id, on whatever day it is.
    fn uid(&self, case: &CaseOverview, name: &str) -> String {
        format!("{}-case-{}-{name}@funkstille", self.tenant, case.case)
    }

    fn entry(&self, case: &CaseOverview, (name, on): (&str, Date), title: &str) -> Entry {
        let facts = [
            ("title", Fact::from(title)),
            ("case", Fact::from(&case.case)),
            ("client", Fact::from(&case.client.client.name)),
        ];
        let key = if self.names { "agenda-title-named" } else { "agenda-title" };
        let title = self.words.say(key, &facts);
        let note = self.words.say("agenda-note", &facts);
        Entry { uid: self.uid(case, name), on, title, note }
    }
}
