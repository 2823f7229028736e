//! The direction of dependencies between the crates of the workspace, as ARCHITECTURE.md draws it.

use crate::tidy::project::Package;
use crate::tidy::{Finding, Project};

/// Each crate, and the crates that it may use; `xtask` is free.
const ALLOWED: &[(&str, &[&str])] = &[
    ("funkstille-core", &[]),
    ("funkstille-documents", &["funkstille-core"]),
    ("funkstille-formats", &["funkstille-core"]),
    ("funkstille-store", &["funkstille-core"]),
    ("funkstille-post", &["funkstille-core"]),
    (
        "funkstille-engine",
        &[
            "funkstille-core",
            "funkstille-documents",
            "funkstille-formats",
            "funkstille-post",
            "funkstille-store",
        ],
    ),
    ("funkstille-web", &["funkstille-core", "funkstille-engine", "funkstille-formats"]),
    (
        "funkstille",
        &["funkstille-core", "funkstille-engine", "funkstille-formats", "funkstille-web"],
    ),
];

const CRATES: usize = 8;
const CHAIN: usize = 5;

/// Finds edges that point upward or sideways, too many crates and too long a chain.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let packages: Vec<_> = project.packages.iter().filter(|it| it.name != "xtask").collect();
    let mut found: Vec<_> = packages.iter().flat_map(|it| edges(project, it, &packages)).collect();
    if packages.len() > CRATES {
        let what = format!("{} crates, {CRATES} are the most", packages.len());
        found.push(Finding::new("Cargo.toml", 1, what, "make the newest one a module"));
    }
    for package in &packages {
        // A cycle is Cargo's to report; here it only must not run forever.
        let length = chain(package, &packages, packages.len());
        if length > CHAIN {
            let what = format!("a chain of {length} crates begins here, {CHAIN} are the most");
            found.push(Finding::new(&package.manifest, 1, what, "let crates stand side by side"));
        }
    }
    found
}

fn edges(project: &Project, package: &Package, packages: &[&Package]) -> Vec<Finding> {
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == package.name) else {
        let what = format!("`{}` has no place in the order of crates", package.name);
        return vec![Finding::new(
            &package.manifest,
            1,
            what,
            "name it in xtask's `direction` rule",
        )];
    };
    let inside = |name: &str| packages.iter().any(|it| it.name == name);
    // Tests may look below: they make what the program then reads.
    let shipped = package.dependencies.iter().filter(|it| !it.dev);
    let wrong = shipped.map(|it| it.name.as_str()).filter(|name| inside(name));
    wrong
        .filter(|name| !allowed.contains(name))
        .map(|name| {
            let line = line_of(project, &package.manifest, name);
            let what = format!("`{}` may not use `{name}`", package.name);
            Finding::new(&package.manifest, line, what, "arrows only point down: ARCHITECTURE.md")
        })
        .collect()
}

/// The line of a manifest that begins with this dependency, 1 where it is written otherwise.
pub(crate) fn line_of(project: &Project, manifest: &str, dependency: &str) -> usize {
    let text = project.files.get(manifest).map(String::as_str).unwrap_or_default();
    let names = |line: &str| {
        let rest = line.strip_prefix(dependency)?;
        rest.starts_with([' ', '.', '=']).then_some(())
    };
    text.lines().position(|line| names(line).is_some()).map_or(1, |index| index + 1)
}

/// The number of crates on the longest way down from this one, itself counted.
fn chain(package: &Package, packages: &[&Package], depth_left: usize) -> usize {
    if depth_left == 0 {
        return 0;
    }
    let below = package
        .dependencies
        .iter()
        .filter(|it| !it.dev)
        .filter_map(|dependency| packages.iter().find(|it| it.name == dependency.name));
    1 + below.map(|it| chain(it, packages, depth_left - 1)).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing;

    const CORE: (&str, &str) = ("crates/funkstille-core/Cargo.toml", "jiff.workspace = true\n");

    fn check_formats(manifest: &str, places: &[&str]) {
        let formats = ("crates/funkstille-formats/Cargo.toml", manifest);
        let post = ("crates/funkstille-post/Cargo.toml", "");
        testing::check(check, &[CORE, formats, post], places);
    }

    #[test]
    fn arrows_point_down() {
        check_formats("regex = \"1\"\nfunkstille-core.workspace = true\n", &[]);
        let sideways = "regex = \"1\"\nfunkstille-post.workspace = true\n";
        check_formats(sideways, &["crates/funkstille-formats/Cargo.toml:2"]);
    }

    #[test]
    fn a_new_crate_needs_a_place() {
        let new = ("crates/funkstille-extra/Cargo.toml", "");
        testing::check(check, &[CORE, new], &["crates/funkstille-extra/Cargo.toml:1"]);
    }

    #[test]
    fn xtask_is_free() {
        let xtask = ("xtask/Cargo.toml", "funkstille-core.workspace = true\n");
        testing::check(check, &[CORE, xtask], &[]);
    }

    #[test]
    fn a_chain_counts_crates() {
        let package = |name: &str, uses: &str| Package {
            name: name.to_owned(),
            manifest: String::new(),
            targets: Vec::new(),
            dependencies: vec![crate::tidy::project::Dependency {
                name: uses.to_owned(),
                dev: false,
            }],
        };
        let packages = [package("a", "b"), package("b", "c"), package("c", "serde")];
        let packages: Vec<_> = packages.iter().collect();
        assert_eq!(chain(packages[0], &packages, 3), 3);
    }
}
