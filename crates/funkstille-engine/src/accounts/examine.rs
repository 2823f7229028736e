//! Does it work? Each step on the way into a mailbox, and what to do where one fails.

use std::path::Path;

use funkstille_core::explain::{Explain, Fact};
use funkstille_post::imap::{ImapError, Limits, Mailbox};
use funkstille_post::incoming::{FolderRole, MailFolder};
use funkstille_post::server::{Security, ServerError};
use funkstille_post::smtp::{self, Submission};
use funkstille_post::{imap, mailbox};

use super::{Access, Account, Auth, Imap, Kind, imap_login, server, way_out};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::reason;

/// A step on the way into a mailbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was tried: `settings`, `login`, `name`, `connection`, `folders`, `news`, `marks`,
    /// `sending`.
    pub step: &'static str,
    /// How it went.
    pub state: StepState,
    key: String,
    facts: Vec<(&'static str, Fact)>,
}

/// How a step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// As it should.
    Ok,
    /// It works, and could be better.
    Note,
    /// It failed; no further step was tried.
    Failed,
}

const SETTINGS: &str = "settings";
const SECRET: &str = "secret";
const NAME: &str = "name";
const FOLDERS: &str = "folders";
const CONNECTION: &str = "connection";
const TLS: &str = "tls";
const GREETING: &str = "greeting";
const LOGIN: &str = "login";
const NEWS: &str = "news";
const MARKS: &str = "marks";
const SENDING: &str = "sending";

/// The steps inside a connection, in order; an error of the mailbox names the one that failed.
/// With STARTTLS the greeting comes before TLS, and without protection there is none.
fn steps_inside(security: Security) -> &'static [&'static str] {
    match security {
        Security::Tls => &[CONNECTION, TLS, GREETING, LOGIN],
        Security::StartTls => &[CONNECTION, GREETING, TLS, LOGIN],
        Security::Plain => &[CONNECTION, GREETING, LOGIN],
    }
}

impl StepState {
    /// Its name: `ok`, `note`, `failed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Note => "note",
            Self::Failed => "failed",
        }
    }
}

impl Step {
    fn new(step: &'static str, what: &str, facts: Vec<(&'static str, Fact)>) -> Self {
        let key = format!("account-test-{step}-{what}");
        Self { step, state: StepState::Ok, key, facts }
    }

    fn ok(step: &'static str) -> Self {
        Self::new(step, "ok", vec![])
    }

    fn failed(step: &'static str, why: &impl Explain) -> Self {
        Self { step, state: StepState::Failed, key: why.key(), facts: why.facts() }
    }
}

impl Explain for Step {
    fn key(&self) -> String {
        self.key.clone()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        self.facts.clone()
    }
}

/// Tries everything that reading an account and sending by it need, up to the first step that
/// fails, and notes how it went.
///
/// # Errors
/// [`super::AccountProblem::Practice`], and where the database fails; what fails outside is a step.
pub async fn examine(
    engine: &Engine,
    moment: &mut Moment,
    access: &Access<'_>,
    account: &Account,
) -> Result<Vec<Step>, Error> {
    super::access::refuse_practice(engine).await?;
    let mut steps = match &account.kind {
        Kind::Maildir(path) => maildir(path),
        Kind::Imap(imap) => on_server(engine, moment, access, (account, imap)).await,
    };
    if steps.iter().all(|it| it.state != StepState::Failed) {
        steps.push(sending(engine, moment, access, account).await);
    }
    let failed = steps.iter().find(|it| it.state == StepState::Failed);
    let mut work = engine.store.begin(engine.tenant).await?;
    let failure = failed.map(|it| reason::record(it));
    work.note_account(&account.account, failure.as_deref(), moment.now).await?;
    work.commit().await?;
    Ok(steps)
}

/// Whether the server lets us in that takes its mail; nothing is sent.
async fn sending(
    engine: &Engine,
    moment: &mut Moment,
    access: &Access<'_>,
    account: &Account,
) -> Step {
    let way = match way_out(engine, moment, access, account).await {
        Ok(Some(way)) => way,
        Ok(None) => {
            let facts = vec![("account", (&account.account).into())];
            return Step { state: StepState::Note, ..Step::new(SENDING, "unknown", facts) };
        }
        Err(error) => return Step::failed(SENDING, &error),
    };
    let login = way.login.as_ref();
    match Submission::open(&way.server, login, smtp::Limits::default()).await {
        Ok(submission) => {
            submission.close().await;
            Step::new(SENDING, "ok", vec![("host", (&way.server.host).into())])
        }
        Err(why) => Step::failed(SENDING, why.why()),
    }
}

fn maildir(path: &Path) -> Vec<Step> {
    let place = ("place", Fact::Text(path.display().to_string()));
    match mailbox::list(path) {
        Ok(listing) => {
            let count = i64::try_from(listing.files.len()).unwrap_or(i64::MAX);
            vec![Step::new(FOLDERS, "maildir", vec![place, ("count", count.into())])]
        }
        Err(problem) => {
            let why = Error::from(problem);
            vec![Step::failed(FOLDERS, &why)]
        }
    }
}

async fn on_server(
    engine: &Engine,
    moment: &mut Moment,
    access: &Access<'_>,
    (account, imap): (&Account, &Imap),
) -> Vec<Step> {
    let mut steps = vec![settings(account, imap)];
    let login = match imap_login(engine, moment, access, account).await {
        Ok(login) => login,
        Err(error) => {
            steps.push(Step::failed(SECRET, &error));
            return steps;
        }
    };
    let kind = if imap.auth == Auth::Password { "password" } else { "token" };
    steps.push(Step::new(SECRET, kind, vec![]));
    match access.client.dns().addresses(&imap.host).await {
        Ok(found) if !found.is_empty() => {
            let found: Vec<_> = found.iter().map(ToString::to_string).collect();
            let facts =
                vec![("host", (&imap.host).into()), ("found", found.join(", ").as_str().into())];
            steps.push(Step::new(NAME, "ok", facts));
        }
        // The system may know names that its name servers do not.
        _ => {
            let facts = vec![("host", (&imap.host).into())];
            let state = StepState::Note;
            steps.push(Step { state, ..Step::new(NAME, "unknown", facts) });
        }
    }
    steps.extend(inside(&server(imap, access), &login).await);
    steps
}

fn settings(account: &Account, imap: &Imap) -> Step {
    let facts = vec![
        ("place", account.place().as_str().into()),
        ("security", Fact::Key(format!("account-security-{}", imap.security.as_str()))),
        ("user", (&imap.user).into()),
    ];
    Step::new(SETTINGS, "ok", facts)
}

async fn inside(server: &imap::Server, login: &imap::Login) -> Vec<Step> {
    let all = steps_inside(server.security);
    let mut mailbox = match Mailbox::open(server, login, Limits::default()).await {
        Ok(mailbox) => mailbox,
        Err(error) => {
            let failed = step_of(&error);
            let before = all.iter().take_while(|step| **step != failed);
            let before = before.map(|step| Step::ok(step));
            return before.chain([Step::failed(failed, &error)]).collect();
        }
    };
    let mut steps: Vec<Step> = all.iter().map(|step| Step::ok(step)).collect();
    match mailbox.folders().await {
        Ok(folders) => steps.push(folders_step(&folders)),
        Err(error) => {
            steps.push(Step::failed(FOLDERS, &error));
            return steps;
        }
    }
    for (step, is_there) in [(NEWS, mailbox.tells_news()), (MARKS, mailbox.counts_changes())] {
        let what = if is_there { "ok" } else { "missing" };
        let state = if is_there { StepState::Ok } else { StepState::Note };
        steps.push(Step { state, ..Step::new(step, what, vec![]) });
    }
    mailbox.close().await;
    steps
}

fn folders_step(folders: &[MailFolder]) -> Step {
    let named = |role: FolderRole| {
        let names = folders.iter().filter(|it| it.role == role).map(|it| it.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let count = i64::try_from(folders.len()).unwrap_or(i64::MAX);
    let sent = named(FolderRole::Sent);
    if sent.is_empty() {
        // Without it nobody sees what its owner answered from elsewhere.
        let facts = vec![("count", count.into())];
        return Step { state: StepState::Note, ..Step::new(FOLDERS, "no-sent", facts) };
    }
    Step::new(FOLDERS, "ok", vec![("count", count.into()), ("sent", sent.as_str().into())])
}

/// The step at which a mailbox gave up.
fn step_of(error: &ImapError) -> &'static str {
    use ServerError as E;
    let error = match error {
        ImapError::Server(error) => error,
        ImapError::NoImap { .. } => return GREETING,
        ImapError::NoFolder { .. } | ImapError::Full { .. } | ImapError::Refuses { .. } => {
            return LOGIN;
        }
    };
    match error {
        E::NoSuchHost { .. }
        | E::Refused { .. }
        | E::Unreachable { .. }
        | E::PlainOverNetwork { .. } => CONNECTION,
        E::NoTls { .. }
        | E::NoStartTls { .. }
        | E::CertificateUntrusted { .. }
        | E::CertificateExpired { .. }
        | E::CertificateOtherName { .. }
        | E::Tls { .. }
        | E::BadRoots { .. } => TLS,
        E::Garbled { .. }
        | E::NoGreeting { .. }
        | E::Silent { .. }
        | E::Closed { .. }
        | E::Broken { .. } => GREETING,
        _ => LOGIN,
    }
}
