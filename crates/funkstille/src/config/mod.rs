//! The configuration: a flag wins over a variable, that over the file, that over the default. It is
//! a function of values ([`read`]); nothing here looks at the environment or the disk by itself.
//!
//! All keys stand in one table (`key.rs`); a new one is a line there. For people it is described in
//! `docs/configuration.md`.

mod address;
pub(crate) mod default;
mod file;
pub(crate) mod key;
mod places;
mod problem;
mod source;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use funkstille_engine::Error;
use funkstille_engine::secrets::KeyPlace;
use funkstille_engine::words::Language;

pub(crate) use address::{is_address, without_password};
pub(crate) use problem::{Problem, nearest, with_guess};
pub(crate) use source::Source;

use crate::environment::Variables;
use key::{
    AUTHORITIES, BACKUPS, BANK, BUSINESS, DATA, DATABASE, KEY, KEYS, Key, Kind, LANGUAGE, OAUTH,
    PREFIX, USER,
};
use problem::Why;

/// Variables that the development tasks of this project read, and the program does not.
const OF_TASKS: [&str; 2] = ["FUNKSTILLE_SAMPLES", "FUNKSTILLE_TOOLS"];

/// The flags of the command line that set something.
#[derive(Default)]
pub(crate) struct Flags<'a> {
    /// The configuration file.
    pub(crate) file: Option<&'a Path>,
    /// The values, by the names of their keys.
    pub(crate) values: BTreeMap<&'static str, &'a str>,
}

/// The disk, as far as the configuration looks at it; a test has a disk of its own.
pub(crate) struct Disk<'a> {
    /// The text of a file.
    pub(crate) text: &'a dyn Fn(&Path) -> Result<String, Error>,
    /// Whether a folder can be read.
    pub(crate) folder: &'a dyn Fn(&Path) -> Result<(), Error>,
}

/// A value and where it comes from.
pub(crate) struct Setting {
    /// The value, of the kind that its key takes.
    pub(crate) value: String,
    /// Where it comes from.
    pub(crate) source: Source,
}

/// Settings by the names of their keys.
pub(crate) type Settings = BTreeMap<&'static str, Setting>;

/// The whole configuration.
pub(crate) struct Config {
    settings: Settings,
    /// The path of the configuration file, whether it is there or not.
    pub(crate) file: Option<PathBuf>,
    /// Whether it is there.
    pub(crate) file_is_there: bool,
    /// What is wrong; every command but `config check` refuses to work then.
    pub(crate) problems: Vec<Problem>,
    /// Variables that look like ours and mean nothing.
    pub(crate) unknown_variables: Vec<String>,
    /// Where the database of the sample world lies; no setting, so that no other is ever taken.
    pub(crate) demo: PathBuf,
}

/// Makes the configuration. Everything that is set must be right, also where something stronger
/// wins over it.
pub(crate) fn read(flags: &Flags<'_>, variables: &Variables, disk: &Disk<'_>) -> Config {
    let mut file = file::read(flags.file, variables, disk);
    let mut settings = Settings::new();
    let mut problems = file.problems;
    for key in &KEYS {
        let given = [from_flag(key, flags), from_variables(key, variables, disk)];
        let mut found = Vec::new();
        for read in given.into_iter().flatten() {
            match read {
                Ok(setting) => found.push(setting),
                Err(problem) => problems.push(problem),
            }
        }
        found.extend(file.settings.remove(key.name));
        let strongest = found.into_iter().next();
        let setting = strongest.or_else(|| default::of(key, variables, &settings));
        match setting.map(|setting| on_disk(key, setting, disk)) {
            Some(Ok(setting)) => drop(settings.insert(key.name, setting)),
            Some(Err(problem)) => problems.push(problem),
            None => {}
        }
    }
    Config {
        settings,
        file: file.path,
        file_is_there: file.is_there,
        problems,
        unknown_variables: unknown_variables(variables),
        demo: places::demo(variables),
    }
}

fn from_flag(key: &Key, flags: &Flags<'_>) -> Option<Result<Setting, Problem>> {
    let value = *flags.values.get(key.name)?;
    Some(judge(key, value.to_owned(), Source::Flag(key.flag())))
}

fn from_variables(
    key: &Key,
    variables: &Variables,
    disk: &Disk<'_>,
) -> Option<Result<Setting, Problem>> {
    let (variable, file_variable) = (key.variable(), key.file_variable());
    match (variables.get(&variable), variables.get(&file_variable)) {
        (None, None) => None,
        (Some(_), Some(_)) => {
            let variables = [variable, file_variable];
            Some(Err(Problem::Both { key: key.name, variables }))
        }
        (Some(value), None) => {
            let source = Source::Variable(variable);
            Some(match value.to_str() {
                Some(value) => judge(key, value.to_owned(), source),
                None => Err(key.problem(source, Why::NoText)),
            })
        }
        (None, Some(path)) => {
            let path = PathBuf::from(path);
            let text = (disk.text)(&path);
            let source = Source::FileOf { variable: file_variable, path };
            Some(match text {
                Ok(text) => judge(key, text.trim().to_owned(), source),
                Err(error) => Err(key.problem(source, Why::Unreadable(Box::new(error)))),
            })
        }
    }
}

/// A setting, if the value is one that the key takes.
fn judge(key: &Key, value: String, source: Source) -> Result<Setting, Problem> {
    let why = if value.trim().is_empty() {
        Why::Empty(key.kind)
    } else if value.contains(char::is_control) {
        Why::Control
    } else if !key.kind.takes(&value) {
        Why::NotTaken(key.kind, key.shown(&value))
    } else {
        let value = if key.kind == Kind::Database { without_scheme(&value) } else { value };
        return Ok(Setting { value, source });
    };
    Err(key.problem(source, why))
}

/// The path of a file of `SQLite` may be written as an address: `sqlite:/srv/funkstille.db`.
fn without_scheme(value: &str) -> String {
    let Some(path) = value.strip_prefix("sqlite:") else {
        return value.to_owned();
    };
    path.strip_prefix("//").unwrap_or(path).to_owned()
}

/// The folder with data files must be there; everything else is made when it is needed.
fn on_disk(key: &Key, setting: Setting, disk: &Disk<'_>) -> Result<Setting, Problem> {
    if key.name != DATA {
        return Ok(setting);
    }
    match (disk.folder)(Path::new(&setting.value)) {
        Ok(()) => Ok(setting),
        Err(error) => Err(key.problem(setting.source, Why::Unreadable(Box::new(error)))),
    }
}

fn unknown_variables(variables: &Variables) -> Vec<String> {
    let known = known_variables();
    let is_unknown = |name: &&str| {
        name.starts_with(PREFIX)
            && !known.iter().any(|known| known == name)
            && !OF_TASKS.contains(name)
    };
    variables.names().filter(is_unknown).map(str::to_owned).collect()
}

/// The variables that the program understands.
pub(crate) fn known_variables() -> Vec<String> {
    let of_keys = KEYS.iter().flat_map(|key| [key.variable(), key.file_variable()]);
    of_keys.chain([key::variable(file::FLAG)]).collect()
}

/// The language to speak before the configuration is read: that of the flag, or else of the
/// variable, or else of the environment.
pub(crate) fn early_language(flag: Option<&str>, variables: &Variables) -> Language {
    let variable = key::variable(LANGUAGE);
    let given = [flag, variables.text(&variable)];
    let known = given.into_iter().flatten().find_map(Language::parse);
    known.unwrap_or_else(|| default::locale(variables).0)
}

impl Config {
    /// The value of a key and where it comes from; `None` where there is neither a value nor a
    /// default.
    pub(crate) fn setting(&self, key: &str) -> Option<&Setting> {
        self.settings.get(key)
    }

    /// The database: the path of a file of `SQLite`, or the address of one of PostgreSQL, which may
    /// hold a password.
    ///
    /// # Errors
    /// Where it is not set and no default can be made: no folder for it is known.
    pub(crate) fn database(&self) -> Result<&str, Problem> {
        self.needed(DATABASE)
    }

    /// The folder for backups; it need not be there.
    ///
    /// # Errors
    /// As [`Config::database`].
    pub(crate) fn backups(&self) -> Result<&Path, Problem> {
        self.needed(BACKUPS).map(Path::new)
    }

    /// Where the key is that passwords are sealed with; it need not be there.
    ///
    /// # Errors
    /// As [`Config::database`].
    pub(crate) fn key(&self) -> Result<KeyPlace, Problem> {
        let setting = self.setting(KEY);
        let from = setting.map(|setting| setting.source.to_string()).unwrap_or_default();
        let value = self.needed(KEY)?;
        // What such a file holds is the key itself, and no path, even where it is a bad one.
        Ok(match setting.map(|setting| &setting.source) {
            Some(Source::FileOf { .. }) => KeyPlace::Given { text: value.into(), from },
            _ => KeyPlace::parse(value, &from),
        })
    }

    /// The same as it may be shown.
    pub(crate) fn key_shown(&self) -> String {
        let key = KEYS.iter().find(|key| key.name == KEY);
        key.zip(self.setting(KEY)).map_or_else(String::new, |(key, it)| key.shown_of(it))
    }

    /// The user's own file about providers of tokens.
    pub(crate) fn oauth(&self) -> Option<&Path> {
        self.value(OAUTH).map(Path::new)
    }

    /// The file with certificates of authorities of one's own, beside those that the system trusts.
    pub(crate) fn authorities(&self) -> Option<&Path> {
        self.value(AUTHORITIES).map(Path::new)
    }

    /// The folder into which statements of the bank are put.
    pub(crate) fn bank(&self) -> Option<&Path> {
        self.value(BANK).map(Path::new)
    }

    /// The folder with data files that win over those of the program.
    pub(crate) fn data(&self) -> Option<&Path> {
        self.value(DATA).map(Path::new)
    }

    /// The language of the program.
    pub(crate) fn language(&self) -> Language {
        self.value(LANGUAGE).and_then(Language::parse).unwrap_or_default()
    }

    /// The number of the business in the database (its tenant), from 1.
    pub(crate) fn business(&self) -> i64 {
        self.value(BUSINESS).and_then(|value| value.parse().ok()).unwrap_or(1)
    }

    /// The name under which things are recorded in the ledger.
    pub(crate) fn user(&self) -> &str {
        self.value(USER).unwrap_or_default()
    }

    fn value(&self, key: &str) -> Option<&str> {
        self.setting(key).map(|setting| setting.value.as_str())
    }

    fn needed(&self, name: &'static str) -> Result<&str, Problem> {
        let missing = || Problem::NoDefault { key: name, variable: key::variable(name) };
        self.value(name).ok_or_else(missing)
    }
}
