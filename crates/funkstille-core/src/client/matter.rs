//! What a case is about.

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
}
