//! Development tasks, run as `cargo xtask COMMAND`: one file or folder per command.
//!
//! Nothing here is shipped. Shell scripts are avoided, so that the tasks run wherever Rust does
//! and are held to the same style as the program.
#![expect(clippy::print_stdout, reason = "a task's result is what it prints")]

mod bench;
mod check;
mod debian;
mod fuzz;
mod samples;
mod shell;
mod soak;
#[path = "../../tests/testbed/mod.rs"]
pub mod testbed;
mod tidy;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Development tasks of Funkstille.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Look for everything that breaks the rules of STYLE.md; takes about a second
    Tidy,
    /// Do everything that CI does, and stop at the first failure
    Check,
    /// Measure how well mail is classified on the labelled samples (needs `FUNKSTILLE_SAMPLES`)
    Samples,
    /// Print the speed table: this program beside its peers, measured in the same run
    Bench(bench::Options),
    /// Kill the program thousands of times while it hands over letters
    Soak(soak::Options),
    /// Fuzz one target for some minutes, starting from the mails in tests/samples
    Fuzz(fuzz::Options),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Tidy => tidy::run(),
        Task::Check => check::run(),
        Task::Samples => samples::run(),
        Task::Bench(options) => bench::run(&options),
        Task::Soak(options) => soak::run(&options),
        Task::Fuzz(options) => fuzz::run(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
