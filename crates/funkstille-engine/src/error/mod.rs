//! What can go wrong in a use case. An error tells a person what happened, where, and what to do
//! next: its sentence stands in `locales/` under its key.

mod early;
mod event;
mod invoice;
mod letter;
mod matching;
mod misfit;
mod plain;
mod plain_value;
mod problem;
mod told;
mod unreadable;

pub use early::Early;
pub use event::EventProblem;
pub use funkstille_store::Why;
pub use invoice::{InvoiceProblem, NoPdf};
pub use letter::{LetterProblem, Misstated, NoDraft};
pub use matching::MatchProblem;
pub use unreadable::Unreadable;
pub use {misfit::Misfit, problem::Problem};

use plain::plain;
use std::io;
use std::path::{Path, PathBuf};

use funkstille_core::calendar::{CalendarError, HolidayTableError, Region, RegionError};
use funkstille_core::claim::InterestError;
use funkstille_core::claim::law::LawError;
use funkstille_core::client::AddressFault;
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::playbook::PlaybookError;
use funkstille_documents::PaperError;
use funkstille_post::imap::ImapError;
use funkstille_post::oauth::OAuthError;
use funkstille_store::StoreError;

use crate::accounts::AccountProblem;
use crate::interest::InterestProblem;
use crate::secrets::SecretError;
use crate::texts::{TextFlaw, TextProblem};

/// Something went wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", plain(self))]
pub enum Error {
    /// What was asked for cannot be done as things stand.
    Problem(#[from] Problem),
    /// The database did not do what it was asked.
    Store(#[from] StoreError),
    /// A password or token cannot be sealed or opened.
    Secret(#[from] SecretError),
    /// Something cannot be done to an account.
    Account(#[from] AccountProblem),
    /// Something cannot be told to the user.
    Telling(#[from] crate::telling::TellingProblem),
    /// A mailbox on a server cannot be read.
    Mailbox(#[from] ImapError),
    /// A login with a provider of tokens did not succeed.
    Login(#[from] OAuthError),
    /// Text that is no region code.
    Region(#[from] RegionError),
    /// A country without a holiday table.
    UnknownCountry {
        /// The region that was asked for.
        region: Region,
        /// The countries that have a table.
        known: Vec<String>,
    },
    /// A holiday table that cannot be used.
    HolidayTable {
        /// Which one.
        path: String,
        /// What is wrong.
        source: HolidayTableError,
    },
    /// A day of which nothing is known.
    Calendar(#[from] CalendarError),
    /// A file of law that cannot be used.
    Law {
        /// Which one.
        path: String,
        /// What is wrong.
        source: LawError,
    },
    /// A saved mapping of a bank's tables that cannot be used.
    Mapping(#[from] crate::bank::MappingProblem),
    /// Interest that cannot be computed.
    Claim(#[from] InterestError),
    /// Interest that was not asked for in a way that can be understood.
    Interest(#[from] InterestProblem),
    /// A region whose time zone is not known.
    NoTimeZone(Region),
    /// No playbook has that name.
    UnknownPlaybook {
        /// The name that was asked for.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A playbook that cannot be played.
    UnsoundPlaybook {
        /// Its file.
        path: String,
        /// What is wrong, in the order of its lines.
        errors: Vec<PlaybookError>,
    },
    /// A due date, for a playbook that starts without one.
    NoDueDate {
        /// The playbook.
        playbook: String,
    },
    /// Text that is no civil date.
    BadDate(String),
    /// Text that is no amount of money above zero.
    BadAmount(String),
    /// Text that is no e-mail address that letters can go to.
    BadAddress {
        /// The text.
        given: String,
        /// Why not.
        why: AddressFault,
    },
    /// No mailbox was named.
    NoMailbox,
    /// Text that is no IANA time zone.
    BadTimeZone(String),
    /// Text that is no event, or an event that does not fit.
    Event {
        /// The text.
        given: String,
        /// Why not.
        why: EventProblem,
    },
    /// A file or folder that cannot be read.
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// Why.
        why: Unreadable,
    },
    /// A file or folder that cannot be written.
    Unwritable {
        /// Which one.
        path: PathBuf,
        /// Why.
        why: Unreadable,
    },
    /// A text, or the list of words that no text has, that cannot be used as it is.
    UnsoundText {
        /// Its file.
        path: String,
        /// Line, from 1.
        line: usize,
        /// What has to be mended.
        why: TextFlaw,
    },
    /// A letter or task that was not written: a value is missing that its text needs.
    Text(#[from] TextProblem),
    /// A letter that cannot be printed.
    Paper(#[from] PaperError),
    /// A file with words that has a mistake in its form.
    BadWords {
        /// The file.
        path: String,
        /// Line, from 1.
        line: usize,
    },
}

impl Error {
    /// An error about a path that cannot be read.
    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self::Unreadable { path: path.to_path_buf(), why: error.into() }
    }

    /// An error about a path that cannot be written.
    pub fn unwritable(path: &Path, error: &io::Error) -> Self {
        Self::Unwritable { path: path.to_path_buf(), why: error.into() }
    }

    /// Whether the world outside failed (a disk, a server), and not what was asked for.
    pub fn is_outside(&self) -> bool {
        match self {
            Self::Unwritable { .. } | Self::Mailbox(_) => true,
            Self::Telling(problem) => problem.is_outside(),
            Self::Login(error) => error.is_outside(),
            Self::Store(error) => !matches!(
                error,
                StoreError::NotThere { .. }
                    | StoreError::NoDatabase { .. }
                    | StoreError::NotOnServer { .. }
                    | StoreError::Exists { .. }
                    | StoreError::NoBackup { .. }
                    | StoreError::AtWork { .. }
                    | StoreError::TooNew { .. }
                    | StoreError::TooOld { .. }
                    | StoreError::NoTenant { .. }
                    | StoreError::Conflict(_)
            ),
            _ => false,
        }
    }

    /// The problems of a playbook that make up this error; empty for every other error.
    pub fn playbook_errors(&self) -> &[PlaybookError] {
        match self {
            Self::UnsoundPlaybook { errors, .. } => errors,
            _ => &[],
        }
    }
}

impl Explain for Error {
    fn key(&self) -> String {
        match self {
            Self::Problem(source) => return source.key(),
            Self::Store(source) => return source.key(),
            Self::Secret(source) => return source.key(),
            Self::Account(source) => return source.key(),
            Self::Telling(source) => return source.key(),
            Self::Mailbox(source) => return source.key(),
            Self::Login(source) => return source.key(),
            Self::Region(source) => return source.key(),
            Self::HolidayTable { source, .. } => return source.key(),
            Self::Calendar(source) => return source.key(),
            Self::Law { source, .. } => return source.key(),
            Self::Claim(source) => return source.key(),
            Self::Interest(source) => return source.key(),
            Self::Mapping(source) => return source.key(),
            Self::Event { why, .. } => why.key(),
            Self::UnknownCountry { .. } => "error-country-unknown",
            Self::NoTimeZone(_) => "error-no-time-zone",
            Self::UnknownPlaybook { .. } => "error-playbook-unknown",
            Self::UnsoundPlaybook { .. } => "error-playbook-unsound",
            Self::NoDueDate { .. } => "error-no-due-date",
            Self::BadDate(_) => "error-date",
            Self::BadAmount(_) => "error-amount",
            Self::BadAddress { why, .. } => return why.key(),
            Self::NoMailbox => "error-no-mailbox",
            Self::BadTimeZone(_) => "error-time-zone",
            Self::Unreadable { .. } => "error-unreadable",
            Self::Unwritable { .. } => "error-unwritable",
            Self::UnsoundText { why, .. } => return why.key().to_owned(),
            Self::Text(source) => return source.key(),
            Self::Paper(source) => return source.key(),
            Self::BadWords { .. } => "error-words",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::Problem(source) => source.facts(),
            Self::Store(source) => source.facts(),
            Self::Secret(source) => source.facts(),
            Self::Account(source) => source.facts(),
            Self::Telling(source) => source.facts(),
            Self::Mailbox(source) => source.facts(),
            Self::Login(source) => source.facts(),
            Self::Region(source) => source.facts(),
            Self::Calendar(source) => source.facts(),
            Self::Claim(source) => source.facts(),
            Self::Interest(source) => source.facts(),
            Self::HolidayTable { path, source } => with(("path", path.into()), source.facts()),
            Self::Mapping(source) => source.facts(),
            Self::Law { path, source } => with(("path", path.into()), source.facts()),
            Self::BadAddress { given, why } => with(("given", given.into()), why.facts()),
            Self::Event { given, why } => with(("given", given.into()), why.facts()),
            Self::UnknownCountry { region, known } => vec![
                ("region", Fact::from(region.as_str())),
                ("known", Fact::Text(known.join(", "))),
            ],
            Self::NoMailbox => vec![],
            Self::NoTimeZone(region) => vec![("region", Fact::from(region.as_str()))],
            Self::UnknownPlaybook { name, known } => {
                vec![("playbook", name.into()), ("known", Fact::Text(known.join(", ")))]
            }
            Self::UnsoundPlaybook { path, .. } => vec![("path", path.into())],
            Self::NoDueDate { playbook } => vec![("playbook", playbook.into())],
            Self::BadDate(given) | Self::BadAmount(given) | Self::BadTimeZone(given) => {
                vec![("given", given.into())]
            }
            Self::Unreadable { path, why } | Self::Unwritable { path, why } => {
                vec![("path", Fact::Text(path.display().to_string())), ("why", why.fact())]
            }
            Self::Text(source) => source.facts(),
            Self::Paper(source) => source.facts(),
            Self::UnsoundText { path, line, why } => {
                let line = ("line", Fact::Text(line.to_string()));
                with(("path", path.into()), with(line, why.facts()))
            }
            Self::BadWords { path, line } => {
                vec![("path", path.into()), ("line", Fact::Text(line.to_string()))]
            }
        }
    }
}

fn with(
    first: (&'static str, Fact),
    mut facts: Vec<(&'static str, Fact)>,
) -> Vec<(&'static str, Fact)> {
    facts.insert(0, first);
    facts
}
