//! What the program reads from the environment; nothing else does. From here on it is a value.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

/// The variable that names the folder for temporary files (POSIX, *Environment Variables*, 8.3).
pub(crate) const TEMPORARY: &str = "TMPDIR";

/// The environment variables. One that is empty counts as not set: compose files and units cannot
/// always leave one out.
#[derive(Default)]
pub(crate) struct Variables(BTreeMap<String, OsString>);

impl Variables {
    /// Those of this process, and [`TEMPORARY`] as the system has it where nobody set it.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub(crate) fn of_process() -> Self {
        let usual = (OsString::from(TEMPORARY), std::env::temp_dir().into_os_string());
        // What is set comes later, and wins.
        let all = [usual].into_iter().chain(std::env::vars_os());
        all.filter_map(|(name, value)| Some((name.into_string().ok()?, value))).collect()
    }

    /// The value of a variable, text or not.
    pub(crate) fn get(&self, name: &str) -> Option<&OsStr> {
        self.0.get(name).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    /// The value of a variable where it is text in UTF-8.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.to_str()
    }

    /// The first of these variables that has a text, with that text.
    pub(crate) fn first(&self, names: &[&'static str]) -> Option<(&'static str, &str)> {
        names.iter().find_map(|name| Some((*name, self.text(name)?)))
    }

    /// The names of all that are set, in alphabetical order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str).filter(|name| self.get(name).is_some())
    }
}

impl FromIterator<(String, OsString)> for Variables {
    fn from_iter<T: IntoIterator<Item = (String, OsString)>>(variables: T) -> Self {
        Self(variables.into_iter().collect())
    }
}
