//! Tests of what is remembered: the same promises on both databases.

mod any;
mod database;
mod differential;
mod events;
mod exclusion;
mod ledger;
mod make;
mod migrations;
mod postgres;
mod refusals;
mod statements;
mod story;
