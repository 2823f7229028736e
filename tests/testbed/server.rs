//! What starting any server takes: where it is, who it runs as, and what is said where it is not.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where programs are that only root has on the path.
const SYSTEM: &str = "/usr/sbin";

/// Says that a test is skipped because a server is missing.
///
/// # Panics
/// Where `variable` is 1: then it must not be missing.
pub fn skip(server: &str, packages: &str, variable: &str) {
    #[expect(clippy::disallowed_methods, reason = "a test has no configuration but this")]
    let is_required = std::env::var(variable).is_ok_and(|value| value == "1");
    assert!(!is_required, "{variable} is 1, and there is no {server}: install {packages}");
    eprintln!("SKIPPED on {server}: it is not installed (packages {packages})");
}

/// A program on the path or among those of the system; `folders` are looked at first.
pub fn find(program: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "that is where programs are")]
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::split_paths(&path).chain([PathBuf::from(SYSTEM)]);
    folders.iter().cloned().chain(path).map(|at| at.join(program)).find(|at| at.is_file())
}

/// Whether this process has all rights.
pub fn is_root() -> bool {
    said(Command::new("id").arg("--user")) == "0"
}

/// The program as a user without rights: servers refuse to run as root, or to read mail as root.
pub fn unprivileged(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]).arg(program);
    command
}

/// Gives what is there to the user that [`unprivileged`] programs run as.
pub fn hand_over(at: &Path) {
    if is_root() {
        succeed(Command::new("chown").args(["-R", "nobody:nogroup"]).arg(at));
    }
}

/// A port on which nobody listens at the moment.
///
/// # Panics
/// Where there is none.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Runs a program to its end.
///
/// # Panics
/// Where it does not start or does not succeed.
pub fn succeed(command: &mut Command) {
    said(command);
}

/// What a program writes, without blanks around it.
///
/// # Panics
/// As [`succeed`].
pub fn said(command: &mut Command) -> String {
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
