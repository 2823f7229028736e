//! E-mails of ours: what is read from them is what was put in, and nothing beside it.

use funkstille_formats::mail::compose::{
    ComposeError, Conversation, Decided, Draft, Field, File, compose,
};
use funkstille_formats::mail::message::Mailbox;
use funkstille_formats::mail::parse;
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

fn person(name: &str, address: &str) -> Mailbox {
    let name = (!name.is_empty()).then(|| name.to_owned());
    Mailbox { name, address: address.to_owned() }
}

fn draft() -> Draft {
    Draft {
        from: person("Freya Fuchs", "freya@studio.test"),
        reply_to: None,
        to: person("Otto", "otto@kunde.test"),
        subject: "Offer".to_owned(),
        sent_at: "2026-03-09T09:00:00+01:00[Europe/Berlin]".parse().expect("a time"),
        message_id: "abc@studio.test".to_owned(),
        conversation: Conversation::default(),
        decided: Decided::ByPerson,
        text: "Hello".to_owned(),
        signature: String::new(),
        files: Vec::new(),
    }
}

fn pdf(name: &str) -> File {
    let content_type = "application/pdf".to_owned();
    File { name: name.to_owned(), content_type, bytes: b"%PDF-1.7\n\0\xff".repeat(40) }
}

/// The names of all headers of the message itself, in order.
fn headers(bytes: &[u8]) -> Vec<String> {
    let message = MessageParser::default().parse(bytes).expect("a message");
    message.headers().iter().map(|it| it.name().to_owned()).collect()
}

const USUAL: [&str; 11] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "References",
    "X-Funkstille-Letter",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "",
];

#[test]
fn a_follow_up_is_written_like_this() {
    let mut draft = draft();
    draft.from.name = Some("Freya Fuchs, Büro".to_owned());
    draft.reply_to = Some(person("Fuchs \"F\" Büro", "buero@studio.test"));
    draft.to = person("O. Krause", "Otto@Bücher.example");
    draft.subject =
        "AW: Angebot für die Überarbeitung Ihrer Website und des Newsletters im Herbst".to_owned();
    draft.conversation = Conversation {
        in_reply_to: Some("third@kunde.test".to_owned()),
        references: ["first@studio.test", "second@x"].map(str::to_owned).to_vec(),
        thread_index: Some("AdyqwlTeAAECAwQFBgcICQoLDA0ODw==".to_owned()),
        thread_topic: Some("Angebot für die Überarbeitung".to_owned()),
        answered_at: draft.sent_at.timestamp(),
    };
    draft.text = "Guten Tag Herr Krause,\n\nhaben Sie unser Angebot erhalten? Es würde mich freuen, wenn wir im Herbst anfangen könnten.\n\nViele Grüße\n".to_owned();
    draft.signature = "Freya Fuchs\nStudio Fuchs, Berlin\n".to_owned();
    draft.files = vec![pdf("Rechnung 2026-017 Müller & Söhne.pdf")];
    let bytes = compose(&draft).expect("a message");
    insta::assert_snapshot!(String::from_utf8(bytes).expect("ASCII").replace("\r\n", "\n"));
}

#[test]
fn equal_input_gives_equal_bytes() {
    let draft = Draft { files: vec![pdf("a.pdf")], ..draft() };
    assert_eq!(compose(&draft), compose(&draft.clone()));
}

#[test]
fn the_first_message_names_itself_and_an_answer_those_before_it() {
    let bytes = compose(&draft()).expect("a message");
    let message = parse(&bytes).expect("a message").message();
    assert_eq!(
        (message.in_reply_to.len(), message.references),
        (0, vec!["abc@studio.test".to_owned()])
    );
    let id = |number: usize| format!("{number}@studio.test");
    let conversation = Conversation {
        in_reply_to: Some(id(7)),
        references: (0..40)
            .map(id)
            .chain(["bad id".to_owned(), "x\r\nBcc: y@z".to_owned()])
            .collect(),
        ..Conversation::default()
    };
    let bytes = compose(&Draft { conversation, ..draft() }).expect("a message");
    let message = parse(&bytes).expect("a message").message();
    assert_eq!(message.in_reply_to, [id(7)]);
    let wanted: Vec<String> = [id(0)].into_iter().chain((21..40).map(id)).chain([id(7)]).collect();
    assert_eq!(message.references, wanted);
}

#[test]
fn whoever_is_away_shall_answer_what_a_person_sent() {
    for (decided, said) in [(Decided::ByPerson, None), (Decided::ByProgram, Some("auto-generated"))]
    {
        let bytes = compose(&Draft { decided, ..draft() }).expect("a message");
        let message = MessageParser::default().parse(&bytes).expect("a message");
        assert_eq!(message.header_raw("Auto-Submitted").map(str::trim), said);
        assert!(message.header_raw("X-Auto-Response-Suppress").is_none());
    }
}

#[test]
fn the_letter_is_found_again_by_its_own_header() {
    let bytes = compose(&draft()).expect("a message");
    let parsed = parse(&bytes).expect("a message");
    assert_eq!(parsed.letter_id().as_deref(), Some("abc@studio.test"));
    assert_eq!(parsed.message_id().as_deref(), Some("abc@studio.test"));
}

#[test]
fn the_answer_stays_in_the_conversation_of_outlook() {
    let index = "AdyqwlTeAAECAwQFBgcICQoLDA0ODw==";
    let conversation =
        Conversation { thread_index: Some(index.to_owned()), ..Conversation::default() };
    let bytes = compose(&Draft { conversation, ..draft() }).expect("a message");
    let before = format!("Subject: x\r\nThread-Index: {index}\r\n\r\n");
    let before = parse(before.as_bytes()).expect("a message").thread_index();
    assert_eq!(parse(&bytes).expect("a message").thread_index(), before);
    let conversation =
        Conversation { thread_index: Some("x\r\nBcc: y@z".to_owned()), ..Conversation::default() };
    let bytes = compose(&Draft { conversation, ..draft() }).expect("a message");
    assert_eq!(headers(&bytes), USUAL[..10]);
}

#[test]
fn what_cannot_be_said_is_an_error() {
    let of = |change: fn(&mut Draft)| {
        let mut draft = draft();
        change(&mut draft);
        compose(&draft).expect_err("an error")
    };
    let bad = |address: &str| ComposeError::BadAddress { address: address.to_owned() };
    assert_eq!(of(|it| it.to.address = "a@b, c@d".to_owned()), bad("a@b, c@d"));
    assert_eq!(of(|it| it.from.address = "a\r\nBcc: c@d".to_owned()), bad("a Bcc: c@d"));
    let long = ComposeError::TooLong { field: Field::Subject, most: 10_000 };
    assert_eq!(of(|it| it.subject = "x".repeat(10_001)), long);
    assert_eq!(
        of(|it| it.message_id = "a b@c".to_owned()),
        ComposeError::BadId { id: "a b@c".to_owned() }
    );
    assert_eq!(of(|it| it.files = vec![pdf("../\u{202e}.")]), ComposeError::NoFileName);
    let kind = ComposeError::BadType { file: "a.pdf".to_owned() };
    assert_eq!(
        of(|it| it.files =
            vec![File { content_type: "message/rfc822".to_owned(), ..pdf("a.pdf") }]),
        kind
    );
    assert_eq!(
        of(|it| it.files = vec![File { content_type: "a/b\r\nX: y".to_owned(), ..pdf("a.pdf") }]),
        kind
    );
}

#[test]
fn a_file_has_the_name_that_was_given_to_it() {
    for (given, name) in [
        ("invoice 17.pdf", "invoice 17.pdf"),
        ("C:\\files\\Rechnung.pdf", "Rechnung.pdf"),
        ("../../etc/passwd", "passwd"),
        ("Rechnung Müller & Söhne (Kopie) 100%.pdf", "Rechnung Müller & Söhne (Kopie) 100%.pdf"),
        ("a\"b;c='d'.pdf", "a_b;c='d'.pdf"),
        ("\u{202e}fdp.exe", "fdp.exe"),
        ("請求書\u{1f4c4}.pdf", "請求書\u{1f4c4}.pdf"),
        (&"ä".repeat(150), &"ä".repeat(150)),
    ] {
        let bytes = compose(&Draft { files: vec![pdf(given)], ..draft() }).expect("a message");
        let message = parse(&bytes).expect("a message").message();
        let [file] = message.attachments.as_slice() else { panic!("{given}") };
        assert_eq!(file.name.as_deref(), Some(name), "{given}");
        assert_eq!(file.size_bytes, pdf("").bytes.len());
        let message = MessageParser::default().parse(&bytes).expect("a message");
        let part = message.attachments().next().expect("a file");
        assert_eq!((part.attachment_name(), part.contents()), (Some(name), &pdf("").bytes[..]));
    }
}

#[test]
fn no_byte_needs_more_than_seven_bits_but_in_such_an_address() {
    let draft = Draft { subject: "Größe".to_owned(), text: "größer".to_owned(), ..draft() };
    assert!(compose(&draft).expect("a message").is_ascii());
    let to = person("Jürgen", "jürgen@kunde.test");
    let bytes = compose(&Draft { to, ..draft }).expect("a message");
    let message = parse(&bytes).expect("a message").message();
    assert_eq!(message.to, [person("Jürgen", "jürgen@kunde.test")]);
}

/// Signs that have ended a line, a value or a word somewhere.
const SIGNS: &str = r#"[ -~\r\n\t\x00\x0b\x0c\x1b\x7f\u{85}\u{a0}\u{2028}\u{2029}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}äöüß€請\u{1f4c4}<>@,;:"\\=?()]"#;

fn text(most: usize) -> impl Strategy<Value = String> {
    let any = proptest::string::string_regex(&format!("{SIGNS}{{0,{most}}}")).expect("a pattern");
    let parts = prop_oneof![
        "\r\nBcc: x@y.test\r\n",
        "=\\?UTF-8\\?B\\?QQ==\\?=",
        "\\.\r\n",
        "a{300}",
        "ü{2,90} "
    ];
    (any, proptest::collection::vec(parts, 0..3), any_char())
        .prop_map(|(any, parts, end)| format!("{}{any}{end}", parts.concat()))
}

fn any_char() -> impl Strategy<Value = String> {
    any::<char>().prop_map(|c| c.to_string())
}

/// A value as a reader shows it: one line, without what cannot be seen.
fn shown(text: &str) -> String {
    let unseen = |c: &char| {
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
            || u32::from(*c) & 0xfffe == 0xfffe
    };
    let blank = |c: char| if c.is_control() { ' ' } else { c };
    let text: String = text.chars().filter(|c| !unseen(c)).map(blank).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address with its domain in ASCII (IDNA): `a@ä` is `a@xn--4ca`.
fn as_servers_know_it(address: &str) -> String {
    let (local, domain) = address.rsplit_once('@').expect("an address");
    format!("{local}@{}", url::Host::parse(domain).expect("a domain"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn h_04_no_value_adds_a_header_or_a_recipient(
        subject in text(200), name in text(60), file in text(40), id in text(30),
        address in "[a-z.@<>, \r\n\u{2028}ä]{0,20}", letter in text(200),
    ) {
        let mut made = draft();
        made.subject.clone_from(&subject);
        made.to.name = Some(name.clone());
        made.text.clone_from(&letter);
        made.conversation.references = vec![id.clone(), "first@studio.test".to_owned()];
        made.conversation.thread_topic = Some(subject.clone());
        let bytes = compose(&made).expect("a message");
        prop_assert!(bytes.is_ascii());
        let lines = String::from_utf8(bytes.clone()).expect("ASCII");
        prop_assert!(lines.split("\r\n").all(|it| it.len() <= 410 && !it.contains(['\r', '\n'])));
        prop_assert_eq!(headers(&bytes), &USUAL[..10]);
        let message = parse(&bytes).expect("a message").message();
        prop_assert_eq!(&message.subject, &shown(&subject));
        let wanted = Some(shown(&name)).filter(|it| !it.is_empty());
        prop_assert_eq!(&message.to, &[Mailbox { name: wanted, ..made.to.clone() }]);
        prop_assert_eq!((message.cc.len(), message.bcc.len(), message.attachments.len()), (0, 0, 0));
        prop_assert_eq!(message.references.last().map(String::as_str), Some("first@studio.test"));
        let lines = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
        let kept: String = letter.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n")
            .chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect();
        prop_assert_eq!(lines(&message.text), lines(&kept));

        made.files = vec![pdf(&file)];
        made.to.address.clone_from(&address);
        if let Ok(bytes) = compose(&made) {
            prop_assert_eq!(headers(&bytes), &USUAL[..9]);
            let message = parse(&bytes).expect("a message").message();
            prop_assert_eq!((message.to.len(), message.attachments.len()), (1, 1));
            prop_assert_eq!(&message.to[0].address, &as_servers_know_it(&address));
            let got = message.attachments[0].name.clone().unwrap_or_default();
            prop_assert!(!got.is_empty() && !got.contains(['/', '\\', '"', '\r', '\n', '\0']), "{got:?}");
        }
    }
}
