//! One question after another, and its answer.

use std::time::Duration;

use super::error::{SmtpError, Stage};
use super::limits::Limits;
use super::reply::{self, Heard, Reply};
use crate::server::{Garble, Hidden, ServerError, Stream, Wire};

/// A conversation with a server.
pub(super) struct Talk {
    pub(super) wire: Wire,
    pub(super) limits: Limits,
    /// What must never be shown, whatever the server repeats of it.
    pub(super) hidden: Hidden,
}

/// How long a server that takes nothing more is listened to: its last word may lie there already.
const LAST_WORD: Duration = Duration::from_secs(5);

impl Talk {
    pub(super) fn new(stream: Box<dyn Stream>, limits: Limits) -> Self {
        Self { wire: Wire::new(stream, limits.reply), limits, hidden: Hidden::default() }
    }

    /// Sends a line and hears the answer.
    pub(super) async fn ask(&mut self, line: &str) -> Result<Heard, ServerError> {
        self.send(format!("{line}\r\n").as_bytes()).await?;
        self.hear().await
    }

    /// Sends bytes. A server that has said something already was not listening: its words would
    /// be taken for the answer to what is sent now.
    pub(super) async fn send(&mut self, bytes: &[u8]) -> Result<(), ServerError> {
        if self.wire.hears_within(Duration::ZERO).await? {
            return Err(ServerError::Garbled { what: Garble::Answer });
        }
        self.wire.write(bytes).await
    }

    pub(super) async fn hear(&mut self) -> Result<Heard, ServerError> {
        reply::hear(&mut self.wire).await
    }

    /// An answer as it is kept.
    pub(super) fn reply(&self, heard: &Heard) -> Reply {
        heard.reply(&self.hidden)
    }

    /// Asks something that the server must agree to with one of these codes.
    pub(super) async fn agree(
        &mut self,
        line: &str,
        stage: Stage,
        codes: &[u16],
    ) -> Result<(), SmtpError> {
        let heard = match self.ask(line).await {
            Ok(heard) => heard,
            Err(error) => return Err(self.last_word(error, stage).await),
        };
        if codes.contains(&heard.code) {
            return Ok(());
        }
        Err(SmtpError::of(stage, self.reply(&heard)))
    }

    /// Why sending failed: what the server said before it stopped listening says more than that it
    /// did. Only a refusal counts.
    pub(super) async fn last_word(&mut self, error: ServerError, stage: Stage) -> SmtpError {
        self.wire.silence = self.wire.silence.min(LAST_WORD);
        match self.hear().await {
            Ok(heard) if heard.code >= 400 => SmtpError::of(stage, self.reply(&heard)),
            _ => error.into(),
        }
    }

    /// Takes leave. What the server answers does not matter any more.
    pub(super) async fn quit(mut self) {
        self.wire.silence = LAST_WORD;
        let _ = self.wire.write(b"QUIT\r\n").await;
    }
}
