//! An error in one line, for logs.

use funkstille_core::explain::{Explain, Fact};

use super::Error;

/// Key and facts in one line, for logs; a person reads the sentence instead.
pub(super) fn plain(error: &Error) -> String {
    let facts = error.facts().into_iter().map(|(name, fact)| match fact {
        Fact::Text(it) | Fact::Key(it) | Fact::Name { en: it, .. } => format!(" {name}={it}"),
        Fact::Day(day) => format!(" {name}={day}"),
        Fact::Money(money) => format!(" {name}={money}"),
        Fact::Number(count) => format!(" {name}={count}"),
    });
    error.key() + &facts.collect::<String>()
}
