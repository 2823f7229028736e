//! Letters leave at most once, whatever happens to the program, the server or the clock meanwhile.

use std::panic::AssertUnwindSafe;
use std::sync::Mutex;

use funkstille_core::case::{Block, FollowOn, Happened};
use funkstille_core::client::ProjectStage;
use funkstille_core::delivery::AttemptState as A;
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::guard::{Knowledge, Refusal};
use funkstille_engine::accounts::AccountProblem;
use funkstille_engine::business::SwitchName;
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::error::LetterProblem;
use funkstille_engine::sending::{
    self, Courier, Delivery, Ending, Fate, Point, Scripted, ToldDelivery, Transport, deliver_by,
};
use funkstille_engine::today::{Note, What};
use funkstille_engine::words::{Language, Words};
use funkstille_engine::{Error, Moment, Problem, letters, pause};
use funkstille_store::OutboxState;
use futures_util::FutureExt;
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};

use super::desk::Desk;
use crate::way_out;

/// A letter that was approved and whose time has come, in a world that does as it is told.
async fn with_letter(fates: impl IntoIterator<Item = Fate>) -> (Desk, String) {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let letters = desk.letters(OutboxState::InReview).await;
    desk.approve(&letters[0].number).await.expect("an approval");
    desk.moment.now += 2.hours();
    let fates = fates.into_iter().collect();
    desk.sink = Transport::Scripted(Scripted { fates, ..Scripted::default() });
    (desk, case)
}

pub(super) async fn deliver(
    desk: &mut Desk,
    passes: &(dyn Fn(Point) + Sync),
) -> Result<Delivery, Error> {
    let now = Some(desk.moment.now);
    let knowledge = Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
    let Desk { engine, moment, sink: transport, .. } = desk;
    deliver_by(engine, moment, Courier { transport, knowledge: Some(&knowledge), passes }).await
}

/// A round of delivering, and what it did.
async fn round(desk: &mut Desk) -> Delivery {
    deliver(desk, &|_| {}).await.expect("a round")
}

/// The program is ended where a letter passes this point.
async fn ends_at(desk: &mut Desk, end: Point) {
    let crash = move |point: Point| assert_ne!(point, end, "the end");
    let ended = AssertUnwindSafe(deliver(desk, &crash)).catch_unwind().await;
    assert!(ended.is_err(), "{end:?} was passed");
}

async fn state(desk: &Desk) -> OutboxState {
    let mut reading = desk.engine.read().await.expect("reads");
    let letter = reading.letter("1-email").await.expect("reads").expect("a letter");
    letter.draft.state
}

fn taken(desk: &Desk) -> usize {
    desk.sink.delivered().len()
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[tokio::test]
async fn s_01_s_05_an_end_at_any_point_sends_no_letter_twice_and_loses_none() {
    let points = [
        (Point::Claimed, true),
        (Point::Began, true),
        (Point::Open, true),
        (Point::DataStarted, false),
        (Point::Ended, false),
        (Point::Recorded, true),
    ];
    for (point, is_certain) in points {
        let (mut desk, case) = with_letter([]).await;
        ends_at(&mut desk, point).await;
        // A second program at once may not take over what the first may still be doing.
        let at_once = round(&mut desk).await;
        assert_eq!(at_once.sent, Vec::<String>::new(), "{point:?}");
        desk.moment.now += 16.minutes();
        let later = round(&mut desk).await;
        assert!(taken(&desk) <= 1, "{point:?}");
        let sent = desk.state(&case).await.sent_on("check-in");
        if is_certain {
            assert_eq!((taken(&desk), sent), (1, Some(date(2026, 3, 9))), "{point:?}");
            assert_eq!(later.unclear, Vec::<String>::new(), "{point:?}");
        } else {
            assert_eq!((later.unclear, sent), (vec![text("1-email")], None), "{point:?}");
            assert_eq!(state(&desk).await, OutboxState::Uncertain, "{point:?}");
        }
    }
}

/// Whether the day's page asks what became of the letter.
async fn is_on_the_page(desk: &Desk) -> bool {
    let groups = desk.page().await.groups;
    let mut items = groups.iter().flat_map(|(_, items)| items);
    items.any(|item| matches!(&item.what, What::Uncertain { letter, .. } if letter == "1"))
}

#[tokio::test]
async fn s_10_what_may_have_left_waits_for_a_person_however_long() {
    let unheard = Ending::Uncertain { reply: text("no answer") };
    let (mut desk, case) = with_letter([Fate::After(true, unheard)]).await;
    let delivery = round(&mut desk).await;
    assert_eq!(delivery.failed.len(), 1);
    for day in 10..=20 {
        desk.go_to(date(2026, 3, day));
        desk.tick().await;
        assert!(is_on_the_page(&desk).await, "{day} March");
        desk.moment.now += 3.hours();
        round(&mut desk).await;
    }
    assert_eq!((taken(&desk), state(&desk).await), (1, OutboxState::Uncertain));

    sending::arrived(&desk.engine, &mut desk.moment, "1").await.expect("it is of unknown fate");
    assert_eq!(state(&desk).await, OutboxState::Sent);
    assert!(!is_on_the_page(&desk).await, "it is decided");
    assert_eq!(desk.state(&case).await.sent_on("check-in"), Some(date(2026, 3, 9)));
    let twice = sending::again(&desk.engine, &mut desk.moment, "1").await;
    assert!(twice.is_err(), "it is decided");
}

#[tokio::test]
async fn s_01_a_person_has_it_sent_again_once_for_each_word() {
    let unheard = || Ending::Uncertain { reply: text("no answer") };
    let fates = [Fate::After(false, unheard()), Fate::After(false, unheard())];
    let (mut desk, case) = with_letter(fates).await;
    round(&mut desk).await;
    sending::again(&desk.engine, &mut desk.moment, "1").await.expect("of unknown fate");
    round(&mut desk).await;
    assert_eq!(state(&desk).await, OutboxState::Uncertain, "its second attempt went wrong too");
    desk.moment.now += 1.hour();
    round(&mut desk).await;
    assert_eq!(taken(&desk), 0, "nobody said it for this attempt");
    sending::again(&desk.engine, &mut desk.moment, "1").await.expect("of unknown fate");
    assert_eq!(round(&mut desk).await.sent, ["1-email"]);
    assert_eq!(desk.state(&case).await.sent_on("check-in"), Some(date(2026, 3, 9)));
    let mut reading = desk.engine.read().await.expect("reads");
    let attempts = reading.attempts("1-email").await.expect("reads");
    let states: Vec<A> = attempts.iter().map(|it| it.state).collect();
    assert_eq!(states, [A::SaidAgain, A::SaidAgain, A::Accepted]);
}

#[tokio::test]
async fn a_server_that_is_not_ready_is_asked_again_after_a_while() {
    let busy = || Fate::Before(Ending::Later { reply: text("451 4.7.1 Greylisted") });
    let (mut desk, _) = with_letter([busy(), busy()]).await;
    round(&mut desk).await;
    assert_eq!(round(&mut desk).await, Delivery::default(), "not at once");
    desk.moment.now += 5.minutes();
    assert_eq!(round(&mut desk).await.failed.len(), 1);
    desk.moment.now += 14.minutes();
    assert_eq!(round(&mut desk).await, Delivery::default(), "the second pause is longer");
    desk.moment.now += 1.minute();
    assert_eq!(round(&mut desk).await.sent, ["1-email"]);
}

/// A user who has done what was asked for is not told to wait.
#[tokio::test]
async fn s_06_what_was_held_leaves_as_soon_as_nothing_holds_it() {
    let (mut desk, _) = with_letter([]).await;
    let unknown = Knowledge { mailbox_read_at: None, bank_read_at: None, account_checked_on: None };
    for _ in 0..2 {
        let Desk { engine, moment, sink, .. } = &mut desk;
        let held = sending::deliver(engine, moment, sink, &unknown).await.expect("a round").held;
        assert_eq!(held, [(text("1-email"), vec![Refusal::MailboxNeverRead])]);
    }
    assert_eq!(round(&mut desk).await.sent, ["1-email"]);
}

/// Nothing was stopped, and nothing of the letter changed.
#[tokio::test]
async fn s_05_s_11_an_approval_that_ran_out_is_said_to_have() {
    let (mut desk, case) = with_letter([]).await;
    // The program did not run meanwhile.
    desk.go_to(date(2026, 3, 18));
    desk.moment.now += 2.hours();
    let page = desk.page().await;
    assert!(page.leaves_by_itself[0].held.contains(&Refusal::ApprovalLapsed), "{page:?}");
    let delivery = round(&mut desk).await;
    assert_eq!(delivery.held, [(text("1-email"), vec![Refusal::ApprovalLapsed])]);
    assert_eq!((taken(&desk), state(&desk).await), (0, OutboxState::InReview));
    assert!(desk.page().await.leaves_by_itself.is_empty());
    desk.approve("1").await.expect("an approval");
    // Whoever asked last had it for a quarter of an hour.
    desk.moment.now += 15.minutes();
    assert_eq!(round(&mut desk).await.sent, ["1-email"]);
    assert_eq!(desk.state(&case).await.sent_on("check-in"), Some(date(2026, 3, 18)));
}

/// What the day's page says of a letter that is being handed over: whether the time has passed in
/// which nobody else may touch it.
async fn handed_over(desk: &Desk) -> Option<bool> {
    let groups = desk.page().await.groups;
    groups.iter().flat_map(|(_, items)| items).find_map(|item| match item.what {
        What::HandedOver { has_passed, .. } => Some(has_passed),
        _ => None,
    })
}

#[tokio::test]
async fn nothing_is_to_be_decided_about_a_letter_that_is_being_handed_over() {
    let (mut desk, _) = with_letter([]).await;
    ends_at(&mut desk, Point::DataStarted).await;
    for has_passed in [false, true] {
        assert_eq!(handed_over(&desk).await, Some(has_passed));
        assert!(!is_on_the_page(&desk).await);
        let open: Error = Problem::Letter(LetterProblem::FateOpen { letter: text("1") }).into();
        let said = sending::arrived(&desk.engine, &mut desk.moment, "1").await;
        assert_eq!(said, Err(open.clone()));
        let said = sending::again(&desk.engine, &mut desk.moment, "1").await;
        assert_eq!(said, Err(open));
        desk.moment.now += 16.minutes();
    }
    round(&mut desk).await;
    assert_eq!(handed_over(&desk).await, None);
    assert!(is_on_the_page(&desk).await);
    sending::arrived(&desk.engine, &mut desk.moment, "1").await.expect("of unknown fate");
}

#[tokio::test]
async fn a_refused_recipient_counts_like_a_bounce() {
    for (reply, address_dead, block) in [
        ("550 5.1.1 User unknown", true, Block::NeedsAddress),
        ("550 5.7.1 Blocked", false, Block::DidNotArrive),
    ] {
        let refused = Ending::Refused { reply: text(reply), address_dead };
        let (mut desk, case) = with_letter([Fate::Before(refused)]).await;
        round(&mut desk).await;
        assert_eq!((taken(&desk), state(&desk).await), (0, OutboxState::Refused));
        let found = desk.state(&case).await;
        assert!(found.blocks.contains(&block), "{:?}", found.blocks);
        assert_eq!(found.sent_on("check-in"), None);
        assert_eq!(found.follow_ons.contains_key(&FollowOn::Call), address_dead);
        // Nothing more is written to it.
        desk.moment.now += 24.hours();
        desk.tick().await;
        assert_eq!(round(&mut desk).await, Delivery::default());
    }
}

/// Somebody else does something at the same database, while a letter passes this point.
pub(super) fn meanwhile<F>(desk: &Desk, at: Point, act: F) -> impl Fn(Point) + Sync + use<F>
where
    F: AsyncFn(&mut Desk) + Send + Sync,
{
    let (location, today, now) = (desk.location(), desk.today(), desk.moment.now);
    move |point| {
        if point != at {
            return;
        }
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread();
                let runtime = { runtime }.enable_all().build().expect("a runtime");
                runtime.block_on(async {
                    let mut other = Desk::again_at(&location, today).await;
                    other.moment.now = now;
                    act(&mut other).await;
                });
            });
        });
    }
}

/// The points of a letter's way, and whether it can be kept at each.
pub(super) const POINTS: [(Point, bool); 6] = [
    (Point::Claimed, true),
    (Point::Began, true),
    (Point::Open, true),
    (Point::DataStarted, false),
    (Point::Ended, false),
    (Point::Recorded, false),
];

#[tokio::test]
async fn s_11_s_02_what_comes_in_before_the_letter_is_given_away_keeps_it() {
    for (point, is_kept) in POINTS {
        let (mut desk, case) = with_letter([]).await;
        let answer =
            meanwhile(&desk, point, async |other| other.hear(&case, Happened::Answered).await);
        let delivery = deliver(&mut desk, &answer).await.expect("a round");
        let found = desk.state(&case).await;
        assert!(found.ended.is_some(), "{point:?}");
        if is_kept {
            let held = vec![(text("1-email"), vec![Refusal::NotApproved])];
            assert_eq!(delivery.held, held, "{point:?}");
            assert_eq!((taken(&desk), state(&desk).await), (0, OutboxState::Stopped), "{point:?}");
        } else {
            assert_eq!((taken(&desk), state(&desk).await), (1, OutboxState::Sent), "{point:?}");
            assert_eq!(found.sent_on("check-in"), Some(date(2026, 3, 9)), "{point:?}");
        }
    }
}

#[tokio::test]
async fn s_11_s_12_a_pause_keeps_what_is_not_given_away_and_says_what_is() {
    for (point, is_kept) in POINTS {
        let (mut desk, _) = with_letter([]).await;
        let given_away = Mutex::new(vec![]);
        let pausing = meanwhile(&desk, point, async |other| {
            let paused = pause::pause(&other.engine, &mut other.moment, "holiday").await;
            *given_away.lock().expect("no panic") = paused.expect("pauses").given_away;
        });
        let delivery = deliver(&mut desk, &pausing).await.expect("a round");
        let given_away = given_away.lock().expect("no panic").clone();
        if is_kept {
            let is_paused = matches!(delivery.held[0].1[..], [Refusal::Paused { .. }]);
            assert!(is_paused && given_away.is_empty(), "{point:?}: {delivery:?}");
            assert_eq!(taken(&desk), 0, "{point:?}");
            assert_eq!(state(&desk).await, OutboxState::SendWindow, "{point:?}");
            assert_eq!(round(&mut desk).await.sent, Vec::<String>::new(), "{point:?}");
            pause::resume(&desk.engine, &mut desk.moment, "back").await.expect("goes on");
            assert_eq!(round(&mut desk).await.sent, ["1-email"], "{point:?}");
        } else {
            // It is on record as sent, or the pause says that it may still arrive.
            let is_recorded = point == Point::Recorded;
            let expected = if is_recorded { vec![] } else { vec![text("1")] };
            assert_eq!((taken(&desk), given_away), (1, expected), "{point:?}");
            assert_eq!(state(&desk).await, OutboxState::Sent, "{point:?}");
        }
    }
}

/// Whoever says meanwhile that the program only reminds has it send nothing more: also what a round
/// of delivering is at.
#[tokio::test]
async fn s_11_who_wants_only_reminders_keeps_what_is_not_given_away() {
    for (point, is_kept) in POINTS {
        let (mut desk, _) = with_letter([]).await;
        let turned_off = meanwhile(&desk, point, async |other| {
            other.set(|business| business.switch = SwitchName::RemindOnly).await;
        });
        let delivery = deliver(&mut desk, &turned_off).await.expect("a round");
        assert_eq!(taken(&desk), usize::from(!is_kept), "{point:?}");
        let held: Vec<Refusal> = delivery.held.into_iter().flat_map(|(_, why)| why).collect();
        assert_eq!(held.is_empty(), !is_kept, "{point:?}");
        assert!(held.iter().all(|why| *why == Refusal::OnlyReminds), "{point:?}: {held:?}");
        desk.moment.now += 1.hour();
        round(&mut desk).await;
        assert_eq!(taken(&desk), usize::from(!is_kept), "{point:?}");
        desk.set(|business| business.switch = SwitchName::Review).await;
        round(&mut desk).await;
        assert_eq!(taken(&desk), 1, "{point:?}");
    }
}

#[tokio::test]
async fn s_11_what_is_taken_back_does_not_leave_and_what_cannot_be_says_so() {
    for (point, _) in POINTS {
        let (mut desk, _) = with_letter([]).await;
        let said = Mutex::new(None);
        let recalling = meanwhile(&desk, point, async |other| {
            let recalled = letters::recall(&other.engine, &mut other.moment, "1").await;
            *said.lock().expect("no panic") = Some(recalled);
        });
        deliver(&mut desk, &recalling).await.expect("a round");
        let said = said.lock().expect("no panic").clone().expect("it was asked");
        let letter = text("1");
        let expected = match point {
            Point::Claimed => Ok(()),
            Point::Recorded => Err(Problem::Letter(LetterProblem::Left { letter }).into()),
            _ => Err(Problem::Letter(LetterProblem::Leaving { letter }).into()),
        };
        assert_eq!(said, expected, "{point:?}");
        let (left, found) =
            if said.is_ok() { (0, OutboxState::InReview) } else { (1, OutboxState::Sent) };
        assert_eq!((taken(&desk), state(&desk).await), (left, found), "{point:?}");
        // Later rounds change nothing.
        desk.moment.now += 1.hour();
        round(&mut desk).await;
        assert_eq!(taken(&desk), left, "{point:?}");
    }
}

#[tokio::test]
async fn s_04_what_is_not_what_was_approved_does_not_leave() {
    let (mut desk, _) = with_letter([]).await;
    let mut work = desk.engine.store().begin(super::desk::TENANT).await.expect("begins");
    let letter = work.read().letter("1-email").await.expect("reads").expect("a letter");
    let mut draft = letter.draft.clone();
    draft.text.push('!');
    let now = desk.moment.now;
    work.change_letter("1-email", letter.version, &draft, now).await.expect("changes");
    work.commit().await.expect("commits");
    let delivery = round(&mut desk).await;
    assert_eq!(delivery.held, [(text("1-email"), vec![Refusal::NotApproved])]);
    assert_eq!(taken(&desk), 0);
}

#[tokio::test]
async fn s_16_practice_reaches_nothing_but_a_sink() {
    let (mut desk, _) = with_letter([]).await;
    let mut work = desk.engine.store().begin(super::desk::TENANT).await.expect("begins");
    let now = desk.moment.now;
    work.put_setting("practice-clock", &now.to_string(), 0, now).await.expect("a setting");
    work.commit().await.expect("commits");
    let error = deliver(&mut desk, &|_| {}).await.expect_err("no sink");
    assert_eq!(error, Error::from(AccountProblem::Practice));
    assert_eq!(taken(&desk), 0);
    // Nobody connects to a server that is there, and knows the password.
    let server = way_out::server();
    desk.sink = way_out::to(server.port(), None);
    let error = deliver(&mut desk, &|_| {}).await.expect_err("no sink");
    assert_eq!(error, Error::from(AccountProblem::Practice));
    assert_eq!(server.connections(), 0);
    desk.sink = Transport::Sink(vec![]);
    assert_eq!(round(&mut desk).await.sent, ["1-email"]);
}

#[tokio::test]
async fn s_11_an_approval_can_be_taken_back_until_the_letter_leaves() {
    let (mut desk, case) = with_letter([]).await;
    letters::recall(&desk.engine, &mut desk.moment, "1").await.expect("it has not left");
    assert_eq!(round(&mut desk).await, Delivery::default());
    let again = letters::recall(&desk.engine, &mut desk.moment, "1").await;
    assert!(again.is_err(), "it waits for a word already");
    desk.approve("1").await.expect("an approval");
    assert_eq!(round(&mut desk).await, Delivery::default(), "it can still be taken back");
    desk.moment.now += 10.minutes();
    assert_eq!(round(&mut desk).await.sent, ["1-email"]);
    let late = letters::recall(&desk.engine, &mut desk.moment, "1").await;
    assert!(late.is_err(), "it has left, and nobody says otherwise");
    assert_eq!(desk.state(&case).await.sent_on("check-in"), Some(date(2026, 3, 9)));
}

/// The lines of a header of the mail that left.
fn header(desk: &Desk, name: &str) -> Vec<String> {
    let bytes = desk.sink.delivered()[0].bytes.clone();
    let mail = String::from_utf8_lossy(&bytes).into_owned();
    let head = mail.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
    let lines = head.lines().filter_map(|line| line.strip_prefix(&format!("{name}: ")));
    lines.map(str::to_owned).collect()
}

/// A follow-up that left, about a message of which the user gave the id.
async fn sent_about(message_id: &str, salt: u8) -> Desk {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    desk.moment = Moment::new(desk.moment.now, "jonas", move || [salt; SALT_BYTES]);
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    let new = NewCase {
        client,
        project: Some(project),
        subject: text("Angebot Website"),
        sent_on: Some(date(2026, 3, 4)),
        message_id: Some(message_id.to_owned()),
        ..NewCase::default()
    };
    cases::open(&desk.engine, &mut desk.moment, &new).await.expect("a case");
    assert_eq!(desk.day(date(2026, 3, 9)).await.len(), 1);
    desk
}

#[tokio::test]
async fn a_follow_up_answers_the_message_that_nobody_answered() {
    for given in ["offer@weber.example", "<offer@weber.example>", " <offer@weber.example> "] {
        let desk = sent_about(given, 1).await;
        assert_eq!(header(&desk, "In-Reply-To"), ["<offer@weber.example>"], "{given}");
        let references = header(&desk, "References").concat();
        assert!(references.contains("<offer@weber.example>"), "{given}: {references}");
    }
}

/// What the day's page says of a letter that waits to leave, and when it is tried again.
async fn told_of_leaving(desk: &Desk) -> (A, String, Option<Timestamp>) {
    let page = desk.page().await;
    let [leaving] = &page.leaves_by_itself[..] else { panic!("{page:?}") };
    let tried = leaving.tried.clone().expect("it was tried");
    (tried.last.state, tried.last.reply, tried.again_at)
}

/// What the items of the day's page say of handing over letters.
async fn told_of_items(desk: &Desk) -> Vec<(A, String)> {
    let page = desk.page().await;
    let items = page.groups.iter().flat_map(|(_, items)| items);
    let notes = items.flat_map(|item| &item.notes);
    let tried = notes.filter_map(|note| match note {
        Note::Tried(turn) => Some((turn.state, turn.reply.clone())),
        _ => None,
    });
    tried.collect()
}

/// The attempts as the story of the case tells them.
async fn story(desk: &Desk, case: &str) -> Vec<String> {
    let words = Words::new(Language::En);
    let lines = cases::story(&desk.engine, case).await.expect("a story");
    let turns = lines.iter().filter_map(|line| line.delivery.as_ref());
    turns.map(|turn| words.entry(&ToldDelivery(turn))).collect()
}

const BEGAN: &str = "Letter 1 is being handed over: e-mail, mira.lang@kunde.example";
const GIVEN: &str = "Letter 1 (e-mail) is being given away; from here on it may have arrived";

#[tokio::test]
async fn a_letter_that_was_not_taken_says_why_and_when_it_is_tried_again() {
    let reply = || text("451 4.7.1 Greylisted");
    let later = Ending::Later { reply: reply() };
    let (mut desk, case) = with_letter([Fate::Before(later)]).await;
    assert_eq!(desk.page().await.leaves_by_itself[0].tried, None, "it has not been its time");
    round(&mut desk).await;
    let again_at = desk.moment.now + 5.minutes();
    assert_eq!(told_of_leaving(&desk).await, (A::Later, reply(), Some(again_at)));
    let sheet = letters::read(&desk.engine, desk.moment.now, "1").await.expect("a letter");
    assert_eq!(sheet.tried[0].reply, reply());
    desk.moment.now += 5.minutes();
    round(&mut desk).await;
    assert_eq!(told_of_items(&desk).await, []);
    let told = story(&desk, &case).await;
    let expected = [
        BEGAN,
        "Letter 1 (e-mail) was not taken yet and is tried again: 451 4.7.1 Greylisted",
        &format!("{BEGAN} (attempt 2)"),
        GIVEN,
        "Letter 1 (e-mail) left",
    ];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn a_letter_that_was_refused_says_with_which_words() {
    for (reply, address_dead) in [("550 5.1.1 User unknown", true), ("554 5.7.1 Spam", false)] {
        let refused = Ending::Refused { reply: text(reply), address_dead };
        let (mut desk, case) = with_letter([Fate::Before(refused)]).await;
        round(&mut desk).await;
        let told = told_of_items(&desk).await;
        assert_eq!(told, [(A::Refused, text(reply))], "{reply}");
        let refused = format!("Letter 1 (e-mail) was refused, and nothing left: {reply}");
        assert_eq!(story(&desk, &case).await, [BEGAN, &refused]);
    }
}

#[tokio::test]
async fn the_same_letter_of_another_database_has_another_id() {
    let ids = [
        header(&sent_about("", 1).await, "Message-ID"),
        header(&sent_about("", 2).await, "Message-ID"),
    ];
    assert_eq!(ids.concat().len(), 2);
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_letter_of_unknown_fate_says_what_happened() {
    let silent = r#"{"key":"smtp-silent","seconds":300}"#;
    let unheard = Ending::Uncertain { reply: text(silent) };
    let (mut desk, case) = with_letter([Fate::After(true, unheard)]).await;
    round(&mut desk).await;
    assert_eq!(told_of_items(&desk).await, [(A::Uncertain, text(silent))]);
    let unclear =
        "Nobody knows whether letter 1 (e-mail) left: The server did not answer for 300 seconds.";
    assert_eq!(story(&desk, &case).await, [BEGAN, GIVEN, unclear]);
    sending::again(&desk.engine, &mut desk.moment, "1").await.expect("of unknown fate");
    assert_eq!(told_of_leaving(&desk).await, (A::SaidAgain, String::new(), None));
}

#[tokio::test]
async fn a_letter_that_was_called_off_says_why() {
    let (mut desk, case) = with_letter([]).await;
    let pausing = meanwhile(&desk, Point::Open, async |other| {
        pause::pause(&other.engine, &mut other.moment, "holiday").await.expect("pauses");
    });
    deliver(&mut desk, &pausing).await.expect("a round");
    let (state, _, again_at) = told_of_leaving(&desk).await;
    assert_eq!((state, again_at), (A::CalledOff, None));
    let called_off = "Letter 1 (e-mail) was called off before it was given away: Everything is \
                      paused since Mon 9 Mar 2026: “holiday”. It leaves when you end the pause.";
    assert_eq!(story(&desk, &case).await, [BEGAN, called_off]);
}
