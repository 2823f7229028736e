//! `cargo xtask soak`: the program is killed thousands of times while it hands over letters.

use anyhow::Result;

use crate::shell;

/// How long to go on.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How often the program is killed
    #[arg(long, default_value_t = 5000)]
    runs: usize,
}

/// Kills the program again and again, until a letter is taken twice or missed.
///
/// # Errors
/// Where that happens.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args(["test", "--locked", "-p", "funkstille-engine", "--test", "it"]);
    cargo.args(["--", "--exact", "--nocapture"]);
    cargo.arg("crash::d_01_s_01_s_05_killed_anywhere_no_letter_is_taken_twice_and_none_is_missing");
    cargo.env("FUNKSTILLE_CRASH_RUNS", options.runs.to_string());
    shell::run(&mut cargo)?;
    println!("killed {} times: no letter was taken twice, and none is missing", options.runs);
    Ok(())
}
