//! Random histories of eight months: several cases of two clients, a person who approves when it suits,
//! and a world in which anything happens.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use funkstille_core::calendar::{days_after, days_between};
use funkstille_core::case::{BounceKind, Happened, Next, Pending, Surroundings, next_step};
use funkstille_core::client::ProjectStage;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{self, Playbook};
use funkstille_engine::letters::LetterGroup;
use funkstille_engine::sending::Delivered;
use funkstille_engine::{Data, Error, cases};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::desk::Desk;

const FIRST_DAY: Date = date(2026, 3, 4);

/// Days of a history.
const DAYS: i64 = 240;

/// The cases of the two clients.
const CASES: usize = 6;

/// What happens: the day, the case, and which of the things that can happen.
type Event = (i64, usize, u8);

struct History {
    desk: Desk,
    around: Surroundings,
    /// The cases, each with its playbook.
    cases: Vec<(String, Arc<Playbook>)>,
    /// Steps of a random walk that decides what a person does.
    walk: u64,
    /// Each message that left and did not come back: its client, number and day.
    messages: Vec<(String, String, Date)>,
    /// The days of the messages of each case.
    of_cases: BTreeMap<String, Vec<Date>>,
    ids: BTreeSet<String>,
}

impl History {
    async fn new(seed: u64) -> Self {
        let mut desk = Desk::new(FIRST_DAY).await;
        let playbook = |name: &str| {
            let text = Data::embedded().playbook_text(name).expect("a playbook");
            Arc::new(playbook::parse(&text).expect("a playbook"))
        };
        let [enquiry, running, payment] = ["negotiation", "project", "payment"].map(playbook);
        let mut cases = Vec::new();
        for name in ["Mira Lang", "Ute Kern"] {
            let client = desk.client(name).await;
            let project = desk.project(&client, ProjectStage::Running).await;
            let case = desk.silence(&client, &project, FIRST_DAY).await;
            cases.push((case, Arc::clone(&running)));
            let project = desk.project(&client, ProjectStage::Enquiry).await;
            let case = desk.silence(&client, &project, FIRST_DAY).await;
            cases.push((case, Arc::clone(&enquiry)));
            let number = format!("2026-{}", cases.len());
            cases.push((desk.invoice(&client, &number, FIRST_DAY).await, Arc::clone(&payment)));
        }
        let around = desk.surroundings().await;
        let (messages, of_cases, ids) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        Self { desk, around, cases, walk: seed, messages, of_cases, ids }
    }

    /// Whether a person does something today, in one of `of` cases.
    fn happens(&mut self, of: u64) -> bool {
        // Knuth's linear congruential generator.
        self.walk = self.walk.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.walk >> 33).is_multiple_of(of)
    }

    async fn live(&mut self, day: Date, events: &[&Event]) {
        self.desk.go_to(day);
        for (_, case, kind) in events {
            self.happen(*case, *kind).await;
        }
        for _ in 0..2 {
            let ticked = self.desk.tick().await;
            assert_eq!(ticked.problems, [], "{day}");
            if !ticked.done.is_empty() || !events.is_empty() {
                self.check_nothing_is_lost(day).await;
            }
            if self.happens(2) {
                self.desk.do_tasks().await;
            }
            for letter in self.desk.letters(OutboxState::InReview).await {
                if self.happens(3) {
                    no_failure(self.desk.approve(&letter.number).await);
                }
            }
            if !self.desk.letters(OutboxState::SendWindow).await.is_empty() {
                let over = self.over().await;
                for sent in self.desk.send().await {
                    self.check_message(&sent, &over).await;
                }
            }
        }
    }

    /// Something happens, as far as it fits how the case stands.
    async fn happen(&mut self, case: usize, kind: u8) {
        let (case, playbook) = &self.cases[case].clone();
        let (day, reason) = (self.desk.today(), || "by chance".to_owned());
        let state = self.desk.state(case).await;
        let last = state.last_message_step(playbook).map(str::to_owned);
        let what = match kind {
            0 => Happened::Answered,
            1 => Happened::WentOn,
            2 => Happened::HoldingReply { until: None },
            3 => Happened::WentAway { last_day: Some(days_after(day, 9)) },
            4 => Happened::Held { until: Some(days_after(day, 20)), reason: reason() },
            5 => Happened::PaymentReceived { amount: Money::parse("100.00", Currency::EUR) },
            6 => Happened::PaymentPromised { by: days_after(day, 12) },
            7 => Happened::Disputed,
            8 => Happened::DisputeClosed,
            9 => Happened::WroteElsewhere,
            10 => Happened::ElsewhereJudged { answers: false },
            11 => Happened::Bounced { step: last, why: BounceKind::NotAccepted },
            _ => Happened::DeliveryMended,
        };
        let is_bounce = matches!(what, Happened::Bounced { .. });
        let said = cases::happened(&self.desk.engine, &mut self.desk.moment, case, what).await;
        if said.is_ok() && is_bounce {
            self.forget_last(case).await;
        }
        no_failure(said);
    }

    /// A message that came back did not reach anybody.
    async fn forget_last(&mut self, case: &str) {
        let Some(last) = self.of_cases.get_mut(case).and_then(Vec::pop) else { return };
        let mut reading = self.desk.engine.read().await.expect("reads");
        let view = reading.case_view(case).await.expect("reads").expect("a case");
        let client = view.matter.expect("a matter").client;
        self.messages.retain(|(to, _, on)| *to != client || *on != last);
    }

    /// The cases that have ended, or that something holds.
    async fn over(&self) -> BTreeSet<String> {
        let mut over = BTreeSet::new();
        for (case, _) in &self.cases {
            let state = self.desk.state(case).await;
            if state.ended.is_some() || !state.blocks.is_empty() {
                over.insert(case.clone());
            }
        }
        over
    }

    async fn check_message(&mut self, sent: &Delivered, over: &BTreeSet<String>) {
        assert!(self.ids.insert(sent.letter.clone()), "{sent:?} left twice");
        let there = sent.at.in_tz("Europe/Berlin").expect("a zone");
        let on = there.date();
        assert!((8..18).contains(&there.hour()), "{sent:?}");
        assert!(self.around.calendar.is_business_day(on).expect("in the table"), "{sent:?}");
        let mut reading = self.desk.engine.read().await.expect("reads");
        let group = LetterGroup::load(&mut reading, &sent.letter).await.expect("a letter");
        let client = group.channels[0].client.clone();
        for case in group.cases() {
            assert!(!over.contains(case), "{on}: {case} is over or held, {sent:?}");
        }
        if self.messages.iter().any(|(_, number, _)| *number == group.number) {
            return;
        }
        for (to, _, before) in &self.messages {
            let days = days_between(*before, on);
            assert!(*to != client || days >= 4, "{before} and {on}: {sent:?}");
        }
        self.messages.push((client, group.number.clone(), on));
        for case in group.cases() {
            self.of_cases.entry(case.to_owned()).or_default().push(on);
        }
    }

    /// Every case that has not ended is held, waits for a person, or has a day on which it is
    /// looked at; what waits for a person is on a list.
    async fn check_nothing_is_lost(&self, day: Date) {
        let mut reading = self.desk.engine.read().await.expect("reads");
        let open = reading.open_tasks(None, 1000).await.expect("tasks");
        let mut waiting = self.desk.letters(OutboxState::InReview).await;
        waiting.extend(self.desk.letters(OutboxState::SendWindow).await);
        for (case, playbook) in &self.cases {
            let row = reading.case_row(case).await.expect("reads").expect("a row");
            let state = self.desk.state(case).await;
            assert!(row.due.as_ref().is_none_or(|due| due.on > day), "{day} {row:?}");
            let letters = waiting.iter().filter(|letter| letter.cases().contains(&case.as_str()));
            let letters: Vec<_> = letters.map(LetterGroup::step).collect();
            let tasks = open.iter().filter(|task| task.case == *case).count();
            match &state.pending {
                Some(Pending::Letter { step, .. }) => assert_eq!(letters, [step], "{day} {case}"),
                Some(Pending::Task { .. }) => assert!(tasks > 0, "{day} {case}"),
                None => assert!(letters.is_empty(), "{day} {case} {letters:?}"),
            }
            let next = next_step(&state, playbook, &self.around, Some(day)).expect("in the table");
            let is_to_come = matches!(next, Next::Step(_)) && state.pending.is_none();
            assert!(!is_to_come || row.due.is_some(), "{day} {row:?} {next:?}");
        }
    }

    /// At most two messages a week for a case (ISO 8601 weeks).
    fn check_weeks(&self) {
        for (case, days) in &self.of_cases {
            let mut weeks = BTreeMap::new();
            for day in days {
                let week = day.iso_week_date();
                *weeks.entry((week.year(), week.week())).or_insert(0) += 1;
            }
            assert!(weeks.values().all(|count| *count <= 2), "{case}: {days:?}");
        }
    }
}

/// What does not fit is told, and nothing happens; the database never fails.
fn no_failure<T>(said: Result<T, Error>) {
    if let Err(error) = said {
        assert!(matches!(error, Error::Problem(_)), "{error:?}");
    }
}

async fn check(events: &[Event], seed: u64) {
    let mut history = History::new(seed).await;
    for day in 0..DAYS {
        let on = days_after(FIRST_DAY, day);
        let todays: Vec<&Event> = events.iter().filter(|event| event.0 == day).collect();
        history.live(on, &todays).await;
    }
    history.check_weeks();
    history.desk.rebuild_changes_nothing("at the end").await;
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 5, max_shrink_iters: 30, failure_persistence: None, ..ProptestConfig::default()
    })]

    /// Conservation (S-05), at most one message a day for a client and two a week for a case
    /// (S-15), four days between two messages, nothing to a case that is over or held, nothing
    /// twice, nothing outside business hours.
    #[test]
    fn s_05_and_s_15_hold_in_random_histories(
        events in proptest::collection::vec((0..DAYS / 2, 0..CASES, 0..13_u8), 0..40),
        seed in any::<u64>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(check(&events, seed));
    }
}
