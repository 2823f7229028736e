//! D-01: the program is killed at every point of the way of a letter, again and again, while a
//! server that lives on counts what it took. Meanwhile the server is greylisting, refuses, hangs up
//! or falls silent, the clock is set back and forth, and a second program works at the same
//! database.
//!
//! The test starts itself as the program that is killed: [`a_program_that_is_killed`] does nothing
//! unless it is told so.

use std::collections::BTreeMap;
use std::process::{Child, Command};
use std::time::Duration;

use funkstille_core::client::ProjectStage;
use funkstille_core::guard::Knowledge;
use funkstille_engine::sending::{Courier, Point, deliver_by};
use funkstille_engine::{Error, Problem};
use funkstille_store::{Location, OutboxState};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};

use crate::day::desk::{Desk, PROGRAM};
use crate::smtp_server::{Act, At, SmtpServer};
use crate::way_out;

/// What the program that is killed is told: database, port of the server, how long it waits for an
/// answer, time, and where it ends.
const TOLD: &str = "FUNKSTILLE_KILLED";

/// How often it is killed; `cargo xtask soak` asks for more.
const RUNS: &str = "FUNKSTILLE_CRASH_RUNS";
const USUAL_RUNS: usize = 200;

/// How often at the same database.
const RUNS_OF_ONE: usize = 100;

/// Letters that may leave in each run.
const LETTERS: usize = 110;

/// A Monday; the letters were approved on it.
const DAY: Date = date(2026, 3, 9);

/// How many runs there are on a day: a quarter of an hour apart, in the hours in which letters
/// leave.
const RUNS_OF_A_DAY: usize = 32;

const POINTS: [Point; 6] =
    [Point::Claimed, Point::Began, Point::Open, Point::DataStarted, Point::Ended, Point::Recorded];

/// How long a program waits for a server that falls silent, in milliseconds.
const PATIENCE_MS: u64 = 300;

/// The server of a test, and how long an answer of it is waited for; `None` for as long as is usual.
#[derive(Clone, Copy)]
struct To {
    port: u16,
    patience: Option<Duration>,
}

/// Delivers at a database of another process, and ends itself where a letter passes a point for the
/// n-th time.
async fn deliver(
    location: &Location,
    to: To,
    now: Timestamp,
    end: Option<(Point, usize)>,
) -> Result<(), Error> {
    let mut desk = Desk::again_at(location, DAY).await;
    desk.moment.now = now;
    PROGRAM.clone_into(&mut desk.moment.actor);
    let known = Some(now);
    let knowledge =
        Knowledge { mailbox_read_at: known, bank_read_at: known, account_checked_on: None };
    let count_so_far = std::sync::Mutex::new(0);
    let passes = move |point: Point| {
        if let Some((wanted, count)) = end.filter(|(wanted, _)| *wanted == point) {
            let mut so_far = count_so_far.lock().expect("one thread");
            *so_far += 1;
            if *so_far >= count && wanted == point {
                std::process::abort();
            }
        }
    };
    let mut transport = way_out::to(to.port, to.patience);
    let courier =
        Courier { transport: &mut transport, knowledge: Some(&knowledge), passes: &passes };
    deliver_by(&desk.engine, &mut desk.moment, courier).await.map(drop)
}

/// Whether a round may end like that where clocks differ: it was behind, or another program, whose
/// clock was ahead, has taken the letter over.
fn is_of_the_clock(error: &Error) -> bool {
    match error {
        Error::Problem(Problem::ClockBehind { .. }) => true,
        Error::Store(error) => error.as_conflict().is_some(),
        _ => false,
    }
}

#[expect(clippy::disallowed_methods, reason = "a test has no configuration but this")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[tokio::test]
async fn a_program_that_is_killed() {
    let Some(told) = variable(TOLD) else { return };
    let mut told = told.split(' ');
    let mut next = || told.next().expect("all is told");
    let location = Location::parse(next());
    let (port, patience_ms) = (next().parse().expect("a port"), next().parse().expect("ms"));
    let patience = Some(patience_ms).filter(|ms| *ms > 0).map(Duration::from_millis);
    let now = next().parse().expect("an instant");
    let (at, count): (usize, usize) =
        (next().parse().expect("a point"), next().parse().expect("n"));
    let end = POINTS.get(at).map(|point| (*point, count));
    let delivered = deliver(&location, To { port, patience }, now, end).await;
    assert!(delivered.as_ref().err().is_none_or(is_of_the_clock), "{delivered:?}");
}

fn start(place: &str, to: To, now: Timestamp, (at, count): (usize, usize)) -> Child {
    let To { port, patience } = to;
    let patience_ms = patience.map_or(0, |patience| patience.as_millis());
    let this = std::env::current_exe().expect("this test");
    let mut program = Command::new(this);
    program.args(["--exact", "crash::a_program_that_is_killed"]);
    program.env(TOLD, format!("{place} {port} {patience_ms} {now} {at} {count}"));
    program.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    program.spawn().expect("it starts")
}

/// A business with letters that were approved and may leave.
async fn approved(letters: usize) -> Desk {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    desk.set(|business| business.email = "freya@studio.test".into()).await;
    for number in 0..letters {
        let client = desk.client(&format!("Kunde {number}")).await;
        let project = desk.project(&client, ProjectStage::Enquiry).await;
        desk.silence(&client, &project, date(2026, 3, 4)).await;
    }
    desk.go_to(DAY);
    desk.tick().await;
    for letter in desk.letters(OutboxState::InReview).await {
        desk.approve(&letter.number).await.expect("an approval");
    }
    desk
}

/// Numbers that look drawn, the same in every run of the test.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }
}

/// When a run happens: nine o'clock and a quarter of an hour for each, on business days.
fn instant(run: usize) -> Timestamp {
    let day = DAY + i64::try_from(run / RUNS_OF_A_DAY).expect("few").days();
    let quarter = i64::try_from(run % RUNS_OF_A_DAY).expect("few");
    let nine = day.at(9, 15, 0, 0).in_tz("Europe/Berlin").expect("a zone").timestamp();
    nine + (quarter * 16).minutes()
}

#[tokio::test(flavor = "multi_thread")]
async fn d_01_s_01_s_05_killed_anywhere_no_letter_is_taken_twice_and_none_is_missing() {
    let runs = variable(RUNS).and_then(|runs| runs.parse().ok()).unwrap_or(USUAL_RUNS);
    let mut drawn = Drawn(2026);
    let mut ends = [0; 3];
    for _ in 0..runs.div_ceil(RUNS_OF_ONE) {
        let counts = Box::pin(kill_again_and_again(&mut drawn)).await;
        ends.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    assert!(ends.iter().all(|count| *count > 0), "each end is met with: {ends:?}");
}

/// What goes wrong at the server in a run, once: in half of them nothing does.
fn fault(drawn: &mut Drawn) -> Option<(At, Act)> {
    let say = |text: &str| Act::Say(text.to_owned());
    let faults = [
        (At::Greeting, Act::SayAndClose("421 4.3.2 Shutting down".to_owned())),
        (At::Recipient, say("451 4.7.1 Greylisted, try again later")),
        (At::Recipient, say("550 5.7.1 Blocked")),
        (At::Message, Act::Close { done: false }),
        (At::End, say("451 4.3.0 Not now")),
        (At::End, say("554 5.6.0 Refused")),
        (At::End, Act::Close { done: false }),
        (At::End, Act::Close { done: true }),
        (At::End, Act::Hang { done: false }),
        (At::End, Act::Hang { done: true }),
    ];
    let at = drawn.below(2 * faults.len());
    faults.into_iter().nth(at)
}

/// The clock of a run: mostly right, else set back by up to ten hours or forth by half an hour.
fn clock(drawn: &mut Drawn, run: usize) -> Timestamp {
    let minutes = match drawn.below(8) {
        0 => -i64::try_from(drawn.below(600)).expect("few"),
        1 => i64::try_from(drawn.below(30)).expect("few"),
        _ => 0,
    };
    instant(run) + minutes.minutes()
}

/// How a program of tests ends where one failed.
const FAILED: i32 = 101;

/// It ended by itself, or was killed; it did not panic.
fn ended(program: &mut Child, run: usize) {
    let status = program.wait().expect("it ends");
    assert_ne!(status.code(), Some(FAILED), "run {run}");
}

/// Gives how many letters left, are unclear, and were refused in the end.
async fn kill_again_and_again(drawn: &mut Drawn) -> [usize; 3] {
    let server = way_out::server();
    let desk = approved(LETTERS).await;
    let location = desk.location();
    let place = location.to_string();
    for run in 0..RUNS_OF_ONE {
        let fault = fault(drawn);
        let is_silent = matches!(fault, Some((_, Act::Hang { .. })));
        let patience = is_silent.then_some(Duration::from_millis(PATIENCE_MS));
        let to = To { port: server.port(), patience };
        if let Some((at, act)) = fault {
            server.fail(at, act);
        }
        let now = clock(drawn, run);
        // Half of the time it is killed from outside, wherever it may be then.
        let is_outside = drawn.below(2) == 0;
        let at = if is_outside { POINTS.len() } else { drawn.below(POINTS.len()) };
        let mut program = start(&place, to, now, (at, 1 + drawn.below(3)));
        // Another one works beside it, by a clock of its own.
        let other_at = (drawn.below(POINTS.len()), 1 + drawn.below(3));
        let is_alone = drawn.below(3) > 0;
        let other = (!is_alone).then(|| start(&place, to, clock(drawn, run), other_at));
        if is_outside {
            let wait_ms = u64::try_from(40 + drawn.below(120)).expect("few");
            std::thread::sleep(Duration::from_millis(wait_ms));
            program.kill().expect("it can be killed");
        }
        for mut program in [Some(program), other].into_iter().flatten() {
            ended(&mut program, run);
        }
        server.change(|rules| rules.faults.clear());
        check(&desk, &server, run).await;
    }
    // Left alone, it does what is left, also of what a server was not ready for.
    let to = To { port: server.port(), patience: None };
    for run in RUNS_OF_ONE + 2..RUNS_OF_ONE + 10 {
        deliver(&location, to, instant(run), None).await.expect("a round");
    }
    check(&desk, &server, RUNS_OF_ONE).await;
    let mut ends = [0; 3];
    let states = [OutboxState::Sent, OutboxState::Uncertain, OutboxState::Refused];
    for (count, state) in ends.iter_mut().zip(states) {
        *count = desk.letters(state).await.len();
    }
    assert_eq!(ends.iter().sum::<usize>(), LETTERS, "each is shown as what it is: {ends:?}");
    assert!(ends[0] > ends[1] + ends[2], "most have left: {ends:?}");
    ends
}

/// What the server took and what the database says agree, whatever happened.
async fn check(desk: &Desk, server: &SmtpServer, run: usize) {
    let counts = server.counts();
    let twice: BTreeMap<_, _> = counts.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "run {run}: {twice:?}");
    let mut reading = desk.engine.read().await.expect("reads");
    let (mut known, mut sent) = (0, 0);
    for number in 1..=LETTERS {
        let id = format!("{number}-email");
        let letter = reading.letter(&id).await.expect("reads").expect("it is there");
        let attempts = reading.attempts(&id).await.expect("reads");
        let is_taken =
            attempts.iter().any(|it| counts.contains_key(&format!("<{}>", it.message_id)));
        let may_have_left =
            matches!(letter.draft.state, OutboxState::HandedOver | OutboxState::Uncertain);
        let is_sent = letter.draft.state == OutboxState::Sent;
        assert!(!is_sent || is_taken, "run {run}: {id} is said to have left");
        assert!(!is_taken || is_sent || may_have_left, "run {run}: {id} left, and nobody knows");
        known += usize::from(is_taken);
        sent += usize::from(is_sent);
    }
    assert_eq!(known, counts.len(), "run {run}: the server took what nobody sent");
    assert!(sent <= known, "run {run}");
}

/// Two programs at one database, side by side: the server counts each letter once.
#[tokio::test]
async fn c_01_s_01_two_programs_at_one_database_send_each_letter_once() {
    const LETTERS: usize = 30;
    let server = way_out::server();
    let desk = approved(LETTERS).await;
    let (location, port) = (desk.location(), server.port());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                let runtime = runtime.expect("a runtime");
                let to = To { port, patience: None };
                let delivered = runtime.block_on(deliver(&location, to, instant(0), None));
                delivered.expect("a round");
            });
        }
    });
    let counts = server.counts();
    assert!(counts.values().all(|count| *count == 1), "{counts:?}");
    assert_eq!(counts.len(), LETTERS);
    assert_eq!(desk.letters(OutboxState::Sent).await.len(), LETTERS);
}
