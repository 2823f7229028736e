//! The words of the help: they stand in `locales/`, under keys made from the names of commands and
//! arguments.

use clap::{Arg, ArgAction, Command};
use funkstille_engine::words::Words;

/// Wider help is hard to read.
const WIDTH: usize = 100;

/// Help and version stand behind the options of all commands, which begin at 100.
const LAST: usize = 200;

/// The key of the root command's words; those of everything below begin with it.
const ROOT: &str = "cli";

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

fn speak(command: Command, key: &str, words: &Words) -> Command {
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
        .about(words.say(key, &[]))
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words.say("help-commands", &[]))
        .subcommand_value_name(words.say("value-command", &[]))
        .mut_args(|arg| speak_arg(arg, key, words))
        .mut_subcommands(|below| {
            let key = format!("{key}-{}", below.get_name());
            speak(below, &key, words)
        });
    command.arg(help)
}

fn speak_arg(arg: Arg, key: &str, words: &Words) -> Arg {
    let is_positional = arg.is_positional();
    let heading = if is_positional { "help-arguments" } else { "help-options" };
    let help = words.say(&arg_key(key, &arg), &[]);
    let names = arg.get_value_names().unwrap_or_default().iter();
    let names: Vec<String> =
        names.map(|name| words.say(&format!("value-{}", name.to_lowercase()), &[])).collect();
    let arg = arg.help(help).help_heading(words.say(heading, &[]));
    if arg.get_action().takes_values() {
        // What values there are stands in the help itself, in its language.
        arg.value_names(names).hide_possible_values(true)
    } else {
        arg
    }
}

fn arg_key(command_key: &str, arg: &Arg) -> String {
    format!("{command_key}-{}", arg.get_id().as_str().replace('_', "-"))
}
