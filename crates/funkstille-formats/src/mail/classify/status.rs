//! Status codes: RFC 3463 (`5.1.1`) and the replies of RFC 5321 (`550`).

use crate::mail::classify::signals::Signals;
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a status code or the words beside it say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Health {
    /// The address itself is the problem.
    Dead,
    /// It failed, and the address may be fine.
    MayLive,
    /// Nothing was said.
    Unknown,
}

/// The first enhanced status code in a text, such as `5.1.1`.
pub(crate) fn enhanced(text: &str) -> Option<&str> {
    static CODE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[\s#:(\[\-;,])([245]\.\d{1,3}\.\d{1,3})(?:[\s;:,)\]<>\-]|\.?$|\.\s)")
            .expect("a constant pattern")
    });
    CODE.captures(text).and_then(|found| found.get(1)).map(|code| code.as_str())
}

/// The first SMTP reply code of a failure in a text: `4` or `5`.
pub(crate) fn reply_class(text: &str) -> Option<u8> {
    static CODE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[\s#:('\[;])([45])[0-5]\d(?:[\s:;,\-]|$)").expect("a constant pattern")
    });
    let found = CODE.captures(text)?;
    found.get(1)?.as_str().bytes().next().map(|digit| digit - b'0')
}

/// Whether the failure is permanent: by the enhanced code, else by the reply.
pub(crate) fn permanent(status: Option<&str>, text: &str) -> Option<bool> {
    let class = status.and_then(|code| code.bytes().next()).map(|digit| digit - b'0');
    match class.or_else(|| reply_class(text)) {
        Some(5) => Some(true),
        Some(4) => Some(false),
        _ => None,
    }
}

/// Whether status and words say that nobody, or no host, is there.
///
/// A temporary status never kills an address, and neither does one of the classes that speak of
/// something else: 5.7 (policy), 5.2.2 (full), 5.3 (system), 5.6 (content). The words decide where
/// the code is too general, and overrule a code that mail servers are known to misuse.
///
/// "550 mailbox unavailable" (5.5.0, or without a code) says nothing: RFC 5321, 4.2.3 has it for
/// "no such mailbox" and for a refusal by policy alike.
pub(crate) fn health(status: Option<&str>, text: &str, signals: &Signals) -> Health {
    let code = status.unwrap_or_default();
    if permanent(status, text) == Some(false) {
        return Health::MayLive;
    }
    if code.starts_with("5.7.") || code.starts_with("5.6.") || code.starts_with("5.3.4") {
        return Health::MayLive;
    }
    if ["5.2.2", "5.2.3", "5.2.4", "5.1.7", "5.1.8"].contains(&code) {
        return Health::MayLive;
    }
    let text = &without_links(text);
    let alive = signals.bounce.alive.find(text).map(|found| found.start());
    let dead = signals.bounce.dead.find(text).map(|found| found.start());
    let names_address = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"].contains(&code);
    match (alive, dead) {
        // Servers append a general translation to the real reason, so the first word counts.
        (Some(alive), Some(dead)) if names_address && dead < alive => Health::Dead,
        (Some(_), _) => Health::MayLive,
        (None, Some(_)) => Health::Dead,
        (None, None) if names_address => Health::Dead,
        (None, None) => Health::Unknown,
    }
}

/// Whether the answer by which a server refuses a recipient (`550 5.1.1 User unknown`) says that
/// nobody is there: the same rules as for a bounce. Any other refusal may pass.
pub fn names_dead_address(answer: &str, signals: &Signals) -> bool {
    health(enhanced(answer), answer, signals) == Health::Dead
}

/// A link's own words ("…/spam-policy") say nothing about this mail.
fn without_links(text: &str) -> Cow<'_, str> {
    static LINK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"https?://\S+").expect("a constant pattern"));
    LINK.replace_all(text, "")
}

#[cfg(test)]
mod tests {
    use super::{Health, enhanced, health, names_dead_address, permanent};
    use crate::mail::classify::signals::Signals;

    #[test]
    fn a_refused_recipient_is_dead_only_where_nobody_is_there() {
        for (answer, is_dead) in [
            ("550 5.1.1 <otto@kunde.test>: Recipient address rejected: User unknown", true),
            ("550 5.1.2 Host or domain name not found", true),
            ("550 5.7.1 Blocked by policy", false),
            ("552 5.2.2 Mailbox full", false),
            ("450 4.1.1 User unknown, try again", false),
            ("550 mailbox unavailable", false),
        ] {
            let found = names_dead_address(answer, Signals::builtin());
            assert_eq!(found, is_dead, "{answer}");
        }
    }

    #[test]
    fn reads_codes() {
        for (text, code, is_permanent) in [
            ("550 5.1.1 <a@b>: unknown", Some("5.1.1"), Some(true)),
            ("Sorry, no mailbox here by that name. (#5.1.1)", Some("5.1.1"), Some(true)),
            ("<srv1.kunde.example #5.1.1>", Some("5.1.1"), Some(true)),
            ("#5.2.3 RESOLVER", Some("5.2.3"), Some(true)),
            ("550-5.7.26 Unauthenticated", Some("5.7.26"), Some(true)),
            ("450 try later", None, Some(false)),
            ("smtp; 554 no", None, Some(true)),
            ("host 15.5.1.1 said", None, None),
            ("mx.b[192.0.2.5]:25: timeout", None, None),
            ("version 5.1.18", Some("5.1.18"), Some(true)),
            ("in 550 days", None, Some(true)),
            ("", None, None),
        ] {
            assert_eq!(enhanced(text), code, "{text}");
            assert_eq!(permanent(code, text), is_permanent, "{text}");
        }
    }

    #[test]
    fn only_the_address_itself_is_dead() {
        let check = |status: Option<&str>, text: &str, expected: Health| {
            assert_eq!(health(status, text, Signals::builtin()), expected, "{status:?} {text}");
        };
        check(Some("5.1.1"), "", Health::Dead);
        check(Some("5.1.10"), "Recipient not found", Health::Dead);
        check(Some("5.2.1"), "account is disabled", Health::Dead);
        check(Some("5.0.0"), "550 User unknown", Health::Dead);
        check(None, "550 No such user here", Health::Dead);
        check(Some("5.4.4"), "Host or domain name not found", Health::Dead);
        check(Some("5.2.2"), "mailbox full", Health::MayLive);
        check(Some("5.7.1"), "user unknown", Health::MayLive);
        check(Some("5.1.1"), "blocked by Spamhaus", Health::MayLive);
        check(Some("4.1.1"), "user unknown", Health::MayLive);
        check(Some("5.2.3"), "message too large", Health::MayLive);
        check(Some("5.0.0"), "", Health::Unknown);
        check(None, "", Health::Unknown);
    }
}
