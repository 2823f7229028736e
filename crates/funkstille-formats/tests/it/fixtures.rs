//! The mails of `tests/samples/mails`, written for this project, and what each must be.

use funkstille_formats::mail::{self, Kind, Sign, Signals, Verdict};
use std::path::{Path, PathBuf};

/// File, and what it must be: kind, `address/action/status` of each failed recipient, then flags.
const EXPECTED: &[(&str, &str)] = &[
    ("bounce-postfix-unknown", "bounce otto@kunde.example/failed/5.1.1 permanent dead"),
    (
        "bounce-two-of-three",
        "bounce otto@kunde.example/failed/5.2.2 max@kunde.example/failed/5.7.1 permanent",
    ),
    ("bounce-exchange-de", "bounce otto@kunde.example/failed/5.1.10 permanent dead"),
    ("bounce-smtputf8", "bounce jörg@kunde.example/failed/5.1.1 permanent dead"),
    ("bounce-forwarded", "bounce otto=info@kunde.example/failed/4.2.2 temporary"),
    ("bounce-policy", "bounce otto@kunde.example/failed/5.7.26 permanent"),
    ("bounce-null-mx", "bounce otto@kunde.example/failed/5.1.2 permanent dead"),
    ("delay-postfix", "delay otto@kunde.example/delayed/4.4.1 temporary"),
    ("delay-looks-permanent", "delay otto@kunde.example/delayed/5.4.1 permanent"),
    ("delivered", "delivered"),
    ("bounce-exim", "bounce otto@kunde.example/failed/- permanent dead"),
    (
        "bounce-qmail",
        "bounce otto@kunde.example/failed/5.1.1 ida@andere.example/failed/5.2.2 permanent dead",
    ),
    ("bounce-ionos", "bounce otto@kunde.example/failed/5.1.1 permanent dead"),
    ("bounce-webmail-de", "bounce otto@kunde.example/failed/5.1.1 permanent dead"),
    ("bounce-t-online-style", "bounce otto@kunde.example/failed/-"),
    ("bounce-m365-text", "bounce otto@kunde.example/failed/5.1.10 permanent dead"),
    ("bounce-domino", "bounce otto@kunde.example/failed/- permanent dead"),
    ("bounce-sendmail", "bounce otto@kunde.example/failed/5.1.2 permanent dead"),
    ("bounce-spam-text", "bounce otto@kunde.example/failed/5.7.1 permanent"),
    ("bounce-yahoo", "bounce otto@kunde.example/failed/5.2.1 permanent dead"),
    ("delay-gmail-text", "delay otto@kunde.example/delayed/- temporary"),
    ("delay-exim-de", "delay otto@kunde.example/delayed/- temporary"),
    ("read-receipt", "receipt"),
    ("complaint", "complaint"),
    ("calendar-accepted", "calendar"),
    ("human-with-calendar-file", "reply"),
    ("away-outlook-de", "auto-reply away=2026-08-14"),
    ("away-outlook-en", "auto-reply away=2026-08-16"),
    ("away-outlook-subject-only", "auto-reply away=2026-08-20"),
    ("away-gmail", "auto-reply away=2026-08-21"),
    ("away-sieve", "auto-reply away=2026-08-19"),
    ("away-zimbra", "auto-reply away=2026-08-23"),
    ("away-notes-en", "auto-reply away=2026-08-23"),
    ("away-notes-de", "auto-reply away=2026-08-23"),
    ("away-gmx", "auto-reply away=2026-08-31"),
    ("away-horde", "auto-reply away=2026-08-16"),
    ("away-null-sender", "auto-reply"),
    ("away-slash-american", "auto-reply away=2026-08-09"),
    ("away-slash-ambiguous", "auto-reply ambiguous"),
    ("away-french", "auto-reply"),
    ("away-through-list", "auto-reply away=2026-08-28"),
    ("left-company-de", "auto-reply dead left"),
    ("left-company-en", "auto-reply dead left"),
    ("ticket-otrs", "acknowledgement"),
    ("ticket-zendesk", "acknowledgement"),
    ("receipt-plain-subject", "acknowledgement"),
    ("noreply-confirmation", "acknowledgement"),
    ("challenge", "challenge"),
    ("newsletter", "bulk"),
    ("machine-notice", "bulk"),
    ("human-yes", "reply"),
    ("human-car-subject", "reply"),
    ("human-office-party", "reply"),
    ("human-holiday-subject", "reply"),
    ("human-suppress-header", "reply"),
    ("human-auto-submitted-no", "reply"),
    ("human-through-group", "reply"),
    ("human-forwards-bounce", "reply"),
    ("human-talks-of-bounce", "reply"),
    ("human-postmaster", "reply"),
    ("human-postmaster-new", "reply"),
    ("human-away-too", "reply away=2026-08-12"),
    ("human-answer-with-dates", "reply"),
    ("human-colleague-left", "reply left"),
    ("holding-next-week", "reply holding=2026-08-14"),
    ("holding-friday-de", "reply holding=2026-08-07"),
    ("holding-month-end", "reply holding=2026-08-31"),
    ("holding-two-weeks", "reply holding=2026-08-19"),
    ("holding-easter", "reply holding"),
    ("holding-html", "reply holding=2026-08-11"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples/mails")
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(format!("{name}.eml"))).expect("a fixture of the table")
}

/// A verdict in the words of the table.
fn words(verdict: &Verdict) -> String {
    let mut words = vec![verdict.kind.as_str().to_owned()];
    let or_dash = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    for failed in &verdict.failed_recipients {
        let (action, status) = (or_dash(&failed.action), or_dash(&failed.status));
        words.push(format!("{}/{action}/{status}", failed.address));
    }
    match verdict.permanent {
        Some(true) => words.push("permanent".to_owned()),
        Some(false) => words.push("temporary".to_owned()),
        None => {}
    }
    let dead = verdict.address_dead.then(|| "dead".to_owned());
    let away = verdict.away_until.map(|until| format!("away={until}"));
    let holding = verdict.holding.then(|| {
        verdict.holding_until.map_or("holding".to_owned(), |until| format!("holding={until}"))
    });
    let left = verdict.left_company.then(|| "left".to_owned());
    let ambiguous = verdict.evidence.iter().any(|e| e.sign == Sign::AmbiguousDate);
    let ambiguous = ambiguous.then(|| "ambiguous".to_owned());
    words.extend([dead, away, holding, left, ambiguous].into_iter().flatten());
    words.join(" ")
}

#[test]
fn every_mail_is_what_it_is() {
    let mut wrong = Vec::new();
    for (name, expected) in EXPECTED {
        let bytes = read(name);
        let parsed = mail::parse(&bytes).unwrap();
        let verdict = mail::classify(&parsed, Signals::builtin());
        if words(&verdict) != *expected {
            wrong.push(format!("{name}: {} instead of {expected}", words(&verdict)));
        }
        assert!(!verdict.evidence.is_empty(), "{name} has no evidence");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_stands_in_the_table() {
    let files = std::fs::read_dir(folder()).unwrap();
    let mut files: Vec<String> = files
        .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let mut names: Vec<String> = EXPECTED.iter().map(|(name, _)| (*name).to_owned()).collect();
    files.sort();
    names.sort();
    assert_eq!(files, names);
}

#[test]
fn reports_name_our_message() {
    for (name, _) in EXPECTED.iter().filter(|(_, kind)| kind.starts_with("receipt")) {
        assert_eq!(ids(name), ["offer-17@studio.example"], "{name}");
    }
    for name in ["bounce-postfix-unknown", "bounce-exim", "bounce-qmail", "delay-postfix"] {
        assert_eq!(ids(name), ["offer-17@studio.example"], "{name}");
    }
    assert!(ids("human-yes").is_empty());
}

fn ids(name: &str) -> Vec<String> {
    let bytes = read(name);
    mail::original_message_ids(&mail::parse(&bytes).expect("a readable fixture"))
}

#[test]
fn every_line_end_and_every_cut_is_read() {
    for (name, expected) in EXPECTED {
        let bytes = read(name);
        let crlf = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n");
        let parsed = mail::parse(crlf.as_bytes()).unwrap();
        let verdict = mail::classify(&parsed, Signals::builtin());
        assert_eq!(words(&verdict), *expected, "{name} with CRLF");
        // A message that was cut off anywhere is read as far as it goes, or refused; no panic.
        for end in (0..bytes.len()).step_by(37) {
            let verdict = crate::accuracy::verdict(&bytes[..end], Signals::builtin());
            let person = expected.starts_with("reply");
            let alarm = matches!(verdict.kind, Kind::Bounce | Kind::AutoReply);
            assert!(!(person && alarm), "{name} cut at {end}");
        }
    }
}

#[test]
fn messages_are_summarised() {
    let bytes = read("human-through-group");
    let message = mail::parse(&bytes).unwrap().message();
    assert_eq!(message.in_reply_to, ["offer-17@studio.example"]);
    assert_eq!(message.from[0].address, "otto@kunde.example");
    assert_eq!(message.from[0].name.as_deref(), Some("Otto Kunde"));
    assert_eq!(message.to[0].address, "freya@studio.example");
    assert_eq!(message.subject, "Re: Website offer");
    assert_eq!(message.sent_at.unwrap().to_string(), "2026-08-05T08:12:00Z");
    assert_eq!(message.sent_on.unwrap().to_string(), "2026-08-05");
    assert!(message.through_list && !message.machine_made);
    let bytes = read("holding-html");
    let message = mail::parse(&bytes).unwrap().message();
    assert!(message.text.starts_with("Thanks!\nI will let you know by next Tuesday."));
    assert!(message.html.unwrap().contains("<b>next Tuesday</b>"));
}
