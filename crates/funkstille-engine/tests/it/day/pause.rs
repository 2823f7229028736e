//! While everything is paused nothing leaves, and work is still prepared.

use funkstille_core::delivery::AttemptState;
use funkstille_core::guard::{Knowledge, PauseReason, Refusal};
use funkstille_engine::pause::{GoOn, Home, Pause, Paused, pause, resume, stay_home};
use funkstille_engine::sending::{self, Courier, Delivery, Point};
use funkstille_engine::today::today;
use funkstille_engine::{Data, Error, Problem, backup};
use funkstille_store::{
    Attempt, CopyState, LetterDraft, LetterKey, Location, NewLetter, OutboxState,
};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};

use super::desk::Desk;
use super::ways;

/// A letter that was approved and whose time has come.
async fn with_letter() -> Desk {
    let (mut desk, _) = Desk::with_enquiry(date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    let letters = desk.letters(OutboxState::InReview).await;
    desk.approve(&letters[0].number).await.expect("an approval");
    desk.moment.now += 2.hours();
    desk
}

fn knowledge(now: Timestamp) -> Knowledge {
    let now = Some(now);
    Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None }
}

async fn deliver(desk: &mut Desk) -> Delivery {
    let knowledge = knowledge(desk.moment.now);
    sending::deliver(&desk.engine, &mut desk.moment, &mut desk.sink, &knowledge)
        .await
        .expect("a round of delivering")
}

/// Only because of the pause.
fn is_paused(delivery: &Delivery, why: &PauseReason) -> bool {
    let held = delivery.held.iter().flat_map(|(_, held)| held);
    let is_pause = |held: &Refusal| matches!(held, Refusal::Paused { why: it, .. } if it == why);
    delivery.sent.is_empty() && held.map(is_pause).collect::<Vec<_>>() == [true]
}

async fn pause_on_page(desk: &Desk) -> Option<Pause> {
    let now = desk.moment.now;
    today(&desk.engine, now, &knowledge(now)).await.expect("a page").paused
}

#[tokio::test]
async fn s_12_a_pause_holds_at_once_and_survives_a_restart() {
    let mut desk = with_letter().await;
    let why = PauseReason::Said("holiday".to_owned());
    let paused = pause(&desk.engine, &mut desk.moment, "holiday").await.expect("pauses");
    assert!(paused.is_new);
    assert!(is_paused(&deliver(&mut desk).await, &why));
    desk.start_again(Data::embedded()).await;
    assert!(is_paused(&deliver(&mut desk).await, &why));
    assert_eq!(pause_on_page(&desk).await, paused.pause);
    let again = pause(&desk.engine, &mut desk.moment, "other").await.expect("stays");
    assert_eq!((again.is_new, again.pause), (false, paused.pause));

    // It goes on preparing.
    let client = desk.client("Otto Ruh").await;
    desk.invoice(&client, "2026-014", date(2026, 3, 2)).await;
    desk.moment.now += 24.hours();
    assert!(!desk.tick().await.done.is_empty());

    let unsaid = resume(&desk.engine, &mut desk.moment, " ").await.expect_err("no reason");
    assert_eq!(unsaid, Error::from(Problem::NoReason));
    assert!(is_paused(&deliver(&mut desk).await, &why));
    resume(&desk.engine, &mut desk.moment, "back").await.expect("goes on");
    assert_eq!(pause_on_page(&desk).await, None);
    assert_eq!(deliver(&mut desk).await.sent, ["1-email"]);
}

#[tokio::test]
async fn s_12_what_was_held_leaves_as_soon_as_the_pause_ends() {
    let mut desk = with_letter().await;
    pause(&desk.engine, &mut desk.moment, "").await.expect("pauses");
    assert!(is_paused(&deliver(&mut desk).await, &PauseReason::NotSaid));
    resume(&desk.engine, &mut desk.moment, "a mistake").await.expect("goes on");
    assert_eq!(deliver(&mut desk).await.sent, ["1-email"]);
    let none = resume(&desk.engine, &mut desk.moment, "again").await.expect("nothing to do");
    assert!(!none.is_new);
}

#[tokio::test]
async fn s_13_a_restored_database_is_paused() {
    let desk = with_letter().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let kept = folder.path().join("kept.db");
    backup::make(desk.engine.store(), &kept).await.expect("a backup");
    let target = Location::Sqlite(folder.path().join("new/desk.db"));
    backup::restore(&kept, &target, desk.moment.now).await.expect("restores");
    let mut restored = Desk::at(&target, desk.today()).await;
    restored.moment.now = desk.moment.now;
    assert!(is_paused(&deliver(&mut restored).await, &PauseReason::Restored));
    asks(&resume(&restored.engine, &mut restored.moment, "moved").await, (true, ""));
    assert!(is_paused(&deliver(&mut restored).await, &PauseReason::Restored));
    let said = alone(None);
    resume(&restored.engine, &mut restored.moment, said).await.expect("goes on");
    assert_eq!(deliver(&mut restored).await.sent, ["1-email"]);
}

#[tokio::test]
async fn what_cannot_be_read_lets_nothing_leave_and_can_be_ended() {
    let mut desk = with_letter().await;
    let mut work = desk.engine.store().begin(super::desk::TENANT).await.expect("begins");
    work.put_setting("paused", "?", 0, desk.moment.now).await.expect("a setting");
    work.commit().await.expect("commits");
    let knowledge = knowledge(desk.moment.now);
    let engine = &desk.engine;
    let error = sending::deliver(engine, &mut desk.moment, &mut desk.sink, &knowledge).await;
    assert!(matches!(error, Err(Error::Problem(Problem::SettingUnreadable { .. }))), "{error:?}");
    assert!(resume(&desk.engine, &mut desk.moment, "read it").await.expect("goes on").is_new);
    // The letter was claimed and is left alone for a while.
    desk.moment.now += 1.hour();
    assert_eq!(deliver(&mut desk).await.sent, ["1-email"]);
}

#[tokio::test]
async fn s_13_a_database_that_turns_up_elsewhere_is_paused_and_stays_so() {
    let mut desk = with_letter().await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let (here, elsewhere) = (home("here"), home("elsewhere"));
    assert_eq!(stay_home(engine, moment, &here).await, Ok(None), "the first place is its home");
    assert_eq!(stay_home(engine, moment, &here).await, Ok(None));
    let found = stay_home(engine, moment, &elsewhere).await.expect("is looked at");
    assert_eq!(found.map(|pause| pause.why), Some(PauseReason::Copied));
    assert!(is_paused(&deliver(&mut desk).await, &PauseReason::Copied));
    asks(&resume(&desk.engine, &mut desk.moment, "it was moved").await, (false, "here"));
    assert!(is_paused(&deliver(&mut desk).await, &PauseReason::Copied));
    let said = alone(Some(&elsewhere));
    resume(&desk.engine, &mut desk.moment, said).await.expect("goes on");
    assert_eq!(stay_home(&desk.engine, &mut desk.moment, &elsewhere).await, Ok(None));
    assert_eq!(deliver(&mut desk).await.sent, ["1-email"]);
    // The word holds for this place and for what was before; a pause of the user's asks no more.
    pause(&desk.engine, &mut desk.moment, "holiday").await.expect("pauses");
    let said = GoOn { here: Some(&elsewhere), ..GoOn::from("back") };
    assert!(resume(&desk.engine, &mut desk.moment, said).await.is_ok());
}

/// Each of two copies was paused, by the program or by a person: neither goes on without the word.
#[tokio::test]
async fn s_13_of_two_copies_neither_is_armed_without_a_word_about_the_other() {
    let mut desk = with_letter().await;
    let (here, elsewhere) = (home("here"), home("elsewhere"));
    stay_home(&desk.engine, &mut desk.moment, &here).await.expect("at home");
    pause(&desk.engine, &mut desk.moment, "holiday").await.expect("pauses");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("copy.db");
    backup::make(desk.engine.store(), &file).await.expect("a copy");
    let mut copy = Desk::again_at(&Location::Sqlite(file), desk.today()).await;
    copy.moment.now = desk.moment.now;

    // Whether or not it was ever asked to send there.
    for turn in ["before it sends", "after it wanted to send"] {
        let said = GoOn { here: Some(&elsewhere), ..GoOn::from("back") };
        asks(&resume(&copy.engine, &mut copy.moment, said).await, (false, "here"));
        asks_nothing_of_the_first(&mut desk, &here).await;
        assert_eq!(deliver(&mut copy).await.sent, Vec::<String>::new(), "{turn}");
        stay_home(&copy.engine, &mut copy.moment, &elsewhere).await.expect("is looked at");
    }
    let said = alone(Some(&elsewhere));
    resume(&copy.engine, &mut copy.moment, said).await.expect("goes on");
    assert_eq!(deliver(&mut copy).await.sent, ["1-email"]);
}

/// The database that stayed where it was goes on as it always did.
async fn asks_nothing_of_the_first(desk: &mut Desk, here: &Home) {
    let said = GoOn { here: Some(here), ..GoOn::from("back") };
    resume(&desk.engine, &mut desk.moment, said).await.expect("goes on");
    pause(&desk.engine, &mut desk.moment, "holiday").await.expect("pauses");
}

#[tokio::test]
async fn s_13_a_new_installation_is_not_asked_and_its_copy_is() {
    let (here, elsewhere) = (home("here"), home("elsewhere"));
    let mut desk = with_letter().await;
    let mut work = desk.engine.store().begin(super::desk::TENANT).await.expect("begins");
    let new = format!("{{\"since\":\"{}\",\"why\":\"new\"}}", desk.moment.now);
    work.put_setting("paused", &new, 0, desk.moment.now).await.expect("a setting");
    work.commit().await.expect("commits");
    assert!(is_paused(&deliver(&mut desk).await, &PauseReason::New));
    let said = GoOn { here: Some(&here), ..GoOn::from("all is right") };
    resume(&desk.engine, &mut desk.moment, said).await.expect("goes on");
    // A copy that is made before anything was sent is one all the same.
    let found = stay_home(&desk.engine, &mut desk.moment, &elsewhere).await.expect("is looked at");
    assert_eq!(found.map(|pause| pause.why), Some(PauseReason::Copied));
}

/// What left and came in between is found in the mailbox first.
#[tokio::test]
async fn s_13_what_was_read_elsewhere_or_before_a_backup_does_not_count_as_read() {
    let mut desk = with_letter().await;
    let read_at = Some(desk.moment.now);
    let mut work = desk.engine.store().begin(super::desk::TENANT).await.expect("begins");
    work.put_mail_account("1", read_at).await.expect("puts");
    work.commit().await.expect("commits");
    stay_home(&desk.engine, &mut desk.moment, &home("here")).await.expect("at home");
    assert_eq!(readings(&desk).await, [("1".to_owned(), read_at)]);

    let folder = tempfile::tempdir().expect("a temporary folder");
    let kept = folder.path().join("kept.db");
    backup::make(desk.engine.store(), &kept).await.expect("a backup");
    let target = Location::Sqlite(folder.path().join("restored.db"));
    backup::restore(&kept, &target, desk.moment.now).await.expect("restores");
    assert_eq!(readings(&Desk::at(&target, desk.today()).await).await, [("1".to_owned(), None)]);

    let mut copy = Desk::at(&Location::Sqlite(kept), desk.today()).await;
    let elsewhere = home("elsewhere");
    pause(&copy.engine, &mut copy.moment, "moved").await.expect("pauses");
    let said = alone(Some(&elsewhere));
    resume(&copy.engine, &mut copy.moment, said).await.expect("goes on");
    assert_eq!(readings(&copy).await, [("1".to_owned(), None)], "it was never asked to send");

    stay_home(&desk.engine, &mut desk.moment, &elsewhere).await.expect("is looked at");
    assert_eq!(readings(&desk).await, [("1".to_owned(), None)]);
}

async fn readings(desk: &Desk) -> Vec<(String, Option<Timestamp>)> {
    let mut reading = desk.engine.store().read(super::desk::TENANT).await.expect("reads");
    reading.mail_accounts().await.expect("accounts")
}

fn home(name: &str) -> Home {
    Home { digest: format!("digest of {name}"), place: name.to_owned() }
}

/// A person says that the other one is stopped.
fn alone(here: Option<&Home>) -> GoOn<'_> {
    GoOn { reason: "moved", here, is_alone: true }
}

/// It was asked for the word, and where the database was before is told.
fn asks(told: &Result<Paused, Error>, (is_restored, place): (bool, &str)) {
    let place = place.to_owned();
    let expected = Error::from(Problem::OtherAtWork { is_restored, place });
    assert_eq!(told.as_ref().expect_err("asks"), &expected);
}

/// However many letters are under way (a program that was ended, several of them at once), a pause
/// names each that may still arrive.
#[tokio::test]
async fn s_11_a_pause_names_every_letter_that_is_being_given_away() {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let now = desk.moment.now;
    let mut work = desk.engine.store().begin(super::desk::TENANT).await.expect("begins");
    for number in 1..=201 {
        let letter = format!("{number}-email");
        let key = format!("1/check-in/email/{number}");
        let new = NewLetter {
            letter: letter.clone(),
            keys: vec![LetterKey { key, case: "1".to_owned(), step: "check-in".to_owned() }],
            client: "1".to_owned(),
            channel: "email".to_owned(),
            recipient: "mira@kunde.example".to_owned(),
            draft: LetterDraft {
                state: OutboxState::HandedOver,
                send_at: Some(now),
                subject: String::new(),
                text: String::new(),
                content: None,
                approved: None,
            },
            facts: "{}".to_owned(),
        };
        work.put_letters(&[new], now).await.expect("puts");
        let began = Attempt {
            letter,
            attempt: 1,
            account: "1".to_owned(),
            host: "smtp.weber.example".to_owned(),
            message_id: format!("{number}@weber.example"),
            state: if number == 7 { AttemptState::Began } else { AttemptState::DataStarted },
            reply: String::new(),
            copy: CopyState::None,
            content: None,
            lease_token: 1,
            began_at: now,
            changed_at: now,
        };
        work.put_attempt(&began).await.expect("puts");
    }
    work.commit().await.expect("commits");
    let paused = pause(&desk.engine, &mut desk.moment, "holiday").await.expect("pauses");
    let mut named = paused.given_away;
    named.sort_by_key(|number| number.parse::<u32>().expect("a number"));
    let expected = (1..=201).filter(|number| *number != 7).map(|number: u32| number.to_string());
    assert_eq!(named, expected.collect::<Vec<_>>());
}

/// The invoice again by every way on file, approved, on the day on which it is due.
async fn by_every_way() -> Desk {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = ways::client(&mut desk, true).await;
    ways::invoice(&mut desk, &client, "2026-014", "reach-out").await;
    desk.go_to(date(2026, 3, 19));
    desk.tick().await;
    let letters = desk.letters(OutboxState::InReview).await;
    assert_eq!(letters[0].channels.len(), 3);
    desk.approve(&letters[0].number).await.expect("an approval");
    desk.moment.now += 2.hours();
    desk
}

#[tokio::test]
async fn s_12_a_pause_by_another_program_holds_every_channel_and_survives_a_restart() {
    let mut desk = by_every_way().await;
    let mut other = Desk::again_at(&desk.location(), desk.today()).await;
    other.moment.now = desk.moment.now;
    pause(&other.engine, &mut other.moment, "holiday").await.expect("pauses");
    for _ in 0..2 {
        let delivery = deliver(&mut desk).await;
        assert_eq!((delivery.sent.len(), desk.sent().len()), (0, 0), "{delivery:?}");
        let delivery = deliver(&mut other).await;
        assert_eq!((delivery.sent.len(), delivery.given.len()), (0, 0), "{delivery:?}");
        desk.start_again(Data::embedded()).await;
    }
    resume(&desk.engine, &mut desk.moment, "back").await.expect("goes on");
    let delivery = deliver(&mut desk).await;
    assert_eq!((delivery.sent.len(), delivery.given), (2, vec!["1-letter".to_owned()]));
}

/// The first way has left when somebody pauses: the others stay, until the pause ends.
#[tokio::test]
async fn s_12_a_pause_between_two_ways_keeps_the_second() {
    let mut desk = by_every_way().await;
    let (location, today, now) = (desk.location(), desk.today(), desk.moment.now);
    let pausing = |point| {
        if point != Point::Recorded {
            return;
        }
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread();
                let runtime = { runtime }.enable_all().build().expect("a runtime");
                runtime.block_on(async {
                    let mut other = Desk::again_at(&location, today).await;
                    other.moment.now = now;
                    pause(&other.engine, &mut other.moment, "holiday").await.expect("pauses");
                });
            });
        });
    };
    let known = knowledge(desk.moment.now);
    let Desk { engine, moment, sink: transport, .. } = &mut desk;
    let courier = Courier { transport, knowledge: Some(&known), passes: &pausing };
    let delivery = sending::deliver_by(engine, moment, courier).await.expect("a round");
    assert_eq!(delivery.sent.len(), 1);
    assert_eq!(deliver(&mut desk).await.sent.len(), 0);
    resume(&desk.engine, &mut desk.moment, "back").await.expect("goes on");
    let delivery = deliver(&mut desk).await;
    assert_eq!((delivery.sent.len(), delivery.given), (1, vec!["1-letter".to_owned()]));
}
