//! A clock that stands before an entry of the ledger (T-07).

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_engine::sending::{self, Transport};
use funkstille_engine::{Error, Problem, business, cases, pause, projects, tick};
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
    desk.go_to(date(2026, 3, 3));
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
