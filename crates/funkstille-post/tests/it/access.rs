//! Reaching a server: protected, or not at all; and logging in, or knowing why not.

use std::time::Duration;

use funkstille_post::imap::{Limits, Login, Mailbox, Secret, Security, Server};
use funkstille_post::server::ServerError;
use tokio::net::TcpListener;

use crate::fake::{Fake, World, login};
use crate::keeper::Keeper;

const AUTHORITY: &[u8] = include_bytes!("../certificates/authority.pem");
const LOCALHOST: &str = include_str!("../certificates/localhost.pem");
const EXPIRED: &str = include_str!("../certificates/expired.pem");
const ELSEWHERE: &str = include_str!("../certificates/elsewhere.pem");
const ITSELF: &str = include_str!("../certificates/itself.pem");

fn protected(fake: &Fake, security: Security) -> Server {
    let extra_roots = vec![AUTHORITY.to_vec()];
    Server { host: "localhost".to_owned(), security, extra_roots, ..fake.server() }
}

/// A server with TLS from the first byte, or after a greeting.
async fn with_tls(security: Security, certificate: &str) -> (Fake, Server) {
    let mut world = World::with_messages("", 1);
    certificate.clone_into(&mut world.certificate);
    if security == Security::Tls {
        world.greeting.clear();
    }
    let fake = Fake::start(world).await;
    let server = protected(&fake, security);
    (fake, server)
}

#[tokio::test]
async fn a_right_certificate_opens_both_ways() {
    for security in [Security::Tls, Security::StartTls] {
        let (_fake, server) = with_tls(security, LOCALHOST).await;
        let mut mailbox = Mailbox::open(&server, &login(), Limits::default()).await.expect("open");
        let mut keeper = Keeper::default();
        keeper.read(&mut mailbox).await.expect("read");
        assert_eq!(keeper.mails.len(), 1);
    }
}

#[tokio::test]
async fn a_wrong_certificate_opens_nothing() {
    for security in [Security::Tls, Security::StartTls] {
        for (certificate, key) in
            [(EXPIRED, "imap-certificate-expired"), (ELSEWHERE, "imap-certificate-other-name")]
        {
            let (fake, server) = with_tls(security, certificate).await;
            let error = fake.refused(&server, &login()).await;
            assert!(error.starts_with(key), "{error}");
        }
        let (fake, mut server) = with_tls(security, LOCALHOST).await;
        server.extra_roots = vec![EXPIRED.as_bytes().to_vec()];
        let error = fake.refused(&server, &login()).await;
        assert!(error.starts_with("imap-certificate-untrusted"), "{error}");
        let told = fake.world().log.join("\n");
        assert!(!told.contains("AUTHENTICATE"), "{told}");
    }
}

#[tokio::test]
async fn a_certificate_that_only_vouches_for_itself_opens_where_it_is_named() {
    let (fake, mut server) = with_tls(Security::Tls, ITSELF).await;
    let error = fake.refused(&server, &login()).await;
    assert!(error.starts_with("imap-certificate-untrusted"), "{error}");
    server.extra_roots = vec![ITSELF.as_bytes().to_vec()];
    assert_eq!(fake.refused(&server, &login()).await, "open");
    // It is named for the server that it names itself, and no other.
    server.host = "127.0.0.1".to_owned();
    let error = fake.refused(&server, &login()).await;
    assert!(error.starts_with("imap-certificate-other-name"), "{error}");
}

#[tokio::test]
async fn a_certificate_that_is_named_must_hold_and_be_the_servers() {
    for (certificate, named, key) in [
        (LOCALHOST, LOCALHOST, "open"),
        (EXPIRED, EXPIRED, "imap-certificate-expired"),
        (ELSEWHERE, ELSEWHERE, "imap-certificate-other-name"),
        (LOCALHOST, ITSELF, "imap-certificate-untrusted"),
    ] {
        let (fake, mut server) = with_tls(Security::Tls, certificate).await;
        server.extra_roots = vec![named.as_bytes().to_vec()];
        let error = fake.refused(&server, &login()).await;
        assert!(error.starts_with(key), "{key}: {error}");
    }
}

#[tokio::test]
async fn starttls_is_never_left_out() {
    // The server has none, or somebody between says so.
    let fake = Fake::start(World::with_messages("", 1)).await;
    let server = protected(&fake, Security::StartTls);
    let place = format!("place=localhost:{}", server.port);
    assert_eq!(fake.refused(&server, &login()).await, format!("imap-no-starttls {place}"));
    fake.world().greeting = "* PREAUTH you are freya".to_owned();
    assert_eq!(fake.refused(&server, &login()).await, format!("imap-no-starttls {place}"));
    let told = fake.world().log.join("\n");
    assert!(!told.contains("AUTHENTICATE") && !told.contains("EXAMINE"), "{told}");
}

/// The likeliest mix-up: a port where TLS comes first, and a connection that waits for a greeting.
#[tokio::test]
async fn a_server_that_waits_for_tls_is_told_from_a_slow_one() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let host = "localhost".to_owned();
    let server = Server { host, port, security: Security::StartTls, extra_roots: vec![] };
    let limits = Limits { silence: Duration::from_millis(50), ..Limits::default() };
    let opened = Mailbox::open(&server, &login(), limits).await.map(|_| ());
    let place = format!("localhost:{port}");
    assert_eq!(opened, Err(ServerError::NoGreeting { place }.into()));
    drop(listener);
}

#[tokio::test]
async fn what_is_said_before_tls_counts_for_nothing() {
    let (fake, server) = with_tls(Security::StartTls, LOCALHOST).await;
    fake.world().injected =
        "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nf2 OK injected\r\nf3 OK injected\r\n".to_owned();
    let mut mailbox = Mailbox::open(&server, &login(), Limits::default()).await.expect("open");
    let mut keeper = Keeper::default();
    keeper.read(&mut mailbox).await.expect("read");
    let told = fake.world().log.join("\n");
    assert!(told.contains("AUTHENTICATE") && keeper.mails.len() == 1, "{told}");
}

#[tokio::test]
async fn a_plain_port_is_no_tls_port() {
    let fake = Fake::start(World::with_messages("", 1)).await;
    let server = protected(&fake, Security::Tls);
    let error = fake.refused(&server, &login()).await;
    assert_eq!(error, format!("imap-no-tls place=localhost:{}", server.port));
}

#[tokio::test]
async fn without_protection_nobody_else_is_spoken_to() {
    let server = Server {
        host: "192.0.2.1".to_owned(),
        port: 143,
        security: Security::Plain,
        extra_roots: Vec::new(),
    };
    let error = Mailbox::open(&server, &login(), Limits::default()).await.err();
    let place = "192.0.2.1:143".to_owned();
    assert_eq!(error, Some(ServerError::PlainOverNetwork { place }.into()));
}

#[tokio::test]
async fn a_refused_token_says_why_in_words() {
    for (refusal, challenge, says) in [
        // {"status":"400","schemes":"Bearer"}
        (
            "NO [AUTHENTICATIONFAILED] Invalid credentials",
            "eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIn0=",
            "Invalid credentials",
        ),
        ("NO [AUTHENTICATIONFAILED]", "eyJzdGF0dXMiOiI0MDAi", "server-said-nothing"),
        // Token expired
        ("NO Invalid", "VG9rZW4gZXhwaXJlZA==", "Invalid Token expired"),
    ] {
        let mut world = World::new("AUTH=XOAUTH2");
        (world.refusal, world.challenge) = (refusal.to_owned(), challenge.to_owned());
        let fake = Fake::start(world).await;
        let token = Secret::new("canary");
        let login = Login::XOAuth2 { user: "freya".to_owned(), token };
        let told = fake.refused(&fake.server(), &login).await;
        assert_eq!(told, format!("imap-token-refused user=freya says={says}"), "{refusal}");
    }
}

#[tokio::test]
async fn a_server_that_repeats_the_login_shows_it_to_nobody() {
    // AUTHENTICATE PLAIN of freya, and LOGIN.
    let sent = "AGZyZXlhAGNhbmFyeS0wODE1";
    for (capabilities, says) in [
        ("IMAP4rev1 AUTH=PLAIN SASL-IR", format!("BAD no AUTHENTICATE PLAIN {sent} here")),
        ("IMAP4rev1 AUTH=PLAIN SASL-IR", format!("NO what is {}...", &sent[..14])),
        ("IMAP4rev1", "NO [AUTHENTICATIONFAILED] LOGIN \"freya\" \"canary-0815\"".to_owned()),
        ("IMAP4rev1", "BAD \u{1b}[2Jcanary-0815".to_owned()),
    ] {
        let mut world = World::new("");
        capabilities.clone_into(&mut world.capabilities);
        world.refusal.clone_from(&says);
        let fake = Fake::start(world).await;
        let password = Secret::new("canary-0815");
        let login = Login::Password { user: "freya".to_owned(), password };
        let told = fake.refused(&fake.server(), &login).await;
        assert!(told.starts_with("imap-wrong-password user=freya"), "{told}");
        let is_shown = told.contains("canary") || told.contains(&sent[..14]);
        assert!(!is_shown && !told.contains(char::is_control), "{told}");
    }
}

#[tokio::test]
async fn greetings_that_are_none_are_named() {
    for (greeting, error) in [
        ("* BYE Too many connections from you", "imap-too-many"),
        ("* BYE Down for maintenance, try again later", "imap-unavailable"),
        ("* BYE Go away", "imap-closed"),
        ("SSH-2.0-x", "imap-no-imap"),
        ("HTTP/1.1 400 Bad Request", "imap-no-imap"),
        ("220 mail.example.org ESMTP", "imap-no-imap"),
    ] {
        let fake = Fake::start(World::new("")).await;
        greeting.clone_into(&mut fake.world().greeting);
        let told = fake.refused(&fake.server(), &login()).await;
        assert!(told.starts_with(error), "{greeting}: {told}");
    }
}

#[tokio::test]
async fn without_plain_the_old_command_is_used_unless_it_is_off() {
    let fake = Fake::start(World::with_messages("", 1)).await;
    fake.world().capabilities = "IMAP4rev1".to_owned();
    assert_eq!(fake.refused(&fake.server(), &login()).await, "open");
    assert!(fake.world().log.contains(&"f2 LOGIN \"freya\" \"secret\"".to_owned()));
    fake.world().capabilities = "IMAP4rev1 LOGINDISABLED AUTH=GSSAPI".to_owned();
    let told = fake.refused(&fake.server(), &login()).await;
    assert!(told.starts_with("imap-no-way-to-log-in offered=AUTH=GSSAPI"), "{told}");
}
