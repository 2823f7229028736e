//! Whether two addresses belong to one person or one company.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::mail::message::Mailbox;

static FREEMAIL: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct File {
        domains: BTreeSet<String>,
    }
    let text = include_str!("../../../../../signals/freemail.toml");
    let file: File = toml::from_str(text).expect("a test reads the same embedded file");
    file.domains
});

/// Names of Google's one mail domain.
const GMAIL: [&str; 2] = ["gmail.com", "googlemail.com"];

/// Whether strangers share this domain (in lower case), so that it says nothing about a company
/// (`signals/freemail.toml`).
pub fn is_freemail(domain: &str) -> bool {
    FREEMAIL.contains(domain)
}

/// How much two mailboxes have in common, from the strongest to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// The same mailbox; case does not matter, nor do dots and `+tag` at Gmail.
    SameAddress,
    /// Another mailbox of the same company: the domain is the same and no freemail domain.
    SameDomain,
    /// Only the display names agree. Anyone can write any name: a suggestion, never proof.
    SameName,
    /// Nothing in common.
    Different,
}

/// Compares two mailboxes. Freemail domains (`signals/freemail.toml`) never match by domain.
pub fn same_person(a: &Mailbox, b: &Mailbox) -> Sameness {
    let (key_a, key_b) = (address_key(&a.address), address_key(&b.address));
    if key_a == key_b {
        return Sameness::SameAddress;
    }
    match (company_domain(&key_a), company_domain(&key_b)) {
        (Some(domain_a), Some(domain_b)) if domain_a == domain_b => Sameness::SameDomain,
        _ if same_name(a, b) => Sameness::SameName,
        _ => Sameness::Different,
    }
}

/// The address in the form in which equal mailboxes are equal text.
pub(crate) fn address_key(address: &str) -> String {
    let address = address.trim().to_lowercase();
    match address.rsplit_once('@') {
        Some((local, domain)) if GMAIL.contains(&domain) => {
            let local = local.split('+').next().unwrap_or_default().replace('.', "");
            format!("{local}@{}", GMAIL[0])
        }
        _ => address,
    }
}

/// What stands for a participant of a conversation: the company's domain, or the whole address
/// where the domain is a freemail domain.
pub fn participant_key(address: &str) -> String {
    let address = address_key(address);
    match company_domain(&address) {
        Some(domain) => domain.to_owned(),
        None => address,
    }
}

fn company_domain(address: &str) -> Option<&str> {
    let (_, domain) = address.rsplit_once('@')?;
    (!domain.is_empty() && !FREEMAIL.contains(domain)).then_some(domain)
}

fn same_name(a: &Mailbox, b: &Mailbox) -> bool {
    let name_a = a.name.as_deref().map(name_words).unwrap_or_default();
    let name_b = b.name.as_deref().map(name_words).unwrap_or_default();
    // One word ("Anna", "Info") names too many people.
    name_a.len() >= 2 && name_a == name_b
}

/// The words of a name, whatever their order: `Meier, Anna` is `Anna Meier`.
fn name_words(name: &str) -> BTreeSet<String> {
    let words = name.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{Sameness, participant_key, same_person};
    use crate::mail::message::Mailbox;

    fn mailbox(text: &str) -> Mailbox {
        let (name, address) = text.split_once('<').unwrap();
        let name = (!name.trim().is_empty()).then(|| name.trim().to_owned());
        Mailbox { name, address: address.trim_end_matches('>').to_owned() }
    }

    #[test]
    fn people_and_companies_are_told_apart() {
        for (a, b, expected) in [
            ("<anna@firma.example>", "<Anna@Firma.example>", Sameness::SameAddress),
            ("<a.meier@gmail.com>", "<ameier+shop@googlemail.com>", Sameness::SameAddress),
            ("<a.meier@web.de>", "<ameier@web.de>", Sameness::Different),
            ("<anna@firma.example>", "<buero@firma.example>", Sameness::SameDomain),
            ("<anna@gmx.de>", "<otto@gmx.de>", Sameness::Different),
            ("Anna Meier <anna@gmx.de>", "Meier, Anna <am@firma.example>", Sameness::SameName),
            ("Anna <anna@gmx.de>", "Anna <am@firma.example>", Sameness::Different),
            ("<anna@a.co.uk>", "<anna@b.co.uk>", Sameness::Different),
            ("<>", "<x@>", Sameness::Different),
        ] {
            assert_eq!(same_person(&mailbox(a), &mailbox(b)), expected, "{a} {b}");
            assert_eq!(same_person(&mailbox(b), &mailbox(a)), expected, "{b} {a}");
        }
    }

    #[test]
    fn a_participant_is_a_company_or_an_address() {
        assert_eq!(participant_key("Anna@Firma.example"), "firma.example");
        assert_eq!(participant_key("Anna@gmx.de"), "anna@gmx.de");
        assert_eq!(participant_key("nobody"), "nobody");
    }
}
