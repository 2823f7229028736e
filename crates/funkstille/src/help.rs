//! The words of the help: they stand in `locales/`, under keys made from the names of commands and
//! arguments.

use clap::{Arg, ArgAction, Command};
use funkstille_engine::words::Words;

use crate::help_groups;

/// Wider help is hard to read.
const WIDTH: usize = 100;

/// Help and version stand behind the options of all commands, which begin at 100.
const LAST: usize = 200;

/// The path of the root command; below it, names are joined by hyphens: `playbook-check`.
const ROOT: &str = "";

/// The command with its words, and with help and version that have theirs.
pub(crate) fn speaking(command: Command, words: &Words) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(words.say("cli-version", &[]))
        .display_order(LAST + 1)
        .help_heading(words.say("help-options", &[]));
    let command = command.disable_version_flag(true).max_term_width(WIDTH);
    speak(command, ROOT, words).arg(version)
}

fn speak(command: Command, path: &str, words: &Words) -> Command {
    let options = words.say("help-options", &[]);
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(words.say("cli-help", &[]))
        .display_order(LAST)
        .help_heading(options.clone());
    let template =
        format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}", words.say("help-usage", &[]));
    let command = command
        .about(words.say(&key(path), &[]))
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words.say("help-commands", &[]))
        .subcommand_value_name(words.say("value-command", &[]))
        .mut_args(|arg| speak_arg(arg, path, words))
        .mut_subcommands(|below| {
            let path = join(path, below.get_name());
            speak(below, &path, words)
        });
    let command = command.arg(help);
    match help_groups::list(&command, path, words, WIDTH) {
        Some(groups) => command.help_template(grouped(&groups, words)),
        None => command,
    }
}

/// The help of a command whose sub-commands stand in groups.
fn grouped(groups: &str, words: &Words) -> String {
    let (usage, options) = (words.say("help-usage", &[]), words.say("help-options", &[]));
    format!("{{about}}\n\n{usage}: {{usage}}\n{groups}\n{options}:\n{{options}}")
}

fn speak_arg(arg: Arg, path: &str, words: &Words) -> Arg {
    let is_positional = arg.is_positional();
    let heading = if is_positional { "help-arguments" } else { "help-options" };
    let help = words.say(&arg_key(path, &arg), &[]);
    let names = arg.get_value_names().unwrap_or_default().iter();
    let names: Vec<String> = names.map(|name| words.say(&value_key(name), &[])).collect();
    let arg = arg.help(help).help_heading(words.say(heading, &[]));
    if arg.get_action().takes_values() {
        // What values there are, and which is the default, stands in the help, in its language.
        arg.value_names(names).hide_possible_values(true).hide_default_value(true)
    } else {
        arg
    }
}

fn value_key(name: &str) -> String {
    format!("value-{}", name.to_lowercase())
}

fn arg_key(path: &str, arg: &Arg) -> String {
    key(&join(path, &arg.get_id().as_str().replace('_', "-")))
}

/// The key of the words for a command or an argument.
fn key(path: &str) -> String {
    if path == ROOT { "cli".to_owned() } else { format!("cli-{path}") }
}

fn join(path: &str, name: &str) -> String {
    if path == ROOT { name.to_owned() } else { format!("{path}-{name}") }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;
    use funkstille_engine::words::Language;

    use super::*;
    use crate::cli::Cli;

    /// The keys of everything that the help of a command and of those below it says.
    fn keys(command: &Command, path: &str, found: &mut BTreeSet<String>) {
        found.insert(key(path));
        for arg in command.get_arguments() {
            found.insert(arg_key(path, arg));
            if arg.get_action().takes_values() {
                let names = arg.get_value_names().unwrap_or_default().iter();
                found.extend(names.map(|name| value_key(name)));
            }
        }
        for below in command.get_subcommands() {
            keys(below, &join(path, below.get_name()), found);
        }
    }

    #[test]
    fn everything_in_the_help_has_words_in_every_language() {
        let mut used = BTreeSet::new();
        keys(&Cli::command(), ROOT, &mut used);
        for language in Language::ALL {
            let words = Words::new(language);
            for key in &used {
                assert!(words.has(key), "{key} has no words in {language:?}");
            }
        }
    }

    #[test]
    fn no_words_are_left_over() {
        let mut used =
            BTreeSet::from(["cli-help", "cli-version", "value-command"].map(String::from));
        keys(&Cli::command(), ROOT, &mut used);
        let file = include_str!("../../../locales/en/cli.ftl");
        for line in file.lines() {
            let Some((key, _)) = line.split_once(" =") else {
                continue;
            };
            if key.starts_with("cli") || key.starts_with("value-") {
                assert!(used.contains(key), "nothing uses {key}");
            }
        }
    }

    #[test]
    fn the_arguments_fit_together() {
        for language in Language::ALL {
            speaking(Cli::command(), &Words::new(language)).debug_assert();
        }
    }
}
