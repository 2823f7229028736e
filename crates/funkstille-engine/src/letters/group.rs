//! A letter with all its channels, as a person speaks of it: `7`.

use funkstille_core::playbook::Action;
use funkstille_store::{Letter, LetterKey, OutboxState, Reading};
use jiff::civil::Date;

use super::LetterFile;
use crate::clients::number;
use crate::error::{Error, Problem};

/// A letter: what goes out by one or several channels at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterGroup {
    /// Its number.
    pub number: String,
    /// One for each channel; at least one.
    pub channels: Vec<Letter>,
    /// The cases that it is about, and its step in each.
    pub keys: Vec<LetterKey>,
}

/// The channels by which letters go.
const CHANNELS: &[Action] = &[Action::Email, Action::Letter, Action::Fax];

impl LetterGroup {
    /// Reads the letter of a number.
    ///
    /// # Errors
    /// [`Problem::UnknownLetter`] where there is none.
    pub async fn load(reading: &mut Reading, number: &str) -> Result<Self, Error> {
        let number = Self::number_of(number);
        let (mut channels, mut keys) = (Vec::new(), Vec::new());
        for channel in CHANNELS {
            let id = format!("{number}-{}", channel.as_str());
            let Some(letter) = reading.letter(&id).await? else { continue };
            if keys.is_empty() {
                keys = reading.letter_keys(&id).await?;
            }
            channels.push(letter);
        }
        if channels.is_empty() {
            return Err(Problem::UnknownLetter { given: number.to_owned() }.into());
        }
        Ok(Self { number: number.to_owned(), channels, keys })
    }

    /// The letter of a step of a case that left last; `None` where none did.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn last_sent(
        reading: &mut Reading,
        case: &str,
        step: &str,
    ) -> Result<Option<Self>, Error> {
        let mut last: Option<Self> = None;
        for id in reading.letters_of_case(case).await? {
            let group = Self::load(reading, &id).await?;
            let has_left = group.channels.iter().any(|row| row.draft.state == OutboxState::Sent);
            let is_later =
                last.as_ref().is_none_or(|last| number(&last.number) < number(&group.number));
            if has_left && is_later && group.step() == step {
                last = Some(group);
            }
        }
        Ok(last)
    }

    /// The number of a letter, from the id of one of its channels: `7` of `7-email`.
    pub fn number_of(letter: &str) -> &str {
        letter.split_once('-').map_or(letter, |(number, _)| number)
    }

    /// The ids of the cases that it is about.
    pub fn cases(&self) -> Vec<&str> {
        self.keys.iter().map(|key| key.case.as_str()).collect()
    }

    /// The step; the same in all cases.
    pub fn step(&self) -> &str {
        self.keys.first().map_or("", |key| key.step.as_str())
    }

    /// The last day of the deadline that it sets; `None` where it sets none.
    ///
    /// # Errors
    /// Where what it was written from cannot be read.
    pub(crate) fn deadline_on(&self) -> Result<Option<Date>, Error> {
        Ok(self.file()?.deadline_on)
    }

    /// What it was written from. A way by which it never left and never will is not written anew
    /// with the others.
    pub(crate) fn file(&self) -> Result<LetterFile, Error> {
        let alive = self.channels.iter().find(|row| !row.draft.state.never_left());
        let first = alive.or(self.channels.first());
        LetterFile::read(first.map_or("", |letter| letter.facts.as_str()))
    }

    /// Whether it left by another way than that of this letter, or may have.
    pub(crate) fn may_have_left_beside(&self, letter: &str) -> bool {
        let mut others = self.channels.iter().filter(|row| row.letter != letter);
        others.any(|row| has_or_may_have_left(row.draft.state))
    }

    /// Its bytes in short: eight signs that change with every sign of it. Ways by which it never
    /// left and never will are none of it, unless there is no other.
    pub fn fingerprint(&self) -> String {
        let mut all = Vec::new();
        let is_over = |letter: &Letter| letter.draft.state.never_left();
        let is_all_over = self.channels.iter().all(is_over);
        for letter in self.channels.iter().filter(|letter| is_all_over || !is_over(letter)) {
            let to = (letter.channel.as_str(), letter.recipient.as_str());
            if let Ok(file) = LetterFile::read(&letter.facts) {
                all.extend(file.content(to, &letter.draft.subject, &letter.draft.text));
            }
        }
        let digest = funkstille_core::evidence::Digest::of(&all).to_string();
        digest.chars().take(FINGERPRINT).collect()
    }
}

/// Whether a letter left in this state, or may have: its words are as the client has them.
pub(crate) fn has_or_may_have_left(state: OutboxState) -> bool {
    matches!(state, OutboxState::Sent | OutboxState::HandedOver | OutboxState::Uncertain)
}

/// Signs of a fingerprint (docs/dev/tick.md): enough that a change shows.
const FINGERPRINT: usize = 8;
