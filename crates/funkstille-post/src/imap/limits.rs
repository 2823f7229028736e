//! How much is read at once, and how long an answer may take.

use std::time::Duration;

/// How much is read at once, and how long an answer may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long reaching the server and its TLS may take, each.
    pub connect: Duration,
    /// How long the server may be silent while an answer is awaited.
    pub silence: Duration,
    /// Of a message, no more than this many bytes are read; the rest is left out.
    pub message_bytes: u32,
    /// A batch has at most so many messages.
    pub batch_messages: usize,
    /// A batch has at most so many bytes of messages, or one message.
    pub batch_bytes: usize,
}

impl Default for Limits {
    /// 32 MiB of a message, 500 messages or 16 MiB at once; 20 s to connect, 60 s of silence.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(20),
            silence: Duration::from_mins(1),
            message_bytes: 32 << 20,
            batch_messages: 500,
            batch_bytes: 16 << 20,
        }
    }
}
