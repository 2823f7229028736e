//! `completions` and `man`: what a shell and a reader of manual pages need.

use std::process::{Command, Stdio};
use std::{fs, io::Write};

use crate::check::{Place, code};

/// The script of a shell; it knows the commands and their options.
fn script(shell: &str) -> String {
    let output = Place::empty().run(&format!("completions {shell}"));
    assert_eq!(code(output.status), 0);
    let script = String::from_utf8(output.stdout).expect("UTF-8");
    for word in ["simulate", "playbook", "--region"] {
        let word = word.trim_start_matches('-');
        assert!(script.contains(word), "{shell} does not know {word}");
    }
    script
}

/// Has the shell itself read the script, where it is installed.
fn reads(shell: &str, script: &str) {
    let started = Command::new(shell).arg("-n").stdin(Stdio::piped()).spawn();
    let Ok(mut running) = started else {
        eprintln!("{shell} is not installed: its script is not read");
        return;
    };
    let mut input = running.stdin.take().expect("a pipe");
    input.write_all(script.as_bytes()).expect("it reads");
    drop(input);
    assert!(running.wait().expect("it ends").success(), "{shell}");
}

#[test]
fn every_shell_gets_a_script() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = script(shell);
        if ["bash", "fish", "zsh"].contains(&shell) {
            reads(shell, &script);
        }
    }
}

#[test]
fn the_manual_page_names_the_commands() {
    let output = Place::empty().run("man");
    let page = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(code(output.status), 0);
    for word in [".TH funkstille 1", "simulate", "playbook"] {
        assert!(page.contains(word), "{word} is missing");
    }
}

#[test]
fn a_folder_gets_a_page_for_each_command() {
    let place = Place::empty();
    let output = place.run("man --language de pages");
    assert_eq!((code(output.status), output.stdout), (0, vec![]));
    for page in ["funkstille.1", "funkstille-simulate.1", "funkstille-playbook-check.1"] {
        let text = fs::read_to_string(place.path().join("pages").join(page));
        let text = text.unwrap_or_else(|error| panic!("{page}: {error}"));
        assert!(text.contains("Fahrp"), "{page}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let place = Place::with(&[("file", "")]);
    let output = place.run("man file/pages");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(code(output.status), 3);
    assert!(told.contains("file/pages cannot be written"), "{told}");
}
