//! Parsing and judging mail beside mail-parser alone: run by `benches/mail.rs`, which links both.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::table::{Row, Times};
use crate::shell;

/// Runs the benchmark on the Maildir in `mail`.
///
/// # Errors
/// Where it does not compile, fails, or prints something else than its two lines.
pub(crate) fn measure(mail: &Path) -> Result<Row> {
    let mut bench = shell::cargo();
    bench.args(["bench", "--quiet", "--locked", "-p", "xtask", "--bench", "mail", "--"]).arg(mail);
    let said = shell::output(&mut bench)?;
    let ours = times(&said, "ours").context("benches/mail.rs printed no times of ours")?;
    let theirs = times(&said, "theirs").context("benches/mail.rs printed no times of theirs")?;
    let work = "parse and classify, one core".to_owned();
    Ok(Row { work, peer: "mail-parser", ours, theirs, wanted: 60, limit: None })
}

/// Reads a line such as `ours 1200 1300`, nanoseconds of each run.
pub(crate) fn times(said: &str, who: &str) -> Option<Times> {
    let line = said.lines().find_map(|line| line.strip_prefix(who)?.strip_prefix(' '))?;
    let runs: Option<Vec<_>> =
        line.split(' ').map(|number| number.parse().ok().map(Duration::from_nanos)).collect();
    Some(Times::new(runs?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_benchmark_are_read() {
        let said = "ours 3000000 2000000\ntheirs 1000000\n";
        let shown = |who| times(said, who).map(|times| times.to_string());
        assert_eq!(shown("ours").as_deref(), Some("2.00 ms best, 3.00 ms median"));
        assert_eq!(shown("theirs").as_deref(), Some("1.00 ms best, 1.00 ms median"));
        assert_eq!(shown("nobody"), None);
    }
}
