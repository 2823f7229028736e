//! Handing a message over: protected, logged in, byte for byte.

use std::collections::BTreeMap;
use std::time::Duration;

use funkstille_core::explain::Explain;
use funkstille_post::server::{Login, Secret, Security, Server};
use funkstille_post::smtp::{Envelope, Limits, NotSent, Outcome, Submission};

use crate::smtp_server::{AUTHORITY, Act, At, Protection, Rules, SmtpServer};
use crate::testbed::look::Look;
use crate::testbed::mail::{FREYA, MailBed, OTTO};

pub(crate) const LETTER: &[u8] = b"From: <freya@studio.test>\r\nTo: <otto@kunde.test>\r\n\
    Subject: offer\r\nMessage-ID: <offer@studio.test>\r\n\r\nHow do you like it?\r\n.\r\n..b\r\n";

pub(crate) fn password() -> Login {
    let password = Secret::new("secret");
    Login::Password { user: "freya@studio.test".to_owned(), password }
}

pub(crate) fn token(token: &str) -> Login {
    Login::XOAuth2 { user: "freya@studio.test".to_owned(), token: Secret::new(token) }
}

pub(crate) fn server(smtp: &SmtpServer, security: Security) -> Server {
    let extra_roots = vec![AUTHORITY.as_bytes().to_vec()];
    Server { host: "localhost".to_owned(), port: smtp.port(), security, extra_roots }
}

/// So short that a server which never answers is given up at once.
pub(crate) fn short() -> Limits {
    let wait = Duration::from_millis(300);
    Limits { reply: wait, block: wait, end: wait, ..Limits::default() }
}

/// Hands over a letter to Otto.
pub(crate) async fn send(
    server: &Server,
    login: Option<&Login>,
    limits: Limits,
    message: &[u8],
) -> Outcome {
    let envelope = Envelope::new("freya@studio.test", "otto@kunde.test").expect("addresses");
    match offered(server, login, limits, (&envelope, message)).await {
        Ok(outcome) => outcome,
        Err(error) => Outcome::NotSent(error),
    }
}

async fn offered(
    server: &Server,
    login: Option<&Login>,
    limits: Limits,
    (envelope, message): (&Envelope, &[u8]),
) -> Result<Outcome, NotSent> {
    let submission = Submission::open(server, login, limits).await?;
    Ok(submission.offer(envelope, message).await?.send().await)
}

/// What became of it in one line: `accepted`, or how it was not, with key and facts.
pub(crate) fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted { reply } => format!("accepted {reply}"),
        Outcome::NotSent(NotSent::Refused { why }) => format!("refused {why}"),
        Outcome::NotSent(NotSent::Blocked { why }) => format!("blocked {why}"),
        Outcome::NotSent(NotSent::Later { why }) => format!("later {why}"),
        Outcome::Uncertain { why } => format!("uncertain {why}"),
    }
}

/// What becomes of a letter with this server and Freya's password.
async fn result(smtp: &SmtpServer, security: Security) -> String {
    told(&send(&server(smtp, security), Some(&password()), short(), LETTER).await)
}

#[tokio::test]
async fn a_message_is_handed_over_as_it_is() {
    let large = [LETTER, "x.y\r\n.z\r\n".repeat(200_000).as_bytes()].concat();
    for (protection, security) in
        [(Protection::Tls, Security::Tls), (Protection::StartTls, Security::StartTls)]
    {
        for message in [LETTER, &large] {
            let smtp = SmtpServer::start(Rules { protection, ..Rules::default() });
            let server = server(&smtp, security);
            let outcome = send(&server, Some(&password()), Limits::default(), message).await;
            assert_eq!(told(&outcome), "accepted 250 2.0.0 Queued as 1");
            let taken = smtp.taken();
            assert!(taken[0].bytes == message, "{protection:?}");
            assert_eq!((taken.len(), taken[0].user.as_str()), (1, "freya@studio.test"));
            assert_eq!(taken[0].from, "freya@studio.test");
            assert_eq!(taken[0].to, ["otto@kunde.test"]);
            let counts = BTreeMap::from([("<offer@studio.test>".to_owned(), 1)]);
            assert_eq!(smtp.counts(), counts);
        }
    }
}

#[tokio::test]
async fn every_way_to_log_in_is_known() {
    let long = "t".repeat(2000);
    for (offers, login, words) in [
        ("AUTH PLAIN LOGIN", password(), "AUTH PLAIN"),
        ("AUTH LOGIN", password(), "AUTH LOGIN"),
        ("AUTH=LOGIN", password(), "AUTH LOGIN"),
        ("AUTH PLAIN XOAUTH2", token("good-token"), "AUTH XOAUTH2"),
        // It does not fit into a command and is sent when it is asked for.
        ("AUTH XOAUTH2", token(&long), "AUTH XOAUTH2"),
    ] {
        let mut rules = Rules { offers: vec![offers.to_owned()], ..Rules::default() };
        if login == token(&long) {
            rules.tokens.insert("freya@studio.test".to_owned(), long.clone());
        }
        let smtp = SmtpServer::start(rules);
        let server = server(&smtp, Security::StartTls);
        let outcome = send(&server, Some(&login), short(), LETTER).await;
        assert_eq!(told(&outcome), "accepted 250 2.0.0 Queued as 1", "{offers}");
        assert!(smtp.log().contains(&words.to_owned()), "{:?}", smtp.log());
    }
}

#[tokio::test]
async fn a_server_of_this_computer_may_want_no_login() {
    let rules = Rules { protection: Protection::None, wants_login: false, ..Rules::default() };
    let smtp = SmtpServer::start(rules);
    let outcome = send(&server(&smtp, Security::Plain), None, short(), LETTER).await;
    assert_eq!(told(&outcome), "accepted 250 2.0.0 Queued as 1");
}

#[tokio::test]
async fn a_login_that_is_refused_says_what_to_do() {
    for (said, login, error) in [
        (
            "",
            token("bad"),
            "smtp-token-refused user=freya@studio.test says=535 5.7.8 \
            Authentication credentials invalid",
        ),
        ("535 5.7.8 Error: authentication failed", password(), "smtp-wrong-password"),
        (
            "535-5.7.8 Username and Password not accepted.\r\n535 5.7.8 See help",
            password(),
            "smtp-wrong-password",
        ),
        (
            "534-5.7.9 Application-specific password required.\r\n534 5.7.9 x",
            password(),
            "smtp-app-password",
        ),
        (
            "550 5.7.30 Basic authentication is not supported for Client Submission.",
            password(),
            "smtp-passwords-off",
        ),
        (
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
            password(),
            "smtp-not-allowed",
        ),
        ("432 4.7.12 A password transition is needed", password(), "smtp-password-expired"),
        ("538 5.7.11 Encryption required", password(), "smtp-protection-wanted"),
    ] {
        let smtp = SmtpServer::start(Rules::default());
        if !said.is_empty() {
            smtp.fail(At::Login, Act::Say(said.to_owned()));
        }
        let server = server(&smtp, Security::StartTls);
        let outcome = told(&send(&server, Some(&login), short(), LETTER).await);
        assert!(outcome.starts_with(&format!("blocked {error}")), "{outcome}");
        assert!(smtp.taken().is_empty());
    }
    for (said, error) in [
        ("454 4.7.0 Temporary authentication failure", "smtp-unavailable"),
        ("432 4.3.2 Concurrent connections limit exceeded", "smtp-too-many"),
    ] {
        let smtp = SmtpServer::start(Rules::default());
        smtp.fail(At::Login, Act::Say(said.to_owned()));
        let server = server(&smtp, Security::StartTls);
        let outcome = told(&send(&server, Some(&password()), short(), LETTER).await);
        assert!(outcome.starts_with(&format!("later {error}")), "{outcome}");
    }
}

#[tokio::test]
async fn without_a_common_way_to_log_in_none_is_tried() {
    for (offers, login) in
        [("AUTH GSSAPI CRAM-MD5", password()), ("AUTH PLAIN", token("x")), ("HELP", password())]
    {
        let smtp = SmtpServer::start(Rules { offers: vec![offers.to_owned()], ..Rules::default() });
        let outcome =
            told(&send(&server(&smtp, Security::StartTls), Some(&login), short(), LETTER).await);
        assert!(outcome.starts_with("blocked smtp-no-way-to-log-in"), "{outcome}");
        assert!(!smtp.log().iter().any(|line| line.starts_with("AUTH")));
    }
}

#[tokio::test]
async fn what_a_server_repeats_of_a_secret_is_not_shown() {
    // `\0freya@studio.test\0secret`, and the secret alone.
    let (words, alone) = ("AGZyZXlhQHN0dWRpby50ZXN0AHNlY3JldA==", "c2VjcmV0");
    for said in [
        format!("501 5.5.2 Cannot decode {words}"),
        format!("501 5.5.2 Cannot decode {}...", &words[..20]),
        format!("501 5.5.2 Cannot decode {alone}"),
        "535 secret is wrong".to_owned(),
        "535 sec\u{202e}ret is wrong".to_owned(),
    ] {
        let smtp = SmtpServer::start(Rules::default());
        smtp.fail(At::Login, Act::Say(said));
        let outcome =
            send(&server(&smtp, Security::StartTls), Some(&password()), short(), LETTER).await;
        let shown = format!("{outcome:?} {}", told(&outcome));
        let is_shown = [&words[..20], alone, "secret"].iter().any(|it| shown.contains(it));
        assert!(shown.contains('…') && !is_shown, "{shown}");
    }
}

#[tokio::test]
async fn starttls_is_never_left_out() {
    // The server has none, or somebody between says so.
    let smtp = SmtpServer::start(Rules { protection: Protection::None, ..Rules::default() });
    let outcome = result(&smtp, Security::StartTls).await;
    assert!(outcome.starts_with("blocked smtp-no-starttls place=localhost:"), "{outcome}");
    assert_eq!(smtp.log(), ["EHLO [127.0.0.1]"]);
    // It says that it has it, and then refuses.
    let smtp = SmtpServer::start(Rules::default());
    smtp.fail(At::StartTls, Act::Say("454 TLS not available".to_owned()));
    let outcome = result(&smtp, Security::StartTls).await;
    assert!(outcome.starts_with("blocked smtp-no-starttls"), "{outcome}");
    assert_eq!(smtp.log(), ["EHLO [127.0.0.1]", "STARTTLS"]);
}

#[tokio::test]
async fn what_is_said_before_tls_counts_for_nothing() {
    let injected = "250-x\r\n250 AUTH GSSAPI\r\n235 2.7.0 Welcome".to_owned();
    let smtp = SmtpServer::start(Rules { injected, ..Rules::default() });
    let outcome = result(&smtp, Security::StartTls).await;
    assert_eq!(outcome, "accepted 250 2.0.0 Queued as 1");
    assert_eq!(smtp.log()[2..4], ["EHLO [127.0.0.1]", "AUTH PLAIN"]);
}

#[tokio::test]
async fn a_wrong_certificate_is_told_nothing() {
    let elsewhere = include_str!("../certificates/elsewhere.pem");
    for (protection, security) in
        [(Protection::Tls, Security::Tls), (Protection::StartTls, Security::StartTls)]
    {
        let rules = Rules { protection, certificate: elsewhere.to_owned(), ..Rules::default() };
        let smtp = SmtpServer::start(rules);
        let outcome = result(&smtp, security).await;
        assert_eq!(outcome, "blocked smtp-certificate-other-name host=localhost");
        assert!(!smtp.log().iter().any(|line| line.starts_with("AUTH")));
    }
    let smtp = SmtpServer::start(Rules { protection: Protection::None, ..Rules::default() });
    let outcome = result(&smtp, Security::Tls).await;
    assert!(outcome.starts_with("blocked smtp-no-tls"), "{outcome}");
}

#[tokio::test]
async fn without_protection_nobody_else_is_spoken_to() {
    let host = "192.0.2.1".to_owned();
    let server = Server { host, port: 25, security: Security::Plain, extra_roots: Vec::new() };
    let outcome = told(&send(&server, Some(&password()), short(), LETTER).await);
    assert_eq!(outcome, "blocked smtp-plain-over-network place=192.0.2.1:25");
}

#[tokio::test]
async fn what_a_server_cannot_take_is_not_offered() {
    for (offers, to, message, error) in [
        ("SIZE 100", "otto@kunde.test", LETTER, "smtp-too-large"),
        ("SIZE 0", "otto@kunde.test", LETTER, ""),
        ("HELP", "jürgen@kunde.test", LETTER, "smtp-needs-utf8"),
        ("SMTPUTF8", "jürgen@kunde.test", LETTER, ""),
        ("HELP", "otto@kunde.test", "Subject: x\r\n\r\nä".as_bytes(), "smtp-needs-eight-bit"),
        ("8BITMIME", "otto@kunde.test", "Subject: x\r\n\r\nä".as_bytes(), ""),
        ("HELP", "otto@kunde.test", &b"Subject: x\r\n\r\n\0"[..], "smtp-zero-byte"),
    ] {
        let offers = vec![offers.to_owned(), "AUTH PLAIN".to_owned()];
        let smtp = SmtpServer::start(Rules { offers, ..Rules::default() });
        let envelope = Envelope::new("freya@studio.test", to).expect("addresses");
        let server = server(&smtp, Security::StartTls);
        let outcome = offered(&server, Some(&password()), short(), (&envelope, message)).await;
        match outcome {
            Ok(outcome) => assert_eq!(told(&outcome), "accepted 250 2.0.0 Queued as 1", "{error}"),
            Err(NotSent::Refused { why }) => {
                assert_eq!(why.key(), error);
                assert!(!smtp.log().iter().any(|line| line.starts_with("MAIL")));
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn h_04_no_message_smuggles_another_one() {
    let inner = "DATA\r\nMAIL FROM:<x@y.example>\r\nRCPT TO:<z@y.example>\r\nDATA\r\nhello";
    for end in ["\n.\n", "\r.\r", "\r\n.\n", "\n.\r\n", "\r\n.\r\n", "\r\n.\r"] {
        let smtp = SmtpServer::start(Rules::default());
        let message = format!("Subject: x\r\n\r\nhi{end}{inner}{end}");
        let server = server(&smtp, Security::StartTls);
        let outcome = send(&server, Some(&password()), short(), message.as_bytes()).await;
        assert_eq!(told(&outcome), "accepted 250 2.0.0 Queued as 1");
        let taken = smtp.taken();
        let text = String::from_utf8_lossy(&taken[0].bytes).into_owned();
        assert_eq!((taken.len(), text.matches("hello").count()), (1, 1), "{end:?}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    }
}

#[tokio::test]
async fn what_was_taken_is_delivered_or_comes_back() {
    let Some(bed) = MailBed::start() else { return };
    let smtp = SmtpServer::start(Rules::default());
    smtp.deliver_to(&bed.lmtp());
    let server = server(&smtp, Security::StartTls);
    let outcome = send(&server, Some(&password()), short(), LETTER).await;
    assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    let got = Look::inbox(&bed, &OTTO).ask("FETCH * (BODY.PEEK[])");
    assert!(got.contains("How do you like it?\r\n.\r\n..b\r\n"), "{got}");
    smtp.change(|rules| {
        rules.bounces.insert("otto@kunde.test".to_owned(), "5.1.1".to_owned());
    });
    let outcome = send(&server, Some(&password()), short(), LETTER).await;
    assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    let got = Look::inbox(&bed, &FREYA).ask("FETCH * (BODY.PEEK[])");
    for part in ["Final-Recipient: rfc822; otto@kunde.test", "Message-ID: <offer@studio.test>"] {
        assert!(got.contains(part), "{part}: {got}");
    }
}
