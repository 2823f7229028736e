//! What a value takes that was not one: each kind of value says it in its own sentence.

/// The key of the sentence about a value that could not be read.
pub(super) fn key(key: &str, given: &str) -> String {
    let what = match key {
        _ if given.trim().is_empty() => "empty",
        _ if given.trim().contains(char::is_control) => "line",
        "sending-time" => "time",
        "tolerance-minor" => "cents",
        "phone" | "fax" => "phone",
        "database" => "database",
        "bank-account" => "iban",
        "skonto" => "discount",
        "monthly" => "count",
        "on" => "no-day",
        _ => return "problem-bad-value".to_owned(),
    };
    format!("problem-bad-value-{what}")
}
