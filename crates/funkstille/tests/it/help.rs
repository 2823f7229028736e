//! Help in both languages, for every command.

use crate::check::check;

const CALLS: [&str; 17] = [
    "--help",
    "demo --help",
    "scan --help",
    "simulate --help",
    "mail --help",
    "mail classify --help",
    "playbook --help",
    "playbook check -h",
    "casefile --help",
    "casefile export --help",
    "casefile verify --help",
    "config --help",
    "config show --help",
    "config check --help",
    "completions --help",
    "man --help",
    "--version",
];

#[test]
fn help_in_english() {
    check("help_en", &CALLS);
}

#[test]
fn help_in_german() {
    let calls = CALLS.map(|call| format!("--language de {call}"));
    check("help_de", &calls.each_ref().map(String::as_str));
}

#[test]
fn without_arguments_the_help_is_shown() {
    check("help_without_arguments", &[""]);
}
