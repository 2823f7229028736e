//! Why something came out as it did, as it is kept: a server's own words, or else a key and facts,
//! so that each reader has the sentence in the own language.

use funkstille_core::explain::{Explain, Fact};
use serde_json::{Map, Value, json};

/// The name of the key among its facts; no fact is called so.
const KEY: &str = "key";

/// How days and keys are told from texts.
const DAY: &str = "day";

/// What stands in a sentence in place of a reason that nobody gave.
const NONE: &str = "none";

/// Key and facts of a reason, to be kept: an object of JSON.
pub(crate) fn record(why: &dyn Explain) -> String {
    let facts = why.facts().into_iter().map(|(name, fact)| (name.to_owned(), value(fact)));
    let mut all: Map<String, Value> = facts.collect();
    all.insert(KEY.to_owned(), Value::String(why.key()));
    Value::Object(all).to_string()
}

/// What was kept of a reason, as a fact of another sentence: a server's words as they are; `none`
/// where there is nothing.
pub fn told(kept: &str) -> Fact {
    match read(kept) {
        Some((key, facts)) => Fact::Told { key, facts },
        None if kept.is_empty() => NONE.into(),
        None => kept.into(),
    }
}

/// The key of a reason that was kept as key and facts.
pub(crate) fn key_of(kept: &str) -> Option<String> {
    read(kept).map(|(key, _)| key)
}

fn read(kept: &str) -> Option<(String, Vec<(String, Fact)>)> {
    let mut all: Map<String, Value> = serde_json::from_str(kept).ok()?;
    let Some(Value::String(key)) = all.remove(KEY) else { return None };
    Some((key, all.into_iter().map(|(name, value)| (name, fact(value))).collect()))
}

fn value(fact: Fact) -> Value {
    match fact {
        Fact::Text(text) | Fact::Name { en: text, .. } => text.into(),
        Fact::Number(number) => number.into(),
        Fact::Day(day) => json!({ DAY: day.to_string() }),
        Fact::Key(key) | Fact::Told { key, .. } => json!({ KEY: key }),
        Fact::Money(money) => money.to_string().into(),
    }
}

fn fact(value: Value) -> Fact {
    match value {
        Value::String(text) => Fact::Text(text),
        Value::Number(number) => Fact::Number(number.as_i64().unwrap_or_default()),
        Value::Object(one) => {
            let text = |name: &str| one.get(name).and_then(Value::as_str);
            let day = text(DAY).and_then(|day| day.parse().ok()).map(Fact::Day);
            let key = text(KEY).map(|key| Fact::Key(key.to_owned()));
            day.or(key).unwrap_or_else(|| Fact::Text(Value::Object(one).to_string()))
        }
        other => Fact::Text(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use funkstille_core::guard::{PauseReason, Refusal};
    use funkstille_post::server::ServerError;
    use funkstille_post::smtp::SmtpError;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_kept_is_told_with_the_same_facts() {
        let says = "a {\"key\":\"b\"} \u{fc}".to_owned();
        let silent = SmtpError::from(ServerError::Silent { seconds: 300 });
        let closed = SmtpError::from(ServerError::Closed { says });
        let why = PauseReason::Said("holiday".to_owned());
        let paused = Refusal::Paused { since_on: date(2026, 3, 9), why };
        let all: [&dyn Explain; 3] = [&silent, &closed, &paused];
        for why in all {
            let mut facts: Vec<(String, Fact)> =
                why.facts().into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect();
            facts.sort_by(|a, b| a.0.cmp(&b.0));
            assert_eq!(told(&record(why)), Fact::Told { key: why.key(), facts });
            assert_eq!(key_of(&record(why)), Some(why.key()));
        }
    }

    #[test]
    fn a_servers_words_stay_as_they_are() {
        for (kept, fact) in [
            ("550 5.1.1 User unknown", "550 5.1.1 User unknown"),
            ("", "none"),
            ("{\"facts\":1}", "{\"facts\":1}"),
        ] {
            assert_eq!(told(kept), Fact::from(fact));
            assert_eq!(key_of(kept), None);
        }
    }
}
