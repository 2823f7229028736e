//! `account add`: a mailbox becomes known.

use std::path::PathBuf;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::accounts::{
    self, AccountProblem, Auth, Found, Imap, Kind, NewAccount, Outgoing, Security, Source,
};
use funkstille_engine::{Engine, Error};

use super::password::Password;
use super::{providers, sheet};
use crate::commands::choice::one_of;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Add {
    #[arg(value_name = "ADDRESS")]
    address: String,

    #[arg(long, value_name = "HOST")]
    host: Option<String>,

    #[arg(long, value_name = "PORT", requires = "host")]
    port: Option<u16>,

    #[arg(long, value_name = "SECURITY", value_parser = one_of(SECURITIES), requires = "host")]
    security: Option<Security>,

    #[arg(long, value_name = "USER", conflicts_with = "maildir")]
    user: Option<String>,

    #[arg(long, value_name = "PROVIDER", conflicts_with = "maildir")]
    provider: Option<String>,

    #[arg(long, value_name = "FOLDER", conflicts_with = "host")]
    maildir: Option<PathBuf>,

    #[command(flatten)]
    password: Password,
}

/// How a connection is guarded.
pub(super) const SECURITIES: &[(&str, Security)] =
    &[("tls", Security::Tls), ("starttls", Security::StartTls), ("none", Security::None)];

/// The usual ports of IMAP: with TLS from the first byte (RFC 8314), and without (RFC 9051).
const IMAPS: u16 = 993;
const IMAP: u16 = 143;

/// What was found, and where mail is handed over.
type Place = (Kind, Option<Outgoing>, Option<Found>);

impl Add {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        if let Some(provider) = &self.provider {
            providers(context)?.check(provider).map_err(Error::from)?;
        }
        let (kind, outgoing, found) = self.place(&session)?;
        if let Some(found) = &found {
            tell_found(found, context)?;
        }
        let password = match &kind {
            Kind::Imap(imap) if imap.auth == Auth::Password => {
                self.password.read(&imap.user, context)?
            }
            // For the server to which its mail is handed over.
            Kind::Maildir(_) if self.password.is_given() => {
                self.password.read(&self.address, context)?
            }
            _ => None,
        };
        let keys = context.config.key()?;
        let new = NewAccount { address: self.address.clone(), kind, outgoing, password };
        let added = session.run(accounts::add(&session.engine, &mut moment, &keys, &new))?;
        let account = session.run(async {
            let mut reading = session.engine.read().await?;
            accounts::find(&mut reading, &added.account).await
        })?;
        sheet::tell(&account, "account-added", context)?;
        sheet::tell_of_key(added.key_is_new, context)?;
        if !context.json {
            let next =
                if account.lacks_login() { "account-next-login" } else { "account-next-test" };
            let facts = [("account", Fact::from(&account.account))];
            let next = context.words.say(next, &facts);
            context.hint(&next)?;
        }
        Ok(Done::Yes)
    }

    fn place(&self, session: &Session) -> Result<Place, Failure> {
        if let Some(folder) = &self.maildir {
            // The program may be started from elsewhere next time.
            let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
            return Ok((Kind::Maildir(folder), None, None));
        }
        let auth = |found: Option<&Found>| {
            let known = found.and_then(|it| it.provider.as_ref());
            match self.provider.as_ref().or(known) {
                // Who gives a password means to use it, as one made for this program.
                Some(name) if self.provider.is_some() || !self.password.is_given() => {
                    Auth::Provider(name.clone())
                }
                _ => Auth::Password,
            }
        };
        let user = |usual: &str| self.user.clone().unwrap_or_else(|| usual.to_owned());
        if let Some(host) = &self.host {
            let security = self.security.unwrap_or(Security::Tls);
            let usual = if security == Security::Tls { IMAPS } else { IMAP };
            let (host, port) = (host.to_lowercase(), self.port.unwrap_or(usual));
            let (user, auth) = (user(&self.address), auth(None));
            return Ok((Kind::Imap(Imap { host, port, security, user, auth }), None, None));
        }
        let found = session.run(search(&session.engine, &self.address))?;
        let (server, auth) = (&found.incoming, auth(Some(&found)));
        let imap = Imap {
            host: server.host.clone(),
            port: server.port,
            security: server.security,
            user: user(&server.user),
            auth,
        };
        let outgoing = found.outgoing.as_ref().map(Outgoing::from);
        Ok((Kind::Imap(imap), outgoing, Some(found)))
    }
}

/// In practice nobody is asked.
async fn search(engine: &Engine, address: &str) -> Result<Found, Error> {
    let client = match accounts::network(engine).await {
        Ok(client) => Some(client),
        Err(Error::Account(AccountProblem::Practice)) => None,
        Err(error) => return Err(error),
    };
    Ok(accounts::search(engine, address, client.as_ref()).await?.found)
}

/// Says where the server is known from, and what has to be done there first.
fn tell_found(found: &Found, context: &mut Context<'_>) -> Result<(), Failure> {
    let server = &found.incoming;
    let place = Fact::Text(format!("{}:{}", server.host, server.port));
    let (key, from) = match &found.source {
        Source::Document { url } => ("document", url.as_str()),
        Source::NameServers => ("name-servers", ""),
        Source::Known { name, is_sure: true } => ("known", name.as_str()),
        Source::Known { name, is_sure: false } => ("likely", name.as_str()),
        Source::Guess => ("guess", ""),
    };
    let facts = [("place", place), ("from", from.into())];
    let told = context.words.say(&format!("account-found-{key}"), &facts);
    context.hint(&told)?;
    if let Some(needs) = &found.needs {
        let told = context.words.say(&format!("account-needs-{needs}"), &[]);
        context.hint(&told)?;
    }
    Ok(())
}
