//! Which clients a payer's name, or a text, names: each name is looked up by the rarest of its
//! words, so that it takes the same time however many clients there are.

use std::collections::{BTreeMap, BTreeSet};

use super::name::{each_word, name_words};

/// The names of clients, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Payers {
    by_word: BTreeMap<String, Vec<Name>>,
}

#[derive(Clone, Debug)]
struct Name {
    words: BTreeSet<String>,
    /// Several clients may bear one name, or share a person.
    clients: BTreeSet<String>,
}

/// Letters of the shortest word that is a name of its own in a text: `IT` and `Bau` stand there by
/// chance (docs/bank.md).
const MIN_LETTERS: usize = 4;

impl Payers {
    /// Of these names, each with the id of its client.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut by_words: BTreeMap<BTreeSet<String>, BTreeSet<String>> = BTreeMap::new();
        for (client, name) in names {
            let words = name_words(name);
            if !words.is_empty() {
                by_words.entry(words).or_default().insert(client.to_owned());
            }
        }
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for word in by_words.keys().flatten() {
            *count.entry(word).or_default() += 1;
        }
        let rarest = |words: &BTreeSet<String>| {
            words.iter().min_by_key(|word| count.get(word.as_str())).cloned()
        };
        let mut by_word: BTreeMap<String, Vec<Name>> = BTreeMap::new();
        for (words, clients) in &by_words {
            if let Some(word) = rarest(words) {
                let name = Name { words: words.clone(), clients: clients.clone() };
                by_word.entry(word).or_default().push(name);
            }
        }
        Self { by_word }
    }

    /// The clients whose whole name is among the words of this one.
    pub(super) fn named_by(&self, payer: &str) -> BTreeSet<String> {
        if !self.may_name(payer) {
            return BTreeSet::new();
        }
        let words = name_words(payer);
        let found = words.iter().filter_map(|word| self.by_word.get(word)).flatten();
        let found = found.filter(|name| name.words.is_subset(&words));
        found.flat_map(|name| &name.clients).cloned().collect()
    }

    /// The clients whose whole name stands in a text, in one piece.
    pub(super) fn named_in(&self, text: &str) -> BTreeSet<String> {
        let mut clients = BTreeSet::new();
        if !self.may_name(text) {
            return clients;
        }
        let mut words = Vec::new();
        each_word(text, |word| words.push(word.to_owned()));
        for (at, word) in words.iter().enumerate() {
            for name in self.by_word.get(word).into_iter().flatten() {
                if name.stands_around(&words, at) {
                    clients.extend(name.clients.iter().cloned());
                }
            }
        }
        clients
    }

    /// Whether any of these words is one by which a name is found: most texts have none, which is
    /// told fast.
    fn may_name(&self, text: &str) -> bool {
        let mut may = false;
        if !self.by_word.is_empty() {
            each_word(text, |word| may = may || self.by_word.contains_key(word));
        }
        may
    }
}

impl Name {
    /// Whether its words, and no others, stand beside the one at a place, in any order.
    fn stands_around(&self, words: &[String], at: usize) -> bool {
        let length = self.words.len();
        if length == 1 && words[at].chars().count() < MIN_LETTERS {
            return false;
        }
        let from = (at + 1).saturating_sub(length);
        let pieces = (from..=at).filter_map(|from| words.get(from..from + length));
        let is_it = |piece: &[String]| self.words.iter().all(|word| piece.contains(word));
        pieces.into_iter().any(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payers() -> Payers {
        Payers::of([
            ("kerber", "Kerber GmbH"),
            ("berg", "Studio Berg"),
            ("tal", "Studio Tal"),
            ("x", "Studio X"),
            ("mueller", "Müller & Söhne KG"),
            ("mueller2", "Mueller und Soehne"),
            ("it", "IT GmbH"),
            ("tal", "Uwe König"),
            ("none", "GmbH"),
        ])
    }

    fn check(found: &BTreeSet<String>, expected: &[&str], about: &str) {
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{about}");
    }

    #[test]
    fn a_payer_bears_the_whole_name() {
        for (payer, expected) in [
            ("KERBER GMBH", &["kerber"][..]),
            ("Kerber Gmbh Berlin", &["kerber"]),
            ("BERG, STUDIO", &["berg"]),
            ("Studio", &[]),
            ("Studio X", &["x"]),
            ("Studio Xenia", &[]),
            ("SOEHNE UND MUELLER", &["mueller", "mueller2"]),
            ("Uwe Koenig", &["tal"]),
            ("IT", &["it"]),
            ("GmbH", &[]),
            ("", &[]),
        ] {
            check(&payers().named_by(payer), expected, payer);
        }
    }

    #[test]
    fn a_text_holds_the_whole_name_in_one_piece() {
        for (text, expected) in [
            ("Auftraggeber: KERBER GMBH Buchungstext: Danke Ref. HX1234/1", &["kerber"][..]),
            ("GUTSCHRIFT VON FREMDBANK AUFTRAGGEBER: KERBER AG MITTEILUNG: Danke", &["kerber"]),
            ("Kerber AG;8000 Zuerich", &["kerber"]),
            ("Payment from Kerber GmbH", &["kerber"]),
            ("Kerbers Garten", &[]),
            ("von Berg Studio, danke", &["berg"]),
            ("Studio am Berg", &[]),
            ("König, Uwe und Studio Tal", &["tal"]),
            ("IT Service", &[]),
            ("", &[]),
        ] {
            check(&payers().named_in(text), expected, text);
        }
    }
}
