//! What a message says, as the database keeps it.

use funkstille_core::case::{BounceKind, Noted};
use funkstille_core::playbook::Stage;
use funkstille_core::silence::{Asks, FollowUp};
use funkstille_formats::mail::Tongue;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::letter::{Content, Wish};

/// The JSON of the database; names are never changed, since old rows have them.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Stored {
    Ours {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asks: Option<String>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        sentence: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follow_up: Option<String>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        closes: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_on: Option<Date>,
    },
    Person {
        accepts: bool,
        declines: bool,
        enquires: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
    },
    Holding {
        until: Option<Date>,
    },
    Away {
        last_day: Option<Date>,
    },
    Left,
    Bounce {
        address_dead: bool,
        of: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        address: Option<String>,
    },
    Noted {
        what: Option<String>,
        of: Vec<String>,
    },
    Bulk,
}

const ASKS: &[(&str, Asks)] = &[
    ("question", Asks::Question),
    ("request", Asks::Request),
    ("material", Asks::Material),
    ("quote", Asks::Quote),
    ("invoice", Asks::Invoice),
];

const FOLLOW_UPS: &[(&str, FollowUp)] = &[
    ("check-in", FollowUp::CheckIn),
    ("receipt-check", FollowUp::ReceiptCheck),
    ("last-check-in", FollowUp::LastCheckIn),
    ("work-paused", FollowUp::WorkPaused),
    ("resend", FollowUp::Resend),
    ("demand", FollowUp::Demand),
    ("final-notice", FollowUp::FinalNotice),
];

const STAGES: &[(&str, Stage)] =
    &[("enquiry", Stage::Enquiry), ("running", Stage::Running), ("payment", Stage::Payment)];

const TONGUES: &[(&str, Tongue)] = &[("de", Tongue::German), ("en", Tongue::English)];

const NOTED: &[(&str, Noted)] = &[
    ("temporary-bounce", Noted::TemporaryBounce),
    ("delay", Noted::Delay),
    ("read-receipt", Noted::ReadReceipt),
    ("acknowledgement", Noted::Acknowledgement),
];

fn name<T: Copy + PartialEq>(names: &[(&str, T)], value: Option<T>) -> Option<String> {
    let found = names.iter().find(|(_, known)| value.as_ref() == Some(known));
    found.map(|(name, _)| (*name).to_owned())
}

fn value<T: Copy>(names: &[(&str, T)], name: Option<String>) -> Option<T> {
    let name = name?;
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// What a message says, as JSON.
pub(super) fn written(content: &Content) -> String {
    let stored = match content.clone() {
        Content::Ours(wish) => Stored::Ours {
            asks: name(ASKS, wish.asks),
            sentence: wish.sentence,
            follow_up: name(FOLLOW_UPS, wish.follow_up),
            closes: wish.closes,
            stage: name(STAGES, wish.hint),
            due_on: wish.due_on,
        },
        Content::Person { accepts, declines, enquires, tongue } => {
            Stored::Person { accepts, declines, enquires, language: name(TONGUES, tongue) }
        }
        Content::Holding { until } => Stored::Holding { until },
        Content::Away { last_day } => Stored::Away { last_day },
        Content::Left => Stored::Left,
        Content::Bounce { why, of, address } => {
            Stored::Bounce { address_dead: why == BounceKind::AddressDead, of, address }
        }
        Content::Noted { what, of } => Stored::Noted { what: name(NOTED, what), of },
        Content::Bulk => Stored::Bulk,
    };
    serde_json::to_string(&stored).expect("plain data can always be written")
}

/// Reads it; what a later version wrote says nothing here.
pub(super) fn read(text: &str) -> Content {
    let nothing = Stored::Noted { what: None, of: Vec::new() };
    match serde_json::from_str(text).unwrap_or(nothing) {
        Stored::Ours { asks, sentence, follow_up, closes, stage, due_on } => {
            Content::Ours(Box::new(Wish {
                asks: value(ASKS, asks),
                sentence,
                follow_up: value(FOLLOW_UPS, follow_up),
                closes,
                hint: value(STAGES, stage),
                due_on,
            }))
        }
        Stored::Person { accepts, declines, enquires, language } => {
            Content::Person { accepts, declines, enquires, tongue: value(TONGUES, language) }
        }
        Stored::Holding { until } => Content::Holding { until },
        Stored::Away { last_day } => Content::Away { last_day },
        Stored::Left => Content::Left,
        Stored::Bounce { address_dead, of, address } => {
            let why = if address_dead { BounceKind::AddressDead } else { BounceKind::NotAccepted };
            Content::Bounce { why, of, address }
        }
        Stored::Noted { what, of } => Content::Noted { what: value(NOTED, what), of },
        Stored::Bulk => Content::Bulk,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_written_is_read_again() {
        let day = Some(date(2026, 3, 4));
        let of = || vec!["a@b".to_owned()];
        let mut all = vec![
            Content::Person { accepts: true, declines: false, enquires: true, tongue: None },
            Content::Holding { until: day },
            Content::Away { last_day: None },
            Content::Left,
            Content::Bounce {
                why: BounceKind::AddressDead,
                of: of(),
                address: Some("mira@b".to_owned()),
            },
            Content::Bounce { why: BounceKind::NotAccepted, of: vec![], address: None },
            Content::Noted { what: None, of: vec![] },
            Content::Bulk,
        ];
        for (_, tongue) in TONGUES {
            let tongue = Some(*tongue);
            all.push(Content::Person { accepts: false, declines: true, enquires: false, tongue });
        }
        for (_, what) in NOTED {
            all.push(Content::Noted { what: Some(*what), of: of() });
        }
        for (_, asks) in ASKS {
            for (_, follow_up) in FOLLOW_UPS {
                let wish = Wish {
                    asks: Some(*asks),
                    sentence: "May I?".to_owned(),
                    follow_up: Some(*follow_up),
                    closes: true,
                    hint: Some(Stage::Running),
                    due_on: day,
                };
                all.push(Content::Ours(Box::new(wish)));
            }
        }
        for content in all {
            let again = read(&written(&content));
            assert_eq!(format!("{content:?}"), format!("{again:?}"));
        }
    }

    #[test]
    fn what_cannot_be_read_says_nothing() {
        for text in ["", "{}", "\"later\"", "{\"later\":{}}"] {
            assert!(matches!(read(text), Content::Noted { what: None, .. }), "{text}");
        }
    }
}
