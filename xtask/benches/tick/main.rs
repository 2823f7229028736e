//! The tick: how long it takes where nothing is due, and how fast it writes where much is, beside
//! prepared inserts of the same rows. `cargo xtask bench` runs this with the address of an empty
//! database and reads what it prints, the nanoseconds of each run.
#![expect(clippy::print_stdout, reason = "a benchmark's result is what it prints")]

mod fill;
mod floor;
#[path = "../../../tests/testbed/mod.rs"]
pub mod testbed;

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use funkstille_engine::tick::tick;
use funkstille_engine::{Engine, Moment};
use funkstille_store::{Location, Store};

use fill::{TENANT, Town};
use testbed::postgres;

/// As the binary has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many cases are due in one run.
const DUE: usize = 10_000;
/// How many open cases there are where nothing is due: few, and many.
const FEW: usize = 10_000;
const MANY: usize = 1_000_000;
/// Ticks with nothing to do are so quick that many are taken.
const QUIET_RUNS: usize = 200;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Cargo adds an option of its own.
    let arguments: Vec<_> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let [what, address] = arguments.as_slice() else {
        println!("name `quiet` or `due`, and an empty database; `cargo xtask bench` does");
        return Ok(());
    };
    // It ends with this run.
    let server = if address == "postgres" { postgres::Server::start() } else { None };
    let address = server.as_ref().map_or(address.clone(), postgres::Server::address);
    let location = Location::parse(&address);
    match what.as_str() {
        "quiet" => quiet(&location).await,
        _ => due(&location, &address).await,
    }
}

/// Nothing is due: with many open cases as quick as with few.
async fn quiet(location: &Location) -> Result<()> {
    let mut town = Town::found(Store::create(location).await?).await?;
    town.rest(FEW).await?;
    let few = quiet_runs(&mut town).await?;
    town.rest(MANY - FEW).await?;
    let many = quiet_runs(&mut town).await?;
    println!("ours{many}\ntheirs{few}");
    Ok(())
}

async fn quiet_runs(town: &mut Town) -> Result<String> {
    let mut times = String::new();
    for _ in 0..QUIET_RUNS {
        times = format!("{times} {}", timed(&town.engine, &mut town.moment, 0).await?);
    }
    Ok(times)
}

/// Much is due: events, tasks, letters and rows of cases, beside prepared inserts of what the tick
/// wrote, into a copy of the same database as it was before.
async fn due(location: &Location, address: &str) -> Result<()> {
    let mut town = Town::found(Store::create(location).await?).await?;
    town.wake(DUE).await?;
    let before = floor::remember(address, &town.engine).await?;
    let ours = timed(&town.engine, &mut town.moment, DUE).await?;
    let (rows, theirs) = before.insert_again().await?;
    ensure!(rows > DUE * 3, "the tick wrote {rows} rows only");
    println!("ours {ours}\ntheirs {theirs}\nrows {rows}");
    Ok(())
}

async fn timed(engine: &Engine, moment: &mut Moment, expected: usize) -> Result<u128> {
    let start = Instant::now();
    let ticked = tick(engine, moment).await.context("a tick")?;
    let nanoseconds = start.elapsed().as_nanos();
    ensure!(ticked.cases == expected, "{} cases were due, {expected} expected", ticked.cases);
    ensure!(ticked.problems.is_empty(), "{:?}", ticked.problems.first());
    let store: &Store = engine.store();
    ensure!(store.tenants().await?.iter().any(|(tenant, _)| *tenant == TENANT), "no tenant");
    Ok(nanoseconds)
}
