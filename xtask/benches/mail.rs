//! Parsing and judging mail beside mail-parser alone, on one core: `cargo xtask bench` runs this
//! with a Maildir and reads what it prints, the nanoseconds of each run.
#![expect(clippy::print_stdout, reason = "a benchmark's result is what it prints")]

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{fs, io};

use funkstille_formats::mail::{Signals, classify, parse};
use mail_parser::MessageParser;

const RUNS: usize = 5;
/// Enough for a second or so; all of them would only measure the memory bus.
const MESSAGES: usize = 4000;

fn main() -> io::Result<()> {
    // Cargo adds an option of its own.
    let Some(folder) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
        println!("name a Maildir; `cargo xtask bench` does");
        return Ok(());
    };
    let messages = read(Path::new(&folder))?;
    let signals = Signals::builtin();
    let ours = || {
        for message in &messages {
            if let Ok(parsed) = parse(black_box(message)) {
                black_box(classify(&parsed, signals));
            }
        }
    };
    let theirs = || {
        for message in &messages {
            black_box(MessageParser::default().parse(black_box(message)));
        }
    };
    let (mut our_times, mut their_times) = (String::new(), String::new());
    for _ in 0..RUNS {
        our_times = format!("{our_times} {}", nanoseconds(&ours));
        their_times = format!("{their_times} {}", nanoseconds(&theirs));
    }
    println!("ours{our_times}\ntheirs{their_times}");
    Ok(())
}

fn nanoseconds(work: &dyn Fn()) -> u128 {
    let start = Instant::now();
    work();
    start.elapsed().as_nanos()
}

/// The first messages of a Maildir, in order of name.
fn read(folder: &Path) -> io::Result<Vec<Vec<u8>>> {
    let entries = fs::read_dir(folder.join("cur"))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    paths.iter().take(MESSAGES).map(fs::read).collect()
}
