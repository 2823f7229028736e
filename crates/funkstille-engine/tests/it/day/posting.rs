//! Letters that a person posts or faxes: they count as sent once that was done.

use funkstille_core::case::{FollowOn, Happened, Reason};
use funkstille_core::client::{ContactRole, DebtorKind, FormOfAddress, Language, Reach};
use funkstille_core::evidence::Digest;
use funkstille_core::playbook::{Action, EndOutcome};
use funkstille_engine::cases::{self, CaseOverview};
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::error::LetterProblem;
use funkstille_engine::invoices;
use funkstille_engine::letters::{self, Enclosed, LetterGroup, Progress};
use funkstille_engine::sending::Point;
use funkstille_engine::tasks::{self, Blocked, Findings};
use funkstille_engine::tick::tick;
use funkstille_engine::today::{Otherwise, What};
use funkstille_engine::{Error, Problem};
use funkstille_formats::mail::parse;
use funkstille_store::{Letter, LetterDraft, LetterKey, NewLetter, OutboxState, Stream};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::desk::{Desk, PDF, TENANT};
use super::invoices::new;
use super::sending::{deliver, meanwhile};
use super::ways::{came_back, client, invoice, tasks_of};

const LETTERBOX: &str = "Mira Lang\nSeestr. 4\n10115 Berlin";
/// The day on which `resend` leaves, a Thursday.
pub(super) const SENT_ON: Date = date(2026, 3, 19);

/// An invoice that is sent again, by every way: mail and fax left, the registered letter is to be
/// posted.
pub(super) async fn to_post() -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = client(&mut desk, true).await;
    let case = invoice(&mut desk, &client, "2026-014", "reach-out").await;
    hand_over(&mut desk, SENT_ON).await;
    (desk, case)
}

/// On that day everything is approved, and leaves; nobody posts anything.
pub(super) async fn hand_over(desk: &mut Desk, on: Date) {
    desk.go_to(on);
    desk.tick().await;
    for letter in desk.letters(OutboxState::InReview).await {
        desk.approve(&letter.number).await.expect("an approval");
    }
    desk.hand_over().await;
    desk.tick().await;
}

/// Days pass on which nobody does anything.
pub(super) async fn pass(desk: &mut Desk, until: Date) {
    while desk.today() < until {
        desk.go_to(desk.today().tomorrow().expect("in range"));
        desk.tick().await;
        desk.hand_over().await;
    }
}

pub(super) async fn posted(desk: &mut Desk, task: &str, findings: &Findings) -> Result<(), Error> {
    tasks::done_with(&desk.engine, &mut desk.moment, (task, (None, None)), findings).await
}

/// With a tracking number, on that day.
pub(super) fn registered(sent_on: Date) -> Findings {
    Findings {
        number: Some("RR 1234 5678 9DE".to_owned()),
        sent_on: Some(sent_on),
        ..Findings::default()
    }
}

pub(super) async fn row(desk: &Desk, letter: &str) -> Letter {
    let mut reading = desk.engine.read().await.expect("reads");
    reading.letter(letter).await.expect("reads").expect("a letter")
}

/// What a person approved of a letter on paper: its files, each with its digest.
async fn listed(desk: &Desk, letter: &str) -> String {
    let approved = row(desk, letter).await.draft.approved.expect("approved");
    let mut reading = desk.engine.read().await.expect("reads");
    let list = reading.blob(&approved).await.expect("reads").expect("kept");
    String::from_utf8(list).expect("a list")
}

/// The same of these files.
fn list(files: &[(&str, &[u8])]) -> String {
    let line = |(name, bytes): &(&str, &[u8])| format!("{}  {name}\n", Digest::of(bytes));
    files.iter().map(line).collect::<Vec<_>>().concat()
}

fn post_letter(given_on: Date) -> FollowOn {
    FollowOn::PostLetter { step: "resend".to_owned(), given_on }
}

pub(super) async fn proofs(desk: &Desk, case: &str) -> Vec<FollowOn> {
    tasks_of(desk, case).await.into_iter().filter(FollowOn::is_proof).collect()
}

#[tokio::test]
async fn s_08_a_letter_counts_as_sent_on_the_day_on_which_it_was_posted() {
    let (mut desk, case) = to_post().await;
    assert_eq!(row(&desk, "1-email").await.draft.state, OutboxState::Sent);
    assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::WithPerson);
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(SENT_ON), "by mail");
    assert_eq!(proofs(&desk, &case).await, [], "nothing was posted yet");
    assert!(!tasks_of(&desk, &case).await.iter().any(FollowOn::is_call), "not all of it left");
    let task = format!("{case}/post-letter-resend");
    pass(&mut desk, date(2026, 3, 24)).await;

    let late = posted(&mut desk, &task, &registered(date(2026, 3, 25))).await;
    let early = posted(&mut desk, &task, &registered(date(2026, 3, 18))).await;
    for (said, on) in [(late, 25), (early, 18)] {
        let on = date(2026, 3, on);
        let problem = LetterProblem::NotSentThen { letter: "1".to_owned(), on, given_on: SENT_ON };
        assert_eq!(said, Err(Problem::Letter(problem).into()));
    }

    let posted_on = date(2026, 3, 23);
    posted(&mut desk, &task, &registered(posted_on)).await.expect("posted");
    desk.tick().await;
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(posted_on));
    let call = FollowOn::ConfirmArrival { step: "resend".to_owned(), sent_on: posted_on };
    assert!(state.follow_ons.contains_key(&call), "the call asks for all of it");
    assert_eq!(proofs(&desk, &case).await, [], "the number is noted");
    pass(&mut desk, date(2026, 3, 26)).await;
    let record = FollowOn::OrderDeliveryRecord { step: "resend".to_owned(), sent_on: posted_on };
    assert_eq!(proofs(&desk, &case).await, [record], "3 business days after the posting");
    desk.rebuild_changes_nothing("the end").await;
}

#[tokio::test]
async fn h_03_the_delivery_record_is_kept_as_it_is() {
    let (mut desk, case) = to_post().await;
    let task = format!("{case}/post-letter-resend");
    posted(&mut desk, &task, &Findings::default()).await.expect("posted today");
    let [FollowOn::NoteTrackingNumber { sent_on: SENT_ON, .. }] = proofs(&desk, &case).await[..]
    else {
        panic!("{:?}", tasks_of(&desk, &case).await)
    };
    pass(&mut desk, date(2026, 3, 24)).await;
    // A zip with more in it than it says.
    let file = b"PK\x03\x04\xff\xff\xff\xff bomb".to_vec();
    let found = Findings { file: Some(file.clone()), ..Findings::default() };
    let task = format!("{case}/order-delivery-record-resend");
    posted(&mut desk, &task, &found).await.expect("done");
    let mut reading = desk.engine.read().await.expect("reads");
    let kept = reading.blob(&Digest::of(&file)).await.expect("reads");
    assert_eq!(kept, Some(file));
}

#[tokio::test]
async fn s_04_what_is_printed_to_be_posted_is_what_was_approved() {
    let (mut desk, case) = to_post().await;
    let approved = row(&desk, "1-letter").await.draft.approved.expect("approved");
    desk.set(|business| business.phone = "+49 30 5550123".to_owned()).await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let printed = letters::print(engine, moment, ("1", None)).await.expect("pages");
    let invoice = ("2026-014.pdf", PDF);
    assert_eq!(listed(&desk, "1-letter").await, list(&[("letter.pdf", &printed.pdf), invoice]));
    assert_eq!(printed.sheet.progress, Progress::WithPerson);

    // The ledger says of what left that it was those bytes.
    let task = format!("{case}/post-letter-resend");
    posted(&mut desk, &task, &registered(SENT_ON)).await.expect("posted");
    let mut reading = desk.engine.read().await.expect("reads");
    let attempts = reading.attempts("1-letter").await.expect("reads");
    assert_eq!(attempts.iter().map(|it| it.content).collect::<Vec<_>>(), [Some(approved)]);
    let entries = reading.entries(&Stream::case(&case)).await.expect("reads");
    assert!(!entries.is_empty());
}

/// A business with an invoice on record, whose letters claim what the delay costs, on the day on
/// which it is sent again by every way; gives its case.
async fn claiming() -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 17)).await;
    let client = client(&mut desk, true).await;
    let new = new(&client, "2026-014");
    let id = invoices::add(&desk.engine, &mut desk.moment, &new).await.expect("an invoice");
    desk.tick().await;
    let mut reading = desk.engine.read().await.expect("reads");
    let rows = reading.invoice_rows(&[&id]).await.expect("reads");
    drop(reading);
    let case = rows[0].case.clone().expect("it has a case");
    let (last_step, on) = ("reach-out".to_owned(), Some(desk.today()));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    while desk.letters(OutboxState::InReview).await.is_empty() {
        desk.go_to(desk.today().tomorrow().expect("in range"));
        desk.tick().await;
    }
    (desk, case)
}

/// S-04: the statement of claim that goes with a printed letter is approved with it, and what is
/// approved is what is printed, whatever becomes of the business's data.
#[tokio::test]
async fn s_04_an_approval_covers_the_statement_that_goes_with_a_printed_letter() {
    let (mut desk, _) = claiming().await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let before = letters::print(engine, moment, ("1", None)).await.expect("pages");
    let statement = before.statement.expect("it claims");
    let enclosed: Vec<&str> = before.sheet.attachments.iter().map(Enclosed::name).collect();
    assert_eq!(enclosed, ["2026-014", "Forderungsaufstellung"]);
    let today = desk.today();
    hand_over(&mut desk, today).await;
    let files = [
        ("letter.pdf", &before.pdf[..]),
        ("2026-014.pdf", PDF),
        ("Forderungsaufstellung.pdf", &statement),
    ];
    assert_eq!(listed(&desk, "1-letter").await, list(&files));
    // Author of the statement, and sender of the letter.
    desk.set(|business| business.name = "Jonas Weber GmbH".to_owned()).await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let printed = letters::print(engine, moment, ("1", None)).await.expect("pages");
    assert_eq!((printed.pdf, printed.statement), (before.pdf, Some(statement)));
}

/// S-04: where the statement of a printed letter is not the one that was approved, the letter is
/// not given to anybody.
#[tokio::test]
async fn s_04_a_printed_letter_whose_statement_was_changed_is_not_given_to_a_person() {
    for changes in [false, true] {
        let (mut desk, case) = claiming().await;
        desk.approve("1").await.expect("an approval");
        if changes {
            let before = row(&desk, "1-letter").await;
            let facts = before.facts.replace("1.000,00", "9.000,00");
            assert_ne!(facts, before.facts);
            let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
            let now = desk.moment.now;
            let rewritten =
                work.rewrite_letter("1-letter", before.version, (&before.draft, &facts), now);
            rewritten.await.expect("rewritten");
            work.commit().await.expect("commits");
        }
        desk.hand_over().await;
        let tasks = tasks_of(&desk, &case).await;
        let is_given = tasks.contains(&post_letter(desk.today()));
        assert_eq!(is_given, !changes, "{tasks:?}");
    }
}

#[tokio::test]
async fn what_is_to_be_posted_is_on_the_page_with_all_that_it_needs() {
    let (desk, case) = to_post().await;
    let page = desk.page().await;
    let mut items = page.groups.iter().flat_map(|(_, items)| items);
    let is_it = |what: &What| matches!(what, What::FollowOn { errand: Some(_), .. });
    let item = items.find(|item| is_it(&item.what)).expect("on the page");
    let What::FollowOn { errand: Some(errand), .. } = &item.what else { panic!("an errand") };
    assert_eq!((errand.letter.as_str(), errand.recipient.as_str()), ("1", LETTERBOX));
    assert!(errand.is_registered);
    assert_eq!(item.concern.cases, *std::slice::from_ref(&case));
    let until = date(2026, 3, 26);
    let then = "demand-30".to_owned();
    assert_eq!(item.otherwise, Otherwise::LeftUndone { on: until, then });

    let now = desk.moment.now;
    let task = tasks::one(&desk.engine, &format!("{case}/post-letter-resend"), now).await;
    let step = Some("demand-30".to_owned());
    assert_eq!(task.expect("open").blocks, Some(Blocked::Step { step, until }));
}

/// Of a letter that was posted without its number, the number is asked for at once, not by a tick.
#[tokio::test]
async fn a_posted_letter_without_a_number_asks_for_it_at_once() {
    let note = |sent_on: Date| FollowOn::NoteTrackingNumber { step: "resend".to_owned(), sent_on };
    let (mut desk, case) = to_post().await;
    let task = format!("{case}/post-letter-resend");
    let posted_on = date(2026, 3, 20);
    desk.go_to(posted_on);
    posted(&mut desk, &task, &Findings::default()).await.expect("posted");
    assert_eq!(proofs(&desk, &case).await, [note(posted_on)]);
    desk.tick().await;
    assert_eq!(proofs(&desk, &case).await, [note(posted_on)]);
    desk.rebuild_changes_nothing("posted").await;

    // The same where the person says it of the whole letter, which was taken from here.
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = client(&mut desk, true).await;
    let case = invoice(&mut desk, &client, "2026-014", "reach-out").await;
    desk.go_to(SENT_ON);
    desk.tick().await;
    letters::sent(&desk.engine, &mut desk.moment, "1").await.expect("sent by hand");
    assert_eq!(proofs(&desk, &case).await, [note(SENT_ON)]);
}

/// What was waited for is over: the letter leaves by all its ways, not by the first alone.
#[tokio::test]
async fn s_05_a_wait_that_is_over_keeps_no_way_of_a_letter_back() {
    let until = date(2026, 3, 24);
    for held in [
        Happened::HoldingReply { until: Some(until) },
        Happened::WentAway { last_day: until.yesterday().ok() },
        Happened::Held { until: Some(until), reason: "holiday".to_owned() },
    ] {
        let mut desk = Desk::new(date(2026, 3, 18)).await;
        let client = client(&mut desk, true).await;
        let case = invoice(&mut desk, &client, "2026-014", "reach-out").await;
        desk.hear(&case, held.clone()).await;
        hand_over(&mut desk, until).await;
        let sent: Vec<String> = desk.sent().into_iter().map(|letter| letter.channel).collect();
        assert_eq!(sent, ["email", "fax"], "{held:?}");
        assert_eq!(tasks_of(&desk, &case).await, [post_letter(until)], "{held:?}");
        let task = format!("{case}/post-letter-resend");
        posted(&mut desk, &task, &Findings::default()).await.expect("posted");
    }
}

/// A demand may be held by what is to be posted for as long as by any task, and no longer.
#[tokio::test]
async fn a_letter_that_left_by_mail_too_holds_the_plan_for_five_business_days() {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = client(&mut desk, true).await;
    let due_on = date(2026, 2, 21);
    let case = desk.invoice(&client, "2026-014", due_on).await;
    let (last_step, on) = ("reach-out".to_owned(), Some(desk.today()));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    hand_over(&mut desk, SENT_ON).await;
    let known = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    let next = known.plan().expect("a plan").steps.remove(0);
    // By its own rule it would come on 23 March, 30 days after the due date.
    let until = date(2026, 3, 26);
    assert_eq!((next.step.as_str(), next.day), ("demand-30", until));
    let step = "resend".to_owned();
    assert!(next.reasons.contains(&Reason::WaitsForPost { step, until }), "{:?}", next.reasons);

    pass(&mut desk, date(2026, 3, 25)).await;
    assert_eq!(desk.letters(OutboxState::InReview).await, []);
    assert!(tasks_of(&desk, &case).await.contains(&post_letter(SENT_ON)));
    pass(&mut desk, until).await;
    assert!(!tasks_of(&desk, &case).await.contains(&post_letter(SENT_ON)), "left undone");
    assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::Stopped);
    assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1, "the demand");
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(SENT_ON));
    assert_eq!(proofs(&desk, &case).await, [], "nothing was posted");
    desk.rebuild_changes_nothing("the end").await;
}

/// An invoice of a client who can only be reached by post, and its demand, which is to be posted.
pub(super) async fn by_post_alone() -> (Desk, String) {
    let (mut desk, case) = demand_by_post().await;
    hand_over(&mut desk, date(2026, 5, 4)).await;
    (desk, case)
}

/// The same before the day of the demand.
async fn demand_by_post() -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let contact = NewContact {
        name: "Mira Lang".to_owned(),
        role: ContactRole::Project,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![Reach::Postal(LETTERBOX.to_owned())],
    };
    let new = NewClient {
        name: "Lang GmbH".to_owned(),
        language: Language::German,
        debtor: Some(DebtorKind::Business),
        zone: None,
        contacts: vec![contact],
    };
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let client = clients::add(engine, moment, &new).await.expect("a client");
    let case = invoice(&mut desk, &client, "2026-014", "demand-30").await;
    (desk, case)
}

/// S-02 and S-03, of a letter that no server is handed: what is heard once it is claimed keeps it.
#[tokio::test]
async fn s_02_s_03_what_is_heard_in_the_moment_of_the_claim_gives_nothing_to_a_person() {
    let paid = Happened::PaymentReceived { amount: None };
    for what in [Some(Happened::Answered), Some(paid), None] {
        let (mut desk, case) = demand_by_post().await;
        desk.go_to(date(2026, 5, 4));
        desk.tick().await;
        desk.approve("1").await.expect("an approval");
        desk.moment.now += 3.hours();
        let heard = what.clone();
        let at_once = meanwhile(&desk, Point::Claimed, async |other| {
            if let Some(what) = heard.clone() {
                other.hear(&case, what).await;
            }
        });
        let delivery = deliver(&mut desk, &at_once).await.expect("a round");
        assert_eq!(delivery.given.is_empty(), what.is_some(), "{what:?}");
        let tasks = tasks_of(&desk, &case).await;
        let is_given = tasks.iter().any(|task| task.sends_by().is_some());
        assert_eq!(is_given, what.is_none(), "{what:?}: {tasks:?}");
    }
}

#[tokio::test]
async fn nothing_overtakes_a_letter_that_goes_by_post_alone() {
    let (mut desk, case) = by_post_alone().await;
    let given_on = date(2026, 5, 4);
    let step = "demand-60".to_owned();
    let task = FollowOn::PostLetter { step: step.clone(), given_on };
    assert_eq!(tasks_of(&desk, &case).await, *std::slice::from_ref(&task));
    assert_eq!(desk.state(&case).await.sent_on("demand-60"), None);
    let now = desk.moment.now;
    let open = tasks::one(&desk.engine, &case, now).await.expect("open");
    assert_eq!(open.blocks, Some(Blocked::Plan));

    // The approval holds for seven days; then the letter is read again, with the days of that day.
    pass(&mut desk, date(2026, 5, 11)).await;
    assert_eq!(tasks_of(&desk, &case).await, [task]);
    pass(&mut desk, date(2026, 5, 12)).await;
    assert_eq!(tasks_of(&desk, &case).await, []);
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting.len(), 1);
    hand_over(&mut desk, date(2026, 5, 13)).await;
    let given_on = date(2026, 5, 13);
    assert_eq!(tasks_of(&desk, &case).await, [FollowOn::PostLetter { step, given_on }]);
    posted(&mut desk, &case, &Findings::default()).await.expect("posted");
    let state = desk.state(&case).await;
    assert_eq!(state.sent_on("demand-60"), Some(given_on));
    assert_eq!(tasks_of(&desk, &case).await, [], "it is not registered");
    desk.rebuild_changes_nothing("the end").await;
}

#[tokio::test]
async fn an_answer_or_a_payment_takes_back_what_was_not_posted_yet() {
    let whole = Happened::PaymentReceived { amount: None };
    let part =
        funkstille_core::money::Money::parse("400.00", funkstille_core::money::Currency::EUR);
    let part = Happened::PaymentReceived { amount: part };
    for what in [whole, part, Happened::Answered, Happened::Disputed] {
        let (mut desk, case) = to_post().await;
        desk.hear(&case, what.clone()).await;
        let open = tasks_of(&desk, &case).await;
        assert!(!open.iter().any(|task| task.sends_by().is_some()), "{what:?} {open:?}");
        assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::Stopped, "{what:?}");
        let task = format!("{case}/post-letter-resend");
        let gone = posted(&mut desk, &task, &Findings::default()).await;
        assert!(matches!(gone, Err(Error::Problem(Problem::UnknownTask { .. }))), "{gone:?}");
        desk.tick().await;
        assert_eq!(proofs(&desk, &case).await, [], "{what:?}");
        desk.rebuild_changes_nothing("the end").await;
    }
    // Somebody who is away finds it in the letterbox.
    let (mut desk, case) = to_post().await;
    desk.hear(&case, Happened::WentAway { last_day: None }).await;
    assert!(tasks_of(&desk, &case).await.contains(&post_letter(SENT_ON)));
}

/// One letter about two invoices is one task; whatever is heard of one of them counts for it.
#[tokio::test]
async fn a_joint_letter_is_posted_once_and_taken_back_by_each_of_its_cases() {
    for is_paid in [true, false] {
        let mut desk = Desk::new(date(2026, 3, 18)).await;
        let client = client(&mut desk, true).await;
        let first = invoice(&mut desk, &client, "2026-014", "reach-out").await;
        let second = invoice(&mut desk, &client, "2026-019", "reach-out").await;
        hand_over(&mut desk, SENT_ON).await;
        assert_eq!(desk.to_post().await, [format!("{first}/post-letter-resend")]);
        if is_paid {
            desk.hear(&second, Happened::PaymentReceived { amount: None }).await;
            assert_eq!(desk.to_post().await, Vec::<String>::new());
            assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::Stopped);
            continue;
        }
        desk.go_to(date(2026, 3, 20));
        let task = desk.to_post().await.remove(0);
        posted(&mut desk, &task, &Findings::default()).await.expect("posted");
        for case in [&first, &second] {
            let state = desk.state(case).await;
            assert_eq!(state.sent_on("resend"), Some(date(2026, 3, 20)), "{case}");
        }
        desk.tick().await;
        assert_eq!(proofs(&desk, &first).await.len(), 1);
        assert_eq!(proofs(&desk, &second).await, [], "one slip, one place for it");
    }
}

/// Who says that a proof is ordered, and has it later, puts it on file then.
#[tokio::test]
async fn h_03_a_proof_that_comes_later_is_put_on_file_all_the_same() {
    let (mut desk, case) = to_post().await;
    let post = format!("{case}/post-letter-resend");
    posted(&mut desk, &post, &Findings::default()).await.expect("posted today");
    pass(&mut desk, date(2026, 3, 24)).await;
    let task = format!("{case}/order-delivery-record-resend");
    let file = b"the record".to_vec();
    let found = Findings { file: Some(file.clone()), ..Findings::default() };
    posted(&mut desk, &task, &Findings::default()).await.expect("ordered");
    let before = tasks_of(&desk, &case).await;
    let again = posted(&mut desk, &task, &Findings::default()).await;
    assert!(matches!(again, Err(Error::Problem(Problem::UnknownTask { .. }))), "{again:?}");
    posted(&mut desk, &task, &found).await.expect("on file");
    assert_eq!(tasks_of(&desk, &case).await, before);
    let story = cases::story(&desk.engine, &case).await.expect("a story");
    let digest = Some(Digest::of(&file));
    assert!(story.iter().any(|line| {
        matches!(&line.happened, Some(Happened::TaskRecorded { file, .. }) if *file == digest)
    }));
    let unknown = format!("{case}/order-delivery-record-demand-60");
    let wrong = posted(&mut desk, &unknown, &found).await;
    assert!(matches!(wrong, Err(Error::Problem(Problem::UnknownTask { .. }))), "{wrong:?}");
    desk.rebuild_changes_nothing("the end").await;
}

/// Two invoices of one client that are sent again by one letter, by every way; the registered one
/// is to be posted. By their own rules, the demands come on 23 March.
pub(super) async fn joint_to_post() -> (Desk, [String; 2]) {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = client(&mut desk, true).await;
    let due_on = date(2026, 2, 21);
    let mut cases = [String::new(), String::new()];
    for (number, place) in ["2026-014", "2026-019"].into_iter().zip(&mut cases) {
        let case = desk.invoice(&client, number, due_on).await;
        let (last_step, on) = ("reach-out".to_owned(), Some(desk.today()));
        desk.hear(&case, Happened::TakenOver { last_step, on }).await;
        *place = case;
    }
    hand_over(&mut desk, SENT_ON).await;
    (desk, cases)
}

/// What comes next in a case, and when.
pub(super) async fn next_of(desk: &Desk, case: &str) -> (String, Date) {
    let known = CaseOverview::load(&desk.engine, case, desk.moment.now).await.expect("a case");
    let next = known.plan().expect("a plan").steps.remove(0);
    (next.step, next.day)
}

/// S-05, S-06, S-08: one letter about two invoices that is to be posted holds the plans of both; no
/// demand overtakes it in one of them, and after the posting no step comes again.
#[tokio::test]
async fn s_05_s_08_a_joint_letter_that_is_to_be_posted_holds_the_plan_of_each_case() {
    let until = date(2026, 3, 26);
    for is_posted in [true, false] {
        let (mut desk, cases) = joint_to_post().await;
        for case in &cases {
            assert_eq!(next_of(&desk, case).await, ("demand-30".to_owned(), until), "{case}");
            assert!(!tasks_of(&desk, case).await.iter().any(FollowOn::is_call), "{case}");
        }
        pass(&mut desk, date(2026, 3, 25)).await;
        assert_eq!(desk.letters(OutboxState::InReview).await, []);
        if is_posted {
            let task = format!("{}/post-letter-resend", cases[0]);
            posted(&mut desk, &task, &registered(date(2026, 3, 24))).await.expect("posted");
            desk.tick().await;
        }
        // Four days, then a weekend, after the day of the posting.
        let day = if is_posted { date(2026, 3, 30) } else { until };
        let sent_on = if is_posted { date(2026, 3, 24) } else { SENT_ON };
        for case in &cases {
            assert_eq!(next_of(&desk, case).await, ("demand-30".to_owned(), day), "{case}");
            assert_eq!(desk.state(case).await.sent_on("resend"), Some(sent_on), "{case}");
        }
        pass(&mut desk, day).await;
        for (case, expected) in cases.iter().zip([1, 0]) {
            let calls = tasks_of(&desk, case).await.into_iter().filter(FollowOn::is_call).count();
            assert_eq!(calls, expected, "{case}: asked once, for all of it");
            assert_eq!(desk.state(case).await.with_person().count(), 0, "{case}");
        }
        let waiting = desk.letters(OutboxState::InReview).await;
        assert_eq!(waiting.iter().map(LetterGroup::cases).collect::<Vec<_>>(), [cases.each_ref()]);
        desk.rebuild_changes_nothing("the end").await;
    }
}

/// The letter is taken from all of its cases where one of them is disputed, or ends.
#[tokio::test]
async fn a_joint_letter_is_taken_from_all_of_its_cases() {
    let ended = Happened::Ended { outcome: EndOutcome::WrittenOff, reason: "gone".to_owned() };
    for (at, what) in
        [Happened::Disputed, ended].into_iter().flat_map(|it| [(0, it.clone()), (1, it)])
    {
        let (mut desk, cases) = joint_to_post().await;
        desk.hear(&cases[at], what.clone()).await;
        for case in &cases {
            assert_eq!(desk.state(case).await.with_person().count(), 0, "{case}: {what:?}");
        }
        assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::Stopped, "{what:?}");
        desk.rebuild_changes_nothing("the end").await;
    }
}

/// S-05: a letter that cannot be prepared since one with its key is on record is on the page, and
/// `doctor` says so: no tick tells it to an empty room.
#[tokio::test]
async fn s_05_what_a_tick_cannot_prepare_is_on_the_page() {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = client(&mut desk, true).await;
    let case = invoice(&mut desk, &client, "2026-014", "resend").await;
    let step = "demand-30".to_owned();
    let key = format!("{case}/{step}/email/mira@kunde.example");
    let new = NewLetter {
        letter: "90-email".to_owned(),
        keys: vec![LetterKey { key, case: case.clone(), step: step.clone() }],
        client: client.clone(),
        channel: "email".to_owned(),
        recipient: "mira@kunde.example".to_owned(),
        draft: LetterDraft {
            state: OutboxState::Sent,
            send_at: None,
            subject: "Mahnung".to_owned(),
            text: "Mahnung".to_owned(),
            content: None,
            approved: None,
        },
        facts: "{}".to_owned(),
    };
    let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
    work.put_letters(&[new], desk.moment.now).await.expect("put");
    work.commit().await.expect("commits");
    // A Tuesday after Easter, 30 days after the due date.
    desk.go_to(date(2026, 4, 7));
    let there = Error::from(Problem::LetterThere { case: case.clone(), step: step.clone() });
    let ticked = tick(&desk.engine, &mut desk.moment).await.expect("a tick");
    assert_eq!(ticked.problems, [(case.clone(), there.clone())]);
    let page = desk.page().await;
    let told: Vec<_> = page.problems.iter().map(|it| (&it.step, &it.error)).collect();
    assert_eq!(told, [(&step, &there)]);
}

#[tokio::test]
async fn what_is_to_be_posted_can_be_taken_back_by_whoever_approved_it() {
    let (mut desk, case) = by_post_alone().await;
    letters::recall(&desk.engine, &mut desk.moment, "1").await.expect("it was not posted");
    assert_eq!(tasks_of(&desk, &case).await, []);
    assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::InReview);

    // Or be said to be sent without the task, whose turn it then is not any more.
    let (mut desk, case) = by_post_alone().await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    cases::done_by_hand(engine, moment, &case, "demand-60").await.expect("it is its turn");
    assert_eq!(tasks_of(&desk, &case).await, []);
    assert_eq!(row(&desk, "1-letter").await.draft.state, OutboxState::Sent);
}

#[tokio::test]
async fn a_mail_that_comes_back_leaves_the_letter_to_be_posted() {
    let (mut desk, case) = to_post().await;
    came_back(&mut desk, &case, "mira@kunde.example").await;
    came_back(&mut desk, &case, "+49 30 5550100").await;
    assert!(tasks_of(&desk, &case).await.contains(&post_letter(SENT_ON)));
    // It is all that is left: nothing overtakes it.
    pass(&mut desk, date(2026, 4, 9)).await;
    assert!(tasks_of(&desk, &case).await.contains(&post_letter(SENT_ON)));
    assert_eq!(desk.letters(OutboxState::InReview).await, []);
    let task = format!("{case}/post-letter-resend");
    posted(&mut desk, &task, &Findings::default()).await.expect("posted");
    assert_eq!(desk.state(&case).await.sent_on("resend"), Some(date(2026, 4, 9)));
}

#[tokio::test]
async fn a_fax_goes_by_the_gateway_as_a_mail_with_the_printed_letter() {
    let (desk, _) = to_post().await;
    let sent = desk.sent();
    let fax = sent.iter().find(|letter| letter.channel == "fax").expect("a fax");
    assert_eq!(fax.recipient, "+49 30 5550100");
    assert_eq!(fax.address, "49305550100@fax.example");
    let parsed = parse(&fax.bytes).expect("a mail");
    let message = parsed.message();
    assert_eq!(message.to[0].address, "49305550100@fax.example");
    assert_eq!(message.in_reply_to, Vec::<String>::new());
    let text = String::from_utf8_lossy(&fax.bytes).into_owned();
    for name in ["fax.pdf", "2026-014.pdf"] {
        assert!(text.contains(name), "{name} in {text}");
    }
}

#[tokio::test]
async fn a_fax_without_a_gateway_is_a_task_with_its_pages() {
    let no_machine = "{number}@fax.example";
    for (gateway, has_letterbox) in [("", false), ("", true), (no_machine, false)] {
        let mut desk = Desk::new(date(2026, 3, 18)).await;
        let client = client(&mut desk, has_letterbox).await;
        desk.set(|business| gateway.clone_into(&mut business.fax_gateway)).await;
        if !gateway.is_empty() {
            // A number that no machine can dial is one that a person dials.
            let reach = Reach::Fax("ask at the desk".to_owned());
            let (engine, moment) = (&desk.engine, &mut desk.moment);
            clients::learn(engine, moment, (&client, None), reach).await.expect("learned");
        }
        let case = invoice(&mut desk, &client, "2026-014", "reach-out").await;
        hand_over(&mut desk, SENT_ON).await;
        assert_eq!(desk.sent().len(), 1, "the mail");
        let task = format!("{case}/send-fax-resend");
        assert!(desk.to_post().await.contains(&task));
        let (engine, moment) = (&desk.engine, &mut desk.moment);
        let fax = ("1", Some(Action::Fax));
        let printed = letters::print(engine, moment, fax).await.expect("pages");
        assert!(printed.is_faxed_by_hand() && !printed.is_registered());
        let invoice = ("2026-014.pdf", PDF);
        assert_eq!(listed(&desk, "1-fax").await, list(&[("letter.pdf", &printed.pdf), invoice]));
        let on = date(2026, 3, 20);
        desk.go_to(on);
        posted(&mut desk, &task, &Findings::default()).await.expect("faxed");
        let (engine, moment) = (&desk.engine, &mut desk.moment);
        let again = letters::print(engine, moment, fax).await.expect("pages");
        assert_eq!(again.pdf, printed.pdf, "what is on record");
        desk.tick().await;
        assert_eq!(desk.state(&case).await.sent_on("resend"), Some(on));
        assert_eq!(proofs(&desk, &case).await, [], "nothing was posted");
    }
}

/// The report of a gateway's mail server names the address of the gateway, not the number.
#[tokio::test]
async fn a_fax_that_the_gateway_refuses_is_a_lost_way() {
    let (mut desk, case) = to_post().await;
    came_back(&mut desk, &case, "49305550100@fax.example").await;
    let state = desk.state(&case).await;
    let lost: Vec<&str> = state.lost_ways.iter().map(|(_, way)| way.as_str()).collect();
    assert_eq!(lost, ["fax"]);
    assert!(state.blocks.is_empty(), "{:?}", state.blocks);
}
