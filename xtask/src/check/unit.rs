//! The unit for systemd: every option means something, and it stays as closed as it is.

use std::fs;

use anyhow::{Context, Result};

use crate::shell;

const UNIT: &str = "deploy/funkstille.service";
/// What the unit starts, which need not be installed here.
const PROGRAM: &str = "/usr/local/bin/funkstille";
/// The exposure that `systemd-analyze security` may find at most, in tenths.
const EXPOSURE: &str = "--threshold=11";

/// Checks the unit that is shipped.
///
/// # Errors
/// Where systemd would ignore a line, or more of the machine is open than before.
pub(crate) fn check() -> Result<()> {
    let text = fs::read_to_string(shell::root().join(UNIT)).context("cannot read the unit")?;
    examine(&text)
}

fn examine(text: &str) -> Result<()> {
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let unit = folder.path().join("funkstille.service");
    fs::write(&unit, text.replace(PROGRAM, "/bin/true")).context("cannot write the unit")?;
    for arguments in
        [["verify", "--man=no", "--recursive-errors=no"], ["security", "--offline=yes", EXPOSURE]]
    {
        let mut analyze = shell::command("systemd-analyze");
        analyze.arg("--no-pager").args(arguments).arg(&unit);
        shell::output(&mut analyze)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systemd_would_ignore_is_found() {
        if !shell::is_on_path("systemd-analyze") {
            eprintln!("SKIPPED: there is no systemd-analyze");
            return;
        }
        check().expect("the unit is good");
        let text = fs::read_to_string(shell::root().join(UNIT)).expect("a unit");
        for (line, instead) in [
            ("NoNewPrivileges=yes", "NoNewPrivilege=yes"),
            ("ProtectSystem=strict", "ProtectSystem=strickt"),
            ("ProtectSystem=strict\n", ""),
            ("@system-service", "@no-such-group"),
        ] {
            assert!(text.contains(line), "{line}");
            assert!(examine(&text.replace(line, instead)).is_err(), "{line} as {instead:?}");
        }
    }
}
