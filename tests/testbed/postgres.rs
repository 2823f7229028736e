//! A server of `PostgreSQL` in a temporary folder, reachable by a socket there and by nothing else.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::server::{find, hand_over, skip, succeed, unprivileged};

/// Where Debian puts programs that are not on the path, one folder for each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The port by which a socket is named unless somebody says another.
const PORT: u16 = 5432;

/// How long a server may take to start, in tenths of a second.
const PATIENCE: u32 = 300;

/// A running server; it ends, and its folder disappears, when it is dropped.
pub struct Server {
    process: Child,
    folder: TempDir,
}

impl Server {
    /// Starts a server; `None` where it is not installed and nobody requires it.
    pub fn start() -> Option<Self> {
        Self::start_with(PORT, &[], None)
    }

    /// Starts a server that listens on this computer's own network too, with `server.crt` and
    /// `server.key` of a folder.
    pub fn start_with_tls(certificate: &Path, port: u16) -> Option<Self> {
        let settings = ["listen_addresses=localhost", "ssl=on"];
        Self::start_with(port, &settings, Some(certificate))
    }

    fn start_with(port: u16, settings: &[&str], certificate: Option<&Path>) -> Option<Self> {
        let Some(programs) = programs() else {
            skip("PostgreSQL", "postgresql", "FUNKSTILLE_REQUIRE_POSTGRES");
            return None;
        };
        let folder =
            tempfile::Builder::new().prefix("fs-pg").tempdir().expect("a temporary folder");
        hand_over(folder.path());
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
            hand_over(&copy);
        }
        let mut postgres = unprivileged(&programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-k").arg(folder.path());
        postgres.args(["-c", "listen_addresses=", "-c", "fsync=off", "-p", &port.to_string()]);
        for setting in settings {
            postgres.args(["-c", setting]);
        }
        postgres.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let server = Self { process: postgres.spawn().expect("postgres starts"), folder };
        Self::wait(&data);
        Some(server)
    }

    /// It listens before it lets anybody in; its lock file says when it does.
    fn wait(data: &Path) {
        for _ in 0..PATIENCE {
            let status = std::fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default();
            if status.lines().last().is_some_and(|line| line.trim() == "ready") {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the server does not let anybody in");
    }

    /// The address of its database.
    pub fn address(&self) -> String {
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

/// The folder of `initdb` and `postgres`, of the latest version.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut folders: Vec<_> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    find("initdb", &folders)?.parent().map(Path::to_path_buf)
}
