//! Webhooks and topics: signed, tried again, never where they should not lead, of one tenant.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use funkstille_core::case::Happened;
use funkstille_core::evidence::Digest;
use funkstille_engine::accounts::SecretText;
use funkstille_engine::secrets::KeyPlace;
use funkstille_engine::telling::{
    self, Kind, NewReceiver, ReceiverKind, Settings, TellingProblem, collect, deliver,
};
use funkstille_engine::{Engine, Error};
use funkstille_post::dns::{Dns, PlayedDns};
use funkstille_post::http::{HttpClient, HttpError};
use funkstille_store::TenantId;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::day::desk::Desk;

const MONDAY: Date = date(2026, 3, 9);

/// A server that keeps what it is sent and answers with these statuses, then with 204.
struct Hook {
    address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Hook {
    async fn start(mut statuses: Vec<u16>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let heard = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
                while !is_whole(&bytes) {
                    match stream.read(&mut buffer).await {
                        Ok(0) | Err(_) => break,
                        Ok(count) => bytes.extend_from_slice(&buffer[..count]),
                    }
                }
                let status = if statuses.is_empty() { 204 } else { statuses.remove(0) };
                kept.lock().expect("sound").push(String::from_utf8(bytes).expect("UTF-8"));
                let answer = format!("HTTP/1.1 {status} x\r\nContent-Length: 0\r\n\r\n");
                // Whoever asked may have gone.
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        Self { address, heard }
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("sound").clone()
    }

    fn url(&self) -> String {
        format!("http://{}/hook?key=secret", self.address)
    }
}

fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    header(head, "content-length").is_none_or(|length| length.parse() == Ok(body.len()))
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then_some(value.trim())
    })
}

/// HMAC by the letter of RFC 2104, from nothing but a digest.
fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let with = |pad: u8, rest: &[u8]| {
        let mut bytes: Vec<u8> = block.iter().map(|byte| byte ^ pad).collect();
        bytes.extend(rest);
        Digest::of(&bytes).as_bytes().to_vec()
    };
    with(0x5c, &with(0x36, text.as_bytes()))
}

fn settings(url: &str, private: bool, names: bool) -> Settings {
    Settings { url: url.to_owned(), private, names, kinds: BTreeSet::new() }
}

/// A business whose receiver is this one, with an answer that came since; the secret too.
async fn told(kind: ReceiverKind, settings: Settings) -> (Desk, KeyPlace, TempDir, Option<String>) {
    let (mut desk, case) = Desk::with_enquiry(date(2026, 3, 2)).await;
    desk.go_to(MONDAY);
    let folder = tempfile::tempdir().expect("a folder");
    let keys = KeyPlace::File(folder.path().join("key"));
    let token = Some(SecretText::from("tk_1")).filter(|_| kind == ReceiverKind::Ntfy);
    let new = NewReceiver { kind, settings, token };
    let added = telling::add(&desk.engine, &mut desk.moment, &keys, new).await.expect("adds");
    desk.hear(&case, Happened::Answered).await;
    let secret = added.secret.map(|secret| secret.reveal().to_owned());
    (desk, keys, folder, secret)
}

async fn run(desk: &mut Desk, client: &HttpClient, keys: &KeyPlace) -> telling::Delivered {
    collect(&desk.engine, &desk.moment).await.expect("collects");
    deliver(&desk.engine, &mut desk.moment, (client, keys)).await.expect("delivers")
}

fn network() -> HttpClient {
    HttpClient::new(Dns::Played(PlayedDns::default()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_is_signed_and_comes_once_without_names() {
    let hook = Hook::start(vec![]).await;
    let (mut desk, keys, _folder, secret) =
        told(ReceiverKind::Webhook, settings(&hook.url(), true, false)).await;
    assert_eq!(run(&mut desk, &network(), &keys).await.told, 1);
    assert_eq!(run(&mut desk, &network(), &keys).await.told, 0);
    let [heard] = hook.heard().try_into().expect("one request");
    let (top, body) = heard.split_once("\r\n\r\n").expect("head and body");
    let secret = secret.expect("a secret");
    let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("its form")).expect("base64");
    let (id, at) = (header(top, "webhook-id"), header(top, "webhook-timestamp"));
    let (id, at) = (id.expect("an id"), at.expect("a time"));
    assert_eq!(at, desk.moment.now.as_second().to_string());
    let expected = format!("v1,{}", STANDARD.encode(hmac(&key, &format!("{id}.{at}.{body}"))));
    assert_eq!(header(top, "webhook-signature"), Some(expected.as_str()));
    let json: serde_json::Value = serde_json::from_str(body).expect("JSON");
    assert_eq!((json["id"].as_str(), json["kind"].as_str()), (Some(id), Some("answer-came")));
    assert!(!body.contains("Mira"), "{body}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_gets_one_line_and_names_only_where_the_user_wants_them() {
    for (names, expected) in [
        (false, "A client has written (case 1)."),
        (true, "Mira Lang: A client has written (case 1)."),
    ] {
        let hook = Hook::start(vec![]).await;
        let (mut desk, keys, _folder, _) =
            told(ReceiverKind::Ntfy, settings(&hook.url(), true, names)).await;
        assert_eq!(run(&mut desk, &network(), &keys).await.told, 1);
        let [heard] = hook.heard().try_into().expect("one request");
        let (top, body) = heard.split_once("\r\n\r\n").expect("head and body");
        assert_eq!(body, expected);
        assert_eq!(header(top, "authorization"), Some("Bearer tk_1"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_taken_is_tried_again_under_the_same_id_and_given_up_in_the_end() {
    let hook = Hook::start(vec![500, 302]).await;
    let (mut desk, keys, _folder, _) =
        told(ReceiverKind::Webhook, settings(&hook.url(), true, false)).await;
    for (minutes, told, failed) in [(0, 0, 1), (0, 0, 0), (1, 0, 1), (1, 0, 0), (5, 1, 0)] {
        desk.moment.now += minutes.minutes();
        let delivered = run(&mut desk, &network(), &keys).await;
        assert_eq!((delivered.told, delivered.failed.len()), (told, failed), "{minutes}");
    }
    let ids: BTreeSet<_> =
        hook.heard().iter().map(|it| header(it, "webhook-id").map(str::to_owned)).collect();
    assert_eq!((hook.heard().len(), ids.len()), (3, 1));

    let hook = Hook::start(vec![503; 50]).await;
    let (mut desk, keys, _folder, _) =
        told(ReceiverKind::Webhook, settings(&hook.url(), true, false)).await;
    for _ in 0..20 {
        run(&mut desk, &network(), &keys).await;
        desk.moment.now += 25.hours();
    }
    assert_eq!(hook.heard().len(), 10);
    let mut reading = desk.engine.read().await.expect("reads");
    let waiting = telling::waiting(&mut reading, "1").await.expect("counts");
    assert_eq!((waiting.waiting, waiting.given_up), (0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn h_08_a_webhook_leads_to_no_private_network_unless_the_user_named_it() {
    let hook = Hook::start(vec![]).await;
    let port = hook.address.port();
    let dns = || PlayedDns::default().host("inside.example", &[hook.address.ip()]);
    let client = HttpClient::new(Dns::Played(dns()));
    // Where a name lies is known only when it is called.
    let url = format!("https://inside.example:{port}/");
    let (mut desk, keys, _folder, _) =
        told(ReceiverKind::Webhook, settings(&url, false, false)).await;
    let delivered = run(&mut desk, &client, &keys).await;
    let [(_, error)] = delivered.failed.try_into().expect("one that failed");
    let (host, ip) = ("inside.example".to_owned(), hook.address.ip());
    let refused = TellingProblem::Address(HttpError::NotPublic { host, ip });
    assert_eq!(error, Error::Telling(refused));
    assert!(error.is_outside());
    assert_eq!(hook.heard(), Vec::<String>::new());
    let mut desk = Desk::new(MONDAY).await;
    let keys = KeyPlace::File("unused".into());
    for url in [
        "http://hooks.example/",
        "ftp://hooks.example/",
        "https://user:word@hooks.example/",
        "hooks",
        "https://127.0.0.1/",
        "https://[::1]:8443/",
        "https://169.254.169.254/",
        "https://2130706433/",
    ] {
        let new = NewReceiver {
            kind: ReceiverKind::Webhook,
            settings: settings(url, false, false),
            token: None,
        };
        let added = telling::add(&desk.engine, &mut desk.moment, &keys, new).await;
        let error = added.expect_err(url);
        assert!(matches!(error, Error::Telling(_)), "{url}");
        assert!(!error.is_outside(), "{url}: wrong usage");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_kinds_that_the_user_wants_are_told() {
    let hook = Hook::start(vec![]).await;
    let mut settings = settings(&hook.url(), true, false);
    settings.kinds = BTreeSet::from([Kind::PaymentCame]);
    let (mut desk, keys, _folder, _) = told(ReceiverKind::Webhook, settings).await;
    assert_eq!(run(&mut desk, &network(), &keys).await, telling::Delivered::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn c_04_no_tenant_is_told_of_another_or_reads_its_calendar() {
    let hook = Hook::start(vec![]).await;
    let (mut desk, keys, _folder, _) =
        told(ReceiverKind::Webhook, settings(&hook.url(), true, true)).await;
    let token = telling::new_feed(&desk.engine, &mut desk.moment, true).await.expect("a feed");
    let (store, now) = (desk.engine.store().clone(), desk.moment.now);
    store.add_tenant(TenantId(2), "Other", now).await.expect("a tenant");
    let data = funkstille_engine::Data::embedded();
    let other = Engine::new(store, TenantId(2), data).expect("sound texts");
    let mut reading = other.read().await.expect("reads");
    assert_eq!(telling::list(&mut reading).await, Ok(vec![]));
    assert_eq!(telling::feeds(&mut reading).await, Ok(vec![]));
    assert_eq!(telling::find_feed(&mut reading, token.token.reveal()).await, Ok(None));
    drop(reading);
    assert_eq!(collect(&other, &desk.moment).await, Ok(0));
    collect(&desk.engine, &desk.moment).await.expect("collects");
    let delivered = deliver(&other, &mut desk.moment, (&network(), &keys)).await;
    assert_eq!(delivered, Ok(telling::Delivered::default()));
    assert!(telling::revoke_feed(&other, &token.feed).await.is_err());
    assert!(telling::remove(&other, "1").await.is_err());
    assert_eq!(run(&mut desk, &network(), &keys).await.told, 1);
}
