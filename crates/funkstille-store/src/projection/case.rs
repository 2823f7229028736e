//! A case: what its events say, and its row.

use std::collections::BTreeSet;

use funkstille_core::case::{Block, CaseState, Happened, Pending};
use funkstille_core::client::Matter;
use funkstille_core::delivery::Delivery;
use funkstille_core::looks::Look;
use funkstille_core::playbook::{EndOutcome, Stage};
use jiff::civil::Date;

use super::task::{Task, TaskState, on_the_list, update};
use super::{bad_value, date, maybe_date, maybe_named, named};
use crate::connection::{Row, Value};
use crate::error::StoreError;
use crate::event::{CaseRecord, Named, may_stop};
use crate::ids::TenantId;

/// Everything that the events of a case say: the fold over its stream.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseView {
    /// Its id.
    pub case: String,
    /// How many entries its stream has.
    pub version: i64,
    /// What it is about.
    pub matter: Option<Matter>,
    /// Its state; `None` before it is opened.
    pub state: Option<CaseState>,
    /// The day on which it was opened.
    pub opened_on: Option<Date>,
    /// Its tasks, open and closed, in the order in which they were opened.
    pub tasks: Vec<Task>,
    /// What was found when the program looked around for it, the latest last.
    pub looks: Vec<Look>,
    /// The last turn that each letter took by each of its ways, the latest last.
    pub deliveries: Vec<Delivery>,
}

/// The row of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// Its id.
    pub case: String,
    /// What it is about, without the invoice.
    pub matter: Matter,
    /// The name of its playbook.
    pub playbook: String,
    /// What kind of silence it is about.
    pub stage: Stage,
    /// The day on which it was opened.
    pub opened_on: Date,
    /// How and when it ended.
    pub ended: Option<(EndOutcome, Date)>,
    /// When there is something to decide; `None` where nothing is until an event comes.
    pub due: Option<Due>,
    /// The last day of a message of ours in it.
    pub last_message_on: Option<Date>,
    /// What holds it until somebody says something.
    pub held: BTreeSet<Block>,
    /// The step whose letter is prepared and has not left.
    pub letter_step: Option<String>,
    /// How many entries its stream has.
    pub version: i64,
}

/// What the row of a case says that only its playbook knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// When there is something to decide; `None` where nothing is until an event comes.
    pub due: Option<Due>,
    /// The last day of a message of ours in it.
    pub last_message_on: Option<Date>,
}

/// When there is something to decide about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub on: Date,
    /// The step that is next, where it is one.
    pub step: Option<String>,
}

impl CaseView {
    /// A case without entries.
    pub fn new(case: &str) -> Self {
        Self {
            case: case.to_owned(),
            version: 0,
            matter: None,
            state: None,
            opened_on: None,
            tasks: Vec::new(),
            looks: Vec::new(),
            deliveries: Vec::new(),
        }
    }

    /// Takes the next entry, whose body was erased: only its type is known.
    pub fn apply_erased(&mut self, event_type: &str) {
        self.version += 1;
        if let Some(state) = self.state.as_mut().filter(|_| may_stop(event_type)) {
            state.lose_entry();
            // Without an event that did it: what was on the list is there no more.
            let left = on_the_list(state);
            self.tasks
                .iter_mut()
                .filter(|task| !left.contains(&task.kind))
                .for_each(Task::withdraw);
        }
    }

    /// Takes the next entry.
    pub fn apply(&mut self, record: &CaseRecord) {
        self.version += 1;
        match record {
            CaseRecord::Concerns(matter) => self.matter = Some(matter.clone()),
            CaseRecord::LookedUp(look) => self.looks.push(look.clone()),
            // Whether its step happened is said by the events; this says how.
            CaseRecord::Delivery(delivery) => {
                self.deliveries.retain(|it| it.letter != delivery.letter);
                self.deliveries.push(delivery.clone());
            }
            CaseRecord::Happened(event) => match (&mut self.state, &event.what) {
                (None, Happened::Opened(opening)) => {
                    self.state = Some(CaseState::opened(opening.clone()));
                    self.opened_on = Some(event.on);
                }
                (Some(state), _) => {
                    let before = state.clone();
                    state.apply(event);
                    let new = update(&mut self.tasks, (&before, state), event);
                    self.tasks.extend(new.into_iter().map(|kind| Task {
                        case: self.case.clone(),
                        opened_version: self.version,
                        kind,
                        opened_on: event.on,
                        state: TaskState::Open,
                        outcome: None,
                        closed_on: None,
                    }));
                }
                (None, _) => {}
            },
        }
    }

    /// The row; `None` where what opened the case is missing or erased.
    pub fn row(&self, outlook: Outlook) -> Option<CaseRow> {
        let state = self.state.as_ref()?;
        let letter_step = match &state.pending {
            Some(Pending::Letter { step, .. }) => Some(step.clone()),
            _ => None,
        };
        Some(CaseRow {
            case: self.case.clone(),
            matter: self.matter.clone()?,
            playbook: state.opening.playbook.clone(),
            stage: state.opening.stage,
            opened_on: self.opened_on?,
            ended: state.ended,
            due: outlook.due,
            last_message_on: outlook.last_message_on,
            held: state.blocks.clone(),
            letter_step,
            version: self.version,
        })
    }
}

pub(crate) fn case_values(tenant: TenantId, row: &CaseRow) -> Vec<Value<'_>> {
    let matter = &row.matter;
    let ended_on = row.ended.map(|(_, on)| on.to_string());
    vec![
        tenant.0.into(),
        (&row.case).into(),
        (&matter.client).into(),
        matter.project.as_deref().into(),
        (&matter.subject).into(),
        matter.message_id.as_deref().into(),
        (&row.playbook).into(),
        row.stage.name().into(),
        row.opened_on.to_string().into(),
        row.ended.map(|(outcome, _)| outcome.name()).into(),
        Value::Text(ended_on.map(Into::into)),
        Value::Text(row.due.as_ref().map(|due| due.on.to_string().into())),
        row.due.as_ref().and_then(|due| due.step.as_deref()).into(),
        Value::Text(row.last_message_on.map(|on| on.to_string().into())),
        Value::Text(held_names(&row.held).map(Into::into)),
        row.letter_step.as_deref().into(),
        row.version.into(),
    ]
}

/// The names of what holds a case, with a comma between them; `None` where nothing does.
fn held_names(held: &BTreeSet<Block>) -> Option<String> {
    let names: Vec<_> = held.iter().map(|block| block.name()).collect();
    (!names.is_empty()).then(|| names.join(","))
}

fn read_held(names: Option<String>) -> Result<BTreeSet<Block>, StoreError> {
    let names = names.unwrap_or_default();
    let names = names.split(',').filter(|name| !name.is_empty());
    names.map(|name| Block::of_name(name).ok_or_else(|| bad_value(name.to_owned()))).collect()
}

impl CaseRow {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let outcome: Option<EndOutcome> = maybe_named(row, 8)?;
        let step: Option<String> = row.get(11)?;
        Ok(Self {
            case: row.get(0)?,
            matter: Matter {
                client: row.get(1)?,
                project: row.get(2)?,
                subject: row.get(3)?,
                message_id: row.get(4)?,
                invoice: None,
            },
            playbook: row.get(5)?,
            stage: named(row, 6)?,
            opened_on: date(row, 7)?,
            ended: outcome.zip(maybe_date(row, 9)?),
            due: maybe_date(row, 10)?.map(|on| Due { on, step }),
            last_message_on: maybe_date(row, 12)?,
            held: read_held(row.get(13)?)?,
            letter_step: row.get(14)?,
            version: row.get(15)?,
        })
    }
}
