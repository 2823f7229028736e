//! What follows from the events, as rows: pure, so that the same rows come out whether they are
//! written with their events or made from them again later.

mod case;
mod client;
mod invoice;
mod task;

pub use case::{CaseRow, CaseView, Due, Outlook};
pub use client::{ClientRow, ClientView, ProjectRow};
pub use invoice::{InvoiceRow, InvoiceView, PaymentRow};
pub use task::{Task, TaskKind, TaskState};

pub(crate) use case::case_values;
pub(crate) use client::{client_values, contact_values, project_values, reach_values};
pub(crate) use invoice::{invoice_values, payment_values};
pub(crate) use task::task_values;

use jiff::civil::Date;

use crate::connection::Row;
use crate::error::StoreError;
use crate::event::{DecodeError, Named};

/// A date of a column.
pub(crate) fn date(row: &Row, column: usize) -> Result<Date, StoreError> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| bad_value(text))
}

/// A date of a column that may be empty.
pub(crate) fn maybe_date(row: &Row, column: usize) -> Result<Option<Date>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| bad_value(text))).transpose()
}

/// A value that is stored by name.
pub(crate) fn named<T: Named>(row: &Row, column: usize) -> Result<T, StoreError> {
    let name: String = row.get(column)?;
    T::of_name(&name).ok_or_else(|| bad_value(name))
}

/// A value that is stored by name, in a column that may be empty.
pub(crate) fn maybe_named<T: Named>(row: &Row, column: usize) -> Result<Option<T>, StoreError> {
    let name: Option<String> = row.get(column)?;
    name.map(|name| T::of_name(&name).ok_or_else(|| bad_value(name))).transpose()
}

pub(crate) fn bad_value(value: String) -> StoreError {
    StoreError::unreadable("row", DecodeError::BadValue { value })
}
