//! Mistakes on the command line, told in the reader's language.

use std::error::Error as _;
use std::ffi::OsString;
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};
use funkstille_core::explain::Fact;
use funkstille_engine::Error;
use funkstille_engine::words::Words;

use crate::cli::{self, Cli};

/// What a person is told about a mistake in these arguments (the first is the program's own name);
/// `None` where the help itself says it best.
pub(crate) fn tell(error: &clap::Error, args: &[OsString], words: &Words) -> Option<String> {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    // A value that a use case refused brings its own sentence, with the remedy.
    let refused = error.source().and_then(|source| source.downcast_ref::<Error>());
    if let Some(refused) = refused {
        return Some(words.explain(refused));
    }
    let (key, facts) = sentence(error);
    let mut told = vec![words.say(key, &facts)];
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand] {
        if let Some(similar) = context(error, kind) {
            told.push(words.say("usage-similar", &[("similar", Fact::Text(similar))]));
        }
    }
    told.push(words.say("usage-hint", &[("command", Fact::Text(command(&Cli::command(), args)))]));
    Some(told.join(" "))
}

fn sentence(error: &clap::Error) -> (&'static str, Vec<(&'static str, Fact)>) {
    let fact = |kind| Fact::Text(context(error, kind).unwrap_or_default());
    let argument = ("argument", fact(ContextKind::InvalidArg));
    match error.kind() {
        ErrorKind::UnknownArgument => {
            ("usage-unknown-argument", vec![("given", fact(ContextKind::InvalidArg))])
        }
        ErrorKind::InvalidSubcommand => {
            ("usage-unknown-command", vec![("given", fact(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::MissingSubcommand => {
            ("usage-missing-command", vec![("known", fact(ContextKind::ValidSubcommand))])
        }
        ErrorKind::MissingRequiredArgument => {
            ("usage-missing", vec![("arguments", fact(ContextKind::InvalidArg))])
        }
        ErrorKind::InvalidValue if context(error, ContextKind::InvalidValue).is_none() => {
            ("usage-needs-value", vec![argument])
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            ("usage-needs-value", vec![argument])
        }
        ErrorKind::ValueValidation => refused(error),
        ErrorKind::InvalidValue => (
            "usage-value-not-one-of",
            vec![
                argument,
                ("given", fact(ContextKind::InvalidValue)),
                ("known", fact(ContextKind::ValidValue)),
            ],
        ),
        ErrorKind::TooManyValues => ("usage-takes-no-value", vec![argument]),
        ErrorKind::ArgumentConflict => match context(error, ContextKind::PriorArg) {
            Some(other) if context(error, ContextKind::InvalidArg).as_ref() != Some(&other) => {
                ("usage-together", vec![argument, ("other", Fact::Text(other))])
            }
            _ => ("usage-twice", vec![argument]),
        },
        ErrorKind::InvalidUtf8 => ("usage-no-text", vec![]),
        _ => {
            let text = error.render().to_string();
            let first = text.lines().next().unwrap_or_default();
            let message = first.trim_start_matches("error: ");
            ("usage-other", vec![("message", Fact::from(message))])
        }
    }
}

/// What clap knows about the mistake, lists joined by commas; `None` for nothing, or an empty text.
fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A value that the reader of its option did not take.
fn refused(error: &clap::Error) -> (&'static str, Vec<(&'static str, Fact)>) {
    let fact = |kind| Fact::Text(context(error, kind).unwrap_or_default());
    let mut facts = vec![
        ("argument", fact(ContextKind::InvalidArg)),
        ("given", fact(ContextKind::InvalidValue)),
    ];
    let Some(why) = error.source() else { return ("usage-value", facts) };
    if why.is::<ParseIntError>() {
        return ("usage-value-no-number", facts);
    }
    let said = why.to_string();
    if is_list(&said) {
        facts.push(("known", Fact::Text(said)));
        return ("usage-value-not-one-of", facts);
    }
    match bounds(&said) {
        Some((least, most)) => {
            facts.extend([("least", Fact::Text(least)), ("most", Fact::Text(most))]);
            ("usage-value-outside", facts)
        }
        None => ("usage-value", facts),
    }
}

/// Whether what a reader says is the list of the names that it takes.
fn is_list(said: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_lowercase() || sign == '-';
    said.contains(", ") && said.split(", ").all(|name| name.chars().all(is_sign))
}

/// The bounds that a number has to keep, out of the words that say it does not:
/// `9999 is not in 0..=3650`.
fn bounds(said: &str) -> Option<(String, String)> {
    let (_, range) = said.rsplit_once(' ')?;
    let (least, most) = range.split_once("..=")?;
    let is_number = |text: &str| text.parse::<i64>().is_ok();
    (is_number(least) && is_number(most)).then(|| (least.to_owned(), most.to_owned()))
}

/// The command whose arguments were mistaken, with all its words: `funkstille playbook check`.
fn command(root: &Command, args: &[OsString]) -> String {
    let (mut at, mut names) = (root, vec![cli::NAME]);
    let mut args = args.iter().skip(1).filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        if let Some(below) = at.find_subcommand(arg) {
            names.push(below.get_name());
            at = below;
        } else if takes_value(root, arg) {
            args.next();
        }
    }
    names.join(" ")
}

/// Whether an argument is an option of all commands whose value comes next.
fn takes_value(root: &Command, arg: &str) -> bool {
    let Some(long) = arg.strip_prefix("--") else { return false };
    let mut options = root.get_arguments().filter(|option| option.get_action().takes_values());
    options.any(|option| option.get_long() == Some(long))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_named_whatever_the_program_is_called() {
        for (args, named) in [
            ("f", "funkstille"),
            ("/opt/fs today --no", "funkstille today"),
            ("f --language de invoice add 1", "funkstille invoice add"),
            ("f --database today case", "funkstille case"),
            ("f --json case show 1 2", "funkstille case show"),
            ("f nothing", "funkstille"),
        ] {
            let given: Vec<OsString> = args.split(' ').map(OsString::from).collect();
            assert_eq!(command(&Cli::command(), &given), named, "{args}");
        }
    }

    #[test]
    fn bounds_are_read_where_there_are_some() {
        for (said, read) in [
            ("9999 is not in 0..=3650", Some(("0", "3650"))),
            ("invalid digit found in string", None),
            ("-1 is not in 0..", None),
        ] {
            let read = read.map(|(least, most)| (least.to_owned(), most.to_owned()));
            assert_eq!(bounds(said), read, "{said}");
        }
    }
}
