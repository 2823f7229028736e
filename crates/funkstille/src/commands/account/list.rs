//! `account list`: all accounts.

use clap::Args;
use funkstille_engine::accounts;
use funkstille_engine::sending::unfiled_copies;

use super::sheet::{self, Row};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table;

#[derive(Args)]
pub(crate) struct List {}

impl List {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let (all, unfiled) = session.run(async {
            let mut reading = session.engine.read().await?;
            let all = accounts::list(&mut reading).await?;
            Ok((all, unfiled_copies(&mut reading).await?))
        })?;
        if context.json {
            context.document(&all.iter().map(Row::of).collect::<Vec<_>>())?;
            return Ok(Done::Yes);
        }
        if all.is_empty() {
            let none = context.words.say("account-none", &[]);
            context.hint(&none)?;
            return Ok(Done::Yes);
        }
        let words = &context.words;
        let heads = [
            ("head-number", table::NUMBER_WIDTH),
            ("head-address", table::NAME_WIDTH),
            ("head-place", None),
            ("head-state", None),
        ];
        let mut table = table::headed(words, &heads);
        for account in &all {
            let files_nothing = unfiled.iter().any(|it| it.account == account.account);
            let state = sheet::state(account, files_nothing, words);
            table.add_row([&account.account, &account.address, &account.place(), &state]);
        }
        let table = table.trim_fmt();
        context.line(&table)?;
        Ok(Done::Yes)
    }
}
