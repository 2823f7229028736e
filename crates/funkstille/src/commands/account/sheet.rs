//! An account as people and programs read it.

use funkstille_core::explain::Fact;
use funkstille_engine::accounts::{Account, Auth, Kind};
use funkstille_engine::words::Words;
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;

/// The JSON of the contract; the order of the fields is part of it. No password, no token.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    account: &'a str,
    address: &'a str,
    kind: &'static str,
    host: Option<&'a str>,
    port: Option<u16>,
    security: Option<&'static str>,
    user: Option<&'a str>,
    auth: Option<&'a str>,
    maildir: Option<String>,
    has_secret: bool,
    succeeded_at: Option<String>,
    failed_at: Option<String>,
    failure: Option<&'a str>,
    aliases: &'a [String],
    authserv_id: Option<&'a str>,
    /// As somebody set them; nothing where they are left to the program.
    per_hour: Option<u32>,
    per_day: Option<u32>,
}

impl<'a> Row<'a> {
    pub(super) fn of(account: &'a Account) -> Self {
        let (imap, maildir) = match &account.kind {
            Kind::Imap(imap) => (Some(imap), None),
            Kind::Maildir(path) => (None, Some(path.display().to_string())),
        };
        Self {
            account: &account.account,
            address: &account.address,
            kind: account.kind.as_str(),
            host: imap.map(|it| it.host.as_str()),
            port: imap.map(|it| it.port),
            security: imap.map(|it| it.security.as_str()),
            user: imap.map(|it| it.user.as_str()),
            auth: imap.map(|it| it.auth.as_str()),
            maildir,
            has_secret: account.has_secret,
            succeeded_at: account.succeeded_at.map(|at| at.to_string()),
            failed_at: account.failed_at.map(|at| at.to_string()),
            failure: account.failure.as_deref(),
            aliases: &account.aliases,
            authserv_id: account.authserv_id.as_deref(),
            per_hour: account.rates.per_hour,
            per_day: account.rates.per_day,
        }
    }
}

/// How it stands with an account, in words; `files_nothing` where copies of letters that left
/// cannot be filed in it.
pub(super) fn state(account: &Account, files_nothing: bool, words: &Words) -> String {
    let state = match (account.lacks_login(), &account.failure, account.succeeded_at) {
        (true, ..) => "no-secret",
        (_, Some(_), _) => "failed",
        _ if files_nothing => "files-nothing",
        (_, None, Some(_)) => "ok",
        (_, None, None) => "new",
    };
    words.say(&format!("account-state-{state}"), &[])
}

/// How one logs in, in words.
pub(super) fn auth(account: &Account, words: &Words) -> String {
    match &account.kind {
        Kind::Maildir(_) => words.say("account-auth-maildir", &[]),
        Kind::Imap(imap) => match &imap.auth {
            Auth::Password => words.say("account-auth-password", &[]),
            Auth::Provider(name) => {
                words.say("account-auth-token", &[("provider", name.as_str().into())])
            }
        },
    }
}

/// Shows an account after the words under `key`.
pub(super) fn tell(account: &Account, key: &str, context: &mut Context<'_>) -> Result<(), Failure> {
    if context.json {
        return Ok(context.document(&Row::of(account))?);
    }
    let facts = [
        ("account", Fact::from(&account.account)),
        ("address", Fact::from(&account.address)),
        ("place", Fact::Text(account.place())),
    ];
    let told = context.words.say(key, &facts);
    Ok(context.line(&told)?)
}

/// Says where the key is that was just made, and what that means.
pub(super) fn tell_of_key(is_new: bool, context: &mut Context<'_>) -> Result<(), Failure> {
    if !is_new {
        return Ok(());
    }
    let place = context.config.key_shown();
    let told = context.words.say("account-key-made", &[("place", Fact::Text(place))]);
    Ok(context.hint(&told)?)
}
