//! Mail that is taken in, and what it does.

mod again;
mod answers;
mod bounces;
mod forged;
mod machines;
mod ours;
mod post;
mod samples;
mod waits;
