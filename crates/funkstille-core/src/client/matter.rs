//! What a case is about.

use jiff::civil::Date;

use crate::evidence::Digest;

/// What a case is about, beside its plan: the first entry of its stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// The client's id.
    pub client: String,
    /// The project's id; `None` where the enquiry is no project yet.
    pub project: Option<String>,
    /// What a person calls it: the subject of the mail, the number of the invoice.
    pub subject: String,
    /// The message that nobody answered, where that started it.
    pub message_id: Option<String>,
    /// The invoice, where it is about money.
    pub invoice: Option<InvoiceRef>,
}

/// What letters say of an invoice; what is owed and when it was due stands in the case's opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceRef {
    /// Its number, as printed on it.
    pub number: String,
    /// Its date, as printed on it.
    pub issued_on: Date,
    /// The digest of the file that goes with each letter; `None` where none is on file.
    pub file: Option<Digest>,
}
