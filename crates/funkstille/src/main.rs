//! The command line of Funkstille. It reads arguments, calls a use case of `funkstille_engine`, and
//! shows what comes back: words and tables for people, JSON for programs.
//!
//! A new command is one file in `commands/`, one line in its enum, and its words in `locales/`.

mod cli;
mod clock;
mod commands;
mod context;
mod environment;
mod failure;
mod help;
mod silences;
mod table;
mod usage;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os().collect())
}
