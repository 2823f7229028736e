//! Texts of the user's own: they win, and what is wrong with them is said with its line.

use std::fs;
use std::path::Path;

use funkstille_engine::texts::tone::{Place, Tone};
use funkstille_engine::texts::{TextFlaw, Texts};
use funkstille_engine::{Data, Error};
use tempfile::TempDir;

use super::sample::{self, ENGLISH, FAMILIAR, FORMAL};

fn data(path: &str, text: &str) -> (TempDir, Data) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("templates").join(path);
    fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
    fs::write(file, text).expect("a file");
    let data = Data::with_folder(folder.path()).expect("data");
    (folder, data)
}

#[test]
fn an_own_text_takes_the_place_of_one() {
    let text = "\u{feff}Subject: {{ project }}?\r\n\r\n{{ salutation }}\r\n\r\nStill on?  \r\n";
    let (_folder, data) = data("check-in/en.txt", text);
    let texts = Texts::load(&data).expect("sound texts");
    let letter = texts.letter("check-in", ENGLISH, &sample::full("check-in", ENGLISH));
    let letter = letter.expect("a letter");
    assert_eq!(letter.subject, "Website relaunch?");
    assert_eq!(letter.body, "Dear Mira Lang,\n\nStill on?");
    let facts = sample::full("check-in", FORMAL);
    let shipped = sample::texts().letter("check-in", FORMAL, &facts);
    assert_eq!(texts.letter("check-in", FORMAL, &facts), shipped);
}

#[test]
fn a_text_without_du_says_sie_until_there_is_one() {
    let facts = sample::full("court", FAMILIAR);
    let shipped = sample::texts();
    let formal = shipped.task("court", FORMAL, &facts);
    assert_eq!(shipped.task("court", FAMILIAR, &facts), formal);
    assert_eq!(shipped.voice_of("court", FAMILIAR), FORMAL);
    assert_eq!(shipped.voice_of("check-in", FAMILIAR), FAMILIAR);
    let (_folder, data) = data("court/de-du.txt", "Title: Geh zum Gericht\n\n[check]\nZahlt er?\n");
    let texts = Texts::load(&data).expect("sound texts");
    let task = texts.task("court", FAMILIAR, &facts).expect("a task");
    assert_eq!(task.title, "Geh zum Gericht");
    assert_eq!(texts.voice_of("court", FAMILIAR), FAMILIAR);
    assert_eq!(texts.task("court", FORMAL, &facts), formal);
}

#[test]
fn an_unsound_text_is_named_with_its_line() {
    let known = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let text = |text: &str| text.to_owned();
    for (path, own, line, why) in [
        ("check-in/de.txt", "Hallo", 1, TextFlaw::FirstLine { wanted: "Subject:" }),
        ("check-in/de.txt", "", 1, TextFlaw::FirstLine { wanted: "Subject:" }),
        ("check-in/de.txt", "Subject: \n\na", 1, TextFlaw::FirstLine { wanted: "Subject:" }),
        ("check-in/de-du.txt", "Title: a\n\na", 1, TextFlaw::FirstLine { wanted: "Subject:" }),
        ("court/en.txt", "Subject: a\n\na", 1, TextFlaw::FirstLine { wanted: "Title:" }),
        ("check-in/de.txt", "Subject: a\nb", 2, TextFlaw::NoEmptyLine),
        ("check-in/de.txt", "Subject: a\n\n\n", 3, TextFlaw::NoBody),
        ("check-in/de.txt", "Subject: {{ a\n\nb", 1, TextFlaw::Syntax(text("{{ a"))),
        (
            "check-in/de.txt",
            "Subject: a\n\n\n{{ salutation }}\n{% for a in b %}",
            5,
            TextFlaw::Syntax(text("{% for a in b %}")),
        ),
        (
            "thanks-paid/en.txt",
            "Subject: a\n\n{{ amount }}",
            3,
            TextFlaw::UnknownName {
                name: text("amount"),
                known: known(&["matter", "salutation", "sender_name"]),
            },
        ),
        (
            "demand-60/en.txt",
            "Subject: a\n\n{{ sender_email }}\n{{ sender_phone }}",
            4,
            TextFlaw::Unguarded(text("sender_phone")),
        ),
        (
            "demand-60/en.txt",
            "Subject: a\n\n{% if invoices %}\n{{ balance }}\n{{ due_on }}\n{% endif %}\n",
            5,
            TextFlaw::Unguarded(text("due_on")),
        ),
        (
            "call-project/de.txt",
            "Title: a\n\n[say]\n{% if open_points %}\n\n[voicemail]\n{% endif %}",
            4,
            TextFlaw::OpenIf(text("open_points")),
        ),
        ("court/de.txt", "Title: a\n\nb\n\n[claim]\nc", 3, TextFlaw::BeforeFirstPart),
        (
            "reach-out/de.txt",
            "Title: a\n\n[choose]\n\n[publik]\nb",
            6,
            TextFlaw::UnknownPart {
                part: text("publik"),
                known: known(&["choose", "private", "public", "public-rule"]),
            },
        ),
        (
            "court/de.txt",
            "Title: a\n\n[outcomes]\ndone: b\n\nwon\n",
            6,
            TextFlaw::BadOutcome { found: text("won"), known: known(&["done"]) },
        ),
    ] {
        check(path, own, line, why);
    }
}

fn check(path: &str, own: &str, line: usize, why: TextFlaw) {
    let (folder, data) = data(path, own);
    let refused = Texts::load(&data).err();
    let path = folder.path().join("templates").join(path).display().to_string();
    assert_eq!(refused, Some(Error::UnsoundText { path, line, why }), "{own}");
}

/// A value that always has one when the letter is made needs no `if`.
#[test]
fn what_cannot_be_empty_needs_no_if() {
    let own = "Subject: a\n\n{{ balance }}{% if project %} {{ due_on }}{% endif %}.\n";
    let (_folder, data) = data("demand-60/en.txt", own);
    let texts = Texts::load(&data).expect("sound texts");
    let letter = texts.letter("demand-60", ENGLISH, &sample::bare("demand-60", ENGLISH));
    assert_eq!(letter.expect("a letter").body, "€1,850.00.");
}

#[test]
fn own_lists_of_words_win_and_their_mistakes_are_named() {
    let own = "[[list]]\nname = \"own\"\nplaces = [\"every\"]\nde = [\"bitte\"]\nen = []\n";
    let (_folder, good) = data("forbidden.toml", own);
    let tone = Tone::load(&good).expect("lists");
    assert_eq!(tone.breaks(Place::Public, "Bitte zahlen", &[]).len(), 1);
    let (folder, bad) = data("forbidden.toml", &own.replace("every", "nowhere"));
    let path = Path::new("templates/forbidden.toml");
    let path = folder.path().join(path).display().to_string();
    match Tone::load(&bad).err() {
        Some(Error::UnsoundText { path: at, line: 3, why: TextFlaw::BadList(_) }) => {
            assert_eq!(at, path);
        }
        other => panic!("{other:?}"),
    }
}
