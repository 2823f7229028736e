//! C-01: many processes on one database, and each letter is one's.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use funkstille_store::{Claim, Location, OutboxState, Store, StoreError};

use crate::again::{again, job, say};
use crate::database::Database;
use crate::make::{TENANT, at, letter};

const PROCESSES: usize = 10;
const LETTERS: usize = 200;

/// How many letters are put in one transaction, so that processes come between each other.
const AT_ONCE: usize = 10;

const NAME: &str = "processes::c_01_of_many_processes_each_letter_is_claimed_by_one";

/// One of the processes, which goes on when it is told to.
struct Worker {
    process: Child,
    says: BufReader<ChildStdout>,
    hears: ChildStdin,
}

impl Worker {
    fn start(location: &Location, nth: usize) -> Self {
        let address = match location {
            Location::Sqlite(path) => path.display().to_string(),
            Location::Postgres(address) => address.clone(),
        };
        let mut command = again(NAME, &format!("{nth} {address}"));
        let mut process = command.stdin(Stdio::piped()).spawn().expect("it starts");
        let says = BufReader::new(process.stdout.take().expect("a pipe"));
        let hears = process.stdin.take().expect("a pipe");
        Self { process, says, hears }
    }

    /// What it says until it waits.
    fn listen(&mut self) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            let mut line = String::new();
            assert!(self.says.read_line(&mut line).expect("reads") > 0, "it ended: {said:?}");
            if line.trim_end().ends_with(WAITS) {
                return said;
            }
            said.extend(line.trim_end().split_once(CLAIMED).map(|(_, said)| said.to_owned()));
        }
    }

    fn go_on(&mut self) {
        self.hears.write_all(b"\n").expect("it listens");
    }
}

/// How lines of a worker begin; the test harness writes others.
const WAITS: &str = "it waits";
const CLAIMED: &str = "claimed: ";

#[tokio::test(flavor = "multi_thread")]
async fn c_01_of_many_processes_each_letter_is_claimed_by_one() {
    if let Some(job) = job() {
        return work(&job).await;
    }
    for database in Database::both().await {
        database.store.add_tenant(TENANT, "Studio", at(0)).await.expect("a tenant");
        let mut workers: Vec<_> =
            (0..PROCESSES).map(|nth| Worker::start(&database.location, nth)).collect();
        // All are there; then they put letters and claim them; when the leases have ended, again;
        // and then each records what it claimed first and what it claimed last.
        for token in [0, 1, 2] {
            let mut claims: BTreeMap<String, usize> = BTreeMap::new();
            for worker in &mut workers {
                for claim in worker.listen() {
                    *claims.entry(claim).or_default() += 1;
                }
            }
            let count = if token == 0 { 0 } else { LETTERS };
            assert_eq!(claims.len(), count);
            for (claim, times) in claims {
                assert!(claim.ends_with(&format!(" {token}")), "{claim}");
                assert_eq!(times, 1, "{claim}");
            }
            workers.iter_mut().for_each(Worker::go_on);
        }
        for mut worker in workers {
            assert!(worker.process.wait().expect("it ends").success());
        }
        let letters = "SELECT state, CAST(COUNT(*) AS TEXT) FROM outbox GROUP BY state";
        let all = [vec![Some("sent".to_owned()), Some(LETTERS.to_string())]];
        assert_eq!(database.ask(letters, 2).await, all);
        let keys = "SELECT CAST(COUNT(*) AS TEXT), CAST(COUNT(DISTINCT letter_id) AS TEXT) FROM outbox_key";
        let all = [vec![Some(LETTERS.to_string()), Some(LETTERS.to_string())]];
        assert_eq!(database.ask(keys, 2).await, all);
    }
}

/// What each process does.
async fn work(job: &str) {
    let (nth, address) = job.split_once(' ').expect("a number and a place");
    let store = Store::open(&Location::parse(address)).await.expect("opens");
    wait();
    let ids: Vec<_> = (0..LETTERS).map(|number| format!("{nth}-{number}")).collect();
    for ids in ids.chunks(AT_ONCE) {
        put(&store, ids).await;
    }
    let first = claim_all(&store, 20).await;
    wait();
    let last = claim_all(&store, 40).await;
    wait();
    for claim in &first {
        let error = record(&store, claim).await.expect_err("it is another's now");
        assert!(error.as_conflict().is_some(), "{error}");
    }
    for claim in &last {
        record(&store, claim).await.expect("it is ours");
    }
}

fn wait() {
    say(WAITS);
    std::io::stdin().read_line(&mut String::new()).expect("somebody is there");
}

/// Puts letters under keys that all processes use; the first one wins.
async fn put(store: &Store, ids: &[String]) {
    let letters: Vec<_> = ids
        .iter()
        .map(|id| {
            let (_, number) = id.split_once('-').expect("two numbers");
            letter(id, &[&format!("key {number}")], OutboxState::SendWindow)
        })
        .collect();
    let mut work = patiently(async || store.begin(TENANT).await).await;
    work.put_letters(&letters, at(0)).await.expect("puts");
    work.commit().await.expect("commits");
}

/// Claims letters until there is none, each for ten seconds.
async fn claim_all(store: &Store, now: i64) -> Vec<Claim> {
    let mut claims = Vec::new();
    loop {
        let claimed =
            patiently(async || store.claim_letter(TENANT, at(now), at(now + 10), None).await);
        let Some(claim) = claimed.await else { return claims };
        say(&format!("{CLAIMED}{} {}", claim.letter.letter, claim.letter.lease_token));
        claims.push(claim);
    }
}

async fn record(store: &Store, claim: &Claim) -> Result<(), StoreError> {
    let mut work = patiently(async || store.begin(TENANT).await).await;
    work.record_claim(claim, OutboxState::Sent, at(41), None).await?;
    work.commit().await
}

/// Tries again while another process works.
async fn patiently<T>(does: impl AsyncFn() -> Result<T, StoreError>) -> T {
    loop {
        match does().await {
            Err(StoreError::Busy) => {}
            done => return done.expect("it works"),
        }
    }
}
