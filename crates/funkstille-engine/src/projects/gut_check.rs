//! The gut check: whether to work again for a client whose invoice had to be sent again
//! (docs/rules.md, *Payment*).

use funkstille_core::client::{ClientEvent, ProjectStage};

use crate::change::Change;
use crate::error::{Error, Problem};
use crate::today::gut_check;

/// A project of a client begins: after a gut check only for a reason, which is on record. `before`
/// is how far it was; `None` where it is new.
///
/// # Errors
/// [`Problem::GutCheck`] where there is no reason.
pub(super) async fn begins(
    change: &mut Change<'_>,
    (client, project): (&str, &str),
    (before, after): (Option<ProjectStage>, ProjectStage),
    reason: Option<&str>,
) -> Result<(), Error> {
    // Work that was paused goes on; it does not begin.
    let has_begun = matches!(before, Some(ProjectStage::Running | ProjectStage::Paused));
    if after != ProjectStage::Running || has_begun {
        return Ok(());
    }
    let cases: Vec<String> = change.siblings(client).iter().map(|row| row.case.clone()).collect();
    let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
    change.load_readable(&cases).await?;
    let Some(case) = gut_check(change, client) else { return Ok(()) };
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let Some(reason) = reason else { return Err(Problem::GutCheck { case }.into()) };
    let (project, reason) = (project.to_owned(), reason.to_owned());
    change.happen_to_client(client, &ClientEvent::GutChecked { project, case, reason })
}
