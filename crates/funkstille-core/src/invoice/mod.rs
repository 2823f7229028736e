//! Invoices: what is owed for what, what has come in, and the case that asks for it.

mod event;
mod state;
mod terms;

pub use event::{InvoiceEvent, WhyReverted};
pub use state::{CostsIn, InvoiceState, PaymentIn};
pub use terms::InvoiceTerms;
