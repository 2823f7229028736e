//! Copying all rows of one database into another one of the same schema.

use std::collections::BTreeMap;

use crate::connection::Connection;
use crate::error::StoreError;
use crate::tables::{Sum, Table, tables};

/// Copies all tables, page by page; gives the sums of what was read.
pub(super) async fn copy(
    from: &mut Connection,
    to: &mut Connection,
) -> Result<BTreeMap<String, Sum>, StoreError> {
    let mut sums = BTreeMap::new();
    for table in tables(from).await? {
        let sum = copy_table(from, to, &table).await?;
        sums.insert(table.name, sum);
    }
    Ok(sums)
}

async fn copy_table(
    from: &mut Connection,
    to: &mut Connection,
    table: &Table,
) -> Result<Sum, StoreError> {
    let (mut sum, mut last) = (Sum::default(), None);
    loop {
        let page = table.page(from, last.as_ref()).await?;
        for line in &page {
            sum.add(line);
        }
        table.add(to, &page).await?;
        let Some(line) = page.into_iter().next_back() else { return Ok(sum) };
        last = Some(line);
    }
}
