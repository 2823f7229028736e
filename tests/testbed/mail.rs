//! A mail server with the people of the tests, as real as it gets on one computer.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::dovecot::{self, Dovecot, Ports};
use super::listener::Listener;
use super::tokens::Tokens;
use super::{certificates, lmtp, relay, server};

/// Somebody with a box.
pub struct Person {
    /// The address, which is the name to log in with too.
    pub address: &'static str,
    /// The password.
    pub password: &'static str,
}

/// The freelancer. Her password has the signs that a client may trip over.
pub const FREYA: Person = Person { address: "freya@studio.test", password: r#"flie"der \{7} %25"# };
/// A client who writes German.
pub const OTTO: Person = Person { address: "otto@kunde.test", password: "secret" };
/// A client who writes English.
pub const GARETH: Person = Person { address: "gareth@client.test", password: "secret" };

/// What somebody who is away has the server answer.
pub enum Away {
    /// In German, with the last day away as a German writes it.
    German(String),
    /// In English, likewise.
    English(String),
}

/// A running mail server; it ends, and its folder disappears, when it is dropped.
pub struct MailBed {
    // Dropped in this order: nobody is asked any more once Dovecot has ended.
    dovecot: Dovecot,
    tokens: Tokens,
    _relay: Listener,
    folder: TempDir,
}

impl MailBed {
    /// Starts one; `None` where Dovecot is not installed and nobody requires it.
    ///
    /// # Panics
    /// Where it does not start, or is required and not there.
    pub fn start() -> Option<Self> {
        let packages = "dovecot-imapd dovecot-lmtpd dovecot-sieve openssl";
        let skip = || server::skip("Dovecot", packages, "FUNKSTILLE_REQUIRE_DOVECOT");
        let folder =
            tempfile::Builder::new().prefix("fs-mail").tempdir().expect("a temporary folder");
        let (Some(program), true) = (dovecot::program(), certificates::make(folder.path())) else {
            skip();
            return None;
        };
        let mut users = String::new();
        for Person { address, password } in [FREYA, OTTO, GARETH] {
            writeln!(users, "{address}:{{PLAIN}}{password}::::::").expect("a text grows");
            fs::create_dir_all(folder.path().join("boxes").join(address)).expect("a home");
        }
        fs::write(folder.path().join("users"), users).expect("the folder can be written");
        let tokens = Tokens::start();
        let relay = relay::start(folder.path().join("run/lmtp"));
        let ports = Ports { relay: relay.port(), tokens: tokens.port(), imap: 0, imaps: 0 };
        let dovecot = Dovecot::start(&program, folder.path(), ports);
        Some(Self { dovecot, tokens, _relay: relay, folder })
    }

    /// The process and its ports; the server is `localhost`.
    pub fn dovecot(&self) -> &Dovecot {
        &self.dovecot
    }

    /// The certificate of the authority that vouches for the server.
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join("root.crt")
    }

    /// The access tokens that are good; XOAUTH2 and OAUTHBEARER take them.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Where the box of an address lies: a Maildir.
    pub fn maildir(&self, address: &str) -> PathBuf {
        self.home(address).join("Maildir")
    }

    /// The socket of its LMTP server, by which messages come in.
    pub fn lmtp(&self) -> PathBuf {
        self.folder.path().join("run/lmtp")
    }

    /// Puts a message into a box, as the internet does; any line ends. `from` is the sender on the
    /// envelope, empty where it must not be answered.
    ///
    /// # Panics
    /// Where the server refuses.
    pub fn deliver(&self, from: &str, to: &str, message: &[u8]) {
        let delivered = lmtp::deliver(&self.lmtp(), from, to, message);
        assert_eq!(delivered, Ok(()), "{}", self.log());
    }

    /// Puts the messages of a Maildir into an inbox at once, with their marks.
    ///
    /// # Panics
    /// Where there is no Maildir, or the box cannot be written.
    pub fn fill(&self, address: &str, maildir: &Path) {
        let inbox = self.maildir(address);
        for part in ["cur", "new", "tmp"] {
            fs::create_dir_all(inbox.join(part)).expect("the box can be written");
        }
        for message in fs::read_dir(maildir.join("cur")).expect("a Maildir") {
            let message = message.expect("a Maildir");
            let to = inbox.join("cur").join(message.file_name());
            fs::copy(message.path(), to).expect("the box can be written");
        }
        server::hand_over(&inbox);
    }

    /// From now on whoever writes to this address hears that nobody is there.
    pub fn set_away(&self, address: &str, away: &Away) {
        let (script, until) = match away {
            Away::German(until) => (include_str!("vacation-de.sieve"), until),
            Away::English(until) => (include_str!("vacation-en.sieve"), until),
        };
        let script = script.replace("@UNTIL@", until);
        put(&self.home(address).join(".dovecot.sieve"), &script);
    }

    /// From now on nobody is told anything by the server.
    pub fn set_back(&self, address: &str) {
        // Not removed: the compiled script beside it would still be run.
        put(&self.home(address).join(".dovecot.sieve"), "keep;\n");
    }

    /// What Dovecot wrote down: who logged in and how, what failed.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("dovecot.log")).unwrap_or_default()
    }

    fn home(&self, address: &str) -> PathBuf {
        self.folder.path().join("boxes").join(address)
    }
}

fn put(path: &Path, text: &str) {
    fs::write(path, text).expect("the box can be written");
    server::hand_over(path);
}
