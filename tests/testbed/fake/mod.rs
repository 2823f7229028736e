//! A server of IMAP in memory, on loopback, which can do as much or as little as a test wants and
//! writes down everything that it is told. It shares no code with what it tests.
//!
//! What only some servers do (labels, ids that are written anew, connections that are cut after any
//! byte) is shown with it; everything else with the real one.

mod answer;
mod append;
mod serve;
mod world;

use std::sync::{Arc, Mutex, MutexGuard};

use funkstille_post::imap::{Limits, Login, Mailbox, Secret, Security, Server};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use world::{Append, Folder, Message, World};

/// A server that runs until it is dropped.
pub struct Fake {
    world: Arc<Mutex<World>>,
    port: u16,
    task: JoinHandle<()>,
}

impl Fake {
    /// Starts a server.
    ///
    /// # Panics
    /// Where loopback has no port.
    pub async fn start(world: World) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port of loopback");
        let port = listener.local_addr().expect("its address").port();
        let world = Arc::new(Mutex::new(world));
        let shared = Arc::clone(&world);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve::serve(stream, Arc::clone(&shared)));
            }
        });
        Self { world, port, task }
    }

    /// What the server holds.
    ///
    /// # Panics
    /// Where a test panicked with it in hand.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().expect("no test thread died with it")
    }

    /// How it is reached, without protection.
    pub fn server(&self) -> Server {
        Server {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            security: Security::Plain,
            extra_roots: Vec::new(),
        }
    }

    /// Logs in.
    ///
    /// # Panics
    /// Where that fails.
    pub async fn open(&self, limits: Limits) -> Mailbox {
        Mailbox::open(&self.server(), &login(), limits).await.expect("a mailbox")
    }

    /// Logs in, or says why not, in one line.
    pub async fn refused(&self, server: &Server, login: &Login) -> String {
        match Mailbox::open(server, login, small()).await {
            Ok(_) => "open".to_owned(),
            Err(error) => error.to_string(),
        }
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Who may log in.
pub fn login() -> Login {
    Login::Password { user: "freya".to_owned(), password: Secret::new("secret") }
}

/// Batches of three messages or 400 bytes.
pub fn small() -> Limits {
    Limits { batch_messages: 3, batch_bytes: 400, message_bytes: 300, ..Limits::default() }
}
