//! Running other programs, and the few things that a task must know of its surroundings.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The value of an environment variable; `None` where it is unset, empty or not UTF-8.
#[expect(clippy::disallowed_methods, reason = "tasks have no configuration but the environment")]
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The root of the workspace, absolute.
///
/// Cargo names it at run time. What was compiled in is only for a binary that is started by hand:
/// clones that share a target folder would otherwise look at each other's files.
pub(crate) fn root() -> PathBuf {
    let manifest_folder =
        variable("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&manifest_folder).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Where files that outlive a clone are kept: `$XDG_CACHE_HOME`, or `~/.cache`.
pub(crate) fn cache() -> Result<PathBuf> {
    variable("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| variable("HOME").map(|home| Path::new(&home).join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME is set; set one of them to a folder")
}

/// The Cargo that runs this task, to be started in the root of the workspace.
pub(crate) fn cargo() -> Command {
    command(variable("CARGO").unwrap_or_else(|| "cargo".to_owned()))
}

/// A program, to be started in the root of the workspace.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Whether `PATH` has a file of this name.
pub(crate) fn is_on_path(program: &str) -> bool {
    variable("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|at| at.join(program).is_file()))
}

/// Runs a program whose output goes to the terminal.
///
/// # Errors
/// When it cannot be started or ends with another code than 0; names the whole command line.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", line(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program and gives what it wrote to stdout; its stderr goes to the terminal.
///
/// # Errors
/// As [`run`].
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", line(command)))?;
    if !output.status.success() {
        bail!("{} failed ({})", line(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program can be started and ends with code 0; it prints nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command line as a person would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_as_it_is_typed() {
        let mut missing = command("/no/such/folder/program");
        let error = run(missing.args(["a", "b c"])).expect_err("there is no such program");
        assert_eq!(error.to_string(), "cannot start `program a b c`");
    }

    #[test]
    fn the_root_is_where_the_workspace_is() {
        assert!(root().join("xtask/Cargo.toml").is_file());
    }
}
