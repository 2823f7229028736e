use jiff::Timestamp;

use super::{Conversation, conversations};
use crate::mail::message::{Mailbox, Message};

const ME: &str = "freya@studio.example";

/// A message on a day (counted from an arbitrary one), `from > to`, in the words of the table.
struct Line {
    id: &'static str,
    day: i64,
    people: (&'static str, &'static str),
    subject: &'static str,
    in_reply_to: &'static str,
    references: &'static str,
}

fn line(id: &'static str, day: i64, people: (&'static str, &'static str)) -> Line {
    Line { id, day, people, subject: "", in_reply_to: "", references: "" }
}

impl Line {
    fn on(self, subject: &'static str) -> Self {
        Self { subject, ..self }
    }

    fn answers(self, in_reply_to: &'static str) -> Self {
        Self { in_reply_to, ..self }
    }

    fn refers(self, references: &'static str) -> Self {
        Self { references, ..self }
    }

    fn message(&self) -> Message {
        let mailbox = |address: &str| Mailbox { name: None, address: address.to_owned() };
        let ids = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        Message {
            message_id: (!self.id.is_empty()).then(|| self.id.to_owned()),
            in_reply_to: ids(self.in_reply_to),
            references: ids(self.references),
            from: vec![mailbox(self.people.0)],
            to: vec![mailbox(self.people.1)],
            subject: self.subject.to_owned(),
            sent_at: Some(Timestamp::from_second(1_760_000_000 + self.day * 86_400).unwrap()),
            ..Message::default()
        }
    }
}

fn check(lines: &[Line], expected: &[&[usize]]) {
    let messages: Vec<Message> = lines.iter().map(Line::message).collect();
    let found: Vec<Vec<usize>> =
        conversations(&messages).into_iter().map(|one| one.messages).collect();
    assert_eq!(found, expected);
}

const OUT: (&str, &str) = (ME, "anna@kunde.example");
const IN: (&str, &str) = ("anna@kunde.example", ME);
const COLLEAGUE: (&str, &str) = ("otto@kunde.example", ME);

#[test]
fn in_reply_to_is_trusted_alone() {
    check(&[line("a", 0, OUT).on("Logo"), line("b", 1, IN).on("Hello").answers("a")], &[&[0, 1]]);
    check(
        &[
            line("a", 0, OUT).on("Logo"),
            line("b", 0, OUT).on("Web"),
            line("c", 1, IN).on("Both").answers("a b"),
        ],
        &[&[0, 1, 2]],
    );
}

#[test]
fn references_need_the_same_subject() {
    check(
        &[
            line("a", 0, OUT).on("Logo"),
            line("b", 1, IN).on("AW: Logo").refers("a"),
            line("c", 2, IN).on("New shop").refers("a b"),
        ],
        &[&[0, 1], &[2]],
    );
}

#[test]
fn an_id_that_nobody_has_still_joins_its_answers() {
    check(
        &[
            line("b", 1, IN).on("x").answers("lost"),
            line("c", 2, IN).on("y").answers("lost"),
            line("d", 3, IN).on("Re: x").refers("older lost"),
            line("e", 4, IN).on("other").refers("lost"),
        ],
        &[&[0, 1, 2], &[3]],
    );
}

#[test]
fn loops_and_ids_of_oneself_end() {
    check(
        &[
            line("a", 0, OUT).on("x").answers("b"),
            line("b", 1, IN).on("x").answers("a"),
            line("c", 2, IN).on("z").answers("c").refers("c"),
        ],
        &[&[0, 1], &[2]],
    );
}

#[test]
fn an_answer_without_ids_joins_by_subject_and_people() {
    let first = || line("a", 0, OUT).on("Angebot Website");
    check(&[first(), line("b", 59, IN).on("AW: Angebot Website")], &[&[0, 1]]);
    check(&[first(), line("b", 59, COLLEAGUE).on("AW: Angebot Website")], &[&[0, 1]]);
    check(&[first(), line("b", 61, IN).on("AW: Angebot Website")], &[&[0], &[1]]);
    // The other side without any mark of an answer; we ourselves would begin anew so.
    check(&[first(), line("b", 5, IN).on("Angebot Website")], &[&[0, 1]]);
    check(&[first(), line("b", 5, COLLEAGUE).on("Angebot Website")], &[&[0, 1]]);
    check(&[first(), line("b", 5, OUT).on("Angebot Website")], &[&[0], &[1]]);
    check(&[line("a", 0, OUT).on("Rechnung"), line("b", 5, IN).on("Rechnung")], &[&[0], &[1]]);
    check(
        &[first(), line("b", 5, ("x@other.example", ME)).on("AW: Angebot Website")],
        &[&[0], &[1]],
    );
    check(&[first(), line("b", 5, OUT).on("Re: Angebot Website")], &[&[0, 1]]);
    // The mail server gave our message another id than the one in our copy.
    check(&[first(), line("b", 5, IN).on("AW: Angebot Website").answers("rewritten")], &[&[0, 1]]);
}

#[test]
fn freemail_addresses_join_only_by_the_whole_address() {
    let first = || line("a", 0, (ME, "anna@gmx.de")).on("Logo");
    check(&[first(), line("b", 1, ("otto@gmx.de", ME)).on("Re: Logo")], &[&[0], &[1]]);
    check(&[first(), line("b", 1, ("Anna@gmx.de", ME)).on("Re: Logo")], &[&[0, 1]]);
}

#[test]
fn common_subjects_stay_apart() {
    check(
        &[
            line("a", 0, OUT).on("Rechnung"),
            line("b", 30, OUT).on("Rechnung"),
            line("c", 31, IN).on("Re: Rechnung"),
            line("d", 32, ("p@printer.example", ME)).on("Re: Rechnung"),
            line("e", 33, IN).on("Re:"),
            line("f", 34, IN).on("Re:"),
        ],
        &[&[0], &[1, 2], &[3], &[4], &[5]],
    );
}

#[test]
fn copies_are_merged_but_a_stranger_cannot_hide_a_message() {
    let messages: Vec<Message> = [
        line("a", 0, OUT).on("Logo"),
        line("a", 0, OUT).on("Logo"),
        line("a", 0, ("x@evil.example", ME)).on("Logo"),
        line("b", 1, IN).on("Re: Logo").answers("a"),
    ]
    .iter()
    .map(Line::message)
    .collect();
    assert_eq!(
        conversations(&messages),
        [
            Conversation { messages: vec![0, 3], copies: vec![(1, 0)] },
            Conversation { messages: vec![2], copies: vec![] },
        ]
    );
}

#[test]
fn messages_without_a_date_come_last() {
    let mut messages =
        [line("a", 5, OUT).on("x").message(), line("b", 1, IN).on("Re: x").answers("a").message()];
    messages[0].sent_at = None;
    assert_eq!(conversations(&messages)[0].messages, [1, 0]);
    assert_eq!(conversations(&[]), []);
}

#[test]
fn every_message_is_in_exactly_one_conversation() {
    // A tangle: ids, references and subjects point everywhere.
    let ids = ["a", "b", "c", "d", "e", "f", "g"];
    let messages: Vec<Message> = (0..400_usize)
        .map(|n| {
            let pick = |factor: usize| ids[n * factor % ids.len()];
            let people = if n % 2 == 0 { OUT } else { COLLEAGUE };
            let day = i64::try_from(n * 37 % 211).unwrap();
            line(pick(n), day, people)
                .on(["Re: x", "x", "y", "Re:", ""][n % 5])
                .answers(if n % 11 == 0 { pick(3) } else { "" })
                .refers(if n % 7 == 0 { pick(5) } else { "lost" })
                .message()
        })
        .collect();
    let mut seen: Vec<usize> = conversations(&messages)
        .into_iter()
        .flat_map(|one| one.messages.into_iter().chain(one.copies.into_iter().map(|copy| copy.0)))
        .collect();
    seen.sort_unstable();
    assert_eq!(seen, (0..messages.len()).collect::<Vec<_>>());
}
