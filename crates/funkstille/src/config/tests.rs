//! The configuration as a table: values in, values out.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use funkstille_core::explain::Explain;
use funkstille_engine::secrets::KeyPlace;
use funkstille_engine::words::{Language, Words};
use funkstille_engine::{Error, data};

use super::key::{
    AUTHORITIES, BACKUPS, BANK, BUSINESS, DATA, DATABASE, KEY, KEYS, LANGUAGE, OAUTH, USER,
};
use super::{Config, Disk, Flags, Problem, known_variables, read};
use crate::environment::Variables;

/// What the program is given: flags (`config` is the file), variables, and files by their paths.
#[derive(Clone, Default)]
struct Given {
    flags: BTreeMap<&'static str, &'static str>,
    variables: BTreeMap<String, String>,
    files: BTreeMap<PathBuf, String>,
}

impl Given {
    fn flag(mut self, name: &'static str, value: &'static str) -> Self {
        self.flags.insert(name, value);
        self
    }

    fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    fn file(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.into(), text.to_owned());
        self
    }

    /// A file with this text in the place where it is looked for.
    fn configured(self, text: &str) -> Self {
        let name = "CONFIGURATION_DIRECTORY";
        self.variable(name, "/etc/funkstille").file("/etc/funkstille/funkstille.toml", text)
    }

    fn read(&self) -> Config {
        let mut values = self.flags.clone();
        let file = values.remove("config").map(Path::new);
        let set = self.variables.iter();
        let variables: Variables = set.map(|(name, value)| (name.clone(), value.into())).collect();
        let missing = |path: &Path| Error::unreadable(path, &io::ErrorKind::NotFound.into());
        let text = |path: &Path| self.files.get(path).cloned().ok_or_else(|| missing(path));
        // Every folder is there, but for one.
        let folder =
            |path: &Path| if path.ends_with("nowhere") { Err(missing(path)) } else { Ok(()) };
        read(&Flags { file, values }, &variables, &Disk { text: &text, folder: &folder })
    }
}

/// The value of a key and where it comes from: `VALUE < FROM`.
fn told(config: &Config, key: &str) -> String {
    let setting = config.setting(key);
    setting.map_or("-".to_owned(), |setting| format!("{} < {}", setting.value, setting.source))
}

fn check(given: &Given, key: &str, expected: &str) {
    let config = given.read();
    assert_eq!(config.problems, []);
    assert_eq!(told(&config, key), expected);
}

/// The keys of what is wrong.
fn problems(given: &Given) -> Vec<String> {
    given.read().problems.iter().map(Problem::key).collect()
}

/// For each key: what the flag, the variable, the file of the variable and the file set, and what
/// each of them makes of it. Then the default.
const PRECEDENCE: [(&str, [&str; 4], &str); 10] = [
    (
        DATABASE,
        ["a.db", "b.db", "postgres://me:secret@host/c", "/srv/d.db"],
        "/var/lib/f/funkstille.db < default (STATE_DIRECTORY)",
    ),
    (BACKUPS, ["", "b", "c", "/srv/d"], "/var/lib/f/backups < default (database)"),
    (KEY, ["", "b", "c", "/srv/d"], "/var/lib/f/key < default (database)"),
    (OAUTH, ["", "b", "c", "/srv/d"], "-"),
    (AUTHORITIES, ["", "b", "c", "/srv/d"], "-"),
    (BANK, ["", "b", "c", "/srv/d"], "-"),
    (DATA, ["a", "b", "c", "/srv/d"], "-"),
    (LANGUAGE, ["de", "en", "de", "en"], "de < default (LANG)"),
    (BUSINESS, ["2", "3", "4", "5"], "1 < default"),
    (USER, ["", "b", "c", "d"], "freya < default (USER)"),
];

#[test]
fn the_stronger_wins_for_every_key() {
    assert_eq!(PRECEDENCE.map(|(key, ..)| key), KEYS.map(|key| key.name));
    for (row, key) in PRECEDENCE.iter().zip(&KEYS) {
        let (name, [flag, variable, of_file, of_toml], default) = *row;
        let mut given = Given::default()
            .variable("STATE_DIRECTORY", "/var/lib/f")
            .variable("LANG", "de_AT.UTF-8")
            .variable("USER", "freya");
        check(&given, name, default);

        let toml = if name == BUSINESS { of_toml.to_owned() } else { format!("{of_toml:?}") };
        given = given.configured(&format!("# mine\n{name} = {toml}\n"));
        check(&given, name, &format!("{of_toml} < /etc/funkstille/funkstille.toml:2"));

        let file = given.clone().file("/run/value", &format!("{of_file}\n"));
        let file = file.variable(&key.file_variable(), "/run/value");
        check(&file, name, &format!("{of_file} < {} (/run/value)", key.file_variable()));

        given = given.variable(&key.variable(), variable);
        check(&given, name, &format!("{variable} < {}", key.variable()));

        if !flag.is_empty() {
            for below in [given, file] {
                check(&below.flag(name, flag), name, &format!("{flag} < --{name}"));
            }
        }
    }
}

#[test]
fn without_anything_there_are_only_the_defaults_that_need_nothing() {
    let config = Given::default().read();
    assert_eq!(config.problems, []);
    let all = KEYS.map(|key| told(&config, key.name));
    let named =
        ["-", "-", "-", "-", "-", "-", "-", "en < default", "1 < default", "user < default"];
    assert_eq!(all, named);
    assert_eq!((config.language(), config.business(), config.user()), (Language::En, 1, "user"));
    assert_eq!(config.data(), None);
    for missing in [config.database().err(), config.backups().err()] {
        assert_eq!(missing.expect("an error").key(), "config-no-default");
    }
}

#[test]
fn getters_give_what_was_set() {
    let given = Given::default().configured(
        "database = 'x/y.db'\nlanguage = 'de'\nbusiness = 0x10\nuser = 'Freya'\ndata = 'own'\n",
    );
    let config = given.read();
    assert_eq!(config.database(), Ok("/etc/funkstille/x/y.db"));
    assert_eq!(config.backups(), Ok(Path::new("/etc/funkstille/x/backups")));
    assert_eq!(config.data(), Some(Path::new("/etc/funkstille/own")));
    assert_eq!((config.language(), config.business(), config.user()), (Language::De, 16, "Freya"));
}

#[test]
fn the_file_is_the_one_that_was_named_or_that_of_the_default_place() {
    let given = Given::default()
        .file("/flag.toml", "user = 'flag'")
        .file("/variable.toml", "user = 'variable'")
        .file("/service/funkstille.toml", "user = 'service'")
        .file("/xdg/funkstille/funkstille.toml", "user = 'xdg'")
        .file("/users/me/.config/funkstille/funkstille.toml", "user = 'home'");
    let mut given = given.variable("HOME", "/users/me");
    let place = "/users/me/.config/funkstille/funkstille.toml";
    check(&given, USER, &format!("home < {place}:1"));
    for (name, value, expected) in [
        ("XDG_CONFIG_HOME", "/xdg", "xdg < /xdg/funkstille/funkstille.toml:1"),
        ("CONFIGURATION_DIRECTORY", "/service", "service < /service/funkstille.toml:1"),
        ("FUNKSTILLE_CONFIG", "/variable.toml", "variable < /variable.toml:1"),
    ] {
        given = given.variable(name, value);
        check(&given, USER, expected);
    }
    check(&given.clone().flag("config", "/flag.toml"), USER, "flag < /flag.toml:1");

    let named = given.flag("config", "/no.toml");
    assert_eq!(problems(&named), ["config-file"], "a file that was named must be there");
    check(&Given::default().variable("HOME", "/no"), USER, "user < default");
}

#[test]
fn paths_in_the_file_count_from_its_folder() {
    let check_path = |value: &str, expected: &str| {
        let given = Given::default().configured(&format!("database = '{value}'"));
        let expected = format!("{expected} < /etc/funkstille/funkstille.toml:1");
        check(&given, DATABASE, &expected);
    };
    check_path("x.db", "/etc/funkstille/x.db");
    check_path("sqlite:x.db", "/etc/funkstille/x.db");
    check_path("sqlite:///srv/x.db", "/srv/x.db");
    check_path("postgresql:///x?host=/run", "postgresql:///x?host=/run");
    let beside = Given::default().file("f.toml", "database = 'x.db'").flag("config", "f.toml");
    check(&beside, DATABASE, "x.db < f.toml:1");
    check(&beside, BACKUPS, "backups < default (database)");
}

#[test]
fn backups_lie_beside_the_database_or_with_the_state() {
    let given = Given::default().variable("HOME", "/users/me").variable("FUNKSTILLE_DATABASE", "x");
    check(&given, BACKUPS, "backups < default (database)");
    let server = given.variable("FUNKSTILLE_DATABASE", "postgres://host/x");
    check(&server, BACKUPS, "/users/me/.local/share/funkstille/backups < default (HOME)");
}

#[test]
fn a_key_may_be_a_file_or_written_down_and_is_then_hidden() {
    let written = "funkstille-key-canary";
    for (text, expected) in [("k", "/etc/funkstille/k"), (written, "***")] {
        let given = Given::default().configured(&format!("key = '{text}'"));
        assert_eq!(given.read().key_shown(), expected);
    }
    let given = Given::default().variable("FUNKSTILLE_KEY_FILE", "/run/key");
    let key = given.clone().file("/run/key", &format!("{written}\n"));
    let key = key.read().key().expect("a place");
    assert!(matches!(key, KeyPlace::Given { .. }) && !format!("{key:?}").contains("canary"));
    // What is no key is told without a word of it, and is never taken for a path.
    let config = given.file("/run/key", "canary-of-another-tool\n").read();
    let key = config.key().expect("a place");
    assert!(matches!(key, KeyPlace::Given { .. }) && !format!("{key:?}").contains("canary"));
    assert_eq!(config.key_shown(), "***");
}

#[test]
fn what_is_empty_in_the_environment_is_not_set() {
    let given = Given::default().variable("FUNKSTILLE_USER", "").variable("LOGNAME", "me");
    check(&given, USER, "me < default (LOGNAME)");
    let both = given.variable("FUNKSTILLE_USER_FILE", "/f").file("/f", " Freya Lind \n");
    check(&both, USER, "Freya Lind < FUNKSTILLE_USER_FILE (/f)");
    check(&Given::default().variable("USER", "a\nb"), USER, "user < default");
}

#[test]
fn every_wrong_value_is_found_also_where_another_wins() {
    let given = Given::default()
        .configured("business = 0\nuser = ''\nlanguage = 1\n")
        .variable("FUNKSTILLE_BUSINESS", "two")
        .flag(BUSINESS, "3");
    assert_eq!(problems(&given), ["config-value", "config-empty", "config-type", "config-value"]);
    assert_eq!(told(&given.read(), BUSINESS), "3 < --business");
}

#[test]
fn values_that_no_key_takes() {
    for (key, value, problem) in [
        (BUSINESS, "0", "config-value"),
        (BUSINESS, "-1", "config-value"),
        (BUSINESS, "1.0", "config-value"),
        (BUSINESS, "9223372036854775808", "config-value"),
        (LANGUAGE, "fr", "config-value"),
        (LANGUAGE, "DE", "config-value"),
        (USER, " ", "config-empty"),
        (USER, "a\tb", "config-control"),
        (DATABASE, "a\0b", "config-control"),
        (DATA, "nowhere", "config-unreadable"),
    ] {
        let variable = super::key::variable(key);
        let given = Given::default().variable(&variable, value);
        assert_eq!(problems(&given), [problem], "{variable}={value:?}");
    }
}

#[test]
fn files_that_cannot_be_read_as_configuration() {
    for (text, expected) in [
        ("\u{feff}user = 'me'\n", vec![]),
        ("user = 'me'\nuser = 'you'\n", vec!["config-syntax"]),
        ("user = me\n", vec!["config-syntax"]),
        ("[user]\nname = 'me'\n", vec!["config-type"]),
        ("[mail]\nuser = 'me'\n", vec!["config-unknown-key"]),
        ("business = 99999999999999999999\n", vec!["config-value"]),
        ("business = 1.5\nlanguage = true\n", vec!["config-type"; 2]),
        ("data = ['a']\nuser = 2026-03-04\n", vec!["config-type"; 2]),
    ] {
        assert_eq!(problems(&Given::default().configured(text)), expected, "{text}");
    }
}

#[test]
fn no_problem_shows_a_password() {
    let secret = "postgres://me:canary@host/f";
    let file = |text: &str| Given::default().configured(text);
    for given in [
        file(&format!("database = {secret}")),
        file(&format!("database = \"{secret}")),
        file(&format!("database = ['{secret}']")),
        file(&format!("database = '{secret}\\n'\nbusiness = 'x'")),
        file(&format!("database = \"{secret}\\n\"")),
        Given::default().variable("FUNKSTILLE_DATABASE", &format!("{secret}\n")),
    ] {
        let config = given.read();
        assert!(!config.problems.is_empty());
        for problem in &config.problems {
            let told = problem.tell(&Words::new(Language::En));
            assert!(!told.contains("canary"), "{told}");
        }
    }
}

#[test]
fn variables_that_mean_nothing() {
    let mut given = Given::default();
    for name in ["FUNKSTILLE_USR", "FUNKSTILLE_SAMPLES", "FUNKSTILLE_CONFIG_FILE", "XFUNKSTILLE_"] {
        given = given.variable(name, "x");
    }
    let unknown = given.read().unknown_variables;
    assert_eq!(unknown, ["FUNKSTILLE_CONFIG_FILE", "FUNKSTILLE_USR"]);
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_no_text() {
    use std::os::unix::ffi::OsStringExt;

    let value = std::ffi::OsString::from_vec(vec![0xff]);
    let variables = Variables::from_iter([("FUNKSTILLE_USER".to_owned(), value)]);
    let disk = Disk { text: &data::read_text, folder: &|_| Ok(()) };
    let config = read(&Flags::default(), &variables, &disk);
    assert_eq!(config.problems[0].key(), "config-no-text");
    for language in Language::ALL {
        let told = config.problems[0].tell(&Words::new(language));
        assert!(told.starts_with("FUNKSTILLE_USER: ") && told.contains("UTF-8"), "{told}");
    }
}

/// The page for people names every key, its variable, and what else the program reads.
#[test]
fn the_page_describes_every_key() {
    let page = include_str!("../../../../docs/configuration.md");
    for name in known_variables().iter().filter(|name| !name.ends_with("_FILE")) {
        assert!(page.contains(&format!("`{name}`")), "{name} is missing");
    }
    for key in &KEYS {
        assert!(page.contains(&format!("| `{}` |", key.name)), "{} is missing", key.name);
    }
}
