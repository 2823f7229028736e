//! The rows that follow from the ledger, compared with those that are there by their sums.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::evidence::Head;

use crate::connection::Value;
use crate::error::StoreError;
use crate::ids::TenantId;
use crate::projection::{
    CaseView, ClientView, InvoiceView, Outlook, case_values, client_values, contact_values,
    invoice_values, payment_values, project_values, reach_values, task_values,
};
use crate::reading::{Place, Reading};
use crate::sql;
use crate::tables::{Sum, Table};
use crate::work::Open;

/// How many rows are in memory at once.
const PAGE: i64 = 1000;

/// The statement that writes the heads of chains.
const HEADS: &str = sql::HEAD_PUT;

/// Those that write the other rows which follow.
const PROJECTIONS: [&str; 8] = [
    sql::CLIENT_PUT,
    sql::CONTACT_ADD,
    sql::REACH_ADD,
    sql::PROJECT_ADD,
    sql::CASE_PUT,
    sql::TASK_PUT,
    sql::INVOICE_PUT,
    sql::PAYMENT_ADD,
];

/// Sums of rows that follow from the ledger.
pub(super) struct Follows {
    /// By the statement that writes them.
    sums: BTreeMap<&'static str, Rows>,
    is_current: bool,
}

struct Rows {
    table: String,
    /// For each column of the table its place in the statement.
    order: Vec<usize>,
    sum: Sum,
}

impl Follows {
    /// Of an older version only the heads are compared: its other rows are made again.
    pub(super) fn new(tables: &[Table], is_current: bool) -> Self {
        let known = if is_current { &PROJECTIONS[..] } else { &[] };
        let rows = |sql: &'static str| {
            let table = tables.iter().find(|table| table_of(sql) == Some(&table.name))?;
            let order = order(table, sql)?;
            Some((sql, Rows { table: table.name.clone(), order, sum: Sum::default() }))
        };
        let sums = known.iter().copied().chain([HEADS]).filter_map(rows).collect();
        Self { sums, is_current }
    }

    /// Adds what follows from the ledger of a tenant.
    pub(super) async fn read(&mut self, reading: &mut Reading) -> Result<(), StoreError> {
        let tenant = reading.tenant;
        let outlooks = if self.is_current { all_outlooks(reading).await? } else { BTreeMap::new() };
        let mut open = Open::None;
        let mut last: Option<(Place, Head)> = None;
        let mut after: Place = (String::new(), String::new(), 0);
        loop {
            let page = reading.entries_after(&after, PAGE).await?;
            let Some(end) = page.last() else { break };
            after = end.place();
            for entry in page {
                let place = entry.place();
                if last.as_ref().is_some_and(|(last, _)| (&last.0, &last.1) != (&place.0, &place.1))
                {
                    self.add_head(tenant, last.take());
                }
                last = Some((place, entry.0.head()));
                if !open.is_of(&entry) {
                    self.add(tenant, open, &outlooks);
                    open = if self.is_current { Open::begin(&entry) } else { Open::None };
                }
                open.take(&entry)?;
            }
        }
        self.add_head(tenant, last);
        self.add(tenant, open, &outlooks);
        Ok(())
    }

    fn add_head(&mut self, tenant: TenantId, last: Option<(Place, Head)>) {
        let Some(((kind, id, _), head)) = last else { return };
        let (version, sequence) = (head.version.into(), head.sequence.into());
        let digest = head.digest.as_bytes().into();
        self.add_row(HEADS, &[tenant.0.into(), kind.into(), id.into(), version, sequence, digest]);
    }

    fn add(&mut self, tenant: TenantId, open: Open, outlooks: &BTreeMap<String, Outlook>) {
        match open {
            Open::None => {}
            Open::Case(view) => self.add_case(tenant, &view, outlooks.get(&view.case)),
            Open::Client(view) => self.add_client(tenant, &view),
            Open::Invoice(view) => self.add_invoice(tenant, &view),
        }
    }

    fn add_case(&mut self, tenant: TenantId, view: &CaseView, outlook: Option<&Outlook>) {
        let Some(row) = view.row(outlook.cloned().unwrap_or_default()) else { return };
        self.add_row(sql::CASE_PUT, &case_values(tenant, &row));
        for task in &view.tasks {
            self.add_row(sql::TASK_PUT, &task_values(tenant, task));
        }
    }

    fn add_client(&mut self, tenant: TenantId, view: &ClientView) {
        let Some(state) = &view.state else { return };
        let client = view.client.as_str();
        self.add_row(sql::CLIENT_PUT, &client_values(tenant, view, state));
        for (sql, rows) in [
            (sql::CONTACT_ADD, contact_values(tenant, client, state)),
            (sql::REACH_ADD, reach_values(tenant, client, state)),
            (sql::PROJECT_ADD, project_values(tenant, client, state)),
        ] {
            for row in &rows {
                self.add_row(sql, row);
            }
        }
    }

    fn add_invoice(&mut self, tenant: TenantId, view: &InvoiceView) {
        let Some(state) = &view.state else { return };
        self.add_row(sql::INVOICE_PUT, &invoice_values(tenant, view, state));
        for row in payment_values(tenant, &view.invoice, state) {
            self.add_row(sql::PAYMENT_ADD, &row);
        }
    }

    fn add_row(&mut self, sql: &'static str, row: &[Value<'_>]) {
        if let Some(Rows { order, sum, .. }) = self.sums.get_mut(sql) {
            let row: Vec<_> = order.iter().filter_map(|place| row.get(*place).cloned()).collect();
            sum.add(&row);
        }
    }

    /// Tables whose rows are others than those that follow.
    ///
    /// # Errors
    /// [`StoreError::Altered`] where a chain has another head than the ledger says.
    pub(super) fn out_of_step(
        self,
        found: &BTreeMap<String, Sum>,
    ) -> Result<BTreeSet<String>, StoreError> {
        let other = self
            .sums
            .into_iter()
            .filter(|(_, Rows { table, sum, .. })| found.get(table) != Some(sum));
        let other = other.map(|(sql, rows)| match sql {
            HEADS => Err(StoreError::Altered { table: rows.table }),
            _ => Ok(rows.table),
        });
        other.collect()
    }
}

/// What only playbook and calendar know of each case.
async fn all_outlooks(reading: &mut Reading) -> Result<BTreeMap<String, Outlook>, StoreError> {
    let (mut outlooks, mut after) = (BTreeMap::new(), String::new());
    loop {
        let page = reading.cases(&after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(outlooks) };
        last.case.clone_into(&mut after);
        outlooks.extend(page.into_iter().map(|row| {
            let outlook = Outlook { due: row.due, last_message_on: row.last_message_on };
            (row.case, outlook)
        }));
    }
}

/// The table that a statement writes: the word before its columns.
fn table_of(sql: &str) -> Option<&str> {
    sql.split('(').next()?.split_whitespace().last()
}

/// For each column of the table its place in the statement; `None` where one is missing there.
fn order(table: &Table, sql: &str) -> Option<Vec<usize>> {
    let columns: Vec<_> = sql.split(['(', ')']).nth(1)?.split(',').map(str::trim).collect();
    let place = |name: &String| columns.iter().position(|column| column == name);
    table.columns.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_say_which_table_they_write() {
        let tables: Vec<_> = PROJECTIONS.into_iter().map(table_of).collect();
        let expected = [
            "client",
            "contact",
            "contact_reach",
            "project",
            "case_state",
            "task",
            "invoice",
            "invoice_payment",
        ];
        assert_eq!(tables, expected.map(Some));
        assert_eq!(table_of(HEADS), Some("stream_head"));
    }
}
