//! Servers that refuse, break off, hang: what became of the message is known exactly, or said not
//! to be.

use std::time::Duration;

use funkstille_post::server::Security;
use funkstille_post::smtp::{Limits, NotSent, Outcome};

use crate::sending::{LETTER, password, send, server, short, told};
use crate::smtp_server::{Act, At, Rules, SmtpServer};

/// What becomes of a letter where this goes wrong at this point, and how often it was taken.
async fn check(at: At, act: Act, wanted: &str, taken: usize) {
    let smtp = SmtpServer::start(Rules::default());
    smtp.fail(at, act.clone());
    let server = server(&smtp, Security::StartTls);
    let outcome = told(&send(&server, Some(&password()), short(), LETTER).await);
    assert!(outcome.starts_with(wanted), "{at:?} {act:?}: {outcome}");
    assert_eq!(smtp.taken().len(), taken, "{at:?} {act:?}: {outcome}");
}

fn say(said: &str) -> Act {
    Act::Say(said.to_owned())
}

const BEFORE_THE_MESSAGE: [At; 6] =
    [At::Greeting, At::Hello, At::Login, At::Sender, At::Recipient, At::Start];

#[tokio::test]
async fn whoever_breaks_off_before_the_message_has_taken_nothing() {
    for at in BEFORE_THE_MESSAGE {
        for done in [false, true] {
            check(at, Act::Close { done }, "later smtp-closed", 0).await;
            // Who says nothing at all may wait for TLS.
            let silent = if matches!(at, At::Greeting) {
                "later smtp-no-greeting"
            } else {
                "later smtp-silent"
            };
            check(at, Act::Hang { done }, silent, 0).await;
        }
        check(at, Act::SayAndClose("421 4.3.2 Shutting down".to_owned()), "later smtp-", 0).await;
    }
}

#[tokio::test]
async fn s_10_whoever_breaks_off_after_the_end_may_have_taken_it() {
    for (done, taken) in [(false, 0), (true, 1)] {
        check(At::End, Act::Close { done }, "uncertain smtp-closed", taken).await;
        check(At::End, Act::Hang { done }, "uncertain smtp-silent", taken).await;
    }
    for said in ["ok", "354 go on", "999 x", "SSH-2.0"] {
        check(At::End, say(said), "uncertain smtp-garbled-answer", 0).await;
    }
}

#[tokio::test]
async fn a_refusal_is_for_this_message_for_the_account_or_for_now() {
    for (at, said, wanted) in [
        (At::Greeting, "554 No service for you", "blocked smtp-greeting-never says=554 No service"),
        (At::Greeting, "421 4.7.0 Too many connections", "later smtp-greeting-later"),
        (At::Hello, "550 Who are you?", "blocked smtp-hello-never"),
        (At::Sender, "530 5.7.0 Authentication required", "blocked smtp-sender-never"),
        (At::Sender, "550 5.7.60 not allowed to send as", "blocked smtp-sender-never"),
        (At::Sender, "552 5.3.4 Too large", "refused smtp-sender-never"),
        (At::Sender, "451 4.3.0 Not now", "later smtp-sender-later"),
        (At::Sender, "550 5.4.5 Daily user sending limit exceeded", "later smtp-sender-never"),
        (At::Sender, "550 Send quota exceeded", "later smtp-sender-never"),
        (
            At::Recipient,
            "550 5.1.1 User unknown",
            "refused smtp-recipient-never says=550 5.1.1 User unknown",
        ),
        (
            At::Recipient,
            "451 4.7.1 Greylisted",
            "later smtp-recipient-later says=451 4.7.1 Greylisted",
        ),
        (At::Start, "554 5.5.1 No valid recipients", "refused smtp-start-never"),
        (At::Start, "250 fine", "later smtp-garbled-answer"),
        (At::Message, "552 5.3.4 Too large", "refused smtp-message-never"),
        (At::End, "554 5.6.0 Spam", "refused smtp-message-never"),
        (
            At::End,
            "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
            "later smtp-message-never",
        ),
        (At::End, "451 4.3.0 Disk full", "later smtp-message-later"),
        (At::End, "421 4.3.2 Shutting down", "later smtp-message-later"),
    ] {
        check(at, say(said), wanted, 0).await;
    }
}

#[tokio::test]
async fn what_is_said_of_a_recipient_or_of_its_message_speaks_against_the_address() {
    for (at, is_against) in [
        (At::Hello, false),
        (At::Sender, false),
        (At::Recipient, true),
        (At::Start, true),
        (At::End, true),
    ] {
        let smtp = SmtpServer::start(Rules::default());
        smtp.fail(at, say("550 5.1.1 User unknown"));
        let server = server(&smtp, Security::StartTls);
        let outcome = send(&server, Some(&password()), short(), LETTER).await;
        let Outcome::NotSent(error) = outcome else { panic!("{outcome:?}") };
        let enhanced = error.why().against_recipient().and_then(|it| it.enhanced.clone());
        assert_eq!(enhanced.as_deref(), is_against.then_some("5.1.1"), "{at:?}");
    }
}

#[tokio::test]
async fn whoever_wants_us_to_come_back_takes_it_then() {
    let smtp = SmtpServer::start(Rules::default());
    smtp.fail(At::Recipient, say("451 4.7.1 Greylisted, come back"));
    let server = server(&smtp, Security::StartTls);
    let first = send(&server, Some(&password()), short(), LETTER).await;
    assert!(matches!(first, Outcome::NotSent(NotSent::Later { .. })), "{first:?}");
    let second = send(&server, Some(&password()), short(), LETTER).await;
    assert!(matches!(second, Outcome::Accepted { .. }), "{second:?}");
    assert_eq!(smtp.counts().into_values().collect::<Vec<_>>(), [1]);
}

#[tokio::test]
async fn an_answer_may_come_slowly_and_in_many_lines() {
    for at in [At::Greeting, At::Hello, At::Sender, At::Recipient, At::Start, At::End] {
        check(at, Act::Drip, "accepted", 1).await;
    }
    let smtp = SmtpServer::start(Rules::default());
    smtp.change(|rules| rules.offers.splice(0..0, vec!["X-MORE".to_owned(); 200]).for_each(drop));
    let server = server(&smtp, Security::StartTls);
    let outcome = send(&server, Some(&password()), short(), LETTER).await;
    assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    let many = "550-5.1.1 no such user\r\n".repeat(200) + "550 5.1.1 really";
    check(At::Recipient, say(&many), "refused smtp-recipient-never says=550 5.1.1 no such user", 0)
        .await;
}

#[tokio::test]
async fn h_01_endless_answers_end() {
    let endless_line = format!("250 {}", "x".repeat(100_000));
    let endless_lines = "250-x\r\n".repeat(100_000);
    let two_codes = "250-x\r\n251 y";
    for (said, key) in [
        (endless_line.as_str(), "smtp-garbled-line"),
        (&endless_lines, "smtp-garbled-too-much"),
        (two_codes, "smtp-garbled-answer"),
    ] {
        check(At::Recipient, say(said), &format!("later {key}"), 0).await;
        check(At::End, say(said), &format!("uncertain {key}"), 0).await;
    }
}

#[tokio::test]
async fn an_answer_that_nobody_asked_for_is_none() {
    // Taken for the answer to the message, the second one would say that it was accepted.
    for said in ["354 go on\r\n250 2.0.0 Queued as 9", "354 go on\r\n354 go on"] {
        check(At::Start, say(said), "later smtp-garbled-answer", 0).await;
    }
    check(At::Recipient, say("250 ok\r\n354 go on"), "later smtp-garbled-answer", 0).await;
}

#[tokio::test]
async fn s_10_a_large_message_that_is_broken_off_is_known_not_to_be_taken() {
    // A small one has left with its end before the server reads the first line of it.
    check(At::Message, Act::Hang { done: false }, "uncertain smtp-silent", 0).await;
    let large = [LETTER, "a line of the message\r\n".repeat(1_000_000).as_bytes()].concat();
    for (act, wanted) in [
        (Act::Close { done: false }, "later smtp-"),
        (Act::Hang { done: false }, "later smtp-silent"),
        (say("552 5.3.4 Too large"), "refused smtp-message-never says=552 5.3.4 Too large"),
    ] {
        let smtp = SmtpServer::start(Rules::default());
        let limits = match act {
            Act::Hang { .. } => short(),
            _ => Limits { block: Duration::from_secs(30), ..short() },
        };
        smtp.change(|rules| rules.offers.retain(|offer| !offer.starts_with("SIZE")));
        smtp.fail(At::Message, act);
        let server = server(&smtp, Security::StartTls);
        let outcome = told(&send(&server, Some(&password()), limits, &large).await);
        assert!(outcome.starts_with(wanted), "{outcome}");
        assert!(smtp.taken().is_empty());
    }
}
