//! Rows of the speed table: this program beside a peer, in the same run.

use std::fmt;
use std::time::Duration;

/// What several runs of one thing took.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// At least one run; sorted here.
    pub(crate) fn new(mut runs: Vec<Duration>) -> Self {
        runs.sort_unstable();
        Self(runs)
    }

    /// The quickest run.
    pub(crate) fn best(&self) -> Duration {
        self.0.first().copied().unwrap_or_default()
    }

    /// The run in the middle.
    pub(crate) fn median(&self) -> Duration {
        self.0.get(self.0.len() / 2).copied().unwrap_or_default()
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} best, {} median", Shown(self.best()), Shown(self.median()))
    }
}

/// A time in milliseconds, with two decimals where it is short.
struct Shown(Duration);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = self.0.as_micros();
        if micros < 10_000 {
            write!(f, "{}.{:02} ms", micros / 1000, micros % 1000 / 10)
        } else {
            write!(f, "{} ms", self.0.as_millis())
        }
    }
}

/// One row: the same work done by this program and by the peer.
pub(crate) struct Row {
    /// What is done.
    pub(crate) work: String,
    /// Who else did it.
    pub(crate) peer: &'static str,
    /// What this program took.
    pub(crate) ours: Times,
    /// What the peer took.
    pub(crate) theirs: Times,
    /// The speed wanted, in percent of the peer's.
    pub(crate) wanted: u128,
    /// What the run in the middle may take at most.
    pub(crate) limit: Option<Duration>,
}

impl Row {
    /// The speed of the best run in percent of the peer's best.
    fn percent(&self) -> u128 {
        self.theirs.best().as_nanos() * 100 / self.ours.best().as_nanos().max(1)
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_quick = self.limit.is_none_or(|limit| self.ours.median() <= limit);
        let is_reached = self.percent() >= self.wanted && is_quick;
        let verdict = if is_reached { "reached" } else { "MISSED" };
        writeln!(f, "{}", self.work)?;
        writeln!(f, "  {:<12} {}", "funkstille", self.ours)?;
        writeln!(f, "  {:<12} {}", self.peer, self.theirs)?;
        write!(f, "  speed {} % of {}'s", self.percent(), self.peer)?;
        write!(f, ", wanted at least {} %", self.wanted)?;
        if let Some(limit) = self.limit {
            write!(f, " and at most {}", Shown(limit))?;
        }
        write!(f, ": {verdict}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(milliseconds: &[u64]) -> Times {
        Times::new(milliseconds.iter().copied().map(Duration::from_millis).collect())
    }

    #[test]
    fn a_row_compares_the_best_runs() {
        let row = |ours| Row {
            work: "w".to_owned(),
            peer: "p",
            ours: times(ours),
            theirs: times(&[70, 60, 65]),
            wanted: 60,
            limit: None,
        };
        assert_eq!(row(&[100, 120, 110]).percent(), 60);
        assert!(row(&[100, 120, 110]).to_string().ends_with("wanted at least 60 %: reached"));
        assert!(row(&[101]).to_string().ends_with("MISSED"));
        assert_eq!(times(&[3, 1, 2]).to_string(), "1.00 ms best, 2.00 ms median");
    }
}
