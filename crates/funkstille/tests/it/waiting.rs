//! What seems to wait for an answer, and what a person says about it.

use funkstille_core::client::Language;
use funkstille_engine::business::SwitchName;
use funkstille_post::incoming::FolderRole;
use jiff::civil::date;

use crate::check::{Place, check_in};
use crate::practice::{Practice, TODAY, run};

/// A message of ours that asks for something.
fn asks(id: &str, subject: &str) -> String {
    format!(
        "From: jonas@weber.example\nTo: mira.lang@kunde.example\nSubject: {subject}\n\
         Message-ID: <{id}>\nDate: Wed, 04 Mar 2026 10:00:00 +0100\n\n\
         Hallo Frau Lang,\n\nkönnten Sie mir bitte die {subject} schicken?\n\nViele Grüße\n"
    )
}

/// A business that asked three times, and whose answer to an offer lay among unwanted mail.
fn place() -> Place {
    let place = Place::empty();
    run(async {
        let mut practice = Practice::new(&place, SwitchName::Review, date(2026, 3, 4)).await;
        practice.client("Mira Lang", Language::German).await;
        practice.set_clock(TODAY);
        for (uid, subject) in (1..).zip(["Texte", "Bilder", "Logos"]) {
            let id = format!("{uid}@weber.example");
            practice.mail(FolderRole::Sent, uid, &asks(&id, subject)).await;
        }
        let offer = "From: jonas@weber.example\nTo: otto.ruh@kunde.example\n\
             Subject: Angebot Website\nMessage-ID: <4@weber.example>\n\
             Date: Wed, 04 Mar 2026 11:00:00 +0100\n\nHallo Herr Ruh,\n\n\
             anbei mein Angebot. Passt das so für Sie?\n";
        practice.mail(FolderRole::Sent, 4, offer).await;
        let answer = "From: Otto Ruh <otto.ruh@kunde.example>\nTo: jonas@weber.example\n\
             Subject: AW: Angebot Website\nIn-Reply-To: <4@weber.example>\n\
             Message-ID: <a@kunde.example>\nDate: Fri, 06 Mar 2026 11:00:00 +0100\n\nJa, gern.\n";
        practice.mail(FolderRole::Junk, 1, answer).await;
        practice.close().await;
    });
    place
}

fn check(name: &str, language: &str) {
    let calls = [
        "waiting list",
        "waiting list --json",
        "today",
        "today --json",
        "waiting confirm \"<1@weber.example>\"",
        "waiting confirm 1@weber.example",
        "waiting dismiss 2@weber.example",
        "waiting dismiss 2@weber.example --json",
        "wait 3@weber.example --json",
        "wait a@kunde.example",
        "wait nothing@weber.example",
        "waiting list",
        "case list",
    ];
    let calls: Vec<String> =
        calls.iter().map(|it| format!("LANG={language} {it} --database practice.db")).collect();
    let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
    check_in(&place(), name, &calls);
}

#[test]
fn what_waits_in_german() {
    check("waiting_de", "de");
}

#[test]
fn what_waits_in_english() {
    check("waiting_en", "en");
}
