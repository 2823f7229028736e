//! However mail comes in, cut in pieces or twice, ledger and index are the same.

use funkstille_core::case::Happened;
use funkstille_engine::mail::folders;
use funkstille_post::incoming::{FolderChange, FolderRole};
use funkstille_store::{Location, Stream};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::post::{ME, MIRA, Mail, OFFER, Post, batch, folder, incoming, mail, offer};
use crate::day::desk::Desk;
use crate::testbed::postgres;

const SENT_ON: Date = date(2026, 3, 4);
const TODAY: Date = date(2026, 3, 20);

/// A conversation, day after day: folder and message.
fn stream() -> Vec<(FolderRole, Mail)> {
    use FolderRole::{All, Inbox, Sent};
    let to_mira = |id, day| mail(id, (ME, MIRA), date(2026, 3, day)).on("Re: Angebot Website");
    let mira = |id, day| mail(id, (MIRA, ME), date(2026, 3, day)).on("AW: Angebot Website");
    let away = mira("3@kunde.example", 6).with("Auto-Submitted", "auto-replied");
    let away = away.answers(OFFER).says("Ich bin bis 08.03.2026 nicht im Büro.");
    let nudge = to_mira("4@weber.example", 10).answers(OFFER);
    let nudge = nudge.says("Ich wollte kurz nachfragen, ob Sie mein Angebot ansehen konnten.");
    let holding = mira("5@kunde.example", 11).answers("4@weber.example");
    let other = mail("6@kunde.example", (MIRA, ME), date(2026, 3, 12)).on("Sommerfest");
    let answer = mira("7@kunde.example", 16).answers("4@weber.example").says("Ja, gern.");
    vec![
        (Sent, offer(SENT_ON)),
        (All, offer(SENT_ON)),
        (Inbox, mail("2@list.example", ("x@list.example", ME), date(2026, 3, 5)).on("Neues")),
        (Inbox, away),
        (Sent, nudge),
        (Inbox, holding.says("Ich melde mich bis zum 15.03.2026.")),
        (Inbox, other.says("Kommen Sie?")),
        (Inbox, mail("", (MIRA, ME), date(2026, 3, 13)).on("Ohne Kennung").says("Hallo")),
        (Inbox, answer.clone()),
        (All, answer),
    ]
}

/// Takes the stream in, cut before the given places; each piece comes as often as `times` says.
async fn play(post: &mut Post, cuts: &[usize], times: usize) {
    let mut pieces: Vec<(FolderRole, Vec<FolderChange>)> = Vec::new();
    let mut next = std::collections::BTreeMap::new();
    for (place, (role, mail)) in stream().into_iter().enumerate() {
        let uid: &mut u32 = next.entry(role).or_insert(0);
        *uid += 1;
        let change = incoming(&mail, *uid);
        match pieces.last_mut() {
            Some((last, changes)) if *last == role && !cuts.contains(&place) => {
                changes.push(change);
            }
            _ => pieces.push((role, vec![change])),
        }
    }
    for (role, changes) in pieces {
        let last = match changes.last() {
            Some(FolderChange::Arrived(mail)) => mail.uid,
            _ => 0,
        };
        let batch = batch(changes, last + 1);
        for _ in 0..times {
            post.take(&folder(role), &batch).await;
        }
    }
}

async fn begin(location: Option<&Location>) -> (Post, String) {
    let mut desk = match location {
        Some(location) => Desk::at(location, SENT_ON).await,
        None => Desk::new(SENT_ON).await,
    };
    let client = desk.client("Mira Lang").await;
    let mut post = Post::of(desk);
    let case = post.case(&client, OFFER, SENT_ON).await;
    post.desk.go_to(TODAY);
    (post, case)
}

/// Ledger and index, as text.
async fn told(post: &Post, case: &str) -> String {
    let engine = &post.desk.engine;
    let mut reading = engine.read().await.expect("reads");
    let entries = reading.entries(&Stream::case(case)).await.expect("entries");
    let body = |entry: &funkstille_core::evidence::Entry| {
        let body = entry.content.as_ref().map(|it| String::from_utf8_lossy(&it.body).into_owned());
        (entry.event_type.clone(), body)
    };
    let entries: Vec<_> = entries.iter().map(body).collect();
    let mails = reading.mail_of_parties(&["kunde.example", "list.example"]).await.expect("mail");
    let keys: Vec<&str> = mails.keys().map(String::as_str).collect();
    let places = reading.mail_places(&keys).await.expect("places");
    let did = reading.mail_of_cases(&[case]).await.expect("told");
    let seen = reading.messages_of_case(case).await.expect("messages");
    drop(reading);
    let folders = folders(engine, "1").await.expect("folders");
    format!("{entries:#?}{mails:#?}{places:#?}{did:#?}{seen:#?}{folders:#?}")
}

async fn outcome(cuts: &[usize], times: usize) -> String {
    let (mut post, case) = begin(None).await;
    play(&mut post, cuts, times).await;
    told(&post, &case).await
}

fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}

#[test]
fn the_story_of_the_stream() {
    let all = wait_for(outcome(&[], 1));
    for part in ["went-away", "holding-reply", "wrote-elsewhere", "answered", "step-happened"] {
        assert!(all.contains(&format!("\"{part}\"")), "{part}: {all}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_cutting_and_repetition_gives_the_same(
        cuts in prop::collection::vec(0_usize..10, 0..6),
        times in 1_usize..4,
    ) {
        let whole = wait_for(outcome(&[], 1));
        let pieces = wait_for(outcome(&cuts, times));
        prop_assert_eq!(whole, pieces);
    }
}

#[tokio::test]
async fn both_databases_say_the_same() {
    let sqlite = outcome(&[3], 1).await;
    let Some(server) = postgres::Server::start() else { return };
    let (mut post, case) = begin(Some(&Location::Postgres(server.address()))).await;
    play(&mut post, &[3], 1).await;
    assert_eq!(sqlite, told(&post, &case).await);
}

#[tokio::test]
async fn new_numbers_make_no_new_mail() {
    let (mut post, case) = begin(None).await;
    play(&mut post, &[], 1).await;
    let before = post.story(&case).await;
    let changes = stream().into_iter().filter(|(role, _)| *role == FolderRole::Inbox);
    let changes = changes.zip(100..).map(|((_, mail), uid)| incoming(&mail, uid));
    let changes: Vec<FolderChange> =
        [FolderChange::Renumbered].into_iter().chain(changes).collect();
    let taken = post.take(&folder(FolderRole::Inbox), &batch(changes, 200)).await;
    assert_eq!((taken.new, taken.told.len()), (0, 0));
    assert_eq!(post.story(&case).await, before);
    let mut reading = post.desk.engine.read().await.expect("reads");
    let places = reading.mail_places(&["7@kunde.example"]).await.expect("places");
    let of_inbox = places.iter().filter(|place| place.folder == "Inbox");
    assert!(of_inbox.clone().count() == 1 && of_inbox.clone().all(|it| it.uid >= 100));
    drop(reading);
    let gone = batch(vec![FolderChange::Vanished { uid: places[1].uid }], 200);
    post.take(&folder(FolderRole::Inbox), &gone).await;
    assert_eq!(post.story(&case).await, before);
}

/// A message whose dates are missing or lie ahead counts from when it is read.
#[tokio::test]
async fn no_date_hides_an_answer() {
    let ahead = date(2027, 1, 1).at(10, 0, 0, 0).in_tz("Europe/Berlin").expect("a zone");
    for (has_date, received_at) in [
        (false, None),
        (true, None),
        (true, Some(ahead.timestamp())),
        (false, Some(ahead.timestamp())),
    ] {
        let (mut post, case) = begin(None).await;
        let answer = mail("1@kunde.example", (MIRA, ME), date(2027, 1, 1));
        let answer = answer.on("AW: Angebot Website").answers(OFFER).says("Ja, gern.");
        let bytes = String::from_utf8(answer.bytes()).expect("text");
        let bytes = if has_date { bytes } else { bytes.replace("Date: ", "X-Date: ") };
        let arrived = funkstille_post::incoming::IncomingMail {
            uid: 1,
            bytes: bytes.into_bytes(),
            received_at,
            marks: answer.marks.clone(),
            gmail_id: None,
        };
        let changes = vec![FolderChange::Arrived(arrived)];
        post.take(&folder(FolderRole::Inbox), &batch(changes, 2)).await;
        assert_eq!(post.story(&case).await, [Happened::Answered], "{has_date} {received_at:?}");
        assert_eq!(post.days(&case).await, [TODAY]);
    }
}

/// Some programs give all that they send the same id.
#[tokio::test]
async fn an_id_used_twice_by_one_sender_hides_nothing() {
    let say = |day, text: &str| {
        let mail = mail("same@kunde.example", (MIRA, ME), date(2026, 3, day));
        mail.on("AW: Angebot Website").answers(OFFER).says(text)
    };
    let before = mail("same@kunde.example", (MIRA, ME), date(2026, 2, 2)).on("Parkplatz");
    let before = before.says("Bitte im Hof parken.");
    for (first, second) in [
        (before, say(6, "Ja, gern.")),
        // On the same minute of the same day, under the same subject.
        (say(6, "Ich melde mich bis zum 15.03.2026."), say(6, "Doch schon heute: ja, gern.")),
    ] {
        for at_once in [false, true] {
            let (mut post, case) = begin(None).await;
            if at_once {
                post.arrive(FolderRole::Inbox, &[first.clone(), second.clone()]).await;
            } else {
                post.inbox(first.clone()).await;
                post.inbox(second.clone()).await;
            }
            let story = post.story(&case).await;
            assert_eq!(story.last(), Some(&Happened::Answered), "{at_once} {story:?}");
            let again = post.arrive(FolderRole::All, &[first.clone(), second.clone()]).await;
            assert_eq!((again.new, again.known), (0, 2));
            assert_eq!(post.story(&case).await, story);
        }
    }
}

/// The copy of a message in another account, changed on its way, is no second message.
#[tokio::test]
async fn a_copy_with_a_notice_is_the_same_message() {
    let (mut post, case) = begin(None).await;
    let answer = mail("1@kunde.example", (MIRA, ME), date(2026, 3, 6)).answers(OFFER);
    let plain = answer.clone().on("AW: Angebot Website").says("Ich melde mich bis zum 15.03.2026.");
    let marked = answer.with("Received", "from a by b").on("[EXTERN] AW: Angebot Website");
    let marked = marked.says("Vorsicht: von außen!\r\n\r\nIch melde mich bis zum 15.03.2026.");
    post.inbox(plain).await;
    let taken = post.arrive(FolderRole::All, &[marked]).await;
    assert_eq!((taken.new, taken.known), (0, 1));
    assert_eq!(post.story(&case).await.len(), 1);
}

#[tokio::test]
async fn what_cannot_be_read_is_told_and_passed() {
    let mut post = Post::new(TODAY).await;
    let why = "the server gave half of it".to_owned();
    let mut changes = vec![FolderChange::Unreadable { uid: 1, why, is_last: false }];
    changes.push(incoming(&mail("1@k.example", (MIRA, ME), SENT_ON).on("Hallo"), 2));
    let empty = match incoming(&mail("2@k.example", (MIRA, ME), SENT_ON), 3) {
        FolderChange::Arrived(mail) => {
            FolderChange::Arrived(funkstille_post::incoming::IncomingMail { bytes: vec![], ..mail })
        }
        other => other,
    };
    changes.push(empty);
    let taken = post.take(&folder(FolderRole::Inbox), &batch(changes, 4)).await;
    assert_eq!((taken.new, taken.unreadable.len()), (1, 2));
    let folders = folders(&post.desk.engine, "1").await.expect("folders");
    assert_eq!(folders[0].1.next_uid, 4);
}
