//! What happens if nothing is done.

use funkstille_core::explain::{Explain, Fact};
use jiff::civil::Date;

/// What happens if nothing is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Without a person's word nothing leaves; the plan waits.
    NothingLeaves,
    /// The program sends nothing at all: the letter goes out when a person sends it.
    SendYourself,
    /// Nothing leaves, and the days that the plan gives the letter run out.
    WindowEnds {
        /// The last of these days.
        on: Date,
    },
    /// The task counts as left undone, and the plan goes on.
    LeftUndone {
        /// From which day on.
        on: Date,
        /// The step with which it goes on.
        then: String,
    },
    /// The task counts as left undone, and what holds the case holds it all the same.
    LeftUndoneAndHeld {
        /// From which day on.
        on: Date,
    },
    /// The task counts as left undone, and nothing is left of the plan.
    LeftUndoneAtTheEnd {
        /// From which day on.
        on: Date,
    },
    /// The task is the last of the plan: it stays until a person does it, or ends the case.
    StaysUntilTheEnd,
    /// The case is over: nothing waits for it any more.
    NothingWaits,
    /// The case stays held.
    StaysHeld,
    /// All cases of the client stay held.
    AllStayHeld,
    /// The plan goes on without it.
    GoesOn,
    /// Nobody can prove that the letter arrived.
    NoProof,
    /// The letter is not sent again by itself.
    NeverSentAgain,
}

impl Explain for Otherwise {
    fn key(&self) -> String {
        let name = match self {
            Self::NothingLeaves => "nothing-leaves",
            Self::SendYourself => "send-yourself",
            Self::WindowEnds { .. } => "window-ends",
            Self::LeftUndone { .. } => "left-undone",
            Self::LeftUndoneAndHeld { .. } => "left-undone-and-held",
            Self::LeftUndoneAtTheEnd { .. } => "left-undone-at-the-end",
            Self::StaysUntilTheEnd => "stays-until-the-end",
            Self::NothingWaits => "nothing-waits",
            Self::StaysHeld => "stays-held",
            Self::AllStayHeld => "all-stay-held",
            Self::GoesOn => "goes-on",
            Self::NoProof => "no-proof",
            Self::NeverSentAgain => "never-sent-again",
        };
        format!("otherwise-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::WindowEnds { on }
            | Self::LeftUndoneAndHeld { on }
            | Self::LeftUndoneAtTheEnd { on } => vec![("day", (*on).into())],
            Self::LeftUndone { on, then } => {
                vec![("day", (*on).into()), ("then", Fact::Key(format!("step-{then}")))]
            }
            _ => vec![],
        }
    }
}
