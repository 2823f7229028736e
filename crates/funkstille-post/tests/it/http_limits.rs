//! Whatever a server does, it costs no more than was put up with.

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use funkstille_post::dns::PlayedDns;
use funkstille_post::http::{Answer, HttpError, Limits, Redirects, Request};

use crate::web_server::{Reply, WebServer, ok, redirect};

const LIMITS: Limits = Limits {
    total: Duration::from_secs(20),
    connect: Duration::from_secs(5),
    head_bytes: 8 * 1024,
    body_bytes: 64 * 1024,
    cut: false,
};

async fn ask(
    limits: Limits,
    reply: impl Fn(&str) -> Reply + Send + Sync + 'static,
) -> Result<Answer, HttpError> {
    let server = WebServer::start(reply).await;
    let request = Request::get("http://site.example/").expect("an address");
    let request = request.limits(limits).redirects(Redirects::Follow(5));
    server.client(PlayedDns::default()).send(&request).await
}

fn too_large(limit_bytes: usize) -> HttpError {
    HttpError::TooLarge { host: "site.example".to_owned(), limit_bytes }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

#[tokio::test]
async fn h_08_an_endless_answer_is_refused_or_cut() {
    let endless =
        |_: &str| Reply::Endless(b"HTTP/1.1 200 OK\r\n\r\n".to_vec(), vec![b'x'; 16 * 1024]);
    assert_eq!(ask(LIMITS, endless).await, Err(too_large(LIMITS.body_bytes)));
    let answer = ask(Limits { cut: true, ..LIMITS }, endless).await.expect("an answer");
    assert!(answer.is_cut);
    assert_eq!(answer.body, vec![b'x'; LIMITS.body_bytes]);
}

#[tokio::test]
async fn h_08_endless_chunks_are_an_endless_answer() {
    let endless = |_: &str| {
        let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
        Reply::Endless(head, b"1\r\nx\r\n".repeat(1000))
    };
    assert_eq!(ask(LIMITS, endless).await, Err(too_large(LIMITS.body_bytes)));
}

#[tokio::test]
async fn an_answer_of_just_the_limit_is_whole() {
    let answer = ask(LIMITS, |_| ok("", &vec![b'x'; 64 * 1024])).await.expect("an answer");
    assert_eq!((answer.body.len(), answer.is_cut), (LIMITS.body_bytes, false));
}

#[tokio::test]
async fn h_08_what_is_packed_is_unpacked_up_to_the_limit() {
    let small = gzip(b"hello");
    let answer = ask(LIMITS, move |_| ok("content-encoding: gzip\r\n", &small)).await;
    assert_eq!(answer.expect("an answer").body, b"hello");

    let bomb = gzip(&vec![0; 50 * 1024 * 1024]);
    assert!(bomb.len() < LIMITS.body_bytes, "it must get through to be unpacked");
    let reply = move |_: &str| ok("content-encoding: gzip\r\n", &bomb);
    assert_eq!(ask(LIMITS, reply.clone()).await, Err(too_large(LIMITS.body_bytes)));
    let answer = ask(Limits { cut: true, ..LIMITS }, reply).await.expect("an answer");
    assert!(answer.is_cut);
    assert_eq!(answer.body.len(), LIMITS.body_bytes);
}

#[tokio::test]
async fn what_is_packed_in_another_way_or_broken_is_no_answer() {
    for headers in ["content-encoding: br\r\n", "content-encoding: gzip\r\n"] {
        let answer = ask(LIMITS, move |_| ok(headers, b"no such thing")).await;
        assert!(matches!(answer, Err(HttpError::BadAnswer { .. })), "{answer:?}");
    }
}

#[tokio::test]
async fn h_08_a_head_without_an_end_is_refused() {
    let one_line = |_: &str| Reply::Endless(b"HTTP/1.1 200 OK\r\nx: ".to_vec(), vec![b'x'; 4096]);
    let many_lines =
        |_: &str| Reply::Endless(b"HTTP/1.1 200 OK\r\n".to_vec(), b"x: y\r\n".to_vec());
    for answer in [ask(LIMITS, one_line).await, ask(LIMITS, many_lines).await] {
        assert!(matches!(answer, Err(HttpError::BadAnswer { .. })), "{answer:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn h_08_a_slow_answer_is_given_up() {
    let slow = HttpError::TooSlow { host: "site.example".to_owned(), seconds: 20 };
    for begun in ["", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhel"] {
        let answer = ask(LIMITS, |_| Reply::Stops(begun.as_bytes().to_vec())).await;
        assert_eq!(answer, Err(slow.clone()), "{begun:?}");
    }
}

#[tokio::test]
async fn h_08_redirects_end() {
    let to_itself = ask(LIMITS, |_| redirect("/again")).await;
    let many = HttpError::TooManyRedirects { host: "site.example".to_owned() };
    assert_eq!(to_itself, Err(many.clone()));
    let back_and_forth =
        ask(LIMITS, |head| redirect(if head.starts_with("GET /a ") { "/b" } else { "/a" }));
    assert_eq!(back_and_forth.await, Err(many));
}

#[tokio::test]
async fn what_is_no_answer_of_the_web_says_so() {
    for bytes in ["", "SSH-2.0-OpenSSH_9.9\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhel"]
    {
        let answer = ask(LIMITS, |_| Reply::Whole(bytes.as_bytes().to_vec())).await;
        assert!(matches!(answer, Err(HttpError::BadAnswer { .. })), "{bytes:?}: {answer:?}");
    }
}
