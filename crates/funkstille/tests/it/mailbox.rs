//! A mailbox on a server, from the first command to the day on which the program is stopped.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::check::{Place, code};
use crate::testbed::mail::{FREYA, MailBed, OTTO};

const INIT: &str = "init --name Freya --email freya@studio.test --region DE-BE";

/// A place whose configuration trusts the server, with Freya's password in a file.
fn place(bed: &MailBed) -> Place {
    let authority = fs::read_to_string(bed.authority()).expect("a certificate");
    let config = "database = 'my.db'\nauthorities = 'authority.pem'\nlanguage = 'en'\n";
    Place::with(&[
        ("funkstille.toml", config),
        ("authority.pem", &authority),
        ("password", FREYA.password),
    ])
}

fn program(place: &Place, call: &str) -> Command {
    let mut program = place.program(call);
    program.env("HOME", place.path()).env("USER", "freya").env("TZ", "Europe/Berlin");
    program.env("FUNKSTILLE_CONFIG", "funkstille.toml");
    program
}

/// What a call writes; it must succeed.
fn says(place: &Place, call: &str) -> String {
    let output = program(place, call).output().expect("it runs");
    let err = String::from_utf8_lossy(&output.stderr);
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(code(output.status), 0, "{call}: {out}{err}");
    out
}

fn document(place: &Place, call: &str) -> Value {
    let said = says(place, call);
    serde_json::from_str(&said).expect("JSON")
}

fn answer(id: &str, to: &str) -> String {
    format!(
        "From: {}\nTo: {}\nSubject: Re: Offer\nMessage-ID: <{id}>\nIn-Reply-To: <{to}>\n\
         Date: Thu, 8 Jan 2026 10:00:00 +0100\n\nThanks, that works for us.\n",
        OTTO.address, FREYA.address
    )
}

#[test]
fn a_mailbox_is_added_tested_read_and_served() {
    let Some(bed) = MailBed::start() else { return };
    let place = place(&bed);
    says(&place, INIT);
    let port = bed.dovecot().ports.imaps;
    let add = format!("account add {} --host 127.0.0.1 --port {port}", FREYA.address);
    says(&place, &format!("{add} --password-file password"));
    let tested = document(&place, "account test 1 --json");
    assert_eq!(tested["works"], true, "{tested:#}");

    says(&place, &format!("client add Otto --address {}", OTTO.address));
    for id in ["offer@studio.test", "draft@studio.test"] {
        let open = format!("case open Otto --subject {id} --sent-on 2026-01-07 --message-id {id}");
        says(&place, &open);
    }
    let message = answer("one@kunde.test", "offer@studio.test");
    bed.deliver(OTTO.address, FREYA.address, message.as_bytes());
    let read = document(&place, "sync --json");
    let account = &read["accounts"][0];
    assert_eq!((&account["new"], &account["problem"]), (&1.into(), &Value::Null), "{read:#}");
    assert_eq!(account["told"][0]["did"], "answered", "{read:#}");
    let case = document(&place, "case show 1 --json");
    assert_eq!(case["outcome"], "answered", "{case:#}");
    assert!(!bed.log().contains(FREYA.password));

    serve(&bed, &place);
}

/// The program serves until it is told to end, and does then.
fn serve(bed: &MailBed, place: &Place) {
    let mut serving = program(place, "serve --headless --json");
    let mut serving = serving.stdout(Stdio::piped()).spawn().expect("it starts");
    let out = BufReader::new(serving.stdout.take().expect("a pipe"));
    let message = answer("two@kunde.test", "draft@studio.test");
    bed.deliver(OTTO.address, FREYA.address, message.as_bytes());
    let lines = out.lines().map(|line| line.expect("it is written"));
    let mut events = lines.map(|line| serde_json::from_str::<Value>(&line).expect("JSON"));
    let read = events.find(|event| event["event"] == "read").expect("it is read");
    assert_eq!(read["account"], "1");
    let mut kill = Command::new("kill");
    kill.args(["-TERM", &serving.id().to_string()]).status().expect("kill runs");
    assert_eq!(code(serving.wait().expect("it ends")), 0);
    let case = document(place, "case show 2 --json");
    assert_eq!(case["outcome"], "answered", "{case:#}");
}

#[test]
fn an_account_is_changed_and_shown() {
    let place = Place::with(&[]);
    let call = |call: &str| {
        let variables = "HOME=$PLACE USER=freya LANG=en FUNKSTILLE_DATABASE=my.db";
        place.outcome(&format!("{variables} {call}"))
    };
    call(INIT);
    call("account add freya@studio.example --host imap.studio.example --json");
    let set =
        "account set 1 --port 1993 --alias hallo@studio.example --authserv-id mx.studio.example";
    let told = call(&format!("{set} --json"));
    for part in [
        "\"port\":1993",
        "\"aliases\":[\"hallo@studio.example\"]",
        "\"authserv_id\":\"mx.studio.example\"",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let shown = call("account show 1");
    assert!(shown.contains("Also yours: hallo@studio.example"), "{shown}");
    assert!(shown.contains("mx.studio.example (as you set it)"), "{shown}");
    assert!(call("account set 1").contains("\nexit 2\n"), "nothing to change is a mistake");
}

#[test]
fn what_mail_tells_of_a_client_is_proposed() {
    let message = "From: Otto Berg <otto@kunde.test>\nTo: freya@studio.test\nMessage-ID: <1@x>\n\
                   Date: Wed, 7 Jan 2026 10:00:00 +0100\n\nYes, that works for us, thank you!\n";
    let place = Place::with(&[("box/cur/.keep", ""), ("box/new/one", message)]);
    fs::remove_file(place.path().join("box/cur/.keep")).expect("removes");
    let call = |call: &str| {
        let variables = "HOME=$PLACE USER=freya LANG=en FUNKSTILLE_DATABASE=my.db";
        place.outcome(&format!("{variables} {call}"))
    };
    call(INIT);
    call("client add otto@kunde.test --letters de --email otto@kunde.test");
    call("account add box@studio.test --maildir box");
    call("sync");
    let shown = call("client show 1");
    for part in [
        "Writes in English (one message). To get letters in it: funkstille client set 1 --letters en",
        "Writes as “Otto Berg” from otto@kunde.test.",
        "letters in German",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[test]
fn one_account_that_cannot_be_opened_keeps_no_other_from_being_read() {
    let place = Place::with(&[
        ("box/cur/.keep", ""),
        ("box/new/one", "From: otto@kunde.test\nTo: freya@studio.test\nMessage-ID: <1@x>\n\nHi\n"),
    ]);
    fs::remove_file(place.path().join("box/cur/.keep")).expect("removes");
    let call = |call: &str| {
        let variables = "HOME=$PLACE USER=freya LANG=en FUNKSTILLE_DATABASE=my.db";
        place.outcome(&format!("{variables} {call}"))
    };
    call(INIT);
    call("account add freya@studio.test --host imap.studio.test --json");
    call("account add box@studio.test --maildir box");
    let told = call("sync --json");
    assert!(told.contains("\nexit 3\n") && told.contains("\"new\":1"), "{told}");
    assert!(
        told.contains("There is no login for account 1 yet"),
        "the other one says what to do: {told}"
    );
}

/// A letter that is prepared asks for an answer that may lie in the mailbox already.
#[test]
fn a_tick_says_which_mailbox_was_not_read() {
    let place = Place::with(&[("box/cur/.keep", ""), ("box/new/.keep", "")]);
    for folder in ["cur", "new"] {
        fs::remove_file(place.path().join("box").join(folder).join(".keep")).expect("removes");
    }
    let call = |call: &str| {
        let variables = "HOME=$PLACE USER=freya LANG=en FUNKSTILLE_DATABASE=my.db";
        place.outcome(&format!("{variables} {call}"))
    };
    let names_it = |told: &str| told.contains("box@studio.test");
    call(INIT);
    assert!(!names_it(&call("tick")));
    call("account add box@studio.test --maildir box");
    let told = call("tick");
    assert!(names_it(&told), "{told}");
    let told = call("tick --json");
    let row = "{\"account\":\"1\",\"address\":\"box@studio.test\",\"read_at\":null,";
    assert!(told.contains(row), "{told}");
    call("sync");
    for tick in ["tick", "tick --json"] {
        let told = call(tick);
        assert!(!names_it(&told), "{told}");
    }
}

/// What is not there cannot be logged in to, or sealed with another key; nothing is taken for lost.
#[test]
fn without_a_password_there_is_nothing_to_log_in_to_or_to_seal() {
    let place = Place::with(&[("box/cur/.keep", ""), ("box/new/.keep", "")]);
    let call = |call: &str| {
        let variables = "HOME=$PLACE USER=freya LANG=en FUNKSTILLE_DATABASE=my.db";
        place.outcome(&format!("{variables} {call}"))
    };
    call(INIT);
    let told = call("account rekey");
    assert!(told.contains("nothing to seal with another key"), "{told}");
    call("account add box@studio.test --maildir box");
    let told = call("account login 1");
    assert!(told.contains("needs no login"), "{told}");
    let told = call("account rekey");
    assert!(told.contains("nothing to seal with another key"), "{told}");
    assert!(!place.path().join("key").exists());
}
