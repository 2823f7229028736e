//! A project as people and programs read it.

use funkstille_core::client::ProjectStage;
use funkstille_core::explain::Fact;
use funkstille_engine::projects;
use funkstille_engine::today::notes_of_client;
use funkstille_engine::words::Words;
use serde::Serialize;

use crate::commands::choice::{STAGES, name_of};
use crate::context::Context;
use crate::failure::Failure;
use crate::session::Session;

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    pub(super) project: &'a str,
    pub(super) client: &'a str,
    pub(super) title: &'a str,
    pub(super) stage: &'static str,
}

/// How far a project is, in words.
pub(super) fn stage(stage: ProjectStage, words: &Words) -> String {
    words.say(&format!("project-stage-{}", name_of(STAGES, &stage)), &[])
}

/// Shows the project as it is now, after the words under `key`.
pub(super) fn show(
    session: &Session,
    project: &str,
    key: &str,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let row = session.run(async {
        let mut reading = session.engine.read().await?;
        projects::find(&mut reading, project).await
    })?;
    if context.json {
        let stage = name_of(STAGES, &row.stage);
        let row = Row { project: &row.project, client: &row.client, title: &row.title, stage };
        return Ok(context.document(&row)?);
    }
    let facts = [
        ("project", Fact::from(&row.project)),
        ("title", Fact::from(&row.title)),
        ("stage", Fact::Text(stage(row.stage, &context.words))),
    ];
    let told = context.words.say(key, &facts);
    context.line(&told)?;
    if matches!(row.stage, ProjectStage::Enquiry | ProjectStage::Running) {
        show_notes(session, &row.client, context)?;
    }
    Ok(())
}

/// What a person should know of a client with whom something begins.
pub(in crate::commands) fn show_notes(
    session: &Session,
    client: &str,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let now = session.moment()?.now;
    for note in session.run(notes_of_client(&session.engine, now, client))? {
        let told = context.words.explain(&note);
        context.hint(&told)?;
    }
    Ok(())
}
