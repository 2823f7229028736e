//! `account remove`: a mailbox is no longer read.

use clap::Args;
use funkstille_engine::accounts;

use super::sheet;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Remove {
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

impl Remove {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let account = session.run(accounts::remove(&session.engine, &self.account))?;
        sheet::tell(&account, "account-removed", context)?;
        Ok(Done::Yes)
    }
}
