//! The arguments, and the way from them to a command and an exit code.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};
use funkstille_engine::Data;
use funkstille_engine::words::{Language, Words};

use crate::commands::Command;
use crate::context::Context;
use crate::failure::{Done, Failure, WRONG_USAGE};
use crate::{environment, help, usage};

/// The name of the program.
pub(crate) const NAME: &str = "funkstille";

#[derive(Parser)]
#[command(name = NAME, version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[arg(long, global = true, display_order = 100)]
    json: bool,

    #[arg(long, global = true, display_order = 101)]
    #[arg(value_name = "LANGUAGE", value_parser = ["de", "en"])]
    language: Option<String>,

    #[arg(long, global = true, display_order = 102, value_name = "FOLDER")]
    data: Option<PathBuf>,

    #[command(subcommand)]
    command: Command,
}

/// Runs the program with its arguments (the first is its own name).
pub(crate) fn run(args: Vec<OsString>) -> ExitCode {
    let words = Words::new(language(language_argument(&args)));
    let parsed = help::speaking(Cli::command(), &words)
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return stop(&error, &words),
    };
    match execute(&cli) {
        Ok(done) => ExitCode::from(done.code()),
        Err(failure) => {
            let (code, lines) = failure.tell(&words);
            complain(&lines.join("\n"), &words);
            code
        }
    }
}

/// The same as [`Cli::command`], with its words; for what is made from it.
pub(crate) fn speaking_command(words: &Words) -> clap::Command {
    help::speaking(Cli::command(), words)
}

/// The language that was asked for, or else that of the environment.
fn language(chosen: Option<&str>) -> Language {
    chosen.and_then(Language::parse).unwrap_or_else(|| {
        let value = environment::language();
        Language::from_env_value(value.as_deref())
    })
}

/// The value of `--language`, before the arguments are read: reading them may fail, and even that
/// is told in this language.
fn language_argument(args: &[OsString]) -> Option<&str> {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let apart = texts.windows(2).find(|pair| pair[0] == "--language");
    let joined = texts.iter().find_map(|text| text.strip_prefix("--language="));
    apart.map(|pair| pair[1]).or(joined)
}

fn execute(cli: &Cli) -> Result<Done, Failure> {
    let data = match &cli.data {
        Some(folder) => Data::with_folder(folder)?,
        None => Data::embedded(),
    };
    let language = language(cli.language.as_deref());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut context = Context {
        words: Words::new(language).with_own(&data)?,
        data,
        json: cli.json,
        out: &mut out,
        err: &mut io::stderr(),
    };
    let done = cli.command.run(&mut context)?;
    out.flush()?;
    Ok(done)
}

/// Help and version are what was asked for; everything else is wrong usage.
fn stop(error: &clap::Error, words: &Words) -> ExitCode {
    if error.use_stderr() {
        match usage::tell(error, words) {
            Some(told) => complain(&told, words),
            None => drop(write!(io::stderr(), "{}", error.render())),
        }
        return ExitCode::from(WRONG_USAGE);
    }
    // Nobody is left to be told that the help could not be shown.
    drop(write!(io::stdout(), "{}", error.render()));
    ExitCode::SUCCESS
}

fn complain(told: &str, words: &Words) {
    if !told.is_empty() {
        let told = words.say("usage-error", &[("message", told.into())]);
        // Where even this cannot be written, the exit code still says it.
        drop(writeln!(io::stderr(), "{told}"));
    }
}
