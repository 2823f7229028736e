//! Tasks that follow from something and have no row in the table of a playbook.

use jiff::civil::Date;

use crate::playbook::Action;

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
    /// Call, to confirm that the letter of a step has arrived.
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
    /// Print a letter and post it; it counts as sent once that was done.
    PostLetter {
        /// The step whose letter it is.
        step: String,
        /// The day on which it was given to a person; one that goes again is another task.
        given_on: Date,
    },
    /// Send a letter by fax by hand, where no gateway does it; as [`FollowOn::PostLetter`].
    SendFax {
        /// The step whose letter it is.
        step: String,
        /// The day on which it was given to a person.
        given_on: Date,
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

    /// The step whose letter it is about, and the day on which that left, or was given to a person
    /// who sends it.
    pub fn letter(&self) -> Option<(&str, Date)> {
        match self {
            Self::ConfirmArrival { step, sent_on }
            | Self::SendRest { step, sent_on }
            | Self::NoteTrackingNumber { step, sent_on }
            | Self::OrderDeliveryRecord { step, sent_on } => Some((step, *sent_on)),
            Self::PostLetter { step, given_on } | Self::SendFax { step, given_on } => {
                Some((step, *given_on))
            }
            Self::CompareAddresses
            | Self::Call
            | Self::FindNumber
            | Self::DidNotArrive
            | Self::SendAgain => None,
        }
    }

    /// A letter that a person sends by a way that the program has not: the task of it.
    pub fn to_send(channel: Action, step: &str, given_on: Date) -> Self {
        let step = step.to_owned();
        match channel {
            Action::Fax => Self::SendFax { step, given_on },
            _ => Self::PostLetter { step, given_on },
        }
    }

    /// The way by which a person sends a letter with it; `None` for any other task.
    pub fn sends_by(&self) -> Option<Action> {
        match self {
            Self::PostLetter { .. } => Some(Action::Letter),
            Self::SendFax { .. } => Some(Action::Fax),
            _ => None,
        }
    }

    /// Whether a person sends the letter of this step with it.
    pub fn sends(&self, step: &str) -> bool {
        self.sends_by().is_some() && self.letter().is_some_and(|(of, _)| of == step)
    }

    /// Whether it collects the proof of a letter that was posted.
    pub fn is_proof(&self) -> bool {
        matches!(self, Self::NoteTrackingNumber { .. } | Self::OrderDeliveryRecord { .. })
    }
}
