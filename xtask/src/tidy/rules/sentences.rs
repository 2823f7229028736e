//! No sentence that a user may read stands in Rust source: texts are data, in two languages.

use proc_macro2::Span;
use syn::visit::Visit;

use crate::tidy::source::Source;
use crate::tidy::syntax::{self, Word};
use crate::tidy::{Finding, Project};

/// Calls, macros and attributes whose text is for the programmer.
const FOR_PROGRAMMERS: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "concat",
    "debug",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "debug_span",
    "deprecated",
    "doc",
    "env",
    "error",
    "error_span",
    "event",
    "expect",
    "expect_err",
    "include_bytes",
    "include_str",
    "info",
    "info_span",
    "must_use",
    "trace",
    "trace_span",
    "unreachable",
    "warn",
    "warn_span",
];
/// Marks of a regular expression.
const REGEX: &[&str] = &["(?", "\\b", "\\d", "\\s", "\\w", ".*", ".+", "[^", "[a-z"];
const WORDS: usize = 3;
const LETTERS: usize = 3;
const SHOWN: usize = 40;

/// Finds string literals in production code that read like a sentence.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in project.shipped() {
        Visitor { source, found: &mut found }.visit_file(&source.production);
    }
    found
}

struct Visitor<'a> {
    source: &'a Source,
    found: &'a mut Vec<Finding>,
}

impl Visitor<'_> {
    fn text(&mut self, text: &str, span: Span) {
        if is_sentence(text) {
            let start: String = text.trim().chars().take(SHOWN).collect();
            let what = format!("a sentence in Rust source: {start:?}");
            let remedy = "move it to locales/, templates/ or another folder of data";
            self.found.push(Finding::new(&self.source.path, span.start().line, what, remedy));
        }
    }

    fn tokens(&mut self, tokens: &proc_macro2::TokenStream) {
        for word in syntax::words(tokens, &is_for_programmers) {
            let Word::Literal(literal) = word else {
                continue;
            };
            let span = literal.span();
            match syn::Lit::new(literal) {
                syn::Lit::Str(text) => self.text(&text.value(), span),
                syn::Lit::ByteStr(bytes) => {
                    self.text(&String::from_utf8_lossy(&bytes.value()), span);
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        match &attribute.meta {
            // `#[error("…")]` is a text for users; only the macro of that name is not.
            syn::Meta::List(list) if list.path.is_ident("error") => self.tokens(&list.tokens),
            meta if is_for_programmers(&syntax::last_name(meta.path())) => {}
            syn::Meta::List(list) => self.tokens(&list.tokens),
            meta => syn::visit::visit_meta(self, meta),
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if is_for_programmers(&call.method.to_string()) {
            self.visit_expr(&call.receiver);
        } else {
            syn::visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        if !is_for_programmers(&syntax::last_name(&node.path)) {
            self.tokens(&node.tokens);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.text(&literal.value(), literal.span());
    }

    fn visit_lit_byte_str(&mut self, literal: &'ast syn::LitByteStr) {
        self.text(&String::from_utf8_lossy(&literal.value()), literal.span());
    }
}

fn is_for_programmers(name: &str) -> bool {
    FOR_PROGRAMMERS.contains(&name)
}

/// Three words or more, one of them with three letters or more; what stands in braces is filled in
/// later and no word, and a list of single words is no sentence.
fn is_sentence(text: &str) -> bool {
    if REGEX.iter().any(|mark| text.contains(mark)) {
        return false;
    }
    let text = without_placeholders(text);
    let pieces: Vec<_> = text.split_whitespace().collect();
    let is_list = pieces.iter().rev().skip(1).all(|piece| piece.ends_with(','));
    let words: Vec<_> = pieces.into_iter().filter_map(word).collect();
    !is_list && words.len() >= WORDS && words.iter().any(|word| word.chars().count() >= LETTERS)
}

fn without_placeholders(text: &str) -> String {
    let mut depth = 0_usize;
    let keep = |sign: &char| {
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(keep).collect()
}

/// The word without the signs around it; `None` where it holds more than letters and hyphens.
fn word(text: &str) -> Option<&str> {
    let word = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    let is_word = |sign: char| sign.is_alphabetic() || matches!(sign, '-' | '\'' | '’');
    (!word.is_empty() && word.chars().all(is_word)).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::check_text;

    fn check_line(line: &str, lines: &[usize]) {
        let path = "crates/funkstille-engine/src/lib.rs";
        check_text(check, path, &format!("fn f() {{\n{line}\n}}\n"), lines);
    }

    #[test]
    fn sentences_are_found() {
        for line in [
            "g(\"Your client is silent.\");",
            "g(b\"Your client is silent\");",
            "let a = format!(\"{} is away until {date}\", name);",
            "return Err(anyhow!(\"the file {path} is missing\"));",
            "#[derive(Error)] enum E { #[error(\"no such file: {0}\")] A(B) }",
            "#[command(about = \"Find the silence in a mailbox\")] struct A;",
            "let a = vec![Some(\"Ich melde mich wieder\")];",
        ] {
            check_line(line, &[2]);
        }
    }

    #[test]
    fn what_is_no_sentence_passes() {
        for line in [
            "g(\"Message-ID\");",
            "g(\"reason-held\", \"out of\");",
            "g(\"monday, tuesday, wednesday\");",
            "let a = format!(\"{} {name} {date}: {}\", b, c);",
            "let a = time.strftime(\"%a, %d %b %Y %H:%M:%S\");",
            "let a = Regex::new(r\"(?i)on .* wrote\");",
        ] {
            check_line(line, &[]);
        }
    }

    #[test]
    fn texts_for_programmers_pass() {
        for line in [
            "a.expect(\"the table has no gaps\");",
            "let a = format!(\"{}\", b.expect(\"the table has no gaps\"));",
            "assert!(a, \"the table has no gaps\");",
            "tracing::info!(\"the table has gaps\");",
            "#[expect(clippy::a, reason = \"the table has no gaps\")] let a = 1;",
            "/// The table has no gaps.\nstruct A;",
            "names! { /// The table has no gaps.\n A }",
            "let a = include_str!(concat!(\"a\", \"the table has gaps\"));",
        ] {
            check_line(line, &[]);
        }
    }

    #[test]
    fn tests_and_tasks_may_hold_sentences() {
        let test = "#[cfg(test)]\nmod tests { const A: &str = \"Your client is silent\"; }\n";
        check_text(check, "crates/a/src/lib.rs", test, &[]);
        check_text(check, "xtask/src/main.rs", "const A: &str = \"Nothing was found\";\n", &[]);
    }
}
