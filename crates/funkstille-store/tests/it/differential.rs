//! D-09: the same events make the same rows in both databases.

use funkstille_core::case::Happened;
use funkstille_core::client::ClientEvent;
use funkstille_core::invoice::InvoiceEvent;
use funkstille_store::event::StoredEvent;
use funkstille_store::projection::{CaseView, ClientView, Due, InvoiceView, Outlook};
use funkstille_store::{OutboxState, SeenMessage, Stream};
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::any;
use crate::database::Database;
use crate::make::{TENANT, at, case_events, happened, letter, matter, new, opened, stamp};

/// Something that is done to a database.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Case(u8, Date, Happened),
    Client(u8, ClientEvent),
    Invoice(u8, Box<InvoiceEvent>),
    Letter(u8, u8),
    Seen(u8),
    Setting(String, i64),
    RecordHeads,
    Erase(i64),
    Rebuild,
}

pub(crate) fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => (0_u8..3, any::case_event()).prop_map(|(case, (on, what))| Deed::Case(case, on, what)),
        4 => (0_u8..2, any::client_event()).prop_map(|(client, event)| Deed::Client(client, event)),
        3 => (0_u8..2, any::invoice_event())
            .prop_map(|(invoice, event)| Deed::Invoice(invoice, Box::new(event))),
        2 => (0_u8..4, 0_u8..4).prop_map(|(letter, key)| Deed::Letter(letter, key)),
        1 => (0_u8..3).prop_map(Deed::Seen),
        1 => ("[a-z\u{0}ä]{0,4}", 0_i64..2).prop_map(|(value, version)| Deed::Setting(value, version)),
        1 => Just(Deed::RecordHeads),
        1 => (1_i64..9).prop_map(Deed::Erase),
        1 => Just(Deed::Rebuild),
    ]
}

fn outlook(view: &CaseView) -> Outlook {
    let is_due = |_: &Date| view.version % 2 == 0;
    let due = view.opened_on.filter(is_due);
    let due = due.map(|on| Due { on, step: Some(view.version.to_string()) });
    Outlook { due, last_message_on: view.opened_on }
}

/// Does it, and says whether it succeeded.
pub(crate) async fn act(database: &Database, nth: u8, deed: &Deed) -> bool {
    let mut work = database.store.begin(TENANT).await.expect("begins");
    let stamp = stamp(nth);
    let done = match deed {
        Deed::Case(case, on, what) => {
            let id = format!("case {case}");
            let known = work.read().case_view(&id).await.expect("reads");
            let mut view = known.unwrap_or_else(|| CaseView::new(&id));
            let mut records = vec![happened(*on, what.clone())];
            if view.version == 0 {
                records = vec![matter("client 0"), opened(*on)];
            }
            let events = case_events(&records);
            work.append(&Stream::case(&id), view.version, &events).await.expect("appends");
            for record in &records {
                view.apply(record);
            }
            work.put_case(&view, outlook(&view)).await
        }
        Deed::Client(client, event) => {
            let id = format!("client {client}");
            let known = work.read().client_view(&id).await.expect("reads");
            let mut view = known.unwrap_or_else(|| ClientView::new(&id));
            // A project belongs to one client.
            let is_project = matches!(event, ClientEvent::ProjectOpened { .. });
            if is_project && *client > 0 {
                return false;
            }
            let events = [new(StoredEvent::of_client(event))];
            work.append(&Stream::client(&id), view.version, &events).await.expect("appends");
            view.apply(event);
            work.put_client(&view).await
        }
        Deed::Invoice(invoice, event) => {
            let id = format!("invoice {invoice}");
            let known = work.read().invoice_view(&id).await.expect("reads");
            let mut view = known.unwrap_or_else(|| InvoiceView::new(&id));
            let events = [new(StoredEvent::of_invoice(event))];
            work.append(&Stream::invoice(&id), view.version, &events).await.expect("appends");
            view.apply(event);
            work.put_invoice(&view).await
        }
        Deed::Letter(id, key) => {
            let id = format!("letter {id}");
            if work.read().letter(&id).await.expect("reads").is_some() {
                return false;
            }
            let letter = letter(&id, &[&format!("key {key}")], OutboxState::Planned);
            work.put_letters(&[letter], at(i64::from(nth))).await.map(drop)
        }
        Deed::Seen(id) => {
            let message = SeenMessage { message_id: format!("{id}@x"), case: None, content: None };
            work.put_messages(&[message], at(0)).await.map(drop)
        }
        Deed::Setting(value, version) => {
            work.put_setting("one", value, *version, at(0)).await.map(drop)
        }
        Deed::RecordHeads => work.record_heads(&stamp).await.map(drop),
        Deed::Erase(sequence) => work.erase_body(*sequence, "why", &stamp).await.map(drop),
        Deed::Rebuild => work.rebuild_projections(outlook).await.map(drop),
    };
    let is_done = done.is_ok();
    if is_done {
        work.commit().await.expect("commits");
    }
    is_done
}

/// Runs of the property; each is many events on both databases.
const RUNS: u32 = 8;

#[test]
fn d_09_the_same_events_make_the_same_rows() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let Some(postgres) = runtime.block_on(Database::postgres()) else { return };
    let mut runner = TestRunner::new(Config { cases: RUNS, ..Config::default() });
    let deeds = prop::collection::vec(deed(), 1..40);
    let outcome = runner.run(&deeds, |deeds| {
        runtime.block_on(async {
            let sqlite = Database::sqlite().await;
            for database in [&sqlite, &postgres] {
                database.store.add_tenant(TENANT, "Studio", at(0)).await.expect("a tenant");
            }
            for (nth, deed) in (0_u8..).zip(&deeds) {
                let done = act(&sqlite, nth, deed).await;
                prop_assert_eq!(done, act(&postgres, nth, deed).await, "{:?}", deed);
            }
            let (ours, theirs) = (sqlite.dump().await, postgres.dump().await);
            for database in [&sqlite, &postgres] {
                let mut reading = database.store.read(TENANT).await.expect("reads");
                reading.verify_tenant(&[]).await.expect("whole");
                drop(reading);
                act(database, 0, &Deed::Rebuild).await;
                let is_same = database.dump().await == ours;
                prop_assert!(is_same, "rows made again are other rows");
            }
            let tables = ours.keys().filter(|table| *table != "tenant");
            let tables: Vec<_> = tables.map(String::as_str).collect();
            postgres.tamper(&format!("TRUNCATE tenant, {}", tables.join(", "))).await;
            prop_assert_eq!(ours, theirs);
            Ok(())
        })
    });
    outcome.expect("equal rows");
}
