//! What is answered over HTTP, asked over a connection.

use std::net::SocketAddr;
use std::sync::Arc;

use funkstille_core::client::Language;
use funkstille_core::evidence::SALT_BYTES;
use funkstille_engine::business::Business as OwnData;
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::clients::{self, NewClient};
use funkstille_engine::{Data, Engine, Location, Moment, Store, TenantId, telling};
use funkstille_web::{Business, serve};
use jiff::Timestamp;
use jiff::civil::date;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

fn now() -> Timestamp {
    "2026-03-09T08:00:00Z".parse().expect("an instant")
}

/// Two businesses in one database, each with a client, a case, and a calendar.
struct World {
    addresses: Vec<SocketAddr>,
    tokens: Vec<String>,
    engines: Vec<Arc<Engine>>,
    _folder: TempDir,
}

impl World {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let location = Location::Sqlite(folder.path().join("web.db"));
        let store = Store::create(&location).await.expect("a database");
        let (mut addresses, mut tokens, mut engines) = (Vec::new(), Vec::new(), Vec::new());
        for (number, name) in [(1, "Mira Lang"), (2, "Otto Brandt")] {
            store.add_tenant(TenantId(number), name, now()).await.expect("a tenant");
            let engine = Engine::new(store.clone(), TenantId(number), Data::embedded());
            let engine = Arc::new(engine.expect("sound texts"));
            let mut salt = u8::try_from(number).expect("small") * 100;
            let mut moment = Moment::new(now(), "jonas", move || {
                salt += 1;
                [salt; SALT_BYTES]
            });
            tokens.push(fill(&engine, &mut moment, name).await);
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            addresses.push(listener.local_addr().expect("an address"));
            let business = Business { engine: Arc::clone(&engine), clock: now };
            tokio::spawn(serve(listener, business));
            engines.push(engine);
        }
        Self { addresses, tokens, engines, _folder: folder }
    }

    /// Status, head and body of an answer of a business.
    async fn get(&self, business: usize, path: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(self.addresses[business]).await.expect("connects");
        let question = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(question.as_bytes()).await.expect("asks");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("head and body");
        let status = head.split(' ').nth(1).expect("a status").parse().expect("a number");
        (status, head.to_lowercase(), body.to_owned())
    }
}

/// Gives the token of the calendar.
async fn fill(engine: &Engine, moment: &mut Moment, name: &str) -> String {
    let own = |business: &mut OwnData| {
        business.name = "Jonas Weber".into();
        business.email = "jonas@weber.example".into();
        business.region = "DE-BE".into();
        business.time_zone = "Europe/Berlin".into();
        Ok(())
    };
    OwnData::change(engine, moment, own).await.expect("a business");
    let client = NewClient {
        name: name.to_owned(),
        language: Language::German,
        debtor: None,
        zone: None,
        contacts: vec![],
    };
    let client = clients::add(engine, moment, &client).await.expect("a client");
    let case = NewCase {
        client,
        subject: "Angebot".to_owned(),
        sent_on: Some(date(2026, 3, 2)),
        ..NewCase::default()
    };
    cases::open(engine, moment, &case).await.expect("a case");
    let feed = telling::new_feed(engine, moment, true).await.expect("a calendar");
    feed.token.reveal().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_is_given_to_whoever_knows_its_address() {
    let world = World::new().await;
    let (status, head, body) = world.get(0, &format!("/calendar/{}.ics", world.tokens[0])).await;
    assert_eq!(status, 200);
    for line in [
        "content-type: text/calendar; charset=utf-8",
        "cache-control: no-store",
        "referrer-policy: no-referrer",
    ] {
        assert!(head.contains(line), "{head}");
    }
    assert!(body.starts_with("BEGIN:VCALENDAR\r\n") && body.ends_with("END:VCALENDAR\r\n"));
    assert!(body.contains("SUMMARY:Mira Lang: "), "{body}");
}

#[tokio::test(flavor = "multi_thread")]
async fn h_11_any_other_address_is_answered_in_the_same_way() {
    let world = World::new().await;
    let token = &world.tokens[0];
    let expected = world.get(0, "/calendar/x.ics").await;
    assert_eq!(expected.0, 404);
    let without_date = |(status, head, body): (u16, String, String)| {
        let head: Vec<_> = head.lines().filter(|line| !line.starts_with("date:")).collect();
        (status, head.join("\n"), body)
    };
    let expected = without_date(expected);
    telling::revoke_feed(&world.engines[0], "1").await.expect("revokes");
    for path in [
        format!("/calendar/{token}.ics"),
        format!("/calendar/{token}"),
        "/calendar/.ics".to_owned(),
        "/calendar/%00.ics".to_owned(),
        format!("/calendar/{}.ics", "a".repeat(4000)),
    ] {
        assert_eq!(without_date(world.get(0, &path).await), expected, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c_04_no_business_gives_the_calendar_of_another() {
    let world = World::new().await;
    for (business, other) in [(0, 1), (1, 0)] {
        for (token, expected) in [(business, 200), (other, 404)] {
            let path = format!("/calendar/{}.ics", world.tokens[token]);
            let (status, _, body) = world.get(business, &path).await;
            assert_eq!(status, expected);
            let names = ["Mira Lang", "Otto Brandt"];
            assert!(!body.contains(names[other]), "{body}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_health_of_the_database_is_told_and_nothing_else() {
    let world = World::new().await;
    let (status, _, body) = world.get(0, "/healthz").await;
    assert_eq!((status, body.as_str()), (200, ""));
}
