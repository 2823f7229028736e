//! A mailbox that is read, wherever it lies.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use funkstille_post::imap::{Doubts, ImapError, Limits, Login, Mailbox, Pause, Server, Woke};
use funkstille_post::incoming::{Batch, FolderChange, FolderRole, FolderState, MailFolder, Marks};
use funkstille_post::maildir::WatchedMaildir;
use funkstille_post::server::ServerError;

use crate::error::{Error, Unreadable, Why};

/// An account, and the way into it.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its id.
    pub account: String,
    /// Our own addresses, in lower case.
    pub me: Vec<String>,
    /// The name under which its server says what it found out about a sender (`authserv-id` of RFC
    /// 8601), where it is known.
    pub authserv_id: Option<String>,
    /// The way in.
    pub way: Way,
}

/// The way into an account.
#[derive(Clone, Debug)]
pub enum Way {
    /// A server, with a login that holds now.
    Server(Server, Login),
    /// A Maildir that something else fills.
    Folder(PathBuf),
}

/// A mailbox that is open.
pub(super) enum Source {
    Server(Box<Mailbox>),
    Folder(WatchedMaildir),
}

/// How often a Maildir is looked at (docs/dev/round.md): a listing costs little, and an answer is
/// noticed within 30 seconds.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// What is read first; a reading that breaks off there has what matters.
const FIRST: &[FolderRole] = &[FolderRole::All, FolderRole::Sent, FolderRole::Inbox];

/// So many of the newest messages are compared where a server does not say what has changed
/// (docs/dev/round.md): marks are set on mail of these weeks.
const NEWEST: usize = 500;

impl Source {
    pub(super) async fn open(way: &Way) -> Result<Self, Error> {
        Ok(match way {
            Way::Server(server, login) => {
                let mailbox = Mailbox::open(server, login, Limits::default()).await?;
                Self::Server(Box::new(mailbox))
            }
            Way::Folder(root) => Self::Folder(WatchedMaildir::new(root, Limits::default())),
        })
    }

    /// The folders that are read, in the order in which they are: what we sent and what came first,
    /// so that a reading that breaks off has what matters. Drafts were never sent, and what was
    /// thrown away is nobody's business.
    pub(super) async fn folders(&mut self) -> Result<Vec<MailFolder>, Error> {
        let folders = match self {
            Self::Server(mailbox) => {
                let folders = mailbox.folders().await?;
                mailbox.without_copies(folders)
            }
            Self::Folder(maildir) => {
                let maildir = maildir.clone();
                aside(move || maildir.folders()).await?
            }
        };
        let is_read =
            |folder: &MailFolder| !matches!(folder.role, FolderRole::Drafts | FolderRole::Trash);
        let mut folders: Vec<_> = folders.into_iter().filter(is_read).collect();
        let place = |role| FIRST.iter().position(|first| *first == role).unwrap_or(FIRST.len());
        folders.sort_by_key(|folder| place(folder.role));
        Ok(folders)
    }

    /// How many of the messages that are known have to be named, the newest first, so that what has
    /// changed is found: all of a Maildir; some where a server does not say itself what vanished,
    /// and only when it is asked for the first time in a reading.
    pub(super) fn known_wanted(&self, is_first: bool) -> usize {
        match self {
            Self::Folder(_) => usize::MAX,
            Self::Server(mailbox) if is_first && !mailbox.tells_all_changes() => NEWEST,
            Self::Server(_) => 0,
        }
    }

    pub(super) async fn next_batch(
        &mut self,
        folder: &MailFolder,
        before: Option<&FolderState>,
        known: &BTreeMap<u32, Marks>,
    ) -> Result<Batch, Error> {
        match self {
            Self::Server(mailbox) => Ok(mailbox.next_batch(folder, before, known).await?),
            Self::Folder(maildir) => {
                let (maildir, folder, known) = (maildir.clone(), folder.clone(), known.clone());
                aside(move || maildir.next_batch(&folder, &known)).await
            }
        }
    }

    /// Asks once more for messages of a folder that could not be read in an earlier reading.
    pub(super) async fn again(
        &mut self,
        folder: &MailFolder,
        uids: &[u32],
    ) -> Result<Vec<FolderChange>, Error> {
        match self {
            Self::Server(mailbox) => Ok(mailbox.again(folder, uids).await?),
            Self::Folder(maildir) => {
                let (maildir, folder, uids) = (maildir.clone(), folder.clone(), uids.to_vec());
                aside(move || maildir.again(&folder, &uids)).await
            }
        }
    }

    /// Whether the server hung up over messages that can be asked for otherwise; then these doubts
    /// say how.
    pub(super) fn hung_up(&self, error: &Error, doubts: &mut Doubts) -> bool {
        let is_gone =
            matches!(error, Error::Mailbox(ImapError::Server(ServerError::Closed { .. })));
        match self {
            Self::Server(mailbox) => is_gone && doubts.hung_up(mailbox.asked()),
            Self::Folder(_) => false,
        }
    }

    /// Opens the mailbox anew, to read on in a folder with such messages.
    pub(super) async fn reopen(&mut self, way: &Way, doubts: &Doubts) -> Result<(), Error> {
        *self = Self::open(way).await?;
        self.doubt(doubts);
        Ok(())
    }

    /// The folder that is read next has messages at which the server hung up.
    pub(super) fn doubt(&mut self, doubts: &Doubts) {
        if let Self::Server(mailbox) = self {
            mailbox.doubt(doubts.clone());
        }
    }

    /// Waits until there is something new in a folder, or it is time to look at all of them.
    pub(super) async fn wait(
        &mut self,
        folder: &MailFolder,
        state: &FolderState,
        pause: Pause,
    ) -> Result<Woke, Error> {
        match self {
            Self::Server(mailbox) => Ok(mailbox.wait(folder, state, pause).await?),
            Self::Folder(_) => {
                tokio::time::sleep(pause.at_most.min(LOOK_EVERY)).await;
                Ok(Woke::TimeUp)
            }
        }
    }

    pub(super) async fn close(self) {
        if let Self::Server(mailbox) = self {
            mailbox.close().await;
        }
    }
}

/// Files are read beside everything else, which goes on.
async fn aside<T: Send + 'static>(
    read: impl FnOnce() -> Result<T, funkstille_post::mailbox::Problem> + Send + 'static,
) -> Result<T, Error> {
    match tokio::task::spawn_blocking(read).await {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(problem)) => Err(problem.into()),
        Err(ended) => {
            let why = Unreadable::System(Why::Other(ended.to_string()));
            Err(Error::Unreadable { path: PathBuf::new(), why })
        }
    }
}
