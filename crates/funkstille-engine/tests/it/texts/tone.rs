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

/// Texts for a public place that tell those who read along that something is wrong.
const TELLING: &[&str] = &[
    "Schade, dass du dich nicht meldest.",
    "Ich habe seit drei Wochen nichts von dir gehört.",
    "Ich habe lange nichts mehr gehört.",
    "Ich erreiche dich nicht.",
    "Ich erreiche Sie seit Montag leider gar nicht.",
    "Seit Tagen versuche ich, dich zu erreichen.",
    "Du gehst nicht ans Telefon.",
    "Bei euch hebt niemand ab.",
    "Ihr reagiert auf gar nichts: ihr reagiert einfach nicht.",
    "Hast du meine Mails bekommen?",
    "Sind meine E-Mails angekommen?",
    "Haben Sie meine letzte Nachricht gelesen?",
    "Antworte mir bitte.",
    "Bitte antworten Sie.",
    "Ruf mich bitte zurück.",
    "Hast du mich vergessen?",
    "Haben Sie unser Projekt vergessen?",
    "Bitte begleichen.",
    "Es ist noch etwas offen zwischen uns.",
    "Bei Ihnen ist noch etwas offen.",
    "Kleine Erinnerung!",
    "Ich erinnere Sie gern noch einmal an unser Gespräch.",
    "Deine Antwort steht noch aus.",
    "Seit einem Monat ist es ruhig.",
    "Wo steckst du?",
    "Du bist ein Gauner.",
    "1.190,00",
    "Noch 1190,- bitte.",
    "You've gone quiet on me.",
    "I've tried to reach you several times.",
    "I haven't yet heard from you.",
    "You never got back to me.",
    "Why are you not answering?",
    "Did you get my emails?",
    "Have you seen my last message? Please see my messages.",
    "Please answer.",
    "Call me back, will you?",
    "Are you still there?",
    "Have you forgotten me?",
    "It has been like this for three weeks.",
    "Please settle what is open.",
    "There is something open between us.",
    "I expect better from you.",
    "You promised.",
    "You are a crook.",
    "Das habe ich dreimal gemahnt.",
    "Cash bitte!",
    "Und die Kosten?",
    "Meine Kohle?",
    "Hat da jemand den Kontakt abgebrochen?",
    "Ist er verschollen?",
    "Ich schreibe zum dritten Mal.",
    "Reply please!",
    "Die Rech\u{ad}nung",
    "Die Rech\u{200b}nung, die Rech\u{2060}nung",
    "1,190.00 it is.",
    "It is 1190.00 now.",
];

/// What people write in public places every day.
const HARMLESS: &[&str] = &[
    "Hallo Mira, ich bleibe gern mit dir in Kontakt. Schreib mir einfach eine private Nachricht.",
    "Herzlichen Glückwunsch zur neuen Website! Sie ist wirklich gelungen.",
    "Meine E-Mail-Adresse steht in meinem Profil.",
    "Ich freue mich, von dir zu hören.",
    "Melde dich gern, wenn du magst.",
    "Nicht vergessen: Am Freitag ist unser Workshop, ab 10.30 Uhr.",
    "Wir treffen uns am 09.03.2026 um 12:30 in Halle 4.20.",
    "Am 09.03.26 erscheint Version 2.10.",
    "Die Anmeldung ist noch offen, und Plätze gibt es auch noch.",
    "Danke für die schöne Zusammenarbeit, gern wieder.",
    "Ich bin unter 030 5550123 zu erreichen.",
    "Sie erreichen mich nicht nur per E-Mail, sondern auch am Telefon.",
    "Wer antwortet, gewinnt: Die Auflösung kommt am Montag.",
    "Haben Sie unser neues Video gesehen?",
    "Der Newsletter hat jetzt 1.190 Leser.",
    "Der Eintritt ist kostenlos, und wir sind zum ersten Mal dabei.",
    "Schöne Grüße an das ganze Team, bis bald in Hamburg.",
    "I would like to stay in touch with you. Feel free to send me a private message.",
    "Congratulations on the new website, it looks great.",
    "My e-mail address is in my profile.",
    "I would love to hear from you.",
    "Have you seen my new website?",
    "Don't forget: our workshop is on Friday at 10.30.",
    "See you on 3.12.2026 at 12:30 in hall 4.20.",
    "Registration is still open, and there is room for everyone.",
    "You can reach me by phone or by e-mail.",
    "Thanks for the great work together, any time again.",
    "The newsletter has 1,190 readers now.",
    "It was good to meet you in Hamburg. Let us talk soon.",
];

#[test]
fn a_public_text_gives_no_hint_and_may_be_friendly() {
    let tone = tone();
    for text in TELLING {
        assert_ne!(tone.breaks(Place::Public, text, &[]), [], "{text}");
    }
    for text in HARMLESS {
        assert_eq!(tone.breaks(Place::Public, text, &[]), [], "{text}");
    }
}

#[test]
fn a_gap_holds_three_words_of_one_sentence() {
    let tone = tone();
    for (text, is_found) in [
        ("Ich erreiche nicht", true),
        ("Ich erreiche dich, wie gestern, nicht.", true),
        ("Ich erreiche dich heute hier oben nicht.", false),
        ("Ich erreiche dich. Nicht schlecht!", false),
        ("Ich erreiche dich. Das ist nicht schlecht.", false),
        ("Ich erreiche dich nichtsdestotrotz", false),
    ] {
        let found = tone.breaks(Place::Public, text, &[]);
        assert_eq!(!found.is_empty(), is_found, "{text}: {found:?}");
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
