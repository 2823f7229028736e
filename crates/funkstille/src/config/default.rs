//! What holds where nothing is set.

use std::path::Path;

use funkstille_engine::words::Language;

use super::key::{DATABASE, Default, Key};
use super::places::{self, Place};
use super::source::Source;
use super::{Setting, Settings, address};
use crate::environment::Variables;

/// The variables that name the language of messages, the strongest first (POSIX, *Environment
/// Variables*, 8.2).
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The variables that hold the login name (POSIX, 8.3, names `LOGNAME`).
const LOGIN: [&str; 2] = ["USER", "LOGNAME"];

/// The default of a key; `None` where it has none, or none can be made in this environment.
/// `above` are the keys before it.
pub(crate) fn of(key: &Key, variables: &Variables, above: &Settings) -> Option<Setting> {
    match key.default {
        Default::Nothing => None,
        Default::Fixed(value) => Some(setting(value, None)),
        Default::State(name) => in_state(name, variables),
        Default::BesideDatabase(name) => {
            let database = &above.get(DATABASE)?.value;
            if address::is_address(database) {
                return in_state(name, variables);
            }
            let folder = Path::new(database).with_file_name(name);
            Some(setting(&folder.to_string_lossy(), Some(DATABASE)))
        }
        Default::Locale => {
            let (language, variable) = locale(variables);
            Some(setting(language.code(), variable))
        }
        Default::Login(name) => Some(match variables.first(&LOGIN) {
            Some((variable, login)) if !login.contains(char::is_control) => {
                setting(login, Some(variable))
            }
            _ => setting(name, None),
        }),
    }
}

/// The language that the environment asks for, and the variable that does.
pub(crate) fn locale(variables: &Variables) -> (Language, Option<&'static str>) {
    let (variable, value) = variables.first(&LOCALE).unzip();
    (Language::from_env_value(value), variable)
}

fn in_state(name: &str, variables: &Variables) -> Option<Setting> {
    let Place { folder, variable } = places::state(variables)?;
    Some(setting(&folder.join(name).to_string_lossy(), Some(variable)))
}

fn setting(value: &str, from: Option<&'static str>) -> Setting {
    Setting { value: value.to_owned(), source: Source::Default(from) }
}
