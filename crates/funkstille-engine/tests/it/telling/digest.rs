//! The digest: what it says, and that it leaves once.

use funkstille_core::case::Happened;
use funkstille_core::guard::Knowledge;
use funkstille_engine::business::LanguageName;
use funkstille_engine::pause;
use funkstille_engine::telling::digest::{
    self, Handed, Mode, Outcome, Parcel, Stage, by_smtp, last, send, set_mode,
};
use funkstille_post::smtp::Limits;
use funkstille_store::Stream;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::day::desk::Desk;
use crate::smtp_server::{Protection, Rules, SmtpServer};

/// A Monday.
const MONDAY: Date = date(2026, 3, 9);

const NOTHING: Knowledge =
    Knowledge { mailbox_read_at: None, bank_read_at: None, account_checked_on: None };

/// A business with a letter to approve and an answer, on the Tuesday after, at nine o'clock.
async fn desk() -> Desk {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 2)).await;
    let other = desk.client("Otto Brandt").await;
    let invoice = desk.invoice(&other, "2026-7", date(2026, 2, 2)).await;
    desk.go_to(MONDAY);
    desk.tick().await;
    desk.hear(&invoice, Happened::PaymentReceived { amount: None }).await;
    desk.moment.now += 1.hour();
    desk
}

async fn look(desk: &mut Desk, handed: Handed) -> (Outcome, Option<Parcel>) {
    let mut parcel = None;
    let hand_over = async |given: &Parcel| {
        parcel = Some(given.clone());
        handed
    };
    let outcome = send(&desk.engine, &mut desk.moment, &NOTHING, hand_over).await;
    (outcome.expect("a look"), parcel)
}

/// The text of a mail, decoded by a reader of others.
fn read(parcel: &Parcel) -> String {
    let mail = funkstille_formats::mail::parse(&parcel.bytes).expect("a mail");
    let mail = mail.message();
    format!("{}\n\n{}", mail.subject, mail.text)
}

async fn check(name: &str, language: LanguageName) {
    let mut desk = desk().await;
    desk.set(|business| business.language = language).await;
    let (outcome, parcel) = look(&mut desk, Handed::Taken).await;
    assert_eq!(outcome, Outcome::Handed(Handed::Taken));
    let parcel = parcel.expect("a mail");
    assert_eq!(parcel.address, "jonas@weber.example");
    let head = String::from_utf8_lossy(&parcel.bytes).into_owned();
    assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
    insta::assert_snapshot!(name, read(&parcel));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_digest_in_english() {
    check("digest_en", LanguageName::En).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_digest_in_german() {
    check("digest_de", LanguageName::De).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_leaves_once_a_day_from_the_sending_time_on() {
    let mut desk = desk().await;
    desk.go_to(MONDAY);
    assert_eq!(look(&mut desk, Handed::Taken).await.0, Outcome::NotDue, "eight o'clock");
    desk.moment.now += 1.hour();
    assert_eq!(look(&mut desk, Handed::Taken).await.0, Outcome::Handed(Handed::Taken));
    desk.moment.now += 5.hours();
    assert_eq!(look(&mut desk, Handed::Taken).await.0, Outcome::NotDue, "the same day");
    for (days, expected) in [(1, true), (5, false), (6, false), (7, true)] {
        desk.go_to(MONDAY.checked_add(days.days()).expect("in range"));
        desk.moment.now += 1.hour();
        let is_due = look(&mut desk, Handed::Taken).await.0 != Outcome::NotDue;
        assert_eq!(is_due, expected, "{days} days later");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_while_it_leaves_makes_no_second_one_and_is_told() {
    let mut desk = desk().await;
    let never = async |_: &Parcel| std::future::pending().await;
    let location = desk.location();
    // The program ends while the mail is being handed over.
    let cut = tokio::select! {
        biased;
        _ = send(&desk.engine, &mut desk.moment, &NOTHING, never) => false,
        () = until_leaving(location) => true,
    };
    assert!(cut);
    desk.moment.now += 2.hours();
    assert_eq!(look(&mut desk, Handed::Taken).await.0, Outcome::NotDue);
    desk.go_to(date(2026, 3, 10));
    desk.moment.now += 1.hour();
    let (outcome, parcel) = look(&mut desk, Handed::Taken).await;
    assert_eq!(outcome, Outcome::Handed(Handed::Taken));
    let text = read(&parcel.expect("a mail"));
    assert!(text.contains("The digest of Mon 9 Mar 2026 may not have reached you."), "{text}");
}

/// Comes when it is on record that a digest leaves.
async fn until_leaving(location: funkstille_store::Location) {
    let other = Desk::again_at(&location, MONDAY).await;
    loop {
        let state = last(&mut other.engine.read().await.expect("reads")).await.expect("a state");
        if state.is_some_and(|state| state.stage == Stage::Leaving) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_certainly_did_not_leave_is_tried_again_and_what_may_have_is_not() {
    let not_taken = || Handed::NotTaken { why: "no route".to_owned() };
    let unclear = || Handed::Unclear { why: "silence".to_owned() };
    for (first, again) in [(not_taken(), true), (unclear(), false)] {
        let mut desk = desk().await;
        let (outcome, parcel) = look(&mut desk, first.clone()).await;
        assert_eq!(outcome, Outcome::Handed(first));
        assert_eq!(look(&mut desk, Handed::Taken).await.0, Outcome::NotDue, "at once");
        desk.moment.now += 20.minutes();
        let (outcome, second) = look(&mut desk, Handed::Taken).await;
        assert_eq!(outcome != Outcome::NotDue, again);
        if let Some(second) = second {
            assert_eq!(second.message_id, parcel.expect("a mail").message_id);
        }
    }
}

/// What no server took is told as what it is.
#[tokio::test(flavor = "multi_thread")]
async fn one_that_certainly_did_not_leave_is_told_as_that() {
    let why = || "550 no".to_owned();
    for (handed, said) in [
        (Handed::NotTaken { why: why() }, "The digest of Mon 9 Mar 2026 did not leave."),
        (Handed::Unclear { why: why() }, "The digest of Mon 9 Mar 2026 may not have reached you."),
    ] {
        let mut desk = desk().await;
        look(&mut desk, handed).await;
        desk.go_to(date(2026, 3, 10));
        desk.moment.now += 1.hour();
        let (_, parcel) = look(&mut desk, Handed::Taken).await;
        let text = read(&parcel.expect("a mail"));
        assert!(text.contains(said), "{text}");
        let (outcome, _) = look(&mut desk, Handed::Taken).await;
        assert_eq!(outcome, Outcome::NotDue);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_said_where_nothing_is_to_say_unless_the_user_wants_it_daily() {
    for (mode, expected) in [
        (Mode::Off, Outcome::NotDue),
        (Mode::WhenNeeded, Outcome::Quiet),
        (Mode::Daily, Outcome::Handed(Handed::Taken)),
    ] {
        let mut desk = Desk::new(MONDAY).await;
        desk.moment.now += 1.hour();
        set_mode(&desk.engine, &mut desk.moment, mode).await.expect("sets");
        assert_eq!(look(&mut desk, Handed::Taken).await.0, expected, "{mode:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_head_in_the_mail_is_where_the_ledger_ends() {
    let mut desk = desk().await;
    let (_, parcel) = look(&mut desk, Handed::Taken).await;
    let text = read(&parcel.expect("a mail"));
    let mut reading = desk.engine.read().await.expect("reads");
    let head = reading.head(&Stream::tenant()).await.expect("reads").expect("a head");
    assert_eq!(head.sequence, reading.last_sequence().await.expect("reads"), "nothing is left out");
    let digest = head.digest.to_string();
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&format!("entry {}, digest {digest}", head.sequence)), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_stops_letters_and_not_the_digest() {
    let mut desk = desk().await;
    pause::pause(&desk.engine, &mut desk.moment, "holiday").await.expect("pauses");
    let (outcome, parcel) = look(&mut desk, Handed::Taken).await;
    assert_eq!(outcome, Outcome::Handed(Handed::Taken));
    assert!(read(&parcel.expect("a mail")).contains("PAUSED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_handed_over_by_smtp() {
    let rules = Rules { protection: Protection::None, wants_login: false, ..Rules::default() };
    let server = SmtpServer::start(rules);
    let mut desk = desk().await;
    let place = funkstille_post::imap::Server {
        host: "127.0.0.1".to_owned(),
        port: server.port(),
        security: funkstille_post::imap::Security::Plain,
        extra_roots: Vec::new(),
    };
    let hand_over = async |parcel: &Parcel| by_smtp(&place, None, Limits::default(), parcel).await;
    let outcome = send(&desk.engine, &mut desk.moment, &NOTHING, hand_over).await;
    let outcome = outcome.expect("a look");
    let taken = server.taken();
    match outcome {
        Outcome::Handed(Handed::Taken) => {
            assert_eq!(taken.len(), 1);
            assert_eq!(taken[0].to, ["jonas@weber.example"]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        digest::mode(&mut desk.engine.read().await.expect("reads")).await,
        Ok(Mode::WhenNeeded)
    );
}
