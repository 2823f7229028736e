//! Which words break the tone, and where.

use funkstille_engine::Data;
use funkstille_engine::texts::tone::{Place, Tone, ToneBreak};

use super::sample::{self, VOICES};

const NAMES: [&str; 2] = ["Mira Lang", "Jonas Weber"];

fn tone() -> Tone {
    Tone::load(&Data::embedded()).expect("lists")
}

#[test]
fn no_text_of_the_program_breaks_the_tone() {
    let (tone, texts) = (tone(), sample::texts());
    for (name, voice) in VOICES {
        for key in sample::keys() {
            for facts in [sample::full(key, voice), sample::bare(key, voice)] {
                let found = if let Ok(letter) = texts.letter(key, voice, &facts) {
                    tone.breaks_of_letter(key, &letter, &NAMES)
                } else {
                    let task = texts.task(key, voice, &facts).expect(key);
                    tone.breaks_of_task(key, &task, &NAMES)
                };
                assert_eq!(found, [], "{key}, {name}");
            }
        }
    }
}

#[test]
fn words_that_break_the_tone_are_named_with_their_list() {
    use Place::{Contact, Every, Public, ReceiptCheck, Subject, Voicemail};
    let tone = tone();
    for (place, text, expected) in [
        (Public, "Warum herrscht Funkstille?", &[("funkstille", "silence")][..]),
        (Public, "We haven’t heard from you", &[("haven't heard", "silence")]),
        (
            Public,
            "Noch immer  nichts\ngehört",
            &[("nichts gehört", "silence"), ("noch immer", "waiting")],
        ),
        (Public, "Ihre Rechnungen", &[("rechnungen", "invoice")]),
        (Public, "20 € bitte", &[("€", "money")]),
        (
            Voicemail,
            "It is about the overdue payment.",
            &[("overdue", "deadline"), ("payment", "money")],
        ),
        (Voicemail, "Es geht um die Zahlung.", &[("zahlung", "money")]),
        (Contact, "about invoice 2026-014", &[("invoice", "invoice")]),
        (ReceiptCheck, "Die Rechnung ist fällig", &[("fällig", "deadline")]),
        (Subject, "2. Mahnung", &[("2. mahnung", "heading")]),
        (Subject, "Mahnbescheid", &[("mahnbescheid", "heading")]),
        (Every, "Pay IMMEDIATELY!!", &[("!!", "pushy"), ("immediately", "pushy")]),
        (Every, "Entschuldigen Sie die Störung", &[("entschuldigen sie die störung", "pleading")]),
        (Every, "a gentle reminder", &[("gentle reminder", "passive-aggressive")]),
        (
            Every,
            "Das hat Konsequenzen, ich gehe zur Polizei.",
            &[("konsequenzen", "confrontational"), ("polizei", "confrontational")],
        ),
        (Voicemail, "Das ist dringend", &[("dringend", "pushy")]),
    ] {
        let expected: Vec<ToneBreak> = expected
            .iter()
            .map(|(word, list)| ToneBreak { word: (*word).to_owned(), list: (*list).to_owned() })
            .collect();
        assert_eq!(tone.breaks(place, text, &[]), expected, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_forbidden_word_passes() {
    use Place::{Every, Public, ReceiptCheck};
    let tone = tone();
    for (place, text, names) in [
        (Every, "Es geht um die Zahlung der Rechnung vor Gericht.", &[][..]),
        (ReceiptCheck, "Ist die Rechnung angekommen?", &[]),
        // No further letter stands beside a word that has no star.
        (Public, "Zinnober, Fristo und Summe", &[]),
        (Public, "sending the billow to the consumer", &[]),
        // Names may hold any word, as whole words and in any letters.
        (Public, "Hello Bill Court,", &["Bill Court"]),
        (Public, "Hello BILL  COURT,", &["bill court", ""]),
        // What a name divides does not come together.
        (Public, "nichts Mira gehört", &["Mira"]),
    ] {
        assert_eq!(tone.breaks(place, text, names), [], "{text}");
    }
    assert_eq!(tone.breaks(Public, "a bill for Al", &["Al"]).len(), 1);
    assert_eq!(tone.breaks(Public, "billing", &["ill"]).len(), 1);
}
