//! Letters leave by a real conversation with a server, and are read as the client would read them.

use std::collections::BTreeMap;

use funkstille_core::case::{Block, FollowOn, Happened};
use funkstille_core::client::Reach;
use funkstille_core::guard::Refusal;
use funkstille_core::playbook::{EndOutcome, Stage, TaskOutcome};
use funkstille_engine::accounts::{self, Account, AccountChange, OwnRates, SmtpChange, StepState};
use funkstille_engine::sending::{self, Ending};
use funkstille_engine::tasks::{self, Findings};
use funkstille_engine::{cases, clients, round};
use funkstille_formats::mail::parse;
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::business::{Business, taken_letters};
use crate::day::desk::pdf;
use crate::mail::post::mail;
use crate::smtp_server::{Act, At, Rules, SmtpServer};
use crate::testbed::mail::{FREYA, MailBed, OTTO};

const SENT_ON: Date = date(2026, 3, 4);
/// A Monday, on which the check-in is due.
const DUE_ON: Date = date(2026, 3, 9);
const OFFER: &str = "offer@studio.test";

/// The server by which Freya's mail leaves.
pub(super) fn server() -> SmtpServer {
    let freya = (FREYA.address.to_owned(), FREYA.password.to_owned());
    SmtpServer::start(Rules { passwords: BTreeMap::from([freya]), ..Rules::default() })
}

/// The first letter that is due is approved and may leave.
pub(super) async fn approve_the_first(business: &mut Business) {
    business.go_to(DUE_ON);
    business.pass(60);
    business.desk.tick().await;
    let waiting = business.desk.letters(OutboxState::InReview).await;
    business.desk.approve(&waiting[0].number).await.expect("approved");
    business.pass(60);
    business.read("1").await.expect("read");
}

/// A business whose check-in of an offer was approved and may leave.
async fn approved(bed: &MailBed, server: &SmtpServer) -> (Business, String) {
    server.deliver_to(&bed.lmtp());
    let mut business = Business::sending_by(bed, server, SENT_ON).await;
    let case = business.waits((OTTO.address, OFFER), Stage::Enquiry, SENT_ON).await;
    approve_the_first(&mut business).await;
    (business, case)
}

/// How many messages lie in a folder of somebody's box, as files.
fn lying(bed: &MailBed, address: &str, folder: &str) -> usize {
    let folder = bed.maildir(address).join(folder);
    let files = |part: &str| std::fs::read_dir(folder.join(part)).map_or(0, Iterator::count);
    files("new") + files("cur")
}

#[tokio::test]
async fn a_letter_is_received_in_its_thread_filed_once_and_its_answer_found() {
    let Some(bed) = MailBed::start() else { return };
    let server = server();
    let (mut business, case) = approved(&bed, &server).await;
    let sent = business.send().await;
    assert_eq!(sent.delivery.sent, ["1-email"], "{sent:?}");
    assert_eq!(sent.filed, ["1-email"], "{sent:?}");
    assert_eq!(business.desk.state(&case).await.sent_on("check-in"), Some(DUE_ON));

    let taken = taken_letters(&server);
    let [taken] = &taken[..] else { panic!("{} letters", taken.len()) };
    assert_eq!((&*taken.from, &taken.to[..]), (FREYA.address, &[OTTO.address.to_owned()][..]));
    let parsed = parse(&taken.bytes).expect("a mail");
    let message = parsed.message();
    assert_eq!(message.in_reply_to, [OFFER]);
    assert_eq!(message.subject, "Re: Angebot Website");
    assert_eq!(message.from[0].address, FREYA.address);
    let id = message.message_id.clone().expect("an id");
    assert_eq!(lying(&bed, OTTO.address, ""), 1, "the client has it");
    assert_eq!(lying(&bed, FREYA.address, ".Sent"), 1, "a copy lies among what was sent");

    // Reading the mailbox again neither doubles the step nor files another copy.
    business.pass(5);
    business.read("1").await.expect("read");
    let again = business.send().await;
    assert!(again.is_quiet(), "{again:?}");
    assert_eq!(lying(&bed, FREYA.address, ".Sent"), 1);

    let answer = mail("answer@kunde.test", (OTTO.address, FREYA.address), DUE_ON);
    let answer = answer.on("AW: Angebot Website").answers(&id).says("Gern, wir nehmen es.");
    bed.deliver(OTTO.address, FREYA.address, &answer.bytes());
    business.read("1").await.expect("read");
    assert_eq!(business.desk.state(&case).await.ended, Some((EndOutcome::Answered, DUE_ON)));
}

#[tokio::test]
async fn s_01_s_10_whatever_the_server_does_no_letter_is_taken_twice() {
    let say = |text: &str| Act::Say(text.to_owned());
    let stages =
        [At::Greeting, At::Hello, At::Login, At::Sender, At::Recipient, At::Start, At::End];
    let mut faults: Vec<(At, Act)> = vec![
        (At::Recipient, say("451 4.7.1 Greylisted, try again later")),
        (At::End, say("451 4.3.0 Not now")),
        (At::End, say("554 5.6.0 Refused")),
        (At::Message, Act::Close { done: false }),
        (At::End, Act::Close { done: true }),
    ];
    for at in stages {
        faults.push((at, Act::Close { done: false }));
        faults.push((at, Act::SayAndClose("421 4.3.2 Shutting down".to_owned())));
    }
    for (at, act) in faults {
        // Each with a box of its own: what was sent before would keep the next one away.
        let Some(bed) = MailBed::start() else { return };
        let server = server();
        let (mut business, case) = approved(&bed, &server).await;
        server.fail(at, act.clone());
        let first = business.send().await;
        // An hour later it is tried again, where that is safe.
        for _ in 0..4 {
            business.pass(16);
            business.read("1").await.expect("read");
            business.send().await;
        }
        let sent = business.desk.state(&case).await.sent_on("check-in").is_some();
        let unclear = business.desk.letters(OutboxState::Uncertain).await.len();
        let refused = business.desk.letters(OutboxState::Refused).await.len();
        let taken = taken_letters(&server).len();
        assert!(taken <= 1, "{at:?} {act:?}: {taken} times");
        assert_eq!(usize::from(sent) + unclear + refused, 1, "{at:?} {act:?} {first:?}");
        assert!(taken == 0 || sent || unclear == 1, "{at:?} {act:?}: a letter is missing");
        if sent {
            assert_eq!(taken, 1, "{at:?} {act:?}");
        }
    }
}

#[tokio::test]
async fn s_10_an_answer_to_a_letter_of_unknown_fate_shows_that_it_arrived() {
    let Some(bed) = MailBed::start() else { return };
    let server = server();
    let (mut business, case) = approved(&bed, &server).await;
    server.fail(At::End, Act::Close { done: true });
    let sent = business.send().await;
    let [(_, Ending::Uncertain { .. })] = &sent.delivery.failed[..] else { panic!("{sent:?}") };
    let taken = taken_letters(&server);
    let id = parse(&taken[0].bytes).expect("a mail").message().message_id.expect("an id");
    let answer = mail("answer@kunde.test", (OTTO.address, FREYA.address), DUE_ON);
    let answer = answer.on("AW: Angebot Website").answers(&id).says("Gern.");
    bed.deliver(OTTO.address, FREYA.address, &answer.bytes());
    business.pass(5);
    business.read("1").await.expect("read");
    let state = business.desk.state(&case).await;
    assert_eq!(state.sent_on("check-in"), Some(DUE_ON));
    assert_eq!(state.ended, Some((EndOutcome::Answered, DUE_ON)));
    let decided = sending::again(&business.desk.engine, &mut business.desk.moment, "1").await;
    assert!(decided.is_err(), "nothing is left to decide");
}

/// The day on which an invoice is sent again, a Thursday.
const RESEND_ON: Date = date(2026, 3, 19);

/// A business whose client can be reached by mail, fax and post, with an invoice that is sent again
/// and was approved.
async fn resending(bed: &MailBed, server: &SmtpServer) -> (Business, String) {
    let mut business = Business::sending_by(bed, server, date(2026, 3, 18)).await;
    business.desk.set(|own| "{number}@fax.test".clone_into(&mut own.fax_gateway)).await;
    let about = (OTTO.address, "invoice@studio.test");
    let case = business.waits(about, Stage::Payment, date(2026, 3, 4)).await;
    let desk = &mut business.desk;
    for reach in [
        Reach::Fax("+49 30 5550100".to_owned()),
        Reach::Postal("Otto Kern\nSeestr. 4\n10115 Berlin".to_owned()),
    ] {
        let learned = clients::learn(&desk.engine, &mut desk.moment, ("1", None), reach).await;
        learned.expect("learned");
    }
    let attached = cases::attach_invoice(&desk.engine, &mut desk.moment, &case, pdf()).await;
    attached.expect("an invoice on file");
    let (last_step, on) = ("reach-out".to_owned(), Some(desk.today()));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    business.go_to(RESEND_ON);
    business.pass(60);
    business.desk.tick().await;
    business.desk.hear(&case, Happened::AccountChecked).await;
    let waiting = business.desk.letters(OutboxState::InReview).await;
    business.desk.approve(&waiting[0].number).await.expect("approved");
    business.pass(60);
    business.read("1").await.expect("read");
    (business, case)
}

#[tokio::test]
async fn an_invoice_is_sent_again_by_all_ways_at_once_and_a_call_asks_whether_it_arrived() {
    let Some(bed) = MailBed::start() else { return };
    let server = server();
    let (mut business, case) = resending(&bed, &server).await;
    let sent = business.send().await;
    assert_eq!(sent.delivery.sent, ["1-email", "1-fax"], "{sent:?}");
    assert_eq!(sent.delivery.given, ["1-letter"], "{sent:?}");
    let taken = taken_letters(&server);
    let to: Vec<&str> = taken.iter().map(|it| it.to[0].as_str()).collect();
    assert_eq!(to, [OTTO.address, "49305550100@fax.test"]);
    for (mail, pages) in taken.iter().zip([false, true]) {
        let text = String::from_utf8_lossy(&mail.bytes).into_owned();
        assert!(text.contains("invoice@studio.test.pdf"), "every demand carries the invoice");
        assert_eq!(text.contains("fax.pdf"), pages);
    }

    // A report of the gateway is no answer of the client's, though it names our message.
    let fax = parse(&taken[1].bytes).expect("a mail").message();
    let id = fax.message_id.clone().expect("an id");
    let report = mail("report@fax.test", ("service@fax.test", FREYA.address), RESEND_ON);
    let report =
        report.on("Ihr Fax wurde zugestellt").answers(&id).says("An 49305550100, 3 Seiten.");
    bed.deliver("service@fax.test", FREYA.address, &report.bytes());
    business.pass(5);
    business.read("1").await.expect("read");
    business.desk.tick().await;
    let state = business.desk.state(&case).await;
    assert!(state.blocks.is_empty(), "{:?}", state.blocks);
    assert_eq!(state.sent_on("resend"), Some(RESEND_ON));
    let is_call = |task: &FollowOn| task.is_call();
    assert!(!state.follow_ons.keys().any(is_call), "not all of it left");

    business.go_to(date(2026, 3, 20));
    let task = business.desk.to_post().await.remove(0);
    let found = Findings { number: Some("RR 123".to_owned()), ..Findings::default() };
    let (engine, moment) = (&business.desk.engine, &mut business.desk.moment);
    tasks::done_with(engine, moment, (&task, (None, None)), &found).await.expect("posted");
    business.desk.tick().await;
    let state = business.desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(date(2026, 3, 20)), "one step, the day of the post");
    let calls: Vec<_> = state.follow_ons.keys().filter(|task| is_call(task)).collect();
    assert_eq!(calls.len(), 1, "{calls:?}");
    let task = format!("{case}/confirm-arrival-resend");
    let how = (Some(TaskOutcome::Answered), None);
    let (engine, moment) = (&business.desk.engine, &mut business.desk.moment);
    tasks::done(engine, moment, &task, how).await.expect("the client says that it is there");
    assert!(business.desk.state(&case).await.blocks.contains(&Block::AnswerToJudge));
}

#[tokio::test]
async fn the_rate_of_an_account_holds_what_is_too_many_until_there_is_room() {
    let Some(bed) = MailBed::start() else { return };
    let server = server();
    let (mut business, _) = resending(&bed, &server).await;
    let rates = OwnRates { per_hour: Some(1), per_day: None };
    let change = AccountChange { rates, ..AccountChange::default() };
    let desk = &business.desk;
    accounts::set(&desk.engine, &desk.moment, "1", &change).await.expect("set");
    let sent = business.send().await;
    assert_eq!(sent.delivery.sent, ["1-email"], "{sent:?}");
    let [(held, why)] = &sent.delivery.held[..] else { panic!("{sent:?}") };
    assert_eq!(held, "1-fax");
    assert!(matches!(&why[..], [Refusal::ServerFull { host, most: 1, .. }] if host == "localhost"));
    let page = business.desk.page().await;
    let told = page.leaves_by_itself.iter().flat_map(|it| &it.held);
    assert!(told.into_iter().any(|why| matches!(why, Refusal::ServerFull { .. })), "{page:?}");

    business.pass(60);
    business.read("1").await.expect("read");
    assert_eq!(business.send().await.delivery.sent, ["1-fax"]);
    assert_eq!(taken_letters(&server).len(), 2);
}

/// The account of the business, as it stands now.
async fn account(business: &Business) -> Account {
    let mut reading = business.desk.engine.read().await.expect("reads");
    accounts::find(&mut reading, "1").await.expect("an account")
}

/// The step of a test of the account that failed.
async fn failing_step(business: &mut Business) -> Option<&'static str> {
    let account = account(business).await;
    let Business { desk, entrance, .. } = business;
    let access = entrance.access();
    let steps = accounts::examine(&desk.engine, &mut desk.moment, &access, &account).await;
    let steps = steps.expect("a test");
    steps.iter().find(|step| step.state == StepState::Failed).map(|step| step.step)
}

fn passwords(password: &str) -> BTreeMap<String, String> {
    BTreeMap::from([(FREYA.address.to_owned(), password.to_owned())])
}

#[tokio::test]
async fn an_account_whose_login_is_refused_in_sending_is_known_until_that_is_mended() {
    let Some(bed) = MailBed::start() else { return };
    let server = server();
    let (mut business, case) = approved(&bed, &server).await;
    server.change(|rules| rules.passwords = passwords("another"));
    let sent = business.send().await;
    let [(_, Ending::Later { .. })] = &sent.delivery.failed[..] else { panic!("{sent:?}") };
    let known = account(&business).await;
    assert_eq!(known.failure.as_deref(), Some("smtp-wrong-password"));
    assert!(known.cannot_send());
    let page = business.desk.page().await;
    let [failed] = &page.failed_accounts[..] else { panic!("{page:?}") };
    assert!(failed.cannot_send && failed.address == FREYA.address, "{failed:?}");

    // Mail is still read, which says nothing of sending.
    business.read("1").await.expect("read");
    let (engine, clock) = (&business.desk.engine, &business.clock);
    round::note(engine, "1", None, clock).await.expect("noted");
    assert!(account(&business).await.cannot_send());
    assert_eq!(failing_step(&mut business).await, Some("sending"));
    assert!(account(&business).await.cannot_send());

    // A person mends it, and has it tested.
    server.change(|rules| rules.passwords = passwords(FREYA.password));
    assert_eq!(failing_step(&mut business).await, None);
    assert_eq!(account(&business).await.failure, None);
    assert_eq!(business.desk.page().await.failed_accounts, []);
    assert_eq!(server.taken().len(), 0, "a test sends nothing");

    // What waited leaves by itself.
    business.pass(6);
    business.read("1").await.expect("read");
    assert_eq!(business.send().await.delivery.sent, ["1-email"]);
    assert_eq!(business.desk.state(&case).await.sent_on("check-in"), Some(DUE_ON));
}

#[tokio::test]
async fn what_a_person_changes_of_sending_or_a_letter_that_leaves_clears_the_mark() {
    let Some(bed) = MailBed::start() else { return };
    let server = server();
    let (mut business, _) = approved(&bed, &server).await;
    server.change(|rules| rules.passwords = passwords("another"));
    business.send().await;
    assert!(account(&business).await.cannot_send());
    server.change(|rules| rules.passwords = passwords(FREYA.password));
    business.pass(6);
    business.read("1").await.expect("read");
    assert_eq!(business.send().await.delivery.sent, ["1-email"]);
    assert_eq!(account(&business).await.failure, None);

    let Some(bed) = MailBed::start() else { return };
    let (business, _) = approved(&bed, &server).await;
    server.change(|rules| rules.passwords = passwords("another"));
    business.send().await;
    assert!(account(&business).await.cannot_send());
    let smtp = SmtpChange { host: Some("elsewhere.test".to_owned()), ..SmtpChange::default() };
    let change = AccountChange { smtp, ..AccountChange::default() };
    let (engine, moment) = (&business.desk.engine, &business.desk.moment);
    accounts::set(engine, moment, "1", &change).await.expect("set");
    assert_eq!(account(&business).await.failure, None);
}
