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
mod gut_check;
mod history;
mod looks;
mod paper;
mod pause;
mod promises;
mod reach;
mod refused;
mod returned;
mod sending;
mod skipping;
mod stale;
mod terms;
mod time;
mod today;
mod together;
mod ways;
mod wording;
