//! Why a step comes on its day: the rule, and each thing that moved the day since.

use jiff::civil::{Date, Weekday};

use super::state::WaitReason;
use crate::explain::{Explain, Fact};
use crate::playbook::{Anchor, Unit, Wait};

/// One reason for a date. A step has the reason of its rule first, then one for each move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// So long after an event.
    After {
        /// How long.
        wait: Wait,
        /// After what.
        of: Anchor,
        /// The day of that event.
        of_day: Date,
    },
    /// That weekday of the week after an event.
    Weekday {
        /// Which day of the week.
        weekday: Weekday,
        /// After what.
        of: Anchor,
        /// The day of that event.
        of_day: Date,
    },
    /// The week of the step passed without an answer.
    WeekOver {
        /// The step.
        step: String,
        /// The day on which it happened.
        of_day: Date,
    },
    /// As [`Reason::WeekOver`], where the step happened so late in its week that one more passes.
    NextWeekOver {
        /// The step.
        step: String,
        /// The day on which it happened.
        of_day: Date,
    },
    /// So long after the due date.
    AfterDue {
        /// How long.
        wait: Wait,
        /// The due date.
        due_on: Date,
    },
    /// The day after a deadline.
    AfterDeadline {
        /// The step whose letter set it.
        step: String,
        /// The last day of the deadline.
        deadline_on: Date,
    },
    /// On the same day as another step.
    SameDay {
        /// The step.
        step: String,
    },
    /// The day was a weekend, holiday or day off: moved to the next business day.
    Forward {
        /// The day.
        day: Date,
        /// The holiday, where it is one.
        holiday: Option<HolidayName>,
    },
    /// As [`Reason::Forward`], but back to the last business day inside the window.
    BackInside {
        /// The day.
        day: Date,
        /// The holiday, where it is one.
        holiday: Option<HolidayName>,
    },
    /// The window has no business day: moved to the first one after it.
    AfterWindow {
        /// The day.
        day: Date,
    },
    /// Never before that long after the due date.
    NotBeforeDue {
        /// The due date.
        due_on: Date,
    },
    /// The step above it in the table came later.
    KeepsOrder {
        /// That step.
        step: String,
    },
    /// The step above it in the table was skipped by a person later than that.
    NotBeforeSkipped {
        /// That step.
        step: String,
        /// The day of the skipping.
        on: Date,
    },
    /// The plan waited until a day.
    Waited {
        /// Why.
        why: WaitReason,
        /// First day on which it goes on.
        until: Date,
    },
    /// The message left by another way; this is the rest of it, which was taken back before a
    /// person sent it.
    RestOfMessage {
        /// The step.
        step: String,
        /// The day on which it left.
        sent_on: Date,
    },
    /// A letter of an earlier step lies with a person, who is to post or to fax it.
    WaitsForPost {
        /// That step.
        step: String,
        /// First day on which the plan goes on without it.
        until: Date,
    },
    /// A distance to our previous message to the client.
    KeepsGap {
        /// How many days.
        days: i64,
        /// The day of that message.
        message_on: Date,
    },
    /// A distance between the demands and the final notice.
    KeepsDemandGap {
        /// How many days.
        days: i64,
        /// The day of the earlier one.
        message_on: Date,
    },
    /// No more messages in this case and week.
    WeekIsFull {
        /// The Monday of that week.
        monday: Date,
    },
    /// The client gets one message a day, and that of another case goes first.
    OtherCaseFirst {
        /// The other case.
        case: String,
    },
    /// It shares its letter with another case of the client.
    WithOtherCase {
        /// The other case.
        case: String,
    },
    /// Its day has passed: the first business day from today on.
    Overdue {
        /// The day that has passed.
        planned: Date,
    },
    /// The message before it came back: it counts as not sent, and this is due at once.
    Bounced {
        /// The day of the bounce.
        on: Date,
    },
    /// Whoever is written to has left the company, as an automatic reply says: this is due at once.
    HasLeft {
        /// The day of the reply.
        on: Date,
    },
    /// The message was not accepted; it has to find a way first.
    DidNotArrive {
        /// The day of the bounce.
        on: Date,
    },
    /// Silent for so long that a follow-up makes no sense any more.
    TooOld {
        /// For how long.
        days: i64,
    },
    /// The money may be owed all the same.
    StillOwed,
    /// The client wrote meanwhile in another conversation: does that answer it?
    WroteElsewhere {
        /// When.
        on: Date,
    },
    /// The step above it was done before this program knew the case, nobody knows when.
    TakenOver {
        /// That step.
        step: String,
    },
    /// The step that the rule counts from was skipped by a person.
    Skipped {
        /// That step.
        step: String,
        /// The day that counts for it.
        counts_on: Date,
    },
    /// The task of the step that the rule counts from was left undone.
    LeftUndone {
        /// That step.
        step: String,
        /// The day from which that counts.
        on: Date,
    },
    /// The rule counts from a due date, and none is known.
    DueDateUnknown,
}

/// What a holiday is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayName {
    /// In English.
    pub en: String,
    /// In the language of the place.
    pub local: String,
}

impl Reason {
    fn name(&self) -> &'static str {
        match self {
            Self::After { .. } => "after",
            Self::Weekday { .. } => "weekday",
            Self::WeekOver { .. } => "week-over",
            Self::NextWeekOver { .. } => "next-week-over",
            Self::AfterDue { .. } => "after-due",
            Self::AfterDeadline { .. } => "after-deadline",
            Self::SameDay { .. } => "same-day",
            Self::Forward { holiday: Some(_), .. } => "forward-holiday",
            Self::Forward { holiday: None, .. } => "forward",
            Self::BackInside { holiday: Some(_), .. } => "back-inside-holiday",
            Self::BackInside { holiday: None, .. } => "back-inside",
            Self::AfterWindow { .. } => "after-window",
            Self::NotBeforeDue { .. } => "not-before-due",
            Self::KeepsOrder { .. } => "keeps-order",
            Self::NotBeforeSkipped { .. } => "not-before-skipped",
            Self::Waited { why: WaitReason::Holding, .. } => "waited-holding",
            Self::Waited { why: WaitReason::Away, .. } => "waited-away",
            Self::Waited { why: WaitReason::Promise, .. } => "waited-promise",
            Self::Waited { why: WaitReason::Instalment, .. } => "waited-instalment",
            Self::Waited { why: WaitReason::HeldByHand, .. } => "waited-hold",
            Self::Waited { why: WaitReason::Content, .. } => "waited-content",
            Self::RestOfMessage { .. } => "rest-of-message",
            Self::WaitsForPost { .. } => "waits-for-post",
            Self::KeepsGap { .. } => "keeps-gap",
            Self::KeepsDemandGap { .. } => "keeps-demand-gap",
            Self::WeekIsFull { .. } => "week-is-full",
            Self::OtherCaseFirst { .. } => "other-case-first",
            Self::WithOtherCase { .. } => "with-other-case",
            Self::Overdue { .. } => "overdue",
            Self::Bounced { .. } => "bounced",
            Self::HasLeft { .. } => "has-left",
            Self::DidNotArrive { .. } => "did-not-arrive",
            Self::TooOld { .. } => "too-old",
            Self::StillOwed => "still-owed",
            Self::WroteElsewhere { .. } => "wrote-elsewhere",
            Self::TakenOver { .. } => "taken-over",
            Self::Skipped { .. } => "skipped",
            Self::LeftUndone { .. } => "left-undone",
            Self::DueDateUnknown => "due-date-unknown",
        }
    }
}

/// The key of the words for an event that a rule counts from.
fn anchor_key(anchor: &Anchor) -> Fact {
    match anchor {
        Anchor::Trigger => Fact::Key("anchor-trigger".to_owned()),
        Anchor::Step(step) => step_key(step),
    }
}

fn step_key(step: &str) -> Fact {
    Fact::Key(format!("step-{step}"))
}

fn unit_key(unit: Unit) -> Fact {
    Fact::Text(match unit {
        Unit::Days => "days".to_owned(),
        Unit::BusinessDays => "business".to_owned(),
    })
}

fn wait_facts(wait: Wait) -> [(&'static str, Fact); 2] {
    [("count", wait.count.into()), ("unit", unit_key(wait.unit))]
}

fn holiday_facts(day: Date, holiday: Option<&HolidayName>) -> Vec<(&'static str, Fact)> {
    let mut facts = vec![("day", day.into())];
    if let Some(name) = holiday {
        let (en, local) = (name.en.clone(), name.local.clone());
        facts.push(("holiday", Fact::Name { en, local }));
    }
    facts
}

impl Explain for Reason {
    fn key(&self) -> String {
        format!("reason-{}", self.name())
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::After { wait, of, of_day } => {
                let [count, unit] = wait_facts(*wait);
                vec![count, unit, ("of", anchor_key(of)), ("day", (*of_day).into())]
            }
            Self::Weekday { weekday, of, of_day } => vec![
                ("weekday", Fact::Key(format!("weekday-{}", weekday.to_monday_one_offset()))),
                ("of", anchor_key(of)),
                ("day", (*of_day).into()),
            ],
            Self::WeekOver { step, of_day } | Self::NextWeekOver { step, of_day } => {
                vec![("of", step_key(step)), ("day", (*of_day).into())]
            }
            Self::AfterDue { wait, due_on } => {
                let [count, unit] = wait_facts(*wait);
                vec![count, unit, ("day", (*due_on).into())]
            }
            Self::AfterDeadline { step, deadline_on } => {
                vec![("of", step_key(step)), ("day", (*deadline_on).into())]
            }
            Self::SameDay { step } | Self::KeepsOrder { step } | Self::TakenOver { step } => {
                vec![("of", step_key(step))]
            }
            Self::Skipped { step, counts_on: on }
            | Self::LeftUndone { step, on }
            | Self::NotBeforeSkipped { step, on } => {
                vec![("of", step_key(step)), ("day", (*on).into())]
            }
            Self::Forward { day, holiday } | Self::BackInside { day, holiday } => {
                holiday_facts(*day, holiday.as_ref())
            }
            Self::KeepsGap { days, message_on } | Self::KeepsDemandGap { days, message_on } => {
                vec![("count", (*days).into()), ("day", (*message_on).into())]
            }
            Self::OtherCaseFirst { case } | Self::WithOtherCase { case } => {
                vec![("case", case.into())]
            }
            Self::TooOld { days } => vec![("count", (*days).into())],
            Self::DueDateUnknown | Self::StillOwed => vec![],
            Self::WaitsForPost { step, until: day }
            | Self::RestOfMessage { step, sent_on: day } => {
                vec![("of", step_key(step)), ("day", (*day).into())]
            }
            Self::AfterWindow { day }
            | Self::NotBeforeDue { due_on: day }
            | Self::Waited { until: day, .. }
            | Self::WeekIsFull { monday: day }
            | Self::Overdue { planned: day }
            | Self::Bounced { on: day }
            | Self::HasLeft { on: day }
            | Self::DidNotArrive { on: day }
            | Self::WroteElsewhere { on: day } => vec![("day", (*day).into())],
        }
    }
}
