//! Guard 3: one client, one message.

use std::cmp::Reverse;

use crate::money::Currency;
use crate::playbook::Stage;

/// A message of one case that is due today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueMessage {
    /// The case, by whatever name the caller knows it.
    pub case: String,
    /// What the case is about.
    pub stage: Stage,
    /// The step.
    pub step: String,
    /// The currency of what is owed: a letter has one sum.
    pub currency: Option<Currency>,
}

/// What goes to one client today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodaysMessage {
    /// The one message: the step, and the cases that it is about (several invoices at the same
    /// step go out as one letter with one table). `None` where nothing may go today.
    pub message: Option<(String, Vec<String>)>,
    /// The cases whose messages move to another day.
    pub moved: Vec<String>,
}

/// Of all messages that are due to one client today, the one that goes out: payment before project
/// before negotiation; of several steps of a stage the one that most cases share, then the first in
/// the order given. `already_today` says whether the client has had a message today.
pub fn one_message(due: &[DueMessage], already_today: bool) -> TodaysMessage {
    let shared = |message: &DueMessage| due.iter().filter(|other| is_same(other, message)).count();
    let chosen = due
        .iter()
        .filter(|_| !already_today)
        .enumerate()
        .max_by_key(|(at, message)| (message.stage, shared(message), Reverse(*at)))
        .map(|(_, message)| message);
    let goes = |message: &DueMessage| chosen.is_some_and(|chosen| is_same(chosen, message));
    let cases = |wanted: bool| {
        due.iter().filter(|m| goes(m) == wanted).map(|m| m.case.clone()).collect::<Vec<_>>()
    };
    TodaysMessage {
        message: chosen.map(|chosen| (chosen.step.clone(), cases(true))),
        moved: cases(false),
    }
}

/// Whether two messages can go out as one letter. Enquiries and projects keep to their threads,
/// with nothing else in them; only invoices share a letter.
fn is_same(one: &DueMessage, other: &DueMessage) -> bool {
    let share = one.stage == Stage::Payment && one.stage == other.stage && one.step == other.step;
    let share = share && one.currency == other.currency;
    one == other || share
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(case: &str, stage: Stage, step: &str) -> DueMessage {
        DueMessage { case: case.to_owned(), stage, step: step.to_owned(), currency: None }
    }

    fn check(due: &[DueMessage], message: Option<(&str, &[&str])>, moved: &[&str]) {
        let today = one_message(due, false);
        let expected = message.map(|(step, cases)| {
            (step.to_owned(), cases.iter().map(|case| (*case).to_owned()).collect())
        });
        assert_eq!(today.message, expected);
        assert_eq!(today.moved, moved);
    }

    #[test]
    fn payment_goes_before_project_before_negotiation() {
        let enquiry = due("a", Stage::Enquiry, "check-in");
        let running = due("b", Stage::Running, "check-in");
        let payment = due("c", Stage::Payment, "demand-30");
        check(&[], None, &[]);
        check(&[enquiry.clone(), running.clone()], Some(("check-in", &["b"])), &["a"]);
        check(&[enquiry, running, payment], Some(("demand-30", &["c"])), &["a", "b"]);
    }

    #[test]
    fn invoices_at_the_same_step_go_out_as_one_letter() {
        let first = due("a", Stage::Payment, "final-notice");
        let second = due("b", Stage::Payment, "demand-30");
        let third = due("c", Stage::Payment, "demand-30");
        check(&[first, second, third], Some(("demand-30", &["b", "c"])), &["a"]);
    }

    #[test]
    fn enquiries_keep_to_their_own_threads() {
        let first = due("a", Stage::Enquiry, "check-in");
        let second = due("b", Stage::Enquiry, "check-in");
        check(&[first, second], Some(("check-in", &["a"])), &["b"]);
    }

    #[test]
    fn nothing_goes_to_a_client_who_had_a_message_today() {
        let today = one_message(&[due("a", Stage::Payment, "demand-30")], true);
        assert_eq!(today, TodaysMessage { message: None, moved: vec!["a".to_owned()] });
    }
}
