//! A letter is put among the drafts of the user's own mailbox, once: the user sends it from there.

use funkstille_post::imap::{Copy, CopyKind, Limits, Mailbox};
use funkstille_post::incoming::FolderRole;
use funkstille_post::maildir::WatchedMaildir;
use jiff::Timestamp;

use crate::accounts::{self, Account, Entrance, Kind, refuse_practice};
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, NoDraft, Problem};
use crate::letters::{self, Draft, LetterGroup};
use crate::sending::drafted;

/// Where the draft of a letter lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The letter's number.
    pub letter: String,
    /// The number of the account.
    pub account: String,
    /// The address of the account.
    pub address: String,
    /// The folder.
    pub folder: String,
    /// Whether it lay there already.
    pub was_there: bool,
}

/// Puts a letter among the drafts of the account of the address that it comes from, else of the
/// first one. It is looked for there first, so that it never lies there twice, whatever became of
/// an earlier attempt.
///
/// # Errors
/// Where no such letter waits, there are no drafts ([`LetterProblem::NoDraft`]), the mailbox cannot
/// be reached, or the database is one for practice.
pub async fn draft(
    engine: &Engine,
    moment: &mut Moment,
    entrance: &Entrance,
    letter: &str,
) -> Result<Drafted, Error> {
    refuse_practice(engine).await?;
    let draft = letters::draft(engine, moment, letter).await?;
    let number = LetterGroup::number_of(&draft.row.letter).to_owned();
    let no_draft = |why| Problem::Letter(LetterProblem::NoDraft { letter: number.clone(), why });
    let all = accounts::list(&mut engine.read().await?).await?;
    let from = draft.from.to_lowercase();
    let own = all.iter().find(|account| account.addresses().any(|address| address == from));
    let account = own.or(all.first()).ok_or_else(|| no_draft(NoDraft::NoAccount))?;
    let placed = match &account.kind {
        Kind::Imap(_) => on_server(engine, moment, (entrance, account), &draft).await?,
        Kind::Maildir(root) => {
            let maildir = WatchedMaildir::new(root, Limits::default());
            let (message_id, bytes) = (&draft.form.message_id, &draft.form.bytes);
            let kept = maildir.keep_copy(CopyKind::Draft, message_id, bytes);
            let kept = kept.map_err(|(path, error)| Error::unwritable(&path, &error))?;
            kept.map(|kept| (kept.folder, kept.was_there))
        }
    };
    let address = account.address.clone();
    let no_folder = || no_draft(NoDraft::NoFolder { address: address.clone() });
    let (folder, was_there) = placed.ok_or_else(no_folder)?;
    drafted(engine, moment, (&draft, &account.account)).await?;
    Ok(Drafted { letter: number, account: account.account.clone(), address, folder, was_there })
}

/// The folder of drafts, and whether it lay there already; `None` where there is no such folder.
async fn on_server(
    engine: &Engine,
    moment: &mut Moment,
    (entrance, account): (&Entrance, &Account),
    draft: &Draft,
) -> Result<Option<(String, bool)>, Error> {
    let Kind::Imap(imap) = &account.kind else { return Ok(None) };
    let access = entrance.access();
    let login = accounts::imap_login(engine, moment, &access, account).await?;
    let at: Timestamp = moment.now;
    let mut mailbox =
        Mailbox::open(&accounts::server(imap, &access), &login, Limits::default()).await?;
    let folders = mailbox.folders().await?;
    let drafts = folders.into_iter().find(|folder| folder.role == FolderRole::Drafts);
    let Some(drafts) = drafts else {
        mailbox.close().await;
        return Ok(None);
    };
    let copy = Copy {
        folder: &drafts.name,
        message_id: &draft.form.message_id,
        bytes: &draft.form.bytes,
        at,
        kind: CopyKind::Draft,
    };
    let filed = mailbox.keep_copy(&copy).await?;
    mailbox.close().await;
    Ok(Some((drafts.name, filed.was_there)))
}
