//! Everything that the rules look at: all files, the packages, and the Rust sources parsed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Finding;
use super::source::{self, Source};
use crate::shell;

/// The workspace in memory.
#[derive(Default)]
pub(crate) struct Project {
    /// Every file that Git tracks or would track, by its path from the root; bytes that are not
    /// UTF-8 are replaced, so that a mail in another charset can be looked at too.
    pub(crate) files: BTreeMap<String, String>,
    /// The members of the workspace.
    pub(crate) packages: Vec<Package>,
    /// Every Rust file that some target reaches, in order of path.
    pub(crate) sources: Vec<Source>,
    /// Rust files that could not be parsed.
    pub(crate) unreadable: Vec<Finding>,
}

/// A member of the workspace.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    /// As in its manifest.
    pub(crate) name: String,
    /// Its manifest's path from the root.
    pub(crate) manifest: String,
    /// What Cargo builds from it.
    pub(crate) targets: Vec<Target>,
    /// What its manifest names, of every kind.
    pub(crate) dependencies: Vec<Dependency>,
}

/// One thing that Cargo builds.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// The path of its first file from the root.
    pub(crate) path: String,
    /// What it is for.
    pub(crate) role: Role,
}

/// What a target is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// A library, binary or build script.
    Production,
    /// An integration test.
    Test,
    /// A benchmark or an example.
    Aside,
}

/// One line of `[dependencies]`, `[dev-dependencies]` or `[build-dependencies]`.
#[derive(Clone, Debug)]
pub(crate) struct Dependency {
    /// The name of the package that is needed.
    pub(crate) name: String,
    /// Whether only tests and benchmarks need it.
    pub(crate) dev: bool,
}

impl Project {
    /// Reads the workspace that this task belongs to.
    ///
    /// # Errors
    /// Where Git or Cargo cannot say what belongs to it, or a file cannot be read.
    pub(crate) fn load() -> Result<Self> {
        let root = shell::root();
        let mut git = shell::command("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let mut files = BTreeMap::new();
        for path in shell::output(&mut git)?.split_terminator('\0') {
            let file = root.join(path);
            // Git still lists what was deleted a moment ago.
            if file.is_file() {
                let bytes = fs::read(&file).with_context(|| format!("cannot read {path}"))?;
                files.insert(path.to_owned(), String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        let mut cargo = shell::cargo();
        cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata = serde_json::from_str(&shell::output(&mut cargo)?)
            .context("`cargo metadata` printed something that is no JSON")?;
        Ok(Self::new(files, packages(&metadata, &root)))
    }

    /// Parses the Rust sources among the files.
    pub(crate) fn new(files: BTreeMap<String, String>, packages: Vec<Package>) -> Self {
        let (sources, unreadable) = source::reachable(&files, &packages);
        Self { files, packages, sources, unreadable }
    }

    /// Every file whose name ends with `.` and one of `extensions`, with its text.
    pub(crate) fn files_with<'a>(
        &'a self,
        extensions: &'a [&str],
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files
            .iter()
            .filter(|(path, _)| extensions.contains(&extension(path)))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The sources of one package, by its name.
    pub(crate) fn sources_of<'a>(&'a self, package: &'a str) -> impl Iterator<Item = &'a Source> {
        self.sources.iter().filter(move |source| source.package == package)
    }

    /// The sources of what is shipped: all packages but this one.
    pub(crate) fn shipped(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(|source| source.package != "xtask")
    }
}

/// What stands behind the last dot of the file's name; empty where there is none.
pub(crate) fn extension(path: &str) -> &str {
    Path::new(path).extension().and_then(|it| it.to_str()).unwrap_or_default()
}

/// Reads the answer of `cargo metadata`. Whatever is missing in it counts as empty.
fn packages(metadata: &Value, root: &Path) -> Vec<Package> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let relative = |value: &Value| {
        let path = text(value);
        let inside = Path::new(&path).strip_prefix(root).ok().and_then(Path::to_str);
        inside.unwrap_or(&path).to_owned()
    };
    let target = |value: &Value| Target {
        path: relative(&value["src_path"]),
        role: match value["kind"][0].as_str() {
            Some("test") => Role::Test,
            Some("bench" | "example") => Role::Aside,
            _ => Role::Production,
        },
    };
    let dependency =
        |value: &Value| Dependency { name: text(&value["name"]), dev: value["kind"] == "dev" };
    list(&metadata["packages"])
        .map(|package| Package {
            name: text(&package["name"]),
            manifest: relative(&package["manifest_path"]),
            targets: list(&package["targets"]).map(target).collect(),
            dependencies: list(&package["dependencies"]).map(dependency).collect(),
        })
        .collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
