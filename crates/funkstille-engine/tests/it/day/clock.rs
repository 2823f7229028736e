//! A clock that stands before an entry of the ledger (T-07).

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_core::evidence::SALT_BYTES;
use funkstille_engine::sending::{self, Transport};
use funkstille_engine::{Error, Moment, Problem, business, cases, pause, projects, tick};
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
