//! The commands that README.md shows: the two that do all, and none that is not there.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::shell;

/// What does all on a fresh machine.
const PROMISED: &[&str] = &["cargo run --release -- demo", "cargo xtask check"];
/// How a command of the program or a task begins, and what Cargo must be told to run it.
const STARTS: &[(&str, &[&str])] = &[
    ("cargo run --release -- ", &["-p", "funkstille", "--"]),
    ("funkstille ", &["-p", "funkstille", "--"]),
    ("cargo xtask ", &["-p", "xtask", "--"]),
];

/// Asks the program for the help of each command that README.md shows.
///
/// # Errors
/// Where README.md lacks a promised command or shows one that does not exist.
pub(crate) fn check() -> Result<()> {
    let text = fs::read_to_string(shell::root().join("README.md"))
        .context("README.md cannot be read; write it")?;
    for promised in PROMISED {
        if !text.contains(promised) {
            bail!("README.md does not name `{promised}`");
        }
    }
    for (package, command) in commands(&text) {
        let mut cargo = shell::cargo();
        cargo.args(["run", "--quiet", "--locked"]).args(package).args(&command).arg("--help");
        if !shell::succeeds(&mut cargo) {
            bail!("README.md shows the command `{}`, which does not exist", command.join(" "));
        }
    }
    Ok(())
}

/// Each command that is shown as code, up to two words deep, with what Cargo must be told.
fn commands(text: &str) -> BTreeSet<(&'static [&'static str], Vec<&str>)> {
    let starts = |code: &'_ str| STARTS.iter().find(|(start, _)| code.starts_with(start));
    let shown = code(text).filter_map(|code| {
        let (start, package) = starts(code)?;
        let words = code[start.len()..].split_whitespace().take_while(|word| is_command(word));
        let words: Vec<_> = words.take(2).collect();
        (!words.is_empty()).then_some((*package, words))
    });
    shown.collect()
}

/// The lines of fenced code, and what stands between backticks elsewhere.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.lines().flat_map(move |line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        if inside {
            vec![line.trim_start().trim_start_matches("$ ")]
        } else {
            line.split('`').skip(1).step_by(2).collect()
        }
    })
}

fn is_command(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_lowercase())
        && word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_where_they_are_shown_as_code() {
        let text = "funkstille is here: `funkstille scan Mail --me a@b.example`.\n\
                    ```console\n$ cargo xtask fuzz mail --minutes 1\nfunkstille mail classify x/\n\
                    cargo run --release -- demo\n```\n`cargo xtask tidy`\n";
        let found: Vec<_> = commands(text).into_iter().map(|(_, words)| words.join(" ")).collect();
        assert_eq!(found, ["demo", "mail classify", "scan", "fuzz mail", "tidy"]);
    }
}
