//! What an editor should do by itself.

use crate::tidy::{Finding, Project};

const EXTENSIONS: &[&str] = &["rs", "toml", "md", "ftl", "diary"];

/// Finds tabs, blanks at the end of a line and a missing end of the last line.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in project.files_with(EXTENSIONS) {
        for (index, line) in text.lines().enumerate() {
            if line.ends_with(char::is_whitespace) {
                let what = "blanks at the end of the line";
                found.push(Finding::new(path, index + 1, what, "remove them"));
            }
            if line.contains('\t') {
                found.push(Finding::new(path, index + 1, "a tab", "use blanks, or `\\t` in text"));
            }
        }
        if !text.is_empty() && !text.ends_with('\n') {
            let what = "the last line does not end";
            found.push(Finding::new(path, text.lines().count(), what, "end it with a newline"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::check_text;

    #[test]
    fn lines_are_clean() {
        check_text(check, "a.md", "One\n\nTwo\n", &[]);
        check_text(check, "a.md", "One \nTwo\n", &[1]);
        check_text(check, "a.toml", "a = 1\n\tb = 2\n", &[2]);
        check_text(check, "a.rs", "fn a() {}\nfn b() {}", &[2]);
        check_text(check, "a.eml", "-- \n", &[]);
    }
}
