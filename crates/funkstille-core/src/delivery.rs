//! Handing over a letter, as it is on record: what was tried, and what became of it.
//!
//! An attempt is written before it happens, and again with every turn that it takes; so after a
//! crash it is known what may have left (guard 6, [`crate::guard::Fate`]). It is a record of its
//! own: whether a step happened is said by the events of its case.

use jiff::civil::Date;

use crate::evidence::Digest;
use crate::guard::Fate;
use crate::playbook::Action;

/// How far an attempt to hand over a letter came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttemptState {
    /// It is about to begin: nothing of the letter has been given away.
    Began,
    /// The letter itself is being given away: from here on it may have arrived.
    DataStarted,
    /// The server took it.
    Accepted,
    /// The server refused it; nothing left.
    Refused,
    /// It ended before the letter was given away whole, and may be made again.
    Later,
    /// It was ended before the letter was given away, since something came in between.
    CalledOff,
    /// It ended at the wrong moment: the letter may have arrived.
    Uncertain,
    /// It lies among the user's drafts, and leaves where the user sends it.
    Drafted,
    /// Of unknown fate, or a draft, first; then it was seen that it left.
    Found,
    /// Of unknown fate first; then a person said that it arrived.
    SaidArrived,
    /// Of unknown fate first; then a person said that it is to be sent again.
    SaidAgain,
}

impl AttemptState {
    /// What became of the message.
    pub fn fate(self) -> Fate {
        match self {
            Self::Began | Self::Later | Self::CalledOff | Self::Drafted => Fate::NotSent,
            Self::Refused => Fate::Refused,
            Self::Accepted | Self::Found | Self::SaidArrived => Fate::Sent,
            Self::DataStarted | Self::Uncertain | Self::SaidAgain => Fate::Uncertain,
        }
    }

    /// Whether an attempt that came this far may go on to that.
    pub fn leads_to(self, next: Self) -> bool {
        use AttemptState as A;
        match self {
            A::Began => matches!(next, A::DataStarted | A::Refused | A::Later | A::CalledOff),
            A::DataStarted => {
                matches!(next, A::Accepted | A::Refused | A::Later | A::Uncertain | A::Found)
            }
            A::Uncertain => {
                matches!(next, A::Accepted | A::Refused | A::Found | A::SaidArrived | A::SaidAgain)
            }
            A::Drafted => next == A::Found,
            // What was not waited for may turn up all the same.
            A::SaidAgain | A::SaidArrived => matches!(next, A::Accepted | A::Found),
            A::Accepted | A::Refused | A::Later | A::CalledOff | A::Found => false,
        }
    }
}

/// One turn that an attempt took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The civil day of the business.
    pub on: Date,
    /// The letter's id: `7-email`.
    pub letter: String,
    /// Its step.
    pub step: String,
    /// By which way.
    pub channel: Action,
    /// To whom.
    pub recipient: String,
    /// Which attempt of this letter it is, from 1.
    pub attempt: u32,
    /// How far it came.
    pub state: AttemptState,
    /// The server that it was handed to; empty where there is none.
    pub host: String,
    /// The `Message-ID`, without angle brackets; empty where it is no mail.
    pub message_id: String,
    /// What the server said, or else key and facts of what happened, as JSON; may be empty.
    pub reply: String,
    /// The digest of the bytes that leave.
    pub content: Option<Digest>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_10_what_may_have_left_is_never_not_sent() {
        use AttemptState as A;
        for (state, fate) in [
            (A::Began, Fate::NotSent),
            (A::DataStarted, Fate::Uncertain),
            (A::Accepted, Fate::Sent),
            (A::Refused, Fate::Refused),
            (A::Later, Fate::NotSent),
            (A::CalledOff, Fate::NotSent),
            (A::Drafted, Fate::NotSent),
            (A::Uncertain, Fate::Uncertain),
            (A::Found, Fate::Sent),
            (A::SaidArrived, Fate::Sent),
            (A::SaidAgain, Fate::Uncertain),
        ] {
            assert_eq!(state.fate(), fate, "{state:?}");
        }
    }

    #[test]
    fn an_attempt_ends_once() {
        use AttemptState as A;
        for state in [A::Accepted, A::Refused, A::Later, A::CalledOff, A::Found] {
            for next in [A::Began, A::DataStarted, A::Later, A::Uncertain, A::SaidAgain] {
                assert!(!state.leads_to(next), "{state:?} to {next:?}");
            }
        }
        assert!(!A::Began.leads_to(A::Accepted), "the letter was never given away");
    }
}
