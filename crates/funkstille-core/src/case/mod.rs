//! A case: one silence about one thing, from the first unanswered message to its end.
//!
//! What a case is follows from what happened to it, and from nothing else: [`CaseState`] is a fold
//! over past-tense [`CaseEvent`]s. From the state and a playbook,
//!
//! - [`next_step`] says which step is next, on which day, and why on that day;
//! - [`decide`] says what is to be done today;
//! - [`plan`] says the whole future, if nothing else happens;
//! - [`simulate`] plays a case through from its first day, with things happening on the way.
//!
//! None of them reads a clock, and none of them changes anything: the caller does what was
//! decided, and appends an event that says so.

mod after_all;
mod apply;
mod arrival;
mod bend;
mod by_hand;
mod closing;
mod deadline;
mod decide;
mod event;
mod follow_on;
mod gap;
mod instalments;
mod next;
mod plan;
mod reason;
mod returned;
mod reverted;
mod rule_day;
mod simulate;
mod state;
mod surroundings;
mod terms;

pub use bend::MESSAGE_GAP_DAYS;
pub use deadline::{deadline_of, deadline_on};
pub use decide::{
    APPROVAL_DAYS, Decision, Handling, Switch, TASK_BUSINESS_DAYS, decide, handling,
    next_decision_on,
};
pub use event::{BounceKind, CaseEvent, Happened, How, LetterTurn, Noted, Opening, Withdrawal};
pub use follow_on::FollowOn;
pub use instalments::{Instalment, Instalments};
pub use next::{Next, NextStep, next_step};
pub use plan::{Plan, PlanOutcome, PlannedStep, plan};
pub use reason::Reason;
pub use simulate::simulate;
pub use state::{
    Block, CaseState, Pending, Release, StepFate, StepRecord, TakenOver, WaitReason, Waiting,
};
pub use surroundings::{GoesFirst, Surroundings};
