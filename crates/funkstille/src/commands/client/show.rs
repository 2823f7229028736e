//! `client show`: everything that is known of a client.

use clap::Args;
use funkstille_engine::cases::CaseOverview;
use funkstille_engine::mail;

use super::sheet;
use crate::commands::case::row;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Show {
    #[arg(value_name = "CLIENT")]
    client: String,
}

impl Show {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let known = sheet::load(&session, &self.client)?;
        let learned = session.run(async {
            let mut reading = session.engine.read().await?;
            mail::learned(&mut reading, &known.state).await
        })?;
        if context.json {
            context.document(&sheet::shown(&known, &learned))?;
            return Ok(Done::Yes);
        }
        let text = sheet::text(&known, &context.words);
        context.line(&text)?;
        for line in sheet::learned_lines(&known, &learned, &context.words) {
            context.line(&line)?;
        }
        let now = session.moment()?.now;
        for case in &known.cases {
            let case = session.run(CaseOverview::load(&session.engine, &case.case, now))?;
            let line = row::line(&case, &context.words)?;
            context.line(&line)?;
        }
        Ok(Done::Yes)
    }
}
