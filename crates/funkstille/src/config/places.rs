//! The folders that the system gives a program: those of a systemd service (systemd.exec(5)), or
//! else those of the XDG Base Directory Specification.

use std::path::{Path, PathBuf};

use crate::environment::{TEMPORARY, Variables};

/// A folder, and the variable that it follows from.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The folder of the program; it need not be there.
    pub(crate) folder: PathBuf,
    /// The variable.
    pub(crate) variable: &'static str,
}

/// The name of the program's folder inside a folder for all programs.
const OWN: &str = "funkstille";

/// The database of the sample world in the program's folder.
const DEMO: &str = "demo/demo.db";

/// Where the configuration file is looked for.
pub(crate) fn configuration(variables: &Variables) -> Option<Place> {
    place(variables, ["CONFIGURATION_DIRECTORY", "XDG_CONFIG_HOME"], ".config")
}

/// Where the program keeps what it writes.
pub(crate) fn state(variables: &Variables) -> Option<Place> {
    place(variables, ["STATE_DIRECTORY", "XDG_DATA_HOME"], ".local/share")
}

/// Where the database of the sample world lies: below what the program writes, or else below the
/// folder for temporary files.
pub(crate) fn demo(variables: &Variables) -> PathBuf {
    let folder = state(variables).map(|place| place.folder);
    let temporary = || Path::new(variables.text(TEMPORARY).unwrap_or_default()).join(OWN);
    let folder = folder.unwrap_or_else(temporary);
    folder.join(DEMO)
}

fn place(
    variables: &Variables,
    [of_service, of_user]: [&'static str; 2],
    below_home: &str,
) -> Option<Place> {
    let absolute = |name: &'static str| {
        // systemd joins several by colons; a path that is not absolute is to be ignored (XDG).
        let first = variables.text(name)?.split(':').next()?;
        Path::new(first).is_absolute().then(|| (PathBuf::from(first), name))
    };
    let home = || absolute("HOME").map(|(home, name)| (home.join(below_home), name));
    if let Some((folder, variable)) = absolute(of_service) {
        return Some(Place { folder, variable });
    }
    let (all, variable) = absolute(of_user).or_else(home)?;
    Some(Place { folder: all.join(OWN), variable })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], expected: Option<(&str, &'static str)>) {
        let set = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).into()));
        let found = state(&set.collect());
        let expected = expected.map(|(folder, variable)| Place { folder: folder.into(), variable });
        assert_eq!(found, expected, "{variables:?}");
    }

    #[test]
    fn the_service_before_the_user() {
        let (service, data) = (("STATE_DIRECTORY", "/var/lib/f"), ("XDG_DATA_HOME", "/data"));
        let home = ("HOME", "/users/me");
        check(&[service, data, home], Some(("/var/lib/f", "STATE_DIRECTORY")));
        check(&[data, home], Some(("/data/funkstille", "XDG_DATA_HOME")));
        check(&[home], Some(("/users/me/.local/share/funkstille", "HOME")));
        check(&[], None);
    }

    #[test]
    fn the_sample_world_has_a_place_everywhere() {
        for (variables, expected) in [
            (&[("HOME", "/h")][..], "/h/.local/share/funkstille/demo/demo.db"),
            (&[("TMPDIR", "/t")], "/t/funkstille/demo/demo.db"),
        ] {
            let set = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).into()));
            assert_eq!(demo(&set.collect()), Path::new(expected), "{variables:?}");
        }
        // A process has a folder for temporary files whether it is told of one or not.
        assert!(demo(&Variables::of_process()).is_absolute());
    }

    #[test]
    fn lists_and_values_that_are_none() {
        check(&[("STATE_DIRECTORY", "/var/lib/f:/g")], Some(("/var/lib/f", "STATE_DIRECTORY")));
        check(&[("XDG_DATA_HOME", "data")], None);
        check(
            &[("XDG_DATA_HOME", ""), ("HOME", "/h")],
            Some(("/h/.local/share/funkstille", "HOME")),
        );
    }
}
