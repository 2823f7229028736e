//! H-04: whatever stands in a name, an address, a subject or a text, on the way through the whole
//! program to the server it adds no header, no recipient and no command.

use std::collections::BTreeSet;

use funkstille_core::client::{
    ContactRole, DebtorKind, FormOfAddress, Language, ProjectStage, Reach,
};
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::{Error, letters, projects};
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::desk::Desk;
use super::sending::deliver;
use crate::mail::post::{ME, MIRA, Post, mail};
use crate::smtp_server::SmtpServer;
use crate::testbed::mail::FREYA;
use crate::way_out;

const SENT_ON: Date = date(2026, 3, 4);
const DUE_ON: Date = date(2026, 3, 9);

/// The headers of a letter.
const HEADERS: [&str; 13] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Thread-Topic",
    "Thread-Index",
    "X-Funkstille-Letter",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

/// Parts of a value: signs that have ended a line somewhere, and what would follow them.
fn value() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[A-Za-zäß ]{1,12}",
        1 => Just("\r\n".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("\r".to_owned()),
        1 => Just("\0".to_owned()),
        1 => Just("\u{2028}".to_owned()),
        1 => Just("\u{2029}".to_owned()),
        1 => Just("\u{85}".to_owned()),
        1 => Just("\u{b}\u{c}\u{1b}[2J".to_owned()),
        1 => Just("\r\n.\r\nMAIL FROM:<x@evil.example>\r\n".to_owned()),
        1 => Just("Bcc: all@evil.example".to_owned()),
        1 => Just("\", <all@evil.example>, \"".to_owned()),
        1 => Just("=?utf-8?Q?=0D=0ABcc:_x@evil.example?=".to_owned()),
    ];
    proptest::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

/// The same on one line, as names are: others are refused, which `refused` shows.
fn line() -> impl Strategy<Value = String> {
    value().prop_map(|value| value.replace(char::is_control, " "))
}

/// An address, or something that only looks like one.
fn address() -> impl Strategy<Value = String> {
    let tail = prop_oneof![
        6 => Just(String::new()),
        1 => Just(">\r\nRCPT TO:<x@evil.example".to_owned()),
        1 => Just(", x@evil.example".to_owned()),
        1 => Just("\r\nBcc: x@evil.example".to_owned()),
        1 => value(),
    ];
    tail.prop_map(|tail| format!("mira@kunde.example{tail}"))
}

/// What a business is told, by whomever.
#[derive(Clone, Debug)]
struct Values {
    own: String,
    signature: String,
    client: String,
    person: String,
    greeting: String,
    address: String,
    title: String,
    subject: String,
    message_id: String,
    words: String,
}

fn values() -> impl Strategy<Value = Values> {
    let first = (value(), value(), line(), line(), value());
    let second = (line(), value(), value(), value());
    (first, second, address(), any::<bool>()).prop_map(|(first, second, address, is_id)| {
        let (own, signature, client, person, greeting) = first;
        let (title, subject, message_id, words) = second;
        let message_id = if is_id { "offer@studio.test".to_owned() } else { message_id };
        Values {
            own,
            signature,
            client,
            person,
            greeting,
            address,
            title,
            subject,
            message_id,
            words,
        }
    })
}

/// Does what a person does with such a value; what is refused is told, and nothing came of it.
fn told<T>(done: Result<T, Error>) -> Option<T> {
    match done {
        Ok(done) => Some(done),
        Err(error) => {
            let has_reason = matches!(error, Error::Problem(_) | Error::BadAddress { .. });
            assert!(has_reason, "{error:?}");
            None
        }
    }
}

/// The letter to a client of these values, approved, or nothing where they are refused.
async fn letter(desk: &mut Desk, values: &Values) -> Option<()> {
    desk.set(|business| {
        FREYA.address.clone_into(&mut business.email);
        business.name.clone_from(&values.own);
        business.signature.clone_from(&values.signature);
    })
    .await;
    let contact = NewContact {
        name: values.person.clone(),
        role: ContactRole::Project,
        form_of_address: FormOfAddress::Formal,
        greeting: Some(values.greeting.clone()),
        reaches: vec![Reach::Address(values.address.clone())],
    };
    let new = NewClient {
        name: values.client.clone(),
        language: Language::German,
        debtor: Some(DebtorKind::Business),
        zone: None,
        contacts: vec![contact],
    };
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let client = told(clients::add(engine, moment, &new).await)?;
    let title = (values.title.as_str(), ProjectStage::Enquiry);
    let project = told(projects::open(engine, moment, &client, title).await)?;
    let new = NewCase {
        client,
        project: Some(project),
        subject: values.subject.clone(),
        message_id: Some(values.message_id.clone()),
        sent_on: Some(SENT_ON),
        ..NewCase::default()
    };
    told(cases::open(engine, moment, &new).await)?;
    desk.go_to(DUE_ON);
    desk.tick().await;
    let number = desk.letters(OutboxState::InReview).await.first()?.number.clone();
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let words = (Some(values.words.as_str()), None);
    told(letters::edit(engine, moment, &number, words).await);
    told(letters::approve(engine, moment, &number, None).await)?;
    Some(())
}

/// Lets it leave, and looks at what the server heard and took.
async fn leaves(desk: &mut Desk, server: &SmtpServer) {
    desk.moment.now += 2.hours();
    desk.sink = way_out::to(server.port(), None);
    deliver(desk, &|_| {}).await.expect("a round");
    let taken = server.taken();
    let [taken] = &taken[..] else { panic!("{} letters: {:?}", taken.len(), server.log()) };
    assert_eq!(taken.from, FREYA.address);
    let [to] = &taken.to[..] else { panic!("{:?}", taken.to) };
    assert!(to.starts_with("mira") && !to.contains("evil"), "{to}");
    assert!(to.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>,\"".contains(&byte)), "{to}");
    let log = server.log();
    let verbs: Vec<&str> =
        log.iter().map(|line| line.split([' ', ':']).next().unwrap_or_default()).collect();
    assert_eq!(verbs, ["EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"], "{log:?}");
    check_bytes(&taken.bytes, to);
}

fn check_bytes(bytes: &[u8], to: &str) {
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    assert!(text.is_ascii(), "{text}");
    for line in text.split("\r\n") {
        assert!(!line.contains(['\r', '\n', '\0']), "{line:?}");
    }
    // By hand, as the simplest reader does it.
    let head = text.split("\r\n\r\n").next().expect("a head");
    let begins = |line: &&str| !line.starts_with([' ', '\t']);
    let names: Vec<&str> = head
        .split("\r\n")
        .filter(begins)
        .map(|line| line.split(':').next().unwrap_or_default())
        .collect();
    let unique: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(unique.len(), names.len(), "{head}");
    assert!(unique.iter().all(|name| HEADERS.contains(name)), "{head}");
    let message = mail_parser::MessageParser::default().parse(bytes).expect("a message");
    let recipients = message.to().expect("a recipient");
    let addresses: Vec<_> = recipients.iter().map(|to| to.address()).collect();
    assert_eq!(addresses, [Some(to)], "{head}");
    assert!(message.cc().is_none() && message.bcc().is_none(), "{head}");
    let is_line = |text: &str| {
        let ends = |sign: char| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}');
        !text.contains(ends)
    };
    assert!(is_line(message.subject().unwrap_or_default()), "{head}");
    assert!(recipients.iter().all(|to| is_line(to.name().unwrap_or_default())), "{head}");
    assert_eq!(message.attachment_count(), 0);
}

/// An offer with such a subject, which its sender's program may have encoded, opens a case by itself.
async fn answers(subject: &str, topic: &str) {
    let server = way_out::server();
    let mut post = Post::new(SENT_ON).await;
    post.desk.set(|business| FREYA.address.clone_into(&mut business.email)).await;
    let text = "Hallo Frau Lang,\r\n\r\nanbei unser Angebot für die Website. Passt das so für Sie?";
    let encoded = |text: &str| {
        let bytes: Vec<String> = text.bytes().map(|byte| format!("={byte:02X}")).collect();
        let bytes = bytes.concat();
        format!("=?utf-8?Q?{bytes}?=")
    };
    let offer = mail("offer@weber.example", (ME, MIRA), SENT_ON).on(&encoded(subject));
    let offer = offer.with("Thread-Topic", &encoded(topic));
    let offer = offer.with("Thread-Index", "AQHbjhAgMAECAwQFBgcICQoLDA0ODw==").says(text);
    post.desk.moment.now += 4.hours();
    post.sent(offer).await;
    let opened = post.notice().await.opened;
    assert_eq!(opened.len(), 1, "{subject:?}");
    post.desk.go_to(DUE_ON);
    post.desk.tick().await;
    let number = post.desk.letters(OutboxState::InReview).await[0].number.clone();
    post.desk.approve(&number).await.expect("an approval");
    leaves(&mut post.desk, &server).await;
}

fn block_on(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(test);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn h_04_no_value_adds_a_header_a_recipient_or_a_command(values in values()) {
        block_on(async {
            let server = way_out::server();
            let mut desk = Desk::new(SENT_ON).await;
            match letter(&mut desk, &values).await {
                Some(()) => leaves(&mut desk, &server).await,
                None => assert_eq!(server.connections(), 0),
            }
        });
    }

    #[test]
    fn h_04_nothing_in_a_mail_adds_a_header_a_recipient_or_a_command_to_what_answers_it(
        subject in value(), topic in value(),
    ) {
        block_on(answers(&subject, &topic));
    }
}
