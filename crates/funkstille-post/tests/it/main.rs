//! The world outside, played by servers of this machine, and real servers where they are installed.

mod access;
mod bad_servers;
mod bed;
mod cuts;
mod dns;
mod dns_server;
#[path = "../../../../tests/testbed/fake/mod.rs"]
pub mod fake;
mod filing;
mod http;
mod http_limits;
mod http_private;
mod http_secret;
mod keeper;
mod maildir;
mod names;
mod reading;
mod sending;
mod sending_faults;
mod sentences;
#[path = "../../../../tests/testbed/smtp/mod.rs"]
pub mod smtp_server;
#[path = "../../../../tests/testbed/mod.rs"]
pub mod testbed;
mod waiting;
mod web_server;
