//! What is said about one item: what, why today, what happens otherwise, and the command.

use funkstille_core::case::{FollowOn, Switch};
use funkstille_core::explain::Fact;
use funkstille_engine::today::{Item, Note, What};
use funkstille_engine::words::Words;
use jiff::civil::Date;

/// What is to be done, in a few words.
pub(super) fn what(item: &Item, words: &Words) -> String {
    match &item.what {
        What::Letter { step, .. } | What::Task { step, .. } => words.step(step),
        what => words.say(&format!("today-what-{}", what.as_str()), &facts(item)),
    }
}

/// Why it stands here today.
pub(super) fn why(item: &Item, today: Date, words: &Words) -> String {
    match &item.what {
        What::Letter { .. } | What::Task { .. } => {
            let reasons = words.reasons(&item.why, item.concern.starts);
            let since = item.since.filter(|since| *since < today || reasons.is_empty());
            let since =
                since.map(|since| words.say("today-why-since", &[("day", Fact::Day(since))]));
            let told = [reasons].into_iter().filter(|told| !told.is_empty()).chain(since);
            told.collect::<Vec<_>>().join("; ")
        }
        What::HandedOver { has_passed: true, .. } => {
            words.say("today-why-handed-over-ended", &facts(item))
        }
        What::FollowOn { task: FollowOn::FindNumber, numbers, .. } if numbers.is_empty() => {
            words.say("today-why-no-number", &facts(item))
        }
        what => words.say(&format!("today-why-{}", what.as_str()), &facts(item)),
    }
}

/// The command that does it.
pub(super) fn command(item: &Item, words: &Words) -> String {
    let key = match &item.what {
        What::HandedOver { has_passed: true, .. } => "today-do-send".to_owned(),
        What::Letter { .. } | What::HandedOver { .. } | What::Uncertain { .. } => {
            "today-do-letter".to_owned()
        }
        What::Task { outcomes, .. } if outcomes.len() > 1 => "today-do-task-outcome".to_owned(),
        What::FollowOn { task, .. } if task.is_call() => "today-do-task-outcome".to_owned(),
        What::Task { .. } | What::FollowOn { .. } => "today-do-task".to_owned(),
        What::Held(_) => format!("today-do-{}", item.what.as_str()),
    };
    words.say(&key, &facts(item))
}

/// What else can be done, where there is something.
pub(super) fn also(item: &Item, switch: Switch, words: &Words) -> Option<String> {
    let key = match (&item.what, switch) {
        (What::Letter { .. }, Switch::RemindOnly) => "today-also-send-yourself".to_owned(),
        (what, _) if what.is_by_hand() => "today-also-by-hand".to_owned(),
        (what, _) => format!("today-also-{}", what.as_str()),
    };
    words.has(&key).then(|| words.say(&key, &facts(item)))
}

fn facts(item: &Item) -> Vec<(&'static str, Fact)> {
    let concern = &item.concern;
    let case = concern.cases.first().map_or("", String::as_str);
    let letter = match &item.what {
        What::Letter { letter, .. }
        | What::HandedOver { letter, .. }
        | What::Uncertain { letter, .. } => letter.as_str(),
        What::FollowOn { errand: Some(errand), .. } => errand.letter.as_str(),
        _ => "",
    };
    let mut facts = vec![
        ("case", Fact::from(case)),
        ("client", Fact::from(&concern.client)),
        ("letter", Fact::from(letter)),
        ("task", Fact::Text(item.what.task().unwrap_or_default())),
        ("left", yes_or_no(item, |note| matches!(note, Note::HasLeft { .. }))),
        ("forged", yes_or_no(item, |note| matches!(note, Note::MailForged))),
    ];
    facts.extend(item.what.step().map(|step| ("step", Fact::Key(format!("step-{step}")))));
    if let What::HandedOver { until, .. } = &item.what {
        facts.push(("time", Fact::Text(until.strftime("%H:%M").to_string())));
    }
    facts.extend(sent_on(&item.what).map(|day| ("day", Fact::Day(day))));
    facts
}

/// Whether one of the things to know of the message of an item is such.
fn yes_or_no(item: &Item, is_such: impl Fn(&Note) -> bool) -> Fact {
    if item.notes.iter().any(is_such) { "yes" } else { "no" }.into()
}

fn sent_on(what: &What) -> Option<Date> {
    match what {
        What::FollowOn { task, .. } => task.letter().map(|(_, sent_on)| sent_on),
        _ => None,
    }
}
