//! The test binary as another process: one that can be killed, or has no rights.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::testbed::server::{is_root, unprivileged};

/// What the other process shall do.
const JOB: &str = "FUNKSTILLE_TEST_JOB";

/// What this process was started for by another test; `None` in an ordinary run.
#[expect(clippy::disallowed_methods, reason = "a test has no configuration but the environment")]
pub(crate) fn job() -> Option<String> {
    std::env::var(JOB).ok()
}

/// Tells the test that started this process something: a line of its own, since the harness writes
/// lines too.
pub(crate) fn say(line: &str) {
    writeln!(std::io::stdout(), "\n{line}").expect("somebody listens");
}

fn binary() -> std::path::PathBuf {
    std::env::current_exe().expect("a test is a program")
}

/// This test in another process, with a job.
pub(crate) fn again(test: &str, job: &str) -> Command {
    with_test(Command::new(binary()), test, job)
}

fn with_test(mut command: Command, test: &str, job: &str) -> Command {
    command.args([test, "--exact", "--nocapture", "--test-threads=1"]).env(JOB, job);
    command.stdout(Stdio::piped());
    command
}

/// The same, where no file may grow beyond so many kilobytes; the system then refuses to write.
pub(crate) fn again_with_small_files(test: &str, job: &str, kilobytes: u32) -> Command {
    let mut shell = Command::new("bash");
    let script = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" \"$@\"");
    shell.arg("-c").arg(script).arg(binary());
    with_test(shell, test, job)
}

/// Root may do everything: runs the test as somebody who may not. `false` where this process is
/// somebody like that, and shall do the test itself.
pub(crate) fn ran_without_rights(test: &str) -> bool {
    if !is_root() {
        return false;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    set_mode(folder.path(), 0o755);
    let copy = folder.path().join("test");
    std::fs::copy(binary(), &copy).expect("copies");
    set_mode(&copy, 0o755);
    let mut command = with_test(unprivileged(&copy), test, "");
    let output = command.current_dir("/").output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}{complained}");
    assert!(said.contains("1 passed"), "it ran: {said}");
    true
}

pub(crate) fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("sets");
}
