//! Letters: put into the outbox once, changed by one at a time, claimed by one at a time.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::evidence::Digest;
use jiff::Timestamp;

use super::Work;
use crate::error::{Conflict, StoreError};
use crate::event::Named;
use crate::outbox::{
    AlreadyThere, Letter, LetterDraft, NewLetter, OutboxState, key_values, letter_values,
};
use crate::projection::named;
use crate::sql;

/// A letter that one worker holds until its lease ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The letter as it was when it was claimed.
    pub letter: Letter,
}

impl Work {
    /// Puts letters into the outbox. One with a key that is there already, or was there ever, is
    /// left out whole; the answer names those. A key whose letter never left, because it was
    /// stopped or refused, goes over to the new letter.
    pub async fn put_letters(
        &mut self,
        letters: &[NewLetter],
        at: Timestamp,
    ) -> Result<Vec<AlreadyThere>, StoreError> {
        let mut taken = self.known_keys(letters).await?;
        let free: BTreeSet<String> = taken
            .iter()
            .filter(|(_, (_, state))| state.never_left())
            .map(|(key, _)| key.clone())
            .collect();
        taken.retain(|key, _| !free.contains(key));
        let (mut new, mut refused) = (Vec::new(), Vec::new());
        for letter in letters {
            if let Some((key, earlier)) =
                letter.keys.iter().find_map(|k| taken.get_key_value(&k.key))
            {
                let (key, earlier) = (key.clone(), earlier.0.clone());
                refused.push(AlreadyThere { letter: letter.letter.clone(), key, earlier });
            } else {
                let holder = (letter.letter.clone(), letter.draft.state);
                let keys = letter.keys.iter().map(|key| (key.key.clone(), holder.clone()));
                taken.extend(keys);
                new.push(letter);
            }
        }
        let tenant = self.tenant();
        let rows: Vec<_> = new.iter().map(|letter| letter_values(tenant, letter, at)).collect();
        self.connection().insert(sql::LETTER_ADD, &rows).await?;
        let keys = new.iter().flat_map(|letter| letter.keys.iter().map(move |key| (letter, key)));
        let (moved, added): (Vec<_>, Vec<_>) = keys.partition(|(_, key)| free.contains(&key.key));
        for (letter, key) in moved {
            let values = [tenant.0.into(), (&key.key).into(), (&letter.letter).into()];
            self.connection().execute(sql::LETTER_KEY_MOVE, &values).await?;
        }
        let rows: Vec<_> =
            added.iter().map(|(letter, key)| key_values(tenant, &letter.letter, key)).collect();
        self.connection().insert(sql::LETTER_KEY_ADD, &rows).await?;
        Ok(refused)
    }

    async fn known_keys(
        &mut self,
        letters: &[NewLetter],
    ) -> Result<BTreeMap<String, (String, OutboxState)>, StoreError> {
        let keys = letters.iter().flat_map(|letter| &letter.keys);
        let keys: Vec<_> = keys.map(|key| key.key.as_str()).collect();
        let tenant = [self.tenant().0.into()];
        let rows = self.connection().select(sql::LETTER_KEYS_KNOWN, &tenant, &keys).await?;
        rows.iter().map(|row| Ok((row.get(0)?, (row.get(1)?, named(row, 2)?)))).collect()
    }

    /// Changes a letter that has the version which the caller read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it has another: somebody else changed it.
    pub async fn change_letter(
        &mut self,
        letter: &str,
        version: i64,
        draft: &LetterDraft,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let values = [
            self.tenant().0.into(),
            letter.into(),
            version.into(),
            draft.state.name().into(),
            draft.send_at.map(Timestamp::as_microsecond).into(),
            (&draft.subject).into(),
            (&draft.text).into(),
            draft.content.as_ref().map(Digest::as_bytes).into(),
            draft.approved.as_ref().map(Digest::as_bytes).into(),
            at.as_microsecond().into(),
        ];
        if self.connection().execute(sql::LETTER_CHANGE, &values).await? == 1 {
            return Ok(());
        }
        let found = self.read().letter(letter).await?.map(|letter| letter.version);
        let place = format!("outbox/{letter}");
        Err(StoreError::Conflict(Conflict { place, expected: version, found }))
    }

    /// Changes a letter and what it was written from; as [`Work::change_letter`].
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it has another version: somebody else changed it.
    pub async fn rewrite_letter(
        &mut self,
        letter: &str,
        version: i64,
        (draft, facts): (&LetterDraft, &str),
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change_letter(letter, version, draft, at).await?;
        let values = [self.tenant().0.into(), letter.into(), facts.into()];
        self.connection().execute(sql::LETTER_FACTS, &values).await?;
        Ok(())
    }

    /// Records what became of a letter that this worker claimed; the lease goes on until `until`,
    /// or ends where that is `None`.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the lease has ended or another worker has claimed the letter
    /// since: this worker must not touch it any more.
    pub async fn record_claim(
        &mut self,
        claim: &Claim,
        state: OutboxState,
        at: Timestamp,
        until: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.record_by(sql::LETTER_RECORD, claim, (state, at, until)).await
    }

    /// Records what became of a letter that was handed over under this claim, or is of unknown
    /// fate since; whether or not the lease has ended, since what a server took it has taken. It is
    /// left alone until `until`.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where another worker has claimed the letter since, or its fate was
    /// decided.
    pub async fn settle_letter(
        &mut self,
        claim: &Claim,
        state: OutboxState,
        at: Timestamp,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        self.record_by(sql::LETTER_SETTLE, claim, (state, at, Some(until))).await
    }

    async fn record_by(
        &mut self,
        sql: &'static str,
        claim: &Claim,
        (state, at, until): (OutboxState, Timestamp, Option<Timestamp>),
    ) -> Result<(), StoreError> {
        let letter = &claim.letter;
        let values = [
            self.tenant().0.into(),
            (&letter.letter).into(),
            letter.lease_token.into(),
            state.name().into(),
            until.map_or(0, Timestamp::as_microsecond).into(),
            at.as_microsecond().into(),
        ];
        if self.connection().execute(sql, &values).await? == 1 {
            return Ok(());
        }
        let found = self.read().letter(&letter.letter).await?.map(|letter| letter.lease_token);
        let place = format!("outbox/{}", letter.letter);
        Err(StoreError::Conflict(Conflict { place, expected: letter.lease_token, found }))
    }
}
