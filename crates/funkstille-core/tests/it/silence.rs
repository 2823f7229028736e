//! Who owes us an answer in a conversation, and what to do about it.
//!
//! A conversation is written as one line per message: the day, who, and what it says.

use funkstille_core::case::BounceKind;
use funkstille_core::playbook::Stage;
use funkstille_core::silence::{Asks, Entry, FollowUp, Known, Said, Verdict, judge, propose};
use jiff::civil::{Date, date};

use crate::data;

const TODAY: Date = date(2026, 11, 23);

fn ours(words: &str) -> Said {
    let asks = match words.split(' ').next().unwrap_or_default() {
        "asks" => Some(Asks::Question),
        "requests" => Some(Asks::Request),
        "wants-material" => Some(Asks::Material),
        "quotes" => Some(Asks::Quote),
        "invoices" => Some(Asks::Invoice),
        _ => None,
    };
    let follow_up = match words {
        "checks-in" => Some(FollowUp::CheckIn),
        "last-check-in" => Some(FollowUp::LastCheckIn),
        "asks-for-receipt" => Some(FollowUp::ReceiptCheck),
        "pauses" => Some(FollowUp::WorkPaused),
        "resends" => Some(FollowUp::Resend),
        "demands" => Some(FollowUp::Demand),
        "final-notice" => Some(FollowUp::FinalNotice),
        _ => None,
    };
    Said::Ours {
        asks,
        follow_up,
        closes: words == "closes",
        hint: words.contains("draft").then_some(Stage::Running),
        due_on: words.split_once("due ").map(|(_, day)| day.parse().expect("a due date")),
    }
}

fn theirs(words: &str) -> Said {
    let (verb, day) = words.split_once(' ').unwrap_or((words, ""));
    let day = day.parse().ok();
    match verb {
        "answers" => Said::Answer { accepts: false, declines: false, enquires: false },
        "enquires" => Said::Answer { accepts: false, declines: false, enquires: true },
        "accepts" => Said::Answer { accepts: true, declines: false, enquires: false },
        "declines" => Said::Answer { accepts: false, declines: true, enquires: false },
        "holds" => Said::Holding { until: day },
        "away" => Said::Away { last_day: day },
        "dead" => Said::Bounce { why: BounceKind::AddressDead, of: None },
        "full" => Said::Bounce { why: BounceKind::NotAccepted, of: None },
        "noted" => Said::Noted,
        _ => panic!("unknown words: {words}"),
    }
}

fn conversation(lines: &str) -> Vec<Entry> {
    let entry = |line: &str| {
        let (day, said) = line.trim().split_once(' ').expect("a day and what was said");
        let on: Date = format!("2026-{day}").parse().expect("a day");
        let (who, words) = said.split_once(' ').expect("who and what");
        Entry { on, said: if who == "we" { ours(words) } else { theirs(words) } }
    };
    lines.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(entry).collect()
}

/// What the program says: `enquiry since 2026-11-18: check-in on 2026-11-23`, or why nothing.
fn said_of(lines: &str) -> String {
    let entries = conversation(lines);
    let client_wrote = entries.iter().any(|entry| matches!(entry.said, Said::Answer { .. }));
    let silence = match judge(&entries, Known { has_other_work: false, client_wrote }) {
        Verdict::NotWaiting(why) => return format!("{why:?}"),
        Verdict::Waiting(silence) => silence,
    };
    let playbook = data::playbook(match silence.stage {
        Stage::Enquiry => "negotiation",
        Stage::Running => "project",
        Stage::Payment => "payment",
    });
    let around = data::surroundings("DE-BE");
    let proposal = propose(&entries, &silence, &playbook, &around, TODAY).expect("days");
    let next = proposal.map_or("nothing".to_owned(), |p| format!("{} on {}", p.step, p.on));
    format!("{} since {}: {next}", silence.stage.as_str(), silence.since)
}

fn check(lines: &str, expected: &str) {
    assert_eq!(said_of(lines), expected, "{lines}");
}

#[test]
fn nobody_owes_an_answer_to_what_asks_for_nothing() {
    check("11-18 we inform", "NothingAsked");
    check("11-10 they answers\n11-18 we inform", "NothingAsked");
    check("11-10 we asks\n11-11 they answers\n11-18 we inform", "Answered");
    check("11-10 we asks\n11-11 we inform\n11-12 we closes", "Closed");
    check("11-10 we quotes\n11-12 they declines", "Answered");
}

#[test]
fn the_oldest_message_that_still_needs_an_answer_counts() {
    check("11-18 we asks\n11-20 we asks", "enquiry since 2026-11-18: check-in on 2026-11-24");
    check(
        "11-02 we asks\n11-03 they enquires\n11-18 we asks\n11-19 we inform",
        "enquiry since 2026-11-18: check-in on 2026-11-23",
    );
    // The first message is only for information.
    check("11-16 we inform\n11-18 we asks", "enquiry since 2026-11-18: check-in on 2026-11-23");
}

#[test]
fn the_stage_is_guessed_from_the_conversation() {
    check("11-18 we quotes", "enquiry since 2026-11-18: check-in on 2026-11-23");
    check("11-12 we asks about the draft", "running since 2026-11-12: check-in on 2026-11-23");
    check("11-12 we wants-material", "running since 2026-11-12: check-in on 2026-11-23");
    check(
        "11-02 we quotes\n11-03 they accepts\n11-12 we asks",
        "running since 2026-11-12: check-in on 2026-11-23",
    );
    check("11-11 they enquires\n11-12 we asks", "enquiry since 2026-11-12: check-in on 2026-11-23");
    // Mail to and fro, and nobody speaks of an offer.
    check("11-11 they answers\n11-12 we asks", "running since 2026-11-12: check-in on 2026-11-23");
    check("11-20 we invoices", "payment since 2026-11-20: receipt-check on 2026-11-24");
}

#[test]
fn follow_ups_sent_by_hand_are_the_steps_that_they_are() {
    check(
        "11-09 we quotes\n11-16 we checks-in",
        "enquiry since 2026-11-09: last-check-in on 2026-11-23",
    );
    check("11-09 we quotes\n11-16 we last-check-in", "MovedOn");
    // Two follow-ups are the most, whatever they say.
    check(
        "11-02 we quotes\n11-09 we checks-in\n11-16 we checks-in",
        "enquiry since 2026-11-02: move-on on 2026-11-23",
    );
    check(
        "11-05 we wants-material\n11-10 we checks-in",
        "running since 2026-11-05: compare-addresses on 2026-11-23",
    );
    // Whatever its words: a message long after the last one asks again.
    check(
        "11-09 we quotes\n11-16 we inform",
        "enquiry since 2026-11-09: last-check-in on 2026-11-23",
    );
    check("11-16 we quotes\n11-18 we inform", "enquiry since 2026-11-16: check-in on 2026-11-23");
    check("11-02 we wants-material\n11-16 we pauses", "running since 2026-11-02: nothing");
}

#[test]
fn reminders_sent_by_hand_take_the_place_of_all_before_them() {
    check(
        "09-30 we invoices due 2026-10-14\n10-28 we resends",
        "payment since 2026-09-30: demand-30 on 2026-11-23",
    );
    check(
        "09-02 we invoices due 2026-09-16\n10-07 we resends\n10-19 we demands",
        "payment since 2026-09-02: demand-60 on 2026-11-23",
    );
    check(
        "09-02 we invoices due 2026-09-16\n11-20 we final-notice",
        "payment since 2026-09-02: court on 2026-12-07",
    );
    // No due date is named: 30 days after the message are assumed (`playbooks/payment.toml`).
    check(
        "11-01 we invoices\n11-20 we resends",
        "payment since 2026-11-01: demand-30 on 2026-12-31",
    );
}

#[test]
fn holding_replies_and_absences_are_no_answers() {
    check(
        "11-10 we quotes\n11-12 they holds 2026-11-27",
        "enquiry since 2026-11-10: check-in on 2026-11-27",
    );
    check("11-17 we quotes\n11-18 they holds", "enquiry since 2026-11-17: check-in on 2026-11-25");
    check(
        "11-10 we quotes\n11-10 they away 2026-11-29",
        "enquiry since 2026-11-10: check-in on 2026-11-30",
    );
    // Thanks for the promise close nothing.
    check(
        "11-10 we quotes\n11-12 they holds 2026-11-27\n11-12 we closes",
        "enquiry since 2026-11-10: check-in on 2026-11-27",
    );
}

#[test]
fn what_came_back_was_not_sent() {
    check(
        "11-10 we quotes\n11-10 they dead",
        "enquiry since 2026-11-10: compare-addresses on 2026-11-23",
    );
    check(
        "11-05 we wants-material\n11-10 we checks-in\n11-10 they full",
        "running since 2026-11-05: check-in on 2026-11-23",
    );
    check("11-18 we quotes\n11-18 they noted", "enquiry since 2026-11-18: check-in on 2026-11-23");
}

#[test]
fn what_is_older_than_ninety_days_is_let_go() {
    check("08-25 we quotes", "enquiry since 2026-08-25: check-in on 2026-11-23");
    check("08-24 we quotes", "enquiry since 2026-08-24: move-on on 2026-11-23");
    check("08-24 we invoices", "payment since 2026-08-24: move-on on 2026-11-23");
}

#[test]
fn work_in_another_conversation_makes_a_running_project() {
    let entries = conversation("11-18 we asks");
    let stage = |has_other_work| match judge(&entries, Known { has_other_work, ..Known::default() })
    {
        Verdict::Waiting(silence) => silence.stage,
        Verdict::NotWaiting(why) => panic!("{why:?}"),
    };
    assert_eq!(stage(false), Stage::Enquiry);
    assert_eq!(stage(true), Stage::Running);
}
