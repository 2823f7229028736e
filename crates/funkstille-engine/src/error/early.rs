//! What a step cannot have come before.

/// What a step cannot have come before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Early {
    /// The message that nobody answered.
    Message,
    /// The invoice.
    Invoice,
    /// The end of the day on which the invoice is due.
    Due,
}

impl Early {
    /// What the key of its sentence ends with.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Invoice => "invoice",
            Self::Due => "due",
        }
    }
}
