//! How long a server may take (RFC 5321, 4.5.3.2).

use std::time::Duration;

/// How long a server may take. Before the message is there, nothing is lost by giving up early;
/// after its end, giving up leaves its fate unknown, so that wait is as long as the RFC says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long reaching the server and its TLS may take, each.
    pub connect: Duration,
    /// How long it may take to answer a command.
    pub reply: Duration,
    /// How long it may take no more of the message (section 4.5.3.2.5).
    pub block: Duration,
    /// How long it may take to answer the end of the message (section 4.5.3.2.6).
    pub end: Duration,
}

impl Default for Limits {
    /// 20 s to connect, 2 min for a reply, 3 min for a block, 10 min for the end.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(20),
            reply: Duration::from_mins(2),
            block: Duration::from_mins(3),
            end: Duration::from_mins(10),
        }
    }
}
