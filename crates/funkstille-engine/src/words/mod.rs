//! Sentences in the reader's language, from the files in `locales/`.

mod language;
mod money;

pub use language::Language;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use funkstille_core::case::Reason;
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::playbook::Starts;
use jiff::civil::Date;

use crate::data::{self, Data};
use crate::error::Error;

/// The words of one language.
///
/// A message may have a form of its own for the place inside another sentence (German needs the
/// dative there): its attribute `.inside`.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// The attribute with the form of a message inside another sentence.
const INSIDE: &str = "inside";

/// Keys of steps begin with this; a step of a user's own playbook has no words and shows its name.
const STEP: &str = "step-";

/// The key of the event that a playbook counts from, and of its words where that is a due date.
const TRIGGER: &str = "anchor-trigger";
const DUE: &str = "anchor-due";

impl Words {
    /// The words in the binary.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Isolation marks are for text of two directions; they break columns and comparisons.
        bundle.set_use_isolating(false);
        for path in data::words_paths(language.code()) {
            let text = data::embedded_text(&path).unwrap_or_default();
            let (Ok(words) | Err((words, _))) = FluentResource::try_new(text);
            bundle.add_resource_overriding(words);
        }
        Self { language, bundle }
    }

    /// These words, with those of the user's own folder in place of some.
    ///
    /// # Errors
    /// Where one of these files cannot be read or has a mistake in its form.
    pub fn with_own(mut self, data: &Data) -> Result<Self, Error> {
        for path in data::words_paths(self.language.code()) {
            let Some(text) = data.own_text(&path)? else {
                continue;
            };
            let words = FluentResource::try_new(text).map_err(|(words, errors)| {
                let at = errors.first().map_or(0, |error| match &error.slice {
                    Some(entry) => entry.start,
                    None => error.pos.start,
                });
                let line = line_of(words.source(), at);
                Error::BadWords { path: data.place_of(&path), line }
            })?;
            self.bundle.add_resource_overriding(words);
        }
        Ok(self)
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there are words under a key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The sentence under a key, with its facts. A key without a sentence is shown as it is: a
    /// fault of this program, which tests look for.
    pub fn say(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        let mut args = FluentArgs::new();
        for (name, fact) in facts {
            args.set(*name, self.value(fact));
        }
        let message = self.bundle.get_message(key);
        match message.and_then(|message| message.value()) {
            Some(pattern) => {
                let written = self.bundle.format_pattern(pattern, Some(&args), &mut vec![]);
                written.into_owned()
            }
            None => key.to_owned(),
        }
    }

    /// What an error or a reason tells.
    pub fn explain(&self, what: &dyn Explain) -> String {
        self.say(&what.key(), &what.facts())
    }

    /// As [`Words::explain`], with steps as a heading shows them: for lines that begin with one.
    pub fn entry(&self, what: &dyn Explain) -> String {
        let mut facts = what.facts();
        for (_, fact) in &mut facts {
            if let Fact::Key(key) = fact
                && let Some(step) = key.strip_prefix(STEP)
            {
                *fact = Fact::Text(self.step(step));
            }
        }
        self.say(&what.key(), &facts)
    }

    /// Why a step comes on its day, all reasons in one line. `starts` is what started the case.
    pub fn reasons(&self, reasons: &[Reason], starts: Starts) -> String {
        let told = reasons.iter().map(|reason| {
            let mut facts = reason.facts();
            for (_, fact) in &mut facts {
                if starts == Starts::Due && *fact == Fact::Key(TRIGGER.to_owned()) {
                    *fact = Fact::Key(DUE.to_owned());
                }
            }
            self.say(&reason.key(), &facts)
        });
        told.collect::<Vec<_>>().join("; ")
    }

    /// A step by its name, as a heading shows it.
    pub fn step(&self, name: &str) -> String {
        let key = format!("{STEP}{name}");
        if self.has(&key) { self.say(&key, &[]) } else { name.to_owned() }
    }

    /// A day with its weekday, in the reader's manner: `Mon 9 Mar 2026`, `Mo, 9.3.2026`.
    pub fn day(&self, day: Date) -> String {
        let weekday = day.weekday().to_monday_one_offset();
        let facts = [
            ("weekday", Fact::Text(self.say(&format!("weekday-short-{weekday}"), &[]))),
            ("day", Fact::Text(day.day().to_string())),
            ("month", Fact::Text(self.say(&format!("month-short-{}", day.month()), &[]))),
            ("year", Fact::Text(day.year().to_string())),
        ];
        self.say("day", &facts)
    }

    fn value(&self, fact: &Fact) -> FluentValue<'static> {
        match fact {
            Fact::Text(text) => FluentValue::from(printable(text)),
            Fact::Name { en, local } => FluentValue::from(match self.language {
                Language::En => en.clone(),
                Language::De => local.clone(),
            }),
            Fact::Day(day) => FluentValue::from(self.day(*day)),
            Fact::Money(money) => FluentValue::from(self.money(*money)),
            Fact::Number(count) => FluentValue::from(*count),
            Fact::Key(key) => FluentValue::from(self.inside(key)),
            Fact::Told { key, facts } => {
                let facts = facts.iter().map(|(name, fact)| (name.as_str(), fact.clone()));
                FluentValue::from(self.say(key, &facts.collect::<Vec<_>>()))
            }
        }
    }

    /// The words under a key in the form that they have inside another sentence.
    fn inside(&self, key: &str) -> String {
        let Some(message) = self.bundle.get_message(key) else {
            return match key.strip_prefix(STEP) {
                Some(name) => self.say("step-own", &[("name", Fact::from(name))]),
                None => key.to_owned(),
            };
        };
        let form = message.get_attribute(INSIDE).map(|form| form.value());
        match form.or_else(|| message.value()) {
            Some(pattern) => {
                let written = self.bundle.format_pattern(pattern, None, &mut vec![]);
                written.into_owned()
            }
            None => key.to_owned(),
        }
    }
}

/// Text of others as it is shown: it moves no cursor, colours no terminal and turns no direction of
/// writing. Line breaks stay.
fn printable(text: &str) -> String {
    let is_shown = |sign: &char| match sign {
        '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        other => !other.is_control(),
    };
    text.chars().filter(is_shown).collect()
}

/// The line of a byte of a text, from 1.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    let before = text.bytes().take(offset);
    before.filter(|byte| *byte == b'\n').count() + 1
}
