//! `tell` and `feed`: whom the program tells what, what it shows of that, and what is secret.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use funkstille_engine::business::SwitchName;
use serde_json::Value;

use crate::check::{Place, check_in};
use crate::practice::a_monday;

const INIT: &str = "init --name Freya --email freya@studio.test --region DE-BE";

/// A business of today, since nothing of practice is told to anybody.
fn place() -> Place {
    let place = Place::empty();
    let told = outcome(&place, INIT);
    assert!(told.contains("\nexit 0\n"), "{told}");
    place
}

fn outcome(place: &Place, call: &str) -> String {
    let variables = "HOME=$PLACE USER=freya LANG=en TZ=Europe/Berlin FUNKSTILLE_DATABASE=my.db";
    place.outcome(&format!("{variables} {call}"))
}

/// What a call with `--json` gives; it must succeed.
fn document(place: &Place, call: &str) -> Value {
    let told = outcome(place, &format!("{call} --json"));
    let (_, out) = told.split_once("--- stdout\n").unwrap_or_else(|| panic!("{told}"));
    serde_json::from_str(out.lines().next().unwrap_or_default()).expect("JSON")
}

/// A server that answers one request with this status; gives the request.
fn receiver(status: &'static str) -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let serving = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let request = request(&mut stream);
        let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        stream.write_all(answer.as_bytes()).expect("it is answered");
        request
    });
    (port, serving)
}

/// A request with its body.
fn request(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    let mut some = [0; 1024];
    loop {
        let text = String::from_utf8_lossy(&all).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                name.eq_ignore_ascii_case("content-length").then(|| value.parse().ok())?
            });
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        let read = stream.read(&mut some).expect("it is read");
        assert!(read > 0, "the request breaks off: {text}");
        all.extend(&some[..read]);
    }
}

#[test]
fn a_webhook_is_added_tried_listed_and_removed() {
    let place = place();
    let (port, serving) = receiver("204 No Content");
    let url = format!("http://127.0.0.1:{port}/hook-secret");
    let added = document(&place, &format!("tell add webhook {url} --private --kind answer-came"));
    assert_eq!((&added["receiver"], &added["way"]), (&"1".into(), &"webhook".into()));
    let secret = added["secret"].as_str().expect("a secret").to_owned();
    assert!(secret.starts_with("whsec_"), "{secret}");

    let tried = outcome(&place, "tell test 1");
    assert!(tried.contains("\nexit 0\n") && tried.contains("Receiver 1 was reached."), "{tried}");
    let request = serving.join().expect("it was asked");
    let head = request.to_lowercase();
    assert!(head.starts_with("post /hook-secret http/1.1\r\n"), "{request}");
    for header in ["webhook-id: ", "webhook-timestamp: ", "webhook-signature: v1,"] {
        assert!(head.contains(header), "{request}");
    }

    assert!(outcome(&place, "tell list").contains("is reached"), "it was");
    for call in ["tell list", "tell list --json"] {
        let listed = outcome(&place, call);
        assert!(listed.contains("127.0.0.1"), "{listed}");
        assert!(!listed.contains("hook-secret") && !listed.contains(&secret), "{listed}");
    }
    let rows = document(&place, "tell list");
    assert_eq!(rows[0]["kinds"], serde_json::json!(["answer-came"]));
    assert_eq!((&rows[0]["private"], &rows[0]["names"]), (&true.into(), &false.into()));
    assert_eq!(document(&place, "tell remove 1")["receiver"], "1");
    assert_eq!(document(&place, "tell list"), serde_json::json!([]));
}

/// A server that takes whatever it is sent; gives its port and what it heard so far.
fn hook() -> (u16, Arc<Mutex<Vec<Value>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&heard);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let request = request(&mut stream);
            let (_, body) = request.split_once("\r\n\r\n").expect("head and body");
            kept.lock().expect("sound").push(serde_json::from_str(body).expect("JSON"));
            let answer = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
            stream.write_all(answer.as_bytes()).expect("it is answered");
        }
    });
    (port, heard)
}

/// Whoever lets `send` and `sync` run by a timer is told as well, by whichever comes first: each
/// thing once, and what happened first is told first.
#[test]
fn who_sends_and_reads_by_a_timer_is_told_once_and_in_order() {
    let place = place();
    let (port, heard) = hook();
    let done = |call: &str| {
        let told = outcome(&place, call);
        assert!(told.contains("\nexit 0\n"), "{told}");
        told
    };
    let cases = || -> Vec<String> {
        let heard = heard.lock().expect("sound");
        heard.iter().map(|it| it["case"].as_str().expect("a case").to_owned()).collect()
    };
    done(&format!("tell add webhook http://127.0.0.1:{port}/hook --private --kind answer-came"));
    assert_eq!(document(&place, "tell list")[0]["told_at"], Value::Null);
    let listed = done("tell list");
    assert!(!listed.contains("is reached") && listed.contains("tell test 1"), "{listed}");
    done("resume --reason ready");
    for name in ["Ada", "Bea", "Cleo", "Dora", "Eva", "Fee"] {
        done(&format!("client add {name} --email {name}@kunde.test"));
        done(&format!("project add {name} {name}s"));
        done(&format!("case open --project {name}s --subject Angebot --sent-on 2026-03-04"));
    }
    for case in ["5", "2", "4", "1", "3"] {
        done(&format!("case answered {case}"));
    }
    assert_eq!(cases(), Vec::<String>::new());
    done("send");
    assert_eq!(cases(), ["5", "2", "4", "1", "3"]);
    done("send");
    done("sync");
    assert_eq!(cases().len(), 5, "each once");
    done("case answered 6");
    done("sync");
    assert_eq!(cases(), ["5", "2", "4", "1", "3", "6"]);
    let listed = done("tell list");
    assert!(listed.contains("is reached"), "{listed}");
    assert!(document(&place, "tell list")[0]["told_at"].is_string());
}

#[test]
fn a_receiver_that_does_not_take_it_is_said() {
    let place = place();
    let (port, serving) = receiver("500 Internal Server Error");
    let added = outcome(&place, &format!("tell add ntfy http://127.0.0.1:{port}/topic --private"));
    assert!(added.contains("\nexit 0\n"), "{added}");
    let tried = outcome(&place, "tell test 1");
    assert!(tried.contains("\nexit 3\n") && tried.contains("500"), "{tried}");
    let listed = outcome(&place, "tell list");
    assert!(!listed.contains("is reached"), "{listed}");
    assert!(serving.join().expect("it was asked").starts_with("POST /"));
}

#[test]
fn what_cannot_be_told_or_given_out_says_why() {
    for language in ["de", "en"] {
        let place = a_monday(SwitchName::Review);
        let calls = [
            "tell list",
            "tell add webhook http://hooks.example/x",
            "tell add webhook https://user:word@hooks.example/x",
            "tell add webhook https://127.0.0.1/x",
            "tell add webhook ftp://hooks.example/x",
            "tell add webhook nowhere",
            "tell add post https://hooks.example/x",
            "tell add ntfy https://ntfy.example/topic --kind nothing",
            "tell add ntfy https://ntfy.example/topic --token-file none",
            "tell add ntfy https://ntfy.example/topic --kind answer-came --names",
            "tell list",
            "tell test 1",
            "tell test 9",
            "tell remove 9",
            "tell digest",
            "tell digest daily",
            "tell digest --json",
            "tell digest hourly",
            "feed list",
            "feed revoke 9",
            "tell remove 1",
        ];
        let calls = calls.map(|call| format!("LANG={language} {call} --database practice.db"));
        let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
        check_in(&place, &format!("telling_{language}"), &calls);
    }
}

#[test]
fn a_calendar_is_shown_once_listed_without_its_secret_and_revoked() {
    let place = a_monday(SwitchName::Review);
    let call = |call: &str| place.outcome(&format!("LANG=en {call} --database practice.db"));
    let made = call("feed new");
    assert!(made.contains("\nexit 0\n") && made.contains("shown this once"), "{made}");
    let path = made.lines().find(|line| line.starts_with("/calendar/")).expect("a path");
    let token = path.trim_start_matches("/calendar/").trim_end_matches(".ics");
    assert!(token.len() >= 43, "256 bits at random");
    let other = call("feed new --no-names --json");
    assert!(other.contains("\"feed\":\"2\"") && !other.contains(token), "{other}");
    for listed in [call("feed list"), call("feed list --json")] {
        assert!(!listed.contains(token), "{listed}");
    }
    let listed = call("feed list --json");
    for part in ["\"feed\":\"1\",\"names\":true", "\"feed\":\"2\",\"names\":false"] {
        assert!(listed.contains(part), "{listed}");
    }
    assert!(call("feed revoke 1").contains("\nexit 0\n"));
    assert!(!call("feed list --json").contains("\"feed\":\"1\""));
    assert!(call("feed revoke 1").contains("\nexit 2\n"), "it counts no more already");
}

/// A program that serves; it ends when the test does.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself, and then the test has failed already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How long the program has to begin.
const SOON: Duration = Duration::from_mins(1);

/// What a server says to a request without a body, as soon as it listens.
fn get(port: u16, path: &str) -> String {
    let begun = Instant::now();
    let mut stream = loop {
        match TcpStream::connect(("127.0.0.1", port)) {
            Ok(stream) => break stream,
            Err(error) => assert!(begun.elapsed() < SOON, "nobody listens: {error}"),
        }
        thread::yield_now();
    };
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it is asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer
}

#[test]
fn a_calendar_is_given_out_for_as_long_as_its_address_counts() {
    let place = place();
    let path = document(&place, "feed new")["path"].as_str().expect("a path").to_owned();
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = free.local_addr().expect("an address").port();
    drop(free);
    let mut program: Command =
        place.program(&format!("serve --headless --listen 127.0.0.1:{port}"));
    program.env("HOME", place.path()).env("USER", "freya").env("TZ", "Europe/Berlin");
    program.env("FUNKSTILLE_DATABASE", "my.db").stdout(Stdio::null()).stderr(Stdio::null());
    let _serving = Serving(program.spawn().expect("it starts"));
    let given = get(port, &path);
    assert!(given.starts_with("HTTP/1.1 200 "), "{given}");
    assert!(given.contains("BEGIN:VCALENDAR\r\n"), "{given}");
    assert!(get(port, "/calendar/none.ics").starts_with("HTTP/1.1 404 "));
    assert!(get(port, "/healthz").starts_with("HTTP/1.1 200 "));
    let revoked = outcome(&place, "feed revoke 1");
    assert!(revoked.contains("\nexit 0\n"), "{revoked}");
    assert!(get(port, &path).starts_with("HTTP/1.1 404 "));
}
