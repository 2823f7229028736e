//! Writing what follows from the events of cases.

use super::Work;
use crate::error::StoreError;
use crate::projection::{CaseRow, CaseView, Outlook, case_values, task_values};
use crate::sql;

impl Work {
    /// Writes the row of a case and those of its tasks.
    pub async fn put_case(&mut self, view: &CaseView, outlook: Outlook) -> Result<(), StoreError> {
        self.put_cases(&[(view, outlook)]).await
    }

    /// Writes the rows of many cases, much faster than one by one. Each case may be there once. A
    /// case without a state has no row.
    pub async fn put_cases(&mut self, cases: &[(&CaseView, Outlook)]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let with_row =
            cases.iter().filter_map(|(view, outlook)| Some((*view, view.row(outlook.clone())?)));
        let (views, rows): (Vec<&CaseView>, Vec<CaseRow>) = with_row.unzip();
        let values: Vec<_> = rows.iter().map(|row| case_values(tenant, row)).collect();
        self.connection().insert(sql::CASE_PUT, &values).await?;
        let tasks = views.iter().flat_map(|view| &view.tasks);
        let values: Vec<_> = tasks.map(|task| task_values(tenant, task)).collect();
        self.connection().insert(sql::TASK_PUT, &values).await?;
        Ok(())
    }
}
