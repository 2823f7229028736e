//! The process of Dovecot: written down, started, ended.

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::server::{find, free_port, hand_over, is_root, said, unprivileged};

/// The version that `dovecot.conf` is written for.
const VERSION: &str = "2.3.";
/// How long a server may take to start or to end, in tenths of a second.
const PATIENCE: u32 = 300;
/// How often other ports are tried where somebody else took one in between.
const TRIES: u32 = 5;

const CONFIGURATION: &str = include_str!("dovecot.conf");
const OAUTH2: &str = include_str!("dovecot-oauth2.conf");

/// Dovecot's main program where all that the bed needs is installed, in the right version.
pub fn program() -> Option<PathBuf> {
    // Each stands for one of Debian's packages.
    let parts = ["imap", "lmtp", "modules/lib90_sieve_plugin.so"];
    if !parts.iter().all(|part| Path::new("/usr/lib/dovecot").join(part).is_file()) {
        return None;
    }
    let program = find("dovecot", &[])?;
    let version = said(Command::new(&program).arg("--version"));
    if !version.starts_with(VERSION) {
        eprintln!("Dovecot is here as {version}; the test bed is written for {VERSION}");
        return None;
    }
    Some(program)
}

/// The ports of what Dovecot reaches and of how it is reached.
pub struct Ports {
    /// The relay's.
    pub relay: u16,
    /// That of the endpoint for tokens.
    pub tokens: u16,
    /// IMAP that begins in clear and goes on by STARTTLS; chosen when it starts.
    pub imap: u16,
    /// IMAP with TLS from the first byte; chosen when it starts.
    pub imaps: u16,
}

/// A running Dovecot; it ends with all its children when it is dropped.
pub struct Dovecot {
    process: Child,
    /// How it is reached.
    pub ports: Ports,
}

impl Dovecot {
    /// Starts it in a folder that has certificates and users already.
    ///
    /// # Panics
    /// Where it does not begin to listen; with what it wrote into its log.
    pub fn start(program: &Path, folder: &Path, mut ports: Ports) -> Self {
        for _ in 0..TRIES {
            (ports.imap, ports.imaps) = (free_port(), free_port());
            write(folder, &ports);
            hand_over(folder);
            let mut dovecot = unprivileged(program);
            dovecot.arg("-F").arg("-c").arg(folder.join("dovecot.conf")).current_dir(folder);
            dovecot.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let process = dovecot.spawn().expect("dovecot starts");
            let mut started = Self { process, ports };
            if started.listens(folder) {
                return started;
            }
            let log = fs::read_to_string(folder.join("dovecot.log")).unwrap_or_default();
            assert!(log.contains("Address already in use"), "dovecot does not listen:\n{log}");
            ports = started.end();
        }
        panic!("there is no free port");
    }

    /// Waits until it listens everywhere; `false` where it ended before.
    fn listens(&mut self, folder: &Path) -> bool {
        let lmtp = folder.join("run/lmtp");
        let reached = |port| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
        for _ in 0..PATIENCE {
            let has_ended = self.process.try_wait().expect("a child").is_some();
            if has_ended {
                return false;
            }
            if reached(self.ports.imaps) && UnixStream::connect(&lmtp).is_ok() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        false
    }

    /// The processes that it started, as Linux knows them: each with its number.
    pub fn children(&self) -> Vec<u32> {
        let master = self.process.id().to_string();
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        let numbers = processes.filter_map(|it| it.file_name().to_str()?.parse().ok());
        numbers.filter(|number| parent(*number).as_ref() == Some(&master)).collect()
    }

    fn end(mut self) -> Ports {
        let none = Ports { relay: 0, tokens: 0, imap: 0, imaps: 0 };
        std::mem::replace(&mut self.ports, none)
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        let children = self.children();
        // A child that serves somebody would otherwise outlive the first process for ten seconds.
        let mut kill = Command::new("kill");
        kill.arg(self.process.id().to_string()).args(children.iter().map(u32::to_string));
        // One of them may have ended in between, which `kill` tells on standard error.
        let _ = kill.stderr(Stdio::null()).status();
        let _ = self.process.wait();
        // Until they are gone they may write into the folder.
        for _ in 0..PATIENCE {
            if !children.iter().any(|number| is_alive(*number)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

/// Whether a process of this number runs.
pub fn is_alive(number: u32) -> bool {
    parent(number).is_some()
}

/// The number of the process that started another; `None` where that has ended.
fn parent(number: u32) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
    // The name stands in brackets and may hold anything; the state comes after it.
    let (_, rest) = status.rsplit_once(") ")?;
    let mut fields = rest.split(' ');
    (fields.next()? != "Z").then(|| fields.next().unwrap_or_default().to_owned())
}

/// Fills in the configuration.
fn write(folder: &Path, ports: &Ports) {
    let of = if is_root() { Some("nobody") } else { None };
    let id = |flags: &[&str]| said(Command::new("id").args(flags).args(of));
    let values = BTreeMap::from([
        ("@FOLDER@", folder.display().to_string()),
        ("@USER@", id(&["-un"])),
        ("@GROUP@", id(&["-gn"])),
        ("@UID@", id(&["-u"])),
        ("@GID@", id(&["-g"])),
        ("@RELAY@", ports.relay.to_string()),
        ("@TOKENS@", ports.tokens.to_string()),
        ("@IMAP@", ports.imap.to_string()),
        ("@IMAPS@", ports.imaps.to_string()),
    ]);
    for (name, text) in [("dovecot.conf", CONFIGURATION), ("dovecot-oauth2.conf", OAUTH2)] {
        let fill = |text: String, (mark, value): (&&str, &String)| text.replace(mark, value);
        let text = values.iter().fold(text.to_owned(), fill);
        fs::write(folder.join(name), text).expect("the folder can be written");
    }
}
