//! A project is called something else, or goes on, stops or ends.

use funkstille_core::client::{ClientEvent, ProjectStage};

use super::find;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::letters::take_back_all;
use crate::line::named;

/// Gives a project another title. Letters that wait and say the old one are written anew.
///
/// # Errors
/// Where there is no such project.
pub async fn rename(
    engine: &Engine,
    moment: &mut Moment,
    project: &str,
    title: &str,
) -> Result<(), Error> {
    let title = named("title", title)?;
    change(engine, moment, project, |project| ClientEvent::ProjectRenamed { project, title }).await
}

/// Says how far a project is.
///
/// # Errors
/// Where there is no such project.
pub async fn set_stage(
    engine: &Engine,
    moment: &mut Moment,
    project: &str,
    stage: ProjectStage,
) -> Result<(), Error> {
    let changed = |project| ClientEvent::ProjectStageChanged { project, stage };
    change(engine, moment, project, changed).await
}

async fn change(
    engine: &Engine,
    moment: &mut Moment,
    project: &str,
    event: impl FnOnce(String) -> ClientEvent,
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let row = find(change.work.read(), project).await?;
    change.load_clients(&[&row.client]).await?;
    change.happen_to_client(&row.client, &event(row.project))?;
    take_back_all(&mut change, &row.client).await?;
    change.finish().await
}
