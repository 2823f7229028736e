//! Where letters go once an address is lost, found, given, or good again.

use funkstille_core::case::{Block, BounceKind, FollowOn, Happened};
use funkstille_core::client::{ContactRole, FormOfAddress, ProjectStage, Reach};
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::cases::{self, Bounce};
use funkstille_engine::clients::{self, Given, NewContact};
use funkstille_engine::error::LetterProblem;
use funkstille_engine::tasks::{self, Findings, To};
use funkstille_engine::{Error, Problem};
use funkstille_store::{OutboxState, Stream};
use jiff::civil::date;

use super::desk::Desk;

const OLD: &str = "mira.lang@kunde.example";
const NEW: &str = "mira@neu.example";
const BILLING: &str = "buchhaltung@kunde.example";

async fn give(desk: &mut Desk, reach: Reach, good_again: Option<&str>) -> Result<(), Error> {
    let given = Given { reach, good_again: good_again.map(str::to_owned) };
    clients::learn(&desk.engine, &mut desk.moment, ("1", None), given).await
}

fn mail(address: &str) -> Reach {
    Reach::Address(address.to_owned())
}

fn found(address: &str, good_again: Option<&str>) -> Findings {
    let good_again = good_again.map(str::to_owned);
    Findings { address: Some(address.to_owned()), good_again, ..Findings::default() }
}

async fn bounced(desk: &mut Desk, case: &str, step: &str, why: BounceKind) {
    let bounce = Bounce { step: Some(step.to_owned()), why, address: None };
    cases::bounced(&desk.engine, &mut desk.moment, case, &bounce).await.expect("it fits");
}

async fn done(
    desk: &mut Desk,
    task: &str,
    outcome: Option<TaskOutcome>,
    findings: &Findings,
) -> Result<(), Error> {
    tasks::done_with(&desk.engine, &mut desk.moment, (task, (outcome, None)), findings).await
}

/// The names of the tasks that are on the list.
async fn open_tasks(desk: &Desk) -> Vec<String> {
    let open = tasks::list(&desk.engine, desk.moment.now).await.expect("tasks");
    open.iter().map(tasks::OpenTask::name).collect()
}

async fn recipients(desk: &Desk) -> Vec<String> {
    let groups = desk.letters(OutboxState::InReview).await;
    groups.into_iter().flat_map(|group| group.channels).map(|row| row.recipient).collect()
}

/// An enquiry whose check-in came back on 9 March: the address is dead.
async fn with_a_dead_address() -> (Desk, String) {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 9)).await;
    bounced(&mut desk, &case, "check-in", BounceKind::AddressDead).await;
    (desk, case)
}

fn is_lost(said: &Result<(), Error>) -> bool {
    let lost = |it: &LetterProblem| matches!(it, LetterProblem::LostAddress { .. });
    matches!(said, Err(Error::Problem(Problem::Letter(it))) if lost(it))
}

#[tokio::test]
async fn r_03_a_dead_address_given_again_is_refused_wherever_it_is_given() {
    let (mut desk, case) = with_a_dead_address().await;
    let said = give(&mut desk, mail("Mira.Lang@KUNDE.example"), None).await;
    assert!(is_lost(&said), "{said:?}");
    let call = format!("{case}/call");
    let said = done(&mut desk, &call, Some(TaskOutcome::NoAnswer), &found(OLD, None)).await;
    assert!(is_lost(&said), "{said:?}");
    assert!(open_tasks(&desk).await.contains(&call), "nothing was done");
    for contact in [None, Some("Mira Lang")] {
        let new = NewContact {
            name: "Mira Lang".to_owned(),
            role: ContactRole::Billing,
            form_of_address: FormOfAddress::Formal,
            greeting: None,
            reaches: vec![mail(OLD)],
        };
        let which = ("1", contact);
        let said = clients::contact_change(&desk.engine, &mut desk.moment, which, &new).await;
        assert!(is_lost(&said), "{contact:?}: {said:?}");
    }
    let said = give(&mut desk, mail(OLD), Some(" ")).await;
    assert!(
        matches!(said, Err(Error::Problem(Problem::Letter(LetterProblem::NotSaidWhyGood)))),
        "{said:?}"
    );
    assert!(desk.state(&case).await.blocks.contains(&Block::NeedsAddress));
}

#[tokio::test]
async fn a_way_that_is_good_again_is_taken_with_its_reason_on_record() {
    let (mut desk, case) = with_a_dead_address().await;
    let reason = "Mira says that the mailbox was moved and is back";
    give(&mut desk, mail(OLD), Some(reason)).await.expect("there is a reason");
    assert!(desk.state(&case).await.blocks.is_empty(), "what waited for it goes on");
    let mut reading = desk.engine.read().await.expect("reads");
    let entries = reading.entries(&Stream::client("1")).await.expect("entries");
    drop(reading);
    let bodies = entries.iter().filter_map(|entry| entry.content.as_ref());
    let bodies: Vec<_> = bodies.map(|it| String::from_utf8_lossy(&it.body).into_owned()).collect();
    assert!(bodies.iter().any(|body| body.contains(reason)), "{bodies:?}");
    let sent = desk.day(date(2026, 3, 10)).await;
    assert_eq!(sent[0].recipient, OLD);
    // It is on file again like any other.
    give(&mut desk, mail(OLD), None).await.expect("it is on file");

    // With the task, too; and the message goes at once.
    let (mut desk, case) = with_a_dead_address().await;
    let task = format!("{case}/compare-addresses");
    done(&mut desk, &task, None, &found(OLD, Some(reason))).await.expect("there is a reason");
    assert_eq!(desk.day(date(2026, 3, 10)).await[0].recipient, OLD);

    // Numbers are the same however they are written.
    let fax = |number: &str| Reach::Fax(number.to_owned());
    give(&mut desk, fax("+49 30 5550100"), None).await.expect("a fax");
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    clients::forget(engine, moment, "1", "+49 30 5550100").await.expect("forgotten");
    let said = give(&mut desk, fax("+4930 555 0100"), None).await;
    assert!(is_lost(&said), "{said:?}");
    give(&mut desk, fax("+4930 555 0100"), Some("it was the paper")).await.expect("a reason");
}

/// A letter of another case waits without an address; the one that is found is for it too.
#[tokio::test]
async fn an_address_that_is_found_for_one_case_is_one_for_all_that_wait() {
    let (mut desk, enquiry) = with_a_dead_address().await;
    let running = desk.project("1", ProjectStage::Running).await;
    let running = desk.silence("1", &running, date(2026, 3, 9)).await;
    desk.go_to(date(2026, 3, 17));
    desk.tick().await;
    assert_eq!(recipients(&desk).await, [""]);
    let task = format!("{enquiry}/compare-addresses");
    done(&mut desk, &task, None, &found(NEW, None)).await.expect("done");
    assert!(desk.state(&enquiry).await.blocks.is_empty());
    desk.tick().await;
    assert_eq!(recipients(&desk).await, [NEW]);
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting[0].cases(), [running.as_str()]);
    desk.rebuild_changes_nothing("the end").await;
}

/// Who gives an address on the telephone has said all that the message waits for.
#[tokio::test]
async fn an_address_that_is_given_in_a_call_lets_the_message_go() {
    let (mut desk, case) = with_a_dead_address().await;
    let outcome = Some(TaskOutcome::NoAnswer);
    done(&mut desk, &format!("{case}/call"), outcome, &found(NEW, None)).await.expect("done");
    assert!(desk.state(&case).await.blocks.is_empty());
    assert_eq!(desk.day(date(2026, 3, 10)).await[0].recipient, NEW);
}

/// However an address gets on file, the message that waits for one goes there, and says once why.
#[tokio::test]
async fn s_05_an_address_that_is_put_on_file_lets_every_case_go_on_that_waits_for_one() {
    let person = |name: &str, address: &str| NewContact {
        name: name.to_owned(),
        role: ContactRole::Project,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![mail(address)],
    };
    for (how, contact) in [("given", None), ("changed", Some("Mira Lang")), ("another", None)] {
        let (mut desk, case) = with_a_dead_address().await;
        let (engine, moment) = (&desk.engine, &mut desk.moment);
        match how {
            "given" => give(&mut desk, mail(NEW), None).await,
            "changed" => {
                let new = person("Mira Lang", NEW);
                clients::contact_change(engine, moment, ("1", contact), &new).await
            }
            _ => {
                let new = person("Ute Kern", NEW);
                clients::contact_change(engine, moment, ("1", contact), &new).await
            }
        }
        .expect("on file");
        let state = desk.state(&case).await;
        assert!(state.blocks.is_empty() && state.follow_ons.is_empty(), "{how}: {state:?}");
        assert_eq!(open_tasks(&desk).await, [""; 0], "{how}");
        assert_eq!(desk.day(date(2026, 3, 10)).await[0].recipient, NEW, "{how}");
        let mut reading = desk.engine.read().await.expect("reads");
        let entries = reading.entries(&Stream::case(&case)).await.expect("entries");
        let mended = entries.iter().filter(|entry| entry.event_type == "delivery-mended");
        assert_eq!(mended.count(), 1, "{how}");
        drop(reading);
        desk.rebuild_changes_nothing(how).await;
    }
}

/// Somebody else of the client, who can be reached.
async fn add_billing_contact(desk: &mut Desk) {
    let new = NewContact {
        name: "Buchhaltung".to_owned(),
        role: ContactRole::Billing,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![mail(BILLING)],
    };
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    clients::contact_change(engine, moment, ("1", None), &new).await.expect("a contact");
}

/// What is held for another reason stays held, and so does what goes to somebody else.
#[tokio::test]
async fn an_address_on_file_frees_nothing_that_waits_for_something_else() {
    let (mut desk, case) = with_a_dead_address().await;
    desk.hear(&case, Happened::Held { until: None, reason: "on holiday".to_owned() }).await;
    add_billing_contact(&mut desk).await;
    give(&mut desk, Reach::Number("+49 30 5550100".to_owned()), None).await.expect("a number");
    give(&mut desk, Reach::Fax("+49 30 5550101".to_owned()), None).await.expect("a fax");
    let blocks = desk.state(&case).await.blocks;
    assert!(blocks.contains(&Block::NeedsAddress), "{blocks:?}");
    give(&mut desk, mail(NEW), None).await.expect("an address");
    let blocks = desk.state(&case).await.blocks.into_iter().collect::<Vec<_>>();
    assert_eq!(blocks, [Block::HeldByHand]);

    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 9)).await;
    bounced(&mut desk, &case, "check-in", BounceKind::NotAccepted).await;
    give(&mut desk, mail(NEW), None).await.expect("an address");
    assert_eq!(open_tasks(&desk).await, [format!("{case}/did-not-arrive")]);
}

/// The cases of a joint letter wait together and go on together, whatever kept it out.
#[tokio::test]
async fn a_joint_letter_that_was_not_accepted_goes_again_for_all_its_cases() {
    for why in [BounceKind::AddressDead, BounceKind::LeftCompany, BounceKind::NotAccepted] {
        let mut desk = Desk::new(date(2026, 3, 4)).await;
        let client = desk.client("Mira Lang").await;
        let first = desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
        let second = desk.invoice(&client, "2026-019", date(2026, 3, 4)).await;
        assert_eq!(desk.until(date(2026, 3, 10)).await.len(), 1);
        bounced(&mut desk, &second, "receipt-check", why).await;
        let (task, findings) = match why {
            BounceKind::AddressDead | BounceKind::LeftCompany => {
                ("compare-addresses", found(NEW, None))
            }
            BounceKind::NotAccepted => ("did-not-arrive", Findings::default()),
        };
        done(&mut desk, &format!("{first}/{task}"), None, &findings).await.expect("done");
        assert!(open_tasks(&desk).await.is_empty(), "{why:?}");
        let sent = desk.day(date(2026, 3, 11)).await;
        assert_eq!(sent.len(), 1, "{why:?}");
        assert!(sent[0].text.contains("2026-014") && sent[0].text.contains("2026-019"));
    }
}

/// A case that waits for something else, or for another person's address, goes on waiting.
#[tokio::test]
async fn what_another_case_waits_for_is_not_found_with_it() {
    let (mut desk, enquiry) = with_a_dead_address().await;
    add_billing_contact(&mut desk).await;
    let invoice = desk.invoice("1", "2026-014", date(2026, 3, 9)).await;
    desk.until(date(2026, 3, 17)).await;
    bounced(&mut desk, &invoice, "receipt-check", BounceKind::AddressDead).await;
    let task = format!("{enquiry}/compare-addresses");
    done(&mut desk, &task, None, &found(NEW, None)).await.expect("done");
    assert!(desk.state(&enquiry).await.blocks.is_empty());
    let blocks = desk.state(&invoice).await.blocks;
    assert!(blocks.contains(&Block::NeedsAddress), "money goes to another person");
}

/// On the telephone the client says that nothing arrived.
async fn nothing_arrived(desk: &mut Desk, case: &str, findings: &Findings) {
    let call = format!("{case}/call");
    while !open_tasks(desk).await.contains(&call) {
        let tomorrow = desk.today().tomorrow().expect("in range");
        desk.go_to(tomorrow);
        desk.tick().await;
        desk.approve_and_send().await;
    }
    let outcome = Some(TaskOutcome::NothingArrived);
    done(desk, &call, outcome, findings).await.expect("done");
}

#[tokio::test]
async fn what_is_to_be_sent_again_goes_where_it_went_when_nobody_gave_another_address() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let case = desk.silence(&client, &project, date(2026, 3, 4)).await;
    nothing_arrived(&mut desk, &case, &Findings::default()).await;
    let task = format!("{case}/send-again");
    let open = tasks::one(&desk.engine, &task, desk.moment.now).await.expect("open");
    let again = open.again.expect("a message");
    assert_eq!((again.to, again.letter.is_some()), (To::Same(OLD.to_owned()), true));
}

/// What goes again once another address is there: nobody has to send it, and it waits to be read.
async fn goes_to_the_new_address(desk: &mut Desk, case: &str) {
    let (said_on, before) = (desk.today(), desk.sent());
    let is_open = open_tasks(desk).await.contains(&format!("{case}/send-again"));
    assert!(!is_open, "nothing is left for a person to do");
    desk.tick().await;
    let waiting = desk.letters(OutboxState::InReview).await;
    let [letter] = &waiting[..] else { panic!("one letter waits: {waiting:?}") };
    assert_eq!((letter.step(), letter.channels.len()), ("check-in", 1));
    assert_eq!(letter.channels[0].recipient, NEW);
    assert_eq!(desk.sent(), before, "nothing leaves before somebody has read it");
    let sent = desk.approve_and_send().await;
    assert_eq!(sent.len(), 1);
    let state = desk.state(case).await;
    assert_eq!(state.sent_on("check-in"), Some(said_on), "its step counts from that day");
    // A week goes by, as after any message; then it is called again, and nothing was sent twice.
    let call = format!("{case}/call");
    while !open_tasks(desk).await.contains(&call) {
        let tomorrow = desk.today().tomorrow().expect("in range");
        desk.go_to(tomorrow);
        desk.tick().await;
        assert_eq!(desk.approve_and_send().await, []);
    }
    assert!(desk.today() > said_on);
    desk.rebuild_changes_nothing("the end").await;
}

/// A project in which the check-in left.
async fn with_a_check_in() -> (Desk, String, String) {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let case = desk.silence(&client, &project, date(2026, 3, 4)).await;
    (desk, client, case)
}

#[tokio::test]
async fn what_did_not_arrive_goes_to_the_address_that_the_client_gives() {
    let (mut desk, _, case) = with_a_check_in().await;
    nothing_arrived(&mut desk, &case, &found(NEW, None)).await;
    goes_to_the_new_address(&mut desk, &case).await;
    // It says so again, and gives no other one: a person has to find out.
    nothing_arrived(&mut desk, &case, &found(NEW, None)).await;
    assert!(open_tasks(&desk).await.contains(&format!("{case}/send-again")));
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await, []);

    // The address is found out later, or was there before the call.
    for is_before in [false, true] {
        let (mut desk, client, case) = with_a_check_in().await;
        if is_before {
            desk.until(date(2026, 3, 10)).await;
            give(&mut desk, mail(NEW), None).await.expect("an address");
        }
        nothing_arrived(&mut desk, &case, &Findings::default()).await;
        if !is_before {
            assert!(open_tasks(&desk).await.contains(&format!("{case}/send-again")));
            let reach = mail(NEW);
            let (engine, moment) = (&desk.engine, &mut desk.moment);
            clients::learn(engine, moment, (&client, None), reach).await.expect("learned");
        }
        goes_to_the_new_address(&mut desk, &case).await;
    }
}

/// What a person wrote by other ways than the program is sent again by that person.
#[tokio::test]
async fn what_was_no_letter_of_the_program_is_sent_again_by_a_person() {
    let (mut desk, _, case) = with_a_check_in().await;
    desk.go_to(date(2026, 3, 10));
    cases::done_by_hand(&desk.engine, &mut desk.moment, &case, "check-in").await.expect("done");
    nothing_arrived(&mut desk, &case, &found(NEW, None)).await;
    assert!(open_tasks(&desk).await.contains(&format!("{case}/send-again")));
    desk.tick().await;
    assert_eq!(desk.letters(OutboxState::InReview).await, []);
}

/// The client says that nothing arrived and gives an address: it is used from then on, for the
/// person who gave it.
#[tokio::test]
async fn later_letters_go_to_the_address_that_the_client_gave_last() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let new = NewContact {
        name: "Buchhaltung".to_owned(),
        role: ContactRole::Billing,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![mail(BILLING), mail("rechnung@kunde.example")],
    };
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    clients::contact_change(engine, moment, (&client, None), &new).await.expect("a contact");
    let project = desk.project(&client, ProjectStage::Running).await;
    let case = desk.silence(&client, &project, date(2026, 3, 4)).await;
    nothing_arrived(&mut desk, &case, &found(NEW, None)).await;
    let sent = desk.until(date(2026, 4, 17)).await;
    assert!(!sent.is_empty());
    assert!(sent.iter().all(|letter| letter.recipient == NEW), "{sent:?}");
    // Whoever gets the bills is written to as before, at the address that was named first.
    desk.invoice(&client, "2026-014", date(2026, 4, 17)).await;
    let sent = desk.until(date(2026, 4, 28)).await;
    assert_eq!(sent[0].recipient, BILLING, "{sent:?}");
}

#[tokio::test]
async fn what_a_person_has_to_do_is_on_the_list_at_once() {
    let (mut desk, case) = with_a_dead_address().await;
    let names = |tasks: &[&str]| tasks.iter().map(|it| format!("{case}/{it}")).collect::<Vec<_>>();
    assert_eq!(open_tasks(&desk).await, names(&["compare-addresses", "call"]));
    let outcome = Some(TaskOutcome::WrongNumber);
    done(&mut desk, &format!("{case}/call"), outcome, &Findings::default()).await.expect("done");
    assert_eq!(open_tasks(&desk).await, names(&["compare-addresses", "find-number"]));
    let again = desk.tick().await;
    let opened = |it: &Happened| matches!(it, Happened::FollowOnOpened(FollowOn::Call));
    assert!(!again.done.iter().any(|deed| opened(&deed.happened)), "never twice: {again:?}");

    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 9)).await;
    bounced(&mut desk, &case, "check-in", BounceKind::NotAccepted).await;
    assert_eq!(open_tasks(&desk).await, [format!("{case}/did-not-arrive")]);
}
