//! Backups, restored databases, the pause, and upgrades.

use funkstille_engine::business::SwitchName;
use funkstille_store::{Location, Store};
use sqlx::SqlitePool;
use sqlx::migrate::Migrator;

use crate::check::Place;
use crate::practice::{DATABASE, a_monday, run};

/// The outcome of a call in a language, on the practice database.
fn outcome(place: &Place, language: &str, call: &str) -> String {
    let variables =
        format!("HOME=$PLACE LANG={language} USER=jonas FUNKSTILLE_DATABASE={DATABASE}");
    place.outcome(&format!("{variables} {call}")).replace(&format!("{variables} "), "")
}

fn check(name: &str, language: &str, calls: &[&str]) {
    let place = a_monday(SwitchName::Review);
    std::fs::write(place.path().join("letter.txt"), "Hello Kerber,").expect("a file");
    outcome(&place, language, "backup good.db");
    std::fs::write(place.path().join("damaged.db"), damaged(&place)).expect("a file");
    let told: Vec<String> = calls.iter().map(|call| outcome(&place, language, call)).collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, told.join("\n"));
    });
}

/// A backup of which some bytes in the middle are not what was written.
fn damaged(place: &Place) -> Vec<u8> {
    let mut bytes = std::fs::read(place.path().join("good.db")).expect("a backup");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x5a);
    bytes
}

const CALLS: &[&str] = &[
    "backup --verify",
    "backup kept.db",
    "backup kept.db",
    "backup missing/kept.db",
    "backup here.db --json",
    "backup --verify kept.db",
    "backup --verify kept.db --json",
    "backup --verify practice.db",
    "backup --verify practice.db --json",
    "backup --verify nothing.db",
    "restore kept.db",
    "restore nothing.db --into new.db",
    "restore practice.db --into new.db",
    "restore damaged.db --into new.db",
    "restore letter.txt --into new.db",
    "restore kept.db --into mysql://me:secret@host/name",
    "restore kept.db --into \"\"",
    "restore kept.db --into new/practice.db",
    "restore kept.db --into other.db --json",
    "pause --reason \"two weeks off\"",
    "pause",
    "pause --json",
    "tick",
    "today --json",
    "resume",
    "resume --reason \"\"",
    "resume --reason back",
    "resume --reason back",
    "resume --reason back --json",
];

#[test]
fn backup_restore_and_pause_in_german() {
    check("keeping_de", "de", CALLS);
}

#[test]
fn backup_restore_and_pause_in_english() {
    check("keeping_en", "en", CALLS);
}

#[test]
fn a_backup_without_a_name_goes_into_the_folder_for_backups() {
    let place = a_monday(SwitchName::Review);
    assert!(outcome(&place, "en", "backup").contains("\nexit 0\n"));
    let backups = std::fs::read_dir(place.path().join("backups")).expect("the folder");
    let names = backups.map(|file| file.expect("a file").file_name().into_string());
    let names: Vec<String> = names.map(|name| name.expect("UTF-8")).collect();
    let [name] = names.as_slice() else { panic!("{names:?}") };
    assert!(name.starts_with("funkstille-2") && name.ends_with("Z.db"), "{name}");
    let verified = outcome(&place, "en", &format!("backup --verify backups/{name}"));
    assert!(verified.contains("\nexit 0\n"), "{verified}");
}

#[test]
fn a_restored_database_says_that_it_is_paused_until_it_is_not() {
    let place = a_monday(SwitchName::Review);
    outcome(&place, "en", "backup kept.db");
    outcome(&place, "en", "restore kept.db --into new.db");
    let page = outcome(&place, "en", "today --database new.db");
    assert!(page.contains("PAUSED since"), "{page}");
    assert!(page.contains("the database was restored from a backup"), "{page}");
    let asked = outcome(&place, "en", "resume --reason moved --database new.db");
    assert!(asked.contains("\nexit 2\n") && asked.contains("--other-stopped"), "{asked}");
    let page = outcome(&place, "en", "today --database new.db");
    assert!(page.contains("PAUSED since"), "{page}");
    outcome(&place, "en", "resume --reason moved --other-stopped --database new.db");
    assert_eq!(
        outcome(&place, "en", "today --database new.db").lines().skip(1).collect::<Vec<_>>(),
        outcome(&place, "en", "today").lines().skip(1).collect::<Vec<_>>()
    );
}

#[cfg(unix)]
#[test]
fn s_13_a_database_that_was_put_back_in_its_place_is_not_taken_for_the_one_that_was_there() {
    let place = a_monday(SwitchName::Review);
    outcome(&place, "en", "resume --reason start");
    outcome(&place, "en", "pause --reason \"to copy the file\"");
    let again = outcome(&place, "en", "resume --reason done");
    assert!(again.contains("\nexit 0\n"), "{again}");
    outcome(&place, "en", "pause --reason \"to copy the file\"");
    let (file, kept) = (place.path().join(DATABASE), place.path().join("kept.db"));
    std::fs::rename(&file, &kept).expect("is kept");
    std::fs::copy(&kept, &file).expect("is put back");
    let asked = outcome(&place, "en", "resume --reason back");
    assert!(asked.contains("\nexit 2\n") && asked.contains("--other-stopped"), "{asked}");
    let back = outcome(&place, "en", "resume --reason back --other-stopped");
    assert!(back.contains("\nexit 0\n"), "{back}");
}

/// The steps of the schema, in order.
const MIGRATIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/sqlite");

/// Makes a database of an earlier version.
fn make_old(place: &Place, version: usize) {
    let mut steps: Vec<_> = std::fs::read_dir(MIGRATIONS)
        .expect("the steps")
        .map(|step| step.expect("a step").path())
        .collect();
    steps.sort();
    let folder = place.path().join("steps");
    std::fs::create_dir(&folder).expect("a folder");
    for step in steps.iter().take(version) {
        std::fs::copy(step, folder.join(step.file_name().expect("a name"))).expect("copies");
    }
    run(async {
        let pool = open(place, "?mode=rwc").await;
        let migrator = Migrator::new(folder.as_path()).await.expect("steps");
        migrator.run(&pool).await.expect("migrates");
        pool.close().await;
    });
}

/// The version of the schema that the program works with.
fn known_version() -> usize {
    std::fs::read_dir(MIGRATIONS).expect("the steps").count()
}

async fn open(place: &Place, how: &str) -> SqlitePool {
    let address = format!("sqlite:{}{how}", place.path().join(DATABASE).display());
    SqlitePool::connect(&address).await.expect("opens")
}

#[test]
fn an_older_database_is_kept_and_brought_up_to_date() {
    let place = Place::empty();
    make_old(&place, 2);
    let looked = outcome(&place, "en", "doctor --quick --json");
    assert!(looked.contains("The database has version 2."), "{looked}");
    let first = outcome(&place, "en", "backup kept.db");
    assert!(first.contains("\nexit 0\n"), "{first}");
    let now = format!("had version 2 and now has version {}. Before", known_version());
    assert!(first.contains(&now), "{first}");
    let kept = std::fs::read_dir(place.path().join("backups")).expect("the folder");
    let kept: Vec<_> = kept.map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(kept.len(), 1);
    let kept = kept[0].to_str().expect("UTF-8");
    assert!(first.contains(kept) && kept.starts_with("funkstille-v2-"), "{first}");
    let verified = outcome(&place, "en", &format!("backup --verify backups/{kept}"));
    assert!(verified.contains("\nexit 0\n"), "{verified}");
    let second = outcome(&place, "de", "backup second.db");
    assert!(!second.contains("Version"), "{second}");
}

#[test]
fn a_database_of_a_later_version_is_refused() {
    let place = a_monday(SwitchName::Review);
    run(async {
        let pool = open(&place, "").await;
        let later = "INSERT INTO _sqlx_migrations SELECT 99, description, installed_on, success,
             checksum, execution_time FROM _sqlx_migrations WHERE version = 1";
        sqlx::query(later).execute(&pool).await.expect("a later version");
        pool.close().await;
    });
    for call in ["tick", "today", "backup kept.db", "pause"] {
        let told = outcome(&place, "en", call);
        assert!(told.contains("\nexit 2\n"), "{told}");
        let known = format!("knows version {}. Install a later program.", known_version());
        assert!(told.contains(&known), "{told}");
    }
    assert!(!place.path().join("kept.db").exists());
    assert!(!place.path().join("backups").exists());
    let looked = outcome(&place, "en", "doctor --json");
    assert!(looked.contains("\nexit 1\n") && looked.contains("Install a later"), "{looked}");
}

/// An empty file is not taken for a database of an earlier version.
#[test]
fn an_empty_file_is_no_database() {
    let place = Place::with(&[(DATABASE, "")]);
    let told = outcome(&place, "en", "today");
    assert!(told.contains("\nexit 2\n") && told.contains("There is no database"), "{told}");
    assert_eq!(std::fs::read(place.path().join(DATABASE)).expect("the file"), b"");
    run(async {
        let location = Location::Sqlite(place.path().join(DATABASE));
        assert!(Store::open(&location).await.is_err());
    });
}
