//! The budget: files, functions, lines and lists of parameters that a reader can hold in mind.

use syn::visit::Visit;

use crate::tidy::figures::functions;
use crate::tidy::source::Source;
use crate::tidy::{Finding, Project};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 70;
const LINE_COLUMNS: usize = 100;
const PARAMETERS: usize = 5;

/// Finds what is too long.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in &project.sources {
        file(source, &mut found);
        functions_of(source, &mut found);
        columns(source, &mut found);
    }
    found
}

fn file(source: &Source, found: &mut Vec<Finding>) {
    let lines = source.production_lines();
    if lines > FILE_LINES {
        let what = format!("{lines} lines of production, {FILE_LINES} are the most");
        found.push(Finding::new(
            &source.path,
            FILE_LINES + 1,
            what,
            "split it by what changes why",
        ));
    }
}

fn functions_of(source: &Source, found: &mut Vec<Finding>) {
    for function in functions(&source.all) {
        let name = &function.name;
        if function.lines > FUNCTION_LINES {
            let what =
                format!("`{name}` has {} lines, {FUNCTION_LINES} are the most", function.lines);
            found.push(Finding::new(&source.path, function.line, what, "give its parts names"));
        }
        if let Some(count) = function.parameters.filter(|count| *count > PARAMETERS) {
            let what = format!("`{name}` takes {count} parameters, {PARAMETERS} are the most");
            found.push(Finding::new(&source.path, function.line, what, "make them a struct"));
        }
    }
}

fn columns(source: &Source, found: &mut Vec<Finding>) {
    let mut data = Strings { ranges: Vec::new() };
    for (index, line) in source.text.lines().enumerate() {
        let number = index + 1;
        let columns = line.chars().count();
        if columns <= LINE_COLUMNS || line.contains("://") {
            continue;
        }
        if data.ranges.is_empty() {
            data.visit_file(&source.all);
        }
        if number >= source.tests_from && data.hold(number) {
            continue;
        }
        let what = format!("{columns} columns, {LINE_COLUMNS} are the most");
        found.push(Finding::new(&source.path, number, what, "break the line"));
    }
}

/// The lines of all string literals: in tests they hold data that is not ours to break.
struct Strings {
    ranges: Vec<(usize, usize)>,
}

impl Strings {
    fn hold(&self, line: usize) -> bool {
        self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&line))
    }

    fn add(&mut self, span: proc_macro2::Span) {
        self.ranges.push((span.start().line, span.end().line));
    }
}

impl<'ast> Visit<'ast> for Strings {
    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.add(literal.span());
    }

    fn visit_lit_byte_str(&mut self, literal: &'ast syn::LitByteStr) {
        self.add(literal.span());
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        for word in crate::tidy::syntax::words(&node.tokens, &|_| false) {
            if let crate::tidy::syntax::Word::Literal(literal) = word {
                self.add(literal.span());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::check_text;

    const PATH: &str = "crates/a/src/lib.rs";

    #[test]
    fn files_have_at_most_400_lines_of_production() {
        let comments = |count: usize| "//\n".repeat(count);
        check_text(check, PATH, &comments(400), &[]);
        check_text(check, PATH, &comments(401), &[401]);
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", comments(400));
        check_text(check, PATH, &tests, &[]);
    }

    #[test]
    fn functions_have_at_most_70_lines() {
        let function =
            |lines: usize| format!("\n#[inline]\nfn f() {{\n{}}}\n", "//\n".repeat(lines));
        check_text(check, PATH, &function(68), &[]);
        check_text(check, PATH, &function(69), &[3]);
    }

    #[test]
    fn functions_take_at_most_5_parameters() {
        check_text(check, PATH, "impl A { fn f(&self, a: A, b: A, c: A, d: A) {} }\n", &[]);
        check_text(
            check,
            PATH,
            "impl A {\n fn f(&self, a: A, b: A, c: A, d: A, e: A) {}\n}\n",
            &[2],
        );
        // Whoever implements a trait of others has no choice.
        let of_trait = "impl B for A {\n fn f(&self, a: A, b: A, c: A, d: A, e: A) {}\n}\n";
        check_text(check, PATH, of_trait, &[]);
    }

    #[test]
    fn lines_have_at_most_100_columns() {
        let comment = |columns: usize| format!("//{}\n", "ä".repeat(columns - 2));
        check_text(check, PATH, &comment(100), &[]);
        check_text(check, PATH, &comment(101), &[1]);
        check_text(check, PATH, &format!("// https://a.example/{}\n", "a".repeat(100)), &[]);
    }

    #[test]
    fn data_in_tests_may_be_longer() {
        let data = format!("const A: &str = \"{}\";\n", "a".repeat(100));
        check_text(check, PATH, &data, &[1]);
        check_text(check, PATH, &format!("#[cfg(test)]\nmod tests {{\n{data}}}\n"), &[]);
    }
}
