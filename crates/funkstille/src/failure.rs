//! Why a command did not do what it was asked, and the exit codes.

use std::io;
use std::process::ExitCode;

use funkstille_core::explain::Fact;
use funkstille_core::playbook::PlaybookError;
use funkstille_engine::error::LetterProblem;
use funkstille_engine::words::Words;
use funkstille_engine::{self as engine, Error};

use crate::config::Problem;

/// How a command ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// Done; where there was a question, the answer is yes.
    Yes,
    /// Done, and the answer is no.
    No,
    /// Done as far as possible: some input could not be read, and the command has said so.
    NotAllRead,
    /// Done as far as possible: something outside could not be reached, and the command has said
    /// so.
    NotReached,
}

/// Why a command could not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A use case failed.
    Engine(Error),
    /// The configuration cannot be used: everything that is wrong with it.
    Config(Vec<Problem>),
    /// An argument is missing that nobody was there to be asked for.
    Missing(String),
    /// The system did not give what the program needs to work at all.
    System(io::Error),
    /// No editor is known.
    NoEditor,
    /// The editor could not be started, or failed.
    Editor(String),
    /// The output could not be written.
    Output(io::Error),
}

/// Wrong usage, or an input that cannot be read at all.
pub(crate) const WRONG_USAGE: u8 = 2;

/// Something outside (server, disk, network) failed.
const OUTSIDE: u8 = 3;

impl Done {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Yes => 0,
            Self::No => 1,
            Self::NotAllRead => WRONG_USAGE,
            Self::NotReached => OUTSIDE,
        }
    }
}

impl Failure {
    /// The exit code, and the lines that tell a person what happened; no line where nobody reads
    /// any more.
    pub(crate) fn tell(&self, words: &Words) -> (ExitCode, Vec<String>) {
        match self {
            Self::Engine(error) => {
                let code = if error.is_outside() { OUTSIDE } else { WRONG_USAGE };
                (ExitCode::from(code), tell_error(error, words))
            }
            Self::Config(problems) => {
                let mut lines = vec![words.say("config-unusable", &[])];
                lines.extend(problems.iter().map(|problem| problem.tell(words)));
                (ExitCode::from(WRONG_USAGE), lines)
            }
            Self::Missing(argument) => {
                let told = words.say("usage-missing", &[("arguments", Fact::from(argument))]);
                (ExitCode::from(WRONG_USAGE), vec![told])
            }
            Self::System(error) => {
                let why = Fact::Text(error.to_string());
                let told = words.say("error-system", &[("why", why)]);
                (ExitCode::from(OUTSIDE), vec![told])
            }
            Self::NoEditor => {
                (ExitCode::from(WRONG_USAGE), vec![words.say("error-no-editor", &[])])
            }
            Self::Editor(editor) => {
                let told = words.say("error-editor", &[("editor", Fact::from(editor))]);
                (ExitCode::from(OUTSIDE), vec![told])
            }
            // The reader (a pager, `head`) had enough.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                (ExitCode::SUCCESS, vec![])
            }
            Self::Output(error) => {
                let why = Fact::Text(error.to_string());
                let told = words.say("error-output", &[("why", why)]);
                (ExitCode::from(OUTSIDE), vec![told])
            }
        }
    }
}

/// The sentence of an error; for a playbook that cannot be used, one more line per problem.
pub(crate) fn tell_error(error: &Error, words: &Words) -> Vec<String> {
    let mut lines = vec![words.explain(error)];
    if let Error::UnsoundPlaybook { path, errors } = error {
        lines.extend(errors.iter().map(|error| playbook_line(path, error, words)));
    }
    if let Error::Problem(engine::Problem::LetterHeld { why, .. }) = error {
        lines.extend(why.iter().map(|refusal| format!("- {}", words.explain(refusal))));
    }
    if let Error::Problem(engine::Problem::Letter(
        LetterProblem::Lacks { amiss, .. } | LetterProblem::Misworded { amiss, .. },
    )) = error
    {
        lines.extend(amiss.iter().map(|amiss| format!("- {}", words.explain(amiss))));
    }
    lines
}

/// `FILE:LINE: sentence`, as compilers write it, so that editors can jump there.
pub(crate) fn playbook_line(path: &str, error: &PlaybookError, words: &Words) -> String {
    format!("{path}:{}: {}", error.line, words.explain(error))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Engine(error)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Config(vec![problem])
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}
