//! One story on both databases: from an enquiry to court.

use std::fmt::Write;

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_store::{Location, Stream};
use jiff::civil::date;

use super::desk::Desk;
use crate::testbed::postgres;

#[tokio::test]
async fn one_story_comes_out_the_same_on_both_databases() {
    let folder = tempfile::tempdir().expect("a folder");
    let sqlite = tell(&Location::Sqlite(folder.path().join("desk.db"))).await;
    assert!(sqlite.ends_with("ended\n"), "{sqlite}");
    let Some(server) = postgres::Server::start() else { return };
    let postgres = tell(&Location::Postgres(server.address())).await;
    assert_eq!(sqlite, postgres);
}

/// Everything that left, and everything that stands in the ledger of the cases.
async fn tell(location: &Location) -> String {
    let mut desk = Desk::at(location, date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    let enquiry = desk.silence(&client, &project, date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 16)).await;
    desk.go_to(date(2026, 3, 18));
    desk.hear(&enquiry, Happened::Answered).await;
    desk.until(date(2026, 4, 7)).await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let running = desk.silence(&client, &project, date(2026, 4, 7)).await;
    desk.until(date(2026, 4, 20)).await;
    desk.hear(&running, Happened::Answered).await;
    let invoice = desk.invoice(&client, "2026-014", date(2026, 4, 20)).await;
    desk.until(date(2026, 8, 20)).await;
    desk.rebuild_changes_nothing("at the end").await;
    let mut told = String::new();
    for sent in desk.sent() {
        let (at, to) = (sent.at, sent.recipient);
        writeln!(told, "{at} {} {to}\n{}\n{}", sent.letter, sent.subject, sent.text)
            .expect("written");
    }
    let mut reading = desk.engine.read().await.expect("reads");
    for case in [enquiry, running, invoice] {
        for entry in reading.entries(&Stream::case(&case)).await.expect("entries") {
            let (version, at) = (entry.version, entry.recorded_at);
            writeln!(told, "{case} {version} {at} {} {}", entry.actor, entry.event_type)
                .expect("written");
        }
    }
    told
}
