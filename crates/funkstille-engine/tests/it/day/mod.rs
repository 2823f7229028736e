//! Days at work, on a clock that the test moves.

mod both;
mod desk;
mod diary;
mod guards;
mod history;
mod promises;
mod time;
mod today;
mod together;
