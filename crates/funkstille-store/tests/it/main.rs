//! Tests of what is remembered: the same promises on both databases.

mod again;
mod any;
mod backup;
mod check;
mod database;
mod differential;
mod events;
mod exclusion;
mod ledger;
mod make;
mod migrations;
mod places;
mod postgres;
mod processes;
mod refusals;
mod statements;
mod story;
mod tls;
mod upgrade;
