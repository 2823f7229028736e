//! Playbooks: the plan as data. A playbook is a table of steps; a step has a rule (when), an
//! action (what) and a mode (who presses the button). Format by example: `playbooks/README.md`.
//!
//! - [`Playbook`], [`Step`], [`Rule`]: the table.
//! - [`parse()`]: text to table; errors name line and remedy.
//! - [`check()`]: does it end, is each step reachable, do rules point at earlier steps, do its
//!   texts exist, does it keep the promises that no file may switch off.

mod check;
mod error;
mod parse;
mod raw;
mod rule;
mod step;
mod wait;

pub use check::check;
pub use error::{Allowed, PlaybookError, PlaybookProblem};
pub use parse::parse;
pub use rule::{Anchor, NotBefore, Rule};
pub use step::{
    Action, Condition, Deadline, Effect, EndOutcome, Mode, Playbook, Stage, Starts, Step,
    TaskOutcome,
};
pub use wait::{Unit, Wait};
