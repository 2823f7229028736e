//! An error in one line, for logs.

use std::fmt;

use funkstille_core::explain::write_plain;

use super::Error;

/// Key and facts in one line, for logs; a person reads the sentence instead.
pub(super) fn plain(error: &Error) -> impl fmt::Display {
    fmt::from_fn(|f| write_plain(error, f))
}
