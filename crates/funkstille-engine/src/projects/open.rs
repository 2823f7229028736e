//! A project with a client begins.

use funkstille_core::client::{ClientEvent, ProjectStage};

use super::gut_check::begins;
use crate::change::Change;
use crate::clients;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::line::named;
use crate::numbers::{self, Counted};

/// Opens a project of a client, who is named by number, name or address; gives its id.
///
/// # Errors
/// Where there is no such client, or work begins that needs a reason
/// ([`crate::Problem::GutCheck`]).
pub async fn open(
    engine: &Engine,
    moment: &mut Moment,
    client: &str,
    what: (&str, ProjectStage),
) -> Result<String, Error> {
    open_despite(engine, moment, client, what, None).await
}

/// As [`open`]; `reason` says why work begins for a client whose invoice had to be sent again.
///
/// # Errors
/// As [`open`].
pub async fn open_despite(
    engine: &Engine,
    moment: &mut Moment,
    client: &str,
    (title, stage): (&str, ProjectStage),
    reason: Option<&str>,
) -> Result<String, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let client = clients::find(change.work.read(), client).await?;
    change.load_clients(&[&client]).await?;
    let now = change.moment.now;
    let project = numbers::take(&mut change.work, Counted::Project, 1, now).await?.to_string();
    let title = named("title", title)?;
    let opened = ClientEvent::ProjectOpened { project: project.clone(), title, stage };
    begins(&mut change, (&client, &project), (None, stage), reason).await?;
    change.happen_to_client(&client, &opened)?;
    change.finish().await?;
    Ok(project)
}
