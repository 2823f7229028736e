//! Days at work, on a clock that the test moves.

mod both;
mod broken;
mod clock;
mod closing;
pub(crate) mod desk;
mod diary;
mod findings;
mod gaps;
mod guards;
mod history;
mod looks;
mod pause;
mod promises;
mod refused;
mod returned;
mod stale;
mod terms;
mod time;
mod today;
mod together;
mod ways;
mod wording;
