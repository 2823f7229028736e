//! Why an e-mail cannot be written.

use funkstille_core::explain::{Explain, Fact};

/// Why an e-mail cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// A text that is no address stands where one must be.
    #[error("compose-bad-address {address}")]
    BadAddress {
        /// The text, without what cannot be shown.
        address: String,
    },
    /// A text that is no id of a message, or no domain that one could be made of.
    #[error("compose-bad-id {id}")]
    BadId {
        /// The text, without what cannot be shown.
        id: String,
    },
    /// The day lies where no date of an e-mail can (RFC 5322, 3.3).
    #[error("compose-bad-date")]
    BadDate,
    /// A value that is longer than anybody means it to be.
    #[error("compose-too-long {field:?}")]
    TooLong {
        /// Which one.
        field: Field,
        /// How many characters it may have.
        most: usize,
    },
    /// Nothing that can be shown is left of a file's name.
    #[error("compose-no-file-name")]
    NoFileName,
    /// The kind of a file is none, or one that cannot be attached as it is (RFC 2045, 5.1; RFC
    /// 2046, 5).
    #[error("compose-bad-type {file}")]
    BadType {
        /// The name of the file.
        file: String,
    },
}

/// What in an e-mail a person gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// `From`.
    From,
    /// `Reply-To`.
    ReplyTo,
    /// `To`.
    To,
    /// `Subject`.
    Subject,
    /// `Thread-Topic`.
    ThreadTopic,
    /// The name of a file.
    FileName,
}

impl Field {
    /// The name of its header.
    pub(super) fn header(self) -> &'static str {
        match self {
            Self::From => "From",
            Self::ReplyTo => "Reply-To",
            Self::To => "To",
            Self::Subject => "Subject",
            Self::ThreadTopic => "Thread-Topic",
            Self::FileName => "Content-Disposition",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::From => "compose-field-from",
            Self::ReplyTo => "compose-field-reply-to",
            Self::To => "compose-field-to",
            Self::Subject | Self::ThreadTopic => "compose-field-subject",
            Self::FileName => "compose-field-file-name",
        }
    }
}

impl Explain for ComposeError {
    fn key(&self) -> String {
        match self {
            Self::BadAddress { .. } => "compose-bad-address",
            Self::BadId { .. } => "compose-bad-id",
            Self::BadDate => "compose-bad-date",
            Self::TooLong { .. } => "compose-too-long",
            Self::NoFileName => "compose-no-file-name",
            Self::BadType { .. } => "compose-bad-type",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::BadAddress { address } => vec![("address", address.into())],
            Self::BadId { id } => vec![("id", id.into())],
            Self::BadDate | Self::NoFileName => Vec::new(),
            Self::TooLong { field, most } => vec![
                ("field", Fact::Key(field.key().to_owned())),
                ("most", i64::try_from(*most).unwrap_or(i64::MAX).into()),
            ],
            Self::BadType { file } => vec![("file", file.into())],
        }
    }
}
