//! `account set`: server, login or addresses of a mailbox change.

use std::path::PathBuf;

use clap::builder::RangedI64ValueParser;
use clap::{ArgGroup, Args};
use funkstille_core::explain::Fact;
use funkstille_engine::Error;
use funkstille_engine::accounts::{self, AccountChange, Auth, OwnRates, Security, SmtpChange};

use super::add::SECURITIES;
use super::{providers, sheet};
use crate::commands::choice::one_of;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true))]
pub(crate) struct Set {
    #[arg(value_name = "ACCOUNT")]
    account: String,

    #[arg(long, value_name = "ADDRESS", group = "change")]
    address: Option<String>,

    #[arg(long, value_name = "HOST", group = "change")]
    host: Option<String>,

    #[arg(long, value_name = "PORT", group = "change")]
    port: Option<u16>,

    #[arg(long, value_name = "SECURITY", value_parser = one_of(SECURITIES), group = "change")]
    security: Option<Security>,

    #[arg(long, value_name = "USER", group = "change")]
    user: Option<String>,

    #[arg(long, value_name = "PROVIDER", group = "change", conflicts_with = "password")]
    provider: Option<String>,

    #[arg(long, group = "change")]
    password: bool,

    #[arg(long, value_name = "FOLDER", group = "change")]
    maildir: Option<PathBuf>,

    #[arg(long, value_name = "HOST", group = "change")]
    smtp_host: Option<String>,

    #[arg(long, value_name = "PORT", group = "change")]
    smtp_port: Option<u16>,

    #[arg(long, value_name = "SECURITY", value_parser = one_of(SECURITIES), group = "change")]
    smtp_security: Option<Security>,

    #[arg(long, value_name = "USER", group = "change")]
    smtp_user: Option<String>,

    #[arg(long, value_name = "ADDRESS", group = "change")]
    alias: Vec<String>,

    #[arg(long, value_name = "ADDRESS", group = "change")]
    no_alias: Vec<String>,

    #[arg(long, value_name = "NAME", group = "change")]
    authserv_id: Option<String>,

    #[arg(long, group = "change", conflicts_with = "authserv_id")]
    no_authserv_id: bool,

    #[arg(long, value_name = "COUNT", value_parser = at_least_one(), group = "change")]
    per_hour: Option<u32>,

    #[arg(long, value_name = "COUNT", value_parser = at_least_one(), group = "change")]
    per_day: Option<u32>,

    #[arg(long, group = "change", conflicts_with_all = ["per_hour", "per_day"])]
    no_rates: bool,
}

impl Set {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let moment = session.moment()?;
        if let Some(provider) = &self.provider {
            providers(context)?.check(provider).map_err(Error::from)?;
        }
        let change = self.change();
        let engine = &session.engine;
        let account = session.run(accounts::set(engine, &moment, &self.account, &change))?;
        sheet::tell(&account, "account-changed", context)?;
        if !context.json {
            let next =
                if account.lacks_login() { "account-next-login" } else { "account-next-test" };
            let next = context.words.say(next, &[("account", Fact::from(&account.account))]);
            context.hint(&next)?;
        }
        Ok(Done::Yes)
    }

    fn change(&self) -> AccountChange {
        let by_token = self.provider.clone().map(Auth::Provider);
        let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let forgets = self.no_authserv_id.then_some(None);
        AccountChange {
            address: self.address.clone(),
            host: self.host.clone(),
            port: self.port,
            security: self.security,
            user: self.user.clone(),
            auth: by_token.or_else(|| self.password.then_some(Auth::Password)),
            maildir: self.maildir.as_ref().map(absolute),
            authserv_id: self.authserv_id.clone().map(Some).or(forgets),
            smtp: SmtpChange {
                host: self.smtp_host.clone(),
                port: self.smtp_port,
                security: self.smtp_security,
                user: self.smtp_user.clone(),
            },
            rates: OwnRates { per_hour: self.per_hour, per_day: self.per_day },
            without_rates: self.no_rates,
            with_aliases: self.alias.clone(),
            without_aliases: self.no_alias.clone(),
        }
    }
}

/// A count that is at least one.
fn at_least_one() -> RangedI64ValueParser<u32> {
    RangedI64ValueParser::new().range(1..)
}
