//! Small questions about Rust syntax that several rules ask.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, ImplItem, Item};

/// Whether an item with these attributes is compiled for tests only.
pub(crate) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) if list.path.is_ident("cfg") => {
            let says = |word| list.tokens.clone().into_iter().any(|it| it.to_string() == word);
            says("test") && !says("not")
        }
        _ => false,
    })
}

/// The items without those that only tests see, also inside modules and `impl` blocks.
pub(crate) fn without_tests(items: &[Item]) -> Vec<Item> {
    let kept = items.iter().filter(|item| !is_for_tests(attributes(item)));
    kept.map(|item| match item.clone() {
        Item::Mod(mut module) => {
            if let Some((_, items)) = &mut module.content {
                *items = without_tests(items);
            }
            Item::Mod(module)
        }
        Item::Impl(mut block) => {
            block.items.retain(|item| !matches!(item, ImplItem::Fn(it) if is_for_tests(&it.attrs)));
            Item::Impl(block)
        }
        other => other,
    })
    .collect()
}

/// The attributes of an item; none for the kinds that no rule asks about.
fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

/// The value of `#[path = "…"]`.
pub(crate) fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find(|it| it.path().is_ident("path")).and_then(text_of)
}

/// The doc comment, all lines joined.
pub(crate) fn doc(attributes: &[Attribute]) -> String {
    let docs = attributes.iter().filter(|it| it.path().is_ident("doc"));
    docs.filter_map(text_of).collect::<Vec<_>>().join("\n")
}

fn text_of(attribute: &Attribute) -> Option<String> {
    let syn::Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    let syn::Expr::Lit(literal) = &pair.value else {
        return None;
    };
    let syn::Lit::Str(text) = &literal.lit else {
        return None;
    };
    Some(text.value())
}

/// The last name of a path: `info` for `tracing::info`.
pub(crate) fn last_name(path: &syn::Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

/// A path as it is written: `std::fs::read`.
pub(crate) fn written(path: &syn::Path) -> String {
    let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    names.join("::")
}

/// Every path that a `use` brings in: `std::{fs, io::Read}` is `std::fs` and `std::io::Read`.
pub(crate) fn imported(tree: &syn::UseTree) -> Vec<String> {
    match tree {
        syn::UseTree::Path(path) => {
            let inner = imported(&path.tree);
            inner.iter().map(|rest| format!("{}::{rest}", path.ident)).collect()
        }
        syn::UseTree::Name(name) => vec![name.ident.to_string()],
        syn::UseTree::Rename(rename) => vec![rename.ident.to_string()],
        syn::UseTree::Glob(_) => vec!["*".to_owned()],
        syn::UseTree::Group(group) => group.items.iter().flat_map(imported).collect(),
    }
}

/// A word of Rust inside the brackets of a macro, where there is no syntax tree.
pub(crate) enum Word {
    /// A literal.
    Literal(proc_macro2::Literal),
    /// A path of one or more names, such as `std::fs`, and the line in which it begins.
    Path(String, usize),
}

/// All words of a macro's body, brackets inside included. What stands in brackets right behind a
/// name (`expect("…")`, `assert!(…)`) is left out where `skip` says so of that name, and so is an
/// attribute of such a name; a doc comment is one (`#[doc = "…"]`).
pub(crate) fn words(tokens: &TokenStream, skip: &dyn Fn(&str) -> bool) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let (mut colons, mut after_name, mut skip_next, mut after_hash) = (0, false, false, false);
    for token in tokens.clone() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == ':' => {
                colons += 1;
                continue;
            }
            TokenTree::Ident(name) => {
                skip_next = skip(&name.to_string());
                match found.last_mut() {
                    Some(Word::Path(path, _)) if after_name && colons == 2 => {
                        *path = format!("{path}::{name}");
                    }
                    _ => found.push(Word::Path(name.to_string(), name.span().start().line)),
                }
                after_name = true;
                colons = 0;
                continue;
            }
            // The sign between a macro's name and its brackets, or before an inner attribute's.
            TokenTree::Punct(sign) if sign.as_char() == '!' => {}
            TokenTree::Punct(sign) => {
                after_hash = sign.as_char() == '#';
                skip_next = false;
            }
            TokenTree::Literal(literal) => found.push(Word::Literal(literal)),
            TokenTree::Group(group) => {
                let attribute = std::mem::take(&mut after_hash) && begins(&group, skip);
                if !(std::mem::take(&mut skip_next) || attribute) {
                    found.extend(words(&group.stream(), skip));
                }
            }
        }
        after_name = false;
        colons = 0;
    }
    found
}

/// Whether the first word in these brackets is a name that is to be skipped.
fn begins(group: &proc_macro2::Group, skip: &dyn Fn(&str) -> bool) -> bool {
    let first = group.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(name)) if skip(&name.to_string()))
}
