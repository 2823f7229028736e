//! `casefile export` and `casefile verify`: from a database to a file, and to the answer.

use std::collections::BTreeSet;
use std::fs;

use funkstille_core::case::{CaseEvent, Happened, Opening};
use funkstille_core::client::{ClientEvent, Language, Matter};
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::playbook::{Stage, Starts};
use funkstille_store::event::{CaseRecord, NewEvent, StoredEvent};
use funkstille_store::{Location, Store, Stream, TenantId};
use jiff::Timestamp;
use jiff::civil::date;

use crate::check::{Place, check_in, code};

/// A place with a database `my.db`, in which there is the case 1024.
fn place() -> Place {
    let place = Place::with(&[("nothing.jsonl", ""), ("other.db", "no database\n")]);
    let location = Location::Sqlite(place.path().join("my.db"));
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let store = Store::create(&location).await.expect("a database");
        let (tenant, at) = (TenantId(1), Timestamp::UNIX_EPOCH);
        store.add_tenant(tenant, "Studio", at).await.expect("a tenant");
        let mut work = store.begin(tenant).await.expect("begins");
        for (stream, events) in [
            (Stream::client("7"), vec![client()]),
            (Stream::case("1024"), vec![concerns(), opened()]),
        ] {
            let event = |event| NewEvent {
                event,
                happened_at: at,
                recorded_at: at,
                actor: "freya".to_owned(),
                salt: [7; SALT_BYTES],
            };
            let events: Vec<_> = events.into_iter().map(event).collect();
            work.append(&stream, 0, &events).await.expect("appends");
        }
        work.commit().await.expect("commits");
        store.close().await;
    });
    place
}

fn client() -> StoredEvent {
    let (name, language) = ("Kerber GmbH".to_owned(), Language::German);
    StoredEvent::of_client(&ClientEvent::Registered { name, language })
}

fn concerns() -> StoredEvent {
    StoredEvent::of_case(&CaseRecord::Concerns(Matter {
        client: "7".to_owned(),
        project: None,
        subject: "Angebot".to_owned(),
        message_id: None,
        invoice: None,
    }))
}

fn opened() -> StoredEvent {
    let opening = Opening {
        playbook: "negotiation".to_owned(),
        stage: Stage::Enquiry,
        starts: Starts::Message,
        trigger_on: date(2026, 3, 4),
        due_on: None,
        claim: None,
        tolerance_minor: 0,
        left_out: BTreeSet::new(),
        // Its text is not kept.
        rules: Some(funkstille_core::evidence::Digest::of(b"name = \"negotiation\"")),
    };
    let on = date(2026, 3, 4);
    StoredEvent::of_case(&CaseRecord::Happened(CaseEvent { on, what: Happened::Opened(opening) }))
}

#[test]
fn from_a_case_to_a_file_and_to_the_answer() {
    check_in(
        &place(),
        "casefile",
        &[
            "casefile export 1024 --database my.db --out case.jsonl",
            "casefile export 1024 --database my.db --out other.jsonl --json",
            "casefile verify case.jsonl",
            "casefile verify case.jsonl --json",
            "casefile verify case.jsonl --language de",
            "casefile export 1024 --database my.db --language de",
        ],
    );
}

#[test]
fn what_is_not_there() {
    check_in(
        &place(),
        "casefile_refused",
        &[
            "casefile export 1025 --database my.db",
            "casefile export 1024 --database my.db --business 2",
            "casefile export 1024 --database none.db",
            "casefile export 1024 --database other.db",
            "casefile export 1024 --database my.db --out no/such/folder.jsonl",
            "casefile export 1024 --database my.db --out nothing.jsonl",
            "casefile export 1024",
            "casefile verify none.jsonl",
            "casefile verify .",
            "casefile verify nothing.jsonl",
        ],
    );
}

#[test]
fn a_file_that_is_not_whole() {
    let place = place();
    let exported = place.run("casefile export 1024 --database my.db").stdout;
    let text = String::from_utf8(exported).expect("UTF-8");
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (name, file) in [
        ("changed", text.replacen("Kerber", "Gerber", 1)),
        ("cut", lines[..lines.len() - 1].concat()),
        ("missing", [&lines[..1], &lines[2..]].concat().concat()),
    ] {
        fs::write(place.path().join(name), file).expect("a file");
        assert_eq!(code(place.run(&format!("casefile verify {name}")).status), 1, "{name}");
    }
    check_in(
        &place,
        "casefile_broken",
        &[
            "casefile verify changed --json",
            "casefile verify changed",
            "casefile verify cut --json",
            "casefile verify missing --language de",
        ],
    );
}
