//! `project add`: a project with a client begins.

use clap::Args;
use funkstille_core::client::ProjectStage;
use funkstille_engine::projects;

use super::row;
use crate::commands::choice::{STAGES, one_of};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Add {
    #[arg(value_name = "CLIENT")]
    client: String,

    #[arg(value_name = "TITLE")]
    title: String,

    #[arg(long, value_name = "STAGE", value_parser = one_of(STAGES), default_value = "enquiry")]
    stage: ProjectStage,

    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
}

impl Add {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let (what, reason) = ((self.title.as_str(), self.stage), self.reason.as_deref());
        let engine = &session.engine;
        let opened = projects::open_despite(engine, &mut moment, &self.client, what, reason);
        let project = session.run(opened)?;
        row::show(&session, &project, "project-added", context)?;
        Ok(Done::Yes)
    }
}
