//! `simulate --event`: each kind of event, in a playbook where it matters.

use crate::check::check;

/// The outcomes of one playbook with each of these events.
fn check_events(name: &str, playbook: &str, events: &[&str]) {
    let call = |event: &&str| {
        format!("simulate --playbook {playbook} --region DE-BE --json --event {event}")
    };
    let calls: Vec<String> = events.iter().map(call).collect();
    let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
    check(name, &calls);
}

#[test]
fn negotiation() {
    check_events(
        "events_negotiation",
        "negotiation --from 2026-03-04",
        &[
            "2026-03-09:reply",
            "2026-03-10:reply",
            "2026-05-01:reply",
            "2026-03-05:away=2026-03-20",
            "2026-03-05:away",
            "2026-03-10:holding=2026-03-27",
            "2026-03-10:holding",
            "2026-03-10:bounce",
            "2026-03-10:bounce=other",
            "2026-03-06:hold=2026-03-31",
            "2026-03-06:hold",
        ],
    );
}

#[test]
fn project() {
    check_events(
        "events_project",
        "project --from 2026-03-04",
        &[
            "2026-03-17:reply",
            "2026-03-11:bounce",
            "2026-03-11:bounce=other",
            "2026-03-12:away=2026-03-20",
        ],
    );
}

#[test]
fn payment() {
    check_events(
        "events_payment",
        "payment --from 2026-03-04 --amount 1000.00",
        &[
            "2026-04-10:payment",
            "2026-04-10:payment=400.00",
            "2026-04-10:payment=1000.00",
            "2026-04-10:payment=400.00 --event 2026-04-20:payment=600.00",
            "2026-04-10:promise=2026-04-24",
            "2026-04-10:dispute",
            "2026-04-10:reply",
        ],
    );
}

#[test]
fn events_come_in_any_order() {
    check(
        "events_in_any_order",
        &[
            "simulate --playbook negotiation --from 2026-03-04 --region DE-BE \
             --event 2026-03-20:reply --event 2026-03-05:away=2026-03-13",
            "simulate --playbook payment --from 2026-03-04 --region DE-BE --language de \
             --event 2026-04-10:dispute",
        ],
    );
}
