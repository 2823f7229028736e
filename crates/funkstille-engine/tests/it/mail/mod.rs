//! Mail that is taken in, and what it does.

mod again;
mod answers;
pub(crate) mod bounces;
mod fate;
mod forged;
mod invoiced;
mod learned;
mod machines;
mod ours;
pub(crate) mod post;
mod samples;
mod shown;
mod thread;
mod waits;
