//! `account login`: a new password, or a login at a provider of tokens.

use std::time::Duration;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::accounts::{
    self, Account, AccountProblem, Auth, BrowserLogin, DeviceLogin, Kind, Pages,
};
use funkstille_engine::{Error, Moment};

use super::password::Password;
use super::{entrance, sheet};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Login {
    #[arg(value_name = "ACCOUNT")]
    account: String,

    #[arg(long)]
    device: bool,

    #[command(flatten)]
    password: Password,
}

/// Seconds of a minute.
const MINUTE: u64 = 60;

impl Login {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let account = self.find(&session)?;
        let provider = match &account.kind {
            Kind::Imap(imap) => matches!(imap.auth, Auth::Provider(_)),
            Kind::Maildir(_) if account.wants_login() => false,
            Kind::Maildir(_) => {
                let account = account.account.clone();
                return Err(Error::from(AccountProblem::NoLogin { account }).into());
            }
        };
        let key_is_new = if provider && !self.password.is_given() {
            self.at_provider(&session, &mut moment, context)?
        } else {
            self.with_password(&session, &mut moment, &account, context)?
        };
        sheet::tell(&self.find(&session)?, "account-logged-in", context)?;
        sheet::tell_of_key(key_is_new, context)?;
        Ok(Done::Yes)
    }

    fn find(&self, session: &Session) -> Result<Account, Failure> {
        session.run(async {
            let mut reading = session.engine.read().await?;
            accounts::find(&mut reading, &self.account).await
        })
    }

    fn with_password(
        &self,
        session: &Session,
        moment: &mut Moment,
        account: &Account,
        context: &mut Context<'_>,
    ) -> Result<bool, Failure> {
        let keys = context.config.key()?;
        let password = self.password.read(&account.address, context)?;
        let password = password.ok_or_else(|| Failure::Missing("--password-file".to_owned()))?;
        let with = (account, &password);
        session.run(accounts::set_password(&session.engine, moment, &keys, with))
    }

    fn at_provider(
        &self,
        session: &Session,
        moment: &mut Moment,
        context: &mut Context<'_>,
    ) -> Result<bool, Failure> {
        let entrance = entrance(session, context)?;
        let (engine, access) = (&session.engine, entrance.access());
        if self.device {
            let login = session.run(DeviceLogin::begin(engine, &access, &self.account))?;
            let minutes = i64::try_from(login.lasts.as_secs() / MINUTE).unwrap_or(i64::MAX);
            let facts = [
                ("address", Fact::from(&login.verification_uri)),
                ("code", Fact::from(&login.user_code)),
                ("minutes", minutes.into()),
            ];
            show("account-login-device", &facts, context)?;
            let wait = async |time: Duration| tokio::time::sleep(time).await;
            return session.run(login.finish(engine, moment, &access, wait));
        }
        let login = session.run(BrowserLogin::begin(engine, moment, &access, &self.account))?;
        show("account-login-browser", &[("address", Fact::from(&login.address))], context)?;
        let pages = Pages {
            language: context.config.language().code().to_owned(),
            done: context.words.say("account-page-done", &[]),
            failed: context.words.say("account-page-failed", &[]),
        };
        session.run(login.finish(engine, moment, &access, &pages))
    }
}

/// Shows the person where to log in.
fn show(key: &str, facts: &[(&str, Fact)], context: &mut Context<'_>) -> Result<(), Failure> {
    let told = context.words.say(key, facts);
    Ok(context.hint(&told)?)
}
