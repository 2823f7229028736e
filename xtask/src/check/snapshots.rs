//! The tests, and the snapshots that no test asked for while they ran.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::shell;

/// Runs all tests; a snapshot that differs or is new is a failure, one that is unused is too.
///
/// # Errors
/// Where a test fails or a snapshot is left over.
pub(crate) fn test() -> Result<()> {
    // insta appends to this file the path of each snapshot that a test compared.
    let used = tempfile::NamedTempFile::new()?;
    let mut test = shell::cargo();
    test.args(["test", "--workspace", "--locked"]);
    test.env("INSTA_UPDATE", "no").env_remove("INSTA_FORCE_PASS");
    // Without it, tests that need a server skip where none is installed.
    test.env("FUNKSTILLE_REQUIRE_POSTGRES", "1").env("FUNKSTILLE_REQUIRE_DOVECOT", "1");
    shell::run(test.env("INSTA_SNAPSHOT_REFERENCES_FILE", used.path()))?;

    let left = unused(&fs::read_to_string(used.path())?, &tracked()?);
    if !left.is_empty() {
        bail!("no test uses these snapshots, remove them:\n{}", left.join("\n"));
    }
    Ok(())
}

/// The snapshots of the project, relative to its root.
fn tracked() -> Result<Vec<String>> {
    let mut git = shell::command("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard", "--", "*.snap"]);
    Ok(shell::output(&mut git)?.lines().map(str::to_owned).collect())
}

/// Those of `tracked` that are not among the lines of `used`.
fn unused(used: &str, tracked: &[String]) -> Vec<String> {
    // A test may name its snapshot by way of `..`.
    let canonical = |path: PathBuf| path.canonicalize().unwrap_or(path);
    let used: BTreeSet<_> = used.lines().map(|line| canonical(PathBuf::from(line))).collect();
    let root = shell::root();
    let is_left = |path: &&String| !used.contains(&canonical(root.join(path)));
    tracked.iter().filter(is_left).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_is_used_when_a_test_compared_it() {
        let tracked = ["xtask/a.snap".to_owned(), "xtask/b.snap".to_owned()];
        let used = format!("{0}\n{0}\n", shell::root().join("xtask/a.snap").display());
        assert_eq!(unused(&used, &tracked), ["xtask/b.snap"]);
    }
}
