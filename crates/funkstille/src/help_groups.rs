//! Commands with so many sub-commands that a plain list of them cannot be read: they are listed in
//! groups.

use clap::Command;
use funkstille_engine::words::Words;
use textwrap::Options;

/// The sub-commands of a command in groups, each under a heading of `locales/`.
type Groups = &'static [(&'static str, &'static [&'static str])];

/// What a person says about a case.
const OF_CASE: Groups = &[
    ("help-case-cases", &["open", "list", "show", "invoice"]),
    (
        "help-case-client",
        &["answered", "elsewhere", "judge", "holding", "away", "bounced", "mended", "resent"],
    ),
    ("help-case-money", &["go-on", "said-paid", "promise", "instalments", "dispute", "undispute"]),
    ("help-case-you", &["hold", "resume", "skip", "done", "taken-over"]),
    ("help-case-end", &["move-on", "decline", "write-off", "end", "thank"]),
];

/// The column in which the descriptions begin.
const COLUMN: usize = 16;

/// The groups of the command with this path.
fn groups(path: &str) -> Option<Groups> {
    (path == "case").then_some(OF_CASE)
}

/// The list of the sub-commands of a command in their groups; `None` where it has no groups.
pub(crate) fn list(command: &Command, path: &str, words: &Words, width: usize) -> Option<String> {
    let mut lines = Vec::new();
    for (heading, names) in groups(path)? {
        lines.push(format!("\n{}:", words.say(heading, &[])));
        for below in names.iter().filter_map(|name| command.find_subcommand(name)) {
            let about = below.get_about().map(ToString::to_string).unwrap_or_default();
            let first = format!("  {:<1$}", below.get_name(), COLUMN - 2);
            let rest = " ".repeat(COLUMN);
            let options = Options::new(width).initial_indent(&first).subsequent_indent(&rest);
            lines.push(textwrap::fill(&about, options));
        }
    }
    Some(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn every_sub_command_is_in_one_group() {
        let root = Cli::command();
        let case = root.find_subcommand("case").expect("there is one");
        let all: BTreeSet<&str> = case.get_subcommands().map(Command::get_name).collect();
        let listed: Vec<&str> =
            OF_CASE.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        assert_eq!(listed.len(), all.len());
        assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), all);
    }
}
