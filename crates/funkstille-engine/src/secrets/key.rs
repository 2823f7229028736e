//! The key, and where it is kept.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use funkstille_core::evidence::{Digest, SALT_BYTES};
use funkstille_post::secret::SecretText;
use zeroize::Zeroizing;

use super::{ID_BYTES, SecretError};
use crate::engine::Moment;

/// What a key begins with where it is written down, so that nobody takes it for something else.
const PREFIX: &str = "funkstille-key-";

/// Permissions of its file: the owner reads and writes, nobody else does (docs/accounts.md, *The
/// key*).
#[cfg(unix)]
const OWNER_ONLY: u32 = 0o600;

/// A key. It never shows itself, and its memory is overwritten when it is dropped.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; SALT_BYTES]>);

/// Where the key is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// In a file.
    File(PathBuf),
    /// In the configuration itself.
    Given {
        /// The key, written down.
        text: SecretText,
        /// What gave it, for messages.
        from: String,
    },
}

impl Key {
    /// A key of bytes that nobody can guess.
    pub(crate) fn of(bytes: [u8; SALT_BYTES]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(super) fn bytes(&self) -> &[u8; SALT_BYTES] {
        &self.0
    }

    /// What an envelope says of the key that it was sealed with; the key does not follow from it.
    pub(super) fn id(&self) -> [u8; ID_BYTES] {
        let named = Zeroizing::new([PREFIX.as_bytes(), self.0.as_slice()].concat());
        let mut id = [0; ID_BYTES];
        id.iter_mut().zip(Digest::of(&named).as_bytes()).for_each(|(to, from)| *to = *from);
        id
    }

    /// Reads a key that was written down; `None` where it is none.
    fn parse(text: &str) -> Option<Self> {
        let encoded = text.trim().strip_prefix(PREFIX)?;
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(encoded).ok()?);
        Some(Self::of(bytes.as_slice().try_into().ok()?))
    }

    fn written(&self) -> SecretText {
        format!("{PREFIX}{}\n", URL_SAFE_NO_PAD.encode(self.bytes())).into()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl KeyPlace {
    /// What a setting says: the key itself, or the path of its file. `from` is where the setting
    /// comes from.
    pub fn parse(value: &str, from: &str) -> Self {
        if is_key(value) {
            return Self::Given { text: value.into(), from: from.to_owned() };
        }
        Self::File(PathBuf::from(value))
    }

    /// What messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Given { from, .. } => from.clone(),
        }
    }

    /// The key there.
    ///
    /// # Errors
    /// [`SecretError::NoKey`], [`SecretError::NotAKey`], [`SecretError::File`].
    pub(super) fn read(&self) -> Result<Key, SecretError> {
        let text = match self {
            Self::Given { text, .. } => text.clone(),
            Self::File(path) => match fs::read_to_string(path) {
                Ok(text) => text.into(),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Err(SecretError::NoKey { place: self.name() });
                }
                Err(error) => return Err(failed(path, &error)),
            },
        };
        Key::parse(text.reveal()).ok_or_else(|| SecretError::NotAKey { place: self.name() })
    }
}

/// Whether a text is meant as a key that was written down, be it a good one or not.
pub(crate) fn is_key(text: &str) -> bool {
    text.starts_with(PREFIX)
}

/// Makes a key in a file where there is none.
pub(super) fn make(path: &Path, moment: &mut Moment) -> Result<Key, SecretError> {
    let key = Key::of(moment.salt());
    if let Some(folder) = path.parent().filter(|folder| *folder != Path::new("")) {
        fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, OWNER_ONLY);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(key.written().reveal().as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| failed(path, &error))?;
    Ok(key)
}

pub(super) fn failed(path: &Path, error: &io::Error) -> SecretError {
    SecretError::File { path: path.to_owned(), why: error.into() }
}
