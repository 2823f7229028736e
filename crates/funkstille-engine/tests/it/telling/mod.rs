//! The user is told: digest, webhooks, calendar.

mod digest;
mod feed;
mod hooks;
