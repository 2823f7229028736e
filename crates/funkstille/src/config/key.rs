//! The table of all keys. Variables, files, checks, defaults and `config show` follow from it.

use funkstille_engine::secrets::KeyPlace;
use funkstille_engine::words::Language;

use super::{Setting, Source, address};

/// One thing that can be set.
pub(crate) struct Key {
    /// Its name in the file, and in lower case that of its variable.
    pub(crate) name: &'static str,
    /// What it takes.
    pub(crate) kind: Kind,
    /// Whether its value may hold a password, which is never shown.
    pub(crate) is_secret: bool,
    /// What holds where nothing is set.
    pub(crate) default: Default,
}

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The path of a file of `SQLite`, or the address of a database of PostgreSQL.
    Database,
    /// The path of a folder.
    Folder,
    /// The path of a file.
    File,
    /// The path of a file with the key for passwords, or the key itself.
    Key,
    /// The code of a language that the program speaks.
    Language,
    /// A whole number from 1.
    Number,
    /// A name in one line.
    Name,
}

/// What holds where nothing is set.
#[derive(Clone, Copy)]
pub(crate) enum Default {
    /// Nothing: the key is optional.
    Nothing,
    /// Always this value.
    Fixed(&'static str),
    /// A file or folder of this name where the program keeps its state.
    State(&'static str),
    /// A file or folder of this name beside the file of the database; with a server, as
    /// [`Self::State`].
    BesideDatabase(&'static str),
    /// The language that the environment asks for.
    Locale,
    /// The login name; this one where there is none.
    Login(&'static str),
}

pub(crate) const DATABASE: &str = "database";
pub(crate) const BACKUPS: &str = "backups";
pub(crate) const KEY: &str = "key";
pub(crate) const OAUTH: &str = "oauth";
pub(crate) const AUTHORITIES: &str = "authorities";
pub(crate) const BANK: &str = "bank";
pub(crate) const DATA: &str = "data";
pub(crate) const LANGUAGE: &str = "language";
pub(crate) const BUSINESS: &str = "business";
pub(crate) const USER: &str = "user";

/// Every key. A default may look at the keys above its own.
pub(crate) const KEYS: [Key; 10] = [
    Key {
        name: DATABASE,
        kind: Kind::Database,
        is_secret: true,
        default: Default::State("funkstille.db"),
    },
    Key {
        name: BACKUPS,
        kind: Kind::Folder,
        is_secret: false,
        default: Default::BesideDatabase("backups"),
    },
    Key { name: KEY, kind: Kind::Key, is_secret: true, default: Default::BesideDatabase("key") },
    Key { name: OAUTH, kind: Kind::File, is_secret: false, default: Default::Nothing },
    Key { name: AUTHORITIES, kind: Kind::File, is_secret: false, default: Default::Nothing },
    Key { name: BANK, kind: Kind::Folder, is_secret: false, default: Default::Nothing },
    Key { name: DATA, kind: Kind::Folder, is_secret: false, default: Default::Nothing },
    Key { name: LANGUAGE, kind: Kind::Language, is_secret: false, default: Default::Locale },
    Key { name: BUSINESS, kind: Kind::Number, is_secret: false, default: Default::Fixed("1") },
    Key { name: USER, kind: Kind::Name, is_secret: false, default: Default::Login("user") },
];

/// What the names of all variables of the program begin with.
pub(crate) const PREFIX: &str = "FUNKSTILLE_";

/// The variable of a name: `FUNKSTILLE_DATABASE`.
pub(crate) fn variable(name: &str) -> String {
    format!("{PREFIX}{}", name.to_ascii_uppercase())
}

impl Key {
    /// Its variable.
    pub(crate) fn variable(&self) -> String {
        variable(self.name)
    }

    /// The variable that names a file with its value: `FUNKSTILLE_DATABASE_FILE`.
    pub(crate) fn file_variable(&self) -> String {
        format!("{}_FILE", self.variable())
    }

    /// Its flag: `--database`. Not every key has one.
    pub(crate) fn flag(&self) -> String {
        format!("--{}", self.name)
    }

    /// A setting of this key as it may be shown: what a file beside holds for the key is no path.
    pub(crate) fn shown_of(&self, setting: &Setting) -> String {
        match (self.kind, &setting.source) {
            (Kind::Key, Source::FileOf { .. }) => HIDDEN.to_owned(),
            _ => self.shown(&setting.value),
        }
    }

    /// A value of this key as it may be shown.
    pub(crate) fn shown(&self, value: &str) -> String {
        match self.kind {
            Kind::Key if is_written_key(value) => HIDDEN.to_owned(),
            _ if self.is_secret => address::without_password(value),
            _ => value.to_owned(),
        }
    }
}

impl Kind {
    /// Whether a value, not empty and without control characters, is one of this kind.
    pub(crate) fn takes(self, value: &str) -> bool {
        match self {
            Self::Language => Language::parse(value).is_some(),
            Self::Number => value.parse::<i64>().is_ok_and(|number| number >= 1),
            Self::Database | Self::Folder | Self::File | Self::Key | Self::Name => true,
        }
    }

    /// The key of the words for what this kind takes.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Database => "config-takes-database",
            Self::Folder => "config-takes-folder",
            Self::File => "config-takes-file",
            Self::Key => "config-takes-key",
            Self::Language => "config-takes-language",
            Self::Number => "config-takes-number",
            Self::Name => "config-takes-name",
        }
    }
}

/// What is shown of a key that was written down.
const HIDDEN: &str = "***";

/// Whether a value is a key itself and not the path of its file.
pub(super) fn is_written_key(value: &str) -> bool {
    matches!(KeyPlace::parse(value, ""), KeyPlace::Given { .. })
}
