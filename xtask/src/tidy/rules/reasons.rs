//! Each dependency has its line of reason.

use crate::tidy::{Finding, Project};

const DECISIONS: &str = "DECISIONS.md";

/// Finds dependencies of the workspace that DECISIONS.md does not name in backticks.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let Some(manifest) = project.files.get("Cargo.toml") else {
        return Vec::new();
    };
    let Some(decisions) = project.files.get(DECISIONS) else {
        let what = "the file is missing";
        return vec![Finding::new(DECISIONS, 1, what, "give each dependency its line of reason")];
    };
    dependencies(manifest)
        .filter(|(_, name)| !decisions.contains(&format!("`{name}`")))
        .map(|(line, name)| {
            let what = format!("DECISIONS.md does not name `{name}`");
            Finding::new("Cargo.toml", line, what, "say there in one line why it is needed")
        })
        .collect()
}

/// The lines of `[workspace.dependencies]` that name a crate of somebody else.
fn dependencies(manifest: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut inside = false;
    manifest.lines().enumerate().filter_map(move |(index, line)| {
        if line.starts_with('[') {
            inside = line == "[workspace.dependencies]";
        }
        let (name, value) = line.split_once('=').filter(|_| inside)?;
        let own = value.contains("path = ");
        let name = name.trim();
        (!own && !name.starts_with('#')).then_some((index + 1, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing;

    const MANIFEST: &str = "[workspace]\nmembers = []\n[workspace.dependencies]\n\
        own = { path = \"crates/own\" }\n# x = 1\nserde = \"1\"\n[workspace.lints.rust]\na = \"b\"\n";

    #[test]
    fn every_dependency_has_its_reason() {
        let with = |text| [("Cargo.toml", MANIFEST), ("DECISIONS.md", text)];
        testing::check(check, &with("- `serde`: data\n"), &[]);
        testing::check(check, &with("- serde: data\n"), &["Cargo.toml:6"]);
        testing::check(check, &[("Cargo.toml", MANIFEST)], &["DECISIONS.md:1"]);
    }
}
