//! What became of handing over letters, as a person and a program read it.

use funkstille_core::client::{Language, ProjectStage};
use funkstille_engine::business::SwitchName;
use funkstille_engine::sending::{Ending, Fate};
use jiff::civil::date;

use crate::check::{Place, check_in};
use crate::practice::{Practice, TODAY, run};

/// A Monday on which three letters were handed over: one was not taken yet, one refused, and of the
/// third nobody knows.
fn place() -> Place {
    let place = Place::empty();
    run(async {
        let mut practice = Practice::new(&place, SwitchName::Review, date(2026, 3, 4)).await;
        for name in ["Mira Lang", "Otto Ruh", "Ruth Kern"] {
            let client = practice.client(name, Language::German).await;
            practice.silence(&client, ProjectStage::Enquiry, date(2026, 3, 4)).await;
        }
        practice.tick_on(TODAY).await;
        let reply = |words: &str| words.to_owned();
        let fates = [
            Fate::Before(Ending::Later { reply: reply("451 4.7.1 Greylisted") }),
            Fate::Before(Ending::Refused {
                reply: reply("550 5.1.1 User unknown"),
                address_dead: true,
            }),
            Fate::After(
                true,
                Ending::Uncertain { reply: reply(r#"{"key":"smtp-silent","seconds":300}"#) },
            ),
        ];
        practice.hand_over(["1", "2", "3"], fates).await;
        practice.close().await;
    });
    place
}

#[test]
fn the_page_the_case_and_the_letter_say_why_it_has_not_arrived() {
    for language in ["de", "en"] {
        let calls = ["today", "case show 1", "case show 2", "case show 3", "review show 1"];
        let calls = calls.map(|call| format!("LANG={language} {call} --database practice.db"));
        let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
        check_in(&place(), &format!("delivery_{language}"), &calls);
    }
}

#[test]
fn programs_read_it_too() {
    let calls = ["today --json", "review show 2 --json"];
    let calls = calls.map(|call| format!("LANG=en {call} --database practice.db"));
    let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
    check_in(&place(), "delivery_json", &calls);
}
