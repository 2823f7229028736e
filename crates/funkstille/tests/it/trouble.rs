//! What the world outside refuses: each in plain words, with nothing half done.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use funkstille_engine::business::SwitchName;
use funkstille_store::{Location, Store, TenantId};

use crate::check::{Place, code};
use crate::practice::{DATABASE, a_monday, run};

const VARIABLES: &str = "HOME=$PLACE LANG=en USER=jonas FUNKSTILLE_DATABASE=practice.db";

fn outcome(place: &Place, call: &str) -> String {
    place.outcome(&format!("{VARIABLES} {call}"))
}

/// How many entries the ledger has.
fn entries(place: &Place) -> i64 {
    run(async {
        let location = Location::Sqlite(place.path().join(DATABASE));
        let store = Store::open(&location).await.expect("a database");
        let count = store.read(TenantId(1)).await.expect("reads").last_sequence().await;
        store.close().await;
        count.expect("a number")
    })
}

fn files(folder: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(folder).expect("a folder");
    files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn somebody_else_writes() {
    let place = a_monday(SwitchName::Review);
    let told = run(async {
        let location = Location::Sqlite(place.path().join(DATABASE));
        let store = Store::open(&location).await.expect("a database");
        let work = store.begin(TenantId(1)).await.expect("a work");
        let told = outcome(&place, "pause");
        drop(work);
        store.close().await;
        told
    });
    assert!(told.contains("\nexit 3\n"), "{told}");
    assert!(told.contains("in use by another program. Wait a moment, then try again."), "{told}");
    let told = outcome(&place, "resume --reason \"it never was\"");
    assert!(told.contains("Nothing was paused."), "{told}");
}

#[test]
fn an_unknown_client_and_a_step_that_is_not_due() {
    let place = a_monday(SwitchName::Review);
    let before = entries(&place);
    for (call, said) in [
        ("client set Nobody --name Somebody", "Nobody"),
        ("case open Nobody --subject Angebot", "Nobody"),
        ("case done 2 last-check-in", "check-in"),
        ("case skip 2 call --reason later", "call"),
    ] {
        let told = outcome(&place, call);
        assert!(told.contains("\nexit 2\n") && told.contains(said), "{told}");
    }
    assert_eq!(entries(&place), before);
}

/// Runs the program while the system lets no file grow beyond some kilobytes, as on a full disk;
/// gives the exit code and what it said.
fn on_a_full_disk(place: &Place, kilobytes: u32, args: &[&str]) -> (i32, String) {
    let script = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" \"$@\"");
    let mut shell = Command::new("bash");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_funkstille")]).args(args);
    let place_text = place.path().to_str().expect("UTF-8");
    shell.env_clear().current_dir(place.path()).env("HOME", place_text);
    let output = shell.env("FUNKSTILLE_DATABASE", DATABASE).output().expect("it runs");
    let said = [&output.stdout[..], &output.stderr[..]].concat();
    (code(output.status), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn d_04_a_full_disk_is_read_and_not_written() {
    let place = a_monday(SwitchName::Review);
    let before = (entries(&place), files(place.path()));
    for call in READING {
        let (exit, said) = on_a_full_disk(&place, 8, call);
        assert_eq!(exit, 0, "{call:?}: {said}");
        assert!(said.contains("disk is full"), "{call:?}: {said}");
    }
    for call in [&["pause"][..], &["tick"], &["backup", "kept.db"]] {
        let (exit, said) = on_a_full_disk(&place, 8, call);
        assert_eq!(exit, 3, "{call:?}: {said}");
        assert!(said.contains("disk"), "{call:?}: {said}");
    }
    assert_eq!((entries(&place), files(place.path())), before);
}

/// Commands that only show something.
const READING: &[&[&str]] = &[
    &["today"],
    &["review"],
    &["task", "list"],
    &["case", "list"],
    &["case", "show", "1"],
    &["client", "list"],
    &["casefile", "export", "1"],
    &["config", "show"],
];

#[test]
fn d_04_a_full_disk_leaves_no_half_made_database() {
    let place = Place::empty();
    let init = ["init", "--name", "J", "--email", "j@example.org", "--region", "DE-BE"];
    for kilobytes in [0, 8, 64] {
        let (exit, said) = on_a_full_disk(&place, kilobytes, &init);
        assert_eq!(exit, 3, "{said}");
        assert!(said.contains("disk"), "{said}");
        assert_eq!(files(place.path()), BTreeSet::new(), "{kilobytes}");
    }
    let told = outcome(&place, "init --name J --email j@example.org --region DE-BE");
    assert!(told.contains("exit 0") && !told.contains("version"), "{told}");
}

/// The program as a user without rights, where this one is root.
fn unprivileged(program: &Path) -> Command {
    let id = Command::new("id").arg("--user").output().expect("id runs");
    if id.stdout != b"0\n" {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]).arg(program);
    command
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("sets");
}

#[test]
fn a_read_only_folder() {
    let place = a_monday(SwitchName::Review);
    let before = entries(&place);
    let elsewhere = Place::empty();
    let program = elsewhere.path().join("funkstille");
    fs::copy(env!("CARGO_BIN_EXE_funkstille"), &program).expect("copies");
    for path in [&program, elsewhere.path()] {
        set_mode(path, 0o755);
    }
    set_mode(&place.path().join(DATABASE), 0o444);
    set_mode(place.path(), 0o555);
    let names = files(place.path());
    for (call, exit) in [
        (&["pause"][..], 3),
        (&["tick"], 3),
        (&["backup", "kept.db"], 3),
        (&["restore", "practice.db"], 2),
        (&["doctor", "--quick"], 1),
    ]
    .into_iter()
    .chain(READING.iter().map(|call| (*call, 0)))
    {
        let mut command = unprivileged(&program);
        command.args(call).env_clear().current_dir(place.path());
        command.env("PATH", "/usr/bin:/bin").env("FUNKSTILLE_DATABASE", DATABASE);
        command.env("FUNKSTILLE_BACKUPS", "backups");
        let output = command.output().expect("it runs");
        let said = [&output.stdout[..], &output.stderr[..]].concat();
        let said = String::from_utf8_lossy(&said);
        assert_eq!(code(output.status), exit, "{call:?}: {said}");
        assert!(said.contains("permissions") || exit == 2, "{call:?}: {said}");
    }
    assert_eq!(files(place.path()), names);
    set_mode(place.path(), 0o755);
    set_mode(&place.path().join(DATABASE), 0o644);
    assert_eq!(entries(&place), before);
}
