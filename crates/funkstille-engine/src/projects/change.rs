//! A project is called something else, or goes on, stops or ends.

use funkstille_core::client::{ClientEvent, ProjectStage};

use super::find;
use super::gut_check::begins;
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
    let mut change = Change::begin(engine, moment).await?;
    let row = find(change.work.read(), project).await?;
    change.load_clients(&[&row.client]).await?;
    let renamed = ClientEvent::ProjectRenamed { project: row.project, title };
    change.happen_to_client(&row.client, &renamed)?;
    take_back_all(&mut change, &row.client).await?;
    change.finish().await
}

/// Says how far a project is.
///
/// # Errors
/// Where there is no such project, or work begins that needs a reason
/// ([`crate::Problem::GutCheck`]).
pub async fn set_stage(
    engine: &Engine,
    moment: &mut Moment,
    project: &str,
    stage: ProjectStage,
) -> Result<(), Error> {
    set_stage_despite(engine, moment, project, stage, None).await
}

/// As [`set_stage`]; `reason` says why work begins for a client whose invoice had to be sent again.
///
/// # Errors
/// As [`set_stage`].
pub async fn set_stage_despite(
    engine: &Engine,
    moment: &mut Moment,
    project: &str,
    stage: ProjectStage,
    reason: Option<&str>,
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let row = find(change.work.read(), project).await?;
    change.load_clients(&[&row.client]).await?;
    let stages = (Some(row.stage), stage);
    begins(&mut change, (&row.client, &row.project), stages, reason).await?;
    let changed = ClientEvent::ProjectStageChanged { project: row.project, stage };
    change.happen_to_client(&row.client, &changed)?;
    take_back_all(&mut change, &row.client).await?;
    change.finish().await
}
