//! `cargo xtask samples`: how well mail is classified on samples that are not part of the project.

use std::path::Path;

use anyhow::{Result, bail};

use crate::shell;

/// Runs the measurement of `funkstille-formats` and prints its figures.
pub(crate) fn run() -> Result<()> {
    let Some(folder) = shell::variable("FUNKSTILLE_SAMPLES") else {
        bail!(
            "FUNKSTILLE_SAMPLES is not set. Set it to the folder that holds `mail/LABELS.tsv`: \
             FUNKSTILLE_SAMPLES=/path/to/samples cargo xtask samples"
        );
    };
    // The test runs in the folder of its crate, where a relative path would mean something else.
    let Ok(folder) = Path::new(&folder).canonicalize() else {
        bail!("FUNKSTILLE_SAMPLES names {folder}, which is no folder; correct the path");
    };
    let mut test = shell::cargo();
    test.args(["test", "--quiet", "--locked", "-p", "funkstille-formats", "--test", "it"]);
    test.args(["samples", "--", "--nocapture"]);
    shell::run(test.env("FUNKSTILLE_SAMPLES", folder))
}
