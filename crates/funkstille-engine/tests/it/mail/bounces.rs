//! what came back.

use std::collections::BTreeMap;

use funkstille_core::case::{Block, BounceKind, FollowOn, Happened, Noted};
use funkstille_core::looks::Finding;
use funkstille_engine::cases::CaseOverview;
use funkstille_engine::looks::{self, HttpClient};
use funkstille_engine::tasks;
use funkstille_engine::today::{Note, notes_of_case, notes_of_task};
use funkstille_post::dns::PlayedDns;
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Mail, OFFER, Post, mail, offer};

const SENT_ON: Date = date(2026, 3, 4);
const LATER: Date = date(2026, 3, 5);
/// Whose address is dead, and who is told.
const MIRA_TO_US: (&str, &str) = (MIRA, ME);

/// A delivery report (RFC 3464) that returns the headers of a message.
pub(crate) fn report(
    (dead, us): (&str, &str),
    (action, status): (&str, &str),
    returned: &str,
) -> Mail {
    let text = format!(
        "--b\r\nContent-Type: text/plain\r\n\r\nDelivery report.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.weber.example\r\n\r\n\
         Final-Recipient: rfc822; {dead}\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; 550 {status} reason\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{returned}>\r\n\
         Subject: Angebot Website\r\n\r\n--b--"
    );
    mail("report@mx.weber.example", ("MAILER-DAEMON@mx.weber.example", us), LATER)
        .on("Undelivered Mail Returned to Sender")
        .with("Auto-Submitted", "auto-replied")
        .with("MIME-Version", "1.0")
        .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
        .says(&text)
}

async fn check(report: Mail, expected: &[Happened]) -> Post {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(LATER);
    post.inbox(report.clone()).await;
    assert_eq!(post.story(&case).await, expected, "{report:?}");
    post
}

#[tokio::test]
async fn r_03_a_dead_address() {
    let bounced = Happened::Bounced { step: None, why: BounceKind::AddressDead };
    let post = check(report(MIRA_TO_US, ("failed", "5.1.1"), OFFER), &[bounced]).await;
    let state = post.desk.state("1").await;
    assert!(state.blocks.contains(&Block::NeedsAddress));
    assert!(state.follow_ons.contains_key(&FollowOn::CompareAddresses));
}

#[tokio::test]
async fn r_03_blocked() {
    let bounced = Happened::Bounced { step: None, why: BounceKind::NotAccepted };
    check(report(MIRA_TO_US, ("failed", "5.7.1"), OFFER), &[bounced]).await;
}

#[tokio::test]
async fn r_03_late() {
    check(report(MIRA_TO_US, ("delayed", "4.4.1"), OFFER), &[Happened::Noted(Noted::Delay)]).await;
}

#[tokio::test]
async fn r_03_a_report_on_a_stranger_kills_no_address() {
    check(report(MIRA_TO_US, ("failed", "5.1.1"), "unknown@weber.example"), &[]).await;
}

#[tokio::test]
async fn r_03_left_the_company() {
    let left = mail("1@kunde.example", (MIRA, ME), LATER)
        .on("Automatische Antwort: Angebot Website")
        .answers(OFFER)
        .with("Auto-Submitted", "auto-replied")
        .says("Frau Lang ist nicht mehr für unser Unternehmen tätig.");
    let left_company = Happened::Bounced { step: None, why: BounceKind::LeftCompany };
    check(left, &[left_company]).await;
}

/// Whoever has to look for an address is told the one that the reply names.
#[tokio::test]
async fn r_03_the_address_that_a_reply_names_instead_is_told() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(LATER);
    let left = mail("1@kunde.example", (MIRA, ME), LATER)
        .on("Automatische Antwort: Angebot Website")
        .answers(OFFER)
        .with("Auto-Submitted", "auto-replied")
        .says(
            "Frau Lang ist nicht mehr für unser Unternehmen tätig. Bitte schreiben Sie an \
            Frau Neu, <Neu@kunde.example>.",
        );
    post.inbox(left).await;
    let page = post.desk.page().await;
    let notes = page.groups.iter().flat_map(|(_, items)| items).flat_map(|item| &item.notes);
    let instead: Vec<&[String]> = notes
        .filter_map(|note| match note {
            Note::HasLeft { instead, .. } => Some(instead.as_slice()),
            _ => None,
        })
        .collect();
    assert!(!instead.is_empty(), "{page:?}");
    assert!(instead.iter().all(|it| *it == ["neu@kunde.example"]), "{instead:?}");
    // So it is in the case, and in each task that it opened.
    post.desk.tick().await;
    let (engine, now) = (&post.desk.engine, post.desk.moment.now);
    let case = CaseOverview::load(engine, &case, now).await.expect("a case");
    let told = notes_of_case(engine, &case).await.expect("reads");
    assert_eq!(names_instead(&told), ["neu@kunde.example"]);
    let tasks = tasks::list(engine, now).await.expect("reads");
    assert_eq!(tasks.len(), 2);
    for task in &tasks {
        let told = notes_of_task(engine, task).await.expect("reads");
        assert_eq!(names_instead(&told), ["neu@kunde.example"], "{}", task.name());
    }
    // Nothing came back, and looking around says so.
    let dns = HttpClient::played(PlayedDns::default(), &[]);
    let (desk, nobody) = (&mut post.desk, BTreeMap::new());
    let looked = looks::run(&desk.engine, &mut desk.moment, &dns, &nobody).await.expect("looks");
    let found: Vec<&Finding> = looked.done.iter().flat_map(|(_, look)| &look.findings).collect();
    assert_eq!(found.first(), Some(&&Finding::LeftCompany { address: MIRA.to_owned() }));
    assert!(!found.iter().any(|it| matches!(it, Finding::CameBack { .. })), "{found:?}");
}

fn names_instead(notes: &[Note]) -> Vec<&str> {
    let instead = notes.iter().filter_map(|note| match note {
        Note::HasLeft { instead, .. } => Some(instead),
        _ => None,
    });
    instead.flatten().map(String::as_str).collect()
}
