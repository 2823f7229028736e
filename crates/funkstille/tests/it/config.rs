//! The configuration through the program: `config show`, `config check`, and every mistake.

use std::fs;

use crate::check::{Place, check_in};

const FULL: &str = "\
database = \"postgres://me:canary@db.example/funkstille?password=canary\"
language = \"de\"
business = 3
user = \"Freya Lindqvist\"
";

const MISTAKES: &str = "\
databse = \"x.db\"
language = \"fr\"
port = 25

business = \"two\"
user = \"\"
data = \"nowhere\"
";

fn place() -> Place {
    Place::with(&[
        ("full.toml", FULL),
        ("english.toml", "language = \"en\"\n"),
        ("mistakes.toml", MISTAKES),
        (
            "type.toml",
            "user = 2026-03-04\ndata = [1]\nlanguage = true\nbusiness = 1.5\ndatabase = 7\n[backups]\n",
        ),
        ("syntax.toml", "# mine\nuser = me\n"),
        ("xdg/funkstille/funkstille.toml", "user = \"freya\"\ndatabase = \"my.db\"\n"),
        ("folder/funkstille.toml/file", ""),
        ("two", "two\n"),
        ("lines", "one\nline too many\n"),
        ("empty", "\n"),
        ("secret", "postgres://me:canary@db.example/funkstille\n"),
    ])
}

/// The outcomes in both languages; the calls name none.
fn check_both(name: &str, calls: &[&str]) {
    let place = place();
    for language in ["de", "en"] {
        let calls: Vec<String> =
            calls.iter().map(|call| format!("LANG={language} {call}")).collect();
        let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
        check_in(&place, &format!("{name}_{language}"), &calls);
    }
}

#[test]
fn what_is_set_and_from_where() {
    check_both(
        "config_show",
        &[
            "config show",
            "config show --json",
            "HOME=/users/me USER=me config show",
            "STATE_DIRECTORY=/var/lib/funkstille config show --json",
            "FUNKSTILLE_USER=Freya FUNKSTILLE_DATABASE_FILE=secret config show --business 2",
            "FUNKSTILLE_DATABASE_FILE=secret config show --json --database my.db",
            "config show --config full.toml",
            "XDG_CONFIG_HOME=$PLACE/xdg config show --json",
        ],
    );
}

#[test]
fn a_sound_configuration() {
    check_both(
        "config_sound",
        &[
            "config check",
            "HOME=$PLACE config check",
            "HOME=$PLACE XDG_CONFIG_HOME=$PLACE/xdg config check",
            "HOME=/users/me FUNKSTILLE_USR=me FUNKSTILLE_SAMPLES=x config check",
            "HOME=/users/me FUNKSTILLE_COLOUR_OF_THE_SKY=blue config check --json",
        ],
    );
}

#[test]
fn mistakes() {
    check_both(
        "config_mistakes",
        &[
            "config check --business zero --database= --data nowhere",
            "FUNKSTILLE_BUSINESS=two FUNKSTILLE_LANGUAGE=fr config check",
            "FUNKSTILLE_BUSINESS_FILE=two FUNKSTILLE_USER_FILE=lines config check",
            "FUNKSTILLE_USER_FILE=empty FUNKSTILLE_BACKUPS_FILE=missing config check",
            "FUNKSTILLE_USER_FILE=two FUNKSTILLE_USER=two config check",
            "config check --config mistakes.toml",
            "config check --json --config mistakes.toml",
            "config check --config type.toml",
            "config check --config syntax.toml",
            "config check --config missing.toml",
            "FUNKSTILLE_CONFIG=missing.toml config check",
            "CONFIGURATION_DIRECTORY=$PLACE/folder config check",
            "FUNKSTILLE_USR=me FUNKSTILLE_BUSINESS=0 config check",
            "config show --config syntax.toml",
            "mail classify two --config syntax.toml",
        ],
    );
}

#[test]
fn a_password_is_never_shown() {
    let place = place();
    for command in ["config show", "config show --json", "config check", "config check --json"] {
        for given in ["FUNKSTILLE_DATABASE_FILE=secret", "FUNKSTILLE_CONFIG=full.toml"] {
            let told = place.outcome(&format!("{given} {command}"));
            assert!(told.contains("\nexit 0\n") && !told.contains("canary"), "{told}");
        }
    }
}

#[test]
fn the_file_chooses_the_language_and_the_data() {
    let place = place();
    let own = place.path().join("own/locales/de");
    fs::create_dir_all(&own).expect("a folder");
    fs::write(own.join("config.ftl"), "config-head-key = Mein Wort\n").expect("a file");
    fs::write(place.path().join("own.toml"), "data = 'own'\nlanguage = 'de'\n").expect("a file");
    for (call, told) in [
        ("config show --config full.toml", "Schlüssel"),
        ("config show --config own.toml", "Mein Wort"),
        ("LANG=de config show --config english.toml", "Key"),
        ("config show --config full.toml --language en", "Key"),
        ("FUNKSTILLE_LANGUAGE=en config show --config full.toml", "Key"),
        ("LANG=en FUNKSTILLE_LANGUAGE=de config show", "Schlüssel"),
        // Wrong arguments and help come before the file.
        ("config show --config full.toml --nothing", "There is no argument"),
        ("FUNKSTILLE_LANGUAGE=de config shw --config english.toml", "Den Befehl"),
        ("FUNKSTILLE_LANGUAGE=de --help", "Aufruf"),
    ] {
        let outcome = place.outcome(call);
        assert!(outcome.contains(told), "{outcome}");
    }
}

#[test]
fn the_check_reads_mappings_and_tables_of_law_of_ones_own() {
    let place = place();
    let own = place.path().join("own");
    for (file, text) in [("bank/mine.toml", "heads = 5\n"), ("jurisdictions/de.toml", "x = 1\n")] {
        fs::create_dir_all(own.join(file).parent().expect("a folder")).expect("a folder");
        let told = place.outcome("config check --data own");
        assert!(!told.contains(file), "{told}");
        fs::write(own.join(file), text).expect("a file");
        for (call, wrong) in
            [("config check", "in order"), ("config check --json", "\"valid\":true")]
        {
            let told = place.outcome(&format!("{call} --data own"));
            assert!(told.contains("exit 2") && told.contains(file), "{told}");
            assert!(!told.contains(wrong), "{told}");
        }
    }
}
