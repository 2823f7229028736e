//! A mailbox on a server (IMAP: RFC 9051, RFC 3501): read, and given copies of what we send.
//!
//! [`Mailbox::open`] logs in; [`Mailbox::folders`] lists; [`Mailbox::next_batch`] reads a folder on
//! from where it was left; [`Mailbox::wait`] waits until something happens in one. Folders are only
//! ever examined, and messages are fetched in a way that marks nothing as read. What is there is
//! never changed; [`Mailbox::keep_copy`] adds a copy of a message of ours.

mod ability;
mod chunk;
mod command;
mod connect;
mod doubts;
mod error;
mod examine;
mod fetched;
mod filing;
mod folders;
mod idle;
mod limits;
mod line;
mod login;
mod names;
mod read;
mod refusal;
mod response;
mod round;
mod value;

use std::collections::BTreeMap;

use ability::Abilities;
use command::Command;
pub use doubts::Doubts;
pub use error::ImapError;
pub use filing::{Copy, CopyKind, Filed, LETTER_HEADER};
pub(crate) use filing::{id_in, names_id};
pub use idle::{Pause, Woke};
pub use limits::Limits;
use line::Line;
use response::{Data, Said, Status};
use round::Round;

#[cfg(doc)]
use crate::server::ServerError;
use crate::server::{Hidden, Stream};
pub use crate::server::{Login, Secret, Security, Server};

/// A mailbox that is logged in to.
///
/// Where a method is dropped before its end, or fails because the connection did, the mailbox is of
/// no more use: every later call is [`ServerError::Closed`], and it is opened anew.
pub struct Mailbox {
    line: Line,
    limits: Limits,
    abilities: Abilities,
    /// The names of folders as the server writes them, by those that are shown.
    wire_names: Option<BTreeMap<String, Vec<u8>>>,
    /// What is still to be read of the folder that is being read.
    round: Option<Round>,
    /// Messages of it at which the server hung up.
    doubts: Doubts,
    /// The messages that were asked for last and have not come.
    asked: Vec<u32>,
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
        line.hide(Hidden::of(login));
        if !known {
            login::log_in(&mut line, login, &offered).await?;
            // Many servers say all that they can only to whom they know.
            offered = login::offered(&mut line).await?;
        }
        let abilities = ability::enable(&mut line, &offered).await?;
        let (doubts, asked) = (Doubts::default(), Vec::new());
        Ok(Self { line, limits, abilities, wire_names: None, round: None, doubts, asked })
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

    /// The messages that were asked for when the connection failed; none where it failed otherwise.
    pub fn asked(&self) -> &[u32] {
        &self.asked
    }

    /// The folder that is read next has messages at which the server hung up before.
    pub fn doubt(&mut self, doubts: Doubts) {
        self.doubts = doubts;
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
