//! The figures of the whole that `tidy` prints last: aims, not rules.

use syn::visit::Visit;

use super::Project;
use super::source::Source;

/// How much test there should be for each line of production, in hundredths.
const TESTS_WANTED: usize = 80;
/// The length in lines that nine of ten functions should keep.
const LENGTH_WANTED: usize = 35;

/// One function, wherever it stands.
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: String,
    /// The line of `fn`, counted from 1.
    pub(crate) line: usize,
    /// From the line of `fn` to the closing brace, both counted.
    pub(crate) lines: usize,
    /// The number of parameters, `self` included; `None` where a trait prescribes them.
    pub(crate) parameters: Option<usize>,
}

/// Every function of a file that has a body, those inside others too.
pub(crate) fn functions(file: &syn::File) -> Vec<Function> {
    let mut collector = Collector { found: Vec::new(), is_of_trait: false };
    collector.visit_file(file);
    collector.found
}

struct Collector {
    found: Vec<Function>,
    /// Whether what is visited implements a trait.
    is_of_trait: bool,
}

impl Collector {
    fn add(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let line = signature.fn_token.span.start().line;
        let end = body.brace_token.span.close().end().line;
        self.found.push(Function {
            name: signature.ident.to_string(),
            line,
            lines: end - line + 1,
            parameters: (!self.is_of_trait).then_some(signature.inputs.len()),
        });
    }
}

impl<'ast> Visit<'ast> for Collector {
    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let outside = std::mem::replace(&mut self.is_of_trait, item.trait_.is_some());
        syn::visit::visit_item_impl(self, item);
        self.is_of_trait = outside;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.add(&item.sig, body);
        }
        syn::visit::visit_trait_item_fn(self, item);
    }
}

/// One line for what is shipped and one for the tasks: functions, their length, tests beside
/// production.
pub(crate) fn report(project: &Project) -> String {
    let shipped: Vec<_> = project.shipped().collect();
    let tasks: Vec<_> = project.sources_of("xtask").collect();
    format!("crates: {}\nxtask: {}", figures(&shipped), figures(&tasks))
}

fn figures(sources: &[&Source]) -> String {
    let production = sources.iter().flat_map(|source| functions(&source.production));
    let lengths: Vec<_> = production.map(|function| function.lines).collect();
    let production_lines: usize = sources.iter().map(|source| source.production_lines()).sum();
    let test_lines: usize = sources.iter().map(|source| source.test_lines()).sum();
    let ratio = test_lines * 100 / production_lines.max(1);
    format!(
        "{} functions, 9 of 10 within {} lines (want {LENGTH_WANTED}); \
         {production_lines} lines of production, {test_lines} of tests: {} (want {})",
        lengths.len(),
        nine_of_ten(lengths),
        hundredths(ratio),
        hundredths(TESTS_WANTED),
    )
}

/// The smallest length that nine of ten keep.
fn nine_of_ten(mut lengths: Vec<usize>) -> usize {
    lengths.sort_unstable();
    let rank = (lengths.len() * 9).div_ceil(10);
    lengths.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

fn hundredths(number: usize) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing::project;

    #[test]
    fn nine_of_ten_is_the_ninetieth_percentile() {
        assert_eq!(nine_of_ten((1..=10).collect()), 9);
        assert_eq!(nine_of_ten(vec![7]), 7);
        assert_eq!(nine_of_ten(Vec::new()), 0);
    }

    #[test]
    fn the_report_counts_production_and_tests_apart() {
        let text = "//! Doc.\nfn a() {\n}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n";
        let project = project(&[("crates/a/src/lib.rs", text)]);
        assert_eq!(
            report(&project).lines().next().expect("a line for the crates"),
            "crates: 1 functions, 9 of 10 within 2 lines (want 35); \
             3 lines of production, 4 of tests: 1.33 (want 0.80)"
        );
    }
}
