//! Two programs that do the same work in turn, each from a cold start.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::table::Times;
use crate::shell;

/// How often each is measured.
const ROUNDS: usize = 3;

/// Writing to it makes Linux forget what it read from disk.
const DROP_CACHES: &str = "/proc/sys/vm/drop_caches";

/// Builds what is shipped, and gives its path.
///
/// # Errors
/// Where it does not compile.
pub(crate) fn build() -> Result<PathBuf> {
    shell::run(shell::cargo().args(["build", "--release", "--locked", "-p", "funkstille"]))?;
    let mut metadata = shell::cargo();
    metadata.args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: serde_json::Value = serde_json::from_str(&shell::output(&mut metadata)?)?;
    let target = metadata["target_directory"].as_str().context("Cargo names no target folder")?;
    Ok(Path::new(target).join("release").join("funkstille"))
}

/// Measures ours and theirs in turn; gives the times of both.
///
/// # Errors
/// Where a run fails.
pub(crate) fn in_turn(
    ours: &dyn Fn() -> Result<Duration>,
    theirs: &dyn Fn() -> Result<Duration>,
) -> Result<(Times, Times)> {
    let (mut of_ours, mut of_theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // Who goes first changes, so that neither always finds the machine as the other left it.
        let mut order = [true, false];
        order.rotate_left(round % 2);
        for is_ours in order {
            if is_ours {
                of_ours.push(ours()?);
            } else {
                of_theirs.push(theirs()?);
            }
        }
    }
    Ok((Times::new(of_ours), Times::new(of_theirs)))
}

/// The time from start to end of a program that finds nothing in the page cache.
///
/// # Errors
/// Where it cannot be started, or fails; with what it complained about.
pub(crate) fn time(command: &mut Command) -> Result<Duration> {
    forget();
    let start = Instant::now();
    let output = command.stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    let took = start.elapsed();
    if !output.status.success() {
        let program = command.get_program().to_string_lossy().into_owned();
        bail!("{program} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(took)
}

/// Empties the page cache where this process may; says whether it did.
pub(crate) fn forget() -> bool {
    shell::succeeds(&mut shell::command("sync")) && fs::write(DROP_CACHES, "3").is_ok()
}

/// An empty folder, whatever the last run left in it.
///
/// # Errors
/// Where the disk refuses.
pub(crate) fn make_anew(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context("cannot remove what the last run made")?;
    }
    fs::create_dir_all(folder).context("cannot make a folder")
}
