//! Runs the program in a folder of its own, with nothing from the environment.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus, Output, Stdio};

use tempfile::TempDir;

/// A folder that is gone after the test, in which the program runs.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A place with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let place = Self::empty();
        for (path, text) in files {
            let file = place.path().join(path);
            fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        place
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program, ready to run here.
    pub(crate) fn program(&self, args: &str) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_funkstille"));
        program.args(words(args)).env_clear().current_dir(self.path()).stdin(Stdio::null());
        program
    }

    pub(crate) fn run(&self, args: &str) -> Output {
        self.program(args).output().expect("the program runs")
    }

    /// The whole outcome: exit code, output, and what went to standard error. Variables stand before
    /// the call, as in a shell (`NAME=value scan …`); `$PLACE` is the path of this place.
    pub(crate) fn outcome(&self, call: &str) -> String {
        let place = self.path().to_str().expect("UTF-8");
        let (variables, args) = split(call);
        let mut program = self.program(args);
        for variable in &variables {
            let (name, value) = variable.split_once('=').expect("NAME=value");
            program.env(name, value.replace("$PLACE", place));
        }
        let output = program.output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8").replace(place, "$PLACE");
        let (out, err) = (text(output.stdout), text(output.stderr));
        let shown = [&variables[..], &["funkstille", args]].concat().join(" ");
        let mut told = format!("$ {shown}\nexit {}\n", code(output.status));
        for (name, text) in [("stdout", out), ("stderr", err)] {
            if !text.is_empty() {
                told += "--- ";
                told += name;
                told += "\n";
                told += &text;
            }
        }
        told
    }
}

/// The arguments of a call. Blanks between quotation marks part nothing: `"Mira Lang"`.
fn words(args: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in args.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// The variables before a call, and its arguments.
fn split(call: &str) -> (Vec<&str>, &str) {
    let (mut variables, mut args) = (vec![], call);
    let is_variable = |word: &str| {
        let name = word.split('=').next().unwrap_or_default();
        name != word && name.chars().all(|c| c.is_ascii_uppercase() || c == '_')
    };
    while let Some((variable, rest)) = args.split_once(' ').filter(|(word, _)| is_variable(word)) {
        variables.push(variable);
        args = rest;
    }
    (variables, args)
}

pub(crate) fn code(status: ExitStatus) -> i32 {
    status.code().expect("it ends by itself")
}

/// Compares the outcomes of some calls with the snapshot of that name.
pub(crate) fn check(name: &str, calls: &[&str]) {
    check_in(&Place::empty(), name, calls);
}

/// As [`check`], in a place with files.
pub(crate) fn check_in(place: &Place, name: &str, calls: &[&str]) {
    let outcomes: Vec<String> = calls.iter().map(|args| place.outcome(args)).collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, outcomes.join("\n"));
    });
}
