//! `cargo xtask tidy`: the rules of STYLE.md as a test.
//!
//! Everything is read once into a [`Project`]; each rule is one function in [`rules`] that looks at
//! it and gives what it found. To add a rule, write it beside the others with one text that it must
//! find and one that it must let pass, and name it in [`rules::ALL`].

mod figures;
mod finding;
mod project;
mod rules;
mod source;
mod syntax;
#[cfg(test)]
mod testing;

use anyhow::{Result, bail};

pub(crate) use finding::Finding;
pub(crate) use project::Project;

/// Prints every finding and the figures of the whole.
///
/// # Errors
/// Where there is a finding, or the project cannot be read at all.
pub(crate) fn run() -> Result<()> {
    let project = Project::load()?;
    let mut findings: Vec<Finding> = project.unreadable.clone();
    findings.extend(rules::ALL.iter().flat_map(|rule| rule(&project)));
    findings.sort();
    findings.dedup();
    for finding in &findings {
        println!("{finding}");
    }
    println!("{}", figures::report(&project));
    match findings.len() {
        0 => Ok(()),
        1 => bail!("tidy: 1 finding"),
        count => bail!("tidy: {count} findings"),
    }
}
