//! Mistakes on the command line, told in the reader's language.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use funkstille_core::explain::Fact;
use funkstille_engine::Error;
use funkstille_engine::words::Words;

use crate::cli;

/// What a person is told about a mistake; `None` where the help itself says it best.
pub(crate) fn tell(error: &clap::Error, words: &Words) -> Option<String> {
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
    told.push(words.say("usage-hint", &[("command", Fact::Text(command(error)))]));
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
            ("usage-other", vec![("message", Fact::from(first))])
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

/// The command whose arguments were mistaken, with all its words: `funkstille playbook check`. It
/// stands in the line that clap would show: `Usage: funkstille playbook check [OPTIONS] …`.
fn command(error: &clap::Error) -> String {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else {
        return cli::NAME.to_owned();
    };
    let usage = usage.to_string();
    let words = usage.split_whitespace().skip_while(|word| *word != cli::NAME);
    let names = words.take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    names.collect::<Vec<_>>().join(" ")
}
