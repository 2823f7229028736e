//! A turn that an attempt took, as it is told: the sentences stand in `locales/*/delivery.ftl`.

use funkstille_core::delivery::{AttemptState, Delivery};
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::playbook::Action;

use crate::letters::LetterGroup;
use crate::reason;

/// A turn that an attempt took, as it is told.
#[derive(Clone, Copy, Debug)]
pub struct ToldDelivery<'a>(pub &'a Delivery);

impl Explain for ToldDelivery<'_> {
    fn key(&self) -> String {
        let name = match self.0.state {
            AttemptState::Began => "began",
            AttemptState::DataStarted => "data-started",
            AttemptState::Accepted => "accepted",
            AttemptState::Refused => "refused",
            AttemptState::Later => "later",
            AttemptState::CalledOff => "called-off",
            AttemptState::Uncertain => "uncertain",
            AttemptState::Drafted => "drafted",
            AttemptState::Found => "found",
            AttemptState::SaidArrived => "said-arrived",
            AttemptState::SaidAgain => "said-again",
        };
        format!("delivery-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let Delivery { letter, channel, recipient, attempt, host, reply, .. } = self.0;
        let way = match channel {
            _ if !host.is_empty() => "server",
            Action::Letter | Action::Fax => channel.as_str(),
            _ => "none",
        };
        vec![
            ("letter", LetterGroup::number_of(letter).into()),
            ("attempt", i64::from(*attempt).into()),
            ("way", way.into()),
            ("channel", Fact::Key(format!("action-{}", channel.as_str()))),
            ("recipient", recipient.into()),
            ("host", host.into()),
            ("says", reason::told(reply)),
        ]
    }
}
