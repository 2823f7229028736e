//! S-07 and S-08: nothing leaves early, whatever the clock does, and no step before the one above it
//! has really happened and its time has passed since then.

use std::collections::BTreeMap;

use funkstille_core::calendar::{days_after, days_between, monday_of_week};
use funkstille_core::case::{Happened, Pending, simulate};
use funkstille_core::client::ProjectStage;
use funkstille_core::playbook;
use funkstille_engine::letters::{self, Approved, LetterGroup};
use funkstille_engine::sending::{self, Delivered, Ending, Fate, Scripted, Transport};
use funkstille_engine::tick::tick;
use funkstille_engine::{Error, cases};
use funkstille_store::OutboxState;
use jiff::civil::{Date, Weekday, date};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

use super::desk::Desk;
use super::sending::deliver;

const FIRST_DAY: Date = date(2026, 3, 4);

/// One case of each playbook, each of a client of its own, on their first day; gives the cases.
async fn three_plays() -> (Desk, [String; 3]) {
    let mut desk = Desk::new(FIRST_DAY).await;
    desk.sink = Transport::Scripted(Scripted::default());
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    let enquiry = desk.silence(&client, &project, FIRST_DAY).await;
    let client = desk.client("Ute Kern").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let running = desk.silence(&client, &project, FIRST_DAY).await;
    let client = desk.client("Otto Ruh").await;
    let payment = desk.invoice(&client, "2026-014", FIRST_DAY).await;
    (desk, [enquiry, running, payment])
}

/// What somebody, or the world, does next.
#[derive(Clone, Copy, Debug)]
enum Deed {
    /// Time passes.
    Pass {
        minutes: i64,
    },
    /// The clock of the machine is set back. Whatever is done before it has caught up is refused.
    Back {
        minutes: i64,
    },
    /// The clock of the machine is set right again, or a night passes.
    Forward {
        days: i64,
    },
    Tick,
    Approve,
    Deliver,
    DoTasks,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => (1..700_i64).prop_map(|minutes| Deed::Pass { minutes }),
        1 => (1..3_000_i64).prop_map(|minutes| Deed::Back { minutes }),
        3 => (1..9_i64).prop_map(|days| Deed::Forward { days }),
        4 => Just(Deed::Tick),
        4 => Just(Deed::Approve),
        5 => Just(Deed::Deliver),
        2 => Just(Deed::DoTasks),
    ]
}

struct Jumps {
    desk: Desk,
    /// When each step may happen at the earliest, by case.
    earliest: BTreeMap<(String, String), Timestamp>,
    /// From when on each letter may leave, as the person who approved it was told.
    promised: BTreeMap<String, Timestamp>,
    /// How often each left.
    counts: BTreeMap<String, usize>,
}

/// What is refused has a reason that can be told, such as a clock that is behind the ledger.
fn is_done<T: std::fmt::Debug>(done: &Result<T, Error>) -> bool {
    assert!(matches!(done, Ok(_) | Err(Error::Problem(_))), "{done:?}");
    done.is_ok()
}

impl Jumps {
    async fn new() -> Self {
        let (desk, cases) = three_plays().await;
        let around = desk.surroundings().await;
        let mut earliest = BTreeMap::new();
        for case in &cases {
            let opening = desk.state(case).await.opening;
            let text = desk.engine.data().playbook_text(&opening.playbook).expect("a playbook");
            let playbook = playbook::parse(&text).expect("a playbook");
            // As early as can be: each letter is approved, and each task done, on its day.
            let plan = simulate(opening, &playbook, &around, &[]).expect("in the table");
            for step in plan.steps {
                earliest.insert((case.clone(), step.step), step.at.timestamp());
            }
        }
        Self { desk, earliest, promised: BTreeMap::new(), counts: BTreeMap::new() }
    }

    async fn act(&mut self, deed: Deed) {
        match deed {
            Deed::Pass { minutes } => self.desk.moment.now += minutes.minutes(),
            Deed::Back { minutes } => self.desk.moment.now -= minutes.minutes(),
            Deed::Forward { days } => self.desk.moment.now += (24 * days).hours(),
            Deed::Tick => {
                is_done(&tick(&self.desk.engine, &mut self.desk.moment).await);
            }
            Deed::Approve => {
                for letter in self.desk.letters(OutboxState::InReview).await {
                    let number = &letter.number;
                    let (engine, moment) = (&self.desk.engine, &mut self.desk.moment);
                    let approved = letters::approve(engine, moment, number, None).await;
                    is_done(&approved);
                    if let Ok(Approved::LeavesAt(at)) = approved {
                        self.promised.insert(number.clone(), at);
                    }
                }
            }
            Deed::Deliver => {
                let before = self.desk.sent().len();
                is_done(&deliver(&mut self.desk, &|_| {}).await);
                for sent in self.desk.sent().split_off(before) {
                    self.check(&sent).await;
                }
            }
            Deed::DoTasks => {
                let last = self.desk.engine.read().await.expect("reads").last_recorded_at().await;
                if last.expect("reads").is_none_or(|last| last <= self.desk.moment.now) {
                    self.desk.do_tasks().await;
                }
            }
        }
    }

    /// The clock is right at last, and the program does what it missed: then every row is as the
    /// ledger says.
    async fn end(&mut self) {
        let mut reading = self.desk.engine.read().await.expect("reads");
        let last = reading.last_recorded_at().await.expect("reads");
        drop(reading);
        let now = self.desk.moment.now;
        self.desk.moment.now = last.map_or(now, |last| last.max(now)) + (24 * 40).hours();
        while !self.desk.tick().await.done.is_empty() {}
        self.desk.rebuild_changes_nothing("at the end").await;
    }

    async fn check(&mut self, sent: &Delivered) {
        let count = self.counts.entry(sent.letter.clone()).or_default();
        *count += 1;
        assert_eq!(*count, 1, "{sent:?} left twice");
        let there = sent.at.in_tz("Europe/Berlin").expect("a zone");
        assert!((8..18).contains(&there.hour()), "{sent:?}");
        assert!(is_business_day(there.date()), "{sent:?}");
        let number = LetterGroup::number_of(&sent.letter);
        assert!(sent.at >= self.promised[number], "{} and {sent:?}", self.promised[number]);
        let mut reading = self.desk.engine.read().await.expect("reads");
        let group = LetterGroup::load(&mut reading, number).await.expect("a letter");
        let case = group.cases()[0].to_owned();
        let earliest = self.earliest[&(case, group.step().to_owned())];
        assert!(sent.at >= earliest, "{} not before {earliest}: {sent:?}", group.step());
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn s_07_t_01_nothing_leaves_early_or_twice_whatever_the_clock_does(
        deeds in proptest::collection::vec(deed(), 0..160),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let mut jumps = Jumps::new().await;
            for deed in deeds {
                jumps.act(deed).await;
            }
            jumps.end().await;
        });
    }
}

/// Public holidays in Berlin that are no Saturday or Sunday.
const HOLIDAYS: [(i8, i8); 6] = [(4, 3), (4, 6), (5, 1), (5, 14), (5, 25), (12, 25)];

fn is_business_day(day: Date) -> bool {
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    !is_weekend && !HOLIDAYS.contains(&(day.month(), day.day()))
}

fn business_days_after(day: Date, count: i64) -> Date {
    let mut day = day;
    for _ in 0..count {
        day = day.tomorrow().expect("in range");
        while !is_business_day(day) {
            day = day.tomorrow().expect("in range");
        }
    }
    day
}

/// The first day on which a step may come, counted from the day on which another one really
/// happened, as the pages of the playbooks say.
fn not_before(step: &str, of: &str, on: Date) -> Option<Date> {
    Some(match (of, step) {
        ("check-in", "last-check-in") => days_after(on, 7),
        ("check-in" | "receipt-check", "compare-addresses" | "call") => {
            let next = days_after(monday_of_week(on), 7);
            // After a Thursday or Friday a whole week passes.
            if days_between(on, next) > 4 { next } else { days_after(next, 7) }
        }
        ("call", "signs-of-life") => business_days_after(on, 2),
        ("signs-of-life", "stop-work" | "resend") => business_days_after(on, 5),
        ("demand-30", "demand-60" | "final-notice") | ("demand-60", "final-notice") => {
            days_after(on, 14)
        }
        ("final-notice", "court") => days_after(on, 15),
        _ => return None,
    })
}

/// Each step that happened, with its day, in the order of the ledger; what was skipped is none.
async fn course(desk: &Desk, case: &str) -> Vec<(String, Date)> {
    let story = cases::story(&desk.engine, case).await.expect("a story");
    let steps = story.into_iter().filter_map(|line| match line.happened {
        Some(
            Happened::StepHappened { step, .. }
            | Happened::TaskDone { step, .. }
            | Happened::TaskLeftUndone { step },
        ) => Some((step, line.on)),
        _ => None,
    });
    steps.collect()
}

async fn check_order(desk: &Desk, case: &str) {
    let happened = course(desk, case).await;
    let text = desk.state(case).await.opening.playbook;
    let text = desk.engine.data().playbook_text(&text).expect("a playbook");
    let playbook = playbook::parse(&text).expect("a playbook");
    let places: Vec<_> = happened.iter().map(|(step, _)| playbook.position(step)).collect();
    assert!(places.is_sorted_by(|one, next| one < next), "{happened:?}");
    assert!(happened.is_sorted_by_key(|(_, on)| *on), "{happened:?}");
    for (at, (of, on)) in happened.iter().enumerate() {
        for (step, day) in &happened[at + 1..] {
            let floor = not_before(step, of, *on);
            assert!(floor.is_none_or(|floor| *day >= floor), "{step} on {day}, {of} on {on}");
        }
    }
    let sends = |step: &String| playbook.step(step).is_some_and(playbook::Step::sends);
    let messages: Vec<Date> = happened.iter().filter(|it| sends(&it.0)).map(|it| it.1).collect();
    assert!(messages.is_sorted_by(|one, next| days_between(*one, *next) >= 4), "{messages:?}");
}

/// While nobody knows whether the letter of a step left, no other letter of its case is prepared.
async fn check_unclear(desk: &Desk, case: &str) {
    let unclear = desk.letters(OutboxState::Uncertain).await;
    let Some(letter) = unclear.iter().find(|letter| letter.cases().contains(&case)) else { return };
    let pending = desk.state(case).await.pending;
    let is_it = matches!(&pending, Some(Pending::Letter { step, .. }) if step == letter.step());
    assert!(is_it, "{} is unclear, and {pending:?} waits", letter.step());
    for state in [OutboxState::InReview, OutboxState::SendWindow] {
        let others = desk.letters(state).await;
        assert!(others.iter().all(|other| !other.cases().contains(&case)), "{others:?}");
    }
}

/// A person who is there on some days only, and a server that is not always clear.
async fn live(walk: u64, unheard: &[bool]) {
    let (mut desk, cases) = three_plays().await;
    let mut walk = walk;
    // Knuth's linear congruential generator.
    let mut happens = move |of: u64| {
        walk = walk.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (walk >> 33).is_multiple_of(of)
    };
    let fates = unheard.iter().map(|is_unheard| {
        let reply = String::new();
        let ending =
            if *is_unheard { Ending::Uncertain { reply } } else { Ending::Accepted { reply } };
        Fate::After(true, ending)
    });
    let Transport::Scripted(scripted) = &mut desk.sink else { panic!("a world of the test") };
    scripted.fates = fates.collect();
    for after in 0..170 {
        desk.go_to(days_after(FIRST_DAY, after));
        for _ in 0..3 {
            assert_eq!(desk.tick().await.problems, []);
            if happens(2) {
                desk.do_tasks().await;
            }
        }
        for letter in desk.letters(OutboxState::InReview).await {
            if happens(3) {
                is_done(&desk.approve(&letter.number).await);
            }
        }
        for letter in desk.letters(OutboxState::Uncertain).await {
            if happens(4) {
                let (engine, moment) = (&desk.engine, &mut desk.moment);
                sending::arrived(engine, moment, &letter.number).await.expect("it is unclear");
            }
        }
        desk.moment.now += 3.hours();
        deliver(&mut desk, &|_| {}).await.expect("a round");
        for case in &cases {
            check_unclear(&desk, case).await;
        }
    }
    for case in &cases {
        check_order(&desk, case).await;
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 6, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn s_08_no_step_before_the_one_above_it_happened_and_its_time_has_passed(
        walk in any::<u64>(), unheard in proptest::collection::vec(any::<bool>(), 0..12),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(live(walk, &unheard));
    }
}
