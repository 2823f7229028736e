//! The table of a playbook: its steps and what each does.

use super::rule::{NotBefore, Rule};
use super::wait::Wait;

/// A plan as data: steps in the order of their table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playbook {
    /// Its name: `negotiation`, `project`, `payment`, or a user's own.
    pub name: String,
    /// What kind of silence it is for.
    pub stage: Stage,
    /// What may start it; the first that is on hand is the trigger.
    pub starts: Vec<Starts>,
    /// Where an invoice names no due date: how long after its message one is assumed, for a
    /// forecast that says so.
    pub due_unless_named: Option<Wait>,
    /// The steps, in order; each name once.
    pub steps: Vec<Step>,
}

/// What kind of silence a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// An offer is open.
    Enquiry,
    /// A project waits for the client.
    Running,
    /// It is time to be paid.
    Payment,
}

/// What starts a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starts {
    /// A message of ours that nobody answered.
    Message,
    /// The due date of an invoice that is not paid in full.
    Due,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name, unique in the playbook.
    pub name: String,
    /// When.
    pub rule: Rule,
    /// A day that it never comes before.
    pub not_before: Option<NotBefore>,
    /// What it does; the first is the one that it is named by, the others are further channels.
    pub does: Vec<Action>,
    /// The key of its text: a mail or letter template, or the script of a call or task.
    pub text: Option<String>,
    /// Who presses the button, unless the business's switch says otherwise.
    pub mode: Mode,
    /// What it means beyond its message.
    pub effect: Option<Effect>,
    /// The outcome with which the case ends after this step.
    pub ends: Option<EndOutcome>,
    /// The step happens only after this outcome of an earlier one.
    pub only_after: Option<Condition>,
    /// The step is skipped after this outcome of an earlier one.
    pub skipped_after: Option<Condition>,
    /// Whether a business may leave it out.
    pub optional: bool,
    /// Whether its letter goes as registered mail, which leaves proofs to collect.
    pub registered: bool,
    /// The deadline that its letter sets.
    pub deadline: Option<Deadline>,
    /// Line of the playbook file where it begins, from 1.
    pub line: usize,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// An e-mail.
    Email,
    /// A letter on paper.
    Letter,
    /// A fax.
    Fax,
    /// A task to call.
    Call,
    /// A look-up that the program makes by itself.
    Check,
    /// A task that only a person can do.
    Task,
    /// Closes the case.
    Close,
}

/// Who presses the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// A person does it.
    Task,
    /// A person approves it with one key.
    Review,
    /// It happens by itself.
    Auto,
}

/// What a step means beyond its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The project is paused until the client is back.
    PauseWork,
    /// The invoice again, with the late fee as a separate statement of claim.
    Claim,
    /// A payment demand.
    Demand,
    /// The last letter about the invoice.
    FinalNotice,
    /// The court packet.
    Court,
}

/// How a case ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndOutcome {
    /// The client answered.
    Answered,
    /// Follow-ups are done or were given up; the client may come back at any time.
    MovedOn,
    /// We declined the enquiry.
    Declined,
    /// Work on the project is stopped until the client is back.
    WorkStopped,
    /// The matter is before a court.
    Court,
    /// Paid in full.
    Paid,
    /// Given up as a loss.
    WrittenOff,
    /// Ended by hand, for a reason on record.
    EndedByHand,
}

/// How a task came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskOutcome {
    /// Call: reached, and it answers the matter.
    Answered,
    /// Call: reached, messages arrived, answer promised.
    Promised,
    /// Call: reached, nothing arrived.
    NothingArrived,
    /// Call: voicemail.
    Voicemail,
    /// Call: no answer.
    NoAnswer,
    /// Call: wrong number.
    WrongNumber,
    /// Signs of life: the client is active somewhere.
    Alive,
    /// Signs of life: nothing found.
    NothingFound,
    /// Reach-out: written on another channel.
    Written,
    /// Reach-out: be content that the client lives, and wait.
    Content,
    /// Any other task: done.
    Done,
}

/// An outcome of an earlier step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The earlier step.
    pub step: String,
    /// Its outcome.
    pub outcome: TaskOutcome,
}

/// The deadline that a letter sets, counted from the day of the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// How long the debtor has.
    pub wait: Wait,
    /// The shortest that is allowed.
    pub at_least: Wait,
    /// The longest that is allowed.
    pub at_most: Wait,
}

impl Playbook {
    /// The step of that name.
    pub fn step(&self, name: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.name == name)
    }

    /// The place of a step in the table, from 0.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.name == name)
    }

    /// Whether the table goes on after a step: the task of the last one stays on the list until
    /// somebody does it, since nothing would come of leaving it undone (docs/rules.md, *Outcomes of
    /// tasks*).
    pub fn goes_on_after(&self, name: &str) -> bool {
        self.position(name).is_none_or(|at| at + 1 < self.steps.len())
    }

    /// Whether `auto` is refused for a step: from the first letter that claims money on, and for
    /// the letter that stops work (docs/rules.md, *Modes*). About payment only the very first
    /// message may be automatic, whatever the steps after it are called.
    pub fn refuses_auto(&self, step: &Step) -> bool {
        let mut sending = self.steps.iter().enumerate().filter(|(_, step)| step.sends());
        let second_message = if self.stage == Stage::Payment { sending.nth(1) } else { None };
        let first_effect = self.steps.iter().position(|s| s.effect.is_some());
        let bounds = [first_effect, second_message.map(|(at, _)| at)];
        let at = self.position(&step.name);
        bounds.into_iter().flatten().any(|bound| at.is_some_and(|at| at >= bound))
    }
}

impl Step {
    /// The action that the step is named by.
    pub fn action(&self) -> Action {
        self.does.first().copied().unwrap_or(Action::Task)
    }

    /// Whether the step sends an e-mail, letter or fax.
    pub fn sends(&self) -> bool {
        self.does.iter().any(|action| action.sends())
    }

    /// The row of a letter that stands in no table: an e-mail that a person asked for, with the
    /// text of its name. Nobody asks when it comes.
    pub fn outside_the_table(text: &str) -> Self {
        Self {
            name: text.to_owned(),
            rule: Rule::SameDay { step: String::new() },
            not_before: None,
            does: vec![Action::Email],
            text: Some(text.to_owned()),
            mode: Mode::Review,
            effect: None,
            ends: None,
            only_after: None,
            skipped_after: None,
            optional: false,
            registered: false,
            deadline: None,
            line: 0,
        }
    }

    /// Whether its letter asks for money.
    pub fn asks_for_money(&self) -> bool {
        matches!(self.effect, Some(Effect::Claim | Effect::Demand | Effect::FinalNotice))
    }

    /// Whether it is one of the demands or the final notice, which keep a distance of their own.
    pub fn is_demand(&self) -> bool {
        matches!(self.effect, Some(Effect::Demand | Effect::FinalNotice))
    }

    /// The outcome that leads on to the next step, for a forecast.
    pub fn leading_outcome(&self) -> Option<TaskOutcome> {
        match (self.action(), self.only_after.is_some(), self.effect) {
            (Action::Call, ..) => Some(TaskOutcome::NoAnswer),
            (Action::Task, true, _) => Some(TaskOutcome::Written),
            (Action::Task, false, Some(Effect::Court)) => Some(TaskOutcome::Done),
            (Action::Task, false, _) => Some(TaskOutcome::Alive),
            _ => None,
        }
    }
}

impl Action {
    /// Whether it is an e-mail, letter or fax: a message in the sense of the guards.
    pub fn sends(self) -> bool {
        matches!(self, Self::Email | Self::Letter | Self::Fax)
    }
}

/// Gives an enum its names in playbook files, on the command line and in JSON.
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in playbook files, on the command line and in JSON.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            /// Reads the name; `None` for any other text.
            pub fn parse(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

names!(Stage { Enquiry = "enquiry", Running = "running", Payment = "payment" });
names!(Starts { Message = "message", Due = "due" });
names!(Mode { Task = "task", Review = "review", Auto = "auto" });
names!(Action {
    Email = "email",
    Letter = "letter",
    Fax = "fax",
    Call = "call",
    Check = "check",
    Task = "task",
    Close = "close",
});
names!(Effect {
    PauseWork = "pause-work",
    Claim = "claim",
    Demand = "demand",
    FinalNotice = "final-notice",
    Court = "court",
});
names!(EndOutcome {
    Answered = "answered",
    MovedOn = "moved-on",
    Declined = "declined",
    WorkStopped = "work-stopped",
    Court = "court",
    Paid = "paid",
    WrittenOff = "written-off",
    EndedByHand = "ended",
});
names!(TaskOutcome {
    Answered = "answered",
    Promised = "promised",
    NothingArrived = "nothing-arrived",
    Voicemail = "voicemail",
    NoAnswer = "no-answer",
    WrongNumber = "wrong-number",
    Alive = "alive",
    NothingFound = "nothing-found",
    Written = "written",
    Content = "content",
    Done = "done",
});
