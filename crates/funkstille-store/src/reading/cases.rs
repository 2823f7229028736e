//! Cases and their tasks.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Reading;
use crate::connection::{Row, Value};
use crate::error::StoreError;
use crate::event::StoredEvent;
use crate::ids::StreamKind;
use crate::projection::{CaseRow, CaseView, Task, date, maybe_date};
use crate::sql;

/// A case about which there is something to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueCase {
    /// Since when.
    pub on: Date,
    /// Its id.
    pub case: String,
    /// The id of its client.
    pub client: String,
}

/// A case among the others of its client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// Its id.
    pub case: String,
    /// The id of the client.
    pub client: String,
    /// Whether it has not ended.
    pub is_open: bool,
    /// When there is something to decide.
    pub due_on: Option<Date>,
    /// The last day of a message of ours in it.
    pub last_message_on: Option<Date>,
    /// The step whose letter is prepared and has not left.
    pub letter_step: Option<String>,
}

impl Reading {
    /// Cases about which there is something to decide on `as_of` or was before, the longest waiting
    /// first; `after` is the day and the id of the last one of the page before. The time depends
    /// on how many are due, not on how many there are.
    pub async fn cases_due(
        &mut self,
        as_of: Date,
        after: Option<(Date, &str)>,
        limit: i64,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let values = self.due_values(as_of, after, limit);
        self.list(sql::CASES_DUE, &values, CaseRow::read).await
    }

    /// As [`Reading::cases_due`], with no more than a tick has to know.
    pub async fn due_cases(
        &mut self,
        as_of: Date,
        after: Option<(Date, &str)>,
        limit: i64,
    ) -> Result<Vec<DueCase>, StoreError> {
        let values = self.due_values(as_of, after, limit);
        let read =
            |row: &Row| Ok(DueCase { on: date(row, 0)?, case: row.get(1)?, client: row.get(2)? });
        self.list(sql::DUE_CASES, &values, read).await
    }

    fn due_values<'a>(
        &self,
        as_of: Date,
        after: Option<(Date, &'a str)>,
        limit: i64,
    ) -> [Value<'a>; 5] {
        let (on, case) = after.map_or((String::new(), ""), |(on, case)| (on.to_string(), case));
        [self.tenant.0.into(), as_of.to_string().into(), on.into(), case.into(), limit.into()]
    }

    /// All cases, by id.
    pub async fn cases(&mut self, after: &str, limit: i64) -> Result<Vec<CaseRow>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::CASES, &values, CaseRow::read).await
    }

    /// All cases of these clients, open and ended, by id.
    pub async fn cases_of_clients(&mut self, clients: &[&str]) -> Result<Vec<CaseRow>, StoreError> {
        let tenant = [self.tenant.0.into()];
        let rows = self.connection.select(sql::CASES_OF_CLIENT, &tenant, clients).await?;
        let mut cases = rows.iter().map(CaseRow::read).collect::<Result<Vec<_>, _>>()?;
        cases.sort_by(|one, other| one.case.cmp(&other.case));
        Ok(cases)
    }

    /// As [`Reading::cases_of_clients`], with no more than one case has to know of another.
    pub async fn siblings_of(&mut self, clients: &[&str]) -> Result<Vec<Sibling>, StoreError> {
        let tenant = [self.tenant.0.into()];
        let rows = self.connection.select(sql::SIBLINGS_OF, &tenant, clients).await?;
        let read = |row: &Row| {
            let outcome: Option<String> = row.get(2)?;
            Ok(Sibling {
                case: row.get(0)?,
                client: row.get(1)?,
                is_open: outcome.is_none(),
                due_on: maybe_date(row, 3)?,
                last_message_on: maybe_date(row, 4)?,
                letter_step: row.get(5)?,
            })
        };
        let mut siblings = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        siblings.sort_by(|one, other| one.case.cmp(&other.case));
        Ok(siblings)
    }

    /// Cases that have not ended, by id.
    pub async fn cases_open(
        &mut self,
        after: &str,
        limit: i64,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::CASES_OPEN, &values, CaseRow::read).await
    }

    /// Cases that are held until somebody says something, by id.
    pub async fn cases_held(
        &mut self,
        after: &str,
        limit: i64,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::CASES_HELD, &values, CaseRow::read).await
    }

    /// Open cases of which nothing will come by itself although nothing holds them, by id: what is
    /// next cannot be said, or nothing is left of the plan.
    pub async fn cases_stuck(
        &mut self,
        after: &str,
        limit: i64,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::CASES_STUCK, &values, CaseRow::read).await
    }

    /// How many cases have something to decide on each day up to `until`.
    pub async fn due_counts(&mut self, until: Date) -> Result<Vec<(Date, i64)>, StoreError> {
        let values = [self.tenant.0.into(), until.to_string().into()];
        self.list(sql::DUE_COUNTS, &values, |row| Ok((date(row, 0)?, row.get(1)?))).await
    }

    /// The row of a case.
    pub async fn case_row(&mut self, case: &str) -> Result<Option<CaseRow>, StoreError> {
        let values = [self.tenant.0.into(), case.into()];
        Ok(self.list(sql::CASE_AT, &values, CaseRow::read).await?.pop())
    }

    /// What the events of these cases say, by id; one that has no events is missing.
    pub async fn case_views(
        &mut self,
        cases: &[&str],
    ) -> Result<BTreeMap<String, CaseView>, StoreError> {
        let mut views = BTreeMap::new();
        for body in self.bodies_of(StreamKind::Case, cases).await? {
            let record = body.event.as_ref().map(StoredEvent::to_case).transpose();
            let record = record.map_err(|why| body.unreadable(why))?;
            let view = views.entry(body.id).or_insert_with_key(|case| CaseView::new(case));
            match record {
                Some(record) => view.apply(&record),
                None => view.apply_erased(&body.event_type),
            }
        }
        Ok(views)
    }

    /// What the events of a case say; `None` where it has none.
    pub async fn case_view(&mut self, case: &str) -> Result<Option<CaseView>, StoreError> {
        Ok(self.case_views(&[case]).await?.remove(case))
    }

    /// Open tasks, the oldest first; `after` is the last one of the page before.
    pub async fn open_tasks(
        &mut self,
        after: Option<&Task>,
        limit: i64,
    ) -> Result<Vec<Task>, StoreError> {
        let (on, case, version) = after.map_or((String::new(), "", 0), |task| {
            (task.opened_on.to_string(), task.case.as_str(), task.opened_version)
        });
        let values = [self.tenant.0.into(), on.into(), case.into(), version.into(), limit.into()];
        self.list(sql::TASKS_OPEN, &values, Task::read).await
    }

    /// All tasks of a case, open and closed, in the order in which they were opened.
    pub async fn tasks_of_case(&mut self, case: &str) -> Result<Vec<Task>, StoreError> {
        let values = [self.tenant.0.into(), case.into()];
        self.list(sql::TASKS_OF_CASE, &values, Task::read).await
    }
}
