//! The key in use, and the one that is about to follow it.

use std::fs;
use std::path::{Path, PathBuf};

use super::key::{self, Key, KeyPlace};
use super::{ID_BYTES, SecretError};
use crate::engine::Moment;

/// The keys that open what was sealed: the one at its place, and, where a change of keys was cut
/// short, the one that was to follow it.
#[derive(Clone, Debug)]
pub struct KeyRing {
    keys: Vec<Key>,
    place: String,
}

/// What the file of the next key is called until all secrets are sealed with it.
const NEXT: &str = ".next";

impl KeyRing {
    /// Reads the keys at a place.
    ///
    /// # Errors
    /// [`SecretError::NoKey`], [`SecretError::NotAKey`], [`SecretError::File`].
    pub fn read(place: &KeyPlace) -> Result<Self, SecretError> {
        let mut keys = vec![place.read()?];
        if let KeyPlace::File(path) = place {
            match KeyPlace::File(next_to(path)).read() {
                Ok(next) => keys.push(next),
                Err(SecretError::NoKey { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Self { keys, place: place.name() })
    }

    /// As [`KeyRing::read`]; where there is no key yet, it is made. Also says whether it was.
    ///
    /// # Errors
    /// [`SecretError::NotAKey`], [`SecretError::File`]; [`SecretError::NoKey`] never for a file.
    pub fn read_or_make(
        place: &KeyPlace,
        moment: &mut Moment,
    ) -> Result<(Self, bool), SecretError> {
        match (Self::read(place), place) {
            (Err(SecretError::NoKey { .. }), KeyPlace::File(path)) => {
                key::make(path, moment)?;
                Ok((Self::read(place)?, true))
            }
            (read, _) => Ok((read?, false)),
        }
    }

    /// Keys that somebody holds.
    #[cfg(test)]
    pub(super) fn of(keys: Vec<Key>, place: &str) -> Self {
        Self { keys, place: place.to_owned() }
    }

    /// The key that seals.
    pub(crate) fn current(&self) -> Result<&Key, SecretError> {
        self.keys.first().ok_or_else(|| SecretError::NoKey { place: self.place.clone() })
    }

    /// The key of that id.
    pub(super) fn find(&self, id: &[u8]) -> Result<&Key, SecretError> {
        let found = self.keys.iter().find(|key| key.id().as_slice() == id);
        found.ok_or_else(|| SecretError::OtherKey { place: self.place.clone() })
    }
}

/// A change of keys, step by step: begun, all secrets are sealed anew, finished. Cut short at any
/// point, every secret still opens, and it can be begun again.
pub(crate) struct Change {
    /// Opens with the old key and with the new one.
    pub(crate) ring: KeyRing,
    /// Seals.
    pub(crate) new: Key,
    /// The file that becomes that of the key; `None` where the new one stays in its own file.
    replaces: Option<PathBuf>,
}

impl Change {
    /// Begins. The new key goes into the file `to`, or takes the place of the old one.
    ///
    /// # Errors
    /// [`SecretError::KeyIsFixed`], [`SecretError::SameKey`], and what [`KeyRing::read`] says.
    pub(crate) fn begin(
        place: &KeyPlace,
        to: Option<&Path>,
        moment: &mut Moment,
    ) -> Result<Self, SecretError> {
        let mut ring = KeyRing::read(place)?;
        let (file, replaces) = match (to, place) {
            (Some(file), _) => (file.to_owned(), None),
            (None, KeyPlace::File(path)) => (next_to(path), Some(path.clone())),
            (None, KeyPlace::Given { .. }) => return Err(SecretError::KeyIsFixed),
        };
        let next = KeyPlace::File(file.clone());
        let (new, _) = KeyRing::read_or_make(&next, moment)?;
        let new = new.current()?.clone();
        let old: [u8; ID_BYTES] = ring.current()?.id();
        if new.id() == old {
            return Err(SecretError::SameKey { place: next.name() });
        }
        ring.keys.push(new.clone());
        Ok(Self { ring, new, replaces })
    }

    /// Puts the new key in its place, once everything is sealed with it.
    ///
    /// # Errors
    /// [`SecretError::File`].
    pub(crate) fn finish(self) -> Result<(), SecretError> {
        let Some(path) = self.replaces else { return Ok(()) };
        fs::rename(next_to(&path), &path).map_err(|error| key::failed(&path, &error))
    }
}

fn next_to(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(NEXT);
    name.into()
}
