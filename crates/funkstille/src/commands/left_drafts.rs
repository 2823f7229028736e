//! Drafts in the user's mailbox whose letters were taken back or have left: whoever brings that
//! about is told to delete them there (S-11).

use funkstille_engine::letters::{LeftDraft, left_drafts};

use crate::concern::wrapped;
use crate::context::Context;
use crate::failure::Failure;
use crate::session::Session;

/// Says of which letters a draft is left; nothing where there are none, or a program reads.
pub(super) fn tell(
    session: &Session,
    is_meant: impl Fn(&LeftDraft) -> bool,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    if context.json {
        return Ok(());
    }
    let now = session.moment()?.now;
    let left = session.run(left_drafts(&session.engine, now))?;
    for draft in left.iter().filter(|draft| is_meant(draft)) {
        let told = context.words.explain(draft);
        context.line(&wrapped(&told, "! ", "  ").join("\n"))?;
    }
    Ok(())
}
