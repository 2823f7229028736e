//! Whole logins against a provider of the tests' own: the browser, the provider and this program.

mod browser;
mod provider;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::*;
use crate::dns::Dns;
use crate::http::HttpClient;
use crate::secret::SecretText;
use browser::visit;
use provider::{Played, Say};

const LONG: Duration = Duration::from_mins(1);

fn pages() -> Pages {
    Pages { language: "en".to_owned(), done: "Done <&>".to_owned(), failed: "No".to_owned() }
}

fn random() -> [[u8; RANDOM_BYTES]; 2] {
    [[7; RANDOM_BYTES], [9; RANDOM_BYTES]]
}

fn client() -> HttpClient {
    HttpClient::new(Dns::Closed)
}

/// What the browser shows, and what the program learns, where `bend` changes the address with which
/// the provider sends the browser back.
async fn log_in(
    played: &Played,
    bend: impl FnOnce(String) -> String,
) -> (String, Result<Tokens, OAuthError>) {
    let provider = played.provider();
    let loopback = Loopback::bind().await.expect("listens");
    let flow = CodeFlow::new(&provider, loopback.port(), random());
    let address = flow.address(&provider, "freya@studio.example").expect("an address");
    let browser = async {
        let back = visit(&address).await.location.expect("the provider sends it back");
        visit(&bend(back)).await.body
    };
    let pages = pages();
    let (shown, code) = tokio::join!(browser, loopback.receive(&flow, &pages, LONG));
    let tokens = match code {
        Ok(code) => {
            let form = flow.redeem(&provider, &code).expect("a form");
            send(&client(), &form).await.and_then(|answer| answer.tokens())
        }
        Err(error) => Err(error),
    };
    (shown, tokens)
}

fn tokens(access: &str, refresh: Option<&str>) -> Tokens {
    let refresh = refresh.map(SecretText::from);
    Tokens { access: access.into(), refresh, expires_in_seconds: Some(3600) }
}

#[tokio::test]
async fn a_login_in_a_browser_brings_tokens() {
    let played = Played::start(&[]).await;
    let (shown, got) = log_in(&played, |back| back).await;
    assert_eq!(got, Ok(tokens("access-1", Some("refresh"))));
    assert!(shown.contains("Done &lt;&amp;>"), "{shown}");
    let asked = played.asked();
    let challenge = "code_challenge_method=S256";
    assert!(asked[0].contains(challenge) && asked[0].contains("access_type=offline"), "{asked:?}");
}

#[tokio::test]
async fn a_foreign_answer_in_the_browser_is_refused() {
    let played = Played::start(&[]).await;
    let other = |back: String| {
        let (before, _) = back.split_once("state=").expect("a state");
        format!("{before}state=forged")
    };
    let (shown, got) = log_in(&played, other).await;
    assert_eq!(got, Err(OAuthError::OtherState));
    assert!(shown.contains("No"), "{shown}");
    assert_eq!(played.asked().len(), 1, "no code was redeemed");
}

#[tokio::test]
async fn a_code_without_its_verifier_is_worth_nothing() {
    let played = Played::start(&[]).await;
    let provider = played.provider();
    let flow = CodeFlow::new(&provider, 1, random());
    let address = flow.address(&provider, "freya").expect("an address");
    let back = visit(&address).await.location.expect("a way back");
    let (_, query) = back.split_once('?').expect("a query");
    let code = flow.judge(query).expect("a code");
    let [verifier, state] = random();
    let thief = CodeFlow::new(&provider, 1, [state, verifier]);
    let form = thief.redeem(&provider, &code).expect("a form");
    let answer = send(&client(), &form).await.expect("an answer");
    assert_eq!(answer.tokens(), Err(OAuthError::Expired));
}

#[tokio::test]
async fn a_code_counts_once() {
    let played = Played::start(&[]).await;
    let provider = played.provider();
    let flow = CodeFlow::new(&provider, 1, random());
    let address = flow.address(&provider, "freya").expect("an address");
    let back = visit(&address).await.location.expect("a way back");
    let code = flow.judge(back.split_once('?').expect("a query").1).expect("a code");
    let form = flow.redeem(&provider, &code).expect("a form");
    let client = client();
    assert!(send(&client, &form).await.expect("an answer").tokens().is_ok());
    let again = send(&client, &form).await.expect("an answer").tokens();
    assert_eq!(again, Err(OAuthError::Expired));
}

#[tokio::test]
async fn a_person_who_says_no_is_understood() {
    let played = Played::start(&[Say::Denied]).await;
    let (shown, got) = log_in(&played, |back| back).await;
    assert_eq!(got, Err(OAuthError::Denied));
    assert!(shown.contains("No"), "{shown}");
}

#[tokio::test]
async fn garbage_for_tokens_is_told_as_such() {
    let played = Played::start(&[Say::Garbage]).await;
    let (_, got) = log_in(&played, |back| back).await;
    assert_eq!(got, Err(OAuthError::Garbage { status: 200 }));
}

#[tokio::test]
async fn a_token_is_renewed_until_it_is_revoked() {
    let played = Played::start(&[]).await;
    let (provider, client) = (played.provider(), client());
    let form = refresh(&provider, &"refresh".into()).expect("a form");
    let answer = send(&client, &form).await.expect("an answer");
    assert_eq!(refreshed(&answer), Ok(tokens("access-1", None)));
    let form = refresh(&provider, &"revoked".into()).expect("a form");
    let answer = send(&client, &form).await.expect("an answer");
    assert_eq!(refreshed(&answer), Err(OAuthError::Revoked));
}

/// The waits, and how it ended.
async fn on_a_device(says: &[Say]) -> (Vec<u64>, Result<Tokens, OAuthError>) {
    let played = Played::start(says).await;
    let (provider, client) = (played.provider(), client());
    let begin = DeviceFlow::begin(&provider).expect("a form");
    let mut flow = match DeviceFlow::begun(&send(&client, &begin).await.expect("an answer")) {
        Ok(flow) => flow,
        Err(error) => return (vec![], Err(error)),
    };
    assert_eq!((flow.user_code.as_str(), flow.lasts()), ("WDJB-MJHT", Duration::from_secs(30)));
    let mut waits = vec![flow.first_wait().as_secs()];
    loop {
        let form = flow.ask(&provider).expect("a form");
        match flow.judge(&send(&client, &form).await.expect("an answer")) {
            Ok(DeviceState::Waits(wait)) => waits.push(wait.as_secs()),
            Ok(DeviceState::Done(tokens)) => return (waits, Ok(tokens)),
            Err(error) => return (waits, Err(error)),
        }
    }
}

#[tokio::test]
async fn a_login_on_another_device() {
    let (waits, got) = on_a_device(&[Say::Pending, Say::SlowDown, Say::Pending]).await;
    assert_eq!((waits, got), (vec![5, 5, 10, 10], Ok(tokens("access-1", Some("refresh")))));
    let (waits, got) = on_a_device(&[Say::Pending, Say::Denied]).await;
    assert_eq!((waits, got), (vec![5, 5], Err(OAuthError::Denied)));
    let (waits, got) = on_a_device(&[Say::Pending, Say::Expired]).await;
    assert_eq!((waits, got), (vec![5, 5], Err(OAuthError::Expired)));
    let (waits, got) = on_a_device(&[Say::Garbage]).await;
    assert_eq!((waits, got), (vec![5], Err(OAuthError::Garbage { status: 200 })));
}

#[tokio::test]
async fn nobody_is_waited_for_longer_than_the_code_counts() {
    let (waits, got) = on_a_device(&[Say::Pending; 20]).await;
    assert_eq!((waits.iter().sum(), got), (30_u64, Err(OAuthError::Expired)));
}

#[tokio::test]
async fn only_the_browser_that_returns_is_heard() {
    let provider = Provider { redirect_host: "127.0.0.1".to_owned(), ..Provider::default() };
    let loopback = Loopback::bind().await.expect("listens");
    let (port, flow) = (loopback.port(), CodeFlow::new(&provider, loopback.port(), random()));
    let here = format!("127.0.0.1:{port}");
    let state = URL_SAFE_NO_PAD.encode(random()[1]);
    let right = format!("/?code=c&state={state}");
    let strangers = async {
        for request in [
            format!("GET /favicon.ico HTTP/1.1\r\nHost: {here}\r\n\r\n"),
            format!("POST {right} HTTP/1.1\r\nHost: {here}\r\n\r\n"),
            format!("GET {right} HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n"),
            format!("GET {right} HTTP/1.1\r\n\r\n"),
            format!("GET {right} HTTP/1.1\r\nHost: {here}\r\nHost: {here}\r\n\r\n"),
            "\u{0}\r\n\r\n".to_owned(),
            format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(20_000)),
        ] {
            let answer = browser::talk(port, &request).await;
            assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 404"), "{answer}");
        }
        browser::talk(port, &format!("GET {right} HTTP/1.1\r\nHost: {here}\r\n\r\n")).await
    };
    let pages = pages();
    let (last, code) = tokio::join!(strangers, loopback.receive(&flow, &pages, LONG));
    assert_eq!(code, Ok("c".into()));
    assert!(last.starts_with("HTTP/1.1 200 OK\r\n") && last.contains("no-store"), "{last}");
}

#[tokio::test(start_paused = true)]
async fn nobody_comes() {
    let loopback = Loopback::bind().await.expect("listens");
    let flow = CodeFlow::new(&Provider::default(), loopback.port(), random());
    let got = loopback.receive(&flow, &pages(), LONG).await;
    assert_eq!(got, Err(OAuthError::NobodyCame));
}
