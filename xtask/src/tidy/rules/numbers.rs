//! No legal number stands in Rust source: deadlines, rates and fees are data with their origin.
//!
//! What a number means cannot be seen, so each one is asked for its source: in the crates that hold
//! the rules, any but the smallest must be a constant whose doc comment names where it comes from.

use proc_macro2::Span;
use syn::visit::Visit;

use crate::tidy::source::Source;
use crate::tidy::syntax::{self, Word};
use crate::tidy::{Finding, Project};

const PACKAGES: &[&str] = &["funkstille-core", "funkstille-engine"];
/// What a doc comment says that names a source.
const SOURCES: &[&str] = &["docs/", "README.md", "RFC", "ISO", "§", "article"];
const SMALL: &[&str] = &["0", "1", "2"];

/// Finds numbers without a source.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in PACKAGES.iter().flat_map(|package| project.sources_of(package)) {
        Visitor { source, found: &mut found }.visit_file(&source.production);
    }
    found
}

struct Visitor<'a> {
    source: &'a Source,
    found: &'a mut Vec<Finding>,
}

impl Visitor<'_> {
    fn number(&mut self, digits: &str, span: Span) {
        if !SMALL.contains(&digits) {
            let what = format!("the number {digits} has no source");
            let remedy = "make it data, or a constant whose doc comment names its RFC, § or page";
            self.found.push(Finding::new(&self.source.path, span.start().line, what, remedy));
        }
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        if !names_source(&item.attrs) {
            syn::visit::visit_item_const(self, item);
        }
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        if !names_source(&item.attrs) {
            syn::visit::visit_impl_item_const(self, item);
        }
    }

    fn visit_lit_int(&mut self, literal: &'ast syn::LitInt) {
        self.number(literal.base10_digits(), literal.span());
    }

    fn visit_lit_float(&mut self, literal: &'ast syn::LitFloat) {
        self.number(literal.base10_digits(), literal.span());
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        for word in syntax::words(&node.tokens, &|_| false) {
            let Word::Literal(literal) = word else {
                continue;
            };
            match syn::Lit::new(literal) {
                syn::Lit::Int(literal) => self.visit_lit_int(&literal),
                syn::Lit::Float(literal) => self.visit_lit_float(&literal),
                _ => {}
            }
        }
    }
}

fn names_source(attributes: &[syn::Attribute]) -> bool {
    let doc = syntax::doc(attributes);
    SOURCES.iter().any(|source| doc.contains(source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::check_text;

    const CORE: &str = "crates/funkstille-core/src/lib.rs";

    #[test]
    fn numbers_without_a_source_are_found() {
        for text in [
            "fn f(days: i32) -> i32 { days + 14 }",
            "fn f(days: i32) -> bool { matches!(days, 3..) }",
            "const DAYS: i32 = 14;",
            "/// How long we wait.\nconst DAYS: i32 = 1_4;",
            "/// Days of the calendar.\nconst DAYS: i32 = 14;",
            "fn f() -> Decimal { dec!(0.05) }",
        ] {
            check_text(check, CORE, text, &[text.lines().count()]);
        }
    }

    #[test]
    fn small_numbers_and_those_with_a_source_pass() {
        for text in [
            "fn f(days: i32) -> i32 { days + 1 - 2_i32 }",
            "/// Days of notice: § 286 (3) BGB.\nconst DAYS: i32 = 30;",
            "/// Days of notice (docs/rules.md, *Payment*).\nconst DAYS: i32 = 30;",
            "impl A {\n /// RFC 5322 2.1.1.\n const COLUMNS: usize = 78;\n}",
            "#[cfg(test)]\nmod tests { const A: i32 = 14; }",
        ] {
            check_text(check, CORE, text, &[]);
        }
    }

    #[test]
    fn other_crates_may_count() {
        check_text(check, "crates/funkstille-formats/src/lib.rs", "const A: usize = 64;", &[]);
    }
}
