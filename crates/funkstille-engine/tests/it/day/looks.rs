//! Looking around without people: once in a round, within the case, and nowhere in practice.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use funkstille_core::case::{BounceKind, Happened};
use funkstille_core::client::{ProjectStage, Reach};
use funkstille_core::looks::{Finding, LookKind, WhyNot};
use funkstille_engine::cases::{CaseOverview, story};
use funkstille_engine::looks::{self, HttpClient, LastSeen, Looked, other_address};
use funkstille_engine::words::Language;
use funkstille_engine::{clients, tasks};
use funkstille_post::dns::{DnsFailure, PlayedDns};
use jiff::civil::{Date, date};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::desk::{Desk, TENANT};
use crate::mail::post::{ME, MIRA, Post, mail};

/// Where the client's website is, in the internet of these tests.
const SITE: IpAddr = IpAddr::V4(Ipv4Addr::new(93, 184, 215, 14));

/// The day on which addresses are compared, where the silence began on 4 March.
const COMPARED_ON: Date = date(2026, 3, 16);

const PAGE: &str = "<link rel=alternate type=application/rss+xml href=/news>";
const FEED: &str = "<rss><channel><item><pubDate>Fri, 13 Mar 2026 10:00:00 +0100</pubDate></item>\
    <item><pubDate>Thu, 19 Mar 2026 10:00:00 +0100</pubDate></item></channel></rss>";

/// A web server that has a page at `/` and a feed at `/news`.
async fn web_server() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = [0; 4096];
            let length = stream.read(&mut buffer).await.unwrap_or_default();
            let is_feed = buffer[..length].starts_with(b"GET /news ");
            let body = if is_feed { FEED } else { PAGE };
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
            let _ = stream.write_all((head + body).as_bytes()).await;
        }
    });
    address
}

fn names() -> PlayedDns {
    PlayedDns::default().host("kunde.example", &[SITE]).exchange(
        "kunde.example",
        10,
        "mail.kunde.example",
    )
}

async fn internet(dns: PlayedDns) -> HttpClient {
    HttpClient::played(dns, &[(SocketAddr::new(SITE, 80), web_server().await)])
}

/// A client who has not answered in a running project, on the day on which addresses are compared.
async fn desk() -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let case = desk.silence(&client, &project, date(2026, 3, 4)).await;
    desk.until(date(2026, 3, 13)).await;
    desk.go_to(COMPARED_ON);
    desk.tick().await;
    (desk, case)
}

async fn look(desk: &mut Desk, client: &HttpClient, seen: Option<&LastSeen>) -> Looked {
    let mut reading = desk.engine.read().await.expect("reads");
    let clients = reading.clients("", 10).await.expect("clients");
    drop(reading);
    let last_seen: BTreeMap<String, LastSeen> =
        clients.iter().filter_map(|row| Some((row.client.clone(), seen?.clone()))).collect();
    looks::run(&desk.engine, &mut desk.moment, client, &last_seen).await.expect("looks")
}

fn findings(looked: &Looked) -> Vec<(LookKind, Vec<Finding>)> {
    looked.done.iter().map(|(_, look)| (look.kind, look.findings.clone())).collect()
}

#[tokio::test]
async fn addresses_are_compared_once_when_their_step_has_happened() {
    let (mut desk, case) = desk().await;
    let client = internet(names()).await;
    let address = "mira@zuhause.example".to_owned();
    let on = date(2026, 3, 3);
    let last = LastSeen { address: address.clone(), on };
    let seen = Some(&last);
    let before = desk.state(&case).await;

    let looked = look(&mut desk, &client, seen).await;
    let other = Finding::WritesFromOther { address: address.clone(), on };
    assert_eq!(findings(&looked), [(LookKind::Addresses, vec![other.clone()])]);
    assert_eq!(looked.done[0].1.on, COMPARED_ON);
    assert_eq!(desk.state(&case).await, before, "a look changes nothing");
    let lines = story(&desk.engine, &case).await.expect("a story");
    assert_eq!(lines.last().map(|line| line.found.clone()), Some(vec![other]));

    assert_eq!(look(&mut desk, &client, seen).await, Looked::default());
    desk.go_to(date(2026, 3, 17));
    assert_eq!(look(&mut desk, &client, seen).await, Looked::default());

    // The one action: the address is learned, and is no difference any more.
    let known = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    assert_eq!(other_address(&known), Some(address.clone()));
    let who = (known.matter.client.as_str(), None);
    let reach = Reach::Address(address);
    clients::learn(&desk.engine, &mut desk.moment, who, reach).await.expect("learned");
    let known = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    assert_eq!(other_address(&known), None);
    desk.rebuild_changes_nothing("after looking").await;
}

/// The main finding: what answers our message comes from an address that nobody has on file.
/// An address from which the client answered stands on file, and letters go on to the first one:
/// that is said, and one command changes it.
#[tokio::test]
async fn an_address_on_file_that_is_not_written_to_is_a_difference() {
    let (mut desk, case) = desk().await;
    let known = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    let client = known.matter.client.clone();
    let home = "mira@zuhause.example".to_owned();
    for address in [home.as_str(), MIRA] {
        let reach = Reach::Address(address.to_owned());
        clients::learn(&desk.engine, &mut desk.moment, (&client, None), reach)
            .await
            .expect("learned");
    }
    let seen = LastSeen { address: home.clone(), on: date(2026, 3, 3) };
    let looked = look(&mut desk, &internet(names()).await, Some(&seen)).await;
    let (_, found) = findings(&looked).pop().expect("a look");
    let other = Finding::WritesFromOther { address: home.clone(), on: seen.on };
    assert!(found.contains(&other), "{found:?}");
    let known = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    assert_eq!(other_address(&known), Some(home.clone()));
    let reach = Reach::Address(home);
    clients::learn(&desk.engine, &mut desk.moment, (&client, None), reach).await.expect("learned");
    let known = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    assert_eq!(other_address(&known), None);
}

#[tokio::test]
async fn the_client_last_wrote_from_an_address_that_is_not_on_file() {
    let (desk, _) = desk().await;
    let mut post = Post::of(desk);
    let (home, other) = ("mira@zuhause.example", "paul@anders.example");
    let both = format!("{MIRA}, {other}");
    let ours = mail("texts@weber.example", (ME, &both), date(2026, 3, 1)).on("Texte");
    post.sent(ours.says("Könnten Sie mir die Texte schicken?")).await;
    let answer = |id: &str, from: &str, day: i8| {
        let on = date(2026, 3, day);
        mail(id, (from, ME), on).on("AW: Texte").answers("texts@weber.example").says("Kommen.")
    };
    post.inbox(answer("1@zuhause.example", home, 2)).await;
    // Neither another one whom we asked, nor a colleague of ours.
    post.inbox(answer("2@anders.example", other, 3)).await;
    post.inbox(answer("3@weber.example", "eva@weber.example", 3)).await;
    let seen = looks::last_seen(&post.desk.engine, post.desk.moment.now).await.expect("reads");
    let seen: Vec<LastSeen> = seen.into_values().collect();
    assert_eq!(seen, [LastSeen { address: home.to_owned(), on: date(2026, 3, 2) }]);
}

#[tokio::test]
async fn signs_of_life_are_looked_for_when_their_task_is_there() {
    let (mut desk, case) = desk().await;
    let client = internet(names()).await;
    look(&mut desk, &client, None).await;
    desk.do_tasks().await;
    desk.go_to(date(2026, 3, 18));
    desk.tick().await;

    let looked = look(&mut desk, &client, None).await;
    let site = || "kunde.example".to_owned();
    // The entry of tomorrow says nothing about today.
    let newest = Finding::NewestEntry { site: site(), on: date(2026, 3, 13) };
    let up = Finding::SiteWasUp { site: site(), led_to: None };
    assert_eq!(findings(&looked), [(LookKind::LifeSigns, vec![up, newest])]);

    let name = format!("{case}/signs-of-life");
    let open = tasks::one(&desk.engine, &name, desk.moment.now).await.expect("a task");
    let script =
        tasks::script(&desk.engine, &open, Language::De).await.expect("sound").expect("a text");
    let found = script.text.parts.iter().find(|(part, _)| part == "found").expect("a part");
    assert!(found.1.contains("Der neueste Beitrag auf kunde.example"), "{}", found.1);
    assert!(found.1.contains("Nichts sprach gegen die Adresse"), "{}", found.1);
    assert_eq!(look(&mut desk, &client, None).await, Looked::default());
}

#[tokio::test]
async fn what_nobody_could_say_is_asked_again_on_another_day() {
    let (mut desk, _) = desk().await;
    let why = DnsFailure::Unknown { why: "SERVFAIL".to_owned() };
    let broken = internet(PlayedDns::default().failing("kunde.example", why)).await;
    let unknown = Finding::DomainUnknown { domain: "kunde.example".to_owned() };
    let looked = look(&mut desk, &broken, None).await;
    assert_eq!(findings(&looked), [(LookKind::Addresses, vec![unknown])]);
    let whole = internet(names()).await;
    assert_eq!(look(&mut desk, &whole, None).await, Looked::default());
    desk.go_to(date(2026, 3, 17));
    let looked = look(&mut desk, &whole, None).await;
    assert_eq!(findings(&looked), [(LookKind::Addresses, vec![Finding::NoDifference])]);
}

#[tokio::test]
async fn after_a_bounce_the_address_is_looked_at_even_in_an_enquiry() {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 4)).await;
    let why = BounceKind::AddressDead;
    desk.hear(&case, Happened::Bounced { step: None, why }).await;
    desk.tick().await;
    let gone = internet(PlayedDns::default()).await;
    let looked = look(&mut desk, &gone, None).await;
    let address = "mira.lang@kunde.example".to_owned();
    let domain = "kunde.example".to_owned();
    let findings_now = vec![Finding::CameBack { address }, Finding::DomainWasGone { domain }];
    assert_eq!(findings(&looked), [(LookKind::Addresses, findings_now)]);
    assert_eq!(gone.called(), []);
}

#[tokio::test]
async fn networks_of_people_are_left_to_people() {
    let (mut desk, case) = desk().await;
    let known = CaseOverview::load(&desk.engine, &case, desk.moment.now).await.expect("a case");
    let who = (known.matter.client.as_str(), None);
    let reach = Reach::Profile("https://de.linkedin.com/in/mira".to_owned());
    clients::learn(&desk.engine, &mut desk.moment, who, reach).await.expect("learned");
    desk.do_tasks().await;
    desk.go_to(date(2026, 3, 18));
    desk.tick().await;
    let dns = names().host("de.linkedin.com", &[SITE]);
    let client = HttpClient::played(dns, &[]);
    let looked = look(&mut desk, &client, None).await;
    let (_, found) = findings(&looked).pop().expect("a look");
    let site = "de.linkedin.com".to_owned();
    let why = WhyNot::PeopleOnly;
    assert_eq!(found[0], Finding::NotLookedAt { site, why });
    // The client's own site was called, and found closed.
    assert!(!client.called().is_empty());
    assert_eq!(found[1], Finding::SiteWasDown { site: "kunde.example".to_owned() });
}

#[tokio::test]
async fn h_08_in_practice_nothing_is_asked_of_anybody() {
    let (mut desk, case) = desk().await;
    let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
    let now = desk.moment.now;
    work.put_setting("practice-clock", &now.to_string(), 0, now).await.expect("a setting");
    work.commit().await.expect("commits");
    let client = internet(names()).await;
    let before = desk.entries(&case).await;
    assert_eq!(look(&mut desk, &client, None).await, Looked::default());
    assert_eq!(client.called(), []);
    assert_eq!(desk.entries(&case).await, before);
}
