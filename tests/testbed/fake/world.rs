//! What the server holds and how it behaves.

use std::collections::BTreeMap;

/// Everything about the server.
#[derive(Clone, Debug)]
pub struct World {
    /// What it says that it can do.
    pub capabilities: String,
    /// Its folders, by their names on the wire.
    pub folders: BTreeMap<String, Folder>,
    /// What it greets with; empty where TLS comes before any greeting.
    pub greeting: String,
    /// The refusal of a login, after its tag; empty where it lets in.
    pub refusal: String,
    /// What it says with `+` before it refuses a token.
    pub challenge: String,
    /// The certificate and key that it has, in PEM; empty where it speaks no TLS.
    pub certificate: String,
    /// What it sends in the same breath as its consent to TLS.
    pub injected: String,
    /// Whether it has a UIDNEXT.
    pub has_uid_next: bool,
    /// When it took in each of its messages (RFC 9051, INTERNALDATE).
    pub internal_date: String,
    /// Lines that it sends before each answer to a fetch.
    pub chatter: String,
    /// A message that it cannot give; it says so and gives no more.
    pub broken_uid: u32,
    /// How it says so.
    pub brokenness: String,
    /// A message at which it hangs up without a word.
    pub deadly_uid: u32,
    /// The next connection is cut after this many bytes.
    pub cut_after: Option<usize>,
    /// Whether it answers `DONE`.
    pub ends_idle: bool,
    /// What it says when somebody waits.
    pub idle_news: String,
    /// Whether a search looks into headers that it does not know by name (`X-…`).
    pub searches_any_header: bool,
    /// What happens to a message that it is given.
    pub append: Append,
    /// What it was told, a line each, literals included.
    pub log: Vec<String>,
}

/// What happens to a message that the server is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Append {
    /// It is kept.
    Kept,
    /// It is kept, and the connection ends before anybody is told.
    KeptUntold,
    /// The connection ends, and it is not kept.
    Lost,
    /// It is refused, before or after it was sent.
    Refused {
        /// How, after the tag.
        said: String,
        /// Whether it is heard before.
        heard: bool,
    },
}

/// A folder.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// The value under which its UIDs hold.
    pub uid_validity: u32,
    /// The UID of the next message.
    pub next_uid: u32,
    /// The number of the last change.
    pub modseq: u64,
    /// What lies in it, in the order of UIDs.
    pub messages: Vec<Message>,
    /// UIDs that are gone, with the number of that change.
    pub vanished: Vec<(u32, u64)>,
    /// The attributes that a list shows.
    pub attributes: String,
    /// How it refuses to be opened, after the tag; empty where it can be.
    pub refusal: String,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its place.
    pub uid: u32,
    /// The number of its last change.
    pub modseq: u64,
    /// Its flags.
    pub flags: Vec<String>,
    /// Gmail's labels, as they stand on the wire between their brackets.
    pub labels: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl World {
    /// A server with these capabilities and an empty inbox.
    pub fn new(capabilities: &str) -> Self {
        let inbox = Folder { uid_validity: 7, next_uid: 1, modseq: 1, ..Folder::default() };
        Self {
            capabilities: format!("IMAP4rev1 AUTH=PLAIN SASL-IR {capabilities}"),
            folders: BTreeMap::from([("INBOX".to_owned(), inbox)]),
            greeting: "* OK ready".to_owned(),
            refusal: String::new(),
            challenge: String::new(),
            certificate: String::new(),
            injected: String::new(),
            has_uid_next: true,
            internal_date: "05-Jan-2026 10:00:00 +0100".to_owned(),
            chatter: String::new(),
            broken_uid: 0,
            brokenness: "NO [SERVERBUG] cannot read it".to_owned(),
            deadly_uid: 0,
            cut_after: None,
            ends_idle: true,
            idle_news: String::new(),
            searches_any_header: true,
            append: Append::Kept,
            log: Vec::new(),
        }
    }

    /// One with so many messages in its inbox.
    pub fn with_messages(capabilities: &str, count: u32) -> Self {
        let mut world = Self::new(capabilities);
        for _ in 0..count {
            world.inbox().deliver();
        }
        world
    }

    /// Its inbox.
    ///
    /// # Panics
    /// Where a test took it away.
    pub fn inbox(&mut self) -> &mut Folder {
        self.folders.get_mut("INBOX").expect("an inbox")
    }
}

impl Folder {
    /// A message comes in; gives its UID.
    pub fn deliver(&mut self) -> u32 {
        let uid = self.next_uid;
        let text = format!("Message-ID: <{uid}@studio.test>\r\n\r\n{}\r\n", "x".repeat(60));
        self.deliver_bytes(text.as_bytes())
    }

    /// This message comes in; gives its UID.
    pub fn deliver_bytes(&mut self, bytes: &[u8]) -> u32 {
        let uid = self.next_uid;
        self.next_uid += 1;
        self.modseq += 1;
        let (modseq, bytes) = (self.modseq, bytes.to_vec());
        self.messages.push(Message {
            uid,
            modseq,
            flags: Vec::new(),
            labels: String::new(),
            bytes,
        });
        uid
    }

    /// A message is marked.
    ///
    /// # Panics
    /// Where there is no such message.
    pub fn mark(&mut self, uid: u32, flag: &str) {
        self.modseq += 1;
        let modseq = self.modseq;
        let message = self.messages.iter_mut().find(|it| it.uid == uid).expect("a message");
        message.flags.push(flag.to_owned());
        message.modseq = modseq;
    }

    /// A message is thrown away.
    pub fn expunge(&mut self, uid: u32) {
        self.modseq += 1;
        self.messages.retain(|it| it.uid != uid);
        self.vanished.push((uid, self.modseq));
    }
}
