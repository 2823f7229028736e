//! A letter as a mail that the user sends from among the drafts of the own mailbox.

use funkstille_core::playbook::Action;
use funkstille_store::{Letter, OutboxState};

use super::form::{self, Form, Written};
use super::{LetterFile, LetterGroup};
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, NoDraft, Problem};

/// A mail that is to lie among the drafts.
pub(crate) struct Draft {
    /// The letter by mail.
    pub(crate) row: Letter,
    /// The address that it comes from.
    pub(crate) from: String,
    /// Its form.
    pub(crate) form: Form,
}

/// Writes a letter as a draft; one that names days which are no longer right is written anew first.
///
/// # Errors
/// [`Problem::LetterGone`] where it does not wait for a person's word; [`LetterProblem::NoDraft`]
/// where it goes by no mail; where it cannot be written as one.
pub(crate) async fn draft(
    engine: &Engine,
    moment: &mut Moment,
    letter: &str,
) -> Result<Draft, Error> {
    super::copy(engine, moment, letter).await?;
    let mut change = Change::begin(engine, moment).await?;
    let group = LetterGroup::load(change.work.read(), letter).await?;
    change.load_cases(&group.cases()).await?;
    let number = || group.number.clone();
    if group.channels.iter().any(|row| row.draft.state != OutboxState::InReview) {
        return Err(Problem::LetterGone { letter: number() }.into());
    }
    let is_mail = |row: &&Letter| row.channel == Action::Email.as_str();
    let no_mail = || LetterProblem::NoDraft { letter: number(), why: NoDraft::NoMail };
    let row = group.channels.iter().find(is_mail).ok_or_else(|| Problem::Letter(no_mail()))?;
    if row.recipient.is_empty() {
        let channel = row.channel.clone();
        return Err(Problem::NoRecipient { letter: number(), channel }.into());
    }
    let file = LetterFile::read(&row.facts)?;
    let thread = form::thread(&mut change, &file).await?;
    let file = LetterFile { thread, by_program: false, ..file };
    let ways = (row.channel.as_str(), row.recipient.as_str(), row.client.as_str());
    let written = Written::of(ways, &row.draft, (&file, &group.keys));
    let now = change.moment.now;
    let form = form::draft(&mut change, written, now).await?;
    Ok(Draft { row: row.clone(), from: change.business.email.clone(), form })
}
