//! A server of `PostgreSQL` in a temporary folder, reachable by a socket there and by nothing else.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// Where Debian puts programs that are not on the path, one folder for each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The port by which a socket is named unless somebody says another.
const PORT: u16 = 5432;

/// How long a server may take to start, in tenths of a second.
const PATIENCE: u32 = 300;

/// A running server; it ends, and its folder disappears, when it is dropped.
pub(crate) struct Server {
    process: Child,
    folder: TempDir,
}

impl Server {
    /// Starts a server; `None` where it is not installed and nobody requires it.
    pub(crate) fn start() -> Option<Self> {
        Self::start_with(PORT, &[], None)
    }

    /// Starts a server that listens on this computer's own network too, with `server.crt` and
    /// `server.key` of a folder.
    pub(crate) fn start_with_tls(certificate: &Path, port: u16) -> Option<Self> {
        let settings = ["listen_addresses=localhost", "ssl=on"];
        Self::start_with(port, &settings, Some(certificate))
    }

    fn start_with(port: u16, settings: &[&str], certificate: Option<&Path>) -> Option<Self> {
        let Some(programs) = programs() else {
            assert!(
                !is_required(),
                "FUNKSTILLE_REQUIRE_POSTGRES is set, and there is no initdb: install the package postgresql"
            );
            eprintln!("SKIPPED on PostgreSQL: it is not installed (package postgresql)");
            return None;
        };
        let folder =
            tempfile::Builder::new().prefix("fs-pg").tempdir().expect("a temporary folder");
        if is_root() {
            succeed(Command::new("chown").arg("nobody").arg(folder.path()));
        }
        let data = folder.path().join("data");
        let mut initdb = unprivileged(&programs.join("initdb"));
        initdb.args(["--auth=trust", "--username=funkstille", "--encoding=UTF8", "--no-sync"]);
        initdb.args(["--locale=C.UTF-8", "--pgdata"]).arg(&data);
        succeed(initdb.current_dir(folder.path()));

        for file in ["server.crt", "server.key"] {
            let Some(certificate) = certificate else { break };
            // The copy belongs to the server, which reads no key that others can read.
            let copy = data.join(file);
            std::fs::copy(certificate.join(file), &copy).expect("copies");
            succeed(Command::new("chmod").arg("600").arg(&copy));
            if is_root() {
                succeed(Command::new("chown").arg("nobody").arg(&copy));
            }
        }
        let mut postgres = unprivileged(&programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-k").arg(folder.path());
        postgres.args(["-c", "listen_addresses=", "-c", "fsync=off", "-p", &port.to_string()]);
        for setting in settings {
            postgres.args(["-c", setting]);
        }
        postgres.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let server = Self { process: postgres.spawn().expect("postgres starts"), folder };
        server.wait(port);
        Some(server)
    }

    fn wait(&self, port: u16) {
        let socket = self.folder.path().join(format!(".s.PGSQL.{port}"));
        for _ in 0..PATIENCE {
            if std::os::unix::net::UnixStream::connect(&socket).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the server does not listen");
    }

    /// The address of its database.
    pub(crate) fn address(&self) -> String {
        format!("postgres:///postgres?user=funkstille&host={}", self.folder.path().display())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // An interrupt ends a server at once and in order.
        let process = self.process.id().to_string();
        let _ = Command::new("kill").args(["-INT", &process]).status();
        let _ = self.process.wait();
    }
}

#[expect(clippy::disallowed_methods, reason = "a test has no configuration but the environment")]
fn is_required() -> bool {
    std::env::var("FUNKSTILLE_REQUIRE_POSTGRES").is_ok_and(|value| value == "1")
}

/// The folder of `initdb` and `postgres`, of the latest version.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut folders: Vec<_> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    #[expect(clippy::disallowed_methods, reason = "that is where programs are")]
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    folders.into_iter().rev().find(|folder| folder.join("initdb").is_file())
}

pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("--user").output().expect("id runs");
    id.stdout == b"0\n"
}

/// The program as a user without rights: the server refuses to run as root.
pub(crate) fn unprivileged(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]).arg(program);
    command
}

fn succeed(command: &mut Command) {
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
