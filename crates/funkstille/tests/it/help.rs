//! Help in both languages, for every command.

use crate::check::check;

const CALLS: &[&str] = &[
    "--help",
    "init --help",
    "client --help",
    "client add --help",
    "client contact --help",
    "client address --help",
    "project --help",
    "case --help",
    "case open --help",
    "case hold --help",
    "task --help",
    "payment --help",
    "tick --help",
    "today --help",
    "pause --help",
    "resume --help",
    "backup --help",
    "restore --help",
    "doctor --help",
    "review --help",
    "review show --help",
    "review edit --help",
    "review approve --help",
    "review skip --help",
    "review sent --help",
    "review copy --help",
    "demo --help",
    "scan --help",
    "simulate --help",
    "interest --help",
    "mail --help",
    "mail classify --help",
    "playbook --help",
    "playbook check -h",
    "casefile --help",
    "casefile export --help",
    "casefile verify --help",
    "config --help",
    "config show --help",
    "config set --help",
    "config check --help",
    "completions --help",
    "man --help",
    "--version",
];

#[test]
fn help_in_english() {
    check("help_en", CALLS);
}

#[test]
fn help_in_german() {
    let calls: Vec<String> = CALLS.iter().map(|call| format!("--language de {call}")).collect();
    let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
    check("help_de", &calls);
}

#[test]
fn without_arguments_the_help_is_shown() {
    check("help_without_arguments", &[""]);
}
