//! A case that cannot be worked on never stops the others.

use std::collections::BTreeSet;

use funkstille_core::case::{CaseEvent, Happened, Opening};
use funkstille_core::client::{Matter, ProjectStage};
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::playbook::{Stage, Starts};
use funkstille_engine::cases::CaseOverview;
use funkstille_engine::{Error, clients, tasks};
use funkstille_store::event::{CaseRecord, NewEvent, StoredEvent};
use funkstille_store::projection::{Due, Outlook};
use funkstille_store::{OutboxState, Stream};
use jiff::civil::date;

use super::desk::{Desk, TENANT};

/// A case of a client that runs by a playbook which is not there any more.
async fn broken_case(desk: &Desk, client: &str) {
    let on = desk.today();
    let matter = Matter {
        client: client.to_owned(),
        project: None,
        subject: "Alt".to_owned(),
        message_id: None,
        invoice: None,
    };
    let opening = Opening {
        playbook: "mine".to_owned(),
        stage: Stage::Enquiry,
        starts: Starts::Message,
        trigger_on: on,
        due_on: None,
        claim: None,
        tolerance_minor: 0,
        left_out: BTreeSet::new(),
        rules: None,
    };
    let opened = CaseRecord::Happened(CaseEvent { on, what: Happened::Opened(opening) });
    let event = |record: &CaseRecord| NewEvent {
        event: StoredEvent::of_case(record),
        happened_at: desk.moment.now,
        recorded_at: desk.moment.now,
        actor: "jonas".to_owned(),
        salt: [3; SALT_BYTES],
    };
    let events = [CaseRecord::Concerns(matter), opened];
    let events: Vec<NewEvent> = events.iter().map(event).collect();
    let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
    work.append(&Stream::case("900"), 0, &events).await.expect("appends");
    let view = work.read().case_view("900").await.expect("reads").expect("a case");
    let outlook = Outlook { due: Some(Due { on, step: None }), last_message_on: None };
    work.put_case(&view, outlook).await.expect("puts");
    work.commit().await.expect("commits");
}

#[tokio::test]
async fn a_playbook_that_is_missing_stops_one_case_alone() {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let client = desk.client("Ute Kern").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    desk.silence(&client, &project, date(2026, 3, 4)).await;
    broken_case(&desk, &client).await;
    desk.go_to(date(2026, 3, 9));
    let ticked = desk.tick().await;
    let [(case, error)] = ticked.problems.as_slice() else { panic!("{:?}", ticked.problems) };
    assert_eq!(case, "900");
    assert!(matches!(error, Error::UnknownPlaybook { .. }), "{error:?}");
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 2, "one for each other case");
    assert_eq!(desk.tick().await.problems, [], "it is tried again tomorrow");
    assert_eq!(desk.approve_and_send().await.len(), 2);
    desk.go_to(date(2026, 3, 10));
    assert_eq!(desk.tick().await.problems.len(), 1);
}

/// The page and the lists show the others, and tell of the one.
#[tokio::test]
async fn a_playbook_that_is_missing_takes_no_page_and_no_list_away() {
    let (mut desk, enquiry) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let client = clients::find(&mut desk.engine.read().await.expect("reads"), "Mira Lang").await;
    broken_case(&desk, &client.expect("a client")).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    // It is looked at again tomorrow.
    desk.go_to(date(2026, 3, 10));
    let page = desk.page().await;
    let [problem] = page.problems.as_slice() else { panic!("{:?}", page.problems) };
    assert_eq!(problem.concern.cases, ["900"]);
    assert!(matches!(problem.error, Error::UnknownPlaybook { .. }), "{problem:?}");
    let items = page.groups.iter().flat_map(|(_, items)| items);
    let shown: Vec<_> = items.map(|item| item.concern.cases.clone()).collect();
    assert_eq!(shown, [[enquiry.clone()]]);
    let (cases, unreadable) =
        CaseOverview::all(&desk.engine, desk.moment.now, false).await.expect("a list");
    assert_eq!(cases.iter().map(|case| &case.case).collect::<Vec<_>>(), [&enquiry]);
    let unreadable: Vec<_> = unreadable.into_iter().map(|case| case.case).collect();
    assert_eq!(unreadable, ["900"]);
    let alone = CaseOverview::load(&desk.engine, "900", desk.moment.now).await;
    assert!(matches!(alone, Err(Error::UnknownPlaybook { .. })), "{alone:?}");
    let open = tasks::list(&desk.engine, desk.moment.now).await.expect("tasks");
    assert!(open.is_empty());
}
