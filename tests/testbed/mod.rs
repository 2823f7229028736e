//! Real servers for tests: started on this computer alone, in folders of their own, and ended with
//! the test. README.md says how to include them, and `fake`, which is included by itself.

pub mod certificates;
pub mod dovecot;
pub mod listener;
pub mod lmtp;
pub mod look;
pub mod mail;
pub mod postgres;
pub mod relay;
pub mod server;
pub mod tokens;
