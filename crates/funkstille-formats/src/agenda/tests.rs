use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn agenda(entries: Vec<Entry>) -> Agenda {
    let made_at = "2026-03-09T08:00:00Z".parse().expect("an instant");
    Agenda { name: "Funkstille".to_owned(), made_at, entries }
}

fn entry(title: &str, note: &str) -> Entry {
    let uid = "1-case-12-check-in@funkstille".to_owned();
    Entry { uid, on: date(2026, 12, 31), title: title.to_owned(), note: note.to_owned() }
}

/// Reads a calendar by the letter of RFC 5545: names and values of all lines, unfolded and without
/// escapes.
fn read(written: &str) -> Vec<(String, String)> {
    assert!(written.ends_with("\r\n") && !written.replace("\r\n", "").contains(['\r', '\n']));
    assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
    let unfolded = written.replace("\r\n ", "");
    let lines = unfolded.trim_end_matches("\r\n").split("\r\n");
    let read = lines.map(|line| {
        let (name, value) = line.split_once(':').expect("a name and a value");
        let mut plain = String::new();
        let mut signs = value.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => match signs.next().expect("an escaped sign") {
                    'n' => plain.push('\n'),
                    other => plain.push(other),
                },
                sign => plain.push(sign),
            }
        }
        (name.to_owned(), plain)
    });
    read.collect()
}

fn value<'a>(lines: &'a [(String, String)], name: &str) -> &'a str {
    &lines.iter().find(|(it, _)| it == name).expect("is there").1
}

#[test]
fn a_day_is_written_as_others_read_it() {
    let lines = read(&agenda(vec![entry("Call; ask, \\ listen", "one\ntwo")]).write());
    for (name, expected) in [
        ("UID", "1-case-12-check-in@funkstille"),
        ("DTSTAMP", "20260309T080000Z"),
        ("DTSTART;VALUE=DATE", "20261231"),
        ("DTEND;VALUE=DATE", "20270101"),
        ("SUMMARY", "Call; ask, \\ listen"),
        ("DESCRIPTION", "one\ntwo"),
    ] {
        assert_eq!(value(&lines, name), expected, "{name}");
    }
}

/// RFC 5545, 3.6 and 3.6.5: at least one component; of a zone its id and one rule with its parts.
#[test]
fn a_calendar_with_nothing_on_it_has_a_component_too() {
    let lines = read(&agenda(vec![]).write());
    let begun: Vec<&str> =
        lines.iter().filter(|(name, _)| name == "BEGIN").map(|(_, what)| what.as_str()).collect();
    assert_eq!(begun, ["VCALENDAR", "VTIMEZONE", "STANDARD"]);
    for (name, expected) in [
        ("TZID", "UTC"),
        ("DTSTART", "19700101T000000"),
        ("TZOFFSETFROM", "+0000"),
        ("TZOFFSETTO", "+0000"),
    ] {
        assert_eq!(value(&lines, name), expected, "{name}");
    }
    let lines = read(&agenda(vec![entry("a", "")]).write());
    let zones = lines.iter().filter(|(_, what)| what == "VTIMEZONE").count();
    assert_eq!(zones, 0, "days have no zone");
}

#[test]
fn entries_stand_by_day_whatever_order_they_came_in() {
    let first = Entry { on: date(2026, 1, 1), ..entry("first", "") };
    let one = agenda(vec![entry("last", ""), first.clone()]).write();
    assert_eq!(one, agenda(vec![first, entry("last", "")]).write());
    assert!(one.find("first") < one.find("last"));
}

#[test]
fn h_07_no_text_is_a_formula() {
    for title in ["=1+1", "+49 30", "-1", "@SUM"] {
        let lines = read(&agenda(vec![entry(title, "")]).write());
        assert_eq!(value(&lines, "SUMMARY"), format!("'{title}"));
    }
}

proptest! {
    #[test]
    fn h_04_no_text_adds_a_line(title: String, note: String) {
        let plain = read(&agenda(vec![entry("a", "b")]).write());
        let strange = read(&agenda(vec![entry(&title, &format!("x{note}"))]).write());
        let names = |lines: &[(String, String)]| -> Vec<String> {
            lines.iter().map(|(name, _)| name.clone()).collect()
        };
        prop_assert_eq!(names(&plain), names(&strange));
    }

    #[test]
    fn what_is_written_is_what_is_read(title in "[a-zA-Zäöüß€中🎈 ,;:\\\\\n]{0,200}") {
        let lines = read(&agenda(vec![entry(&title, "")]).write());
        prop_assert_eq!(value(&lines, "SUMMARY"), title);
    }
}
