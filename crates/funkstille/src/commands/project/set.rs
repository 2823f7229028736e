//! `project set`: the title of a project, or how far it is.

use clap::{ArgGroup, Args};
use funkstille_core::client::ProjectStage;
use funkstille_engine::projects;

use super::row;
use crate::commands::choice::{STAGES, one_of};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true))]
pub(crate) struct Set {
    #[arg(value_name = "PROJECT")]
    project: String,

    #[arg(long, value_name = "TITLE", group = "change")]
    title: Option<String>,

    #[arg(long, value_name = "STAGE", value_parser = one_of(STAGES), group = "change")]
    stage: Option<ProjectStage>,

    #[arg(long, value_name = "REASON", requires = "stage")]
    reason: Option<String>,
}

impl Set {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        // Its number first: the title by which it was called may be the one that changes.
        let found = session.run(async {
            let mut reading = session.engine.read().await?;
            projects::find(&mut reading, &self.project).await
        })?;
        let (engine, project) = (&session.engine, found.project.as_str());
        if let Some(title) = &self.title {
            session.run(projects::rename(engine, &mut moment, project, title))?;
        }
        if let Some(stage) = self.stage {
            let reason = self.reason.as_deref();
            let set = projects::set_stage_despite(engine, &mut moment, project, stage, reason);
            session.run(set)?;
        }
        row::show(&session, project, "project-changed", context)?;
        Ok(Done::Yes)
    }
}
