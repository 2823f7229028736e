//! A clock that stands before an entry of the ledger (T-07).

use funkstille_core::case::{Happened, Noted};
use funkstille_core::client::ProjectStage;
use funkstille_core::evidence::SALT_BYTES;
use funkstille_engine::pause::GoOn;
use funkstille_engine::sending::{self, Transport};
use funkstille_engine::{
    Error, Moment, Problem, backup, business, casefile, cases, pause, projects, tick,
};
use funkstille_store::Location;
use jiff::ToSpan;
use jiff::civil::date;

use super::desk::Desk;

fn is_behind<T: std::fmt::Debug>(told: &Result<T, Error>) {
    assert!(matches!(told, Err(Error::Problem(Problem::ClockBehind { .. }))), "{told:?}");
}

#[tokio::test]
async fn t_07_a_clock_behind_the_ledger_changes_nothing() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let client = desk.client("Ute Kern").await;
    let before = desk.entries(&case).await;
    let last = desk.moment.now;
    desk.go_to(date(2026, 3, 3));
    let page = desk.page().await;
    assert_eq!((page.clock_behind, page.is_quiet()), (Some(last), false), "it says so");
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    is_behind(&cases::happened(engine, moment, &case, Happened::Answered).await);
    let what = ("Website", ProjectStage::Enquiry);
    is_behind(&projects::open(engine, moment, &client, what).await);
    is_behind(&business::set(engine, moment, "phone", "+49 30 1").await);
    is_behind(&pause::pause(engine, moment, "holiday").await);
    is_behind(&tick::tick(engine, moment).await);
    let mut sink = Transport::Sink(vec![]);
    let knowledge = funkstille_core::guard::Knowledge {
        mailbox_read_at: None,
        bank_read_at: None,
        account_checked_on: None,
    };
    is_behind(&sending::deliver(engine, moment, &mut sink, &knowledge).await);
    assert_eq!(desk.entries(&case).await, before);
}

/// The way out of docs/backup.md, *The clock was ahead*: what was recorded stays and is read, and the
/// backup from before goes on.
#[tokio::test]
async fn t_07_after_a_clock_that_was_ahead_the_backup_from_before_goes_on() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let before = folder.path().join("before.db");
    backup::make(desk.engine.store(), &before).await.expect("a backup");
    let right = desk.moment.now;
    desk.moment.now = right + (365 * 24).hours();
    desk.hear(&case, Happened::Noted(Noted::ReadReceipt)).await;
    desk.moment.now = right + 1.hour();
    is_behind(&tick::tick(&desk.engine, &mut desk.moment).await);
    casefile::export(&desk.engine, &case).await.expect("it is still read");
    backup::make(desk.engine.store(), &folder.path().join("kept.db")).await.expect("and kept");

    let target = Location::Sqlite(folder.path().join("new.db"));
    backup::restore(&before, &target, desk.moment.now).await.expect("restores");
    let mut restored = Desk::again_at(&target, desk.today()).await;
    restored.moment.now = desk.moment.now;
    let word = GoOn { reason: "the clock was ahead", here: None, is_alone: true };
    pause::resume(&restored.engine, &mut restored.moment, word).await.expect("goes on");
    assert_eq!(restored.day(date(2026, 3, 9)).await.len(), 1);
}

/// C-01: the time of a program that waited for another one is that at which it may begin.
#[tokio::test]
async fn c_01_who_waited_for_another_program_is_not_behind() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let early = desk.moment.now;
    desk.moment.now += 1.second();
    let reason = "the other program was first".to_owned();
    desk.hear(&case, Happened::Held { until: None, reason }).await;
    let later = desk.moment.now + 1.second();
    let waited = || Moment::new(early, "jonas", || [9; SALT_BYTES]);
    tick::tick(&desk.engine, &mut waited().by(move || later)).await.expect("it is later by now");
    let reason = "back".to_owned();
    let mut moment = waited().by(move || later);
    let resumed = Happened::Resumed { reason: reason.clone() };
    cases::happened(&desk.engine, &mut moment, &case, resumed.clone()).await.expect("as well");
    // A clock that is really behind is refused as before.
    is_behind(&cases::happened(&desk.engine, &mut waited(), &case, resumed).await);
}
