//! D-06: the file of a case is whole, or whoever checks it sees that it is not.

mod script;
mod world;

use std::cell::RefCell;

use funkstille_core::evidence::{Digest, Flaw};
use funkstille_engine::Problem;
use funkstille_engine::casefile::{BrokenLine, Exported, export, verify};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use world::{INVOICE, World, at};

/// Asserts that the script of a stranger finds a file whole, where there is Python.
pub(crate) fn check_by_script(file: &[u8]) {
    if let Some((is_whole, said)) = script::run(file, None) {
        assert!(is_whole, "{said}");
    }
}

fn exported() -> Exported {
    run(async { export(&World::new().await.engine, "1024").await.expect("exports") })
}

fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(test)
}

/// Files that are not whole: each is checked at once, and all of them by the script in the end.
#[derive(Default)]
struct BrokenFiles(Vec<(String, Vec<u8>)>);

impl BrokenFiles {
    /// Asserts that a file is not whole; gives the line that breaks it.
    fn check(&mut self, what: &str, file: &[u8]) -> BrokenLine {
        self.0.push((what.to_owned(), file.to_vec()));
        verify(file).expect_err(what)
    }
}

impl Drop for BrokenFiles {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            script::check_none_is_whole(&self.0);
        }
    }
}

fn lines(file: &str) -> Vec<&str> {
    file.split_inclusive('\n').collect()
}

fn json(line: &str) -> Value {
    serde_json::from_str(line).expect("a line of JSON")
}

#[test]
fn a_stranger_can_check_it() {
    let exported = exported();
    let verified = verify(exported.text.as_bytes()).expect("it is whole");
    assert_eq!((verified.case.as_str(), verified.head), ("1024", exported.head));
    assert_eq!((verified.entries, verified.gaps), (12, 2));
    assert_eq!((verified.files, verified.letters, exported.lines), (5, 2, 20));
    assert_eq!((exported.entries, exported.missing_files), (12, 1));
    let file = exported.text.as_bytes();
    let kept = |digest: Digest| format!("1/case/1024=6:{digest}");
    let Some(said) = script::run(file, Some(&kept(exported.head))) else { return };
    let whole = r#"{"valid": true, "entries": 12, "gaps": 2, "streams": 2}"#;
    assert_eq!(said, (true, whole.to_owned()));
    let said = script::run(file, Some(&kept(Digest::NONE)));
    assert_eq!(said, Some((false, "1/case/1024/6: changed".to_owned())));
}

#[test]
fn it_has_what_the_case_refers_to() {
    let exported = exported();
    let others = lines(&exported.text).into_iter().skip(12).map(json);
    let told: Vec<String> = others
        .map(|line| {
            let what = line["about"]["what"].as_str().or(line["letter"].as_str());
            let form = ["text", "base64"].into_iter().find(|form| line[form].is_string());
            let what = what.unwrap_or_default();
            format!("{} {what} {}", line["is"].as_str().expect("is"), form.unwrap_or("none"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "file invoice base64",
            "file playbook text",
            "file message text",
            "file letter base64",
            "file attachment none",
            "letter 17-email text",
            "letter 18-email text",
            "end  none",
        ]
    );
    let invoice = json(lines(&exported.text)[12]);
    assert_eq!(invoice["content"], Digest::of(INVOICE).to_string());
    assert_eq!(invoice["about"]["number"], "2026-017");
    let letter = &json(lines(&exported.text)[15])["about"];
    assert_eq!(letter["sent_at"], at(20).to_string());
    assert_eq!(letter["steps"], serde_json::json!(["resend"]));
}

#[test]
fn it_leaves_out_what_is_not_about_the_case() {
    let text = exported().text;
    for shown in ["Kerber GmbH", "ines@kerber.example", "Kanzlei-Website", "anbei noch einmal"] {
        assert!(text.contains(shown), "{shown}");
    }
    for left_out in ["Scheidung", "Trauerfall", "Anderer Kunde", "1025"] {
        assert!(!text.contains(left_out), "{left_out}");
    }
    let end = json(lines(&text).last().expect("a last line"));
    assert_eq!(end["withheld"], serde_json::json!([5, 6]));
}

#[test]
fn an_erased_body_is_a_gap_and_no_flaw() {
    run(async {
        let world = World::new().await;
        for sequence in [2, 13, 18] {
            world.erase(sequence).await;
        }
        let exported = export(&world.engine, "1024").await.expect("exports");
        let verified = verify(exported.text.as_bytes()).expect("it is whole");
        // Without its first entry, nobody knows any more whose case it is.
        assert_eq!((verified.entries, verified.gaps, verified.files), (6, 2, 5));
        assert!(!exported.text.contains("nächste Woche"));
        if let Some((is_whole, said)) = script::run(exported.text.as_bytes(), None) {
            assert!(is_whole, "{said}");
        }
    });
}

#[test]
fn a_case_that_is_not_there_has_no_file() {
    run(async {
        let refused = export(&World::new().await.engine, "1026").await;
        assert_eq!(refused, Err(Problem::UnknownCase { given: "1026".to_owned() }.into()));
    });
}

#[test]
fn d06_every_line_counts() {
    let text = exported().text;
    let all = lines(&text);
    let other = run(async { export(&World::new().await.engine, "1025").await.expect("exports") });
    let foreign = [lines(&other.text)[0], all[13], "{\"some\":\"thing\"}\n"];
    let mut files = BrokenFiles::default();
    for at in 0..all.len() {
        let mut gone = all.clone();
        gone.remove(at);
        let broken = files.check("removed", gone.concat().as_bytes());
        // The last entry of a chain is missed where the next line has its number.
        let noticed = if [5, 11].contains(&at) { 12 } else { at as u64 + 1 };
        assert_eq!(broken.line, noticed, "{broken:?}");
        if at + 1 < all.len() {
            let mut moved = all.clone();
            moved.swap(at, at + 1);
            let broken = files.check("moved", moved.concat().as_bytes());
            let noticed = if at == 5 { 7 } else { at as u64 + 1 };
            assert_eq!(broken.line, noticed, "{broken:?}");
        }
        let cut = files.check("cut", all[..at].concat().as_bytes());
        assert_eq!(cut, BrokenLine { line: at as u64 + 1, entry: None, flaw: Flaw::Cut });
    }
    for at in 0..=all.len() {
        for line in foreign {
            let mut more = all.clone();
            more.insert(at, line);
            files.check("more", more.concat().as_bytes());
        }
    }
}

#[test]
fn d06_the_first_broken_line_is_named() {
    let text = exported().text;
    let entry = |version| Some(("case/1024".to_owned(), version));
    let mut files = BrokenFiles::default();
    for (from, to, line, entry, flaw) in [
        ("letter-approved", "letter-approvde", 4, entry(4), Flaw::Changed),
        ("\"sequence\":15,", "\"sequence\":16,", 3, entry(3), Flaw::Changed),
        ("Kerber GmbH", "kerber GmbH", 7, Some(("client/7".to_owned(), 1)), Flaw::Changed),
        ("name = \\\"pay", "name = \\\"Pay", 14, None, Flaw::Changed),
        ("anbei noch", "anbei doch", 18, None, Flaw::Changed),
        ("\"line\":19,", "\"line\":18,", 19, None, Flaw::Moved),
        ("\"withheld\":[5,6]", "\"withheld\":[5,7]", 20, None, Flaw::Changed),
    ] {
        let changed = text.replacen(from, to, 1);
        assert!(changed != text, "{from}");
        let broken = files.check("changed", changed.as_bytes());
        assert_eq!(broken, BrokenLine { line, entry, flaw }, "{from}");
    }
}

/// Random changes.
const CHANGES: u32 = 1000;

#[test]
fn d06_every_byte_counts() {
    let file = exported().text.into_bytes();
    let files = RefCell::new(BrokenFiles::default());
    let mut runner = TestRunner::new(Config { cases: CHANGES, ..Config::default() });
    let change = (any::<Index>(), 1..=u8::MAX, any::<bool>());
    let outcome = runner.run(&change, |(place, flip, is_cut)| {
        let place = place.index(file.len());
        let mut changed = file.clone();
        if is_cut {
            changed.truncate(place);
        } else {
            changed[place] ^= flip;
        }
        files.borrow_mut().check(&format!("byte {place}"), &changed);
        Ok(())
    });
    outcome.expect("every change is found");
}
