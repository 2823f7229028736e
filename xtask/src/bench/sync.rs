//! The first import of a mailbox on a server: `funkstille sync` into a new database beside
//! `mbsync` into a new Maildir, both from the same server, over TLS.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::contest::{build, in_turn, make_anew, time};
use super::letters::OWNER;
use super::table::Row;
use crate::debian::{self, MAIL_SERVER, Needed};
use crate::shell;
use crate::testbed::mail::{MailBed, OTTO};

const MBSYNC: Needed = Needed { program: "mbsync", package: "isync" };

/// Measures both on a server that holds the Maildir in `mail`; `scratch` is a folder for what they
/// make.
///
/// # Errors
/// Where the server or mbsync is missing and may not be installed, or a run fails.
pub(crate) fn measure(mail: &Path, scratch: &Path) -> Result<Row> {
    debian::ensure(&MAIL_SERVER)?;
    debian::ensure(&[MBSYNC])?;
    let program = build()?;
    let bed = MailBed::start().context("the mail server does not start")?;
    bed.fill(OTTO.address, mail);
    let peer = Mbsync::new(&bed, scratch)?;
    let own = Own::new(program, &bed, scratch)?;
    // The server has indexed its box by then, as that of a provider has.
    peer.time()?;
    let (ours, theirs) = in_turn(&|| own.time(), &|| peer.time())?;
    let work = "first import over IMAP; mbsync with `FSync no`, its fastest".to_owned();
    Ok(Row { work, peer: MBSYNC.program, ours, theirs, wanted: 100, limit: None })
}

/// The peer, with a Maildir that is made anew in each run. It does not wait for the disk after each
/// message, which takes it twenty times as long: this program commits many messages at once.
struct Mbsync {
    folder: PathBuf,
    configuration: PathBuf,
}

impl Mbsync {
    fn new(bed: &MailBed, scratch: &Path) -> Result<Self> {
        let (folder, configuration) = (scratch.join("mbsync"), scratch.join("mbsyncrc"));
        let text = format!(
            "FSync no\n\nIMAPAccount bed\nHost localhost\nPort {port}\nUser {user}\n\
             Pass {password}\n\
             SSLType IMAPS\nCertificateFile {authority}\n\n\
             IMAPStore far\nAccount bed\n\n\
             MaildirStore near\nPath {near}/\nInbox {near}/INBOX\nSubFolders Verbatim\n\n\
             Channel all\nFar :far:\nNear :near:\nPatterns *\nCreate Near\n\
             Sync Pull\nSyncState *\n",
            port = bed.dovecot().ports.imaps,
            user = OTTO.address,
            password = OTTO.password,
            authority = bed.authority().display(),
            near = folder.display(),
        );
        fs::write(&configuration, text).context("cannot write the configuration of mbsync")?;
        Ok(Self { folder, configuration })
    }

    fn time(&self) -> Result<Duration> {
        make_anew(&self.folder)?;
        let mut mbsync = shell::command(MBSYNC.program);
        time(mbsync.arg("--quiet").arg("--config").arg(&self.configuration).arg("--all"))
    }
}

/// This program, with a database that is made anew in each run.
struct Own {
    program: PathBuf,
    authority: PathBuf,
    port: String,
    /// A file with the password of the box.
    password: PathBuf,
    folder: PathBuf,
}

impl Own {
    fn new(program: PathBuf, bed: &MailBed, scratch: &Path) -> Result<Self> {
        let (folder, password) = (scratch.join("sync"), scratch.join("password"));
        fs::write(&password, OTTO.password).context("cannot write the file of the password")?;
        let port = bed.dovecot().ports.imaps.to_string();
        Ok(Self { program, authority: bed.authority(), port, password, folder })
    }

    /// A business and its account are not part of what is measured.
    fn time(&self) -> Result<Duration> {
        make_anew(&self.folder)?;
        let init = ["init", "--name", "Freya Lindqvist", "--email", OWNER, "--region", "DE-BE"];
        shell::output(self.command().args(init))?;
        let add = ["account", "add", OWNER, "--host", "127.0.0.1", "--security", "tls"];
        let login = ["--port", &self.port, "--user", OTTO.address, "--password-file"];
        shell::output(self.command().args(add).args(login).arg(&self.password))?;
        time(self.command().args(["sync", "--json"]))
    }

    fn command(&self) -> Command {
        let mut command = shell::command(&self.program);
        command.env("FUNKSTILLE_DATABASE", self.folder.join("bench.db"));
        command.env("FUNKSTILLE_AUTHORITIES", &self.authority);
        command
    }
}
