//! Mail as it lies in a freelancer's mailbox: whole conversations and single messages, as text.

use super::encode::{base64, quoted_printable};
use super::random::Random;

/// Whose mailbox it is.
pub(crate) const OWNER: &str = "freya@lindqvist-design.example";

const PHRASES: [&str; 2] = [include_str!("phrases/de.txt"), include_str!("phrases/en.txt")];
/// One box of a newsletter.
const BOX: &str = include_str!("phrases/box.html");
const GREETINGS: [&str; 2] = ["Hallo", "Hello"];
const CLOSINGS: [&str; 2] = ["Viele Grüße", "Best wishes"];
const WROTE: [&str; 2] = ["Am {date} schrieb {name}:", "On {date}, {name} wrote:"];
const SUBJECTS: [&[&str]; 2] = [
    &["Entwurf Startseite", "Angebot Katalog", "Rückfrage zum Logo", "Rechnung Nr.", "Texte"],
    &["Landing page layouts", "Quote for the catalogue", "Logo question", "Invoice no.", "Copy"],
];
const NAMES: &[&str] =
    &["Jonas", "Mira", "Otto", "Paula", "Emil", "Hanne", "Ruth", "Carl", "Ada", "Tom", "Ines"];
const DOMAINS: &[&str] =
    &["brueckner.example", "harbour.example", "tischlerei.example", "oak.example"];
const MONTHS: &[&str] =
    &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ATTACHMENT_MOST: usize = 150_000;

/// What a person would write, before it becomes one or several parts.
struct Letter<'a> {
    from: &'a str,
    to: &'a str,
    subject: &'a str,
    number: usize,
    in_reply_to: Option<usize>,
    extra: &'a str,
}

impl Letter<'_> {
    /// The header up to, not including, the content's own fields.
    fn header(&self) -> String {
        let mut header = format!(
            "Return-Path: <{from}>\nReceived: from mx.post.example ([192.0.2.{host}])\n\
             \tby mail.lindqvist-design.example with ESMTPS id {number:08x};\n\t{date}\n\
             From: <{from}>\nTo: <{to}>\nSubject: {subject}\nDate: {date}\n\
             Message-ID: <{number}@bench.example>\nMIME-Version: 1.0\n{extra}",
            from = self.from,
            to = self.to,
            subject = encoded_word(self.subject),
            number = self.number,
            host = self.number % 250,
            date = date(self.number),
            extra = self.extra,
        );
        if let Some(id) = self.in_reply_to {
            let id = format!("<{id}@bench.example>");
            header = format!("{header}In-Reply-To: {id}\nReferences: {id}\n");
        }
        header
    }
}

/// A thread of two to six messages, each with the one before quoted below it; about one in eight
/// replies also comes as HTML.
pub(crate) fn conversation(random: &mut Random, first_number: usize) -> Vec<String> {
    let language = random.below(2);
    let name = random.pick(NAMES);
    let client = format!("{}@{}", name.to_lowercase(), random.pick(DOMAINS));
    let topic = format!("{} {}", random.pick(SUBJECTS[language]), random.below(900));
    let mut quoted = String::new();
    let count = random.between(2, 6);
    let mut letters = Vec::new();
    for (position, number) in (first_number..).take(count).enumerate() {
        let (from, to) = if position % 2 == 0 { (OWNER, &*client) } else { (&*client, OWNER) };
        let subject = if position == 0 { topic.clone() } else { format!("Re: {topic}") };
        let own = paragraphs(random, language, name);
        let text = format!("{own}\n{quoted}");
        let in_reply_to = (position > 0).then(|| number - 1);
        let letter = Letter { from, to, subject: &subject, number, in_reply_to, extra: "" };
        letters.push(match random.below(8) {
            0 => with_html(&letter, &text, &html(&own, &quoted)),
            1..4 => plain(&letter, &text),
            _ => encoded(&letter, &text),
        });
        let intro = WROTE[language].replace("{date}", &date(number)).replace("{name}", name);
        quoted = format!("{intro}\n> {}\n", text.trim_end().replace('\n', "\n> "));
    }
    letters
}

/// A newsletter: many boxes of HTML, a list header.
pub(crate) fn newsletter(random: &mut Random, number: usize) -> String {
    let language = random.below(2);
    let from = format!("news@{}", random.pick(DOMAINS));
    let extra = format!(
        "List-Id: <news.{from}>\nList-Unsubscribe: <https://news.example/u/{number}>\n\
         Precedence: bulk\n"
    );
    let subject = format!("News {}", random.below(900));
    let letter = Letter {
        from: &from,
        to: OWNER,
        subject: &subject,
        number,
        in_reply_to: None,
        extra: &extra,
    };
    let mut boxes = String::new();
    let mut text = String::new();
    for place in 0..random.between(8, 28) {
        let words = paragraphs(random, language, "");
        let filled = BOX.replace("NUMBER", &number.to_string());
        boxes.push_str(&filled.replace("PLACE", &place.to_string()).replace("WORDS", &words));
        text.push_str(&words);
    }
    with_html(&letter, &text, &format!("<html><body>{boxes}</body></html>"))
}

/// A delivery that failed (RFC 3464).
pub(crate) fn bounce(random: &mut Random, number: usize) -> String {
    let failed = format!("{}@{}", random.pick(NAMES).to_lowercase(), random.pick(DOMAINS));
    let from = "mailer-daemon@mx.post.example";
    let extra = "Auto-Submitted: auto-replied\n";
    let subject = "Undelivered Mail Returned to Sender";
    let letter = Letter { from, to: OWNER, subject, number, in_reply_to: None, extra };
    format!(
        "{}Content-Type: multipart/report; report-type=delivery-status; boundary=\"b{number}\"\n\n\
         --b{number}\nContent-Type: text/plain\n\nCould not be delivered to <{failed}>:\n\
         550 5.1.1 user unknown\n\n--b{number}\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mx.post.example\n\nFinal-Recipient: rfc822; {failed}\nAction: failed\n\
         Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\n\n--b{number}\n\
         Content-Type: text/rfc822-headers\n\nFrom: <{OWNER}>\nTo: <{failed}>\nSubject: Quote\n\
         Message-ID: <{}@bench.example>\n\n--b{number}--\n",
        letter.header(),
        number.saturating_sub(1),
    )
}

/// An answer that a machine gave while its owner was away.
pub(crate) fn away(random: &mut Random, number: usize) -> String {
    let language = random.below(2);
    let from = format!("{}@{}", random.pick(NAMES).to_lowercase(), random.pick(DOMAINS));
    let subject = ["Automatische Antwort: Entwurf", "Automatic reply: Layouts"][language];
    let text =
        ["Ich bin bis 14. August nicht im Büro.\n", "I am away until 14 August.\n"][language];
    let extra = "Auto-Submitted: auto-replied\n";
    let in_reply_to = Some(number.saturating_sub(1));
    plain(&Letter { from: &from, to: OWNER, subject, number, in_reply_to, extra }, text)
}

/// A mail with a file of up to 150 kB, which Base64 makes 200 kB.
pub(crate) fn with_attachment(random: &mut Random, number: usize) -> String {
    let language = random.below(2);
    let name = random.pick(NAMES);
    let from = format!("{}@{}", name.to_lowercase(), random.pick(DOMAINS));
    let subject = random.pick(SUBJECTS[language]);
    let letter = Letter { from: &from, to: OWNER, subject, number, in_reply_to: None, extra: "" };
    let size = random.between(ATTACHMENT_MOST / 50, ATTACHMENT_MOST);
    let bytes: Vec<u8> = (0..size).map(|_| random.below(256).to_le_bytes()[0]).collect();
    format!(
        "{}Content-Type: multipart/mixed; boundary=\"m{number}\"\n\n--m{number}\n\
         Content-Type: text/plain; charset=utf-8\n\
         Content-Transfer-Encoding: quoted-printable\n\n{}\n\
         --m{number}\nContent-Type: application/pdf; name=\"file-{number}.pdf\"\n\
         Content-Disposition: attachment; filename=\"file-{number}.pdf\"\n\
         Content-Transfer-Encoding: base64\n\n{}\n--m{number}--\n",
        letter.header(),
        quoted_printable(&paragraphs(random, language, name)),
        base64(&bytes),
    )
}

fn plain(letter: &Letter<'_>, text: &str) -> String {
    let content = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n";
    format!("{}{content}{text}", letter.header())
}

fn encoded(letter: &Letter<'_>, text: &str) -> String {
    let content = "Content-Type: text/plain; charset=utf-8\n\
                   Content-Transfer-Encoding: quoted-printable\n\n";
    format!("{}{content}{}", letter.header(), quoted_printable(text))
}

fn with_html(letter: &Letter<'_>, text: &str, html: &str) -> String {
    let number = letter.number;
    let part = |kind: &str, content: &str| {
        format!(
            "--a{number}\nContent-Type: text/{kind}; charset=utf-8\n\
             Content-Transfer-Encoding: quoted-printable\n\n{}\n",
            quoted_printable(content)
        )
    };
    format!(
        "{}Content-Type: multipart/alternative; boundary=\"a{number}\"\n\n{}{}--a{number}--\n",
        letter.header(),
        part("plain", text),
        part("html", html),
    )
}

fn html(own: &str, quoted: &str) -> String {
    let lines = |text: &str| text.replace('>', "&gt;").replace('\n', "<br>\n");
    format!(
        "<html><body><div dir=\"ltr\">{}</div>\
         <div class=\"gmail_quote\"><blockquote>{}</blockquote>\
         </div></body></html>",
        lines(own),
        lines(quoted)
    )
}

/// A greeting, three to nine sentences in paragraphs, a closing.
fn paragraphs(random: &mut Random, language: usize, name: &str) -> String {
    let phrases: Vec<_> = PHRASES[language].lines().collect();
    let mut text = format!("{} {name},\n\n", GREETINGS[language]);
    for _ in 0..random.between(3, 9) {
        text.push_str(random.pick(&phrases));
        text.push_str(random.pick(&["\n", "\n", "\n\n"]));
    }
    format!("{text}\n{}\n{}\n", CLOSINGS[language], random.pick(NAMES))
}

/// A date that grows with the number, 47 minutes a message; months here have 28 days.
fn date(number: usize) -> String {
    let minutes = number * 47;
    let days = minutes / (24 * 60);
    let month = MONTHS[days / 28 % MONTHS.len()];
    let year = 2024 + days / (28 * MONTHS.len());
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    format!("{:02} {month} {year} {hour:02}:{minute:02}:00 +0100", days % 28 + 1)
}

/// A header text, encoded only where it is not ASCII (RFC 2047).
fn encoded_word(text: &str) -> String {
    if text.is_ascii() {
        text.to_owned()
    } else {
        format!("=?utf-8?B?{}?=", base64(text.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conversation_answers_itself() {
        let letters = conversation(&mut Random::new(1), 10);
        assert!((2..=6).contains(&letters.len()));
        assert!(letters[0].contains("Message-ID: <10@bench.example>"));
        assert!(letters[1].contains("In-Reply-To: <10@bench.example>"));
    }

    #[test]
    fn dates_grow_and_exist() {
        assert_eq!(date(0), "01 Jan 2024 00:00:00 +0100");
        assert_eq!(date(20_000), "09 Dec 2025 18:40:00 +0100");
    }
}
