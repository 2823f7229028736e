//! The one helper behind the tests of all rules: a project made of texts.

use std::collections::{BTreeMap, BTreeSet};

use super::project::{Dependency, Package, Role, Target, extension};
use super::{Finding, Project};

/// A project of these files. A first path part of `crates/NAME` or `xtask` makes a package; its
/// targets are found as Cargo finds them, its dependencies are the lines `NAME = …` or
/// `NAME.workspace = …` of its manifest.
pub(crate) fn project(files: &[(&str, &str)]) -> Project {
    let files: BTreeMap<_, _> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let folders: BTreeSet<_> = files.keys().filter_map(|path| package_folder(path)).collect();
    let packages = folders.iter().map(|folder| package(folder, &files)).collect();
    Project::new(files.clone(), packages)
}

fn package_folder(path: &str) -> Option<String> {
    let parts: Vec<_> = path.split('/').collect();
    match parts.as_slice() {
        ["crates", name, ..] => Some(format!("crates/{name}")),
        ["xtask", ..] => Some("xtask".to_owned()),
        _ => None,
    }
}

fn package(folder: &str, files: &BTreeMap<String, String>) -> Package {
    let manifest = format!("{folder}/Cargo.toml");
    let role = |path: &str| match path.strip_prefix(folder)?.split('/').collect::<Vec<_>>()[..] {
        ["", "src", "lib.rs" | "main.rs"] => Some(Role::Production),
        ["", "tests", _] | ["", "tests", _, "main.rs"] => Some(Role::Test),
        _ => None,
    };
    let rust = files.keys().filter(|path| extension(path) == "rs");
    let target = |path: &String| Some(Target { role: role(path)?, path: path.clone() });
    let lines = files.get(&manifest).map(String::as_str).unwrap_or_default().lines();
    let name = |line: &str| Some(line.split_once('=')?.0.trim().split('.').next()?.to_owned());
    Package {
        name: folder.rsplit('/').next().unwrap_or_default().to_owned(),
        targets: rust.filter_map(target).collect(),
        dependencies: lines.filter_map(name).map(|name| Dependency { name, dev: false }).collect(),
        manifest,
    }
}

/// Runs a rule over a project of these files and compares the places that it finds, written
/// `path:line`.
pub(crate) fn check(rule: fn(&Project) -> Vec<Finding>, files: &[(&str, &str)], places: &[&str]) {
    let mut found = rule(&project(files));
    found.sort();
    let said: Vec<_> = found.iter().map(ToString::to_string).collect();
    let found: Vec<_> = found.iter().map(|it| format!("{}:{}", it.path, it.line)).collect();
    assert_eq!(found, places, "in {files:#?}\nit said: {said:#?}");
}

/// As [`check`], for one file: the lines that are found.
pub(crate) fn check_text(
    rule: fn(&Project) -> Vec<Finding>,
    path: &str,
    text: &str,
    lines: &[usize],
) {
    let places: Vec<_> = lines.iter().map(|line| format!("{path}:{line}")).collect();
    check(rule, &[(path, text)], &places.iter().map(String::as_str).collect::<Vec<_>>());
}
