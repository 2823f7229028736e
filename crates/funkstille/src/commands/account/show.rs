//! `account show`: one account. Never its password.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::accounts::{self, Kind};
use funkstille_engine::sending::unfiled_copies;

use super::sheet::{self, Row};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Show {
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

impl Show {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let (account, unfiled) = session.run(async {
            let mut reading = session.engine.read().await?;
            let account = accounts::find(&mut reading, &self.account).await?;
            Ok((account, unfiled_copies(&mut reading).await?))
        })?;
        if context.json {
            context.document(&Row::of(&account))?;
            return Ok(Done::Yes);
        }
        sheet::tell(&account, "account-line", context)?;
        let words = &context.words;
        let mut lines = Vec::new();
        if let Kind::Imap(imap) = &account.kind {
            let security = words.say(&format!("account-security-{}", imap.security.as_str()), &[]);
            let facts =
                [("user", imap.user.as_str().into()), ("security", security.as_str().into())];
            lines.push(words.say("account-line-server", &facts));
        }
        let files_nothing = unfiled.iter().any(|it| it.account == account.account);
        let facts = [
            ("auth", sheet::auth(&account, words).as_str().into()),
            ("state", sheet::state(&account, files_nothing, words).as_str().into()),
        ];
        lines.push(words.say("account-line-state", &facts));
        if !account.aliases.is_empty() {
            let aliases = account.aliases.join(", ");
            lines.push(words.say("account-line-aliases", &[("aliases", Fact::Text(aliases))]));
        }
        let name = accounts::authserv_id(&session.engine, &account)?;
        let key = match (&account.authserv_id, &name) {
            (Some(_), _) => "account-line-authserv-set",
            (None, Some(_)) => "account-line-authserv-known",
            (None, None) => "account-line-authserv-none",
        };
        lines.push(words.say(key, &[("name", Fact::Text(name.unwrap_or_default()))]));
        if account.outgoing.is_some() {
            let (rates, from) = accounts::rates(&session.engine, &account)?;
            let facts = [
                ("hour", i64::from(rates.per_hour).into()),
                ("day", i64::from(rates.per_day).into()),
            ];
            lines.push(words.say(&format!("account-line-rates-{}", from.as_str()), &facts));
        }
        for line in lines {
            context.line(&line)?;
        }
        Ok(Done::Yes)
    }
}
