//! `review`: letters are read, changed, approved, skipped, sent by hand.

use std::fs;

use funkstille_core::client::{Language, ProjectStage};
use funkstille_engine::business::SwitchName;
use jiff::civil::date;

use crate::check::{Place, check_in};
use crate::practice::{Practice, TODAY, a_monday, run};

fn check_calls(place: &Place, name: &str, language: &str, calls: &[&str]) {
    let told = |call: &&str| {
        if let Some((variable, call)) = call.split_once(' ').filter(|(it, _)| it.contains('=')) {
            return format!("LANG={language} {variable} {call} --database practice.db");
        }
        format!("LANG={language} {call} --database practice.db")
    };
    let calls: Vec<String> = calls.iter().map(told).collect();
    let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
    check_in(place, name, &calls);
}

const CALLS: &[&str] = &[
    "review",
    "review --json",
    "review show 3",
    "review show 2 --json",
    "review copy 3",
    "review copy 3 --json",
    "review edit 3 --subject Frage --text-file pushy.txt",
    "review edit 3 --subject Frage --text-file pushy.txt --without portal",
    "review show 3",
    "review approve 3 --fingerprint 00000000",
    "review approve 3",
    "review show 3",
    "today",
    "review edit 3 --json --text-file pushy.txt --without portal",
    "review edit 3",
    "review edit 3 --editor",
    "EDITOR=false review edit 3 --editor",
    "EDITOR=true review edit 3 --editor",
    "review skip 3 --reason Absprache",
    "review skip 3 --reason Absprache",
    "review approve 2 --json",
    "review show 4",
    "review approve 4",
    "review approve 99",
    "review sent 2",
    "review show 2",
];

fn place(switch: SwitchName) -> Place {
    let place = a_monday(switch);
    let pushy = "Guten Tag,\n\nich warte dringend auf Ihre Antwort.\n";
    fs::write(place.path().join("pushy.txt"), pushy).expect("a file");
    place
}

#[test]
fn from_reading_to_approving_in_german() {
    check_calls(&place(SwitchName::Review), "review_de", "de", CALLS);
}

#[test]
fn from_reading_to_approving_in_english() {
    check_calls(&place(SwitchName::Review), "review_en", "en", CALLS);
}

#[test]
fn a_program_that_only_reminds_approves_nothing() {
    for language in ["de", "en"] {
        let name = format!("review_remind_only_{language}");
        let calls =
            ["today", "review show 3", "review approve 3", "review sent 3", "review sent 3"];
        check_calls(&place(SwitchName::RemindOnly), &name, language, &calls);
    }
}

#[test]
fn a_letter_is_printed_into_a_file() {
    for language in ["de", "en"] {
        let place = place(SwitchName::Review);
        let calls = [
            "review print 3 --pdf letter.pdf",
            "review print 2 --pdf letter.pdf --json",
            "review print 3 --pdf no/such/folder.pdf",
            "review print 3",
            "review print 99 --pdf letter.pdf",
        ];
        check_calls(&place, &format!("review_print_{language}"), language, &calls);
        let pdf = fs::read(place.path().join("letter.pdf")).expect("the file");
        assert!(pdf.starts_with(b"%PDF-"));
    }
}

/// A final notice goes by post too, and waits for the next sending time.
#[test]
fn a_final_notice_is_approved_printed_and_taken_back() {
    for language in ["de", "en"] {
        let place = Place::empty();
        run(async {
            let mut practice = Practice::new(&place, SwitchName::Review, date(2026, 3, 6)).await;
            let client = practice.client("Bergmann AG", Language::German).await;
            practice.lives_at(&client, "Bergmann AG\nHafenstraße 3\n20457 Hamburg").await;
            let done = (date(2025, 12, 9), Some(("demand-60", date(2026, 2, 9))));
            let case = practice.invoice(&client, "2025-031", done).await;
            practice.attach(&case).await;
            practice.tick_on(date(2026, 3, 9)).await;
            practice.close().await;
        });
        let calls = [
            "review show 1",
            "review approve 1",
            "review show 1",
            "review recall 1",
            "review recall 1",
            "review approve 1 --json",
        ];
        check_calls(&place, &format!("review_final_notice_{language}"), language, &calls);
    }
}

#[test]
fn who_approves_a_letter_that_lies_among_the_drafts_is_told() {
    for language in ["de", "en"] {
        let place = Place::empty();
        run(async {
            let mut practice = Practice::new(&place, SwitchName::Review, date(2026, 3, 4)).await;
            for name in ["Mira Lang", "Otto Ruh"] {
                let client = practice.client(name, Language::German).await;
                practice.silence(&client, ProjectStage::Enquiry, date(2026, 3, 4)).await;
            }
            practice.tick_on(TODAY).await;
            for letter in ["1", "2"] {
                practice.draft(letter).await;
            }
            practice.close().await;
        });
        let calls = ["review approve 1", "review approve 2 --json"];
        check_calls(&place, &format!("review_draft_{language}"), language, &calls);
    }
}
