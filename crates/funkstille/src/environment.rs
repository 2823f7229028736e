//! What the program reads from the environment; nothing else does.

/// The variables that name the language of messages, the strongest first (POSIX, *Environment
/// Variables*, 8.2).
const LANGUAGE_VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// What the environment says about the language: the first variable that is set and not empty.
pub(crate) fn language() -> Option<String> {
    LANGUAGE_VARIABLES.into_iter().find_map(read)
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn read(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
