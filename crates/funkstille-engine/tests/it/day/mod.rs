//! Days at work, on a clock that the test moves.

mod both;
mod desk;
mod diary;
mod guards;
mod history;
mod pause;
mod promises;
mod refused;
mod time;
mod today;
mod together;
