//! The first import of a mailbox: `funkstille scan` beside `notmuch new`, both from a cold start.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::contest::{build, forget, in_turn, make_anew, time};
use super::letters::OWNER;
use super::table::Row;
use crate::debian::{self, Needed};
use crate::shell;

const NOTMUCH: Needed = Needed { program: "notmuch", package: "notmuch" };

/// Measures both on the Maildir in `mail`; `scratch` is a folder for the peer's index.
///
/// # Errors
/// Where notmuch is missing and may not be installed, or a run fails.
pub(crate) fn measure(mail: &Path, scratch: &Path) -> Result<Row> {
    debian::ensure(&[NOTMUCH])?;
    let program = build()?;
    let index = Index::new(mail, scratch)?;
    println!("page cache before each run: {}", if forget() { "empty" } else { "warm for both" });
    let ours = || time(&mut scan(&program, mail));
    let (ours, theirs) = in_turn(&ours, &|| index.time())?;
    Ok(Row {
        work: "first import of a Maildir".to_owned(),
        peer: "notmuch new",
        ours,
        theirs,
        wanted: 100,
        limit: None,
    })
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
        make_anew(&self.folder)?;
        let mut notmuch = shell::command(NOTMUCH.program);
        notmuch.args(["new", "--quiet"]).env("NOTMUCH_CONFIG", &self.configuration);
        time(&mut notmuch)
    }
}
