//! Tests of the use cases from outside.

mod accounts;
mod casefile;
mod clock;
mod crash;
mod data;
mod day;
mod demo;
#[path = "../../../../tests/testbed/fake/mod.rs"]
pub mod fake;
mod mail;
mod mailbox;
mod samples;
mod simulate;
#[path = "../../../../tests/testbed/smtp/mod.rs"]
pub mod smtp_server;
mod telling;
#[path = "../../../../tests/testbed/mod.rs"]
pub mod testbed;
mod texts;
mod told;
mod way_out;
mod words;
mod world;
