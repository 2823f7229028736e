//! A server that takes mail (SMTP), on loopback, for tests: it lets people in by password or token,
//! over TLS, keeps and counts what it took, passes it on to the boxes of the bed, sends things back,
//! and misbehaves as it is told. It shares no code with what it tests, and it lives in the process of
//! the test: so it still knows what it took when the program that sent it was killed.

mod bounce;
mod rules;
mod serve;
mod stream;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::testbed::listener::Listener;
pub use rules::{Act, At, Fault, Protection, Rules};
use stream::certificate;

/// The certificate of the authority that vouches for the server, in PEM.
pub const AUTHORITY: &str =
    include_str!("../../../crates/funkstille-post/tests/certificates/authority.pem");

/// A message that the server took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Who logged in; empty where nobody did.
    pub user: String,
    /// The sender on the envelope.
    pub from: String,
    /// The recipients on the envelope.
    pub to: Vec<String>,
    /// The message, without the dots that were added on its way.
    pub bytes: Vec<u8>,
}

/// What the server knows.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) rules: Rules,
    pub(crate) taken: Vec<Taken>,
    pub(crate) log: Vec<String>,
    pub(crate) connections: usize,
}

/// A server that runs until it is dropped.
pub struct SmtpServer {
    state: Arc<Mutex<State>>,
    listener: Listener,
}

impl SmtpServer {
    /// Starts a server with these rules; it is `localhost` and `127.0.0.1`.
    ///
    /// # Panics
    /// Where there is no free port.
    pub fn start(rules: Rules) -> Self {
        let tls = certificate(&rules.certificate);
        let state = Arc::new(Mutex::new(State { rules, ..State::default() }));
        let shared = Arc::clone(&state);
        let listener = Listener::start(move |connection| {
            // Whoever hangs up in between has sent nothing more.
            let _ = serve::serve(connection, &shared, &tls);
        });
        Self { state, listener }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.listener.port()
    }

    /// Its rules, to be read or changed; they hold from the next command on.
    pub fn change(&self, change: impl FnOnce(&mut Rules)) {
        change(&mut self.state().rules);
    }

    /// The next time that it comes so far, it does this instead of what is right.
    pub fn fail(&self, at: At, act: Act) {
        self.state().rules.faults.push(Fault { at, act, times: 1 });
    }

    /// From now on what it takes goes on to the LMTP server at `socket`, where the recipient has a
    /// box.
    pub fn deliver_to(&self, socket: &Path) {
        self.state().rules.lmtp = Some(socket.to_owned());
    }

    /// What it took, in order.
    pub fn taken(&self) -> Vec<Taken> {
        self.state().taken.clone()
    }

    /// How often it took each message, by its `Message-ID` as it stands in the message.
    pub fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for taken in &self.state().taken {
            *counts.entry(header(&taken.bytes, "Message-ID")).or_default() += 1;
        }
        counts
    }

    /// What it was told, a line each, without messages and secrets.
    pub fn log(&self) -> Vec<String> {
        self.state().log.clone()
    }

    /// How many connections were opened to it.
    pub fn connections(&self) -> usize {
        self.state().connections
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The value of the first header of this name on its first line; empty without one.
fn header(message: &[u8], name: &str) -> String {
    let text = String::from_utf8_lossy(message);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let found = head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    });
    found.unwrap_or_default()
}
