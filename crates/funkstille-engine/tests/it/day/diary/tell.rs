//! What the program did, in the words of a diary: read from the entries that it wrote.

use funkstille_core::calendar::{Window, days_after};
use funkstille_core::case::{CaseState, Handling, Happened, How};
use funkstille_core::playbook::{Action, Anchor, Playbook, Rule, Step};
use funkstille_engine::letters::LetterGroup;
use funkstille_store::event::{CaseRecord, StoredEvent};
use funkstille_store::{OutboxState, Reading, Stream};
use jiff::civil::Date;

use super::super::desk::PROGRAM;
use super::{input, words};

/// What happened in a case after the entries that were `seen`, and whether the program did it.
pub(super) async fn entries(
    reading: &mut Reading,
    case: &str,
    seen: &mut usize,
) -> Vec<(Happened, bool)> {
    let entries = reading.entries(&Stream::case(case)).await.expect("entries");
    let new: Vec<_> = entries.into_iter().skip(*seen).collect();
    *seen += new.len();
    let told = new.into_iter().filter_map(|entry| {
        let body = entry.content.expect("nothing is erased").body;
        let event = StoredEvent { event_type: entry.event_type, body };
        let record = event.to_case().expect("an event of a case");
        let CaseRecord::Happened(event) = record else { return None };
        Some((event.what, entry.actor == PROGRAM))
    });
    told.collect()
}

/// The line of something that the program did; `None` where a diary says nothing about it.
pub(super) async fn line(
    reading: &mut Reading,
    (case, state, playbook): (&str, &CaseState, &Playbook),
    what: &Happened,
    last_day: impl Fn(Window) -> Date,
) -> Option<String> {
    Some(match what {
        Happened::LetterPrepared { step } => {
            let step = playbook.step(step).expect("a step of the playbook");
            prepared(reading, case, step).await
        }
        Happened::StepHappened { step, how: How::ByProgram } => {
            let step = playbook.step(step).expect("a step of the playbook");
            match step.action() {
                Action::Check => format!("does {}", step.name),
                Action::Close => return None,
                _ => format!("sends {}", step.name),
            }
        }
        Happened::TaskOpened { step } => format!("asks for {step}"),
        // A diary has its letters posted on their day.
        Happened::FollowOnOpened(task) if task.sends_by().is_some() => return None,
        Happened::FollowOnOpened(task) => format!("asks for {}", input::follow_on_words(task)),
        Happened::FollowOnLeftUndone(task) => {
            format!("leaves {} undone", input::follow_on_words(task))
        }
        Happened::TaskLeftUndone { step } => format!("leaves {step} undone"),
        Happened::ApprovalLapsed { step } => format!("asks again for the approval of {step}"),
        Happened::PromiseBroken => "counts a broken promise".to_owned(),
        Happened::InstalmentMissed => "counts a missed instalment".to_owned(),
        Happened::WindowWarned { step } => {
            let last_day = last_day(window(state, playbook, step));
            format!("warns that the days for {step} end on {last_day}")
        }
        _ => return None,
    })
}

/// The channels are those of the letters in the outbox; a call is none, and comes with them.
async fn prepared(reading: &mut Reading, case: &str, step: &Step) -> String {
    let group = letter(reading, case, &step.name).await.expect("a letter in the outbox");
    let is_there = |channel: &&Action| {
        !channel.sends() || group.channels.iter().any(|row| row.channel == channel.as_str())
    };
    let channels: Vec<_> = step.does.iter().filter(is_there).map(|it| it.as_str()).collect();
    let handling = match group.channels[0].draft.state {
        OutboxState::InReview => Handling::Review,
        _ => Handling::Auto,
    };
    format!("prepares {} by {}, {}", step.name, channels.join(" and "), words::handling(handling))
}

/// The latest letter of a step.
pub(super) async fn letter(reading: &mut Reading, case: &str, step: &str) -> Option<LetterGroup> {
    let mut latest: Option<LetterGroup> = None;
    for id in reading.letters_of_case(case).await.expect("letters") {
        let group = LetterGroup::load(reading, &id).await.expect("a letter");
        let number = |group: &LetterGroup| group.number.parse::<u64>().expect("a number");
        let is_later = latest.as_ref().is_none_or(|latest| number(latest) < number(&group));
        if group.step() == step && is_later {
            latest = Some(group);
        }
    }
    latest
}

fn window(state: &CaseState, playbook: &Playbook, step: &str) -> Window {
    let rule = &playbook.step(step).expect("a step of the playbook").rule;
    let Rule::After { of, within: Some((first, last)), .. } = rule else {
        panic!("{step} has no window")
    };
    let from = match of {
        Anchor::Trigger => state.opening.trigger_on,
        Anchor::Step(step) => state.sent_on(step).expect("it happened"),
    };
    Window { first: days_after(from, *first), last: days_after(from, *last) }
}
