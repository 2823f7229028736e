//! A letter lies among the drafts once, and counts as its step when the user sends it from there.

use std::fs;
use std::path::{Path, PathBuf};

use funkstille_core::case::{FollowOn, Happened, How};
use funkstille_core::client::Reach;
use funkstille_core::delivery::AttemptState;
use funkstille_core::explain::Explain;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::Stage;
use funkstille_engine::accounts::{self, Kind, NewAccount};
use funkstille_engine::business::{self, SwitchName};
use funkstille_engine::mail::{self, Did};
use funkstille_engine::round::{self, Drafted};
use funkstille_engine::today::{Group, Note};
use funkstille_engine::{cases, clients, letters};
use funkstille_formats::mail::parse;
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::business::Business;
use crate::day::desk::pdf;
use crate::testbed::mail::{FREYA, MailBed, OTTO};
use crate::testbed::server::hand_over;

const SENT_ON: Date = date(2026, 3, 4);
/// A Monday, on which the check-in is due.
const DUE_ON: Date = date(2026, 3, 9);
const OFFER: &str = "offer@studio.test";
/// The id that a mail program gives what it sends.
const OTHER_ID: &str = "<other@mua.test>";

/// A business whose program only reminds, with a letter that waits; gives the case too.
async fn reminded(mut business: Business, stage: Stage) -> (Business, String) {
    business.desk.set(|it| it.switch = SwitchName::RemindOnly).await;
    let case = business.waits((OTTO.address, OFFER), stage, SENT_ON).await;
    (wait_for_letter(business).await, case)
}

/// Days pass until a letter waits.
async fn wait_for_letter(mut business: Business) -> Business {
    let mut day = DUE_ON;
    loop {
        business.go_to(day);
        business.desk.tick().await;
        if !business.desk.letters(OutboxState::InReview).await.is_empty() {
            business.pass(120);
            return business;
        }
        day = day.tomorrow().expect("in range");
    }
}

async fn draft(business: &mut Business) -> Drafted {
    let Business { desk, entrance, .. } = business;
    round::draft(&desk.engine, &mut desk.moment, entrance, "1").await.expect("a draft")
}

/// The messages of a folder of Freya's box.
fn lying(bed: &MailBed, folder: &str) -> Vec<PathBuf> {
    let folder = bed.maildir(FREYA.address).join(folder);
    let files = |part: &str| match fs::read_dir(folder.join(part)) {
        Ok(files) => files.map(|file| file.expect("a file").path()).collect(),
        Err(_) => vec![],
    };
    [files("cur"), files("new")].concat()
}

/// Freya sends the draft: it lies among what she sent, changed as her mail program does.
fn send(bed: &MailBed, change: impl Fn(String) -> String) {
    let [draft] = &lying(bed, ".Drafts")[..] else { panic!("one draft") };
    let text = fs::read_to_string(draft).expect("a mail");
    let sent = bed.maildir(FREYA.address).join(".Sent");
    for part in ["cur", "new", "tmp"] {
        fs::create_dir_all(sent.join(part)).expect("a folder");
    }
    fs::write(sent.join("new/1.sent.here"), change(text)).expect("a mail");
    fs::remove_file(draft).expect("removes");
    hand_over(&sent);
}

/// A header has another value.
fn with(text: &str, name: &str, value: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| match line.split_once(':') {
        Some((found, _)) if found == name => format!("{name}: {value}\r\n"),
        _ => line.to_owned(),
    });
    lines.collect()
}

fn without(text: &str, name: &str) -> String {
    let lines = text.split_inclusive('\n').filter(|line| !line.starts_with(&format!("{name}:")));
    lines.collect()
}

#[tokio::test]
async fn a_letter_lies_among_the_drafts_once_whatever_became_of_the_record() {
    let Some(bed) = MailBed::start() else { return };
    let business = Business::at(&bed, SENT_ON).await;
    let (mut business, case) = reminded(business, Stage::Enquiry).await;
    let lies = async |business: &Business| letters::drafts_of(&business.desk.engine, "1").await;
    assert_eq!(lies(&business).await, Ok(vec![]));
    let first = draft(&mut business).await;
    assert_eq!((first.folder.as_str(), first.was_there), ("Drafts", false));
    assert!(draft(&mut business).await.was_there);
    assert_eq!(lies(&business).await, Ok(vec![FREYA.address.to_owned()]));
    let [file] = &lying(&bed, ".Drafts")[..] else { panic!("one draft") };
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.split_once(":2,").expect("flags").1.contains('D'), "{name}");
    let bytes = fs::read(file).expect("a mail");
    let parsed = parse(&bytes).expect("a mail");
    let message = parsed.message();
    assert_eq!(message.to[0].address, OTTO.address);
    assert_eq!(
        (message.subject.as_str(), &message.in_reply_to[..]),
        ("Re: Angebot Website", &[OFFER.to_owned()][..])
    );
    let said = String::from_utf8_lossy(&bytes).into_owned();
    assert!(!said.contains("Auto-Submitted"), "a person sends it: {said}");

    // The page says so, and the draft that is read again did nothing.
    business.read("1").await.expect("read");
    let page = business.desk.page().await;
    let notes = &page.items(Group::Approve)[0].notes;
    let is_drafted =
        |note: &Note| matches!(note, Note::Tried(turn) if turn.state == AttemptState::Drafted);
    assert_eq!(notes.iter().filter(|note| is_drafted(note)).count(), 1, "{notes:?}");
    assert_eq!(business.desk.state(&case).await.sent_on("check-in"), None);

    // The program ended before it could note it: all that is known is what lies there.
    let other = Business::at(&bed, SENT_ON).await;
    let (mut other, _) = reminded(other, Stage::Enquiry).await;
    assert!(draft(&mut other).await.was_there);
    assert_eq!(lying(&bed, ".Drafts").len(), 1);
}

#[tokio::test]
async fn a_draft_that_was_sent_counts_as_its_step() {
    let new_id = |text: &str| with(text, "Message-ID", OTHER_ID);
    let programs: [fn(&str) -> String; 3] = [kept, new_id, known_by_nothing];
    for (at, program) in programs.into_iter().enumerate() {
        for stage in [Stage::Enquiry, Stage::Payment] {
            let Some(bed) = MailBed::start() else { return };
            let business = Business::at(&bed, SENT_ON).await;
            let (mut business, case) = reminded(business, stage).await;
            let step = business.desk.letters(OutboxState::InReview).await[0].step().to_owned();
            draft(&mut business).await;
            let sent_on = business.desk.today();
            business.pass(10);
            let date = business.desk.moment.now.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
            send(&bed, |text| with(&program(&text), "Date", &date));
            business.pass(10);
            business.read("1").await.expect("read");
            let state = business.desk.state(&case).await;
            assert_eq!(state.sent_on(&step), Some(sent_on), "{at} {stage:?}");
            let story = business.story(&case).await;
            let by_hand = Happened::StepHappened { step: step.clone(), how: How::ByHand };
            let count = story.iter().filter(|what| **what == by_hand).count();
            assert_eq!(count, 1, "{at} {stage:?}: {story:?}");
            assert!(business.desk.letters(OutboxState::InReview).await.is_empty());
            assert_eq!(business.desk.letters(OutboxState::Sent).await.len(), 1);
            business.pass(10);
            business.read("1").await.expect("read");
            business.desk.tick().await;
            assert_eq!(business.story(&case).await, story, "read again, it is known");
        }
    }
}

/// Who approves the letter as well, and then sends the draft, has sent it: it does not leave again.
#[tokio::test]
async fn s_01_a_draft_that_is_sent_after_the_approval_is_the_letter() {
    let Some(bed) = MailBed::start() else { return };
    let business = Business::at(&bed, SENT_ON).await;
    let (mut business, case) = reminded(business, Stage::Enquiry).await;
    draft(&mut business).await;
    business.desk.set(|it| it.switch = SwitchName::Review).await;
    business.desk.approve("1").await.expect("approved");
    send(&bed, |text| text);
    business.pass(5);
    business.read("1").await.expect("read");
    assert_eq!(business.desk.state(&case).await.sent_on("check-in"), Some(DUE_ON));
    assert_eq!(business.desk.letters(OutboxState::Sent).await.len(), 1);
    business.pass(60);
    assert_eq!(business.desk.hand_over().await, []);
}

/// Sends the draft that lies there, as the mail program changes it, and reads what was sent.
async fn sent_and_read(bed: &MailBed, business: &mut Business, program: fn(&str) -> String) {
    business.pass(10);
    let date = business.desk.moment.now.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
    send(bed, |text| with(&program(&text), "Date", &date));
    business.pass(10);
    business.read("1").await.expect("read");
}

fn kept(text: &str) -> String {
    text.to_owned()
}

fn known_by_nothing(text: &str) -> String {
    let text = without(&with(text, "Message-ID", OTHER_ID), "X-Funkstille-Letter");
    without(&without(&text, "References"), "In-Reply-To")
}

/// Every change writes letters that wait anew. The draft of the earlier one is the step all the
/// same, and what was written in its place never leaves.
#[tokio::test]
async fn s_01_a_draft_whose_letter_was_written_anew_is_its_step() {
    let programs: [fn(&str) -> String; 2] = [kept, known_by_nothing];
    for (at, program) in programs.into_iter().enumerate() {
        for stage in [Stage::Enquiry, Stage::Payment] {
            let Some(bed) = MailBed::start() else { return };
            let business = Business::at(&bed, SENT_ON).await;
            let (mut business, case) = reminded(business, stage).await;
            let step = business.desk.letters(OutboxState::InReview).await[0].step().to_owned();
            draft(&mut business).await;
            assert_eq!(business.desk.page().await.left_drafts, []);
            if stage == Stage::Payment {
                let amount = Money::parse("190.00", Currency::EUR);
                business.desk.hear(&case, Happened::PaymentReceived { amount }).await;
            } else {
                let Business { desk, .. } = &mut business;
                let set = business::set(&desk.engine, &mut desk.moment, "signature", "Freya");
                set.await.expect("set");
            }
            business.desk.tick().await;
            assert_eq!(business.desk.letters(OutboxState::InReview).await[0].number, "2");
            let page = business.desk.page().await;
            let [left] = &page.left_drafts[..] else { panic!("{:?}", page.left_drafts) };
            let told = (left.letter.as_str(), left.address.as_str(), left.has_left);
            assert_eq!(told, ("1", FREYA.address, false));
            let sent_on = business.desk.today();
            sent_and_read(&bed, &mut business, program).await;
            let state = business.desk.state(&case).await;
            assert_eq!(state.sent_on(&step), Some(sent_on), "{at} {stage:?}");
            assert_eq!(business.desk.letters(OutboxState::InReview).await, [], "{at} {stage:?}");
            assert_eq!(business.desk.page().await.left_drafts, []);
            let story = business.story(&case).await;
            business.pass(10);
            business.read("1").await.expect("read");
            business.desk.tick().await;
            assert_eq!(business.story(&case).await, story, "read again, it is known");
        }
    }
}

/// What was paid is not demanded by the program; who sends the demand all the same from among the
/// drafts, has no second case about it.
#[tokio::test]
async fn s_11_a_demand_among_the_drafts_of_what_was_paid_is_named_and_opens_no_case() {
    let programs: [fn(&str) -> String; 2] = [kept, known_by_nothing];
    for program in programs {
        let Some(bed) = MailBed::start() else { return };
        let business = Business::at(&bed, SENT_ON).await;
        let (mut business, case) = reminded(business, Stage::Payment).await;
        draft(&mut business).await;
        business.desk.hear(&case, Happened::PaymentReceived { amount: None }).await;
        let page = business.desk.page().await;
        assert_eq!((page.left_drafts.len(), page.is_quiet()), (1, false));
        sent_and_read(&bed, &mut business, program).await;
        let Business { desk, .. } = &mut business;
        let noticed = mail::notice(&desk.engine, &mut desk.moment).await.expect("noticed");
        assert_eq!((noticed.opened, noticed.suggested), (vec![], vec![]));
        assert_eq!(desk.page().await.left_drafts, []);
        let told = desk.engine.read().await.expect("reads").mail_of_cases(&[&case]).await;
        let copies = told.expect("told").into_iter().filter(|it| it.did == Did::Copy.as_str());
        assert_eq!(copies.count(), 1, "it lies with its case");
    }
}

/// What is written in the same conversation later is no draft of a letter that left long ago.
#[tokio::test]
async fn a_mail_like_a_draft_whose_step_happened_is_a_mail_of_its_own() {
    let Some(bed) = MailBed::start() else { return };
    let business = Business::at(&bed, SENT_ON).await;
    let (mut business, case) = reminded(business, Stage::Enquiry).await;
    draft(&mut business).await;
    let Business { desk, .. } = &mut business;
    letters::sent(&desk.engine, &mut desk.moment, "1").await.expect("sent");
    let page = desk.page().await;
    assert!(page.left_drafts[0].has_left, "{:?}", page.left_drafts);
    sent_and_read(&bed, &mut business, known_by_nothing).await;
    let mut reading = business.desk.engine.read().await.expect("reads");
    let drafted = reading.attempts_in_state(AttemptState::Drafted, "", 9).await.expect("reads");
    assert_eq!(drafted.len(), 1);
    drop(reading);
    // It is told for a week, since nobody sees whether it was deleted.
    business.go_to(date(2026, 3, 17));
    assert_eq!(business.desk.page().await.left_drafts, []);
    assert!(business.desk.state(&case).await.ended.is_none());
}

#[tokio::test]
async fn a_changed_text_is_another_draft_and_the_same_step() {
    let Some(bed) = MailBed::start() else { return };
    let business = Business::at(&bed, SENT_ON).await;
    let (mut business, case) = reminded(business, Stage::Enquiry).await;
    draft(&mut business).await;
    let old = lying(&bed, ".Drafts");
    let desk = &mut business.desk;
    let text = (None, Some("Kurz nachgefragt.\n"));
    letters::edit(&desk.engine, &mut desk.moment, "1", text).await.expect("changed");
    assert!(!draft(&mut business).await.was_there);
    assert_eq!(lying(&bed, ".Drafts").len(), 2);
    for file in old {
        fs::remove_file(file).expect("removes");
    }
    send(&bed, |text| text);
    business.pass(10);
    business.read("1").await.expect("read");
    assert_eq!(business.desk.state(&case).await.sent_on("check-in"), Some(DUE_ON));
}

/// A business whose mail lies in a Maildir of this machine.
async fn in_maildir(root: &Path) -> Business {
    let mut business = Business::new(SENT_ON).await;
    let new = NewAccount {
        address: FREYA.address.to_owned(),
        kind: Kind::Maildir(root.to_owned()),
        outgoing: None,
        password: None,
    };
    let keys = &business.entrance.keys;
    let (engine, moment) = (&business.desk.engine, &mut business.desk.moment);
    accounts::add(engine, moment, keys, &new).await.expect("an account");
    business
}

#[tokio::test]
async fn a_maildir_has_drafts_too_where_it_has_a_folder_for_them() {
    let root = tempfile::tempdir().expect("a folder");
    for part in ["cur", "new", "tmp"] {
        fs::create_dir_all(root.path().join(part)).expect("a folder");
    }
    let business = in_maildir(root.path()).await;
    let (mut business, case) = reminded(business, Stage::Enquiry).await;
    let Business { desk, entrance, .. } = &mut business;
    let none = round::draft(&desk.engine, &mut desk.moment, entrance, "1").await;
    assert_eq!(none.expect_err("no folder").key(), "problem-draft-no-folder");
    for part in ["cur", "new", "tmp"] {
        fs::create_dir_all(root.path().join(".Drafts").join(part)).expect("a folder");
        fs::create_dir_all(root.path().join(".Sent").join(part)).expect("a folder");
    }
    assert_eq!(draft(&mut business).await.folder, "Drafts");
    assert!(draft(&mut business).await.was_there);
    let files = fs::read_dir(root.path().join(".Drafts/cur")).expect("a folder");
    let files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    let [file] = &files[..] else { panic!("{files:?}") };
    assert_eq!(fs::read_dir(root.path().join(".Drafts/tmp")).expect("a folder").count(), 0);
    business.read("1").await.expect("read");
    assert_eq!(business.desk.state(&case).await.sent_on("check-in"), None);
    fs::rename(file, root.path().join(".Sent/cur/1.sent:2,S")).expect("it is sent");
    business.read("1").await.expect("read");
    assert_eq!(business.desk.state(&case).await.sent_on("check-in"), Some(DUE_ON));
}

#[tokio::test]
async fn what_has_no_drafts_says_so() {
    let business = Business::new(SENT_ON).await;
    let (mut business, _) = reminded(business, Stage::Enquiry).await;
    let Business { desk, entrance, .. } = &mut business;
    let draft = round::draft(&desk.engine, &mut desk.moment, entrance, "1").await;
    assert_eq!(draft.expect_err("no account").key(), "problem-draft-no-account");
    desk.set(|it| it.switch = SwitchName::Review).await;
    desk.approve("1").await.expect("approved");
    let draft = round::draft(&desk.engine, &mut desk.moment, entrance, "1").await;
    assert_eq!(draft.expect_err("it leaves by itself").key(), "problem-letter-gone");
}

/// What was to go by other ways is not gone in silence.
#[tokio::test]
async fn the_rest_of_a_letter_whose_mail_was_sent_from_the_drafts_is_a_task() {
    let Some(bed) = MailBed::start() else { return };
    let mut business = Business::at(&bed, SENT_ON).await;
    let case = business.waits((OTTO.address, OFFER), Stage::Payment, SENT_ON).await;
    let Business { desk, .. } = &mut business;
    let postal = Reach::Postal("Otto Ruh\nSeestr. 4\n10115 Berlin".to_owned());
    let learned = clients::learn(&desk.engine, &mut desk.moment, ("1", None), postal).await;
    learned.expect("an address");
    let invoice = cases::attach_invoice(&desk.engine, &mut desk.moment, &case, pdf()).await;
    invoice.expect("an invoice");
    let taken_over = Happened::TakenOver { last_step: "reach-out".to_owned(), on: Some(SENT_ON) };
    desk.hear(&case, taken_over).await;
    let mut business = wait_for_letter(business).await;
    draft(&mut business).await;
    let sent_on = business.desk.today();
    send(&bed, |text| text);
    business.pass(10);
    business.read("1").await.expect("read");
    let state = business.desk.state(&case).await;
    assert_eq!(state.sent_on("resend"), Some(sent_on));
    let rest = FollowOn::SendRest { step: "resend".to_owned(), sent_on };
    assert!(state.follow_ons.contains_key(&rest), "{:?}", state.follow_ons);
    assert_eq!(business.desk.letters(OutboxState::Stopped).await.len(), 1);
}
