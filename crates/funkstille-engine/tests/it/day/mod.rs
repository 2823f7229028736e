//! Days at work, on a clock that the test moves.

mod desk;
mod guards;
