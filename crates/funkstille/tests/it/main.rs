//! The program from outside: what it writes and with which code it ends, as whole outcomes.

mod bad_input;
mod bank;
mod cannot_be;
mod casefile;
mod check;
mod claims;
mod completions;
mod config;
mod delivery;
mod demo;
mod doctor;
mod events;
mod given_away;
mod help;
mod interest;
mod keeping;
mod ledger;
#[cfg(unix)]
mod mailbox;
mod playbook_check;
mod practice;
mod review;
mod simulate;
mod telling;
#[cfg(unix)]
#[path = "../../../../tests/testbed/mod.rs"]
pub mod testbed;
mod today;
#[cfg(unix)]
mod trouble;
mod waiting;
