//! What is asked, and what comes back.

use funkstille_post::dns::{DnsFailure, PlayedDns};
use funkstille_post::http::{Authorization, HttpClient, HttpError, Redirects, Request};

use crate::web_server::{Reply, SITE, WebServer, ok, redirect};

fn get(address: &str) -> Request {
    Request::get(address).expect("an address")
}

#[tokio::test]
async fn an_answer_says_what_it_is_and_where_it_comes_from() {
    let server = WebServer::start(|head| match head.split(' ').nth(1) {
        Some("/feed") => ok("content-type: application/atom+xml\r\n", b"<feed/>"),
        _ => redirect("https://site.example/"),
    })
    .await;
    let client = server.client(PlayedDns::default());
    let answer = client.send(&get("http://SITE.example./feed#top")).await.expect("an answer");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.content_type.as_deref(), Some("application/atom+xml"));
    assert_eq!(answer.body, b"<feed/>");
    assert_eq!(answer.host, "site.example");
    assert!(!answer.is_cut);
}

#[tokio::test]
async fn nothing_in_a_question_tells_who_asks_or_why() {
    let server = WebServer::start(|_| ok("set-cookie: a=b\r\n", b"")).await;
    let client = server.client(PlayedDns::default());
    for _ in 0..2 {
        client.send(&get("http://site.example/a?b=c#d")).await.expect("an answer");
    }
    let expected = "GET /a?b=c HTTP/1.1\r\n\
        host: site.example\r\n\
        user-agent: Mozilla/5.0 (compatible)\r\n\
        accept: */*\r\n\
        accept-encoding: gzip\r\n\
        connection: close\r\n\r\n";
    assert_eq!(server.heard(), [expected, expected]);
}

#[tokio::test]
async fn any_status_is_an_answer() {
    for status in [204, 304, 404, 500, 503] {
        let server = WebServer::start(move |_| {
            let head = format!("HTTP/1.1 {status} As It Is\r\ncontent-length: 0\r\n\r\n");
            Reply::Whole(head.into_bytes())
        })
        .await;
        let client = server.client(PlayedDns::default());
        let answer = client.send(&get("http://site.example/")).await.expect("an answer");
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn redirects_are_followed_only_where_that_is_asked_for() {
    let server = WebServer::start(|head| match head.split(' ').nth(1) {
        Some("/") => redirect("/b/"),
        Some("/b/") => redirect("c"),
        _ => ok("", b"there"),
    })
    .await;
    let client = server.client(PlayedDns::default());
    let answer = client.send(&get("http://site.example/")).await.expect("an answer");
    assert_eq!(answer.status, 302);
    let follows = get("http://site.example/").redirects(Redirects::Follow(2));
    let answer = client.send(&follows).await.expect("an answer");
    assert_eq!((answer.status, answer.address.as_str()), (200, "http://site.example/b/c"));
    let too_few = get("http://site.example/").redirects(Redirects::Follow(1));
    let error = client.send(&too_few).await.expect_err("two redirects");
    assert!(matches!(error, HttpError::TooManyRedirects { .. }), "{error}");
}

#[tokio::test]
async fn who_asks_is_told_only_to_the_first_address() {
    let server = WebServer::start(|head| match head.split(' ').nth(1) {
        Some("/") => redirect("/b"),
        _ => ok("", b""),
    })
    .await;
    let client = server.client(PlayedDns::default());
    let request = get("http://site.example/").redirects(Redirects::Follow(2));
    let request = request.authorization(Authorization::Bearer("s3cret".to_owned()));
    assert!(!format!("{request:?}").contains("s3cret"));
    client.send(&request).await.expect("an answer");
    let told: Vec<bool> =
        server.heard().iter().map(|head| head.contains("authorization: Bearer s3cret")).collect();
    assert_eq!(told, [true, false]);
}

#[tokio::test]
async fn what_is_sent_arrives_and_is_never_sent_on() {
    let server = WebServer::start(|_| redirect("http://site.example/elsewhere")).await;
    let client = server.client(PlayedDns::default());
    let form = Request::form("http://site.example/token", &[("code", "a&b=ü"), ("x", "")]);
    let basic = Authorization::Basic { user: "me".to_owned(), password: "pw".to_owned() };
    let form = form.expect("an address").authorization(basic).redirects(Redirects::Follow(3));
    assert_eq!(client.send(&form).await.expect("an answer").status, 302);
    let json = Request::json("http://site.example/hook", b"{}".to_vec()).expect("an address");
    assert_eq!(client.send(&json).await.expect("an answer").status, 302);

    let heard = server.heard();
    assert_eq!(heard.len(), 2);
    assert!(heard[0].starts_with("POST /token HTTP/1.1\r\n"), "{}", heard[0]);
    assert!(heard[0].contains("content-type: application/x-www-form-urlencoded\r\n"));
    assert!(heard[0].contains("authorization: Basic bWU6cHc=\r\n"));
    assert!(heard[0].contains("content-length: 22\r\n"), "{}", heard[0]);
    assert!(heard[1].contains("content-type: application/json\r\n"));
}

#[tokio::test]
async fn a_host_that_cannot_be_found_or_reached_says_which_it_is() {
    let server = WebServer::start(|_| ok("", b"")).await;
    let unknown = DnsFailure::Unknown { why: "SERVFAIL".to_owned() };
    let closed = "93.184.215.99".parse().expect("an address");
    let dns = PlayedDns::default()
        .failing("broken.example", unknown)
        .host("nowhere.example", &[])
        .host("closed.example", &[closed]);
    let client = server.client(dns);
    let mut found = Vec::new();
    for host in ["gone", "nowhere", "broken", "closed"] {
        let request = get(&format!("http://{host}.example/"));
        let error = client.send(&request).await.expect_err(host);
        found.push(funkstille_core::explain::Explain::key(&error));
    }
    assert_eq!(
        found,
        [
            "error-http-no-such-host",
            "error-http-no-such-host",
            "error-http-host-unknown",
            "error-http-no-connection",
        ]
    );
}

#[test]
fn what_is_no_address_of_the_web_is_refused_before_anything_is_asked() {
    for (address, key) in [
        ("", "error-http-no-address"),
        ("site.example", "error-http-no-address"),
        ("http://", "error-http-no-address"),
        ("http://a b/", "error-http-no-address"),
        ("http://[fe80::1%25eth0]/", "error-http-no-address"),
        ("http://1.2.3.256/", "error-http-no-address"),
        ("file:///etc/passwd", "error-http-scheme"),
        ("gopher://site.example/", "error-http-scheme"),
        ("https://user@site.example/", "error-http-login"),
    ] {
        let error = Request::get(address).expect_err(address);
        assert_eq!(funkstille_core::explain::Explain::key(&error), key, "{address}");
    }
}

#[tokio::test]
async fn ports_that_nobody_named_are_refused() {
    let client = HttpClient::played(PlayedDns::default(), &[]);
    for port in [22, 25, 143, 3306, 6379, 8080] {
        let request = get(&format!("http://93.184.215.14:{port}/"));
        let error = client.send(&request).await.expect_err("a port");
        assert_eq!(error, HttpError::Port { host: "93.184.215.14".to_owned(), port });
    }
    assert_eq!(client.called(), []);
}

#[tokio::test]
async fn domains_to_avoid_are_not_called_even_where_an_answer_leads_there() {
    let server = WebServer::start(|_| redirect("http://De.People.example./in/ines")).await;
    let client = server.client(PlayedDns::default().host("de.people.example", &[SITE.ip()]));
    let avoided = || ["people.example".to_owned()].into();
    let request = get("http://site.example/").redirects(Redirects::Follow(3)).avoiding(avoided());
    let host = || "de.people.example".to_owned();
    assert_eq!(client.send(&request).await, Err(HttpError::Avoided { host: host() }));
    assert_eq!(server.heard().len(), 1);
    let direct = get("http://de.people.example/").avoiding(avoided());
    assert_eq!(client.send(&direct).await, Err(HttpError::Avoided { host: host() }));
    assert_eq!(server.heard().len(), 1);
    let other = get("http://site.example/").avoiding(["e.example".to_owned()].into());
    assert_eq!(client.send(&other).await.expect("an answer").status, 302);
}
