//! Waiting until something happens in a folder (IDLE, RFC 2177).

use std::time::Duration;

use tokio::time::Instant;

use super::Mailbox;
use super::command::Command;
use super::error::ImapError;
use super::line::Tag;
use super::response::{Response, Status};
use crate::incoming::{FolderState, MailFolder};
use crate::server::ServerError;

/// How long is waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// At most so long in all; then it is time to look, at this folder and the others.
    pub at_most: Duration,
    /// So long at a stretch: servers end connections that say nothing for 30 minutes (RFC 9051,
    /// 5.4), and routers much sooner.
    pub renew: Duration,
    /// So long may the server take to end the waiting; then the connection is given up.
    pub done: Duration,
}

impl Default for Pause {
    /// Five minutes in all and at a stretch, 15 seconds to end it.
    fn default() -> Self {
        let (at_most, done) = (Duration::from_mins(5), Duration::from_secs(15));
        Self { at_most, renew: at_most, done }
    }
}

/// What ended the waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woke {
    /// Something happened in the folder.
    News,
    /// The time was up.
    TimeUp,
}

/// What a stretch of waiting ended with.
enum Stretch {
    News,
    Quiet,
}

impl Mailbox {
    /// Waits until something happens in a folder that was read up to `state`, or the time is up.
    /// What happened before is noticed at once. A server that does not tell of news is only waited
    /// with. Other folders are not watched: read them when the time is up.
    ///
    /// # Errors
    /// Where the connection fails; [`ServerError::Silent`] where the server does not end the
    /// waiting.
    pub async fn wait(
        &mut self,
        folder: &MailFolder,
        state: &FolderState,
        pause: Pause,
    ) -> Result<Woke, ImapError> {
        self.round = None;
        let examined = self.examine(&folder.name, None).await?;
        let counted = examined.highest_modseq.filter(|_| self.abilities.condstore);
        let is_new = examined.uid_validity != state.uid_validity
            || examined.next_uid.is_some_and(|next| next > state.next_uid)
            || counted.zip(state.highest_modseq).is_some_and(|(now, before)| now != before);
        if is_new {
            return Ok(Woke::News);
        }
        if !self.abilities.idle {
            tokio::time::sleep(pause.at_most).await;
            return Ok(Woke::TimeUp);
        }
        let end = Instant::now() + pause.at_most;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(Woke::TimeUp);
            }
            match self.stretch(examined.exists, left.min(pause.renew), pause.done).await? {
                Stretch::News => return Ok(Woke::News),
                Stretch::Quiet => {}
            }
        }
    }

    /// One `IDLE`, from its beginning to its end.
    async fn stretch(
        &mut self,
        exists: Option<u64>,
        wait: Duration,
        done: Duration,
    ) -> Result<Stretch, ImapError> {
        let tag = self.line.send(Command::new("IDLE")).await?;
        let end = Instant::now() + wait;
        let mut news = false;
        let mut begun = false;
        while !(begun && news) {
            let left = end.saturating_duration_since(Instant::now());
            if begun && !self.line.hears_within(left).await? {
                break;
            }
            match self.line.response().await? {
                Some(Response::Continue(_)) => begun = true,
                Some(response) => {
                    if let Some(said) = self.line.ends(&response, &tag) {
                        return ended_by_itself(&said);
                    }
                    news |= is_news(&response, exists);
                }
                None => {}
            }
        }
        self.end(&tag, done).await?;
        Ok(if news { Stretch::News } else { Stretch::Quiet })
    }

    /// `DONE`, and its answer in time.
    async fn end(&mut self, tag: &Tag, done: Duration) -> Result<(), ImapError> {
        self.line.write(b"DONE\r\n").await?;
        let answered = tokio::time::timeout(done, self.line.answer_late(tag)).await;
        answered.map_err(|_| ServerError::Silent { seconds: done.as_secs() })?
    }
}

/// A server that ends the waiting by itself does so when there is something to see.
fn ended_by_itself(said: &super::Said) -> Result<Stretch, ImapError> {
    match said.status {
        Status::Ok => Ok(Stretch::News),
        _ => Err(super::refusal::of_command(said, "IDLE")),
    }
}

/// Whether something happened: not where a server says what it has said before, or only that it is
/// still there.
fn is_news(response: &Response, exists: Option<u64>) -> bool {
    match response {
        Response::Data(data) => match data.name.as_str() {
            "EXISTS" => data.number != exists,
            "EXPUNGE" | "VANISHED" | "FETCH" => true,
            _ => false,
        },
        _ => false,
    }
}
