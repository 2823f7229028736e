//! The data folders: what is in the binary, and the files of the user that win over it.

use std::fs;

use funkstille_core::calendar::Region;
use funkstille_engine::error::{Unreadable, Why};
use funkstille_engine::{Data, Error};
use tempfile::TempDir;

fn region(code: &str) -> Region {
    Region::parse(code).expect("a region")
}

/// Data with a folder of the user's own that holds these files.
fn with_files(files: &[(&str, &[u8])]) -> (TempDir, Data) {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(file, bytes).expect("a file");
    }
    let data = Data::with_folder(folder.path()).expect("data");
    (folder, data)
}

#[test]
fn the_shipped_playbooks_are_in_the_binary() {
    let data = Data::embedded();
    assert_eq!(data.playbook_names(), ["negotiation", "payment", "project"]);
    let text = data.playbook_text("negotiation").expect("a playbook");
    assert!(text.contains("name = \"negotiation\""));
}

#[test]
fn own_files_win_and_add() {
    let (_folder, data) = with_files(&[
        ("playbooks/negotiation.toml", b"mine"),
        ("playbooks/retainer.toml", b"new"),
        ("playbooks/notes.txt", b"no playbook"),
    ]);
    assert_eq!(data.playbook_names(), ["negotiation", "payment", "project", "retainer"]);
    assert_eq!(data.playbook_text("negotiation"), Ok("mine".to_owned()));
    assert_eq!(data.playbook_text("retainer"), Ok("new".to_owned()));
    assert_ne!(data.playbook_text("project"), Ok("mine".to_owned()));
}

#[test]
fn an_unknown_playbook_is_refused_with_the_known_ones() {
    for name in ["nobody", "", "../playbooks/project", "project.toml", "/etc/passwd"] {
        let expected = Error::UnknownPlaybook {
            name: name.to_owned(),
            known: Data::embedded().playbook_names(),
        };
        assert_eq!(Data::embedded().playbook_text(name), Err(expected));
    }
}

#[test]
fn an_own_file_that_is_no_text_is_named() {
    let (folder, data) = with_files(&[("playbooks/project.toml", b"\xff\xfe")]);
    let expected = Error::Unreadable {
        path: folder.path().join("playbooks/project.toml"),
        why: Unreadable::NoText,
    };
    assert_eq!(data.playbook_text("project"), Err(expected));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("missing");
    let expected = Error::Unreadable { path: path.clone(), why: Unreadable::System(Why::NotFound) };
    assert_eq!(Data::with_folder(&path).err(), Some(expected));
}

#[test]
fn a_text_is_there_when_every_language_has_it() {
    let (_folder, data) = with_files(&[
        ("templates/my-text/de.txt", b"Hallo"),
        ("templates/my-text/en.txt", b"Hello"),
        ("templates/half/de.txt", b"Hallo"),
    ]);
    assert!(data.text_exists("my-text"));
    assert!(!data.text_exists("half"));
    assert!(!data.text_exists("nothing"));
    assert!(!data.text_exists("../templates/my-text"));
}

/// A region without a zone could not be simulated; one with a wrong zone neither.
#[test]
fn every_region_of_every_table_has_a_time_zone() {
    let data = Data::embedded();
    let tables = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../holidays"));
    let mut regions = 0;
    for file in tables.expect("the folder of the tables") {
        let path = file.expect("a file").path();
        if path.extension().is_none_or(|ending| ending != "csv") {
            continue;
        }
        let text = fs::read_to_string(path).expect("text");
        let header = text.lines().find_map(|line| line.strip_prefix("# regions:"));
        for code in header.unwrap_or_default().split_whitespace() {
            data.zone_of(&region(code)).expect("a time zone");
            data.holiday_table(&region(code)).expect("a table");
            regions += 1;
        }
    }
    assert!(regions > 300, "only {regions} regions");
}

#[test]
fn unknown_places_are_refused() {
    let data = Data::embedded();
    assert!(matches!(
        data.holiday_table(&region("JP")),
        Err(Error::UnknownCountry { known, .. }) if known.contains(&"DE".to_owned())
    ));
    assert!(matches!(
        data.holiday_table(&region("DE-XX")),
        Err(Error::HolidayTable { path, .. }) if path == "holidays/de.csv"
    ));
    // What does not exist has no zone either, and is told as what it is.
    assert!(matches!(data.zone_of(&region("JP")), Err(Error::UnknownCountry { .. })));
    assert!(matches!(data.zone_of(&region("DE-XX")), Err(Error::HolidayTable { .. })));
}
