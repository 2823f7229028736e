//! Letters that go by several ways at once, and those of which nobody knows whether they left.

use funkstille_core::case::{Block, BounceKind, FollowOn, Happened, Reason as R};
use funkstille_core::client::{
    ContactRole, DebtorKind, FormOfAddress, Language, ProjectStage, Reach,
};
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::cases::{self, Bounce, CaseOverview};
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::error::LetterProblem;
use funkstille_engine::letters::{self, Remark};
use funkstille_engine::sending::Delivered;
use funkstille_engine::tasks::{self, Findings};
use funkstille_engine::today::{Note, Otherwise, What};
use funkstille_engine::{Error, Problem};
use funkstille_store::{LetterDraft, OutboxState};
use jiff::civil::date;

use super::desk::{Desk, TENANT};

const POSTAL: &str = "Mira Lang\nSeestr. 4\n10115 Berlin";
const FAX: &str = "+49 30 5550100";
const GATEWAY: &str = "{number}@fax.example";

/// A client who can be reached by every way, or by mail and fax alone; gives its id. A gateway
/// sends the faxes.
pub(super) async fn client(desk: &mut Desk, has_letterbox: bool) -> String {
    desk.set(|business| GATEWAY.clone_into(&mut business.fax_gateway)).await;
    let mut reaches =
        vec![Reach::Address("mira@kunde.example".to_owned()), Reach::Fax(FAX.to_owned())];
    if has_letterbox {
        reaches.push(Reach::Postal(POSTAL.to_owned()));
    }
    let contact = NewContact {
        name: "Mira Lang".to_owned(),
        role: ContactRole::Project,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches,
    };
    let new = NewClient {
        name: "Lang GmbH".to_owned(),
        language: Language::German,
        debtor: Some(DebtorKind::Business),
        zone: None,
        contacts: vec![contact],
    };
    clients::add(&desk.engine, &mut desk.moment, &new).await.expect("a client")
}

/// An invoice of which everything up to a step was done elsewhere.
pub(super) async fn invoice(desk: &mut Desk, client: &str, number: &str, done: &str) -> String {
    let case = desk.invoice(client, number, date(2026, 3, 4)).await;
    let last_step = done.to_owned();
    let on = Some(desk.today());
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    case
}

/// An invoice that is sent again, by every way, on 19 March; gives what left. It is posted on the
/// same day.
pub(super) async fn sent_again() -> (Desk, String, Vec<Delivered>) {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = client(&mut desk, true).await;
    let case = invoice(&mut desk, &client, "2026-014", "reach-out").await;
    let sent = desk.until(date(2026, 3, 19)).await;
    (desk, case, sent)
}

fn ways(sent: &[Delivered]) -> Vec<&str> {
    sent.iter().map(|letter| letter.channel.as_str()).collect()
}

pub(super) async fn tasks_of(desk: &Desk, case: &str) -> Vec<FollowOn> {
    desk.state(case).await.follow_ons.into_keys().collect()
}

#[tokio::test]
async fn what_comes_back_by_one_way_holds_nothing_up_and_goes_again_by_that_way_alone() {
    let (mut desk, case, sent) = sent_again().await;
    assert_eq!(ways(&sent), ["email", "fax"]);
    came_back(&mut desk, &case, FAX).await;
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(date(2026, 3, 19)));
    assert!(state.blocks.is_empty(), "{state:?}");
    let page = desk.page().await;
    for task in [FollowOn::CompareAddresses, FollowOn::Call] {
        let items = page.groups.iter().flat_map(|(_, items)| items);
        let is_it = |what: &What| matches!(what, What::FollowOn { task: it, .. } if *it == task);
        let item = items.into_iter().find(|item| is_it(&item.what)).expect("on the page");
        assert_eq!(item.otherwise, Otherwise::GoesOn);
        let lost = Note::CameBack { channel: "fax".to_owned(), address: FAX.to_owned() };
        assert!(item.notes.contains(&lost), "{item:?}");
    }
    let reach = Reach::Fax("+49 30 5550199".to_owned());
    clients::learn(&desk.engine, &mut desk.moment, ("1", None), reach).await.expect("learned");
    let sent = desk.day(date(2026, 3, 20)).await;
    assert_eq!(ways(&sent), ["fax"]);
    assert_eq!(sent[0].recipient, "+49 30 5550199");
    // The registered letter of the first day stands, and so do its proofs; the fax has none.
    desk.until(date(2026, 3, 25)).await;
    let proofs: Vec<_> =
        tasks_of(&desk, &case).await.into_iter().filter(FollowOn::is_proof).collect();
    let of_first = |task: &FollowOn| task.letter() == Some(("resend", date(2026, 3, 19)));
    assert_eq!(proofs.len(), 2, "{proofs:?}");
    assert!(proofs.iter().all(of_first), "{proofs:?}");
    desk.rebuild_changes_nothing("the end").await;
}

/// The message of `resend` came back from there.
pub(super) async fn came_back(desk: &mut Desk, case: &str, address: &str) {
    let (step, why) = (Some("resend".to_owned()), BounceKind::AddressDead);
    let bounce = Bounce { step, why, address: Some(address.to_owned()) };
    cases::bounced(&desk.engine, &mut desk.moment, case, &bounce).await.expect("it fits");
}

#[tokio::test]
async fn the_plan_goes_on_by_the_ways_that_stand_and_what_it_overtook_is_not_sent_again() {
    let (mut desk, case, _) = sent_again().await;
    came_back(&mut desk, &case, FAX).await;
    let sent = desk.until(date(2026, 4, 7)).await;
    assert_eq!(ways(&sent), ["email"], "the demand of 30 days");
    let reach = Reach::Fax("+49 30 5550199".to_owned());
    clients::learn(&desk.engine, &mut desk.moment, ("1", None), reach).await.expect("learned");
    let state = desk.state(&case).await;
    assert!(state.lost_ways.is_empty(), "the task is done: {state:?}");
    assert_eq!(state.sent_on("resend"), Some(date(2026, 3, 19)));
    assert!(desk.until(date(2026, 4, 10)).await.is_empty());
    desk.rebuild_changes_nothing("the end").await;
}

/// The demand that is due has no address: the one that is found is for it, and nothing older goes
/// before it.
#[tokio::test]
async fn an_address_that_is_found_when_the_next_letter_is_due_is_for_that_one() {
    let (mut desk, case, _) = sent_again().await;
    came_back(&mut desk, &case, "mira@kunde.example").await;
    assert!(desk.until(date(2026, 4, 6)).await.is_empty());
    desk.go_to(date(2026, 4, 7));
    desk.tick().await;
    let channels = desk.letters(OutboxState::InReview).await.remove(0).channels;
    assert_eq!(channels[0].recipient, "");
    let address = Some("mira@neu.example".to_owned());
    let findings = Findings { address, ..Findings::default() };
    let task = format!("{case}/compare-addresses");
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    tasks::done_with(engine, moment, (&task, (None, None)), &findings).await.expect("done");
    let sent = desk.day(date(2026, 4, 7)).await;
    assert_eq!(ways(&sent), ["email"]);
    let sent = desk.steps_sent(&case).await;
    let last = sent.iter().map(|(step, on)| (step.as_str(), *on)).next_back();
    assert_eq!(last, Some(("demand-30", date(2026, 4, 7))));
}

/// A registered letter that came back proves nothing; the one that goes again does.
#[tokio::test]
async fn a_registered_letter_that_came_back_leaves_no_proofs() {
    let (mut desk, case, _) = sent_again().await;
    let proofs = |tasks: Vec<FollowOn>| {
        let proofs = tasks.into_iter().filter(FollowOn::is_proof);
        proofs.filter_map(|task| Some(task.letter()?.1)).collect::<Vec<_>>()
    };
    assert_eq!(proofs(tasks_of(&desk, &case).await), [date(2026, 3, 19)]);
    came_back(&mut desk, &case, POSTAL).await;
    assert_eq!(proofs(tasks_of(&desk, &case).await), []);
    let reach = Reach::Postal("Mira Lang\nHafenweg 2\n10115 Berlin".to_owned());
    clients::learn(&desk.engine, &mut desk.moment, ("1", None), reach).await.expect("learned");
    assert!(desk.day(date(2026, 3, 20)).await.is_empty(), "a person posts it");
    assert_eq!(proofs(tasks_of(&desk, &case).await), [date(2026, 3, 20)]);
}

#[tokio::test]
async fn where_the_last_way_came_back_the_case_is_held_and_one_good_address_is_enough() {
    let (mut desk, case, _) = sent_again().await;
    came_back(&mut desk, &case, "mira@kunde.example").await;
    came_back(&mut desk, &case, FAX).await;
    assert!(desk.state(&case).await.blocks.is_empty());
    came_back(&mut desk, &case, POSTAL).await;
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), None);
    assert!(state.blocks.contains(&Block::NeedsAddress), "{state:?}");
    let mended = Happened::DeliveryMended;
    let refused = cases::happened(&desk.engine, &mut desk.moment, &case, mended).await;
    let no_letterbox = matches!(
        &refused,
        Err(Error::Problem(Problem::Letter(LetterProblem::NoGoodAddress { channel, .. })))
            if channel == "letter"
    );
    assert!(no_letterbox, "{refused:?}");
    let reach = Reach::Address("mira@neu.example".to_owned());
    clients::learn(&desk.engine, &mut desk.moment, ("1", None), reach).await.expect("learned");
    let sent = desk.day(date(2026, 3, 20)).await;
    assert_eq!(ways(&sent), ["email"]);
    assert_eq!(sent[0].recipient, "mira@neu.example");
}

/// The full mailbox of one way is a task on the page, and holds nothing up.
#[tokio::test]
async fn a_full_mailbox_beside_a_registered_letter_is_a_task() {
    let (mut desk, case, _) = sent_again().await;
    let (step, why) = (Some("resend".to_owned()), BounceKind::NotAccepted);
    let bounce = Bounce { step, why, address: None };
    cases::bounced(&desk.engine, &mut desk.moment, &case, &bounce).await.expect("it fits");
    assert!(desk.state(&case).await.blocks.is_empty());
    let page = desk.page().await;
    let task = FollowOn::DidNotArrive;
    let is_it = |what: &What| matches!(what, What::FollowOn { task: it, .. } if *it == task);
    let mut items = page.groups.iter().flat_map(|(_, items)| items);
    assert!(items.any(|item| is_it(&item.what) && item.otherwise == Otherwise::GoesOn));
    let task = format!("{case}/did-not-arrive");
    tasks::done(&desk.engine, &mut desk.moment, &task, (None, None)).await.expect("done");
    assert_eq!(ways(&desk.day(date(2026, 3, 20)).await), ["email"]);
}

#[tokio::test]
async fn the_invoice_sent_again_tells_the_user_that_it_claims_nothing_beside_it() {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = client(&mut desk, true).await;
    invoice(&mut desk, &client, "2026-014", "reach-out").await;
    desk.go_to(date(2026, 3, 19));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    let sheet = letters::read(&desk.engine, desk.moment.now, &number).await.expect("a letter");
    assert!(sheet.remarks.contains(&Remark::WithoutClaim));
    let page = desk.page().await;
    let mut items = page.groups.iter().flat_map(|(_, items)| items);
    assert!(items.any(|item| item.notes.contains(&Note::WithoutClaim)), "{page:?}");

    // A letter that claims nothing by its rule says nothing of it.
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = self::client(&mut desk, true).await;
    desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    let sheet = letters::read(&desk.engine, desk.moment.now, &number).await.expect("a letter");
    assert!(!sheet.remarks.contains(&Remark::WithoutClaim));
}

#[tokio::test]
async fn the_call_that_confirms_has_an_outcome_and_holds_nothing_up() {
    let (mut desk, case, _) = sent_again().await;
    let task = format!("{case}/confirm-arrival-resend");
    let refused = tasks::done(&desk.engine, &mut desk.moment, &task, (None, None)).await;
    assert!(matches!(refused, Err(Error::Problem(Problem::UnknownKey { .. }))), "{refused:?}");
    let how = (Some(TaskOutcome::NothingArrived), None);
    tasks::done(&desk.engine, &mut desk.moment, &task, how).await.expect("an outcome");
    assert!(desk.state(&case).await.blocks.contains(&Block::SendAgain));

    let (mut desk, case, _) = sent_again().await;
    let calls = |tasks: Vec<FollowOn>| tasks.iter().filter(|task| task.is_call()).count();
    desk.until(date(2026, 3, 25)).await;
    assert_eq!(calls(tasks_of(&desk, &case).await), 1);
    // Five business days after 19 March.
    desk.until(date(2026, 3, 26)).await;
    assert_eq!(calls(tasks_of(&desk, &case).await), 0);
    assert!(desk.state(&case).await.blocks.is_empty());
}

/// The client gives another address on the telephone: what stands by post and fax goes again by mail
/// alone, once it was read, and the proofs of the registered letter stay.
#[tokio::test]
async fn what_did_not_arrive_by_mail_goes_again_by_mail_alone() {
    let (mut desk, case, _) = sent_again().await;
    let task = format!("{case}/confirm-arrival-resend");
    let how = (Some(TaskOutcome::NothingArrived), None);
    let address = Some("mira@neu.example".to_owned());
    let findings = Findings { address, ..Findings::default() };
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    tasks::done_with(engine, moment, (&task, how), &findings).await.expect("an outcome");
    assert!(desk.state(&case).await.blocks.is_empty());
    let sent = desk.day(date(2026, 3, 20)).await;
    let to: Vec<_> = sent.iter().map(|it| (it.channel.as_str(), it.recipient.as_str())).collect();
    assert_eq!(to, [("email", "mira@neu.example")]);
    assert_eq!(desk.to_post().await, Vec::<String>::new());
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(date(2026, 3, 20)));
    let proofs = tasks_of(&desk, &case).await.into_iter().filter(FollowOn::is_proof);
    let of_first = |task: &FollowOn| task.letter() == Some(("resend", date(2026, 3, 19)));
    assert!(proofs.clone().count() > 0 && proofs.clone().all(|task| of_first(&task)));
    desk.rebuild_changes_nothing("the end").await;
}

/// Changes a letter of the outbox as a program does that is ended at the wrong moment.
async fn change(desk: &mut Desk, letter: &str, to: impl FnOnce(LetterDraft) -> LetterDraft) {
    let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
    let row = work.read().letter(letter).await.expect("reads").expect("a letter");
    let draft = to(row.draft);
    let now = desk.moment.now;
    work.change_letter(letter, row.version, &draft, now).await.expect("changes");
    work.commit().await.expect("commits");
}

/// Guard 6: while nobody knows whether it left, it is not written again, to whatever address.
#[tokio::test]
async fn a_letter_of_unknown_fate_is_not_prepared_for_another_address() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await[0].number.clone();
    desk.approve(&number).await.expect("an approval");
    let handed_over = |draft| LetterDraft { state: OutboxState::HandedOver, ..draft };
    change(&mut desk, &format!("{number}-email"), handed_over).await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    clients::forget(engine, moment, "1", "mira.lang@kunde.example").await.expect("forgotten");
    let reach = Reach::Address("mira@neu.example".to_owned());
    clients::learn(engine, moment, ("1", None), reach).await.expect("learned");
    let ticked = desk.tick().await;
    let (step, letter) = ("check-in".to_owned(), number);
    let problem = LetterProblem::MayHaveLeft { case: case.clone(), step, letter };
    assert_eq!(ticked.problems, [(case.clone(), Problem::Letter(problem).into())]);
    assert!(desk.letters(OutboxState::InReview).await.is_empty());
    // A person looked: it left.
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    cases::done_by_hand(engine, moment, &case, "check-in").await.expect("it is its turn");
    assert_eq!(desk.steps_sent(&case).await, [("check-in".to_owned(), date(2026, 3, 9))]);
}

/// One registered letter about two invoices leaves its proofs once; what went by mail alone has none.
#[tokio::test]
async fn a_registered_letter_opens_its_proofs_once_and_only_where_it_was_posted() {
    for (has_letterbox, expected) in [(true, [2, 0]), (false, [0, 0])] {
        let mut desk = Desk::new(date(2026, 3, 18)).await;
        let client = client(&mut desk, has_letterbox).await;
        let cases = [
            invoice(&mut desk, &client, "2026-014", "reach-out").await,
            invoice(&mut desk, &client, "2026-019", "reach-out").await,
        ];
        let sent = desk.until(date(2026, 4, 1)).await;
        assert_eq!(sent.len(), 2, "one letter about both, by mail and fax");
        for (case, expected) in cases.iter().zip(expected) {
            let open = tasks_of(&desk, case).await;
            let proofs = open.iter().filter(|task| task.is_proof()).count();
            assert_eq!(proofs, expected, "{case}: {open:?}");
        }
        let number = sent[0].letter.split('-').next().expect("a number");
        let sheet = letters::read(&desk.engine, desk.moment.now, number).await.expect("a letter");
        assert!(sheet.is_registered);
    }
}

/// Guard 3 in the plan: one client, one message a day.
#[tokio::test]
async fn a_plan_says_which_other_case_of_the_client_goes_first() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = client(&mut desk, true).await;
    let running = desk.project(&client, ProjectStage::Running).await;
    let invoice = desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
    let other = desk.invoice(&client, "2026-019", date(2026, 3, 4)).await;
    let running = desk.silence(&client, &running, date(2026, 3, 4)).await;
    let (mut told, mut days) = (Vec::new(), Vec::new());
    for case in [&invoice, &running] {
        let known = CaseOverview::load(&desk.engine, case, desk.moment.now).await.expect("a case");
        let plan = known.plan().expect("a plan");
        told.push(plan.steps[0].reasons.clone());
        days.push(plan.steps[0].day);
    }
    assert_eq!(days, [date(2026, 3, 10), date(2026, 3, 16)], "four days lie between them");
    assert!(told[0].contains(&R::WithOtherCase { case: other }), "{told:?}");
    assert!(told[1].contains(&R::OtherCaseFirst { case: invoice }), "{told:?}");
    assert!(!told[0].iter().any(|reason| matches!(reason, R::OtherCaseFirst { .. })), "{told:?}");
}
