//! Every file says first what it is for. The compiler's `missing_docs` sees to each public item.

use crate::tidy::{Finding, Project};

/// Finds files of production, and first files of any target, that do not begin with `//!`.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let wanted = project.sources.iter().filter(|source| source.is_root || !source.is_test);
    wanted
        .filter(|source| !source.text.starts_with("//!"))
        .map(|source| {
            let what = "the file does not begin with `//!`";
            Finding::new(&source.path, 1, what, "say first what it is for")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing;

    #[test]
    fn every_file_says_what_it_is_for() {
        let lib = |text| ("crates/a/src/lib.rs", text);
        let module = |text| ("crates/a/src/b.rs", text);
        let tests = ("crates/a/src/c.rs", "use super::*;\n");
        let good = "//! Doc.\nmod b;\n#[cfg(test)]\nmod c;\n";
        testing::check(check, &[lib(good), module("//! Doc.\n"), tests], &[]);
        testing::check(
            check,
            &[lib(good), module("/// Doc.\nfn b() {}\n")],
            &["crates/a/src/b.rs:1"],
        );
        testing::check(check, &[lib("mod b;\n"), module("//! Doc.\n")], &["crates/a/src/lib.rs:1"]);
    }
}
