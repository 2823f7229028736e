//! The Rust files of the workspace, found as the compiler finds them: from each target's first file
//! along its `mod` lines.

use std::collections::BTreeMap;

use syn::spanned::Spanned;

use super::Finding;
use super::project::{Package, Role};
use super::syntax;

/// One Rust file.
pub(crate) struct Source {
    /// From the root of the workspace.
    pub(crate) path: String,
    /// The package that it belongs to.
    pub(crate) package: String,
    /// The whole text.
    pub(crate) text: String,
    /// All of it, tests included.
    pub(crate) all: syn::File,
    /// What is left without the items that only tests see; empty for a file of tests.
    pub(crate) production: syn::File,
    /// The line in which the trailing test module begins: 1 for a file of tests, one more than
    /// there are lines where there is none.
    pub(crate) tests_from: usize,
    /// Whether only tests, benchmarks or examples see this file.
    pub(crate) is_test: bool,
    /// Whether a target begins here.
    pub(crate) is_root: bool,
}

impl Source {
    /// The number of lines before the trailing test module.
    pub(crate) fn production_lines(&self) -> usize {
        self.tests_from - 1
    }

    /// The number of lines of the trailing test module.
    pub(crate) fn test_lines(&self) -> usize {
        self.text.lines().count() - self.production_lines()
    }

    fn parse(text: &str, visit: &Visit, package: &str) -> syn::Result<Self> {
        let all = syn::parse_file(text)?;
        let tests_from = if visit.test {
            1
        } else {
            trailing_tests(&all).unwrap_or_else(|| text.lines().count() + 1)
        };
        let production = syn::File {
            items: if visit.test { Vec::new() } else { syntax::without_tests(&all.items) },
            ..all.clone()
        };
        let (package, text) = (package.to_owned(), text.to_owned());
        let (path, is_test, is_root) = (visit.path.clone(), visit.test, visit.is_root);
        Ok(Self { path, package, text, all, production, tests_from, is_test, is_root })
    }
}

/// A file that is to be read.
struct Visit {
    path: String,
    test: bool,
    is_root: bool,
}

/// Every file that some target reaches, once, in order of path; and the files that are no Rust.
pub(crate) fn reachable(
    files: &BTreeMap<String, String>,
    packages: &[Package],
) -> (Vec<Source>, Vec<Finding>) {
    let mut sources = BTreeMap::new();
    let mut unreadable = Vec::new();
    for package in packages {
        let mut targets = package.targets.clone();
        // A file that production and tests share counts as production.
        targets.sort_by_key(|target| target.role);
        let first = targets.into_iter().map(|target| Visit {
            path: target.path,
            test: target.role != Role::Production,
            is_root: true,
        });
        let mut open: Vec<_> = first.collect();
        open.reverse();
        while let Some(visit) = open.pop() {
            let Some(text) = files.get(&visit.path) else {
                continue;
            };
            if sources.contains_key(&visit.path) {
                continue;
            }
            match Source::parse(text, &visit, &package.name) {
                Ok(source) => {
                    open.extend(children(&source.all.items, &visit, files));
                    sources.insert(visit.path, source);
                }
                Err(error) => unreadable.push(Finding::new(
                    &visit.path,
                    error.span().start().line,
                    format!("cannot be parsed ({error})"),
                    "make it compile first",
                )),
            }
        }
    }
    (sources.into_values().collect(), unreadable)
}

/// The files that the `mod x;` lines of a file mean.
fn children(items: &[syn::Item], of: &Visit, files: &BTreeMap<String, String>) -> Vec<Visit> {
    let (folder, name) = of.path.rsplit_once('/').unwrap_or(("", &of.path));
    let own_folder = of.is_root || name == "mod.rs";
    let inner = match name.strip_suffix(".rs") {
        Some(stem) if !own_folder => format!("{folder}/{stem}"),
        _ => folder.to_owned(),
    };
    let mut found = Vec::new();
    collect(items, &Place { folder, inner: &inner, test: of.test, files }, &mut found);
    found
}

/// Where `mod` lines are resolved from.
struct Place<'a> {
    /// The folder of the file, for `#[path]`.
    folder: &'a str,
    /// The folder of its modules.
    inner: &'a str,
    test: bool,
    files: &'a BTreeMap<String, String>,
}

fn collect(items: &[syn::Item], place: &Place<'_>, found: &mut Vec<Visit>) {
    for item in items {
        let syn::Item::Mod(module) = item else {
            continue;
        };
        let test = place.test || syntax::is_for_tests(&module.attrs);
        let inner = format!("{}/{}", place.inner, module.ident);
        if let Some((_, items)) = &module.content {
            collect(items, &Place { inner: &inner, test, ..*place }, found);
            continue;
        }
        let candidates = match syntax::path_attribute(&module.attrs) {
            Some(path) => vec![joined(place.folder, &path)],
            None => vec![format!("{inner}.rs"), format!("{inner}/mod.rs")],
        };
        let path = candidates.into_iter().find(|path| place.files.contains_key(path));
        found.extend(path.map(|path| Visit { path, test, is_root: false }));
    }
}

/// A path that starts in a folder, without its `..`.
fn joined(folder: &str, path: &str) -> String {
    let mut parts = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            ".." => drop(parts.pop()),
            "" | "." => {}
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// The line in which the last item begins, if that is a module of tests.
fn trailing_tests(file: &syn::File) -> Option<usize> {
    let Some(syn::Item::Mod(module)) = file.items.last() else {
        return None;
    };
    let inline = module.content.is_some();
    (inline && syntax::is_for_tests(&module.attrs)).then(|| module.span().start().line)
}

#[cfg(test)]
mod tests {
    use crate::tidy::testing::project;

    /// The paths that are reached, those of tests with a `?` behind them.
    fn reached(files: &[(&str, &str)]) -> Vec<String> {
        let project = project(files);
        let mark = |test| if test { "?" } else { "" };
        project.sources.iter().map(|it| format!("{}{}", it.path, mark(it.is_test))).collect()
    }

    #[test]
    fn modules_are_found_as_the_compiler_finds_them() {
        let files = [
            ("crates/a/src/lib.rs", "mod b; mod c { mod d; }\n#[cfg(test)]\nmod t;"),
            ("crates/a/src/b.rs", "mod e;"),
            ("crates/a/src/b/e.rs", ""),
            ("crates/a/src/c/d/mod.rs", "mod f;"),
            ("crates/a/src/c/d/f.rs", ""),
            ("crates/a/src/t.rs", ""),
            ("crates/a/src/orphan.rs", ""),
            ("crates/a/tests/it/main.rs", "mod g;"),
            ("crates/a/tests/it/g.rs", "#[path = \"../../../../tests/h/mod.rs\"]\nmod h;"),
            ("tests/h/mod.rs", "mod i;"),
            ("tests/h/i.rs", ""),
        ];
        let expected = [
            "crates/a/src/b.rs",
            "crates/a/src/b/e.rs",
            "crates/a/src/c/d/f.rs",
            "crates/a/src/c/d/mod.rs",
            "crates/a/src/lib.rs",
            "crates/a/src/t.rs?",
            "crates/a/tests/it/g.rs?",
            "crates/a/tests/it/main.rs?",
            "tests/h/i.rs?",
            "tests/h/mod.rs?",
        ];
        assert_eq!(reached(&files), expected);
    }

    #[test]
    fn the_trailing_test_module_does_not_count_as_production() {
        let text = "//! Doc.\nfn a() {}\n\n#[cfg(test)]\nmod tests {\n}\n";
        let project = project(&[("crates/a/src/lib.rs", text)]);
        let source = &project.sources[0];
        assert_eq!((source.production_lines(), source.test_lines()), (3, 3));
    }
}
