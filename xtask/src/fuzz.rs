//! `cargo xtask fuzz`: feeds a parser hostile input for some minutes.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::debian::{self, Needed};
use crate::{shell, tools};

/// Mails that make the fuzzer start near what a mailbox holds.
const MAILS: &str = "tests/samples/mails";

/// The targets that read statements of banks.
const STATEMENTS: [&str; 6] = ["bank", "camt", "csv", "ofx", "qif", "swift"];

/// No input is longer, so that there are many: most statements among the samples are shorter.
const LONGEST_BYTES: u32 = 1 << 16;

/// What to fuzz, and how long.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Name of a file in `fuzz/fuzz_targets`, without `.rs`
    target: String,
    /// How long to look
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..))]
    minutes: u64,
}

/// Fuzzes until the time is over or an input breaks the target.
pub(crate) fn run(options: &Options) -> Result<()> {
    let target = &options.target;
    let targets = targets()?;
    if !targets.contains(target) {
        bail!("there is no fuzz target `{target}`; there are: {}", targets.join(", "));
    }
    if !shell::succeeds(shell::command("rustup").args(["run", "nightly", "rustc", "--version"])) {
        bail!("fuzzing needs a nightly compiler; run: rustup toolchain install nightly");
    }
    // The fuzzer's own engine is C++.
    debian::ensure(&[Needed { program: "c++", package: "g++" }])?;
    let cargo_fuzz = tools::FUZZ.ensure()?;
    let corpus = shell::root().join("fuzz/corpus").join(target);
    fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;

    // Started through rustup, and not as `cargo +nightly`: the Cargo that runs this task has fixed
    // the toolchain for its children.
    let mut fuzz = shell::command("rustup");
    fuzz.env_remove("CARGO");
    // Optimised, which leaves the debug assertions of dependencies out: mail-parser has some that
    // fail on mail that it then reads all the same. Ours stay on (`fuzz/Cargo.toml`).
    fuzz.args(["run", "nightly"]).arg(cargo_fuzz);
    fuzz.args(["fuzz", "run", "-O", target]).arg(&corpus);
    match seeds(target) {
        Some(seeds) => _ = fuzz.arg(seeds),
        None => println!("{target}: starts with nothing; samples would be at $FUNKSTILLE_SAMPLES"),
    }
    fuzz.arg("--").arg(format!("-max_total_time={}", options.minutes * 60));
    fuzz.arg(format!("-max_len={LONGEST_BYTES}"));
    shell::run(&mut fuzz)?;
    println!("{target}: {} minutes, nothing found", options.minutes);
    Ok(())
}

/// A folder of inputs near which the target starts; for statements that of the samples, which are
/// no part of the project.
fn seeds(target: &str) -> Option<PathBuf> {
    let folder = if STATEMENTS.contains(&target) {
        PathBuf::from(shell::variable("FUNKSTILLE_SAMPLES")?).join("bank")
    } else {
        shell::root().join(MAILS)
    };
    folder.is_dir().then_some(folder)
}

/// The names of all targets, in order.
fn targets() -> Result<Vec<String>> {
    let folder = shell::root().join("fuzz/fuzz_targets");
    let entries = fs::read_dir(&folder)
        .with_context(|| format!("cannot list the fuzz targets in {}", folder.display()))?;
    let mut names: Vec<_> = entries
        .filter_map(|entry| {
            entry.ok()?.file_name().to_str()?.strip_suffix(".rs").map(str::to_owned)
        })
        .collect();
    names.sort();
    Ok(names)
}
