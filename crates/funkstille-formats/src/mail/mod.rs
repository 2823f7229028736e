//! E-mail: telling silence from an answer.

pub mod message;
