//! Programs that come from Debian packages.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::shell;

/// A program that a task starts, and the Debian package that has it.
pub(crate) struct Needed {
    /// Its file's name, on `PATH` or in one of the folders that Debian has for programs of servers.
    pub(crate) program: &'static str,
    /// The name that `apt-get install` takes.
    pub(crate) package: &'static str,
}

/// A mail server with all that the test bed needs of it.
pub(crate) const MAIL_SERVER: [Needed; 4] = [
    Needed { program: "openssl", package: "openssl" },
    Needed { program: "imap", package: "dovecot-imapd" },
    Needed { program: "lmtp", package: "dovecot-lmtpd" },
    Needed { program: "sievec", package: "dovecot-sieve" },
];

/// Sees to it that every program is there: installs what is missing where this process may.
///
/// # Errors
/// Where something is missing and this process is not root or has no `apt-get`: the message holds
/// the one command that installs it.
pub(crate) fn ensure(needed: &[Needed]) -> Result<()> {
    let missing: Vec<_> =
        needed.iter().filter(|one| !is_there(one.program)).map(|one| one.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if !may_install() {
        bail!("missing: {packages}. Run: sudo apt-get install --no-install-recommends {packages}");
    }
    println!("installing {packages}");
    // A fresh machine has no package lists at all; a stale one is updated only where that helps.
    if install(&missing).is_err() {
        shell::run(shell::command("apt-get").args(["--quiet", "update"]))?;
        install(&missing)?;
    }
    Ok(())
}

/// Where Debian puts programs that are not on everybody's `PATH`.
const FOLDERS: &[&str] = &["/usr/sbin", "/usr/lib/dovecot"];
/// Where those of a database server are: in one folder for each version.
const POSTGRES: &str = "/usr/lib/postgresql";

fn is_there(program: &str) -> bool {
    let versions = std::fs::read_dir(POSTGRES).into_iter().flatten().flatten();
    let folders = versions.map(|version| version.path().join("bin"));
    let mut folders = folders.chain(FOLDERS.iter().map(PathBuf::from));
    shell::is_on_path(program) || folders.any(|folder| folder.join(program).is_file())
}

fn install(packages: &[&str]) -> Result<()> {
    let mut command = shell::command("apt-get");
    command.args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(packages);
    shell::run(command.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn may_install() -> bool {
    let root = || shell::output(shell::command("id").arg("--user"));
    shell::is_on_path("apt-get") && root().is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_there_needs_nothing() {
        ensure(&[Needed { program: "cargo", package: "no-such-package" }])
            .expect("cargo runs this");
    }
}
