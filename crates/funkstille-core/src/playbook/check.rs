//! Whether a playbook makes sense, and keeps the promises that no file may switch off.

use std::collections::BTreeSet;

use super::error::{PlaybookError, PlaybookProblem as P};
use super::rule::Rule;
use super::step::{Action, Effect, EndOutcome, Mode, Playbook, Stage, Starts, Step, TaskOutcome};
use super::wait::{Unit, Wait};

/// Everything that is wrong with a playbook, in the order of its lines; empty where it is sound.
///
/// `text_exists` answers whether there is a text of that key.
pub fn check(playbook: &Playbook, text_exists: &dyn Fn(&str) -> bool) -> Vec<PlaybookError> {
    let mut found = Vec::new();
    if playbook.steps.is_empty() {
        found.push(PlaybookError { line: 1, problem: P::NoSteps });
    }
    for (at, step) in playbook.steps.iter().enumerate() {
        let problems = [
            name_is_new(playbook, at, step),
            refers_to_earlier_steps(playbook, at, step),
            has_its_dates(playbook, step),
            is_reachable(playbook, at, step),
            ends(playbook, at, step),
            keeps_mode(playbook, step),
            keeps_stage(playbook, step),
            has_its_keys(step),
            has_text(step, text_exists),
            has_effect_of_text(step),
            keeps_window(step),
            keeps_letter_order(playbook, at, step),
        ];
        let line = step.line;
        found.extend(problems.into_iter().flatten().map(|problem| PlaybookError { line, problem }));
    }
    found
}

fn name_is_new(playbook: &Playbook, at: usize, step: &Step) -> Option<P> {
    (playbook.position(&step.name) != Some(at)).then(|| P::DuplicateStep(step.name.clone()))
}

/// Every step that `step` names must stand above it; then no circle is possible.
fn refers_to_earlier_steps(playbook: &Playbook, at: usize, step: &Step) -> Option<P> {
    let conditions = [&step.only_after, &step.skipped_after];
    let named = step.rule.step().into_iter().chain(
        conditions.into_iter().filter_map(|c| c.as_ref().map(|condition| condition.step.as_str())),
    );
    named.into_iter().find_map(|named| match playbook.position(named) {
        None => Some(P::UnknownStep { step: step.name.clone(), named: named.to_owned() }),
        Some(there) if there >= at => Some(match cycle_through(playbook, step) {
            Some(steps) => P::Cycle(steps),
            None => P::LaterStep { step: step.name.clone(), named: named.to_owned() },
        }),
        Some(_) => None,
    })
}

/// The steps that one comes through when following the rules from `step` back to itself.
fn cycle_through(playbook: &Playbook, step: &Step) -> Option<Vec<String>> {
    let mut path = vec![step.name.clone()];
    let mut seen = BTreeSet::new();
    let mut current = step;
    while let Some(named) = current.rule.step() {
        path.push(named.to_owned());
        if named == step.name {
            return Some(path);
        }
        if !seen.insert(named) {
            return None;
        }
        current = playbook.step(named)?;
    }
    None
}

fn has_its_dates(playbook: &Playbook, step: &Step) -> Option<P> {
    let needs_due = step.rule.needs_due_date() || step.not_before.is_some();
    if needs_due && !playbook.starts.contains(&Starts::Due) {
        return Some(P::NoDueDate(step.name.clone()));
    }
    let Rule::AfterDeadline { step: named } = &step.rule else {
        return None;
    };
    let sets_deadline = playbook.step(named).is_some_and(|named| named.deadline.is_some());
    (!sets_deadline).then(|| P::NoDeadline { step: step.name.clone(), named: named.clone() })
}

/// Not after a step that ends the case, and only after an outcome that can come.
fn is_reachable(playbook: &Playbook, at: usize, step: &Step) -> Option<P> {
    let after_the_end = playbook.steps[..at].iter().any(|earlier| earlier.ends.is_some());
    let impossible = step.only_after.as_ref().is_some_and(|condition| {
        playbook
            .step(&condition.step)
            .is_some_and(|earlier| !possible_outcomes(earlier).contains(&condition.outcome))
    });
    let contradiction = step.only_after.is_some() && step.only_after == step.skipped_after;
    (after_the_end || impossible || contradiction).then(|| P::Unreachable(step.name.clone()))
}

/// The outcomes that the task of a step can have (docs/rules.md, *Outcomes of tasks*).
fn possible_outcomes(step: &Step) -> &'static [TaskOutcome] {
    use TaskOutcome as T;
    match (step.action(), step.only_after.is_some()) {
        (Action::Call, _) => &[
            T::Answered,
            T::Promised,
            T::NothingArrived,
            T::Voicemail,
            T::NoAnswer,
            T::WrongNumber,
        ],
        (Action::Task, true) => &[T::Written, T::Content],
        (Action::Task, false) => &[T::Alive, T::NothingFound, T::Done],
        _ => &[],
    }
}

fn ends(playbook: &Playbook, at: usize, step: &Step) -> Option<P> {
    let is_last = at + 1 == playbook.steps.len();
    let can_be_missed = step.only_after.is_some() || step.skipped_after.is_some() || step.optional;
    (is_last && (step.ends.is_none() || can_be_missed)).then(|| P::NeverEnds(step.name.clone()))
}

fn keeps_mode(playbook: &Playbook, step: &Step) -> Option<P> {
    let only_a_person = matches!(step.action(), Action::Call | Action::Task);
    let refused = only_a_person || playbook.refuses_auto(step);
    (step.mode == Mode::Auto && refused).then(|| P::AutoRefused(step.name.clone()))
}

/// Nothing but the enquiry stands in an enquiry, and no word about money in a running project.
fn keeps_stage(playbook: &Playbook, step: &Step) -> Option<P> {
    let about_money = step.asks_for_money()
        || step.effect == Some(Effect::Court)
        || step.ends == Some(EndOutcome::Court);
    (about_money && playbook.stage != Stage::Payment)
        .then(|| P::MoneyOutsidePayment(step.name.clone()))
}

/// Keys that an action or effect cannot do without, and one that says nothing without a letter.
fn has_its_keys(step: &Step) -> Option<P> {
    let name = || step.name.clone();
    if step.effect == Some(Effect::FinalNotice) && step.deadline.is_none() {
        return Some(P::MissingKey { step: name(), key: "deadline" });
    }
    if step.action() == Action::Close && step.ends.is_none() {
        return Some(P::MissingKey { step: name(), key: "ends" });
    }
    let has_letter = step.does.contains(&Action::Letter);
    (step.registered && !has_letter).then(|| P::UnusedKey { step: name(), key: "registered" })
}

fn has_text(step: &Step, text_exists: &dyn Fn(&str) -> bool) -> Option<P> {
    match &step.text {
        None => {
            (step.sends() || step.action() == Action::Call).then(|| P::NoText(step.name.clone()))
        }
        Some(text) => (!text_exists(text))
            .then(|| P::UnknownText { step: step.name.clone(), text: text.clone() }),
    }
}

/// Texts of this program that ask for money or stop work, with the effect that a step of theirs
/// has: without it no guard of such letters would be asked (docs/rules.md, *Guards*).
const TEXTS_WITH_EFFECT: &[(&str, Effect)] = &[
    ("resend", Effect::Claim),
    ("demand-30", Effect::Demand),
    ("demand-60", Effect::Demand),
    ("final-notice", Effect::FinalNotice),
    ("work-paused", Effect::PauseWork),
];

/// A resend may count as a demand and the other way round; each of the others is what it is.
fn has_effect_of_text(step: &Step) -> Option<P> {
    let text = step.text.as_deref()?;
    let (_, effect) = TEXTS_WITH_EFFECT.iter().find(|(key, _)| *key == text)?;
    let asks = |effect: Effect| matches!(effect, Effect::Claim | Effect::Demand);
    let fits = step.effect.is_some_and(|own| own == *effect || asks(own) && asks(*effect));
    (!fits).then(|| P::EffectMissing {
        step: step.name.clone(),
        text: text.to_owned(),
        effect: *effect,
    })
}

/// A deadline of a final notice (docs/rules.md, *Payment*): from 5 business days to 30 days.
const SHORTEST_DEADLINE: Wait = Wait { count: 5, unit: Unit::BusinessDays };

/// The other end of the same range (docs/rules.md, *Payment*).
const LONGEST_DEADLINE: Wait = Wait { count: 30, unit: Unit::Days };

fn keeps_window(step: &Step) -> Option<P> {
    let outside = match &step.rule {
        Rule::After { wait, within: Some((first, last)), .. } => {
            !(*first..=*last).contains(&wait.count)
        }
        _ => false,
    };
    let deadline_outside = step.deadline.is_some_and(|deadline| {
        let day_counts = [
            SHORTEST_DEADLINE,
            deadline.at_least,
            deadline.wait,
            deadline.at_most,
            LONGEST_DEADLINE,
        ]
        .map(in_calendar_days);
        !day_counts.is_sorted()
    });
    (outside || deadline_outside).then(|| P::OutsideWindow(step.name.clone()))
}

/// Business days of one week, Monday to Friday (docs/rules.md, *Dates*).
const BUSINESS_DAYS_A_WEEK: i64 = 5;

/// How many calendar days a wait is at least: a weekend for every five business days.
fn in_calendar_days(wait: Wait) -> i64 {
    match wait.unit {
        Unit::Days => wait.count,
        Unit::BusinessDays => wait.count + 2 * (wait.count / BUSINESS_DAYS_A_WEEK),
    }
}

/// The most follow-ups to an enquiry (docs/rules.md, *Negotiation*; UWG § 7).
const MOST_FOLLOW_UPS: usize = 2;

fn keeps_letter_order(playbook: &Playbook, at: usize, step: &Step) -> Option<P> {
    let (earlier, name) = (&playbook.steps[..at], || step.name.clone());
    if !step.sends() {
        return None;
    }
    if playbook.stage == Stage::Enquiry
        && earlier.iter().filter(|earlier| earlier.sends()).count() >= MOST_FOLLOW_UPS
    {
        return Some(P::TooManyFollowUps(name()));
    }
    if earlier.iter().any(|earlier| earlier.effect == Some(Effect::FinalNotice)) {
        return Some(P::LetterAfterFinalNotice(name()));
    }
    let asked_before = earlier.iter().any(|earlier| earlier.asks_for_money() && !earlier.optional);
    (step.effect == Some(Effect::FinalNotice) && !asked_before).then(|| P::FinalNoticeFirst(name()))
}
