//! One story on both databases: a client goes silent and comes back.

use funkstille_core::case::{Happened, How};
use funkstille_core::client::{DebtorKind, Language};
use funkstille_core::playbook::{EndOutcome, TaskOutcome};
use funkstille_store::event::StoredEvent;
use funkstille_store::projection::{CaseView, ClientView, Due, Outlook, TaskState};
use funkstille_store::{OutboxState, SeenMessage, Store, StoreError, Stream, TenantId};

use crate::database::Database;
use crate::make::{
    TENANT, append_case, at, begin_case, case_events, client_events, day, happened, letter, new,
    stamp,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_client_goes_silent_and_comes_back() {
    for database in Database::both().await {
        let store = &database.store;
        a_client_is_registered(store).await;
        begin_case(store, TENANT, "a").await;
        a_letter_is_prepared_on_its_day(store).await;
        the_letter_leaves(store).await;
        a_task_comes_and_is_done(store).await;
        the_client_answers(store).await;
        small_things_are_kept(store).await;
        another_tenant_sees_nothing(store).await;
        rows_can_be_made_again(&database).await;
        a_body_is_erased(&database).await;
    }
}

async fn a_client_is_registered(store: &Store) {
    store.add_tenant(TENANT, "Studio", at(0)).await.expect("a tenant");
    let events = client_events("Kerber GmbH");
    let mut view = ClientView::new("kerber");
    for event in &events {
        view.apply(event);
    }
    let mut work = store.begin(TENANT).await.expect("begins");
    let stored: Vec<_> = events.iter().map(|event| new(StoredEvent::of_client(event))).collect();
    work.append(&Stream::client("kerber"), 0, &stored).await.expect("appends");
    work.put_client(&view).await.expect("puts");
    work.commit().await.expect("commits");

    let mut reading = store.read(TENANT).await.expect("reads");
    let clients = reading.clients("", 10).await.expect("clients");
    assert_eq!(clients.len(), 1);
    assert_eq!((clients[0].name.as_str(), clients[0].language), ("Kerber GmbH", Language::German));
    assert_eq!((clients[0].debtor, clients[0].version), (None::<DebtorKind>, 4));
    assert_eq!(reading.projects("", 10).await.expect("projects")[0].title, "Website");
    let owners = reading.owners_of("ines@kerber.example").await.expect("owners");
    assert_eq!(owners, [("kerber".to_owned(), "ines".to_owned())]);
    assert_eq!(reading.client_view("kerber").await.expect("a view"), Some(view));
    assert_eq!(reading.client_view("nobody").await.expect("a view"), None);
    let twice = reading.client_views(&["kerber", "kerber"]).await.expect("views");
    assert_eq!(twice["kerber"].version, 4);
}

async fn put_due(store: &Store, on: i8) {
    let mut work = store.begin(TENANT).await.expect("begins");
    let view = work.read().case_view("a").await.expect("reads").expect("is there");
    let due = Due { on: day(on), step: Some("check-in".to_owned()) };
    let outlook = Outlook { due: Some(due), last_message_on: None };
    work.put_case(&view, outlook).await.expect("puts");
    work.commit().await.expect("commits");
}

async fn due_on(store: &Store, on: i8) -> Vec<String> {
    let mut reading = store.read(TENANT).await.expect("reads");
    let due = reading.cases_due(day(on), None, 10).await.expect("due");
    due.into_iter().map(|row| row.case).collect()
}

async fn a_letter_is_prepared_on_its_day(store: &Store) {
    put_due(store, 9).await;
    assert!(due_on(store, 8).await.is_empty());
    assert_eq!(due_on(store, 9).await, ["a"]);
    assert_eq!(due_on(store, 20).await, ["a"]);

    // Event, row and letter are there together, or none of them.
    for is_kept in [false, true] {
        let mut work = store.begin(TENANT).await.expect("begins");
        let mut view = work.read().case_view("a").await.expect("reads").expect("is there");
        let record = happened(day(9), Happened::LetterPrepared { step: "check-in".to_owned() });
        work.append(&Stream::case("a"), view.version, &case_events(std::slice::from_ref(&record)))
            .await
            .expect("appends");
        view.apply(&record);
        work.put_case(&view, Outlook::default()).await.expect("puts");
        let letters = [letter("l1", &["a/check-in"], OutboxState::SendWindow)];
        assert!(work.put_letters(&letters, at(2)).await.expect("puts").is_empty());
        if is_kept {
            work.commit().await.expect("commits");
        }
    }
    assert!(due_on(store, 20).await.is_empty());

    let mut work = store.begin(TENANT).await.expect("begins");
    let again = [letter("l2", &["b/check-in", "a/check-in"], OutboxState::Planned)];
    let refused = work.put_letters(&again, at(3)).await.expect("puts");
    assert_eq!((refused[0].key.as_str(), refused[0].earlier.as_str()), ("a/check-in", "l1"));
    assert_eq!(work.read().letter("l2").await.expect("reads"), None);
}

async fn the_letter_leaves(store: &Store) {
    assert_eq!(store.claim_letter(TENANT, at(9), at(60), None).await.expect("claims"), None);
    let claim =
        store.claim_letter(TENANT, at(10), at(60), None).await.expect("claims").expect("due");
    assert_eq!(claim.letter.letter, "l1");
    let mut work = store.begin(TENANT).await.expect("begins");
    work.record_claim(&claim, OutboxState::HandedOver, at(11), Some(at(60))).await.expect("holds");
    work.record_claim(&claim, OutboxState::Sent, at(12), None).await.expect("holds");
    let record = happened(
        day(9),
        Happened::StepHappened { step: "check-in".to_owned(), how: How::ByProgram },
    );
    work.append(&Stream::case("a"), 3, &case_events(&[record])).await.expect("appends");
    work.commit().await.expect("commits");
    let mut reading = store.read(TENANT).await.expect("reads");
    let sent = reading.letters_in_state(OutboxState::Sent, "", 10).await.expect("reads");
    assert_eq!(sent.len(), 1);
    assert_eq!(reading.letters_of_case("a").await.expect("reads"), ["l1"]);
    assert_eq!(reading.letter_keys("l1").await.expect("reads")[0].key, "a/check-in");
}

async fn a_task_comes_and_is_done(store: &Store) {
    let step = || "call".to_owned();
    let opened = happened(day(12), Happened::TaskOpened { step: step() });
    append_case(store, TENANT, "a", 4, &[opened]).await.expect("appends");
    let mut reading = store.read(TENANT).await.expect("reads");
    let open = reading.open_tasks(None, 10).await.expect("tasks");
    assert_eq!((open.len(), open[0].opened_version, open[0].opened_on), (1, 5, day(12)));
    assert!(reading.open_tasks(open.first(), 10).await.expect("tasks").is_empty());
    drop(reading);

    let outcome = TaskOutcome::Voicemail;
    let done = happened(day(13), Happened::TaskDone { step: step(), outcome, until: None });
    append_case(store, TENANT, "a", 5, &[done]).await.expect("appends");
    let mut reading = store.read(TENANT).await.expect("reads");
    assert!(reading.open_tasks(None, 10).await.expect("tasks").is_empty());
    let tasks = reading.tasks_of_case("a").await.expect("tasks");
    assert_eq!((tasks[0].state, tasks[0].outcome), (TaskState::Done, Some(outcome)));
}

async fn the_client_answers(store: &Store) {
    let answered = || [happened(day(16), Happened::Answered)];
    let late = append_case(store, TENANT, "a", 5, &answered()).await.expect_err("too late");
    let conflict = late.as_conflict().expect("a conflict");
    assert_eq!((conflict.place.as_str(), conflict.found), ("case/a", Some(6)));

    append_case(store, TENANT, "a", 6, &answered()).await.expect("appends");
    let mut reading = store.read(TENANT).await.expect("reads");
    let row = reading.case_row("a").await.expect("reads").expect("is there");
    assert_eq!(row.ended, Some((EndOutcome::Answered, day(16))));
    let of_client = reading.cases_of_clients(&["kerber"]).await.expect("reads");
    assert_eq!(of_client, std::slice::from_ref(&row));
    assert_eq!(reading.cases("", 10).await.expect("reads"), [row]);
}

async fn small_things_are_kept(store: &Store) {
    let mut work = store.begin(TENANT).await.expect("begins");
    let digest = work.put_blob(b"mail", at(0)).await.expect("puts");
    assert_eq!(work.put_blob(b"mail", at(1)).await.expect("puts"), digest);
    let seen = |id: &str| SeenMessage {
        message_id: id.to_owned(),
        case: Some("a".to_owned()),
        content: Some(digest),
    };
    assert_eq!(work.put_messages(&[seen("1"), seen("2")], at(0)).await.expect("puts").len(), 2);
    let new = work.put_messages(&[seen("2"), seen("3")], at(1)).await.expect("puts");
    assert_eq!(new.into_iter().collect::<Vec<_>>(), ["3"]);
    assert_eq!(work.put_setting("paused", "true", 0, at(0)).await.expect("sets"), 1);
    assert_eq!(work.put_setting("paused", "false", 1, at(1)).await.expect("sets"), 2);
    let late = work.put_setting("paused", "true", 1, at(2)).await.expect_err("too late");
    assert_eq!(late.as_conflict().expect("a conflict").found, Some(2));
    work.commit().await.expect("commits");

    let mut reading = store.read(TENANT).await.expect("reads");
    assert_eq!(reading.blob(&digest).await.expect("reads").as_deref(), Some(&b"mail"[..]));
    assert_eq!(reading.messages_seen(&["3", "4"]).await.expect("reads").len(), 1);
    let messages = reading.messages_of_case("a").await.expect("reads");
    let messages: Vec<_> = messages.iter().map(|it| (it.message_id.as_str(), it.seen_at)).collect();
    assert_eq!(messages, [("1", at(0)), ("2", at(0)), ("3", at(1))]);
    assert_eq!(reading.messages_of_case("b").await.expect("reads"), []);
    assert_eq!(reading.setting("paused").await.expect("reads").expect("is set").value, "false");
    assert_eq!(reading.setting("other").await.expect("reads"), None);
}

/// C-04, as far as it concerns what is remembered.
async fn another_tenant_sees_nothing(store: &Store) {
    let other = TenantId(2);
    assert!(matches!(store.begin(other).await, Err(StoreError::NoTenant { tenant: 2 })));
    begin_case(store, other, "a").await;
    let mut work = store.begin(other).await.expect("begins");
    let same_key = [letter("l1", &["a/check-in"], OutboxState::Planned)];
    assert!(work.put_letters(&same_key, at(0)).await.expect("puts").is_empty());
    work.commit().await.expect("commits");
    let mut reading = store.read(other).await.expect("reads");
    assert!(reading.clients("", 10).await.expect("reads").is_empty());
    assert_eq!(reading.setting("paused").await.expect("reads"), None);
    assert!(reading.messages_seen(&["1"]).await.expect("reads").is_empty());
    assert_eq!(reading.case_row("a").await.expect("reads").expect("its own").version, 2);
    assert_eq!(store.claim_letter(other, at(99), at(100), None).await.expect("claims"), None);
    assert_eq!(reading.last_sequence().await.expect("reads"), 2);
}

/// Two of the rows have a day on which they are due; the caller knows it.
fn outlook_of(view: &CaseView) -> Outlook {
    let due = (view.version < 7).then(|| Due { on: day(9), step: None });
    Outlook { due, last_message_on: None }
}

async fn rows_can_be_made_again(database: &Database) {
    let before = database.dump().await;
    let mut work = database.store.begin(TENANT).await.expect("begins");
    let count = work.rebuild_projections(outlook_of).await.expect("rebuilds");
    work.commit().await.expect("commits");
    assert_eq!(count, 11);
    assert_eq!(database.dump().await, before);
}

async fn a_body_is_erased(database: &Database) {
    let store = &database.store;
    let mut work = store.begin(TENANT).await.expect("begins");
    let head = work.record_heads(&stamp(1)).await.expect("records").expect("a head");
    assert_eq!(work.record_heads(&stamp(2)).await.expect("records"), None);
    // The second entry of the client: its contact.
    let stream = work.erase_body(2, "asked for it", &stamp(3)).await.expect("erases");
    assert_eq!(stream, Some(Stream::client("kerber")));
    assert_eq!(work.erase_body(2, "again", &stamp(4)).await.expect("nothing"), None);
    assert_eq!(work.erase_body(999, "none", &stamp(5)).await.expect("nothing"), None);
    work.commit().await.expect("commits");

    let mut reading = store.read(TENANT).await.expect("reads");
    assert!(reading.owners_of("ines@kerber.example").await.expect("reads").is_empty());
    assert_eq!(reading.verify_stream(&Stream::client("kerber")).await.expect("whole").gaps, 1);
    let whole = reading.verify_tenant(&[head]).await.expect("whole");
    assert_eq!((whole.entries, whole.streams, whole.gaps), (13, 3, 1));
    drop(reading);

    let before = database.dump().await;
    let mut work = store.begin(TENANT).await.expect("begins");
    work.rebuild_projections(outlook_of).await.expect("rebuilds");
    work.commit().await.expect("commits");
    assert_eq!(database.dump().await, before);
}
