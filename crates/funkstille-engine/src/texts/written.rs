//! How letters write values: days, money, numbers of invoices, the salutation. The words stand in
//! `locales/{de,en}/letters.ftl`.

use funkstille_core::client::{Contact, FormOfAddress, Language};
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use jiff::civil::Date;

use super::Voice;
use crate::data::Data;
use crate::error::Error;
use crate::words::{self, Words};

/// What letters are written with, in every language of letters.
pub struct Written {
    german: Words,
    english: Words,
}

impl Written {
    /// The words in the binary, with those of the user's own folder in place of some.
    ///
    /// # Errors
    /// Where one of the user's own files cannot be read or has a mistake in its form.
    pub fn load(data: &Data) -> Result<Self, Error> {
        Ok(Self {
            german: Words::new(words::Language::De).with_own(data)?,
            english: Words::new(words::Language::En).with_own(data)?,
        })
    }

    /// A day: `5. März 2026`, `5 March 2026`.
    pub fn day(&self, language: Language, day: Date) -> String {
        let words = self.words(language);
        let facts = [
            ("day", Fact::Text(day.day().to_string())),
            ("month", Fact::Text(words.say(&format!("letter-month-{}", day.month()), &[]))),
            ("year", Fact::Text(day.year().to_string())),
        ];
        words.say("letter-day", &facts)
    }

    /// An amount: `1.850,00 €`, `€1,850.00`, `1.850,00 CHF`, `CHF 1,850.00`.
    pub fn money(&self, language: Language, money: Money) -> String {
        self.words(language).money(money)
    }

    /// What the money is about: `Rechnung 2026-014`, `Invoices 2026-014 and 2026-019`; empty where
    /// there is no number.
    pub fn invoices(&self, language: Language, numbers: &[&str]) -> String {
        let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
        match self.list(language, numbers) {
            numbers if numbers.is_empty() => numbers,
            numbers => {
                let facts = [("count", Fact::Number(count)), ("numbers", Fact::Text(numbers))];
                self.words(language).say("letter-invoices", &facts)
            }
        }
    }

    /// The whole greeting with its punctuation. `greeting` is one that the user wrote for this
    /// contact; it wins. Without a contact, or where its name is not known, nobody is named.
    pub fn salutation(
        &self,
        voice: Voice,
        contact: Option<&Contact>,
        greeting: Option<&str>,
    ) -> String {
        if let Some(greeting) = greeting.map(str::trim).filter(|greeting| !greeting.is_empty()) {
            return greeting.to_owned();
        }
        let words = self.words(voice.language);
        let name = contact.map(|contact| contact.name.trim());
        let Some(name) = name.filter(|name| is_name(name) && !self.is_firm(name)) else {
            return words.say("letter-greeting-nobody", &[]);
        };
        let (key, name) = match voice.form {
            FormOfAddress::Formal => ("letter-greeting-formal", name),
            FormOfAddress::Familiar => ("letter-greeting-familiar", self.first_name(name)),
        };
        words.say(key, &[("name", Fact::from(name))])
    }

    /// Whether a name is that of a firm: it bears a legal form.
    fn is_firm(&self, name: &str) -> bool {
        let forms = [Language::German, Language::English]
            .map(|language| self.words(language).say("letter-legal-forms", &[]));
        let bare = |word: &str| word.replace('.', "").trim_matches([',', '(', ')']).to_owned();
        let mut words = name.split_whitespace().map(bare);
        words.any(|word| forms.iter().any(|list| list.split(' ').any(|form| form == word)))
    }

    /// The first word that is no title, no initial with a full stop and no form of address; the
    /// whole name where a form of address stands before a single word, which is the family's.
    fn first_name<'n>(&self, name: &'n str) -> &'n str {
        let forms = [Language::German, Language::English]
            .map(|language| self.words(language).say("letter-forms-of-address", &[]));
        let is_form = |word: &str| forms.iter().any(|list| list.split(' ').any(|it| it == word));
        let mut names = name.split_whitespace().filter(|word| !word.ends_with('.'));
        let Some(first) = names.next() else { return name };
        if !is_form(first) {
            return first;
        }
        let mut names = names.skip_while(|word| is_form(word));
        match (names.next(), names.next()) {
            (Some(first), Some(_)) => first,
            _ => name,
        }
    }

    /// `a`, `a und b`, `a, b und c`.
    fn list(&self, language: Language, items: &[&str]) -> String {
        let words = self.words(language);
        let pair = |key: &str, first: &str, last: &str| {
            words.say(key, &[("first", Fact::from(first)), ("last", Fact::from(last))])
        };
        let Some((last, others)) = items.split_last() else { return String::new() };
        let comma = |list: String, item: &&str| pair("letter-comma", &list, item);
        match others.split_first() {
            None => (*last).to_owned(),
            Some((first, between)) => {
                let all_but_last = between.iter().fold((*first).to_owned(), comma);
                pair("letter-and", &all_but_last, last)
            }
        }
    }

    /// The words of a language of letters.
    pub(crate) fn words(&self, language: Language) -> &Words {
        match language {
            Language::German => &self.german,
            Language::English => &self.english,
        }
    }
}

/// An address stands where a name should where a mail named nobody.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains('@')
}
