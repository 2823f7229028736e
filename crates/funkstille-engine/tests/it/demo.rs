//! The sample world in a database, and days that pass in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use funkstille_core::calendar::{days_after, days_between};
use funkstille_core::case::{Block, Pending, WaitReason};
use funkstille_core::client::{ClientState, DebtorKind, FormOfAddress, Language, ProjectStage};
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::business::{Business, LanguageName};
use funkstille_engine::cases::{CaseOverview, Standing};
use funkstille_engine::demo::{self, Day, Stride};
use funkstille_engine::{Data, Engine, Error, Location, Problem, TenantId, business};
use funkstille_store::Stream;
use jiff::Timestamp;
use jiff::civil::Date;
use tempfile::TempDir;

/// Most days between two messages that are too close (docs/rules.md, guard 2).
const GAP_DAYS: i64 = 4;

struct World {
    engine: Engine,
    path: PathBuf,
    _folder: TempDir,
}

async fn begin(path: &Path, again: bool) -> Result<Engine, Error> {
    demo::begin(path, &Data::embedded(), LanguageName::En, again).await
}

impl World {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("of its own/demo.db");
        let engine = begin(&path, false).await.expect("a world");
        Self { engine, path, _folder: folder }
    }

    async fn now(&self) -> Timestamp {
        self.engine.clock(Timestamp::UNIX_EPOCH).await.expect("a clock")
    }

    async fn cases(&self) -> Vec<CaseOverview> {
        CaseOverview::all(&self.engine, self.now().await, true).await.expect("cases").0
    }

    async fn advance(&self, days: i64, by_itself: bool) -> Vec<Day> {
        let stride = Stride::Days(days);
        demo::advance(&self.engine, stride, by_itself).await.expect("days")
    }
}

/// What a case is like, in a few words.
fn phases(case: &CaseOverview) -> BTreeSet<String> {
    let state = &case.state;
    let mut phases = BTreeSet::new();
    match &state.pending {
        Some(Pending::Letter { step, .. }) => {
            phases.insert(format!("{} letter {step}", state.opening.playbook));
        }
        Some(Pending::Task { step, .. }) => {
            phases.insert(format!("{} task {step}", state.opening.playbook));
        }
        None => {}
    }
    phases.extend(state.blocks.iter().map(|block| format!("held {block:?}")));
    phases.extend(state.waits.iter().map(|wait| format!("waits {:?}", wait.why)));
    phases.extend(state.ended.map(|(outcome, _)| format!("ended {}", outcome.as_str())));
    phases.extend(case.project().map(|project| format!("project {:?}", project.stage)));
    if state.paid_minor > 0 && state.ended.is_none() {
        phases.insert("part payment".to_owned());
    }
    phases
}

#[tokio::test]
async fn the_world_has_all_phases() {
    let world = World::new().await;
    let cases = world.cases().await;
    let found: BTreeSet<String> = cases.iter().flat_map(phases).collect();
    let held = |block: Block| format!("held {block:?}");
    let waits = |why: WaitReason| format!("waits {why:?}");
    let project = |stage: ProjectStage| format!("project {stage:?}");
    for phase in [
        "negotiation letter check-in".to_owned(),
        "negotiation letter last-check-in".to_owned(),
        format!("ended {}", EndOutcome::MovedOn.as_str()),
        "project letter check-in".to_owned(),
        "project task call".to_owned(),
        "project letter stop-work".to_owned(),
        project(ProjectStage::Running),
        project(ProjectStage::Paused),
        project(ProjectStage::Dormant),
        "payment letter receipt-check".to_owned(),
        "payment task call".to_owned(),
        "payment task signs-of-life".to_owned(),
        "payment letter resend".to_owned(),
        "payment letter demand-30".to_owned(),
        "payment letter demand-60".to_owned(),
        "payment letter final-notice".to_owned(),
        "payment task court".to_owned(),
        format!("ended {}", EndOutcome::Paid.as_str()),
        "part payment".to_owned(),
        held(Block::Dispute),
        held(Block::MailToJudge),
        held(Block::NeedsAddress),
        held(Block::DidNotArrive),
        held(Block::HeldByHand),
        waits(WaitReason::Promise),
        waits(WaitReason::Away),
        waits(WaitReason::Holding),
    ] {
        assert!(found.contains(&phase), "no case is this far: {phase}\n{found:#?}");
    }
}

#[tokio::test]
async fn the_world_has_every_kind_of_client() {
    let world = World::new().await;
    let cases = world.cases().await;
    let clients: BTreeMap<&str, &ClientState> =
        cases.iter().map(|case| (case.matter.client.as_str(), &case.client)).collect();
    assert!(clients.len() >= 12, "{}", clients.len());
    let is_any = |is_it: &dyn Fn(&ClientState) -> bool| clients.values().any(|it| is_it(it));
    assert!(is_any(&|it| it.client.debtor == Some(DebtorKind::Consumer)));
    assert!(is_any(&|it| it.client.debtor == Some(DebtorKind::PublicBody)));
    assert!(is_any(&|it| it.client.language == Language::English));
    assert!(is_any(&|it| it.client.do_not_contact));
    let is_any = |is_it: &dyn Fn(&funkstille_core::client::Contact) -> bool| {
        clients.values().flat_map(|it| &it.client.contacts).any(is_it)
    };
    assert!(is_any(&|it| it.form_of_address == FormOfAddress::Familiar));
    assert!(is_any(&|it| !it.postal_addresses.is_empty() && !it.faxes.is_empty()));
    let invoices = cases.iter().filter_map(|case| case.matter.invoice.as_ref());
    assert!(invoices.into_iter().all(|invoice| invoice.file.is_some()), "a copy of each invoice");
    let mut by_client: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.matter.invoice.is_some()) {
        *by_client.entry(&case.matter.client).or_default() += 1;
    }
    assert!(by_client.values().any(|invoices| *invoices > 1), "several invoices of one client");
}

#[tokio::test]
async fn every_silence_of_the_mailbox_is_a_case() {
    let world = World::new().await;
    let cases = world.cases().await;
    for silence in demo::scan(&Data::embedded()).expect("a scan").silences {
        let found = cases.iter().any(|case| {
            let is_client = case.client.client.has_address(&silence.address);
            // An address that is dead is on file no more.
            let is_dead = case.state.blocks.contains(&Block::NeedsAddress);
            (is_client || is_dead) && case.matter.message_id == silence.message_id
        });
        assert!(found, "{} has no case", silence.client);
    }
}

/// How a case stands that waits for what is said beside it.
fn stated_reason(standing: &Standing, today: Date) -> Option<String> {
    match standing {
        Standing::Held(blocks) if !blocks.is_empty() => Some(format!("{blocks:?}")),
        Standing::Next { day, reasons, .. } if *day > today && !reasons.is_empty() => {
            Some(format!("{day}"))
        }
        _ => None,
    }
}

#[tokio::test]
async fn after_120_days_by_itself_every_case_has_ended_or_says_why_not() {
    let world = World::new().await;
    let days = world.advance(120, true).await;
    assert_eq!(days.len(), 121, "the first and the last");
    let problems: Vec<_> = days.iter().flat_map(|day| &day.problems).collect();
    assert!(problems.is_empty(), "{problems:?}");
    let today = days.last().expect("days").date;
    assert_eq!(today, days_after(demo::TODAY, 120));
    let mut waiting = Vec::new();
    for case in world.cases().await {
        let name = &case.client.client.name;
        let standing = case.standing().expect("in the holiday table");
        let forbidden = case.client.client.do_not_contact;
        match (&standing, stated_reason(&standing, today)) {
            (Standing::Ended { .. }, _) => {}
            (Standing::Letter { .. }, _) if forbidden => {
                waiting.push(format!("{name}: do not contact"));
            }
            (_, Some(why)) => waiting.push(format!("{name}: {why}")),
            (_, None) => panic!("{name}: {standing:?}"),
        }
    }
    assert_eq!(waiting, ["Rolf Amsinck: [HeldByHand]", "Viktor Salzmann: do not contact"]);
    no_message_is_too_close(&days);
}

/// The days of messages to each client, once for each letter.
fn no_message_is_too_close(days: &[Day]) {
    let mut messages: BTreeMap<&str, Vec<(Date, &str)>> = BTreeMap::new();
    for day in days {
        for left in &day.left {
            let of_client = messages.entry(&left.client).or_default();
            if !of_client.contains(&(day.date, left.letter.as_str())) {
                of_client.push((day.date, &left.letter));
            }
        }
    }
    assert!(messages.len() >= 12, "letters to {} clients", messages.len());
    for (client, messages) in messages {
        for pair in messages.windows(2) {
            let gap = days_between(pair[0].0, pair[1].0);
            assert!(gap >= GAP_DAYS, "client {client}: {pair:?}");
        }
    }
}

#[tokio::test]
async fn a_letter_waits_for_the_user_unless_the_world_goes_by_itself() {
    let world = World::new().await;
    let days = world.advance(14, false).await;
    assert!(days.iter().all(|day| day.left.is_empty() && day.by_hand.is_empty()));
    assert!(days.iter().any(|day| !day.came_in.is_empty()));
    assert!(days.iter().any(|day| !day.done.is_empty()));
}

#[tokio::test]
async fn the_same_days_pass_the_same_way_at_once_or_one_by_one() {
    let (one, other) = (World::new().await, World::new().await);
    let at_once = one.advance(10, true).await;
    let mut by_day: Vec<Day> = Vec::new();
    for _ in 0..10 {
        for day in other.advance(1, true).await {
            match by_day.last_mut().filter(|last| last.date == day.date) {
                // A morning, and the rest of the day.
                Some(last) => {
                    last.done.extend(day.done);
                    last.by_hand.extend(day.by_hand);
                    last.left.extend(day.left);
                }
                None => by_day.push(day),
            }
        }
    }
    assert_eq!(at_once, by_day);
    assert_eq!(one.now().await, other.now().await);
}

#[tokio::test]
async fn every_run_writes_the_same_ledger() {
    let (one, other) = (World::new().await, World::new().await);
    let mut ledgers = Vec::new();
    for world in [&one, &other] {
        world.advance(5, true).await;
        let mut reading = world.engine.read().await.expect("reads");
        let mut ledger = Vec::new();
        for case in world.cases().await {
            let entries = reading.entries(&Stream::case(&case.case)).await.expect("entries");
            ledger.extend(entries.into_iter().map(|entry| entry.digest));
        }
        ledgers.push(ledger);
    }
    assert!(!ledgers[0].is_empty());
    assert_eq!(ledgers[0], ledgers[1]);
}

#[tokio::test]
async fn another_version_of_the_world_is_not_moved_but_can_begin_anew() {
    let world = World::new().await;
    let mut work = world.engine.store().begin(TenantId(1)).await.expect("a work");
    let now = world.now().await;
    work.put_setting("demo", "an earlier world", 1, now).await.expect("a setting");
    work.commit().await.expect("it lasts");
    world.engine.store().close().await;
    let refused = begin(&world.path, false).await.map(drop);
    assert!(matches!(refused, Err(Error::Problem(Problem::OldDemo { .. }))), "{refused:?}");
    begin(&world.path, true).await.expect("a new world");
}

#[tokio::test]
async fn a_second_time_the_world_is_as_it_was_left_and_again_begins_anew() {
    let world = World::new().await;
    world.advance(3, true).await;
    let left = world.now().await;
    world.engine.store().close().await;
    for (again, is_left) in [(false, true), (true, false)] {
        let engine = begin(&world.path, again).await.expect("a world");
        let now = engine.clock(Timestamp::UNIX_EPOCH).await.expect("a clock");
        assert_eq!(now == left, is_left, "{now}");
        engine.store().close().await;
    }
}

#[tokio::test]
async fn no_other_database_is_moved_or_thrown_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("my.db");
    let place = (&Location::Sqlite(path.clone()), TenantId(1));
    let own = Business {
        name: "Jonas Weber".into(),
        email: "jonas@weber.example".into(),
        region: "DE-BE".into(),
        time_zone: "Europe/Berlin".into(),
        ..Business::default()
    };
    let now = Timestamp::UNIX_EPOCH;
    business::begin(place, &own, &Data::embedded(), (now, Some(now))).await.expect("a business");
    let before = std::fs::read(&path).expect("a file");
    let is_refused =
        |tried: Result<Engine, Error>| matches!(tried, Err(Error::Problem(Problem::NoDemo { .. })));
    assert!(is_refused(begin(&path, false).await));
    assert!(is_refused(begin(&path, true).await));
    assert_eq!(before, std::fs::read(&path).expect("the same file"));
}

#[tokio::test]
async fn the_clock_only_goes_forward() {
    let world = World::new().await;
    let yesterday = Stride::To(days_after(demo::TODAY, -1));
    let refused = demo::advance(&world.engine, yesterday, true).await;
    assert!(matches!(refused, Err(Error::Problem(Problem::DayGone { .. }))), "{refused:?}");
    let days = world.advance(0, true).await;
    assert!(days.iter().all(Day::is_quiet), "{days:?}");
}
