//! The configuration file: where it is, and what it sets.

use std::path::{Path, PathBuf};

use funkstille_engine::Error;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::key::{self, KEYS, Key, Kind};
use super::problem::{Problem, Why};
use super::source::Source;
use super::{Disk, Setting, Settings, address, judge, places};
use crate::environment::Variables;

/// The name of the file in its default place.
const NAME: &str = "funkstille.toml";

/// The flag that names the file, without its hyphens, and in capitals the end of its variable.
pub(crate) const FLAG: &str = "config";

/// What was found.
#[derive(Default)]
pub(crate) struct File {
    /// Its path, whether it is there or not; `None` where there is not even a place for it.
    pub(crate) path: Option<PathBuf>,
    /// Whether it is there.
    pub(crate) is_there: bool,
    /// What it sets.
    pub(crate) settings: Settings,
    /// What is wrong with it, in the order of its lines.
    pub(crate) problems: Vec<Problem>,
}

/// Reads the file that the flag names, or else the variable, or else the one in the default place,
/// which need not be there.
pub(crate) fn read(flag: Option<&Path>, variables: &Variables, disk: &Disk<'_>) -> File {
    let Some(Place { path, source, is_named }) = find(flag, variables) else {
        return File::default();
    };
    match (disk.text)(&path) {
        Ok(text) => {
            let (settings, problems) = parse(&path, &text);
            File { path: Some(path), is_there: true, settings, problems }
        }
        Err(error) if !is_named && is_not_there(&error) => {
            File { path: Some(path), ..File::default() }
        }
        Err(error) => {
            let problems = vec![Problem::File { source, error: Box::new(error) }];
            File { path: Some(path), problems, ..File::default() }
        }
    }
}

/// Where the file is.
struct Place {
    path: PathBuf,
    /// What says so.
    source: Source,
    /// Whether somebody named this very file.
    is_named: bool,
}

fn find(flag: Option<&Path>, variables: &Variables) -> Option<Place> {
    let variable = key::variable(FLAG);
    let named = |path, source| Some(Place { path, source, is_named: true });
    match (flag, variables.get(&variable)) {
        (Some(path), _) => named(path.to_path_buf(), Source::Flag(format!("--{FLAG}"))),
        (None, Some(path)) => named(path.into(), Source::Variable(variable)),
        (None, None) => {
            let places::Place { folder, variable } = places::configuration(variables)?;
            let source = Source::Variable(variable.to_owned());
            Some(Place { path: folder.join(NAME), source, is_named: false })
        }
    }
}

fn is_not_there(error: &Error) -> bool {
    let Error::Unreadable { why, .. } = error else {
        return false;
    };
    why.is_missing()
}

fn parse(path: &Path, text: &str) -> (Settings, Vec<Problem>) {
    // An editor on Windows may put a byte order mark there, which is no part of TOML.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let line = line_of(text, error.span().map_or(0, |span| span.start));
            let message = error.message().to_owned();
            return (
                Settings::new(),
                vec![Problem::Syntax { path: path.to_path_buf(), line, message }],
            );
        }
    };
    let mut settings = Settings::new();
    let mut problems = Vec::new();
    for (given, value) in table {
        let line = line_of(text, given.span().start);
        let given = given.into_inner();
        let Some(key) = KEYS.iter().find(|key| key.name == given) else {
            let path = path.to_path_buf();
            problems.push((line, Problem::UnknownKey { path, line, given: given.into_owned() }));
            continue;
        };
        match setting(key, &value, path, line) {
            Ok(setting) => drop(settings.insert(key.name, setting)),
            Err(problem) => problems.push((line, problem)),
        }
    }
    problems.sort_by_key(|(line, _)| *line);
    (settings, problems.into_iter().map(|(_, problem)| problem).collect())
}

fn setting(
    key: &Key,
    value: &Spanned<DeValue<'_>>,
    path: &Path,
    line: usize,
) -> Result<Setting, Problem> {
    let source = Source::File { path: path.to_path_buf(), line };
    let value = match (key.kind, value.get_ref()) {
        (Kind::Number, DeValue::Integer(number)) => {
            let read = i64::from_str_radix(number.as_str(), number.radix());
            read.map_or_else(|_| number.as_str().to_owned(), |number| number.to_string())
        }
        (kind, DeValue::String(text)) if kind != Kind::Number => text.to_string(),
        (kind, other) => return Err(key.problem(source, Why::Type(kind, other.type_str()))),
    };
    let mut setting = judge(key, value, source)?;
    let is_path = match key.kind {
        Kind::Database => !address::is_address(&setting.value),
        Kind::Folder | Kind::File => true,
        Kind::Key => !key::is_written_key(&setting.value),
        Kind::Language | Kind::Number | Kind::Name => false,
    };
    if is_path && let Some(folder) = path.parent() {
        // A file means the same from wherever the program is started.
        setting.value = folder.join(&setting.value).to_string_lossy().into_owned();
    }
    Ok(setting)
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
