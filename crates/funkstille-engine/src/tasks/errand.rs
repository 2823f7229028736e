//! What a person is to post or to fax, and where it goes.

use funkstille_core::case::FollowOn;
use funkstille_core::playbook::Action;
use funkstille_store::projection::TaskKind;
use funkstille_store::{OutboxState, Reading};

use super::Task;
use crate::error::Error;
use crate::letters::LetterGroup;

/// A letter that a person is to send by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// Its number: `funkstille review print` has its pages.
    pub letter: String,
    /// By which way.
    pub way: Action,
    /// The postal address, a line each, or the number of the fax.
    pub recipient: String,
    /// Whether it goes as registered mail.
    pub is_registered: bool,
}

impl Errand {
    /// The letter of a task, among these; `None` where the task sends none. `is_registered` says
    /// whether the letter of a step goes as registered mail where it goes by post.
    pub(crate) fn among<'l>(
        mut letters: impl Iterator<Item = &'l LetterGroup>,
        (case, task): (&str, &FollowOn),
        is_registered: bool,
    ) -> Option<Self> {
        let way = task.sends_by()?;
        letters.find_map(|group| {
            let is_of_it =
                |key: &funkstille_store::LetterKey| key.case == case && task.sends(&key.step);
            let is_waiting = |row: &&funkstille_store::Letter| {
                row.channel == way.as_str() && row.draft.state == OutboxState::WithPerson
            };
            let row = group.channels.iter().find(is_waiting)?;
            group.keys.iter().any(is_of_it).then(|| Self {
                letter: group.number.clone(),
                way,
                recipient: row.recipient.clone(),
                is_registered: is_registered && way == Action::Letter,
            })
        })
    }

    /// The letter of a task, as it lies in the outbox.
    ///
    /// # Errors
    /// Where the database fails.
    pub(super) async fn read(
        reading: &mut Reading,
        task: &Task,
        is_registered: bool,
    ) -> Result<Option<Self>, Error> {
        let TaskKind::FollowOn(follow_on) = &task.kind else { return Ok(None) };
        if follow_on.sends_by().is_none() {
            return Ok(None);
        }
        let mut letters = Vec::new();
        for id in reading.letters_of_case(&task.case).await? {
            letters.push(LetterGroup::load(reading, &id).await?);
        }
        Ok(Self::among(letters.iter(), (&task.case, follow_on), is_registered))
    }
}
