//! Words that may be written while working, but not left behind.

use syn::visit::Visit;

use crate::tidy::project::extension;
use crate::tidy::source::Source;
use crate::tidy::syntax::{self, Word};
use crate::tidy::{Finding, Project};

/// Notes to oneself. Put together here, so that this file does not hold them.
const NOTES: &[&str] = &[concat!("FIX", "ME"), concat!("X", "XX"), concat!("HA", "CK")];
const MACROS: &[&str] = &["todo", "unimplemented", "dbg"];

/// Finds unfinished work, silenced lints, ignored tests and `unwrap` outside tests.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in project.files_with(&["rs", "toml", "md"]) {
        notes(path, text, &mut found);
    }
    for source in &project.sources {
        Everywhere { source, found: &mut found }.visit_file(&source.all);
        InProduction { source, found: &mut found }.visit_file(&source.production);
    }
    found
}

fn notes(path: &str, text: &str, found: &mut Vec<Finding>) {
    for (index, line) in text.lines().enumerate() {
        let comment = match extension(path) {
            "rs" => line.split_once("//").map(|(_, comment)| comment),
            "toml" => line.split_once('#').map(|(_, comment)| comment),
            _ => Some(line),
        };
        let note = comment.and_then(|comment| NOTES.iter().find(|note| is_note(comment, note)));
        if let Some(note) = note {
            found.push(Finding::new(path, index + 1, *note, "do it now, or write an issue"));
        }
    }
}

/// Whether a comment begins with the word, or has it with a colon or a name in brackets behind it;
/// elsewhere it is a word like others (one of them is a code of ISO 4217).
fn is_note(comment: &str, note: &str) -> bool {
    let comment = comment.trim_start_matches(['/', '!', ' ', '#', '*']);
    let inside = |end: char| comment.contains(&format!("{note}{end}"));
    comment.split(|sign: char| !sign.is_alphanumeric()).next() == Some(note)
        || inside(':')
        || inside('(')
}

/// What is banned in tests too.
struct Everywhere<'a> {
    source: &'a Source,
    found: &'a mut Vec<Finding>,
}

impl<'ast> Visit<'ast> for Everywhere<'_> {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let line = attribute.pound_token.spans[0].start().line;
        let mut find = |what, remedy| {
            self.found.push(Finding::new(&self.source.path, line, what, remedy));
        };
        if is(attribute, "allow") {
            find("`allow` silences for ever", "use `expect` with a reason");
        }
        if is(attribute, "ignore") {
            find("a test that never runs", "make it quick, or remove it");
        }
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        let name = syntax::last_name(&node.path);
        if MACROS.contains(&name.as_str()) {
            let line = node.bang_token.span.start().line;
            let what = format!("`{name}!`");
            self.found.push(Finding::new(&self.source.path, line, what, "finish the work"));
        }
    }
}

/// Whether an attribute is, or under some condition becomes, the one of this name.
fn is(attribute: &syn::Attribute, name: &str) -> bool {
    match &attribute.meta {
        syn::Meta::List(list) if list.path.is_ident("cfg_attr") => {
            let words = syntax::words(&list.tokens, &|_| false);
            words.iter().any(|word| matches!(word, Word::Path(path, _) if path == name))
        }
        meta => meta.path().is_ident(name),
    }
}

/// What is banned where a user can meet it.
struct InProduction<'a> {
    source: &'a Source,
    found: &'a mut Vec<Finding>,
}

impl<'ast> Visit<'ast> for InProduction<'_> {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "unwrap" {
            let line = call.method.span().start().line;
            let remedy = "use `?`, or `expect` with why it cannot fail";
            self.found.push(Finding::new(&self.source.path, line, "`unwrap()`", remedy));
        }
        syn::visit::visit_expr_method_call(self, call);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::check_text;

    const PATH: &str = "crates/a/src/lib.rs";

    #[test]
    fn what_is_unfinished_is_found() {
        for text in [
            "fn f() { todo!() }",
            "fn f() { unimplemented!() }",
            "fn f() { dbg!(1); }",
            "#[allow(dead_code)] fn f() {}",
            "#![allow(dead_code)]",
            "#[cfg_attr(test, allow(dead_code))] fn f() {}",
            "#[test] #[ignore] fn f() {}",
            "#[test] #[ignore = \"slow\"] fn f() {}",
            "fn f() { g().unwrap(); }",
        ] {
            check_text(check, PATH, text, &[1]);
        }
        check_text(check, "README.md", &format!("One\n{}: two\n", NOTES[0]), &[2]);
    }

    #[test]
    fn what_is_finished_passes() {
        for text in [
            "#[expect(dead_code, reason = \"why\")] fn f() {}",
            "fn f() { g().unwrap_or_default(); h().expect(\"why\"); }",
            "#[cfg(test)] mod tests { fn f() { g().unwrap(); } }",
            "#[cfg(not(windows))] fn f() {}",
        ] {
            check_text(check, PATH, text, &[]);
        }
        check_text(check, PATH, &format!("const NONE: &str = \"{}\";\n", NOTES[1]), &[]);
    }
}
