//! What strangers write is shown as text, on one line where a line is meant, and nothing of it acts
//! (H-02); what they attach is kept as it came and never opened (H-03).

use std::io::Write as _;

use funkstille_core::case::Block;
use funkstille_core::client::ProjectStage;
use funkstille_core::evidence::Digest;
use funkstille_core::guard::Knowledge;
use funkstille_engine::cases;
use funkstille_engine::telling::digest::{self, Handed, Mode, Parcel, set_mode};
use funkstille_engine::today::Note;
use funkstille_engine::words::{Language, Words};
use funkstille_post::incoming::FolderRole;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::post::{ME, MIRA, Mail, OFFER, Post, mail};

const SENT_ON: Date = date(2026, 3, 4);
/// A Monday.
const TODAY: Date = date(2026, 3, 9);

const PAGE: &str = "<html><head><title>T</title><style>p{color:red}</style></head>\
    <body onload=\"steal()\"><script>alert(document.cookie)</script><!-- hidden -->\
    <p>Gern, <b>wir</b> nehmen es.</p><img src=\"http://evil.example/x.png\" onerror=\"alert(1)\">\
    <iframe src=\"http://evil.example/\"></iframe><svg onload=alert(1)></svg></body></html>";

/// Words as a header may carry any bytes.
fn encoded(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|byte| format!("={byte:02X}")).collect();
    let bytes = bytes.concat();
    format!("=?utf-8?Q?{bytes}?=")
}

fn page(id: &str, from: &str, subject: &str) -> Mail {
    let from = format!("{} <{MIRA}>", encoded(from));
    let mail = mail(id, (&from, ME), TODAY).on(&encoded(subject));
    mail.with("Content-Type", "text/html; charset=utf-8").answers(OFFER).says(PAGE)
}

/// Whether something acts on whoever looks at it: on a terminal, or on the direction of a line.
fn acts(sign: char) -> bool {
    let turns = matches!(sign,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    turns || sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}')
}

/// Everything that the page and the digest of the day show of what came, line by line.
async fn shown(post: &mut Post) -> Vec<String> {
    let page = post.desk.page().await;
    let mut shown = Vec::new();
    for found in page.in_junk {
        shown.extend([found.client_name, found.from, found.subject]);
    }
    for waiting in page.waiting {
        shown.extend([waiting.mail.subject, waiting.asked, waiting.mail.from.0]);
        shown.extend(waiting.mail.from.1);
    }
    for item in page.groups.into_iter().flat_map(|(_, items)| items) {
        for note in item.notes {
            if let Note::Mail { from, subject, text, .. } = note {
                // The brackets around the address are ours.
                shown.extend([from.replace(['<', '>'], ""), subject, text]);
            }
        }
        shown.push(item.concern.client_name);
    }
    set_mode(&post.desk.engine, &mut post.desk.moment, Mode::Daily).await.expect("set");
    let nothing = Knowledge { mailbox_read_at: None, bank_read_at: None, account_checked_on: None };
    let mut bytes = Vec::new();
    let hand_over = async |parcel: &Parcel| {
        bytes.clone_from(&parcel.bytes);
        Handed::Taken
    };
    post.desk.moment.now += jiff::ToSpan::hours(2);
    let (engine, moment) = (&post.desk.engine, &mut post.desk.moment);
    digest::send(engine, moment, &nothing, hand_over).await.expect("a digest");
    let message = mail_parser::MessageParser::default().parse(&bytes).expect("a mail");
    let text = message.body_text(0).expect("a text");
    shown.extend(text.lines().map(str::to_owned));
    shown
}

/// A case whose answer lies among the unwanted mail, and a question of ours that waits.
async fn with_mail(from: &str, subject: &str) -> Post {
    let (mut post, _) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(TODAY);
    post.arrive(FolderRole::Junk, &[page("answer@kunde.example", from, subject)]).await;
    let client = post.desk.client("Ute Kern").await;
    post.desk.project(&client, ProjectStage::Running).await;
    let question =
        format!("<p>Hallo,</p>{PAGE}<p>könnten Sie mir bitte die <b>Texte</b> schicken?</p>");
    let ours = mail("question@weber.example", (ME, "ute.kern@kunde.example"), SENT_ON);
    let ours = ours.on(&encoded(subject)).with("Content-Type", "text/html; charset=utf-8");
    post.sent(ours.says(&question)).await;
    post.notice().await;
    post
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 16, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default()
    })]

    /// No name and no subject moves the cursor, clears the screen, sets its title, begins a line or
    /// turns one around.
    #[test]
    fn h_02_no_name_and_no_subject_acts_on_the_terminal(
        from in "[A-Za-z\\x00\\x07\\x08\\x1b\\x7f\u{85}\u{9b}\u{9d}\u{2028}\u{202e}\u{2066}\\[\\];0-9]{0,20}",
        subject in "[A-Za-z \\x00\\x07\\x08\\x1b\\x7f\u{85}\u{9b}\u{9d}\u{2029}\u{202e}\u{200f}\\[\\];0-9]{0,40}",
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let mut post = with_mail(&from, &subject).await;
            for line in shown(&mut post).await {
                assert!(!line.contains(acts), "{line:?}");
            }
        });
    }
}

/// What no line that is shown may hold of a mail: markup, what it would fetch or run, what it hides.
const NEVER: [&str; 8] =
    ["<", ">", "evil.example", "alert", "onerror", "color:red", "hidden", "document.cookie"];

/// A mail of HTML alone is shown as the text that it is: without tags, fetching nothing, and with
/// nothing that acts on a terminal, also where its letters stand there as entities.
#[tokio::test]
async fn h_02_mail_of_html_alone_is_shown_as_harmless_text() {
    let html = |mail: Mail| mail.with("Content-Type", "text/html; charset=utf-8");
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(TODAY);
    // The client writes outside the conversation.
    let other = html(mail("other@kunde.example", (MIRA, ME), TODAY).on("Termin"));
    let other = other.says(&PAGE.replace("Gern, <b>wir</b> nehmen es.", "Noch <b>etwas</b>."));
    post.inbox(other).await;
    let client = post.desk.client("Ute Kern").await;
    post.desk.project(&client, ProjectStage::Running).await;
    let question = format!(
        "<p>Hallo,</p>{PAGE}<p>könnten Sie mir bitte die <b onclick=\"alert(1)\">Texte</b>\
         &#27;[2J&#x9b;31m&#x202e;&#7; schicken?</p>"
    );
    let ours = mail("question@weber.example", (ME, "ute.kern@kunde.example"), SENT_ON);
    post.sent(html(ours.on("Texte")).says(&question)).await;
    post.notice().await;

    let state = post.desk.state(&case).await;
    assert!(state.blocks.contains(&Block::MailToJudge), "it is on the page: {state:?}");
    let asked: Vec<String> =
        post.desk.page().await.waiting.into_iter().map(|waiting| waiting.asked).collect();
    let [asked] = &asked[..] else { panic!("{asked:?}") };
    assert!(asked.contains("könnten Sie mir bitte die Texte"), "{asked}");
    let words = Words::new(Language::En);
    let story = cases::story(&post.desk.engine, &case).await.expect("a story");
    let told = story.iter().filter_map(|line| line.happened.as_ref());
    let told: Vec<String> = told.map(|what| format!("{what:?}")).collect();
    let page = post.desk.page().await;
    let held = page.groups.iter().flat_map(|(_, items)| items).flat_map(|item| &item.why);
    let held: Vec<String> = held.map(|why| words.explain(why)).collect();
    for line in shown(&mut post).await.into_iter().chain(told).chain(held) {
        assert!(!line.contains(acts), "{line:?}");
        for never in NEVER {
            assert!(!line.contains(never), "{never} in {line:?}");
        }
    }
}

/// A file that unpacks to ten million times its size, behind the head of an archive.
fn archive() -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
    bytes.extend((0..4_000_u32).flat_map(u32::to_le_bytes));
    bytes.write_all(b"PK\x05\x06").expect("written");
    bytes
}

#[tokio::test]
async fn h_03_what_is_attached_is_kept_as_it_came_and_never_opened() {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    let files: [(&str, &str, Vec<u8>); 4] = [
        ("bombe.zip", "application/zip", archive()),
        (
            "Brief.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            archive(),
        ),
        (
            "Rechnung.pdf",
            "application/pdf",
            b"%PDF-1.7 /OpenAction /JavaScript (app.alert(1))".to_vec(),
        ),
        ("../../etc/cron.d/x", "application/x-sh", b"#!/bin/sh\ntouch /tmp/opened\n".to_vec()),
    ];
    let mut text = "--b\r\nContent-Type: text/plain\r\n\r\nGern, anbei alles.\r\n".to_owned();
    for (name, kind, bytes) in &files {
        let part = format!(
            "--b\r\nContent-Type: {kind}; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}\r\n",
            STANDARD.encode(bytes)
        );
        text.push_str(&part);
    }
    text += "--b--";
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(TODAY);
    let answer = mail("answer@kunde.example", (MIRA, ME), TODAY).on("AW: Angebot Website");
    let answer = answer.with("Content-Type", "multipart/mixed; boundary=b").answers(OFFER);
    let answer = answer.says(&text);
    post.inbox(answer.clone()).await;
    assert_eq!(post.story(&case).await, [funkstille_core::case::Happened::Answered]);
    let mut reading = post.desk.engine.read().await.expect("reads");
    let kept = reading.blob(&Digest::of(&answer.bytes())).await.expect("reads");
    assert_eq!(kept, Some(answer.bytes()), "the message, byte for byte");
    for (name, _, bytes) in &files {
        let apart = reading.blob(&Digest::of(bytes)).await.expect("reads");
        assert_eq!(apart, None, "{name} was taken out");
    }
}
