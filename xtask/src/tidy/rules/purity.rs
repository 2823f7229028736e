//! What the pure crates may not do: no input or output, no clock, no randomness.

use proc_macro2::Span;
use syn::visit::Visit;

use super::direction::line_of;
use crate::tidy::source::Source;
use crate::tidy::syntax::{self, Word};
use crate::tidy::{Finding, Project};

/// What a pure crate may not name.
struct Pure {
    package: &'static str,
    paths: &'static [&'static str],
    /// Whether it may also neither print nor wait.
    strict: bool,
}

const PURE: &[Pure] = &[
    Pure {
        package: "funkstille-core",
        paths: &[
            "std::fs",
            "std::net",
            "std::env",
            "std::process",
            "std::io",
            "std::time::SystemTime",
            "std::time::Instant",
            "tokio",
            "rand",
        ],
        strict: true,
    },
    Pure {
        package: "funkstille-formats",
        paths: &["std::fs", "std::net", "std::env", "std::process"],
        strict: false,
    },
];

/// What `funkstille-core` may be built from.
const CORE_DEPENDENCIES: &[&str] =
    &["jiff", "rust_decimal", "serde", "thiserror", "toml", "csv", "iso_currency", "sha2"];

const PRINTING: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];
const REMEDY: &str = "take what it gives as an argument, and do this in the engine";

/// Finds names of what a pure crate may not use.
pub(crate) fn check_sources(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for pure in PURE {
        for source in project.sources_of(pure.package) {
            let mut visitor = Visitor { pure, source, found: &mut found };
            visitor.visit_file(&source.production);
        }
    }
    found
}

/// Finds dependencies that `funkstille-core` may not have.
pub(crate) fn check_dependencies(project: &Project) -> Vec<Finding> {
    let core = project.packages.iter().filter(|package| package.name == "funkstille-core");
    let wrong = core.flat_map(|package| {
        let shipped = package.dependencies.iter().filter(|it| !it.dev);
        shipped.map(|it| (&package.manifest, it.name.as_str()))
    });
    wrong
        .filter(|(_, name)| !CORE_DEPENDENCIES.contains(name))
        .map(|(manifest, name)| {
            let what = format!("`funkstille-core` may not use `{name}`");
            let line = line_of(project, manifest, name);
            Finding::new(manifest, line, what, "keep the core pure, or argue it in DECISIONS.md")
        })
        .collect()
}

struct Visitor<'a> {
    pure: &'a Pure,
    source: &'a Source,
    found: &'a mut Vec<Finding>,
}

impl Visitor<'_> {
    fn path(&mut self, path: &str, line: usize) {
        let path = path.trim_start_matches("::");
        let inside = |banned: &str| {
            path.strip_prefix(banned).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        };
        if self.pure.paths.iter().any(|banned| inside(banned)) {
            self.find(&format!("`{path}`"), line);
        }
    }

    fn find(&mut self, what: &str, line: usize) {
        let what = format!("{what} in the pure crate `{}`", self.pure.package);
        self.found.push(Finding::new(&self.source.path, line, what, REMEDY));
    }

    fn waits(&mut self, span: Span) {
        if self.pure.strict {
            self.find("`async`", span.start().line);
        }
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        for path in syntax::imported(&item.tree) {
            self.path(&path, item.use_token.span.start().line);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let line = path.segments.first().map_or(1, |it| it.ident.span().start().line);
        // A local name such as `rand` is no crate; a use of the crate has a second name.
        if path.segments.len() > 1 {
            self.path(&syntax::written(path), line);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        let name = syntax::last_name(&node.path);
        if self.pure.strict && PRINTING.contains(&name.as_str()) {
            let line = node.bang_token.span.start().line;
            self.find(&format!("`{name}!`"), line);
        }
        for word in syntax::words(&node.tokens, &|_| false) {
            if let Word::Path(path, line) = word
                && path.contains("::")
            {
                self.path(&path, line);
            }
        }
        syn::visit::visit_macro(self, node);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if let Some(token) = &signature.asyncness {
            self.waits(token.span);
        }
        syn::visit::visit_signature(self, signature);
    }

    fn visit_expr_async(&mut self, block: &'ast syn::ExprAsync) {
        self.waits(block.async_token.span);
        syn::visit::visit_expr_async(self, block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::{check, check_text};

    const CORE: &str = "crates/funkstille-core/src/lib.rs";
    const FORMATS: &str = "crates/funkstille-formats/src/lib.rs";

    #[test]
    fn core_does_no_input_or_output() {
        for text in [
            "use std::fs;",
            "use std::{fmt, io::Read};",
            "fn f() { std::env::var(\"A\"); }",
            "fn f(now: std::time::SystemTime) {}",
            "async fn f() {}",
            "fn f() { println!(); }",
            "fn f() { g!(std::process::exit(1)); }",
            "use rand::Rng;",
        ] {
            check_text(check_sources, CORE, text, &[1]);
        }
    }

    #[test]
    fn what_is_pure_passes() {
        for text in [
            "use std::collections::BTreeMap;",
            "use std::{fmt, time::Duration};",
            "fn f(rand: u8) { g(rand); }",
            "#[cfg(test)]\nmod tests { use std::fs; }",
            "mod fs { } fn f() { self::fs::read(); }",
        ] {
            check_text(check_sources, CORE, text, &[]);
        }
    }

    #[test]
    fn formats_may_use_the_types_of_io_but_no_files() {
        check_text(check_sources, FORMATS, "use std::io::Write;", &[]);
        check_text(check_sources, FORMATS, "use std::fs::File;", &[1]);
    }

    #[test]
    fn core_is_built_from_a_short_list() {
        let manifest = "crates/funkstille-core/Cargo.toml";
        check(check_dependencies, &[(manifest, "jiff.workspace = true\n")], &[]);
        let wrong = "jiff.workspace = true\nregex = \"1\"\n";
        check(check_dependencies, &[(manifest, wrong)], &["crates/funkstille-core/Cargo.toml:2"]);
    }
}
