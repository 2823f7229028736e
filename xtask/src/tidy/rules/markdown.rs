//! Markdown files: one title each, and links that lead somewhere.

use crate::tidy::{Finding, Project};

/// Finds files that do not have exactly one heading of the first level.
pub(crate) fn check_headings(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in project.files_with(&["md"]) {
        let titles: Vec<_> = prose(text).filter(|(_, line)| line.starts_with("# ")).collect();
        if titles.is_empty() {
            found.push(Finding::new(path, 1, "no title", "begin with one line `# Title`"));
        }
        for (line, _) in titles.iter().skip(1) {
            found.push(Finding::new(path, *line, "a second title", "make it `## …`"));
        }
    }
    found
}

/// Finds links to files that are not there.
pub(crate) fn check_links(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in project.files_with(&["md"]) {
        for (line, prose) in prose(text) {
            for link in links(&without_code(prose)) {
                if !leads_somewhere(project, path, link) {
                    let what = format!("the link to `{link}` is dead");
                    found.push(Finding::new(path, line, what, "correct it, or write no link"));
                }
            }
        }
    }
    found
}

/// The lines outside fenced code, counted from 1.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut inside = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        (!inside && !fence).then_some((index + 1, line))
    })
}

/// A line without what stands between backticks.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect()
}

/// What stands in the brackets of `[…](…)`, without a title behind it.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    targets.map(|target| target.trim_matches(['<', '>']))
}

fn leads_somewhere(project: &Project, from: &str, link: &str) -> bool {
    let target = link.split('#').next().unwrap_or_default();
    if target.is_empty() || target.contains(':') {
        return true;
    }
    let mut parts: Vec<_> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            // A link that leaves the project leads nowhere.
            ".." if parts.pop().is_none() => return false,
            "" | "." | ".." => {}
            name => parts.push(name),
        }
    }
    let path = parts.join("/");
    let folder = format!("{path}/");
    path.is_empty()
        || project.files.contains_key(&path)
        || project.files.keys().any(|file| file.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{check, check_text};

    #[test]
    fn a_file_has_one_title() {
        check_text(check_headings, "a.md", "# One\n\n## Two\n\n```\n# a comment\n```\n", &[]);
        check_text(check_headings, "a.md", "# One\n\n# Two\n", &[3]);
        check_text(check_headings, "a.md", "One\n", &[1]);
    }

    #[test]
    fn links_lead_somewhere() {
        let files = |text| [("docs/a.md", text), ("README.md", ""), ("docs/de/b.md", "")];
        for text in [
            "[x](../README.md#top)",
            "[x](de/b.md \"b\") and [y](de/)",
            "[x](https://a.example) [y](#here) [z](mailto:a@a.example)",
            "`[x](gone.md)`",
        ] {
            check(check_links, &files(text), &[]);
        }
        for text in ["[x](gone.md)", "[x](README.md)", "[x](../../up.md)", "[[x]](./gone/)"] {
            check(check_links, &files(text), &["docs/a.md:1"]);
        }
    }
}
