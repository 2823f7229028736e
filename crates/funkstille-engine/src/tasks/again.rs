//! The last message is to be sent again: its text, and where it goes now.

use funkstille_core::case::Block;
use funkstille_core::playbook::Action;
use funkstille_store::Reading;

use crate::cases::CaseOverview;
use crate::error::Error;
use crate::letters::{LetterGroup, recipient};

/// A message that is to be sent again by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// The letter that has its text; `None` for a message that no letter of this program was.
    pub letter: Option<String>,
    /// Where it goes.
    pub to: To,
}

/// The e-mail address to which a message goes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// One that is on file by now; the message went to another.
    New(String),
    /// That to which it went before: nobody gave another one.
    Same(String),
    /// The one on file; nobody knows where the message went.
    OnFile(String),
    /// None is on file.
    Nobody,
}

impl To {
    /// The address.
    pub fn address(&self) -> Option<&str> {
        match self {
            Self::New(address) | Self::Same(address) | Self::OnFile(address) => Some(address),
            Self::Nobody => None,
        }
    }

    /// Its name in JSON, and in the key of its words.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Same(_) => "same",
            Self::OnFile(_) => "on-file",
            Self::Nobody => "nobody",
        }
    }
}

impl Again {
    /// The last message of a case; `None` where it is not to be sent again.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn of(
        reading: &mut Reading,
        case: &CaseOverview,
    ) -> Result<Option<Self>, Error> {
        if !case.state.blocks.contains(&Block::SendAgain) {
            return Ok(None);
        }
        let letter = match case.state.last_message_step(&case.playbook) {
            Some(step) => LetterGroup::last_sent(reading, &case.case, step).await?,
            None => None,
        };
        let is_mail = |channel: &str| channel == Action::Email.as_str();
        let mut rows = letter.iter().flat_map(|letter| &letter.channels);
        let went_to = rows.find(|row| is_mail(&row.channel)).map(|row| row.recipient.as_str());
        let on_file =
            recipient(Action::Email, &case.client.client, case.state.opening.stage).cloned();
        let to = match (on_file, went_to) {
            (None, _) => To::Nobody,
            (Some(address), None) => To::OnFile(address),
            (Some(address), Some(went_to)) if address == went_to => To::Same(address),
            (Some(address), Some(_)) => To::New(address),
        };
        Ok(Some(Self { letter: letter.map(|letter| letter.number), to }))
    }
}
