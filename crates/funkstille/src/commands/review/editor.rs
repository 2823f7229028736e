//! The user's editor: subject in the first line, an empty line, the text.

use std::fs;
use std::io::Write;
use std::process::Command;

use crate::environment::Variables;
use crate::failure::Failure;

/// The variables that name the editor, the stronger first (POSIX, *Environment Variables*, 8.3).
const EDITORS: [&str; 2] = ["VISUAL", "EDITOR"];

/// What stands between subject and text.
const GAP: &str = "\n\n";

/// Lets the user change subject and text; `None` where nothing was changed.
///
/// # Errors
/// Where no editor is known, or it cannot be started or fails.
pub(super) fn open(subject: &str, text: &str) -> Result<Option<(String, String)>, Failure> {
    let variables = Variables::of_process();
    let (_, editor) = variables.first(&EDITORS).ok_or(Failure::NoEditor)?;
    let before = format!("{subject}{GAP}{text}");
    let mut file = tempfile::Builder::new().suffix(".txt").tempfile().map_err(Failure::System)?;
    file.write_all(before.as_bytes()).and_then(|()| file.flush()).map_err(Failure::System)?;
    // What a variable names may bring arguments: `code --wait`.
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    let status = command.args(words).arg(file.path()).status();
    if !status.is_ok_and(|status| status.success()) {
        return Err(Failure::Editor(editor.to_owned()));
    }
    let after = fs::read_to_string(file.path()).map_err(Failure::System)?;
    Ok((after != before).then(|| divided(&after)))
}

/// Subject and text of what the editor left.
fn divided(letter: &str) -> (String, String) {
    let letter = letter.replace("\r\n", "\n");
    let (subject, text) = letter.split_once('\n').unwrap_or((&letter, ""));
    (subject.to_owned(), text.trim_start_matches('\n').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_subject() {
        for (letter, subject, text) in [
            ("Re: A\n\nHello,\n\nB\n", "Re: A", "Hello,\n\nB\n"),
            ("Re: A\r\n\r\nHello\r\n", "Re: A", "Hello\n"),
            ("Re: A\nHello\n", "Re: A", "Hello\n"),
            ("Re: A", "Re: A", ""),
            ("", "", ""),
        ] {
            assert_eq!(divided(letter), (subject.to_owned(), text.to_owned()), "{letter:?}");
        }
    }
}
