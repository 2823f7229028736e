//! Texts in all languages: the same keys with the same variables, and each of them used.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;

use crate::tidy::syntax::{self, Word};
use crate::tidy::{Finding, Project};

/// The language that the others are compared with.
const FIRST: &str = "en";

/// One message, term or attribute of a Fluent file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    path: String,
    line: usize,
    variables: BTreeSet<String>,
}

/// Language, then key, then entry. The key of an attribute is `message.attribute`.
type Locales = BTreeMap<String, BTreeMap<String, Entry>>;

/// Finds keys that another language lacks, or has with other variables.
pub(crate) fn check_parity(project: &Project) -> Vec<Finding> {
    let locales = read(project);
    let Some(first) = locales.get(FIRST) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (language, entries) in locales.iter().filter(|(language, _)| *language != FIRST) {
        compare(first, entries, language, &mut found);
        for (key, entry) in entries.iter().filter(|(key, _)| !first.contains_key(*key)) {
            found.push(lacks(key, entry, FIRST));
        }
    }
    found
}

fn compare(
    first: &BTreeMap<String, Entry>,
    entries: &BTreeMap<String, Entry>,
    language: &str,
    found: &mut Vec<Finding>,
) {
    for (key, entry) in first {
        let Some(other) = entries.get(key) else {
            found.push(lacks(key, entry, language));
            continue;
        };
        if entry.variables != other.variables {
            let names = |entry: &Entry| format!("{:?}", entry.variables);
            let what = format!("`{key}` uses {}, {FIRST} uses {}", names(other), names(entry));
            found.push(Finding::new(&other.path, other.line, what, "use the same variables"));
        }
    }
}

fn lacks(key: &str, entry: &Entry, language: &str) -> Finding {
    let what = format!("`{key}` is missing in locales/{language}");
    Finding::new(&entry.path, entry.line, what, "translate it")
}

/// Finds keys that nothing uses: neither Rust source, by its name or by the beginning of it up to a
/// hyphen (`"reason-"`, `"reason-{}"`), nor another text.
pub(crate) fn check_used(project: &Project) -> Vec<Finding> {
    let mut words = Literals { found: BTreeSet::new() };
    for source in project.shipped() {
        words.visit_file(&source.production);
    }
    let mut names = words.found;
    let fluent = project.files_with(&["ftl"]).filter(|(path, _)| path.starts_with("locales/"));
    names.extend(fluent.flat_map(|(_, text)| references(text)));

    let locales = read(project);
    let entries = locales.get(FIRST).into_iter().flatten();
    entries
        .filter(|(key, _)| !is_used(key, &names))
        .map(|(key, entry)| {
            let what = format!("nothing uses `{key}`");
            Finding::new(&entry.path, entry.line, what, "remove it in all languages")
        })
        .collect()
}

fn is_used(key: &str, names: &BTreeSet<String>) -> bool {
    let message = key.split('.').next().unwrap_or_default();
    let hyphens = message.match_indices('-').filter(|(at, _)| *at > 0);
    let mut beginnings = hyphens.map(|(at, _)| &message[..=at]);
    names.contains(message) || beginnings.any(|beginning| names.contains(beginning))
}

/// Every string literal of production code, up to its first brace.
struct Literals {
    found: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        let text = literal.value();
        self.found.extend(text.split('{').next().map(str::to_owned));
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        for word in syntax::words(&node.tokens, &|_| false) {
            if let Word::Literal(literal) = word
                && let syn::Lit::Str(text) = syn::Lit::new(literal)
            {
                self.visit_lit_str(&text);
            }
        }
    }
}

fn read(project: &Project) -> Locales {
    let mut locales = Locales::new();
    for (path, text) in project.files_with(&["ftl"]) {
        let mut parts = path.split('/');
        if let (Some("locales"), Some(language)) = (parts.next(), parts.next()) {
            locales.entry(language.to_owned()).or_default().extend(entries(path, text));
        }
    }
    locales
}

/// The entries of a file. An entry begins at the start of a line, an attribute of it with a dot.
fn entries(path: &str, text: &str) -> BTreeMap<String, Entry> {
    let mut entries = BTreeMap::new();
    let (mut message, mut key) = (String::new(), String::new());
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let begins = line.split_once('=').map(|(name, _)| name.trim_end());
        match begins {
            Some(name) if is_name(name) => {
                name.clone_into(&mut message);
                name.clone_into(&mut key);
            }
            Some(name) if name.trim_start().strip_prefix('.').is_some_and(is_name) => {
                key = format!("{message}{}", name.trim_start());
            }
            _ => {}
        }
        let place = || Entry { path: path.to_owned(), line: index + 1, variables: BTreeSet::new() };
        if !key.is_empty() {
            entries.entry(key.clone()).or_insert_with(place).variables.extend(variables(line));
        }
    }
    entries
}

fn is_name(text: &str) -> bool {
    let inner = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    let first = text.trim_start_matches('-').chars().next();
    first.is_some_and(|sign| sign.is_ascii_alphabetic()) && text.chars().all(inner)
}

/// The names behind `$`, taken only where a name follows at once.
fn variables(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(leading_name).filter(|name| !name.is_empty())
}

/// The messages and terms that a text refers to: `{ -brand }`, `{ other-message }`.
fn references(text: &str) -> impl Iterator<Item = String> {
    text.split('{').skip(1).map(|rest| leading_name(rest.trim_start())).filter(|it| is_name(it))
}

fn leading_name(text: &str) -> String {
    let inner = |sign: &char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    text.chars().take_while(inner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::check;

    fn both(en: &'static str, de: &'static str) -> [(&'static str, &'static str); 2] {
        [("locales/en/main.ftl", en), ("locales/de/main.ftl", de)]
    }

    #[test]
    fn languages_have_the_same_keys() {
        check(check_parity, &both("a = A\nb = B\n", "b = Be\na = Ah\n"), &[]);
        check(check_parity, &both("a = A\nb = B\n", "a = Ah\n"), &["locales/en/main.ftl:2"]);
        check(check_parity, &both("a = A\n", "a = Ah\nb = B\n"), &["locales/de/main.ftl:2"]);
        let attribute = both("a = A\n    .label = B\n", "a = Ah\n");
        check(check_parity, &attribute, &["locales/en/main.ftl:2"]);
    }

    #[test]
    fn languages_use_the_same_variables() {
        let plural =
            "a = { $days ->\n    [one] one day, { $name }\n   *[other] { $days } days\n }\n";
        check(check_parity, &both(plural, "a = { $name }: { $days }\n"), &[]);
        check(check_parity, &both(plural, "# $name\na = { $days }\n"), &["locales/de/main.ftl:2"]);
    }

    #[test]
    fn every_key_is_used() {
        let texts = "a = A\nreason-held = { b }\nb = B\n-brand = C\nc = { -brand }\n";
        let with = |code| {
            let [en, de] = both(texts, texts);
            [en, de, ("crates/a/src/lib.rs", code)]
        };
        let good = "fn f() { g(\"a\"); g(&format!(\"reason-{}\", x)); g(\"c\"); }\n";
        check(check_used, &with(good), &[]);
        let poor = "// \"a\"\nfn f() { g(\"reason-held\"); g(\"c\"); }\n";
        check(check_used, &with(poor), &["locales/en/main.ftl:1"]);
        let test = "#[cfg(test)]\nmod t { const A: &[&str] = &[\"a\", \"reason-\", \"c\"]; }\n";
        let unused = ["locales/en/main.ftl:1", "locales/en/main.ftl:2", "locales/en/main.ftl:5"];
        check(check_used, &with(test), &unused);
    }
}
