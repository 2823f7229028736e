//! The first import of a mailbox: `funkstille scan` beside `notmuch new`, both from a cold start.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::letters::OWNER;
use super::table::{Row, Times};
use crate::debian::{self, Needed};
use crate::shell;

/// How often each is measured.
pub(crate) const ROUNDS: usize = 3;
const NOTMUCH: Needed = Needed { program: "notmuch", package: "notmuch" };
/// Writing to it makes Linux forget what it read from disk.
const DROP_CACHES: &str = "/proc/sys/vm/drop_caches";

/// Measures both on the Maildir in `mail`; `scratch` is a folder for the peer's index.
///
/// # Errors
/// Where notmuch is missing and may not be installed, or a run fails.
pub(crate) fn measure(mail: &Path, scratch: &Path) -> Result<Row> {
    debian::ensure(&[NOTMUCH])?;
    let program = build()?;
    let index = Index::new(mail, scratch)?;
    println!("page cache before each run: {}", if forget() { "empty" } else { "warm for both" });

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // Who goes first changes, so that neither always finds the machine as the other left it.
        let mut order = [true, false];
        order.rotate_left(round % 2);
        for is_ours in order {
            if is_ours {
                ours.push(time(&mut scan(&program, mail))?);
            } else {
                theirs.push(index.time()?);
            }
        }
    }
    let (ours, theirs) = (Times::new(ours), Times::new(theirs));
    Ok(Row {
        work: "first import of a Maildir",
        peer: "notmuch new",
        ours,
        theirs,
        wanted: 100,
        limit: None,
    })
}

/// Builds what is shipped, and gives its path.
pub(crate) fn build() -> Result<PathBuf> {
    shell::run(shell::cargo().args(["build", "--release", "--locked", "-p", "funkstille"]))?;
    let mut metadata = shell::cargo();
    metadata.args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: serde_json::Value = serde_json::from_str(&shell::output(&mut metadata)?)?;
    let target = metadata["target_directory"].as_str().context("Cargo names no target folder")?;
    Ok(Path::new(target).join("release").join("funkstille"))
}

fn scan(program: &Path, mail: &Path) -> Command {
    let mut scan = shell::command(program);
    scan.arg("scan").arg(mail).args(["--me", OWNER, "--json"]);
    scan
}

/// The peer's index, made anew in each run.
struct Index {
    folder: PathBuf,
    configuration: PathBuf,
}

impl Index {
    fn new(mail: &Path, scratch: &Path) -> Result<Self> {
        let (folder, configuration) = (scratch.join("index"), scratch.join("notmuch-config"));
        let text = format!(
            "[database]\npath={}\nmail_root={}\n[user]\nname=Freya\nprimary_email={OWNER}\n\
             [new]\ntags=new\n[maildir]\nsynchronize_flags=false\n",
            folder.display(),
            mail.display(),
        );
        fs::write(&configuration, text).context("cannot write the configuration of notmuch")?;
        Ok(Self { folder, configuration })
    }

    fn time(&self) -> Result<Duration> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).context("cannot remove the index of the last run")?;
        }
        fs::create_dir_all(&self.folder).context("cannot make the folder of the index")?;
        let mut notmuch = shell::command(NOTMUCH.program);
        notmuch.args(["new", "--quiet"]).env("NOTMUCH_CONFIG", &self.configuration);
        time(&mut notmuch)
    }
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
