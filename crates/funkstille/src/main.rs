//! The command line of Funkstille. It reads arguments, calls a use case of `funkstille_engine`, and
//! shows what comes back: words and tables for people, JSON for programs.
//!
//! A new command is one file in `commands/`, one line in its enum, and its words in `locales/`.

mod cli;
mod clock;
mod commands;
mod concern;
mod config;
mod context;
mod environment;
mod failure;
mod help;
mod help_groups;
mod plain;
mod session;
mod silences;
mod table;
mod usage;

use std::process::ExitCode;

/// The one dependency that may panic on what it reads: `funkstille_formats` turns that into an
/// unreadable message, and nobody needs to see a stack trace for it.
const MAIL_PARSER: &str = "mail-parser";

/// Many small allocations, quickly (DECISIONS.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let in_parser = panic.location().is_some_and(|at| at.file().contains(MAIL_PARSER));
        if !in_parser {
            usual(panic);
        }
    }));
    cli::run(&std::env::args_os().collect::<Vec<_>>())
}
