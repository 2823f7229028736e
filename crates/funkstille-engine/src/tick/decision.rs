//! Decisions become events.

use funkstille_core::case::{Decision, Happened, How};

use super::Deed;

/// What is recorded when a decision is carried out; `None` for a letter, which is prepared with
/// those of the client's other cases.
pub(crate) fn events(decision: Decision) -> Option<Vec<Happened>> {
    Some(match decision {
        Decision::PrepareLetter { .. } => return None,
        Decision::RunCheck { step, .. } => {
            vec![Happened::StepHappened { step, how: How::ByProgram }]
        }
        Decision::OpenTask { step, .. } => vec![Happened::TaskOpened { step }],
        Decision::CloseCase { step, outcome } => {
            let happened = Happened::StepHappened { step, how: How::ByProgram };
            vec![happened, Happened::Ended { outcome, reason: String::new() }]
        }
        Decision::EndCase { outcome } => {
            vec![Happened::Ended { outcome, reason: String::new() }]
        }
        Decision::OpenFollowOn(task) => vec![Happened::FollowOnOpened(task)],
        Decision::LeaveUndone { step } => vec![Happened::TaskLeftUndone { step }],
        Decision::LeaveFollowOnUndone(task) => vec![Happened::FollowOnLeftUndone(task)],
        Decision::LapseApproval { step } => vec![Happened::ApprovalLapsed { step }],
        Decision::CountBrokenPromise => vec![Happened::PromiseBroken],
        Decision::CountMissedInstalment => vec![Happened::InstalmentMissed],
        Decision::WarnWindowEnds { step, .. } => vec![Happened::WindowWarned { step }],
    })
}

/// What a tick tells about an event.
pub(super) fn deed(case: &str, what: &Happened) -> Deed {
    let (name, step) = match what {
        Happened::LetterPrepared { step } => ("letter-prepared", Some(step)),
        Happened::LetterApproved { step, .. } => ("letter-approved", Some(step)),
        Happened::LetterWithdrawn { step, .. } => ("letter-withdrawn", Some(step)),
        Happened::StepHappened { step, .. } => ("step-happened", Some(step)),
        Happened::TaskOpened { step } => ("task-opened", Some(step)),
        Happened::TaskLeftUndone { step } => ("task-left-undone", Some(step)),
        Happened::ApprovalLapsed { step } => ("approval-lapsed", Some(step)),
        Happened::WindowWarned { step } => ("window-warned", Some(step)),
        Happened::FollowOnOpened(_) => ("follow-on-opened", None),
        Happened::FollowOnLeftUndone(_) => ("follow-on-left-undone", None),
        Happened::PromiseBroken => ("promise-broken", None),
        Happened::InstalmentMissed => ("instalment-missed", None),
        Happened::Opened(_) => ("opened", None),
        Happened::Ended { .. } => ("ended", None),
        _ => ("other", None),
    };
    let (step, happened) = (step.cloned(), what.clone());
    Deed { case: case.to_owned(), what: name, step, happened }
}
