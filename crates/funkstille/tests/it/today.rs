//! `today` as people and programs read it.

use funkstille_engine::business::SwitchName;

use crate::check::{Place, check_in};
use crate::practice::{Practice, TODAY, a_monday, run};

fn both(calls: &[&str]) -> Vec<String> {
    let told = |language| {
        let calls = calls.iter();
        calls.map(move |call| format!("LANG={language} {call} --database practice.db"))
    };
    ["de", "en"].into_iter().flat_map(told).collect()
}

fn check_both(place: &Place, name: &str, calls: &[&str]) {
    let calls = both(calls);
    let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
    check_in(place, name, &calls);
}

#[test]
fn a_page_with_something_in_most_groups() {
    check_both(&a_monday(SwitchName::Review), "today", &["today", "today --json"]);
}

#[test]
fn nothing_to_do() {
    let place = Place::empty();
    run(async {
        Practice::new(&place, SwitchName::RemindOnly, TODAY).await.close().await;
    });
    check_both(&place, "today_quiet", &["today", "today --json", "review"]);
}

#[test]
fn without_a_database() {
    check_both(&Place::empty(), "today_without_database", &["today", "review show 7"]);
}
