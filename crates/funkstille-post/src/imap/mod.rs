//! A mailbox on a server (IMAP: RFC 9051, RFC 3501), read and never changed.
//!
//! [`Mailbox::open`] logs in; [`Mailbox::folders`] lists; [`Mailbox::next_batch`] reads a folder on
//! from where it was left; [`Mailbox::wait`] waits until something happens in one. Folders are only
//! ever examined, and messages are fetched in a way that marks nothing as read.

mod ability;
mod chunk;
mod command;
mod connect;
mod error;
mod examine;
mod fetched;
mod folders;
mod idle;
mod line;
mod login;
mod named;
mod names;
mod read;
mod refusal;
mod response;
mod round;
mod server;
mod tls;
mod value;

use std::collections::BTreeMap;

use ability::Abilities;
use command::Command;
pub use error::{Garble, ImapError, Sent};
pub use idle::{Pause, Woke};
use line::Line;
pub use line::Stream;
use response::{Data, Said, Status};
use round::Round;
pub use server::{Limits, Login, Secret, Security, Server};

/// A mailbox that is logged in to.
///
/// Where a method is dropped before its end, or fails because the connection did, the mailbox is of
/// no more use: every later call is [`ImapError::Closed`], and it is opened anew.
pub struct Mailbox {
    line: Line,
    limits: Limits,
    abilities: Abilities,
    /// The names of folders as the server writes them, by those that are shown.
    wire_names: Option<BTreeMap<String, Vec<u8>>>,
    /// What is still to be read of the folder that is being read.
    round: Option<Round>,
}

impl Mailbox {
    /// Reaches a server, protects the connection, logs in.
    ///
    /// # Errors
    /// Where any of it fails; nothing was sent to a server whose certificate is not right.
    pub async fn open(server: &Server, login: &Login, limits: Limits) -> Result<Self, ImapError> {
        let greeted = connect::connect(server, limits).await?;
        Self::enter(greeted.line, greeted.known, login, limits).await
    }

    /// Logs in over a connection that somebody else made, and protects: its greeting was not read.
    ///
    /// # Errors
    /// As for [`Mailbox::open`].
    pub async fn over(
        stream: impl Stream + 'static,
        login: &Login,
        limits: Limits,
    ) -> Result<Self, ImapError> {
        let place = String::new();
        let greeted = connect::greet(Box::new(stream), place, limits).await?;
        Self::enter(greeted.line, greeted.known, login, limits).await
    }

    async fn enter(
        mut line: Line,
        known: bool,
        login: &Login,
        limits: Limits,
    ) -> Result<Self, ImapError> {
        let mut offered = login::offered(&mut line).await?;
        if !known {
            login::log_in(&mut line, login, &offered).await?;
            // Many servers say all that they can only to whom they know.
            offered = login::offered(&mut line).await?;
        }
        let abilities = ability::enable(&mut line, &offered).await?;
        Ok(Self { line, limits, abilities, wire_names: None, round: None })
    }

    /// Whether this is Gmail, where folders are labels and a message lies in *All Mail* as well.
    pub fn is_gmail(&self) -> bool {
        self.abilities.gmail
    }

    /// Whether the server tells of news while one waits (IDLE, RFC 2177).
    pub fn tells_news(&self) -> bool {
        self.abilities.idle
    }

    /// Whether the server counts changes of marks (CONDSTORE, RFC 7162).
    pub fn counts_changes(&self) -> bool {
        self.abilities.condstore
    }

    /// Whether the server says by itself what was marked otherwise and what vanished (RFC 7162):
    /// then nobody has to name what is known.
    pub fn tells_all_changes(&self) -> bool {
        self.abilities.condstore && self.abilities.qresync
    }

    /// Says goodbye. A mailbox that is dropped instead is closed as well, only less politely.
    pub async fn close(mut self) {
        // Whether the server answers does not matter any more.
        let _ = self.line.run(Command::new("LOGOUT"), &mut |_| {}).await;
    }

    /// Runs a command that must succeed.
    async fn run(
        &mut self,
        name: &str,
        command: Command,
        on: &mut (dyn FnMut(Data) + Send),
    ) -> Result<Said, ImapError> {
        let said = self.line.run(command, on).await?;
        match said.status {
            Status::Ok => Ok(said),
            _ => Err(refusal::of_command(&said, name)),
        }
    }
}
