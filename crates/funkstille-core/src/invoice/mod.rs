//! Invoices: what is owed for what, what has come in, and the case that asks for it.

mod event;
mod named;
mod state;
mod terms;

pub use event::{InvoiceEvent, WhyReverted};
pub use named::names_number;
pub use state::{CostsIn, InvoiceState, PaymentIn};
pub use terms::InvoiceTerms;
