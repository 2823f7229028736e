//! The tick: with nothing due, and with much due; on SQLite and on PostgreSQL. Run by
//! `benches/tick`, which links the engine.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::parse::times;
use super::table::{Row, Times};
use crate::shell;

/// How often the tick with much due is measured; each run needs a new database.
const ROUNDS: usize = 3;

/// A tick with nothing due takes less, whatever the number of open cases.
const QUIET_LIMIT: Duration = Duration::from_millis(5);

/// Which database.
#[derive(Clone, Copy)]
pub(crate) enum Database {
    Sqlite,
    Postgres,
}

/// A million open cases beside ten thousand, with nothing due.
///
/// # Errors
/// Where the benchmark does not compile or fails.
pub(crate) fn quiet(scratch: &Path, database: Database) -> Result<Row> {
    let (ours, theirs) = run(scratch, "quiet", database)?;
    let work = match database {
        Database::Sqlite => "tick with nothing due, 1,000,000 open cases, SQLite",
        Database::Postgres => "tick with nothing due, 1,000,000 open cases, PostgreSQL",
    };
    let limit = Some(QUIET_LIMIT);
    Ok(Row { work: work.to_owned(), peer: "10,000 cases", ours, theirs, wanted: 50, limit })
}

/// Ten thousand due cases beside prepared inserts of the same rows.
///
/// # Errors
/// As [`quiet`].
pub(crate) fn due(scratch: &Path, database: Database) -> Result<Row> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (own, floor) = run(scratch, "due", database)?;
        ours.push(own.best());
        theirs.push(floor.best());
    }
    let work = match database {
        Database::Sqlite => "tick with 10,000 due, SQLite",
        Database::Postgres => "tick with 10,000 due, PostgreSQL",
    };
    let (ours, theirs) = (Times::new(ours), Times::new(theirs));
    Ok(Row { work: work.to_owned(), peer: "inserts", ours, theirs, wanted: 33, limit: None })
}

fn run(scratch: &Path, what: &str, database: Database) -> Result<(Times, Times)> {
    let folder = tempfile::tempdir_in(scratch).context("cannot make a folder for a database")?;
    let mut bench = shell::cargo();
    bench.args(["bench", "--quiet", "--locked", "-p", "xtask", "--bench", "tick", "--", what]);
    match database {
        Database::Sqlite => bench.arg(folder.path().join("bench.db")),
        Database::Postgres => bench.arg("postgres"),
    };
    let said = shell::output(&mut bench)?;
    let ours = times(&said, "ours").context("benches/tick printed no times of ours")?;
    let theirs = times(&said, "theirs").context("benches/tick printed no times of theirs")?;
    Ok((ours, theirs))
}
