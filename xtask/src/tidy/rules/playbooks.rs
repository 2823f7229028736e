//! Each step of a playbook quotes the sentence of the article that it serves.

use crate::tidy::{Finding, Project};

/// Finds steps without a comment `# article: …` right before them or inside them.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let shipped = project.files_with(&["toml"]).filter(|(path, _)| path.starts_with("playbooks/"));
    shipped.flat_map(|(path, text)| steps(path, text)).collect()
}

fn steps(path: &str, text: &str) -> Vec<Finding> {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let heads = (0..lines.len()).filter(|index| lines[*index] == "[[step]]");
    let quotes = |line: &&str| line.starts_with("# article:");
    heads
        .filter(|head| {
            let mut before = lines[..*head].iter().rev().take_while(|line| line.starts_with('#'));
            let mut inside = lines[head + 1..].iter().take_while(|line| !line.starts_with('['));
            !before.any(quotes) && !inside.any(quotes)
        })
        .map(|head| {
            let what = "the step does not quote the article";
            Finding::new(path, head + 1, what, "add `# article: …` with the sentence it serves")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::check_text;

    const PATH: &str = "playbooks/negotiation.toml";

    #[test]
    fn a_step_quotes_the_article_before_or_inside() {
        check_text(check, PATH, "# article: wait\n# a week\n[[step]]\nname = \"a\"\n", &[]);
        check_text(check, PATH, "[[step]]\n# article: wait\nname = \"a\"\n", &[]);
    }

    #[test]
    fn the_quote_of_another_step_does_not_count() {
        let text = "[[step]]\n# article: wait\nname = \"a\"\n\n[[step]]\nname = \"b\"\n";
        check_text(check, PATH, text, &[5]);
    }
}
