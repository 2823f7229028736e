//! Tests of what is remembered: the same promises on both databases.

mod accounts;
mod again;
mod any;
mod attempts;
mod backup;
mod bank;
mod check;
mod database;
mod differential;
mod durable;
mod events;
mod exclusion;
mod identity;
mod ledger;
mod make;
mod migrations;
mod places;
mod processes;
mod refusals;
mod statements;
mod story;
mod telling;
#[path = "../../../../tests/testbed/mod.rs"]
pub mod testbed;
mod tls;
mod upgrade;
