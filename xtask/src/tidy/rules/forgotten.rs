//! Files that nothing compiles, runs or reads any more.

use std::collections::BTreeSet;

use crate::tidy::project::{Role, extension};
use crate::tidy::{Finding, Project};

/// Where Rust is that the workspace compiles.
const FOLDERS: &[&str] = &["crates/", "tests/", "xtask/"];

/// Finds Rust files that no target reaches through `mod`: their tests never run.
pub(crate) fn check_modules(project: &Project) -> Vec<Finding> {
    let reached: BTreeSet<_> = project.sources.iter().map(|source| &source.path).collect();
    let unreadable: BTreeSet<_> = project.unreadable.iter().map(|it| &it.path).collect();
    let is_ours = |path: &str| FOLDERS.iter().any(|folder| path.starts_with(folder));
    let ours = project.files.keys().filter(|path| extension(path) == "rs" && is_ours(path));
    ours.filter(|path| !reached.contains(path) && !unreadable.contains(path))
        .map(|path| {
            let what = "nothing compiles this file";
            Finding::new(path, 1, what, "name it in a `mod` line, or remove it")
        })
        .collect()
}

/// Finds crates with more than one integration-test binary: each costs a link of the whole crate.
pub(crate) fn check_test_binaries(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for package in &project.packages {
        let tests = package.targets.iter().filter(|target| target.role == Role::Test);
        for target in tests.skip(1) {
            let what = format!("a second integration-test binary of `{}`", package.name);
            found.push(Finding::new(&target.path, 1, what, "make it a module of the first one"));
        }
    }
    found
}

/// Finds snapshots whose test is gone.
pub(crate) fn check_snapshots(project: &Project) -> Vec<Finding> {
    let snapshots = project.files_with(&["snap"]);
    snapshots
        .filter(|(path, text)| !has_test(project, path, text))
        .map(|(path, _)| {
            let what = "the snapshot belongs to no test beside its folder";
            Finding::new(path, 1, what, "remove it, or move it where its test is")
        })
        .collect()
}

/// Whether the file that the snapshot names as its source lies beside the folder of snapshots.
fn has_test(project: &Project, path: &str, text: &str) -> bool {
    let source = text.lines().find_map(|line| line.strip_prefix("source: "));
    let folder = path.split_once("/snapshots/").map(|(folder, _)| folder);
    source.map(|it| it.trim_matches('"')).zip(folder).is_some_and(|(source, folder)| {
        project.files.contains_key(source)
            && source.rsplit_once('/').is_some_and(|(place, _)| place == folder)
    })
}

/// Finds folders of test data that no test names.
pub(crate) fn check_data(project: &Project) -> Vec<Finding> {
    let data = project.files.keys().filter(|path| {
        (path.starts_with("tests/samples/") || path.starts_with("tests/scenarios/"))
            && extension(path) != "md"
    });
    let mut seen = BTreeSet::new();
    data.filter(|path| {
        let folder = path.rsplit_once('/').map_or(path.as_str(), |(folder, _)| folder);
        seen.insert(folder) && !ancestors(folder).any(|folder| is_named(project, folder))
    })
    .map(|path| {
        let what = "no test names this folder or one above it";
        Finding::new(path, 1, what, "write its path from the root in the test that reads it")
    })
    .collect()
}

/// `tests/samples/mails/de`, `tests/samples/mails`, `tests/samples`.
fn ancestors(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |folder| Some(folder.rsplit_once('/')?.0))
        .filter(|folder| folder.contains('/'))
}

fn is_named(project: &Project, folder: &str) -> bool {
    project.shipped().any(|source| source.text.contains(folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::check;

    #[test]
    fn every_rust_file_is_compiled() {
        let main = |text| ("crates/a/tests/it/main.rs", text);
        let module = ("crates/a/tests/it/b.rs", "#[test]\nfn b() {}\n");
        check(check_modules, &[main("mod b;\n"), module], &[]);
        check(check_modules, &[main(""), module], &["crates/a/tests/it/b.rs:1"]);
        let shared = ("tests/bed/mod.rs", "");
        let path = main("#[path = \"../../../../tests/bed/mod.rs\"]\nmod bed;\n");
        check(check_modules, &[path, shared], &[]);
        check(check_modules, &[main(""), shared], &["tests/bed/mod.rs:1"]);
    }

    #[test]
    fn one_integration_test_binary_is_enough() {
        let (one, two) = (("crates/a/tests/it/main.rs", ""), ("crates/a/tests/more.rs", ""));
        check(check_test_binaries, &[one], &[]);
        check(check_test_binaries, &[one, two], &["crates/a/tests/more.rs:1"]);
    }

    #[test]
    fn every_snapshot_has_its_test() {
        let main = ("crates/a/tests/it/main.rs", "");
        let text = "---\nsource: crates/a/tests/it/main.rs\n---\nA\n";
        check(check_snapshots, &[main, ("crates/a/tests/it/snapshots/it__a.snap", text)], &[]);
        let gone = ("crates/a/src/snapshots/a.snap", text);
        check(check_snapshots, &[main, gone], &["crates/a/src/snapshots/a.snap:1"]);
        let unnamed = ("crates/a/tests/it/snapshots/b.snap", "---\n---\nA\n");
        check(check_snapshots, &[main, unnamed], &["crates/a/tests/it/snapshots/b.snap:1"]);
    }

    #[test]
    fn every_folder_of_data_is_named() {
        let data = [("tests/samples/mails/a.eml", ""), ("tests/samples/mails/b.eml", "")];
        let test = |text| ("crates/a/tests/it/main.rs", text);
        let named = test("const A: &str = \"../../tests/samples/mails\";\n");
        check(check_data, &[data[0], data[1], named], &[]);
        let above = test("const A: &str = \"../../tests/samples\";\n");
        check(check_data, &[data[0], data[1], above], &[]);
        check(check_data, &[data[0], data[1], test("")], &["tests/samples/mails/a.eml:1"]);
    }
}
