//! `cargo xtask check`: everything that CI does, in its order, up to the first failure.

mod readme;
mod snapshots;
mod unit;

use std::time::Instant;

use anyhow::{Result, anyhow};

use crate::debian::{self, Needed};
use crate::{shell, tidy, tools};

/// What has no other way onto the machine. A linker is what Rust itself needs; a test checks an
/// exported ledger with Python, printed letters are read back from their PDF, all that concerns the
/// database runs on PostgreSQL too, and mail is read from a server of the test's own.
const PROGRAMS: &[Needed] = &[
    Needed { program: "git", package: "git" },
    Needed { program: "cc", package: "gcc" },
    Needed { program: "python3", package: "python3" },
    Needed { program: "pdftotext", package: "poppler-utils" },
    Needed { program: "initdb", package: "postgresql" },
    Needed { program: "systemd-analyze", package: "systemd" },
];

/// One thing that is checked.
struct Step {
    name: &'static str,
    run: fn() -> Result<()>,
    remedy: &'static str,
}

const STEPS: &[Step] = &[
    Step {
        name: "prerequisites",
        run: || debian::ensure(PROGRAMS).and_then(|()| debian::ensure(&debian::MAIL_SERVER)),
        remedy: "install what is missing",
    },
    Step {
        name: "format",
        run: || shell::run(shell::cargo().args(["fmt", "--all", "--check"])),
        remedy: "run `cargo fmt --all` (without it: `rustup component add rustfmt clippy`)",
    },
    Step { name: "clippy", run: clippy, remedy: "do what the lint says; its reason is in it" },
    Step {
        name: "tidy",
        run: tidy::run,
        remedy: "each finding says what to do; STYLE.md says why",
    },
    Step {
        name: "tests",
        run: snapshots::test,
        remedy: "run the failing test alone: `cargo test -p CRATE NAME`; \
                 review a changed snapshot before you accept it: `cargo insta review`",
    },
    Step { name: "documentation", run: documentation, remedy: "correct the doc comments named" },
    Step {
        name: "dependencies",
        run: dependencies,
        remedy: "deny.toml says what is allowed and why",
    },
    Step {
        name: "unit of systemd",
        run: unit::check,
        remedy: "look at it: `systemd-analyze security --offline=yes deploy/funkstille.service`",
    },
    Step { name: "README", run: readme::check, remedy: "make README.md and the program agree" },
];

/// Runs all steps; each prints its heading and, when it is done, its seconds.
pub(crate) fn run() -> Result<()> {
    let mut seconds = Vec::new();
    for (index, step) in STEPS.iter().enumerate() {
        println!("\n== {} of {}: {}", index + 1, STEPS.len(), step.name);
        let start = Instant::now();
        (step.run)().map_err(|error| {
            anyhow!("check stopped at `{}`: {error:#}\nremedy: {}", step.name, step.remedy)
        })?;
        let took = start.elapsed().as_secs();
        println!("== {}: good ({took} s)", step.name);
        seconds.push(format!("{} {took} s", step.name));
    }
    println!("\neverything is good: {}", seconds.join(", "));
    Ok(())
}

fn clippy() -> Result<()> {
    let mut clippy = shell::cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]);
    shell::run(&mut clippy)
}

fn documentation() -> Result<()> {
    let mut doc = shell::cargo();
    doc.args(["doc", "--quiet", "--no-deps", "--workspace", "--locked"]);
    shell::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn dependencies() -> Result<()> {
    // Warnings are for a person who looks: `cargo deny check`.
    let mut deny = tools::DENY.command()?;
    shell::run(deny.args(["--log-level", "error", "check", "bans", "licenses", "sources"]))
}
