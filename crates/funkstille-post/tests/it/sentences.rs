//! Whatever goes wrong when mail is handed over has a sentence in each language, which mentions
//! nothing that is not known.

use std::collections::BTreeMap;

use funkstille_core::explain::Explain;
use funkstille_post::server::{Garble, Sent, ServerError};
use funkstille_post::smtp::{Reply, SmtpError, Stage};

const LANGUAGES: [&str; 2] = [
    include_str!("../../../../locales/de/smtp.ftl"),
    include_str!("../../../../locales/en/smtp.ftl"),
];

fn text() -> String {
    "x".to_owned()
}

fn of_servers() -> Vec<ServerError> {
    use ServerError as E;
    let (user, says, place, why) = (text(), text(), text(), text());
    let account = |make: fn(String, String) -> E| make(user.clone(), says.clone());
    vec![
        E::NoSuchHost { host: text() },
        E::Refused { place: place.clone() },
        E::Unreachable { place: place.clone(), why: why.clone() },
        E::NoTls { place: place.clone() },
        E::NoStartTls { place: place.clone() },
        E::NoGreeting { place: place.clone() },
        E::PlainOverNetwork { place: place.clone() },
        E::CertificateUntrusted { place: place.clone(), why: why.clone() },
        E::CertificateExpired { place: place.clone() },
        E::CertificateOtherName { host: text() },
        E::Tls { place, why: why.clone() },
        E::BadRoots { why: why.clone() },
        account(|user, says| E::WrongPassword { user, says }),
        account(|user, says| E::AppPassword { user, says }),
        account(|user, says| E::PasswordsOff { user, says }),
        account(|user, says| E::PasswordExpired { user, says }),
        account(|user, says| E::TokenRefused { user, says }),
        account(|user, says| E::NotAllowed { user, says }),
        E::ProtectionWanted { says: says.clone() },
        E::NoWayToLogIn { offered: text() },
        E::TooMany { says: says.clone() },
        E::Unavailable { says: says.clone() },
        E::Unsendable { what: Sent::User },
        E::Unsendable { what: Sent::Secret },
        E::Closed { says },
        E::Broken { why },
        E::Silent { seconds: 7 },
        E::Garbled { what: Garble::Line },
        E::Garbled { what: Garble::TooMuch },
        E::Garbled { what: Garble::Answer },
    ]
}

fn of_sending() -> Vec<SmtpError> {
    use SmtpError as E;
    let mut all: Vec<E> = of_servers().into_iter().map(E::from).collect();
    for stage in [
        Stage::Greeting,
        Stage::Hello,
        Stage::Sender,
        Stage::Recipient,
        Stage::Start,
        Stage::Message,
    ] {
        for code in [450, 550] {
            let reply = Reply { code, enhanced: None, text: text() };
            all.push(E::Refuses { stage, reply });
        }
    }
    all.extend([
        E::NoSmtp { place: text() },
        E::TooLarge { size_bytes: 2, most_bytes: 1 },
        E::NeedsUtf8 { address: text() },
        E::NeedsEightBit,
        E::BadAddress { address: text() },
        E::ZeroByte,
    ]);
    all
}

#[test]
fn every_error_has_a_sentence_in_each_language() {
    for language in LANGUAGES {
        let lines = language.lines().filter(|line| !line.starts_with('#'));
        let mut sentences: BTreeMap<&str, &str> =
            lines.filter_map(|line| line.split_once(" = ")).collect();
        for error in of_sending() {
            let key = error.key();
            let sentence = sentences.remove(key.as_str()).unwrap_or_else(|| panic!("{key}"));
            let facts: Vec<&str> = error.facts().into_iter().map(|(name, _)| name).collect();
            for part in sentence.split("{ $").skip(1) {
                let name = part.split(' ').next().unwrap_or_default();
                assert!(facts.contains(&name), "{key}: {name}");
            }
        }
        assert!(sentences.is_empty(), "nothing says {sentences:?}");
    }
}
