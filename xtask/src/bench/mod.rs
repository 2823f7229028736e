//! `cargo xtask bench`: the speed table. Each row measures a peer in the same run on the same data,
//! so that it says something on any machine.

mod bank;
mod contest;
mod corpus;
mod encode;
mod import;
mod letters;
mod parse;
mod random;
mod sync;
mod table;
mod tick;

use anyhow::{Context, Result, ensure};

use table::Row;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many messages the mailbox has that is made for the measurement
    #[arg(long, default_value_t = 20_000)]
    messages: usize,
    /// How many entries the statements have that are made for the measurement
    #[arg(long, default_value_t = 100_000)]
    entries: u32,
    /// Measure these rows only; all without it
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Which>,
}

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Which {
    /// Parsing and judging messages, beside mail-parser
    Parse,
    /// The first import of a Maildir, beside notmuch
    Import,
    /// The first import from a server, beside mbsync
    Sync,
    /// The tick, on both databases
    Tick,
    /// Statements of accounts, beside hledger and mt-940
    Bank,
}

/// Prints each row as soon as it is measured; one that cannot be measured does not stop the others.
///
/// # Errors
/// Where the mailbox cannot be written, or a row could not be measured.
pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = tempfile::tempdir().context("cannot make a temporary folder; look at TMPDIR")?;
    let mail = folder.path().join("mail");
    let size = corpus::write(&mail, options.messages)?;
    println!("a Maildir of {} messages, {} MB", size.messages, size.bytes / 1_000_000);

    let mut missing = 0;
    let parse: &dyn Fn() -> Result<Row> = &|| parse::measure(&mail);
    let import = || import::measure(&mail, folder.path());
    let sync = || sync::measure(&mail, folder.path());
    let scratch = folder.path();
    let quiet = |database| move || tick::quiet(scratch, database);
    let due = |database| move || tick::due(scratch, database);
    let (sqlite, postgres) = (tick::Database::Sqlite, tick::Database::Postgres);
    let rows: [(Which, &dyn Fn() -> Result<Row>); 9] = [
        (Which::Parse, parse),
        (Which::Import, &import),
        (Which::Sync, &sync),
        (Which::Tick, &quiet(sqlite)),
        (Which::Tick, &due(sqlite)),
        (Which::Tick, &quiet(postgres)),
        (Which::Tick, &due(postgres)),
        (Which::Bank, &|| bank::beside_hledger(scratch, options.entries)),
        (Which::Bank, &|| bank::beside_mt940(scratch, options.entries)),
    ];
    let wanted = |which| options.only.is_empty() || options.only.contains(&which);
    for (_, measure) in rows.iter().filter(|(which, _)| wanted(*which)) {
        match measure() {
            Ok(row) => println!("\n{row}"),
            Err(error) => {
                missing += 1;
                println!("\nnot measured: {error:#}");
            }
        }
    }
    ensure!(missing == 0, "{missing} rows could not be measured");
    Ok(())
}
