//! Guard 6: recorded before it happens, and at most once.

use super::refusal::Refusal;

/// What became of the last attempt to send a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// There was no attempt, or it ended before anything could have been accepted.
    NotSent,
    /// The server refused it.
    Refused,
    /// The server accepted it.
    Sent,
    /// It may have been accepted: the connection or the program ended at the wrong moment.
    Uncertain,
}

impl Fate {
    /// What forbids another attempt; `None` where one may be made.
    ///
    /// `person_said_again` is a person's word for exactly this attempt that it did not arrive.
    pub fn refusal(self, person_said_again: bool) -> Option<Refusal> {
        match self {
            Self::NotSent | Self::Refused => None,
            Self::Sent => Some(Refusal::AlreadySent),
            Self::Uncertain if person_said_again => None,
            Self::Uncertain => Some(Refusal::FateUnknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_have_arrived_never_leaves_again_by_itself() {
        for (fate, person_said_again, refusal) in [
            (Fate::NotSent, false, None),
            (Fate::Refused, false, None),
            (Fate::Sent, false, Some(Refusal::AlreadySent)),
            (Fate::Sent, true, Some(Refusal::AlreadySent)),
            (Fate::Uncertain, false, Some(Refusal::FateUnknown)),
            (Fate::Uncertain, true, None),
        ] {
            assert_eq!(fate.refusal(person_said_again), refusal, "{fate:?}");
        }
    }
}
