//! The arguments, and the way from them to a command and an exit code.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};
use funkstille_engine::words::Words;
use funkstille_engine::{Data, data};

use crate::commands::Command;
use crate::config::{self, Config, Disk, Flags, key};
use crate::context::Context;
use crate::environment::Variables;
use crate::failure::{Done, Failure, WRONG_USAGE};
use crate::plain::plain;
use crate::{help, usage};

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
    data: Option<String>,

    #[arg(long = "config", global = true, display_order = 103, value_name = "FILE")]
    config_file: Option<PathBuf>,

    #[arg(long, global = true, display_order = 104, value_name = "DATABASE")]
    database: Option<String>,

    #[arg(long, global = true, display_order = 105, value_name = "NUMBER")]
    business: Option<String>,

    #[command(subcommand)]
    command: Command,
}

/// Runs the program with its arguments (the first is its own name).
pub(crate) fn run(args: &[OsString]) -> ExitCode {
    let variables = Variables::of_process();
    let words = Words::new(config::early_language(language_argument(args), &variables));
    let parsed = help::speaking(Cli::command(), &words)
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return stop(&error, args, &words),
    };
    let disk =
        Disk { text: &data::read_text, folder: &|folder| Data::with_folder(folder).map(drop) };
    let config = config::read(&cli.flags(), &variables, &disk);
    let words = Words::new(config.language());
    match execute(&cli, config) {
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

/// The value of `--language`, before the arguments are read: reading them may fail, and even that
/// is told in this language.
fn language_argument(args: &[OsString]) -> Option<&str> {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let apart = texts.windows(2).find(|pair| pair[0] == "--language");
    let joined = texts.iter().find_map(|text| text.strip_prefix("--language="));
    apart.map(|pair| pair[1]).or(joined)
}

impl Cli {
    /// What the flags set.
    fn flags(&self) -> Flags<'_> {
        let given = [
            (key::DATABASE, &self.database),
            (key::DATA, &self.data),
            (key::LANGUAGE, &self.language),
            (key::BUSINESS, &self.business),
        ];
        let values = given.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?)));
        Flags { file: self.config_file.as_deref(), values: values.collect() }
    }
}

fn execute(cli: &Cli, config: Config) -> Result<Done, Failure> {
    if !config.problems.is_empty() && !cli.command.tells_of_the_configuration() {
        return Err(Failure::Config(config.problems));
    }
    let data = match config.data() {
        Some(folder) => Data::with_folder(folder)?,
        None => Data::embedded(),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut context = Context {
        words: Words::new(config.language()).with_own(&data)?,
        data,
        config,
        json: cli.json,
        out: &mut out,
        err: &mut io::stderr(),
        at_end: None,
    };
    let done = cli.command.run(&mut context)?;
    if let Some(told) = context.at_end.take() {
        context.hint(&told)?;
    }
    out.flush()?;
    Ok(done)
}

/// Help and version are what was asked for; everything else is wrong usage.
fn stop(error: &clap::Error, args: &[OsString], words: &Words) -> ExitCode {
    if error.use_stderr() {
        match usage::tell(error, args, words) {
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
        drop(writeln!(io::stderr(), "{}", plain(&told)));
    }
}
