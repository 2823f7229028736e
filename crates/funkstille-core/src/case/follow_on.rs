//! Tasks that follow from something and have no row in the table of a playbook.

use jiff::civil::Date;

/// A task that follows from something and has no row in the playbook's table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FollowOn {
    /// Compare the address that we use with the one that the client last wrote from.
    CompareAddresses,
    /// Call, because a message cannot arrive.
    Call,
    /// Find a number that works.
    FindNumber,
    /// A message did not arrive for a reason that lies not in the address.
    DidNotArrive,
    /// Send the last message again to the address that the client gave.
    SendAgain,
    /// Call, to confirm that what was sent by several channels has arrived.
    ConfirmArrival {
        /// The step whose letter it is.
        step: String,
        /// The day on which it left.
        sent_on: Date,
    },
    /// Send by hand what a step was to send by further ways too, and what did not leave on its day.
    SendRest {
        /// The step whose letter it is.
        step: String,
        /// The day on which it left by the others.
        sent_on: Date,
    },
    /// Note the tracking number of a registered letter, on the day of posting.
    NoteTrackingNumber {
        /// The step whose letter it is.
        step: String,
        /// The day on which it left; a letter that goes again has proofs of its own.
        sent_on: Date,
    },
    /// Order the delivery record of a registered letter and attach it.
    OrderDeliveryRecord {
        /// The step whose letter it is.
        step: String,
        /// The day on which it left.
        sent_on: Date,
    },
}

impl FollowOn {
    /// Whether it is a call: it has an outcome, and counts as left undone in the end.
    pub fn is_call(&self) -> bool {
        matches!(self, Self::Call | Self::ConfirmArrival { .. })
    }

    /// The step whose letter it is about, and the day on which that left.
    pub fn letter(&self) -> Option<(&str, Date)> {
        match self {
            Self::ConfirmArrival { step, sent_on }
            | Self::SendRest { step, sent_on }
            | Self::NoteTrackingNumber { step, sent_on }
            | Self::OrderDeliveryRecord { step, sent_on } => Some((step, *sent_on)),
            Self::CompareAddresses
            | Self::Call
            | Self::FindNumber
            | Self::DidNotArrive
            | Self::SendAgain => None,
        }
    }

    /// Whether it collects the proof of a letter that was posted.
    pub fn is_proof(&self) -> bool {
        matches!(self, Self::NoteTrackingNumber { .. } | Self::OrderDeliveryRecord { .. })
    }
}
