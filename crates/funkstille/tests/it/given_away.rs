//! S-11: whoever stops a letter that is being given away at that moment is told that it may still
//! arrive, and which one it is.

use funkstille_core::client::{Language, ProjectStage};
use funkstille_engine::business::SwitchName;
use jiff::civil::date;

use crate::check::{Place, check_in};
use crate::practice::{Practice, TODAY, run};

/// A Monday on which four letters are being given away; the last one asks for money.
fn place() -> Place {
    let place = Place::empty();
    run(async {
        let mut practice = Practice::new(&place, SwitchName::Review, date(2026, 3, 4)).await;
        for name in ["Mira Lang", "Otto Ruh", "Ruth Kern"] {
            let client = practice.client(name, Language::German).await;
            practice.silence(&client, ProjectStage::Enquiry, date(2026, 3, 4)).await;
        }
        let debtor = practice.client("Harbour Films", Language::German).await;
        let done = (date(2026, 2, 6), Some(("resend", date(2026, 2, 24))));
        let case = practice.invoice(&debtor, "2026-004", done).await;
        practice.attach(&case).await;
        practice.tick_on(TODAY).await;
        practice.give_away(["1", "2", "3", "4"]).await;
        practice.close().await;
    });
    place
}

#[test]
fn s_11_whoever_stops_a_letter_that_is_being_given_away_is_told_so() {
    for language in ["de", "en"] {
        let calls = [
            "case hold 1 --reason holiday",
            "case hold 1 --reason holiday --json",
            "case answered 2",
            "case end 3 --reason over --json",
            "client do-not-contact 1 --reason over",
            "client do-not-contact 1 --reason over --json",
            "payment add 4 100.00",
            "payment add 4 --json",
            "config set switch remind-only",
            "config set switch remind-only --json",
            "pause",
        ];
        let calls = calls.map(|call| format!("LANG={language} {call} --database practice.db"));
        let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
        check_in(&place(), &format!("given_away_{language}"), &calls);
    }
}
