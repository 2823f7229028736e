//! Attempts to hand over a letter are written before they happen, and each turn by one at a time.

use funkstille_core::delivery::AttemptState;
use funkstille_store::{Attempt, CopyState};

use crate::database::Database;
use crate::make::{TENANT, at, attempt};

#[tokio::test(flavor = "multi_thread")]
async fn each_turn_of_an_attempt_is_written_once() {
    for database in Database::both().await {
        let store = &database.store;
        store.add_tenant(TENANT, "Studio", at(0)).await.expect("a tenant");
        let mut work = store.begin(TENANT).await.expect("begins");
        work.put_attempt(&attempt("1-email")).await.expect("puts");
        work.put_attempt(&attempt("2-email")).await.expect("puts");
        work.commit().await.expect("commits");

        let mut work = store.begin(TENANT).await.expect("begins");
        let twice = work.put_attempt(&attempt("1-email")).await.expect_err("it is there");
        assert!(twice.as_conflict().is_some(), "{twice}");
        drop(work);

        let mut work = store.begin(TENANT).await.expect("begins");
        let began = attempt("1-email");
        let turn = (AttemptState::DataStarted, "");
        work.change_attempt(&began, turn, CopyState::None, at(7)).await.expect("goes on");
        work.commit().await.expect("commits");
        let mut work = store.begin(TENANT).await.expect("begins");
        let late = (AttemptState::Later, "too slow");
        let late = work.change_attempt(&began, late, CopyState::None, at(8)).await;
        assert!(late.expect_err("somebody was faster").as_conflict().is_some());
        drop(work);

        let mut reading = store.read(TENANT).await.expect("reads");
        let started = Attempt { state: AttemptState::DataStarted, changed_at: at(7), ..began };
        assert_eq!(
            reading.attempts("1-email").await.expect("reads"),
            std::slice::from_ref(&started)
        );
        let found = reading.attempts_in_state(AttemptState::Began, "", 9).await.expect("reads");
        assert_eq!(found, [attempt("2-email")]);
        let found = reading.attempts_with_id("1-email@me.example").await.expect("reads");
        assert_eq!(found, [started]);
        assert_eq!(reading.attempts_by_copy(CopyState::Wanted, "", 9).await.expect("reads"), []);
        let host = "smtp.me.example";
        let last = reading.attempts_at_host(host, at(6), 1).await.expect("reads");
        assert_eq!(last.len(), 1);
        assert_eq!(reading.attempts_at_host(host, at(7), 9).await.expect("reads"), []);
        assert_eq!(reading.handed_since(host, at(6)).await.expect("reads"), [at(6), at(6)]);
        assert_eq!(reading.handed_since(host, at(7)).await.expect("reads"), []);
    }
}
