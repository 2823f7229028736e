//! Silence is noticed: which of our messages wait for an answer.

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_core::playbook::Stage;
use funkstille_engine::accounts;
use funkstille_engine::cases::CaseOverview;
use funkstille_engine::mail::{self as intake, Waiting, WaitingWhy};
use funkstille_engine::{Error, Problem};
use funkstille_post::incoming::{FolderChange, FolderRole, Marks};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Mail, OFFER, Post, account, batch, folder, mail, offer};

const SENT_ON: Date = date(2026, 3, 4);
const TODAY: Date = date(2026, 3, 10);

fn plain(id: &str) -> Mail {
    mail(id, (ME, MIRA), SENT_ON).on("Treffen").says("Wir sehen uns am Montag im Studio.")
}

fn question(id: &str) -> Mail {
    mail(id, (ME, MIRA), SENT_ON).on("Texte").says(
        "Hallo Frau Lang,\r\n\r\nkönnten Sie mir bitte die Texte schicken?\r\n\r\nViele Grüße",
    )
}

async fn waiting(post: &Post) -> Vec<Waiting> {
    let mut reading = post.desk.engine.read().await.expect("reads");
    intake::waiting(&mut reading).await.expect("reads")
}

async fn overview(post: &Post, case: &str) -> CaseOverview {
    CaseOverview::load(&post.desk.engine, case, post.desk.moment.now).await.expect("a case")
}

#[tokio::test]
async fn a_quote_opens_a_case_with_its_client() {
    let mut post = Post::new(TODAY).await;
    post.sent(offer(SENT_ON)).await;
    let opened = post.notice().await.opened;
    assert_eq!(opened.len(), 1);
    let case = overview(&post, &opened[0]).await;
    assert_eq!(case.matter.message_id.as_deref(), Some(OFFER));
    assert_eq!(case.state.opening.stage, Stage::Enquiry);
    assert_eq!(case.state.opening.trigger_on, SENT_ON);
    assert!(case.client.client.has_address(MIRA));
    assert_eq!(post.notice().await.opened, Vec::<String>::new());
    let answer = mail("1@kunde.example", (MIRA, ME), TODAY).on("AW: Angebot Website");
    post.inbox(answer.answers(OFFER).says("Ja, gern.")).await;
    assert_eq!(post.story(&opened[0]).await, [Happened::Answered]);
}

/// The parts before the `@` are quoted, which no letter of ours can be sent to.
#[tokio::test]
async fn two_people_with_quoted_addresses_are_two_clients_whom_no_letter_reaches() {
    let mut post = Post::new(TODAY).await;
    let people = ["\"anna b\"@kunde.example", "\"otto c\"@kunde.example"];
    for (person, id) in people.iter().zip(["1@weber.example", "2@weber.example"]) {
        post.sent(mail(id, (ME, person), SENT_ON).on("Angebot").flagged("\\Flagged")).await;
    }
    let opened = post.notice().await.opened;
    let mut clients = Vec::new();
    for case in &opened {
        clients.push(overview(&post, case).await.client.client);
    }
    assert_eq!(clients.len(), 2);
    post.desk.tick().await;
    let letters = post.desk.letters(OutboxState::InReview).await;
    let recipients = letters.iter().flat_map(|it| &it.channels).map(|it| it.recipient.as_str());
    assert_eq!(recipients.collect::<Vec<_>>(), ["", ""]);
    for person in people {
        assert_eq!(clients.iter().filter(|it| it.has_address(person)).count(), 1, "{person}");
    }
}

#[tokio::test]
async fn what_a_person_marks_opens_a_case() {
    for flag in ["\\Flagged", "$Waiting", "$waiting"] {
        let mut post = Post::new(TODAY).await;
        post.sent(plain("a@weber.example").flagged(flag)).await;
        assert_eq!(post.notice().await.opened.len(), 1, "{flag}");
    }
    let mut post = Post::new(TODAY).await;
    post.arrive(FolderRole::Waiting, &[plain("a@weber.example")]).await;
    assert_eq!(post.notice().await.opened.len(), 1, "folder");
    // Gmail's folders are labels of one folder that holds everything.
    let mut post = Post::new(TODAY).await;
    let mut labelled = plain("a@weber.example");
    labelled.marks.labels = vec!["Projekte/Warten auf Antwort".to_owned(), "\\Sent".to_owned()];
    post.arrive(FolderRole::All, &[labelled]).await;
    assert_eq!(post.notice().await.opened.len(), 1, "label");
    let mut post = Post::new(TODAY).await;
    post.sent(plain("a@weber.example").with("Bcc", "jonas+waiting@weber.example")).await;
    assert_eq!(post.notice().await.opened.len(), 1, "address");
    let mut post = Post::new(TODAY).await;
    post.sent(plain("a@weber.example")).await;
    assert_eq!(post.notice().await.opened.len(), 0, "nothing");
    let marks = Marks { flags: vec!["\\Flagged".to_owned()], labels: vec![] };
    let marked = batch(vec![FolderChange::Marked { uid: 1, marks }], 2);
    post.take(&folder(FolderRole::Sent), &marked).await;
    assert_eq!(post.notice().await.opened.len(), 1, "marked later");
}

#[tokio::test]
async fn what_is_answered_or_old_opens_none() {
    let mut post = Post::new(TODAY).await;
    let answer = mail("1@kunde.example", (MIRA, ME), date(2026, 3, 5)).on("AW: Angebot Website");
    post.inbox(answer.answers(OFFER).says("Ja, gern.")).await;
    post.sent(offer(SENT_ON)).await;
    assert_eq!(post.notice().await.opened.len(), 0, "answered");
    let mut post = Post::new(TODAY).await;
    post.sent(offer(date(2025, 12, 1))).await;
    assert_eq!(post.notice().await.opened.len(), 0, "old");
    let mut post = Post::new(TODAY).await;
    post.sent(mail("a@weber.example", (ME, "no-reply@shop.example"), SENT_ON).flagged("\\Flagged"))
        .await;
    assert_eq!(post.notice().await.opened.len(), 0, "nobody reads it");
    let mut post = Post::new(TODAY).await;
    post.inbox(mail("a@k.example", (MIRA, ME), SENT_ON).on("Hallo").flagged("\\Flagged")).await;
    assert_eq!(post.notice().await.opened.len(), 0, "not ours");
}

#[tokio::test]
async fn what_has_a_case_opens_no_second_one() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(TODAY);
    post.sent(offer(SENT_ON).flagged("\\Flagged")).await;
    assert_eq!(post.notice().await.opened.len(), 0);
    assert_eq!(post.story(&case).await, []);
}

#[tokio::test]
async fn what_happened_before_the_case_is_told_to_it() {
    let mut post = Post::new(TODAY).await;
    post.sent(offer(SENT_ON)).await;
    let holding = mail("1@kunde.example", (MIRA, ME), date(2026, 3, 5)).on("AW: Angebot Website");
    post.inbox(holding.answers(OFFER).says("Ich melde mich bis zum 20.03.2026.")).await;
    let opened = post.notice().await.opened;
    let until = Some(date(2026, 3, 20));
    assert_eq!(post.story(&opened[0]).await, [Happened::HoldingReply { until }]);
    assert_eq!(post.days(&opened[0]).await, [date(2026, 3, 5)]);
}

#[tokio::test]
async fn a_question_is_suggested_once() {
    let mut post = Post::new(date(2026, 3, 5)).await;
    let client = post.desk.client("Mira Lang").await;
    post.desk.project(&client, ProjectStage::Running).await;
    post.sent(question("a@weber.example")).await;
    let noticed = post.notice().await;
    assert_eq!((noticed.opened.len(), noticed.suggested.len()), (0, 0), "too early");
    post.desk.go_to(TODAY);
    assert_eq!(post.notice().await.suggested, ["a@weber.example"]);
    assert_eq!(post.notice().await.suggested, Vec::<String>::new());
    let found = waiting(&post).await;
    assert_eq!((found.len(), found[0].why), (1, WaitingWhy::Question));
    assert!(found[0].asked.contains("Texte"), "{}", found[0].asked);
    let (engine, moment) = (&post.desk.engine, &mut post.desk.moment);
    let confirmed = intake::confirm(engine, moment, "<a@weber.example>").await.expect("opens");
    let case = overview(&post, &confirmed.opened[0]).await;
    assert_eq!(case.state.opening.stage, Stage::Running);
    assert!(case.matter.project.is_some());
    assert_eq!(waiting(&post).await, []);
}

#[tokio::test]
async fn what_was_dismissed_stays_dismissed() {
    let mut post = Post::new(TODAY).await;
    post.desk.client("Mira Lang").await;
    post.sent(question("a@weber.example")).await;
    assert_eq!(post.notice().await.suggested.len(), 1);
    let (engine, moment) = (&post.desk.engine, &mut post.desk.moment);
    intake::dismiss(engine, moment, "a@weber.example").await.expect("known");
    post.arrive(FolderRole::All, &[question("a@weber.example")]).await;
    let noticed = post.notice().await;
    assert_eq!((noticed.suggested.len(), noticed.opened.len()), (0, 0));
    assert_eq!(waiting(&post).await, []);
}

#[tokio::test]
async fn a_suggestion_goes_when_it_is_answered() {
    let mut post = Post::new(TODAY).await;
    post.desk.client("Mira Lang").await;
    post.sent(question("a@weber.example")).await;
    post.notice().await;
    let answer = mail("1@kunde.example", (MIRA, ME), TODAY).on("AW: Texte");
    post.inbox(answer.answers("a@weber.example").says("Hier sind sie.")).await;
    post.notice().await;
    assert_eq!(waiting(&post).await, []);
}

#[tokio::test]
async fn a_person_can_say_what_waits() {
    let mut post = Post::new(TODAY).await;
    post.sent(plain("a@weber.example")).await;
    post.inbox(mail("b@k.example", (MIRA, ME), SENT_ON).on("Hallo").says("Guten Tag")).await;
    let (engine, moment) = (&post.desk.engine, &mut post.desk.moment);
    let opened = intake::wait(engine, moment, "a@weber.example").await.expect("opens").opened;
    assert_eq!(opened.len(), 1);
    for (id, expected) in [("b@k.example", "not-ours"), ("c@k.example", "unknown")] {
        match intake::wait(engine, moment, id).await {
            Err(Error::Problem(Problem::MailNotOurs { .. })) => assert_eq!(expected, "not-ours"),
            Err(Error::Problem(Problem::UnknownMail { .. })) => assert_eq!(expected, "unknown"),
            other => panic!("{id}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn an_account_that_was_not_read_to_its_end_is_not_known() {
    let mut post = Post::new(TODAY).await;
    for (number, address) in [("1", ME), ("2", "buero@weber.example")] {
        assert_eq!(account(&mut post.desk, address).await, number);
    }
    let engine = &post.desk.engine;
    let known = async || {
        let mut reading = engine.read().await.expect("reads");
        intake::knowledge(&mut reading).await.expect("known").mailbox_read_at
    };
    assert_eq!(known().await, None);
    intake::follow(engine, "1").await.expect("follows");
    intake::follow(engine, "2").await.expect("follows");
    let first = post.desk.moment.now;
    intake::read_through(engine, &mut post.desk.moment, "1", first).await.expect("read");
    assert_eq!(known().await, None, "the other one was never read");
    let second = first + jiff::ToSpan::minutes(5);
    intake::read_through(engine, &mut post.desk.moment, "2", second).await.expect("read");
    assert_eq!(known().await, Some(first), "the oldest counts");
    intake::follow(engine, "1").await.expect("stays");
    intake::stop_following(engine, "1").await.expect("stops");
    assert_eq!(known().await, Some(second));
}

/// An account that was removed while it was read holds no letter back.
#[tokio::test]
async fn an_account_that_was_removed_is_not_read_any_more() {
    let mut post = Post::new(TODAY).await;
    let number = account(&mut post.desk, ME).await;
    let engine = &post.desk.engine;
    accounts::remove(engine, &number).await.expect("removed");
    intake::follow(engine, &number).await.expect("let be");
    let readings = async || {
        let mut reading = engine.read().await.expect("reads");
        intake::readings(&mut reading).await.expect("readings")
    };
    assert_eq!(readings().await, []);
    let now = post.desk.moment.now;
    intake::read_through(engine, &mut post.desk.moment, &number, now).await.expect("let be");
    assert_eq!(readings().await, []);
}
