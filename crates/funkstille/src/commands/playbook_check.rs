//! `playbook check`: whether playbooks are sound.

use std::path::{Path, PathBuf};

use clap::Args;
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::playbook::{Playbook, PlaybookError};
use funkstille_engine::words::Words;
use funkstille_engine::{Data, Error, data, playbook_check};
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure, playbook_line};

#[derive(Args)]
pub(crate) struct Check {
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// What was found in one file.
enum Verdict {
    Sound(Playbook),
    Unsound(Vec<PlaybookError>),
    Unreadable(Error),
}

#[derive(Serialize)]
struct FileRow<'a> {
    path: &'a str,
    valid: bool,
    errors: Vec<ErrorRow>,
}

#[derive(Serialize)]
struct ErrorRow {
    /// From 1; nothing where the whole file cannot be read.
    line: Option<usize>,
    key: String,
    message: String,
}

impl Check {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let verdicts: Vec<(String, Verdict)> = self
            .texts(&context.data)
            .into_iter()
            .map(|(path, text)| (path, judge(text, &context.data)))
            .collect();
        for (path, verdict) in &verdicts {
            show(path, verdict, context)?;
        }
        if context.json {
            let row = |(path, verdict)| file_row(path, verdict, &context.words);
            let rows: Vec<_> =
                verdicts.iter().map(|(path, verdict)| row((path, verdict))).collect();
            context.document(&rows)?;
        }
        Ok(answer(&verdicts))
    }

    /// The files to check, by the path that is shown for them, with their texts.
    fn texts(&self, data: &Data) -> Vec<(String, Result<String, Error>)> {
        if self.files.is_empty() {
            let names = data.playbook_names().into_iter();
            return names
                .map(|name| {
                    let path = data.place_of(&data::playbook_path(&name));
                    (path, data.playbook_text(&name))
                })
                .collect();
        }
        let read = |file: &PathBuf| (shown(file), data::read_text(file));
        self.files.iter().map(read).collect()
    }
}

fn shown(file: &Path) -> String {
    file.display().to_string()
}

fn judge(text: Result<String, Error>, data: &Data) -> Verdict {
    match text.map(|text| playbook_check::run(&text, &|key| data.text_exists(key))) {
        Ok(Ok(playbook)) => Verdict::Sound(playbook),
        Ok(Err(errors)) => Verdict::Unsound(errors),
        Err(error) => Verdict::Unreadable(error),
    }
}

/// Tells a person about one file. A file that cannot be read is told to programs' users as well.
fn show(path: &str, verdict: &Verdict, context: &mut Context<'_>) -> Result<(), Failure> {
    match verdict {
        Verdict::Unreadable(error) => {
            let told = context.words.explain(error);
            context.note(&told)?;
        }
        _ if context.json => {}
        Verdict::Sound(playbook) => {
            let count = i64::try_from(playbook.steps.len()).unwrap_or(i64::MAX);
            let told = context.words.say("playbook-sound", &[("count", Fact::Number(count))]);
            context.line(&format!("{path}: {told}"))?;
        }
        Verdict::Unsound(errors) => {
            for error in errors {
                let told = playbook_line(path, error, &context.words);
                context.line(&told)?;
            }
        }
    }
    Ok(())
}

fn file_row<'a>(path: &'a str, verdict: &Verdict, words: &Words) -> FileRow<'a> {
    let row = |line, error: &dyn Explain| ErrorRow {
        line,
        key: error.key(),
        message: words.explain(error),
    };
    let errors = match verdict {
        Verdict::Sound(_) => vec![],
        Verdict::Unsound(errors) => errors.iter().map(|e| row(Some(e.line), e)).collect(),
        Verdict::Unreadable(error) => vec![row(None, error)],
    };
    FileRow { path, valid: errors.is_empty(), errors }
}

fn answer(verdicts: &[(String, Verdict)]) -> Done {
    let any = |is: fn(&Verdict) -> bool| verdicts.iter().any(|(_, verdict)| is(verdict));
    if any(|verdict| matches!(verdict, Verdict::Unreadable(_))) {
        Done::NotAllRead
    } else if any(|verdict| matches!(verdict, Verdict::Unsound(_))) {
        Done::No
    } else {
        Done::Yes
    }
}
