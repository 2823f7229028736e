//! What our mail says of the conversation that it goes on with.

use funkstille_engine::sending::{Scripted, Transport};
use funkstille_formats::mail::parse;
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Mail, OFFER, Post, mail, offer};

/// What Mira wrote first.
const ASKED: &str = "asked@kunde.example";

/// A number of a conversation, as Outlook gives it.
const INDEX: &str = "AQHbjhAgMAECAwQFBgcICQoLDA0ODw==";

const SENT_ON: Date = date(2026, 3, 4);

fn asked() -> Mail {
    let asked = mail(ASKED, (MIRA, ME), date(2026, 3, 3)).on("Angebot Website");
    let asked = asked
        .with("Thread-Index", INDEX)
        .with("Thread-Topic", "=?utf-8?Q?Angebot_f=C3=BCr_Website?=");
    asked.says("Machen Sie mir ein Angebot?")
}

/// The follow-ups to an offer, as they left.
async fn left(offer: Mail) -> Vec<Vec<u8>> {
    let (mut post, _) = Post::with_offer(SENT_ON).await;
    post.inbox(asked()).await;
    post.sent(offer).await;
    post.desk.sink = Transport::Scripted(Scripted::default());
    for day in [date(2026, 3, 9), date(2026, 3, 16)] {
        post.desk.go_to(day);
        post.desk.tick().await;
        let number = post.desk.letters(OutboxState::InReview).await[0].number.clone();
        post.desk.approve(&number).await.expect("an approval");
        post.desk.moment.now += 2.hours();
        post.desk.send().await;
    }
    post.desk.sink.delivered().iter().map(|it| it.bytes.clone()).collect()
}

/// RFC 5322, section 3.6.4: what the answered message refers to, else what it answers, and then
/// itself, which comes last.
#[tokio::test]
async fn a_follow_up_refers_to_what_it_answers_and_to_all_before_it() {
    let plain = || offer(SENT_ON);
    for (offer, before) in [
        (plain(), vec![]),
        (plain().answers(ASKED), vec![ASKED]),
        (plain().answers(ASKED).refers(ASKED), vec![ASKED]),
        (
            plain().answers(ASKED).with("References", &format!("<first@kunde.example> <{ASKED}>")),
            vec!["first@kunde.example", ASKED],
        ),
    ] {
        let left = left(offer).await;
        assert_eq!(left.len(), 2);
        for bytes in left {
            let message = parse(&bytes).expect("a mail").message();
            let wanted: Vec<&str> = before.iter().copied().chain([OFFER]).collect();
            assert_eq!(
                (message.in_reply_to, message.references),
                (
                    vec![OFFER.to_owned()],
                    wanted.iter().map(ToString::to_string).collect::<Vec<_>>()
                )
            );
        }
    }
}

/// Most programs leave it out of what they answer.
#[tokio::test]
async fn a_follow_up_goes_on_with_the_thread_index_of_the_client() {
    let head = INDEX.trim_end_matches('=');
    for offer in [offer(SENT_ON).answers(ASKED), offer(SENT_ON).refers(ASKED)] {
        for bytes in left(offer).await {
            let parsed = parse(&bytes).expect("a mail");
            let index = parsed.thread_index_text().expect("an index");
            assert!(index.starts_with(&head[..head.len() - 1]) && index != INDEX, "{index}");
            assert_eq!(parsed.thread_topic().as_deref(), Some("Angebot für Website"));
        }
    }
    for bytes in left(offer(SENT_ON)).await {
        assert_eq!(parse(&bytes).expect("a mail").thread_index_text(), None);
    }
}
