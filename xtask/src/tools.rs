//! Cargo subcommands of a fixed version, kept in a folder outside the clone and installed once.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, anyhow};

use crate::shell;

/// A crate that installs a Cargo subcommand.
pub(crate) struct Tool {
    /// Name of the crate and of its binary, such as `cargo-deny`.
    pub(crate) name: &'static str,
    /// The version that is installed where the tool is missing.
    pub(crate) version: &'static str,
}

/// Checks dependencies against `deny.toml`.
pub(crate) const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };
/// Builds and runs the targets in `fuzz/`.
pub(crate) const FUZZ: Tool = Tool { name: "cargo-fuzz", version: "0.13.2" };

impl Tool {
    /// The binary to start: from `PATH`, or from the tools folder, built there if it is missing.
    ///
    /// # Errors
    /// Where `cargo install` fails.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        if shell::is_on_path(self.name) {
            return Ok(PathBuf::from(self.name));
        }
        let folder = folder()?;
        let binary = folder.join("bin").join(self.name);
        if !binary.is_file() {
            println!("installing {} {} into {}", self.name, self.version, folder.display());
            let mut install = shell::cargo();
            install.args(["install", self.name, "--version", self.version, "--locked", "--root"]);
            shell::run(install.arg(&folder)).map_err(|error| {
                anyhow!("{error}. Install {} yourself, anywhere on PATH", self.name)
            })?;
        }
        Ok(binary)
    }

    /// The tool as Cargo starts it, ready for its own arguments.
    ///
    /// # Errors
    /// As [`Tool::ensure`].
    pub(crate) fn command(&self) -> Result<Command> {
        let mut command = shell::command(self.ensure()?);
        command.arg(self.name.trim_start_matches("cargo-"));
        Ok(command)
    }
}

/// `$FUNKSTILLE_TOOLS`, or `funkstille/tools` in the cache.
fn folder() -> Result<PathBuf> {
    match shell::variable("FUNKSTILLE_TOOLS") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => Ok(shell::cache()?.join("funkstille").join("tools")),
    }
}
