//! `account test`: each step on the way into a mailbox, and what to do where one fails.

use clap::Args;
use funkstille_engine::accounts::{self, StepState};
use serde::Serialize;

use super::entrance;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Test {
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    account: &'a str,
    works: bool,
    steps: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    step: &'static str,
    state: &'static str,
    message: String,
}

impl Test {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let entrance = entrance(&session, context)?;
        let engine = &session.engine;
        let (account, steps) = session.run(async {
            let account = accounts::find(&mut engine.read().await?, &self.account).await?;
            let access = entrance.access();
            let steps = accounts::examine(engine, &mut moment, &access, &account).await?;
            Ok((account, steps))
        })?;
        let works = steps.iter().all(|it| it.state != StepState::Failed);
        let rows: Vec<Row> = steps
            .iter()
            .map(|it| Row {
                step: it.step,
                state: it.state.as_str(),
                message: context.words.explain(it),
            })
            .collect();
        if context.json {
            context.document(&Document { account: &account.account, works, steps: rows })?;
        } else {
            for row in &rows {
                let state = context.words.say(&format!("account-test-state-{}", row.state), &[]);
                context.line(&format!("{state} {}", row.message))?;
            }
        }
        Ok(if works { Done::Yes } else { Done::No })
    }
}
