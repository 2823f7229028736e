//! Invoices: what is owed for what, what came in for it, and the case that asks for it. One
//! invoice, its payments, its case.

mod add;
mod asked;
mod begin;
mod copy;
mod correct;
mod find;
mod join;
mod overview;
pub(crate) mod pay;
pub(crate) mod revert;

pub(crate) use add::refuse_early_due;
pub use add::{InvoiceFacts, NewInvoice, add};
pub use asked::perhaps_asked;
pub(crate) use asked::{AskedBy, asked_of_page};
pub(crate) use begin::{Begun, begin_cases, perhaps};
pub use copy::InvoiceCopy;
pub(crate) use copy::is_pdf;
pub use correct::{Freed, add_costs, cancel, refused, set};
pub use find::{Meant, find, meant};
pub use funkstille_store::projection::InvoiceRow;
pub(crate) use join::{join, known_of, sync};
pub use overview::InvoiceOverview;
pub(crate) use pay::settle;
pub use pay::{Paid, by_hand, pay};
pub use revert::revert;
